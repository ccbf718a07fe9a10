//! Copies of sheets, made while they are read.
//!
//! A sheet of up to [`WHOLE`] rows is copied whole. Of a longer one the titles and headings, the
//! rows with marks and those next to them are, all where they were; the rows between are hidden.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Format, Note, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::marks::{Mark, Marks};
use super::{ASKED, At, TOLD};
use crate::intake::Table;
use crate::locale::Words;
use crate::problem::{Problems, Severity};
use crate::report::Run;
use crate::report::spreadsheet::{MOST_LETTERS, lines, of_text, on_paper, shown};
use crate::sheet::{Cell, OwnedRow, Row, Sink};

/// Sheets of so many rows are copied whole: the month of a large office, which somebody may still
/// leaf through. To copy a row costs as much as to read and score three, so that here it is
/// little beside the rest, and further on would soon be all.
const WHOLE: usize = 1_000;
/// So many rows above and below one with marks are copied with it.
pub const NEAR: u32 = 2;
/// A row of so few cells is a title or a note.
const FEW: usize = 3;
/// What a sheet of a workbook holds.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// A copy that is complete.
pub struct Copied {
    pub at: At,
    pub sheet: Worksheet,
    /// Whether it lacks rows.
    pub is_cut: bool,
}

/// Copies the sheets with marks while they are read.
pub struct Copies<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
    marks: &'a BTreeMap<At, Marks>,
    names: &'a HashMap<At, String>,
    formats: Formats,
    copy: Option<Copy<'a>>,
    done: Vec<Copied>,
    failed: Option<XlsxError>,
}

impl<'a> Copies<'a> {
    pub fn new(
        run: &'a Run<'a>,
        words: &'a Words,
        marks: &'a BTreeMap<At, Marks>,
        names: &'a HashMap<At, String>,
    ) -> Copies<'a> {
        Copies {
            run,
            words,
            marks,
            names,
            formats: Formats::new(),
            copy: None,
            done: Vec::new(),
            failed: None,
        }
    }

    /// The copies, in the order in which their sheets were read.
    pub fn finish(self) -> Result<Vec<Copied>, XlsxError> {
        match self.failed {
            Some(failed) => Err(failed),
            None => Ok(self.done),
        }
    }
}

impl Sink for Copies<'_> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        let at: At = (file.clone(), sheet.into());
        let marks = self.marks.get(&at);
        self.copy = marks.map(|marks| Copy::new(at, marks, &self.run.intake.tables));
    }

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        let Some(copy) = self.copy.as_mut().filter(|_| self.failed.is_none()) else {
            return;
        };
        self.failed = copy.take(row, &self.formats).err();
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {
        let Some(copy) = self.copy.take().filter(|_| self.failed.is_none()) else {
            return;
        };
        let name = &self.names[&copy.at];
        match copy.finish(name, &self.formats, self.words) {
            Ok(copied) => self.done.push(copied),
            Err(failed) => self.failed = Some(failed),
        }
    }
}

/// A sheet that is being copied.
struct Copy<'a> {
    at: At,
    marks: &'a Marks,
    /// The rows with titles and headings.
    heads: Vec<Range<u32>>,
    sheet: Worksheet,
    /// The first rows, until it is known whether there are too many.
    held: Vec<OwnedRow>,
    rows: usize,
    last: u32,
    widths: Vec<usize>,
}

