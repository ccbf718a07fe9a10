//! Rankings: the order of the accounts, and their places.

use std::cmp::Ordering;

use hashbrown::HashSet;
use rust_decimal::Decimal;

use super::money::Paid;
use super::results::{Results, shown};
use super::{by_group, by_name, ranks};
use crate::clauses::rank::{By, Rank, Ties, places};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::rulebook::RuleId;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{self, FieldId};

/// A ranking, its rows in the order to print: group by group, best first, unranked last.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub kind: AccountKind,
    /// Index into the rulebook's units.
    pub unit: u8,
    /// The clause that ranks; none where no clause does, and total points rank.
    pub rule: Option<RuleId>,
    /// Whether it gives places. Who is paid beside those that a clause ranks is listed without.
    pub gives_places: bool,
    /// Whether places are given within groups.
    pub grouped: bool,
    /// How equal accounts share a place.
    pub ties: Ties,
    /// What ranks.
    pub by: By,
    /// Whether only what some publications bring ranks.
    pub selects: bool,
    pub rows: Vec<Ranked>,
}

impl Ranking {
    /// Whether all points rank, and not a figure of its own.
    pub fn is_by_points(&self) -> bool {
        self.by == By::Points && !self.selects
    }
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
    /// What it is ranked by: points as they are, counts rounded to two decimals at most.
    pub figure: Decimal,
    pub money: Option<Decimal>,
}

/// All rankings of a period. Where no clause ranks accounts of a kind, points do (departments only
/// where they have a book, or points in it); where one does,
/// those that it does not rank but that are paid are listed by name.
pub(super) fn rankings(results: &Results<'_>, paid: &Paid) -> Vec<Ranking> {
    let rulebook = results.rulebook;
    let mut rankings = Vec::new();
    for unit in 0..rulebook.units.len() as u8 {
        for kind in [AccountKind::Department, AccountKind::Teacher] {
            let clauses = rulebook.ranks.iter().filter(|rank| ranks(rank, kind, unit));
            let mut own: Vec<&Rank> = clauses
                .clone()
                .filter(|rank| rank.per == results.period.kind)
                .collect();
            if own.is_empty() {
                // A period without rankings of its own is shown as the shortest is that has some.
                let shortest = clauses.clone().map(|rank| rank.per).min();
                own.extend(clauses.filter(|rank| Some(rank.per) == shortest));
            }
            if own.is_empty() {
                let ranking = ranking(results, paid, kind, unit, None);
                let has_points = || ranking.rows.iter().any(|row| !row.points.is_zero());
                let has_book = kind == AccountKind::Teacher || rulebook.keeps_departments(unit);
                if has_book || has_points() {
                    rankings.push(ranking);
                }
                continue;
            }
            let first = rankings.len();
            for clause in own {
                rankings.push(ranking(results, paid, kind, unit, Some(clause)));
            }
            let ranked = rankings[first..].iter().flat_map(|ranking| &ranking.rows);
            let ranked: HashSet<AccountId> = ranked.map(|row| row.account).collect();
            let mut others = results.accounts(kind);
            others.retain(|id| !ranked.contains(id) && paid.of(*id, unit).is_some());
            if !others.is_empty() {
                rankings.push(plain_list(results, paid, kind, unit, others));
            }
        }
    }
    rankings
}

/// Accounts by name, without places.
fn plain_list(
    results: &Results<'_>,
    paid: &Paid,
    kind: AccountKind,
    unit: u8,
    mut accounts: Vec<AccountId>,
) -> Ranking {
    accounts.sort_by(|a, b| by_name(results.intake, *a, *b));
    let group = (kind == AccountKind::Department).then_some(field::GROUP);
    let rows = accounts.into_iter().map(|account| {
        let figure = Exact::of(results.points(account, unit));
        row(results, paid, (account, unit), group, figure)
    });
    Ranking {
        kind,
        unit,
        rule: None,
        gives_places: false,
        grouped: false,
        ties: Ties::Shared,
        by: By::Points,
        selects: false,
        rows: rows.collect(),
    }
}

/// What an account has, without a place.
fn row(
    results: &Results<'_>,
    paid: &Paid,
    (account, unit): (AccountId, u8),
    group: Option<FieldId>,
    figure: Exact,
) -> Ranked {
    Ranked {
        place: None,
        account,
        group: group.map_or_else(String::new, |field| results.group(account, field)),
        points: results.points(account, unit),
        pieces: shown(results.pieces(account, &Condition::ALWAYS)),
        figure: figure.decimal().unwrap_or_else(|| shown(figure)),
        money: paid.of(account, unit),
    }
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
            let figure = match clause {
                Some(rank) => results.figure(rank, unit, account),
                None => Exact::of(results.points(account, unit)),
            };
            let mut row = row(results, paid, (account, unit), group_of, figure);
            row.place = (!results.is_unranked(account)).then_some(0);
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
        gives_places: true,
        grouped,
        ties,
        by: clause.map_or(By::Points, |rank| rank.by),
        selects: clause.is_some_and(|rank| rank.when != Condition::ALWAYS),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}
