//! What a clerk has to see: what tables say twice and differently is told at its cell, and what
//! cannot be known is asked. Files in; problems, counts and points out.

mod scored;

use scored::{Office, RULES};

const HEAD: &str = "标题,作者,部门,媒体,日期\n";

fn table(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

// Bylines

#[test]
fn a_byline_of_another_department_holds_and_is_told_once() {
    let rows = table(
        "甲篇,团委 赵雷,德育处,保定日报,2025-03-05\n\
         乙篇,赵雷（团委）,德育处,保定日报,2025-03-06\n\
         丙篇,\"张三、李四（团委）\",教务处,保定日报,2025-03-07\n\
         丁篇,团委,学生处,保定日报,2025-03-08\n\
         戊篇,王五（教务处）,教务处,保定日报,2025-03-09\n",
    );
    let office = Office::with(&[("报送.csv", &rows)]);
    let ran = office.score(&["报送.csv"]);
    let told = ran.of("byline-elsewhere");
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["警告 B2", "警告 B5", "提示 B4"]);
    for part in [
        "团委",
        "德育处",
        "2 行",
        "“赵雷”的分算在团委",
        "德育处没有从这里得分",
    ] {
        assert!(told[0].1.contains(part), "{part}: {}", told[0].1);
    }
    assert!(told[1].1.contains("学生处没有从这里得分"), "{}", told[1].1);
    assert!(!told[2].1.contains("没有从这里得分"), "{}", told[2].1);
    // Ten of 甲, 乙 and 丁 each, half of 丙.
    assert_eq!(ran.department("团委").as_deref(), Some("35.00"));
    assert_eq!(ran.department("教务处").as_deref(), Some("15.00"));
    assert_eq!(ran.department("德育处"), None);
    assert_eq!(ran.points_of("赵雷"), "20.00");
}

#[test]
fn the_roster_holds_against_a_byline_and_that_is_told() {
    let rows = table("甲篇,赵雷（团委）,德育处,保定日报,2025-03-05\n");
    let roster = "姓名,部门\n赵雷,德育处\n钱七,教务处\n";
    let office = Office::with(&[("报送.csv", &rows), ("名单.csv", roster)]);
    let ran = office.score(&["报送.csv", "名单.csv"]);
    let (place, message) = ran.one("byline-elsewhere");
    assert_eq!(place, "警告 B2");
    assert!(message.contains("“赵雷”的分算在德育处"), "{message}");
    assert!(!message.contains("没有从这里得分"), "{message}");
    assert_eq!(ran.department("德育处").as_deref(), Some("10.00"));
}

#[test]
fn a_byline_of_editors_alone_is_asked_and_answered() {
    let rows = table(
        "甲篇,责编：赵雷,德育处,保定日报,2025-03-05\n\
         乙篇,责编：赵雷,教务处,人民日报,2025-03-06\n\
         丙篇,,德育处,校报,2025-03-07\n",
    );
    let office = Office::with(&[("报送.csv", &rows)]);
    let asked = office.score(&["报送.csv"]);
    assert_eq!(asked.places("byline-without-author"), ["错误 B2"]);
    // Both rows hang on it; who left the cell empty is told as before.
    assert_eq!(
        asked.asked(),
        [["署名：责编：赵雷", "50", "赵雷|部门|不计"]]
    );
    assert_eq!(asked.places("signed-by-department"), ["警告 B4"]);
    assert_eq!(asked.department("德育处").as_deref(), Some("1.00"));

    let answered = |answer: &str| {
        let line = format!("事项,答复\n署名：责编：赵雷,{answer}\n");
        office.put("答/决定.csv", &line);
        let ran = office.score(&["报送.csv", "答"]);
        assert_eq!(ran.of("byline-without-author"), [], "{answer}");
        let of = |name| ran.department(name).unwrap_or_default();
        let teacher = ran.points_of("赵雷");
        (of("德育处"), of("教务处"), teacher)
    };
    let told = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(answered("部门"), told("11.00", "40.00", ""));
    assert_eq!(answered("不计"), told("1.00", "", ""));
    // A teacher of the row's department, in each of the two.
    let (one, other, _) = answered("赵雷");
    assert_eq!((one.as_str(), other.as_str()), ("11.00", "40.00"));

    office.put("答/决定.csv", "事项,答复\n署名：责编：赵雷,责编\n");
    let wrong = office.score(&["报送.csv", "答"]);
    assert_eq!(wrong.places("decision-impossible").len(), 1);
    assert_eq!(wrong.places("byline-without-author"), ["错误 B2"]);
}

// Outlets

#[test]
fn a_link_to_a_forum_is_asked_with_the_points_that_hang_on_it() {
    let rows = "标题,作者,部门,媒体,日期,链接\n\
        甲篇,张三,教务处,人民日报,2025-03-05,http://bbs.people.example.cn/1\n\
        乙篇,张三,教务处,人民日报,2025-03-06,http://bbs.people.example.cn/2\n\
        丙篇,张三,教务处,人民日报,2025-03-07,http://www.people.example.cn/3\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let asked = office.score(&["报送.csv"]);
    assert_eq!(asked.places("outlet-is-forum"), ["错误 D2"]);
    let what = "媒体：人民日报（链接 bbs.people.example.cn）";
    assert_eq!(asked.asked(), [[what, "80", "人民日报|不计"]]);
    assert_eq!(asked.department("教务处").as_deref(), Some("40.00"));
    for (answer, points) in [("人民日报", "120.00"), ("不计", "40.00"), ("校报", "42.00")] {
        office.put("答/决定.csv", format!("事项,答复\n{what},{answer}\n"));
        let ran = office.score(&["报送.csv", "答"]);
        assert_eq!(ran.of("outlet-is-forum"), [], "{answer}");
        assert_eq!(
            ran.department("教务处").as_deref(),
            Some(points),
            "{answer}"
        );
        assert_eq!(ran.asked(), [] as [[String; 3]; 0]);
    }
}

