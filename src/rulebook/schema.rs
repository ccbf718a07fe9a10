//! The JSON Schema of rulebooks (draft 2020-12), written from the declarations that the loader
//! reads by (see [`super::keys`]): editors complete keys with it and explain them.
//!
//! It says what stands where. What goes together (the values of a field, periods, columns) is
//! `jifen check`'s to tell, which knows the rulebook and not only its shape.

use serde_json::{Map, Value, json};

use super::field::{EDITOR, Fields, Kind, Subject};
use super::keys::{CONDITION, Key, Keys, Others, Shape, WHEN_KEYS, WHO_KEYS};
use super::load::TOP;
use super::loader::{AMOUNT, About, Knows};
use crate::clauses::limit;
use crate::locale::Words;

/// A number or a percentage, with a fraction.
const FRACTION: &str = r"^\s*[+-]?\d+(\.\d+)?\s*([%％]|/\s*\d+(\.\d+)?)?\s*$";
/// One end, or both with dots between them; numbers, percentages or days.
const RANGE: &str = concat!(
    r"^\s*(>=|<=|>|<)?\s*(-?\d+(\.\d+)?\s*[%％]?|\d{4}-\d{2}-\d{2})\s*$|",
    r"^\s*(-?\d+(\.\d+)?\s*[%％]?\s*\.\.\s*-?\d+(\.\d+)?\s*[%％]?|\d{4}-\d{2}-\d{2}\s*\.\.\s*\d{4}-\d{2}-\d{2})\s*$"
);
const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";
const MONTH_DAY: &str = r"^\d{1,2}-\d{1,2}$";

/// The schema, described in a language.
pub fn schema(words: &Words) -> Value {
    let writer = Writer {
        words,
        fields: Fields::new(),
    };
    let mut schema = writer.table(&TOP);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(words.word("schema-title"));
    schema["description"] = json!(words.word("schema-description"));
    schema["$defs"] = writer.definitions();
    schema
}

struct Writer<'w> {
    words: &'w Words,
    fields: Fields,
}

