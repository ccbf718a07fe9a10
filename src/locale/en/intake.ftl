## intake

no-header = No table of submissions: no header was found here. What was read shows the first rows.
    .hint = One row must name the columns: some of 标题, 作者, 部门, 媒体, 日期. Add it, or copy the rows into the template.
unrecognised-sheet = It is not clear what this sheet is (neither submissions nor a roster nor events); it was not read.
    .hint = If it holds submissions, add a row of headings (标题, 作者, 部门, 媒体, 日期 …); if not, leave it.
too-many-tables = There are too many sheets; from this one on they were not read.
    .hint = Run in several parts.
column-guessed = The heading “{ $name }” has two meanings and the cells do not tell which; for now it is taken as “{ $taken }”, it may be “{ $other }” ({ $tables } table(s)).
    .hint = Give the column a clearer name: “{ $taken }” or “{ $other }”.
column-by-content = The heading “{ $name }” has two meanings; by what stands in the cells it is taken as “{ $taken }”, not “{ $other }” ({ $tables } table(s)).
    .hint = If that is wrong, give the column a clearer name, such as “{ $other }”.
column-ticked = The heading of this column is the { $field } “{ $value }”: a row that ticks it, or names an outlet there, reports a publication of that kind.
    .hint = If that is wrong, make it one column “{ $field }” with the value in every row.
ticked-by-number = { $rows } row(s) have a number in this column and no tick; it was counted as one publication.
    .hint = If there are several, give each a row.
count-beside-title = { $rows } row(s) have a title and a count over 1; each was counted as one publication.
    .hint = If these are several publications, give each a row; leave the title out where only a count is reported.
row-reposted = { $rows } row(s) name an outlet of this column as well; each was taken for a publication of its own, not the original.
    .hint = If such publications do not count, let the rulebook say so; if they are originals, give each a row of its own.
row-counts-by-day = { $rows } row(s) list as many days as they count publications; each day has one of them.
    .hint = If that is wrong, give each publication a row with its day.
row-counts-several = { $rows } row(s) have a count and no title; they were taken for so many publications.
    .hint = If that is wrong, give each publication a row with its title.
row-counts-none = { $rows } row(s) have a count of 0 and so no publication; they were passed over.
    .hint = If that is wrong, fill in the count.
column-second = This column means the same as “{ $first }”, so it is not read.
    .hint = If it is needed too, give it another name; a piece published in several places goes in several rows.
rows-above-header = { $rows } row(s) above the header look like data; they were not read.
    .hint = If they are a table of their own, give it a row of column names (标题, 作者, 媒体, 日期…); if not, leave it.
column-alike = This heading is not a usual one; by its words the column was taken for “{ $taken }”.
    .hint = If that is wrong, use a usual heading.
author-from-sender = The table has no column of authors; whoever sent the form is taken as “{ $taken }” for now.
    .hint = Please check: if the sender is the author, name the column 作者 and this goes away; if not, add a column 作者.
row-not-approved = “{ $name }” says that it was not approved or not published; { $rows } such rows do not score for now.
    .hint = If they do not count, answer so or delete the rows; if they do, answer so or change the cell.
day-behind-outlet = Outlet and day stand in one cell, in { $rows } rows; the day of this one was read as { $day }.
    .hint = If that is wrong, put the day into a column of its own.
outlet-from-title = The table has no column of outlets; its title names “{ $name }”, so the rows below are taken as published there.
    .hint = If that is wrong, add a column 媒体.
counts-unnamed = This table seems to count pieces of units, but “{ $names }” do not say which outlet or level they stand for. It was not read.
    .hint = Name the columns by outlet or level, such as 保定日报 or 市级; name the outlet in the title where all came out in one; or hand in a list with a row a piece; a table that has nothing to do with submissions may stay as it is.
counts-unplaced = “{ $names }” look like units with their counts, but it is not clear in which outlet or of which level; this table was not read.
    .hint = Put outlet and counts in one row: the outlet in the first column, then a unit with its count in each cell, such as 人民日报 | 甲学区12 | 乙学区8, under a row of headings 媒体 | 采用情况; leave the table out if it has nothing to do with submissions.
