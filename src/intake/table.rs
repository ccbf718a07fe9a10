//! How the rows of one submissions table are read.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::claims::ListClaims;
use super::dates::Around;
use super::day_parts::DayParts;
use super::days::Days;
use super::ditto::{heads_groups, were_merged};
use super::examples;
use super::header::{Heading, Headings, Layout};
use super::remarks::Remarks;
use super::sections::Heard;
use super::skipping;
use super::store::{Spot, Store};
use super::tally::Tally;
use super::text::squeeze;
use super::united::United;
use super::units::unit;
use super::values::is_nothing;
use super::{Role, TextId};
use crate::problem::Severity;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, FieldId, Kind, LEVEL, OUTLET, SENT, STATUS};
use crate::sheet::{Cell, Row};

/// A table of submissions that is being read.
pub struct SubmissionTable {
    pub table: u16,
    pub title: Option<u32>,
    pub department: Option<u32>,
    pub link: Option<u32>,
    pub outlet: Option<u32>,
    pub date: Option<u32>,
    pub sent: Option<u32>,
    /// Days whose year or month stands in a column of its own.
    pub parts: Vec<DayParts>,
    /// What was said of rows that were sent for approval.
    pub approvals: Vec<u32>,
    /// What those columns say of the last row, where it is not through.
    pub refused: Vec<Option<Box<str>>>,
    /// Where a cell holds author and department, for a table without a column of departments.
    pub united: Option<United>,
    /// Where rows say in which outlets a piece was published again.
    pub reposts: Vec<u32>,
    /// Where rows say how many publications they report.
    pub count: Option<u32>,
    /// The day of those, where there is no column for it.
    pub counted_on: Option<NaiveDate>,
    /// The day of the publication at hand, where its row lists one for each.
    pub on: Option<NaiveDate>,
    pub people: Vec<(u32, Role)>,
    pub facts: Vec<(u32, FieldId)>,
    /// Units that headings give to all numbers below them.
    pub units: Vec<(FieldId, Decimal)>,
    /// Fields without a column whose empty cells mean something.
    pub absent: Vec<(FieldId, Fact)>,
    pub days: Days,
    /// The outlet its title names, for a table that says of no row where it was published.
    pub placed: Option<TextId>,
    /// The department its title rows name, for a table without such a column.
    pub common: u32,
    /// That of the rows below a section line that names one.
    pub section: u32,
    /// The line that says so, until it is told.
    pub heard: Option<Heard>,
    pub layout: Layout,
    /// Who signs all of it, as the rows above say, where it has no column of people.
    pub signer: Option<(String, Spot)>,
    /// Whether a department left blank is the one above, as where merged cells were parted.
    pub fills: bool,
    /// Where rows are numbered.
    pub number: Option<u32>,
    /// Whether every row has a number of its own.
    pub numbered: bool,
    /// Whether the notes below the table have begun.
    pub in_notes: bool,
    /// The submission above: its row, and its index in the store.
    pub last: Option<(u32, u32)>,
    /// What each people column said in it.
    pub mentioned: Vec<Mentioned>,
    /// The outlet that its own column named in it.
    pub outlet_above: Option<TextId>,
    /// The outlets that the columns of reposts named in it.
    pub reposted: Vec<Option<TextId>>,
    /// What the lines of the header say in the column that tells repeated headers.
    probes: Vec<String>,
    /// What it may say beside the columns of its fields.
    pub remarks: Option<Remarks>,
    pub tally: Tally,
    /// What the table says of its own rows.
    pub claims: ListClaims,
}

/// What a people column said in a submission.
#[derive(Clone, Debug, Default)]
pub struct Mentioned {
    /// Where its mentions begin and end.
    pub begin: u32,
    pub end: u32,
    /// The cell, where it names only people who do not sign.
    pub unsigned: Option<Box<str>>,
}

