## Rulebooks: how conditions, amounts and clauses are said, and what is wrong with a rulebook

# Conditions
condition-and = {" and "}
condition-or = {" or "}
condition-list = {" or "}
condition-not = not ({ $what })
condition-group = ({ $what })
condition-yes = { $field }
condition-no = not { $field }
condition-is = { $field } is { $values }
condition-range = { $field } { $range }
range-exactly = { $number }
range-between = { $low } to { $high } (inclusive)
range-above-to = more than { $low }, up to { $high }
range-from-below = { $low } or more, less than { $high }
range-above-below = more than { $low } and less than { $high }
range-from = { $number } or more
range-above = more than { $number }
range-to = { $number } or less
range-below = less than { $number }

# Amounts
amount-value = the value given
amount-base = the base
amount-above = {" "}beyond { $above }
amount-times = { $of }{ $above } × { $each }
amount-full = { $each } for each full { $every } of { $of }{ $above }
amount-started = { $each } for each { $every } begun of { $of }{ $above }
amount-pro-rata = { $each } for each { $every } of { $of }{ $above }, in proportion
amount-at-most = , at most { $most }

# Periods
period-month = a month
period-quarter = a quarter
period-term = a term
period-year = a year

# Clauses
rule-exclude = does not count: { $when }
rule-exclude-who = counts as an outsider: { $who }; { $when }
rule-points = base { $amount }: { $when }
rule-points-others = base { $amount } (others): { $when }
rule-otherwise = what the rulebook does not list
rule-times = the base × { $amount } instead: { $when }
rule-plus = plus { $amount } of the base: { $when }
rule-add = plus { $amount }: { $when }
rule-scale = times { $amount }: { $when }
rule-counts = counts as { $amount } pieces: { $when }
rule-same-piece = same piece: the best { $best } in full, the others at { $rest }
rule-same-piece-once = same piece: the best of each { $field }; of these the best { $best } in full, the others at { $rest }
rule-same-piece-once-all = same piece: the best of each { $field }
rule-piece = what earlier periods booked of the same piece
rule-share-default = shared equally by the signers
rule-share-equal = shared equally by the signers
rule-share-first = to the first signer
rule-share-each = the whole to each signer
rule-share-parts = shared by the order of signing
rule-share-roles = by { $weights }, equally within each
rule-limit = at most { $most } { $per }: { $when }
rule-limit-least = at least { $least } { $per }: { $when }
rule-limit-pieces = at most { $pieces } pieces count { $per }: { $when }
rule-limit-publication = at most { $most } for a publication: { $when }
rule-limit-publication-least = at least { $least } for a publication: { $when }
rule-limit-piece = at most { $most } for a piece: { $when }
rule-limit-piece-least = at least { $least } for a piece: { $when }
rule-limit-booked = at most { $most } { $per }
rule-limit-booked-least = at least { $least } { $per }
rule-target = { $pieces } pieces owed { $per }
rule-target-publications = { $pieces } publications owed { $per }
rule-target-points = { $pieces } points owed { $per }
rule-event = { $name }: { $amount }
rule-event-zero = { $name }: { $amount }; the piece it names does not count
rule-event-zero-period = { $name }: { $amount }; what the period brought is taken back
rule-event-zero-alone = { $name }: the piece it names does not count
rule-event-zero-period-alone = { $name }: what the period brought is taken back
rule-event-noted = { $name }
rule-rank = ranking, once { $per }
rule-list = { $name }, once { $per }: the first { $places }
rule-list-share = { $name }, once { $per }: the first { $places } of those with a piece
rule-list-all = { $name }, once { $per }
rule-unranked = not ranked: { $who }
rule-money = { $each } yuan a point: { $when }
rule-money-pool = { $each } yuan a point, { $pool } yuan in all: { $when }
rule-round = the total, rounded

# What should be written
type-text = a text in quotes
type-flag = true or false
type-number = a number, or a fraction in quotes such as "1/2" or "60%"
type-day = a date such as 2022-05-01
type-table = an inline table such as {"{"} level = "市级" {"}"}
type-tables = a list of tables
type-list = a list in brackets
type-amount = a number, a fraction, or {"{"} of = "reads", every = 1000, each = 50 {"}"}
type-month-and-day = month and day such as "09-01"
type-count-or-all = a whole number above zero, or "all"
type-places = a whole number above zero, or a percentage in quotes such as "10%"
type-rest = a part such as "1/5", or parts in order such as ["1/3", "1/3"]
type-prizes = a number (the same for each), or a list by place such as [500, 300, 200]
type-points = a number, or where there are several units such as ["30元", "2分"]
type-parts = parts by the number of signers such as [[1], ["60%", "40%"]]

