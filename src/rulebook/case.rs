//! `[[case]]`: a small table and what must come of it, worked out by hand.
//!
//! `rows`, `roster` and `events` are written by the names of facts and read like any table.
//! `expect` is what the rulebook's own periods bring the accounts named, or with `per` what that
//! period does; `ranks`, `lists` and `money` are of the last period. `asked` counts the questions,
//! `excluded` the publications that are in no book.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::Rulebook;
use super::exact::Exact;
use super::field::{Fields, Kind};
use super::loader::Loader;
use super::toml_reader::{self, Source, Table, Value, nearest, show};
use crate::classify::classify;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Builder, Column, EventColumn, Intake, RosterColumn};
use crate::locale::Words;
use crate::period::PeriodKind;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::scoring::{Outcome, Scored, score};
use crate::standing::{Standing, stand};

/// A row of a case: what stands in its columns.
type Cells<C> = Vec<(C, String)>;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    rows: Vec<Cells<Column>>,
    roster: Vec<Cells<RosterColumn>>,
    events: Vec<Cells<EventColumn>>,
    per: Option<PeriodKind>,
    expect: Vec<Expected<Vec<(Exact, u8)>>>,
    ranks: Vec<Expected<usize>>,
    lists: Vec<Expected<Vec<String>>>,
    money: Vec<Expected<Decimal>>,
    asked: Option<(usize, Place)>,
    excluded: Option<(usize, Place)>,
    place: Place,
}

/// What is expected of a name, and where that is written.
#[derive(Clone, Debug)]
struct Expected<T> {
    name: String,
    what: T,
    place: Place,
}

const EVENT_KEYS: [(&str, EventColumn); 6] = [
    ("name", EventColumn::Name),
    ("account", EventColumn::Account),
    ("date", EventColumn::Date),
    ("title", EventColumn::Title),
    ("count", EventColumn::Count),
    ("value", EventColumn::Value),
];

impl Case {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Case> {
        let place = table.place();
        let name = table
            .string("name", loader.problems)
            .unwrap_or_default()
            .to_owned();
        let _ = table.string("because", loader.problems);
        let rows = cells_of(&mut table, "rows", loader, publication_column);
        let roster = cells_of(&mut table, "roster", loader, roster_column);
        let events = cells_of(&mut table, "events", loader, |_, key| {
            EVENT_KEYS
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, column)| *column)
        });
        let per = loader.per(&mut table, "per");
        let units = loader.units.clone();
        let expect = names(&mut table, "expect", loader.problems, |value| {
            points(value, &units)
        });
        let ranks = names(&mut table, "ranks", loader.problems, count);
        let lists = names(&mut table, "lists", loader.problems, texts);
        let money = names(&mut table, "money", loader.problems, toml_reader::decimal);
        let mut number = |key| {
            let value = table.take(key)?;
            let found = count(value);
            if found.is_none() {
                toml_reader::wrong_type(table.source, value, "type-number", loader.problems);
            }
            Some((found?, table.source.place(value.span())))
        };
        let (asked, excluded) = (number("asked"), number("excluded"));
        table.finish(loader.problems);
        Some(Case {
            name,
            rows,
            roster,
            events,
            per,
            expect,
            ranks,
            lists,
            money,
            asked,
            excluded,
            place,
        })
    }

    /// What does not come out as the case says.
    pub fn run(&self, rulebook: &Rulebook, words: &Words) -> Vec<Problem> {
        let mut problems = Problems::default();
        let mut builder = Builder::new(&rulebook.fields, rulebook.publication_fields());
        for row in &self.rows {
            builder.submission(&borrowed(row), &mut problems);
        }
        for row in &self.roster {
            builder.roster(&borrowed(row));
        }
        for row in &self.events {
            builder.event(&borrowed(row), &mut problems);
        }
        let intake = builder.finish(&mut problems);
        let classified = classify(intake, rulebook, &mut problems);
        let scored = score(&classified, rulebook, &mut problems);
        let kind = self.per.unwrap_or(rulebook.calendar.base);
        let calendar = &rulebook.calendar;
        let last = scored
            .periods
            .last()
            .map(|last| calendar.containing(*last, kind));
        let mut failed = Vec::new();
        let run = Run {
            case: self,
            intake: &classified,
            scored: &scored,
        };
        run.points(kind, &mut failed);
        if let Some(last) = last {
            run.standing(&stand(&classified, rulebook, &scored, last), &mut failed);
        }
        run.counts(&problems, &mut failed);
        if !failed.is_empty() {
            // What was asked or refused is often why.
            let told = problems
                .iter()
                .filter(|problem| problem.severity == Severity::Error);
            failed.extend(told.map(|problem| {
                Problem::note("case-has-problem", self.place.clone())
                    .read(problem.read.as_str())
                    .with("case", self.name.as_str())
                    .with("problem", words.problem(problem))
            }));
        }
        failed
    }
}

