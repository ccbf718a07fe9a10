//! `jifen schema`: what editors need to complete and explain the keys of a rulebook, and other
//! programs to read a result or an explanation.

use super::arguments::Schema;
use super::{Exit, print};
use crate::answers;
use crate::locale::Words;
use crate::report::json;
use crate::rulebook::schema;

/// Prints the JSON Schema of rulebooks, or of what is asked for.
pub fn run(arguments: &Schema, words: &Words) -> Exit {
    let schema = match arguments.of.as_deref() {
        Some("result" | "结果") => json::schema(words),
        Some("explain" | "说明") => answers::schema(words),
        _ => schema::schema(words),
    };
    // `{:#}` is a JSON text on several lines.
    let text = format!("{schema:#}\n");
    print::result_to(arguments.to.file.as_deref(), &text, words)
}