# Problems
toml-syntax = This line cannot be read (TOML: { $message }).
    .hint = Check quotes, brackets, equals signs and commas around it.
    .why = Such a line follows no rule of TOML, so the program cannot know what it means and leaves it out.
full-width = “{ $read }” is a full-width sign; TOML takes only { $plain }.
    .hint = Write { $plain }. What stands inside quotes may stay as it is.
    .why = Full-width commas, brackets, equals signs and digits look much like plain ones, but TOML takes only those.
full-width-quote = These are Chinese quotation marks; TOML takes only straight ones.
    .hint = Replace both by ".
    .why = Chinese quotation marks look much like straight ones, but TOML does not take them.
unquoted = { $read } is not in quotes.
    .hint = Words, fractions, percentages and ranges need straight quotes: "{ $plain }". If it is a number, look for letters in place of 0 and 1, and for a unit.
    .why = In TOML only numbers, dates, true and false go without quotes; 1/2, 50%, <100 and words need them.
no-value = Nothing stands behind the equals sign.
    .hint = Fill it in, or delete the line.
    .why = Nothing stands behind the equals sign, and the program fills nothing in for a person.
missing-comma = A comma is missing before this.
    .hint = Put a , behind the item before.
    .why = The items of a list, and what stands in braces, are parted by commas.
unclosed-bracket = This { $read } is never closed, so the rest of this table could not be read and was not checked.
    .hint = Close it where it should end: {"["} with {"]"}, {"{"} with {"}"}.
    .why = All behind an open bracket would be read as if it stood inside. The program stops at the next [[…]] and checks what follows as usual.
unopened-bracket = Nothing before this { $read } opens it.
    .hint = Delete it, or add what opens it.
    .why = Where a closing bracket is too many, an opening one is often missing before it.
quote-unpaired = The quotes of this line do not pair, so this table could not be read and was not checked.
    .hint = A text has one " before and one behind it.
    .why = With one quote missing, what follows would be read as text.
duplicate-key = “{ $read }” stands twice and can stand only once.
    .hint = Delete or merge one of them.
    .why = With two values under one key the program would have to choose.
unknown-key = There is no such key here, so it would do nothing.
    .hint = { $like ->
        [yes] Did you mean { $near }?
        [same] It does not go with what else is given here. Leave it out, or change what it hangs on, such as per or of.
       *[no] Check the spelling, or delete it.
    }
    .why = A misspelt key does nothing, while its author believes it does. So one wrong letter is an error.
unknown-field = A condition cannot ask for this.
    .hint = { $like ->
        [yes] Did you mean { $near }?
       *[no] A field of your own must be declared by [[field]] first.
    }
    .why = A condition asks for a column. One of your own is declared by [[field]] first.
unknown-word = This word cannot stand here. Possible: { $words }.
    .hint = { $like ->
        [yes] Did you mean { $near }?
       *[no] Choose one of those.
    }
    .why = Only a few words can stand here, all of them English and in small letters.
unknown-value-in-rule = “{ $field }” has no such value. Possible: { $values }.
    .hint = { $like ->
        [yes] Did you mean “{ $near }”?
       *[no] Use one of those, or add it to the values of the [[field]].
    }
    .why = The [[field]] lists all values. A condition with another would never hold, and nobody would get the points.
unknown-clause = No clause of the rulebook cites this article.
    .hint = { $like ->
        [yes] Did you mean “{ $near }”?
       *[no] Write it as the other clauses cite it.
    }
    .why = Articles are named here as the other clauses cite them, letter by letter.
wrong-type = This should be { $expected }.
    .hint = { $kind ->
        [type-flag] Without quotes: true means yes, false means no.
        [type-number] Plain digits only; no zero below a fraction; no unit.
        [type-amount] Plain digits only; no zero below a fraction; no unit.
        [type-day] Write it so, without quotes.
        [type-points] A number where there is one unit; where there are several, see units in [rulebook].
       *[other] Correct it accordingly.
    }
    .why = Numbers have no quotes and no unit; fractions and percentages are quoted; yes and no are true and false.
number-out-of-range = This should be a whole number from { $least } to { $most }.
    .hint = Use a whole number in that range, without quotes.
    .why = Beyond this range the number has no meaning.
