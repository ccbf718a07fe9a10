//! Copies of sheets, made while they are read.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Note, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::{At, DAY, Formats, MOST_LETTERS, Mark, Marks};
use crate::problem::Problems;
use crate::report::Run;
use crate::sheet::{Cell, Row, Sink};

/// Sheets of so many rows are copied whole.
const WHOLE: usize = 20_000;
/// So many rows of a larger one are copied in any case: its titles and its header.
const FIRST: u32 = 30;
/// A row of so few cells is a title or a note.
const FEW: usize = 3;
/// What a sheet of a workbook holds.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// Copies the sheets with marks while they are read.
pub(super) struct Copies<'a> {
    run: &'a Run<'a>,
    formats: Formats,
    marks: &'a BTreeMap<At, Marks>,
    names: &'a HashMap<At, String>,
    at: Option<At>,
    copy: Option<Copy>,
    pub done: Vec<(At, Worksheet)>,
    pub failed: Option<XlsxError>,
}

/// A sheet that is being copied.
struct Copy {
    sheet: Worksheet,
    /// Whether only the rows in question are copied.
    cut: bool,
    widths: Vec<usize>,
}

impl Copy {
    /// Makes room for what a cell shows.
    fn widen(&mut self, column: usize, cell: Cell<'_>) {
        let shown = cell.shown();
        let width = shown.lines().map(UnicodeWidthStr::width).max();
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = width.unwrap_or(0).max(self.widths[column]);
    }
}

impl<'a> Copies<'a> {
    pub fn new(
        run: &'a Run<'a>,
        marks: &'a BTreeMap<At, Marks>,
        names: &'a HashMap<At, String>,
    ) -> Copies<'a> {
        Copies {
            run,
            formats: Formats::new(),
            marks,
            names,
            at: None,
            copy: None,
            done: Vec::new(),
            failed: None,
        }
    }

    fn copy_row(&mut self, row: &Row<'_>) -> Result<(), XlsxError> {
        let (Some(at), Some(copy)) = (&self.at, &mut self.copy) else {
            return Ok(());
        };
        let marks = &self.marks[at];
        let in_row = marks.range((row.number, 0)..(row.number + 1, 0));
        let is_marked = in_row.clone().next().is_some();
        if row.number > MOST_ROWS || copy.cut && !is_marked && row.number > FIRST {
            return Ok(());
        }
        // A title across the sheet says nothing of the width of its first column.
        let few = row.cells().filter(|cell| *cell != Cell::Empty).count() <= FEW;
        for column in 0..row.width().min(MOST_COLUMNS) {
            let mark = marks.get(&(row.number, column));
            let cell = row.get(column);
            if cell == Cell::Empty && mark.is_none() {
                continue;
            }
            write_cell(
                &mut copy.sheet,
                &self.formats,
                row.number - 1,
                column as u16,
                cell,
                mark,
            )?;
            if !few {
                copy.widen(column as usize, cell);
            }
        }
        for (&(_, column), mark) in in_row {
            if column >= row.width() && column < MOST_COLUMNS {
                let empty = self.formats.of(Some(mark));
                copy.sheet
                    .write_blank(row.number - 1, column as u16, &empty)?;
            }
            if column < MOST_COLUMNS {
                let note = note(&mark.said.join("\n\n"));
                copy.sheet
                    .insert_note(row.number - 1, column as u16, &note)?;
            }
        }
        Ok(())
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    formats: &Formats,
    row: u32,
    column: u16,
    cell: Cell<'_>,
    mark: Option<&Mark>,
) -> Result<(), XlsxError> {
    let format = formats.of(mark);
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &format)?,
        Cell::Number(number) => sheet.write_with_format(row, column, number, &format)?,
        Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
            Ok(date) => {
                let format = match mark {
                    Some(_) => format.set_num_format(DAY),
                    None => formats.day.clone(),
                };
                sheet.write_datetime_with_format(row, column, &date, &format)?
            }
            Err(_) => sheet.write_string_with_format(row, column, day.to_string(), &format)?,
        },
        Cell::Text(_) | Cell::Flag(_) | Cell::Error => {
            let text: String = cell.shown().chars().take(MOST_LETTERS).collect();
            sheet.write_string_with_format(row, column, text, &format)?
        }
    };
    Ok(())
}

impl Sink for Copies<'_> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        let at: At = (file.clone(), sheet.into());
        self.copy = self.names.get(&at).map(|_| {
            let tables = self.run.intake.tables.iter();
            let own = tables.filter(|table| (&table.file, &*table.sheet) == (file, sheet));
            Copy {
                sheet: Worksheet::new(),
                cut: own.map(|table| table.counts.read).sum::<usize>() > WHOLE,
                widths: Vec::new(),
            }
        });
        self.at = Some(at);
    }

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        if self.failed.is_none() {
            self.failed = self.copy_row(row).err();
        }
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {
        let (Some(at), Some(mut copy)) = (self.at.take(), self.copy.take()) else {
            return;
        };
        let named = copy.sheet.set_name(&self.names[&at]).map(|_| ());
        let sized = set_widths(&mut copy.sheet, &copy.widths);
        match named.and(sized) {
            Ok(()) => self.done.push((at, copy.sheet)),
            Err(failed) => self.failed = Some(failed),
        }
    }
}

/// Wide letters take two columns, which no program reckons by itself.
fn set_widths(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    const LEAST: usize = 6;
    const MOST: usize = 50;
    // On paper all columns side by side.
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    for (column, width) in widths.iter().enumerate() {
        let width = (width + 2).clamp(LEAST, MOST);
        sheet.set_column_width(column as u16, width as u32)?;
    }
    Ok(())
}

/// A note that shows all of its text.
fn note(text: &str) -> Note {
    /// Pixels, and how many columns of letters they hold.
    const WIDTH: u32 = 320;
    const LETTERS: usize = 40;
    const LINE: u32 = 18;
    let text: String = text.chars().take(MOST_LETTERS).collect();
    let lines = text
        .lines()
        .map(|line| line.width().div_ceil(LETTERS).max(1));
    let height = (lines.sum::<usize>() as u32 + 1) * LINE;
    Note::new(text)
        .set_author("jifen")
        .add_author_prefix(false)
        .set_width(WIDTH)
        .set_height(height.clamp(60, 600))
}
