## Scoring: what entries say, and what must be asked

why-limit = { $sum } { $per } in all, at most { $most } count
why-limit-least = { $sum } { $per } in all, lifted to { $least }
why-limit-pieces = at most { $pieces } pieces count { $per }
why-limit-booked = { $sum } { $per } in all, at most { $most } count
why-limit-booked-least = { $sum } { $per } in all, lifted to { $least }
why-target-short = { $owed } { $what } owed { $per }, { $done } done, { $short } short
why-target-met = { $owed } { $what } owed { $per }, { $done } done
measure-pieces = piece(s)
measure-publications = publication(s)
measure-points = point(s)

outlet-and-link-of-a-level = “{ $outlet }” is written, the site { $host } belongs to another outlet of the same level ({ $rows } row(s)). Scored by the outlet as written.
    .hint = Check whether the outlet or the link is wrong.
outlet-and-link-differ = Outlet and link disagree: “{ $outlet }” is written, the site { $host } belongs to an outlet of another level ({ $rows } row(s)). Scored by the outlet as written.
    .hint = Check whether the outlet or the link is wrong.
outlet-account = This is an account of “{ $outlet }” on a platform ({ $rows } row(s)): it has the level of “{ $outlet }” and the medium of the platform, and is not taken for “{ $outlet }” itself.
    .hint = If the policy takes both for one outlet, make this an alias of “{ $outlet }” in [[outlet]].
outlet-read-as = The outlet written here was taken for “{ $outlet }” ({ $rows } row(s)).
    .hint = If that is wrong, write the listed name, or add an [[outlet]] to the rulebook.
outlet-is-forum = “{ $outlet }” is written, but the link { $host } is a forum, where anybody may post. { $rows } row(s) do not score for now.
    .hint = A thread in a forum is usually no publication: answer 不计. If “{ $outlet }” did publish it, answer that outlet, or give the link of what it published.
outlets-parted = { $rows } row(s) name several outlets in one cell; they were taken as { $publications } publications, each of the level of its outlet.
    .hint = If that is wrong, write one outlet a row.
outlets-and-others = The outlets end in 等; what is not named does not count ({ $rows } row(s)).
    .hint = Name all outlets.
outlet-by-link = This outlet is not listed; by its link it was taken for “{ $outlet }” ({ $rows } row(s)).
    .hint = If that is wrong, correct the outlet's name or the link.
level-differs = The level given differs from the registry, where “{ $outlet }” is { $level }. Scored by the registry.
    .hint = Correct the cell, or answer in the list of what is pending which level holds.
level-from-row = This outlet is not listed; { $rows } row(s) are scored by the level they give, “{ $level }”. { $like ->
        [yes] Listed and similar: { $near }.
       *[no] {""}
    }
    .hint = Correct the name if it is wrong; put outlets in use into the rulebook.
account-of-outlet = This is an account of “{ $owner }” on a platform; the rulebook names “{ $owner }”, and it is not clear whether that means the account. { $rows } row(s) are not scored yet.
    .hint = Answer “{ $owner }” if it does, or the level if only that counts; or say so in [[outlet]] of the rulebook.
unknown-outlet = This outlet is not listed{ $lacks ->
        [none] {""}
        [elsewhere] {" "}and the row says this of another: { $fields }
       *[one] {" "}and the row does not say: { $fields }
    }; { $rows } row(s) are not scored yet. { $like ->
        [yes] Listed and similar: { $near }.
       *[no] {""}
    }
    .hint = { $lacks ->
        [none] Correct the outlet's name; if it is right, have it decided and put it into the rulebook.
        [elsewhere] Correct the outlet's name, or answer { $fields } in the file of questions (the column is the first outlet's alone).
        [one] Correct the outlet's name, or fill in { $fields }.
       *[several] Correct the outlet's name, or fill in { $fields }; an answer gives them together, with 、 between.
    }
title-wrapped = A number before a title or a signature behind it is no part of it: without these { $rows } row(s) have a title that stands elsewhere, and were taken for the same piece; the first for “{ $other }” in row { $row } of “{ $file }”.
    .hint = If they are not the same piece, give them different titles.
title-perhaps-same = This row and “{ $other }” in row { $row } of “{ $file }” may be the same piece; they were scored as two.
    .hint = If they are the same, give them the same title.
missing-fact = { $fields } missing, so there is no base; not scored yet.
    .hint = Fill it in.
not-covered = No row of the rulebook covers this; not scored yet.
    .hint = Check level and genre; if the policy is silent, have it decided and put it into the rulebook.
rows-differ = { $clause } gives this row two results (lines { $one } and { $other } of the rulebook); not scored yet.
    .hint = Correct the rulebook so that each case has one result.
clauses-overlap = Lines { $one } and { $other } of the rulebook both take this row, where only one may; not scored yet.
    .hint = Correct the rulebook so that each case falls under one of them.
out-of-range = By { $clause } the figure should lie between { $least } and { $most }; not scored yet.
    .hint = Check and correct it.
