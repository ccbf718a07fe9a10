//! The three books: what the pieces brought, what teachers got and what departments got, with every
//! difference between them as a line of its own.
//!
//! A line is the sum of the ledger's entries of one reason, by the kind of account they are booked
//! to. What the pieces brought is the first line across its columns; each column ends in what all
//! accounts of its kind have. So a book is the pieces' and the lines below, and nothing else.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::Run;
use crate::intake::accounts::AccountKind;
use crate::ledger::{Phase, Why};
use crate::locale::Words;
use crate::rulebook::RuleId;

/// Why a book differs from what the pieces brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason<'a> {
    /// What publications are worth by the clauses on them, before anyone's share is changed.
    Pieces,
    /// Shares of people who are no staff go to nobody.
    Outsiders,
    /// Nobody signed.
    Unsigned,
    /// A department gets by what its staff got.
    Departments,
    /// An article took or gave: a share, a limit, a task, an event.
    Clause(Phase, &'a str),
}

/// The sum of the entries of one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    pub reason: Reason<'a>,
    /// In the book of the teachers, of the departments, and of outsiders and what nobody signed.
    pub amounts: [Decimal; 3],
}

impl<'a> Item<'a> {
    fn new(reason: Reason<'a>) -> Item<'a> {
        Item {
            reason,
            amounts: [Decimal::ZERO; 3],
        }
    }

    /// The reason in words, with the clause that it is by.
    pub fn name(&self, words: &Words) -> String {
        match self.reason {
            Reason::Pieces => words.word("books-pieces"),
            Reason::Outsiders => words.word("books-outsiders"),
            Reason::Unsigned => words.word("books-unsigned"),
            Reason::Departments => words.word("books-departments"),
            Reason::Clause(phase, clause) => {
                let args = [
                    ("clause", clause.into()),
                    ("phase", words.word(phase.id()).into()),
                ];
                words.say("books-clause", &args)
            }
        }
    }

    /// What it comes to in all books together.
    pub fn sum(&self) -> Decimal {
        self.amounts.iter().sum()
    }
}

/// The books of one unit in the period that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Books<'a> {
    /// First what the pieces brought, then what lies between, in the order of the phases; none that
    /// is nothing in every book.
    pub items: Vec<Item<'a>>,
    /// What all accounts of each kind have.
    pub totals: [Decimal; 3],
}

impl<'a> Books<'a> {
    /// Keeps the books of a unit.
    pub fn of(run: &Run<'a>, unit: u8) -> Books<'a> {
        let mut sums: HashMap<(Phase, RuleId, Why), [Decimal; 3]> = HashMap::new();
        let entries = run.scored.ledger.entries.iter();
        for entry in entries.filter(|entry| entry.unit == unit && run.shows(entry)) {
            let book = match run.account(entry.account).kind {
                AccountKind::Teacher => 0,
                AccountKind::Department => 1,
                AccountKind::Outsider => 2,
            };
            let by = (entry.phase, entry.rule, told_apart(entry.why));
            sums.entry(by).or_default()[book] += entry.amount;
        }
        let mut items = BTreeMap::from([(Reason::Pieces, Item::new(Reason::Pieces))]);
        let mut totals = [Decimal::ZERO; 3];
        for ((phase, rule, why), amounts) in sums {
            let reason = reason(phase, why, run.rulebook.rule(rule).clause.as_str());
            let item = items.entry(reason).or_insert_with(|| Item::new(reason));
            for (book, amount) in amounts.into_iter().enumerate() {
                item.amounts[book] += amount;
                totals[book] += amount;
            }
        }
        let is_something = |item: &Item| {
            item.reason == Reason::Pieces || item.amounts.iter().any(|amount| !amount.is_zero())
        };
        Books {
            items: items.into_values().filter(is_something).collect(),
            totals,
        }
    }

    /// What the pieces brought.
    pub fn pieces(&self) -> Decimal {
        self.items.first().map_or(Decimal::ZERO, Item::sum)
    }
}

/// Of the reasons of one rule those that have a line of their own.
fn told_apart(why: Why) -> Why {
    match why {
        Why::OutsiderDropped | Why::Unsigned | Why::DepartmentSum => why,
        _ => Why::Rule,
    }
}

fn reason(phase: Phase, why: Why, clause: &str) -> Reason<'_> {
    match (phase, why) {
        (Phase::Admit | Phase::Base | Phase::Modify | Phase::SamePiece, _) => Reason::Pieces,
        (Phase::Share, Why::OutsiderDropped) => Reason::Outsiders,
        (Phase::Share, Why::Unsigned) => Reason::Unsigned,
        (Phase::Share, Why::DepartmentSum) => Reason::Departments,
        (phase, _) => Reason::Clause(phase, clause),
    }
}
