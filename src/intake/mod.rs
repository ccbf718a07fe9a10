//! Rows to submissions: header detection, dates, names, departments, roster, events.
//!
//! What comes out is compact, since a run may hold a million rows: texts stand in one arena,
//! names and outlets are interned, facts are four bytes each.

pub mod accounts;
mod alike;
mod approval;
mod builder;
pub mod byline;
pub mod claims;
mod columns;
mod dated_outlet;
pub mod dates;
mod day_cells;
mod day_parts;
mod departments;
mod directory;
mod ditto;
mod events;
mod finishing;
mod future;
mod header;
mod held;
pub(crate) mod links;
mod matrix;
mod memberships;
mod memory;
mod month_lines;
pub(crate) mod named_sheets;
mod names;
pub mod numbers;
mod odd;
mod people;
mod remarks;
mod reposts;
mod roster;
mod roster_facts;
mod rows;
mod several;
mod skipping;
pub(crate) mod spoken;
mod store;
mod stretch;
mod submission;
pub mod summary;
mod surroundings;
mod table;
mod tally;
pub mod text;
mod ticks;
mod undated;
pub(crate) mod united;
mod units;
mod unread;
mod unsigned;
mod values;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexSet;
use rust_decimal::Decimal;

use crate::decisions::Decided;
use crate::period::{Calendar, Period};
use crate::problem::{Place, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{self, FieldId, Fields};
use crate::rulebook::registry::Registry;
use crate::sheet::{self, Hidden};
use accounts::{AccountId, AccountKind, Accounts};
pub use builder::Builder;
pub use memory::{EventColumn, RosterColumn};
pub use skipping::Taken;
pub use submission::{Role, Roles, Signer, Submission, TextId};
pub use unread::OWN_MARK;

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
    /// The rows (from 1) that head it; none where it lies in no file.
    pub header: Range<u32>,
    /// Whether it holds submissions, and so takes part in the accounting of rows.
    pub counts: RowCounts,
    /// What the cells of a count matrix count; empty for any other table.
    pub headings: Vec<CellHeading>,
    /// What it sums up, where nothing of it is counted.
    pub summary: Option<summary::Summary>,
    /// The titles above it, the nearest first.
    pub titles: Vec<Title>,
    pub calls: Calls,
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

/// An event: a row of the events sheet.
#[derive(Clone, Debug)]
pub struct Event {
    pub table: u16,
    pub row: u32,
    /// The account named, if it is known.
    pub account: Option<AccountId>,
    /// The teacher and the department that both have the name, where both do.
    pub either: Option<(AccountId, AccountId)>,
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
    /// What tables say of themselves.
    pub claims: Vec<claims::Claim>,
    /// A day in each month of rows whose day is not known.
    pub months: Vec<NaiveDate>,
    /// The decisions by which rows were read.
    pub decided: Decided,
}

impl Intake {
    /// Takes out publications, and gives them back; a row of which nothing is left was skipped.
    pub fn take_out(&mut self, goes: impl Fn(usize, &Submission) -> bool) -> Vec<Submission> {
        let rows = self.submissions.iter().enumerate();
        let stays: Vec<bool> = rows.map(|(index, row)| !goes(index, row)).collect();
        if stays.iter().all(|stays| *stays) {
            return Vec::new();
        }
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for (row, stays) in std::mem::take(&mut self.submissions)
            .into_iter()
            .zip(&stays)
        {
            match stays {
                true => kept.push(row),
                false => gone.push(row),
            }
        }
        let left: HashSet<(u16, u32)> = kept.iter().map(|row| (row.table, row.row)).collect();
        let mut skipped: Vec<(u16, u32)> = gone.iter().map(|row| (row.table, row.row)).collect();
        skipped.dedup();
        for (table, row) in skipped {
            if !left.contains(&(table, row)) {
                self.tables[usize::from(table)].counts.skipped += 1;
            }
        }
        self.submissions = kept;
        self.facts.keep(&stays);
        claims::follow(&mut self.claims, stays.into_iter().map(usize::from));
        gone
    }

    /// The title of a submission as written.
    pub fn title(&self, submission: &Submission) -> &str {
        let (start, len) = submission.title;
        &self.text[start as usize..start as usize + usize::from(len)]
    }

    /// The heading of the cell of a count matrix that reports a submission.
    pub fn heading(&self, submission: &Submission) -> Option<&CellHeading> {
        let cell = submission.cell?;
        let mut headings = self.tables[usize::from(submission.table)].headings.iter();
        headings.find(|heading| {
            heading.rows.contains(&submission.row) && heading.columns.contains(&cell)
        })
    }

    /// What a submission is called: its title, or the heading of the cell that counts it, or else the
    /// outlet that its row names.
    pub fn called(&self, submission: &Submission) -> &str {
        let outlet = || {
            let outlet = submission.outlet.filter(|_| submission.is_counted())?;
            self.outlets.get_index(outlet as usize)
        };
        match (self.title(submission), self.heading(submission)) {
            ("", Some(heading)) => &heading.text,
            ("", None) => outlet().map_or("", |outlet| outlet),
            (title, _) => title,
        }
    }

    /// Those named in a submission, in the order of the byline.
    pub fn signers_of(&self, submission: &Submission) -> &[Signer] {
        let (start, len) = submission.signers;
        &self.signers[Range {
            start: start as usize,
            end: start as usize + usize::from(len),
        }]
    }

    /// Those named in a row who sign it: its authors, or else text and then photo where no person
    /// is an author; besides, whoever stands in a column that is weighed.
    pub fn signing(
        &self,
        submission: &Submission,
        is_weighed: impl Fn(Role) -> bool,
    ) -> impl Iterator<Item = &Signer> {
        let named = self.signers_of(submission);
        let has_authors = named.iter().any(|signer| {
            signer.role == Role::Author
                && self.accounts.get(signer.account).kind != AccountKind::Department
        });
        named.iter().filter(move |signer| match signer.role {
            Role::Author => true,
            Role::Text | Role::Photo => !has_authors || is_weighed(signer.role),
            Role::Editor => false,
            Role::Own(_) => is_weighed(signer.role),
        })
    }

    /// A fact of an account by the roster of a day; a teacher also has the facts of the department.
    pub fn account_fact(&self, account: AccountId, field: FieldId, day: NaiveDate) -> Fact {
        let own = self.accounts.fact(account, field, day);
        match self.accounts.department_on(account, day) {
            Some(department) if own == Fact::Unknown => self.accounts.fact(department, field, day),
            _ => own,
        }
    }

    /// The name of a publication's outlet: the registry's, or else as written.
    pub fn outlet_name<'i>(&'i self, submission: u32, rulebook: &'i Rulebook) -> &'i str {
        let fact = self.facts.get(submission as usize, field::OUTLET);
        match rulebook.registry.listed(fact) {
            Some(outlet) => &outlet.name,
            None => {
                let outlet = self.submissions[submission as usize].outlet;
                let text = outlet.and_then(|id| self.outlets.get_index(id as usize));
                text.map_or("", |text| text)
            }
        }
    }

    /// The cell of a column in the row of a submission, or the one that reports it, or the row, where
    /// the table has no such column; in a count matrix the heading that says where it was published.
    pub fn place(&self, submission: &Submission, column_of: Column) -> Place {
        let table = &self.tables[usize::from(submission.table)];
        let of_unit = matches!(
            column_of,
            Column::Department | Column::Field(field::AUTHORS | field::DATE)
        );
        if !of_unit && let Some(heading) = self.heading(submission) {
            return Place::Cell {
                file: table.file.clone(),
                sheet: table.sheet.clone(),
                row: heading.row,
                column: heading.column.into(),
            };
        }
        let column = || {
            let columns = table.columns.iter();
            let mut own = columns.filter(|(known, _)| *known == column_of);
            // Of several outlets the one that is reported.
            let reported = |&&(_, at): &&(Column, u32)| submission.cell.map(u32::from) == Some(at);
            let found = own.clone().find(reported).or_else(|| own.next());
            found.map(|&(_, column)| column)
        };
        let (file, sheet, row) = (table.file.clone(), table.sheet.clone(), submission.row);
        let cell = || submission.cell.map(u32::from);
        // A column of outlets tells which publication of its title is meant.
        let column = match column_of {
            Column::Title => cell().or_else(column),
            _ => column().or_else(cell),
        };
        match column {
            Some(column) => Place::Cell {
                file,
                sheet,
                row,
                column,
            },
            None => Place::Row { file, sheet, row },
        }
    }
}

/// What a run knows beside its tables.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'r> {
    /// The outlets, by which the headings of count matrices are told.
    pub registry: &'r Registry,
    pub calendar: &'r Calendar,
    /// The period that was asked for: its year is that of days which have none anywhere.
    pub period: Option<Period>,
}

