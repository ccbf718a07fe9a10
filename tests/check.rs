//! `jifen check`: every finding has an example that raises it, and a rulebook next to it that does
//! not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use insta::assert_snapshot;
use jifen::check::codes::{self, CODES};
use jifen::check::{check, check_together};
use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problem, Problems, Severity};
use jifen::rulebook::Rulebook;
use tempfile::TempDir;

/// What a rulebook is told, beside its policy and rows if it has some.
struct Told {
    problems: Vec<Problem>,
    words: Words,
}

impl Told {
    /// The findings of a code in Chinese, each behind the line it stands at.
    fn of(&self, code: &str) -> Vec<String> {
        let found = self.problems.iter().filter(|problem| problem.code == code);
        found
            .map(|problem| {
                let line = match &problem.place {
                    Place::Toml { text, start, .. } => text[..*start].matches('\n').count() + 1,
                    _ => 0,
                };
                format!("{line} {}", self.words.problem(problem))
            })
            .collect()
    }

    fn codes(&self) -> BTreeSet<&'static str> {
        self.problems.iter().map(|problem| problem.code).collect()
    }
}

/// Checks a rulebook that has no mistakes of its own.
fn told(text: &str) -> Told {
    let words = Words::new(Lang::Zh);
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems);
    let mistakes: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let rulebook = rulebook.unwrap_or_else(|| panic!("{mistakes:?}"));
    let mut found = check(&rulebook, None, &words);
    found.sort();
    Told {
        problems: found.iter().cloned().collect(),
        words,
    }
}

/// A rulebook with levels and these clauses.
fn rules(clauses: &str) -> String {
    format!(
        r#"
[rulebook]
name = "办法"
[[field]]
name = "level"
of = "outlet"
values = ["校级", "县级", "市级", "省级"]
[[field]]
name = "genre"
values = ["消息", "通讯", "图片", "论文"]
{clauses}
"#
    )
}

/// The line (from 1) of a text that begins with `part`.
fn line(text: &str, part: &str) -> usize {
    let found = text
        .lines()
        .position(|line| line.trim_start().starts_with(part));
    found.map_or(0, |index| index + 1)
}

// ── Every code

#[test]
fn codes_are_unique_and_taught_in_both_languages() {
    let codes: BTreeSet<&str> = CODES.iter().map(|code| code.code).collect();
    assert_eq!(codes.len(), CODES.len());
    for words in [Words::new(Lang::Zh), Words::new(Lang::En)] {
        for code in CODES {
            assert!(words.attribute(code.code, "why").is_some(), "{}", code.code);
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.code.chars().all(kebab), "{}", code.code);
        }
    }
}

/// Whatever is said of a rulebook while it is read or checked can be asked for by its code.
#[test]
fn every_code_of_reading_and_checking_is_taught() {
    let mut untaught = BTreeSet::new();
    let mut folders: Vec<_> = ["rulebook", "clauses", "check"]
        .map(|folder| {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src")
                .join(folder)
        })
        .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                untaught.extend(raised(&source).filter(|code| codes::find(code).is_none()));
            }
        }
    }
    assert_eq!(untaught, BTreeSet::new());
}

/// The codes that a source names where it makes a problem.
fn raised(source: &str) -> impl Iterator<Item = String> {
    ["error(", "warning(", "note("]
        .into_iter()
        .flat_map(|made| {
            source
                .split(&format!("Problem::{made}"))
                .skip(1)
                .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
                .map(|(code, _)| code.to_owned())
                .collect::<Vec<_>>()
        })
}

/// The page of the docs is written by the program: this test writes it, and fails where it was old.
#[test]
fn the_page_of_codes_is_what_the_program_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/codes.md");
    let page = codes::page(&Words::new(Lang::Zh));
    let old = fs::read_to_string(&path).unwrap_or_default();
    if old != page {
        fs::write(&path, &page).expect("the page written");
        panic!("src/check/codes.md was old and has been written anew");
    }
}

/// These say that something was too much, or no text at all, which a small example cannot be.
const TOO_MUCH: [&str; 6] = [
    "not-proved",
    "more-findings",
    "too-many-limits",
    "too-many-rules",
    "rulebook-unreadable",
    "rulebook-not-utf-8",
];

#[test]
fn every_example_raises_its_code() {
    for code in CODES.iter().filter(|code| !TOO_MUCH.contains(&code.code)) {
        let found = run(code.example);
        let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
        assert!(codes.contains(&code.code), "{}: {found:?}", code.code);
    }
}