impl<'a> Copy<'a> {
    fn new(at: At, marks: &'a Marks, tables: &[Table]) -> Copy<'a> {
        let own = tables
            .iter()
            .filter(|table| (&table.file, &table.sheet) == (&at.0, &at.1));
        let mut heads: Vec<Range<u32>> = own.map(|table| table.header.clone()).collect();
        heads.sort_by_key(|head| head.start);
        if let Some(first) = heads.first_mut() {
            // Its titles stand above it.
            first.start = 1;
        }
        Copy {
            at,
            marks,
            heads,
            sheet: Worksheet::new(),
            held: Vec::new(),
            rows: 0,
            last: 0,
            widths: Vec::new(),
        }
    }

    fn is_cut(&self) -> bool {
        self.rows > WHOLE
    }

    fn take(&mut self, row: &Row<'_>, formats: &Formats) -> Result<(), XlsxError> {
        self.rows += 1;
        self.last = row.number;
        if !self.is_cut() {
            self.held.push(row.to_owned());
            return Ok(());
        }
        self.write_held(formats)?;
        self.write(row, formats)
    }

    fn write_held(&mut self, formats: &Formats) -> Result<(), XlsxError> {
        let held = std::mem::take(&mut self.held);
        held.iter()
            .try_for_each(|row| self.write(&row.lend(), formats))
    }

    /// Whether a row of a long sheet is copied.
    fn is_wanted(&self, row: u32) -> bool {
        let near = (row.saturating_sub(NEAR), 0)..(row + NEAR + 1, 0);
        self.marks.range(near).next().is_some() || self.heads.iter().any(|head| head.contains(&row))
    }

    fn write(&mut self, row: &Row<'_>, formats: &Formats) -> Result<(), XlsxError> {
        if row.number > MOST_ROWS || self.is_cut() && !self.is_wanted(row.number) {
            return Ok(());
        }
        let number = row.number - 1;
        // A title across the sheet says nothing of the width of its first column.
        let few = row.cells().filter(|cell| *cell != Cell::Empty).count() <= FEW;
        for column in 0..row.width().min(MOST_COLUMNS) {
            let cell = row.get(column);
            let format = formats.of(self.marks.get(&(row.number, column)));
            write_cell(&mut self.sheet, (number, column as u16), cell, format)?;
            if !few && cell != Cell::Empty {
                self.widen(column as usize, cell);
            }
        }
        let marks = self.marks.range((row.number, 0)..(row.number + 1, 0));
        for (&(_, column), mark) in marks.filter(|((_, column), _)| *column < MOST_COLUMNS) {
            let at = column as u16;
            if row.get(column) == Cell::Empty {
                let format = formats.of(Some(mark));
                self.sheet.write_blank(number, at, &format.text)?;
            }
            let note = note(&mark.said.join("\n\n"));
            self.sheet.insert_note(number, at, &note)?;
        }
        Ok(())
    }

    /// Makes room for what a cell shows.
    fn widen(&mut self, column: usize, cell: Cell<'_>) {
        let shown = cell.shown();
        let width = shown.lines().map(UnicodeWidthStr::width).max();
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = width.unwrap_or(0).max(self.widths[column]);
    }

    fn finish(mut self, name: &str, formats: &Formats, words: &Words) -> Result<Copied, XlsxError> {
        self.write_held(formats)?;
        let is_cut = self.is_cut();
        let foot = self.last + 1;
        if is_cut && foot < MOST_ROWS {
            let args = [("rows", self.rows.into()), ("near", (NEAR as usize).into())];
            let said = words.say("marked-cut", &args);
            self.sheet
                .write_string_with_format(foot, 0, said, &formats.foot)?;
        }
        let sheet = &mut self.sheet;
        sheet.set_name(name)?.hide_unused_rows(is_cut);
        on_paper(sheet).set_landscape();
        set_widths(sheet, &self.widths)?;
        Ok(Copied {
            at: self.at,
            sheet: self.sheet,
            is_cut,
        })
    }
}

/// The formats of a cell, by what stands in it.
struct Marked {
    text: Format,
    day: Format,
}

struct Formats {
    plain: Marked,
    asked: Marked,
    told: Marked,
    foot: Format,
}

impl Formats {
    fn new() -> Formats {
        let of = |text: Format| Marked {
            day: text.clone().set_num_format("yyyy-mm-dd"),
            text,
        };
        Formats {
            plain: of(Format::new()),
            asked: of(Format::new().set_background_color(ASKED)),
            told: of(Format::new().set_background_color(TOLD)),
            foot: Format::new().set_italic(),
        }
    }

    fn of(&self, mark: Option<&Mark>) -> &Marked {
        match mark.map(|mark| mark.severity) {
            Some(Severity::Error) => &self.asked,
            Some(_) => &self.told,
            None => &self.plain,
        }
    }
}

/// Writes what stands in a cell; nothing where nothing does.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    format: &Marked,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            sheet.write_with_format(row, column, number, &format.text)?;
        }
        Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
            Ok(date) => {
                sheet.write_datetime_with_format(row, column, &date, &format.day)?;
            }
            Err(_) => {
                sheet.write_string_with_format(row, column, day.to_string(), &format.text)?;
            }
        },
        Cell::Text(_) | Cell::Flag(_) | Cell::Error => {
            let text = cell.shown();
            let format = of_text(&format.text, &text);
            sheet.write_string_with_format(row, column, &*shown(&text), &format)?;
        }
    }
    Ok(())
}

/// Wide letters take two columns, which no program reckons by itself.
fn set_widths(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    const LEAST: usize = 6;
    const MOST: usize = 50;
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
    let height = (lines(&text, LETTERS) as u32 + 1) * LINE;
    Note::new(text)
        .set_author("jifen")
        .add_author_prefix(false)
        .set_width(WIDTH)
        .set_height(height.clamp(60, 600))
}
