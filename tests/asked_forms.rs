//! Tables that leave open when it was or who it was: the run asks, goes on, and takes the answer.

mod scored;

use scored::Office;

const DAYS: &str = "标题,作者,部门,媒体,日期\n\
    甲篇,张三,教务处,保定日报,5月6日\n\
    乙篇,李四,教务处,保定日报,5月7日\n";

#[test]
fn days_without_a_year_are_one_question_and_stop_nothing() {
    let office = Office::with(&[("报送.csv", DAYS)]);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.told);
    assert!(
        ran.told.contains("no-dates") && ran.told.contains("--month 2022-05"),
        "{}",
        ran.told
    );
    assert!(
        ran.shown
            .contains("读入 2 行，计分 0 行，不计分 0 行，跳过 0 行，待核对 2 行"),
        "{}",
        ran.shown
    );
    let asked = ran.rows("待定.csv");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("年份：报送.csv,"), "{asked:?}");
    // Answered, both score in their own month; so they do where the month is named.
    office.put("决定.csv", "事项,答复\n年份：报送.csv,2022\n");
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.shown.contains("2022-05"), "{}", ran.shown);
    assert!(ran.shown.contains("读入 2 行，计分 2 行"), "{}", ran.shown);
    let office = Office::with(&[("报送.csv", DAYS)]);
    let ran = office.score(&["报送.csv", "--month", "2022-05"]);
    assert!(ran.shown.contains("读入 2 行，计分 2 行"), "{}", ran.shown);
}

#[test]
fn beside_rows_of_a_year_the_others_wait() {
    let dated = "标题,作者,部门,媒体,日期\n丙篇,王五,学生处,保定日报,2022-05-08\n";
    let office = Office::with(&[("报送.csv", DAYS), ("学生处.csv", dated)]);
    let ran = office.score(&["报送.csv", "学生处.csv"]);
    assert!(
        ran.shown
            .contains("读入 3 行，计分 1 行，不计分 0 行，跳过 0 行，待核对 2 行"),
        "{}",
        ran.shown
    );
    assert!(!ran.told.contains("no-dates"), "{}", ran.told);
    assert_eq!(ran.rows("待定.csv").len(), 1);
}

#[test]
fn a_table_without_a_column_of_days_stops_nothing() {
    let office = Office::with(&[(
        "报送.csv",
        "标题,作者,部门,媒体\n甲篇,张三,教务处,保定日报\n",
    )]);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.told);
    assert!(
        ran.told.contains("table-without-date") && ran.told.contains("no-dates"),
        "{}",
        ran.told
    );
    assert!(
        ran.shown
            .contains("读入 1 行，计分 0 行，不计分 0 行，跳过 0 行，待核对 1 行"),
        "{}",
        ran.shown
    );
}

#[test]
fn the_days_that_were_answered_say_the_period() {
    let rows =
        "标题,作者,部门,媒体,日期\n甲篇,张三,教务处,保定日报,\n乙篇,李四,教务处,保定日报,月底\n";
    let office = Office::with(&[("报送.csv", rows)]);
    office.put(
        "决定.csv",
        "事项,答复\n日期：《甲篇》·保定日报,2022-05-06\n日期：《乙篇》·保定日报,2022-05-31\n",
    );
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.shown.contains("2022-05"), "{}", ran.shown);
    assert!(ran.shown.contains("读入 2 行，计分 2 行"), "{}", ran.shown);
}

#[test]
fn where_every_row_was_answered_not_to_count_the_lists_are_written() {
    let rows =
        "标题,作者,部门,媒体,日期\n甲篇,张三,教务处,保定日报,\n乙篇,李四,教务处,保定日报,月底\n";
    let office = Office::with(&[("报送.csv", rows)]);
    office.put(
        "决定.csv",
        "事项,答复\n日期：《甲篇》·保定日报,不计\n日期：《乙篇》·保定日报,不计\n",
    );
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert_eq!(
        (ran.code, ran.told.contains("错误")),
        (0, false),
        "{}",
        ran.told
    );
    assert!(
        ran.shown
            .contains("读入 2 行，计分 0 行，不计分 0 行，跳过 2 行，待核对 0 行"),
        "{}",
        ran.shown
    );
    assert_eq!(ran.rows("教师排名.csv"), Vec::<String>::new());
    assert!(!ran.file("问题清单.csv").is_empty() && !ran.file("计分明细.csv").is_empty());
    // A roster alone is nothing to score.
    let office = Office::with(&[("名单.csv", "姓名,部门\n张三,教务处\n")]);
    let ran = office.score(&["名单.csv"]);
    assert_eq!(ran.code, 2, "{}", ran.told);
    assert!(ran.told.contains("nothing-to-score"), "{}", ran.told);
}

