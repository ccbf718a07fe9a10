//! Every command of the READMEs runs, and what they show is what it prints.

use std::path::Path;

use assert_cmd::Command;

/// The fenced blocks of a text, in lists too: their language and lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    let mut indent = 0;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            indent = line.len() - line.trim_start().len();
        }
        let line = line.get(indent..).unwrap_or_default();
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(_)) => {
                blocks.extend(open.take());
                indent = 0;
            }
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// Runs a README's commands in a copy of what they need; each one's standard output.
fn run_all(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(name)).expect("the README");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in [
        "examples/2022-05/报送.xlsx",
        "examples/rulebook/办法.md",
        "examples/rulebook/办法.toml",
        "rules/vocational.md",
        "rules/vocational.toml",
    ] {
        let to = folder.path().join(file);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(root.join(file), to).expect("a copy");
    }
    let mut printed: Vec<String> = Vec::new();
    let mut commands = 0;
    for (language, body) in blocks(&text) {
        match language.as_str() {
            "sh" => {
                for line in body.lines().filter(|line| *line != "cargo test") {
                    let line = line.split(" #").next().unwrap_or(line);
                    let args = line
                        .strip_prefix("cargo run --release -- ")
                        .expect("a command of ours");
                    let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
                        .args(args.split_whitespace())
                        .current_dir(folder.path())
                        .env_remove("LANG")
                        .env_remove("LC_ALL")
                        .env_remove("LC_MESSAGES")
                        .output()
                        .expect("jifen runs");
                    assert!(output.status.success(), "{line}");
                    printed.push(String::from_utf8(output.stdout).expect("UTF-8"));
                    commands += 1;
                }
            }
            // A case shown is one of the model rulebook's.
            "toml" => {
                let path = folder.path().join("rules/with-case.toml");
                let model = include_str!("../rules/vocational.toml");
                std::fs::write(&path, format!("{model}\n{body}")).expect("a file");
                let checked = Command::new(env!("CARGO_BIN_EXE_jifen"))
                    .arg("check")
                    .arg(&path)
                    .output()
                    .expect("jifen runs");
                assert!(checked.status.success(), "{body}");
            }
            "text" if printed.len() < 3 && !printed.is_empty() => {
                // What is shown may leave out lines, by a line of dots.
                let last = printed.last().expect("output");
                for shown in body.split("…\n") {
                    assert!(
                        last.contains(shown.trim_matches('\n')),
                        "{name} shows\n{shown}\nbut it prints\n{last}"
                    );
                }
            }
            _ => {}
        }
    }
    // The two commands, the explanation, three of what it writes, eight of the chapter on rulebooks.
    assert!(commands >= 12, "{commands}");
}

#[test]
fn the_english_readme_is_true() {
    run_all("README.md");
}

#[test]
fn the_chinese_readme_is_true() {
    run_all("README.zh-CN.md");
}
