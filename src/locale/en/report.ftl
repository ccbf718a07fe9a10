## report

# Accounts
report-teacher = teacher
report-teacher-many = teachers
report-teacher-head = Teacher
report-teacher-many-head = Teachers
report-department = department
report-unit = points
report-unit-or = {" "}or{" "}
report-department-many = departments
report-department-head = Department
report-department-many-head = Departments
report-outsider = outsider
report-nobody = unsigned
report-someone = NAME

# Severities
report-error = error
report-warning = warning
report-note = note

# Places
report-row = row { $row }
report-line = line { $line }
report-rows = { $count } rows in all
report-comma = ,{ " " }
report-name-comma = ,{ " " }

# Files
file-departments = departments-{ $period }.csv
file-teachers = teachers-{ $period }.csv
file-ledger = ledger-{ $period }.csv
file-lists = lists-{ $period }.csv
column-list = List
column-prize = Prize
file-receipt = receipt.json
file-json = result-{ $period }.json
file-problems = problems-{ $period }.csv
file-questions = pending-{ $period }.csv
file-marked = marked-{ $period }.xlsx

# Headers
column-place = Place
column-figure = Ranked by
column-figure-points = Points that rank
column-figure-pieces = Pieces that rank
column-figure-publications = Publications that rank
column-group = Group
column-department = { report-department-head }
column-name = Name
column-points = Points
column-pieces = Pieces
column-year = year to date
column-change = change of place
column-money = Money
column-number = No.
column-account-kind = Account kind
column-account = Account
column-period = Period
column-amount = Amount
column-unit = Unit
column-phase = Phase
column-rule = Rule
column-clause = Clause
column-why = Why
column-title = Title
column-file = File
column-sheet = Sheet
column-row = Row
column-severity = Severity
column-code = Code
column-cell = Cell
column-read = Read
column-problem = Problem
column-hint = Hint
column-at-stake = Points at stake
column-item = Item
column-original = As written
column-where = Where
column-choices = Choices
column-answer = Answer
column-who = Decided by
column-when = Date
column-reason = Reason
marked-list = Problems
marked-asked = For you to decide: not scored before it is answered in the list of questions
marked-told = Scored, but please check: the table says other than what came out or the registry has, or something else is doubtful; where choices are listed, the list of questions takes another answer
marked-some-cut = Of long sheets only headings, coloured rows and { $near } rows above and below them are here; they keep their row numbers, and the other rows are hidden
marked-cut = The table has { $rows } rows. Only headings, coloured rows and { $near } rows above and below them are here; they keep their row numbers, and the other rows are hidden.

# Phases
phase-admit = admission
phase-base = base
phase-modify = modification
phase-same-piece = same piece
phase-share = share
phase-limit = limit
phase-period = targets and events
phase-bound = bound
phase-round = rounding

# Why an entry was booked
why-department-sum = what the { report-department }'s staff got for this piece
why-department-score = the score of a piece that someone of the { report-department } signed
why-split-people = ; shared equally by { $count }
why-split-departments = ; shared equally by { $count } { report-department-many }
why-split-part = ; { $part } of it is this signer's
why-split-rounded = , what is left over as the whole piece divides
why-outsider-dropped = the signer is not on the roster; this share goes to nobody
why-unsigned = neither a name nor a { report-department } is given; this goes to nobody
why-surpassed = the piece counts by a better publication; this one brings nothing more
why-repeated = the same publication as row { $row } of “{ $file }”; it counts once
why-rest = another publication of the same piece, worth { $value }, at { $rest }
why-also = the same amount is booked here as well
why-covered = these pieces fill the task and bring nothing more
why-zero-period = what the period brought is taken back

# The result on a terminal
report-departments = { report-department-many-head }
report-departments-group = { report-department-many-head } · { $group }
report-departments-plain = Points of { report-department-many }
report-teachers = { report-teacher-many-head }
report-teachers-plain = Points of { report-teacher-many }
report-teachers-first = { report-teacher-many-head } (first { $shown } of { $count })
report-unranked = unranked
report-unruled = No clause says how to rank: places go by points.
report-ties-shared = Equal results share a place, and the next is skipped (1, 2, 2, 4).
report-ties-dense = Equal results share a place, and none is skipped (1, 2, 2, 3).
report-list = List · { $name } ({ $clause })
report-list-empty = (nobody in this period)
report-list-group = { $group }: { $names }
report-prize = { $name } ({ $prize } yuan)
report-accounting = Read { $read } rows: { $counted } counted, { $not-counted } not counted, { $skipped } skipped, { $asked } to be checked
report-rows-read = Read
report-rows-counted = Counted
report-rows-not-counted = Not counted
report-rows-skipped = Skipped
report-rows-asked = To check
report-more-sheets = … { $count } more sheets: see --json.
report-elsewhere = Of the rows skipped, { $count } { $count ->
        [one] is
       *[other] are
    } dated outside { $period } and left out.
