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

/// The headings by which the tables that this program writes are known, in each language it speaks:
/// rankings, the ledger, lists, questions, problems.
const OWN_HEADINGS: [&[&str]; 10] = [
    &["积分", "计分篇数"],
    &["账户类型", "条款"],
    &["名单", "名次", "条款"],
    &["事项", "答复"],
    &["程度", "代码", "单元格"],
    &["Points", "Pieces"],
    &["Account kind", "Clause"],
    &["List", "Place", "Clause"],
    &["Item", "Answer"],
    &["Severity", "Code", "Cell"],
];

/// Whether a table is one that this program wrote, in whatever language.
pub fn is_own_report(header: &Row<'_>) -> bool {
    let has = |heading: &&str| header.cells().any(|cell| cell == Cell::Text(heading));
    has(&OWN_MARK) || OWN_HEADINGS.iter().any(|all| all.iter().all(has))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Words};

    #[test]
    fn the_headings_are_those_that_the_reports_have() {
        let keys: [&[&str]; 5] = [
            &["points", "pieces"],
            &["account-kind", "clause"],
            &["list", "place", "clause"],
            &["item", "answer"],
            &["severity", "code", "cell"],
        ];
        let languages = [Lang::Zh, Lang::En].map(Words::new);
        let all = languages
            .iter()
            .flat_map(|words| keys.map(|keys| (words, keys)));
        for ((words, keys), own) in all.zip(OWN_HEADINGS) {
            let said: Vec<String> = keys
                .iter()
                .map(|key| words.word(&format!("column-{key}")))
                .collect();
            assert_eq!(said, own);
        }
    }
}
