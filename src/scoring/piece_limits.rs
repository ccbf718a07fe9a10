//! Phase 5: limits on what all scores of a piece bring together.

use super::book::Book;
use super::judging::AllJudged;
use super::score::ExactPart;
use super::settling::{Member, add, best_first};
use super::verdict::Verdict;
use crate::clauses::limit::{Bound, Limit};
use crate::ledger::Phase;
use crate::rulebook::amount::{Figure, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;

/// Bounds the scores of a piece together, by the limits of pieces: lower bounds, then upper ones.
/// None if numbers grow too large.
pub(super) fn bound(
    book: &Book<'_>,
    all: &AllJudged,
    unit: u8,
    scores: &mut [Member],
) -> Option<()> {
    let rulebook = book.rulebook;
    for upper in [false, true] {
        for (index, limit) in rulebook.limits.piece.iter().enumerate() {
            let acts = limit.unit.is_none_or(|own| own == unit)
                && matches!(limit.bound, Bound::Most(_)) == upper;
            if !acts {
                continue;
            }
            let mut selected: Vec<usize> = (0..scores.len())
                .filter(|&at| {
                    let class = all.class(scores[at].submission);
                    class.piece_limits[index] == Truth::True
                })
                .collect();
            selected.sort_by(|&a, &b| best_first(book, &scores[a], &scores[b]));
            let Some(&best) = selected.first() else {
                continue;
            };
            let figure = figure(book, all, &limit.bound, scores[best].submission, unit);
            let Some(figure) = figure else {
                continue;
            };
            let mut room = figure;
            for at in selected {
                let value = scores[at].value;
                let enters = value.min(room.max(Exact::ZERO));
                if upper && enters < value {
                    add(
                        all,
                        unit,
                        &mut scores[at],
                        part(limit, enters.minus(value)?),
                    )?;
                }
                room = room.minus(if upper { enters } else { value })?;
            }
            if !upper && room > Exact::ZERO {
                add(all, unit, &mut scores[best], part(limit, room))?;
            }
        }
    }
    Some(())
}

/// The figure of a limit of pieces, by the facts and the base of the best publication. That they
/// are known was made sure of when it was judged.
fn figure(
    book: &Book<'_>,
    all: &AllJudged,
    bound: &Bound,
    submission: u32,
    unit: u8,
) -> Option<Exact> {
    let (Bound::Most(amount) | Bound::Least(amount)) = bound else {
        return None;
    };
    let Verdict::Worth(values) = &all.class(submission).judged.verdict else {
        return None;
    };
    let figure = amount.at(|of| match of {
        Of::Field(field) => book
            .classified
            .facts
            .get(submission as usize, field)
            .figure(),
        Of::Base => Figure::of(values[usize::from(unit)].as_ref().map(|value| value.base)),
        Of::Value => Figure::Missing,
    });
    figure.ok()
}

/// What a limit takes of a score, or adds to it.
fn part(limit: &Limit, brings: Exact) -> ExactPart {
    ExactPart {
        rule: limit.rule,
        phase: Phase::SamePiece,
        brings,
        rest: None,
        other: None,
    }
}
