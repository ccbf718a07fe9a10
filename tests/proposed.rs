//! `jifen check --propose-cases`: over every rulebook of the project without its cases, what is
//! proposed can be pasted in, asks nothing, and uses the clause it is proposed for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jifen::check::{check, played, propose};
use jifen::intake::accounts::AccountKind;
use jifen::locale::{Lang, Words};
use jifen::problem::{Problem, Problems, Severity};
use jifen::rulebook::Rulebook;

fn files() -> Vec<PathBuf> {
    let rules = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/rules"));
    let entries = fs::read_dir(rules.join("published")).expect("a folder");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.push(rules.join("vocational.toml"));
    files.sort();
    files
}

/// A rulebook's text without its cases.
fn without_cases(text: &str) -> String {
    let mut kept = String::new();
    let mut is_case = false;
    for line in text.lines() {
        if line.starts_with('[') {
            is_case = line.starts_with("[[case]]");
        }
        if !is_case {
            kept += line;
            kept.push('\n');
        }
    }
    kept
}

fn parsed(path: &std::path::Path, text: &str, words: &Words) -> Rulebook {
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse(&path.to_string_lossy(), text, &mut problems);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    rulebook.unwrap_or_else(|| panic!("{}: {told:#?}", path.display()))
}

/// Whether the clause that a case is proposed for acts in it. What stands beside a boundary, where
/// the name says so, may lie on the side on which it does not.
fn uses_its_clause(rulebook: &Rulebook, index: usize) -> bool {
    let mut alone = rulebook.clone();
    alone.cases = vec![rulebook.cases[index].clone()];
    let name = &alone.cases[0].name;
    let own = |rule: &jifen::rulebook::RuleId| rulebook.rule(*rule).clause == *name;
    let is_of_clause = rulebook.rules.iter().any(|rule| rule.clause == *name);
    !is_of_clause || played(&alone).iter().any(own)
}

/// The answers that the program itself gives, written where the empty ones stand.
fn filled(text: &str, rulebook: &Rulebook) -> String {
    let mut parts = text.split("expect = { }");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (case, part) in rulebook.cases.iter().zip(parts) {
        let played = case.play(rulebook, &mut Problems::default());
        let mut points: BTreeMap<(&str, u8), rust_decimal::Decimal> = BTreeMap::new();
        let mut seen: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for entry in &played.scored.ledger.entries {
            let account = played.classified.accounts.get(entry.account);
            if account.kind != AccountKind::Outsider {
                *points.entry((&account.name, entry.unit)).or_default() += entry.amount;
                seen.entry(&account.name)
                    .or_default()
                    .insert(entry.account.0);
            }
        }
        let names: BTreeSet<&str> = points.keys().map(|(name, _)| *name).collect();
        let unit = |unit: usize| &rulebook.units[unit];
        let answers = names
            .iter()
            .filter(|name| seen[*name].len() == 1)
            .map(|name| {
                let own = points.iter().filter(|((own, _), _)| own == name);
                let own: Vec<String> = own
                    .map(|((_, of), points)| format!("\"{}{}\"", points, unit(usize::from(*of))))
                    .collect();
                format!("\"{name}\" = [{}]", own.join(", "))
            });
        // What clauses of longer periods bring lies beyond the rulebook's own.
        let is_longer = played.scored.ledger.entries.iter().any(|entry| {
            let period = played.scored.ledger.periods[usize::from(entry.period)];
            period.kind != rulebook.calendar.base
        });
        let answers: Vec<String> = answers.collect();
        filled += &match is_longer {
            true => "expect = { }".to_owned(),
            false => format!("expect = {{ {} }}", answers.join(", ")),
        };
        filled += part;
    }
    filled
}

