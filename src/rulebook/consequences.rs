//! Mistakes that only follow from another one are not told: who mends that one has mended them.

use std::collections::BTreeSet;

use super::toml_syntax::{section_at, sections};
use crate::problem::{Arg, Place, Problem, Problems};

/// Slips of syntax: what a table lacks may stand where it could not be read.
pub const SYNTAX: [&str; 10] = [
    "toml-syntax",
    "full-width",
    "full-width-quote",
    "duplicate-key",
    "unclosed-bracket",
    "unopened-bracket",
    "quote-unpaired",
    "unquoted",
    "missing-comma",
    "no-value",
];

/// What a table misses where one of its lines was not understood.
const MISSED: [&str; 4] = [
    "missing-key",
    "missing-one-of",
    "columns-differ",
    "empty-list",
];

/// The mistakes without those that follow from others.
pub fn left_out(mistakes: Problems, text: &str) -> Problems {
    if mistakes.len() < 2 {
        return mistakes;
    }
    let all = sections(text);
    let section = |problem: &Problem| match &problem.place {
        Place::Toml { start, .. } => Some(section_at(&all, *start).start),
        _ => None,
    };
    let unreadable: BTreeSet<usize> = mistakes
        .iter()
        .filter(|problem| SYNTAX.contains(&problem.code))
        .filter_map(section)
        .collect();
    let slips: Vec<(usize, String)> = mistakes
        .iter()
        .filter(|problem| matches!(problem.code, "unknown-key" | "unknown-field"))
        .filter_map(|problem| Some((section(problem)?, arg(problem, "near")?)))
        .collect();
    let lacks_units = mistakes.iter().any(is_missing_unit);
    let follows = |problem: &Problem| {
        let Some(section) = section(problem) else {
            return false;
        };
        if problem.code == "wrong-type" && lacks_units {
            // Points of which unit? Who takes the second unit out again need not write it.
            return text[section..].starts_with("[[case]]");
        }
        MISSED.contains(&problem.code)
            && (unreadable.contains(&section) || {
                let keys = arg(problem, "key").unwrap_or_default();
                let meant = |(at, near): &(usize, String)| {
                    *at == section && keys.split('、').any(|key| key == near)
                };
                slips.iter().any(meant)
            })
    };
    let mut left = Problems::default();
    let told = mistakes.iter().filter(|problem| !follows(problem));
    told.for_each(|problem| left.push(problem.clone()));
    left
}

fn is_missing_unit(problem: &Problem) -> bool {
    problem.code == "missing-key" && arg(problem, "key").as_deref() == Some("unit")
}

fn arg(problem: &Problem, name: &str) -> Option<String> {
    let mut args = problem.args.iter();
    match args.find(|(known, _)| *known == name) {
        Some((_, Arg::Text(text))) => Some(text.clone()),
        _ => None,
    }
}
