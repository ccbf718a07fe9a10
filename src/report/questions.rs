//! 待定.csv: a question a line, to be answered in the file itself.
//!
//! Open questions come first, those on which most points hang before others; below them stand the
//! answers that the file held before, so that none is lost.

use std::collections::HashMap;
use std::io::{self, Write};

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::csv::{cell, column, table};
use super::{Run, amount, place};
use crate::decisions::{Kept, key};
use crate::locale::Words;
use crate::problem::{Problem, Question};

/// The columns, by the keys of their headings.
const COLUMNS: [&str; 10] = [
    "item", "original", "where", "at-stake", "problem", "choices", "answer", "who", "when",
    "reason",
];

/// What is asked, and what was answered.
pub struct Questions<'a> {
    open: Vec<Open<'a>>,
    answered: Vec<&'a Kept>,
}

/// A question that is open, with what somebody noted beside it.
struct Open<'a> {
    question: &'a Question,
    problem: &'a Problem,
    points: Decimal,
    kept: Option<&'a Kept>,
}

impl<'a> Questions<'a> {
    /// The questions of a run, each once, and what the file held before.
    pub fn of(run: &'a Run, words: &Words) -> Questions<'a> {
        let mut open: IndexMap<String, Open> = IndexMap::new();
        for problem in run.problems.iter() {
            let Some(question) = problem.question.as_deref() else {
                continue;
            };
            let points = problem.points.unwrap_or_default();
            let known = open.entry(key(&question.what)).or_insert(Open {
                question,
                problem,
                points: Decimal::ZERO,
                kept: None,
            });
            known.points = known.points.saturating_add(points);
        }
        let mut open: Vec<Open> = open.into_values().collect();
        open.sort_by_key(|open| (std::cmp::Reverse(open.points), open.problem.severity));
        let mut asked: HashMap<String, usize> = HashMap::new();
        for (at, open) in open.iter().enumerate() {
            asked.insert(key(&open.question.what), at);
        }
        let mut answered = Vec::new();
        let own = run.file_name("file-questions", words);
        let kept = run.intake.decided.decisions.kept.iter();
        for kept in kept.filter(|kept| *kept.file == own) {
            match asked.get(&key(&kept.what)) {
                Some(&at) if open[at].kept.is_none() => open[at].kept = Some(kept),
                _ if !kept.answer.is_empty() => answered.push(kept),
                _ => {}
            }
        }
        Questions { open, answered }
    }

    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.answered.is_empty()
    }

    /// Whether anything waits for an answer.
    pub fn are_open(&self) -> bool {
        !self.open.is_empty()
    }
}

/// What can be answered: one of these, or what to write where no list can say it.
fn choices(open: &Open<'_>, run: &Run, words: &Words) -> String {
    let question = open.question;
    if !question.choices.is_empty() {
        return cell(&question.choices.join("|")).into_owned();
    }
    match question.day {
        true => {
            let day = run.rulebook.calendar.last_day(run.period());
            words.say("question-day", &[("day", day.to_string().into())])
        }
        false => words.word("question-free"),
    }
}

/// Writes the file.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let questions = Questions::of(run, words);
    let headings = COLUMNS.map(|key| column(key, words));
    let mut table = table(out)?;
    table.write_record(&headings)?;
    for open in &questions.open {
        let Open {
            question, problem, ..
        } = open;
        let noted = open.kept.cloned().unwrap_or_default();
        let points = match open.points > Decimal::ZERO {
            true => amount::text(open.points, 0),
            false => String::new(),
        };
        table.write_record([
            &*cell(&question.what),
            &cell(&problem.read),
            // Excel may save the file as GBK, which has no ›.
            &cell(&place::text(&problem.place, words).replace('›', ">")),
            &points,
            &cell(&words.problem(problem)),
            &choices(open, run, words),
            &cell(&noted.answer),
            &cell(&noted.who),
            &cell(&noted.when),
            &cell(&noted.why),
        ])?;
    }
    for kept in &questions.answered {
        let of = |at: usize| match COLUMNS[at] {
            "item" => kept.what.as_str(),
            "answer" => &kept.answer,
            "who" => &kept.who,
            "when" => &kept.when,
            "reason" => &kept.why,
            _ => {
                let mut cells = kept.cells.iter();
                let found = cells.find(|(heading, _)| *heading == headings[at]);
                found.map_or("", |(_, text)| text.as_str())
            }
        };
        let cells: Vec<_> = (0..COLUMNS.len()).map(|at| cell(of(at))).collect();
        table.write_record(cells.iter().map(|cell| cell.as_bytes()))?;
    }
    table.flush()
}
