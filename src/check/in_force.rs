//! Several rulebooks: two in force on one day, or none between them.

use chrono::NaiveDate;

use super::codes;
use super::raw;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::rulebook::Rulebook;

/// Compares the days on which rulebooks hold.
pub fn check(rulebooks: &[&Rulebook]) -> Problems {
    let mut problems = Problems::default();
    let mut sorted: Vec<&Rulebook> = rulebooks.to_vec();
    sorted.sort_by_key(|rulebook| (rulebook.from, rulebook.source.file.clone()));
    for (index, rulebook) in sorted.iter().enumerate() {
        let from = rulebook.from.unwrap_or(NaiveDate::MIN);
        let before = &sorted[..index];
        for other in before {
            // Two without any date are two schools', or drafts: one does not follow on the other.
            let is_dated = |rulebook: &Rulebook| rulebook.from.or(rulebook.until).is_some();
            let follows = is_dated(rulebook) || is_dated(other);
            if follows && other.until.is_none_or(|until| until >= from) {
                let day = rulebook.from.or(other.from);
                problems.push(told("rulebooks-overlap", rulebook, other, day));
            }
        }
        let last = before
            .iter()
            .max_by_key(|other| other.until.unwrap_or(NaiveDate::MAX));
        if let Some(last) = last
            && let Some(next) = last.until.and_then(|until| until.succ_opt())
            && next < from
        {
            problems.push(told("rulebooks-gap", rulebook, last, Some(next)));
        }
    }
    problems
}

fn told(
    code: &'static str,
    rulebook: &Rulebook,
    other: &Rulebook,
    day: Option<NaiveDate>,
) -> Problem {
    let place = head(rulebook);
    let problem = match codes::severity(code) {
        Severity::Error => Problem::error(code, place),
        Severity::Warning => Problem::warning(code, place),
        Severity::Note => Problem::note(code, place),
    };
    problem
        .read(rulebook.name.as_str())
        .with("one", &*other.source.file)
        .with("other", &*rulebook.source.file)
        .with("is-day", if day.is_some() { "yes" } else { "no" })
        .with("day", day.map_or_else(String::new, |day| day.to_string()))
}

/// Where a rulebook says from when it holds, or at least begins.
fn head(rulebook: &Rulebook) -> Place {
    let document = raw::document(&rulebook.source);
    let clauses = raw::clauses(&document);
    let head = clauses.iter().find(|clause| clause.kind == "rulebook");
    let from = head.and_then(|head| head.value.get_ref().as_table()?.get("from"));
    let span = from
        .or(head.map(|head| head.value))
        .map_or(0..0, |value| value.span());
    rulebook.source.place(span)
}
