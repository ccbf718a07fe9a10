## page: the report and the slips

file-page = report-{ $period }.html
file-slips = statements-{ $period }.html

page-title = Publicity points
page-slips-title = Slip
page-skip = Skip to the content
page-contents = Contents
page-search = Find a name or a title
page-search-hint = a name, or words of a title
page-search-found = %n found
page-search-more = %n found, the first %m are shown; type more
page-search-none = Nothing found. Try other words, or fewer
page-rankings = Rankings
page-charts = Charts
page-chart-departments = Departments, by level
page-chart-months = Month by month
page-chart-table = The numbers
page-accounts = Where points come from
page-accounts-hint = Choose a name or a number in a ranking: every point is accounted for here.
page-slips-hint = Slips, a page each
page-articles = Clauses
page-articles-hint = How many entries each clause booked, and what it brought.
page-cited = Clauses cited
page-read-as = What the program does
page-fired = Entries
page-books = The three books
page-problems = Problems
page-no-problems = No problems found.
page-line = Line
page-sum = Sum
page-basis = Basis
page-caps = Limits
page-duties = Targets
page-honours = Lists
page-asked = Waiting for an answer, not yet scored
page-sign = Checked by myself, signed: ________________
page-signed-day = Date: ____________
page-figure = Ranked by
page-unwritten = What the rulebook leaves open
page-empty-list = None.

page-next-place = { $gap } { $unit } short of rank { $place }
page-too-many = There are more than { $most } lines, too many for a page that still opens; every entry stands in { $file }.
page-no-policy = The policy “{ $file }” was not found, so its words are not shown.
page-more-problems = … and { $count } more, see { $file }.
page-chart-other = Other (limits, targets, events)
page-duty-short = owed { $owed }, done { $done }, { $short } short
page-duty-done = owed { $owed }, done { $done }
page-cap = at most { $most } { $unit }, { $used } used, room for { $room }
page-cap-pieces = at most { $most } pieces, { $used } used, room for { $room }
page-lack-points = { $count } { $unit }
page-lack-pieces = { $count } pieces
page-lack-publications = { $count } publications
page-honour-lacks = { $clause } { $list } ({ $period }{ $longer ->
        [yes] , by what was read
       *[no] {""}
    }): { $lacks } short{ $placed ->
        [yes] { " " }of rank { $place }
       *[no] {""}
    }
page-honour-stands = { $clause } { $list } ({ $period }{ $longer ->
        [yes] , by what was read
       *[no] {""}
    }): on the list{ $placed ->
        [yes] , rank { $place }
       *[no] {""}
    }
page-honour-next = { $clause } { $list } ({ $period }{ $longer ->
        [yes] , by what was read
       *[no] {""}
    }): on the list, rank { $own }; { $lacks } short of the prize of rank { $place }
