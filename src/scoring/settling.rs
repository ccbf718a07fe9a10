//! Phase 5: the publications of a piece become scores, each rounded once.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::judging::{AllJudged, Class};
use super::value::Verdict;
use super::{Book, Outcome, questions};
use crate::clauses::same_piece::{Fate, SamePiece};
use crate::ledger::{Phase, Why};
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field;

/// A score in grains, with the grains each rule brought.
#[derive(Clone, Debug)]
pub(super) struct Rounded {
    pub(super) parts: Vec<Part>,
    pub(super) total: i64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) rule: RuleId,
    pub(super) phase: Phase,
    pub(super) grains: i64,
    pub(super) why: Why,
    /// The publication it rests on, where that is not the score's own.
    pub(super) other: Option<u32>,
}

/// The largest score, in grains of the last decimal.
const MOST_GRAINS: i64 = 1_000_000_000_000;

/// A publication of a piece while the piece is settled.
struct Member {
    submission: u32,
    value: Exact,
}

/// A score: what is shared among the signers of a publication.
pub(super) struct Score {
    pub(super) submission: u32,
    pub(super) rounded: Rc<Rounded>,
}

/// Where a piece has a second publication, one of which a clause cannot be judged is asked about.
pub(super) fn ask_of_several(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &mut Vec<u32>,
    problems: &mut Problems,
) {
    let rulebook = book.rulebook;
    members.retain(|&member| {
        let class = all.class(member);
        let unjudged = class.judged.unjudged.first().copied();
        let facts = &book.classified.facts;
        let unsorted = rulebook.same_pieces.iter().find(|clause| {
            let known = |field| !facts.get(member as usize, field).is_unknown();
            !clause.once_per.is_none_or(known)
        });
        let unsorted = unsorted.map(|clause| clause.rule);
        let clauses = rulebook.same_pieces.iter().zip(&class.same_pieces);
        let joined = clauses
            .filter(|(_, truth)| **truth == Truth::Unknown)
            .map(|(c, _)| c.rule);
        let Some(rule) = unjudged.or(joined.min()).or(unsorted) else {
            return true;
        };
        let submission = &book.classified.submissions[member as usize];
        let most = class
            .alone
            .iter()
            .flatten()
            .map(|alone| alone.total)
            .max()
            .unwrap_or(0);
        let most = book.points(most);
        problems.push(
            questions::about_row(book.classified, submission, "piece-not-judged")
                .with("clause", rulebook.rule(rule).clause.as_str())
                .at_stake(most),
        );
        book.questions += 1;
        book.outcomes[member as usize] = Outcome::Asked(most);
        false
    });
}

/// The scores of a piece in one unit; what brings nothing gets entries of 0.
pub(super) fn settle(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &[u32],
    unit: u8,
    problems: &mut Problems,
) -> Vec<Score> {
    let rulebook = book.rulebook;
    let mut free: Vec<Member> = Vec::with_capacity(members.len());
    for &submission in members {
        if let Verdict::Worth(values) = &all.class(submission).judged.verdict
            && let Some(value) = &values[usize::from(unit)]
        {
            free.push(Member {
                submission,
                value: value.total,
            });
        }
    }
    let mut scores = Vec::with_capacity(1);
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
                scores.extend(join(book, all, clause, &taken, unit, problems));
            } else {
                free.append(&mut taken);
            }
        }
    }
    for member in free {
        book.outcomes[member.submission as usize] = Outcome::Counted;
        match &all.class(member.submission).alone[usize::from(unit)] {
            Some(rounded) => scores.push(Score {
                submission: member.submission,
                rounded: rounded.clone(),
            }),
            None => too_large(book, member.submission, problems),
        }
    }
    scores
}

/// Best: value, then higher level, earlier date, outlet name, row content.
fn best_first(book: &Book<'_>, a: &Member, b: &Member) -> std::cmp::Ordering {
    let classified = book.classified;
    let level = |m: &Member| match classified.facts.get(m.submission as usize, field::LEVEL) {
        Fact::Choice(level) => Some(level),
        _ => None,
    };
    let date = |m: &Member| classified.submissions[m.submission as usize].date;
    b.value
        .cmp(&a.value)
        .then_with(|| level(b).cmp(&level(a)))
        .then_with(|| date(a).cmp(&date(b)))
        .then_with(|| {
            book.outlet_name(a.submission)
                .cmp(book.outlet_name(b.submission))
        })
        .then_with(|| book.content(a.submission).cmp(&book.content(b.submission)))
}

