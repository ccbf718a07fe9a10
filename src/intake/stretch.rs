//! A stretch of a sheet below one header.

use std::ops::Range;

use super::alike::is_idle;
use super::header::{Heading, Headings, Kind, Layout};
use super::skipping::is_caption;
use super::store::Store;
use super::table::SubmissionTable;
use super::text::squeeze;
use super::{odd, rows};
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
        let may_be_header = self.tables[0].may_be_header(row, headings);
        !may_be_header && (self.tables.len() > 1 || self.tables[0].is_plain(row))
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

    /// Lets labels over the rows to come say whose they are.
    pub fn hear(&mut self, store: &mut Store<'_>, rows: &[Row<'_>]) {
        for table in &mut self.tables {
            for row in rows {
                odd::hear_label(store, table, row);
            }
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
            let captions = rows[..start].iter().rev().take_while(|row| is_caption(row));
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