#[test]
fn unit_and_author_are_as_was_answered() {
    let rows = "标题,单位及姓名,媒体,日期\n\
        甲篇,机电 张三,保定日报,2022-05-06\n\
        乙篇,机电 张三,保定日报,2022-05-07\n\
        丙篇,教务处 李四,保定日报,2022-05-08\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert!(
        ran.shown
            .contains("计分 1 行，不计分 0 行，跳过 0 行，待核对 2 行"),
        "{}",
        ran.shown
    );
    assert_eq!(ran.open(), ["单位及姓名：机电 张三"]);
    office.put(
        "决定.csv",
        "事项,答复\n单位及姓名：机电 张三,机电工程系 张三\n",
    );
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.shown.contains("计分 3 行"), "{}", ran.shown);
    assert_eq!(ran.file("待定.csv"), "");
    assert_eq!(
        ran.rows("教师排名.csv"),
        ["1,张三,机电工程系,20.00,2,", "2,李四,教务处,10.00,1,"]
    );
}

#[test]
fn the_names_of_files_are_authors_if_so_answered() {
    let one = "标题,媒体,日期\n甲篇,保定日报,2022-05-06\n乙篇,保定日报,2022-05-07\n";
    let other = "标题,媒体,日期\n丙篇,保定日报,2022-05-08\n";
    let office = Office::with(&[("张三.csv", one), ("教务处-李四5月.csv", other)]);
    let files = ["张三.csv", "教务处-李四5月.csv", "决定.csv"];
    office.put("决定.csv", "事项,答复\n");
    let ran = office.score(&files);
    assert!(
        ran.shown
            .contains("计分 0 行，不计分 0 行，跳过 0 行，待核对 3 行"),
        "{}",
        ran.shown
    );
    assert_eq!(ran.open(), ["人名：张三", "人名：李四"]);
    // One answer is none for the other.
    office.put("决定.csv", "事项,答复\n人名：李四,是\n");
    let ran = office.score(&files);
    assert!(
        ran.shown
            .contains("计分 1 行，不计分 0 行，跳过 0 行，待核对 2 行"),
        "{}",
        ran.shown
    );
    assert_eq!(ran.open(), ["人名：张三"]);
    office.put("决定.csv", "事项,答复\n人名：张三,是\n人名：李四,是\n");
    let ran = office.score(&files);
    assert_eq!(
        ran.rows("教师排名.csv"),
        ["1,张三,,20.00,2,", "2,李四,教务处,10.00,1,"]
    );
    // No authors: the pieces score and nobody signs them.
    office.put("决定.csv", "事项,答复\n人名：张三,不是\n人名：李四,不是\n");
    let ran = office.score(&files);
    assert!(ran.shown.contains("计分 3 行"), "{}", ran.shown);
    assert_eq!(ran.rows("教师排名.csv"), Vec::<String>::new());
    assert_eq!(ran.file("待定.csv"), "");
}

