//! 待核对.xlsx: a copy of each sheet with something to look at, the cells coloured and commented,
//! every row and column where it was; before them a list that leads to each cell.
//!
//! A sheet of more than [`WHOLE`] rows is cut to its first rows and those in question, which keep
//! their numbers; beyond [`MARKS`] cells the list alone goes on in 问题清单.csv.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Url, Workbook, Worksheet,
    XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::csv::{column, severity};
use super::{Run, amount, groups, place};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::sheet::{self, Cell, Row, Sink};

/// Sheets of so many rows are copied whole.
const WHOLE: usize = 20_000;
/// So many rows of a larger one are copied in any case: its titles and its header.
const FIRST: u32 = 30;
/// A row of so few cells is a title or a note.
const FEW: usize = 3;
/// So many problems are marked.
const MARKS: usize = 5_000;
/// What a sheet of a workbook holds, and a cell.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
const MOST_LETTERS: usize = 32_000;

/// A file and a sheet in it.
type At = (Arc<str>, Arc<str>);

/// What is wrong with a cell.
struct Mark {
    severity: Severity,
    said: Vec<String>,
}

/// The cells of a sheet that are marked: row from 1, column from 0.
type Marks = BTreeMap<(u32, u32), Mark>;

/// Writes the workbook; the tables are read once more for it.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let bytes = workbook(run, words).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(run: &Run, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let files = run.files;
    let told = run.problems.iter();
    let told = told.filter(|problem| problem.severity != Severity::Note);
    let listed: Vec<&Problem> = groups(told).into_iter().flatten().take(MARKS).collect();
    let marks = marks(run, &listed, words);
    let list = words.word("marked-list");
    let names = sheet_names(files, &marks, &list);
    let mut copies = Copies {
        run,
        formats: Formats::new(),
        marks: &marks,
        names: &names,
        at: None,
        copy: None,
        done: Vec::new(),
        failed: None,
    };
    for (name, path) in files {
        if marks.keys().any(|(file, _)| file == name) {
            // What is wrong with the file was told when it was read first.
            sheet::read(path, name, &mut copies, &mut Problems::default());
        }
    }
    if let Some(failed) = copies.failed {
        return Err(failed);
    }
    let mut workbook = Workbook::new();
    // The same result, the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let is_there: HashSet<&At> = copies.done.iter().map(|(at, _)| at).collect();
    let target = |at: &At| names.get(at).filter(|_| is_there.contains(at));
    workbook.push_worksheet(list_sheet(run, &list, &listed, target, words)?);
    for (_, copy) in copies.done {
        workbook.push_worksheet(copy);
    }
    workbook.save_to_buffer()
}

/// The cells that problems are about, sheet by sheet.
fn marks(run: &Run, problems: &[&Problem], words: &Words) -> BTreeMap<At, Marks> {
    let mut marks: BTreeMap<At, Marks> = BTreeMap::new();
    let mut count = 0;
    for problem in problems {
        let (file, sheet, row, column) = match &problem.place {
            Place::Cell {
                file,
                sheet,
                row,
                column,
            } => (file, sheet, *row, *column),
            Place::Row { file, sheet, row } => (file, sheet, *row, 0),
            _ => continue,
        };
        let said = format!("{}\n{}", words.problem(problem), words.hint(problem));
        let mut mark = |at: At, row: u32, column: u32| {
            let cells = marks.entry(at).or_default();
            let mark = cells.entry((row, column)).or_insert(Mark {
                severity: problem.severity,
                said: Vec::new(),
            });
            mark.severity = mark.severity.min(problem.severity);
            mark.said.push(said.trim_end().to_owned());
            count += 1;
            count < MARKS
        };
        mark((file.clone(), sheet.clone()), row, column);
        for &(table, other) in &problem.rows {
            let table = &run.intake.tables[usize::from(table)];
            let is_first = (&table.file, &table.sheet, other) == (file, sheet, row);
            if !is_first && !mark((table.file.clone(), table.sheet.clone()), other, column) {
                return marks;
            }
        }
    }
    marks
}

/// What the copies are called: as the sheet, with the file before it where there are several files.
fn sheet_names(
    files: &[(Arc<str>, PathBuf)],
    marks: &BTreeMap<At, Marks>,
    list: &str,
) -> HashMap<At, String> {
    /// Spreadsheets allow so many letters.
    const LONGEST: usize = 31;
    let marked: HashSet<&Arc<str>> = marks.keys().map(|(file, _)| file).collect();
    let mut taken: HashSet<String> = HashSet::from([list.to_lowercase()]);
    let mut names = HashMap::new();
    for (file, _) in files {
        for at in marks.keys().filter(|(known, _)| known == file) {
            let stem = file.rsplit('/').next().unwrap_or(file);
            let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
            let whole = match (&*at.1, marked.len()) {
                ("", _) => stem.to_owned(),
                (sheet, 1) => sheet.to_owned(),
                (sheet, _) => format!("{stem} {sheet}"),
            };
            let plain: String = whole
                .chars()
                .map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c })
                .collect();
            let mut name: String = plain.chars().take(LONGEST).collect();
            let mut number = 1;
            while !taken.insert(name.to_lowercase()) {
                number += 1;
                let end = format!("-{number}");
                let room = LONGEST - end.len();
                name = plain.chars().take(room).chain(end.chars()).collect();
            }
            names.insert(at.clone(), name);
        }
    }
    names
}

