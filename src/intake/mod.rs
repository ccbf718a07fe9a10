//! Rows to submissions: header detection, dates, names, departments, roster, events.
//!
//! What comes out is compact, since a run may hold a million rows: texts stand in one arena,
//! names and outlets are interned, facts are four bytes each.

pub mod accounts;
mod alike;
mod builder;
pub mod byline;
pub mod claims;
mod columns;
pub mod dates;
mod departments;
mod directory;
mod ditto;
mod events;
mod future;
mod header;
mod held;
pub(crate) mod links;
mod matrix;
mod memberships;
mod memory;
mod names;
pub mod numbers;
mod odd;
mod people;
mod remarks;
mod roster;
mod roster_facts;
mod rows;
mod skipping;
mod spoken;
mod store;
mod stretch;
mod surroundings;
mod table;
mod tally;
pub mod text;
mod ticks;
mod units;
mod values;

use std::collections::HashMap;
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
pub use builder::{Builder, OWN_MARK};
pub use memory::{EventColumn, RosterColumn};
pub use skipping::Taken;

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
    /// What the cells of a count matrix count; empty for any other table.
    pub headings: Vec<CellHeading>,
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
    /// Stands in a people column of the rulebook's own, by its place among them; signs only where
    /// that column is weighed.
    Own(u8),
}

impl Role {
    /// How many people columns a rulebook may add.
    pub const MOST_OWN: u8 = 12;

    /// Its bit among [`Roles`], and its place in a byline.
    fn bit(self) -> u16 {
        let place = match self {
            Role::Author => 0,
            Role::Text => 1,
            Role::Photo => 2,
            Role::Editor => 3,
            Role::Own(index) => 4 + index.min(Role::MOST_OWN - 1),
        };
        1 << place
    }
}

/// The roles that someone has in a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u16);

impl Roles {
    pub const NONE: Roles = Roles(0);

    pub fn of(role: Role) -> Roles {
        Roles(role.bit())
    }

    #[must_use]
    pub fn with(self, role: Role) -> Roles {
        Roles(self.0 | role.bit())
    }

    pub fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    pub fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Orders by the first role: authors, writers, photographers.
    pub fn rank(self) -> u32 {
        self.0.trailing_zeros()
    }
}

/// Someone named in a publication, in the order of the byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer {
    pub role: Role,
    pub account: AccountId,
}

/// An interned outlet text or link host; an index into [`Intake::outlets`] or [`Intake::hosts`].
pub type TextId = u32;

/// A publication as handed in: a row, or one of several that a row reports, which then follow each
/// other.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Index into [`Intake::tables`].
    pub table: u16,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The column (from 0) of the one cell that reports it, where the cells of a row report
    /// publications each.
    pub cell: Option<u16>,
    /// Bytes of [`Intake::text`].
    pub title: (u32, u16),
    /// Publication date; none where the cell is empty or could not be read (a problem says so).
    pub date: Option<NaiveDate>,
    /// The outlet's cell as written, spaces squeezed.
    pub outlet: Option<TextId>,
    /// The host of the link in the row or behind a cell, lower case, and whatever path follows is
    /// cut, but for one that leads to a forum.
    pub host: Option<TextId>,
    /// The row's own department.
    pub department: Option<AccountId>,
    /// Range of [`Intake::signers`].
    pub signers: (u32, u8),
    /// Whether a name in it may be one of several people, so that it is a question as a whole.
    pub held: bool,
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
    /// The decisions by which rows were read.
    pub decided: Decided,
}

impl Intake {
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

    /// What a submission is called: its title, or the heading of the cell that reports it.
    pub fn called(&self, submission: &Submission) -> &str {
        match self.title(submission) {
            "" => self.heading(submission).map_or("", |heading| &heading.text),
            title => title,
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

    /// The cell of a column in the row of a submission, or the row where the table has no such
    /// column; of a cell that reports publications by itself always that cell, or the heading that
    /// says where they were published.
    pub fn place(&self, submission: &Submission, column: Column) -> Place {
        let table = &self.tables[usize::from(submission.table)];
        let of_unit = matches!(
            column,
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
            let mut columns = table.columns.iter();
            let found = columns.find(|(known, _)| *known == column);
            found.map(|&(_, column)| column)
        };
        let (file, sheet, row) = (table.file.clone(), table.sheet.clone(), submission.row);
        match submission.cell.map(u32::from).or_else(column) {
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
