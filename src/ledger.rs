//! The ledger: signed entries on accounts, each with its rule, its clause and what it rests on.
//!
//! Totals, rankings, explanations and lists are views of it; no number in a report comes from
//! anywhere else.

use std::num::NonZeroU16;

use hashbrown::DefaultHashBuilder;
use indexmap::IndexSet;
use rust_decimal::Decimal;

use crate::intake::accounts::{AccountId, AccountKind};
use crate::period::{Calendar, Period};
use crate::problem::Arg;
use crate::rulebook::RuleId;
use crate::rulebook::exact::Exact;

/// When in the flow an entry was booked; the order of the phases is the order of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    Admit,
    Base,
    Modify,
    SamePiece,
    Share,
    Limit,
    Period,
    Bound,
    Round,
}

impl Phase {
    pub const ALL: [Phase; 9] = [
        Phase::Admit,
        Phase::Base,
        Phase::Modify,
        Phase::SamePiece,
        Phase::Share,
        Phase::Limit,
        Phase::Period,
        Phase::Bound,
        Phase::Round,
    ];

    /// The word that stays whatever the language.
    pub fn key(self) -> &'static str {
        self.id().trim_start_matches("phase-")
    }

    /// The id of its name in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Phase::Admit => "phase-admit",
            Phase::Base => "phase-base",
            Phase::Modify => "phase-modify",
            Phase::SamePiece => "phase-same-piece",
            Phase::Share => "phase-share",
            Phase::Limit => "phase-limit",
            Phase::Period => "phase-period",
            Phase::Bound => "phase-bound",
            Phase::Round => "phase-round",
        }
    }
}

/// What an entry rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rests {
    /// A submission, by its index.
    Submission(u32),
    /// Several, by the index of a list of [`Ledger::submissions`].
    Submissions(u32),
    /// An event, by its index.
    Event(u32),
    /// The account's own duty: a target and what it did, or did not, hand in.
    Duty,
    /// What the account has in the period.
    Account,
}

/// Why an entry was booked, where its rule's sentence does not say it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// The rule's sentence says it all.
    Rule,
    /// A department gets what its staff's shares of the piece come to.
    DepartmentSum,
    /// A department gets the score of a piece that one of its staff signed, or its split of it.
    DepartmentScore,
    /// The share of someone who is not on the roster goes to nobody.
    OutsiderDropped,
    /// Nobody signed, so nobody gets it.
    Unsigned,
    /// Another publication of the piece counts instead.
    Surpassed,
    /// Another publication of the piece adds a part of its value: an index into the ledger's rests.
    Rest(u32),
    /// An event takes back what the account has in the period.
    ZeroPeriod,
    /// The piece fills a task and so brings nothing.
    Covered,
    /// The same amount as another account was booked.
    Also,
    /// A message with its own figures: an index into [`Ledger::details`].
    Detail(u32),
}

impl Why {
    /// How many reasons have a rank of their own.
    pub const RANKS: usize = 9;

    /// Its place among the reasons of one rule; none for those with figures of their own.
    pub fn rank(self) -> Option<usize> {
        Some(match self {
            Why::Rule => 0,
            Why::DepartmentSum => 1,
            Why::OutsiderDropped => 2,
            Why::Unsigned => 3,
            Why::Surpassed => 4,
            Why::Also => 5,
            Why::Covered => 6,
            Why::ZeroPeriod => 7,
            Why::DepartmentScore => 8,
            Why::Rest(_) | Why::Detail(_) => return None,
        })
    }
}

/// What another publication of a piece is worth, and how much of that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rest {
    pub value: Exact,
    pub part: Exact,
}

/// What of a score's part is an account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// One of so many equal ones, of teachers or of departments.
    Equal(AccountKind, u32),
    /// This much of the whole.
    Part(Exact),
}

/// How an entry's amount comes of what its rule brought the whole score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Split {
    pub cut: Cut,
    /// Whether the amount is just that. If not, the piece as a whole is what was divided, and what
    /// is left over of this part of it fell to someone.
    pub is_exact: bool,
}

/// A way of splitting, by its place in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SplitId(NonZeroU16);