struct Formats {
    error: Format,
    warning: Format,
    day: Format,
    head: Format,
}

impl Formats {
    fn new() -> Formats {
        let marked = |colour: u32| Format::new().set_background_color(Color::RGB(colour));
        Formats {
            error: marked(0xFF_C7_CE),
            warning: marked(0xFF_EB_9C),
            day: Format::new().set_num_format(DAY),
            head: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xD9_E1_F2)),
        }
    }

    fn of(&self, mark: Option<&Mark>) -> Format {
        match mark.map(|mark| mark.severity) {
            Some(Severity::Error) => self.error.clone(),
            Some(_) => self.warning.clone(),
            None => Format::new(),
        }
    }
}

const DAY: &str = "yyyy-mm-dd";

/// Copies the sheets with marks while they are read.
struct Copies<'a> {
    run: &'a Run<'a>,
    formats: Formats,
    marks: &'a BTreeMap<At, Marks>,
    names: &'a HashMap<At, String>,
    at: Option<At>,
    copy: Option<Copy>,
    done: Vec<(At, Worksheet)>,
    failed: Option<XlsxError>,
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

impl Copies<'_> {
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

/// The list of what is marked, each with the way to its cell.
fn list_sheet<'n>(
    run: &Run,
    name: &str,
    problems: &[&Problem],
    target: impl Fn(&At) -> Option<&'n String>,
    words: &Words,
) -> Result<Worksheet, XlsxError> {
    const KEYS: [&str; 8] = [
        "severity", "where", "read", "problem", "hint", "at-stake", "item", "choices",
    ];
    let formats = Formats::new();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (at, key) in KEYS.iter().enumerate() {
        sheet.write_string_with_format(0, at as u16, column(key, words), &formats.head)?;
    }
    for (problem, row) in problems.iter().zip(1..) {
        let colour = match problem.severity {
            Severity::Error => formats.error.clone(),
            _ => formats.warning.clone(),
        };
        let colour = colour.set_align(FormatAlign::Top);
        sheet.write_string_with_format(row, 0, severity(problem.severity, words), &colour)?;
        let shown = place::text(&problem.place, words);
        match link(&problem.place, &target) {
            Some(link) => {
                let url = Url::new(link).set_text(&shown);
                sheet.write_url_with_format(
                    row,
                    1,
                    url,
                    &Format::new().set_align(FormatAlign::Top),
                )?;
            }
            None => {
                sheet.write_string_with_format(row, 1, &shown, &wrapped)?;
            }
        }
        let points = problem
            .points
            .map_or_else(String::new, |points| amount::text(points, 0));
        let question = problem.question.as_deref();
        let texts = [
            problem.read.clone(),
            words.problem(problem),
            words.hint(problem),
            points,
            question.map_or_else(String::new, |question| question.what.clone()),
            question.map_or_else(String::new, |question| question.choices.join("、")),
        ];
        for (text, at) in texts.into_iter().zip(2..) {
            let text: String = text.chars().take(MOST_LETTERS).collect();
            sheet.write_string_with_format(row, at, text, &wrapped)?;
        }
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    for (width, at) in [6, 30, 24, 50, 50, 10, 30, 40].into_iter().zip(0..) {
        sheet.set_column_width(at, width)?;
    }
    let told = run.problems.iter();
    let told = told
        .filter(|problem| problem.severity != Severity::Note)
        .count();
    if told > problems.len() {
        let args = [
            ("count", (told - problems.len()).into()),
            ("file", words.word("file-problems").into()),
        ];
        let more = words.say("cli-more-problems-in", &args);
        sheet.write_string(problems.len() as u32 + 1, 0, more)?;
    }
    Ok(sheet)
}

/// The way to a cell of a copy.
fn link<'n>(place: &Place, target: impl Fn(&At) -> Option<&'n String>) -> Option<String> {
    let (file, sheet, cell) = match place {
        Place::Cell {
            file,
            sheet,
            row,
            column,
        } => (file, sheet, crate::problem::address(*row, *column)),
        Place::Row { file, sheet, row } => (file, sheet, format!("A{row}")),
        _ => return None,
    };
    let name = target(&(file.clone(), sheet.clone()))?;
    Some(format!("internal:'{name}'!{cell}"))
}
