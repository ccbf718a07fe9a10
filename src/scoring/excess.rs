//! Phase 5, where pieces reach over several periods: closed periods stay, and a later one books what
//! the piece is worth beyond all that was booked.

use hashbrown::{HashMap, HashSet};

use super::book::Book;
use super::score::{Part, Rounded, Score};
use crate::intake::Role;
use crate::intake::accounts::AccountId;
use crate::ledger::Phase;

/// What was booked of a piece in earlier periods.
#[derive(Default)]
pub(super) struct Booked {
    /// By unit, column and score, in grains.
    pub(super) scores: HashMap<(u8, Option<Role>, u32), i64>,
    /// Questions for which the piece was counted for an account.
    pub(super) counted: HashSet<(AccountId, usize)>,
}

/// Leaves of scores, which come best first, what the piece is worth beyond all that was booked, to
/// each at most what it is worth beyond what was booked on it. The first period that books something
/// books it all. Answers the scores that fall away: those booked before of which nothing is left.
pub(super) fn leave_excess(
    book: &Book<'_>,
    scores: &mut Vec<Score>,
    unit: u8,
    column: Option<Role>,
    booked: &Booked,
) -> Vec<Score> {
    let of_column = |key: &(u8, Option<Role>, u32)| key.0 == unit && key.1 == column;
    let before = booked.scores.iter().filter(|(key, _)| of_column(key));
    let before: Vec<i128> = before.map(|(_, grains)| i128::from(*grains)).collect();
    if before.is_empty() {
        return Vec::new();
    }
    let before: i128 = before.iter().sum();
    let worth = scores.iter().map(|score| i128::from(score.rounded.total));
    let mut excess = (worth.sum::<i128>() - before).max(0);
    let rule = book.rulebook.piece.rule;
    let (mut left, mut silent) = (Vec::with_capacity(scores.len()), Vec::new());
    for mut score in std::mem::take(scores) {
        let key = (unit, column, score.submission);
        let known = booked.scores.get(&key).copied();
        let total = score.rounded.total;
        let own = i128::from(total) - i128::from(known.unwrap_or(0));
        let gives = own.clamp(0, excess.max(0));
        excess -= gives;
        if known.is_some() && gives == 0 {
            silent.push(score);
            continue;
        }
        // Fits: it is no more than the score itself.
        let gives = i64::try_from(gives).unwrap_or(total);
        if gives != total {
            let rounded: &mut Rounded = std::rc::Rc::make_mut(&mut score.rounded);
            rounded.parts.push(Part {
                rule,
                phase: Phase::SamePiece,
                grains: gives - total,
                rest: None,
                other: None,
            });
            rounded.total = gives;
        }
        left.push(score);
    }
    *scores = left;
    silent
}
