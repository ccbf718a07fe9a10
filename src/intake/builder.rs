//! Rows in, from files or from memory; a finished [`Intake`] out.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::{Doubts, tell_columns, tell_unread_above};
use super::dates::Around;
use super::departments::{Named, in_name};
use super::events::EventTable;
use super::finishing::finish;
use super::header::{Found, Heading, Headings, Kind};
use super::matrix::{self, Matrix};
use super::memory::Memory;
use super::names::NOWHERE;
use super::roster::RosterTable;
use super::store::{Spot, Store};
use super::stretch::Stretch;
use super::summary::{self, Summary, SummaryTable};
use super::surroundings::{Over, Said, titles};
use super::table::{SubmissionTable, columns};
use super::unread::{Unread, is_own_report};
use super::{Intake, Setting, named_sheets, spoken};
use crate::decisions::Decisions;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field::{FieldId, Fields};
use crate::sheet::{Cell, OwnedRow, Row, Sink};

/// Gathers rows and makes an [`Intake`] of them.
///
/// Rows come from files (it is a [`Sink`]) or from memory ([`Builder::submission`] and its
/// sisters); both are read alike.
pub struct Builder<'f> {
    headings: Headings,
    pub(super) store: Store<'f>,
    file: Arc<str>,
    sheet: Arc<str>,
    setting: Option<Setting<'f>>,
    /// What the rows above the first table of the sheet say.
    over: Over,
    /// Headings with several meanings that were met.
    doubts: Doubts,
    state: State,
    pub(super) memory: Memory,
    unread: Unread,
    has_submissions: bool,
}

/// Where in a sheet the reading stands.
enum State {
    Outside,
    /// The header was not met yet.
    Seeking(Vec<OwnedRow>),
    Submissions(Stretch),
    Matrix(Box<Matrix>),
    Roster(RosterTable),
    Events(EventTable),
    Summary(SummaryTable),
    /// Nothing is known of what this sheet holds.
    Ignored,
}

/// So many rows are looked at for the header and to tell headings with two meanings apart.
const AHEAD: usize = 40;

