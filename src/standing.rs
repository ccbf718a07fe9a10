//! Standing: totals, ranks, lists and money, read off the ledger.

use rust_decimal::Decimal;

use crate::intake::accounts::{AccountId, AccountKind};
use crate::period::Period;
use crate::rulebook::RuleId;

/// The standing of a period.
#[derive(Clone, Debug)]
pub struct Standing {
    pub period: Period,
    /// One for departments and one for teachers in each unit: units in the rulebook's order, in
    /// them departments first.
    pub rankings: Vec<Ranking>,
    /// In the order of the rulebook's clauses.
    pub lists: Vec<NamedList>,
}

/// A ranking, its rows in the order to print: group by group, best first, unranked last.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub kind: AccountKind,
    /// Index into the rulebook's units.
    pub unit: u8,
    /// The clause that ranks; none if the rulebook has none and total points rank.
    pub rule: Option<RuleId>,
    /// Whether places are given within groups.
    pub grouped: bool,
    pub rows: Vec<Ranked>,
}

/// An account's row in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// None: shown without a place (不参评).
    pub place: Option<usize>,
    pub account: AccountId,
    /// The group it is ranked in, or a department's group; empty if there is none.
    pub group: String,
    /// The sum of its entries in the period.
    pub points: Decimal,
    /// How many pieces it signed that count.
    pub pieces: Decimal,
    pub money: Option<Decimal>,
}

/// Who is honoured, named or struck off.
#[derive(Clone, Debug)]
pub struct NamedList {
    pub rule: RuleId,
    pub name: String,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub account: AccountId,
    pub group: String,
    pub place: Option<usize>,
    pub prize: Option<Decimal>,
}
