//! 待核对.xlsx: a copy of each sheet with something to look at, the cells coloured and commented,
//! every row and column where it was; before them a list that leads to each cell.
//!
//! | file | holds |
//! |---|---|
//! | `marks` | which cells are marked, and with what |
//! | `names` | what the copies are called |
//! | `list` | the list, with what the colours mean |
//! | `copies` | the copies, made while the tables are read once more |

mod copies;
mod list;
mod marks;
mod names;

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use rust_xlsxwriter::{Color, XlsxError};

use super::questions::Questions;
use super::{Run, spreadsheet};
use crate::intake::OWN_MARK;
use crate::locale::Words;
use crate::problem::Problems;
use crate::sheet::{self, Cell, Hidden, Row, Sink};
use copies::Copies;
use list::List;

/// What is not scored, or waits for an answer.
const ASKED: Color = spreadsheet::SHORT;
/// What is scored, but should be looked at.
const TOLD: Color = spreadsheet::DOUBTFUL;

/// A file and a sheet in it.
type At = (Arc<str>, Arc<str>);

/// Whether there is anything to mark: an open question, or something to look at in a cell.
pub fn is_needed(run: &Run, words: &Words) -> bool {
    Questions::of(run, words).are_open() || marks::any(run)
}

/// Writes the workbook; the tables are read once more for it.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let bytes = workbook(run, words).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(run: &Run, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let listed = marks::listed(run);
    let marks = marks::of(run, &listed, words);
    let title = words.word("marked-list");
    let names = names::of(run.files, &marks, &title);
    let mut copies = Copies::new(run, words, &marks, &names);
    for (name, path) in run.files {
        if marks.keys().any(|(file, _)| file == name) {
            // What is wrong with the file was told when it was read first.
            let mut told = Problems::default();
            sheet::read(path, name, Hidden::Read, &mut copies, &mut told);
        }
    }
    let copies = copies.finish()?;
    let list = List {
        run,
        words,
        title: &title,
        problems: &listed,
        is_cut: copies.iter().any(|copy| copy.is_cut),
    };
    let is_there = |at: &&At| copies.iter().any(|copy| copy.at == **at);
    let list = list.write(|at| Some(at).filter(is_there).and_then(|at| names.get(at)))?;
    let copies = copies.into_iter().map(|copy| copy.sheet);
    spreadsheet::workbook([list].into_iter().chain(copies))
}

/// Whether a file is such a workbook, whose copies would report everything once more.
pub fn is_one(path: &Path, name: &Arc<str>) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let called = stem.contains("待核对") || stem.contains("marked");
    let mut first = FirstRow::default();
    if called {
        let mut told = Problems::default();
        sheet::read(path, name, Hidden::Read, &mut first, &mut told);
    }
    first.is_own
}

/// Looks at the first row of a file.
#[derive(Default)]
struct FirstRow {
    seen: bool,
    is_own: bool,
}

impl Sink for FirstRow {
    fn begin(&mut self, _: &Arc<str>, _: &str) {}

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        if !std::mem::replace(&mut self.seen, true) {
            self.is_own = row.cells().any(|cell| cell == Cell::Text(OWN_MARK));
        }
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {}
}
