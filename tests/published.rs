//! The published policies written as rulebooks: each loads without a problem and its hand-worked
//! cases come out.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

/// No rulebook proves itself with fewer.
const FEWEST_CASES: usize = 6;

fn files() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/published");
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files
}

fn line(place: &Place) -> String {
    match place {
        Place::Toml { text, start, .. } => text[..*start].lines().count().to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_policy_has_its_rulebook() {
    let names: BTreeSet<String> = files()
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy()[..3].to_owned())
        .collect();
    let expected: BTreeSet<String> = (1..=25).map(|number| format!("S{number:02}")).collect();
    assert_eq!(names, expected);
}

#[test]
fn their_cases_come_out() {
    let words = Words::new(Lang::En);
    let mut told = Vec::new();
    for path in files() {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut problems = Problems::default();
        let rulebook = Rulebook::load(&path, &mut problems);
        if let Some(rulebook) = &rulebook {
            problems.extend(run_all(rulebook, &words));
            if rulebook.cases.len() < FEWEST_CASES {
                told.push(format!("{name}: {} cases", rulebook.cases.len()));
            }
            let policy = rulebook.policy.as_ref().map(|(policy, _)| policy.as_str());
            let policy = policy.map(|policy| path.with_file_name(policy));
            if !policy.is_some_and(|policy| policy.is_file()) {
                told.push(format!("{name}: no written policy beside it"));
            }
        }
        let problems = problems.iter();
        told.extend(problems.map(|p| format!("{name}:{} {}", line(&p.place), words.problem(p))));
    }
    assert_eq!(told, Vec::<String>::new());
}
