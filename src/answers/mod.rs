//! Answers to what people ask of a finished result: where is my piece, why did it get this, what
//! would it have taken, what hangs on this cell.
//!
//! Why is read off the ledger. What would have been is never worked out beside it: the facts of a
//! row, or a cell of a table, are changed in a copy, and all that follows is done again.

mod account;
mod again;
mod aside;
mod cell;
mod changes;
mod fate;
mod look;
mod moves;
mod row;
mod subject;
mod text;
mod titles;
mod unmet;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::classify::Classified;
use crate::ledger::{Entry, Rests};
use crate::locale::Words;
use crate::problem::{Place, Problem};
use crate::report::json::schema::described;
use crate::report::{Run, explain};
use crate::sheet::OwnedRow;
pub use again::Tables;
pub use subject::Subject;
pub use text::text;

/// What a question is asked of.
pub struct Desk<'a> {
    run: &'a Run<'a>,
    classified: &'a Classified,
    tables: Tables<'a>,
    words: &'a Words,
    /// Whether all is told, however long it takes.
    all: bool,
    /// The entries that rest on one submission, by submission, and where they stand in the ledger.
    entries: Vec<(u32, u32)>,
}

impl<'a> Desk<'a> {
    pub fn new(
        run: &'a Run<'a>,
        classified: &'a Classified,
        tables: Tables<'a>,
        words: &'a Words,
        all: bool,
    ) -> Desk<'a> {
        let entries = (0..).zip(&run.scored.ledger.entries);
        let single = entries.filter_map(|(at, entry)| match entry.rests {
            Rests::Submission(index) => Some((index, at)),
            _ => None,
        });
        let mut entries: Vec<(u32, u32)> = single.collect();
        entries.sort_unstable();
        Desk {
            run,
            classified,
            tables,
            words,
            all,
            entries,
        }
    }

    /// The entries that rest on a publication alone.
    fn entries(&self, index: u32) -> impl Iterator<Item = &'a Entry> {
        let from = self.entries.partition_point(|(own, _)| *own < index);
        let own = self.entries[from..].iter();
        let own = own.take_while(move |(own, _)| *own == index);
        let all = &self.run.scored.ledger.entries;
        own.map(|(_, at)| &all[*at as usize])
    }
}

/// What is answered; as JSON, amounts are texts and sentences are in the language of the words.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "about", rename_all = "kebab-case")]
#[schemars(rename = "answer")]
pub enum Answer {
    Account(account::AccountAnswer),
    Row(row::RowAnswer),
    Cell(cell::CellAnswer),
}

/// The JSON Schema of answers, described in a language.
pub fn schema(words: &Words) -> Value {
    described::<Vec<Answer>>("answers", words)
}

/// The answers to a question.
#[derive(Debug)]
pub struct Answers {
    pub list: Vec<Answer>,
    /// How many more rows there are that nothing is said of, where not all is asked for.
    pub left: usize,
}

impl From<Vec<Answer>> for Answers {
    fn from(list: Vec<Answer>) -> Answers {
        Answers { list, left: 0 }
    }
}

/// Answers a question about a person, a department, a row, a cell or a title.
pub fn answer(desk: &Desk, asked: &str) -> Result<Answers, Box<Problem>> {
    if let Some(subject) = Subject::parse(asked) {
        let found = look::row(desk, asked, &subject)?;
        return Ok(row::answers(desk, &found, true).into());
    }
    let accounts = explain::find(desk.run, asked);
    if !accounts.is_empty() {
        let accounts = accounts.into_iter();
        let answers = accounts.map(|id| Answer::Account(account::answer(desk, id)));
        return Ok(answers.collect::<Vec<_>>().into());
    }
    titles::answers(desk, asked)
}

/// Answers what hangs on a cell.
pub fn hangs_on(desk: &Desk, asked: &str) -> Result<Answers, Box<Problem>> {
    let not_a_cell = || Box::new(Problem::error("not-a-cell", Place::Run).read(asked));
    let subject = Subject::parse(asked).ok_or_else(not_a_cell)?;
    let column = subject.column.ok_or_else(not_a_cell)?;
    let found = look::row(desk, asked, &subject)?;
    Ok(vec![Answer::Cell(cell::answer(desk, &found, column))].into())
}

/// A row of a file, looked at once more.
struct Found {
    file: Arc<str>,
    sheet: Arc<str>,
    /// From 1.
    number: u32,
    /// From 0, where a cell was asked for.
    column: Option<u32>,
    row: OwnedRow,
}
