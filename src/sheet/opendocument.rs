//! Spreadsheets of LibreOffice and others (ods).
//!
//! Read here and not by calamine, which turns in a circle where such a file is cut off, holds what
//! is repeated as often as it is repeated, and tells nothing of hidden rows and merged cells.

use std::collections::HashSet;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::limits::{self, Broken, Limit};
use super::marks::{Marks, Merge, Ranges};
use super::package::Package;
use super::row::{Value, of_iso};
use super::workbook::Grid;
use super::xml;

const CONTENT: &str = "content.xml";

/// All sheets.
pub(super) fn sheets<R: Read + Seek>(source: R) -> Result<Vec<Grid>, Broken> {
    let mut package = Package::open(BufReader::new(source))?;
    if let Some(mut manifest) = package.part("META-INF/manifest.xml", limits::HELD)? {
        let mut text = Vec::new();
        manifest.read_to_end(&mut text)?;
        if memchr::memmem::find(&text, b"encryption-data").is_some() {
            return Err(Broken::Password);
        }
    }
    let mut book = Book::default();
    let Some(mut reader) = package.xml(CONTENT, limits::HELD)? else {
        return Err(Broken::Damaged(CONTENT.to_owned()));
    };
    let (mut buffer, mut unread) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) if book.passes_over(&tag) => {
                unread.clear();
                reader.read_to_end_into(tag.name(), &mut unread)?;
            }
            Event::Start(tag) => book.start(&tag)?,
            Event::End(tag) => book.end(tag.local_name().as_ref())?,
            Event::Text(text) if book.paragraphs > 0 => book.text.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if book.paragraphs > 0 => {
                xml::push_reference(&name, &mut book.text)?;
            }
            Event::Eof if book.grid.is_some() => {
                return Err(Broken::Damaged("unexpected end".to_owned()));
            }
            Event::Eof => return Ok(book.grids),
            _ => {}
        }
    }
}

/// A workbook that is being read.
#[derive(Default)]
struct Book {
    grids: Vec<Grid>,
    style: String,
    /// Styles of sheets that are not shown.
    hiding: HashSet<String>,
    grid: Option<Grid>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Columns passed by their descriptions.
    described: u32,
    row: u32,
    rows: u32,
    column: u32,
    line: Vec<InCell>,
    cell: Option<InCell>,
    text: String,
    /// Paragraphs of the present cell.
    paragraphs: usize,
    /// Bytes that the cells take.
    room: u64,
}

/// A cell of the present row, with the columns it is repeated in.
struct InCell {
    column: u32,
    columns: u32,
    /// Rows it is merged over.
    span: u32,
    value: Option<Value<'static>>,
    link: Option<String>,
}

