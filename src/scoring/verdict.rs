//! Phases 2 to 4: whether a publication counts, and what it is worth by its base and its value.

use super::classes::Tests;
use super::completions::{Tried, each_completion, known, try_out};
use super::value::{Unfit, Value, Wrong, value};
use crate::clauses::points::{self, Base};
use crate::intake::Role;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Missing};
use crate::rulebook::{Otherwise, RuleId, Rulebook};

/// What the clauses of phases 2 to 4 say of a class of publications.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
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

impl Verdict {
    fn unfit(unfit: Unfit) -> Verdict {
        match unfit {
            Unfit::Wrong(wrong) => Verdict::Wrong(wrong),
            Unfit::Missing(field) => Verdict::Asked {
                missing: vec![field],
                most: Exact::ZERO,
            },
        }
    }
}

/// A verdict, and the clauses that could not be judged by what is known.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// How many pieces it is.
    pub(super) counts: Exact,
    pub(super) unjudged: Vec<RuleId>,
}

/// Judges a publication with these facts.
pub(super) fn judge(
    rulebook: &Rulebook,
    tests: &Tests<'_>,
    facts: &impl Fn(FieldId) -> Fact,
) -> Judged {
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
                    Err(unfit) => return Verdict::unfit(unfit),
                }
            }
        });
    }
    Verdict::Worth(values)
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

/// What the table of a column pays for a publication with these facts; nothing where no row takes
/// it.
pub(super) fn paid(
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
