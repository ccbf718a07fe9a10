//! Rows to submissions: header detection, dates, names, departments, roster, events.
//!
//! What comes out is compact, since a run may hold a million rows: texts stand in one arena,
//! names and outlets are interned, facts are four bytes each.

mod above;
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
mod days;
mod departments;
mod directory;
mod ditto;
mod events;
mod examples;
mod files;
mod finishing;
mod further;
mod future;
mod header;
mod held;
mod joint;
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
mod roster;
mod roster_facts;
mod rows;
mod sections;
mod several;
mod skipping;
pub(crate) mod spoken;
mod store;
mod stretch;
mod submission;
pub mod summary;
mod surroundings;
mod table;
mod tables;
mod tally;
pub mod text;
mod ticks;
mod title_outlet;
mod titles;
mod undated;
pub(crate) mod united;
mod units;
mod unread;
mod unsigned;
mod values;

use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;
use indexmap::IndexSet;

use crate::decisions::Decided;
use crate::problem::{Place, Problem};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{self, FieldId};
use accounts::{AccountId, AccountKind, Accounts};
pub use builder::Builder;
pub use events::{Event, EventColumns};
pub use files::{Asked, names, read, read_as, read_files};
pub use memory::{EventColumn, RosterColumn};
pub use skipping::Taken;
pub use submission::{Role, Roles, Signer, Submission, TextId};
pub use surroundings::Setting;
pub use tables::{Calls, CellHeading, Column, RowCounts, Table, Title};
pub use unread::OWN_MARK;

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

    /// Whether a problem is at the row of a submission, or has that among its rows.
    pub fn is_about(&self, problem: &Problem, submission: &Submission) -> bool {
        let table = &self.tables[usize::from(submission.table)];
        let is_there = match &problem.place {
            Place::Row { file, sheet, row }
            | Place::Cell {
                file, sheet, row, ..
            } => (file, sheet, *row) == (&table.file, &table.sheet, submission.row),
            _ => false,
        };
        is_there || problem.rows.contains(&(submission.table, submission.row))
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
            return table.cell_place(heading.row, heading.column);
        }
        let column = || {
            let columns = table.columns.iter();
            let mut own = columns.filter(|(known, _)| *known == column_of);
            // Of several outlets the one that is reported.
            let reported = |&&(_, at): &&(Column, u32)| submission.cell.map(u32::from) == Some(at);
            let found = own.clone().find(reported).or_else(|| own.next());
            found.map(|&(_, column)| column)
        };
        let cell = || submission.cell.map(u32::from);
        // A column of outlets tells which publication of its title is meant.
        let column = match column_of {
            Column::Title => cell().or_else(column),
            _ => column().or_else(cell),
        };
        match column {
            Some(column) => table.cell_place(submission.row, column),
            None => table.row_place(submission.row),
        }
    }
}
