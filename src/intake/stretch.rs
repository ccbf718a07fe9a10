//! A stretch of a sheet below one header.

use std::ops::Range;

use super::alike::is_idle;
use super::header::{Heading, Headings, Kind, Layout};
use super::rows;
use super::skipping::is_caption;
use super::store::Store;
use super::surroundings::Surroundings;
use super::table::SubmissionTable;
use super::text::squeeze;
use crate::problem::Problems;
use crate::rulebook::field::{Fields, Kind as FieldKind};
use crate::sheet::{Cell, OwnedRow, Row};

/// So many rows that may be a header with its title wait at most.
const HELD: usize = 8;

/// The tables below a header, which is one, or several side by side, and rows that wait.
pub struct Stretch {
    pub tables: Vec<SubmissionTable>,
    held: Vec<OwnedRow>,
}

/// A header among rows that waited.
pub struct Next {
    /// The first of the rows above it that belong to it.
    pub captions: usize,
    pub lines: Range<usize>,
    /// Whether it is the one that stands above already.
    pub is_same: bool,
}

impl Stretch {
    pub fn new(tables: Vec<SubmissionTable>) -> Stretch {
        Stretch {
            tables,
            held: Vec::new(),
        }
    }

    /// Whether a row is a submission beyond doubt.
    #[inline]
    pub fn is_ordinary(&self, row: &Row<'_>, headings: &Headings) -> bool {
        !self.tables[0].may_be_header(row, headings) && self.is_plain(row)
    }

    /// Whether each table has what makes a row a submission in it, or nothing.
    #[inline]
    fn is_plain(&self, row: &Row<'_>) -> bool {
        if let [table] = self.tables.as_slice() {
            return table.is_plain(row);
        }
        self.tables.iter().all(|table| {
            let part = row.part(table.layout.within.clone());
            let part = part.lend();
            part.is_blank() || table.is_plain(&part)
        })
    }

    /// Lets a row wait; whether no more may.
    pub fn hold(&mut self, row: &Row<'_>) -> bool {
        self.held.push(row.to_owned());
        self.held.len() == HELD
    }

    pub fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// The rows that waited.
    pub fn release(&mut self) -> Vec<OwnedRow> {
        std::mem::take(&mut self.held)
    }

    /// Takes a row that is a submission beyond doubt.
    #[inline]
    pub fn take_ordinary(&mut self, store: &mut Store<'_>, row: &Row<'_>, problems: &mut Problems) {
        match self.tables.as_mut_slice() {
            [table] => {
                let before = store.submissions.len();
                rows::take_plain(store, table, row, problems);
                table.claims.take(store, table.table, row, before);
            }
            _ => self.take(store, row, problems),
        }
    }

    /// Takes a row of the table, or its parts where tables stand side by side.
    pub fn take(&mut self, store: &mut Store<'_>, row: &Row<'_>, problems: &mut Problems) {
        if let [table] = self.tables.as_mut_slice() {
            let before = store.submissions.len();
            rows::take(store, table, row, problems);
            return table.claims.take(store, table.table, row, before);
        }
        for table in &mut self.tables {
            let part = row.part(table.layout.within.clone());
            if !part.lend().is_blank() {
                let before = store.submissions.len();
                rows::take(store, table, &part.lend(), problems);
                table.claims.take(store, table.table, &part.lend(), before);
            }
        }
    }

