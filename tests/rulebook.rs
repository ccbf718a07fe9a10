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

/// What `jifen check` says of a rulebook in `tests/rulebooks/`.
fn told(name: &str, lang: &str) -> String {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["check", name, "--lang", lang])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rulebooks"))
        .assert()
        .code(1)
        .get_output()
        .clone();
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn every_mistake_of_a_rulebook_is_shown_at_its_line() {
    insta::assert_snapshot!("mistakes", told("坏办法.toml", "zh"));
    insta::assert_snapshot!("mistakes-en", told("坏办法.toml", "en"));
}

#[test]
fn full_width_quotes_are_explained() {
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse(
        "办法.toml",
        "[rulebook]\nname = “示范办法”\n",
        &mut problems,
    );
    assert!(rulebook.is_none());
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["full-width-quote"]);
}

#[test]
fn a_case_that_does_not_come_out_fails_at_its_line() {
    let text = r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 3
[[case]]
name = "算错的例子"
rows = [{ title = "开学", outlet = "人民日报", authors = "张三", department = "教务处", date = 2022-05-01 }]
expect = { "张三" = 2 }
excluded = 1
"#;
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems).expect("a rulebook");
    let failed = run_all(&rulebook, &Words::new(Lang::Zh));
    let lines: Vec<(&str, String)> = failed
        .iter()
        .map(|problem| (problem.code, place(&problem.place)))
        .collect();
    // 张三 has 3 and not 2 (line 10); nothing is excluded (line 11).
    assert_eq!(
        lines,
        [
            ("case-failed", "10".to_owned()),
            ("case-failed", "11".to_owned())
        ]
    );
}

/// Runs the cases of a rulebook, of which all must come out.
fn comes_out(text: &str) {
    let words = Words::new(Lang::En);
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let rulebook = rulebook.unwrap_or_else(|| panic!("{told:?}"));
    assert!(!rulebook.cases.is_empty());
    let failed: Vec<String> = run_all(&rulebook, &words)
        .iter()
        .map(|p| words.problem(p))
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn what_is_missing_is_unknown_asked_or_surely_nothing() {
    let with = |missing: &str| {
        format!(
            r#"
[rulebook]
name = "办法"
[[field]]
name = "words"
{missing}
[[points]]
clause = "第一条"
points = 4
[[modify]]
clause = "第二条"
when = {{ words = ">=1000" }}
times = 2
"#
        )
    };
    let case = |expect: &str| {
        format!(
            r#"
[[case]]
name = "没有填字数"
rows = [{{ title = "开学", outlet = "人民日报", authors = "张三", date = 2022-05-01 }}]
{expect}
"#
        )
    };
    // Unknown: the clause does not act. None: it surely does not. Asked: nothing is scored yet.
    comes_out(&(with("") + &case("expect = { \"张三\" = 4 }\nasked = 0")));
    comes_out(&(with("missing = \"none\"") + &case("expect = { \"张三\" = 4 }\nasked = 0")));
    comes_out(&(with("missing = \"1000\"") + &case("expect = { \"张三\" = 8 }\nasked = 0")));
    comes_out(&(with("missing = \"ask\"") + &case("expect = { \"张三\" = 0 }\nasked = 1")));
}

#[test]
fn a_base_is_asked_for_only_where_it_could_be_another() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
rows = [
  { level = "省级", genre = "消息", points = 5 },
  { level = "省级", genre = "图片", points = 5 },
  { level = "省级", others = true, points = 5 },
  { level = "市级", genre = "消息", points = 3 },
  { level = "市级", others = true, points = 2 },
]
[[case]]
name = "省级不论体裁都是5分,不必问"
rows = [{ title = "开学", outlet = "河北日报", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 5 }
asked = 0
[[case]]
name = "市级要看体裁,要问"
rows = [{ title = "开学", outlet = "保定日报", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 0 }
asked = 1
[[case]]
name = "其他体裁"
rows = [{ title = "开学", outlet = "保定日报", authors = "张三", genre = "图片", date = 2022-05-01 }]
expect = { "张三" = 2 }
"#,
    );
}

#[test]
fn a_clauses_own_results_hold_for_its_rows() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 2
rows = [{ level = "市级" }, { level = "省级", points = 6 }]
[[modify]]
clause = "第二条"
plus = "1/2"
rows = [{ level = "市级", placement = "头版" }]
[[case]]
name = "市级2分,头版加半"
rows = [{ title = "开学", outlet = "保定日报", authors = "张三", placement = "头版", date = 2022-05-01 }]
expect = { "张三" = 3 }
[[case]]
name = "省级6分"
rows = [{ title = "开学", outlet = "河北日报", authors = "张三", placement = "头版", date = 2022-05-01 }]
expect = { "张三" = 6 }
"#,
    );
}

#[test]
fn nothing_is_owed_or_booked_before_the_rulebook_holds() {
    comes_out(
        r#"
[rulebook]
name = "办法"
from = 2022-05-01
[[points]]
clause = "第一条"
points = 2
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[event]]
clause = "第三条"
name = "差错"
points = -5
[[case]]
name = "四月的不算,五月的算"
rows = [
  { title = "四月", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "五月", outlet = "保定日报", authors = "张三", date = 2022-05-10 },
]
roster = [{ name = "张三", department = "教务处" }]
events = [{ name = "差错", account = "张三", date = 2022-04-11 }]
expect = { "张三" = 2 }
asked = 2
"#,
    );
}

#[test]
fn the_sentence_of_a_rule_names_the_outlets_it_asks_for() {
    let mut problems = Problems::default();
    let text = r#"
[rulebook]
name = "办法"
outlets = []
[[outlet]]
name = "院报"
[[points]]
clause = "第一条"
when = { outlet = "院报" }
points = 5
"#;
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems).expect("a rulebook");
    let sentence = rulebook.sentence(rulebook.points[0].rule, &Words::new(Lang::Zh));
    assert_eq!(sentence, "基础分 5：媒体为院报");
}

#[test]
fn a_rulebook_that_ends_before_it_begins_is_told() {
    let text = "[rulebook]\nname = \"办法\"\nfrom = 2022-05-02\nuntil = 2022-05-01\n";
    let mut problems = Problems::default();
    assert!(Rulebook::parse("办法.toml", text, &mut problems).is_none());
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["dates-reversed"]);
    // One day is a day.
    let mut problems = Problems::default();
    let text = text.replace("05-02", "05-01");
    assert!(Rulebook::parse("办法.toml", &text, &mut problems).is_some());
}
