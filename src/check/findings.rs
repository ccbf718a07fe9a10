//! Findings as they are made: at the line of a rule, each with its place and what it speaks of.

use std::collections::BTreeMap;

use super::codes;
use super::table::{Table, Taker};
use crate::locale::Words;
use crate::problem::{Arg, Place, Problem, Problems, Severity};
use crate::rulebook::boxes::uncovered::Go;
use crate::rulebook::boxes::{Block, Spent, Whose};
use crate::rulebook::condition::Condition;
use crate::rulebook::draft::MOST_TOLD;
use crate::rulebook::{RuleId, Rulebook};

/// The findings on one rulebook.
pub struct Findings<'r> {
    pub rulebook: &'r Rulebook,
    pub words: &'r Words,
    problems: Problems,
    counts: BTreeMap<&'static str, usize>,
}

impl<'r> Findings<'r> {
    pub fn new(rulebook: &'r Rulebook, words: &'r Words) -> Findings<'r> {
        Findings {
            rulebook,
            words,
            problems: Problems::default(),
            counts: BTreeMap::new(),
        }
    }

    /// Everything found; of codes with too many the first, and a note with the number of the rest.
    pub fn finish(mut self) -> Problems {
        for (code, count) in &self.counts {
            if *count > MOST_TOLD {
                let place = self.rulebook.source.place(0..0);
                let rest = Problem::note("more-findings", place).read(*code);
                let rest = rest.with("code", *code).with("count", count - MOST_TOLD);
                self.problems.push(rest);
            }
        }
        self.problems
    }

    pub fn push(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= MOST_TOLD {
            self.problems.push(problem);
        }
    }

    /// A finding at a rule's line, naming its article.
    pub fn at(&self, code: &'static str, rule: RuleId) -> Problem {
        let clause = self.rulebook.rule(rule).clause.clone();
        self.somewhere(code, self.rulebook.place(rule))
            .with("clause", clause)
    }

    pub fn somewhere(&self, code: &'static str, place: Place) -> Problem {
        match codes::severity(code) {
            Severity::Error => Problem::error(code, place),
            Severity::Warning => Problem::warning(code, place),
            Severity::Note => Problem::note(code, place),
        }
    }

    /// The line of a rule, as people name it.
    pub fn line(&self, rule: RuleId) -> String {
        self.rulebook.rule(rule).line.to_string()
    }

    /// Two rows of a table as they stand in the text.
    pub fn in_text_order(&self, table: &Table, (one, two): (usize, usize)) -> (usize, usize) {
        let start = |row: usize| self.rulebook.rule(table.rows[row].rule).span.start;
        if start(two) < start(one) {
            (two, one)
        } else {
            (one, two)
        }
    }

    /// A box in words; everything is told as such.
    pub fn sentence(&self, table: &Table, block: &Block) -> Arg {
        let rulebook = self.rulebook;
        let (fields, registry) = (&rulebook.fields, &rulebook.registry);
        let said = table.space.sentence(block, fields, registry, self.words);
        if said.is_empty() {
            Arg::Word("check-everything")
        } else {
            Arg::Text(said)
        }
    }

    /// An invented submission in a box, told by the fields that matter.
    pub fn example(&self, table: &Table, matters: &Block, block: &Block) -> String {
        let rulebook = self.rulebook;
        let (fields, registry) = (&rulebook.fields, &rulebook.registry);
        table
            .space
            .example(matters, block, fields, registry, self.words)
    }

    /// Rows on publications as a table, without what is excluded; those that cannot be decided are
    /// told, and so is a table that is too large.
    pub fn publications(&mut self, takers: &[Taker<'_>]) -> Option<Table> {
        let excluded: Vec<&Condition> = self.rulebook.excluded().collect();
        self.table(Whose::Publication, takers, &excluded)
    }

    pub fn table(
        &mut self,
        whose: Whose,
        takers: &[Taker<'_>],
        excluded: &[&Condition],
    ) -> Option<Table> {
        let rulebook = self.rulebook;
        let first = takers.first()?.rule;
        let known = (&rulebook.fields, &rulebook.registry);
        let table = Table::new(whose, known, takers, excluded);
        let Some(table) = table else {
            self.not_proved(first);
            return None;
        };
        table.undecided().for_each(|rule| self.not_proved(rule));
        Some(table)
    }

    /// Says that something could not be proved within bounds.
    fn not_proved(&mut self, rule: RuleId) {
        let problem = self.at("not-proved", rule);
        self.push(problem);
    }

    /// The result of a proof, or the word that it was not finished.
    pub fn proved<T>(&mut self, rule: RuleId, result: Result<T, Spent>) -> Option<T> {
        if result.is_err() {
            self.not_proved(rule);
        }
        result.ok()
    }

    /// The same for pairs, which may be too many to look at all.
    pub fn all_proved(&mut self, rule: RuleId, result: Result<Go, Spent>) {
        if result != Ok(Go::On) {
            self.not_proved(rule);
        }
    }
}