column-ignored = This heading is not known, so the column was not read.
    .hint = If the column matters for points, give it a usual heading such as 作者, 媒体, 发布日期, 报送日期, 体裁 or 版面.
department-from-title = The table has no department column; by the line above it, the rows below are of “{ $name }”.
    .hint = If that is wrong, add a column 部门.
author-from-title = The table has no column of authors; by the name above it, “{ $name }” signs the rows below.
    .hint = If that is wrong, add a column 作者.
unit-and-author = Unit and author stand in one cell, in { $rows } row(s); they were read apart, the first as “{ $names }” of “{ $unit }”.
    .hint = If that is wrong, give each a column.
unit-without-author = In { $rows } row(s) the cell of unit and author holds only a unit and no author, the first “{ $unit }”; they are taken as handed in by that unit.
    .hint = Where there is an author, write unit and name with a blank between them; if it is a person's name, write the unit before it.
unit-and-author-unparted = It is not clear which part of this cell is the unit and which the author; { $rows } row(s) do not score for now.
    .hint = Write unit and name with a blank between them, such as 机电工程系 张三, and 、 between units, or answer so in the pending list (the unit alone, where it alone signs); or give each a column.
authors-in-names = The table has no column of authors, and { $files ->
        [yes] “{ $name }” in the name of the file
       *[no] “{ $name }” in the name of the sheet
    } looks like a person; whether that is the author is not clear, so { $rows } row(s) in { $tables } table(s) do not score for now.
    .hint = Answer 是 in the pending list if it is the author, 不是 if not; or add a column 作者. People and departments on the roster are not asked about, so best hand that in as well.
author-from-sheet = The table has no column of authors; by the name of the sheet “{ $name }” signs all of it.
    .hint = If that is wrong, add a column 作者.
author-from-file = The table has no column of authors; by the name of the file “{ $name }” signs all of it.
    .hint = If that is wrong, add a column 作者.
department-from-sheet = The table has no column of departments; by the name of the sheet all of it belongs to “{ $name }”.
    .hint = If that is wrong, add a column 部门.
department-from-file = The table has no column of departments; by the name of the file all of it belongs to “{ $name }”.
    .hint = If that is wrong, add a column 部门.
department-from-section = The table has no column of departments; by this line the rows below belong to “{ $name }”.
    .hint = If that is wrong, add a column 部门.
department-filled-down = The department is blank in { $rows } row(s), as where merged cells were parted; the one above is taken, at first “{ $name }”.
    .hint = Check it; if it is wrong, write the department in every row.
cell-as-above = This column says “as above” in { $rows } row(s); the cell above is taken.
    .hint = If that is wrong, write out what is meant.
cell-as-above-nothing = This cell says “as above”, but there is nothing above; it is taken as empty.
    .hint = Write out what is meant.
title-runs-over = This row looks like the rest of the title in row { $row }; it is skipped and no piece of its own; that piece scores as usual.
    .hint = Join the texts in one cell; if it is another piece, add outlet and date.
authors-run-over = This row looks like the rest of the authors in row { $row }; it is skipped, and whoever stands here does not score.
    .hint = Write them in the authors' cell of row { $row }; if it is another piece, add title, outlet and date.
row-without-title = This row has no title; it was taken as a submission all the same.
    .hint = Add the title, or delete the row if it is no submission.
example-row = { $rows } row(s) are examples of the template (the first says “{ $mark }”); they are no submissions and were passed over.
    .hint = If it is a submission after all, put what is true in place of these words.
section-line = { $rows } row(s) only say what the rows below them are (as “{ $text }”); they are taken as headings, not as submissions.
    .hint = If it is a submission after all, fill in author, outlet and date.
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
    .hint = Write the year, or name it in the title or the file name; one answer in the list of what is pending, or --month 2025-03, does too.
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
date-month-from-line = { $rows } row(s) have only the day of the month; the month of the line above them was added, the first is { $day }.
    .hint = If that is wrong, write year and month.
