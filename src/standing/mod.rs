//! Standing: totals, ranks, lists and money, read off the ledger. Phase 10: nothing goes back.

mod honours;
mod lists;
mod money;
mod ranking;
mod results;

pub use honours::{Honour, Honours, Lack};
pub use lists::{Member, NamedList};
pub use money::Paid;
pub use ranking::{Ranked, Ranking};

use std::cmp::Ordering;

use crate::clauses::rank::Rank;
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::period::{Calendar, Period};
use crate::problem::Problems;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::{RuleId, Rulebook};
use crate::scoring::{Scored, questions};
use results::Results;

/// The standing of a period.
#[derive(Clone, Debug)]
pub struct Standing {
    pub period: Period,
    /// One for each clause that ranks departments or teachers, in each unit, and a list of those that
    /// none ranks: units in the rulebook's order, in them departments first.
    pub rankings: Vec<Ranking>,
    /// In the order of the rulebook's clauses.
    pub lists: Vec<NamedList>,
    /// What points are paid, ranked or not.
    pub paid: Paid,
}

/// Whether what is booked to `booked` is part of `period`: the same, or a shorter one that ends in it.
pub fn is_within(calendar: &Calendar, booked: Period, period: Period) -> bool {
    booked.kind <= period.kind && calendar.containing(booked, period.kind) == period
}

/// The standing of a period. Accounts are judged by the roster of its last day.
pub fn stand(
    intake: &Intake,
    rulebook: &Rulebook,
    scored: &Scored,
    period: Period,
    problems: &mut Problems,
) -> Standing {
    let results = Results::new(intake, rulebook, scored, period);
    let paid = money::pay(&results, problems);
    let rankings = ranking::rankings(&results, &paid);
    let lists = lists::lists(&results);
    note_unjudged(&results, problems);
    Standing {
        period,
        rankings,
        lists,
        paid,
    }
}

/// One note for each clause whose `who` cannot be judged of some accounts, which it leaves out.
fn note_unjudged(results: &Results<'_>, problems: &mut Problems) {
    let rulebook = results.rulebook;
    let lists = rulebook.lists.iter().map(|list| &list.rank);
    let ranks = rulebook.ranks.iter().chain(lists);
    let ranks = ranks.filter(|rank| rank.per == results.period.kind);
    let ranks = ranks.map(|rank| (rank.rule, &rank.who, Some(rank.account)));
    let unranked = rulebook.unranked.iter();
    let unranked = unranked.map(|clause| (clause.rule, &clause.who, clause.account));
    let clauses: Vec<(RuleId, &Condition, Option<AccountKind>)> = ranks.chain(unranked).collect();
    for (rule, who, kind) in clauses {
        if *who == Condition::ALWAYS {
            continue;
        }
        let kinds = match kind {
            Some(kind) => vec![kind],
            None => vec![AccountKind::Department, AccountKind::Teacher],
        };
        let accounts = kinds.iter().flat_map(|kind| results.accounts(*kind));
        let unknown = |account: &AccountId| results.judge(who, *account) == Truth::Unknown;
        let of = (&results.intake.accounts, accounts.filter(unknown));
        questions::unjudged_accounts(rulebook, rule, of, problems);
    }
}

/// The order of names, and of departments where persons have one name.
fn by_name(intake: &Intake, a: AccountId, b: AccountId) -> Ordering {
    let accounts = &intake.accounts;
    let department = |id: AccountId| {
        let department = accounts.get(id).department;
        department.map_or("", |department| &accounts.get(department).name)
    };
    let (one, other) = (accounts.get(a), accounts.get(b));
    let names = one.name.cmp(&other.name);
    names.then_with(|| department(a).cmp(department(b)))
}

/// The order of groups: by name, those in none last.
fn by_group(a: &str, b: &str) -> Ordering {
    (a.is_empty(), a).cmp(&(b.is_empty(), b))
}

/// Whether a clause ranks this kind of account in this unit.
fn ranks(rank: &Rank, kind: AccountKind, unit: u8) -> bool {
    rank.account == kind && rank.unit.is_none_or(|own| own == unit)
}
