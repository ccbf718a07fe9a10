//! Reading conditions: `when` and `who`.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::Loader;
use crate::problem::Problem;
use crate::rulebook::condition::{Condition, Range, Test, day_number};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{self, FieldId, Kind, Subject};
use crate::rulebook::keys::Keys;
use crate::rulebook::suggestions;
use crate::rulebook::toml_reader::{self, Source, Table, Value, nearest, show, wrong_type};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// `when`: a publication and its outlet.
    Publication,
    /// `who`: a teacher or a department.
    Account,
}

impl About {
    pub fn takes(self, subject: Subject) -> bool {
        match self {
            About::Publication => matches!(subject, Subject::Publication | Subject::Outlet),
            About::Account => matches!(subject, Subject::Teacher | Subject::Department),
        }
    }
}

impl Loader<'_> {
    /// The condition under a key; always true if the key is missing.
    pub fn condition(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        about: About,
    ) -> Condition {
        match table.table(key, self.problems) {
            Some(table) => self.parts(table, about),
            None => Condition::ALWAYS,
        }
    }

    pub(super) fn parts(&mut self, mut table: Table<'_>, about: About) -> Condition {
        let mut parts = Vec::new();
        let has_any = table.has("any");
        let any = table.tables("any", self.problems);
        if has_any && any.is_empty() {
            self.problems
                .push(Problem::error("empty-list", table.place()).read("any"));
        }
        if !any.is_empty() {
            parts.push(Condition::Any(
                any.into_iter().map(|t| self.parts(t, about)).collect(),
            ));
        }
        if let Some(not) = table.table("not", self.problems) {
            parts.push(Condition::Not(Box::new(self.parts(not, about))));
        }
        let source = table.source;
        let keys = table.keys;
        while let Some((key, span, value)) = table.take_any() {
            parts.extend(self.test(source, keys, (key, span), value, about));
        }
        table.finish(self.problems);
        // Keys come in no particular order; sentences and ties want one.
        parts.sort_by_key(|part| match part {
            Condition::Is(field, _) => (0, field.0),
            Condition::Not(_) => (1, 0),
            Condition::Any(_) | Condition::All(_) => (2, 0),
        });
        Condition::All(parts)
    }

    /// What a condition asks of one field; `others` are the keys that may stand beside.
    pub(super) fn test(
        &mut self,
        source: &Source,
        others: &Keys,
        (key, span): (&str, std::ops::Range<usize>),
        value: Value<'_>,
        about: About,
    ) -> Option<Condition> {
        let found = self.fields.by_key(key).filter(|&id| {
            let field = self.fields.get(id);
            about.takes(field.of) && field.kind != Kind::People
        });
        let Some(id) = found else {
            let keys = self
                .fields
                .iter()
                .filter(|(_, field)| about.takes(field.of) && field.kind != Kind::People)
                .map(|(_, field)| field.key.as_str());
            // It may be no field at all, but a result or `others`.
            let near = nearest(key, keys.chain(others.names())).unwrap_or_default();
            self.problems.push(
                Problem::error("unknown-field", source.place(span))
                    .read(key)
                    .near(near),
            );
            return None;
        };
        self.fields.get_mut(id).is_read = true;
        let items: Vec<Value<'_>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let test = match self.fields.get(id).kind {
            Kind::Flag => {
                let Some(flag) = value.get_ref().as_bool() else {
                    wrong_type(source, value, "type-flag", self.problems);
                    return None;
                };
                Test::Flag(flag)
            }
            Kind::Number | Kind::Day => {
                let is_day = self.fields.get(id).kind == Kind::Day;
                let ranges = items
                    .iter()
                    .filter_map(|item| self.range(source, item, is_day));
                Test::Ranges(ranges.collect())
            }
            Kind::Choice | Kind::People => {
                let mut values = Vec::new();
                for item in items {
                    match item.get_ref().as_str() {
                        Some(text) => values.extend(self.choices(source, id, text, item)),
                        None => wrong_type(source, item, "type-text", self.problems),
                    }
                }
                values.sort_unstable();
                values.dedup();
                Test::Choices(values)
            }
        };
        Some(Condition::Is(id, test))
    }

    pub(super) fn range(
        &mut self,
        source: &Source,
        value: Value<'_>,
        is_day: bool,
    ) -> Option<Range> {
        let exactly = |number: Decimal| Range {
            low: Some((number, true)),
            high: Some((number, true)),
        };
        let read = |text: &str| -> Option<Decimal> {
            if is_day {
                text.parse().ok().map(day_number)
            } else {
                Exact::parse(text)?.decimal()
            }
        };
        let range = if is_day {
            toml_reader::day(value).map(|day| exactly(day_number(day)))
        } else {
            toml_reader::decimal(value).map(exactly)
        };
        let range = range.or_else(|| Range::parse(value.get_ref().as_str()?, read));
        let empty = range
            .as_ref()
            .is_some_and(|range| match (range.low, range.high) {
                (Some((low, a)), Some((high, b))) => low > high || (low == high && !(a && b)),
                _ => false,
            });
        if range.is_none() || empty {
            let code = if empty { "empty-range" } else { "not-a-range" };
            let text = value.get_ref().as_str().unwrap_or_default();
            let meant = suggestions::range(text).filter(|text| Range::parse(text, read).is_some());
            self.problems.push(
                Problem::error(code, source.place(value.span()))
                    .read(show(value))
                    .near(meant.unwrap_or_default()),
            );
        }
        range
    }

    /// The outlet that a condition names. One that no list has is found by that very name in
    /// tables, but it may be a slip.
    fn outlet(&mut self, source: &Source, text: &str, at: Value<'_>) -> u32 {
        if self.registry.find(text).is_none() {
            let near = nearest(text, self.registry.names().map(|(name, _)| name));
            self.problems.push(
                Problem::warning("outlet-unlisted", source.place(at.span()))
                    .read(text)
                    .with("outlet", text)
                    .near(near.unwrap_or_default()),
            );
        }
        self.registry.name_in_condition(text)
    }

    /// The values that a text of a condition names: one, or those above or below it.
    fn choices(&mut self, source: &Source, id: FieldId, text: &str, at: Value<'_>) -> Vec<u32> {
        if id == field::OUTLET {
            return vec![self.outlet(source, text, at)];
        }
        self.fields.get_mut(id).named = true;
        if let Some(value) = self.fields.get(id).value(text) {
            return vec![value];
        }
        let field = self.fields.get(id);
        let count = field.values.len() as u32;
        if field.declared {
            let ordered = |rest: &str| field.value(rest);
            let named = |text: &str| {
                if let Some(rest) = text.strip_prefix(">=") {
                    ordered(rest).map(|value| value..count)
                } else if let Some(rest) = text.strip_prefix("<=") {
                    ordered(rest).map(|value| 0..value + 1)
                } else if let Some(rest) = text.strip_prefix('>') {
                    ordered(rest).map(|value| value + 1..count)
                } else if let Some(rest) = text.strip_prefix('<') {
                    ordered(rest).map(|value| 0..value)
                } else if let Some((low, high)) = text.split_once("..") {
                    ordered(low)
                        .zip(ordered(high))
                        .map(|(low, high)| low..high + 1)
                } else {
                    None
                }
            };
            if let Some(values) = named(text) {
                return values.collect();
            }
            let meant = suggestions::range(text).filter(|text| named(text).is_some());
            let names = field.values.iter().map(|value| value.name.as_str());
            let near = meant.or_else(|| nearest(text.trim_start_matches(['<', '>', '=']), names));
            let all: Vec<&str> = field
                .values
                .iter()
                .map(|value| value.name.as_str())
                .collect();
            self.problems.push(
                Problem::error("unknown-value-in-rule", source.place(at.span()))
                    .read(text)
                    .with("field", field.title())
                    .with("values", all.join("、"))
                    .near(near.unwrap_or_default()),
            );
            return Vec::new();
        }
        self.fields.get_mut(id).values.push(field::Value {
            name: text.to_owned(),
            spellings: Vec::new(),
        });
        vec![count]
    }
}
