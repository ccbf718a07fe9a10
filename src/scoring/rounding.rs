//! After phase 9, where accounts are rounded and not scores: an entry rounds each account's total of
//! each period that something is booked to.

use std::collections::BTreeMap;

use super::book::Book;
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::rulebook::Round;
use crate::rulebook::exact::Exact;

pub(super) fn book(book: &mut Book<'_>) {
    let rulebook = book.rulebook;
    if rulebook.round != Round::Account {
        return;
    }
    let mut totals = BTreeMap::new();
    for entry in &book.ledger.entries {
        let key = (entry.account, entry.period, entry.unit);
        *totals.entry(key).or_insert(rust_decimal::Decimal::ZERO) += entry.amount;
    }
    for ((account, period, unit), total) in totals {
        let grains = Exact::of(total).grains(rulebook.decimals, rulebook.rounding);
        // Totals too large to be rounded were refused score by score.
        let Some(grains) = grains else { continue };
        let amount = rust_decimal::Decimal::new(grains, rulebook.decimals) - total;
        if amount.is_zero() {
            continue;
        }
        book.ledger.entries.push(Entry {
            account,
            period,
            rule: rulebook.rounded,
            unit,
            phase: Phase::Round,
            amount,
            rests: Rests::Account,
            why: Why::Rule,
            split: None,
        });
    }
}