#[test]
fn tables_called_by_their_authors_leave_the_points_of_other_tables_alone() {
    let named = "标题,媒体,日期\n甲篇,保定日报,2022-05-06\n乙篇,保定日报,2022-05-07\n";
    let signed = "标题,作者,媒体,日期\n丙篇,王五,保定日报,2022-05-08\n\
        丁篇,赵六,保定日报,2022-05-09\n戊篇,赵六,保定日报,2022-05-10\n己篇,赵六,保定日报,2022-05-11\n";
    let roster = "姓名,部门\n张三,教务处\n王五,教务处\n赵六,教务处\n";
    let office = Office::with(&[
        ("张三.csv", named),
        ("报送.csv", signed),
        ("名单.csv", roster),
    ]);
    // Whichever is read first.
    for files in [
        ["张三.csv", "报送.csv", "名单.csv"],
        ["报送.csv", "张三.csv", "名单.csv"],
    ] {
        let ran = office.score(&files);
        assert_eq!(
            ran.rows("教师排名.csv"),
            [
                "1,赵六,教务处,30.00,3,",
                "2,张三,教务处,20.00,2,",
                "3,王五,教务处,10.00,1,"
            ]
        );
    }
}

#[test]
fn a_second_column_of_a_meaning_may_be_told_to_be_another() {
    let rows = "标题,作者,媒体,刊播平台类,日期\n甲篇,张三,保定日报,网络,2022-05-06\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.open(), ["表头：刊播平台类"]);
    office.put("决定.csv", "事项,答复\n表头：刊播平台类,不读\n");
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert_eq!(ran.file("待定.csv"), "");
}

#[test]
fn an_answer_without_a_unit_leaves_the_cell_asked() {
    let rows = "标题,单位及姓名,媒体,日期\n\
        甲篇,机电 张三,保定日报,2022-05-06\n\
        乙篇,同上,保定日报,2022-05-07\n\
        丙篇,教务处 李四,保定日报,2022-05-08\n";
    let office = Office::with(&[("报送.csv", rows)]);
    for answer in ["机电", "机电 张三", "张三", "不知道"] {
        let line = format!("事项,答复\n单位及姓名：机电 张三,{answer}\n");
        office.put("决定.csv", &line);
        let ran = office.score(&["报送.csv", "决定.csv"]);
        assert!(
            ran.shown
                .contains("计分 1 行，不计分 0 行，跳过 0 行，待核对 2 行"),
            "{answer}: {}",
            ran.shown
        );
        assert_eq!(ran.open(), ["单位及姓名：机电 张三"], "{answer}");
        let problems = ran.rows("问题清单.csv");
        let of = |code: &str| problems.iter().filter(|line| line.contains(code)).count();
        assert_eq!(of("decision-impossible"), 1, "{answer}");
        assert_eq!(ran.rows("教师排名.csv"), ["1,李四,教务处,10.00,1,"]);
    }
    // A unit alone signs by itself.
    office.put("决定.csv", "事项,答复\n单位及姓名：机电 张三,机电工程系\n");
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.shown.contains("计分 3 行"), "{}", ran.shown);
    assert_eq!(
        ran.rows("部门排名.csv"),
        ["1,,机电工程系,20.00,2", "2,,教务处,10.00,1"]
    );
    // Answered, it holds of the cell that says as above as well.
    office.put(
        "决定.csv",
        "事项,答复\n单位及姓名：机电 张三,张三（机电工程系）\n",
    );
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert_eq!(
        ran.rows("教师排名.csv"),
        ["1,张三,机电工程系,20.00,2,", "2,李四,教务处,10.00,1,"]
    );
}

#[test]
fn the_department_is_offered_for_a_byline_only_where_rows_have_one() {
    let rows = "标题,作者,媒体,日期\n\
        甲篇,责编：赵雷,保定日报,2022-05-06\n\
        乙篇,同上,保定日报,2022-05-07\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    let lines = ran.rows("待定.csv");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("署名：责编：赵雷,") && lines[0].contains(",赵雷|不计,"),
        "{lines:?}"
    );
    let problems = ran.rows("问题清单.csv");
    let line = problems
        .iter()
        .find(|line| line.contains("byline-without-author"));
    assert!(
        line.is_some_and(|line| !line.contains("部门")),
        "{problems:?}"
    );
    // Whoever is answered signs below, too.
    office.put("决定.csv", "事项,答复\n署名：责编：赵雷,赵雷\n");
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.shown.contains("计分 2 行"), "{}", ran.shown);
    assert_eq!(ran.rows("教师排名.csv"), ["1,赵雷,,20.00,2,"]);
}

