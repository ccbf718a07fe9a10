//! Phases 2 to 4: whether a publication counts, its base, and its value.

use crate::clauses::modify::{self, Acting, Says};
use crate::clauses::points::{self, Base};
use crate::ledger::Phase;
use crate::rulebook::amount::NoAmount;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, Missing};
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
    /// The amount cannot be told.
    Amount(RuleId, NoAmount),
    TooLarge,
}

/// A publication's value in one unit, as the exact parts that its rules bring, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub parts: Vec<(RuleId, Phase, Exact)>,
    pub total: Exact,
}

/// A verdict, and the clauses that could not be judged by what is known.
#[derive(Clone, Debug)]
pub struct Judged {
    pub verdict: Verdict,
    pub unjudged: Vec<RuleId>,
}

/// Judges a publication with these facts.
pub fn judge(rulebook: &Rulebook, tests: &Tests<'_>, facts: &impl Fn(FieldId) -> Fact) -> Judged {
    let mut unjudged = Vec::new();
    let mut excluded = Vec::new();
    for clause in &rulebook.excludes {
        match clause.when.judge(facts) {
            Truth::True => excluded.push(clause.rule),
            Truth::Unknown => unjudged.push(clause.rule),
            Truth::False => {}
        }
    }
    if !excluded.is_empty() {
        return Judged {
            verdict: Verdict::Excluded(excluded),
            unjudged: Vec::new(),
        };
    }
    let verdict = match bases(rulebook, tests, facts) {
        Bases::Known(bases) => worth(rulebook, &bases, facts, &mut unjudged),
        Bases::Missing(missing) => Verdict::Asked {
            most: most(rulebook, tests, facts, &missing),
            missing,
        },
        Bases::Wrong(wrong) => Verdict::Wrong(wrong),
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
    Judged { verdict, unjudged }
}

/// The bases in all units: rule and base, or nothing where no row covers.
type UnitBases = Vec<Option<(Option<RuleId>, Exact)>>;

enum Bases {
    Known(UnitBases),
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
                    Err(wrong) => return Verdict::Wrong(wrong),
                }
            }
        });
    }
    Verdict::Worth(values)
}

/// The bases for facts of which some may be missing: every value that a missing fact could have is
/// tried out, and only if none makes a difference is the base known.
fn bases(rulebook: &Rulebook, tests: &Tests<'_>, facts: &impl Fn(FieldId) -> Fact) -> Bases {
    let mut missing: Vec<FieldId> = tests
        .by_field
        .keys()
        .copied()
        .filter(|field| facts(*field).is_unknown())
        .collect();
    missing.sort_unstable();
    if missing.is_empty() {
        return match bases_as_known(rulebook, facts) {
            Ok(bases) => Bases::Known(bases),
            Err(Unfit::Wrong(wrong)) => Bases::Wrong(wrong),
            Err(Unfit::Missing(field)) => Bases::Missing(vec![field]),
        };
    }
    let mut first: Option<Result<UnitBases, Unfit>> = None;
    let mut matters = false;
    let tried = each_completion(rulebook, tests, &missing, &mut |completed| {
        let look = |field: FieldId| known(completed, field).unwrap_or_else(|| facts(field));
        let found = bases_as_known(rulebook, &look);
        match &first {
            None => first = Some(found),
            Some(before) => matters |= !same_points(before, &found),
        }
        !matters
    });
    match first {
        Some(Ok(bases)) if tried && !matters => Bases::Known(bases),
        Some(Err(Unfit::Wrong(wrong))) if tried && !matters => Bases::Wrong(wrong),
        _ => Bases::Missing(missing),
    }
}

