## intake

no-header = No table of submissions: no header was found here. What was read shows the first rows.
    .hint = One row must name the columns: some of 标题, 作者, 部门, 媒体, 日期. Add it, or copy the rows into the template.
unrecognised-sheet = It is not clear what this sheet is (neither submissions nor a roster nor events); it was not read.
    .hint = If it holds submissions, add a row of headings (标题, 作者, 部门, 媒体, 日期 …); if not, leave it.
too-many-tables = There are too many sheets; from this one on they were not read.
    .hint = Run in several parts.
column-guessed = This heading has two meanings; by its cells it was taken as “{ $taken }”, not as “{ $other }”.
    .hint = If that is wrong, give it a plainer heading, such as “{ $other }”.
column-alike = This heading is not a usual one; by its words the column was taken for “{ $taken }”.
    .hint = If that is wrong, use a usual heading.
column-ignored = This heading is not known, so the column was not read.
    .hint = If the column matters for points, give it a usual heading such as 作者, 媒体, 发布日期, 报送日期, 体裁 or 版面.
department-from-title = The table has no department column; by the line above it, all rows are of “{ $name }”.
    .hint = If that is wrong, add a column 部门.
row-without-title = This row has no title; it was taken as a submission all the same.
    .hint = Add the title, or delete the row if it is no submission.
row-without-content = { $rows } row(s) hold only a number or a department and no submission; they were passed over.
    .hint = If a submission is missing there, fill in title, author, outlet and date.
too-many-signers = This row names more than { $most } people; only the first were read.
    .hint = Check the author cell.
missing-date = There is no { $field }, so the period is not known.
    .hint = Fill in the date, such as 2025-03-05.
table-without-date = The table has no date column, so the period of { $rows } row(s) is not known.
    .hint = Add a column 发布日期 with the day of publication.
impossible-date = There is no such day ({ $field }).
    .hint = Correct it, such as 2025-02-28.
date-without-year = { $field } has no year, and neither title nor sheet nor file name has one.
    .hint = Write the year, or name it in the title or the file name.
date-without-month = { $field } gives only the day of a month, and neither title nor sheet nor file name says which month.
    .hint = Write year and month, or name them in the title or the file name, such as 2025年3月.
date-without-day = { $field } gives a month but no day.{ $like ->
        [yes] {" "}To count it on the last day of that month, write { $near }.
       *[no] {""}
    }
    .hint = Write the day.
date-of-several = { $field } can be any of these days: { $near }.
    .hint = Write it as 2025-03-05 (a spreadsheet turns 3.10 into 3.1).
unreadable-date = This { $field } cannot be read.
    .hint = Write it as 2025-03-05 or 2025年3月5日.
date-of-digits = { $rows } row(s) have a date of eight digits; the first was read as { $day }.
    .hint = If that is wrong, write it as 2025-03-05.
date-year-added = { $rows } row(s) have a date without a year; that of the title or the file name was added, the first is { $day }.
    .hint = If that is wrong, write the year.
date-month-added = { $rows } row(s) have only the day of the month; year and month of the title or the file name were added, the first is { $day }.
    .hint = If that is wrong, write year and month.
date-short-year = { $rows } row(s) have a year of two digits; the first was read as { $day }.
    .hint = If that is wrong, write four digits.
date-year-last = { $rows } row(s) have the year last; which number is the month follows from their size or the month of the table, the first was read as { $day }.
    .hint = Check it, and better write 2025-03-05.
date-of-number = { $rows } row(s) have a mere number for a date (3.15, 20250315); the first was read as { $day }.
    .hint = Check it, and better write 2025-03-05.
date-range-end = { $rows } row(s) have a range of days or several days; the last day counts, the first such is { $day }.
    .hint = If that is wrong, write only the day of publication.
date-serial = { $rows } row(s) have a bare number for a date (the cell is not formatted as one); the first was read as { $day }.
    .hint = Format the column as a date and check it.
unknown-value = The rulebook has no such { $field }; { $rows } row(s) hang on it. It has: { $values }.
    .hint = Use the rulebook's word; if this is a new { $field }, add it to the rulebook.
unreadable-number = { $field } should be a number here and cannot be read.
    .hint = Write digits only, such as 800. Until then clauses that read this cell do not act, and what cannot be scored waits.
unreadable-flag = { $field } should be yes or no (是 or 否) here and cannot be read.
    .hint = Write 是 or 否. Until then clauses that read this cell do not act, and what cannot be scored waits.
error-value = The formula of { $field } fails here; there is no value.
    .hint = Mend the formula, or write the value.
missing-taken-as = { $rows } row(s) have no { $field }; they count as “{ $value }”.
    .hint = The rulebook says so; fill the cells in if it is wrong.
journalist-outside = The byline calls these journalists: { $names } ({ $rows } row(s)). Those on the roster score, others count as outsiders.
    .hint = If one of them is staff, put the name on the roster.
and-others = The byline ends in 等; who is not named takes no part ({ $rows } row(s)).
    .hint = Name all authors.
not-on-roster = “{ $name }” is not on the roster ({ $rows } row(s)) and counts as an outsider.
    .hint = If this is staff, add the name to the roster.
name-like = “{ $name }” is not on the roster ({ $rows } row(s)), but “{ $near }” is; perhaps a slip. Counted as an outsider.
    .hint = If it is “{ $near }”, correct it; if it is someone else, leave it.
two-people-of-one-name = There is more than one “{ $name }” ({ $departments }); it is not clear who is meant, so the row is not scored yet.
    .hint = Put the department in brackets after the name, as 张三(教务处), or fill in the row's department.
same-name-two-departments = { $count } name(s) stand under several departments and count as different people: { $names }.
    .hint = If it is one person, use one department; with a roster (姓名, 部门) the question does not arise.
unknown-department = The roster has no department “{ $name }” ({ $rows } row(s)). { $like ->
        [yes] Near it are: { $near }. It counts as one outside the roster.
       *[no] It counts as one outside the roster.
    }
    .hint = Use the roster's name, or add the department to the roster.
roster-contradiction = The roster gives “{ $account }” two values of { $field }: first “{ $before }”, here another.
    .hint = Make them agree. Until then the first holds.
roster-two-departments = The roster puts “{ $name }” in two departments on one day: first “{ $before }”, here another.
    .hint = Of someone who moved, part the days of the two rows with 起 and 止 (both ends are in); tell two people of one name apart in their names. Until then this row is not used.
roster-dates-reversed = 止 of this roster row is before 起 ({ $from }), so it holds on no day and is not used.
    .hint = Swap or correct the dates.
not-on-roster-then = “{ $name }” is on the roster, but not on the day of publication, and counts as an outsider there ({ $rows } row(s)).
    .hint = If that is wrong, correct 起 and 止 on the roster.
event-without-name = This row does not say what happened; it does not count.
    .hint = Fill in 事项, such as 差错 or 批示.
event-without-account = The event “{ $event }” names neither whom it concerns nor a title.
    .hint = Fill in the account (a teacher or a department), or the title of the piece.
event-number = { $field } should be a number here and cannot be read.
    .hint = Write digits only, such as 2.
event-account-unknown = It is not clear who “{ $name }” is. { $like ->
        [yes] The roster has “{ $near }”; perhaps a slip.
       *[no] Neither the roster nor the submissions know the name.
    }
    .hint = Write the teacher's or the department's name as on the roster.
event-account-ambiguous = “{ $name }” is both a teacher and a department.
    .hint = If the teacher is meant, put the department in brackets after the name.
own-report = This is a result of an earlier run and no table of submissions; it was not read.
    .hint = Nothing to do; results are best kept in a folder of their own.