#[test]
fn a_month_is_enough_where_the_rulebook_goes_by_months() {
    let rows = "2026年宣传台账,,,,\n月份,标题,部门,作者,媒体\n\
        9月,甲篇,教务处,张三,保定日报\n9月,乙篇,学生处,李四,保定日报\n10月,丙篇,团委,王五,保定日报\n";
    let office = Office::with(&[("台账.csv", rows)]);
    let ran = office.score(&["台账.csv", "--month", "2026-09"]);
    // Two of September, ten points each; the one of October is of another month.
    let lines = ran.rows("教师排名.csv");
    let points: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.split(',').nth(3))
        .collect();
    assert_eq!(points, ["10.00", "10.00", "0.00"], "{}", ran.told);
    let told = ran.rows("问题清单.csv");
    let of = |code: &str| told.iter().filter(|line| line.contains(code)).count();
    assert_eq!(
        (of("date-month-taken"), of("date-without-day")),
        (1, 0),
        "{told:?}"
    );
    assert!(ran.open().is_empty());

    // Thirds of a month, and no month named in the command.
    let rows = "标题,作者,部门,媒体,日期\n甲篇,张三,教务处,保定日报,2026年9月\n\
        乙篇,李四,教务处,保定日报,2026年9月上旬\n丙篇,王五,教务处,保定日报,二〇二六年九月中旬\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert!(ran.shown.contains("办法  2026-09"), "{}", ran.shown);
    assert!(ran.shown.contains("读入 3 行，计分 3 行"), "{}", ran.shown);
    assert!(!ran.told.contains("no-dates"), "{}", ran.told);
}

