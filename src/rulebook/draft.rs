//! A rulebook as far as it could be read, mistakes and all. Only one without is scored by; one with
//! mistakes can still be checked, so that a person hears of everything at once.

use std::fs;
use std::path::Path;

use super::Rulebook;
use super::consequences;
use super::load;
use crate::problem::{Place, Problem, Problems};

/// Of one kind of mistake no more are told; the rest are counted.
pub const MOST_TOLD: usize = 40;

/// What was read of a rulebook.
pub struct Draft {
    /// Without the parts that could not be read.
    pub rulebook: Rulebook,
    pub mistakes: Problems,
}

impl Draft {
    /// What a file holds; none if it cannot be read as text at all, which is told.
    pub fn load(path: &Path, problems: &mut Problems) -> Option<Draft> {
        let name = path.display().to_string();
        let file = Place::File(name.as_str().into());
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems.push(
                    Problem::error("rulebook-unreadable", file)
                        .read(&*name)
                        .with("error", &error),
                );
                return None;
            }
        };
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(Draft::parse(&name, text.trim_start_matches('\u{feff}'))),
            Err(_) => {
                problems.push(Problem::error("rulebook-not-utf-8", file).read(&*name));
                None
            }
        }
    }

    /// What a text says.
    pub fn parse(file: &str, text: &str) -> Draft {
        let mut mistakes = Problems::default();
        let rulebook = load::parse(file, text, &mut mistakes);
        Draft {
            rulebook,
            mistakes: consequences::left_out(mistakes, text),
        }
    }

    /// The rulebook if it has no errors; what is wrong with it is told.
    pub fn whole(self, problems: &mut Problems) -> Option<Rulebook> {
        let broken = self.mistakes.has_errors();
        let file = Place::File(self.rulebook.source.file.clone());
        problems.extend(self.mistakes.capped(MOST_TOLD, &file));
        (!broken).then_some(self.rulebook)
    }
}
