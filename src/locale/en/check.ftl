## jifen check: what is wrong with a rulebook in itself

# Combinations, and an invented submission
box-example = “…” { $facts }
box-point = {" · "}
box-number = { $field } { $number }
box-else = another { $field }
box-nothing = no { $field } given
box-given = some { $field } given
box-not-among = { $field } is none of { $values }

# Explaining
check-fill-in = work it out by hand and fill it in: who gets how many points
check-propose-more = there are too many boundaries to list them all; fill in these and run again
check-propose-none = { $clause }: no case was found in which this clause acts; please write one yourself
check-propose-pieces = { $count ->
    [one] 1 publication
   *[other] { $count } publications
 }
check-propose-times = × { $count }
check-propose-periods = { $count } periods running
check-propose-sent = sent { $days } days after the period
check-everything = everything
check-heading = `{ $code }` · { $severity }
check-page = # What jifen check finds

    Every finding has a code that stays; `jifen check --explain CODE` says the same. This page is written by the program: do not edit it.
never-contradiction = its conditions contradict each other
never-single = nothing can meet its one condition: it asks for what is not there, or for a value that cannot be
never-nobody = no account can be meant: its conditions contradict each other, or ask for what such accounts have not
never-excluded = all that it takes is excluded
never-nothing-left = the other rows of its table take all that it takes
always-above = it is { $number } at least, above { $end }
always-below = it is { $number } at most, below { $end }
unreachable-above = it is { $number } at most, never beyond { $end }
unreachable-below = it is { $number } at least, never below { $end }
unreachable-by = the limit of shorter periods in line { $by } never leaves more

# Findings
rows-disagree = { $example }: { $one-clause } gives { $points } by line { $one } and { $clause } gives { $other-points } by line { $other }.
    .hint = Narrow one of the rows; if it is for whatever the others leave, write others = true. Two bases never add up: what comes on top is a [[modify]] with add, what is paid to others a row with for.
    .why = One publication has two values. The program never chooses for you: it stops and asks.
rows-overlap = { $example }: line { $one } and line { $other } both take it.
    .hint = Narrow one of the rows; if it is for whatever the others leave, write others = true.
    .why = In one table one row takes a case. Where two do, there is no telling which counts.
overlapping-clauses = { $example }: the clauses in line { $one } and line { $other } both take it.
    .hint = Exclude the case from one of them with not.
    .why = How a piece is merged, or shared, goes by one clause. Where two apply the program never chooses for you.
boundary-twice = { $field } of exactly { $number } is in both line { $one } and line { $other }: { $example }.
    .hint = 以上 and 以下 include the number, 超过 and 不满 do not. Make one end < or >.
    .why = Both 500字以下 and 500字以上 include 500 (Civil Code, article 1259), so exactly 500 has two results.
boundary-missed = { $field } of exactly { $number } is in neither line { $one } nor line { $other }: { $example }.
    .hint = 超过 and 不满 leave the number out, 以上 and 以下 do not. Make one end <= or >=.
    .why = Neither 不满500字 nor 超过500字 includes 500, so exactly 500 is in no row.
hole = No row covers: { $what }. For example { $example }.
    .hint = Add a row; put what does not count under [[exclude]]; for all others use others = true or otherwise in [rulebook].
    .why = What the policy does not speak of has to be asked when it is handed in. Better settle it before.
hole-in-data = No row covers: { $what }. { $rows } rows of the data are such, the first at { $first }. For example { $example }.
    .hint = Add a row; put what does not count under [[exclude]]; for all others use others = true or otherwise in [rulebook].
    .why = The policy does not speak of it, and the data has it already. These rows have no points and wait for a decision.
never-matches = This can never hold: { $why }.
    .hint = Check the condition, or delete it.
    .why = What never holds does nothing, and whoever wrote it probably thinks it does.
earns-less = { $example } gets { $points }, less than the { $lower-points } of { $lower } (line { $line }), all else equal.
    .hint = Check whether two numbers are swapped; if it is meant, leave it.
    .why = A higher level, a longer piece or more readers for fewer points is most often a number copied wrong.
limit-unreachable = This limit never does anything: { $why }.
    .hint = Check the number, or delete it.
    .why = A limit that nothing reaches does nothing; its number or period is probably wrong.
