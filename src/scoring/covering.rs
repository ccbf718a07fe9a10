//! Phase 8: the pieces that fill a task bring nothing, so that only what is beyond it pays.

use std::cmp::Ordering;

use hashbrown::HashMap;

use super::book::{Book, Signed};
use super::duties::Task;
use super::portions::Portion;
use crate::clauses::target::{Covers, Measure};
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Phase, Why};
use crate::rulebook::exact::Exact;

/// A piece that may fill a task.
struct Filling {
    /// Its first publication that qualifies.
    first: u32,
    counts: Exact,
    /// The places of the account's shares in its scores.
    shares: Vec<usize>,
    /// What these still bring, in grains.
    brings: i128,
}

/// Puts together what each account signed; until then [`cover`] finds nothing.
pub(super) fn settle(book: &mut Book<'_>) {
    book.signed.sort_by_key(key);
}

fn key(signed: &Signed) -> (AccountId, usize) {
    (signed.account, signed.question)
}

/// Takes back what the pieces that fill a task brought; `at` is the period this is booked to.
pub(super) fn cover(book: &mut Book<'_>, task: &Task<'_>, at: u16) {
    let Some(covers) = task.target.covers else {
        return;
    };
    let units: Vec<u8> = book.units_of(task.target.unit).collect();
    let mut fillings = fillings(book, task, &units);
    fillings.sort_by(|a, b| {
        let by_amount = match covers {
            Covers::Earliest => Ordering::Equal,
            Covers::Lowest => a.brings.cmp(&b.brings),
        };
        by_amount.then_with(|| book.earlier(a.first, b.first))
    });
    let mut filled = Exact::ZERO;
    let mut taken: Vec<usize> = Vec::new();
    for filling in fillings {
        if filled >= task.owed {
            break;
        }
        filled = filled.plus(filling.counts).unwrap_or(filled);
        taken.extend(filling.shares);
    }
    for unit in units {
        let (mut rests, mut total) = (Vec::new(), 0_i128);
        for &index in &taken {
            let &Portion {
                unit: own,
                grains,
                submission,
                ..
            } = book.portions.get(index);
            if own == unit {
                total += i128::from(grains);
                rests.push(submission);
                book.change(index, -grains, at, task.row.rule);
            }
        }
        if rests.is_empty() {
            continue;
        }
        let rests = book.ledger.rest_on(rests);
        book.enter(Entry {
            account: task.account,
            period: at,
            rule: task.row.rule,
            unit,
            phase: Phase::Period,
            amount: book.points_of(-total),
            rests,
            why: Why::Covered,
            split: None,
        });
    }
}

/// The pieces of a task that an account signed, with what they bring it in these units.
fn fillings(book: &Book<'_>, task: &Task<'_>, units: &[u8]) -> Vec<Filling> {
    let mut shares: HashMap<u32, Vec<usize>> = HashMap::new();
    for index in book.portions.of_account(task.account) {
        let portion = book.portions.get(index);
        let is_own = units.contains(&portion.unit) && task.bases.contains(&portion.period);
        if portion.signs && is_own {
            let piece = book.pieces_of[portion.submission as usize];
            shares.entry(piece).or_default().push(index);
        }
    }
    let own = (task.account, book.tally.question(&task.target.when));
    let start = book.signed.partition_point(|signed| key(signed) < own);
    let signed = book.signed[start..]
        .iter()
        .take_while(|signed| key(signed) == own);
    signed
        .filter(|signed| task.bases.contains(&signed.period))
        .map(|signed| {
            let shares = shares.get(&signed.piece).cloned().unwrap_or_default();
            let grains = shares.iter().map(|&index| book.portions.get(index).grains);
            Filling {
                first: signed.first,
                counts: match task.row.measure {
                    Measure::Publications => Exact::whole(i128::from(signed.publications)),
                    Measure::Pieces | Measure::Points => signed.counts,
                },
                brings: grains.map(i128::from).sum(),
                shares,
            }
        })
        .collect()
}
