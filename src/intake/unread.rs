//! Sheets that hold nothing that is read.

use super::matrix::Unnamed;
use crate::problem::{Place, Problem, Problems};
use crate::sheet::{Cell, Row};

/// Sheets whose kind could not be told, and their first rows as they are shown.
#[derive(Default)]
pub struct Unread(Vec<Sheet>);

struct Sheet {
    place: Place,
    /// Its first rows, as they are shown.
    rows: String,
    /// Where it counts something for units and does not say what.
    unnamed: Option<Unnamed>,
    /// Whether it sums up others, so that it is read where there are any.
    is_summary: bool,
}

impl Unread {
    pub fn meet(&mut self, place: Place, rows: &[Row<'_>], unnamed: Option<Unnamed>) {
        self.0.push(Sheet {
            place,
            rows: shown(rows),
            unnamed,
            is_summary: false,
        });
    }

    /// A table that only sums up others.
    pub fn meet_summary(&mut self, place: Place, rows: &[Row<'_>]) {
        self.0.push(Sheet {
            place,
            rows: shown(rows),
            unnamed: None,
            is_summary: true,
        });
    }

    /// Tells of each; where no sheet of the run was understood, that is all there is to say.
    pub fn tell(&mut self, fruitless: bool, problems: &mut Problems) {
        let sheets = self.0.drain(..);
        let sheets = sheets.filter(|sheet| fruitless || !sheet.is_summary);
        for (index, sheet) in sheets.enumerate() {
            let (place, rows) = (sheet.place, sheet.rows);
            let unnamed = sheet.unnamed;
            let unnamed = unnamed.filter(|found| fruitless || found.code == "counts-unplaced");
            if let (Place::Sheet { file, sheet }, Some(unnamed)) = (&place, unnamed) {
                let (file, sheet) = (file.clone(), sheet.clone());
                let place = Place::Cell {
                    file,
                    sheet,
                    row: unnamed.row,
                    column: unnamed.column,
                };
                let problem = Problem::error(unnamed.code, place);
                let names = unnamed.texts;
                problems.push(problem.read(&*names).with("names", &*names));
                continue;
            }
            let instructs = matches!(&place, Place::Sheet { sheet, .. } if sheet.contains("说明"));
            let problem = if fruitless && index == 0 {
                Problem::error("no-header", place)
            } else if instructs || !rows.contains(" | ") {
                // Instructions, or a list that drop-downs choose from.
                Problem::note("unrecognised-sheet", place)
            } else {
                Problem::warning("unrecognised-sheet", place)
            };
            problems.push(problem.read(rows));
        }
    }
}

/// Stands in the first row of each sheet of a workbook that this program wrote.
pub const OWN_MARK: &str = "jifen";

/// Whether a table is one that this program wrote: a ranking, a ledger, a list of problems.
pub fn is_own_report(header: &Row<'_>) -> bool {
    let has = |heading: &str| header.cells().any(|cell| cell == Cell::Text(heading));
    has("计分篇数") && has("名次")
        || has("账户类型") && has("条款")
        || has("名单") && has("名次") && has("条款")
        || has("事项") && has("答复")
        || has("程度") && has("代码") && has("单元格")
        || has(OWN_MARK)
}

/// The first rows as a person would see them.
fn shown(rows: &[Row<'_>]) -> String {
    let lines: Vec<String> = rows
        .iter()
        .take(3)
        .map(|row| {
            let cells: Vec<String> = row
                .cells()
                .filter(|cell| *cell != Cell::Empty)
                .take(8)
                .map(|cell| cell.shown().chars().take(20).collect())
                .collect();
            cells.join(" | ")
        })
        .collect();
    lines.join(" / ")
}
