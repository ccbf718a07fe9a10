//! Trying out missing facts: what a table gives for every value that they could have.

use super::classes::Tests;
use super::value::{Unfit, Wrong};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;

/// The most combinations of missing facts that are tried out; beyond them the facts are asked for
/// without trying, which asks too much but never guesses.
const MOST_TRIED: usize = 20_000;

/// What comes of trying out the missing facts of a table.
pub(super) enum Tried<T> {
    Known(T),
    /// It hangs on these.
    Missing(Vec<FieldId>),
    Wrong(Wrong),
}

/// What a table gives for facts of which some may be missing: every value that a missing fact could
/// have is tried out, and only if none makes a difference is it known.
pub(super) fn try_out<T>(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    facts: &impl Fn(FieldId) -> Fact,
    gives: impl Fn(&dyn Fn(FieldId) -> Fact) -> Result<T, Unfit>,
    same: impl Fn(&T, &T) -> bool,
) -> Tried<T> {
    let mut missing: Vec<FieldId> = tests
        .by_field
        .keys()
        .copied()
        .filter(|field| facts(*field).is_unknown())
        .collect();
    missing.sort_unstable();
    let mut first: Option<Result<T, Unfit>> = None;
    let mut matters = false;
    let mut tried = true;
    if missing.is_empty() {
        first = Some(gives(facts));
    } else {
        tried = each_completion(rulebook, tests, &missing, &mut |completed| {
            let look = |field: FieldId| known(completed, field).unwrap_or_else(|| facts(field));
            let found = gives(&look);
            match &first {
                None => first = Some(found),
                Some(before) => {
                    matters |= match (before, &found) {
                        (Ok(one), Ok(other)) => !same(one, other),
                        (Err(one), Err(other)) => one != other,
                        _ => true,
                    }
                }
            }
            !matters
        });
    }
    match first.filter(|_| tried && !matters) {
        Some(Ok(found)) => Tried::Known(found),
        Some(Err(Unfit::Wrong(wrong))) => Tried::Wrong(wrong),
        Some(Err(Unfit::Missing(field))) => Tried::Missing(vec![field]),
        None => Tried::Missing(missing),
    }
}

pub(super) fn known(completed: &[(FieldId, Fact)], field: FieldId) -> Option<Fact> {
    completed
        .iter()
        .find(|(known, _)| *known == field)
        .map(|(_, fact)| *fact)
}

/// Calls `visit` with every combination of values for the missing fields until it answers `false`;
/// whether there were few enough to try.
pub(super) fn each_completion(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    missing: &[FieldId],
    visit: &mut impl FnMut(&[(FieldId, Fact)]) -> bool,
) -> bool {
    let candidates: Vec<Vec<Fact>> = missing
        .iter()
        .map(|field| tests.candidates(rulebook, *field))
        .collect();
    let count = candidates
        .iter()
        .try_fold(1_usize, |count, c| count.checked_mul(c.len()));
    let Some(count) = count.filter(|count| (1..=MOST_TRIED).contains(count)) else {
        return false;
    };
    for number in 0..count {
        let mut rest = number;
        let completed: Vec<(FieldId, Fact)> = missing
            .iter()
            .zip(&candidates)
            .map(|(field, candidates)| {
                let fact = candidates[rest % candidates.len()];
                rest /= candidates.len();
                (*field, fact)
            })
            .collect();
        if !visit(&completed) {
            break;
        }
    }
    true
}
