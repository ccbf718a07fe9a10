//! Workbooks: xlsx, xlsb and xls, whose cells calamine reads; ods and Word documents.

use std::cell::Cell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use calamine::{Data, DataRef, Range, Reader, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use super::limits::{self, Broken, Limit};
use super::lines::{Lines, Target};
use super::marks::{Marks, Merge};
use super::row::Value;
use super::sniff::Format;
use super::{biff, binary, document, opendocument, survey};
use crate::problem::{Place, Problem};

/// A sheet that had to be read as a whole.
pub(super) struct Grid {
    pub name: String,
    pub is_hidden: bool,
    /// Row, column and value, in the order of the sheet.
    pub cells: Vec<(u32, u32, Value<'static>)>,
    pub marks: Marks,
}

/// Reads all sheets of a workbook.
pub(super) fn read(mut file: File, format: Format, target: &mut Target<'_>) {
    let done = match format {
        Format::Xlsx => xlsx(&mut file, target),
        Format::Xlsb => xlsb(&mut file, target),
        Format::Xls => xls(&mut file, target),
        Format::Ods => opendocument::sheets(&mut file).map(|grids| hand_over(grids, target)),
        _ => document::tables(&mut file, target).map(|grids| hand_over(grids, target)),
    };
    if let Err(broken) = done {
        let place = Place::File(target.file.clone());
        target.problems.push(broken.of_file(place));
    }
}

fn xlsx(file: &mut File, target: &mut Target<'_>) -> Result<(), Broken> {
    let mut marks = survey::xlsx(BufReader::new(&mut *file))?;
    file.rewind()?;
    let mut book = guarded(|| Xlsx::new(BufReader::new(file)))?;
    for (sheet, is_hidden) in sheets(&book, target)? {
        let marks = marks.remove(&sheet).unwrap_or_default();
        read_sheet(&sheet, is_hidden, marks, target, |lines| {
            let mut cells = guarded(|| book.worksheet_cells_reader(&sheet))?;
            stream(|| cells.next_cell(), lines)
        });
    }
    Ok(())
}

fn xlsb(file: &mut File, target: &mut Target<'_>) -> Result<(), Broken> {
    let mut marks = binary::xlsb(BufReader::new(&mut *file))?;
    file.rewind()?;
    let mut book = guarded(|| Xlsb::new(BufReader::new(file)))?;
    for (sheet, is_hidden) in sheets(&book, target)? {
        let marks = marks.remove(&sheet).unwrap_or_default();
        read_sheet(&sheet, is_hidden, marks, target, |lines| {
            let mut cells = guarded(|| book.worksheet_cells_reader(&sheet))?;
            stream(|| cells.next_cell(), lines)
        });
    }
    Ok(())
}

/// Hands over a sheet by the cells that are read of it.
fn read_sheet<'a>(
    name: &str,
    is_hidden: bool,
    marks: Marks,
    target: &mut Target<'_>,
    read: impl FnOnce(&mut Lines<'_, '_, 'a>) -> Result<(), Broken>,
) {
    target.sheet(name, is_hidden, |target| {
        let mut lines = Lines::new(target, name, marks);
        let outcome = read(&mut lines);
        lines.end(outcome);
    });
}

/// Hands over cells as they are read.
fn stream<'a, E: Into<Broken>>(
    mut next: impl FnMut() -> Result<Option<calamine::Cell<DataRef<'a>>>, E>,
    lines: &mut Lines<'_, '_, 'a>,
) -> Result<(), Broken> {
    while let Some(cell) = guarded(&mut next)? {
        let (row, column) = cell.get_position();
        let value = match cell.get_value() {
            DataRef::SharedString(text) => Value::Text(text),
            other => other.clone().into(),
        };
        lines.put(row, column, value)?;
    }
    Ok(())
}

/// An xls, which its reader holds as a whole.
fn xls(file: &mut File, target: &mut Target<'_>) -> Result<(), Broken> {
    let mut bytes = Vec::new();
    file.take(limits::COMPOUND + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits::COMPOUND {
        return Err(Broken::Beyond(Limit::Compound));
    }
    let marks = biff::xls(&bytes)?;
    let mut book = guarded(|| Xls::new(Cursor::new(bytes)))?;
    let names: Vec<String> = book.sheet_names();
    let mut marks: HashMap<String, Marks> = names.into_iter().zip(marks).collect();
    for (sheet, is_hidden) in sheets(&book, target)? {
        let mut marks = marks.remove(&sheet).unwrap_or_default();
        let merges = guarded(|| book.merge_cells_by_sheet_name(&sheet)).unwrap_or_default();
        let merges = merges.iter().map(|merge| Merge {
            top: merge.start.0,
            left: merge.start.1,
            bottom: merge.end.0,
        });
        marks.merges = merges.filter(|merge| merge.bottom > merge.top).collect();
        let (range, found) = match guarded(|| book.worksheet_range(&sheet)) {
            Ok(range) => (range, Ok(())),
            Err(broken) => (Range::empty(), Err(broken)),
        };
        read_sheet(&sheet, is_hidden, marks, target, |lines| {
            found.and_then(|()| cells(&range, lines))
        });
    }
    Ok(())
}

fn cells<'a>(range: &'a Range<Data>, lines: &mut Lines<'_, '_, 'a>) -> Result<(), Broken> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        lines.put(top + row as u32, left + column as u32, data.into())?;
    }
    Ok(())
}

fn hand_over(grids: Vec<Grid>, target: &mut Target<'_>) {
    for grid in grids {
        read_sheet(&grid.name, grid.is_hidden, grid.marks, target, |lines| {
            let mut cells = grid.cells.into_iter();
            cells.try_for_each(|(row, column, value)| lines.put(row, column, value))
        });
    }
}

/// The names of the sheets that hold cells, and whether they are hidden.
fn sheets<R: Read + Seek, B: Reader<R>>(
    book: &B,
    target: &mut Target<'_>,
) -> Result<Vec<(String, bool)>, Broken> {
    let sheets = book.sheets_metadata().iter();
    let mut sheets: Vec<(String, bool)> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    if sheets.len() > limits::SHEETS {
        let problem = Problem::error("too-many-sheets", Place::File(target.file.clone()))
            .with("count", sheets.len())
            .with("most", limits::SHEETS);
        target.problems.push(problem);
        sheets.truncate(limits::SHEETS);
    }
    match sheets.is_empty() {
        true => Err(Broken::Damaged("no sheets".to_owned())),
        false => Ok(sheets),
    }
}

thread_local! {
    /// Whether the reading library is at work, which may panic on a damaged file.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a piece of the reading library.
fn guarded<T, E: Into<Broken>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Broken> {
    GUARDED.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    match outcome {
        Ok(result) => result.map_err(Into::into),
        Err(_) => Err(Broken::Damaged("unexpected content".to_owned())),
    }
}

/// Keeps off the terminal what is said of a panic over a damaged file, which becomes a problem.
pub fn hush() {
    let speak = take_hook();
    set_hook(Box::new(move |panic| {
        if !GUARDED.get() {
            speak(panic);
        }
    }));
}

impl From<XlsxError> for Broken {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Broken::Password,
            other => Broken::Damaged(other.to_string()),
        }
    }
}

impl From<XlsbError> for Broken {
    fn from(error: XlsbError) -> Self {
        match error {
            XlsbError::Password => Broken::Password,
            other => Broken::Damaged(other.to_string()),
        }
    }
}

impl From<XlsError> for Broken {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Broken::Password,
            other => Broken::Damaged(other.to_string()),
        }
    }
}
