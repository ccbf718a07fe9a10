//! What hangs on a cell: the entries that rest on it, and who would move if it said something else.

use schemars::JsonSchema;
use serde::Serialize;

use super::again::Change;
use super::changes::texts;
use super::moves::{Move, all_said, moves};
use super::{Desk, Found, row};
use crate::intake::Column;
use crate::problem::{Place, address};
use crate::report::json::AMOUNT;
use crate::report::{account_name, amount, place, sentence, source};

/// So many rows are read again at first: each other text of a cell takes half as long as the result did.
const READ: usize = 200_000;
/// So many other texts are tried at first, however many rows there are.
const LEAST: usize = 1;

/// What hangs on a cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "cell-answer")]
pub struct CellAnswer {
    pub file: String,
    pub sheet: String,
    pub cell: String,
    /// Where it is, in words.
    pub place: String,
    /// What stands there.
    pub read: String,
    pub entries: Vec<Resting>,
    pub variants: Vec<Variant>,
    /// What else it could say, which is tried where all is asked for.
    #[serde(skip)]
    pub untried: Vec<String>,
}

/// An entry that rests on the cell.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "resting")]
pub struct Resting {
    pub account: String,
    pub department: String,
    pub unit: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub amount: String,
    pub clause: String,
    pub why: String,
    pub said: String,
}

/// Another text, and who would move.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "variant")]
pub struct Variant {
    /// Empty for an empty cell.
    pub text: String,
    pub moves: Vec<Move>,
    pub said: String,
}

/// What hangs on a cell of a row.
pub fn answer(desk: &Desk, found: &Found, column: u32) -> CellAnswer {
    let at = Place::Cell {
        file: found.file.clone(),
        sheet: found.sheet.clone(),
        row: found.number,
        column,
    };
    let read = found.row.lend().get(column).shown();
    let own = row::submissions(desk, found);
    let mut others = others(desk, &own, column, &read);
    let tried = match desk.all {
        true => others.len(),
        false => (READ / desk.run.intake.submissions.len().max(1)).max(LEAST),
    };
    let untried = others.split_off(others.len().min(tried));
    let variants = others.into_iter().map(|text| {
        let change = Change {
            file: &found.file,
            sheet: &found.sheet,
            row: found.number,
            column,
            text: &text,
        };
        let (rulebook, period) = (desk.run.rulebook, desk.run.period());
        let (read, other) = desk.tables.with(&change, rulebook, desk.classified, period);
        let moves = moves(desk, &read, &other.standing);
        let id = match text.is_empty() {
            true => "answer-if-empty",
            false => "answer-if",
        };
        let args = [
            ("text", text.as_str().into()),
            ("then", all_said(desk, &moves).into()),
        ];
        let said = desk.words.say(id, &args);
        Variant { text, moves, said }
    });
    CellAnswer {
        file: found.file.to_string(),
        sheet: found.sheet.to_string(),
        cell: address(found.number, column),
        place: place::text(&at, desk.words),
        variants: variants.collect(),
        entries: entries(desk, &own, column),
        untried,
        read,
    }
}

/// What the cell could hold instead: nothing, or another value that the rulebook lists.
fn others(desk: &Desk, own: &[u32], column: u32, read: &str) -> Vec<String> {
    let intake = desk.run.intake;
    let mut others = Vec::new();
    if !read.is_empty() {
        others.push(String::new());
    }
    if let Some(index) = own.first()
        && let Some(Column::Field(field)) = column_of(desk, *index, column)
    {
        let now = intake.facts.get(*index as usize, field);
        // Whatever the outlet's list says, the cell itself is to say something else.
        let written = desk.run.rulebook.fields.get(field).fact_of(read);
        others.extend(texts(desk, field, written.unwrap_or(now)));
    }
    others
}

/// What a column holds.
fn column_of(desk: &Desk, index: u32, column: u32) -> Option<Column> {
    let table = desk.run.submission(index).table;
    let mut columns = desk.run.intake.tables[usize::from(table)].columns.iter();
    columns
        .find(|(_, at)| *at == column)
        .map(|(column, _)| *column)
}

/// The entries of a row's publications whose rule looks at the cell; all of them where it says what
/// was published, by whom, where or when, or counts it.
fn entries(desk: &Desk, own: &[u32], column: u32) -> Vec<Resting> {
    use crate::rulebook::field::{DATE, OUTLET};
    let (run, words) = (desk.run, desk.words);
    let ledger = &run.scored.ledger;
    let mut resting = Vec::new();
    for &index in own {
        let is_people = |field| {
            let mut people = run.rulebook.fields.people();
            people.any(|(id, _)| id == field)
        };
        let bears_all = run.submission(index).cell.is_some()
            || match column_of(desk, index, column) {
                Some(Column::Field(field)) => matches!(field, DATE | OUTLET) || is_people(field),
                Some(Column::Title | Column::Department | Column::Link) => true,
                None => false,
            };
        for entry in desk.entries(index) {
            if !bears_all && !source::columns(run, index, entry.rule).contains(&column) {
                continue;
            }
            let why = sentence(run.rulebook, ledger, entry.rule, entry.why, words);
            let clause = run.rulebook.rule(entry.rule).clause.clone();
            let places = run.rulebook.decimals;
            let account = account_name(run.account(entry.account), words);
            let args = [
                ("account", account.as_str().into()),
                ("amount", amount::signed(entry.amount, places).into()),
                ("clause", clause.as_str().into()),
                ("why", why.as_str().into()),
            ];
            resting.push(Resting {
                said: words.say("answer-entry", &args),
                department: run.department(entry.account).to_owned(),
                unit: run.unit(entry.unit).to_owned(),
                account,
                amount: amount::text(entry.amount, places),
                clause,
                why,
            });
        }
    }
    resting
}