/// An edit of each example after which its code is told no more.
const MENDED: [(&str, &str, &str); 74] = [
    ("toml-syntax", "2022-02-30", "2022-02-28"),
    ("full-width", "，", ", "),
    ("full-width-quote", "“办法”", "\"办法\""),
    ("unquoted", "plus = 1/2", "plus = \"1/2\""),
    ("no-value", "points =\n", "points = 5\n"),
    ("missing-comma", "points = 1 }\n", "points = 1 },\n"),
    ("unclosed-bracket", "points = 5 }\n", "points = 5 }]\n"),
    ("unopened-bracket", "5\n]\n", "5\n"),
    ("quote-unpaired", "\"第三条\n", "\"第三条\"\n"),
    ("duplicate-key", "points = 5\npoints = 8", "points = 8"),
    ("unknown-key", "point =", "points ="),
    ("unknown-field", "gener", "genre"),
    ("unknown-word", "\"季度\"", "\"quarter\""),
    ("unknown-value-in-rule", "\"省部级\"", "\"省级\""),
    ("unknown-clause", "[\"第四条\"]", "[\"第三条\"]"),
    ("wrong-type", "\"5分\"", "5"),
    ("number-out-of-range", "12", "2"),
    (
        "missing-key",
        "[[points]]\n",
        "[[points]]\nclause = \"第三条\"\n",
    ),
    ("missing-one-of", "\"头版\" }\n", "\"头版\" }\nadd = 2\n"),
    ("empty-range", "\"999..500\"", "\"500..999\""),
    ("not-a-range", "\"500以上\"", "\">=500\""),
    ("empty-list", "any = []", "any = [{ placement = \"头版\" }]"),
    ("columns-of-one-field", ", medium = [\"报纸\"]", ""),
    ("columns-differ", "[1, 2, 3]", "[1, 2]"),
    ("step-not-positive", "every = 0", "every = 100"),
    ("per-too-short", "per = \"month\"", "per = \"quarter\""),
    ("books-too-short", "books = \"month\"", "books = \"year\""),
    ("outlet-unlisted", "导刊", "导报"),
    (
        "aliases-of-several",
        "[\"易县教育\", \"易县发布\"]",
        "\"易县教育\"",
    ),
    ("dates-reversed", "until = 2022-12-31", "until = 2023-12-31"),
    ("negative-share", "\"-1/5\"", "\"1/5\""),
    (
        "roles-need-equal",
        "authors = \"first\"",
        "authors = \"equal\"",
    ),
    ("shares-above-one", "\"50%\"", "\"40%\""),
    (
        "also-without-sum",
        "department = \"none\"",
        "department = \"sum\"",
    ),
    ("negative-limit", "-10", "10"),
    ("effect-on-share", "scale = \"1/2\"", "times = \"1/2\""),
    (
        "when-without-pieces",
        "when = { placement = \"头版\" }\n",
        "",
    ),
    ("in-a-row-with-places", "places = 3\n", ""),
    (
        "missed-no-target",
        "missed = \"第四条\"",
        "missed = \"第四条(一)\"",
    ),
    ("prize-not-in-cents", "0.001", "100"),
    ("prizes-and-places", "[300, 200]", "[300, 200, 100]"),
    ("lower-place-wins-more", "1000", "100"),
    ("task-pays-backwards", "short = 1", "short = -1"),
    ("covers-points", "covers = \"earliest\"\n", ""),
    (
        "terms-out-of-order",
        "\"09-01\", \"05-01\"",
        "\"05-01\", \"09-01\"",
    ),
    ("units-differ", "[\"分\", \"分\"]", "[\"分\"]"),
    ("case-failed", "\"张三\" = 8", "\"张三\" = 5"),
    ("case-account-unknown", "\"张山\"", "\"张三\""),
    (
        "case-several-accounts",
        "department = \"张三\"",
        "department = \"教务处\"",
    ),
    ("case-list-unknown", "{ \"先进\" =", "{ \"先进个人\" ="),
    ("checks-held-back", "\"5分\"", "5"),
    ("rows-disagree", "points = 15", "points = 10"),
    ("rows-overlap", "\">=10000\"", "\"10000..19999\""),
    (
        "overlapping-clauses",
        "photos = \">=1\"",
        "photos = \">=1\", not = { genre = \"视频\" }",
    ),
    ("boundary-twice", "<=500", "<500"),
    ("boundary-missed", "<500", "<=500"),
    (
        "hole",
        "[\"市级\", \"省级\"], points",
        "[\"县级\", \"市级\", \"省级\"], points",
    ),
    ("hole-in-data", ",县级,张三", ",校级,张三"),
    (
        "never-matches",
        "genre = \"论文\", points",
        "genre = \"图片\", points",
    ),
    (
        "earns-less",
        "\"省级\", points = 5",
        "\"省级\", points = 50",
    ),
    ("limit-unreachable", "at-most = 20", "at-most = 4"),
    ("limit-always", "at-most = 20", "at-most = 200"),
    (
        "factors-meet",
        "\"视频\" }\ntimes = 1.5",
        "\"视频\" }\nadd = 1.5",
    ),
    (
        "outlet-two-facts",
        "\"易县教育\"\nlevel = \"校级\"",
        "\"易县教育在线\"\nlevel = \"校级\"",
    ),
    (
        "alias-of-two",
        "视频号\"\naliases = [\"校园发布\"]",
        "视频号\"\naliases = [\"校园视频\"]",
    ),
    ("alias-moved", "name = \"纵览新闻\"", "name = \"某某新闻\""),
    ("target-nobody-owes", "\">10\"", "\"<3\""),
    ("policy-unreadable", "policy = \"没有这个文件.md\"\n", ""),
    ("article-uncovered", "#: 第二条 迟报", "#: 迟报"),
    (
        "article-unknown",
        "clause = \"第十条\"",
        "clause = \"第一条\"",
    ),
    (
        "clause-without-case",
        "placement = \"二版\"",
        "placement = \"头版\"",
    ),
    ("clause-never-fired", ",二版,张三", ",头版,张三"),
    (
        "rulebooks-overlap",
        "from = 2022-12-01",
        "from = 2023-01-01",
    ),
    ("rulebooks-gap", "until = 2022-11-30", "until = 2022-12-31"),
];