#[test]
fn a_month_without_its_day_is_one_question_where_days_matter() {
    // The month ends on the 25th: one of September may be of October.
    let rows = "标题,作者,部门,媒体,日期\n甲篇,张三,教务处,保定日报,2026年9月\n\
        乙篇,李四,教务处,保定日报,2026年9月\n丙篇,王五,教务处,保定日报,2026年1—2月\n";
    let rules = scored::RULES.replace("outlets = []", "outlets = []\nmonth-ends = 25");
    let office = Office::by(&rules, &[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert!(!ran.told.contains("no-dates"), "{}", ran.told);
    assert!(ran.shown.contains("办法  2026-09"), "{}", ran.shown);
    assert!(ran.shown.contains("待核对 3 行"), "{}", ran.shown);
    let mut asked = ran.open();
    asked.sort();
    assert_eq!(asked, ["日期：2026年9月", "日期：《丙篇》·保定日报"]);
    for (answer, told) in [
        (
            "2026-09-20",
            "读入 3 行，计分 2 行，不计分 0 行，跳过 0 行，待核对 1 行",
        ),
        (
            "不计",
            "读入 3 行，计分 0 行，不计分 0 行，跳过 2 行，待核对 1 行",
        ),
    ] {
        office.put("决定.csv", format!("事项,答复\n日期：2026年9月,{answer}\n"));
        let ran = office.score(&["报送.csv", "决定.csv", "--month", "2026-09"]);
        assert!(ran.shown.contains(told), "{answer}: {}", ran.shown);
        let list = ran.rows("问题清单.csv").join("\n");
        assert!(!list.contains("decision-"), "{answer}: {list}");
    }
}

#[test]
fn whether_a_clause_means_the_account_of_an_outlet_is_asked_once_a_name() {
    // Fifty points in 人民日报 itself, forty in others of the nation.
    let rules = scored::RULES.replace(
            "{ level = \"国家级\", points = 40 }",
            "{ outlet = \"人民日报\", points = 50 }, { level = \"国家级\", others = true, points = 40 }",
        );
    let rows = "标题,作者,部门,媒体,日期\n\
        甲篇,张三,教务处,人民日报,2022-05-06\n\
        乙篇,李四,教务处,人民日报抖音号,2022-05-07\n\
        丙篇,王五,教务处,人民日报抖音号,2022-05-08\n\
        丁篇,赵六,教务处,保定日报抖音,2022-05-08\n";
    let office = Office::by(&rules, &[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert!(ran.shown.contains("计分 2 行"), "{}", ran.shown);
    assert_eq!(ran.open(), ["媒体：人民日报抖音号"]);
    let problems = ran.rows("问题清单.csv");
    let of = |code: &str| problems.iter().filter(|line| line.contains(code)).count();
    assert_eq!((of("account-of-outlet"), of("unknown-outlet")), (1, 0));
    for (answer, points) in [("人民日报", "50.00"), ("国家级", "40.00")] {
        let line = format!("事项,答复\n媒体：人民日报抖音号,{answer}\n");
        office.put("决定.csv", line);
        let ran = office.score(&["报送.csv", "决定.csv"]);
        assert!(ran.shown.contains("计分 4 行"), "{answer}: {}", ran.shown);
        assert!(ran.open().is_empty(), "{answer}");
        let lines = ran.rows("教师排名.csv");
        for name in ["李四", "王五"] {
            let own = format!("{name},教务处,{points}");
            assert!(lines.iter().any(|line| line.contains(&own)), "{lines:?}");
        }
    }
}

#[test]
fn rows_that_say_they_were_not_used_wait() {
    for (heading, no, yes) in [
        ("是否采用", "否", "是"),
        ("采用情况", "未采用", "采用"),
        ("是否刊发", "否", "是"),
        ("录用", "未录用", "已录用"),
    ] {
        let rows = format!(
            "标题,作者,部门,媒体,日期,{heading}\n\
            甲篇,张三,教务处,保定日报,2022-05-06,{no}\n\
            乙篇,李四,教务处,保定日报,2022-05-07,{yes}\n"
        );
        let office = Office::with(&[("报送.csv", rows.as_str())]);
        let ran = office.score(&["报送.csv"]);
        assert!(
            ran.shown
                .contains("计分 1 行，不计分 0 行，跳过 0 行，待核对 1 行"),
            "{heading}: {}",
            ran.shown
        );
        assert_eq!(ran.open(), [format!("{heading}：{no}")]);
        office.put("决定.csv", format!("事项,答复\n{heading}：{no},不计\n"));
        let ran = office.score(&["报送.csv", "决定.csv"]);
        assert!(
            ran.shown
                .contains("计分 1 行，不计分 0 行，跳过 1 行，待核对 0 行"),
            "{heading}: {}",
            ran.shown
        );
    }
    // Where the rulebook reads it, its clauses say what it means.
    let status = "\n[[field]]\nname = \"status\"\nvalues = [\"采用\", \"未采用\"]\n\
        [[modify]]\nclause = \"第三条\"\nwhen = { status = \"未采用\" }\nscale = \"1/2\"\n";
    let rows = "标题,作者,部门,媒体,日期,采用情况\n甲篇,张三,教务处,保定日报,2022-05-06,未采用\n";
    let office = Office::by(&format!("{}{status}", scored::RULES), &[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.rows("教师排名.csv"), ["1,张三,教务处,5.00,1,"]);
}

#[test]
fn of_an_outlet_that_reposts_the_level_is_answered() {
    let rows = "标题,作者,首发媒体,转载媒体,级别,日期\n\
        甲篇,张三,保定日报,某某网,市级,2022-05-06\n\
        乙篇,李四,保定日报,,市级,2022-05-06\n";
    let office = Office::with(&[("报送.csv", rows)]);
    let ran = office.score(&["报送.csv"]);
    let problems = ran.rows("问题清单.csv");
    let of = |code: &str| problems.iter().find(|line| line.contains(code));
    let unknown = of("unknown-outlet").expect("asked");
    assert!(
        unknown.contains("在待定表里答复它的级别") && !unknown.contains("填上级别"),
        "{unknown}"
    );
    // Three publications of two rows.
    let homeless = of("without-department").expect("told");
    assert!(homeless.contains("共 2 行"), "{homeless}");
    office.put("决定.csv", "事项,答复\n媒体：某某网,校级\n");
    let ran = office.score(&["报送.csv", "决定.csv"]);
    assert!(ran.open().is_empty());
}
