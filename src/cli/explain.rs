//! `jifen explain NAME`: why an account has its points.

use super::arguments::Explain;
use super::gather::gather;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::{Run, explain};

/// Gathers, finds the accounts of the name, explains each.
pub fn run(arguments: &Explain, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let command = format!("explain {}", arguments.name);
    let Some(found) = gather(&command, &arguments.inputs, None, words, &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let run = Run::new(
        &found.intake,
        &found.rulebook,
        &found.scored,
        &found.standing,
        &problems,
    );
    let accounts = explain::find(&run, &arguments.name);
    if accounts.is_empty() {
        let mut unknown = Problems::default();
        unknown.push(nobody(&run, &arguments.name, words));
        show(&unknown, Extent::ALL, None, words);
        return Exit::Failed;
    }
    let pages: Vec<String> = accounts
        .into_iter()
        .map(|account| explain::text(&run, words, account))
        .collect();
    print::result(&pages.join("\n"), words)
}

/// That no account has the name, and which have one like it.
fn nobody(run: &Run, name: &str, words: &Words) -> Problem {
    let alike = explain::suggestions(run, name);
    if alike.is_empty() {
        Problem::error("no-such-account", Place::Run).with("name", name)
    } else {
        let names = alike.join(&words.word("report-name-comma"));
        Problem::error("no-such-account-but", Place::Run)
            .with("name", name)
            .with("names", names)
    }
}