#[test]
fn every_example_is_quiet_once_it_is_mended() {
    assert_eq!(MENDED.len() + TOO_MUCH.len(), CODES.len());
    for (code, wrong, right) in MENDED {
        let example = codes::find(code).expect("a code").example;
        assert!(example.contains(wrong), "{code}");
        let found = run(&example.replace(wrong, right));
        let still: Vec<_> = found.iter().filter(|(found, _)| found == code).collect();
        assert!(still.is_empty(), "{code}: {found:?}");
        let unread = ["toml-syntax", "unknown-key", "nothing-to-score"];
        assert!(
            !found
                .iter()
                .any(|(code, _)| unread.contains(&code.as_str())),
            "{found:?}"
        );
    }
}

/// What each example is told, in full.
#[test]
fn what_examples_are_told() {
    let mut all = String::new();
    for code in CODES.iter().filter(|code| !TOO_MUCH.contains(&code.code)) {
        all += &format!("── {}\n", code.code);
        for (_, said) in run(code.example)
            .iter()
            .filter(|(found, _)| found == code.code)
        {
            all += &format!("{said}\n");
        }
    }
    assert_snapshot!("examples", all);
}

/// Runs `jifen check` on an example, with the policy, rows and second rulebook that it has; codes
/// with what is said, and the line.
fn run(example: &str) -> Vec<(String, String)> {
    let folder = TempDir::new().expect("a folder");
    let special = |mark: &str| -> String {
        let lines = example.lines().filter_map(|line| line.strip_prefix(mark));
        lines
            .map(|line| format!("{}\n", line.trim_start()))
            .collect()
    };
    let mut arguments: Vec<String> = vec!["check".into(), "--json".into()];
    for (index, text) in example.split("#~~~").enumerate() {
        let name = format!("办法{}.toml", index + 1);
        let text = if index == 0 {
            text.to_owned()
        } else {
            format!("#{text}")
        };
        fs::write(folder.path().join(&name), text).expect("written");
        arguments.push(name);
    }
    if !special("#:").is_empty() {
        fs::write(folder.path().join("办法.md"), special("#:")).expect("written");
    }
    if !special("#>").is_empty() {
        fs::write(folder.path().join("报送.csv"), special("#>")).expect("written");
        arguments.extend(["--with".into(), "报送.csv".into()]);
    }
    let output = Command::cargo_bin("jifen")
        .expect("the program")
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .current_dir(folder.path())
        .args(arguments)
        .output()
        .expect("a run");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = found.as_array().expect("a list");
    list.iter()
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            let said = format!(
                "{}:{} {}",
                problem["line"],
                problem["column"],
                text("problem")
            );
            (text("code"), said)
        })
        .collect()
}

// ── Tables of points

#[test]
fn two_rows_that_differ_are_shown_as_a_submission() {
    let text = rules(
        r#"
[[points]]
clause = "第三条"
rows = [
  { level = "省级", points = 5 },
  { genre = ["通讯", "图片"], points = 8 },
]
"#,
    );
    let expected = "第三条按第 15 行给 5，第三条按第 16 行给 8。";
    let found = told(&text).of("rows-disagree");
    assert_eq!(found, [format!("16 《…》 省级 · 通讯：{expected}")]);
    assert_eq!(line(&text, "{ genre"), 16);
    // The same points are no disagreement, nor are rows that never meet.
    let same = text.replace("points = 8", "points = 5");
    let apart = text.replace("genre = [", "level = \"市级\", genre = [");
    for quiet in [same, apart] {
        assert_eq!(told(&quiet).of("rows-disagree"), Vec::<String>::new());
    }
}

#[test]
fn what_is_excluded_disagrees_with_nothing() {
    let text = rules(
        r#"
[[exclude]]
clause = "第二条"
when = { level = "省级", genre = "论文" }
[[points]]
clause = "第三条"
rows = [
  { level = "省级", points = 5 },
  { genre = "论文", points = 8 },
]
"#,
    );
    assert_eq!(told(&text).of("rows-disagree"), Vec::<String>::new());
}

#[test]
fn an_outlet_carries_its_level() {
    let with = |level: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
rows = [
  {{ level = "{level}", points = 5 }},
  {{ outlet = "保定日报", points = 8 }},
]
"#
        ))
    };
    // 保定日报 is of the city, so it meets that row alone.
    assert_eq!(
        told(&with("省级")).of("rows-disagree"),
        Vec::<String>::new()
    );
    let found = told(&with("市级")).of("rows-disagree");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("保定日报 · 市级"), "{found:?}");
}

