## What each key of a rulebook is for: an editor shows it on hover (jifen schema)

# Keys found in many places
key-clause = The article it rests on, such as 第五条(二); several with 、, such as 第八条(一)、(三). Every point in a report names it.
key-assumes = What was read into a silent policy; printed below the bulletin.
key-unit = The unit in which the clause acts; required of clauses with points where there are several.
key-when = The publications it acts on: all parts must hold. Left out: all.
key-who = The people or departments it acts on, by the roster. Left out: all.
key-per = The period it is about: month, quarter, term, year.
key-account = Whose it is: teacher or department.
key-books = The longer period it books to, such as year. Left out: its own.
key-also = Who is booked the same amount as well: department is the teacher's; {"{"} post = "通讯员" {"}"} is such teachers of the department.
key-others = true: takes what no other row of its table takes.
key-columns = Spreads the results of each row over one field, such as {"{"} genre = ["消息", "通讯"] {"}"}.
key-rows = A table: each row has conditions and their results.
key-any = Holds if any of these holds.
key-not = Holds if this does not.
key-part = What becomes of an unfinished step: full drops it, started counts it whole, pro-rata counts its part.

# The tables
key-top-rulebook = Name, units, period, rounding: what holds throughout.
key-top-field = Something that can be known: its column, its values, what an empty cell means.
key-top-outlet = Level and medium of one or several outlets, over the built-in registry.
key-top-piece = Which publications are the same piece.
key-top-exclude = What does not count at all.
key-top-points = Base points: what a publication is worth at the outset.
key-top-modify = What adds to, takes from or scales the value of a publication.
key-top-same-piece = What the publications of one piece bring together.
key-top-share = How a score goes to its signers and their departments.
key-top-limit = The most, or least, that something can bring.
key-top-target = How much an account owes in a period, and what follows.
key-top-event = A kind of row of the events sheet, such as 批示 or 差错.
key-top-rank = A ranking.
key-top-list = Who is honoured or named, and the prizes.
key-top-unranked = Who has points but is not ranked.
key-top-money = Points to money.
key-top-not-covered = An article that no clause carries out, and why.
key-top-case = A small table worked out by hand; jifen check works it out again.

# [rulebook]
key-rulebook-name = The name of the policy.
key-rulebook-policy = The file of the written policy, beside this one.
key-rulebook-units = The units of points, such as ["分"]; each is a book of its own.
key-rulebook-decimals = Decimals kept, 0 to 6; 2 if left out.
key-rulebook-rounding = How to round: half-up, half-even or down.
key-rulebook-round = Where to round: piece before sharing, account each total of a period.
key-rulebook-from = The first day it holds; earlier publications are asked about.
key-rulebook-until = The last day it holds; later publications are asked about.
key-rulebook-period = The period points are counted in: month (if left out), quarter, term, year.
key-rulebook-month-ends = The last day of a month, such as 25; left out: the calendar's.
key-rulebook-deadline = The day of the next period after which a submission is late. Where months end on the 25th (month-ends = 25), 3 is the 28th.
key-rulebook-year-starts = The day a year starts on, such as "09-01"; 1 January if left out.
key-rulebook-terms = The days terms start on, in order, such as ["09-01", "02-16"].
key-rulebook-outlets = The built-in registries to use: national, hebei, provinces (all but Hebei); left out: all, []: none.
key-rulebook-otherwise = What no points row covers: ask, reject, or a number of points.

# [[field]]
key-field-name = The name used in conditions, such as level; your own in lower-case English with dashes.
key-field-of = Whose it is: publication, outlet, teacher, department.
key-field-kind = What is filled in: choice, number, date, flag, people.
key-field-headers = The headings of its column; the first is its name in reports.
key-field-values = Its values, low to high; in a list the first is the name, the rest other spellings.
key-field-missing = What an empty cell means: a value, "ask", or "none" (surely not). Left out: asked for where a base needs it; other clauses do not act.