report-at-stake = At most { $points } { report-unit } hang on the rows to be checked; they count once that is done.
report-no-problems = No problems found.
report-problems = Problems: { $errors } { $errors ->
        [one] error
       *[other] errors
    }, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }, { $notes } { $notes ->
        [one] note
       *[other] notes
    }
report-times = { $count } ×
report-points = up to { $points } { report-unit }
report-more-kinds = … and { $count } more { $count ->
        [one] kind
       *[other] kinds
    } of problem.
report-files = Written to { $folder }: { $names }
report-file-busy = { $wanted } is open in another program and was left alone; the new one is { $name }. Close the old one and run again.
report-next-errors = Next: open { $file }, settle the errors in your table, and run again.{ $open ->
        [yes] {" "}What can be answered stands in { $questions }.
       *[no] {""}
    }
report-next-questions = Next: open { $questions }, fill in the answers (or mend your table), and run again.
report-decisions = The tables were read by { $count } answers of { $file }.
report-decided = Decided: { $kind } "{ $about }" is read as "{ $answer }" ({ $decision })
report-next-warnings = Next: open { $file } and look through the warnings; then the result can be published.{ $open ->
        [yes] {" "}What should count otherwise is answered in { $questions }.
       *[no] {""}
    }
report-next-unlisted = Next: no list of problems was written; run with --formats csv (or without --formats) and settle what it lists.
report-next-explain = Next: to see where someone's points come from, run jifen explain { $name } FILES

# Explanations
report-title = “{ $title }”
report-source = rests on: { $source }
report-explain-counted = { $unit }: { $count } publication(s) in “{ $heading }”
report-explain-counted-plain = { $unit }: { $count } publication(s)
report-explain-pieces = Pieces of { $period }
report-explain-period = Limits, targets and events of { $period }
report-explain-total = Total { $points } { $unit }
report-explain-place = place { $place }{ $group }
report-in-group = { " " }in { $group }
report-explain-unranked = unranked
report-explain-money = { $money } yuan
report-explain-nothing = Nothing is booked in this period.
report-explain-outsider = Signers who are not on the roster take no part in the ranking; if they are staff, add their name and { report-department } to the roster.
report-explain-cells = {" "}({ $cells })
report-explain-signers = signed by { $names }; { $clause }: { $how }
report-explain-signers-silent = signed by { $names }; { $how }
report-role = { $name } ({ $columns })
report-explain-asked = { $count } more { $count ->
        [one] row waits
       *[other] rows wait
    } to be checked and { $count ->
        [one] counts
       *[other] count
    } after that:

# Problems
outside-period = the date lies in { $other }, not in { $period }; left out
    .hint = correct the date if it is wrong; if not, it counts when { $other } is scored
outside-period-rows = { $count } { $count ->
        [one] row is
       *[other] rows are
    } dated in { $other }, not in { $period }; left out
    .hint = to score them, run again with --period { $other }

foot-rulebook = Rulebook: { $name }
foot-prepared = Prepared by { $name }
foot-checked = Checked by { $name }
foot-objections = Objections until { $day }
foot-between = {" · "}
state-draft = Draft
state-posted = Posted for objections
state-final = Final
books-title = The three books ({ $unit })
books-item = Item
books-teacher = { report-teacher-many-head }
books-department = { report-department-many-head }
books-nobody = Outside
books-total = Total
books-pieces = What pieces bring by the clauses
books-outsiders = Shares of outsiders go to nobody
books-unsigned = What nobody signed goes to nobody
books-departments = { report-department-many-head } get what their staff got
books-department-scores = { report-department-many-head } get the scores of the pieces that their staff signed
books-clause = { $clause } ({ $phase })
