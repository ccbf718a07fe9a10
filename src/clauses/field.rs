//! `[[field]]`: declares what can be known, or a built-in field again.
//!
//! Phase 1. A choice with `values` is closed and in order, low to high; in a list the first is the
//! name and the rest other spellings. `missing` says what an empty cell means: a value (a number
//! or a flag may stand without quotes), `"ask"` or `"none"`. Of an outlet it holds only where
//! neither the row nor the registry says anything. A cell of a number may say its unit (120元); a
//! percentage is its hundredth, in cells and in conditions (`rate = "<30%"`). The first of `headers` is the field's name in
//! reports: that of `department` is also what departments are called there (学校, 学区, 班级), and that of
//! `authors`, where it names a kind of person (通讯员), what teachers are.

use toml::de::DeValue;

use crate::problem::{Problem, Problems};
use crate::rulebook::field::{Field, Kind, Missing, Subject, Value};
use crate::rulebook::keys::{self, Keys, Shape, may, must};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{self, Source, Table, strings, wrong_type};

pub static KEYS: Keys = Keys::closed(
    "field",
    &[
        keys::CITED,
        keys::ASSUMES,
        must("name", Shape::Text),
        may(
            "of",
            Shape::Word(&["publication", "outlet", "teacher", "department"]),
        ),
        may(
            "kind",
            Shape::Word(&["choice", "number", "date", "flag", "people"]),
        ),
        may("headers", Shape::Texts),
        may("values", Shape::List(&Shape::Texts)),
        may("missing", Shape::Text),
    ],
);

pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) {
    let clause = loader.citation(&mut table);
    let problems = &mut *loader.problems;
    let Some(key) = table.string("name", problems) else {
        return;
    };
    let subjects = [
        ("publication", Subject::Publication),
        ("outlet", Subject::Outlet),
        ("teacher", Subject::Teacher),
        ("department", Subject::Department),
    ];
    let kinds = [
        ("choice", Kind::Choice),
        ("number", Kind::Number),
        ("date", Kind::Day),
        ("flag", Kind::Flag),
        ("people", Kind::People),
    ];
    let of = table.word("of", &subjects, problems);
    let kind = table.word("kind", &kinds, problems);
    let headers: Vec<String> = table
        .strings("headers", problems)
        .into_iter()
        .map(|(text, _)| text.to_owned())
        .collect();
    let values = table.take("values").map(|value| {
        let mut values = Vec::new();
        match value.get_ref() {
            DeValue::Array(list) => {
                for item in list {
                    let mut texts = strings(table.source, item, problems)
                        .into_iter()
                        .map(|(text, _)| text.to_owned());
                    values.extend(texts.next().map(|name| Value {
                        name,
                        spellings: texts.collect(),
                    }));
                }
            }
            _ => wrong_type(table.source, value, "type-list", problems),
        }
        values
    });
    let missing = table.take("missing");

    let id = loader.fields.by_key(key).unwrap_or_else(|| {
        loader.fields.add(Field {
            key: key.to_owned(),
            of: of.unwrap_or(Subject::Publication),
            kind: kind.unwrap_or(Kind::Choice),
            headers: vec![key.to_owned()],
            values: Vec::new(),
            declared: false,
            named: false,
            missing: Missing::Unknown,
            is_read: false,
        })
    });
    let field = loader.fields.get_mut(id);
    if let Some(of) = of {
        field.of = of;
    }
    if let Some(kind) = kind {
        field.kind = kind;
    }
    if !headers.is_empty() {
        field.headers = headers;
    }
    if let Some(values) = values {
        field.declared = true;
        field.values = values;
    }
    field.missing = match missing {
        None => Missing::Unknown,
        Some(value) => match value.get_ref().as_str() {
            Some("ask") => Missing::Ask,
            Some("none") => Missing::None,
            _ => taken_as(field, table.source, value, problems),
        },
    };
    loader.declared.fields.push((clause, id));
    table.finish(loader.problems);
}

/// The value that an empty cell is taken for.
fn taken_as(
    field: &mut Field,
    source: &Source,
    value: toml_reader::Value<'_>,
    problems: &mut Problems,
) -> Missing {
    let (text, expected) = match (field.kind, value.get_ref()) {
        (_, DeValue::String(text)) => (Some(text.to_string()), "type-text"),
        (Kind::Number, _) => (
            toml_reader::decimal(value).map(|number| number.to_string()),
            "type-number",
        ),
        (Kind::Flag, DeValue::Boolean(flag)) => (
            Some(if *flag { "是" } else { "否" }.to_owned()),
            "type-flag",
        ),
        (Kind::Flag, _) => (None, "type-flag"),
        (Kind::Day, _) => (
            toml_reader::day(value).map(|day| day.to_string()),
            "type-day",
        ),
        (Kind::Choice | Kind::People, _) => (None, "type-text"),
    };
    let Some(text) = text else {
        wrong_type(source, value, expected, problems);
        return Missing::Unknown;
    };
    if field.fact_of(&text).is_some() {
        return Missing::Value(text);
    }
    match field.kind {
        Kind::Choice if field.declared => problems.push(
            Problem::error("unknown-value-in-rule", source.place(value.span()))
                .read(text.as_str())
                .with("field", field.title())
                .with("values", names(field))
                .near(""),
        ),
        // Where no values are listed, the rulebook names one here.
        Kind::Choice => field.values.push(Value {
            name: text.clone(),
            spellings: Vec::new(),
        }),
        Kind::Number => wrong_type(source, value, "type-number", problems),
        Kind::Flag => wrong_type(source, value, "type-flag", problems),
        Kind::Day => wrong_type(source, value, "type-day", problems),
        // A column of names has no facts.
        Kind::People => problems.push(
            Problem::error("unknown-key", source.place(value.span()))
                .read("missing")
                .near(""),
        ),
    }
    Missing::Value(text)
}

fn names(field: &Field) -> String {
    let names: Vec<&str> = field
        .values
        .iter()
        .map(|value| value.name.as_str())
        .collect();
    names.join("、")
}