#[test]
fn to_end_alike_is_no_likeness_of_outlets() {
    let rows = table(
        "甲篇,张三,教务处,清溪日报,2025-03-05\n\
         乙篇,张三,教务处,蠡县融媒体中心,2025-03-05\n\
         丙篇,张三,教务处,保定曰报,2025-03-05\n",
    );
    let office = Office::with(&[("报送.csv", &rows)]);
    let ran = office.score(&["报送.csv"]);
    let messages: Vec<String> = ran
        .of("unknown-outlet")
        .into_iter()
        .map(|(_, m)| m)
        .collect();
    assert_eq!(messages.len(), 3);
    assert!(!messages[0].contains("相近"), "{}", messages[0]);
    assert!(!messages[1].contains("相近"), "{}", messages[1]);
    assert!(
        messages[2].contains("相近的有：保定日报"),
        "{}",
        messages[2]
    );
}

// Periods

#[test]
fn a_title_that_says_more_than_the_days_is_told() {
    let rows = [
        "标题|作者|部门|媒体|日期",
        "甲篇|张三|教务处|保定日报|2025-03-05",
    ];
    for (title, whole) in [
        ("2025年第一季度外宣统计表", "2025Q1"),
        ("2025年1—3月份用稿情况统计表", "2025Q1"),
        ("2025年上半年外宣统计表", "2025"),
    ] {
        let office = || {
            let office = Office::new();
            office.book("报送.xlsx", &[("Sheet1", &[title, rows[0], rows[1]])]);
            office
        };
        let ran = office().score(&["报送.xlsx"]);
        let (place, message) = ran.one("title-wider-than-days");
        assert_eq!(place, "警告 Sheet1 A1");
        assert!(message.contains("2025-03"), "{message}");
        let hint = format!("jifen score 报送.xlsx --rules 办法.toml --period {whole}");
        assert!(ran.told.contains(&hint), "{title}: {}", ran.told);
        // Who says which period is meant knows it.
        for period in [["--month", "2025-03"], ["--period", whole]] {
            let ran = office().score(&[&["报送.xlsx"], &period[..]].concat());
            assert_eq!(ran.of("title-wider-than-days"), []);
        }
    }
}

#[test]
fn names_of_sheets_and_files_may_say_more_than_the_days_too() {
    let rows: &[&str] = &[
        "标题|作者|部门|媒体|日期",
        "甲篇|张三|教务处|保定日报|2025-05-05",
    ];
    let office = Office::new();
    office.book("甲.xlsx", &[("二季度", rows)]);
    office.book("2025年4-6月报送.xlsx", &[("一中", rows), ("二中", rows)]);
    office.book("2025年5月报送.xlsx", &[("5月", rows)]);
    let wider = |file: &str| office.score(&[file]).places("title-wider-than-days");
    assert_eq!(wider("甲.xlsx"), ["警告 二季度"]);
    assert_eq!(wider("2025年4-6月报送.xlsx"), ["警告"]);
    assert_eq!(wider("2025年5月报送.xlsx"), [] as [&str; 0]);
}

#[test]
fn several_months_come_in_order_with_the_way_to_all_of_them() {
    let head = "标题|作者|部门|媒体|日期";
    let office = Office::new();
    let sheet = |month: u32| {
        [
            head.to_owned(),
            format!("稿{month}|张三|教务处|某某{month}网|{month}月5日"),
        ]
    };
    let months = [10, 11, 2, 1].map(|month| (format!("{month}月"), sheet(month)));
    let lines: Vec<(&str, Vec<&str>)> = months
        .iter()
        .map(|(name, rows)| (name.as_str(), rows.iter().map(String::as_str).collect()))
        .collect();
    let sheets: Vec<(&str, &[&str])> = lines
        .iter()
        .map(|(name, rows)| (*name, rows.as_slice()))
        .collect();
    office.book("2025年.xlsx", &sheets);
    let told = office.run(&["score", "2025年.xlsx"]).told;
    assert!(told.contains("--month 2025-"), "{told}");
    assert!(told.contains("--period 2025\n"), "{told}");
    let ran = office.score(&["2025年.xlsx", "--period", "2025"]);
    let expected = ["错误 1月 D2", "错误 2月 D2", "错误 10月 D2", "错误 11月 D2"];
    assert_eq!(ran.places("unknown-outlet"), expected);
    // The empty cells of a field are told once a run.
    let (_, message) = ran.one("missing-taken-as");
    assert!(message.contains("有 4 行"), "{message}");

    // A quarter holds these, so the year is not needed.
    office.book("2025年.xlsx", &sheets[2..]);
    let told = office.run(&["score", "2025年.xlsx"]).told;
    assert!(told.contains("--period 2025Q1"), "{told}");
}

// Sums