impl<'f> Builder<'f> {
    /// Begins; keeps the facts of these fields.
    pub fn new(fields: &'f Fields, keep: impl IntoIterator<Item = FieldId>) -> Builder<'f> {
        Builder {
            headings: Headings::new(fields),
            store: Store::new(fields, keep),
            file: "".into(),
            sheet: "".into(),
            setting: None,
            over: Over::default(),
            doubts: Doubts::default(),
            state: State::Outside,
            memory: Memory::default(),
            unread: Unread::default(),
            has_submissions: false,
        }
    }

    /// Tells what is known beside the tables: days without a year anywhere are of the period's, and
    /// count matrices are told by the outlets.
    #[must_use]
    pub fn within(mut self, setting: Option<Setting<'f>>) -> Self {
        self.setting = setting;
        self
    }

    /// Reads headings, departments, authors and values as was decided.
    #[must_use]
    pub fn decided(mut self, decisions: &Arc<Decisions>) -> Self {
        self.headings.decide(decisions);
        self.store.decide(decisions);
        self
    }

    /// The header has to be among the rows seen by now.
    fn decide(&mut self, problems: &mut Problems) {
        let State::Seeking(held) = std::mem::replace(&mut self.state, State::Ignored) else {
            return;
        };
        let lent: Vec<Row<'_>> = held.iter().map(OwnedRow::lend).collect();
        if lent.first().is_some_and(is_own_report) {
            let place = Place::Sheet {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
            };
            return problems.push(Problem::note("own-report", place));
        }
        let registry = self.setting.map(|setting| setting.registry);
        let list = (0..lent.len()).find(|first| self.begins_list(&lent[*first..]));
        let above = &lent[..list.unwrap_or(lent.len())];
        if let Some(found) = matrix::look(above, &self.headings, self.store.fields, registry) {
            self.has_submissions = true;
            self.state = State::Matrix(Box::new(found));
            for row in &lent {
                self.row(row, problems);
            }
            return;
        }
        match self.headings.find(&lent, self.store.fields) {
            Some(found) => {
                let header = found.first..found.first + found.lines;
                self.begin_tables(&lent, found, problems);
                for row in &lent[header.end..] {
                    self.row(row, problems);
                }
            }
            None if lent.is_empty() => {}
            None if self.begin_summary(&lent, problems) => {}
            None => {
                let unnamed = matrix::unnamed(&lent, &self.headings, self.store.fields);
                self.unread.meet(self.sheet_place(), &lent, unnamed);
            }
        }
    }

    /// Begins what a header says.
    fn begin_tables(&mut self, rows: &[Row<'_>], found: Found, problems: &mut Problems) {
        let (above, rest) = rows.split_at(found.first);
        let (header, below) = rest.split_at(found.lines);
        self.over.hear(above);
        let around = self.around();
        let lines = header[0].number..header[header.len() - 1].number + 1;
        let mut tables = Vec::new();
        for layout in found.layouts {
            let begun = self
                .store
                .table(&self.file, &self.sheet, columns(&layout), lines.clone());
            let Some(table) = begun else {
                let place = self.sheet_place();
                return problems.push(Problem::error("too-many-tables", place));
            };
            self.store.tables[usize::from(table)].titles = self.over.titles().to_vec();
            self.store.tables[usize::from(table)].calls = layout.calls();
            tell_columns(&self.store, table, &layout, problems);
            self.doubts.meet(&self.store, table, &layout);
            match layout.kind {
                Kind::Submissions => {
                    let common = match layout.column(Heading::Department) {
                        Some(_) => NOWHERE,
                        None => self.common_department(table, header[0].number),
                    };
                    let mut begun =
                        SubmissionTable::new(&self.store, table, layout, around, common);
                    begun.learn(header, below);
                    if begun.is_counted_as_a_whole() {
                        begun.counted_on = self.day_of_counts(above, problems);
                    }
                    if let Some(said) = self.over.person.clone()
                        && begun.people.is_empty()
                    {
                        let spot = said.spot(table);
                        let problem = Problem::note("author-from-title", self.store.place(spot));
                        problems.push(problem.read(&*said.name).with("name", &*said.name));
                        begun.signer = Some((said.name, spot));
                    }
                    let lacks_authors = begun.people.is_empty() && begun.signer.is_none();
                    self.note_names(table, lacks_authors);
                    if begun.is_placeless()
                        && let Some(setting) = self.setting
                        && let Some(said) = self.over.outlet(setting.registry)
                    {
                        let place = self.store.place(said.spot(table));
                        let problem = Problem::note("outlet-from-title", place);
                        problems.push(problem.read(&*said.name).with("name", &*said.name));
                        begun.placed = self.store.outlet(&said.name);
                    }
                    tables.push(begun);
                }
                Kind::Roster => {
                    self.state = State::Roster(RosterTable::new(table, &layout, around));
                }
                Kind::Events => {
                    self.state = State::Events(EventTable::new(table, &layout, around));
                }
            }
        }
        if let Some(first) = tables.first() {
            self.has_submissions = true;
            tell_unread_above(&self.store, first.table, above, problems);
            let mut stretch = Stretch::new(tables);
            stretch.hear(&mut self.store, &above[above.len().saturating_sub(1)..]);
            self.state = State::Submissions(stretch);
        }
    }

    /// Begins a table that sums up others, if these rows are one.
    fn begin_summary(&mut self, rows: &[Row<'_>], problems: &mut Problems) -> bool {
        let name = match &*self.sheet {
            "" => &*self.file,
            sheet => sheet,
        };
        let Some(found) = summary::look(rows, &self.headings, name) else {
            return false;
        };
        let number = rows[found.line].number;
        let (file, sheet) = (&self.file, &self.sheet);
        let Some(table) = self
            .store
            .table(file, sheet, Vec::new(), number..number + 1)
        else {
            let place = self.sheet_place();
            problems.push(Problem::error("too-many-tables", place));
            return true;
        };
        let (above, below) = rows.split_at(found.line);
        let own = &mut self.store.tables[usize::from(table)];
        own.titles = titles(above);
        own.summary = Some(Summary::All);
        self.unread.meet_summary(self.sheet_place(), rows);
        self.state = State::Summary(SummaryTable::new(table, found));
        for row in &below[1..] {
            self.row(row, problems);
        }
        true
    }

    /// What the rows above a table, its sheet's and its file's name say of days.
    fn around(&self) -> Around {
        let names = Around::of([&*self.sheet, &*self.file]);
        let asked = self.setting.and_then(|setting| setting.period);
        let asked = asked.map(|period| period.year);
        let decided = || self.store.names.decisions.year_of(&self.file);
        Around {
            year: self
                .over
                .around
                .year
                .or(names.year)
                .or_else(|| decided().or(asked)),
            month: self.over.around.month.or(names.month),
        }
    }

    /// The day of what is only counted below these rows.
    fn day_of_counts(&self, above: &[Row<'_>], problems: &mut Problems) -> Option<NaiveDate> {
        let cells = above.iter().rev().flat_map(Row::cells);
        let texts = cells.filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        let texts: Vec<&str> = texts.chain([&*self.sheet, &*self.file]).collect();
        let texts = texts.into_iter();
        let (day, note) = spoken::day_of_counts(texts, self.setting, self.sheet_place())?;
        problems.push(note);
        Some(day)
    }

    /// The department of a table without such a column: that of a line above, or else the one in
    /// the sheet's name, the title or the file's name.
    fn common_department(&mut self, table: u16, header: u32) -> u32 {
        let above = |said: &Option<Said>, code| {
            let said = said.clone()?;
            let spot = said.spot(table);
            let place = self.store.place(spot);
            let named = Named {
                name: said.name,
                sure: true,
            };
            Some((named, spot, code, place))
        };
        let in_cell = above(&self.over.department, "department-from-title");
        let in_title = || above(&self.over.titled, "department-from-title");
        let spot = Spot {
            table,
            column: Spot::ROW,
            row: header,
        };
        // A person's name is that of no department, unless one is called so, which is known at the end.
        let named = |name: &str| {
            in_name(name).filter(|named| named.sure || !named_sheets::is_likely(&named.name))
        };
        let in_sheet = || {
            let place = self.sheet_place();
            Some((named(&self.sheet)?, spot, "department-from-sheet", place))
        };
        let in_file = || {
            let place = Place::File(self.file.clone());
            Some((named(&self.file)?, spot, "department-from-file", place))
        };
        let found = in_cell.or_else(in_sheet).or_else(in_title).or_else(in_file);
        let Some((named, spot, code, place)) = found else {
            return NOWHERE;
        };
        let problem = Problem::note(code, place).read(&*named.name);
        let problem = problem.with("name", &*named.name);
        self.store.suppose(&named, spot, problem)
    }

    /// Takes note of what the sheet and the file are called, which may be the author of a table without
    /// authors, or the department.
    fn note_names(&mut self, table: u16, lacks_authors: bool) {
        let in_file = Place::File(self.file.clone());
        let names = [
            (&self.sheet, true, self.sheet_place()),
            (&self.file, false, in_file),
        ];
        let names = names.into_iter().filter_map(|(text, of_sheet, place)| {
            let name = named_sheets::in_name(text)?;
            Some(named_sheets::Name {
                name,
                of_sheet,
                place,
            })
        });
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            self.store.named_sheets.push(named_sheets::Named {
                table,
                lacks_authors,
                names,
            });
        }
    }

    fn sheet_place(&self) -> Place {
        Place::Sheet {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
        }
    }

    /// Takes a row below a header of submissions. One that may be a header, or the title of one, or
    /// that lacks something, waits for those after it.
    fn below_header(&mut self, row: &Row<'_>, problems: &mut Problems) {
        let State::Submissions(stretch) = &mut self.state else {
            return;
        };
        if !stretch.is_ordinary(row, &self.headings) {
            if stretch.hold(row) {
                self.settle(problems);
            }
        } else if stretch.holds() {
            self.settle(problems);
            self.row(row, problems);
        } else {
            stretch.take_ordinary(&mut self.store, row, problems);
        }
    }

    /// Decides on the rows that wait: another header, or rows of the table.
    fn settle(&mut self, problems: &mut Problems) {
        let State::Submissions(stretch) = &mut self.state else {
            return;
        };
        let held = stretch.release();
        let lent: Vec<Row<'_>> = held.iter().map(OwnedRow::lend).collect();
        let Some(next) = stretch.next(&lent, &self.headings, self.store.fields) else {
            return stretch.take_all(&mut self.store, &lent, problems);
        };
        let Range { start, end } = next.lines;
        stretch.take_all(&mut self.store, &lent[..next.captions], problems);
        stretch.skip(&mut self.store, &lent[next.captions..end]);
        if next.is_same {
            stretch.hear(&mut self.store, &lent[next.captions..start]);
            for row in &lent[end..] {
                self.row(row, problems);
            }
        } else {
            self.end_tables(problems);
            self.state = State::Seeking(held[next.captions..].to_vec());
        }
    }

    /// Whether the first of these rows is the header of a list of publications.
    fn begins_list(&self, rows: &[Row<'_>]) -> bool {
        let found = self.headings.at(rows, self.store.fields);
        found.is_some_and(|found| {
            let layout = &found.layouts[0];
            layout.kind == Kind::Submissions && layout.column(Heading::Title).is_some()
        })
    }

    /// Nothing more comes that rows could wait for.
    fn decide_all(&mut self, problems: &mut Problems) {
        loop {
            match &self.state {
                State::Seeking(_) => self.decide(problems),
                State::Submissions(stretch) if stretch.holds() => self.settle(problems),
                _ => break,
            }
        }
    }

    fn end_tables(&mut self, problems: &mut Problems) {
        match std::mem::replace(&mut self.state, State::Outside) {
            State::Submissions(stretch) => {
                for table in stretch.tables {
                    table.claims.finish(&mut self.store, table.table);
                    table.tally.tell(&self.store, problems);
                }
            }
            State::Matrix(table) => {
                let sheet = matrix::Sheet {
                    file: &self.file,
                    name: &self.sheet,
                    headings: &self.headings,
                    setting: self.setting,
                };
                matrix::submit(&mut self.store, &table, &sheet, problems);
            }
            _ => {}
        }
    }

    /// Tells people apart and finishes.
    pub fn finish(mut self, problems: &mut Problems) -> Intake {
        self.end_tables(problems);
        self.end_memory(problems);
        self.doubts.tell(self.store.fields, problems);
        let fruitless = !self.has_submissions && !self.memory.has_submissions();
        self.unread.tell(fruitless, problems);
        finish(self.store, problems)
    }
}

impl Sink for Builder<'_> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        self.file = file.clone();
        self.sheet = sheet.into();
        self.over = Over::default();
        self.state = State::Seeking(Vec::new());
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems) {
        if matches!(self.state, State::Matrix(_)) && self.begins_list(std::slice::from_ref(row)) {
            self.end_tables(problems);
            self.state = State::Seeking(Vec::new());
        }
        match &mut self.state {
            State::Matrix(table) => table.take(row),
            State::Submissions(_) => self.below_header(row, problems),
            State::Seeking(held) => {
                held.push(row.to_owned());
                if held.len() == AHEAD {
                    self.decide(problems);
                }
            }
            State::Roster(table) => table.take(&mut self.store, row),
            State::Events(table) => table.take(&mut self.store, row, problems),
            State::Summary(table) => table.take(&mut self.store, row),
            State::Ignored | State::Outside => {}
        }
    }

    fn left_out(&mut self, rows: usize, problems: &mut Problems) {
        self.decide_all(problems);
        if matches!(self.state, State::Matrix(_)) {
            self.end_tables(problems);
        }
        let (file, sheet) = (&self.file, &self.sheet);
        let table = self.store.tables.last_mut();
        let table = table.filter(|table| table.file == *file && table.sheet == *sheet);
        if let Some(table) = table.filter(|table| table.counts.read > 0) {
            table.counts.read += rows;
            table.counts.skipped += rows;
        }
    }

    fn end(&mut self, problems: &mut Problems) {
        self.decide_all(problems);
        self.end_tables(problems);
    }
}