impl SubmissionTable {
    /// Prepares for a table that was begun in the store.
    pub fn new(
        store: &Store<'_>,
        table: u16,
        layout: Layout,
        around: Around,
        common: u32,
    ) -> SubmissionTable {
        let claims = ListClaims::new(&layout, store.fields, store.submissions.len());
        let remarks = Remarks::of(store, &layout);
        let mut reading = SubmissionTable {
            table,
            title: layout.column(Heading::Title),
            department: layout.column(Heading::Department),
            link: layout.column(Heading::Link),
            outlet: layout.column(Heading::Field(OUTLET)),
            date: layout.column(Heading::Field(DATE)),
            sent: layout.column(Heading::Field(SENT)),
            parts: DayParts::of(&layout),
            approvals: approvals(store, &layout),
            refused: Vec::new(),
            united: None,
            reposts: every(&layout, Heading::Repost),
            count: layout.column(Heading::Count),
            counted_on: None,
            on: None,
            people: Vec::new(),
            facts: Vec::new(),
            units: Vec::new(),
            absent: Vec::new(),
            days: Days::of(&layout, around),
            placed: None,
            common,
            section: common,
            heard: None,
            layout,
            signer: None,
            fills: false,
            number: None,
            numbered: false,
            in_notes: false,
            last: None,
            mentioned: Vec::new(),
            outlet_above: None,
            reposted: Vec::new(),
            probes: Vec::new(),
            remarks,
            tally: Tally::default(),
            claims,
        };
        for (field, role) in store.fields.people() {
            let columns = reading.layout.columns.iter();
            let own = columns.filter(|(heading, _)| *heading == Heading::Field(field));
            reading
                .people
                .extend(own.map(|&(_, column)| (column, role)));
        }
        if let Some(column) = reading.layout.column(Heading::UnitAndAuthor) {
            reading.people.push((column, Role::Author));
            let heading = reading.layout.name(column).map_or("", |name| &name.text);
            let united = United::new(column, heading);
            reading.united = reading.department.is_none().then_some(united);
        }
        reading.mentioned = vec![Mentioned::default(); reading.people.len()];
        reading.refused = vec![None; reading.approvals.len()];
        reading.reposted = vec![None; reading.reposts.len()];
        for reader in store.readers.iter().flatten() {
            match reading.layout.column(Heading::Field(reader.id)) {
                _ if matches!(reader.id, DATE | SENT | OUTLET) => {}
                Some(column) => {
                    reading.facts.push((column, reader.id));
                    let is_number = store.fields.get(reader.id).kind == Kind::Number;
                    let names = reading.layout.names.iter();
                    let name = names.clone().find(|name| name.column == column);
                    let named = name.filter(|_| is_number);
                    if let Some(unit) = named.and_then(|name| unit(&name.text, reader.id)) {
                        reading.units.push((reader.id, unit));
                    }
                }
                None if reading.layout.ticks(reader.id) => {}
                None if reader.missing != Fact::Unknown => {
                    reading.absent.push((reader.id, reader.missing));
                }
                None => {}
            }
        }
        reading
    }

    /// Learns from the header and the rows below it: what a header that stands there again says,
    /// whether rows are numbered, whether departments were merged.
    pub fn learn(&mut self, header: &[Row<'_>], below: &[Row<'_>]) {
        if let Some(column) = self.probe() {
            let texts = header.iter().filter_map(|line| match line.get(column) {
                Cell::Text(text) => Some(text.to_owned()),
                _ => None,
            });
            self.probes = texts.collect();
        }
        let number = self.layout.names.iter().find(|name| {
            let name = squeeze(&name.text);
            matches!(
                name.as_str(),
                "序号" | "编号" | "no" | "no." | "项次" | "行号"
            )
        });
        self.number = number.map(|name| name.column);
        let plain: Vec<&Row<'_>> = below.iter().filter(|row| self.is_plain(row)).collect();
        self.numbered = self.number.is_some_and(|column| {
            !plain.is_empty() && plain.iter().all(|row| filled(row, Some(column)))
        });
        let cells = |column: u32| -> Vec<Option<String>> {
            let cells = plain.iter().map(|row| match row.get(column) {
                Cell::Text(text) if !is_nothing(text) => Some(squeeze(text)),
                cell @ (Cell::Number(_) | Cell::Day(_)) => Some(cell.shown()),
                _ => None,
            });
            cells.collect()
        };
        self.fills = self
            .department
            .is_some_and(|column| were_merged(&cells(column)));
        // A year mostly stands there once.
        let fills = |column: Option<u32>| column.is_some_and(|column| heads_groups(&cells(column)));
        for parts in &mut self.parts {
            parts.fills = (fills(parts.year), fills(parts.month));
        }
    }

