//! What a rule acts on: the publications, the accounts, the amounts it goes by.

use crate::check::never::kinds;
use crate::clauses::event::EventClause;
use crate::clauses::exclude::Exclude;
use crate::clauses::limit::{AccountLimit, Bound, Limit};
use crate::clauses::list::List;
use crate::clauses::modify::{self, Modify};
use crate::clauses::money::Money;
use crate::clauses::points::Points;
use crate::clauses::rank::Rank;
use crate::clauses::same_piece::SamePiece;
use crate::clauses::share::Share;
use crate::clauses::target::{self, Target};
use crate::clauses::unranked::Unranked;
use crate::intake::accounts::AccountKind;
use crate::rulebook::amount::Amount;
use crate::rulebook::boxes::Whose;
use crate::rulebook::condition::Condition;
use crate::rulebook::{RuleId, Rulebook};

/// A clause, or a row of its table, as what it does.
#[derive(Clone, Copy, Debug)]
pub enum Act<'r> {
    Exclude(&'r Exclude),
    Points(&'r Points),
    Modify(&'r Modify, &'r modify::Row),
    SamePiece(&'r SamePiece),
    Share(&'r Share),
    /// Of a publication or a piece.
    Limit(&'r Limit),
    Scores(&'r AccountLimit),
    Booked(&'r AccountLimit),
    Target(&'r Target, &'r target::Row),
    Event(&'r EventClause),
    Rank(&'r Rank),
    List(&'r List),
    Unranked(&'r Unranked),
    Money(&'r Money),
}

/// All that a rulebook does.
pub fn acts(rulebook: &Rulebook) -> Vec<Act<'_>> {
    let mut acts: Vec<Act<'_>> = Vec::new();
    acts.extend(rulebook.excludes.iter().map(Act::Exclude));
    acts.extend(rulebook.points.iter().map(Act::Points));
    for clause in &rulebook.modifies {
        acts.extend(clause.rows.iter().map(|row| Act::Modify(clause, row)));
    }
    acts.extend(rulebook.same_pieces.iter().map(Act::SamePiece));
    acts.extend(rulebook.shares.iter().map(Act::Share));
    let limits = &rulebook.limits;
    let whole = limits.publication.iter().chain(&limits.piece);
    acts.extend(whole.map(Act::Limit));
    acts.extend(limits.scores.iter().map(Act::Scores));
    acts.extend(limits.booked.iter().map(Act::Booked));
    for clause in &rulebook.targets {
        acts.extend(clause.rows.iter().map(|row| Act::Target(clause, row)));
    }
    acts.extend(rulebook.events.iter().map(Act::Event));
    acts.extend(rulebook.ranks.iter().map(Act::Rank));
    acts.extend(rulebook.lists.iter().map(Act::List));
    acts.extend(rulebook.unranked.iter().map(Act::Unranked));
    acts.extend(rulebook.money.iter().map(Act::Money));
    acts
}

impl<'r> Act<'r> {
    pub fn rule(&self) -> RuleId {
        match self {
            Act::Exclude(clause) => clause.rule,
            Act::Points(row) => row.rule,
            Act::Modify(_, row) => row.rules[0],
            Act::SamePiece(clause) => clause.rule,
            Act::Share(clause) => clause.rule,
            Act::Limit(limit) => limit.rule,
            Act::Scores(limit) | Act::Booked(limit) => limit.rule,
            Act::Target(_, row) => row.rule,
            Act::Event(clause) => clause.rule,
            Act::Rank(rank) => rank.rule,
            Act::List(list) => list.rank.rule,
            Act::Unranked(clause) => clause.rule,
            Act::Money(clause) => clause.rule,
        }
    }

    /// The condition on publications, and what takes them before.
    pub fn when(&self, rulebook: &'r Rulebook) -> (Condition, Vec<&'r Condition>) {
        let mut before = Vec::new();
        let when = match *self {
            Act::Exclude(clause) => clause.when.clone(),
            Act::Points(row) => {
                before = ordinary(row, rulebook);
                row.when.clone()
            }
            Act::Modify(clause, row) => {
                let ordinary = clause.rows.iter().filter(|other| !other.others);
                before.extend(ordinary.filter(|_| row.others).map(|other| &other.when));
                row.when.clone()
            }
            Act::SamePiece(clause) => clause.when.clone(),
            Act::Share(clause) => clause.when.clone(),
            Act::Limit(limit) => limit.when.clone(),
            Act::Scores(limit) => limit.when.clone(),
            Act::Target(clause, _) => clause.when.clone(),
            Act::Rank(rank) => rank.when.clone(),
            Act::List(list) => list.rank.when.clone(),
            Act::Money(clause) => clause.when.clone(),
            Act::Booked(_) | Act::Event(_) | Act::Unranked(_) => Condition::ALWAYS,
        };
        (when, before)
    }

    /// The condition on accounts, and what takes them before.
    pub fn who(&self) -> (Condition, Vec<&'r Condition>) {
        let mut before = Vec::new();
        let who = match *self {
            Act::Exclude(clause) => clause.who.clone().unwrap_or(Condition::ALWAYS),
            Act::Modify(clause, _) => clause.who.clone().unwrap_or(Condition::ALWAYS),
            Act::Scores(limit) | Act::Booked(limit) => limit.who.clone(),
            Act::Target(clause, row) => {
                let ordinary = clause.rows.iter().filter(|other| !other.others);
                before.extend(ordinary.filter(|_| row.others).map(|other| &other.who));
                clause.who.clone().and(row.who.clone())
            }
            Act::Event(clause) => clause.who.clone(),
            Act::Rank(rank) => rank.who.clone(),
            Act::List(list) => list.rank.who.clone(),
            Act::Unranked(clause) => clause.who.clone(),
            Act::Money(clause) => clause.who.clone(),
            _ => Condition::ALWAYS,
        };
        (who, before)
    }

    /// Whose facts its condition on accounts reads.
    pub fn whose(&self) -> &'static [Whose] {
        match self {
            Act::Scores(limit) | Act::Booked(limit) => kinds(Some(limit.account)),
            Act::Target(clause, _) => kinds(Some(clause.account)),
            Act::Event(clause) => kinds(clause.account),
            Act::Unranked(clause) => kinds(clause.account),
            Act::Rank(rank) => kinds(Some(rank.account)),
            Act::List(list) => kinds(Some(list.rank.account)),
            Act::Money(clause) => kinds(Some(clause.account)),
            _ => kinds(None),
        }
    }

    /// Whether it acts on accounts, so that there must be a roster.
    pub fn is_on_accounts(&self) -> bool {
        match self {
            Act::Exclude(clause) => clause.who.is_some(),
            Act::Modify(clause, _) => clause.who.is_some(),
            Act::Event(clause) => {
                clause.account == Some(AccountKind::Department) || clause.who != Condition::ALWAYS
            }
            Act::Points(_) | Act::SamePiece(_) | Act::Share(_) | Act::Limit(_) => false,
            _ => true,
        }
    }

    pub fn amounts(&self) -> Vec<&'r Amount> {
        let of_bound = |bound: &'r Bound| match bound {
            Bound::Most(amount) | Bound::Least(amount) => vec![amount],
            Bound::Pieces(_) => Vec::new(),
        };
        match *self {
            Act::Points(row) => vec![&row.amount],
            Act::Modify(_, row) => row.effects.iter().map(|(_, amount)| amount).collect(),
            Act::Limit(limit) => of_bound(&limit.bound),
            Act::Scores(limit) | Act::Booked(limit) => of_bound(&limit.bound),
            Act::Target(_, row) => {
                let results = [&row.short, &row.beyond, &row.unmet].into_iter().flatten();
                std::iter::once(&row.owed).chain(results).collect()
            }
            Act::Event(clause) => clause.points.iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// The ordinary rows of the table of a row that takes what they leave.
pub fn ordinary<'r>(row: &Points, rulebook: &'r Rulebook) -> Vec<&'r Condition> {
    let rows = rulebook.points.iter().filter(|other| {
        let of_unit = other.unit.is_none() || row.unit.is_none() || other.unit == row.unit;
        row.others && !other.others && other.pays == row.pays && of_unit
    });
    rows.map(|other| &other.when).collect()
}

/// All conditions on accounts.
pub fn on_accounts(rulebook: &Rulebook) -> Vec<Condition> {
    let whos = acts(rulebook).into_iter().map(|act| act.who().0);
    whos.filter(|who| *who != Condition::ALWAYS).collect()
}
