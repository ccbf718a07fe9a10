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

/// What the names of files of answers begin with; a period, a number or a word of whoever answered
/// may come after.
const NAMES: [&str; 4] = ["待定", "决定", "decisions", "pending"];
/// Endings of such a file, as this program and spreadsheets write it.
const ENDINGS: [&str; 6] = ["csv", "xlsx", "xls", "et", "ods", "txt"];
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

/// A line of a file that may be written again, with what somebody wrote into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub file: Arc<str>,
    pub what: String,
    /// Every cell, by the heading of its column.
    pub cells: Vec<(String, String)>,
    pub answer: String,
    pub who: String,
    pub when: String,
    pub why: String,
}

/// What comes after the name in that of a file called like one of answers.
fn after_name(path: &Path) -> Option<String> {
    let stem = squeeze(&path.file_stem()?.to_string_lossy());
    let mut names = NAMES.iter();
    names.find_map(|name| stem.strip_prefix(name).map(str::to_owned))
}

/// Whether a file is called like one of answers.
pub fn is_answers_file(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ENDINGS.contains(&&*ending.to_lowercase()) && after_name(path).is_some()
}

/// The period that a file of answers is for, where its name says one: `待定-2022-05.csv`.
pub fn period_of(path: &Path) -> Option<Period> {
    let rest = after_name(path)?;
    let rest = rest.trim_start_matches(['-', '_', '(']);
    let mut ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    ends.find_map(|end| Period::parse(&rest[..end]))
}

/// Files, each with the name that places call it by.
type Files = Vec<(Arc<str>, PathBuf)>;

/// A line of a file of answers: the file's true path, since several may share a name, the sheet, and
/// the row from 1.
pub type Line = (Arc<Path>, Arc<str>, u32);

/// The lines whose what lacks its kind, with the one question that they can mean.
pub type Completed = BTreeMap<Line, String>;

/// Whether a file is called like one of answers, for one of these periods or for none.
pub fn is_answers_file_for(path: &Path, periods: &[Period]) -> bool {
    is_answers_file(path) && period_of(path).is_none_or(|period| periods.contains(&period))
}

/// Of these files those that are called like answers for other periods than these and were not named
/// themselves, but found in a folder.
pub fn of_other_periods(files: &[PathBuf], named: &[PathBuf], periods: &[Period]) -> Vec<PathBuf> {
    let named: BTreeSet<PathBuf> = named.iter().filter_map(|path| real(path)).collect();
    let others = files.iter().filter(|path| {
        is_answers_file(path)
            && !is_answers_file_for(path, periods)
            && real(path).is_some_and(|real| !named.contains(&real))
    });
    others.cloned().collect()
}

/// Files of answers that lie beside these files and are none of them, for one of these periods or for
/// none.
pub fn beside(files: &[PathBuf], periods: &[Period]) -> Vec<PathBuf> {
    let given: BTreeSet<PathBuf> = files.iter().filter_map(|path| real(path)).collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|path| path.parent()).collect();
    let entries = folders.into_iter().filter_map(|folder| {
        let is_here = folder.as_os_str().is_empty();
        std::fs::read_dir(if is_here { Path::new(".") } else { folder }).ok()
    });
    let paths = entries.flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| is_answers_file_for(path, periods))
        .filter(|path| path.is_file() && real(path).is_some_and(|real| !given.contains(&real)))
        .collect();
    found.sort_unstable();
    found
}

/// Where answers are read from beside the files that were given, and where they are not.
pub struct Further<'f> {
    /// Those in the folder of results, one of which may be written again.
    pub results: &'f [(Arc<str>, PathBuf)],
    /// Those that lie beside the tables; what is none of answers is no table either.
    pub beside: Files,
    /// Those in given folders that are for other periods.
    pub of_other_periods: &'f [PathBuf],
    pub completed: &'f Completed,
}

