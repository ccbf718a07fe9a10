//! Rulebooks written out in a test, with cases worked out by hand.

#![allow(dead_code, reason = "each test takes what it needs")]

use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

/// A rulebook with this text after its head, and what is said of it.
pub fn rulebook(text: &str) -> (Option<Rulebook>, Problems) {
    let text = format!("[rulebook]\nname = \"办法\"\n{text}");
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

/// Runs the cases of a rulebook, of which all must come out.
pub fn come_out(text: &str) {
    let words = Words::new(Lang::En);
    let (rulebook, problems) = rulebook(text);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let rulebook = rulebook.unwrap_or_else(|| panic!("{told:?}"));
    assert!(!rulebook.cases.is_empty());
    let failed: Vec<String> = run_all(&rulebook, &words)
        .iter()
        .map(|p| words.problem(p))
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}
