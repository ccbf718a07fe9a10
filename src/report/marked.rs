//! 待核对.xlsx: a copy of each sheet with something to look at, the cells coloured and commented,
//! every row and column where it was; before them a list that leads to each cell.
//!
//! A sheet of more than 20,000 rows is cut to its first rows and those in question, which keep
//! their numbers; beyond [`MARKS`] cells the list alone goes on in 问题清单.csv.

mod copies;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};

use super::csv::{column, severity};
use super::{Run, amount, groups, place};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::sheet::{self, Cell, Hidden, Row, Sink};
use copies::Copies;

/// So many problems are marked.
const MARKS: usize = 5_000;
/// So many letters a cell holds.
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
    let mut copies = Copies::new(run, &marks, &names);
    for (name, path) in files {
        if marks.keys().any(|(file, _)| file == name) {
            // What is wrong with the file was told when it was read first.
            sheet::read(
                path,
                name,
                Hidden::Read,
                &mut copies,
                &mut Problems::default(),
            );
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

/// Whether a file is such a workbook, whose copies would report everything once more.
pub fn is_one(path: &Path, name: &Arc<str>) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let called = stem.contains("待核对") || stem.contains("marked");
    let mut first = FirstRow::default();
    if called {
        sheet::read(
            path,
            name,
            Hidden::Read,
            &mut first,
            &mut Problems::default(),
        );
    }
    first.is_list
}

/// Looks at the first row of a file.
#[derive(Default)]
struct FirstRow {
    seen: bool,
    is_list: bool,
}

impl Sink for FirstRow {
    fn begin(&mut self, _: &Arc<str>, _: &str) {}

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        if std::mem::replace(&mut self.seen, true) {
            return;
        }
        let is = |heads: [&str; 3]| {
            let has = |head: &&str| row.cells().any(|cell| cell == Cell::Text(head));
            heads.iter().all(has)
        };
        self.is_list = is(["程度", "位置", "可选"]) || is(["Severity", "Where", "Choices"]);
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {}
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
            ("file", run.file_name("file-problems", words).into()),
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