/// Runs all cases of a rulebook.
pub fn run_all(rulebook: &Rulebook, words: &Words) -> Problems {
    let mut problems = Problems::default();
    for case in &rulebook.cases {
        case.run(rulebook, words)
            .into_iter()
            .for_each(|problem| problems.push(problem));
    }
    problems
}

/// A case that was run.
struct Run<'r> {
    case: &'r Case,
    intake: &'r Intake,
    scored: &'r Scored,
}

impl Run<'_> {
    fn fail(&self, place: &Place, what: &str, expected: String, got: String) -> Problem {
        Problem::error("case-failed", place.clone())
            .read(what)
            .with("case", self.case.name.as_str())
            .with("what", what)
            .with("expected", expected)
            .with("got", got)
    }

    /// The account so named; a name that nobody has is a mistake of the case.
    fn account(&self, name: &str, place: &Place, failed: &mut Vec<Problem>) -> Option<AccountId> {
        let accounts = &self.intake.accounts;
        let named: Vec<AccountId> = accounts
            .iter()
            .filter(|(_, account)| *account.name == *name)
            .map(|(id, _)| id)
            .collect();
        let ours = |id: &&AccountId| accounts.get(**id).kind != AccountKind::Outsider;
        let mine: Vec<AccountId> = named.iter().filter(ours).copied().collect();
        let code = match (&mine[..], &named[..]) {
            ([only], _) | ([], [only]) => return Some(*only),
            ([], []) => "case-account-unknown",
            _ => "case-several-accounts",
        };
        failed.push(
            Problem::error(code, place.clone())
                .read(name)
                .with("case", self.case.name.as_str())
                .with("name", name),
        );
        None
    }

    fn points(&self, kind: PeriodKind, failed: &mut Vec<Problem>) {
        let ledger = &self.scored.ledger;
        for expected in &self.case.expect {
            let Some(account) = self.account(&expected.name, &expected.place, failed) else {
                continue;
            };
            for (points, unit) in &expected.what {
                let got: Decimal = ledger
                    .entries
                    .iter()
                    .filter(|entry| entry.account == account && entry.unit == *unit)
                    .filter(|entry| ledger.periods[usize::from(entry.period)].kind <= kind)
                    .map(|entry| entry.amount)
                    .sum();
                if Exact::of(got) != *points {
                    let got = got.normalize().to_string();
                    failed.push(self.fail(&expected.place, &expected.name, points.show(), got));
                }
            }
        }
    }

    fn standing(&self, standing: &Standing, failed: &mut Vec<Problem>) {
        let ranked = |account: AccountId| {
            let rows = standing.rankings.iter().flat_map(|ranking| &ranking.rows);
            rows.into_iter().find(move |row| row.account == account)
        };
        for expected in &self.case.ranks {
            if let Some(account) = self.account(&expected.name, &expected.place, failed) {
                let got = ranked(account).and_then(|row| row.place);
                if got != Some(expected.what) {
                    let got = got.map_or_else(|| "-".to_owned(), |place| place.to_string());
                    let wanted = expected.what.to_string();
                    failed.push(self.fail(&expected.place, &expected.name, wanted, got));
                }
            }
        }
        for expected in &self.case.money {
            if let Some(account) = self.account(&expected.name, &expected.place, failed) {
                let got = ranked(account)
                    .and_then(|row| row.money)
                    .unwrap_or_default();
                if got != expected.what {
                    let (wanted, got) = (expected.what.to_string(), got.to_string());
                    failed.push(self.fail(&expected.place, &expected.name, wanted, got));
                }
            }
        }
        for expected in &self.case.lists {
            let list = standing
                .lists
                .iter()
                .find(|list| list.name == expected.name);
            let members = list.map_or(&[][..], |list| &list.members);
            let got: Vec<&str> = members
                .iter()
                .map(|member| &*self.intake.accounts.get(member.account).name)
                .collect();
            if got != expected.what {
                let (wanted, got) = (expected.what.join("、"), got.join("、"));
                failed.push(self.fail(&expected.place, &expected.name, wanted, got));
            }
        }
    }

    fn counts(&self, problems: &Problems, failed: &mut Vec<Problem>) {
        let unread = problems
            .iter()
            .filter(|problem| problem.code == "unknown-value")
            .count();
        let asked = self.scored.questions + unread;
        let is_out = |outcome: &&Outcome| matches!(outcome, Outcome::Excluded);
        let excluded = self.scored.outcomes.iter().filter(is_out).count();
        for (key, expected, got) in [
            ("asked", &self.case.asked, asked),
            ("excluded", &self.case.excluded, excluded),
        ] {
            if let Some((wanted, place)) = expected
                && *wanted != got
            {
                failed.push(self.fail(place, key, wanted.to_string(), got.to_string()));
            }
        }
    }
}

