//! TOML with places: reads keys of a table one by one, and tells of all that is wrong with it.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

mod table;

use super::exact::Exact;
use super::keys::Keys;
pub use super::suggestions::nearest;
use crate::problem::{Arg, Place, Problem, Problems};
pub use table::Table;

/// A rulebook's or registry's text under its name.
#[derive(Clone, Debug)]
pub struct Source {
    pub file: Arc<str>,
    pub text: Arc<str>,
    /// Where each line starts.
    lines: Arc<[usize]>,
}

/// Where a table stands: its line, from 1, and its span of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub line: usize,
    pub span: std::ops::Range<usize>,
}

impl Source {
    pub fn new(file: &str, text: &str) -> Source {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Source {
            file: file.into(),
            text: text.into(),
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The place of a span.
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place::Toml {
            file: self.file.clone(),
            text: self.text.clone(),
            start: span.start,
            end: span.end,
        }
    }

    /// Where a span stands.
    pub fn spot(&self, span: std::ops::Range<usize>) -> Spot {
        Spot {
            line: self.line(span.start),
            span,
        }
    }

    /// The line of an offset, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The offset at which a line, from 1, starts; the end of the text if there is none.
    pub fn start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index));
        start.copied().unwrap_or(self.text.len())
    }

    /// The document of a text that was has no slips ([`super::toml_syntax::parse`]).
    pub fn parse<'a>(&self, text: &'a str) -> DeTable<'a> {
        DeTable::parse_recoverable(text).0.into_inner()
    }
}

/// A value with its place.
pub type Value<'a> = &'a Spanned<DeValue<'a>>;

/// The value as a table.
pub fn table<'a>(
    source: &'a Source,
    value: Value<'a>,
    keys: &'static Keys,
    problems: &mut Problems,
) -> Option<Table<'a>> {
    value
        .get_ref()
        .as_table()
        .map(|table| Table::new(source, value.span(), table, keys, problems))
}

/// One text or a list of texts.
pub fn strings<'a>(
    source: &'a Source,
    value: Value<'a>,
    problems: &mut Problems,
) -> Vec<(&'a str, Value<'a>)> {
    let items: Vec<Value<'a>> = match value.get_ref() {
        DeValue::Array(list) => list.iter().collect(),
        _ => vec![value],
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item.get_ref().as_str() {
            Some(text) => texts.push((text, item)),
            None => wrong_type(source, item, "type-text", problems),
        }
    }
    texts
}

pub fn decimal(value: Value<'_>) -> Option<Decimal> {
    let text = match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    Decimal::from_str_exact(text.trim_start_matches('+')).ok()
}

/// A number, or a fraction in quotes.
pub fn exact(value: Value<'_>) -> Option<Exact> {
    match value.get_ref() {
        DeValue::String(text) => Exact::parse(text),
        _ => decimal(value).map(Exact::of),
    }
}

pub fn day(value: Value<'_>) -> Option<NaiveDate> {
    match value.get_ref() {
        DeValue::Datetime(at) if at.time.is_none() => {
            let date = at.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        DeValue::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The value as a rulebook would write it, keys in order: what clauses are told apart by.
pub fn show(value: Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(at) => at.to_string(),
        DeValue::Array(list) => {
            let items: Vec<String> = list.iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(table) => {
            let items: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", key.get_ref(), show(value)))
                .collect();
            format!("{{ {} }}", items.join(", "))
        }
    }
}

pub fn wrong_type(
    source: &Source,
    value: Value<'_>,
    expected: &'static str,
    problems: &mut Problems,
) {
    problems.push(
        Problem::error("wrong-type", source.place(value.span()))
            .read(show(value))
            .with("kind", expected)
            .with("expected", Arg::Word(expected)),
    );
}

/// A word that is none of those possible here.
pub fn unknown_word<'w>(
    source: &Source,
    value: Value<'_>,
    words: impl Iterator<Item = &'w str> + Clone,
    problems: &mut Problems,
) {
    let text = value.get_ref().as_str().unwrap_or_default();
    let near = nearest(text, words.clone());
    let all: Vec<&str> = words.collect();
    problems.push(
        Problem::error("unknown-word", source.place(value.span()))
            .read(show(value))
            .with("words", all.join("、"))
            .near(near.unwrap_or_default()),
    );
}
