//! Scores: what is shared among the signers of a publication, rounded once.

use std::rc::Rc;

use super::value::Value;
use crate::ledger::{Phase, Rest};
use crate::rulebook::exact::Exact;
use crate::rulebook::{Round, RuleId, Rulebook};

/// A score: what is shared among the signers of a publication.
#[derive(Clone, Debug)]
pub(super) struct Score {
    pub(super) submission: u32,
    pub(super) rounded: Rc<Rounded>,
}

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
    /// What another publication is worth and how much of it this is, where it is not the score's own.
    pub(super) rest: Option<Rest>,
    /// That publication.
    pub(super) other: Option<u32>,
}

/// A part before it is rounded.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExactPart {
    pub(super) rule: RuleId,
    pub(super) phase: Phase,
    pub(super) brings: Exact,
    /// What another publication is worth and how much of it this is, where it is not the score's own.
    pub(super) rest: Option<Rest>,
    /// That publication.
    pub(super) other: Option<u32>,
}

impl ExactPart {
    /// The parts of a publication's value.
    pub(super) fn of(value: &Value) -> Vec<ExactPart> {
        let parts = value.parts.iter();
        parts
            .map(|&(rule, phase, brings)| ExactPart {
                rule,
                phase,
                brings,
                rest: None,
                other: None,
            })
            .collect()
    }
}

/// The largest score, and the most that a rule may bring or take of one, in grains of the last
/// decimal. So large a score is a slip, and sums of very many smaller ones stay exact.
fn most_grains(rulebook: &Rulebook) -> i64 {
    match rulebook.round {
        Round::Piece => 1_000_000_000_000,
        // Its grains are finer.
        Round::Account => 1_000_000_000_000_000,
    }
}

/// A score rounded once, its parts by largest remainder; none if it is too large.
pub(super) fn round(rulebook: &Rulebook, total: Exact, parts: &[ExactPart]) -> Option<Rc<Rounded>> {
    let exact: Vec<Exact> = parts.iter().map(|part| part.brings).collect();
    let (total, grains) = apportion(rulebook, total, &exact)?;
    let parts = parts.iter().zip(grains).map(|(part, grains)| Part {
        rule: part.rule,
        phase: part.phase,
        grains,
        rest: part.rest,
        other: part.other,
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
    let most = most_grains(rulebook);
    let fits = |grains: &i64| (-most..=most).contains(grains);
    let total = total.grains(decimals, rulebook.rounding).filter(fits)?;
    let below: Option<Vec<(i64, Exact)>> = parts
        .iter()
        .map(|part| part.grains_below(decimals))
        .collect();
    let below = below.filter(|below| below.iter().all(|(grains, _)| fits(grains)))?;
    let mut grains: Vec<i64> = below.iter().map(|(grains, _)| *grains).collect();
    let left = total - grains.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..below.len()).collect();
    order.sort_by(|&a, &b| below[b].1.cmp(&below[a].1).then(a.cmp(&b)));
    for &index in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        grains[index] += 1;
    }
    Some((total, grains))
}