missing-key = { $key } is missing.
    .hint = { $key ->
        [unit] units in [rulebook] names several, so say which is meant, such as unit = "元". If there is only one, correct units.
        [clause] Cite the article of the policy, such as clause = "第三条".
        [deadline] A condition asks whether a row came late, so [rulebook] must give the deadline.
        [terms] Terms are used, so [rulebook] must say when they start, such as terms = ["02-16", "09-01"].
       *[other] Add it.
    }
    .why = Without it the program cannot know what is meant, and does not guess.
missing-one-of = The result is missing: one of { $key }.
    .hint = Add one; if it is there, check its spelling.
    .why = A clause with a condition and no result does nothing.
empty-range = No number is in this range.
    .hint = Check its two ends.
    .why = No number lies in a range whose ends are swapped, so the condition would never hold.
not-a-range = This is no number or range.
    .hint = { $like ->
        [yes] Did you mean "{ $near }"?
       *[no] Write 500, "500..999", ">=500" or "<100"; a rate "<30%".
    }
    .why = There are a few ways to write a range: >= and <= take the end in, > and < do not.
columns-of-one-field = columns takes exactly one field.
    .hint = Write columns = {"{"} genre = ["消息", "通讯"] {"}"}.
    .why = A table spreads over one field; its rows may ask for others.
columns-differ = Here are { $found } results for { $expected } columns.
    .hint = Give one result a column.
    .why = One number stands for one column. With more or fewer, nobody knows which is which.
step-not-positive = A step (every) must be above zero.
    .hint = Use a number above zero.
    .why = Points for each full so many: with zero there is no end to it.
per-too-short = This period is shorter than the rulebook's own ({ $base }; period in [rulebook]).
    .hint = Use the same or a longer period, or a shorter period in [rulebook].
    .why = Points are booked by the rulebook's own period; no shorter one has books.
books-too-short = This clause is worked out { $base }, so it cannot be booked to a shorter period.
    .hint = Use the same or a longer period.
    .why = Whether a year's task is done is known when the year ends, so it belongs to no month.
outlet-unlisted = No registry and no [[outlet]] has “{ $outlet }”.
    .hint = { $like ->
        [yes] Did you mean “{ $near }”?
       *[no] Check the name; if it is right, give it an [[outlet]] with its level.
    }
    .why = An outlet named with one wrong letter is none at all, and what is published in the right one does not get its points.
rulebook-unreadable = The rulebook cannot be opened ({ $error }).
    .hint = Check the file's name and folder.
    .why = What cannot be opened cannot be checked.
rulebook-not-utf-8 = The rulebook is not UTF-8, so Chinese would be misread.
    .hint = Save it again as UTF-8.
    .why = In another encoding each Chinese character would be misread.
aliases-of-several = Several outlets are named here, so it is not clear whose alias this is.
    .hint = Give an outlet with aliases an [[outlet]] of its own.
    .why = An alias is another name of one outlet.
alias-moved = This name stood for “{ $outlet }”; it now belongs to this line. { $stays ->
        [yes] These still stand for “{ $outlet }” and do not follow: { $names }.
       *[no] {""}
    }
    .hint = If the whole outlet is meant, let name be “{ $outlet }”; if not, choose another name.
    .why = One outlet of the registry has become two. Aliases not named here still mean the old one.
alias-of-two = This alias belongs to “{ $outlet }” already; one name cannot stand for two outlets.
    .hint = Give it in the name or aliases of one of them.
    .why = Where a table says this name, it can only be one of the two.
outlet-two-facts = “{ $outlet }” has two values of { $field } on one day; the other is in line { $line }.
    .hint = Part the days of the two lines with from and until (both ends are in), or make them agree.
    .why = An outlet has one level on one day, and points depend on it. One of the two does nothing.
dates-reversed = The dates are reversed: from { $from } to { $until } there is no day.
    .hint = from is the first day, until the last; swap or correct them.
    .why = With the dates reversed there is no day on which it holds.
negative-share = A share cannot be negative.
    .hint = Use zero or a positive number.
    .why = The rest counts by a part, which cannot be negative.
roles-need-equal = roles goes only with authors = "equal".
    .hint = Leave one of them out.
    .why = By roles each role shares equally; all for the first signer contradicts it.
shares-above-one = The parts of one row sum to more than the whole.
    .hint = Let each row sum to at most 1.
    .why = More would be shared out than there is.