# [[outlet]]
key-outlet-name = The outlet's name; several share the same facts.
key-outlet-aliases = Other names of the outlet.
key-outlet-domains = Domains of its site; a link that ends in one is this outlet's.
key-outlet-from = The first day these facts hold; before, the registry's do.
key-outlet-until = The last day these facts hold; after, the registry's do.
key-outlet-platform = true: a mere platform, its accounts take their owner's level.

# [piece]
key-piece-by = What must be equal, such as ["title"] or ["title", "authors"].
key-piece-within = The period within which it is the same piece; left out: the rulebook's.

# [[exclude]]
key-exclude-who = With this the publication counts, but such signers are outsiders to it.

# [[points]]
key-points-points = How many points; or by a fact, such as {"{"} of = "reads", every = 1000, each = 50 {"}"}.
key-points-for = Pays the people of this column instead of the signers, such as editor: a sum of its own, shared equally among them, for the publication that counts in full; which one is best is decided without it.

# [[modify]]
key-modify-who = With this it acts on the share of such signers, by times and add alone.
key-modify-times = Another base: the base times this, such as "60%".
key-modify-plus = Adds this part of the base, such as "1/2".
key-modify-add = Adds so many points; negative takes away.
key-modify-scale = The value with all additions, times this.
key-modify-counts = How many pieces it is, such as "1/3".
key-modify-best-of = Of clauses with the same name here only the one that brings most acts.

# [[same-piece]]
key-same-piece-once-per = Keeps the best of each value of this field, such as level; with outlet, one outlet counts once however often it ran the piece.
key-same-piece-best = How many of the best count in full; "all" is all. 1 if left out.
key-same-piece-rest = The part of their value that the others add to the best; a list such as ["1/3", "1/3"] goes by rank, nothing beyond; 0 if left out.

# [[share]]
key-share-authors = How signers share: equal (so if left out), first, each (everyone the whole), or by their number, such as [[1], ["60%", "40%"]].
key-share-roles = Weights of the columns, such as text 7, photo 3; equally within each.
key-share-outsiders = Signers who are not on the roster: drop (their share goes to nobody; so if left out), to-staff (the others share it), pay.
key-share-department = What departments get: sum of their people's shares (so if left out), whole, split, none.
key-share-signers = How many signers share at most; later ones get nothing.

# [[limit]]
key-limit-per = What it bounds: each publication, each piece, or an account in a period (month and so on).
key-limit-at-most = The most.
key-limit-at-least = The least.
key-limit-of = Which points: pieces (if left out), events, targets, all, or a list of clauses.
key-limit-pieces = The best so many pieces count.

# [[target]]
key-target-pieces = How many pieces are owed; 0 makes it a grant.
key-target-publications = How many publications are owed.
key-target-points = How many points are owed.
key-target-short = What is booked for each one short; negative takes away.
key-target-beyond = What is booked for each one over.
key-target-met = What is booked once if all is met.
key-target-unmet = What is booked once if not all is met, however much is missing; negative takes away.
key-target-covers = The pieces that fill the task bring nothing: the earliest or the lowest.
key-met-each = What is booked if it is met.
key-met-part = full: only if all is met; pro-rata: the part reached.

# [[event]]
key-event-name = The name of the event, as the events sheet has it.
key-event-points = Points each time, negative to take away; {"{"} of = "value", range = "0..20" {"}"} is the figure on the sheet.
key-event-zero = piece: the piece it names does not count; period: what the period brought is taken back, but no deduction, and pieces still count towards tasks; with books = "year" what the year brought.

# [[rank]] and [[list]]
key-by = What to rank by: points, pieces, publications.
key-ties = Equal accounts: shared is 1, 2, 2, 4; dense is 1, 2, 2, 3.
key-within = Ranks separately within each value of this field, such as group.
key-list-name = The name of the list; clauses of one name make one list.
key-list-needs = What the results of the period must be, tested before places.
key-list-places = How many places; "10%" is of those with a piece. Left out: all who meet the needs.
key-list-part = A fraction of a place: full drops it, started makes it one, half-up rounds.
key-list-in-a-row = How many periods running the needs must be met.
key-list-prizes = The prizes of the places from the first on, such as [500, 300, 200]; a number if each gets the same.
key-list-prize-ties = Where some tie: each gets the prize of the place, or they split those of as many places as they are.
key-needs-points = Points, such as ">=60".
key-needs-pieces = Pieces, such as ">=6".
key-needs-publications = Publications.
key-needs-missed = The clauses of targets that were missed.

