//! `[[limit]]`: limits that never do anything, and limits that always do.

use super::findings::Findings;
use super::worth::{Asked, Span, worth};
use crate::clauses::limit::{AccountLimit, Bound};
use crate::period::PeriodKind;
use crate::problem::Arg;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};

/// All findings on limits.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    for limit in &rulebook.limits.publication {
        let worth = worths(findings, limit.rule, &limit.when, limit.unit, false);
        judge(findings, limit.rule, &limit.bound, worth);
    }
    for limit in &rulebook.limits.piece {
        // A piece has a score at least, and may have many: of what it brings only the least is known.
        let worth = worths(findings, limit.rule, &Condition::ALWAYS, limit.unit, true);
        let low = worth
            .and_then(|worth| worth.low)
            .filter(|low| !low.is_negative())
            .and_then(|low| low.grains_below(rulebook.decimals))
            .and_then(|(grains, _)| rounded_down(grains, rulebook.decimals));
        judge(
            findings,
            limit.rule,
            &limit.bound,
            Some(Span { low, high: None }),
        );
    }
    for limit in &rulebook.limits.scores {
        if let Some(shorter) = shorter(rulebook, limit) {
            let problem = findings.at("limit-unreachable", limit.rule);
            let by = ("by", findings.line(shorter).into());
            findings.push(problem.with("why", Arg::Sentence("unreachable-by", vec![by])));
            continue;
        }
        let worth = worths(findings, limit.rule, &limit.when, limit.unit, true);
        let most = match &limit.bound {
            Bound::Most(Amount::Fixed(most)) => *most,
            _ => continue,
        };
        // What `for` pays, and what `who` adds to a share, is no part of a publication's worth.
        let more = rulebook.points.iter().any(|row| row.pays.is_some())
            || rulebook.modifies.iter().any(|clause| clause.who.is_some());
        if more {
            continue;
        }
        // However many there are: what brings nothing never comes to more.
        let nothing = worth.filter(|w| w.high.is_some_and(|high| high <= Exact::ZERO));
        if !most.is_negative() {
            judge(findings, limit.rule, &limit.bound, nothing);
        }
    }
}

/// A score is rounded: a grain lower at most.
fn rounded_down(grains: i64, decimals: u32) -> Option<Exact> {
    Exact::fraction(grains.into(), 10_i128.checked_pow(decimals)?)
}

/// What publications of a kind can be worth in the units that a clause acts in.
fn worths(
    findings: &mut Findings<'_>,
    rule: RuleId,
    when: &Condition,
    unit: Option<u8>,
    scaled: bool,
) -> Option<Span> {
    let units = 0..findings.rulebook.units.len() as u8;
    let mut all: Option<Span> = None;
    for unit in units.filter(|own| unit.is_none_or(|unit| unit == *own)) {
        let asked = Asked {
            rule,
            when,
            unit,
            scaled,
        };
        // Where one cannot be told, nothing is claimed.
        if let Some(span) = worth(findings, asked).ok()? {
            all = Some(all.map_or(span, |all| all.and(span)));
        }
    }
    all
}

fn judge(findings: &mut Findings<'_>, rule: RuleId, bound: &Bound, worth: Option<Span>) {
    let Some(worth) = worth else { return };
    let (Bound::Most(Amount::Fixed(end)) | Bound::Least(Amount::Fixed(end))) = bound else {
        return;
    };
    let is_most = matches!(bound, Bound::Most(_));
    let above = worth.low.filter(|low| low > end);
    let below = worth.high.filter(|high| high < end);
    let not_above = worth.high.filter(|high| high <= end);
    let not_below = worth.low.filter(|low| low >= end);
    let (code, id, number) = match (is_most, above, below, not_above, not_below) {
        (true, Some(low), ..) => ("limit-always", "always-above", low),
        (false, _, Some(high), ..) => ("limit-always", "always-below", high),
        (true, _, _, Some(high), _) => ("limit-unreachable", "unreachable-above", high),
        (false, _, _, _, Some(low)) => ("limit-unreachable", "unreachable-below", low),
        _ => return,
    };
    let args = vec![("number", number.show().into()), ("end", end.show().into())];
    let problem = findings.at(code, rule);
    findings.push(problem.with("why", Arg::Sentence(id, args)));
}

/// A limit of shorter periods that leaves a longer one no room to act: twelve months of at most 10
/// never make more than 120.
fn shorter(rulebook: &Rulebook, limit: &AccountLimit) -> Option<RuleId> {
    let Bound::Most(Amount::Fixed(most)) = &limit.bound else {
        return None;
    };
    let scores = &rulebook.limits.scores;
    // What lifts an account may lift it beyond what the shorter limits leave.
    let of_account = |other: &&AccountLimit| other.account == limit.account;
    let lifts = |other: &AccountLimit| matches!(other.bound, Bound::Least(_));
    if scores.iter().filter(of_account).any(lifts) {
        return None;
    }
    let selects_all =
        |theirs: &Condition, own: &Condition| *theirs == Condition::ALWAYS || theirs == own;
    scores
        .iter()
        .filter(of_account)
        .filter(|other| other.rule != limit.rule)
        .filter(|other| other.unit.is_none() || other.unit == limit.unit)
        .filter(|other| {
            selects_all(&other.when, &limit.when) && selects_all(&other.who, &limit.who)
        })
        .find(|other| {
            let Bound::Most(Amount::Fixed(each)) = &other.bound else {
                return false;
            };
            let times = times(other.per, limit.per);
            let all = times.and_then(|times| each.times(Exact::whole(times)));
            all.is_some_and(|all| all <= *most)
        })
        .map(|other| other.rule)
}

/// How many shorter periods a longer one has, where that is always the same number.
fn times(shorter: PeriodKind, longer: PeriodKind) -> Option<i128> {
    match (shorter, longer) {
        (PeriodKind::Month, PeriodKind::Quarter) => Some(3),
        (PeriodKind::Month, PeriodKind::Year) => Some(12),
        (PeriodKind::Quarter, PeriodKind::Year) => Some(4),
        _ => None,
    }
}
