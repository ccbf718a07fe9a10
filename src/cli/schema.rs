//! `jifen schema`: what editors need to complete and explain the keys of a rulebook.

use super::arguments::Schema;
use super::{Exit, print};
use crate::locale::Words;
use crate::rulebook::schema::schema;

/// Prints the JSON Schema of rulebooks.
pub fn run(arguments: &Schema, words: &Words) -> Exit {
    // `{:#}` is a JSON text on several lines.
    let text = format!("{:#}\n", schema(words));
    print::result_to(arguments.to.file.as_deref(), &text, words)
}
