//! The JSON Schema (draft 2020-12) of what other programs read, derived from the types that are
//! written and described in the words of a language.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::locale::Words;

/// The schema of a type. Its title, and what it is, stand under `json-title-NAME` and `json-NAME`;
/// what a key is for under `json-TYPE-KEY`, or `json-KEY` where it is the same in all types.
pub fn described<T: JsonSchema>(name: &str, words: &Words) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    let whole = schema.get("title").and_then(Value::as_str).unwrap_or(name);
    let whole = whole.to_owned();
    let mut value = std::mem::take(&mut schema).to_value();
    describe(&mut value, &whole, words);
    value["title"] = json!(words.word(&format!("json-title-{name}")));
    value["description"] = json!(words.word(&format!("json-{name}")));
    value
}

/// Says what each key of a type is for, in place of what the type's comments say.
fn describe(schema: &mut Value, of: &str, words: &Words) {
    match schema {
        Value::Object(object) => {
            object.remove("description");
            for (key, value) in object.iter_mut() {
                match (key.as_str(), value) {
                    ("$defs", Value::Object(types)) => {
                        let types = types.iter_mut();
                        types.for_each(|(name, of_type)| describe(of_type, name, words));
                    }
                    ("properties", Value::Object(properties)) => {
                        for (name, property) in properties {
                            describe(property, of, words);
                            let id = message(of, name, words);
                            property["description"] = json!(words.word(&id));
                        }
                    }
                    (_, value) => describe(value, of, words),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| describe(item, of, words)),
        _ => {}
    }
}

/// The message that says what a key of a type is for.
fn message(of: &str, key: &str, words: &Words) -> String {
    let key = key.replace('_', "-");
    let own = format!("json-{of}-{key}");
    match words.has(&own) {
        true => own,
        false => format!("json-{key}"),
    }
}
