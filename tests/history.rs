//! Months that follow each other: the year to date, and who rose or fell.

mod results;

use assert_cmd::Command;
use results::result;

const RULEBOOK: &str = r#"
[rulebook]
name = "每篇两分"
outlets = []
[[points]]
clause = "第一条"
points = 2
"#;

/// The teachers' ranking of a month of these rows.
fn teachers(rows: &str, month: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("办法.toml"), RULEBOOK).expect("a rulebook");
    let table = format!("标题,作者,部门,媒体,日期\n{rows}");
    std::fs::write(at("全年.csv"), table).expect("a table");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "全年.csv", "--rules", "办法.toml", "--lang", "zh"])
        .args(["--month", month, "--formats", "csv", "--out", "结果"])
        .current_dir(folder.path())
        .assert()
        .success();
    let names: Vec<_> = std::fs::read_dir(at("结果"))
        .expect("the results")
        .collect();
    assert_eq!(names.len(), 5, "csv alone, and the receipt");
    std::fs::read_to_string(result(&at("结果"), "教师排名.csv")).expect("a ranking")
}

const ROWS: &str = "\
甲,张三,教务处,校报,2022-03-01
乙,李四,团委,校报,2022-04-01
丙,李四,团委,校报,2022-04-02
丁,张三,教务处,校报,2022-04-03
戊,张三,教务处,校报,2022-05-01
";

#[test]
fn the_year_to_date_and_the_change_of_place_are_shown_where_earlier_months_are_known() {
    // April: 李四 4, 张三 2. May: 张三 2, 李四 nothing. In the year 张三 6, 李四 4.
    let may = teachers(ROWS, "2022-05");
    let header = "\u{feff}名次,姓名,部门,积分,计分篇数,奖金,累计积分,名次变化";
    assert!(may.starts_with(header), "{may}");
    assert!(may.contains("1,张三,教务处,2.00,1,,6.00,↑1"), "{may}");
    // Nobody of April who has nothing in May is left out of May.
    assert!(may.contains("李四,团委,0.00,0,,4.00,↓1"), "{may}");
}

#[test]
fn the_first_month_has_no_year_to_date() {
    let march = teachers(ROWS, "2022-03");
    assert!(
        !march.contains("累计积分") && !march.contains("名次变化"),
        "{march}"
    );
}
