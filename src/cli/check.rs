//! `jifen check`: what rulebooks are told about themselves, about each other, and about rows.

use super::arguments::Check;
use super::gather::draft;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::check::codes::{self, lesson};
use crate::check::{Data, check, check_draft, check_together, propose};
use crate::classify::classify;
use crate::intake;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::report::json;
use crate::rulebook::Rulebook;
use crate::rulebook::toml_reader::nearest;

/// Teaches a code, proposes cases, or checks.
pub fn run(arguments: &Check, words: &Words) -> Exit {
    if let Some(code) = &arguments.explain {
        return explain(code, words);
    }
    let mut problems = Problems::default();
    let (rulebooks, unreadable) = read(arguments, &mut problems, words);
    if arguments.propose_cases {
        let mut proposed = String::new();
        for rulebook in &rulebooks {
            let cases = propose::cases(rulebook, words);
            if cases.is_empty() {
                let args = [("name", rulebook.name.as_str().into())];
                let nothing = words.say("cli-nothing-to-propose", &args);
                print::talk(&format!("{nothing}\n"));
            }
            proposed += &cases;
        }
        show(&problems, Extent::ALL, None, words);
        let exit = print::result(&proposed, words);
        return if unreadable { Exit::Failed } else { exit };
    }
    for rulebook in &rulebooks {
        let data = data(arguments, rulebook, &mut problems);
        problems.extend(check(rulebook, data.as_ref(), words));
    }
    let all: Vec<&Rulebook> = rulebooks.iter().collect();
    problems.extend(check_together(&all));
    problems.sort();
    let told = if arguments.json {
        print::result_by(words, |out| json::write_problems(&problems, words, out))
    } else {
        show(&problems, Extent::ALL, None, words);
        print::result(&summary(&rulebooks, &problems, words), words)
    };
    let least = if arguments.strict {
        Severity::Warning
    } else {
        Severity::Error
    };
    match told {
        Exit::Done if unreadable => Exit::Failed,
        Exit::Done if problems.iter().any(|problem| problem.severity <= least) => Exit::Found,
        exit => exit,
    }
}

/// The rulebooks, and whether one could not be read at all. One with mistakes is left out; they
/// are told, and what its sound parts say of each other.
fn read(arguments: &Check, problems: &mut Problems, words: &Words) -> (Vec<Rulebook>, bool) {
    if arguments.rulebooks.is_empty() {
        return (vec![Rulebook::built_in()], false);
    }
    let mut unreadable = false;
    let mut rulebooks = Vec::new();
    for path in &arguments.rulebooks {
        match draft(path, problems) {
            Some(draft) if draft.mistakes.has_errors() => {
                problems.extend(check_draft(&draft, words));
                let _ = draft.whole(problems);
            }
            Some(draft) => rulebooks.extend(draft.whole(problems)),
            None => unreadable = true,
        }
    }
    (rulebooks, unreadable)
}

/// The rows that the rulebook is to be checked with. What is wrong with the tables themselves is
/// for `jifen score` to tell, but for files that cannot be read.
fn data(arguments: &Check, rulebook: &Rulebook, problems: &mut Problems) -> Option<Data> {
    if arguments.with.is_empty() {
        return None;
    }
    let mut own = Problems::default();
    let keep = rulebook.publication_fields();
    let intake = intake::read(
        &arguments.with,
        &rulebook.fields,
        keep,
        Some(intake::Setting {
            registry: &rulebook.registry,
            calendar: &rulebook.calendar,
            period: None,
        }),
        &mut own,
    );
    if intake.tables.is_empty() {
        problems.extend(own);
        problems.push(Problem::error("nothing-to-score", Place::Run));
        return None;
    }
    Some(Data::of(classify(intake, rulebook, &mut own), rulebook))
}

/// Teaches one code.
fn explain(code: &str, words: &Words) -> Exit {
    let Some(found) = codes::find(code) else {
        let known: Vec<&str> = codes::CODES.iter().map(|known| known.code).collect();
        let near = nearest(code, known.iter().copied());
        let mut problems = Problems::default();
        let problem = Problem::error("no-such-code", Place::Run)
            .read(code)
            .with("code", code);
        problems.push(
            problem
                .near(near.unwrap_or_default())
                .with("codes", known.join(&words.word("report-name-comma"))),
        );
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    print::result(&format!("{}\n", lesson(found, words)), words)
}

fn summary(rulebooks: &[Rulebook], problems: &Problems, words: &Words) -> String {
    let errors = problems.count(Severity::Error);
    let id = match errors {
        0 => "cli-check-passed",
        _ => "cli-check-errors",
    };
    let names: Vec<&str> = rulebooks
        .iter()
        .map(|rulebook| rulebook.name.as_str())
        .collect();
    let rules: usize = rulebooks.iter().map(|rulebook| rulebook.rules.len()).sum();
    let args = [
        ("name", names.join(&words.word("report-name-comma")).into()),
        ("rules", rules.into()),
        ("errors", errors.into()),
        ("warnings", problems.count(Severity::Warning).into()),
    ];
    if rulebooks.is_empty() {
        return String::new();
    }
    format!("{}\n", words.say(id, &args))
}