/// Reads the files of answers among some, each with the name that places call it by, and leaves
/// the others. What is called so and has no such columns is a table like others. Gives back those
/// that were read, but for those in the folder of results.
///
/// One of the latter may be written again, so their lines come along; none come of all this where one
/// cannot be read as a whole, since what it holds would be lost.
pub fn load(
    files: &mut Files,
    further: Further<'_>,
    problems: &mut Problems,
) -> Option<(Decisions, Files)> {
    let Further {
        results,
        beside,
        of_other_periods,
        completed,
    } = further;
    let mut list = Vec::new();
    let mut kept = Vec::new();
    for (name, path) in results {
        let (lines, told) = Lines::of(name, path, completed);
        let whole = lines.is_one && !told.has_errors();
        problems.extend(told);
        if !whole {
            let place = Place::of_path(path);
            problems.push(Problem::error("answers-unreadable", place));
            return None;
        }
        list.extend(lines.list);
        kept.extend(lines.kept);
    }
    let done: Vec<_> = results.iter().filter_map(|(_, path)| real(path)).collect();
    let is_done = |path: &Path| real(path).is_some_and(|path| done.contains(&path));
    let mut answers = Files::new();
    files.retain(|(name, path)| {
        if !is_answers_file(path) {
            return true;
        }
        if is_done(path) {
            return false;
        }
        let (lines, told) = Lines::of(name, path, completed);
        if lines.is_one && of_other_periods.contains(path) {
            let period = period_of(path).map_or_else(String::new, |period| period.to_string());
            let problem = Problem::note("answers-of-other-period", Place::File(name.clone()));
            problems.push(problem.with("period", period));
        } else if lines.is_one {
            problems.extend(told);
            list.extend(lines.list);
            answers.push((name.clone(), path.clone()));
        }
        !lines.is_one
    });
    for (name, path) in beside.into_iter().filter(|(_, path)| !is_done(path)) {
        let (lines, told) = Lines::of(&name, &path, completed);
        if lines.is_one {
            problems.extend(told);
            problems.push(Problem::note("answers-beside", Place::File(name.clone())));
            list.extend(lines.list);
            answers.push((name, path));
        }
    }
    let mut decisions = Decisions::new(list, problems);
    decisions.kept = kept;
    Some((decisions, answers))
}

/// Where a file really is, since it may be named in several ways.
fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// The lines of one file.
struct Lines<'c> {
    completed: &'c Completed,
    path: Arc<Path>,
    file: Arc<str>,
    sheet: Arc<str>,
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
            path: real(path).map_or_else(|| path.into(), Into::into),
            file: "".into(),
            sheet: "".into(),
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
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        self.file = file.clone();
        self.sheet = sheet.into();
        self.header = None;
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems) {
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
        let line = (self.path.clone(), self.sheet.clone(), row.number);
        if let Some(whole) = self.completed.get(&line) {
            what = whole.clone();
            let place = Place::Row {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
                row: row.number,
            };
            problems.push(Problem::note("decision-completed", place).with("what", what.as_str()));
        }
        let when = written_out(&when);
        let cells = header.texts.iter().zip(row.cells());
        self.kept.push(Kept {
            file: self.file.clone(),
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
                line,
                used: AtomicBool::new(false),
            });
        }
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_answers_are_known_by_how_their_names_begin() {
        let cases = [
            ("待定.csv", true, None),
            ("待定-2022-05.csv", true, Some("2022-05")),
            ("待定-2022-05(2).xlsx", true, Some("2022-05")),
            ("待定-2022-05 - 副本.csv", true, Some("2022-05")),
            ("待定 2022年5月 王主任.ET", true, Some("2022-05")),
            ("pending-2022Q2.csv", true, Some("2022Q2")),
            ("pending-2022T1.csv", true, Some("2022T1")),
            ("Decisions_2022.ods", true, Some("2022")),
            ("决定（已答）.txt", true, None),
            ("待定2.csv", true, None),
            ("待核对-2022-05.xlsx", false, None),
            ("待定.docx", false, None),
            ("~$待定-2022-05.xlsx", false, None),
        ];
        for (name, is_one, period) in cases {
            let path = Path::new(name);
            assert_eq!(is_answers_file(path), is_one, "{name}");
            let told = period_of(path)
                .filter(|_| is_one)
                .map(|period| period.to_string());
            assert_eq!(told.as_deref(), period, "{name}");
        }
    }
}
