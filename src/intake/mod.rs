//! Rows to submissions: header detection, dates, names, departments, roster, events.
//!
//! What comes out is compact, since a run may hold a million rows: texts stand in one arena,
//! names and outlets are interned, facts are four bytes each.

pub mod accounts;
pub mod text;

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexSet;
use rust_decimal::Decimal;

use crate::problem::Place;
use crate::rulebook::Rulebook;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{self, FieldId};
use accounts::{AccountId, Accounts};

/// What a column of a submissions table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Title,
    Department,
    Link,
    /// A fact, a people column, the outlet or the date.
    Field(FieldId),
}

/// A sheet that was read, so that rows and cells can be named.
#[derive(Clone, Debug)]
pub struct Table {
    pub file: Arc<str>,
    /// Empty for a delimited text file.
    pub sheet: Arc<str>,
    /// Where its columns are (from 0).
    pub columns: Vec<(Column, u32)>,
    /// Whether it holds submissions, and so takes part in the accounting of rows.
    pub counts: RowCounts,
}

/// What became of the rows of a table below its header; blank rows are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    pub read: usize,
    /// Sum rows, notes, repeated headers.
    pub skipped: usize,
}

/// The role someone has in a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Named as author, without more.
    Author,
    /// Wrote the text.
    Text,
    /// Took the photos.
    Photo,
    /// Edited; never signs.
    Editor,
}

/// Someone named in a publication, in the order of the byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer {
    pub role: Role,
    pub account: AccountId,
}

/// An interned outlet text or link host; an index into [`Intake::outlets`] or [`Intake::hosts`].
pub type TextId = u32;

/// A row as handed in.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Index into [`Intake::tables`].
    pub table: u16,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Bytes of [`Intake::text`].
    pub title: (u32, u16),
    /// Publication date; none where the cell is empty or could not be read (a problem says so).
    pub date: Option<NaiveDate>,
    /// The outlet's cell as written, spaces squeezed.
    pub outlet: Option<TextId>,
    /// The host of the link in the row or behind a cell, lower case, and whatever path follows is cut.
    pub host: Option<TextId>,
    /// The row's own department.
    pub department: Option<AccountId>,
    /// Range of [`Intake::signers`].
    pub signers: (u32, u8),
    /// Whether a problem already says that a person must decide first.
    pub held: bool,
}

/// An event: a row of the events sheet.
#[derive(Clone, Debug)]
pub struct Event {
    pub table: u16,
    pub row: u32,
    /// The account named, if it is known.
    pub account: Option<AccountId>,
    /// 事项
    pub name: String,
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
    /// 次数, 1 where the cell is empty.
    pub count: Decimal,
    /// 分值
    pub value: Option<Decimal>,
    /// Column of 分值 and of 账户, to point at.
    pub columns: EventColumns,
    /// Whether a problem already says what is wrong with it.
    pub held: bool,
}

/// Where the columns of an events sheet are.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventColumns {
    pub account: u32,
    pub name: u32,
    pub date: Option<u32>,
    pub title: Option<u32>,
    pub value: Option<u32>,
}

/// Everything that was read.
#[derive(Clone, Debug)]
pub struct Intake {
    pub tables: Vec<Table>,
    pub submissions: Vec<Submission>,
    /// Facts of the submissions, a row each; level and medium as the row declares them.
    pub facts: FactTable,
    pub signers: Vec<Signer>,
    pub outlets: IndexSet<Box<str>>,
    pub hosts: IndexSet<Box<str>>,
    /// The titles, one after the other.
    pub text: String,
    pub accounts: Accounts,
    pub events: Vec<Event>,
}

impl Intake {
    /// The title of a submission as written.
    pub fn title(&self, submission: &Submission) -> &str {
        let (start, len) = submission.title;
        &self.text[start as usize..start as usize + usize::from(len)]
    }

    /// Those named in a submission, in the order of the byline.
    pub fn signers_of(&self, submission: &Submission) -> &[Signer] {
        let (start, len) = submission.signers;
        &self.signers[Range {
            start: start as usize,
            end: start as usize + usize::from(len),
        }]
    }

    /// A fact of an account; a teacher also has the facts of the department.
    pub fn account_fact(&self, account: AccountId, field: FieldId) -> Fact {
        let own = self.accounts.facts.get(account.0 as usize, field);
        match self.accounts.get(account).department {
            Some(department) if own.is_unknown() => {
                self.accounts.facts.get(department.0 as usize, field)
            }
            _ => own,
        }
    }

    /// The name of a publication's outlet: the registry's, or else as written.
    pub fn outlet_name<'i>(&'i self, submission: u32, rulebook: &'i Rulebook) -> &'i str {
        match self.facts.get(submission as usize, field::OUTLET) {
            Fact::Choice(id) => &rulebook.registry.get(id).name,
            _ => {
                let outlet = self.submissions[submission as usize].outlet;
                let text = outlet.and_then(|id| self.outlets.get_index(id as usize));
                text.map_or("", |text| text)
            }
        }
    }

    /// The cell of a column in a row, or the row where the table has no such column.
    pub fn place(&self, table: u16, row: u32, column: Column) -> Place {
        let table = &self.tables[usize::from(table)];
        match table.columns.iter().find(|(c, _)| *c == column) {
            Some(&(_, column)) => Place::Cell {
                file: table.file.clone(),
                sheet: table.sheet.clone(),
                row,
                column,
            },
            None => Place::Row {
                file: table.file.clone(),
                sheet: table.sheet.clone(),
                row,
            },
        }
    }
}
pub fn read(_: &[std::path::PathBuf], _: &Rulebook, _: &mut crate::problem::Problems) -> Intake { todo!() }
pub struct Builder;
impl Builder {
    pub fn new(_: &Rulebook, _: &str) -> Builder { todo!() }
    pub fn submission(&mut self, _: &[(Column, &str)]) {}
    pub fn roster(&mut self, _: &[(&str, &str)]) {}
    pub fn event(&mut self, _: &[(&str, &str)]) {}
    pub fn finish(self, _: &mut crate::problem::Problems) -> Intake { todo!() }
}
