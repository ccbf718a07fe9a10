//! What publications can be worth: bounds that are generous, so that what lies outside them lies
//! outside for certain.
//!
//! A base is one of those that the rows of points give which could take such a publication; a
//! modification that could act on it may act or not.

use super::findings::Findings;
use super::table::Taker;
use crate::clauses::limit::Bound;
use crate::clauses::modify::{Effect, Modify, Row};
use crate::rulebook::amount::{Amount, ByFact, Of};
use crate::rulebook::boxes::Spent;
use crate::rulebook::boxes::uncovered::Go;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::field::DELAY;
use crate::rulebook::{Otherwise, RuleId};

/// Numbers between two ends, both in; none: without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub low: Option<Exact>,
    pub high: Option<Exact>,
}

/// Which publications, and how far their value is followed.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// The clause that asks.
    pub rule: RuleId,
    pub when: &'r Condition,
    pub unit: u8,
    /// Whether `scale` is in; limits of publications act before it.
    pub scaled: bool,
}

impl Span {
    const ANY: Span = Span {
        low: None,
        high: None,
    };

    pub fn of(number: Exact) -> Span {
        Span {
            low: Some(number),
            high: Some(number),
        }
    }

    /// The span of both.
    pub fn and(self, other: Span) -> Span {
        Span {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    fn plus(self, other: Span) -> Span {
        Span {
            low: self.low.zip(other.low).and_then(|(a, b)| a.plus(b)),
            high: self.high.zip(other.high).and_then(|(a, b)| a.plus(b)),
        }
    }

    fn times(self, other: Span) -> Span {
        let ends = |span: Span| span.low.zip(span.high);
        let (Some((a, b)), Some((c, d))) = (ends(self), ends(other)) else {
            // Of numbers without end only the lower one is kept, where none is negative.
            let low = self.low.zip(other.low);
            let low = low.filter(|(a, b)| !a.is_negative() && !b.is_negative());
            let low = low.and_then(|(a, b)| a.times(b));
            return Span { low, high: None };
        };
        let corners = [a.times(c), a.times(d), b.times(c), b.times(d)];
        let corners: Option<Vec<Exact>> = corners.into_iter().collect();
        let corners = corners.unwrap_or_default();
        Span {
            low: corners.iter().min().copied(),
            high: corners.iter().max().copied(),
        }
    }
}

/// What a publication of the kind asked for can be worth; none where none has a base.
///
/// # Errors
/// If that cannot be told within bounds.
pub fn worth(findings: &mut Findings<'_>, asked: Asked<'_>) -> Result<Option<Span>, Spent> {
    let rulebook = findings.rulebook;
    let acts_in = |unit: Option<u8>| unit.is_none_or(|own| own == asked.unit);
    let bases: Vec<_> = rulebook
        .points
        .iter()
        .filter(|row| row.pays.is_none() && acts_in(row.unit))
        .collect();
    let modifies: Vec<&Modify> = rulebook
        .modifies
        .iter()
        .filter(|clause| clause.who.is_none() && acts_in(clause.unit))
        .collect();
    let taker = |rule, when, table, others| Taker {
        rule,
        when,
        table,
        others,
    };
    let mut takers = vec![taker(asked.rule, asked.when, 0, false)];
    takers.extend(
        bases
            .iter()
            .map(|row| taker(row.rule, &row.when, 1, row.others)),
    );
    let first_modify = takers.len();
    for (index, clause) in modifies.iter().enumerate() {
        let rows = clause.rows.iter();
        takers.extend(rows.map(|row| taker(row.rules[0], &row.when, 2 + index, row.others)));
    }
    let table = findings.publications(&takers).ok_or(Spent)?;
    let mut meets: Vec<bool> = table.rows.iter().map(|row| row.blocks.is_none()).collect();
    let all = table.overlaps(
        |one, _| one == 0,
        |_, two, _| {
            meets[two] = true;
            true
        },
    );
    if all? == Go::Stop || meets[0] {
        return Err(Spent);
    }
    let mut base: Option<Span> = match rulebook.otherwise {
        Otherwise::Base(base) => Some(Span::of(base)),
        Otherwise::Ask | Otherwise::Reject => None,
    };
    for (row, _) in bases.iter().zip(&meets[1..]).filter(|(_, meets)| **meets) {
        let span = amount(&row.amount, Span::ANY);
        base = Some(base.map_or(span, |base| base.and(span)));
    }
    let Some(base) = base else {
        return Ok(None);
    };
    let mut effects = Effects::none();
    let mut at = first_modify;
    for clause in &modifies {
        let rows = clause.rows.iter().zip(&meets[at..]);
        effects.take(rows.filter(|(_, meets)| **meets).map(|(row, _)| row), base);
        at += clause.rows.len();
    }
    let mut value = base.times(effects.times);
    value = value.plus(value.times(effects.plus)).plus(effects.add);
    for limit in &rulebook.limits.publication {
        if limit.rule == asked.rule || !acts_in(limit.unit) {
            continue;
        }
        value = match &limit.bound {
            Bound::Most(most) => Span {
                low: value.and(amount(most, base)).low,
                ..value
            },
            Bound::Least(least) => Span {
                high: value.and(amount(least, base)).high,
                ..value
            },
            Bound::Pieces(_) => value,
        };
    }
    Ok(Some(if asked.scaled {
        value.times(effects.scale)
    } else {
        value
    }))
}

/// All that clauses could do to a value.
struct Effects {
    times: Span,
    plus: Span,
    add: Span,
    scale: Span,
}

impl Effects {
    fn none() -> Effects {
        Effects {
            times: Span::of(Exact::ONE),
            plus: Span::of(Exact::ZERO),
            add: Span::of(Exact::ZERO),
            scale: Span::of(Exact::ONE),
        }
    }

    /// Adds what one clause could do: one of these rows acts, or none.
    fn take<'r>(&mut self, rows: impl Iterator<Item = &'r Row>, base: Span) {
        let mut own = Effects::none();
        for (effect, amount_of) in rows.flat_map(|row| &row.effects) {
            let span = amount(amount_of, base);
            let of = match effect {
                Effect::Times => &mut own.times,
                Effect::Plus => &mut own.plus,
                Effect::Add => &mut own.add,
                Effect::Scale => &mut own.scale,
                Effect::Counts => continue,
            };
            *of = of.and(span);
        }
        self.times = self.times.times(own.times);
        self.plus = self.plus.plus(own.plus);
        self.add = self.add.plus(own.add);
        self.scale = self.scale.times(own.scale);
    }
}

/// What an amount can be.
fn amount(amount: &Amount, base: Span) -> Span {
    match amount {
        Amount::Fixed(amount) => Span::of(*amount),
        Amount::ByFact(by) => by_fact(by, base),
    }
}

fn by_fact(by: &ByFact, base: Span) -> Span {
    let zero = Some(Exact::ZERO);
    let fact = match (by.of, &by.range) {
        (Of::Base, _) => base,
        (_, Some(range)) => Span {
            low: range.low.map(|(low, _)| Exact::of(low)),
            high: range.high.map(|(high, _)| Exact::of(high)),
        },
        // A number in a cell is not below zero, but for a delay.
        (Of::Field(DELAY), None) => Span::ANY,
        _ => Span {
            low: zero,
            high: None,
        },
    };
    let is_plain = by.every.is_none() && by.above.is_zero();
    let beyond = if is_plain {
        fact
    } else {
        // Never fewer steps than none; how many at most is left open.
        Span {
            low: zero,
            high: None,
        }
    };
    let each = beyond.times(Span::of(by.each));
    let each = match (by.each.is_negative(), beyond.low) {
        // The more, the less.
        (true, Some(low)) => Span {
            low: beyond.high.and_then(|high| high.times(by.each)),
            high: low.times(by.each),
        },
        (true, None) => Span::ANY,
        (false, _) => each,
    };
    let span = each.plus(Span::of(by.start));
    let capped = |end: Option<Exact>| match (end, by.at_most) {
        (Some(end), Some(most)) => Some(end.min(most)),
        (None, most) => most,
        (end, None) => end,
    };
    Span {
        low: span.low.map(|low| capped(Some(low)).unwrap_or(low)),
        high: capped(span.high),
    }
}
