//! 说明: what the result rests on, how far it has got, and what each sheet is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::LONGEST;
use super::plan::Plan;
use super::ranking::stiff_id;
use super::table::{Page, TITLE, set_page};
use crate::intake::OWN_MARK;
use crate::report::foot;
use crate::report::spreadsheet::{LINE, lines, shown};

/// The widths of the two columns, in letters.
const WIDTHS: [u32; 2] = [20, 70];

/// Writes the notes; `sheets` are those of the workbook, each with what it is.
pub fn write(plan: &Plan, sheets: &[(String, &str)], pieces: bool) -> Result<Worksheet, XlsxError> {
    let (run, words) = (plan.run, plan.words);
    let rows = run.accounting.all;
    let accounting = [
        ("read", rows.read.into()),
        ("counted", rows.counted.into()),
        ("not-counted", rows.not_counted.into()),
        ("skipped", rows.skipped.into()),
        ("asked", rows.asked.into()),
    ];
    let mut said = vec![
        (plan.column("period"), run.period().to_string()),
        (
            words.word("workbook-rows"),
            words.say("report-accounting", &accounting),
        ),
    ];
    let basis = foot::lines(run, words).join("\n");
    said.push((words.word("workbook-basis"), basis));
    if !plan.has_ledger() {
        let args = [
            ("lines", plan.lines.into()),
            ("most", LONGEST.into()),
            ("file", run.file_name("file-ledger", words).into()),
        ];
        said.push((
            plan.sheet("sheet-ledger"),
            words.say("workbook-ledger-left-out", &args),
        ));
    }
    if !pieces {
        let args = [("most", LONGEST.into())];
        said.push((
            plan.sheet("sheet-pieces"),
            words.say("workbook-pieces-left-out", &args),
        ));
    }
    let problems = run.problems.iter().count();
    if problems > LONGEST {
        let args = [
            ("count", problems.into()),
            ("most", LONGEST.into()),
            ("file", run.file_name("file-problems", words).into()),
        ];
        said.push((
            plan.sheet("sheet-problems"),
            words.say("workbook-problems-left-out", &args),
        ));
    }
    let proof = match plan.stiff {
        Some(stiff) => words.word(stiff_id(stiff)),
        None => words.word("workbook-proof"),
    };
    said.push((words.word("workbook-check"), proof));
    said.extend(
        sheets
            .iter()
            .map(|(name, id)| (name.clone(), words.word(id))),
    );

    let name = plan.sheet("sheet-about");
    let mut sheet = Worksheet::new();
    sheet.set_name(&name)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let title = shown(&run.rulebook.name);
    sheet
        .set_row_height(0, TITLE)?
        .write_string_with_format(0, 0, &*title, &plan.style.title)?;
    sheet.write_string_with_format(0, 1, OWN_MARK, &plan.style.aside)?;
    for (row, (what, text)) in (1..).zip(said) {
        let text = shown(&text);
        let room = WIDTHS[1] as usize - 2;
        let height = LINE * lines(&text, room) as u32;
        sheet
            .write_string_with_format(row, 0, what, &plan.style.wrapped)?
            .write_string_with_format(row, 1, &*text, &plan.style.wrapped)?
            .set_row_height(row, height)?;
    }
    set_page(&mut sheet, plan, &name, Page::Upright);
    Ok(sheet)
}
