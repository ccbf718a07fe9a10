//! What is doubtful is asked once, answered once and remembered.
//!
//! A question is named by one readable text, its *what* (`媒体：保定曰报`), and a decision is an answer
//! to that text. It always says how something that is written is to be read, so it acts where that
//! is read, and all that follows works as if the table had said so:
//!
//! | what | asks for | acts in |
//! |---|---|---|
//! | `媒体：保定曰报` | an outlet, its level, 不计 | the registry, as an alias or a further outlet ([`outlets`]) |
//! | `网站：a.example.cn` | the same, of a link's host | the registry: as a domain, or of links alone where the site is a platform or several outlets' |
//! | `媒体：保定日报（链接 a.example.cn）` | an outlet | classify, for rows with both |
//! | `级别：保定日报（表里填省级）` | a level | classify, for rows with both |
//! | `体裁：随笔` and other fields | one of their values, a number, 是 or 否 | the reader of the field |
//! | `部门：机电部` | a department, or 联合 of several | names |
//! | `作者：张三（教务处）` | a name, with a department in brackets, or 校外 | people, where the row itself does not tell |
//! | `作者：王芳（《开学》·保定日报）` | the same, of one row of several | people |
//! | `署名：责编：赵雷` | who signs, 部门, 不计 | people cells that name only who does not sign |
//! | `表头：来源` | a heading, or 不读 | headings |
//! | `单位及姓名：机电张三` | unit and name, or a unit, as the cell should say | rows |
//! | `人名：张三` | 是 or 不是: whether sheets and files of that name are called by their author | after the last row |
//! | `汇总表：五月.xlsx·外宣汇总` | 汇总 or 另计: whether it sums up other tables | classify, once all outlets are known |
//! | `账户：张山`, `事项：错字` | an account, an event of the rulebook | events |
//! | `日期：9月` | a day | the cells of days that say so |
//! | `年份：德育处.csv` | the year of days without one | the surroundings of that file's tables |
//! | `日期：《开学》·保定日报` and other fields | a day, a value, an outlet | classify, that publication ([`rows`]) |
//! | `报送：《开学》·保定日报` | 计, 不计 | classify, that publication |
//!
//! A row is told by its title and outlet as written, not by its number, so that it is found again
//! when rows move. Where several rows share these they are told by who signs, too; and where they
//! share all of it, by a number in the order of files, sheets and rows. So a row that comes to be
//! one of several is asked about anew, and no answer ever passes from one to another. A row's answer
//! fills in what is not known there, and never what a cell says plainly.
//!
//! Nothing here costs a row anything where nothing was decided; what was decided of a text is looked
//! up once a distinct text.

mod days;
mod load;
pub mod outlets;
pub mod questions;
pub mod rows;
mod settle;

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::intake::text::squeeze;
use crate::intake::{Submission, TextId};
use crate::problem::{Arg, Place, Problem, Problems};
pub use load::{
    Completed, Further, Kept, Line, beside, is_answers_file, is_answers_file_for, load,
    of_other_periods,
};
pub use settle::settle;

/// The answer that something does not count at all.
pub const OUT: &str = "不计";
/// The answer that a row counts as it stands.
pub const IN: &str = "计";
/// The answer that somebody is no staff.
pub const OUTSIDE: &str = "校外";
/// The answer that nobody signs but the row's department.
pub const BY_DEPARTMENT: &str = "部门";
/// That a cell names several departments, which have its rows together.
pub const JOINT: &str = "联合";
/// The answer that a column is not read.
pub const UNREAD: &str = "不读";

/// An answer that somebody gave.
#[derive(Debug)]
pub struct Decision {
    pub what: String,
    pub answer: String,
    pub who: String,
    pub when: String,
    pub why: String,
    /// The place that the line names, as written; mostly empty.
    pub at: String,
    /// What places call its file.
    pub file: Arc<str>,
    pub line: Line,
    used: AtomicBool,
}

impl Decision {
    /// Where it stands.
    pub fn place(&self) -> Place {
        let (_, sheet, row) = &self.line;
        Place::Row {
            file: self.file.clone(),
            sheet: sheet.clone(),
            row: *row,
        }
    }

    /// The number of its row, from 1.
    pub fn row(&self) -> u32 {
        self.line.2
    }

