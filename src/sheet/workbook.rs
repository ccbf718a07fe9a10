//! Workbooks: xlsx, xlsb, xls, ods.

use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{
    Data, DataRef, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx,
};
use calamine::{OdsError, XlsError, XlsbError, XlsxError};

use super::Sink;
use super::row::{Row, Value};
use super::sniff::{self, Format};
use crate::problem::{Place, Problem, Problems};

/// Why a workbook, or a sheet of it, cannot be read.
enum Broken {
    Password,
    Damaged(String),
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

impl From<OdsError> for Broken {
    fn from(error: OdsError) -> Self {
        match error {
            OdsError::Password => Broken::Password,
            other => Broken::Damaged(other.to_string()),
        }
    }
}

/// Runs a piece of the reading library, which may panic on a damaged file.
fn guarded<T, E: Into<Broken>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Broken> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(Into::into),
        Err(_) => Err(Broken::Damaged("unexpected content".to_owned())),
    }
}

/// Reads all sheets of a workbook.
pub(super) fn read(
    mut file: File,
    format: Format,
    name: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) {
    let linked = format == Format::Xlsx && sniff::may_have_links(&mut file);
    let file = BufReader::new(file);
    let done = match format {
        Format::Xlsx => {
            guarded(|| Xlsx::new(file)).map(|book| xlsx(book, linked, name, sink, problems))
        }
        Format::Xlsb => guarded(|| Xlsb::new(file)).map(|book| xlsb(book, name, sink, problems)),
        Format::Xls => guarded(|| Xls::new(file)).map(|book| xls(book, name, sink, problems)),
        _ => guarded(|| Ods::new(file)).map(|book| ods(book, name, sink, problems)),
    };
    if let Err(broken) = done {
        let here = Place::File(name.clone());
        problems.push(match broken {
            Broken::Password => Problem::error("file-password", here),
            Broken::Damaged(reason) => Problem::error("file-damaged", here).with("reason", reason),
        });
    }
}

type Source = BufReader<File>;

/// The names of the sheets that hold cells; hidden ones too, with a warning.
fn sheets<R: Reader<Source>>(book: &R, file: &Arc<str>, problems: &mut Problems) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let sheets: Vec<_> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .collect();
    for hidden in sheets
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
    {
        let place = Place::Sheet {
            file: file.clone(),
            sheet: hidden.name.as_str().into(),
        };
        problems.push(Problem::warning("hidden-sheet", place));
    }
    sheets.iter().map(|sheet| sheet.name.clone()).collect()
}

fn damaged(file: &Arc<str>, sheet: &str, broken: Broken, problems: &mut Problems) {
    let reason = match broken {
        Broken::Password => "password".to_owned(),
        Broken::Damaged(reason) => reason,
    };
    let place = Place::Sheet {
        file: file.clone(),
        sheet: sheet.into(),
    };
    problems.push(Problem::error("sheet-damaged", place).with("reason", reason));
}

fn xlsx(
    mut book: Xlsx<Source>,
    linked: bool,
    file: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) {
    for sheet in sheets(&book, file, problems) {
        let merges = guarded(|| book.merge_cells_by_sheet_name(&sheet)).unwrap_or_default();
        let links = match linked {
            true => guarded(|| book.hyperlinks_by_sheet_name(&sheet)).unwrap_or_default(),
            false => Vec::new(),
        };
        let links = links
            .into_iter()
            .filter_map(|link| Some((link.range, link.target?)))
            .collect();
        let mut lines = Lines::new(merges, links);
        sink.begin(file, &sheet);
        let outcome = guarded(|| book.worksheet_cells_reader(&sheet)).and_then(|mut cells| {
            while let Some(cell) = guarded(|| cells.next_cell())? {
                let (row, column) = cell.get_position();
                lines.put(row, column, taken(cell), sink, problems);
            }
            Ok(())
        });
        lines.flush(sink, problems);
        sink.end(problems);
        if let Err(broken) = outcome {
            damaged(file, &sheet, broken, problems);
        }
    }
}

/// The value out of a cell of the library, which only lends it.
fn taken<'a>(cell: calamine::Cell<DataRef<'a>>) -> Value<'a> {
    match cell.get_value() {
        DataRef::SharedString(text) => Value::Text(text),
        other => other.clone().into(),
    }
}