/// One signed amount on one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub account: AccountId,
    /// Index into [`Ledger::periods`].
    pub period: u16,
    pub rule: RuleId,
    /// Index into the rulebook's units.
    pub unit: u8,
    pub phase: Phase,
    pub amount: Decimal,
    pub rests: Rests,
    pub why: Why,
    /// None where the account has all that the rule brought.
    pub split: Option<SplitId>,
}

/// A message with its figures, for entries that need more than their rule's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

/// All entries, in the order of accounts' phases only by chance: views sort.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub entries: Vec<Entry>,
    pub periods: Vec<Period>,
    /// Lists of submissions for entries that rest on several.
    pub submissions: Vec<Box<[u32]>>,
    pub details: Vec<Detail>,
    splits: IndexSet<Split, DefaultHashBuilder>,
    rests: IndexSet<Rest, DefaultHashBuilder>,
}

impl Ledger {
    /// The ledger with some of its entries alone.
    pub fn keeping(&self, stays: impl Fn(&Entry) -> bool) -> Ledger {
        Ledger {
            entries: self.entries.iter().copied().filter(stays).collect(),
            periods: self.periods.clone(),
            submissions: self.submissions.clone(),
            details: self.details.clone(),
            splits: self.splits.clone(),
            rests: self.rests.clone(),
        }
    }

    /// The index of a period, added if it is new.
    pub fn period(&mut self, period: Period) -> u16 {
        match self.periods.iter().position(|&known| known == period) {
            Some(index) => index as u16,
            None => {
                self.periods.push(period);
                self.periods.len() as u16 - 1
            }
        }
    }

    /// The base periods that are part of a period, by their indexes: pieces count in no other.
    pub fn bases_of(&self, period: Period, calendar: &Calendar) -> Vec<u16> {
        let is_part = |own: &Period| {
            own.kind == calendar.base && calendar.containing(*own, period.kind) == period
        };
        let indexes = (0..).zip(&self.periods);
        indexes
            .filter(|(_, own)| is_part(own))
            .map(|(index, _)| index)
            .collect()
    }

    /// Keeps a message with its figures.
    pub fn detail(&mut self, id: &'static str, args: Vec<(&'static str, Arg)>) -> Why {
        self.details.push(Detail { id, args });
        Why::Detail(self.details.len() as u32 - 1)
    }

    /// Whether an entry says that its row reports a publication again.
    pub fn is_repeat(&self, entry: &Entry) -> bool {
        match entry.why {
            Why::Detail(detail) => self.details[detail as usize].id == "why-repeated",
            _ => false,
        }
    }

    /// Keeps a way of splitting.
    pub fn split(&mut self, split: Split) -> Option<SplitId> {
        let (index, _) = self.splits.insert_full(split);
        // No table has so many ways; beyond them a line is told without.
        let id = u16::try_from(index + 1).ok()?;
        NonZeroU16::new(id).map(SplitId)
    }

    /// How an entry's amount comes of what its rule brought.
    pub fn split_of(&self, entry: &Entry) -> Option<Split> {
        let SplitId(id) = entry.split?;
        self.splits.get_index(usize::from(id.get()) - 1).copied()
    }

    /// Keeps what another publication of a piece brings.
    pub fn rest(&mut self, rest: Rest) -> Why {
        Why::Rest(self.rests.insert_full(rest).0 as u32)
    }

    /// What another publication brings, by its place in the ledger.
    pub fn rest_at(&self, index: u32) -> Rest {
        self.rests[index as usize]
    }

    /// Keeps a list of submissions.
    pub fn rest_on(&mut self, submissions: Vec<u32>) -> Rests {
        self.submissions.push(submissions.into());
        Rests::Submissions(self.submissions.len() as u32 - 1)
    }

    /// The submissions an entry rests on; none for events, duties and totals.
    pub fn submissions_of<'a>(&'a self, entry: &'a Entry) -> &'a [u32] {
        match &entry.rests {
            Rests::Submission(index) => std::slice::from_ref(index),
            Rests::Submissions(list) => &self.submissions[*list as usize],
            Rests::Event(_) | Rests::Duty | Rests::Account => &[],
        }
    }
}