money-too-large = What { $clause } (line { $line }) pays for { $period } is too large to be exact; nothing is paid by it yet.
    .hint = Check the rate (each) and the pool.
too-large = The numbers are too large to be exact; not scored yet.
    .hint = Check the numbers in the table and in the rulebook.
before-rulebook = The date lies before { $from }, from which the rulebook holds; not scored yet.
    .hint = Check the date, or score it by the rulebook of its time.
after-rulebook = The date is after { $until }, when the rulebook ends; not scored yet.
    .hint = Check the date; if it is right, score with the rulebook that follows.
target-rows-overlap = Lines { $one } and { $other } of the rulebook both set it a task ({ $clause }); not booked yet.
    .hint = Change the rulebook so that each account falls into one of them.
signers-beyond = { $clause } gives shares to the first signers only; { $signers } later ones got none.
column-empty = { $clause } pays the people of “{ $field }”; in { $rows } rows the column is empty and nobody was paid.
    .hint = Fill in who there was; where the column must be filled, give its field missing = "ask" in the rulebook, where there need be nobody, missing = "none".
piece-not-judged = This piece was published more than once, and this row lacks { $fields }, which { $clause } looks at, so it cannot be told how the publications count together; not scored yet.
    .hint = Fill it in.
repeated-row = This row reports the same publication as row { $row } of “{ $file }”, alike in every column; it counts once.
    .hint = Delete one of them and this is no longer said; or make the titles differ if these are two pieces.
repeated-sheet = Of the { $all } row(s) of this sheet { $rows } stand in others as well ({ $files }), alike in every column; each piece counts once.
    .hint = If this sheet only gathers the others, nothing needs to be done; if some are other pieces, make their titles differ.
handed-in-twice = Row { $row } of “{ $file }” reports the same publication (same title, outlet and date), but with other authors, another department or other details. Which of them holds is not known, so neither counts yet.
    .hint = Keep one row with everyone who signs; or make the titles differ if these are two pieces.
rows-alike = This row and row { $row } of “{ $file }” have the same title, outlet and date but differ elsewhere; each is reckoned by itself.
    .hint = Join them if they report the same publication; or make the titles differ if these are two pieces.
rows-not-judged = { $clause } (line { $line } of the rulebook) looks at { $fields }, which { $rows } row(s) lack, so it was not applied to them.
    .hint = Fill it in where the clause should apply.
unknown-event = The rulebook has no such event; nothing was booked. Possible: { $names }.
    .hint = { $like ->
        [yes] Did you mean “{ $near }”?
       *[no] Correct the name, or add an [[event]] to the rulebook.
    }
event-without-date = The event has no date, so its period is not known; nothing was booked.
    .hint = Fill in the date.
event-for-nobody = The event names no account and no piece that is known; nothing was booked.
    .hint = Fill in the account, or correct the title.
event-piece-unknown = “{ $event }” takes the piece it names out, but no submission has this title.
    .hint = Correct the title.
event-without-value = “{ $event }” goes by its value ({ $clause }), which is empty; nothing was booked.
    .hint = Fill in the value.
event-out-of-range = The value of “{ $event }” should lie between { $least } and { $most } ({ $clause }); nothing was booked.
    .hint = Check and correct it.
signed-by-department = Nobody is named, so the department signs: { $rows } row(s).
    .hint = Fill in the authors if they were forgotten.
signed-by-nobody = Nobody is named, and the department is not known: nobody gets the points of { $rows } row(s).
    .hint = Fill in the authors or the department; where a table is of one department, write 填报单位:… above it.
without-department = The authors' department is not known in { $rows } row(s), so no department gets these points.
    .hint = Fill in 部门 in these rows (add the column if there is none), or add a roster (姓名, 部门).
account-without-figure = The roster does not give its { $field }, by which { $clause } goes; that was not applied yet.
    .hint = Fill { $field } in on the roster.
account-out-of-range = Its { $field } should lie between { $least } and { $most } ({ $clause }); that was not applied yet.
    .hint = Check { $field } on the roster.
event-without-effect = No clause of “{ $event }” is for this account; nothing was booked.
    .hint = Check the account, or correct who or account of the event in the rulebook.
accounts-not-judged = { $departments ->
        [0] { $teachers } teacher(s)
       *[other] { $teachers ->
            [0] { $departments } department(s)
           *[other] { $departments } department(s) and { $teachers } teacher(s)
        }
    } have no { $fields }, so { $clause } (line { $line } of the rulebook) was not applied to them.
    .hint = It looks at { $fields }: fill that in on the roster. Where the clause is of no use to the school, nothing is to be done.
table-without-outlet = This table does not say where anything was published: it has no column of outlets, levels or links. { $rows } rows do not score for now.
    .hint = Add a column 媒体; if all of it was published in one place, name that outlet in the title of the table.
