//! Phase 5: the publications of a piece become scores, each rounded once.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::judging::{AllJudged, Class};
use super::value::Verdict;
use super::{Book, Outcome, questions};
use crate::clauses::limit::Bound;
use crate::clauses::same_piece::{Fate, SamePiece};
use crate::ledger::{Phase, Why};
use crate::problem::{Problem, Problems};
use crate::rulebook::amount::{Figure, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::rulebook::table::Taken;
use crate::rulebook::{Round, RuleId, Rulebook};

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

/// A part before it is rounded.
pub(super) type ExactPart = (RuleId, Phase, Exact, Why, Option<u32>);

/// The largest score, in grains of the last decimal. So large a score is a slip, and sums of very
/// many smaller ones stay exact.
fn most_grains(rulebook: &Rulebook) -> i64 {
    match rulebook.round {
        Round::Piece => 1_000_000_000_000,
        // Its grains are finer.
        Round::Account => 1_000_000_000_000_000,
    }
}

/// A publication of a piece while the piece is settled: a score to be.
pub(super) struct Member {
    pub(super) submission: u32,
    pub(super) value: Exact,
    /// What its rules bring; empty: as the publication's value has it.
    pub(super) parts: Vec<ExactPart>,
}

/// A score: what is shared among the signers of a publication.
#[derive(Clone, Debug)]
pub(super) struct Score {
    pub(super) submission: u32,
    pub(super) rounded: Rc<Rounded>,
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

/// Where a same-piece clause may take several publications of a piece, one of which a clause cannot
/// be judged is asked about, and so is one that two of them take. Of those asked about `members`
/// keeps none; what was booked before this `period` stays.
pub(super) fn ask_of_several(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &mut Vec<u32>,
    period: u16,
    problems: &mut Problems,
) {
    let may_take =
        |member: u32, clause: usize| all.class(member).same_pieces[clause] != Truth::False;
    let joining: Vec<usize> = (0..book.rulebook.same_pieces.len())
        .filter(|&clause| members.iter().filter(|m| may_take(**m, clause)).count() > 1)
        .collect();
    members.retain(|&member| {
        if !joining.iter().any(|&clause| may_take(member, clause)) {
            return true;
        }
        let class = all.class(member);
        let submission = &book.classified.submissions[member as usize];
        let problem = questions::about_row(book.classified, submission, "piece-not-judged");
        let problem = match (unjudged(book, class, member), overlap(book.rulebook, class)) {
            (_, Some((one, other))) => {
                let line = |rule| book.rulebook.rule(rule).line.to_string();
                questions::about_row(book.classified, submission, "clauses-overlap")
                    .with("one", line(one))
                    .with("other", line(other))
            }
            (Some(rule), None) => problem.with("clause", book.rulebook.rule(rule).clause.as_str()),
            (None, None) => return true,
        };
        let values = class.alone.iter().flatten();
        let most = values.map(|alone| alone.total).max().unwrap_or(0);
        let most = book.points(most);
        problems.push(Problem::at_stake(problem, most));
        book.questions += 1;
        if book.period_of(member) == period {
            book.outcomes[member as usize] = Outcome::Asked(most);
        }
        false
    });
}

/// A clause that cannot be judged of a publication and decides which is best or what it adds.
fn unjudged(book: &Book<'_>, class: &Class, member: u32) -> Option<RuleId> {
    let rulebook = book.rulebook;
    let facts = &book.classified.facts;
    let look = |field: FieldId| facts.get(member as usize, field);
    let clauses = || rulebook.same_pieces.iter().zip(&class.same_pieces);
    let joined = clauses()
        .filter(|(_, truth)| **truth == Truth::Unknown)
        .map(|(clause, _)| clause.rule);
    let unsorted = clauses()
        .filter(|(_, truth)| **truth == Truth::True)
        .find(|(clause, _)| {
            let unknown = clause
                .once_per
                .is_some_and(|field| look(field).is_unknown());
            unknown || matches!(clause.rest(&look), Taken::Unjudged(_))
        })
        .map(|(clause, _)| clause.rule);
    class.value_unjudged.or(joined.min()).or(unsorted)
}

/// Two same-piece clauses of one unit that both take a publication, or two rows of one.
fn overlap(rulebook: &Rulebook, class: &Class) -> Option<(RuleId, RuleId)> {
    let taking: Vec<&SamePiece> = rulebook
        .same_pieces
        .iter()
        .zip(&class.same_pieces)
        .filter(|(_, truth)| **truth == Truth::True)
        .map(|(clause, _)| clause)
        .collect();
    taking.iter().enumerate().find_map(|(index, one)| {
        let meets = |other: &&&SamePiece| {
            one.unit.is_none() || other.unit.is_none() || one.unit == other.unit
        };
        let other = taking[index + 1..].iter().find(meets)?;
        Some((one.rule, other.rule))
    })
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
    if bound(book, all, unit, &mut scores).is_none() {
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

/// Best: value, then higher level, earlier date, outlet name, row content.
fn best_first(book: &Book<'_>, a: &Member, b: &Member) -> std::cmp::Ordering {
    let classified = book.classified;
    let level = |m: &Member| match classified.facts.get(m.submission as usize, field::LEVEL) {
        Fact::Choice(level) => book.rulebook.fields.get(field::LEVEL).rank(level),
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
        let Some((at, part)) = part.filter(|(_, part)| !part.is_zero()) else {
            settled.surpassed.push((rest.submission, clause.rule));
            continue;
        };
        let adds = rest.value.times(part)?;
        let why = Why::Rest(at);
        add(
            all,
            unit,
            best,
            (clause.rule, adds, why, Some(rest.submission)),
        )?;
        settled.rests.push(rest.submission);
    }
    Some(())
}

/// Adds a part to a score to be; none if numbers grow too large.
fn add(
    all: &AllJudged,
    unit: u8,
    score: &mut Member,
    (rule, adds, why, other): (RuleId, Exact, Why, Option<u32>),
) -> Option<()> {
    if score.parts.is_empty() {
        score.parts = exact_parts(all.class(score.submission), unit)?;
    }
    score.value = score.value.plus(adds)?;
    score.parts.push((rule, Phase::SamePiece, adds, why, other));
    Some(())
}

/// The parts of a publication's value in a unit.
fn exact_parts(class: &Class, unit: u8) -> Option<Vec<ExactPart>> {
    let Verdict::Worth(values) = &class.judged.verdict else {
        return None;
    };
    let own = values[usize::from(unit)].as_ref()?;
    let parts = own.parts.iter();
    Some(
        parts
            .map(|&(rule, phase, part)| (rule, phase, part, Why::Rule, None))
            .collect(),
    )
}

/// Bounds the scores of a piece together, by the limits of pieces: lower bounds, then upper ones.
/// None if numbers grow too large.
fn bound(book: &Book<'_>, all: &AllJudged, unit: u8, scores: &mut [Member]) -> Option<()> {
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
            let figure = piece_figure(book, all, &limit.bound, scores[best].submission, unit);
            let Some(figure) = figure else {
                continue;
            };
            let mut room = figure;
            for at in selected {
                let value = scores[at].value;
                let enters = value.min(room.max(Exact::ZERO));
                if upper && enters < value {
                    let cut = (limit.rule, enters.minus(value)?, Why::Rule, None);
                    add(all, unit, &mut scores[at], cut)?;
                }
                room = room.minus(if upper { enters } else { value })?;
            }
            if !upper && room > Exact::ZERO {
                let lift = (limit.rule, room, Why::Rule, None);
                add(all, unit, &mut scores[best], lift)?;
            }
        }
    }
    Some(())
}

/// The figure of a limit of pieces, by the facts and the base of the best publication. That they
/// are known was made sure of when it was judged.
fn piece_figure(
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

pub(super) fn too_large(book: &mut Book<'_>, submission: u32, problems: &mut Problems) {
    let row = &book.classified.submissions[submission as usize];
    problems.push(questions::about_row(book.classified, row, "too-large"));
    book.questions += 1;
    book.outcomes[submission as usize] = Outcome::Asked(Decimal::ZERO);
}

/// A score rounded once, its parts by largest remainder; none if it is too large.
pub(super) fn round(rulebook: &Rulebook, total: Exact, parts: &[ExactPart]) -> Option<Rc<Rounded>> {
    let exact: Vec<Exact> = parts.iter().map(|(_, _, part, _, _)| *part).collect();
    let (total, grains) = apportion(rulebook, total, &exact)?;
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

/// A total in grains, rounded, and its parts by largest remainder; none if it is too large.
pub(super) fn apportion(
    rulebook: &Rulebook,
    total: Exact,
    parts: &[Exact],
) -> Option<(i64, Vec<i64>)> {
    let decimals = rulebook.grain();
    let total = total.grains(decimals, rulebook.rounding)?;
    if total.abs() > most_grains(rulebook) {
        return None;
    }
    let below: Option<Vec<(i64, Exact)>> = parts
        .iter()
        .map(|part| part.grains_below(decimals))
        .collect();
    let below = below?;
    let mut grains: Vec<i64> = below.iter().map(|(grains, _)| *grains).collect();
    let left = total - grains.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..below.len()).collect();
    order.sort_by(|&a, &b| below[b].1.cmp(&below[a].1).then(a.cmp(&b)));
    for &index in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        grains[index] += 1;
    }
    Some((total, grains))
}
