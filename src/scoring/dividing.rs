//! Phase 6: a score and its parts in whole grains, divided among those who share it.

use super::score::Part;
use crate::clauses::share::Division;
use crate::intake::accounts::AccountKind;
use crate::ledger::{Cut, Split};
use crate::rulebook::exact::{Exact, Rounding};
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

/// What each sharer's part of a score is, to be told beside the amounts.
pub(super) struct Cuts<'d> {
    division: &'d Division,
    sharers: usize,
    kind: AccountKind,
}

impl<'d> Cuts<'d> {
    /// Those of a division among so many of a kind.
    pub(super) fn of(division: &'d Division, sharers: usize, kind: AccountKind) -> Cuts<'d> {
        Cuts {
            division,
            sharers,
            kind,
        }
    }

    /// How a sharer's grains come of those of a part; none where all of it is the sharer's.
    pub(super) fn split(&self, sharer: usize, part: i64, own: i64) -> Option<Split> {
        let (weight, whole) = match self.division {
            Division::Each | Division::TooLarge => return None,
            Division::Equal => (1, self.sharers as i128),
            Division::Weights(weights) => weights.at(sharer),
        };
        if weight == whole {
            return None;
        }
        let cut = match self.division {
            Division::Equal => Cut::Equal(self.kind, self.sharers as u32),
            _ => Cut::Part(Exact::fraction(weight, whole)?),
        };
        let (given, taken) = (
            weight.checked_mul(part.into()),
            whole.checked_mul(own.into()),
        );
        let is_exact = given.is_some() && given == taken;
        Some(Split { cut, is_exact })
    }
}
