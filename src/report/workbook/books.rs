//! 三本账: what the pieces brought, what teachers and departments got, and what lies between.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::ledger::Where;
use super::plan::Plan;
use super::table::{Page, TITLE, set_page};
use crate::intake::OWN_MARK;
use crate::intake::accounts::AccountKind;
use crate::report::account_kind;
use crate::report::books::Books;
use rust_xlsxwriter::Formula;
use unicode_width::UnicodeWidthStr;

const KINDS: [AccountKind; 3] = [
    AccountKind::Teacher,
    AccountKind::Department,
    AccountKind::Outsider,
];
const BOOKS: [&str; 3] = ["books-teacher", "books-department", "books-nobody"];
const LETTERS: [char; 3] = ['B', 'C', 'D'];
const WIDTH: u32 = 16;

/// Writes the books of each unit, one below the other.
pub fn write(plan: &Plan, ledger: Option<&Where>) -> Result<Worksheet, XlsxError> {
    let (run, words, style) = (plan.run, plan.words, &plan.style);
    let name = plan.sheet("sheet-books");
    let mut sheet = Worksheet::new();
    sheet.set_name(&name)?;
    sheet.write_string_with_format(0, 3, OWN_MARK, &style.aside)?;
    let mut widest = 0;
    let mut row = 0;
    for unit in 0..run.rulebook.units.len().max(1) {
        let books = Books::of(run, unit as u8);
        let args = [("unit", run.unit(unit as u8).into())];
        let title = words.say("books-title", &args);
        sheet
            .set_row_height(row, TITLE)?
            .write_string_with_format(row, 0, title, &style.title)?;
        row += 1;
        sheet.write_string_with_format(row, 0, words.word("books-item"), &style.head)?;
        for (column, id) in (1..).zip(BOOKS) {
            sheet.write_string_with_format(row, column, words.word(id), &style.head)?;
        }
        let first = row + 1;
        for item in &books.items {
            row += 1;
            let name = item.name(words);
            widest = widest.max(name.width());
            sheet.write_string_with_format(row, 0, name, &style.text)?;
            for (column, amount) in (1..).zip(item.amounts) {
                sheet.write_with_format(row, column, amount, &style.points)?;
            }
        }
        row += 1;
        let total = words.word("books-total");
        sheet.write_string_with_format(row, 0, total, &style.sum)?;
        let sums = |column: usize| {
            let letter = LETTERS[column];
            format!(
                "ROUND(SUM({letter}{}:{letter}{row}),{})",
                first + 1,
                plan.digits
            )
        };
        write_totals(&mut sheet, row, plan, books.totals, &style.sum, sums)?;
        if let Some(ledger) = ledger.filter(|_| plan.stiff.is_none()) {
            let at = row + 1;
            row += 1;
            let said = words.word("workbook-books-ledger");
            widest = widest.max(said.width());
            sheet.write_string_with_format(row, 0, said, &style.text)?;
            let lines = |column: usize| {
                let kind = account_kind(KINDS[column], words);
                ledger.sum_of_kind(&kind, run.unit(unit as u8), plan.digits)
            };
            write_totals(&mut sheet, row, plan, books.totals, &style.points, lines)?;
            row += 1;
            let said = words.word("workbook-check-books");
            widest = widest.max(said.width());
            sheet.write_string_with_format(row, 0, said, &style.check)?;
            let gap = |column: usize| {
                let letter = LETTERS[column];
                format!("ROUND({letter}{at}-{letter}{},{})", at + 1, plan.digits)
            };
            write_totals(&mut sheet, row, plan, [Decimal::ZERO; 3], &style.check, gap)?;
        }
        row += 2;
    }
    for line in words.word("workbook-books-foot").lines() {
        sheet.write_string_with_format(row, 0, line, &Format::new())?;
        row += 1;
    }
    sheet.set_column_width(0, widest as u32 + 2)?;
    for column in 1..=3 {
        sheet.set_column_width(column, WIDTH)?;
    }
    set_page(&mut sheet, plan, &name, Page::Upright);
    Ok(sheet)
}

/// Writes a row of totals: formulas where the workbook has its ledger, else values.
fn write_totals(
    sheet: &mut Worksheet,
    row: u32,
    plan: &Plan,
    totals: [Decimal; 3],
    format: &Format,
    formula: impl Fn(usize) -> String,
) -> Result<(), XlsxError> {
    for (index, total) in totals.into_iter().enumerate() {
        let column = index as u16 + 1;
        if plan.stiff.is_some() {
            sheet.write_with_format(row, column, total, format)?;
        } else {
            let formula = Formula::new(formula(index)).set_result(total.normalize().to_string());
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}
