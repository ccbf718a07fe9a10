//! A table of a rulebook whose keys are read one by one, held to what is declared.

use std::cell::Cell;

use chrono::NaiveDate;
use toml::de::DeTable;

use super::{
    Source, Spot, Value, day, exact, nearest, show, strings, table, unknown_word, wrong_type,
};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::exact::Exact;
use crate::rulebook::keys::{Keys, Shape};
use crate::span::Span;

/// A table whose keys are read by name; those left over are unknown.
pub struct Table<'a> {
    pub source: &'a Source,
    pub span: std::ops::Range<usize>,
    /// The keys that it may have.
    pub keys: &'static Keys,
    entries: Vec<(&'a str, std::ops::Range<usize>, Value<'a>)>,
    /// Which of [`Table::keys`] the loader looked for, a bit each.
    looked_for: Cell<u64>,
}

impl<'a> Table<'a> {
    /// Opens a table; tells of the keys that it must have and has not.
    pub fn new(
        source: &'a Source,
        span: std::ops::Range<usize>,
        table: &'a DeTable<'a>,
        keys: &'static Keys,
        problems: &mut Problems,
    ) -> Self {
        let entries = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
            .collect();
        let table = Table {
            source,
            span,
            keys,
            entries,
            looked_for: Cell::new(0),
        };
        for key in keys.keys.iter().filter(|key| key.required) {
            table.require_one(key.name, problems);
        }
        table
    }

