//! The rulebooks that are compiled in, and what is said of broken ones.

mod cases;

use cases::comes_out;
use jifen::check::{check, check_draft};
use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;
use jifen::rulebook::draft::Draft;

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

/// What a rulebook is told, each with its line and column, as `jifen check` tells it.
fn checked(text: &str) -> Vec<String> {
    let words = Words::new(Lang::Zh);
    let draft = Draft::parse("办法.toml", text);
    let found = if draft.mistakes.has_errors() {
        check_draft(&draft, &words)
    } else {
        check(&draft.rulebook, None, &words)
    };
    let all = draft.mistakes.iter().chain(found.iter());
    let line = |place: &Place| match place {
        Place::Toml { text, start, .. } => text[..*start].matches('\n').count() + 1,
        _ => 0,
    };
    all.map(|problem| format!("{} {}", line(&problem.place), problem.code))
        .collect()
}

/// A rulebook in which two rows of the last table disagree, with a table before them.
fn disagreeing(before: &str) -> String {
    format!(
        r#"[rulebook]
name = "办法"
{before}
[[points]]
clause = "第三条"
rows = [{{ placement = "头版", points = 5 }}, {{ placement = "头版", points = 8 }}]
"#
    )
}

#[test]
fn one_slip_of_syntax_is_one_mistake_and_hides_nothing() {
    let slips = [
        (
            "clause = \"第二条\"\nadd = { of = \"words\"",
            "5 unclosed-bracket",
        ),
        ("clause = \"第二条\"\nadd = 5 }", "5 unopened-bracket"),
        ("clause = “第二条”\nadd = 5", "4 full-width-quote"),
        ("clause = \"第二条\"\nadd ＝ 5", "5 full-width"),
        ("clause = \"第二条\"\nadd = 5，", "5 full-width"),
        ("clause = \"第二条\nadd = 5", "4 quote-unpaired"),
        ("clause = \"第二条\"\nadd = 1/2", "5 unquoted"),
        ("clause = \"第二条\"\nadd =", "5 no-value"),
        ("clause = \"第二条\"\nadd = 5\nadd = 6", "6 duplicate-key"),
        ("clause = \"第二条\"\nadd", "5 toml-syntax"),
    ];
    for (slip, mistake) in slips {
        let text = disagreeing(&format!("[[modify]]\n{slip}\n"));
        let found = checked(&text);
        assert_eq!(found.len(), 3, "{slip}: {found:?}");
        assert_eq!(found[0], mistake, "{slip}");
        assert!(found[1].ends_with(" rows-disagree"), "{slip}: {found:?}");
        assert!(found[2].ends_with(" checks-held-back"), "{slip}: {found:?}");
    }
}

#[test]
fn a_table_that_is_there_twice_is_told_once() {
    let twice = "[piece]\nby = [\"title\"]\n[piece]\nby = [\"title\"]\nwithin = \"year\"\n";
    let found = checked(&format!("[rulebook]\nname = \"办法\"\n{twice}"));
    let mistakes = found.iter().filter(|told| told.ends_with("duplicate-key"));
    assert_eq!(mistakes.count(), 1, "{found:?}");
}

#[test]
fn what_follows_from_a_mistake_is_not_told() {
    let alone = |before: &str| -> Vec<String> {
        let found = checked(&disagreeing(before)).into_iter();
        found
            .filter(|told| !told.ends_with("rows-disagree") && !told.ends_with("checks-held-back"))
            .collect()
    };
    let misspelt = "[[modify]]\nclause = \"第二条\"\npuls = 2\n";
    assert_eq!(alone(misspelt), ["5 unknown-key"]);
    let bare = "[[modify]]\nclause = \"第二条\"\n";
    assert_eq!(alone(bare), ["3 missing-one-of"]);
    let misspelt = "[[not-covered]]\nclause = \"第二条\"\nbecuase = \"没有\"\n";
    assert_eq!(alone(misspelt), ["5 unknown-key"]);
    // A unit that there is not is no missing unit.
    let text = disagreeing("units = [\"元\", \"分\"]\n");
    let text = text.replace("clause = \"第三条\"", "clause = \"第三条\"\nunit = \"份\"");
    assert_eq!(checked(&text)[0], "7 unknown-word");
    assert!(
        !checked(&text)
            .iter()
            .any(|told| told.ends_with("missing-key"))
    );
}