impl Book {
    /// Whether what stands in an element is no content of a cell.
    fn passes_over(&self, tag: &BytesStart<'_>) -> bool {
        match tag.local_name().as_ref() {
            "annotation" | "tracked-changes" | "shapes" | "forms" | "frame" | "dde-links" => true,
            // A table inside a cell.
            "table" => self.cell.is_some() && tag.name().as_ref().starts_with("table:"),
            _ => false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Broken> {
        let get = |name| xml::get(tag, name);
        let count = |name| get(name).and_then(|count| count.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "style" => self.style = get("name").unwrap_or_default(),
            "table-properties" if get("display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table" if tag.name().as_ref().starts_with("table:") => {
                let style = get("style-name").unwrap_or_default();
                self.grid = Some(Grid {
                    name: get("name").unwrap_or_default(),
                    is_hidden: self.hiding.contains(&style),
                    cells: Vec::new(),
                    marks: Marks::default(),
                });
                (self.described, self.row) = (0, 0);
            }
            "table-column" => {
                let columns = count("number-columns-repeated").unwrap_or(1);
                let next = self.described.saturating_add(columns);
                if is_hidden(tag) && next > 0 {
                    self.hidden_columns.push((self.described, next - 1));
                }
                self.described = next;
            }
            "table-row" => {
                self.rows = count("number-rows-repeated").unwrap_or(1);
                if is_hidden(tag) && self.rows > 0 {
                    let last = self.row.saturating_add(self.rows - 1);
                    self.hidden_rows.push((self.row, last));
                }
                self.column = 0;
                self.line.clear();
            }
            "table-cell" | "covered-table-cell" => {
                self.text.clear();
                self.paragraphs = 0;
                self.cell = Some(InCell {
                    column: self.column,
                    columns: count("number-columns-repeated").unwrap_or(1),
                    span: count("number-rows-spanned").unwrap_or(1),
                    value: value(tag),
                    link: None,
                });
            }
            "p" if self.cell.is_some() => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" if self.paragraphs > 0 => {
                let spaces = count("c").unwrap_or(1).min(1000) as usize;
                self.text.extend(std::iter::repeat_n(' ', spaces));
            }
            "tab" if self.paragraphs > 0 => self.text.push(' '),
            "line-break" if self.paragraphs > 0 => self.text.push('\n'),
            "a" => {
                if let Some(cell) = &mut self.cell {
                    cell.link = get("href");
                }
            }
            _ => {}
        }
        if self.text.len() as u64 > limits::HELD {
            return Err(Broken::Beyond(Limit::HeldCells));
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Broken> {
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some(mut cell) = self.cell.take() {
                    self.column = self.column.saturating_add(cell.columns);
                    if cell.value.is_none() && !self.text.is_empty() {
                        cell.value = Some(Value::Owned(self.text.clone()));
                    }
                    if cell.value.is_some() {
                        self.line.push(cell);
                    }
                }
                self.paragraphs = 0;
            }
            "table-row" => self.end_row()?,
            "table" if self.cell.is_none() => {
                if let Some(mut grid) = self.grid.take() {
                    grid.marks.hidden_rows = Ranges::of(std::mem::take(&mut self.hidden_rows));
                    grid.marks.hidden_columns =
                        Ranges::of(std::mem::take(&mut self.hidden_columns));
                    if self.grids.len() < limits::SHEETS {
                        self.grids.push(grid);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Writes out the present row, as often as it is repeated.
    fn end_row(&mut self) -> Result<(), Broken> {
        /// What a cell takes besides its text.
        const CELL: u64 = 64;
        let first = self.row;
        self.row = self.row.saturating_add(self.rows);
        let Some(grid) = self.grid.as_mut().filter(|_| !self.line.is_empty()) else {
            return Ok(());
        };
        let each = self.line.iter().map(|cell| {
            let length = cell.value.as_ref().map_or(0, Value::length) as u64;
            (length + CELL).saturating_mul(u64::from(cell.columns))
        });
        let each = each.fold(0, u64::saturating_add);
        self.room = self
            .room
            .saturating_add(each.saturating_mul(u64::from(self.rows)));
        if self.room > 2 * limits::HELD {
            return Err(Broken::Beyond(Limit::HeldCells));
        }
        for row in first..self.row {
            for cell in &self.line {
                for column in cell.column..cell.column.saturating_add(cell.columns) {
                    let value = cell.value.clone().unwrap_or_default();
                    grid.cells.push((row, column, value));
                }
                let (left, bottom) = (cell.column, row.saturating_add(cell.span - 1));
                let merge = Merge {
                    top: row,
                    left,
                    bottom,
                };
                grid.marks.merges.extend((cell.span > 1).then_some(merge));
                let link = cell.link.clone().map(|target| (row, left, target));
                grid.marks.links.extend(link);
            }
        }
        Ok(())
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(
        xml::get(tag, "visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// The value that the tag of a cell has; none where its text is the value.
fn value(tag: &BytesStart<'_>) -> Option<Value<'static>> {
    let mut kinds = tag.attributes();
    let is_error = kinds.with_checks(false).flatten().any(|attribute| {
        attribute.key.as_ref() == "calcext:value-type" && &*attribute.value == "error"
    });
    if is_error {
        return Some(Value::Error);
    }
    if let Some(number) = xml::get(tag, "value") {
        return Some(number.parse().map_or(Value::Error, Value::Number));
    }
    if let Some(day) = xml::get(tag, "date-value") {
        return Some(of_iso(day));
    }
    if let Some(time) = xml::get(tag, "time-value") {
        return Some(Value::Owned(of_duration(&time).unwrap_or(time)));
    }
    if let Some(flag) = xml::get(tag, "boolean-value") {
        return Some(Value::Flag(flag.eq_ignore_ascii_case("true")));
    }
    let text = xml::get(tag, "string-value")?;
    (!text.is_empty()).then_some(Value::Owned(text))
}

/// A length of time such as `PT00H02M30S`, as `0:02:30`.
fn of_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split('.').next()?;
    let number = |text: &str| text.parse::<u32>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    Some(format!("{hours}:{minutes:02}:{seconds:02}"))
}
