//! Rulebooks written out in a test, with cases worked out by hand.

#![allow(dead_code, reason = "each test takes what it needs")]

use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

const HEAD: &str = "[rulebook]\nname = \"办法\"\n";

/// A rulebook with this text after its head, and what is said of it.
pub fn rulebook(text: &str) -> (Option<Rulebook>, Problems) {
    let text = format!("{HEAD}{text}");
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", &text, &mut problems);
    // Every problem has words and a hint in both languages.
    for words in [Words::new(Lang::Zh), Words::new(Lang::En)] {
        for problem in problems.iter() {
            assert!(!words.problem(problem).is_empty());
            assert!(!words.hint(problem).is_empty(), "{}", problem.code);
        }
    }
    (rulebook, problems)
}

/// The codes of what is said of a rulebook, with the text at their places.
pub fn told(text: &str) -> Vec<(&'static str, String)> {
    let (_, problems) = rulebook(text);
    let at = |place: &Place| match place {
        Place::Toml {
            text, start, end, ..
        } => text[*start..*end].to_owned(),
        other => format!("{other:?}"),
    };
    let told = problems.iter().map(|p| (p.code, at(&p.place)));
    told.collect()
}

/// The rulebook that a text writes, which must be sound.
#[track_caller]
pub fn sound(text: &str) -> Rulebook {
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems);
    let words = Words::new(Lang::En);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    rulebook.unwrap_or_else(|| panic!("{told:?}"))
}

/// Runs the cases of a whole rulebook, of which all must come out.
#[track_caller]
pub fn comes_out(text: &str) {
    let rulebook = sound(text);
    assert!(!rulebook.cases.is_empty());
    let words = Words::new(Lang::En);
    let failed: Vec<String> = run_all(&rulebook, &words)
        .iter()
        .map(|p| words.problem(p))
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}

/// As [`comes_out`], of a text that lacks only its head.
#[track_caller]
pub fn come_out(text: &str) {
    comes_out(&format!("{HEAD}{text}"));
}