#[test]
fn sums_of_pieces_in_a_list_are_counted_again() {
    let office = Office::new();
    office.book(
        "2025年3月.xlsx",
        &[(
            "报送",
            &[
                "序号|部门|标题|作者|媒体|字数|日期|得分",
                "1|教务处|甲篇|张三|保定日报|500|2025-03-05|10",
                "2|教务处|乙篇|张三|保定日报|500|2025-03-06|10",
                "|小计|3|||||20",
                "3|团委|丙篇|李四|人民日报|600|2025-03-07|40",
                "|团委小计|||1|600||40",
                "合计||4|||1600||61",
            ],
        )],
    );
    let ran = office.score(&["2025年3月.xlsx"]);
    // Words are no pieces; 61 points are 60.
    assert_eq!(ran.places("claim-count"), ["警告 报送 C4", "警告 报送 C7"]);
    assert_eq!(ran.places("claim-points"), ["警告 报送 H7"]);
    let (_, message) = ran.of("claim-count").remove(1);
    assert!(message.contains("4") && message.contains("3"), "{message}");
}

#[test]
fn sums_in_words_are_counted_again_and_averages_are_none() {
    let rows = |sum: &str| {
        format!(
            "标题,作者,部门,媒体,日期\n甲篇,张三,教务处,保定日报,2025-03-05\n乙篇,张三,教务处,\"保定日报、人民日报\",2025-03-06\n{sum}\n"
        )
    };
    for (sum, told) in [
        ("合计,12,,,", 1),
        ("合计12篇,,,,", 1),
        ("总计：12,,,,", 1),
        // Two rows, of three publications.
        ("合计2篇,,,,", 0),
        ("合计,3,,,", 0),
        ("平均,12,,,", 0),
    ] {
        let office = Office::with(&[("报送.csv", &rows(sum))]);
        let ran = office.score(&["报送.csv"]);
        assert_eq!(ran.places("claim-count").len(), told, "{sum}");
        assert_eq!(ran.department("教务处").as_deref(), Some("60.00"));
    }
}

#[test]
fn a_place_that_differs_says_whether_points_are_equal() {
    let office = Office::new();
    office.book(
        "2025年3月.xlsx",
        &[(
            "统计",
            &[
                "单位|人民日报|保定日报|得分|名次",
                "教务处|1|0|40|1",
                "团委|0|2|20|2",
                "学生处|0|2|20|4",
            ],
        )],
    );
    let ran = office.score(&["2025年3月.xlsx"]);
    let (place, message) = ran.one("claim-rank");
    assert_eq!(place, "警告 统计 E4");
    assert!(
        message.contains("20 分") && message.contains("和另外 1 个同分"),
        "{message}"
    );
    assert!(ran.told.contains("并列后顺延"), "{}", ran.told);
}

// Summaries

const LISTS: [(&str, &[&str]); 2] = [
    (
        "4月",
        &[
            "标题|作者|部门|媒体|日期",
            "甲篇|张三|教务处|保定日报|2025-04-05",
            "乙篇|张三|教务处|人民日报|2025-04-06",
            "丙篇|李四|团委|保定日报|2025-04-07",
        ],
    ),
    (
        "5月",
        &[
            "标题|作者|部门|媒体|日期",
            "丁篇|张三|教务处|保定日报|2025-05-05",
        ],
    ),
];

#[test]
fn a_summary_is_compared_with_the_lists_and_not_counted() {
    let office = Office::new();
    let sum: &[&str] = &["部门|篇数|得分", "教务处|4|60", "团委|1|10", "合计|5|70"];
    office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("全年汇总", sum)]);
    let ran = office.score(&["2025年.xlsx", "--period", "2025"]);
    assert_eq!(
        ran.places("claim-summary"),
        ["警告 全年汇总 B2", "警告 全年汇总 B4"]
    );
    let (_, message) = ran.of("claim-summary").remove(0);
    assert!(
        message.contains("写的是 4 篇") && message.contains("有 3 篇"),
        "{message}"
    );
    let (place, message) = ran.one("summary-checked");
    assert_eq!(place, "提示 全年汇总");
    // Two departments and their sum, pieces and points.
    assert!(
        message.contains("6 个数") && message.contains("2 个不同"),
        "{message}"
    );
    assert_eq!(ran.of("claim-points"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("60.00"));
    assert_eq!(ran.department("团委").as_deref(), Some("10.00"));
}

#[test]
fn a_summary_that_agrees_leaves_one_note() {
    let office = Office::new();
    let sum: &[&str] = &["2025年外宣汇总表", "单位|发稿篇数", "教务处|3", "团委|1"];
    office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("Sheet3", sum)]);
    let ran = office.score(&["2025年.xlsx", "--period", "2025"]);
    let (_, message) = ran.one("summary-checked");
    assert!(
        message.contains("2 个数") && message.contains("0 个不同"),
        "{message}"
    );
    let row = "2025年.xlsx!Sheet3!3";
    let shown = office
        .run(&["explain", row, "2025年.xlsx", "--period", "2025"])
        .shown;
    assert!(shown.contains("汇总"), "{shown}");
    let lines = ran.lines("问题清单.csv");
    assert!(
        lines
            .iter()
            .all(|line| line[3] != "Sheet3" || line[1] == "summary-checked")
    );
}

#[test]
fn a_summary_by_outlets_is_of_its_own_period() {
    let sum: &[&str] = &[
        "2025年4月汇总表",
        "单位|保定日报|人民日报|合计|得分",
        "教务处|1|2|3|50",
        "团委|1|0|1|10",
    ];
    for month in ["2025-04", "2025-05"] {
        let office = Office::new();
        office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("汇总", sum)]);
        let ran = office.score(&["2025年.xlsx", "--month", month]);
        // Of May it says nothing; in 人民日报 there is one, not two.
        assert_eq!(
            ran.places("claim-summary"),
            ["警告 汇总 C3", "警告 汇总 D3"]
        );
        assert_eq!(ran.of("claim-points"), []);
        assert_eq!(ran.of("counted-and-listed"), []);
        let own = if month == "2025-04" { "50.00" } else { "10.00" };
        assert_eq!(ran.department("教务处").as_deref(), Some(own));
    }
}

