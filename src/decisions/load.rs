//! Files of answers: 待定.csv as this program writes it, decisions.csv as an office keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::days::written_out;
use super::{Decision, Decisions, OUT};
use crate::intake::text::squeeze;
use crate::period::Period;
use crate::problem::{Place, Problem, Problems};
use crate::sheet::{self, Hidden, Row, Sink};

/// What files of answers are called, whatever number or ending comes after.
const NAMES: [&str; 4] = ["待定", "决定", "decisions", "pending"];
/// Other words for [`OUT`].
const OUTS: [&str; 4] = ["不计分", "不计算", "不计入", "不算"];
/// The columns, each with its headings: what, answer, who, when, why, what is written, where.
const COLUMNS: [&[&str]; 7] = [
    &["事项", "what", "item"],
    &["答复", "answer"],
    &["决定人", "who", "decidedby"],
    &["日期", "when", "date"],
    &["理由", "why", "reason"],
    &["原文", "original"],
    &["位置", "where"],
];

/// A line of the file that is about to be written again, with what somebody wrote into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub what: String,
    /// Every cell, by the heading of its column.
    pub cells: Vec<(String, String)>,
    pub answer: String,
    pub who: String,
    pub when: String,
    pub why: String,
}

/// Whether a file is called like one of answers.
fn is_answers_file(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = squeeze(&stem);
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '(' | ')');
    let bare = stem.trim_end_matches(numbered);
    let bare = bare.trim_end_matches("副本").trim_end_matches(numbered);
    NAMES.contains(&bare)
}

/// Lines whose what lacks its kind, by file and line, with the one question that they can mean.
pub type Completed = BTreeMap<(Arc<str>, u32), String>;

/// Files of answers that lie beside these files and are none of them. One that is called after a
/// period is of that period alone.
pub fn beside(files: &[PathBuf], period: Option<Period>) -> Vec<PathBuf> {
    let real = |path: &Path| path.canonicalize().ok();
    let given: BTreeSet<PathBuf> = files.iter().filter_map(|path| real(path)).collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|path| path.parent()).collect();
    let entries = folders.into_iter().filter_map(|folder| {
        let here = Path::new(".");
        std::fs::read_dir(if folder.as_os_str().is_empty() {
            here
        } else {
            folder
        })
        .ok()
    });
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            let of = period_of(path);
            ENDINGS.contains(&&*ending.to_ascii_lowercase())
                && is_answers_file(path)
                && (of.is_none() || of == period)
                && path.is_file()
                && real(path).is_some_and(|real| !given.contains(&real))
        })
        .collect();
    found.sort_unstable();
    found
}

/// The endings of files of answers, as spreadsheets leave them.
const ENDINGS: [&str; 6] = ["csv", "xlsx", "xls", "et", "ods", "txt"];

/// The period in the name of a file of answers: 待定-2022-05.csv.
fn period_of(path: &Path) -> Option<Period> {
    let stem = path.file_stem()?.to_string_lossy();
    let (_, rest) = stem.split_once(['-', '_'])?;
    Period::parse(&squeeze(rest))
}

/// Files of answers, each with the name that places call it by.
type Files = Vec<(Arc<str>, PathBuf)>;

/// Where answers are read from beside the files that were given.
#[derive(Default)]
pub struct Further<'f> {
    /// The one that will be written again, so its lines come along.
    pub own: Option<(Arc<str>, PathBuf)>,
    /// Those that lie beside the tables; what is none of them is no table either.
    pub beside: Files,
    pub completed: Option<&'f Completed>,
}

