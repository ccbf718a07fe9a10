//! `jifen check`: whether a rulebook can be read and its cases come out as they should.

use super::arguments::Check;
use super::gather::load;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::rulebook::case::run_all;

/// Loads the rulebook, runs its cases, shows what is wrong.
pub fn run(arguments: &Check, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let Some(rulebook) = load(arguments.rulebook.as_deref(), &mut problems) else {
        problems.sort();
        show(&problems, Extent::ALL, None, words);
        return if is_read(&problems) {
            Exit::Found
        } else {
            Exit::Failed
        };
    };
    problems.extend(run_all(&rulebook, words));
    problems.sort();
    show(&problems, Extent::ALL, None, words);
    let errors = problems.count(Severity::Error);
    let args = [
        ("name", rulebook.name.as_str().into()),
        ("rules", rulebook.rules.len().into()),
        ("errors", errors.into()),
        ("warnings", problems.count(Severity::Warning).into()),
    ];
    let id = if errors > 0 {
        "cli-check-errors"
    } else {
        "cli-check-passed"
    };
    match print::result(&format!("{}\n", words.say(id, &args)), words) {
        Exit::Done if errors > 0 => Exit::Found,
        exit => exit,
    }
}

/// Whether the file could be read at all: then some problem points into its text.
fn is_read(problems: &Problems) -> bool {
    let in_text = |problem: &Problem| matches!(problem.place, Place::Toml { .. });
    problems.iter().any(in_text)
}
