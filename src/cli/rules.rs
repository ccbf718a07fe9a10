//! `jifen rules`: the rulebooks that are compiled in.

use super::arguments::Rules;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::built_in::{self, ALL};

/// Lists the rulebooks, or prints the one that is named.
pub fn run(arguments: &Rules, words: &Words) -> Exit {
    let file = arguments.to.file.as_deref();
    let Some(name) = &arguments.built_in else {
        return print::result_to(file, &list(words), words);
    };
    if let Some(rulebook) = built_in::find(name) {
        return match (print::result_to(file, rulebook.text, words), file) {
            // The rulebook names its written policy, which must lie beside it.
            (Exit::Done, Some(file)) => {
                let policy = file.with_file_name(format!("{}.md", rulebook.name));
                print::result_to(Some(&policy), rulebook.policy, words)
            }
            (exit, _) => exit,
        };
    }
    let mut problems = Problems::default();
    let names: Vec<&str> = ALL.iter().map(|rulebook| rulebook.name).collect();
    problems.push(
        Problem::error("no-such-rulebook", Place::Run)
            .with("name", name.as_str())
            .with("names", names.join("、")),
    );
    show(&problems, Extent::ALL, None, words);
    Exit::Failed
}

/// One line a rulebook: name, title, units, period.
fn list(words: &Words) -> String {
    let mut text = String::new();
    for built_in in ALL {
        let rulebook = built_in.load();
        let period = format!("cli-{}", rulebook.calendar.base.key());
        let args = [
            ("name", built_in.name.into()),
            ("title", rulebook.name.as_str().into()),
            ("units", rulebook.units.join("、").into()),
            ("period", words.word(&period).into()),
        ];
        text += &words.say("cli-rules-line", &args);
        text.push('\n');
    }
    text
}
