//! Files of answers: 待定.csv as this program writes it, decisions.csv as an office keeps it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Decision, Decisions};
use crate::intake::text::squeeze;
use crate::problem::Problems;
use crate::sheet::{self, Row, Sink};

/// What files of answers are called, whatever number or ending comes after.
const NAMES: [&str; 4] = ["待定", "决定", "decisions", "pending"];
/// The columns, each with its headings: what, answer, who, when, why.
const COLUMNS: [&[&str]; 5] = [
    &["事项", "what", "item"],
    &["答复", "answer"],
    &["决定人", "who", "decidedby"],
    &["日期", "when", "date"],
    &["理由", "why", "reason"],
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

/// Reads the files of answers among some, each with the name that places call it by, and leaves
/// the others; `own` is the one that will be written again. What is called so and has no such
/// columns is a table like others.
pub fn load(
    files: &mut Vec<(Arc<str>, PathBuf)>,
    own: Option<(Arc<str>, PathBuf)>,
    problems: &mut Problems,
) -> Decisions {
    let mut list = Vec::new();
    let mut read = |name: &Arc<str>, path: &Path| {
        let (mut lines, mut told) = (Lines::default(), Problems::default());
        sheet::read(path, name, &mut lines, &mut told);
        if lines.is_one {
            problems.extend(told);
            list.append(&mut lines.list);
        }
        (lines.is_one, lines.kept)
    };
    let kept = own.as_ref().map(|(name, path)| read(name, path).1);
    let is_own = |path: &Path| {
        let real = |path: &Path| path.canonicalize().ok();
        own.as_ref()
            .is_some_and(|(_, own)| real(own).is_some() && real(own) == real(path))
    };
    files.retain(|(name, path)| {
        let called = is_answers_file(path);
        !(called && (is_own(path) || read(name, path).0))
    });
    let mut decisions = Decisions::new(list, problems);
    decisions.kept = kept.unwrap_or_default();
    decisions
}

/// The lines of one file.
#[derive(Default)]
struct Lines {
    file: Arc<str>,
    header: Option<Header>,
    is_one: bool,
    list: Vec<Decision>,
    kept: Vec<Kept>,
}

struct Header {
    columns: [Option<u32>; 5],
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

impl Sink for Lines {
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
        let [what, answer, who, when, why] = header
            .columns
            .map(|column| column.map_or_else(String::new, |column| row.get(column).shown()));
        if what.is_empty() {
            return;
        }
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
            self.list.push(Decision {
                what,
                answer,
                who,
                when,
                why,
                file: self.file.clone(),
                line: row.number,
                used: AtomicBool::new(false),
            });
        }
    }

    fn end(&mut self, _: &mut Problems) {}
}