    /// Who decided it, when, why and where that stands, as sentences cite it.
    pub fn cited(&self) -> Arg {
        let given = |text: &str| if text.is_empty() { "no" } else { "yes" };
        Arg::Sentence(
            "decision-cited",
            vec![
                ("has-who", given(&self.who).into()),
                ("who", self.who.as_str().into()),
                ("has-when", given(&self.when).into()),
                ("when", self.when.as_str().into()),
                ("has-why", given(&self.why).into()),
                ("why", self.why.as_str().into()),
                ("file", (&*self.file).into()),
                ("line", self.row().to_string().into()),
            ],
        )
    }

    /// The answer as it was read: a day written out, though a spreadsheet left its number.
    pub fn read(&self) -> String {
        let kind = self
            .what
            .split_once(['：', ':'])
            .map_or("", |(kind, _)| kind);
        match kind.contains(['日', '时']) {
            true => days::written_out(&self.answer),
            false => self.answer.clone(),
        }
    }

    /// Whether something was read as it says.
    pub fn is_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    /// Remembers that something was read as it says.
    pub fn apply(&self) {
        self.used.store(true, Ordering::Relaxed);
    }
}

/// A level without the word for what is of it: 县级媒体.
pub fn bare_level(answer: &str) -> &str {
    let ends = ["媒体", "报刊", "报纸", "平台", "网站"];
    let mut found = ends.iter().filter_map(|end| answer.strip_suffix(end));
    found.next().unwrap_or(answer)
}

/// A question or what is answered, as the two are compared: without spaces, and outlets without
/// quotes.
pub fn key(what: &str) -> String {
    let what = squeeze(what);
    match what.starts_with("媒体:") {
        true => questions::unquoted(&what),
        false => what,
    }
}

/// The index of a decision in [`Decisions`].
pub type DecisionId = u32;

/// All answers that were given.
#[derive(Debug, Default)]
pub struct Decisions {
    list: Vec<Decision>,
    /// Those that hold, by what they answer, squeezed.
    holding: HashMap<String, DecisionId>,
    /// Authors of whom something was decided, whatever the department.
    authors: HashSet<String>,
    /// Those that the registry learnt.
    taught: HashSet<DecisionId>,
    /// The lines of the files in the folder of results, one of which may be written again.
    pub kept: Vec<Kept>,
}

impl Decisions {
    /// Keeps what agrees; of two answers to one thing that disagree neither holds.
    pub fn new(list: Vec<Decision>, problems: &mut Problems) -> Decisions {
        let mut decisions = Decisions::default();
        let mut at_odds = HashSet::new();
        for (id, decision) in list.iter().enumerate() {
            let key = key(&decision.what);
            let first = *decisions
                .holding
                .entry(key.clone())
                .or_insert(id as DecisionId);
            let first = &list[first as usize];
            if squeeze(&first.answer) != squeeze(&decision.answer) {
                problems.push(
                    Problem::error("decisions-disagree", decision.place())
                        .read(decision.what.as_str())
                        .with("one", first.answer.as_str())
                        .with("file", &*first.file)
                        .with("line", first.row().to_string())
                        .with("other", decision.answer.as_str()),
                );
                at_odds.insert(key);
            }
        }
        decisions.holding.retain(|key, _| !at_odds.contains(key));
        decisions.authors = decisions
            .holding
            .keys()
            .filter_map(|key| key.strip_prefix("作者:"))
            .map(|name| name.split('(').next().unwrap_or_default().to_owned())
            .collect();
        decisions.list = list;
        decisions
    }

    pub fn is_empty(&self) -> bool {
        self.holding.is_empty()
    }

