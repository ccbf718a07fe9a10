//! Phases 2 to 4: whether a publication counts, its base, and its value.

use crate::clauses::limit::Bound;
use crate::clauses::modify::{self, Acting, Effect, Says};
use crate::clauses::points::{self, Base};
use crate::intake::Role;
use crate::ledger::Phase;
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Missing};
use crate::rulebook::{Otherwise, RuleId, Rulebook};

use super::classes::Tests;

/// The most combinations of missing facts that are tried out; beyond them the facts are asked for
/// without trying, which asks too much but never guesses.
const MOST_TRIED: usize = 20_000;

/// What the clauses of phases 2 to 4 say of a class of publications.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// These clauses say that it does not count.
    Excluded(Vec<RuleId>),
    /// What it is worth in each unit; none where no row covers it.
    Worth(Vec<Option<Value>>),
    /// These facts are missing, or no row covers it (none missing); at most so much hangs on it.
    Asked { missing: Vec<FieldId>, most: Exact },
    /// No row covers it, and the rulebook says to take it out.
    Rejected,
    /// The rulebook is wrong about it.
    Wrong(Wrong),
}

/// What stops a value from being worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
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
pub struct Value {
    pub parts: Vec<(RuleId, Phase, Exact)>,
    /// The base with all `times`: what a percentage is of.
    pub base: Exact,
    pub total: Exact,
    /// How many pieces it is by the rules that act.
    pub counts: Vec<(RuleId, Exact)>,
}

/// A verdict, and the clauses that could not be judged by what is known.
#[derive(Clone, Debug)]
pub struct Judged {
    pub verdict: Verdict,
    /// How many pieces it is.
    pub counts: Exact,
    pub unjudged: Vec<RuleId>,
}

/// Judges a publication with these facts.
pub fn judge(rulebook: &Rulebook, tests: &Tests<'_>, facts: &impl Fn(FieldId) -> Fact) -> Judged {
    let mut unjudged = Vec::new();
    let mut excluded = Vec::new();
    for clause in rulebook.excludes.iter().filter(|c| c.who.is_none()) {
        match clause.when.judge(facts) {
            Truth::True => excluded.push(clause.rule),
            Truth::Unknown => unjudged.push(clause.rule),
            Truth::False => {}
        }
    }
    if !excluded.is_empty() {
        return Judged {
            verdict: Verdict::Excluded(excluded),
            counts: Exact::ONE,
            unjudged: Vec::new(),
        };
    }
    let gives = |facts: &dyn Fn(FieldId) -> Fact| bases_as_known(rulebook, &facts);
    let verdict = match try_out(rulebook, tests, facts, gives, same_points) {
        Tried::Known(bases) => worth(rulebook, &bases, facts, &mut unjudged),
        Tried::Missing(missing) => Verdict::Asked {
            most: most(rulebook, tests, facts, &missing),
            missing,
        },
        Tried::Wrong(wrong) => Verdict::Wrong(wrong),
    };
    let mut to_ask: Vec<FieldId> = unjudged
        .iter()
        .flat_map(|rule| rulebook.fields_of(*rule))
        .chain(tests.by_field.keys().copied())
        .filter(|id| rulebook.fields.get(*id).missing == Missing::Ask && facts(*id).is_unknown())
        .collect();
    to_ask.sort_unstable();
    to_ask.dedup();
    let verdict = match verdict {
        Verdict::Worth(_) | Verdict::Rejected if !to_ask.is_empty() => Verdict::Asked {
            most: most(rulebook, tests, facts, &to_ask),
            missing: to_ask,
        },
        verdict => verdict,
    };
    let verdict = about_unread(rulebook, facts, verdict);
    let counts = match &verdict {
        Verdict::Worth(values) => counts(values),
        _ => Some(Exact::ONE),
    };
    let verdict = match counts {
        None => Verdict::Wrong(Wrong::TooLarge),
        Some(_) => verdict,
    };
    Judged {
        verdict,
        counts: counts.unwrap_or(Exact::ONE),
        unjudged,
    }
}