fn xlsb(mut book: Xlsb<Source>, file: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    for sheet in sheets(&book, file, problems) {
        let mut lines = Lines::new(Vec::new(), Vec::new());
        sink.begin(file, &sheet);
        let outcome = guarded(|| book.worksheet_cells_reader(&sheet)).and_then(|mut cells| {
            while let Some(cell) = guarded(|| cells.next_cell())? {
                let (row, column) = cell.get_position();
                lines.put(row, column, taken(cell), sink, problems);
            }
            Ok(())
        });
        lines.flush(sink, problems);
        sink.end(problems);
        if let Err(broken) = outcome {
            damaged(file, &sheet, broken, problems);
        }
    }
}

fn xls(mut book: Xls<Source>, file: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    for sheet in sheets(&book, file, problems) {
        let merges = guarded(|| book.merge_cells_by_sheet_name(&sheet)).unwrap_or_default();
        let range = guarded(|| book.worksheet_range(&sheet));
        whole(range, merges, file, &sheet, sink, problems);
    }
}

fn ods(mut book: Ods<Source>, file: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    for sheet in sheets(&book, file, problems) {
        let range = guarded(|| book.worksheet_range(&sheet));
        whole(range, Vec::new(), file, &sheet, sink, problems);
    }
}

/// Hands over the rows of a sheet that could only be read as a whole.
fn whole(
    range: Result<Range<Data>, Broken>,
    merges: Vec<Dimensions>,
    file: &Arc<str>,
    sheet: &str,
    sink: &mut impl Sink,
    problems: &mut Problems,
) {
    let range = match range {
        Ok(range) => range,
        Err(broken) => return damaged(file, sheet, broken, problems),
    };
    let (top, left) = range.start().unwrap_or_default();
    let mut lines = Lines::new(merges, Vec::new());
    sink.begin(file, sheet);
    for (row, column, data) in range.used_cells() {
        let (row, column) = (top + row as u32, left + column as u32);
        lines.put(row, column, data.into(), sink, problems);
    }
    lines.flush(sink, problems);
    sink.end(problems);
}

/// Cells gathered to rows; merged cells filled downwards in their first column.
struct Lines<'a> {
    row: u32,
    cells: Vec<Value<'a>>,
    /// Merged over several rows, by first row.
    merges: std::iter::Peekable<std::vec::IntoIter<Dimensions>>,
    /// Merges that reach below the present row, with what they say.
    open: Vec<(Dimensions, Value<'a>)>,
    /// Row (from 0), column and target, in order.
    links: Vec<(u32, u32, String)>,
    /// How many links are above the present row.
    passed: usize,
}

impl<'a> Lines<'a> {
    fn new(mut merges: Vec<Dimensions>, links: Vec<(Dimensions, String)>) -> Lines<'a> {
        merges.retain(|merge| merge.end.0 > merge.start.0);
        merges.sort();
        let mut links: Vec<_> = links
            .into_iter()
            .map(|(range, target)| (range.start.0, range.start.1, target))
            .collect();
        links.sort();
        Lines {
            row: 0,
            cells: Vec::new(),
            merges: merges.into_iter().peekable(),
            open: Vec::new(),
            links,
            passed: 0,
        }
    }

    fn put(
        &mut self,
        row: u32,
        column: u32,
        value: Value<'a>,
        sink: &mut impl Sink,
        problems: &mut Problems,
    ) {
        if row != self.row {
            self.flush(sink, problems);
            self.row = row;
        }
        if matches!(value, Value::Empty) {
            return;
        }
        let column = column as usize;
        if self.cells.len() <= column {
            self.cells.resize_with(column + 1, Value::default);
        }
        self.cells[column] = value;
    }

    /// Hands over the present row unless it is blank.
    fn flush(&mut self, sink: &mut impl Sink, problems: &mut Problems) {
        let blank = self.cells.iter().all(Value::is_blank);
        self.fill();
        if !blank {
            while self.links.get(self.passed).is_some_and(|l| l.0 < self.row) {
                self.passed += 1;
            }
            let links = &self.links[self.passed..];
            let here = links.iter().take_while(|l| l.0 == self.row).count();
            let row = Row::of_sheet(self.row + 1, &self.cells, &links[..here]);
            sink.row(&row, problems);
        }
        self.cells.clear();
    }

    fn fill(&mut self) {
        let row = self.row;
        self.open.retain(|(merge, _)| merge.end.0 >= row);
        for (merge, value) in &self.open {
            let column = merge.start.1 as usize;
            if self.cells.len() <= column {
                self.cells.resize_with(column + 1, Value::default);
            }
            if self.cells[column].is_blank() {
                self.cells[column] = value.clone();
            }
        }
        while let Some(merge) = self.merges.next_if(|merge| merge.start.0 <= row) {
            let value = self.cells.get(merge.start.1 as usize).cloned();
            if let Some(value) = value
                && merge.start.0 == row
            {
                self.open.push((merge, value));
            }
        }
    }
}
