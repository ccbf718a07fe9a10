//! Phase 5: the publications of a piece become scores, each rounded once.

use rust_decimal::Decimal;

use super::book::Book;
use super::judging::AllJudged;
use super::score::{ExactPart, Score, round};
use super::verdict::Verdict;
use super::{Outcome, piece_limits, questions};
use crate::clauses::same_piece::{Fate, SamePiece};
use crate::ledger::{Phase, Rest};
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field;
use crate::rulebook::table::Taken;

/// A publication of a piece while the piece is settled: a score to be.
pub(super) struct Member {
    pub(super) submission: u32,
    pub(super) value: Exact,
    /// What its rules bring; empty: as the publication's value has it.
    pub(super) parts: Vec<ExactPart>,
}

/// What a piece comes to in one unit.
#[derive(Default)]
pub(super) struct Settled {
    /// Best first where it matters.
    pub(super) scores: Vec<Score>,
    /// Publications that add to a score.
    pub(super) rests: Vec<u32>,
    /// Publications that bring nothing, with the clause.
    pub(super) surpassed: Vec<(u32, RuleId)>,
    /// Publications whose numbers are too large.
    pub(super) too_large: Vec<u32>,
}

/// What a piece of these publications comes to in one unit. Everything is exact until each score,
/// joined and bounded, is rounded once.
pub(super) fn settle(book: &Book<'_>, all: &AllJudged, members: &[u32], unit: u8) -> Settled {
    let rulebook = book.rulebook;
    let mut free: Vec<Member> = Vec::with_capacity(members.len());
    for &submission in members {
        if let Verdict::Worth(values) = &all.class(submission).judged.verdict
            && let Some(value) = &values[usize::from(unit)]
        {
            free.push(Member {
                submission,
                value: value.total,
                parts: Vec::new(),
            });
        }
    }
    let mut settled = Settled::default();
    let mut scores: Vec<Member> = Vec::new();
    if free.len() > 1 {
        for (index, clause) in rulebook.same_pieces.iter().enumerate() {
            if clause.unit.is_some_and(|own| own != unit) {
                continue;
            }
            let (mut taken, rest): (Vec<Member>, Vec<Member>) = free
                .into_iter()
                .partition(|m| all.class(m.submission).same_pieces[index] == Truth::True);
            free = rest;
            if taken.len() > 1 {
                taken.sort_by(|a, b| best_first(book, a, b));
                join(book, all, clause, taken, unit, &mut settled, &mut scores);
            } else {
                free.append(&mut taken);
            }
        }
    }
    scores.append(&mut free);
    finish(book, all, unit, scores, &mut settled);
    settled
}

/// Bounds the scores of a piece together, and rounds each once; they come best first.
pub(super) fn finish(
    book: &Book<'_>,
    all: &AllJudged,
    unit: u8,
    mut scores: Vec<Member>,
    settled: &mut Settled,
) {
    if piece_limits::bound(book, all, unit, &mut scores).is_none() {
        settled
            .too_large
            .extend(scores.iter().map(|score| score.submission));
        return;
    }
    scores.sort_by(|a, b| best_first(book, a, b));
    for score in scores {
        let rounded = match &score.parts[..] {
            [] => all.class(score.submission).alone[usize::from(unit)].clone(),
            parts => round(book.rulebook, score.value, parts),
        };
        match rounded {
            Some(rounded) => settled.scores.push(Score {
                submission: score.submission,
                rounded,
            }),
            None => settled.too_large.push(score.submission),
        }
    }
}

/// Best: the higher value.
pub(super) fn best_first(book: &Book<'_>, a: &Member, b: &Member) -> std::cmp::Ordering {
    let by_value = b.value.cmp(&a.value);
    by_value.then_with(|| book.higher(a.submission, b.submission))
}

/// The scores that a same-piece clause makes of publications, which come best first.
fn join(
    book: &Book<'_>,
    all: &AllJudged,
    clause: &SamePiece,
    taken: Vec<Member>,
    unit: u8,
    settled: &mut Settled,
    scores: &mut Vec<Member>,
) {
    // Outlets in no list are told apart by what is written.
    let value = |m: &Member| {
        let field = clause.once_per?;
        let fact = book.classified.facts.get(m.submission as usize, field);
        let name = match (field, fact) {
            (field::OUTLET, Fact::None) => book.outlet_name(m.submission),
            _ => "",
        };
        Some((fact, name))
    };
    let values: Vec<_> = taken.iter().map(value).collect();
    let first = scores.len();
    let mut rests = Vec::new();
    for (member, fate) in taken.into_iter().zip(clause.fates(&values)) {
        match fate {
            Fate::Score => scores.push(member),
            Fate::Rest => rests.push(member),
            Fate::Surpassed => settled.surpassed.push((member.submission, clause.rule)),
        }
    }
    if let Some(best) = scores.get_mut(first)
        && !rests.is_empty()
        && add_rests(book, all, best, &rests, clause, unit, settled).is_none()
    {
        settled.too_large.push(best.submission);
        scores.remove(first);
    }
}

/// Adds to the best score what the rest bring; none if numbers grow too large.
fn add_rests(
    book: &Book<'_>,
    all: &AllJudged,
    best: &mut Member,
    rests: &[Member],
    clause: &SamePiece,
    unit: u8,
    settled: &mut Settled,
) -> Option<()> {
    for (rank, rest) in rests.iter().enumerate() {
        let facts = &book.classified.facts;
        let row = clause.rest(&|field| facts.get(rest.submission as usize, field));
        let part = match row {
            Taken::By(row) => clause.part_at(row, rank),
            _ => None,
        };
        let Some(part) = part.filter(|part| !part.is_zero()) else {
            settled.surpassed.push((rest.submission, clause.rule));
            continue;
        };
        let part = ExactPart {
            rule: clause.rule,
            phase: Phase::SamePiece,
            brings: rest.value.times(part)?,
            rest: Some(Rest {
                value: rest.value,
                part,
            }),
            other: Some(rest.submission),
        };
        add(all, unit, best, part)?;
        settled.rests.push(rest.submission);
    }
    Some(())
}

/// Adds a part to a score to be; none if numbers grow too large.
pub(super) fn add(all: &AllJudged, unit: u8, score: &mut Member, part: ExactPart) -> Option<()> {
    if score.parts.is_empty() {
        let Verdict::Worth(values) = &all.class(score.submission).judged.verdict else {
            return None;
        };
        score.parts = ExactPart::of(values[usize::from(unit)].as_ref()?);
    }
    score.value = score.value.plus(part.brings)?;
    score.parts.push(part);
    Some(())
}

pub(super) fn too_large(book: &mut Book<'_>, submission: u32, problems: &mut Problems) {
    let row = &book.classified.submissions[submission as usize];
    problems.push(questions::about_row(book.classified, row, "too-large"));
    book.questions += 1;
    book.outcomes[submission as usize] = Outcome::Asked(Decimal::ZERO);
}