/// An outlet that no list has is asked about, and so is an unread value that tells pieces apart:
/// what they are worth by what is known may be another outlet's, or another piece's.
fn about_unread(
    rulebook: &Rulebook,
    facts: &impl Fn(FieldId) -> Fact,
    verdict: Verdict,
) -> Verdict {
    let mut unread = rulebook.piece.fields.clone();
    unread.push(field::OUTLET);
    unread.retain(|id| facts(*id) == Fact::Unread);
    match verdict {
        Verdict::Worth(values) if !unread.is_empty() => Verdict::Asked {
            missing: unread,
            most: values
                .iter()
                .flatten()
                .map(|value| value.total)
                .fold(Exact::ZERO, Exact::max),
        },
        Verdict::Asked { mut missing, most } if !missing.is_empty() => {
            missing.extend(unread);
            missing.sort_unstable();
            missing.dedup();
            Verdict::Asked { missing, most }
        }
        verdict => verdict,
    }
}

/// How many pieces a publication of these values is: what acts in several units is said once. None
/// if numbers grow too large.
fn counts(values: &[Option<Value>]) -> Option<Exact> {
    let acting = values.iter().flatten().flat_map(|value| &value.counts);
    let mut acting: Vec<(RuleId, Exact)> = acting.copied().collect();
    acting.sort_unstable();
    acting.dedup();
    let mut counts = acting.into_iter().map(|(_, counts)| counts);
    counts.try_fold(Exact::ONE, Exact::times)
}

/// The bases in all units: rule and base, or nothing where no row covers.
type UnitBases = Vec<Option<(Option<RuleId>, Exact)>>;

/// What comes of trying out the missing facts of a table.
enum Tried<T> {
    Known(T),
    /// It hangs on these.
    Missing(Vec<FieldId>),
    Wrong(Wrong),
}

fn worth(
    rulebook: &Rulebook,
    bases: &UnitBases,
    facts: &impl Fn(FieldId) -> Fact,
    unjudged: &mut Vec<RuleId>,
) -> Verdict {
    if bases.iter().all(Option::is_none) {
        return match rulebook.otherwise {
            Otherwise::Ask => Verdict::Asked {
                missing: Vec::new(),
                most: Exact::ZERO,
            },
            Otherwise::Reject | Otherwise::Base(_) => Verdict::Rejected,
        };
    }
    let mut values = Vec::with_capacity(bases.len());
    for (unit, base) in bases.iter().enumerate() {
        values.push(match base {
            None => None,
            Some((rule, base)) => {
                match value(rulebook, unit as u8, *rule, *base, facts, unjudged) {
                    Ok(value) => Some(value),
                    Err(unfit) => return unfit.verdict(),
                }
            }
        });
    }
    Verdict::Worth(values)
}

/// What a table gives for facts of which some may be missing: every value that a missing fact could
/// have is tried out, and only if none makes a difference is it known.
fn try_out<T>(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    facts: &impl Fn(FieldId) -> Fact,
    gives: impl Fn(&dyn Fn(FieldId) -> Fact) -> Result<T, Unfit>,
    same: impl Fn(&T, &T) -> bool,
) -> Tried<T> {
    let mut missing: Vec<FieldId> = tests
        .by_field
        .keys()
        .copied()
        .filter(|field| facts(*field).is_unknown())
        .collect();
    missing.sort_unstable();
    let mut first: Option<Result<T, Unfit>> = None;
    let mut matters = false;
    let mut tried = true;
    if missing.is_empty() {
        first = Some(gives(facts));
    } else {
        tried = each_completion(rulebook, tests, &missing, &mut |completed| {
            let look = |field: FieldId| known(completed, field).unwrap_or_else(|| facts(field));
            let found = gives(&look);
            match &first {
                None => first = Some(found),
                Some(before) => {
                    matters |= match (before, &found) {
                        (Ok(one), Ok(other)) => !same(one, other),
                        (Err(one), Err(other)) => one != other,
                        _ => true,
                    }
                }
            }
            !matters
        });
    }
    match first.filter(|_| tried && !matters) {
        Some(Ok(found)) => Tried::Known(found),
        Some(Err(Unfit::Wrong(wrong))) => Tried::Wrong(wrong),
        Some(Err(Unfit::Missing(field))) => Tried::Missing(vec![field]),
        None => Tried::Missing(missing),
    }
}

/// Whether two completions give the same points, by whatever rule.
fn same_points(one: &UnitBases, other: &UnitBases) -> bool {
    let points = |bases: &UnitBases| -> Vec<Option<Exact>> {
        bases
            .iter()
            .map(|base| base.map(|(_, points)| points))
            .collect()
    };
    points(one) == points(other)
}

fn known(completed: &[(FieldId, Fact)], field: FieldId) -> Option<Fact> {
    completed
        .iter()
        .find(|(known, _)| *known == field)
        .map(|(_, fact)| *fact)
}

