//! What people ask of a month: every figure is worked out by hand from the rulebook below.

use std::process::Output;

use assert_cmd::Command;
use rust_xlsxwriter::{Workbook, Worksheet};
use tempfile::TempDir;

const RULEBOOK: &str = r#"
[rulebook]
name = "县中办法"
outlets = []

[[field]]
name = "level"
clause = "第三条"
of = "outlet"
values = ["校级", "市级"]
[[field]]
name = "placement"
clause = "第六条"
missing = "none"
values = ["头版", "其他版"]
[[field]]
name = "words"
clause = "第四条"
missing = "none"
[[field]]
name = "delay"
clause = "第十条"
missing = "none"

[[outlet]]
clause = "第三条"
name = "校报"
level = "校级"
[[outlet]]
clause = "第三条"
name = "保定日报"
level = "市级"

[[exclude]]
clause = "第四条"
when = { words = "<100" }
[[points]]
clause = "第五条"
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 5 }]
[[modify]]
clause = "第六条"
when = { placement = "头版" }
plus = "1/2"
[[modify]]
clause = "第十条"
when = { delay = ">3" }
scale = "1/2"
[piece]
clause = "第七条"
by = ["title"]
within = "month"
[[same-piece]]
clause = "第七条"
best = 1
[[share]]
clause = "第八条"
authors = "equal"
roles = { text = 7, photo = 3 }
department = "sum"
[[target]]
clause = "第九条"
account = "department"
per = "month"
pieces = 1
short = -2
"#;

/// 开学典礼: 5 + 2.50 = 7.50, shared 7 to 3: 张三 5.25, 李四 2.25. 食堂新貌, four days late: 2.50.
/// So 张三 5.25, 王五 2.50, 李四 2.25, 赵六 0.
const MAY: &str = "\
标题,作者,部门,媒体,日期,版面,字数,报送日期
开学典礼,文/张三 图/李四,教务处,保定日报,2022-05-03,头版,800,2022-05-04
开学典礼,文/张三 图/李四,教务处,校报,2022-05-04,其他版,500,2022-05-04
短讯一则,李四,教务处,校报,2022-05-05,其他版,96,2022-05-05
校园短视频,王五,总务处,某某号,2022-05-06,,,2022-05-06
食堂新貌,王五,总务处,保定日报,2022-05-06,其他版,300,2022-05-10
四月旧闻,王五,总务处,校报,2022-04-20,其他版,300,2022-04-20
合计,,,,,,1996,
注：由各处室填报";
const ROSTER: &str = "姓名,部门\n张三,教务处\n李四,教务处\n王五,总务处\n赵六,团委";

struct Office(TempDir);

impl Office {
    fn new() -> Office {
        Office::of(MAY, |_| {})
    }

    fn of(may: &str, and: impl Fn(&mut Worksheet)) -> Office {
        let folder = TempDir::new().expect("a folder");
        let mut book = Workbook::new();
        for (name, text) in [("五月", may), ("名单", ROSTER)] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            for (row, line) in text.lines().enumerate() {
                for (column, cell) in line.split(',').enumerate() {
                    let (row, column) = (row as u32, column as u16);
                    sheet.write_string(row, column, cell).expect("written");
                }
            }
            if name == "五月" {
                and(sheet);
            }
        }
        book.save(folder.path().join("报送.xlsx")).expect("saved");
        std::fs::write(folder.path().join("办法.toml"), RULEBOOK).expect("written");
        Office(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let month: &[&str] = match arguments.contains(&"--month") {
            true => &[],
            false => &["--month", "2022-05"],
        };
        Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(["explain", "--lang", "zh", "--rules", "办法.toml"])
            .args(month)
            .args(arguments)
            .arg("报送.xlsx")
            .current_dir(self.0.path())
            .output()
            .expect("a run")
    }

    /// What is answered.
    fn ask(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {err}");
        out
    }

    /// Why nothing is answered.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        text(&output.stderr)
    }

    fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let arguments = [arguments, &["--json"]].concat();
        serde_json::from_str(&self.ask(&arguments)).expect("JSON")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
fn has(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(answer.contains(part), "no {part} in:\n{answer}");
    }
}

#[test]
fn a_row_is_told_with_every_clause_and_cell_however_it_is_written() {
    let office = Office::new();
    let answer = office.ask(&["报送.xlsx!五月!2"]);
    has(
        &answer,
        &[
            "基础分 5：级别为市级（第五条，D2） 5 + ",
            "（第六条，F2） 2.5 = 7.5 分",
            "署名：张三（文字）、李四（摄影）；第八条，文字 7、摄影 3",
            "各得：张三 5.25、李四 2.25、教务处 7.50",
        ],
    );
    // The roster has a second row too; the sheet of submissions is meant.
    for written in [
        "报送.xlsx!2",
        "五月!A2",
        "2",
        "'[报送.xlsx]五月'!$B$2",
        "报送！五月！２",
    ] {
        assert_eq!(office.ask(&[written]), answer, "{written}");
    }
}

