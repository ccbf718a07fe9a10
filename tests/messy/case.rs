//! A case: what was sent, drawn, and what a person would make of it.

use crate::formats;
use crate::grid::Grid;
use crate::office::{DIGITS, Office};

/// Checks a case by the rulebook [`DIGITS`].
///
/// `--- 五月.xlsx › 报送` begins a sheet of a file, drawn as [`Grid::drawn`] has it; a `~` before the sheet's name hides it.
/// The ending says the format: a `csv` is GB18030 with commas, a `txt` UTF-16 with tabs, each sheet of a `docx` a table.
/// `--- by hand`, with arguments of the command where it needs any, begins what [`crate::office::Month::expect`] compares.
pub fn check(case: &str) {
    check_by(DIGITS, case);
}

/// Checks a case by another rulebook, or one that the program has.
pub fn check_by(rules: &str, case: &str) {
    let parts: Vec<(&str, &str)> = case
        .split("--- ")
        .skip(1)
        .map(|part| part.split_once('\n').expect("something below a heading"))
        .collect();
    let is_sheet = |heading: &str| heading.contains(" › ");
    let mut office = Office::new().by(rules);
    let mut files: Vec<(&str, Vec<(&str, Grid)>)> = Vec::new();
    for (heading, text) in parts.iter().filter(|(heading, _)| is_sheet(heading)) {
        let (file, sheet) = heading.split_once(" › ").expect("a file and a sheet");
        let sheet = (sheet, Grid::drawn(text));
        match files.last_mut().filter(|(last, _)| *last == file) {
            Some((_, sheets)) => sheets.push(sheet),
            None => files.push((file, vec![sheet])),
        }
    }
    for (file, sheets) in &files {
        let sheets: Vec<(&str, &Grid)> = sheets.iter().map(|(name, grid)| (*name, grid)).collect();
        office = office.file(file, written(file, &sheets));
    }
    for (heading, text) in parts.iter().filter(|(heading, _)| !is_sheet(heading)) {
        let arguments = heading
            .strip_prefix("by hand")
            .expect("a sheet, or by hand");
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        office.score_with(&arguments).expect(text);
    }
}

/// Sheets in the format that the file's name says.
fn written(file: &str, sheets: &[(&str, &Grid)]) -> Vec<u8> {
    let (name, grid) = sheets[0];
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "xlsx" => formats::xlsx(sheets),
        "xls" | "et" => formats::xls(sheets),
        "xlsb" => formats::xlsb(name, grid),
        "ods" => formats::ods(sheets),
        "docx" => formats::docx(&sheets.iter().map(|(_, grid)| *grid).collect::<Vec<_>>()),
        "csv" => formats::gb18030(&formats::delimited(grid, ',')),
        "txt" => formats::utf16(&formats::delimited(grid, '\t')),
        other => panic!("{other}?"),
    }
}
