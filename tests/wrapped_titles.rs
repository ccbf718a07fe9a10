//! Titles with a number before them or a signature behind are the same piece as without.

mod results;

use std::fs;

use assert_cmd::Command;
use results::result;
use tempfile::TempDir;

/// The ledger of a city's paper and the school's own site, by the rulebook that comes along: 5 and a
/// fifth of 1 where they are one piece, 5 and 1 where they are two. With the codes that were told.
fn scored(one: &str, other: &str) -> (String, Vec<String>) {
    let folder = TempDir::new().expect("a folder");
    let rows = format!(
        "标题,作者,部门,媒体,日期\n\"{one}\",张三,教务处,学校官网,2022-05-06\n{other},张三,教务处,保定日报,2022-05-07\n"
    );
    fs::write(folder.path().join("报送.csv"), rows).expect("written");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "报送.csv", "--out", "结果", "--formats", "csv"])
        .args(["--lang", "zh"])
        .current_dir(folder.path())
        .output()
        .expect("jifen runs");
    let read = |kind: &str| {
        let text = fs::read_to_string(result(&folder.path().join("结果"), kind));
        text.unwrap_or_default()
    };
    let ranking = read("教师排名.csv");
    let line = ranking.lines().find(|line| line.contains("张三"));
    let points = line
        .and_then(|line| line.split(',').nth(3))
        .unwrap_or_default();
    let codes = read("问题清单.csv");
    let codes = codes.lines().filter_map(|line| line.split(',').nth(1));
    let codes = codes.filter(|code| code.starts_with("title-"));
    (points.to_owned(), codes.map(str::to_owned).collect())
}

#[test]
fn a_number_or_a_signature_is_no_part_of_a_title() {
    for title in [
        "1.开学第一课",
        "一、开学第一课",
        "①开学第一课",
        "(1)开学第一课",
        "转载：开学第一课",
        "开学第一课\n（文/图 王建国）",
    ] {
        let (points, told) = scored(title, "开学第一课");
        assert_eq!(
            (points.as_str(), told),
            ("5.20", vec!["title-wrapped".to_owned()]),
            "{title}"
        );
    }
}

#[test]
fn what_may_be_another_piece_is_told_and_scored_as_one_of_its_own() {
    for title in ["【图说】开学第一课", "开学第一课（图）"] {
        let (points, told) = scored(title, "开学第一课");
        assert_eq!(
            (points.as_str(), told),
            ("6.00", vec!["title-perhaps-same".to_owned()]),
            "{title}"
        );
    }
}

#[test]
fn parts_of_a_series_and_years_stay_apart() {
    for (one, other) in [
        ("走进非遗（一）", "走进非遗（二）"),
        ("走进非遗之一", "走进非遗之二"),
        ("1.走进非遗", "2.走进非遗"),
        ("2025年工作总结", "年工作总结"),
        ("3.15消费者权益日", "15消费者权益日"),
    ] {
        let (points, told) = scored(one, other);
        assert_eq!((points.as_str(), told), ("6.00", Vec::new()), "{one}");
    }
}
