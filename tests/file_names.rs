//! The period stands in the name of every file of a result, and answers are found by their names.

mod results;

use std::collections::BTreeSet;
use std::path::PathBuf;

use assert_cmd::Command;
use results::result;
use tempfile::TempDir;

/// Two points a publication, whatever the outlet, and ten where one is known for the city's.
const RULES: &str = r#"
[rulebook]
name = "办法"
decimals = 2
outlets = []

[[field]]
name = "level"
of = "outlet"
values = ["校级", "市级"]

[[outlet]]
name = "校报"
level = "校级"

[[points]]
clause = "第一条"
rows = [{ level = "校级", points = 2 }, { level = "市级", points = 10 }]
"#;

const MAY: &str = "标题,作者,部门,媒体,日期\n开学,张三,教务处,某报,2022-05-06\n";
const JUNE: &str = "标题,作者,部门,媒体,日期\n毕业,张三,教务处,某报,2022-06-06\n";
const ANSWER: &str = "事项,答复\n媒体：某报,市级\n";

struct Office(TempDir);

impl Office {
    fn new() -> Office {
        let office = Office(tempfile::tempdir().expect("a folder"));
        office.put("办法.toml", RULES);
        office.put("五月.csv", MAY);
        office.put("六月.csv", JUNE);
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }

    fn names(&self, folder: &str) -> BTreeSet<String> {
        let entries = std::fs::read_dir(self.at(folder)).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    /// What is printed, and what is told beside it.
    #[track_caller]
    fn run(&self, args: &[&str]) -> (String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(args)
            .current_dir(self.0.path())
            .env("LANG", "zh_CN.UTF-8")
            .output()
            .expect("jifen runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    }

    #[track_caller]
    fn score(&self, args: &[&str]) -> (String, String) {
        self.run(&[&["score", "--rules", "办法.toml"], args].concat())
    }

    fn points(&self, folder: &str) -> String {
        let ranking = result(&self.at(folder), "教师排名.csv");
        let text = std::fs::read_to_string(ranking).expect("a ranking");
        let line = text.lines().find(|line| line.contains("张三"));
        let points = line.and_then(|line| line.split(',').nth(3));
        points.unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn assert_verified(&self, folder: &str) {
        let (said, told) = self.run(&["verify", folder]);
        assert!(said.contains("一字不差"), "{said}{told}");
    }
}

#[test]
fn every_file_but_the_receipt_has_the_period_in_its_name() {
    let office = Office::new();
    office.score(&["五月.csv"]);
    let names = [
        "部门排名-2022-05.csv",
        "教师排名-2022-05.csv",
        "计分明细-2022-05.csv",
        "问题清单-2022-05.csv",
        "待定-2022-05.csv",
        "待核对-2022-05.xlsx",
        "积分报表-2022-05.xlsx",
        "报告-2022-05.html",
        "对账单-2022-05.html",
        "通报-2022-05.docx",
        "结果-2022-05.json",
        "运行记录.json",
    ];
    let expected: BTreeSet<String> = names.map(str::to_owned).into();
    assert_eq!(office.names("jifen-2022-05"), expected);
    office.assert_verified("jifen-2022-05");
    let page = std::fs::read_to_string(office.at("jifen-2022-05/报告-2022-05.html"));
    assert!(
        page.expect("a page")
            .contains("href=\"对账单-2022-05.html\"")
    );

    office.score(&["五月.csv", "--period", "2022Q2", "--lang", "en"]);
    let names = [
        "departments-2022Q2.csv",
        "teachers-2022Q2.csv",
        "ledger-2022Q2.csv",
        "problems-2022Q2.csv",
        "pending-2022Q2.csv",
        "marked-2022Q2.xlsx",
        "report-2022Q2.xlsx",
        "report-2022Q2.html",
        "statements-2022Q2.html",
        "bulletin-2022Q2.docx",
        "result-2022Q2.json",
        "receipt.json",
    ];
    let expected: BTreeSet<String> = names.map(str::to_owned).into();
    assert_eq!(office.names("jifen-2022Q2"), expected);
    office.assert_verified("jifen-2022Q2");
}

#[test]
fn what_to_do_next_is_told_by_the_files_that_were_written() {
    let office = Office::new();
    let cases = [
        ("csv", "打开 待定-2022-05.csv"),
        ("html", "打开 报告-2022-05.html"),
        ("xlsx", "打开 积分报表-2022-05.xlsx"),
        ("docx", "加上 --formats csv"),
        ("json", "加上 --formats csv"),
    ];
    for (format, expected) in cases {
        let (shown, told) = office.score(&["五月.csv", "--formats", format, "--out", format]);
        let written = office.names(format);
        let last = shown.lines().last().expect("a line");
        assert!(last.contains(expected), "{format}: {last}");
        let words = last.split(|c: char| " ，。；".contains(c));
        for word in words.filter(|word| word.contains("-2022-05.")) {
            assert!(written.contains(word), "{format}: {last}");
        }
        assert!(format == "csv" || !told.contains("问题清单"), "{told}");
    }
}

#[test]
fn problems_too_many_for_the_screen_are_said_to_be_in_a_file_that_was_written() {
    let office = Office::new();
    let mut rows = String::from("标题,作者,部门,媒体,日期\n");
    for day in 1..=9 {
        rows.push_str(&format!("第{day}篇,张三,教务处,媒体{day},2022-05-0{day}\n"));
    }
    office.put("五月.csv", &rows);
    let (_, told) = office.score(&["五月.csv", "--out", "全部"]);
    assert!(told.contains("全部在 问题清单-2022-05.csv 里"), "{told}");
    let (_, told) = office.score(&["五月.csv", "--formats", "html", "--out", "网页"]);
    assert!(told.contains("还有 4 处。"), "{told}");
}

/// 2 points for the school's paper, 10 for the city's.
#[test]
fn answers_in_the_folder_of_results_are_found_whatever_they_are_called() {
    let names = [
        "待定.csv",
        "待定-2022-05.csv",
        "待定-2022-05(2).csv",
        "待定 王主任填.csv",
        "待定-2022年5月.txt",
        "pending.csv",
        "决定.csv",
        "decisions.csv",
    ];
    for name in names {
        let office = Office::new();
        office.put(&format!("jifen-2022-05/{name}"), ANSWER);
        let (shown, told) = office.score(&["五月.csv", "--formats", "csv"]);
        assert!(
            shown.contains(&format!("按 {name} 里的 1 条答复")),
            "{shown}{told}"
        );
        assert_eq!(office.points("jifen-2022-05"), "10.00", "{name}");
        let kept = std::fs::read_to_string(office.at(&format!("jifen-2022-05/{name}")));
        assert!(kept.expect("still there").contains("媒体：某报"));
        office.assert_verified("jifen-2022-05");
        let (why, _) = office.run(&["explain", "张三", "五月.csv", "--rules", "办法.toml"]);
        assert!(why.contains("某报") && why.contains("10"), "{why}");
        office.score(&["五月.csv", "--formats", "csv", "--month", "2022-05"]);
        assert_eq!(office.points("jifen-2022-05"), "10.00", "{name}");
    }
}

#[test]
fn answers_for_one_month_are_not_those_for_another() {
    let office = Office::new();
    office.score(&["五月.csv", "--out", "结果"]);
    office.put("结果/待定-2022-05.csv", ANSWER);
    office.score(&["六月.csv", "--out", "结果"]);
    let read = |name: &str| std::fs::read_to_string(office.at("结果").join(name));
    let asked = read("待定-2022-06.csv").expect("asked");
    assert!(
        asked.contains("媒体：某报") && !asked.contains(",市级,"),
        "{asked}"
    );
    assert!(read("教师排名-2022-06.csv").is_ok_and(|text| !text.contains("10.00")));
    office.assert_verified("结果");
    // What was there of May is as it was, and holds for May.
    assert_eq!(read("待定-2022-05.csv").expect("kept"), ANSWER);
    office.score(&["五月.csv", "--out", "结果"]);
    assert!(read("教师排名-2022-05.csv").is_ok_and(|text| text.contains("10.00")));
    assert!(read("待定-2022-06.csv").is_ok_and(|text| text == asked));
}

#[test]
fn answers_without_a_month_hold_for_every_one() {
    let office = Office::new();
    office.put("结果/待定.csv", ANSWER);
    for (table, month) in [("五月.csv", "2022-05"), ("六月.csv", "2022-06")] {
        office.score(&[table, "--out", "结果"]);
        let ranking = office.at("结果").join(format!("教师排名-{month}.csv"));
        let text = std::fs::read_to_string(ranking).expect("a ranking");
        assert!(text.contains("10.00"), "{text}");
    }
}