limit-always = This limit always acts: { $why }.
    .hint = Check the number; if it is meant, write the limit as the points themselves.
    .why = Points that a limit always changes are never given to anybody; one of the numbers is probably wrong.
factors-meet = { $example }: line { $one } ({ $one-clause }) and line { $other } ({ $clause }) both act and make { $factor } times the base.
    .hint = If only one should act, give both the same best-of, or exclude the case from one.
    .why = What several extras make together is often not what was meant. Look at the factor.
target-nobody-owes = Nobody can owe this target: its conditions contradict each other, or ask for what such accounts have not.
    .hint = Check the conditions in who and rows, and whether account is teacher or department.
    .why = A target that nobody owes is never met and never missed.
policy-unreadable = The written policy { $file } cannot be opened ({ $error }).
    .hint = Put it beside the rulebook, or correct the name.
    .why = Only with the policy can be told which article is not in the rulebook, and can reports show its words next to the points.
article-uncovered = No clause speaks for { $article }, nor does a [[not-covered]].
    .hint = Add a clause; where there is nothing to work out, say so in a [[not-covered]].
    .why = What the policy says and the rulebook does not is never carried out, and nobody notices.
article-unknown = { $file } has no { $article }.
    .hint = { $like ->
        [yes] Did you mean { $near }?
       *[no] Cite an article that is there. Articles and their items are found where they begin a line.
    }
    .why = Every point names its article. A wrong one goes public and cannot be looked up.
clause-without-case = No case uses this clause: { $says }.
    .hint = Write a [[case]] worked out by hand; jifen check --propose-cases lists skeletons.
    .why = Nobody has worked out whether a clause without a case is right, and nothing warns when it is changed.
clause-never-fired = No row of the data used this clause: { $says }.
    .hint = Check that its names are spelt as in the tables; if there simply was no such piece, leave it.
    .why = A clause that never acts may have had no occasion, or may be written so that nothing fits.
rulebooks-overlap = { $is-day ->
        [yes] From { $day } on,{" "}
       *[no] { "" }
    }{ $one } and { $other } are in force together.
    .hint = Write until in the [rulebook] of the earlier one.
    .why = Two rulebooks on one day make two results.
rulebooks-gap = { $is-day ->
        [yes] From { $day } on,{" "}
       *[no] { "" }
    }{ $one } is no longer in force and { $other } not yet.
    .hint = Let the until of the one and the from of the other meet.
    .why = What is published on a day without a rulebook has nothing to be scored by.
not-proved = There are too many cases here to prove all; whether something overlaps or is left out is not known.
    .hint = Split conditions with nested any and not into rows, or make the table smaller.
    .why = Checking has a bound. What was not proved is said not to be, never that it is right.
more-findings = There are { $count } more such as { $code }, not listed.
    .hint = Correct those listed, and run it again.
    .why = Of very many findings of one kind only the first are listed.
checks-held-back = { $all ->
        [yes] Every clause is read by what the mistakes are in, so nothing else was checked.
       *[no] While there are mistakes, holes, limits, cases and the clauses with mistakes are not checked.
    }
    .hint = Mend them and run it again.
    .why = A clause with a mistake cannot be counted on, so holes, limits and cases wait until it is mended. What the others say of each other was checked.
prizes-and-places = The list “{ $name }” has { $places } places and { $prizes } prizes.
    .hint = Add or delete prizes; if only the first win, let places be their number.
    .why = With more places than prizes the last get none; with more prizes than places some are never paid. A number was probably left out.
lower-place-wins-more = On the list “{ $name }” place { $next } wins { $next-prize }, more than place { $place } with { $prize }.
    .hint = Check prizes; they begin with the first place.
    .why = A lower place that wins more is probably a slip.
task-pays-backwards = { $key -> 
        [short] Who fails the task gains by it (short is positive).
        [beyond] Who does more loses by it (beyond is negative).
        [unmet] Who fails the task gains by it (unmet is positive).
       *[met] Who does the task loses by it (met is negative).
    }
    .hint = What is taken off is negative, what is given positive.
    .why = What is taken off is written as a negative number. As a positive one it rewards who fails the task.
