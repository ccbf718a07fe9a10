//! A rulebook read back in sentences: what it says, and that it says everything.

use jifen::locale::{Lang, Words};
use jifen::problem::Problems;
use jifen::reading::read;
use jifen::rulebook::Rulebook;
use jifen::rulebook::built_in::{self, ALL};

fn load(text: &str) -> Option<Rulebook> {
    let mut problems = Problems::default();
    Rulebook::parse("办法.toml", text, &mut problems)
}

#[test]
fn the_model_policy_reads_as_it_was_signed() {
    let rulebook = Rulebook::built_in();
    insta::assert_snapshot!("vocational", read(&rulebook, &Words::new(Lang::Zh)));
    insta::assert_snapshot!("vocational-en", read(&rulebook, &Words::new(Lang::En)));
}

/// A rulebook with what the model one does not use.
const RARE: &str = include_str!("rulebooks/少见.toml");

#[test]
fn what_policies_seldom_say_is_read_too() {
    let rulebook = load(RARE).expect("a rulebook");
    insta::assert_snapshot!("rare", read(&rulebook, &Words::new(Lang::Zh)));
    insta::assert_snapshot!("rare-en", read(&rulebook, &Words::new(Lang::En)));
}

#[test]
fn what_everybody_gets_is_no_task() {
    let text = r#"
[rulebook]
name = "办法"
outlets = []
period = "quarter"
[[points]]
clause = "第一条"
points = 1
[[target]]
clause = "第二条"
account = "department"
per = "quarter"
pieces = 0
met = 6
"#;
    let rulebook = load(text).expect("a rulebook");
    let zh = read(&rulebook, &Words::new(Lang::Zh));
    assert!(zh.contains("第二条：部门每季度一律加 6 分。"), "{zh}");
    let en = read(&rulebook, &Words::new(Lang::En));
    assert!(!en.contains("nothing owed"), "{en}");
}

/// Where the digits stand that say something: not in comments, nor in cases.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut is_case = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            is_case = line.starts_with("[[case]]");
        }
        // Rulebooks write no `#` into texts.
        let said = line.split('#').next().unwrap_or_default();
        let mut from = None;
        for (index, c) in said.char_indices().chain([(said.len(), ' ')]) {
            match (c.is_ascii_digit(), from) {
                (true, None) => from = Some(index),
                (false, Some(first)) => {
                    if !is_case {
                        found.push(start + first..start + index);
                    }
                    from = None;
                }
                _ => {}
            }
        }
        start += line.len();
    }
    found
}

/// The text with one number changed.
fn with_another(text: &str, number: &std::ops::Range<usize>) -> String {
    let digits = &text[number.clone()];
    let other: u64 = digits.parse::<u64>().expect("a number") + 1;
    let other = format!("{other:0width$}", width = digits.len());
    format!("{}{other}{}", &text[..number.start], &text[number.end..])
}

/// Changes each number of a rulebook; its reading must change, too.
fn every_number_is_read(name: &str, text: &str) {
    let words = Words::new(Lang::Zh);
    let before = read(&load(text).expect("a rulebook"), &words);
    let numbers = numbers(text);
    let mut loaded = 0;
    for number in &numbers {
        let changed = with_another(text, number);
        // What no longer loads says nothing.
        let Some(rulebook) = load(&changed) else {
            continue;
        };
        loaded += 1;
        let line = text[..number.start].lines().count();
        let after = read(&rulebook, &words);
        assert_ne!(before, after, "{name}:{line} {}", &text[number.clone()]);
    }
    assert!(
        loaded * 2 > numbers.len(),
        "{name}: {loaded} of {}",
        numbers.len()
    );
}

#[test]
fn every_number_of_every_rulebook_is_read() {
    for rulebook in ALL {
        every_number_is_read(rulebook.name, rulebook.text);
    }
    every_number_is_read("少见", RARE);
}

#[test]
fn readings_are_whole_and_of_the_language() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        for built_in in ALL {
            let reading = read(&built_in.load(), &words);
            for line in reading.lines().skip(2) {
                let text = format!("{}: {line}", built_in.name);
                assert!(line.ends_with(['。', '.']), "{text}");
                for wrong in [
                    "  ", "；；", "，，", "。。", "；。", "，。", "?", "kebab", " ，", " 。",
                    "（）",
                ] {
                    assert!(!line.contains(wrong), "{wrong} in {text}");
                }
            }
        }
    }
}

#[test]
fn where_clauses_stand_changes_nothing() {
    let text = built_in::find("vocational").expect("the model").text;
    let (head, rest) = text.split_at(text.find("\n[[").expect("clauses") + 1);
    let mut clauses: Vec<&str> = Vec::new();
    let mut rest = rest;
    while let Some(next) = rest[1..].find("\n[") {
        let (clause, after) = rest.split_at(next + 2);
        clauses.push(clause);
        rest = after;
    }
    clauses.push(rest);
    clauses.reverse();
    let turned = format!("{head}{}\n{}", clauses[0], clauses[1..].concat());
    let words = Words::new(Lang::Zh);
    let turned = load(&turned).expect("a rulebook");
    assert_eq!(read(&turned, &words), read(&Rulebook::built_in(), &words));
}