#[test]
fn proposed_cases_use_their_clauses_and_ask_nothing() {
    let words = Words::new(Lang::Zh);
    let mut wrong: Vec<String> = Vec::new();
    for path in files() {
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = without_cases(&fs::read_to_string(&path).expect("a rulebook"));
        let bare = parsed(&path, &text, &words);
        assert!(bare.cases.is_empty());
        let proposed = propose::cases(&bare, &words);
        let whole = parsed(&path, &format!("{text}{proposed}"), &words);
        for (index, case) in whole.cases.iter().enumerate() {
            if !uses_its_clause(&whole, index) {
                wrong.push(format!("{file} {}: its clause does not act", case.name));
            }
            let mut problems = Problems::default();
            let played = case.play(&whole, &mut problems);
            let errors = problems.iter().filter(|p| p.severity == Severity::Error);
            wrong.extend(errors.map(|p| format!("{file} {}: {}", case.name, words.problem(p))));
            if played.scored.questions > 0 {
                wrong.push(format!("{file} {}: asks", case.name));
            }
        }
        let text = format!("{text}{}", filled(&proposed, &whole));
        let answered = parsed(&path, &text, &words);
        let found = check(&answered, None, &words);
        let is_ours = |problem: &&Problem| {
            matches!(
                problem.code,
                "clause-without-case" | "case-failed" | "case-has-problem"
            )
        };
        for problem in found.iter().filter(is_ours) {
            wrong.push(format!("{file}: {}", words.problem(problem)));
        }
        let again = propose::cases(&answered, &words);
        if !again.is_empty() {
            wrong.push(format!("{file}: proposes again: {again}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Clauses with every kind of boundary: steps of amounts, heads, delay, the deadline, needs, several
/// periods running, limits of points and pieces.
const BOUNDARIES: &str = r#"
[rulebook]
name = "分界线"
units = ["分"]
deadline = 5
outlets = []
[[points]]
clause = "字数"
rows = [{ genre = "消息", points = { of = "words", start = 5, above = 500, every = 100, each = 1, at-most = 8 } }]
[[points]]
clause = "图片"
rows = [{ genre = "图片", points = 2 }]
[[points]]
clause = "编辑"
for = "editor"
rows = [{ genre = "消息", points = 1 }]
[[modify]]
clause = "间隔"
when = { delay = ">3", after-deadline = false }
scale = "1/2"
[[share]]
clause = "分工"
when = { genre = "消息" }
roles = { text = 7, photo = 3 }
[[same-piece]]
clause = "重复"
best = 1
rest = "1/2"
[[limit]]
clause = "封顶"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-most = 7
[[limit]]
clause = "件数"
account = "department"
when = { genre = "消息" }
per = "year"
pieces = 3
[[target]]
clause = "任务"
account = "department"
who = { group = "教学" }
per = "month"
rows = [{ headcount = "<5", pieces = 1 }, { others = true, pieces = 2 }]
short = -1
[[event]]
clause = "批示"
name = "批示"
account = "department"
points = { of = "value", range = "3..9" }
[[list]]
clause = "先进"
name = "先进"
account = "teacher"
per = "month"
who = { post = "通讯员" }
needs = { pieces = ">=3" }
in-a-row = 2
"#;

#[test]
fn both_sides_of_every_kind_of_boundary_are_proposed() {
    let words = Words::new(Lang::Zh);
    let path = PathBuf::from("分界线.toml");
    let rulebook = parsed(&path, BOUNDARIES, &words);
    let proposed = propose::cases(&rulebook, &words);
    insta::assert_snapshot!("boundaries", proposed);
    let whole = parsed(&path, &format!("{BOUNDARIES}{proposed}"), &words);
    let names: Vec<&str> = whole.cases.iter().map(|case| &*case.name).collect();
    let expected = [
        "字数 字数599",
        "字数 字数600",
        "字数 字数799",
        "字数 字数800",
        "间隔 报送间隔3",
        "间隔 期末后第5天报送",
        "间隔 期末后第6天报送",
        "封顶 3篇",
        "封顶 4篇",
        "件数 3篇",
        "件数 4篇",
        "任务 0篇",
        "任务 1篇",
        "任务 2篇",
        "任务 人数4",
        "批示 所填分值3",
        "先进 2篇",
        "先进 3篇",
        "先进 连续1期",
    ];
    let missing: Vec<&&str> = expected
        .iter()
        .filter(|name| !names.contains(*name))
        .collect();
    assert!(missing.is_empty(), "{missing:?} of {names:?}");
    for (index, case) in whole.cases.iter().enumerate() {
        let played = case.play(&whole, &mut Problems::default());
        assert_eq!(played.scored.questions, 0, "{}", case.name);
        assert!(uses_its_clause(&whole, index), "{}", case.name);
    }
    assert_eq!(propose::cases(&whole, &words), "");
}

#[test]
fn where_nothing_is_missing_that_is_said() {
    for (lang, said) in [("zh", "没有要补的"), ("en", "nothing to propose")] {
        let folder = tempfile::TempDir::new().expect("a folder");
        let words = Words::new(Lang::Zh);
        let path = PathBuf::from("分界线.toml");
        let proposed = propose::cases(&parsed(&path, BOUNDARIES, &words), &words);
        fs::write(
            folder.path().join("办法.toml"),
            format!("{BOUNDARIES}{proposed}"),
        )
        .expect("written");
        let output = assert_cmd::Command::cargo_bin("jifen")
            .expect("the program")
            .current_dir(folder.path())
            .args(["check", "办法.toml", "--propose-cases", "--lang", lang])
            .output()
            .expect("a run");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(said), "{told}");
        assert!(output.stdout.is_empty());
        assert_eq!(output.status.code(), Some(0));
    }
}
