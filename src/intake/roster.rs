//! Rows of a roster: who belongs where, and from when until when.
//!
//! A row may hold from one day until another, both in; the roster of a day is the rows that hold
//! on it.

use chrono::NaiveDate;

use super::dates::{self, Around, NoDay, Reading};
use super::header::{Heading, Layout};
use super::names::squeezed;
use super::skipping;
use super::store::{Spot, Store, text_of};
use super::values::is_nothing;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field::FieldId;
use crate::sheet::{Cell, Row};
use crate::span::Span;

/// A row of a roster.
#[derive(Clone, Debug)]
pub struct RosterRow {
    pub table: u16,
    pub row: u32,
    /// Empty where the row only lists a department.
    pub name: Option<Box<str>>,
    pub department: Option<Box<str>>,
    /// Further names of the person and of the department.
    pub aliases: Vec<Box<str>>,
    pub department_aliases: Vec<Box<str>>,
    /// The column of the department.
    column: u16,
    from: Option<End>,
    until: Option<End>,
    /// Fields with what stands in their cells, and the columns.
    pub cells: Vec<(FieldId, String, u16)>,
}

/// A cell that says from when or until when a row holds.
#[derive(Clone, Debug)]
struct End {
    day: Result<NaiveDate, NoDay>,
    shown: String,
    column: u16,
}

impl RosterRow {
    /// The days on which the row holds; an end that could not be read is open.
    pub fn span(&self) -> Span {
        let day = |end: &Option<End>| end.as_ref().and_then(|end| end.day.ok());
        Span {
            from: day(&self.from),
            until: day(&self.until),
        }
    }

    /// Tells of days that cannot be read; whether the row holds on some day.
    pub fn is_in_order(&self, store: &Store<'_>, problems: &mut Problems) -> bool {
        for (title, end) in [("起", &self.from), ("止", &self.until)] {
            let Some(End {
                day: Err(why),
                shown,
                column,
            }) = end
            else {
                continue;
            };
            problems.push(
                why.problem(store.place(self.spot(*column)))
                    .read(shown.as_str())
                    .with("field", title),
            );
        }
        let span = self.span();
        if span.is_reversed()
            && let Some((from, until)) = self.from.as_ref().zip(self.until.as_ref())
        {
            problems.push(
                Problem::error(
                    "roster-dates-reversed",
                    store.place(self.spot(until.column)),
                )
                .read(until.shown.as_str())
                .with("from", from.shown.as_str()),
            );
        }
        !span.is_reversed()
    }

    /// Where the department stands.
    pub fn department_place(&self, store: &Store<'_>) -> Place {
        store.place(self.spot(self.column))
    }

    pub fn spot(&self, column: u16) -> Spot {
        Spot {
            table: self.table,
            column,
            row: self.row,
        }
    }
}

/// How a roster's rows are read.
#[derive(Clone, Debug)]
pub struct RosterTable {
    table: u16,
    name: Option<u32>,
    department: Option<u32>,
    alias: Option<u32>,
    department_alias: Option<u32>,
    from: Option<u32>,
    until: Option<u32>,
    facts: Vec<(u32, FieldId)>,
    /// Year and month of days without them.
    around: Around,
}

impl RosterTable {
    pub fn new(table: u16, layout: &Layout, around: Around) -> RosterTable {
        RosterTable {
            table,
            name: layout.column(Heading::Name),
            department: layout.column(Heading::Department),
            alias: layout.column(Heading::Alias),
            department_alias: layout.column(Heading::DepartmentAlias),
            from: layout.column(Heading::From),
            until: layout.column(Heading::Until),
            around,
            facts: layout
                .columns
                .iter()
                .filter_map(|&(heading, column)| match heading {
                    Heading::Field(id) => Some((column, id)),
                    _ => None,
                })
                .collect(),
        }
    }

    /// Takes a row below the header.
    pub fn take(&self, store: &mut Store<'_>, row: &Row<'_>) {
        let mut buffer = String::new();
        let named = |column: Option<u32>, buffer: &mut String| -> Option<Box<str>> {
            let text = text_of(row, column, buffer)?;
            (!is_nothing(text)).then(|| squeezed(text).into())
        };
        let name = named(self.name, &mut buffer);
        let department = named(self.department, &mut buffer);
        let lacks = name.is_none() && department.is_none();
        let alone = name.is_none() || department.is_none();
        if lacks
            || skipping::is_sum(row, &[self.name, self.department])
            || (alone && skipping::is_note(row))
        {
            return;
        }
        let cells = self
            .facts
            .iter()
            .filter_map(|&(column, id)| {
                let mut buffer = String::new();
                let text = text_of(row, Some(column), &mut buffer)?.to_owned();
                Some((id, text, column as u16))
            })
            .collect();
        let from = self.end(store, row, self.from);
        let until = self.end(store, row, self.until);
        store.has_roster = true;
        store.roster.push(RosterRow {
            table: self.table,
            row: row.number,
            name,
            department,
            aliases: aliases(row, self.alias),
            department_aliases: aliases(row, self.department_alias),
            column: self.department.map_or(Spot::ROW, |column| column as u16),
            from,
            until,
            cells,
        });
    }

    /// From when, or until when, a row holds; nothing where the cell leaves that open.
    fn end(&self, store: &mut Store<'_>, row: &Row<'_>, column: Option<u32>) -> Option<End> {
        let column = column?;
        let cell = row.get(column);
        let read = match cell {
            Cell::Empty | Cell::Text("至今") => return None,
            Cell::Text(text) if is_nothing(text) => return None,
            Cell::Text(text) => dates::parse(text, self.around),
            Cell::Day(day) => Ok((day, Reading::Plain)),
            Cell::Number(number) => dates::of_number(number, self.around),
            Cell::Flag(_) | Cell::Error => Err(NoDay::Unreadable),
        };
        Some(End {
            day: match read {
                // Of a range in one cell it is not sure which end is meant.
                Ok((_, Reading::RangeEnd)) => Err(NoDay::Unreadable),
                Ok((day, reading)) => {
                    let spot = Spot {
                        table: self.table,
                        column: column as u16,
                        row: row.number,
                    };
                    store.judged_day(day, reading, cell, spot);
                    Ok(day)
                }
                Err(why) => Err(why),
            },
            shown: cell.shown(),
            column: column as u16,
        })
    }
}

/// The names in a cell of further names.
fn aliases(row: &Row<'_>, column: Option<u32>) -> Vec<Box<str>> {
    let mut buffer = String::new();
    let text = text_of(row, column, &mut buffer).unwrap_or_default();
    text.split(['、', ',', '，', ';', '；', '/', '|', '\n'])
        .map(squeezed)
        .filter(|alias| !alias.is_empty() && !is_nothing(alias))
        .map(Into::into)
        .collect()
}
