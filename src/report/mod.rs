//! Reports: views of the finished result, one file a format.
//!
//! A report takes a [`Run`] by reference and writes; every number in it is read off the ledger,
//! the standing or the accounting of rows.

pub mod accounting;
pub mod amount;
pub mod books;
pub mod bulletin;
pub mod csv;
pub mod explain;
pub mod foot;
mod groups;
mod hashing;
pub mod history;
pub mod html;
pub mod json;
pub mod marked;
pub mod naming;
mod order;
pub(crate) mod outlook;
pub mod place;
pub mod questions;
pub mod receipt;
pub mod release;
mod sentence;
pub(crate) mod signers;
pub(crate) mod source;
mod spreadsheet;
pub(crate) mod statement;
pub mod terminal;
pub(crate) mod way;
pub mod workbook;
pub mod write;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use accounting::{Accounting, Fates, report_outside};
use bulletin::Template;
pub use groups::groups;
use history::History;
use release::Release;
pub use sentence::sentence;

use crate::intake::accounts::{Account, AccountId, AccountKind};
use crate::intake::{Intake, Submission};
use crate::ledger::{Entry, Rests};
use crate::locale::Words;
use crate::period::Period;
use crate::problem::Problems;
use crate::rulebook::Rulebook;
use crate::rulebook::policy::Policy;
use crate::scoring::Scored;
use crate::standing::{Standing, is_within};

/// Everything a report may show of a period.
pub struct Run<'a> {
    pub intake: &'a Intake,
    pub rulebook: &'a Rulebook,
    pub scored: &'a Scored,
    pub standing: &'a Standing,
    pub problems: &'a Problems,
    pub accounting: Accounting,
    pub history: History,
    pub release: Release,
    /// The written policy, where it lies beside the rulebook.
    pub policy: Option<Policy>,
    /// The school's own text of the bulletin.
    pub bulletin: Option<Template>,
    /// The tables that were read, by the names that places call them by.
    pub files: &'a [(Arc<str>, PathBuf)],
    /// The folder that the reports are written to.
    pub folder: &'a Path,
    /// What staff have of pieces, by piece: entries by their place in the ledger.
    of_staff: OnceLock<Vec<(u32, u32)>>,
    /// By index into the ledger's periods: whether what is booked there counts in this period.
    in_scope: Vec<bool>,
}

impl<'a> Run<'a> {
    /// Brings together what the stages yielded.
    pub fn new(
        intake: &'a Intake,
        rulebook: &'a Rulebook,
        scored: &'a Scored,
        standing: &'a Standing,
        problems: &'a Problems,
    ) -> Run<'a> {
        let period = standing.period;
        let calendar = &rulebook.calendar;
        Run {
            intake,
            rulebook,
            scored,
            standing,
            problems,
            accounting: Accounting::new(intake, calendar, scored, period),
            history: History::of(intake, rulebook, scored, period),
            release: Release::default(),
            policy: None,
            bulletin: None,
            files: &[],
            folder: Path::new(""),
            of_staff: OnceLock::new(),
            in_scope: scored
                .ledger
                .periods
                .iter()
                .map(|&booked| is_within(calendar, booked, period))
                .collect(),
        }
    }

    /// The same, with the way to its tables, so that they can be shown.
    #[must_use]
    pub fn of_files(mut self, files: &'a [(Arc<str>, PathBuf)]) -> Run<'a> {
        self.files = files;
        self
    }

    /// The same, for reports in this folder, from which links lead to the tables.
    #[must_use]
    pub fn into_folder(mut self, folder: &'a Path) -> Run<'a> {
        self.folder = folder;
        self
    }

    /// The same, on its way out of the office.
    #[must_use]
    pub fn released(mut self, release: Release) -> Run<'a> {
        self.release = release;
        self
    }

    /// The same, beside the written policy.
    #[must_use]
    pub fn beside(mut self, policy: Option<Policy>) -> Run<'a> {
        self.policy = policy;
        self
    }

    /// The same, with the school's own text of the bulletin.
    #[must_use]
    pub fn told_by(mut self, bulletin: Option<Template>) -> Run<'a> {
        self.bulletin = bulletin;
        self
    }

    /// The period that is shown.
    pub fn period(&self) -> Period {
        self.standing.period
    }

    /// The name of a file of the set, by its kind.
    pub fn file_name(&self, kind: &str, words: &Words) -> String {
        naming::file_name(kind, self.period(), words)
    }

    /// Whether an entry belongs to the period that is shown.
    pub fn shows(&self, entry: &Entry) -> bool {
        self.in_scope[usize::from(entry.period)]
    }

    /// What persons have of a piece.
    pub fn of_staff(&self, piece: u32) -> impl Iterator<Item = &'a Entry> {
        let entries = &self.scored.ledger.entries;
        let all = self.of_staff.get_or_init(|| {
            let single = (0..).zip(entries).filter_map(|(at, entry)| {
                let Rests::Submission(index) = entry.rests else {
                    return None;
                };
                let is_staff = self.account(entry.account).kind == AccountKind::Teacher;
                is_staff.then(|| (self.scored.pieces[index as usize], at))
            });
            let mut all: Vec<(u32, u32)> = single.collect();
            all.sort_unstable();
            all
        });
        let from = all.partition_point(|(own, _)| *own < piece);
        let own = all[from..].iter().take_while(move |(own, _)| *own == piece);
        own.map(|(_, at)| &entries[*at as usize])
    }

    pub fn account(&self, id: AccountId) -> &'a Account {
        self.intake.accounts.get(id)
    }

    /// The name of an account's department; empty where it has none.
    pub fn department(&self, id: AccountId) -> &'a str {
        self.account(id)
            .department
            .map_or("", |department| &self.account(department).name)
    }

    /// The name of a unit of the rulebook.
    pub fn unit(&self, unit: u8) -> &'a str {
        self.rulebook
            .units
            .get(usize::from(unit))
            .map_or("", |unit| unit.as_str())
    }

    pub fn submission(&self, index: u32) -> &'a Submission {
        &self.intake.submissions[index as usize]
    }
}

/// The word for a kind of account.
pub fn account_kind(kind: AccountKind, words: &Words) -> String {
    words.word(match kind {
        AccountKind::Teacher => "report-teacher",
        AccountKind::Department => "report-department",
        AccountKind::Outsider => "report-outsider",
    })
}

/// The name of an account; the one without a name is what nobody signed.
pub fn account_name(account: &Account, words: &Words) -> String {
    if account.name.is_empty() {
        words.word("report-nobody")
    } else {
        account.name.to_string()
    }
}
