//! Rows in, from files or from memory; a finished [`Intake`] out.

use std::ops::Range;
use std::sync::Arc;

use super::Intake;
use super::above::titles;
use super::columns::{Doubts, tell_columns, tell_unread_above};
use super::events::EventTable;
use super::finishing::finish;
use super::header::{Found, Heading, Headings, Kind};
use super::matrix::{self, Matrix};
use super::memory::Memory;
use super::names::NOWHERE;
use super::roster::RosterTable;
use super::sections;
use super::store::Store;
use super::stretch::Stretch;
use super::summary::{self, Summary, SummaryTable};
use super::surroundings::{Setting, Surroundings};
use super::table::SubmissionTable;
use super::tables::columns;
use super::unread::{Unread, is_own_report};
use crate::decisions::Decisions;
use crate::problem::{Problem, Problems};
use crate::rulebook::field::{FieldId, Fields};
use crate::sheet::{OwnedRow, Row, Sink};

/// Gathers rows and makes an [`Intake`] of them.
///
/// Rows come from files (it is a [`Sink`]) or from memory ([`Builder::submission`] and its
/// sisters); both are read alike.
pub struct Builder<'f> {
    headings: Headings,
    pub(super) store: Store<'f>,
    surroundings: Surroundings<'f>,
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
            surroundings: Surroundings::default(),
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
        self.surroundings.setting = setting;
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
            return problems.push(Problem::note("own-report", self.surroundings.place()));
        }
        let registry = self.surroundings.setting.map(|setting| setting.registry);
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
                self.unread.meet(self.surroundings.place(), &lent, unnamed);
            }
        }
    }

    /// Begins what a header says.
    fn begin_tables(&mut self, rows: &[Row<'_>], found: Found, problems: &mut Problems) {
        let (above, rest) = rows.split_at(found.first);
        let (header, below) = rest.split_at(found.lines);
        let layouts = found.layouts.iter();
        let within: Vec<Range<u32>> = layouts.map(|layout| layout.within.clone()).collect();
        let surroundings = self.surroundings.hear(above, &within);
        let lines = header[0].number..header[header.len() - 1].number + 1;
        let mut tables = Vec::new();
        for (layout, (surroundings, above)) in found.layouts.into_iter().zip(&surroundings) {
            let above: Vec<Row<'_>> = above.iter().map(OwnedRow::lend).collect();
            let around = surroundings.around(&self.store.names.decisions);
            let Surroundings { file, sheet, .. } = surroundings;
            let begun = self
                .store
                .table(file, sheet, columns(&layout), lines.clone());
            let Some(table) = begun else {
                let place = self.surroundings.place();
                return problems.push(Problem::error("too-many-tables", place));
            };
            let own = &mut self.store.tables[usize::from(table)];
            own.titles = surroundings.above.titles().to_vec();
            own.calls = layout.calls();
            tell_columns(&self.store, table, &layout, problems);
            self.doubts.meet(&self.store, table, &layout);
            match layout.kind {
                Kind::Submissions => {
                    let common = match layout.column(Heading::Department) {
                        Some(_) => NOWHERE,
                        None => surroundings.department(&mut self.store, table, lines.start),
                    };
                    let mut begun =
                        SubmissionTable::new(&self.store, table, layout, around, common);
                    begun.learn(header, below);
                    surroundings.complete(&mut self.store, &mut begun, &above, problems);
                    if let Some(last) = above.last() {
                        sections::hear(&mut self.store, &mut begun, last);
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
            self.state = State::Submissions(Stretch::new(tables));
        }
    }

    /// Begins a table that sums up others, if these rows are one.
    fn begin_summary(&mut self, rows: &[Row<'_>], problems: &mut Problems) -> bool {
        let Surroundings { file, sheet, .. } = &self.surroundings;
        let Some(found) = summary::look(rows, &self.headings, (file, sheet)) else {
            return false;
        };
        let number = rows[found.line].number;
        let Some(table) = self
            .store
            .table(file, sheet, Vec::new(), number..number + 1)
        else {
            let place = self.surroundings.place();
            problems.push(Problem::error("too-many-tables", place));
            return true;
        };
        let (above, below) = rows.split_at(found.line);
        let own = &mut self.store.tables[usize::from(table)];
        own.titles = titles(above);
        own.summary = Some(Summary::All);
        self.unread.meet_summary(self.surroundings.place(), rows);
        self.state = State::Summary(SummaryTable::new(table, found));
        for row in &below[1..] {
            self.row(row, problems);
        }
        true
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
            let captions = &lent[next.captions..start];
            stretch.renew(&mut self.store, &mut self.surroundings, captions, problems);
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
                for mut table in stretch.tables {
                    sections::tell(&mut self.store, &mut table);
                    table.claims.finish(&mut self.store, table.table);
                    table.tally.tell(&self.store, problems);
                }
            }
            State::Matrix(table) => {
                let (headings, around) = (&self.headings, &self.surroundings);
                matrix::submit(&mut self.store, &table, headings, around, problems);
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
        self.surroundings.enter(file, sheet);
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
        let Surroundings { file, sheet, .. } = &self.surroundings;
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
