//! What can be said of a rulebook with mistakes: what its sound parts say of each other.
//!
//! A clause with a mistake may be missing or hold for more than was meant. So nothing is said of
//! it, and nothing that hangs on all clauses together: what no row covers, what comes of cases.
//! That it was not looked at is told.

use std::ops::Range;

use super::findings::Findings;
use super::{check, clauses};
use crate::locale::Words;
use crate::problem::{Arg, Place, Problem, Problems, Severity};
use crate::rulebook::consequences::SYNTAX;
use crate::rulebook::draft::Draft;
use crate::rulebook::toml_syntax::{heading, section_at, sections};
use crate::rulebook::{Rulebook, TOP};

/// The tables that all clauses are read by: with a mistake in one, every clause may mean another
/// thing.
const READ_BY_ALL: [&str; 5] = ["rulebook", "field", "outlet", "piece", "exclude"];
const CASE: &str = "case";

/// Findings that hang on all clauses.
const OF_ALL: [&str; 6] = [
    "hole",
    "boundary-missed",
    "never-matches",
    "limit-unreachable",
    "limit-always",
    "more-findings",
];
/// What fills findings with another line that they speak of.
const OTHER_LINES: [&str; 4] = ["one", "other", "line", "by"];

/// What is found besides the mistakes.
pub fn check_draft(draft: &Draft, words: &Words) -> Problems {
    let mut told = Problems::default();
    let broken = Broken::of(draft);
    if !broken.is_all {
        let found = if broken.is_cases {
            check(&draft.rulebook, None, words)
        } else {
            let mut findings = Findings::new(&draft.rulebook, words);
            clauses(&mut findings, None);
            findings.finish()
        };
        let left = found.iter().filter(|problem| broken.leaves(problem));
        left.for_each(|problem| told.push(problem.clone()));
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
        let mistakes = draft.mistakes.iter();
        for problem in mistakes.filter(|problem| problem.severity == Severity::Error) {
            let Place::Toml { start, .. } = problem.place else {
                broken.is_all = true;
                continue;
            };
            broken.is_syntax |= SYNTAX.contains(&problem.code);
            let section = section_at(&all, start);
            let heading = heading(&text[section.clone()]).unwrap_or_default();
            broken.is_all |= READ_BY_ALL.contains(&heading);
            // A misspelt heading may have been any of those.
            broken.is_all |= TOP.find(heading).is_none();
            broken.is_cases &= heading == CASE;
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