#[test]
fn of_a_broken_clause_and_of_all_together_nothing_is_said() {
    let modify = "[[modify]]\nclause = \"第一条\"\nwhen = { gener = \"消息\" }\nadd = 1\n";
    let text = disagreeing(&format!(
        "[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [\"县级\", \"市级\"]\n{modify}"
    ));
    let text = text.replace("placement = \"头版\"", "level = \"县级\"");
    let tells = |text: &str, code: &str| checked(text).iter().any(|told| told.ends_with(code));
    // Whether the rows leave a hole hangs on all clauses.
    assert!(tells(&text, "rows-disagree") && !tells(&text, " hole"));
    assert!(tells(&text.replace("gener", "genre"), " hole"));
    // What a broken clause excludes is not known.
    let exclude = text.replace("modify", "exclude").replace("add = 1\n", "");
    assert!(!tells(&exclude, "rows-disagree"));
    assert!(!tells(
        &exclude.replace("exclude", "exlude"),
        "rows-disagree"
    ));
    // Rows that disagree in the broken clause itself may have been meant otherwise.
    let own = disagreeing("").replace("clause = ", "caluse = ");
    assert!(
        !checked(&own)
            .iter()
            .any(|told| told.ends_with("rows-disagree"))
    );
    // All is read by fields.
    let field = disagreeing("[[field]]\nname = \"level\"\nof = \"outlets\"\n");
    assert!(
        !checked(&field)
            .iter()
            .any(|told| told.ends_with("rows-disagree"))
    );
}

#[test]
fn what_was_meant_is_suggested() {
    let hint = |clause: &str| -> String {
        let text = format!(
            "[rulebook]\nname = \"办法\"\n[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [\"县级\", \"市级\"]\n{clause}"
        );
        let draft = Draft::parse("办法.toml", &text);
        let first = draft.mistakes.iter().next().expect("a mistake");
        Words::new(Lang::Zh).hint(first)
    };
    let when = |when: &str| {
        hint(&format!(
            "[[points]]\nclause = \"第三条\"\npoints = 5\nwhen = {{ {when} }}\n"
        ))
    };
    assert_eq!(when("words = \"500字以上\""), "是不是想写 \">=500\"？");
    assert_eq!(when("words = \"<１００\""), "是不是想写 \"<100\"？");
    assert_eq!(when("level = \"≥市级\""), "是不是想写“>=市级”？");
    let per = |per: &str| {
        hint(&format!(
            "[[limit]]\nclause = \"第三条\"\naccount = {per}\nper = \"month\"\nat-most = 5\n"
        ))
    };
    assert_eq!(per("\"教师\""), "是不是想写 teacher？");
    let unquoted = hint("[[modify]]\nclause = \"第三条\"\nplus = 50%\n");
    assert!(unquoted.contains("写成 \"50%\"；"), "{unquoted}");
    let row = hint(
        "[[target]]\nclause = \"第三条\"\naccount = \"teacher\"\nper = \"month\"\nrows = [{ pieces = 2, beyound = 1 }]\n",
    );
    assert_eq!(row, "是不是想写 beyond？");
}

#[test]
fn a_case_with_rows_that_are_held_up_fails_once_and_says_why() {
    let text = disagreeing("")
        + r#"
[[case]]
name = "两人"
rows = [{ title = "开学", outlet = "人民日报", authors = "张三、李四", placement = "头版", date = 2022-05-01 }]
expect = { "张三" = 2.5, "李四" = 2.5 }
"#;
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", &text, &mut problems).expect("a rulebook");
    let words = Words::new(Lang::Zh);
    let failed: Vec<String> = run_all(&rulebook, &words)
        .iter()
        .map(|problem| words.problem(problem))
        .collect();
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert!(failed[0].contains("给出两种结果"), "{failed:?}");
    assert!(failed[0].contains("另有 1 处"), "{failed:?}");
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

#[test]
fn a_key_that_means_nothing_beside_others_is_not_suggested_for_itself() {
    let text = "[rulebook]\nname = \"办法\"\n[[limit]]\nclause = \"第二条\"\nper = \"piece\"\n\
        at-most = 1\npieces = 3\n";
    let mut problems = Problems::default();
    assert!(Rulebook::parse("办法.toml", text, &mut problems).is_none());
    let words = Words::new(Lang::Zh);
    let hints: Vec<String> = problems.iter().map(|problem| words.hint(problem)).collect();
    assert_eq!(hints.len(), 1);
    assert!(hints[0].contains("合不到一起"), "{hints:?}");
}
