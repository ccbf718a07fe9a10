//! 名单 and 问题: who is honoured or named, and what a person should look at.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, Worksheet, XlsxError,
};

use super::LONGEST;
use super::ledger::Where;
use super::plan::Plan;
use super::table::{Foot, Page, Table};
use crate::problem::Severity;
use crate::report::csv::severity;
use crate::report::foot;
use crate::report::spreadsheet::{DOUBTFUL, SHORT};

/// Writes who is honoured or named.
pub fn write_lists(plan: &Plan, ledger: Option<&Where>) -> Result<Worksheet, XlsxError> {
    const COLUMNS: [(&str, usize); 7] = [
        ("list", 20),
        ("place", 8),
        ("group", 20),
        ("account", 24),
        ("department", 24),
        ("prize", 12),
        ("clause", 16),
    ];
    let (run, style) = (plan.run, &plan.style);
    let name = plan.sheet("sheet-lists");
    let mut table = Table::new(
        plan,
        &name,
        &COLUMNS.map(|(id, most)| (plan.column(id), most)),
    )?;
    for list in &run.standing.lists {
        for member in &list.members {
            table.text(0, &list.name, &style.wrapped)?;
            match member.place {
                Some(place) => table.number(1, place.into(), &style.centred)?,
                None => table.text(1, "", &style.text)?,
            }
            table.text(2, &member.group, &style.wrapped)?;
            let to = ledger.and_then(|ledger| ledger.link(member.account));
            table.link(3, &run.account(member.account).name, to.as_deref())?;
            table.text(4, run.department(member.account), &style.wrapped)?;
            match member.prize {
                Some(prize) => table.number(5, prize, &style.money)?,
                None => table.text(5, "", &style.text)?,
            }
            table.text(6, &run.rulebook.rule(member.rule).clause, &style.wrapped)?;
            table.next_row()?;
        }
    }
    let foot = foot::lines(run, plan.words).into_iter().map(Foot::Text);
    table.finish(Page::Upright, COLUMNS.len() as u16, 1, foot.collect())
}

/// Writes the problems, as many as a sheet takes.
pub fn write_problems(plan: &Plan) -> Result<Worksheet, XlsxError> {
    const COLUMNS: [(&str, usize); 6] = [
        ("severity", 8),
        ("source", 28),
        ("read", 28),
        ("problem", 50),
        ("hint", 50),
        ("code", 24),
    ];
    let (words, style) = (plan.words, &plan.style);
    let name = plan.sheet("sheet-problems");
    let mut table = Table::new(
        plan,
        &name,
        &COLUMNS.map(|(id, most)| (plan.column(id), most)),
    )?;
    for problem in plan.run.problems.iter().take(LONGEST) {
        table.text(0, &severity(problem.severity, words), &style.centred)?;
        let link = plan.sources.link(&problem.place);
        table.link(1, &plan.sources.text(&problem.place), link.as_deref())?;
        table.text(2, &problem.read, &style.wrapped)?;
        table.text(3, &words.problem(problem), &style.wrapped)?;
        table.text(4, &words.hint(problem), &style.wrapped)?;
        table.text(5, problem.code, &style.aside)?;
        table.next_row()?;
    }
    for (level, colour) in [(Severity::Error, SHORT), (Severity::Warning, DOUBTFUL)] {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(severity(level, words)))
            .set_format(Format::new().set_background_color(colour));
        let last = (table.row() - 1).max(1);
        table.sheet.add_conditional_format(1, 0, last, 0, &rule)?;
    }
    table.finish(Page::Across, COLUMNS.len() as u16 - 1, 2, Vec::new())
}