#[test]
fn every_row_says_what_became_of_it() {
    let office = Office::new();
    for (row, fate, says) in [
        ("2", "counted", "= 7.5 分"),
        ("3", "surpassed", "第2行（单独值 7.5）；这一次单独值 1"),
        (
            "4",
            "not-counted",
            "不计分：字数不满 100（不含）（第四条，G4）",
        ),
        ("5", "asked", "请在 待定-2022-05.csv 里找到“媒体：某某号”"),
        ("6", "counted", "（第十条，E6、H6） 2.5 = 2.5 分"),
        ("7", "other-period", "--period 2022-04"),
    ] {
        let asked = format!("报送.xlsx!五月!{row}");
        has(&office.ask(&[&asked]), &[says]);
        let answer = office.json(&[&asked]);
        let publication = &answer[0]["publications"][0];
        assert_eq!(publication["fate"], fate, "{answer}");
    }
    for (row, fate) in [
        ("五月!1", "header"),
        ("五月!8", "sum"),
        ("五月!9", "note"),
        ("名单!3", "other-table"),
    ] {
        let answer = office.json(&[row]);
        assert_eq!(answer[0]["aside"]["fate"], fate, "{answer}");
    }
}

#[test]
fn a_row_handed_in_twice_names_the_first() {
    let twice = MAY.replace(
        "合计,",
        "食堂新貌,王五,总务处,保定日报,2022-05-06,其他版,300,2022-05-10\n合计,",
    );
    let office = Office::of(&twice, |_| {});
    let answer = office.json(&["五月!8"]);
    let publication = &answer[0]["publications"][0];
    assert_eq!(publication["fate"], "repeated");
    has(&publication["said"].to_string(), &["第 6 行是同一次刊发"]);
}

#[test]
fn a_hidden_row_is_skipped_only_if_so_asked() {
    let hide = |sheet: &mut Worksheet| {
        sheet.set_row_hidden(5).expect("hidden");
    };
    let office = Office::of(MAY, hide);
    let fate = |arguments: &[&str]| office.json(arguments)[0].clone();
    assert_eq!(fate(&["五月!6"])["publications"][0]["fate"], "counted");
    assert_eq!(
        fate(&["五月!6", "--skip-hidden"])["aside"]["fate"],
        "hidden"
    );
}

#[test]
fn a_row_decided_out_cites_the_decision() {
    let office = Office::new();
    let line =
        "what,answer,who,when,why\n报送：《食堂新貌》·保定日报,不计,周主任,2022-06-01,重稿\n";
    std::fs::write(office.0.path().join("decisions.csv"), line).expect("written");
    let answer = office.json(&["食堂新貌", "decisions.csv"]);
    assert_eq!(answer[0]["aside"]["fate"], "decided-out", "{answer}");
    has(&answer[0]["aside"]["said"].to_string(), &["周主任", "重稿"]);
}

#[test]
fn what_was_never_handed_in_is_told_with_the_nearest_titles() {
    let office = Office::new();
    has(
        &office.refused(&["开学典札"]),
        &["never-handed-in", "《开学典礼》"],
    );
    // A note is no submission, and yet found by its words.
    has(&office.ask(&["各处室 填报"]), &["第9行", "说明"]);
    has(
        &office.refused(&["报送.xlsx!六月!2"]),
        &["no-such-sheet", "报送.xlsx!五月"],
    );
    has(&office.refused(&["五月!200"]), &["blank-row"]);
    has(&office.refused(&["--cell", "五月!2"]), &["not-a-cell"]);
}

#[test]
fn why_less_than_my_co_author() {
    // 7.50 × 3/10 = 2.25; 王五 has 2.50.
    let answer = Office::new().ask(&["李四"]);
    has(
        &answer,
        &[
            "张三（文字）、李四（摄影）；第八条",
            "合计 2.25 分",
            "0.25 分",
            "没有计分的",
            "《短讯一则》",
        ],
    );
}

#[test]
fn where_is_my_video() {
    let answer = Office::new().ask(&["短视频"]);
    has(
        &answer,
        &["《校园短视频》 某某号", "第5行", "待核对", "媒体：某某号"],
    );
}

#[test]
fn why_are_we_on_minus_two() {
    let answer = Office::new().ask(&["团委"]);
    has(&answer, &["-2.00  = -2.00  第九条", "合计 -2.00 分"]);
}