year-turned = this line names no year, and its month comes before the one above; the days below are taken for { $year }.
    .hint = If that is wrong, write the year into this line, such as 2025年1月.
date-month-end = { $rows } row(s) name only a month; what they count is taken for its last day, the first is { $day }.
    .hint = If that is wrong, add a column 发布日期.
date-part-filled-down = This cell is blank in { $rows } row(s), as where merged cells were parted; the one above is taken, at first “{ $value }”.
    .hint = Check it; if it is wrong, fill in every row.
date-parts-differ = In { $rows } row(s) the date and the year or month beside it do not agree; the date is taken, the first is { $day }.
    .hint = Check these cells and correct what is wrong.
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
date-in-future = { $rows } row(s) have a date that has not come yet (today is { $today }).
    .hint = Check whether year or month is a slip.
date-serial = { $rows } row(s) have a bare number for a date (the cell is not formatted as one); the first was read as { $day }.
    .hint = Format the column as a date and check it.
unknown-value = The rulebook has no such { $field }; { $rows } row(s) hang on it. It has: { $values }.
    .hint = Use the rulebook's word; if this is a new { $field }, add it to the rulebook.
unreadable-number = { $field } should be a number here and cannot be read.
    .hint = Write digits only, such as 800. Until then clauses that read this cell do not act, and what cannot be scored waits.
number-about = { $rows } row(s) have a { $field } that is not exact (约, 余, +); the first was read as { $taken }.
    .hint = If that is wrong, write the exact number.
number-of-result = { $rows } row(s) have a sum for { $field }; its result was taken, the first is { $taken }.
    .hint = If that is wrong, write one number.
number-in-unit = The heading of { $field } names a unit, by which { $rows } row(s) were taken; the first is { $taken }.
    .hint = If the cells hold full figures already, take the unit out of the heading.
number-of-range = { $field } is a range, and it is not known which number counts.
    .hint = Write one number. Until then clauses that read this cell do not act, and what cannot be scored waits.
number-wrong-result = The two sides of the sum for { $field } are not equal.
    .hint = Check it and write one number. Until then clauses that read this cell do not act, and what cannot be scored waits.
fact-from-remark = { $rows } row(s) have no { $field }; it was taken from their remarks, the first as “{ $taken }”.
    .hint = If that is wrong, fill in the column { $field }.
remark-unread = The remarks of { $rows } row(s) seem to speak of { $field }; it is not clear what they say, so they were not used.
    .hint = If it matters, give { $field } a column of its own; else leave it.
placement-from-outlet = { $rows } row(s) have no { $field }; behind the outlet stands “{ $taken }”, which was taken.
    .hint = If that is wrong, fill in the column { $field }.
unreadable-flag = { $field } should be yes or no (是 or 否) here and cannot be read.
    .hint = Write 是 or 否. Until then clauses that read this cell do not act, and what cannot be scored waits.
error-value = The formula of { $field } fails here; there is no value.
    .hint = Mend the formula, or write the value.
missing-taken-as = { $rows } row(s) have no { $field }; they count as “{ $value }”.
    .hint = The rulebook says so; fill the cells in if it is wrong.
byline-elsewhere = The byline says { $said }, the row's department is { $department } ({ $rows } row(s)): { $person ->
        [yes] what “{ $name }” gets counts for { $to }
       *[no] the points go to { $to }
    }{ $left ->
        [yes] .
       *[no] ; { $department } gets nothing of it.
    }
    .hint = If it should count for { $department }, take the department out of the byline; if { $to } is right, write { $to } as the department of the row.
byline-without-author = The cell of authors names only who edited, reviewed or guided: { $names } ({ $rows } row(s)). Not scored for now.
    .hint = Fill in the author, or answer in the file of questions: the name, if that is who wrote it; { $department ->
        [yes] 部门, if nobody signs but the department;{" "}
       *[no] {""}
    }不计, if it does not count.
journalist-outside = The byline calls these journalists: { $names } ({ $rows } row(s)); they count as outsiders.
    .hint = If one of them is staff, leave out 记者, or put the name on the roster.
