//! `jifen read`: a rulebook in numbered sentences, to be held against the signed policy.

use super::arguments::Read;
use super::gather::load;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::locale::Words;
use crate::problem::Problems;
use crate::reading::read;

/// Reads the rulebook back. One with errors has no meaning that could be told.
pub fn run(arguments: &Read, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let rulebook = load(arguments.rulebook.as_deref(), &mut problems);
    problems.sort();
    show(&problems, Extent::ALL, None, words);
    match rulebook {
        Some(rulebook) => {
            let text = read(&rulebook, words);
            print::result_to(arguments.to.file.as_deref(), &text, words)
        }
        None => Exit::Failed,
    }
}