#[test]
fn what_a_summary_leaves_out_is_told_and_other_counts_still_count() {
    let office = Office::new();
    let sum: &[&str] = &["部门|篇数", "教务处|3", "团委|0"];
    office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("汇总", &sum[..2])]);
    let ran = office.score(&["2025年.xlsx", "--period", "2025"]);
    let (_, message) = ran.one("summary-lacks");
    assert!(message.contains("团委 1"), "{message}");
    office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("汇总", sum)]);
    let ran = office.score(&["2025年.xlsx", "--period", "2025"]);
    assert_eq!(ran.of("summary-lacks"), []);
    assert_eq!(ran.places("claim-summary"), ["警告 汇总 B3"]);
}

#[test]
fn counts_called_a_sum_of_what_no_list_has_count_and_that_is_told() {
    let list = "标题,作者,部门,媒体,日期\n甲,张三,教务处,校报,2025-04-03\n\
        乙,张三,教务处,校报,2025-04-04\n丙,李四,团委,校报,2025-04-05\n";
    for (head, ends) in [("", ["", "", ""]), (",合计", [",3", ",1", ",1"])] {
        let sum = format!(
            "2025年4月外宣采用汇总表\n部门,保定日报,人民日报{head}\n教务处,2,1{}\n团委,1,0{}\n总务处,1,0{}\n",
            ends[0], ends[1], ends[2]
        );
        let office = Office::with(&[("明细.csv", list), ("外宣.csv", &sum)]);
        let ran = office.score(&["明细.csv", "外宣.csv"]);
        let (_, message) = ran.one("sum-counted");
        assert!(message.contains("共 3 行"), "{message}");
        for code in ["summary-checked", "counted-and-listed", "sum-in-doubt"] {
            assert_eq!(ran.of(code), [], "{code}");
        }
        // Two in the school's paper, two of ten and one of forty.
        assert_eq!(ran.department("教务处").as_deref(), Some("62.00"));
        assert_eq!(ran.department("团委").as_deref(), Some("11.00"));
        assert_eq!(ran.department("总务处").as_deref(), Some("10.00"));
        assert!(ran.shown.contains("计分 6 行"), "{}", ran.shown);
    }
}

