//! Conditions without what they test of one field, and whether two surely never hold together.

use crate::rulebook::condition::{Condition, Range, Test};
use crate::rulebook::field::FieldId;

/// A field's tests, held to hold whatever the field says.
pub fn relaxed(condition: &Condition, id: FieldId, holds: bool) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(|part| relaxed(part, id, holds)).collect();
    match condition {
        Condition::All(all) => Condition::All(parts(all)),
        Condition::Any(any) => Condition::Any(parts(any)),
        Condition::Not(part) => Condition::Not(Box::new(relaxed(part, id, !holds))),
        Condition::Is(field, _) if *field == id && holds => Condition::ALWAYS,
        Condition::Is(field, _) if *field == id => Condition::Any(Vec::new()),
        Condition::Is(..) => condition.clone(),
    }
}

/// Whether two conditions surely never hold together, as their single tests tell.
pub fn contradict(one: &Condition, two: &Condition) -> bool {
    let mut tests = Vec::new();
    single(one, &mut tests);
    let mut others = Vec::new();
    single(two, &mut others);
    tests.iter().any(|(id, test)| {
        let mut same = others.iter().filter(|(other, _)| other == id);
        same.any(|(_, other)| match (test, other) {
            (Test::Choices(one), Test::Choices(two)) => {
                one.iter().all(|value| !two.contains(value))
            }
            (Test::Ranges(one), Test::Ranges(two)) => match &one[..] {
                [
                    Range {
                        low: Some((low, true)),
                        high: Some((high, true)),
                    },
                ] if low == high => two.iter().all(|range| !range.holds(*low)),
                _ => false,
            },
            (Test::Flag(one), Test::Flag(two)) => one != two,
            _ => false,
        })
    })
}

/// The tests that must hold for a condition to hold.
fn single<'c>(condition: &'c Condition, tests: &mut Vec<(FieldId, &'c Test)>) {
    match condition {
        Condition::All(parts) => parts.iter().for_each(|part| single(part, tests)),
        Condition::Is(id, test) => tests.push((*id, test)),
        Condition::Any(_) | Condition::Not(_) => {}
    }
}