/// The scores that a same-piece clause makes of publications, best first.
fn join(
    book: &mut Book<'_>,
    all: &AllJudged,
    clause: &SamePiece,
    taken: &[Member],
    unit: u8,
    problems: &mut Problems,
) -> Vec<Score> {
    let facts = &book.classified.facts;
    let values: Vec<Fact> = taken
        .iter()
        .map(|m| {
            clause
                .once_per
                .map_or(Fact::None, |f| facts.get(m.submission as usize, f))
        })
        .collect();
    let fates = clause.fates(&values);
    let mut scores = Vec::new();
    let mut rests = Vec::new();
    for (member, fate) in taken.iter().zip(&fates) {
        match fate {
            Fate::Score => {
                book.outcomes[member.submission as usize] = Outcome::Counted;
                scores.push(member);
            }
            Fate::Rest => {
                book.outcomes[member.submission as usize] = Outcome::Counted;
                rests.push(member);
            }
            Fate::Surpassed => {
                let rules = [clause.rule];
                book.zero_entries(member.submission, &rules, Phase::SamePiece, Why::Surpassed);
            }
        }
    }
    let mut made = Vec::with_capacity(scores.len());
    for (index, member) in scores.iter().enumerate() {
        let class = all.class(member.submission);
        let rounded = if index == 0 && !rests.is_empty() {
            with_rests(book, class, member, &rests, clause.rule, clause.rest, unit)
        } else {
            class.alone[usize::from(unit)].clone()
        };
        match rounded {
            Some(rounded) => {
                made.push(Score {
                    submission: member.submission,
                    rounded,
                });
            }
            None => too_large(book, member.submission, problems),
        }
    }
    made
}

/// The best score with what the rest add to it.
fn with_rests(
    book: &Book<'_>,
    class: &Class,
    best: &Member,
    rests: &[&Member],
    rule: RuleId,
    part: Exact,
    unit: u8,
) -> Option<Rc<Rounded>> {
    let Verdict::Worth(values) = &class.judged.verdict else {
        return None;
    };
    let own = values[usize::from(unit)].as_ref()?;
    let mut parts: Vec<(RuleId, Phase, Exact, Why, Option<u32>)> = own
        .parts
        .iter()
        .map(|&(rule, phase, part)| (rule, phase, part, Why::Rule, None))
        .collect();
    let mut total = best.value;
    for rest in rests {
        let adds = rest.value.times(part)?;
        total = total.plus(adds)?;
        parts.push((
            rule,
            Phase::SamePiece,
            adds,
            Why::Rest,
            Some(rest.submission),
        ));
    }
    round(book, total, &parts)
}

pub(super) fn too_large(book: &mut Book<'_>, submission: u32, problems: &mut Problems) {
    let row = &book.classified.submissions[submission as usize];
    problems.push(questions::about_row(book.classified, row, "too-large"));
    book.questions += 1;
    book.outcomes[submission as usize] = Outcome::Asked(Decimal::ZERO);
}

/// A score rounded once, its parts by largest remainder; none if it is too large.
pub(super) fn round(
    book: &Book<'_>,
    total: Exact,
    parts: &[(RuleId, Phase, Exact, Why, Option<u32>)],
) -> Option<Rc<Rounded>> {
    let decimals = book.rulebook.decimals;
    let total = total.grains(decimals, book.rulebook.rounding)?;
    // So large a score is a slip, and sums of millions of smaller ones stay exact.
    if total.abs() > MOST_GRAINS {
        return None;
    }
    let below: Option<Vec<(i64, Exact)>> = parts
        .iter()
        .map(|(_, _, part, _, _)| part.grains_below(decimals))
        .collect();
    let below = below?;
    let mut grains: Vec<i64> = below.iter().map(|(grains, _)| *grains).collect();
    let left = total - grains.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..below.len()).collect();
    order.sort_by(|&a, &b| below[b].1.cmp(&below[a].1).then(a.cmp(&b)));
    for &index in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        grains[index] += 1;
    }
    let parts = parts
        .iter()
        .zip(grains)
        .map(|(&(rule, phase, _, why, other), grains)| Part {
            rule,
            phase,
            grains,
            why,
            other,
        });
    Some(Rc::new(Rounded {
        parts: parts.collect(),
        total,
    }))
}