#[test]
fn what_if_it_had_been_the_front_page() {
    let office = Office::new();
    // (5 + 2.50) / 2 = 3.75 on the front page; 5 if it had been handed in within three days.
    let answer = office.ask(&["五月!6"]);
    has(
        &answer,
        &[
            "版面（F6）是“其他版”；如果是“头版”：",
            "王五 +1.25（2.50 → 3.75），仍是第 2 名",
            "报送间隔是“4”；如果是“3”：",
            "王五 +2.50（2.50 → 5.00），仍是第 2 名",
        ],
    );
    let cell = office.ask(&["--cell", "报送.xlsx!五月!F6"]);
    has(
        &cell,
        &["现在是“其他版”", "“头版”：王五 +1.25（2.50 → 3.75）"],
    );
    // The table with that cell really changed says the same.
    let changed = MAY.replace("保定日报,2022-05-06,其他版", "保定日报,2022-05-06,头版");
    has(
        &Office::of(&changed, |_| {}).ask(&["王五"]),
        &["合计 3.75 分"],
    );
}

#[test]
fn is_last_months_list_still_right() {
    let office = Office::new();
    // One piece at the school's own paper.
    has(
        &office.ask(&["王五", "--month", "2022-04"]),
        &["《四月旧闻》", "合计 1.00 分", "第 1 名"],
    );
    has(
        &office.ask(&["五月!7"]),
        &["属于 2022-04，不在这次算的 2022-05 里"],
    );
}

#[test]
fn the_least_that_was_missing_is_found_and_scored() {
    let office = Office::new();
    let answer = office.json(&["五月!4"]);
    let all = answer[0]["publications"][0]["alternatives"]
        .as_array()
        .expect("a list")
        .clone();
    let words: Vec<_> = all.iter().filter(|one| one["field"] == "words").collect();
    // 96 words; from 100 on it counts: one point, 3.25 in all, ahead of 王五 and his 2.50.
    assert_eq!(words.len(), 1, "{answer}");
    assert_eq!(
        (&words[0]["read"], &words[0]["value"]),
        (&"96".into(), &"100".into())
    );
    let own = &words[0]["moves"][0];
    assert_eq!(
        (&own["account"], &own["before"], &own["after"]),
        (&"李四".into(), &"2.25".into(), &"3.25".into())
    );
    assert_eq!(
        (own["place_before"].as_u64(), own["place_after"].as_u64()),
        (Some(3), Some(2))
    );
}

#[test]
fn a_cell_tells_what_rests_on_it_and_who_would_move() {
    let office = Office::new();
    let answer = office.json(&["--cell", "五月!F2"]);
    let resting: Vec<_> = answer[0]["entries"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| (entry["account"].as_str(), entry["amount"].as_str()))
        .collect();
    // Half of 5, 7 to 3.
    assert_eq!(
        resting,
        [(Some("张三"), Some("+1.75")), (Some("李四"), Some("+0.75"))]
    );
    let variant = |text: &str| {
        let all = answer[0]["variants"].as_array().expect("a list");
        all.iter()
            .find(|one| one["text"] == text)
            .expect("a variant")
            .clone()
    };
    // 5 × 7/10 = 3.50 and 1.50, empty or on another page.
    for text in ["", "其他版"] {
        let moved: Vec<_> = variant(text)["moves"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| {
                (
                    one["account"].as_str().unwrap_or("").to_owned(),
                    one["after"].as_str().unwrap_or("").to_owned(),
                )
            })
            .collect();
        let after = |name: &str| {
            moved
                .iter()
                .find(|one| one.0 == name)
                .map(|one| one.1.clone())
        };
        assert_eq!(after("张三").as_deref(), Some("3.50"));
        assert_eq!(after("李四").as_deref(), Some("1.50"));
        assert_eq!(after("教务处").as_deref(), Some("5.00"));
        assert_eq!(after("王五"), None);
    }
    // Without its author a piece is signed by the department alone: 2.50 go from 王五.
    let author = office.json(&["--cell", "五月!B6"]);
    let moves = &author[0]["variants"][0]["moves"];
    let wang = moves
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["account"] == "王五");
    assert_eq!(wang.expect("he moves")["after"], "0.00", "{author}");
}

#[test]
fn more_than_a_screen_is_shown_when_asked_for() {
    let rows: String = (1..=30)
        .map(|n| format!("第{n}期简报,张三,教务处,校报,2022-05-{n:02},其他版,300,2022-05-{n:02}\n"))
        .collect();
    let header = MAY.lines().next().unwrap_or_default();
    let office = Office::of(&format!("{header}\n{rows}"), |_| {});
    let (some, all) = (office.ask(&["期简报"]), office.ask(&["期简报", "--all"]));
    has(&some, &["--all"]);
    assert!(some.lines().count() <= 41 && !some.contains("第30期"));
    has(&all, &["第30期"]);
}
