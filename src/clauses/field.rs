//! `[[field]]`: declares what can be known, or a built-in field again.
//!
//! Phase 1. A choice with `values` is closed and in order, low to high; in a list the first is the
//! name and the rest other spellings. `missing` says what an empty cell means.

use toml::de::DeValue;

use crate::problem::Problem;
use crate::rulebook::field::{Field, Kind, Missing, Subject, Value};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{Table, strings, wrong_type};

pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) {
    let _ = loader.citation(&mut table);
    let problems = &mut *loader.problems;
    let Some(key) = table.string("name", problems) else {
        problems.push(Problem::error("missing-key", table.place()).with("key", "name"));
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
    let missing = table.string("missing", problems);

    let id = loader.fields.by_key(key).unwrap_or_else(|| {
        loader.fields.add(Field {
            key: key.to_owned(),
            of: of.unwrap_or(Subject::Publication),
            kind: kind.unwrap_or(Kind::Choice),
            headers: vec![key.to_owned()],
            values: Vec::new(),
            declared: false,
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
        Some("ask") => Missing::Ask,
        Some("none") => Missing::None,
        Some(value) => {
            if field.kind == Kind::Choice && field.declared && field.value(value).is_none() {
                problems.push(
                    Problem::error("unknown-value-in-rule", table.place())
                        .read(value)
                        .with("field", field.title())
                        .with("values", names(field))
                        .near(""),
                );
            }
            Missing::Value(value.to_owned())
        }
    };
    table.finish(loader.problems);
}

fn names(field: &Field) -> String {
    let names: Vec<&str> = field
        .values
        .iter()
        .map(|value| value.name.as_str())
        .collect();
    names.join("、")
}
