//! Rows that no file holds, for use as a library, for tests and for the cases of a rulebook.

use std::sync::Arc;

use super::Column;
use super::builder::Builder;
use super::dates::Around;
use super::events::EventTable;
use super::header::{Heading, Kind, Layout};
use super::names::NOWHERE;
use super::roster::RosterTable;
use super::rows;
use super::table::SubmissionTable;
use super::tables::{columns, heading};
use crate::problem::Problems;
use crate::rulebook::field::{DATE, FieldId};
use crate::sheet::Row;

/// A column of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RosterColumn {
    Name,
    Department,
    /// The first day on which the row holds.
    From,
    /// The last day on which it does.
    Until,
    /// A fact of the teacher or the department.
    Field(FieldId),
}

/// A column of an events sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventColumn {
    Account,
    Name,
    Date,
    Title,
    Count,
    Value,
}

/// The tables that rows from memory stand in.
#[derive(Default)]
pub(super) struct Memory {
    name: Option<(Arc<str>, Arc<str>)>,
    submissions: Option<Box<SubmissionTable>>,
    tables: [Option<Sheet>; 3],
}

/// A table that grows columns as they are used.
struct Sheet {
    table: u16,
    layout: Layout,
    rows: u32,
}

impl Memory {
    pub fn has_submissions(&self) -> bool {
        self.submissions.is_some()
    }
}

impl Builder<'_> {
    /// Names the table that rows from memory come from; new rows begin at 1 again.
    pub fn table(&mut self, file: &str, sheet: &str, problems: &mut Problems) {
        self.end_memory(problems);
        self.memory.tables = [None, None, None];
        self.memory.name = Some((file.into(), sheet.into()));
    }

    /// Adds a submission, by the texts of its cells.
    pub fn submission(&mut self, cells: &[(Column, &str)], problems: &mut Problems) {
        let cells: Vec<(Heading, &str)> = cells
            .iter()
            .map(|&(column, text)| (heading(column), text))
            .collect();
        let Some((texts, number, grown)) = self.place(Kind::Submissions, &cells) else {
            return;
        };
        let Some(sheet) = &self.memory.tables[Kind::Submissions as usize] else {
            return;
        };
        let begun = self.memory.submissions.take().filter(|_| !grown);
        let mut begun = begun.unwrap_or_else(|| {
            let layout = sheet.layout.clone();
            Box::new(SubmissionTable::new(
                &self.store,
                sheet.table,
                layout,
                Around::default(),
                NOWHERE,
            ))
        });
        rows::take(
            &mut self.store,
            &mut begun,
            &Row::of_texts(number, &texts),
            problems,
        );
        self.memory.submissions = Some(begun);
    }

    /// Adds a row of the roster, by the texts of its cells.
    pub fn roster(&mut self, cells: &[(RosterColumn, &str)]) {
        let cells: Vec<(Heading, &str)> = cells
            .iter()
            .map(|&(column, text)| {
                let heading = match column {
                    RosterColumn::Name => Heading::Name,
                    RosterColumn::Department => Heading::Department,
                    RosterColumn::From => Heading::From,
                    RosterColumn::Until => Heading::Until,
                    RosterColumn::Field(id) => Heading::Field(id),
                };
                (heading, text)
            })
            .collect();
        let Some((texts, number, _)) = self.place(Kind::Roster, &cells) else {
            return;
        };
        if let Some(sheet) = &self.memory.tables[Kind::Roster as usize] {
            let table = RosterTable::new(sheet.table, &sheet.layout, Around::default());
            table.take(&mut self.store, &Row::of_texts(number, &texts));
        }
    }

    /// Adds an event, by the texts of its cells.
    pub fn event(&mut self, cells: &[(EventColumn, &str)], problems: &mut Problems) {
        let cells: Vec<(Heading, &str)> = cells
            .iter()
            .map(|&(column, text)| {
                let heading = match column {
                    EventColumn::Account => Heading::Account,
                    EventColumn::Name => Heading::Event,
                    EventColumn::Date => Heading::Field(DATE),
                    EventColumn::Title => Heading::Title,
                    EventColumn::Count => Heading::Count,
                    EventColumn::Value => Heading::Value,
                };
                (heading, text)
            })
            .collect();
        let Some((texts, number, _)) = self.place(Kind::Events, &cells) else {
            return;
        };
        if let Some(sheet) = &self.memory.tables[Kind::Events as usize] {
            let table = EventTable::new(sheet.table, &sheet.layout, Around::default());
            table.take(&mut self.store, &Row::of_texts(number, &texts), problems);
        }
    }

    /// Finds room for a row: its texts by column, its number, whether the table grew.
    fn place<'t>(
        &mut self,
        kind: Kind,
        cells: &[(Heading, &'t str)],
    ) -> Option<(Vec<&'t str>, u32, bool)> {
        let memory = &mut self.memory;
        let (file, sheet) = memory.name.get_or_insert_with(|| ("".into(), "".into()));
        let slot = &mut memory.tables[kind as usize];
        if slot.is_none() {
            *slot = Some(Sheet {
                table: self.store.table(file, sheet, Vec::new(), 0..0)?,
                layout: Layout::of(kind),
                rows: 0,
            });
        }
        let begun = slot.as_mut()?;
        let before = begun.layout.columns.len();
        for &(heading, _) in cells {
            if begun.layout.column(heading).is_none() {
                let column = begun.layout.columns.len() as u32;
                begun.layout.columns.push((heading, column));
            }
        }
        let grown = begun.layout.columns.len() > before;
        if grown {
            self.store.tables[usize::from(begun.table)].columns = columns(&begun.layout);
        }
        let mut texts = vec![""; begun.layout.columns.len()];
        for &(heading, text) in cells {
            if let Some(column) = begun.layout.column(heading) {
                texts[column as usize] = text;
            }
        }
        begun.rows += 1;
        Some((texts, begun.rows, grown))
    }

    /// Tells what gathered over the rows from memory.
    pub(super) fn end_memory(&mut self, problems: &mut Problems) {
        if let Some(table) = self.memory.submissions.take() {
            table.tally.tell(&self.store, problems);
        }
    }
}
