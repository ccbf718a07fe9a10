//! The tables of a run, by which its rows and cells are named.

use std::ops::Range;
use std::sync::Arc;

use super::day_parts::DayParts;
use super::header::{Heading, Layout};
use super::summary::Summary;
use crate::problem::Place;
use crate::rulebook::field::{AUTHORS, DEPARTMENT, FieldId, OUTLET};

/// A sheet that was read, so that rows and cells can be named.
#[derive(Clone, Debug)]
pub struct Table {
    pub file: Arc<str>,
    /// Empty for a delimited text file.
    pub sheet: Arc<str>,
    /// Where its columns are (from 0).
    pub columns: Vec<(Column, u32)>,
    /// The rows (from 1) that head it; none where it lies in no file.
    pub header: Range<u32>,
    /// Whether it holds submissions, and so takes part in the accounting of rows.
    pub counts: RowCounts,
    /// What the cells of a count matrix count; empty for any other table.
    pub headings: Vec<CellHeading>,
    /// What it sums up, where nothing of it is counted.
    pub summary: Option<Summary>,
    /// The titles above it, the nearest first.
    pub titles: Vec<Title>,
    /// Whether it counts what came out in the outlet that its title names.
    pub is_placed: bool,
    pub calls: Calls,
}

impl Table {
    /// The sheet that it stands in.
    pub fn place(&self) -> Place {
        Place::Sheet {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
        }
    }

    /// A row (from 1).
    pub fn row_place(&self, row: u32) -> Place {
        Place::Row {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
        }
    }

    /// A cell, by its row (from 1) and its column (from 0).
    pub fn cell_place(&self, row: u32, column: impl Into<u32>) -> Place {
        Place::Cell {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
            column: column.into(),
        }
    }
}

/// What a column of a submissions table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Title,
    Department,
    Link,
    /// A fact, a people column, the outlet or the date.
    Field(FieldId),
}

/// A text alone in its row above a table.
#[derive(Clone, Debug)]
pub struct Title {
    pub row: u32,
    pub column: u32,
    pub text: Box<str>,
}

/// What the headings of a table call its accounts; none where there are no such headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    pub units: Option<Box<str>>,
    pub people: Option<Box<str>>,
}

/// A heading of a count matrix, with the cells that it is about.
#[derive(Clone, Debug)]
pub struct CellHeading {
    /// From 1.
    pub rows: Range<u32>,
    /// From 0.
    pub columns: Range<u16>,
    /// Where it stands.
    pub row: u32,
    pub column: u16,
    pub text: Box<str>,
}

/// What became of the rows of a table below its header; blank rows are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    pub read: usize,
    /// Sum rows, notes, repeated headers.
    pub skipped: usize,
}

/// The columns of a layout as [`Column`]s.
///
/// Parts of a day are of it, after its own cell, as outlets that follow are after the first.
pub fn columns(layout: &Layout) -> Vec<(Column, u32)> {
    let parts = DayParts::of(layout).into_iter().flat_map(|parts| {
        let field = Column::Field(parts.field);
        parts.columns().map(move |(at, ..)| (field, at))
    });
    layout
        .columns
        .iter()
        .filter_map(|&(heading, at)| {
            let column = match heading {
                Heading::Title => Column::Title,
                Heading::Link => Column::Link,
                Heading::Department => Column::Department,
                Heading::Field(id) => Column::Field(id),
                Heading::Repost => Column::Field(OUTLET),
                Heading::Name | Heading::UnitAndAuthor => Column::Field(AUTHORS),
                Heading::Alias
                | Heading::DepartmentAlias
                | Heading::Remark
                | Heading::Approval
                | Heading::From
                | Heading::Until
                | Heading::Account
                | Heading::Event
                | Heading::Count
                | Heading::Year(_)
                | Heading::Month(_)
                | Heading::Value => return None,
            };
            Some((column, at))
        })
        .chain(parts)
        .collect()
}

/// The heading of a column of submissions.
pub fn heading(column: Column) -> Heading {
    match column {
        Column::Title => Heading::Title,
        Column::Link => Heading::Link,
        Column::Department | Column::Field(DEPARTMENT) => Heading::Department,
        Column::Field(id) => Heading::Field(id),
    }
}