#[test]
fn amounts_by_a_fact_are_compared_as_amounts() {
    let with = |other: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = {{ of = "words", every = 100, each = 1, at-most = 10 }}
[[points]]
clause = "第四条"
when = {{ words = ">=1000" }}
points = {other}
"#
        ))
    };
    // From 1000 words on, the first clause gives 10 as well.
    assert_eq!(told(&with("10")).of("rows-disagree"), Vec::<String>::new());
    let found = told(&with(
        "{ of = \"words\", every = 100, each = 1, at-most = 12 }",
    ));
    // 1100 words: 10 by the one and 11 by the other.
    let expected = "15 《…》 字数 1100：第三条按第 12 行给 10，第四条按第 15 行给 11。";
    assert_eq!(found.of("rows-disagree"), [expected]);
}

#[test]
fn ten_mistakes_get_ten_findings() {
    let rows: String = (0..10)
        .map(|n| format!("  {{ words = {n}, points = {n} }},\n  {{ words = {n}, points = 99 }},\n"))
        .collect();
    let text = rules(&format!(
        "[[points]]\nclause = \"第三条\"\nrows = [\n{rows}]\n"
    ));
    assert_eq!(told(&text).of("rows-disagree").len(), 10);
}

#[test]
fn holes_are_told_in_as_few_sentences_as_can_be() {
    let text = rules(
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[points]]
clause = "第三条"
rows = [
  { level = "校级", points = 1 },
  { level = ["县级", "市级"], genre = ["消息", "通讯"], points = 3 },
]
"#,
    );
    let found = told(&text).of("hole");
    // Nothing of the province, and no photos of county or city; 论文 never get here.
    let expected = [
        "15 没有一行管：级别为省级。例如 《…》 省级。",
        "15 没有一行管：级别为县级或市级、体裁为图片。例如 《…》 县级 · 图片。",
    ];
    assert_eq!(found, expected);
    let full = text.replace(
        "points = 3 },",
        "points = 3 },\n  { others = true, points = 0 },",
    );
    assert_eq!(told(&full).of("hole"), Vec::<String>::new());
    let rejected = text.replace("name = \"办法\"", "name = \"办法\"\notherwise = \"reject\"");
    assert_eq!(told(&rejected).of("hole"), Vec::<String>::new());
}

#[test]
fn many_holes_are_capped_with_a_count() {
    let rows: String = (0..30)
        .map(|n| {
            format!(
                "  {{ words = \">={}\", reads = {n}, points = 1 }},\n",
                n + 1
            )
        })
        .collect();
    let text = rules(&format!(
        "[[points]]\nclause = \"第三条\"\nrows = [\n{rows}]\n"
    ));
    let told = told(&text);
    assert_eq!(told.of("hole").len(), 20);
    assert_eq!(told.of("more-findings").len(), 1);
}

#[test]
fn whole_numbers_leave_no_hole_between_neighbours() {
    let with = |field: &str, low: &str, high: &str| {
        rules(&format!(
            r#"
[[field]]
name = "hours"
kind = "number"
[[points]]
clause = "第三条"
rows = [
  {{ {field} = "{low}", points = 1 }},
  {{ {field} = "{high}", points = 2 }},
]
"#
        ))
    };
    assert_eq!(
        told(&with("words", "<=99", ">=100")).of("hole"),
        Vec::<String>::new()
    );
    // What a field of the rulebook's own counts is not known: there may be 99.5 hours.
    let found = told(&with("hours", "<=99", ">=100")).of("hole");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("hours超过 99 而不满 100（均不含）"),
        "{found:?}"
    );
}

#[test]
fn surely_nothing_is_a_value_where_the_field_says_so() {
    let with = |missing: &str| {
        rules(&format!(
            r#"
[[field]]
name = "placement"
values = ["头版", "其他版"]
{missing}
[[points]]
clause = "第三条"
rows = [{{ placement = ["头版", "其他版"], points = 1 }}]
"#
        ))
    };
    assert_eq!(told(&with("")).of("hole"), Vec::<String>::new());
    let found = told(&with("missing = \"none\"")).of("hole");
    assert_eq!(
        found,
        ["16 没有一行管：没有填版面。例如 《…》 没有填版面。"]
    );
}

#[test]
fn an_end_in_both_rows_or_in_neither_is_told_as_such() {
    let with = |low: &str, high: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
rows = [
  {{ words = "{low}", points = 1 }},
  {{ words = "{high}", points = 2 }},
]
"#
        ))
    };
    let both = told(&with("<=500", ">=500"));
    let expected = "16 字数正好 500 的，第 15 行和第 16 行都算：《…》 字数 500。";
    assert_eq!(both.of("boundary-twice"), [expected]);
    assert_eq!(both.of("rows-disagree"), Vec::<String>::new());
    let neither = told(&with("<500", ">500"));
    let expected = "16 字数正好 500 的，第 15 行和第 16 行都不算：《…》 字数 500。";
    assert_eq!(neither.of("boundary-missed"), [expected]);
    assert_eq!(neither.of("hole"), Vec::<String>::new());
    // More than the end in common is no boundary; nor is one side that takes it.
    assert_eq!(
        told(&with("<=501", ">=500")).of("boundary-twice"),
        Vec::<String>::new()
    );
    let right = told(&with("<500", ">=500")).codes();
    assert!(!right.contains("boundary-twice") && !right.contains("boundary-missed"));
}