/// How files are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'r> {
    pub setting: Option<Setting<'r>>,
    /// What becomes of hidden rows, columns and sheets.
    pub hidden: Hidden,
}

/// Reads files and folders, with whatever is hidden in them; see [`read_as`].
pub fn read(
    paths: &[PathBuf],
    fields: &Fields,
    keep: impl IntoIterator<Item = FieldId>,
    setting: Option<Setting<'_>>,
    problems: &mut Problems,
) -> Intake {
    let hidden = Hidden::Read;
    read_as(paths, fields, keep, Asked { setting, hidden }, problems)
}

/// Reads files and folders: submissions, rosters and events, told by their columns.
///
/// Keeps the facts of the fields `keep`. Whatever a person should know goes to `problems`.
pub fn read_as(
    paths: &[PathBuf],
    fields: &Fields,
    keep: impl IntoIterator<Item = FieldId>,
    asked: Asked<'_>,
    problems: &mut Problems,
) -> Intake {
    let files = sheet::expand(paths, problems);
    let files: Vec<_> = names(&files).into_iter().zip(files).collect();
    let builder = Builder::new(fields, keep).within(asked.setting);
    read_files(&files, asked.hidden, builder, problems)
}

/// Reads files, each with the name that problems call it by.
pub fn read_files(
    files: &[(Arc<str>, PathBuf)],
    hidden: Hidden,
    mut builder: Builder<'_>,
    problems: &mut Problems,
) -> Intake {
    for (name, path) in files {
        sheet::read(path, name, hidden, &mut builder, problems);
    }
    builder.finish(problems)
}

/// How files are called: by their names alone, with the path before where that would be two.
pub fn names(files: &[PathBuf]) -> Vec<Arc<str>> {
    let short = |path: &Path| match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.to_string_lossy().into_owned(),
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for file in files {
        *counts.entry(short(file)).or_default() += 1;
    }
    files
        .iter()
        .map(|file| match short(file) {
            name if counts[&name] == 1 => name.into(),
            _ => file.to_string_lossy().replace('\\', "/").into(),
        })
        .collect()
}
