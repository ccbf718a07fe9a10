//! What each problem asks, if an answer settles it.
//!
//! | code | asks for |
//! |---|---|
//! | unknown-outlet, account-of-outlet, outlet-by-link | the outlet of a name: one of the registry, or what of it decides the base: its level, say |
//! | platform-untold, outlet-without-level | the same of a platform or an outlet without a level |
//! | missing-level | the row's level |
//! | link-untold | the same of a link's host, where nothing else is written |
//! | outlet-and-link-differ, level-differs | which of the two holds |
//! | outlet-is-forum | whether it is the outlet that is named |
//! | unknown-value, unreadable-number, unreadable-flag, number-of-range, number-wrong-result | what a text of a field means |
//! | date-without-day | the day of all rows that say the same month |
//! | date-without-year | the year of all days of a file that have none |
//! | missing-date and all other errors about a day, missing-fact, piece-not-judged | the row's day, or first missing fact |
//! | not-covered, repeated-row, rows-alike, handed-in-twice | whether the row counts |
//! | row-not-approved | whether rows count of which an approval system says so |
//! | sum-in-doubt, sum-found-in-doubt | whether a table sums up others or counts besides them |
//! | two-people-of-one-name, name-like, same-name-beside-others | who that is |
//! | byline-without-author | who signs |
//! | unknown-department, departments-several | which department that is, or which |
//! | column-guessed, column-ignored, column-second | what the heading means |
//! | unit-and-author-unparted | unit and author of a cell that holds both |
//! | authors-in-names | whether the name of sheets or files is that of their author |
//! | event-account-unknown, unknown-event | whom or what a row of the events sheet means |
//!
//! All others are for the table or the rulebook to mend: what a file is, a formula, a number out of
//! range, rows of the rulebook that disagree. Notes are for the record and ask nothing.

use super::{BY_DEPARTMENT, IN, JOINT, OUT, OUTSIDE, UNREAD};
use crate::classify::summaries;
use crate::intake::{named_sheets, united};
use crate::problem::{Place, Problem, Question, Severity};
use crate::rulebook::Rulebook;
use crate::rulebook::field::{DATE, Field, Fields, Kind, LEVEL, OUTLET, SENT};

/// What the texts of a field are asked as.
pub fn of_text(field: &str, text: &str) -> String {
    format!("{field}：{text}")
}

/// An outlet's name without quotes, which say nothing.
pub fn unquoted(name: &str) -> String {
    name.replace(['“', '”', '"', '‘', '’', '\'', '「', '」'], "")
}

/// What bylines that name nobody who signs are asked as.
pub const BYLINE: &str = "署名";

/// What an author in a department is asked as.
pub fn of_author(name: &str, department: &str) -> String {
    match department {
        "" => of_text("作者", name),
        _ => of_text("作者", &format!("{name}（{department}）")),
    }
}

/// What an author in one row of several is asked as.
pub fn of_author_in(name: &str, row: &str) -> String {
    of_text("作者", &format!("{name}（{row}）"))
}

/// What rows are called that have no title.
pub(super) const UNTITLED: &str = "（无标题）";

/// A title as the name of its row begins with it.
pub(super) fn titled(title: &str) -> String {
    match title {
        "" => UNTITLED.to_owned(),
        title => format!("《{title}》"),
    }
}

/// What a row is called: its title and its outlet, as written.
pub fn of_row(title: &str, outlet: Option<&str>) -> String {
    match outlet {
        Some(outlet) => format!("{}·{outlet}", titled(title)),
        None => titled(title),
    }
}

/// What an outlet and a link that do not agree are asked as.
pub fn of_link(outlet: &str, host: &str) -> String {
    of_text("媒体", &format!("{outlet}（链接 {host}）"))
}

/// What an outlet and a row's level that do not agree are asked as.
pub fn of_level(outlet: &str, said: &str) -> String {
    of_text("级别", &format!("{outlet}（表里填{said}）"))
}

/// What a question may need to look at.
pub(super) struct Around<'a> {
    pub rulebook: &'a Rulebook,
}