#[test]
fn a_row_that_never_matches_says_why() {
    let text = rules(
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[points]]
clause = "第三条"
rows = [
  { genre = ["消息", "通讯"], points = 1 },
  { genre = "图片", points = 1 },
  { genre = "论文", points = 2 },
  { genre = "消息", not = { genre = ["消息", "图片"] }, points = 3 },
  { others = true, points = 4 },
]
"#,
    );
    let expected = [
        "20 这里永远不会成立：符合它的都已经被不计分的条款排除。",
        "21 这里永远不会成立：条件互相矛盾，没有能同时符合的。",
        "22 这里永远不会成立：符合它的都已经被同一张表的其他行占去。",
    ];
    assert_eq!(told(&text).of("never-matches"), expected);
    // Without the line that excludes it 论文 has a row, and nothing else is dead.
    let quiet = text.replace("genre = \"论文\" }", "genre = \"论文\", paid = true }");
    let quiet = quiet.replace(
        "  { genre = \"消息\", not = { genre = [\"消息\", \"图片\"] }, points = 3 },\n",
        "",
    );
    let quiet = quiet.replace("[\"消息\", \"通讯\"], points = 1", "\"消息\", points = 1");
    assert_eq!(told(&quiet).of("never-matches"), Vec::<String>::new());
}

#[test]
fn a_column_that_is_dead_is_no_dead_row() {
    let text = rules(
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[points]]
clause = "第三条"
columns = { genre = ["消息", "论文"] }
rows = [{ level = "校级", points = [1, 2] }]
"#,
    );
    assert_eq!(told(&text).of("never-matches"), Vec::<String>::new());
}

#[test]
fn a_higher_level_or_a_longer_piece_should_not_earn_less() {
    let level = |county: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
columns = {{ genre = ["消息", "图片"] }}
rows = [
  {{ level = "校级", points = [2, 1] }},
  {{ level = "县级", points = {county} }},
]
"#
        ))
    };
    let expected = "17 《…》 县级 · 图片得 0.5，反而少于级别为校级的 1（第 16 行），其他都相同。";
    assert_eq!(told(&level("[3, 0.5]")).of("earns-less"), [expected]);
    // More, and as much, is fine; and that photos earn less than news is no matter of level.
    assert_eq!(
        told(&level("[3, 1]")).of("earns-less"),
        Vec::<String>::new()
    );
    let words = rules(
        r#"
[[points]]
clause = "第三条"
rows = [{ words = "<500", points = 3 }, { words = ">=500", points = 2 }]
"#,
    );
    assert_eq!(told(&words).of("earns-less").len(), 1);
}

#[test]
fn a_single_outlet_may_earn_more_than_a_higher_level() {
    let text = rules(
        r#"
[[points]]
clause = "第三条"
rows = [
  { outlet = "保定日报", points = 9 },
  { level = "省级", points = 5 },
]
"#,
    );
    assert_eq!(told(&text).of("earns-less"), Vec::<String>::new());
}

// ── Other clauses

#[test]
fn rows_of_a_modify_table_may_not_overlap() {
    let with = |high: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = 1
[[modify]]
clause = "第四条"
rows = [
  {{ reads = "10000..99999", add = 2 }},
  {{ reads = "{high}", add = 10 }},
]
"#
        ))
    };
    let expected = "19 《…》 阅读量 60000：第 18 行和第 19 行都管。";
    assert_eq!(told(&with(">50000")).of("rows-overlap"), [expected]);
    let right = told(&with(">=100000")).codes();
    assert!(!right.contains("rows-overlap") && !right.contains("boundary-missed"));
    // Of whole numbers only 100000 is between them.
    assert_eq!(told(&with(">100000")).of("boundary-missed").len(), 1);
    assert_eq!(told(&with(">100001")).of("boundary-missed").len(), 0);
    assert_eq!(told(&with(">=99999")).of("boundary-twice").len(), 1);
}

#[test]
fn rows_of_a_target_may_not_overlap_and_somebody_must_owe_it() {
    let with = |small: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = 1
[[target]]
clause = "第八条"
account = "department"
per = "month"
short = -1
rows = [
  {{ headcount = "{small}", pieces = 2 }},
  {{ headcount = ">=5", pieces = 4 }},
]
"#
        ))
    };
    assert_eq!(told(&with("<=6")).of("rows-overlap").len(), 1);
    assert_eq!(told(&with("<=5")).of("boundary-twice").len(), 1);
    let right = told(&with("<5")).codes();
    assert!(!right.contains("rows-overlap") && !right.contains("target-nobody-owes"));
    // A department has no post: nobody owes this.
    let nobody = with("<5").replace("short = -1", "short = -1\nwho = { post = \"通讯员\" }");
    assert_eq!(told(&nobody).of("target-nobody-owes").len(), 1);
    let teachers = nobody.replace("\"department\"", "\"teacher\"");
    assert_eq!(
        told(&teachers).of("target-nobody-owes"),
        Vec::<String>::new()
    );
}