    pub fn take_all(&mut self, store: &mut Store<'_>, rows: &[Row<'_>], problems: &mut Problems) {
        for row in rows {
            self.take(store, row, problems);
        }
    }

    /// Counts rows as skipped.
    pub fn skip(&mut self, store: &mut Store<'_>, rows: &[Row<'_>]) {
        for table in &self.tables {
            let counts = &mut store.tables[usize::from(table.table)].counts;
            let part = |row: &&Row<'_>| !row.part(table.layout.within.clone()).lend().is_blank();
            let rows = rows.iter().filter(part).count();
            counts.read += rows;
            counts.skipped += rows;
        }
    }

    /// Lets rows above the header that stands there again say of the rows to come whose they are.
    pub fn renew(
        &mut self,
        store: &mut Store<'_>,
        surroundings: &mut Surroundings<'_>,
        rows: &[Row<'_>],
        problems: &mut Problems,
    ) {
        let tables = self.tables.iter();
        let columns: Vec<Range<u32>> = tables.map(|table| table.layout.within.clone()).collect();
        let around = surroundings.hear(rows, &columns);
        for (table, (own, rows)) in self.tables.iter_mut().zip(&around) {
            let rows: Vec<Row<'_>> = rows.iter().map(OwnedRow::lend).collect();
            own.renew(store, table, &rows, problems);
        }
    }

    /// The first header among rows that waited.
    pub fn next(&self, rows: &[Row<'_>], headings: &Headings, fields: &Fields) -> Option<Next> {
        (0..rows.len()).find_map(|start| {
            let found = headings.at(&rows[start..], fields);
            let found = found.filter(|found| found.layouts[0].kind == Kind::Submissions);
            let lines = match &found {
                Some(found) => found.lines,
                None if is_like_header(&rows[start], headings)
                    || heads_counts(&rows[start], headings, fields) =>
                {
                    1
                }
                None => return None,
            };
            let captions = rows[..start].iter().rev();
            let captions = captions.take_while(|row| self.is_caption(row));
            Some(Next {
                captions: start - captions.count(),
                lines: start..start + lines,
                is_same: found.is_some_and(|found| {
                    let before = self.tables.iter().map(|table| &table.layout);
                    found.layouts.len() == self.tables.len()
                        && found
                            .layouts
                            .iter()
                            .zip(before)
                            .all(|(a, b)| says_same(a, b))
                }),
            })
        })
    }
}

impl Stretch {
    /// Whether a row belongs to the header below it: over all tables, or over each of those that
    /// stand side by side.
    fn is_caption(&self, row: &Row<'_>) -> bool {
        let parts = self.tables.iter().map(|table| &table.layout.within);
        let mut parts = parts.map(|columns| row.part(columns.clone()));
        is_caption(row)
            || self.tables.len() > 1
                && parts.all(|part| part.lend().is_blank() || is_caption(&part.lend()))
    }
}

/// Whether headers say the same, and so are one that stands there again.
fn says_same(one: &Layout, other: &Layout) -> bool {
    let names = |layout: &Layout| -> Vec<(u32, String)> {
        let names = layout.names.iter();
        names
            .map(|name| (name.column, squeeze(&name.shown())))
            .collect()
    };
    names(one) == names(other)
}

/// Whether a row begins a count matrix: units, and at least two outlets, levels or other values.
fn heads_counts(row: &Row<'_>, headings: &Headings, fields: &Fields) -> bool {
    let texts = row.cells().filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    let counted = |text: &str| {
        let mut choices = fields
            .iter()
            .filter(|(_, field)| field.kind == FieldKind::Choice);
        fields.is_outlet(text) || choices.any(|(_, field)| field.value(text).is_some())
    };
    let (mut units, mut things) = (0, 0);
    for text in texts {
        units += usize::from(headings.is(text, Heading::Department));
        things += usize::from(counted(text));
    }
    units > 0 && things >= 2
}

/// Whether a row begins a table of another kind: nearly all of its cells are headings.
fn is_like_header(row: &Row<'_>, headings: &Headings) -> bool {
    let filled: Vec<Cell<'_>> = row.cells().filter(|cell| *cell != Cell::Empty).collect();
    let is_known = |text: &str| headings.lists(text) || is_idle(&squeeze(text));
    let known = filled
        .iter()
        .filter(|cell| matches!(cell, Cell::Text(text) if is_known(text)))
        .count();
    filled.len() >= 3 && known + 1 >= filled.len()
}
