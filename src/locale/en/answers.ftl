## answers

answer-other-period = dated { $date }, which belongs to { $other } and not to { $period }; add --period { $other } to see what came of it then.
answer-asked = waits for an answer and has not been scored; at most { $points } { report-unit } hang on it:
answer-question = { $problem }. Find “{ $what }” in { $file } and { $listed ->
        [yes] answer one of: { $choices }
       *[no] fill in the answer
    }
answer-with-source = { $said } ({ $source })
answer-value = Scored: { $parts } = { $total } { $unit }
answer-best = { $best } (worth { $points } by itself)
answer-surpassed = One of a piece: its best publication counts, which is { $best }; this one is worth { $own } by itself.
answer-rest = One of a piece: its best publication is { $best }; this one is worth { $own } by itself and counts in part.
answer-decided-out = Out by decision: { $what } ({ $decision })
answer-hidden = Skipped: the row is hidden or filtered out, and this run was given --skip-hidden.
answer-unread-sheet = Not read: no header of submissions was found on this sheet.
answer-header = No submission: the row is a header.
answer-above = No submission: the row stands above the table (its title, who filled it in).
answer-sum = Skipped: a row of sums or scores.
answer-note = Skipped: a note, or a line for signatures.
answer-label = Skipped: only one cell is filled, which is read as a heading over the rows below.
answer-summary = No submission: this table sums up the lists; it is compared with them and does not score.
answer-other-table = No submission: the row is part of a roster or of a sheet of events.
answer-unlike = Skipped: no title, outlet or author, so it does not look like a submission.
answer-event-idle = This event was not scored; see the list of problems.
answer-entry = { $account } { $amount } ({ $clause }) { $why }
answer-share = { $account } { $points }
answer-shares = Shares: { $shares }
answer-read = { $field }{ $placed ->
        [yes] {" "}({ $cell })
       *[no] {""}
    }{ $filled ->
        [yes] {" "}is “{ $value }”
       *[no] {" "}is empty
    }
answer-yes = yes
answer-no = no
answer-empty = empty
answer-unread = unreadable
answer-unmet-title = Clauses that do not act (one condition short):
answer-unmet = { $clause } { $rule }; but { $read }
answer-alternatives = One change that would have brought more (each scored anew):
answer-alternative = { $read }; if it were “{ $value }”: { $then }
answer-gains = adds { $clause }
answer-loses = drops { $clause }
answer-semicolon = ;{" "}
answer-place = place { $place }
answer-no-place = no place
answer-move = { $account } { $change } ({ $before } → { $after }), { $place-before } → { $place-after }
answer-move-points = { $account } { $change } ({ $before } → { $after }), still { $place-after }
answer-move-unranked = { $account } { $change } ({ $before } → { $after })
answer-move-place = { $account } { $place-before } → { $place-after }
answer-nobody-moves = nobody’s points or place would change
answer-more-moves = { $count } more accounts would change places
answer-ahead-line = { $clause } { $why }: { $said }
answer-ahead = What is missing
answer-idle = Not counted
answer-cell = { $place }: now “{ $read }”
answer-cell-empty = { $place }: now empty
answer-entries = Points that rest on this cell:
answer-no-entries = No points rest on this cell.
answer-variants = If it said something else (tables read and scored anew):
answer-if = “{ $text }”: { $then }
answer-untried = Not tried: { $texts }; the table is large, so only --all scores them all.
answer-if-empty = empty: { $then }
answer-ask-row = There are several rows; ask about one of them to hear what would change it, such as jifen explain { $row }
answer-more = … { $count } more lines, shown with --all.
answer-more-pieces = … and { $count } more
answer-pieces = What each piece brought (--all shows every line; ask by its title why, and what others have of it)
answer-idle-short = { $count } are not counted (--all says why)
answer-brief = { $read } → “{ $value }”: { $then }

not-a-cell = this is no cell
    .hint = write file!sheet!cell, such as report.xlsx!May!H17
no-such-sheet = no file or sheet that was read is so called
    .hint = these were read: { $names }
blank-row = this row is empty or lies outside the table: { $names }
    .hint = write the row number that the spreadsheet shows
row-of-several-sheets = several sheets have this row: { $names }
    .hint = write file and sheet before the row, such as report.xlsx!May!17
never-handed-in = no title in the tables has “{ $name }”: it was not handed in, or stands in a file that was not read
    .hint = nearest titles: { $titles }