#[test]
fn rows_of_others_that_have_days_are_no_sum_whatever_they_are_called() {
    let list = "标题,作者,部门,媒体,日期\n甲,张三,教务处,校报,2025-04-03\n";
    let others = "2025年4月外宣稿件汇总表\n部门,作者,首发媒体,转载媒体,日期\n\
        教务处,张三,保定日报,人民日报,2025-04-08\n";
    let office = Office::with(&[("明细.csv", list), ("外宣.csv", others)]);
    let ran = office.score(&["明细.csv", "外宣.csv"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("51.00"));
    assert!(ran.shown.contains("计分 2 行"), "{}", ran.shown);
}

#[test]
fn counts_that_partly_agree_wait_and_are_a_sum_or_not_as_answered() {
    let list = "标题,单位,媒体,日期\n甲,一中,人民日报,2025-04-06\n乙,二中,人民日报,2025-04-07\n";
    let sum = "2025年4月采用情况汇总表\n单位,人民日报,保定日报,合计\n\
        一中,1,2,3\n二中,1,0,1\n三中,2,0,2\n四中,0,3,3\n";
    let office = Office::with(&[("明细.csv", list), ("汇总.csv", sum)]);
    let what = "汇总表：汇总.csv·2025年4月采用情况汇总表";
    let given = ["明细.csv", "汇总.csv", "答"];
    let ran = office.score(&given[..2]);
    // 3 and 1, 2 in the nation's paper and 5 in the city's.
    assert_eq!(ran.asked(), [[what, "210", "汇总|另计"]]);
    let (place, message) = ran.one("sum-in-doubt");
    assert_eq!(place, "错误");
    assert!(
        message.contains("5 个数") && message.contains("2 个") && message.contains("共 4 行"),
        "{message}"
    );
    assert_eq!(ran.of("counted-and-listed"), []);
    assert_eq!(ran.department("一中").as_deref(), Some("40.00"));
    assert_eq!(ran.department("三中"), None);
    assert!(ran.shown.contains("待核对 4 行"), "{}", ran.shown);

    let answer = |answer| office.put("答/决定.csv", format!("事项,答复\n{what},{answer}\n"));
    answer("另计");
    let ran = office.score(&given);
    let points = ["一中", "二中", "三中", "四中"].map(|unit| ran.department(unit).expect("points"));
    assert_eq!(points, ["100.00", "80.00", "80.00", "30.00"]);
    for code in ["sum-in-doubt", "counted-and-listed", "decision-idle"] {
        assert_eq!(ran.of(code), [], "{code}");
    }
    assert!(ran.shown.contains("计分 6 行"), "{}", ran.shown);

    answer("汇总");
    let ran = office.score(&given);
    assert_eq!(ran.department("一中").as_deref(), Some("40.00"));
    assert_eq!(ran.department("三中"), None);
    assert_eq!(ran.of("sum-in-doubt"), []);
    assert_eq!(ran.one("summary-checked").0, "提示");
    assert_eq!(
        ran.places("claim-summary"),
        ["C3", "D3", "B5", "D5", "C6", "D6"].map(|cell| format!("警告 {cell}"))
    );
    assert!(ran.shown.contains("跳过 4 行"), "{}", ran.shown);

    answer("也许");
    let ran = office.score(&given);
    assert!(ran.shown.contains("待核对 4 行"), "{}", ran.shown);
    ran.one("decision-impossible");
}

#[test]
fn counts_that_have_more_of_the_same_than_the_lists_wait() {
    let office = Office::new();
    let sum: &[&str] = &[
        "2025年4月汇总",
        "单位|保定日报|人民日报",
        "教务处|3|4",
        "团委|2|0",
    ];
    office.book("2025年.xlsx", &[LISTS[0], LISTS[1], ("汇总", sum)]);
    let ran = office.score(&["2025年.xlsx", "--month", "2025-04"]);
    let (place, message) = ran.one("sum-in-doubt");
    assert_eq!(place, "错误 汇总");
    assert!(message.contains("3 个数只有 0 个"), "{message}");
    assert_eq!(ran.department("教务处").as_deref(), Some("50.00"));
}

#[test]
fn a_sum_of_counts_of_months_is_not_counted_again() {
    let month =
        |month| format!("2025年{month}月统计表\n部门,保定日报,人民日报\n教务处,2,1\n团委,1,0\n");
    let (april, may) = (month(4), month(5));
    let office = Office::with(&[
        ("4月.csv", &april),
        ("5月.csv", &may),
        (
            "汇总.csv",
            "2025年1-5月汇总表\n部门,保定日报,人民日报\n教务处,4,2\n团委,2,0\n",
        ),
    ]);
    let files = ["4月.csv", "5月.csv", "汇总.csv", "--period", "2025"];
    let ran = office.score(&files);
    assert_eq!(ran.department("教务处").as_deref(), Some("120.00"));
    assert_eq!(ran.department("团委").as_deref(), Some("20.00"));
    let (_, message) = ran.one("summary-checked");
    assert!(
        message.contains("3 个数") && message.contains("0 个不同"),
        "{message}"
    );

    // One number is not theirs.
    office.put(
        "汇总.csv",
        "2025年1-5月汇总表\n部门,保定日报,人民日报\n教务处,4,2\n团委,5,0\n",
    );
    let ran = office.score(&files);
    assert_eq!(ran.department("团委").as_deref(), Some("20.00"));
    let (place, message) = ran.one("claim-summary");
    assert_eq!(place, "警告 B4");
    assert!(
        message.contains("写的是 5 篇") && message.contains("有 2 篇"),
        "{message}"
    );
}

#[test]
fn sums_of_months_count_and_the_sum_of_them_does_not() {
    let sum =
        |title: &str, rows: &str| format!("2025年{title}汇总表\n部门,保定日报,人民日报\n{rows}");
    let office = Office::with(&[
        ("4月.csv", &sum("4月", "教务处,2,1\n团委,1,0\n")),
        ("5月.csv", &sum("5月", "教务处,1,0\n团委,3,1\n")),
        ("总.csv", &sum("1-5月", "教务处,3,1\n团委,4,1\n")),
    ]);
    let ran = office.score(&["4月.csv", "5月.csv", "总.csv", "--period", "2025"]);
    // Three of ten and one of forty; four of ten and one of forty.
    assert_eq!(ran.department("教务处").as_deref(), Some("70.00"));
    assert_eq!(ran.department("团委").as_deref(), Some("80.00"));
    let (_, message) = ran.one("summary-checked");
    assert!(message.contains("4 个数"), "{message}");

    // Two of one month are no sums of each other.
    office.put("5月.csv", sum("4月", "教务处,2,1\n团委,1,0\n"));
    let ran = office.score(&["4月.csv", "5月.csv", "--period", "2025"]);
    assert_eq!(ran.of("summary-checked"), []);
}

#[test]
fn a_sum_that_cannot_be_compared_is_told_as_that() {
    let list = "标题,作者,部门,媒体,日期\n甲,张三,教务处,校报,2025-04-03\n";
    let sum = "4月汇总表\n部门,篇数\n一中,3\n二中,2\n";
    let office = Office::with(&[("明细.csv", list), ("汇总.csv", sum)]);
    let ran = office.score(&["明细.csv", "汇总.csv"]);
    assert_eq!(ran.one("summary-unlike").0, "警告");
    assert_eq!(ran.of("unrecognised-sheet"), []);
    assert!(ran.shown.contains("跳过 2 行"), "{}", ran.shown);
}

// Answers

const UNKNOWN: &str =
    "甲篇,张三,教务处,清溪手机报,2025-03-05\n乙篇,张三,教务处,保定日报,2025-03-06\n";

#[test]
fn an_answer_without_its_kind_is_used_where_it_can_mean_one_question() {
    let office = Office::with(&[("报送.csv", &table(UNKNOWN))]);
    office.put("答/决定.csv", "事项,答复\n清溪手机报,校级\n");
    let ran = office.score(&["报送.csv", "答"]);
    let (place, message) = ran.one("decision-completed");
    assert_eq!(place, "提示 第2行");
    assert!(message.contains("媒体：清溪手机报"), "{message}");
    assert_eq!(ran.of("decision-without-kind"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("11.00"));
    assert_eq!(ran.asked(), [] as [[String; 3]; 0]);

    office.put("答/决定.csv", "事项,答复\n清溪电视,校级\n");
    let ran = office.score(&["报送.csv", "答"]);
    assert_eq!(ran.places("decision-without-kind"), ["警告 第2行"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("10.00"));
}

#[test]
fn an_answer_without_its_kind_that_may_mean_two_is_told_but_for_its_cell() {
    // 新华 is an outlet that no list has, and a department that the roster does not have.
    let rows = table("甲篇,张三,新华,新华,2025-03-05\n乙篇,张三,教务处,保定日报,2025-03-06\n");
    let roster = "姓名,部门\n张三,教务处\n";
    let office = Office::with(&[("报送.csv", &rows), ("名单.csv", roster)]);
    let run = |line: &str| {
        office.put("答/决定.csv", format!("事项,答复,位置\n{line}\n"));
        office.score(&["报送.csv", "名单.csv", "答"])
    };
    let ran = run("新华,校级,");
    assert_eq!(ran.places("decision-without-kind"), ["警告 第2行"]);
    assert_eq!(ran.points_of("张三"), "10.00");
    for place in ["D2", "报送.csv > D2"] {
        let ran = run(&format!("新华,校级,{place}"));
        assert_eq!(ran.of("decision-without-kind"), [], "{place}");
        assert_eq!(ran.points_of("张三"), "11.00", "{place}");
    }
    let ran = run("新华,校级,E2");
    assert_eq!(ran.places("decision-without-kind"), ["警告 第2行"]);
}

#[test]
fn an_answer_without_its_kind_is_the_line_of_its_own_file_and_sheet() {
    let rows =
        table("甲篇,张三,教务处,清溪手机报,2025-03-05\n乙篇,李四,团委,青山电视,2025-03-06\n");
    // Two files of one name, and line 2 of both is an answer: one point and ten.
    let office = Office::with(&[("表/报送.csv", &rows)]);
    office.put("结果/待定-2025-03.csv", "事项,答复\n清溪手机报,校级\n");
    office.put("表/待定-2025-03.csv", "事项,答复\n媒体：青山电视,市级\n");
    let ran = office.score(&["表/报送.csv"]);
    let (_, message) = ran.one("decision-completed");
    assert!(message.contains("媒体：清溪手机报"), "{message}");
    assert_eq!(ran.of("decisions-disagree"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("1.00"));
    assert_eq!(ran.department("团委").as_deref(), Some("10.00"));
    assert_eq!(ran.asked(), [] as [[String; 3]; 0]);
    // Two sheets of one workbook.
    let office = Office::with(&[("报送.csv", &rows)]);
    office.book(
        "决定.xlsx",
        &[
            ("一", &["事项|答复", "媒体：青山电视|市级"]),
            ("二", &["事项|答复", "清溪手机报|校级"]),
        ],
    );
    let ran = office.score(&["报送.csv", "决定.xlsx"]);
    assert_eq!(ran.places("decision-completed"), ["提示 二 第2行"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("1.00"));
    assert_eq!(ran.department("团委").as_deref(), Some("10.00"));
}

#[test]
fn answers_for_another_period_in_a_folder_are_left_out_unless_named() {
    let rows = table("甲篇,张三,教务处,保定日报,2025-03-05\n乙篇,李四,团委,保定日报,2025-03-06\n");
    let office = Office::with(&[("三月/报送.csv", &rows)]);
    let february = "三月/待定-2025-02.csv";
    office.put(february, "事项,答复\n报送：《甲篇》·保定日报,不计\n");
    office.put(
        "三月/待定-2025-03.csv",
        "事项,答复\n报送：《乙篇》·保定日报,不计\n",
    );
    // A table that is only called like answers.
    office.put(
        "三月/决定-2025-01.csv",
        "标题,作者,部门,媒体,日期\n丙篇,王五,学生处,保定日报,2025-03-07\n",
    );
    for month in [&["--month", "2025-03"][..], &[]] {
        let mut args = vec!["三月"];
        args.extend(month);
        let ran = office.score(&args);
        assert_eq!(ran.department("教务处").as_deref(), Some("10.00"));
        assert_eq!(ran.department("团委"), None);
        assert_eq!(ran.department("学生处").as_deref(), Some("10.00"));
        let (place, message) = ran.one("answers-of-other-period");
        assert_eq!(place, "提示");
        assert!(message.contains("2025-02"), "{message}");
    }
    let ran = office.score(&["三月", february, "--month", "2025-03"]);
    assert_eq!(ran.of("answers-of-other-period"), []);
    assert_eq!(ran.department("教务处"), None);
    assert_eq!(ran.department("学生处").as_deref(), Some("10.00"));
}

#[test]
fn explain_reads_the_answers_that_score_reads() {
    let office = Office::with(&[("报送.csv", &table(UNKNOWN))]);
    office.put(
        "结果/待定.csv",
        "事项,答复,决定人\n媒体：清溪手机报,校级,王主任\n",
    );
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("11.00"));
    let scored::Ran { shown, told, .. } =
        office.run(&["explain", "甲篇", "报送.csv", "--out", "结果"]);
    assert!(shown.contains("王主任"), "{shown}{told}");
    let shown = office.run(&["explain", "甲篇", "报送.csv"]).shown;
    assert!(!shown.contains("王主任"), "{shown}");
    let told = office
        .run(&["explain", "甲篇", "报送.csv", "--out", "没有"])
        .told;
    assert!(told.contains("no-such-folder"), "{told}");
}

#[test]
fn answers_beside_the_tables_are_read_by_score_and_explain() {
    let office = Office::with(&[("三月/报送.csv", &table(UNKNOWN))]);
    office.put(
        "三月/决定.csv",
        "事项,答复,决定人\n媒体：清溪手机报,校级,王主任\n",
    );
    // Of another month, and none of answers at all.
    office.put(
        "三月/待定-2025-02.csv",
        "事项,答复\n媒体：清溪手机报,市级\n",
    );
    office.put(
        "三月/决定2.csv",
        "标题,作者,部门,媒体,日期\n丙篇,李四,团委,保定日报,2025-03-07\n",
    );
    let ran = office.score(&["三月/报送.csv"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("11.00"));
    assert_eq!(ran.department("团委"), None);
    assert_eq!(ran.places("answers-beside"), ["提示"]);
    let scored::Ran { shown, told, .. } = office.run(&["explain", "甲篇", "三月/报送.csv"]);
    assert!(shown.contains("王主任"), "{shown}{told}");
    // Given as well, they are read once.
    let ran = office.score(&["三月/报送.csv", "三月/决定.csv"]);
    assert_eq!(ran.of("answers-beside"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("11.00"));
    // The answers of the month that it turns out to be.
    std::fs::remove_file(office.path("三月/决定.csv")).expect("gone");
    office.put(
        "三月/待定-2025-03.csv",
        "事项,答复\n媒体：清溪手机报,国家级\n",
    );
    let ran = office.score(&["三月/报送.csv"]);
    assert_eq!(ran.department("教务处").as_deref(), Some("50.00"));
}

#[test]
fn rows_that_were_not_approved_are_counted_or_not_as_answered() {
    let rows = "标题,作者,部门,媒体,日期,审批结果\n\
        甲篇,张三,教务处,保定日报,2025-03-05,拒绝\n\
        乙篇,张三,教务处,人民日报,2025-03-06,拒绝\n\
        丙篇,张三,教务处,校报,2025-03-07,通过\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.asked(), [["审批结果：拒绝", "50", "不计|计"]]);
    assert_eq!(ran.department("教务处").as_deref(), Some("1.00"));
    for (answer, points, skipped) in [("计", "51.00", "跳过 0 行"), ("不计", "1.00", "跳过 2 行")]
    {
        office.put(
            "答/决定.csv",
            format!("事项,答复\n审批结果：拒绝,{answer}\n"),
        );
        let ran = office.score(&["报送.csv", "答"]);
        assert_eq!(
            ran.department("教务处").as_deref(),
            Some(points),
            "{answer}"
        );
        assert_eq!(ran.of("row-not-approved"), [], "{answer}");
        assert!(ran.shown.contains(skipped), "{}", ran.shown);
    }
}

#[test]
fn rows_that_say_they_were_not_published_wait() {
    let rows = "标题,作者,部门,媒体,日期,是否刊发\n\
        甲篇,张三,教务处,保定日报,2025-03-05,否\n\
        乙篇,张三,教务处,人民日报,2025-03-06,未刊\n\
        丙篇,张三,教务处,校报,2025-03-07,是\n\
        丁篇,张三,教务处,校报,2025-03-08,\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    let mut asked = ran.asked();
    asked.sort();
    assert_eq!(
        asked,
        [
            ["是否刊发：否", "10", "不计|计"],
            ["是否刊发：未刊", "40", "不计|计"]
        ]
    );
    assert_eq!(ran.department("教务处").as_deref(), Some("2.00"));
}

// Words

#[test]
fn a_clause_that_lacks_figures_says_of_how_many_and_which() {
    let office = Office::with(&[("报送.csv", &table(UNKNOWN))]);
    let rules = format!(
        "{RULES}\n[[field]]\nname = \"size\"\nof = \"department\"\nvalues = [\"大\", \"小\"]\nheaders = [\"规模\"]\n\
         \n[[limit]]\nclause = \"第二条\"\naccount = \"department\"\nwho = {{ size = \"小\" }}\nper = \"month\"\nat-most = 5\n"
    );
    office.put("办法.toml", &rules);
    let ran = office.score(&["报送.csv"]);
    let (_, message) = ran.one("accounts-not-judged");
    for part in ["1 个部门没有填规模", "第二条"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn columns_of_counts_that_are_not_read_are_named() {
    let office = Office::new();
    let rows: &[&str] = &[
        "单位|人民日报|保定日报|去年同期",
        "教务处|1|0|7",
        "团委|0|2|8",
    ];
    office.book("2025年3月.xlsx", &[("统计", rows)]);
    let (_, message) = office.score(&["2025年3月.xlsx"]).one("matrix-aside");
    assert!(message.contains("“去年同期”"), "{message}");
}

/// Four pieces of April, each by somebody else.
const OWN_LIST: &str = "标题,部门,作者,媒体,日期\n开学第一课,教务处,王建国,校报,2025-04-03\n\
    教研,教务处,赵敏,保定日报,2025-04-04\n军训会操,学生处,孙立新,校报,2025-04-04\n\
    团课,团委,吴文博,人民日报,2025-04-05\n";

#[test]
fn totals_of_each_person_that_are_those_of_the_list_count_once_whatever_they_are_called() {
    let own = "2025年4月教师宣传积分表\n序号,姓名,部门,校级,市级,国家级,篇数,积分\n1,王建国,教务处,1,,,1,2\n\
        2,赵敏,教务处,,1,,1,10\n3,孙立新,学生处,1,,,1,2\n4,吴文博,团委,,,1,1,40\n";
    let office = Office::with(&[("明细.csv", OWN_LIST), ("个人积分.csv", own)]);
    let given = ["明细.csv", "个人积分.csv", "答"];
    let ran = office.score(&given[..2]);
    // One in the school's paper and ten in the city's; one; forty in the nation's.
    let points = ["教务处", "学生处", "团委"].map(|unit| ran.department(unit).expect("points"));
    assert_eq!(points, ["11.00", "1.00", "40.00"]);
    let (place, message) = ran.one("sum-found");
    assert_eq!(place, "警告");
    assert!(
        message.contains("4 个数") && message.contains("共 4 行"),
        "{message}"
    );
    assert_eq!(ran.of("counted-and-listed"), []);
    ran.one("summary-checked");
    assert!(ran.shown.contains("跳过 4 行"), "{}", ran.shown);

    // The line that the hint gives makes it count besides.
    let what = "汇总表：个人积分.csv·2025年4月教师宣传积分表";
    office.put("答/决定.csv", format!("事项,答复\n{what},另计\n"));
    let ran = office.score(&given);
    assert_eq!(ran.of("sum-found"), []);
    assert_eq!(ran.of("decision-idle"), []);
    assert!(ran.shown.contains("计分 8 行"), "{}", ran.shown);
}

#[test]
fn totals_that_agree_with_the_list_in_part_are_one_question() {
    // 赵敏 has two where the list has one.
    let own = "2025年4月教师宣传积分表\n姓名,部门,校级,市级,国家级\n王建国,教务处,1,,\n\
        赵敏,教务处,,2,\n孙立新,学生处,1,,\n吴文博,团委,,,1\n";
    let office = Office::with(&[("明细.csv", OWN_LIST), ("个人积分.csv", own)]);
    let ran = office.score(&["明细.csv", "个人积分.csv"]);
    let (place, message) = ran.one("sum-found-in-doubt");
    assert_eq!(place, "错误");
    assert!(message.contains("4 个数有 3 个"), "{message}");
    assert_eq!(ran.asked().len(), 1);
    assert_eq!(ran.asked()[0][2], "汇总|另计");
    assert!(ran.shown.contains("待核对 4 行"), "{}", ran.shown);
}

#[test]
fn counts_of_something_else_beside_a_list_count() {
    // The same people at other levels: nothing agrees.
    let own = "2025年4月短视频统计\n姓名,部门,校级,国家级\n王建国,教务处,,2\n赵敏,教务处,3,\n孙立新,学生处,,1\n";
    let office = Office::with(&[("明细.csv", OWN_LIST), ("短视频.csv", own)]);
    let ran = office.score(&["明细.csv", "短视频.csv"]);
    for code in ["sum-found", "sum-found-in-doubt"] {
        assert_eq!(ran.of(code), [], "{code}");
    }
    assert!(ran.shown.contains("计分 7 行"), "{}", ran.shown);
}

#[test]
fn who_signs_beside_others_in_one_department_and_alone_in_another_is_asked_about() {
    let list = "标题,部门,作者,媒体,日期\n开学第一课,教务处,王建国、孙立新,校报,2025-04-03\n\
        军训会操,学生处,孙立新,校报,2025-04-04\n会操二,学生处,孙立新,校报,2025-04-05\n";
    let office = Office::with(&[("明细.csv", list)]);
    let ran = office.score(&["明细.csv"]);
    let (place, message) = ran.one("same-name-beside-others");
    assert_eq!(place, "警告 C2");
    assert!(
        message.contains("孙立新") && message.contains("1 行"),
        "{message}"
    );
    assert_eq!(ran.of("same-name-two-departments"), []);
    let what = "作者：孙立新（教务处）";
    let asked = ran.asked();
    let asked: Vec<&str> = asked.iter().map(|asked| &*asked[0]).collect();
    assert_eq!(asked, [what]);
    // One each, and half of one; two people until it is answered.
    assert_eq!(ran.department("学生处").as_deref(), Some("2.00"));
    assert_eq!(ran.department("教务处").as_deref(), Some("1.00"));

    let given = ["明细.csv", "答"];
    let answer = |answer| office.put("答/决定.csv", format!("事项,答复\n{what},{answer}\n"));
    answer("孙立新（学生处）");
    let ran = office.score(&given);
    assert_eq!(ran.of("same-name-beside-others"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("0.50"));
    assert_eq!(ran.department("学生处").as_deref(), Some("2.50"));

    answer("孙立新（教务处）");
    let ran = office.score(&given);
    assert_eq!(ran.of("same-name-beside-others"), []);
    assert_eq!(ran.department("教务处").as_deref(), Some("1.00"));
}

#[test]
fn departments_in_one_cell_are_together_or_one_as_answered() {
    let list = "标题,部门,作者,媒体,日期\n开学第一课,教务处 学生处,,校报,2025-04-03\n";
    let office = Office::with(&[("明细.csv", list)]);
    let what = "部门：教务处 学生处";
    let ran = office.score(&["明细.csv"]);
    assert_eq!(ran.one("departments-several").0, "错误 B2");
    assert_eq!(ran.asked()[0][0], what);
    assert_eq!(ran.asked()[0][2], "联合|教务处|学生处|教务处 学生处");

    let given = ["明细.csv", "答"];
    let answer = |answer| office.put("答/决定.csv", format!("事项,答复\n{what},{answer}\n"));
    answer("联合");
    let ran = office.score(&given);
    assert_eq!(ran.of("departments-several"), []);
    assert_eq!(ran.of("decision-impossible"), []);
    // One, half of it each.
    assert_eq!(ran.department("教务处").as_deref(), Some("0.50"));
    assert_eq!(ran.department("学生处").as_deref(), Some("0.50"));
    answer("学生处");
    let ran = office.score(&given);
    assert_eq!(ran.department("学生处").as_deref(), Some("1.00"));
    answer("教务处 学生处");
    let ran = office.score(&given);
    assert_eq!(ran.of("departments-several"), []);
    assert_eq!(ran.department("教务处学生处").as_deref(), Some("1.00"));
}
