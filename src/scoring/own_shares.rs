//! Phase 6: what `modify` with `who` makes of a signer's own share.

use super::book::Book;
use super::score::apportion;
use super::settling::too_large;
use super::sharing::Spot;
use crate::clauses::modify::{self, Says};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::Why;
use crate::problem::Problems;
use crate::rulebook::exact::Exact;

/// A signer's share as `modify` of shares leaves it, in grains; the difference is booked.
pub(super) fn modify(
    book: &mut Book<'_>,
    spot: &Spot<'_>,
    id: AccountId,
    grains: i64,
    problems: &mut Problems,
) -> i64 {
    let rulebook = book.rulebook;
    let is_department = book.classified.accounts.get(id).kind == AccountKind::Department;
    let acting = {
        let facts = |field| book.classified.account_fact(id, field, spot.day);
        let mut found = Vec::new();
        for &(index, row) in &spot.class.of_shares {
            let clause = &rulebook.modifies[index];
            if clause.unit.is_some_and(|own| own != spot.unit) {
                continue;
            }
            match clause.judge_share(row, &facts) {
                Says::Acts(acting) if acting.is_empty() => {}
                Says::Acts(acting) => found.push((clause.best_of.as_deref(), acting)),
                // That a department has no facts of a teacher needs no telling.
                Says::Unjudged(_) if is_department => {}
                Says::Unjudged(rule) | Says::No(rule, ..) => {
                    book.unjudged_shares.insert((rule, id));
                }
                Says::Overlap(..) => {}
            }
        }
        found
    };
    if acting.is_empty() {
        return grains;
    }
    let share = Exact::of(book.points(grains));
    let modified = modify::best(share, acting).and_then(|mut acting| {
        acting.sort_by_key(|acting| (acting.effect, acting.rule));
        let parts = modify::parts(share, share, &acting)?;
        let total = parts
            .iter()
            .try_fold(share, |sum, (_, part)| sum.plus(*part))?;
        let mut exact = vec![share];
        exact.extend(parts.iter().map(|(_, part)| *part));
        let (total, rounded) = apportion(rulebook, total, &exact)?;
        let rules = parts.into_iter().map(|(rule, _)| rule);
        Some((
            total,
            rules.zip(rounded.into_iter().skip(1)).collect::<Vec<_>>(),
        ))
    });
    let Some((total, parts)) = modified else {
        too_large(book, spot.submission, problems);
        return grains;
    };
    for (rule, part) in parts {
        book.enter(spot.entry(book, id, rule, part, Why::Rule));
    }
    total
}
