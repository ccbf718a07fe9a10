//! Phase 6: a score and its parts in whole grains, divided among those who share it.

use super::score::Part;
use crate::clauses::share::Division;
use crate::rulebook::exact::Rounding;
use crate::rulebook::weights::equally;

/// Sees to it that no signer gains by what a rule takes, nor loses by what it gives: dividing by
/// largest remainder can turn a grain around, which is then settled with the same signer's first
/// part. What each part and each signer comes to stays.
pub(super) fn keep_signs(grid: &mut [i64], parts: &[Part], sharers: usize) {
    for (row, part) in parts.iter().enumerate().skip(1) {
        let sign = part.grains.signum();
        for index in 0..sharers {
            let own = grid[row * sharers + index];
            if own.signum() != -sign || own == 0 || sign == 0 {
                continue;
            }
            // Someone else bears of this part what this signer must not.
            let other = (0..sharers).max_by_key(|&other| grid[row * sharers + other] * sign);
            let Some(other) = other.filter(|other| *other != index) else {
                continue;
            };
            grid[row * sharers + index] = 0;
            grid[row * sharers + other] += own;
            grid[index] += own;
            grid[other] -= own;
        }
    }
}

/// Writes each sharer's part of `total`; false if numbers grow too large.
pub(super) fn divide(
    total: i64,
    division: &Division,
    sharers: usize,
    rounding: Rounding,
    into: &mut Vec<i64>,
) -> bool {
    into.clear();
    match division {
        Division::Each => into.resize(sharers, total),
        Division::Equal => into.extend(equally(total, sharers)),
        Division::TooLarge => return false,
        Division::Weights(weights) => match weights.divide(total, rounding) {
            Some(shares) => *into = shares,
            None => return false,
        },
    }
    true
}
