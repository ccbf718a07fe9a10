//! The whole result as JSON for other programs: amounts as texts, so that no digit is lost, and
//! keys in English whatever the language of the sentences.

pub mod schema;
mod shape;
mod view;

use std::io::{self, Write};

use serde_json::Value;

use super::Run;
use crate::locale::Words;
use crate::problem::Problems;
use shape::Whole;
pub use shape::{AMOUNT, KINDS};

/// Writes the result in one line with a line end.
pub fn write(run: &Run, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut out, &view::whole(run, words))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes problems alone, as a list in one line.
pub fn write_problems(
    problems: &Problems,
    words: &Words,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let problems = problems.iter();
    let problems = problems.map(|problem| view::view_problem(problem, words));
    serde_json::to_writer(&mut *out, &problems.collect::<Vec<_>>())?;
    out.write_all(b"\n")
}

/// The JSON Schema of the result, described in a language.
pub fn schema(words: &Words) -> Value {
    schema::described::<Whole<'_>>("result", words)
}
