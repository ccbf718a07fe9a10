//! `jifen schema`: what editors need to complete and explain the keys of a rulebook.

use super::{Exit, print};
use crate::locale::Words;
use crate::rulebook::schema::schema;

/// Prints the JSON Schema of rulebooks.
pub fn run(words: &Words) -> Exit {
    // `{:#}` is a JSON text on several lines.
    print::result(&format!("{:#}\n", schema(words)), words)
}