/// Calls `visit` with every combination of values for the missing fields until it answers `false`;
/// whether there were few enough to try.
fn each_completion(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    missing: &[FieldId],
    visit: &mut impl FnMut(&[(FieldId, Fact)]) -> bool,
) -> bool {
    let candidates: Vec<Vec<Fact>> = missing
        .iter()
        .map(|field| tests.candidates(rulebook, *field))
        .collect();
    let count = candidates
        .iter()
        .try_fold(1_usize, |count, c| count.checked_mul(c.len()));
    let Some(count) = count.filter(|count| (1..=MOST_TRIED).contains(count)) else {
        return false;
    };
    for number in 0..count {
        let mut rest = number;
        let completed: Vec<(FieldId, Fact)> = missing
            .iter()
            .zip(&candidates)
            .map(|(field, candidates)| {
                let fact = candidates[rest % candidates.len()];
                rest /= candidates.len();
                (*field, fact)
            })
            .collect();
        if !visit(&completed) {
            break;
        }
    }
    true
}

/// Why a figure cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    Wrong(Wrong),
    /// The amount goes by a fact that is missing.
    Missing(FieldId),
}

impl Unfit {
    fn verdict(self) -> Verdict {
        match self {
            Unfit::Wrong(wrong) => Verdict::Wrong(wrong),
            Unfit::Missing(field) => Verdict::Asked {
                missing: vec![field],
                most: Exact::ZERO,
            },
        }
    }

    /// Why an amount cannot be told that goes by this field.
    fn of_amount(rule: RuleId, why: NoAmount, field: Option<FieldId>) -> Unfit {
        match (why, field) {
            (NoAmount::Unknown, Some(field)) => Unfit::Missing(field),
            (why, field) => Unfit::Wrong(Wrong::Amount(rule, why, field)),
        }
    }
}

fn bases_as_known(
    rulebook: &Rulebook,
    facts: &impl Fn(FieldId) -> Fact,
) -> Result<UnitBases, Unfit> {
    let mut bases: UnitBases = Vec::with_capacity(rulebook.units.len());
    for unit in 0..rulebook.units.len() {
        bases.push(
            match points::base(&rulebook.points, unit as u8, None, facts) {
                Base::Is(rule, base) => Some((Some(rule), base)),
                Base::Uncovered => None,
                Base::Differ(one, other) => return Err(Unfit::Wrong(Wrong::Differ(one, other))),
                Base::No(rule, why, field) => return Err(Unfit::of_amount(rule, why, field)),
            },
        );
    }
    if let Otherwise::Base(base) = rulebook.otherwise
        && bases.iter().all(Option::is_none)
    {
        bases.fill(Some((None, base)));
    }
    Ok(bases)
}

/// What the table of a column pays for a publication with these facts; nothing where no row takes
/// it.
pub fn paid(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    unit: u8,
    role: Role,
    facts: &impl Fn(FieldId) -> Fact,
) -> Result<Option<(RuleId, Exact)>, Unfit> {
    let gives = |facts: &dyn Fn(FieldId) -> Fact| match points::base(
        &rulebook.points,
        unit,
        Some(role),
        &facts,
    ) {
        Base::Uncovered => Ok(None),
        Base::Is(rule, base) => Ok(Some((rule, base))),
        Base::Differ(one, other) => Err(Unfit::Wrong(Wrong::Differ(one, other))),
        Base::No(rule, why, field) => Err(Unfit::of_amount(rule, why, field)),
    };
    let points = |paid: &Option<(RuleId, Exact)>| paid.map(|(_, points)| points);
    let same = |one: &_, other: &_| points(one) == points(other);
    match try_out(rulebook, tests, facts, gives, same) {
        Tried::Known(paid) => Ok(paid),
        Tried::Wrong(wrong) => Err(Unfit::Wrong(wrong)),
        Tried::Missing(missing) => Err(Unfit::Missing(missing[0])),
    }
}

/// The most that could hang on the missing facts.
fn most(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    facts: &impl Fn(FieldId) -> Fact,
    missing: &[FieldId],
) -> Exact {
    let mut most = Exact::ZERO;
    each_completion(rulebook, tests, missing, &mut |completed| {
        let look = |field: FieldId| known(completed, field).unwrap_or_else(|| facts(field));
        if let Ok(bases) = bases_as_known(rulebook, &look)
            && let Verdict::Worth(values) = worth(rulebook, &bases, &look, &mut Vec::new())
        {
            most = values
                .iter()
                .flatten()
                .map(|value| value.total)
                .fold(most, Exact::max);
        }
        true
    });
    most
}

fn value(
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