link-untold = Only a link is given, no outlet: { $kind ->
        [platform] { $host } is a platform ({ $names }) where anybody may have an account, so it is not clear whose this is
        [several] several outlets publish on { $host } ({ $names }), so it is not clear which one this is
       *[unlisted] the linked site { $host } is not listed
    }. { $rows } row(s) are not scored yet.
    .hint = { $kind ->
        [platform] If all are of the school's own account, answer its level; if all are of another's, answer that outlet or its level; if they differ, name the account in the column 媒体.
        [several] If all are of one outlet, answer its name; if they differ, name the outlet in the column 媒体.
       *[unlisted] Answer which outlet it is, or its level; or name the outlet in the table.
    }
missing-level = Neither an outlet nor a link is given, so no level can be told and it is not scored yet.
    .hint = Name the outlet, or fill in the level.
platform-untold = This is a platform, where accounts have their owner's level, and no owner is given; { $rows } row(s) are not scored yet.
    .hint = If all are of the school's own account, answer its level; if all are of another's, answer that outlet or its level; if they differ, name the owner in the table.
outlet-without-level = This outlet is listed without a level; { $rows } row(s) are not scored yet.
    .hint = Answer its level, or put it into [[outlet]] of the rulebook.

# What tables say of themselves
claim-count = The table says { $says }; its own items come to { $is }.
    .hint = Check this cell and those it sums.
claim-points = The table says { $says } points, the policy gives { $is }{ $several ->
        [yes] {" "}({ $each })
       *[no] {""}
    }.
    .hint = The policy decides; if the table is right, check the rulebook and these publications.
claim-points-throughout = Most points that this table says differ from the policy's: { $differing } of { $count }, such as { $cells } (behind the arrow the policy's).
    .hint = The policy decides. If the table goes by another one, nothing is to be done; if it goes by this one, check the rulebook.
claim-points-without-items = The table says { $says } points without a publication; the policy gives { $is }{ $several ->
        [yes] {" "}({ $each })
       *[no] {""}
    }.
    .hint = Add the publications, or correct the cell.
claim-items-without-points = The table has publications without points; the policy gives { $is }, not { $says }{ $several ->
        [yes] {" "}({ $each })
       *[no] {""}
    }.
    .hint = Check this cell.
claim-rank = The table says place { $says }; the points worked out again are { $points }, and the place is { $is }{ $tied ->
        [0] {""}
       *[other] { " " }(the same points as { $tied } other(s))
    }.
    .hint = { $cut ->
        [yes] A limit or a target changed these points: check whether the table ranks by what is left after it.
       *[no] { $tied ->
            [0] Check the points of this row and of those with places near it; once they are right the place is too.
           *[other] For equal points 1, 2, 2, 4 and 1, 2, 2, 3 and 1, 2, 3, 4 were tried, and none fits the column: check the points, then how equal points are placed.
        }
    }
claim-running = A running sum hangs on earlier periods, so it cannot be checked here.
    .hint = Check it against the results of the earlier periods.
claim-summary = The summary says { $says } publication(s), the lists have { $is }.
    .hint = If the lists lack something, add it there; if they are right, mend this cell. Only the lists score.
summary-checked = This table sums up the lists and does not score by itself. { $count } number(s) in it were compared with the lists: { $differing } differ, { $open } wait for questions.
    .hint = Each difference has a message of its own. If it is called a sum and should score, take 汇总 and the like out of the sheet's name and title.
summary-lacks = Departments that the summary does not have and the lists do: { $units } (publications).
    .hint = Check whether the summary left them out. Only the lists score.
summary-unlike = This looks like a summary, but most of its units are in no other table or its numbers are no counts, so it cannot be compared; it only counts and does not say where, so it does not score.
    .hint = If lists are missing, hand them in as well. If this table should score, give each outlet or level a column. If it does not matter, leave it.
sum-in-doubt = This table is called a sum, but of the { $all } number(s) in it only { $same } agree with the other tables, or these lack some of its units. Whether it sums them up is not clear; { $rows } row(s) do not score for now.
    .hint = In the pending list answer 汇总 if it sums up the others and should not score, 另计 if it should score besides; or take the sheet out.
sum-found = This table is not called a sum, but all { $all } number(s) in it are those of the lists, so it is taken as their sum and does not score by itself: { $rows } row(s).
    .hint = Check it. If it should score besides, write a line into decisions.csv: “{ $what }”, answer 另计.
sum-found-in-doubt = This table is not called a sum, but of the { $all } number(s) in it { $same } are those of the lists. Whether it sums them up is not clear; { $rows } row(s) do not score for now.
    .hint = In the pending list answer 汇总 if it sums up the lists and should not score, 另计 if it should score besides; or take the sheet out.
sum-counted = This table is called a sum and others have the same units, but no number agrees with them, so it was scored like any other: { $rows } row(s).
    .hint = If that is right, take 汇总 and the like out of the sheet's name and title. If it does sum up others, take the sheet out, so that nothing scores twice.
claims-checked = { $count } sum(s), points and places that the table prints were checked: { $differing } differ; { $open } wait for answers.
    .hint = Each difference is told at its cell.