#[test]
fn same_piece_and_share_clauses_may_not_overlap() {
    let with = |other: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = 1
[[same-piece]]
clause = "第五条"
when = {{ level = "校级" }}
[[same-piece]]
clause = "第六条"
when = {{ {other} }}
"#
        ))
    };
    let found = told(&with("genre = \"消息\"")).of("overlapping-clauses");
    assert_eq!(
        found,
        ["18 《…》 校级 · 消息：第 15 行和第 18 行的条款都管。"]
    );
    let quiet = told(&with("level = \"县级\""));
    assert_eq!(quiet.of("overlapping-clauses"), Vec::<String>::new());
}

#[test]
fn factors_that_meet_are_told_with_their_product() {
    let with = |best_of: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = 10
[[modify]]
clause = "第四条"
when = {{ genre = "图片" }}
times = "60%"
{best_of}
[[modify]]
clause = "第五条"
when = {{ paid = false }}
plus = "1/2"
scale = "1/2"
{best_of}
"#
        ))
    };
    // 0.6 × (1 + 1/2) × 1/2 = 0.45
    let found = told(&with("")).of("factors-meet");
    let expected = "20 《…》 图片 · 不是付费：第 15 行（第四条）和第 20 行（第五条）都算，合起来是基础分的 0.45 倍。";
    assert_eq!(found, [expected]);
    assert_eq!(
        told(&with("best-of = \"甲\"")).of("factors-meet"),
        Vec::<String>::new()
    );
}

#[test]
fn limits_that_never_or_always_act() {
    let with = |limit: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
rows = [{{ level = "省级", points = 10 }}, {{ level = "市级", points = 6 }}]
[[modify]]
clause = "第四条"
when = {{ placement = "头版" }}
plus = "1/2"
[[limit]]
clause = "第七条"
{limit}
"#
        ))
    };
    let found = |limit: &str| {
        let told = told(&with(limit));
        let mut all = told.of("limit-unreachable");
        all.extend(told.of("limit-always"));
        all
    };
    // 10 and half of it: 15 at most, 6 at least.
    let never = "19 这个限额用不上：至多也只有 15，到不了 15 以上。";
    assert_eq!(found("per = \"publication\"\nat-most = 15"), [never]);
    assert_eq!(
        found("per = \"publication\"\nat-most = 14"),
        Vec::<String>::new()
    );
    let always = "19 这个限额次次都起作用：至少也有 6，高于 5。";
    assert_eq!(found("per = \"publication\"\nat-most = 5"), [always]);
    // Of the city alone: 9 at most.
    let city = "per = \"publication\"\nwhen = { level = \"市级\" }\nat-most = 9";
    assert_eq!(found(city).len(), 1);
    assert_eq!(found("per = \"publication\"\nat-least = 6").len(), 1);
    assert_eq!(
        found("per = \"publication\"\nat-least = 7"),
        Vec::<String>::new()
    );
    assert_eq!(found("per = \"publication\"\nat-least = 16").len(), 1);
    assert_eq!(found("per = \"piece\"\nat-most = 5").len(), 1);
    assert_eq!(
        found("per = \"piece\"\nat-most = 500"),
        Vec::<String>::new()
    );
    let month = "account = \"teacher\"\nper = \"month\"\nat-most = 10";
    assert_eq!(found(month), Vec::<String>::new());
}

#[test]
fn twelve_months_of_a_limit_leave_a_yearly_one_no_room() {
    let with = |year: &str| {
        rules(&format!(
            r#"
[[points]]
clause = "第三条"
points = 10
[[limit]]
clause = "第七条"
account = "teacher"
per = "month"
at-most = 10
[[limit]]
clause = "第八条"
account = "teacher"
per = "year"
at-most = {year}
"#
        ))
    };
    let found = told(&with("120")).of("limit-unreachable");
    let expected = "20 这个限额用不上：第 15 行较短期间的限额加起来已经不比它高。";
    assert_eq!(found, [expected]);
    assert_eq!(
        told(&with("119")).of("limit-unreachable"),
        Vec::<String>::new()
    );
}

// ── Outlets, policy, cases

#[test]
fn an_outlet_has_the_level_of_its_day() {
    let text = rules(
        r#"
[[outlet]]
name = "甲报"
level = "县级"
until = 2022-12-31
[[outlet]]
name = "甲报"
level = "市级"
from = 2023-01-01
[[points]]
clause = "第三条"
rows = [
  { outlet = "甲报", points = 5 },
  { level = "市级", points = 5 },
  { level = "LEVEL", points = 8 },
]
"#,
    );
    // It is of the county or of the city, by the day, and never of the school.
    let found = |level: &str| {
        told(&text.replace("LEVEL", level))
            .of("rows-disagree")
            .len()
    };
    assert_eq!((found("县级"), found("校级")), (1, 0));
}