/// Whether two completions give the same points, by whatever rule.
fn same_points(one: &Result<UnitBases, Unfit>, other: &Result<UnitBases, Unfit>) -> bool {
    let points = |bases: &UnitBases| -> Vec<Option<Exact>> {
        bases
            .iter()
            .map(|base| base.map(|(_, points)| points))
            .collect()
    };
    match (one, other) {
        (Ok(one), Ok(other)) => points(one) == points(other),
        (Err(one), Err(other)) => one == other,
        _ => false,
    }
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

#[derive(Clone, Debug, PartialEq, Eq)]
enum Unfit {
    Wrong(Wrong),
    /// The amount goes by a fact that is missing.
    Missing(FieldId),
}

fn bases_as_known(
    rulebook: &Rulebook,
    facts: &impl Fn(FieldId) -> Fact,
) -> Result<UnitBases, Unfit> {
    let mut bases: UnitBases = Vec::with_capacity(rulebook.units.len());
    for unit in 0..rulebook.units.len() {
        bases.push(match points::base(&rulebook.points, unit as u8, facts) {
            Base::Is(rule, base) => Some((Some(rule), base)),
            Base::Uncovered => None,
            Base::Differ(one, other) => return Err(Unfit::Wrong(Wrong::Differ(one, other))),
            Base::No(_, NoAmount::Unknown, Some(field)) => return Err(Unfit::Missing(field)),
            Base::No(rule, why, _) => return Err(Unfit::Wrong(Wrong::Amount(rule, why))),
        });
    }
    if let Otherwise::Base(base) = rulebook.otherwise
        && bases.iter().all(Option::is_none)
    {
        bases.fill(Some((None, base)));
    }
    Ok(bases)
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
) -> Result<Value, Wrong> {
    let acting = acting(rulebook, unit, base, facts, unjudged)?;
    let modified = modify::parts(base, &acting).ok_or(Wrong::TooLarge)?;
    let mut total = base;
    let own = rule.unwrap_or(rulebook.default_base);
    let mut parts = vec![(own, Phase::Base, base)];
    for (rule, part) in modified {
        total = total.plus(part).ok_or(Wrong::TooLarge)?;
        parts.push((rule, Phase::Modify, part));
    }
    Ok(Value { parts, total })
}

/// The effects that act on a publication, of those with the same `best-of` only the best.
fn acting(
    rulebook: &Rulebook,
    unit: u8,
    base: Exact,
    facts: &impl Fn(FieldId) -> Fact,
    unjudged: &mut Vec<RuleId>,
) -> Result<Vec<Acting>, Wrong> {
    let mut acting: Vec<Acting> = Vec::new();
    let mut rivals: Vec<(&str, Exact, Vec<Acting>)> = Vec::new();
    let clauses = rulebook
        .modifies
        .iter()
        .filter(|c| c.unit.is_none_or(|own| own == unit));
    for clause in clauses {
        let effects: Vec<Acting> = match clause.judge(base, facts) {
            Says::Nothing => continue,
            Says::Unjudged(rule) => {
                if !unjudged.contains(&rule) {
                    unjudged.push(rule);
                }
                continue;
            }
            Says::Overlap(one, other) => return Err(Wrong::Overlap(one, other)),
            Says::No(rule, why) => return Err(Wrong::Amount(rule, why)),
            Says::Acts(rules, effects) => rules
                .iter()
                .zip(effects)
                .map(|(&rule, (effect, amount))| Acting {
                    rule,
                    effect,
                    amount,
                })
                .collect(),
        };
        let Some(group) = clause.best_of.as_deref() else {
            acting.extend(effects);
            continue;
        };
        let brings = alone(base, &effects).ok_or(Wrong::TooLarge)?;
        match rivals.iter_mut().find(|(known, _, _)| *known == group) {
            Some(best) if best.1 >= brings => {}
            Some(best) => *best = (group, brings, effects),
            None => rivals.push((group, brings, effects)),
        }
    }
    acting.extend(rivals.into_iter().flat_map(|(_, _, effects)| effects));
    Ok(acting)
}

/// What effects bring where they act alone.
fn alone(base: Exact, effects: &[Acting]) -> Option<Exact> {
    modify::parts(base, effects)?
        .iter()
        .try_fold(Exact::ZERO, |sum, (_, part)| sum.plus(*part))
}
