//! A row, lent by a reader.

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    Empty,
    /// Never only white space; white space around it is cut.
    Text(&'a str),
    Number(Decimal),
    Day(NaiveDate),
    Flag(bool),
    /// An error value such as `#REF!`.
    Error,
}

/// A row of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// As the spreadsheet shows it, from 1.
    pub number: u32,
    cells: Cells<'a>,
    links: &'a [(u32, u32, String)],
}

#[derive(Clone, Copy, Debug)]
enum Cells<'a> {
    Texts(&'a [&'a str]),
    Record { text: &'a str, ends: &'a [usize] },
    Sheet(&'a [Value<'a>]),
}

/// A cell of a workbook, which may own its text.
#[derive(Clone, Debug, Default)]
pub(super) enum Value<'a> {
    #[default]
    Empty,
    Text(&'a str),
    Owned(String),
    Number(f64),
    Day(NaiveDate),
    Flag(bool),
    Error,
}

impl<'a> Row<'a> {
    /// A row of texts that no file holds.
    pub fn of_texts(number: u32, cells: &'a [&'a str]) -> Row<'a> {
        Row {
            number,
            cells: Cells::Texts(cells),
            links: &[],
        }
    }

    /// A row of a delimited text file: the fields one after the other, and where each ends.
    pub(super) fn of_record(number: u32, text: &'a str, ends: &'a [usize]) -> Row<'a> {
        Row {
            number,
            cells: Cells::Record { text, ends },
            links: &[],
        }
    }

    pub(super) fn of_sheet(
        number: u32,
        cells: &'a [Value<'a>],
        links: &'a [(u32, u32, String)],
    ) -> Row<'a> {
        Row {
            number,
            cells: Cells::Sheet(cells),
            links,
        }
    }

    /// The number of columns up to the last one that holds anything.
    pub fn width(&self) -> u32 {
        let width = match self.cells {
            Cells::Texts(cells) => cells.len(),
            Cells::Record { ends, .. } => ends.len(),
            Cells::Sheet(cells) => cells.len(),
        };
        width as u32
    }

    /// The cell of a column (from 0); empty beyond the last.
    #[inline]
    pub fn get(&self, column: u32) -> Cell<'a> {
        let column = column as usize;
        match self.cells {
            Cells::Texts(cells) => cells
                .get(column)
                .map_or(Cell::Empty, |text| text_cell(text)),
            Cells::Record { text, ends } => {
                let Some(&end) = ends.get(column) else {
                    return Cell::Empty;
                };
                let start = match column {
                    0 => 0,
                    _ => ends[column - 1],
                };
                text.get(start..end).map_or(Cell::Error, text_cell)
            }
            Cells::Sheet(cells) => cells.get(column).map_or(Cell::Empty, Value::cell),
        }
    }

    /// All cells from the first column on.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + '_ {
        (0..self.width()).map(|column| self.get(column))
    }

    /// The target of the hyperlink behind a cell.
    pub fn link(&self, column: u32) -> Option<&'a str> {
        self.links
            .iter()
            .find(|(_, linked, _)| *linked == column)
            .map(|(_, _, target)| target.as_str())
    }

    pub fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell == Cell::Empty)
    }
}

#[inline]
fn text_cell(text: &str) -> Cell<'_> {
    // Lead bytes of U+4000 to U+9FFF, where nearly all Chinese letters are.
    let han = |byte: u8| matches!(byte, 0xE4..=0xE9);
    let solid = |byte: u8| byte.is_ascii_graphic();
    match text.as_bytes() {
        [] => Cell::Empty,
        [first, .., end, _, last]
            if (solid(*first) || han(*first)) && (solid(*last) || han(*end)) =>
        {
            Cell::Text(text)
        }
        _ => trimmed(text),
    }
}

fn trimmed(text: &str) -> Cell<'_> {
    // What spreadsheets and web pages leave around a text besides white space.
    match text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0'))
    {
        "" => Cell::Empty,
        text => Cell::Text(text),
    }
}

impl Value<'_> {
    fn cell(&self) -> Cell<'_> {
        match self {
            Value::Empty => Cell::Empty,
            Value::Text(text) => text_cell(text),
            Value::Owned(text) => text_cell(text),
            // The shortest decimal text that reads back as the same number.
            Value::Number(number) => number
                .to_string()
                .parse()
                .map_or(Cell::Error, |exact: Decimal| {
                    Cell::Number(exact.normalize())
                }),
            Value::Day(day) => Cell::Day(*day),
            Value::Flag(flag) => Cell::Flag(*flag),
            Value::Error => Cell::Error,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text_cell(text) == Cell::Empty,
            Value::Owned(text) => text_cell(text) == Cell::Empty,
            _ => false,
        }
    }

    /// The bytes of a text; one for whatever else is not empty.
    pub(super) fn length(&self) -> usize {
        match self {
            Value::Empty => 0,
            Value::Text(text) => text.len(),
            Value::Owned(text) => text.len(),
            _ => 1,
        }
    }
}