#[test]
fn articles_are_compared_both_ways() {
    let policy = "#: 第一条 计分:\n#: (一)校级1分。\n#: (二)县级2分。\n#: 第二条 其他。\n";
    let with = |clause: &str, not_covered: &str| {
        let text = format!(
            "{policy}[rulebook]\nname = \"办法\"\npolicy = \"办法.md\"\n[[points]]\nclause = \"{clause}\"\npoints = 1\n[[not-covered]]\nclause = \"{not_covered}\"\nbecause = \"无\"\n"
        );
        let found = run(&text);
        let articles = found
            .into_iter()
            .filter(|(code, _)| code.starts_with("article"));
        articles.map(|(_, said)| said).collect::<Vec<_>>()
    };
    assert_eq!(with("第一条", "第二条"), Vec::<String>::new());
    let left = "3:1 第一条(二)没有任何条款，也没有写进 [[not-covered]]。";
    assert_eq!(with("第一条(一)", "第二条"), [left]);
    let unknown = "12:10 办法.md 里没有第三条。";
    let uncovered = "4:1 第二条没有任何条款，也没有写进 [[not-covered]]。";
    assert_eq!(with("第一条", "第三条"), [uncovered, unknown]);
}

#[test]
fn a_clause_without_a_case_is_told_once() {
    let text = rules(
        r#"
[[points]]
clause = "第三条"
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 5 }]
[[exclude]]
clause = "第四条"
when = { paid = true }
[[modify]]
clause = "第五条"
when = { placement = "头版" }
plus = 1
[[case]]
name = "市级5分"
rows = [{ title = "开学", outlet = "保定日报", authors = "张三", date = 2022-05-06 }]
expect = { "张三" = 5 }
"#,
    );
    let found = told(&text).of("clause-without-case");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].starts_with("15 ") && found[1].starts_with("18 "),
        "{found:?}"
    );
    let cased = text.replace("date = 2022", "placement = \"头版\", date = 2022");
    let cased = cased.replace(
        "\"张三\" = 5",
        "\"张三\" = 10 }\n[[case]]\nname = \"付费\"\nrows = [{ title = \"开学\", outlet = \"保定日报\", authors = \"张三\", paid = true, date = 2022-05-06 }]\nexpect = { \"张三\" = 0",
    );
    let told = told(&cased);
    assert_eq!(told.of("case-failed"), Vec::<String>::new());
    assert_eq!(told.of("clause-without-case"), Vec::<String>::new());
}

#[test]
fn rulebooks_follow_on_each_other() {
    let rulebook = |name: &str, when: &str| {
        let text = format!("[rulebook]\nname = \"{name}\"\n{when}\n");
        let mut problems = Problems::default();
        Rulebook::parse(name, &text, &mut problems).expect("a rulebook")
    };
    let codes = |one: &str, two: &str| -> Vec<&'static str> {
        let (one, two) = (rulebook("甲", one), rulebook("乙", two));
        let problems = check_together(&[&one, &two]);
        problems.iter().map(|problem| problem.code).collect()
    };
    let none: Vec<&str> = Vec::new();
    assert_eq!(codes("until = 2022-12-31", "from = 2023-01-01"), none);
    assert_eq!(codes("from = 2023-01-01", "until = 2022-12-31"), none);
    assert_eq!(
        codes("until = 2022-12-31", "from = 2022-12-31"),
        ["rulebooks-overlap"]
    );
    assert_eq!(
        codes("until = 2022-12-31", "from = 2023-01-02"),
        ["rulebooks-gap"]
    );
    assert_eq!(codes("", "from = 2023-01-01"), ["rulebooks-overlap"]);
    // Without any date they are no versions of one policy.
    assert_eq!(codes("", ""), none);
    assert_eq!(check_together(&[&rulebook("甲", "")]).len(), 0);
}

// ── Bounds

#[test]
fn too_many_cases_are_said_not_to_be_proved() {
    let any: Vec<String> = (0..40)
        .map(|n| format!("{{ not = {{ words = {n}, reads = {n}, photos = {n} }} }}"))
        .collect();
    // All of forty conditions with three ways to hold each: 3^40.
    let nested = any
        .iter()
        .fold("{ paid = false }".to_owned(), |inner, one| {
            format!("{{ any = [{inner}], not = {{ any = [{{ not = {one} }}] }} }}")
        });
    let levels = nested.matches("any").count();
    assert!(levels > 40);
    let flat = format!(
        "{{ not = {{ any = [{}] }} }}",
        (0..40)
            .map(|n| format!("{{ words = {n}, reads = {n}, photos = {n} }}"))
            .collect::<Vec<_>>()
            .join(", ")
    );
    let text = rules(&format!(
        "[[points]]\nclause = \"第三条\"\npoints = 1\nwhen = {flat}\n"
    ));
    let told = told(&text);
    assert_eq!(told.of("not-proved").len(), 1);
    assert_eq!(told.of("never-matches"), Vec::<String>::new());
    assert_eq!(told.of("hole"), Vec::<String>::new());
    let small = rules(
        "[[points]]\nclause = \"第三条\"\npoints = 1\nwhen = { not = { words = 1, reads = 1 } }\n",
    );
    assert!(!self::told(&small).codes().contains("not-proved"));
}

// ── The command

