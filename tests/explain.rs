//! What people ask of a month: every figure is worked out by hand from the rulebook below.

use std::process::Output;

use assert_cmd::Command;
use jifen::locale::{Lang, Words};
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
        let answers = serde_json::from_str(&self.ask(&arguments)).expect("JSON");
        let schema = jifen::answers::schema(&Words::new(Lang::Zh));
        let told = jsonschema::draft202012::validate(&schema, &answers);
        assert!(told.is_ok(), "{arguments:?} {told:?}");
        answers
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
            "版面（F6）是“其他版” → “头版”：",
            "王五 +1.25（2.50 → 3.75），仍是第 2 名",
            "报送间隔是“4” → “3”：",
            "王五 +2.50（2.50 → 5.00），仍是第 2 名",
        ],
    );
    has(
        &office.ask(&["五月!6", "--all"]),
        &["版面（F6）是“其他版”；如果是“头版”：多了 加基础分的 0.5"],
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
        [(Some("张三"), Some("1.75")), (Some("李四"), Some("0.75"))]
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

/// What is answered of tables and a rulebook of one's own.
fn ask_of(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = TempDir::new().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jifen"));
    command.args(["explain", "--lang", "zh", "--rules", "办法.toml"]);
    command.args(arguments);
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
        if !name.ends_with("toml") {
            command.arg(name);
        }
    }
    let output = command.current_dir(folder.path()).output().expect("a run");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

const LISTS: &str = r#"
[[event]]
clause = "第十二条"
name = "批示"
points = { of = "value", range = "0..20" }
[[list]]
clause = "第十五条"
name = "先进个人"
account = "teacher"
per = "month"
places = 2
prizes = [300, 100]
[[list]]
clause = "第十六条"
name = "勤奋奖"
account = "teacher"
per = "year"
needs = { pieces = ">=3", points = ">4" }
[[list]]
clause = "第十七条"
name = "末位"
account = "teacher"
per = "month"
needs = { points = "<3" }
"#;

#[test]
fn an_account_is_told_how_far_the_next_honour_is_and_that_much_does() {
    let rulebook = format!("{RULEBOOK}{LISTS}");
    let ask = |name: &str, events: &str| {
        let files = [
            ("办法.toml", rulebook.as_str()),
            ("报送.csv", MAY),
            ("名单.csv", ROSTER),
            ("考核事项.csv", events),
        ];
        ask_of(&files, &[name, "--month", "2022-05", "--all"])
    };
    let none = "账户,事项,日期,分值\n";
    // 张三 5.25, 王五 2.50, 李四 2.25; a piece each.
    has(
        &ask("张三", none),
        &[
            "第十五条 先进个人（2022-05）：在名单上，第 1 名",
            "第十六条 勤奋奖（2022，按读到的）：还差 2 件\n",
        ],
    );
    has(
        &ask("王五", none),
        &[
            "先进个人（2022-05）：在名单上，第 2 名；距第 1 名的奖还差 2.75 分",
            // April's piece of the school's paper counts for the year: 2 pieces, 3.50 points.
            "勤奋奖（2022，按读到的）：还差 1 件、0.51 分",
        ],
    );
    let third = ask("李四", none);
    has(
        &third,
        &["先进个人（2022-05）：还差 0.25 分，就在名单上，第 2 名"],
    );
    // Nobody has to be short of a list that one is on for having too little.
    assert!(!third.contains("末位"), "{third}");
    // That much does, and a cent less does not.
    let with = |points: &str| {
        let events = format!("账户,事项,日期,分值\n李四,批示,2022-05-20,{points}\n");
        ask("李四", &events)
    };
    has(&with("0.25"), &["先进个人（2022-05）：在名单上，第 2 名"]);
    has(
        &with("0.24"),
        &["先进个人（2022-05）：还差 0.01 分，就在名单上，第 2 名"],
    );
}

#[test]
fn caps_in_pieces_and_by_a_fact_show_what_is_used() {
    let rulebook = format!(
        "{RULEBOOK}{}",
        r#"
[[field]]
name = "quota"
of = "teacher"
kind = "number"
headers = ["定额"]
[[limit]]
clause = "第十三条"
account = "teacher"
per = "month"
pieces = 4
[[limit]]
clause = "第十四条"
account = "teacher"
per = "month"
at-most = { of = "quota", each = 2 }
"#
    );
    let roster = "姓名,部门,定额\n张三,教务处,3\n李四,教务处,1\n王五,总务处,5\n";
    let more = MAY.replace(
        "合计,",
        "运动会,张三,教务处,校报,2022-05-12,其他版,300,2022-05-12\n合计,",
    );
    let files = [
        ("办法.toml", rulebook.as_str()),
        ("报送.csv", more.as_str()),
        ("名单.csv", roster),
    ];
    let ask = |name: &str| ask_of(&files, &[name, "--month", "2022-05", "--all"]);
    // 5.25 and 1 are more than 3 × 2; two pieces.
    has(
        &ask("张三"),
        &[
            "上限 4 篇，用了 2 篇，还可计 2 篇",
            "上限 6.00 分，用了 6.00 分，还可计 0.00 分",
        ],
    );
    has(
        &ask("王五"),
        &[
            "上限 4 篇，用了 1 篇，还可计 3 篇",
            "上限 10.00 分，用了 2.50 分，还可计 7.50 分",
        ],
    );
}

#[test]
fn a_statement_can_be_worked_out_from_its_words() {
    let answer = Office::new().ask(&["教务处", "--all"]);
    has(
        &answer,
        &["本部门人员在这篇作品上的得分之和（张三 5.25、李四 2.25）"],
    );
    let rest = RULEBOOK.replace("best = 1\n", "best = 1\nrest = \"1/5\"\n");
    let files = [
        ("办法.toml", rest.as_str()),
        ("报送.csv", MAY),
        ("名单.csv", ROSTER),
    ];
    // A fifth of 1, shared 7 to 3.
    let answer = ask_of(&files, &["张三", "--month", "2022-05"]);
    has(
        &answer,
        &[
            "+0.14",
            "同一作品的另一次刊发，按 0.2 计入（这一次单独值 1 分）",
        ],
    );
}

/// How many lines of a terminal of 80 columns a text takes.
fn screen(text: &str) -> usize {
    use unicode_width::UnicodeWidthStr;
    let lines = text.lines();
    lines.map(|line| line.width().div_ceil(80).max(1)).sum()
}

#[test]
fn an_answer_is_a_screen_at_first_and_whole_on_request() {
    let mut many = String::from("标题,作者,部门,媒体,日期,版面,字数,报送日期\n");
    for day in 1..=30 {
        many += &format!(
            "校园里的第{day}件事：一个很长很长的标题一个很长很长的标题,张三,教务处,校报,2022-05-{day:02},其他版,500,2022-05-{day:02}\n"
        );
    }
    let office = Office::of(&many, |_| {});
    for name in ["张三", "教务处", "校园里", "五月!2"] {
        let (brief, whole) = (office.ask(&[name]), office.ask(&[name, "--all"]));
        assert!(screen(&brief) <= 24, "{name}\n{brief}");
        assert!(screen(&whole) >= screen(&brief), "{name}");
    }
    let brief = office.ask(&["张三"]);
    has(
        &brief,
        &["合计 30.00 分，第 1 名", "+1.00  《校园里的第1件事", "还有"],
    );
    has(&brief, &["--all"]);
    let whole = office.ask(&["张三", "--all"]);
    has(&whole, &["= 30.00", "校园里的第30件事"]);
    has(
        &office.ask(&["校园里"]),
        &["jifen explain 报送.xlsx!五月!2", "加 --all 全部显示"],
    );
    let all = office.json(&["校园里"]);
    assert_eq!(all.as_array().map(Vec::len), Some(30));
}