journalist-on-roster = The byline calls these journalists, and the roster has the name: { $names } ({ $rows } row(s)); the one on the roster scores.
    .hint = If it is a journalist who merely has the same name, write （校外） behind it.
editor-in-byline = The byline says that these edited or reviewed: { $names } ({ $rows } row(s)); they are no authors and get none of the authors' points.
    .hint = If one of them is an author, leave out 编辑 or 审核.
guide-in-byline = The byline says that these guided the author: { $names } ({ $rows } row(s)); they are no authors and get no points.
    .hint = If the policy pays whoever guides, add a column 指导教师 to the rulebook ([[field]], kind = "people") and say how they share; if it is the author, leave out 指导教师.
student-in-byline = The byline names a class with: { $names } ({ $rows } row(s)); taken as students, the class as no department.
    .hint = Those on the roster score; others count as outsiders where there is a roster.
and-others = The byline ends in 等; who is not named takes no part ({ $rows } row(s)).
    .hint = Name all authors.
byline-doubtful = It is not clear whom the byline names and for what; taken as: { $names } ({ $rows } row(s)).
    .hint = Put 、 between names and no spaces inside them, such as 张三、李四.
name-alias = “{ $name }” stands there by a further name ({ $rows } row(s)), told by the roster.
    .hint = If that is wrong, correct the roster.
name-with-remark = What stands in brackets after the name is no department; it was taken as part of the name, so this is another person than without it ({ $rows } row(s)).
    .hint = If it is the same person, delete the brackets; a department must be written in full, such as 张三（教务处）.
name-behind-department = Department and name are written as one word ({ $rows } row(s)); taken as “{ $name }” of { $department }.
    .hint = If that is wrong, write them apart, such as 张三（教务处）.
department-alias = The department “{ $name }” stands there by a further name ({ $rows } row(s)), told by the roster.
    .hint = If that is wrong, correct the roster.
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

# Count matrices
matrix-read = This table was read as one of counts: { $units } unit(s), { $headings } heading(s), { $count } publication(s) in all; each cell is the number that the unit published there. { $empty } row(s) have no count.
    .hint = If that is wrong, list the publications, one a row.
matrix-unit-again = This unit stands in the table of counts more than once; the counts of all its rows are taken.
    .hint = Check whether it was filled in twice; if so, delete a row.
counted-and-listed = This table only counts; of { $units } unit(s) in it a list has publications of the same level and period, and both were taken.
    .hint = If this table sums up that list, write 汇总 into the name of its sheet or its title: then it is only compared.
matrix-aside = { $columns } in the table of counts: no publications of the period; not read.
    .hint = If one matters for points, head it with the name of an outlet, a level or a genre.
matrix-period = The publications of a table of counts have no date; by the period that was read, all are of its last day, { $day }.
    .hint = If that is wrong, name the period in the title, such as 2024年5月.
matrix-period-of-run = Neither title nor sheet nor file name says the period; by that of the run, { $period }, all are of its last day, { $day }.
    .hint = If that is wrong, name the period in the title, such as 2024年5月.
matrix-without-period = It is not known which period this table of counts is of; nothing of it is scored yet.
    .hint = Name the period in the title, the sheet or the file name, such as 2024年5月, or give --month.
matrix-heading-unknown = It is not known what this heading of the table of counts means; the counts below are not scored yet.
    .hint = Use the name of an outlet, a level or a genre, or add it to the rulebook.
matrix-no-unit = There is a count here, but it is not known whose; it is not scored yet.
    .hint = Fill in the unit of this row.
matrix-count-unread = A count (0 or a whole number) should stand here; it is not scored yet.
    .hint = Write a number; leave it empty or 0 where there is none.
matrix-count-large = The count here is over { $most }; it is not scored yet.
    .hint = Check it; if there are so many, spread them over several cells or tables.
matrix-too-many = The counts of all tables come to more than { $most }; from this cell on they are not scored yet.
    .hint = Check them; if there are so many, use several tables.
matrix-too-long = A table of counts is read up to { $most } rows; { $rows } row(s) after them were not read.
    .hint = Use several tables.