    /// What may stand under a key, which must be declared.
    fn shape(&self, key: &str) -> Option<&'static Shape> {
        let found = self.keys.find(key);
        debug_assert!(found.is_some(), "{}: no key {key}", self.keys.table);
        let index = found?;
        self.looked_for.set(self.looked_for.get() | 1 << index);
        Some(&self.keys.keys[index].shape)
    }

    /// Holds the loader to what is declared.
    pub fn expect(&self, key: &str, is: impl Fn(&Shape) -> bool) {
        let shape = self.shape(key);
        let table = self.keys.table;
        debug_assert!(shape.is_some_and(is), "{table}: {key} is {shape:?}");
    }

    /// The table as text, keys in order: what clauses are told apart by. The citation comes first.
    pub fn text(&self) -> String {
        let mut parts: Vec<(bool, &str, String)> = self
            .entries
            .iter()
            .map(|(key, _, value)| (*key != "clause", *key, show(value)))
            .collect();
        parts.sort();
        parts
            .iter()
            .map(|(_, key, value)| format!("{key} = {value}\n"))
            .collect()
    }

    /// The value of a key that is still to be taken.
    pub fn peek(&self, key: &str) -> Option<Value<'a>> {
        let _ = self.shape(key);
        let mut entries = self.entries.iter();
        entries
            .find(|(name, _, _)| *name == key)
            .map(|(_, _, value)| *value)
    }

    /// Takes the value of a key.
    pub fn take(&mut self, key: &'static str) -> Option<Value<'a>> {
        let _ = self.shape(key);
        let index = self.entries.iter().position(|(name, _, _)| *name == key)?;
        Some(self.entries.swap_remove(index).2)
    }

    /// Takes whatever key is left, for tables whose keys are names.
    pub fn take_any(&mut self) -> Option<(&'a str, std::ops::Range<usize>, Value<'a>)> {
        self.entries.pop()
    }

    /// Tells of a key that must be given and is not.
    pub fn require_one(&self, key: &'static str, problems: &mut Problems) {
        if !self.entries.iter().any(|(name, _, _)| *name == key) {
            problems.push(Problem::error("missing-key", self.place()).with("key", key));
        }
    }

    pub fn has(&self, key: &str) -> bool {
        let _ = self.shape(key);
        self.entries.iter().any(|(name, _, _)| *name == key)
    }

    /// Leaves keys that have no meaning beside others that are given: they are told as unknown.
    pub fn leave(&self, keys: &[&'static str]) {
        for key in keys {
            let _ = self.shape(key);
        }
    }

    pub fn place(&self) -> Place {
        self.source.place(self.span.clone())
    }

    pub fn spot(&self) -> Spot {
        self.source.spot(self.span.clone())
    }

    /// Tells of the keys that nobody took.
    pub fn finish(self, problems: &mut Problems) {
        let keys = self.keys;
        debug_assert!(
            (0..keys.keys.len()).all(|index| self.looked_for.get() >> index & 1 == 1),
            "{}: not all of {:?} are read",
            keys.table,
            keys.names().collect::<Vec<_>>()
        );
        for (key, span, _) in &self.entries {
            let problem = Problem::error("unknown-key", self.source.place(span.clone())).read(*key);
            let is_declared = keys.names().any(|name| name == *key);
            problems.push(if is_declared {
                // It has a meaning, but none beside what else is given.
                problem.with("like", "same").with("near", "")
            } else {
                problem.near(nearest(key, keys.names()).unwrap_or_default())
            });
        }
    }

    fn wrong(&self, value: Value<'a>, expected: &'static str, problems: &mut Problems) {
        wrong_type(self.source, value, expected, problems);
    }

    pub fn string(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'a str> {
        self.text_at(key, problems).map(|(text, _)| text)
    }

    /// A text with its place.
    pub fn text_at(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<(&'a str, Value<'a>)> {
        self.expect(key, |shape| matches!(shape, Shape::Text | Shape::MonthDay));
        let value = self.take(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(value, "type-text", problems);
        }
        text.map(|text| (text, value))
    }

    /// One text or a list of texts, each with its place.
    pub fn strings(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<(&'a str, Value<'a>)> {
        self.expect(key, |shape| {
            matches!(shape, Shape::Texts | Shape::MonthDays)
        });
        match self.take(key) {
            Some(value) => strings(self.source, value, problems),
            None => Vec::new(),
        }
    }

    pub fn flag(&mut self, key: &'static str, problems: &mut Problems) -> Option<bool> {
        self.expect(key, |shape| matches!(shape, Shape::Flag));
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, "type-flag", problems);
        }
        flag
    }

    /// A number or an exact fraction in quotes.
    pub fn exact(&mut self, key: &'static str, problems: &mut Problems) -> Option<Exact> {
        self.expect(key, |shape| matches!(shape, Shape::Number));
        let value = self.take(key)?;
        let exact = exact(value);
        if exact.is_none() {
            self.wrong(value, "type-number", problems);
        }
        exact
    }

    /// A whole number above zero, or the word `all` (none).
    pub fn count_or_all(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<Option<usize>> {
        self.expect(key, |shape| matches!(shape, Shape::CountOrAll));
        let value = self.take(key)?;
        let count = value
            .get_ref()
            .as_integer()
            .and_then(|n| n.as_str().parse::<usize>().ok());
        match (value.get_ref().as_str(), count) {
            (Some("all"), _) => Some(None),
            (_, Some(count)) if count > 0 => Some(Some(count)),
            _ => {
                self.wrong(value, "type-count-or-all", problems);
                None
            }
        }
    }

    /// A whole number from `least` to `most`.
    pub fn whole(
        &mut self,
        key: &'static str,
        least: u32,
        most: u32,
        problems: &mut Problems,
    ) -> Option<u32> {
        self.expect(
            key,
            |shape| matches!(shape, Shape::Whole(low, high) if (*low, *high) == (least, most)),
        );
        let value = self.take(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| n.as_str().parse::<u32>().ok());
        let number = number.filter(|n| (least..=most).contains(n));
        if number.is_none() {
            problems.push(
                Problem::error("number-out-of-range", self.source.place(value.span()))
                    .read(show(value))
                    .with("least", least.to_string())
                    .with("most", most.to_string()),
            );
        }
        number
    }

    pub fn day(&mut self, key: &'static str, problems: &mut Problems) -> Option<NaiveDate> {
        self.expect(key, |shape| matches!(shape, Shape::Day));
        let value = self.take(key)?;
        let day = day(value);
        if day.is_none() {
            self.wrong(value, "type-day", problems);
        }
        day
    }

    /// The days from `from` to `until`.
    pub fn span(&mut self, problems: &mut Problems) -> Span {
        let at = self.peek("until").map(|value| value.span());
        let span = Span {
            from: self.day("from", problems),
            until: self.day("until", problems),
        };
        if let (true, Some(at)) = (span.is_reversed(), at) {
            problems.push(
                Problem::error("dates-reversed", self.source.place(at))
                    .with(
                        "from",
                        span.from.map_or(String::new(), |day| day.to_string()),
                    )
                    .with(
                        "until",
                        span.until.map_or(String::new(), |day| day.to_string()),
                    ),
            );
        }
        span
    }

    /// A word out of a fixed list.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        self.expect(key, |shape| {
            let read = words.iter().map(|(word, _)| *word);
            matches!(shape, Shape::Word(declared) if declared.iter().copied().eq(read))
        });
        let value = self.take(key)?;
        let found = value
            .get_ref()
            .as_str()
            .and_then(|text| words.iter().find(|(word, _)| *word == text))
            .map(|(_, meaning)| *meaning);
        if found.is_none() {
            unknown_word(
                self.source,
                value,
                words.iter().map(|(word, _)| *word),
                problems,
            );
        }
        found
    }

    pub fn table(&mut self, key: &'static str, problems: &mut Problems) -> Option<Table<'a>> {
        let shape = self.shape(key);
        let value = self.take(key)?;
        let keys = shape.and_then(Shape::keys)?;
        let table = table(self.source, value, keys, problems);
        if table.is_none() {
            self.wrong(value, "type-table", problems);
        }
        table
    }

    /// A list of tables: `[[key]]` or `key = [{…}, …]`.
    pub fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Table<'a>> {
        let shape = self.shape(key);
        let (Some(value), Some(keys)) = (self.take(key), shape.and_then(Shape::keys)) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, "type-tables", problems);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(list.len());
        for item in list {
            match table(self.source, item, keys, problems) {
                Some(table) => tables.push(table),
                None => self.wrong(item, "type-table", problems),
            }
        }
        tables
    }
}
