//! 积分报表.xlsx: rankings, publications, ledger, books and problems in one workbook that proves
//! itself: totals and places are formulas over its own ledger, with the values that the program
//! found, and cells that show that both agree.
//!
//! | file | sheet |
//! |---|---|
//! | `ranking` | 部门排名, 教师排名: one a ranking |
//! | `lists` | 名单, 问题 |
//! | `pieces` | 作品 |
//! | `ledger` | 计分明细 |
//! | `books` | 三本账 |
//! | `charts` | 图表 |
//! | `about` | 说明 |
//! | `plan`, `table`, `tasks`, `sources` | what they share: names and numbers, cells and pages, links to what was read |

mod about;
mod books;
mod charts;
mod ledger;
mod lists;
mod pieces;
mod plan;
mod ranking;
mod sources;
mod table;
mod tasks;

use std::io::{self, Write};

use rust_xlsxwriter::XlsxError;

use super::{Run, spreadsheet};
use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use pieces::Pieces;
use plan::Plan;

/// The most lines of a sheet: each has a link, of which a sheet may have 65,530.
const LONGEST: usize = 65_000;

/// Writes the workbook.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let bytes = workbook(run, words).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(run: &Run, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let plan = Plan::new(run, words);
    let ledger = match plan.has_ledger() {
        true => Some(ledger::write(&plan)?),
        false => None,
    };
    let (ledger, lines) = ledger.unzip();
    let lines = lines.as_ref();

    let mut sheets = Vec::new();
    let kinds = [AccountKind::Department, AccountKind::Teacher];
    for (kind, gives_places) in kinds
        .into_iter()
        .flat_map(|kind| [(kind, true), (kind, false)])
    {
        let (name, about) = match (kind, gives_places) {
            (AccountKind::Department, true) => ("sheet-departments", "about-departments"),
            (AccountKind::Department, false) => ("sheet-departments-plain", "about-departments"),
            (_, true) => ("sheet-teachers", "about-teachers"),
            (_, false) => ("sheet-teachers-plain", "about-teachers"),
        };
        let own = run
            .standing
            .rankings
            .iter()
            .filter(|ranking| ranking.kind == kind && ranking.gives_places == gives_places);
        for (ranking, number) in own.zip(1..) {
            let mut name = plan.sheet(name);
            if number > 1 {
                name.push_str(&format!(" {number}"));
            }
            sheets.push((ranking::write(&plan, ranking, lines, &name)?, about));
        }
    }
    if !run.standing.lists.is_empty() {
        sheets.push((lists::write_lists(&plan, lines)?, "about-lists"));
    }
    let pieces = Pieces::of(&plan);
    if let Some(pieces) = &pieces {
        sheets.push((pieces.write(&plan)?, "about-pieces"));
    }
    sheets.extend(ledger.map(|ledger| (ledger, "about-ledger")));
    sheets.push((books::write(&plan, lines)?, "about-books"));
    sheets.push((charts::write(&plan)?, "about-charts"));
    sheets.push((lists::write_problems(&plan)?, "about-problems"));
    let names: Vec<_> = sheets
        .iter()
        .map(|(sheet, about)| (sheet.name(), *about))
        .collect();
    let about = about::write(&plan, &names, pieces.is_some())?;

    let sheets = sheets.into_iter().map(|(sheet, _)| sheet);
    spreadsheet::workbook(sheets.chain([about]))
}
