//! `jifen bulletin`: the built-in text of the bulletin, to make one's own of.

use super::arguments::Bulletin;
use super::{Exit, print};
use crate::locale::Words;
use crate::report::bulletin::Template;

/// Prints the text, or writes it into a file.
pub fn run(arguments: &Bulletin, words: &Words) -> Exit {
    let template = Template::built_in(words.lang);
    print::result_to(arguments.to.file.as_deref(), template.text(), words)
}