impl Writer<'_> {
    /// What is referred to from many places.
    fn definitions(&self) -> Value {
        let fraction = json!({
            "type": "string",
            "pattern": FRACTION,
            "description": self.words.word("schema-fraction"),
        });
        let range = json!({
            "type": "string",
            "pattern": RANGE,
            "description": self.words.word("schema-range"),
        });
        json!({
            "fraction": fraction,
            "range": range,
            "number": { "oneOf": [{ "type": "number" }, { "$ref": "#/$defs/fraction" }] },
            "limits": { "oneOf": [{ "type": "number" }, { "$ref": "#/$defs/range" }] },
            "amount": self.amount(&[]),
            "amount-of-base": self.amount(&["base"]),
            "amount-of-value": self.amount(&["value"]),
            // What a condition may ask of a field of which only the rulebook knows the kind.
            "test": { "anyOf": [
                { "type": ["string", "number", "boolean"] },
                { "type": "array", "minItems": 1, "items": { "type": ["string", "number"] } },
            ] },
            "test-of-number": one_or_list(json!({ "$ref": "#/$defs/limits" })),
            "test-of-day": one_or_list(json!({ "$ref": "#/$defs/range" })),
            // A fact of such a field.
            "fact": { "type": ["string", "number", "boolean"] },
            "when": self.table(&WHEN_KEYS),
            "who": self.table(&WHO_KEYS),
        })
    }

    fn amount(&self, words: &[&str]) -> Value {
        let mut table = self.table(&AMOUNT);
        let numbers = self
            .fields
            .iter()
            .filter(|(_, field)| field.kind == Kind::Number);
        let numbers = numbers.map(|(_, field)| field.key.as_str());
        let known: Vec<&str> = words.iter().copied().chain(numbers).collect();
        // A rulebook's own fields are not known here, only told as words to choose from.
        table["properties"]["of"]["examples"] = json!(known);
        json!({ "oneOf": [{ "$ref": "#/$defs/number" }, table] })
    }

    /// A table with these keys.
    fn table(&self, keys: &'static Keys) -> Value {
        let mut properties = Map::new();
        self.other_properties(keys, &mut properties);
        for key in keys.keys {
            let mut shape = self.shape(&key.shape);
            shape["description"] = json!(self.words.word(&message(self.words, keys, key)));
            properties.insert(key.name.to_owned(), shape);
        }
        let required = keys.keys.iter().filter(|key| key.required);
        let required: Vec<&str> = required.map(|key| key.name).collect();
        let mut table = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": self.additional(keys),
        });
        if !required.is_empty() {
            table["required"] = json!(required);
        }
        match keys.others {
            Others::Columns(_) => {
                table["minProperties"] = json!(1);
                table["maxProperties"] = json!(1);
            }
            _ if std::ptr::eq(keys, &limit::KEYS) => self.forms_of_limit(&mut table),
            _ => {}
        }
        table
    }

    /// A limit of an account says whose it is; one of publications and pieces has none.
    fn forms_of_limit(&self, table: &mut Value) {
        let never = limit::OF_ACCOUNT.iter();
        let never: Map<String, Value> =
            never.map(|key| ((*key).to_owned(), json!(false))).collect();
        table["if"] = json!({ "properties": { "per": { "enum": ["publication", "piece"] } } });
        table["then"] = json!({ "properties": never });
        table["else"] = json!({ "required": ["account"] });
    }

    /// The built-in fields that a table takes as keys.
    fn other_properties(&self, keys: &Keys, properties: &mut Map<String, Value>) {
        for (id, field) in self.fields.iter() {
            let about = |about: About| about.takes(field.of);
            let is_fact = field.kind != Kind::People;
            let mut shape = match &keys.others {
                Others::Tests(of) if about(*of) && is_fact => test_of(field.kind),
                Others::Columns(of) if about(*of) && is_fact => list_of(test_of(field.kind)),
                Others::Weights if field.kind == Kind::People && id != EDITOR => {
                    json!({ "$ref": "#/$defs/number" })
                }
                Others::OutletFacts if field.of == Subject::Outlet => fact(),
                Others::Cells(of) if about(*of) => fact(),
                _ => continue,
            };
            let id = format!("fact-{}", field.key);
            shape["description"] = json!(self.words.word(&id));
            properties.insert(field.key.clone(), shape);
        }
    }

    /// What may stand under keys that are not listed.
    fn additional(&self, keys: &Keys) -> Value {
        let (mut shape, id) = match &keys.others {
            Others::None => return json!(false),
            Others::Tests(_) => (test_of(Kind::Choice), "key-other-tests"),
            Others::Columns(_) => (list_of(test_of(Kind::Choice)), "key-other-tests"),
            Others::Weights => (json!({ "$ref": "#/$defs/number" }), "key-other-weights"),
            Others::OutletFacts => (fact(), "key-other-facts"),
            Others::Cells(_) => (fact(), "key-other-cells"),
            Others::Names(shape) => (self.shape(shape), "key-other-names"),
        };
        shape["description"] = json!(self.words.word(id));
        shape
    }

    /// A table under a key. Conditions stand within conditions, so they are defined apart.
    fn refer(&self, keys: &'static Keys) -> Value {
        match keys.others {
            Others::Tests(About::Publication) if keys.table == CONDITION => {
                json!({ "$ref": "#/$defs/when" })
            }
            Others::Tests(About::Account) if keys.table == CONDITION => {
                json!({ "$ref": "#/$defs/who" })
            }
            _ => self.table(keys),
        }
    }

    fn shape(&self, shape: &'static Shape) -> Value {
        match shape {
            Shape::Text => json!({ "type": "string" }),
            Shape::Texts => one_or_list(json!({ "type": "string" })),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Number => json!({ "$ref": "#/$defs/number" }),
            Shape::Whole(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Shape::Count => json!({ "type": "integer", "minimum": 0 }),
            Shape::CountOrAll => {
                json!({ "oneOf": [{ "type": "integer", "minimum": 1 }, { "const": "all" }] })
            }
            Shape::Day => json!({ "type": "string", "pattern": DAY }),
            Shape::MonthDay => json!({ "type": "string", "pattern": MONTH_DAY }),
            Shape::MonthDays => one_or_list(json!({ "type": "string", "pattern": MONTH_DAY })),
            Shape::Range => json!({ "$ref": "#/$defs/limits" }),
            Shape::Word(words) => json!({ "enum": words }),
            Shape::Column => {
                let people = self.fields.iter().filter(|(_, f)| f.kind == Kind::People);
                let keys: Vec<&str> = people.map(|(_, field)| field.key.as_str()).collect();
                json!({ "type": "string", "examples": keys })
            }
            Shape::Amount(knows) => json!({ "$ref": match knows {
                Knows::Publication | Knows::Account => "#/$defs/amount",
                Knows::Base => "#/$defs/amount-of-base",
                Knows::Event => "#/$defs/amount-of-value",
            } }),
            Shape::Places => json!({ "oneOf": [
                { "type": "integer", "minimum": 1 },
                { "$ref": "#/$defs/fraction" },
            ] }),
            Shape::Table(keys) => self.refer(keys),
            Shape::Tables(keys) => json!({ "type": "array", "items": self.refer(keys) }),
            Shape::List(item) => json!({ "type": "array", "items": self.shape(item) }),
            Shape::OneOf(shapes) => {
                let shapes: Vec<Value> = shapes.iter().map(|shape| self.shape(shape)).collect();
                json!({ "anyOf": shapes })
            }
        }
    }
}

/// The message that says what a key is for: its own in this table, or one for all tables.
pub fn message(words: &Words, keys: &Keys, key: &Key) -> String {
    let own = format!("key-{}-{}", keys.table, key.name);
    if words.has(&own) {
        own
    } else {
        format!("key-{}", key.name)
    }
}

/// One of these, or a list of them.
fn one_or_list(item: Value) -> Value {
    json!({ "anyOf": [item.clone(), { "type": "array", "items": item }] })
}

/// What a condition may ask of a field of this kind. A rulebook can declare a choice or flag again as
/// something else; of numbers and days that would make no sense.
fn test_of(kind: Kind) -> Value {
    json!({ "$ref": match kind {
        Kind::Number => "#/$defs/test-of-number",
        Kind::Day => "#/$defs/test-of-day",
        Kind::Choice | Kind::Flag | Kind::People => "#/$defs/test",
    } })
}

fn list_of(item: Value) -> Value {
    json!({ "type": "array", "minItems": 1, "items": item })
}

fn fact() -> Value {
    json!({ "$ref": "#/$defs/fact" })
}