# [[money]]
key-money-each = Yuan a point.
key-money-pool = The most in all; beyond it everyone is cut in proportion.

# [[not-covered]]
key-not-covered-because = Why it is not worked out.

# Amounts
key-amount-of = The figure it goes by: words, reads and so on; base is the base, value the figure on the events sheet.
key-amount-start = What it starts from.
key-amount-above = Only what is beyond this counts.
key-amount-every = The size of a step.
key-amount-each = How much a step; without every, how much for each one.
key-amount-at-most = The most in all.
key-amount-missing = The figure of an empty cell; left out: it is asked.
key-amount-range = The figure must lie within, such as "4..10"; outside is an error, never trimmed.

# [[case]]
key-case-name = What the case shows.
key-case-because = The sum worked out by hand.
key-case-rows = The publications, by the names of facts.
key-case-roster = The roster.
key-case-events = The events.
key-case-per = The period whose results are meant; left out: the rulebook's.
key-case-expect = What people and departments should get; names in quotes.
key-case-ranks = The places they should take.
key-case-lists = Who should be on the lists.
key-case-money = The money they should get.
key-case-short = How much of their tasks accounts should be short; by article, if you like.
key-case-prizes = The prizes that lists should bring.
key-case-asked = How many questions should be asked.
key-case-excluded = How many publications should not count.
key-row-title = The title.
key-row-department = The department that sent it in.
key-row-link = The link.
key-roster-name = The name.
key-roster-from = The first day this holds.
key-roster-until = The last day this holds.
key-roster-department = The department.
key-event-row-name = The event.
key-event-row-account = A person or department.
key-event-row-date = The date.
key-event-row-title = The title of the piece it is about.
key-event-row-count = How many times; 1 if left out.
key-event-row-value = The figure.

# Keys that are not listed
key-other-tests = A field of your own, declared by [[field]].
key-other-facts = A field of outlets of your own, declared by [[field]].
key-other-cells = A field of your own, declared by [[field]].
key-other-weights = The weight of a column of people of your own, declared by [[field]].
key-other-names = The name of a person, department or list, in quotes.

# The built-in fields
fact-outlet = The outlet: a name or alias of the registry.
fact-level = The level.
fact-medium = The medium, such as 报纸, 网站, 新媒体.
fact-genre = The genre, such as 消息, 通讯, 图片, 视频.
fact-placement = The placement, such as 头版, 头条.
fact-words = The number of words.
fact-reads = How often it was read.
fact-photos = The number of photos.
fact-seconds = The length in seconds.
fact-date = The date of publication.
fact-sent = The date it was sent in.
fact-delay = Days from publication to sending.
fact-after-deadline = Whether it was sent after the deadline (see deadline of [rulebook]).
fact-status = The status, such as 已采用.
fact-award = Whether it won a prize.
fact-original = Whether it is original.
fact-paid = Whether it was paid for.
fact-signed = Who signed: 个人, 部门, 无.
fact-signers = The number of signers.
fact-authors = The authors.
fact-text = The authors of the text.
fact-photo = The photographers.
fact-editor = The editors.
fact-department = The department.
fact-post = The post.
fact-group = The group of the department, such as 处室, 系部.
fact-headcount = The number of people in the department.

# The whole
schema-title = jifen rulebook
schema-description = A written policy as TOML. Run jifen check after a change: it tells holes, overlaps and contradictions.
schema-fraction = A fraction or percentage in quotes, such as "1/2" or "60%".
schema-range = A range in quotes: ">=500" or more, "<100" less than, "500..999" both ends in.
