//! The boundaries of a rule: both sides of every end of a range, of every step of an amount, of the
//! deadline.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::act::Act;
use super::aim::At;
use crate::rulebook::Rulebook;
use crate::rulebook::amount::{Amount, ByFact, Of, Part};
use crate::rulebook::condition::{Condition, Range, Test};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{self, FieldId, Kind, Subject};

/// Where the boundaries of a rule lie.
pub fn sides(act: &Act<'_>, rulebook: &Rulebook) -> Vec<At> {
    let mut found = Vec::new();
    ends(&act.when(rulebook).0, rulebook, &mut found);
    ends(&act.who().0, rulebook, &mut found);
    for amount in act.amounts() {
        if let Amount::ByFact(by) = amount {
            let numbers = steps(by);
            match by.of {
                Of::Field(id) => found.extend(
                    numbers
                        .into_iter()
                        .filter_map(|number| at(rulebook, id, number)),
                ),
                Of::Value => found.extend(numbers.into_iter().map(At::Value)),
                Of::Base => {}
            }
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|at| seen.insert(*at));
    found
}

fn at(rulebook: &Rulebook, id: FieldId, number: Decimal) -> Option<At> {
    let field = rulebook.fields.get(id);
    let is_day_or_whole = field.kind != Kind::Day || number.is_integer();
    match field.of {
        _ if !is_day_or_whole => None,
        Subject::Publication => Some(At::Publication(id, number)),
        Subject::Teacher | Subject::Department => Some(At::Account(id, number)),
        Subject::Outlet => None,
    }
}

/// Both sides of the ends of the ranges that a condition tests.
fn ends(condition: &Condition, rulebook: &Rulebook, found: &mut Vec<At>) {
    condition.tests(&mut |id, test| match test {
        Test::Ranges(ranges) => {
            let numbers = ranges.iter().flat_map(beside);
            found.extend(numbers.filter_map(|number| at(rulebook, id, number)));
        }
        Test::Flag(_) if id == field::AFTER_DEADLINE => {
            let days = rulebook.deadline.into_iter();
            found.extend(days.flat_map(|days| [At::Sent(days), At::Sent(days.saturating_add(1))]));
        }
        _ => {}
    });
}

/// The numbers at and beside the ends of a range, below zero only where an end is.
fn beside(range: &Range) -> Vec<Decimal> {
    let mut sides = Vec::new();
    if let Some((low, ends)) = range.low {
        sides.extend([low.checked_sub(Decimal::ONE).filter(|_| ends), Some(low)]);
        sides.push(low.checked_add(Decimal::ONE).filter(|_| !ends));
    }
    if let Some((high, ends)) = range.high {
        sides.extend([high.checked_sub(Decimal::ONE).filter(|_| !ends), Some(high)]);
        sides.push(high.checked_add(Decimal::ONE).filter(|_| ends));
    }
    let mut sides: Vec<Decimal> = sides.into_iter().flatten().collect();
    sides.retain(|number| !number.is_sign_negative());
    sides
}

/// The figures at and beside the ends of an amount: where it begins to grow, its first step, where
/// it grows no more; of an office's own figure the ends that are allowed.
fn steps(by: &ByFact) -> Vec<Decimal> {
    let mut figures = Vec::new();
    let mut around = |figure: Option<Exact>, before: bool| {
        let Some(figure) = figure.and_then(Exact::decimal) else {
            return;
        };
        let beside = match before {
            true => figure.checked_sub(Decimal::ONE),
            false => figure.checked_add(Decimal::ONE),
        };
        let mut both = [Some(figure), beside];
        if before {
            both.reverse();
        }
        figures.extend(both.into_iter().flatten());
    };
    let is_above = !by.above.is_zero();
    match (by.every, by.part) {
        (Some(every), Part::Full) => around(by.above.plus(every), true),
        (Some(every), Part::Started) => {
            around(Some(by.above), false);
            around(by.above.plus(every), false);
        }
        (Some(_), Part::ProRata) | (None, _) if is_above => around(Some(by.above), false),
        _ => {}
    }
    if let Some(most) = by.at_most
        && let Some(steps) = most.minus(by.start).and_then(|rise| rise.over(by.each))
        && !steps.is_negative()
    {
        let reached = match (by.every, by.part) {
            (None, _) => Some(steps),
            (Some(every), Part::ProRata) => steps.times(every),
            (Some(every), _) => steps.ceil().times(every),
        };
        around(reached.and_then(|reached| reached.plus(by.above)), true);
    }
    let ends = by.range.iter().flat_map(|range| [range.low, range.high]);
    figures.extend(ends.flatten().filter(|(_, ends)| *ends).map(|(end, _)| end));
    let is_allowed = |figure: &Decimal| by.range.as_ref().is_none_or(|range| range.holds(*figure));
    figures.retain(is_allowed);
    if by.range.is_none() {
        figures.retain(|figure| !figure.is_sign_negative());
    }
    figures
}
