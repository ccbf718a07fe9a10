//! 计分明细: every line of the ledger, which the rankings are worked out from.

use hashbrown::HashMap;
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::plan::Plan;
use super::sources::{place_of_event, place_of_row};
use super::table::{Page, Table};
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Rests};
use crate::problem::Place;
use crate::report::csv::rule_name;
use crate::report::order::Lines;
use crate::report::{account_kind, account_name, line_sentence};

/// Columns with the widest they may get.
const COLUMNS: [(&str, usize); 15] = [
    ("number", 8),
    ("account-kind", 10),
    ("account", 14),
    ("department", 16),
    ("period", 12),
    ("amount", 12),
    ("unit", 8),
    ("phase", 12),
    ("clause", 14),
    ("why", 34),
    ("title", 32),
    ("source", 20),
    ("more-rows", 14),
    ("rule", 20),
    ("account-number", 8),
];
const KIND: u16 = 1;
const NAME: u16 = 2;
const AMOUNT: u16 = 5;
const UNIT: u16 = 6;
const PRINTED: u16 = 13;
const KEY: u16 = 14;
/// So many rows are named where a line rests on more.
const ROWS: usize = 20;

/// Where things are on the sheet, for formulas and links elsewhere.
pub struct Where {
    name: String,
    /// The last row, from 1.
    last: u32,
    /// The first row of each account, from 1.
    first: HashMap<AccountId, u32>,
}

impl Where {
    fn cells(&self, column: u16) -> String {
        let column = column_number_to_name(column);
        format!("'{}'!${column}$2:${column}${}", self.name, self.last)
    }

    /// The sum of the lines of the account whose number stands in a cell.
    pub fn sum_of(&self, number: &str, digits: u32) -> String {
        let (keys, amounts) = (self.cells(KEY), self.cells(AMOUNT));
        format!("ROUND(SUMIFS({amounts},{keys},{number}),{digits})")
    }

    /// The sum of the lines of a kind of account in a unit, which are compared as plain texts.
    pub fn sum_of_kind(&self, kind: &str, unit: &str, digits: u32) -> String {
        let [kinds, units, amounts] = [KIND, UNIT, AMOUNT].map(|column| self.cells(column));
        let unit = unit.replace('"', "\"\"");
        format!("ROUND(SUMPRODUCT(({kinds}=\"{kind}\")*({units}=\"{unit}\")*{amounts}),{digits})")
    }

    /// The link to the first line of an account.
    pub fn link(&self, account: AccountId) -> Option<String> {
        let row = self.first.get(&account)?;
        Some(format!(
            "internal:'{}'!{}{row}",
            self.name,
            column_number_to_name(NAME)
        ))
    }
}

/// Writes the lines in the order of 计分明细.csv.
pub fn write(plan: &Plan) -> Result<(Worksheet, Where), XlsxError> {
    let name = plan.sheet("sheet-ledger");
    let mut table = Table::new(
        plan,
        &name,
        &COLUMNS.map(|(id, most)| (plan.column(id), most)),
    )?;
    let mut first = HashMap::new();
    let mut lines = Lines::new(plan.run);
    while lines.advance() {
        for line in lines.batch() {
            first.entry(line.entry.account).or_insert(table.row() + 1);
            write_line(&mut table, plan, &line.entry, lines.title(line))?;
            table.next_row()?;
        }
    }
    // Formulas need a row to look at.
    let last = table.row().max(2);
    let sheet = table.finish(Page::Across, PRINTED, NAME + 1, Vec::new())?;
    Ok((sheet, Where { name, last, first }))
}

fn write_line(table: &mut Table, plan: &Plan, entry: &Entry, title: &str) -> Result<(), XlsxError> {
    let (run, words, style) = (plan.run, plan.words, &plan.style);
    let account = run.account(entry.account);
    let ledger = &run.scored.ledger;
    let row = table.row();
    table.number(0, row.into(), &style.centred)?;
    table.text(KIND, &account_kind(account.kind, words), &style.text)?;
    table.text(NAME, &account_name(account, words), &style.wrapped)?;
    table.text(3, run.department(entry.account), &style.wrapped)?;
    let period = ledger.periods[usize::from(entry.period)].to_string();
    table.text(4, &period, &style.centred)?;
    table.number(AMOUNT, entry.amount, &style.points)?;
    table.text(UNIT, run.unit(entry.unit), &style.centred)?;
    table.text(7, &words.word(entry.phase.id()), &style.text)?;
    table.text(8, &run.rulebook.rule(entry.rule).clause, &style.wrapped)?;
    let why = line_sentence(run.rulebook, ledger, entry, words);
    table.text(9, &why, &style.wrapped)?;
    table.text(10, title, &style.wrapped)?;
    let places = places(plan, entry);
    let (source, link) = match places.first() {
        Some(first) => (plan.sources.text(first), plan.sources.link(first)),
        None => Default::default(),
    };
    table.link(11, &source, link.as_deref())?;
    table.text(12, &more(plan, &places), &style.wrapped)?;
    table.text(13, &rule_name(run, entry.rule), &style.aside)?;
    let number = plan.number(entry.account, entry.unit);
    table.number(KEY, Decimal::from(number), &style.aside)
}

/// The cells that a line rests on.
fn places(plan: &Plan, entry: &Entry) -> Vec<Place> {
    match entry.rests {
        Rests::Event(index) => vec![place_of_event(plan.run, index)],
        _ => {
            let rows = plan.run.scored.ledger.submissions_of(entry).iter();
            rows.map(|&index| place_of_row(plan.run, index)).collect()
        }
    }
}

/// The cells after the first.
fn more(plan: &Plan, places: &[Place]) -> String {
    let others = places.iter().skip(1);
    let mut said: Vec<String> = others
        .take(ROWS)
        .map(|place| plan.sources.text(place))
        .collect();
    if places.len() > ROWS + 1 {
        let count = [("count", places.len().into())];
        said.push(plan.words.say("report-rows", &count));
    }
    said.join(&plan.words.word("report-name-comma"))
}
