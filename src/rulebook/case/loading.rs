//! Reading a case.

use toml::de::DeValue;

use super::{Case, Cells, Expected, Of};
use crate::intake::{Column, EventColumn, RosterColumn};
use crate::problem::{Problem, Problems};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{Fields, Kind};
use crate::rulebook::keys::{self, Keys, Others, Shape, may};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::{self, Source, Table, Value, nearest, show};

pub static KEYS: Keys = Keys::closed(
    "case",
    &[
        may("name", Shape::Text),
        may("because", Shape::Text),
        may("rows", Shape::Tables(&ROW)),
        may("roster", Shape::Tables(&ROSTER)),
        may("events", Shape::Tables(&EVENT)),
        keys::CASE_PER,
        may("expect", Shape::Table(&EXPECT)),
        may("short", Shape::Table(&SHORT)),
        may("ranks", Shape::Table(&RANKS)),
        may("lists", Shape::Table(&LISTS)),
        may("money", Shape::Table(&MONEY)),
        may("prizes", Shape::Table(&MONEY)),
        may("asked", Shape::Count),
        may("excluded", Shape::Count),
    ],
);
static ROW: Keys = Keys::open(
    "row",
    &[
        may("title", Shape::Text),
        may("department", Shape::Text),
        may("link", Shape::Text),
    ],
    Others::Cells(About::Publication),
);
static ROSTER: Keys = Keys::open(
    "roster",
    &[
        may("name", Shape::Text),
        may("department", Shape::Text),
        may("from", Shape::Day),
        may("until", Shape::Day),
    ],
    Others::Cells(About::Account),
);
static EVENT: Keys = Keys::closed(
    "event-row",
    &[
        may("name", Shape::Text),
        may("account", Shape::Text),
        may("date", Shape::Day),
        may("title", Shape::Text),
        may("count", Shape::Number),
        may("value", Shape::Number),
    ],
);
static EXPECT: Keys = Keys::open("expect", &[], Others::Names(&POINTS));
static SHORT: Keys = Keys::open("short", &[], Others::Names(&NUMBERS));
static RANKS: Keys = Keys::open("ranks", &[], Others::Names(&PLACES));
static LISTS: Keys = Keys::open("lists", &[], Others::Names(&Shape::List(&Shape::Text)));
static MONEY: Keys = Keys::open("money", &[], Others::Names(&Shape::Number));
/// Numbers and places by article or unit.
static NUMBER_OF: Keys = Keys::open("of", &[], Others::Names(&Shape::Number));
static PLACE_OF: Keys = Keys::open("of", &[], Others::Names(&Shape::Count));
/// Points in the only unit, or such as `["30元", "2分"]`.
const POINTS: Shape = Shape::OneOf(&[Shape::Number, Shape::Texts]);
const NUMBERS: Shape = Shape::OneOf(&[Shape::Number, Shape::Table(&NUMBER_OF)]);
const PLACES: Shape = Shape::OneOf(&[Shape::Count, Shape::Table(&PLACE_OF)]);

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
        let problems = &mut *loader.problems;
        let expect = names(&mut table, ("expect", "type-points"), problems, |value| {
            points(value, &units)
        });
        let short = names(&mut table, ("short", "type-number"), problems, |value| {
            each(value, toml_reader::exact)
        });
        let ranks = names(&mut table, ("ranks", "type-number"), problems, |value| {
            each(value, count)
        });
        let lists = names(&mut table, ("lists", "type-list"), problems, texts);
        let money = names(
            &mut table,
            ("money", "type-number"),
            problems,
            toml_reader::exact,
        );
        let prizes = names(
            &mut table,
            ("prizes", "type-number"),
            problems,
            toml_reader::exact,
        );
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
            short,
            ranks,
            lists,
            money,
            prizes,
            asked,
            excluded,
        })
    }
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

/// The column of a key of `roster`: `name`, `department`, `from`, `until`, or a field of accounts.
fn roster_column(fields: &Fields, key: &str) -> Option<RosterColumn> {
    match key {
        "name" => Some(RosterColumn::Name),
        "department" => Some(RosterColumn::Department),
        "from" => Some(RosterColumn::From),
        "until" => Some(RosterColumn::Until),
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
                    debug_assert!(row.keys.find(key).is_none(), "{key} is not read");
                    let fields = loader.fields.iter().map(|(_, field)| field.key.as_str());
                    let near = nearest(key, fields.chain(row.keys.names()));
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

/// A table of names; `word` says what stands beside each.
fn names<T>(
    table: &mut Table<'_>,
    (key, word): (&'static str, &'static str),
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
            None => toml_reader::wrong_type(table.source, value, word, problems),
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// One value for all, or a table of values by article or unit.
fn each<T>(value: Value<'_>, read: impl Fn(Value<'_>) -> Option<T>) -> Option<Vec<Of<T>>> {
    let Some(table) = value.get_ref().as_table() else {
        let what = read(value)?;
        return Some(vec![Of { name: None, what }]);
    };
    let one = |(name, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, Value<'_>)| {
        let what = read(value)?;
        let name = Some(name.get_ref().to_string());
        Some(Of { name, what })
    };
    table.iter().map(one).collect()
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