/// Reads the files of answers among some, each with the name that places call it by, and leaves
/// the others. What is called so and has no such columns is a table like others.
///
/// None come of all this where the file that will be written again cannot be read as a whole, since
/// what it holds would be lost. Gives back those beside the tables that were read.
pub fn load(
    files: &mut Files,
    further: Further<'_>,
    problems: &mut Problems,
) -> Option<(Decisions, Files)> {
    let none = Completed::new();
    let completed = further.completed.unwrap_or(&none);
    let own = further.own;
    let mut list = Vec::new();
    let mut kept = Vec::new();
    if let Some((name, path)) = &own {
        let (lines, told) = Lines::of(name, path, completed);
        let whole = lines.is_one && !told.has_errors();
        problems.extend(told);
        if !whole {
            let place = Place::File(path.display().to_string().into());
            problems.push(Problem::error("answers-unreadable", place));
            return None;
        }
        list.extend(lines.list);
        kept = lines.kept;
    }
    let real = |path: &Path| path.canonicalize().ok();
    let own = own.and_then(|(_, path)| real(&path));
    files.retain(|(name, path)| {
        if !is_answers_file(path) {
            return true;
        }
        if own.is_some() && real(path) == own {
            return false;
        }
        let (lines, told) = Lines::of(name, path, completed);
        if lines.is_one {
            problems.extend(told);
            list.extend(lines.list);
        }
        !lines.is_one
    });
    let mut beside = further.beside;
    beside.retain(|(name, path)| {
        if own.is_some() && real(path) == own {
            return false;
        }
        let (lines, told) = Lines::of(name, path, completed);
        if lines.is_one {
            problems.extend(told);
            problems.push(Problem::note("answers-beside", Place::File(name.clone())));
            list.extend(lines.list);
        }
        lines.is_one
    });
    for ((file, line), what) in completed {
        let place = Place::Row {
            file: file.clone(),
            sheet: "".into(),
            row: *line,
        };
        problems.push(Problem::note("decision-completed", place).with("what", what.as_str()));
    }
    let mut decisions = Decisions::new(list, problems);
    decisions.kept = kept;
    Some((decisions, beside))
}

/// The lines of one file.
struct Lines<'c> {
    completed: &'c Completed,
    file: Arc<str>,
    header: Option<Header>,
    is_one: bool,
    list: Vec<Decision>,
    kept: Vec<Kept>,
}

impl<'c> Lines<'c> {
    /// Those of a file, and what is to be told of it.
    fn of(name: &Arc<str>, path: &Path, completed: &'c Completed) -> (Lines<'c>, Problems) {
        let mut lines = Lines {
            completed,
            file: "".into(),
            header: None,
            is_one: false,
            list: Vec::new(),
            kept: Vec::new(),
        };
        let mut told = Problems::default();
        sheet::read(path, name, Hidden::Read, &mut lines, &mut told);
        (lines, told)
    }
}

struct Header {
    columns: [Option<u32>; 7],
    texts: Vec<String>,
}

impl Header {
    fn of(row: &Row<'_>) -> Option<Header> {
        let texts: Vec<String> = row.cells().map(|cell| cell.shown()).collect();
        let squeezed: Vec<String> = texts.iter().map(|text| squeeze(text)).collect();
        let find = |names: &[&str]| {
            let at = squeezed.iter().position(|text| names.contains(&&**text));
            at.map(|at| at as u32)
        };
        let columns = COLUMNS.map(find);
        (columns[0].is_some() && columns[1].is_some()).then_some(Header { columns, texts })
    }
}

impl Sink for Lines<'_> {
    fn begin(&mut self, file: &Arc<str>, _: &str) {
        self.file = file.clone();
        self.header = None;
    }

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        let Some(header) = &self.header else {
            self.header = Header::of(row);
            self.is_one |= self.header.is_some();
            return;
        };
        let [mut what, answer, who, when, why, original, at] = header
            .columns
            .map(|column| column.map_or_else(String::new, |column| row.get(column).shown()));
        if what.is_empty() && !answer.is_empty() {
            what = original;
        }
        if what.is_empty() {
            return;
        }
        if let Some(whole) = self.completed.get(&(self.file.clone(), row.number)) {
            what = whole.clone();
        }
        let when = written_out(&when);
        let cells = header.texts.iter().zip(row.cells());
        self.kept.push(Kept {
            cells: cells
                .map(|(heading, cell)| (heading.clone(), cell.shown()))
                .collect(),
            what: what.clone(),
            answer: answer.clone(),
            who: who.clone(),
            when: when.clone(),
            why: why.clone(),
        });
        if !answer.is_empty() {
            let answer = match OUTS.contains(&&*squeeze(&answer)) {
                true => OUT.to_owned(),
                false => answer,
            };
            self.list.push(Decision {
                what,
                answer,
                who,
                when,
                why,
                at,
                file: self.file.clone(),
                line: row.number,
                used: AtomicBool::new(false),
            });
        }
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {}
}
