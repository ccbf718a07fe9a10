//! Phase 4: what rules make of a publication's base, in one unit.

use crate::clauses::limit::Bound;
use crate::clauses::modify::{self, Acting, Effect, Says};
use crate::ledger::Phase;
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::{RuleId, Rulebook};

/// What stops a value from being worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Two rows give different points.
    Differ(RuleId, RuleId),
    /// Two rows of one clause take it.
    Overlap(RuleId, RuleId),
    /// The amount cannot be told that goes by this field.
    Amount(RuleId, NoAmount, Option<FieldId>),
    TooLarge,
}

/// A publication's value in one unit, as the exact parts that its rules bring, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) parts: Vec<(RuleId, Phase, Exact)>,
    /// The base with all `times`: what a percentage is of.
    pub(super) base: Exact,
    pub(super) total: Exact,
    /// How many pieces it is by the rules that act.
    pub(super) counts: Vec<(RuleId, Exact)>,
}

/// Why a figure cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Wrong(Wrong),
    /// The amount goes by a fact that is missing.
    Missing(FieldId),
}

impl Unfit {
    /// Why an amount cannot be told that goes by this field.
    pub(super) fn of_amount(rule: RuleId, why: NoAmount, field: Option<FieldId>) -> Unfit {
        match (why, field) {
            (NoAmount::Unknown, Some(field)) => Unfit::Missing(field),
            (why, field) => Unfit::Wrong(Wrong::Amount(rule, why, field)),
        }
    }
}

/// The value of a publication with this base; the clauses that cannot be judged go to `unjudged`.
pub(super) fn value(
    rulebook: &Rulebook,
    unit: u8,
    rule: Option<RuleId>,
    base: Exact,
    facts: &impl Fn(FieldId) -> Fact,
    unjudged: &mut Vec<RuleId>,
) -> Result<Value, Unfit> {
    let too_large = Unfit::Wrong(Wrong::TooLarge);
    let mut acting = acting(rulebook, unit, base, facts, unjudged)?;
    acting.sort_by_key(|acting| (acting.effect, acting.rule));
    let counts = acting.split_off(acting.partition_point(|acting| acting.effect < Effect::Counts));
    let scales = acting.partition_point(|acting| acting.effect < Effect::Scale);
    let (before, after) = acting.split_at(scales);
    let own = rule.unwrap_or(rulebook.default_base);
    let mut value = Value {
        parts: vec![(own, Phase::Base, base)],
        base: modify::whole(base, before).ok_or(too_large.clone())?,
        total: base,
        counts: counts
            .into_iter()
            .map(|acting| (acting.rule, acting.amount))
            .collect(),
    };
    let take = |value: &mut Value, acting: &[Acting]| {
        for (rule, part) in modify::parts(value.base, value.total, acting)? {
            value.total = value.total.plus(part)?;
            value.parts.push((rule, Phase::Modify, part));
        }
        Some(())
    };
    // What times does is a part of its own, so the parts begin at the bare base.
    take(&mut value, before).ok_or(too_large.clone())?;
    bound(rulebook, unit, &mut value, facts, unjudged)?;
    take(&mut value, after).ok_or(too_large)?;
    figures_of_pieces(rulebook, unit, value.base, facts)?;
    Ok(value)
}

/// Bounds a value by the limits of publications: lower bounds, then upper ones.
fn bound(
    rulebook: &Rulebook,
    unit: u8,
    value: &mut Value,
    facts: &impl Fn(FieldId) -> Fact,
    unjudged: &mut Vec<RuleId>,
) -> Result<(), Unfit> {
    for upper in [false, true] {
        for limit in &rulebook.limits.publication {
            let (Bound::Most(amount) | Bound::Least(amount)) = &limit.bound else {
                continue;
            };
            let acts = limit.unit.is_none_or(|own| own == unit)
                && matches!(limit.bound, Bound::Most(_)) == upper;
            if !acts {
                continue;
            }
            match limit.when.judge(facts) {
                Truth::False => continue,
                Truth::Unknown => {
                    note(unjudged, limit.rule);
                    continue;
                }
                Truth::True => {}
            }
            let amount = figure(limit.rule, amount, value.base, facts)?;
            let outside = if upper {
                value.total > amount
            } else {
                value.total < amount
            };
            if outside {
                let part = amount
                    .minus(value.total)
                    .ok_or(Unfit::Wrong(Wrong::TooLarge))?;
                value.parts.push((limit.rule, Phase::Modify, part));
                value.total = amount;
            }
        }
    }
    Ok(())
}

/// Sees to it that limits of pieces know their figure, should this be the best publication of one.
fn figures_of_pieces(
    rulebook: &Rulebook,
    unit: u8,
    base: Exact,
    facts: &impl Fn(FieldId) -> Fact,
) -> Result<(), Unfit> {
    for limit in &rulebook.limits.piece {
        let acts =
            limit.unit.is_none_or(|own| own == unit) && limit.when.judge(facts) == Truth::True;
        if let (true, Bound::Most(amount) | Bound::Least(amount)) = (acts, &limit.bound) {
            figure(limit.rule, amount, base, facts)?;
        }
    }
    Ok(())
}

/// What an amount of a limit comes to.
fn figure(
    rule: RuleId,
    amount: &Amount,
    base: Exact,
    facts: &impl Fn(FieldId) -> Fact,
) -> Result<Exact, Unfit> {
    let found = amount.at(|of| match of {
        Of::Field(field) => facts(field).figure(),
        Of::Base => Figure::Is(base),
        Of::Value => Figure::Missing,
    });
    found.map_err(|why| Unfit::of_amount(rule, why, amount.field()))
}

fn note(unjudged: &mut Vec<RuleId>, rule: RuleId) {
    if !unjudged.contains(&rule) {
        unjudged.push(rule);
    }
}

/// What a clause says of a publication as the effects that act.
fn effects(says: Says, unjudged: &mut Vec<RuleId>) -> Result<Vec<Acting>, Unfit> {
    match says {
        Says::Acts(effects) => Ok(effects),
        Says::Unjudged(rule) => {
            note(unjudged, rule);
            Ok(Vec::new())
        }
        Says::Overlap(one, other) => Err(Unfit::Wrong(Wrong::Overlap(one, other))),
        Says::No(rule, why, field) => Err(Unfit::of_amount(rule, why, field)),
    }
}

/// The effects that act on a publication, of those with the same `best-of` only the
/// best.
fn acting(
    rulebook: &Rulebook,
    unit: u8,
    base: Exact,
    facts: &impl Fn(FieldId) -> Fact,
    unjudged: &mut Vec<RuleId>,
) -> Result<Vec<Acting>, Unfit> {
    let clauses = rulebook
        .modifies
        .iter()
        .filter(|c| c.who.is_none() && c.unit.is_none_or(|own| own == unit));
    let mut found = Vec::new();
    for clause in clauses {
        let says = clause.judge(base, facts);
        let effects = effects(says, unjudged)?;
        if !effects.is_empty() {
            found.push((clause.best_of.as_deref(), effects));
        }
    }
    modify::best(base, found).ok_or(Unfit::Wrong(Wrong::TooLarge))
}