    pub fn get(&self, id: DecisionId) -> &Decision {
        &self.list[id as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (DecisionId, &Decision)> {
        self.list
            .iter()
            .enumerate()
            .map(|(id, decision)| (id as DecisionId, decision))
    }

    /// Those that hold, in the order in which they stand.
    pub fn held(&self) -> impl Iterator<Item = (DecisionId, &Decision)> {
        self.iter()
            .filter(|(id, decision)| self.find(&decision.what).is_some_and(|held| held == *id))
    }

    /// The answer to a question, if there is one that holds.
    pub fn find(&self, what: &str) -> Option<DecisionId> {
        if self.holding.is_empty() {
            return None;
        }
        self.holding.get(&key(what)).copied()
    }

    /// What was decided of a text of a field.
    pub fn of_text(&self, field: &str, text: &str) -> Option<(DecisionId, &str)> {
        self.answer(|| questions::of_text(field, text))
    }

    /// What was decided of the name of an outlet.
    pub fn of_outlet(&self, name: &str) -> Option<(DecisionId, &str)> {
        self.of_text("媒体", name)
    }

    /// Whether the registry learnt it.
    pub fn is_taught(&self, id: DecisionId) -> bool {
        self.taught.contains(&id)
    }

    /// Which outlet was decided to hold where the link says another.
    pub fn of_link(&self, outlet: &str, host: &str) -> Option<(DecisionId, &str)> {
        self.answer(|| questions::of_link(outlet, host))
    }

    /// Which level was decided to hold where a row says another than the registry.
    pub fn of_level(&self, outlet: &str, said: &str) -> Option<(DecisionId, &str)> {
        self.answer(|| questions::of_level(outlet, said))
    }

    /// What was decided of something.
    fn answer(&self, what: impl FnOnce() -> String) -> Option<(DecisionId, &str)> {
        if self.holding.is_empty() {
            return None;
        }
        let id = self.find(&what())?;
        Some((id, &self.get(id).answer))
    }

    /// Whether something was decided of an author of that name in single rows.
    pub fn has_author_in_rows(&self, name: &str) -> bool {
        let begins = key(&questions::of_author_in(name, "《"));
        let begins = begins.trim_end_matches(')');
        self.has_author(name) && self.holding.keys().any(|what| what.starts_with(begins))
    }

    /// The year that was decided for the days of a file that have none.
    pub fn year_of(&self, file: &str) -> Option<i32> {
        let decision = self.get(self.find(&questions::of_text("年份", file))?);
        let year = squeeze(&decision.answer);
        let year: i32 = year.trim_end_matches('年').parse().ok()?;
        let is_one = (2000..2100).contains(&year);
        is_one.then(|| {
            decision.apply();
            year
        })
    }

    /// Whether something was decided of an author of that name.
    pub fn has_author(&self, name: &str) -> bool {
        !self.authors.is_empty() && self.authors.contains(&squeeze(name))
    }
}

/// One of the publications that a row reports: table, row, cell and outlet.
type Publication = (u16, u32, Option<u16>, Option<TextId>);

fn publication(row: &Submission) -> Publication {
    (row.table, row.row, row.cell, row.outlet)
}

/// What was decided, and which rows were read by it.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    pub decisions: Arc<Decisions>,
    /// Table, row and decision, in order.
    pub touched: Vec<(u16, u32, DecisionId)>,
    /// Rows that do not count, by which others of their title and outlet are numbered.
    pub dropped: Vec<Submission>,
    /// Publications that count as they stand.
    counting: HashSet<Publication>,
}

impl Decided {
    /// By these decisions, before any was applied.
    pub fn by(decisions: Arc<Decisions>) -> Decided {
        Decided {
            decisions,
            ..Decided::default()
        }
    }

    /// The decisions by which a row was read.
    pub fn of_row(&self, table: u16, row: u32) -> impl Iterator<Item = &Decision> {
        let from = self
            .touched
            .partition_point(|&(t, r, _)| (t, r) < (table, row));
        self.touched[from..]
            .iter()
            .take_while(move |&&(t, r, _)| (t, r) == (table, row))
            .map(|&(.., id)| self.decisions.get(id))
    }

    /// Whether a publication was decided to count as it stands.
    pub fn counts(&self, row: &Submission) -> bool {
        !self.counting.is_empty() && self.counting.contains(&publication(row))
    }

    /// Remembers that a publication counts as it stands.
    pub fn count(&mut self, row: &Submission) {
        self.counting.insert(publication(row));
    }

    /// In how many rows each decision was applied.
    pub fn rows(&self, id: DecisionId) -> usize {
        let rows = self.touched.iter();
        rows.filter(|(.., own)| *own == id).count()
    }

    /// Remembers rows that were read by a decision.
    pub fn touch(&mut self, rows: impl IntoIterator<Item = (u16, u32, DecisionId)>) {
        for row in rows {
            self.decisions.get(row.2).apply();
            self.touched.push(row);
        }
        self.touched.sort_unstable();
        self.touched.dedup();
    }
}