impl Around<'_> {
    fn levels(&self) -> Vec<String> {
        names_of(self.rulebook.fields.get(LEVEL))
    }

    fn is_day(&self, title: &str) -> bool {
        let field = self.field_of(title);
        field.is_some_and(|field| field.kind == Kind::Day)
    }

    fn field_of(&self, title: &str) -> Option<&Field> {
        by_title(&self.rulebook.fields, title)
    }

    /// What a problem asks; `row` names its row where that is one of submissions.
    pub fn ask(&self, problem: &Problem, row: Option<&str>) -> Option<Question> {
        let read = problem.read.as_str();
        let near = || listed(problem.text("near"));
        let of_row = |field: &str, choices| {
            Some(Question {
                what: of_text(field, row?),
                choices,
                day: self.is_day(field),
            })
        };
        let (what, choices) = match problem.code {
            "unknown-outlet" => {
                let lacks = listed(problem.text("fields"));
                let fields = lacks.iter().filter_map(|title| self.field_of(title));
                let mut choices = near();
                choices.extend(fields.flat_map(names_of));
                (of_text("媒体", &unquoted(read)), with(choices, OUT))
            }
            "account-of-outlet" => (of_text("媒体", &unquoted(read)), self.outlets(near())),
            "outlet-by-link" => {
                let found = vec![problem.text("outlet").to_owned()];
                (of_text("媒体", read), self.outlets(found))
            }
            "platform-untold" | "outlet-without-level" => {
                (of_text("媒体", &unquoted(read)), self.outlets(Vec::new()))
            }
            "missing-level" => {
                let title = self.rulebook.fields.get(LEVEL).title();
                return of_row(title, with(self.levels(), OUT));
            }
            "link-untold" => {
                let names = match problem.text("kind") {
                    "several" => listed(problem.text("names")),
                    _ => Vec::new(),
                };
                (of_text("网站", read), self.outlets(names))
            }
            "outlet-is-forum" => {
                let choices = vec![read.to_owned(), OUT.to_owned()];
                (of_link(read, problem.text("host")), choices)
            }
            "outlet-and-link-differ" => {
                let host = problem.text("host");
                let registry = &self.rulebook.registry;
                let linked = registry.by_host(host).iter();
                let mut choices = vec![read.to_owned()];
                choices.extend(linked.map(|id| registry.get(*id).name.clone()));
                (of_link(read, host), choices)
            }
            "level-differs" => {
                let choices = vec![problem.text("level").to_owned(), read.to_owned()];
                (of_level(problem.text("outlet"), read), choices)
            }
            "unknown-value"
            | "unreadable-number"
            | "unreadable-flag"
            | "number-of-range"
            | "number-wrong-result" => {
                let title = problem.text("field");
                let choices = self.field_of(title).map_or_else(Vec::new, choices_of);
                (of_text(title, read), choices)
            }
            "missing-fact" | "piece-not-judged" => {
                let title = listed(problem.text("fields")).into_iter().next()?;
                let field = self.field_of(&title)?;
                let choices = match title == self.rulebook.fields.get(OUTLET).title() {
                    // Of all that are known nobody picks one from a list.
                    true => Vec::new(),
                    false => choices_of(field),
                };
                return of_row(&title, choices);
            }
            "not-covered" => return of_row("报送", vec![OUT.to_owned()]),
            "repeated-row" | "rows-alike" | "handed-in-twice" => {
                return of_row("报送", vec![IN.to_owned(), OUT.to_owned()]);
            }
            "row-not-approved" => {
                let name = problem.text("name");
                (of_text(name, read), vec![OUT.to_owned(), IN.to_owned()])
            }
            "sum-in-doubt" | "sum-found-in-doubt" => {
                let answers = [summaries::SUM, summaries::OTHER];
                (
                    of_text(summaries::KIND, read),
                    answers.map(str::to_owned).to_vec(),
                )
            }
            "two-people-of-one-name" | "name-like" | "same-name-beside-others" => {
                let name = problem.text("name");
                let departments = listed(problem.text("departments"));
                let mut choices: Vec<String> = departments
                    .iter()
                    .map(|department| format!("{name}（{department}）"))
                    .collect();
                choices.extend(near());
                if row.is_none() {
                    (of_text("账户", name), choices)
                } else {
                    let what = match (problem.code, problem.text("row")) {
                        ("name-like", _) => of_author(name, ""),
                        (_, row) if !row.is_empty() => of_author_in(name, row),
                        _ => of_author(name, problem.text("department")),
                    };
                    (what, with(choices, OUTSIDE))
                }
            }
            "byline-without-author" => {
                let mut choices = listed(problem.text("names"));
                if problem.text("department") == "yes" {
                    choices.push(BY_DEPARTMENT.to_owned());
                }
                choices.push(OUT.to_owned());
                (of_text(BYLINE, read), choices)
            }
            "unknown-department" => {
                let name = problem.text("name");
                (of_text("部门", name), with(near(), name))
            }
            "departments-several" => {
                let mut choices = vec![JOINT.to_owned()];
                choices.extend(listed(problem.text("names")));
                (of_text("部门", read), with(choices, read))
            }
            "column-guessed" => {
                let both = ["taken", "other"].map(|arg| problem.text(arg).to_owned());
                (of_text("表头", read), both.to_vec())
            }
            "unit-and-author-unparted" => (of_text(united::KIND, read), Vec::new()),
            "authors-in-names" => {
                let answers = [named_sheets::YES, named_sheets::NO];
                let what = of_text(named_sheets::KIND, read);
                (what, answers.map(str::to_owned).to_vec())
            }
            "column-ignored" | "column-second" => {
                let read_fields = self.rulebook.fields.iter().filter(|(id, field)| {
                    field.is_read
                        || matches!(*id, OUTLET | DATE | SENT)
                        || field.kind == Kind::People
                });
                let titles = read_fields.map(|(_, field)| field.title().to_owned());
                let mut choices = vec!["标题".to_owned(), "部门".to_owned()];
                choices.extend(titles);
                choices.dedup();
                let headed = listed(problem.text("headed"));
                choices.retain(|choice| !headed.contains(choice));
                (of_text("表头", read), with(choices, UNREAD))
            }
            "event-account-unknown" => (of_text("账户", problem.text("name")), near()),
            "unknown-event" => (of_text("事项", read), listed(problem.text("names"))),
            "date-without-day" if !problem.rows.is_empty() => {
                let title = problem.text("field");
                return Some(Question {
                    what: of_text(title, read),
                    choices: near(),
                    day: true,
                });
            }
            "date-without-year" => match &problem.place {
                Place::Cell { file, .. } => (of_text("年份", file), Vec::new()),
                _ => return None,
            },
            // Whatever stops a day from being read.
            _ if problem.severity == Severity::Error && self.is_day(problem.text("field")) => {
                return of_row(problem.text("field"), near());
            }
            _ => return None,
        };
        Some(Question {
            what,
            choices,
            day: false,
        })
    }

    /// An outlet's likeliest names, or its level, or not to count it.
    fn outlets(&self, near: Vec<String>) -> Vec<String> {
        let registry = &self.rulebook.registry;
        let mut choices = near;
        // Accounts of a platform have no level of their own.
        choices.retain(|name| {
            registry
                .find(name)
                .is_some_and(|id| !registry.get(id).platform)
        });
        choices.extend(self.levels());
        with(choices, OUT)
    }
}

/// The field that people know by a title.
pub(super) fn by_title<'f>(fields: &'f Fields, title: &str) -> Option<&'f Field> {
    fields
        .iter()
        .map(|(_, field)| field)
        .find(|field| field.title() == title)
}

fn names_of(field: &Field) -> Vec<String> {
    field
        .values
        .iter()
        .map(|value| value.name.clone())
        .collect()
}

fn choices_of(field: &Field) -> Vec<String> {
    match field.kind {
        Kind::Choice => with(names_of(field), OUT),
        Kind::Flag => ["是", "否"].map(str::to_owned).to_vec(),
        Kind::Number | Kind::Day | Kind::People => Vec::new(),
    }
}

/// What a message lists.
fn listed(text: &str) -> Vec<String> {
    let parts = text.split('、').filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn with(mut choices: Vec<String>, last: &str) -> Vec<String> {
    if !choices.iter().any(|choice| choice == last) {
        choices.push(last.to_owned());
    }
    choices
}
