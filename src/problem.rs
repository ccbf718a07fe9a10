//! Everything worth telling a person, with its place.
//!
//! A problem never carries finished sentences: its `code` names a message of the catalogue
//! ([`crate::locale`]) whose attribute `.hint` says what to do, and `args` fill that message in.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::natural;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is not scored, or cannot be.
    Error,
    /// Scored, but a person should look.
    Warning,
    /// A judgement the program made, for the record.
    Note,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The run as a whole.
    Run,
    /// A file.
    File(Arc<str>),
    /// A sheet of a file; a delimited text file has one sheet without a name.
    Sheet { file: Arc<str>, sheet: Arc<str> },
    /// A row (from 1) of a sheet.
    Row {
        file: Arc<str>,
        sheet: Arc<str>,
        row: u32,
    },
    /// A cell: row from 1, column from 0.
    Cell {
        file: Arc<str>,
        sheet: Arc<str>,
        row: u32,
        column: u32,
    },
    /// A span of bytes in a rulebook's or registry's text.
    Toml {
        file: Arc<str>,
        text: Arc<str>,
        start: usize,
        end: usize,
    },
}

impl Place {
    /// A file or a folder by its path.
    pub fn of_path(path: &Path) -> Place {
        Place::File(path.to_string_lossy().into())
    }

    /// What places are ordered by: kind, names of file and sheet, then where it is there.
    fn key(&self) -> (u8, &str, &str, usize, usize) {
        match self {
            Place::Run => (0, "", "", 0, 0),
            Place::File(file) => (1, file, "", 0, 0),
            Place::Sheet { file, sheet } => (2, file, sheet, 0, 0),
            Place::Row { file, sheet, row } => (3, file, sheet, *row as usize, 0),
            Place::Cell {
                file,
                sheet,
                row,
                column,
            } => (4, file, sheet, *row as usize, *column as usize),
            Place::Toml {
                file,
                text,
                start,
                end,
            } => (5, file, text, *start, *end),
        }
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        let (one, other) = (self.key(), other.key());
        // A rulebook's text is no name.
        let second = match one.0 {
            5 => one.2.cmp(other.2),
            _ => natural::compare(one.2, other.2),
        };
        one.0
            .cmp(&other.0)
            .then_with(|| natural::compare(one.1, other.1))
            .then(second)
            .then_with(|| (one.3, one.4).cmp(&(other.3, other.4)))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What fills a message's placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    /// A count, so that a language with plurals can choose its form.
    Count(usize),
    /// Another message of the catalogue, by its id.
    Word(&'static str),
    /// Another message with placeholders of its own.
    Sentence(&'static str, Vec<(&'static str, Arg)>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}

/// Why the system refused, in our words where we have them.
impl From<&io::Error> for Arg {
    fn from(error: &io::Error) -> Self {
        Arg::Word(match error.kind() {
            ErrorKind::NotFound => "cause-missing",
            ErrorKind::PermissionDenied => "cause-not-permitted",
            ErrorKind::ReadOnlyFilesystem => "cause-read-only",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause-full",
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "cause-not-a-folder",
            ErrorKind::IsADirectory => "cause-a-folder",
            ErrorKind::InvalidFilename => "cause-bad-name",
            _ => return Arg::Text(error.to_string()),
        })
    }
}

impl From<Decimal> for Arg {
    fn from(amount: Decimal) -> Self {
        Arg::Text(amount.normalize().to_string())
    }
}

/// What a problem asks, so that it is answered once and for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Names what is asked, in a way a person can read: `媒体：保定曰报`.
    pub what: String,
    /// What can be answered, the likeliest first; empty where no list can say it.
    pub choices: Vec<String>,
    /// Whether a day is asked for.
    pub day: bool,
}

/// One thing worth telling a person.
#[derive(Clone, Debug)]
pub struct Problem {
    pub severity: Severity,
    /// Stable, kebab-case; the id of its message.
    pub code: &'static str,
    pub place: Place,
    /// What was read there, as it stands; empty where nothing was.
    pub read: String,
    pub args: Vec<(&'static str, Arg)>,
    /// The most points that hang on it, if any do.
    pub points: Option<Decimal>,
    /// The rows that wait for it (table, row), where they are more than the one of its place.
    pub rows: Vec<(u16, u32)>,
    /// What a person can answer, if that settles it.
    pub question: Option<Box<Question>>,
}

impl Problem {
    pub fn error(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Error, code, place)
    }

    pub fn warning(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Warning, code, place)
    }

    pub fn note(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Note, code, place)
    }

    fn new(severity: Severity, code: &'static str, place: Place) -> Self {
        Problem {
            severity,
            code,
            place,
            read: String::new(),
            args: Vec::new(),
            points: None,
            rows: Vec::new(),
            question: None,
        }
    }

    /// Adds what was read at the place.
    #[must_use]
    pub fn read(mut self, read: impl Into<String>) -> Self {
        self.read = read.into();
        self
    }

    /// Fills a placeholder of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Names what is most like what was read; empty where nothing is. Fills `near`, and `like` with
    /// `yes` or `no` for messages to choose by.
    #[must_use]
    pub fn near(self, near: impl Into<String>) -> Self {
        let near = near.into();
        let like = if near.is_empty() { "no" } else { "yes" };
        self.with("like", like).with("near", near)
    }

    /// Says how many points hang on the answer, at most.
    #[must_use]
    pub fn at_stake(mut self, points: Decimal) -> Self {
        self.points = Some(points);
        self
    }
}

impl Problem {
    /// The text that fills a placeholder; empty if it is none.
    pub fn text(&self, name: &str) -> &str {
        let found = self.args.iter().find(|(known, _)| *known == name);
        match found {
            Some((_, Arg::Text(text))) => text,
            _ => "",
        }
    }

    /// Names the rows that wait for it.
    #[must_use]
    pub fn of_rows(mut self, rows: Vec<(u16, u32)>) -> Self {
        self.rows = rows;
        self
    }
}

/// The one collector that every stage pushes to.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Problem> {
        self.list.iter_mut()
    }

    /// Drops what is settled.
    pub fn retain(&mut self, keep: impl FnMut(&Problem) -> bool) {
        self.list.retain(keep);
    }

    /// Takes over what another collector holds.
    pub fn extend(&mut self, others: Problems) {
        self.list.extend(others.list);
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|p| p.severity == Severity::Error)
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|p| p.severity == severity).count()
    }

    /// No more than `most` of one code; the rest are counted in a note at the place.
    #[must_use]
    pub fn capped(self, most: usize, place: &Place) -> Problems {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut told = Problems::default();
        for problem in self.list {
            let count = counts.entry(problem.code).or_default();
            *count += 1;
            if *count <= most {
                told.push(problem);
            }
        }
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > most) {
            let rest = Problem::note("more-findings", place.clone()).read(code);
            told.push(rest.with("code", code).with("count", count - most));
        }
        told
    }

    /// Errors first, then by place, so that the order of files and rules does not show.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (a.severity, &a.place, a.code, &a.read).cmp(&(b.severity, &b.place, b.code, &b.read))
        });
        // A row spread over columns is read, and found wrong, once a column.
        self.list
            .dedup_by(|a, b| (a.code, &a.place, &a.args) == (b.code, &b.place, &b.args));
    }
}

/// The address of a cell as spreadsheets write it: row from 1, column from 0.
///
/// ```
/// assert_eq!(jifen::problem::address(17, 4), "E17");
/// assert_eq!(jifen::problem::address(1, 26), "AA1");
/// ```
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters
        .iter()
        .rev()
        .map(|&l| l as char)
        .chain(row.to_string().chars())
        .collect()
}