impl<'a> From<DataRef<'a>> for Value<'a> {
    fn from(data: DataRef<'a>) -> Self {
        match data {
            DataRef::Empty => Value::Empty,
            DataRef::SharedString(text) => Value::Text(text),
            DataRef::String(text) | DataRef::DurationIso(text) => Value::Owned(text),
            DataRef::Int(number) => Value::Owned(number.to_string()),
            DataRef::Float(number) => Value::Number(number),
            DataRef::Bool(flag) => Value::Flag(flag),
            DataRef::DateTime(moment) => of_moment(&moment),
            DataRef::DateTimeIso(text) => of_iso(text),
            DataRef::Error(_) => Value::Error,
        }
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(data: &'a Data) -> Self {
        match data {
            Data::Empty => Value::Empty,
            Data::String(text) | Data::DurationIso(text) => Value::Text(text),
            Data::Int(number) => Value::Owned(number.to_string()),
            Data::Float(number) => Value::Number(*number),
            Data::Bool(flag) => Value::Flag(*flag),
            Data::DateTime(moment) => of_moment(moment),
            Data::DateTimeIso(text) => of_iso(text.clone()),
            Data::Error(_) => Value::Error,
        }
    }
}

/// A day; a length of time or a time without a day becomes text such as `0:02:30`.
fn of_moment(moment: &ExcelDateTime) -> Value<'static> {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        let Some(length) = moment.as_duration() else {
            return Value::Error;
        };
        let seconds = length.num_seconds();
        return Value::Owned(format!(
            "{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        ));
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        .map_or(Value::Error, Value::Day)
}

pub(super) fn of_iso(text: String) -> Value<'static> {
    match text.get(..10).and_then(|day| day.parse().ok()) {
        Some(day) => Value::Day(day),
        None => Value::Owned(text),
    }
}

/// A row that owns its cells, to look at it again.
#[derive(Clone, Debug)]
pub struct OwnedRow {
    number: u32,
    cells: Vec<Value<'static>>,
    links: Vec<(u32, u32, String)>,
}

impl OwnedRow {
    /// The row, lent.
    pub fn lend(&self) -> Row<'_> {
        Row::of_sheet(self.number, &self.cells, &self.links)
    }
}

impl Row<'_> {
    /// A copy that owns its cells and has no others than those of these columns.
    pub fn part(&self, columns: std::ops::Range<u32>) -> OwnedRow {
        let mut part = self.to_owned();
        for (column, cell) in part.cells.iter_mut().enumerate() {
            if !columns.contains(&(column as u32)) {
                *cell = Value::Empty;
            }
        }
        part
    }

    /// A copy that owns its cells, of which one says something else; nothing stands behind that one.
    pub fn with(&self, column: u32, text: &str) -> OwnedRow {
        let mut changed = self.to_owned();
        let at = column as usize;
        if changed.cells.len() <= at {
            changed.cells.resize(at + 1, Value::Empty);
        }
        changed.cells[at] = match text {
            "" => Value::Empty,
            text => Value::Owned(text.to_owned()),
        };
        changed.links.retain(|(_, linked, _)| *linked != column);
        changed
    }

    /// A copy that owns its cells.
    pub fn to_owned(&self) -> OwnedRow {
        let cells = match self.cells {
            Cells::Sheet(cells) => cells.iter().map(Value::owned).collect(),
            _ => self
                .cells()
                .map(|cell| match cell {
                    Cell::Text(text) => Value::Owned(text.to_owned()),
                    Cell::Empty => Value::Empty,
                    _ => Value::Error,
                })
                .collect(),
        };
        OwnedRow {
            number: self.number,
            cells,
            links: self.links.to_vec(),
        }
    }
}

impl Value<'_> {
    fn owned(&self) -> Value<'static> {
        match self {
            Value::Empty => Value::Empty,
            Value::Text(text) => Value::Owned((*text).to_owned()),
            Value::Owned(text) => Value::Owned(text.clone()),
            Value::Number(number) => Value::Number(*number),
            Value::Day(day) => Value::Day(*day),
            Value::Flag(flag) => Value::Flag(*flag),
            Value::Error => Value::Error,
        }
    }
}

impl Cell<'_> {
    /// The cell as a person would write it; nothing where it is empty.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => (*text).to_owned(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Flag(true) => "是".to_owned(),
            Cell::Flag(false) => "否".to_owned(),
            Cell::Error => "#".to_owned(),
        }
    }
}