    /// Whether no column says where anything was published, or at which level.
    pub fn is_placeless(&self) -> bool {
        let level = self.layout.column(Heading::Field(LEVEL));
        self.outlet.or(self.link).or(level).is_none()
            && self.reposts.is_empty()
            && self.layout.ticked.is_empty()
    }

    /// Whether a column holds authors with their departments.
    pub fn is_united(&self, column: u32) -> bool {
        let mut united = self.united.iter();
        united.any(|united| united.column == column)
    }

    /// Whether the row at hand says a field beside its column.
    #[inline]
    pub fn says(&self, id: FieldId) -> bool {
        let mut remarks = self.remarks.iter();
        remarks.any(|remarks| remarks.says(id))
    }

    /// Whether a column is one of those that are read.
    pub fn is_read(&self, column: u32) -> bool {
        self.layout.columns.iter().any(|(_, read)| *read == column)
            || self
                .layout
                .ticked
                .iter()
                .any(|ticked| ticked.column == column)
    }

    /// The column in which a header that stands there again is noticed.
    fn probe(&self) -> Option<u32> {
        self.title.or(self.outlet).or(self.link)
    }

    /// Whether a row has what makes it a submission, and says neither sum nor note nor example.
    #[inline]
    pub fn is_plain(&self, row: &Row<'_>) -> bool {
        let placed = || {
            let mut columns = self.outlet.iter().chain(&self.reposts);
            columns.any(|&column| filled(row, Some(column)))
        };
        let signed = || {
            self.people
                .iter()
                .any(|&(column, _)| filled(row, Some(column)))
        };
        let dated = || filled(row, self.date);
        let says = match self.title {
            Some(column) => {
                let title = row.get(column);
                title != Cell::Empty
                    && (placed() || signed() || dated())
                    && !skipping::is_odd(title)
            }
            None => placed() && (signed() || dated() || filled(row, self.count)),
        };
        says && !skipping::is_odd(row.get(self.layout.within.start))
            && examples::mark(self, row).is_none()
    }

    /// Whether a row may be a line of a header.
    #[inline]
    pub fn may_be_header(&self, row: &Row<'_>, headings: &Headings) -> bool {
        /// Longer texts, in bytes, are titles and no headings.
        const LONGEST: usize = 21;
        let Some(column) = self.probe() else {
            return false;
        };
        match row.get(column) {
            Cell::Text(text) => {
                self.probes.iter().any(|probe| probe == text)
                    || text.len() <= LONGEST && headings.lists(text)
            }
            _ => false,
        }
    }

    /// Whether days of what it counts stand nowhere in its rows.
    pub fn is_counted_as_a_whole(&self) -> bool {
        self.count.is_some() && self.title.is_none() && self.date.is_none()
    }

    /// Takes the month of a line over the rows to come, and the year that it may name.
    pub fn enter_month(&mut self, month: Around, text: &str, spot: Spot) {
        if let Some(year) = self.days.enter(month) {
            let told = || (text.to_owned(), vec![("year", year.to_string().into())]);
            let tally = &mut self.tally;
            tally.count(Severity::Warning, "year-turned", spot, spot.column, told);
        }
    }
}

pub fn filled(row: &Row<'_>, column: Option<u32>) -> bool {
    column.is_some_and(|column| row.get(column) != Cell::Empty)
}

/// The columns that say whether rows were approved or used; where the rulebook reads the status, its
/// column is a field's.
fn approvals(store: &Store<'_>, layout: &Layout) -> Vec<u32> {
    let mut columns = every(layout, Heading::Approval);
    if store.readers[usize::from(STATUS.0)].is_none() {
        columns.extend(every(layout, Heading::Field(STATUS)));
    }
    columns
}

/// All columns of a heading.
fn every(layout: &Layout, heading: Heading) -> Vec<u32> {
    let columns = layout.columns.iter();
    let own = columns.filter(|(known, _)| *known == heading);
    own.map(|&(_, column)| column).collect()
}
