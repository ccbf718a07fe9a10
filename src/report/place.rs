//! Places in the words of a spreadsheet: file › sheet › E17.

use crate::locale::Words;
use crate::problem::{Place, address};

/// The parts of a place, for the columns of a table; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub file: String,
    pub sheet: String,
    /// `E17`, or the row or line in words.
    pub cell: String,
}

/// Takes a place apart.
pub fn parts(place: &Place, words: &Words) -> Parts {
    match place {
        Place::Run => Parts::default(),
        Place::File(file) => Parts {
            file: file.to_string(),
            ..Parts::default()
        },
        Place::Sheet { file, sheet } => Parts {
            file: file.to_string(),
            sheet: sheet.to_string(),
            cell: String::new(),
        },
        Place::Row { file, sheet, row } => Parts {
            file: file.to_string(),
            sheet: sheet.to_string(),
            cell: words.say("report-row", &[("row", row.to_string().into())]),
        },
        Place::Cell {
            file,
            sheet,
            row,
            column,
        } => Parts {
            file: file.to_string(),
            sheet: sheet.to_string(),
            cell: address(*row, *column),
        },
        Place::Toml {
            file, text, start, ..
        } => Parts {
            file: file.to_string(),
            sheet: String::new(),
            cell: words.say(
                "report-line",
                &[("line", line(text, *start).to_string().into())],
            ),
        },
    }
}

/// A place in one piece; empty for the run as a whole.
pub fn text(place: &Place, words: &Words) -> String {
    let Parts { file, sheet, cell } = parts(place, words);
    joined([&file, &sheet, &cell])
}

/// The parts of a place that there are, in one piece.
pub fn joined(parts: [&str; 3]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" › ")
}

/// The character (from 1) of its line that a byte of a text belongs to.
pub fn column(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |end| end + 1);
    text.get(line..at)
        .map_or(1, |before| before.chars().count() + 1)
}

/// The line (from 1) that a byte of a text stands on.
pub fn line(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}
