//! Problems by kind, as people work through them.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::problem::{Place, Problem};

/// The problems of each code: errors first, in them those on which most points hang, and so in each
/// code. Those of a rulebook stand alone, in the order of its lines.
pub fn groups<'a>(problems: impl Iterator<Item = &'a Problem>) -> Vec<Vec<&'a Problem>> {
    let mut all: Vec<&Problem> = problems.collect();
    let code = |problem: &Problem| match problem.place {
        Place::Toml { .. } => None,
        _ => Some(problem.code),
    };
    let points = |problem: &Problem| problem.points.unwrap_or_default();
    // Stable: those on which as much hangs stay in the order of their places.
    all.sort_by_key(|problem| {
        let hangs = code(problem).map(|_| Reverse(points(problem)));
        (problem.severity, code(problem), hangs)
    });
    let mut groups: Vec<Vec<&Problem>> = all
        .chunk_by(|a, b| code(a).is_some() && (a.severity, a.code) == (b.severity, b.code))
        .map(<[&Problem]>::to_vec)
        .collect();
    let sum = |group: &[&Problem]| {
        let points = group.iter().map(|problem| points(problem));
        points.fold(Decimal::ZERO, Decimal::saturating_add)
    };
    groups.sort_by_key(|group| (group[0].severity, Reverse(sum(group))));
    groups
}
