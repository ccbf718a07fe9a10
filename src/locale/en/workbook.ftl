## workbook

file-workbook = report-{ $period }.xlsx

# Sheets
sheet-departments = Departments
sheet-teachers = Teachers
sheet-lists = Lists
sheet-pieces = Publications
sheet-ledger = Ledger
sheet-books = Three books
sheet-charts = Charts
sheet-problems = Problems
sheet-about = Notes

# Head and foot of a page
workbook-header = &L{ $name }&C&B{ $sheet } · { $period }&R{ $state }
workbook-footer = &CPage &P of &N

# Headings
column-account-number = Account no.
column-group-number = Group no.
column-equal = Same points
column-own-points = Own points
column-own-place = Own place
column-figure = Ranked by
column-tasks = Tasks
column-source = Source
column-more-rows = Other rows
column-outlet = Outlet
column-level = Level
column-date = Date
column-signers = Signed by
column-outcome = Outcome
column-because = Clause or reason
workbook-brought = Brought ({ $unit })

# What became of a publication
workbook-counted = counted
workbook-surpassed = surpassed
workbook-excluded = not counted
workbook-asked = to decide
workbook-reason = { $clause }: { $why }
workbook-at-stake = up to { $points }, once decided
workbook-pieces-foot = What a publication “brought” is its score by the clauses, before it is shared and limited. A line is a publication; its source leads to the cell of the table.

# Tasks
workbook-short = short
workbook-task-short = { $clause }: { $done } of { $owed } owed, short by { $short }
workbook-task-met = { $clause }: { $done }, { $owed } owed

# Proof
workbook-check = Proof
workbook-check-points = Proof: points (summed from the ledger) less the program's own, all rows together
workbook-check-places = Proof: rows with another place than the program found
workbook-check-pieces = Proof: all that was brought here less what the pieces brought in the three books ({ $unit })
workbook-check-books = Proof: the difference
workbook-books-ledger = all lines of the ledger
workbook-books-foot =
    The total adds the items above; the ledger's adds its lines one by one. Both must agree.
    Teachers and departments are scored each on their own: a department has the points of its staff, so the two are never added.
workbook-proof =
    Points and places in the rankings are formulas over the ledger; the cell “Proof” below shows what they differ by from what the program found: 0.
    Changing the ledger makes it another number. Spreadsheets reckon with binary fractions, so formulas are rounded to the last decimal of points.
workbook-too-long = There are too many lines or accounts for a spreadsheet to work out; the rankings are figures that the program found, not formulas.
workbook-too-fine = Some amounts have more digits than a spreadsheet reckons with; the rankings are figures that the program found, not formulas.
workbook-ledger-left-out = The ledger of the period has { $lines } lines, more than the { $most } that a sheet takes (with a link each, and so that it still opens); it is in { $file }.
workbook-pieces-left-out = There are more publications than the { $most } that a sheet takes; they are left out.
workbook-problems-left-out = There are { $count } problems; the first { $most } are here, the rest in { $file }.
workbook-by-points = points of some publications
workbook-by-pieces = pieces
workbook-by-publications = publications
workbook-places-are-values = Ranked by { $by }, not by all points: the places are figures that the program found, not formulas.
workbook-ranked-by = Ranked by { $clause }
workbook-unit = Unit: { $unit }

# Charts
workbook-by-level = What departments have, by level ({ $unit })
workbook-by-month = Month by month ({ $unit })
workbook-no-level = no level
workbook-no-piece = tasks, events, limits

# Notes
workbook-rows = Rows
workbook-basis = Basis
about-departments = The departments. A name leads to its first line of the ledger. The grey columns at the right are for the formulas and are not printed.
about-teachers = The teachers. A name leads to its first line of the ledger. The grey columns at the right are for the formulas and are not printed.
about-lists = Who is honoured, named or struck off by the rulebook.
about-pieces = A line a publication: what became of it, why, what it brought; its source opens the cell of the table.
about-ledger = Every amount: to whom, how much, by which clause, on which cell. The lines of a person add up to the points.
about-books = What the pieces brought, what teachers got, what departments got, and what lies between.
about-charts = Departments by level, and month by month; the figures of a chart stand with it.
about-problems = Everything a person should look at; its source opens the cell.
