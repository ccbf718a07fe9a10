//! The rulebook's text once more, for what the loaded rulebook no longer tells apart: which line
//! said what.

use toml::de::{DeTable, DeValue};

use crate::rulebook::toml_reader::{Source, Value};

/// A table of the top level.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// Its key, such as `points`.
    pub kind: &'a str,
    pub value: Value<'a>,
}

/// All tables of the top level, in the order of the text.
pub fn clauses<'a>(document: &'a DeTable<'a>) -> Vec<Clause<'a>> {
    let mut found = Vec::new();
    for (key, value) in document.iter() {
        let kind = key.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Array(list) => found.extend(list.iter().map(|value| Clause { kind, value })),
            _ => found.push(Clause { kind, value }),
        }
    }
    found.sort_by_key(|clause| clause.value.span().start);
    found
}

/// The document of a text that was read before, so that its mistakes are told already.
pub fn document(source: &Source) -> DeTable<'_> {
    source.parse(&source.text)
}

impl<'a> Clause<'a> {
    /// The text of a key, with its place.
    pub fn text(&self, key: &str) -> Option<(&'a str, Value<'a>)> {
        let value = self.value.get_ref().as_table()?.get(key)?;
        Some((value.get_ref().as_str()?, value))
    }
}