fn borrowed<C: Copy>(cells: &Cells<C>) -> Vec<(C, &str)> {
    cells
        .iter()
        .map(|(column, text)| (*column, text.as_str()))
        .collect()
}

/// The column of a key of `rows`: `title`, `department`, `link`, or a field.
fn publication_column(fields: &Fields, key: &str) -> Option<Column> {
    match key {
        "title" => Some(Column::Title),
        "department" => Some(Column::Department),
        "link" => Some(Column::Link),
        _ => fields.by_key(key).map(Column::Field),
    }
}

/// The column of a key of `roster`: `name`, `department`, or a field of accounts.
fn roster_column(fields: &Fields, key: &str) -> Option<RosterColumn> {
    match key {
        "name" => Some(RosterColumn::Name),
        "department" => Some(RosterColumn::Department),
        _ => fields
            .by_key(key)
            .filter(|id| fields.get(*id).kind != Kind::People)
            .map(RosterColumn::Field),
    }
}

/// The rows of one of the case's tables.
fn cells_of<C>(
    table: &mut Table<'_>,
    key: &'static str,
    loader: &mut Loader<'_>,
    column: impl Fn(&Fields, &str) -> Option<C>,
) -> Vec<Cells<C>> {
    let mut rows = Vec::new();
    for mut row in table.tables(key, loader.problems) {
        let source = row.source;
        let mut cells = Vec::new();
        while let Some((key, span, value)) = row.take_any() {
            match column(&loader.fields, key) {
                Some(column) => {
                    cells.extend(cell(source, value, loader.problems).map(|text| (column, text)));
                }
                None => {
                    let keys = loader.fields.iter().map(|(_, field)| field.key.as_str());
                    let near = nearest(key, keys.chain(["name", "title", "link", "account"]));
                    loader.problems.push(
                        Problem::error("unknown-key", source.place(span))
                            .read(key)
                            .near(near.unwrap_or_default()),
                    );
                }
            }
        }
        rows.push(cells);
    }
    rows
}

/// A value as a cell would hold it.
fn cell(source: &Source, value: Value<'_>, problems: &mut Problems) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Some(show(value)),
        DeValue::Boolean(flag) => Some(if *flag { "是" } else { "否" }.to_owned()),
        DeValue::Array(_) | DeValue::Table(_) => {
            toml_reader::wrong_type(source, value, "type-text", problems);
            None
        }
    }
}

/// A table of names.
fn names<T>(
    table: &mut Table<'_>,
    key: &'static str,
    problems: &mut Problems,
    read: impl Fn(Value<'_>) -> Option<T>,
) -> Vec<Expected<T>> {
    let Some(mut table) = table.table(key, problems) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    while let Some((name, _, value)) = table.take_any() {
        let place = table.source.place(value.span());
        match read(value) {
            Some(what) => found.push(Expected {
                name: name.to_owned(),
                what,
                place,
            }),
            None => toml_reader::wrong_type(table.source, value, "type-number", problems),
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn count(value: Value<'_>) -> Option<usize> {
    value
        .get_ref()
        .as_integer()
        .and_then(|number| number.as_str().parse().ok())
}

fn texts(value: Value<'_>) -> Option<Vec<String>> {
    let list = value.get_ref().as_array()?;
    list.iter()
        .map(|item| item.get_ref().as_str().map(str::to_owned))
        .collect()
}

/// Points: a number in the only unit, or such as `["30元", "2分"]`.
fn points(value: Value<'_>, units: &[String]) -> Option<Vec<(Exact, u8)>> {
    if let (Some(points), [_]) = (toml_reader::exact(value), units) {
        return Some(vec![(points, 0)]);
    }
    let list: Vec<&str> = match value.get_ref() {
        DeValue::String(text) => vec![text],
        DeValue::Array(list) => list
            .iter()
            .map(|v| v.get_ref().as_str())
            .collect::<Option<_>>()?,
        _ => return None,
    };
    list.into_iter()
        .map(|text| {
            units.iter().enumerate().find_map(|(index, unit)| {
                let points = text.strip_suffix(unit.as_str())?;
                Some((Exact::parse(points)?, index as u8))
            })
        })
        .collect()
}
