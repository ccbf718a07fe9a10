//! What can be said of a rulebook with mistakes: what its sound parts say of each other.
//!
//! A clause with a mistake may be missing or hold for more than was meant. So nothing is said of
//! it, and nothing that hangs on all clauses together: what no row covers, what comes of cases.
//! That it was not looked at is told.

use std::ops::Range;

use super::check;
use crate::locale::Words;
use crate::problem::{Arg, Place, Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::consequences::SYNTAX;
use crate::rulebook::draft::Draft;
use crate::rulebook::toml_syntax::{section_at, sections};

/// The tables that all clauses are read by: with a mistake in one, every clause may mean another
/// thing.
const READ_BY_ALL: [&str; 4] = ["[rulebook]", "[[field]]", "[[outlet]]", "[piece]"];
const CASE: &str = "[[case]]";

/// Findings that hang on all clauses.
const OF_ALL: [&str; 9] = [
    "hole",
    "boundary-missed",
    "never-matches",
    "limit-unreachable",
    "limit-always",
    "clause-without-case",
    "case-failed",
    "case-account-unknown",
    "more-findings",
];
/// What fills findings with another line that they speak of.
const OTHER_LINES: [&str; 4] = ["one", "other", "line", "by"];

/// What is found besides the mistakes.
pub fn check_draft(draft: &Draft, words: &Words) -> Problems {
    let mut told = Problems::default();
    let broken = Broken::of(draft);
    if !broken.is_all {
        for problem in check(&draft.rulebook, None, words).iter() {
            if broken.leaves(problem) {
                told.push(problem.clone());
            }
        }
    }
    let file = Place::File(draft.rulebook.source.file.clone());
    let all = if broken.is_all { "yes" } else { "no" };
    told.push(Problem::note("checks-held-back", file).with("all", all));
    told
}

/// Where the mistakes are.
struct Broken<'r> {
    rulebook: &'r Rulebook,
    sections: Vec<Range<usize>>,
    /// Whether nothing else can be trusted.
    is_all: bool,
    /// Whether all of them are in cases.
    is_cases: bool,
    is_syntax: bool,
}

impl<'r> Broken<'r> {
    fn of(draft: &'r Draft) -> Broken<'r> {
        let text = &*draft.rulebook.source.text;
        let all = sections(text);
        let mut broken = Broken {
            rulebook: &draft.rulebook,
            sections: Vec::new(),
            is_all: false,
            is_cases: true,
            is_syntax: false,
        };
        for problem in draft.mistakes.iter() {
            let Place::Toml { start, .. } = problem.place else {
                broken.is_all = true;
                continue;
            };
            broken.is_syntax |= SYNTAX.contains(&problem.code);
            let section = section_at(&all, start);
            let begins = |heading: &str| text[section.clone()].starts_with(heading);
            broken.is_all |= start == 0 || READ_BY_ALL.iter().any(|heading| begins(heading));
            broken.is_cases &= begins(CASE);
            broken.sections.push(section);
        }
        broken
    }

    fn is_at(&self, at: usize) -> bool {
        self.sections.iter().any(|section| section.contains(&at))
    }

    /// Whether a finding is true whatever the broken parts were meant to say.
    fn leaves(&self, problem: &Problem) -> bool {
        let own = match &problem.place {
            Place::Toml { file, start, .. } if *file == self.rulebook.source.file => {
                !self.is_at(*start)
            }
            _ => true,
        };
        let others = problem.args.iter().all(|(name, arg)| {
            let line = match arg {
                Arg::Text(text) if OTHER_LINES.contains(name) => text.parse().ok(),
                Arg::Count(line) if OTHER_LINES.contains(name) => Some(*line),
                _ => None,
            };
            line.is_none_or(|line: usize| !self.is_at(self.rulebook.source.start(line)))
        });
        let of_all = match problem.code {
            // Citations are read from the text, wherever that can be read.
            "article-uncovered" => self.is_syntax,
            "clause-without-case" => true,
            code => OF_ALL.contains(&code) && !self.is_cases,
        };
        own && others && !of_all
    }
}