#[test]
fn exit_codes_tell_errors_warnings_and_what_cannot_be_read() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("办法.toml");
    let run = |arguments: &[&str]| {
        let output = Command::cargo_bin("jifen")
            .expect("the program")
            .current_dir(folder.path())
            .arg("check")
            .args(arguments)
            .output()
            .expect("a run");
        output.status.code()
    };
    assert_eq!(run(&["办法.toml"]), Some(2));
    fs::write(&path, codes::find("hole").expect("a code").example).expect("written");
    assert_eq!(run(&["办法.toml"]), Some(0));
    assert_eq!(run(&["办法.toml", "--strict"]), Some(1));
    fs::write(&path, codes::find("rows-disagree").expect("a code").example).expect("written");
    assert_eq!(run(&["办法.toml"]), Some(1));
    assert_eq!(run(&["办法.toml", "没有.toml"]), Some(2));
    assert_eq!(run(&["--explain", "hole"]), Some(0));
    assert_eq!(run(&["--explain", "holes"]), Some(2));
}

#[test]
fn a_finding_is_shown_at_its_line() {
    let folder = TempDir::new().expect("a folder");
    let example = codes::find("rows-disagree").expect("a code").example;
    fs::write(folder.path().join("办法.toml"), example).expect("written");
    for (lang, name) in [("zh", "finding"), ("en", "finding-en")] {
        let output = Command::cargo_bin("jifen")
            .expect("the program")
            .current_dir(folder.path())
            .args(["check", "办法.toml", "--lang", lang])
            .output()
            .expect("a run");
        assert_snapshot!(name, String::from_utf8(output.stderr).expect("UTF-8"));
    }
}

#[test]
fn a_code_is_taught() {
    let output = Command::cargo_bin("jifen")
        .expect("the program")
        .args(["check", "--explain", "boundary-twice", "--lang", "zh"])
        .output()
        .expect("a run");
    assert_snapshot!("explain", String::from_utf8(output.stdout).expect("UTF-8"));
}

#[test]
fn proposed_cases_can_be_read_and_have_no_answer() {
    let text = rules(
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "消息", words = "<100" }
[[points]]
clause = "第三条"
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 5 }]
[[modify]]
clause = "第五条"
when = { placement = "头版", delay = ">3" }
scale = "1/2"
[[event]]
clause = "第六条"
name = "差错"
points = -2
"#,
    );
    let mut problems = Problems::default();
    let words = Words::new(Lang::Zh);
    let rulebook = Rulebook::parse("办法.toml", &text, &mut problems).expect("a rulebook");
    let proposed = jifen::check::propose::cases(&rulebook, &words);
    assert_snapshot!("proposed", proposed);
    let whole = Rulebook::parse("办法.toml", &format!("{text}{proposed}"), &mut problems);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let whole = whole.unwrap_or_else(|| panic!("{told:?}"));
    // Pasted in, they use every clause, and nothing is left to propose.
    let found = check(&whole, None, &words);
    let idle = |problem: &&Problem| problem.code == "clause-without-case";
    assert_eq!(found.iter().filter(idle).count(), 0);
    assert_eq!(jifen::check::propose::cases(&whole, &words), "");
}

#[test]
fn the_model_rulebook_has_nothing_to_mend() {
    let rulebook = Rulebook::built_in();
    let words = Words::new(Lang::Zh);
    let found = check(&rulebook, None, &words);
    let bad = found
        .iter()
        .filter(|problem| problem.severity != Severity::Note);
    let bad: Vec<String> = bad.map(|problem| words.problem(problem)).collect();
    assert_eq!(bad, Vec::<String>::new());
}

#[test]
fn published_rulebooks_have_no_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/published");
    let words = Words::new(Lang::Zh);
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let mut problems = Problems::default();
        if let Some(rulebook) = Rulebook::load(&path, &mut problems) {
            problems.extend(check(&rulebook, None, &words));
        }
        let errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        wrong
            .extend(errors.map(|problem| format!("{} {}", path.display(), words.problem(problem))));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A copy of a built-in rulebook is held against the policy beside it, which may have been edited.
#[test]
fn the_policy_beside_a_copy_of_a_built_in_rulebook_counts() {
    let folder = TempDir::new().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let policy = fs::read_to_string(root.join("vocational.md")).expect("the policy");
    assert!(policy.contains("\n第十条"));
    let edited = policy.replace("\n第十条", "\n另外");
    fs::write(folder.path().join("vocational.md"), edited).expect("written");
    let path = folder.path().join("vocational.toml");
    fs::copy(root.join("vocational.toml"), &path).expect("copied");
    let words = Words::new(Lang::Zh);
    let rulebook = Rulebook::load(&path, &mut Problems::default()).expect("a rulebook");
    let found = check(&rulebook, None, &words);
    assert!(
        found
            .iter()
            .any(|problem| problem.code == "article-unknown")
    );
}

#[test]
fn of_many_mistakes_of_a_kind_some_are_told_and_the_rest_counted() {
    let wrong = "[[points]]\nclause = \"第三条\"\npoints = 5%\n".repeat(50);
    let text = format!("[rulebook]\nname = \"办法\"\n{wrong}");
    let mut problems = Problems::default();
    assert!(Rulebook::parse("办法.toml", &text, &mut problems).is_none());
    let told = |code: &'static str| problems.iter().filter(move |told| told.code == code);
    assert_eq!(told("unquoted").count(), 40);
    let words = Words::new(Lang::Zh);
    let rest: Vec<String> = told("more-findings")
        .map(|rest| words.problem(rest))
        .collect();
    assert_eq!(rest, ["像 unquoted 这样的还有 10 处，没有列出。"]);
}
