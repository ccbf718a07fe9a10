//! 通报.docx: the monthly bulletin, a text by a template that a school can replace, and the tables
//! as annexes. Every number in it is read off the run.

mod annexes;
mod counts;
mod document;
mod facts;
mod package;
mod tasks;
mod template;

use std::io::{self, Write};

use template::Paragraph;
pub use template::Template;

use super::Run;
use crate::locale::Words;
use crate::problem::Problem;

/// Writes the bulletin.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let text = text(run, words).map_err(|problem| io::Error::other(words.problem(&problem)))?;
    let annexes = annexes::annexes(run, words);
    let body = document::body(&text, &annexes, words);
    package::write(&body, out)
}

/// Tells what is wrong with the template of a run, if it cannot be filled in.
///
/// # Errors
/// The mistake, at its line.
pub fn check(run: &Run, words: &Words) -> Result<(), Box<Problem>> {
    text(run, words).map(|_| ())
}

fn text(run: &Run, words: &Words) -> Result<Vec<Paragraph>, Box<Problem>> {
    let built_in;
    let template = match &run.bulletin {
        Some(own) => own,
        None => {
            built_in = Template::built_in(words.lang);
            &built_in
        }
    };
    template.fill(&facts::facts(run, words))
}
