//! One publication handed in twice, in one table or in those of two departments.

mod results;

use assert_cmd::Command;
use results::result;

/// Every publication brings 6, shared among those who sign; nothing joins those of one piece.
const RULEBOOK: &str = r#"
[rulebook]
name = "每篇六分"
outlets = []
units = ["分"]
[[points]]
clause = "第一条"
points = 6
[[rank]]
clause = "第九条"
account = "teacher"
per = "month"
"#;

const HEADER: &str = "标题,作者,部门,媒体,日期\n";

/// The teachers' ranking and the problems of a run over these tables.
fn scored(tables: &[(&str, &str)]) -> (String, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("办法.toml"), RULEBOOK).expect("a rulebook");
    std::fs::create_dir(at("五月")).expect("a folder");
    for (name, rows) in tables {
        let text = format!("{HEADER}{rows}");
        std::fs::write(at("五月").join(name), text).expect("a table");
    }
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args([
            "score",
            "五月",
            "--rules",
            "办法.toml",
            "--lang",
            "zh",
            "--out",
            "结果",
        ])
        .current_dir(folder.path())
        .assert()
        .success();
    let read = |name: &str| std::fs::read_to_string(result(&at("结果"), name)).expect("a report");
    (read("教师排名.csv"), read("问题清单.csv"))
}

#[test]
fn what_two_departments_hand_in_alike_counts_once() {
    let row = "开学典礼,张三、李四,教务处,保定日报,2022-05-06\n";
    let more = format!("{row}运动会,王五,团委,保定日报,2022-05-07\n");
    let (teachers, problems) = scored(&[("教务处.csv", row), ("团委.csv", &more)]);
    assert!(teachers.contains("张三,教务处,3.00,1"), "{teachers}");
    assert!(teachers.contains("李四,教务处,3.00,1"), "{teachers}");
    assert!(
        problems.contains("警告,repeated-row,教务处.csv,,A2"),
        "{problems}"
    );
    assert!(problems.contains("“团委.csv”第 2 行"), "{problems}");
}

#[test]
fn the_same_row_twice_in_one_table_counts_once() {
    let row = "开学典礼,张三,教务处,保定日报,2022-05-06\n";
    // Only the signs of the title differ.
    let again = "《开学》典礼,张三,教务处,保定日报,2022.5.6\n";
    let (teachers, problems) = scored(&[("五月.csv", &format!("{row}{again}"))]);
    assert!(teachers.contains("张三,教务处,6.00,1"), "{teachers}");
    assert!(
        problems.contains("警告,repeated-row,五月.csv,,A3"),
        "{problems}"
    );
}

#[test]
fn one_publication_that_two_departments_claim_is_asked_about() {
    let (teachers, problems) = scored(&[
        (
            "教务处.csv",
            "开学典礼,张三,教务处,保定日报,2022-05-06\n运动会,张三,教务处,保定日报,2022-05-07\n",
        ),
        ("团委.csv", "开学典礼,李四,团委,保定日报,2022-05-06\n"),
    ]);
    // 运动会 alone counts.
    assert!(teachers.contains("1,张三,教务处,6.00,1"), "{teachers}");
    assert!(!teachers.contains("李四,团委,6.00"), "{teachers}");
    for file in ["教务处.csv", "团委.csv"] {
        let told = format!("错误,handed-in-twice,{file},,A2");
        assert!(problems.contains(&told), "{problems}");
    }
}

#[test]
fn rows_of_one_table_that_differ_count_each_with_a_warning() {
    let (teachers, problems) = scored(&[(
        "五月.csv",
        "校园掠影,张三,教务处,保定日报,2022-05-06\n校园掠影,李四,教务处,保定日报,2022-05-06\n",
    )]);
    assert!(teachers.contains("张三,教务处,6.00,1"), "{teachers}");
    assert!(teachers.contains("李四,教务处,6.00,1"), "{teachers}");
    assert!(
        problems.contains("警告,rows-alike,五月.csv,,A3"),
        "{problems}"
    );
}

#[test]
fn another_day_or_outlet_is_another_publication() {
    let (teachers, problems) = scored(&[(
        "五月.csv",
        "开学典礼,张三,教务处,保定日报,2022-05-06\n开学典礼,张三,教务处,保定日报,2022-05-07\n开学典礼,张三,教务处,河北日报,2022-05-06\n",
    )]);
    assert!(teachers.contains("张三,教务处,18.00,"), "{teachers}");
    for code in ["repeated-row", "rows-alike", "handed-in-twice"] {
        assert!(!problems.contains(code), "{problems}");
    }
}

#[test]
fn a_table_that_copies_others_is_told_once() {
    let rows = |days: std::ops::Range<u32>| -> String {
        let row = |day| format!("作品{day},张三,教务处,保定日报,2022-05-{day:02}\n");
        days.map(row).collect()
    };
    let upper = rows(1..4);
    let lower = rows(11..14);
    let own = "另一篇,张三,教务处,保定日报,2022-05-30\n";
    let (teachers, problems) = scored(&[
        ("上旬.csv", &upper),
        ("中旬.csv", &lower),
        ("全月.csv", &format!("{upper}{lower}{own}")),
    ]);
    // Six pieces and one more.
    assert!(teachers.contains("张三,教务处,42.00,7"), "{teachers}");
    assert!(!problems.contains("repeated-row"), "{problems}");
    let told = "这张表的 7 行里，有 6 行在别的表里都有（上旬.csv、中旬.csv）";
    assert!(
        problems.contains("警告,repeated-sheet,全月.csv"),
        "{problems}"
    );
    assert!(problems.contains(told), "{problems}");

    // Among many rows of its own each is told.
    let (_, problems) = scored(&[
        ("上旬.csv", &upper),
        ("全月.csv", &format!("{upper}{}", rows(20..30))),
    ]);
    assert_eq!(problems.matches("警告,repeated-row,全月.csv").count(), 3);
    assert!(!problems.contains("repeated-sheet"), "{problems}");
}
