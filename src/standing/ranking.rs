//! Rankings: the order of the accounts, and their places.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::money::Paid;
use super::results::{Results, shown};
use super::{by_group, by_name, ranks};
use crate::clauses::rank::{By, Rank, Ties, places};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::rulebook::RuleId;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::field;

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
    /// How equal accounts share a place.
    pub ties: Ties,
    /// What ranks.
    pub by: By,
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
    /// What it is ranked by, rounded to two decimals at most.
    pub figure: Decimal,
    pub money: Option<Decimal>,
}

/// All rankings of a period.
pub(super) fn rankings(results: &Results<'_>, paid: &Paid) -> Vec<Ranking> {
    let rulebook = results.rulebook;
    let mut rankings = Vec::new();
    for unit in 0..rulebook.units.len() as u8 {
        for kind in [AccountKind::Department, AccountKind::Teacher] {
            let clauses = rulebook.ranks.iter().filter(|rank| ranks(rank, kind, unit));
            let own: Vec<&Rank> = clauses
                .clone()
                .filter(|rank| rank.per == results.period.kind)
                .collect();
            if own.is_empty() {
                // A period without a ranking of its own is shown as the shortest is that has one.
                let clause = clauses.min_by_key(|rank| rank.per);
                rankings.push(ranking(results, paid, kind, unit, clause));
            }
            for clause in own {
                rankings.push(ranking(results, paid, kind, unit, Some(clause)));
            }
        }
    }
    rankings
}

fn ranking(
    results: &Results<'_>,
    paid: &Paid,
    kind: AccountKind,
    unit: u8,
    clause: Option<&Rank>,
) -> Ranking {
    let within = clause.and_then(|rank| rank.within);
    let grouped = within.is_some();
    // A department's group is shown even where it is not what places are given in.
    let group_of = within.or((kind == AccountKind::Department).then_some(field::GROUP));
    let mut rows: Vec<(Exact, Ranked)> = results
        .accounts(kind)
        .into_iter()
        .filter(|account| clause.is_none_or(|rank| results.admits(&rank.who, *account)))
        .map(|account| {
            let points = results.points(account, unit);
            let figure = match clause {
                Some(rank) => results.figure(rank, unit, account),
                None => Exact::of(points),
            };
            let row = Ranked {
                place: (!results.is_unranked(account)).then_some(0),
                account,
                group: group_of.map_or_else(String::new, |field| results.group(account, field)),
                points,
                pieces: shown(results.pieces(account, &Condition::ALWAYS)),
                figure: shown(figure),
                money: paid.of(account, unit),
            };
            (figure, row)
        })
        .collect();
    let groups = |a: &Ranked, b: &Ranked| match grouped {
        true => by_group(&a.group, &b.group),
        false => Ordering::Equal,
    };
    rows.sort_by(|(figure, a), (other, b)| {
        groups(a, b)
            .then(a.place.is_none().cmp(&b.place.is_none()))
            .then(other.cmp(figure))
            .then_with(|| by_name(results.intake, a.account, b.account))
    });
    let ties = clause.map_or(Ties::Shared, |rank| rank.ties);
    for group in rows.chunk_by_mut(|(_, a), (_, b)| groups(a, b) == Ordering::Equal) {
        let ranked = group.iter().filter(|(_, row)| row.place.is_some());
        let figures: Vec<Exact> = ranked.map(|(figure, _)| *figure).collect();
        for ((_, row), place) in group.iter_mut().zip(places(ties, &figures)) {
            row.place = Some(place);
        }
    }
    Ranking {
        kind,
        unit,
        rule: clause.map(|rank| rank.rule),
        grouped,
        ties,
        by: clause.map_or(By::Points, |rank| rank.by),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}