also-without-sum = Some [[share]] gives departments something else than the sum of their staff's shares, so what is cut from a person cannot be cut from the department as well.
    .hint = Remove also, or write another limit with account = "department".
    .why = Where the department was never booked the person's points, there is nothing to cut.
negative-limit = A limit cannot be negative.
    .hint = Use zero or a positive number.
    .why = A cap below zero would fine everybody.
effect-on-share = A clause with who changes what a signer gets of a piece, which only times and add can do.
    .hint = Leave this key out, or who.
    .why = With who a clause acts on what a signer was given, where there is no base any more.
when-without-pieces = This limit does not bound pieces, so when has no meaning.
    .hint = Leave when out, or set of to "pieces".
    .why = Entries of events and tasks are of no publication, so nothing can be asked of one.
in-a-row-with-places = in-a-row asks for the needs to be met several periods running, which goes with no number of places.
    .hint = Leave one of them out.
    .why = Who meets the needs so many periods running is on the list, however many they are; places go by one period.
missed-no-target = No target has the article “{ $clause }”.
    .hint = Write the target's clause as it stands there.
    .why = Name the target by its clause, letter by letter.
prize-not-in-cents = Prizes are exact to the cent and no larger than 100,000,000,000.
    .hint = Write for example [500, 300, 200].
    .why = Prizes are paid to the cent.
covers-points = The task is measured in points, so covers has no meaning.
    .hint = Leave covers out, or measure the task in pieces.
    .why = A task in points is filled by no particular pieces.
too-many-limits = There are more than { $most } limits, which the program cannot hold.
    .hint = Merge limits of the same condition.
    .why = Each limit is worked out for each account and period, so there is a bound.
case-failed = The case “{ $case }” does not come out: { $what } should be { $expected } and is { $got }.{ $why }
    .hint = Work it out by hand again: is the case wrong, or a clause?
    .why = A case was worked out by hand. Where the program differs, one of the two is wrong.
case-points = { $name }
case-short = { $of ->
    [none] what { $name } is short
   *[other] what { $name } is short ({ $of })
}
case-rank = { $of ->
    [none] the rank of { $name }
   *[other] the rank of { $name } ({ $of })
}
case-list = the list “{ $name }”
case-money = the money of { $name }
case-prizes = what the lists bring { $name }
case-asked = what is asked ({ $name })
case-excluded = the publications in no book ({ $name })
case-ranked = { $place }  { $name }  { $figure }
case-nothing = none
case-no-entries = there are no entries
case-more-entries = { $count } more
case-entry = { $amount }: { $why } ({ $from })
case-rows = row { $rows }
case-event = event row { $row }
case-duty = { $period } { $clause }: { $owed } owed, { $done } done
case-longer-duty = there are tasks { $per } too, which are no part of this case: for them write per = "{ $key }" in it
case-prize = list “{ $list }”, place { $place }: { $prize } yuan
case-arg = { $arg }
case-list-unknown = The case “{ $case }” names a list “{ $name }”, which no clause makes once a { $per }.
    .hint = Check the list's name; for lists of a year or a term the case needs “per”.
    .why = There is no such list, or not for this kind of period.
case-account-unknown = The case “{ $case }” has no account named “{ $name }”.
    .hint = Check the name, or add it to rows or roster.
    .why = Nobody in the case has this name, so nothing can be compared.
case-several-accounts = The case “{ $case }” has several accounts named “{ $name }”.
    .hint = Use another name.
    .why = Where a person and a department have one name, nobody knows whose points are meant.
case-held-up = something in the case is asked and not scored: { $problem }
case-more-failed = { $count } more of this case differ, most likely because of this
terms-out-of-order = The starts of the terms do not go once around the year, or repeat.
    .hint = Begin with the first term of a year and go on, such as ["09-01", "02-16"].
    .why = Terms follow each other, so their starts must go once around the year.
too-many-rules = There are more than { $most } clauses and rows, which the program cannot hold.
    .hint = Merge rows of the same case by columns or lists.
    .why = So many rows mean that each case was written as a row of its own.
units-differ = A unit stands twice, or there are more than { $most }.
    .hint = Name each unit once.
    .why = Each unit has a book of its own; one that stands twice would have two.
empty-list = This is empty, so it could never hold.
    .hint = Fill it in, or delete it.
    .why = Any of nothing never holds, and a table without rows gives nothing.
field-without-order = “{ $field }” has no order, so it cannot be compared.
    .hint = List its values, low to high, in the [[field]].
