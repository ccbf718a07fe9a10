//! The rulebooks that are compiled in, and what is said of broken ones.

use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

#[test]
fn the_model_rulebook_is_without_a_problem() {
    let mut problems = Problems::default();
    let text = include_str!("../rules/vocational.toml");
    let rulebook = Rulebook::parse("vocational.toml", text, &mut problems);
    let words = Words::new(Lang::En);
    let told: Vec<String> = problems
        .iter()
        .map(|p| format!("{:?} {}", place(&p.place), words.problem(p)))
        .collect();
    assert_eq!(told, Vec::<String>::new());
    let rulebook = rulebook.expect("a rulebook");
    assert!(rulebook.cases.len() >= 20);
}

fn place(place: &Place) -> String {
    match place {
        Place::Toml { text, start, .. } => text[..*start].lines().count().to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn its_cases_come_out() {
    let words = Words::new(Lang::En);
    let rulebook = Rulebook::built_in();
    let failed: Vec<String> = run_all(&rulebook, &words)
        .iter()
        .map(|p| format!("{} {}", place(&p.place), words.problem(p)))
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}
