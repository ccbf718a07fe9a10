//! What happens to an office every month: odd headings, old results in the folder, the wrong month.

mod scored;

use scored::{Office, Ran};

/// A run by the model rulebook.
fn score(office: &Office, args: &[&str]) -> Ran {
    office.call(&[&["score"], args, &["--out", "结果"]].concat())
}

#[test]
fn an_unusual_heading_is_told_by_its_words() {
    // 见报日期 is the day; 提交日期 is the day of sending, 17 days later: 5 halved.
    let office = Office::with(&[(
        "报送.csv",
        "稿件题目,编写人,部门名称,见报媒体,见报日期,提交日期\n开学,张三,教务处,保定日报,2024-09-03,2024-09-20\n",
    )]);
    let ran = score(&office, &["报送.csv"]);
    assert!(
        ran.file("教师排名.csv")
            .contains("1,张三,教务处,2.50,1,25.00"),
        "{}",
        ran.file("教师排名.csv")
    );
    assert!(
        ran.file("问题清单.csv")
            .contains("column-alike,报送.csv,,E1,见报日期"),
        "{}",
        ran.file("问题清单.csv")
    );
}

#[test]
fn a_column_that_is_not_read_is_told_at_its_heading() {
    let office = Office::with(&[(
        "报送.csv",
        "标题,作者,部门,媒体,日期,方阵\n开学,张三,教务处,保定日报,2024-09-03,甲\n",
    )]);
    let ran = score(&office, &["报送.csv"]);
    assert!(
        ran.file("问题清单.csv")
            .contains("警告,column-ignored,报送.csv,,F1,方阵"),
        "{}",
        ran.file("问题清单.csv")
    );
}

#[test]
fn results_of_a_former_run_are_no_submissions() {
    // Four csv files, and the eight sheets of the workbook.
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2024-09-03\n";
    let office = Office::with(&[("报送.csv", table)]);
    let first = score(&office, &["报送.csv"]);
    let again = score(&office, &["报送.csv", "结果"]);
    assert!(
        first
            .file("教师排名.csv")
            .contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        first.file("教师排名.csv")
    );
    assert_eq!(first.file("教师排名.csv"), again.file("教师排名.csv"));
    assert_eq!(
        again.file("问题清单.csv").matches("own-report").count(),
        12,
        "{}",
        again.file("问题清单.csv")
    );
}

#[test]
fn a_month_without_a_row_is_refused_with_the_months_there_are() {
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2024-09-03\n";
    let ran = score(
        &Office::with(&[("报送.csv", table)]),
        &["报送.csv", "--month", "2024-10"],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.told.contains("nothing-in-period"), "{}", ran.told);
    assert!(ran.told.contains("2024-09"), "{}", ran.told);
}

#[test]
fn the_month_asked_for_lends_its_year_to_days_without_one() {
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,9月3日\n";
    let ran = score(
        &Office::with(&[("报送.csv", table)]),
        &["报送.csv", "--month", "2024-09"],
    );
    assert!(
        ran.file("教师排名.csv")
            .contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        ran.file("教师排名.csv")
    );
}

#[test]
fn an_event_without_a_date_does_nothing_at_all() {
    let office = Office::with(&[
        (
            "报送.csv",
            "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2024-09-03\n",
        ),
        ("事项.csv", "账户,事项,日期,标题\n张三,失实,,开学\n"),
    ]);
    let ran = score(&office, &["报送.csv", "事项.csv"]);
    assert!(
        ran.file("教师排名.csv")
            .contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        ran.file("教师排名.csv")
    );
    assert!(
        ran.file("问题清单.csv").contains("event-without-date"),
        "{}",
        ran.file("问题清单.csv")
    );
}

#[test]
fn rows_that_name_nobody_are_counted_in_a_warning() {
    let table = "标题,作者,部门,媒体,日期\n开学,,教务处,保定日报,2024-09-03\n运动会,佚名,教务处,校报,2024-09-04\n";
    let ran = score(&Office::with(&[("报送.csv", table)]), &["报送.csv"]);
    assert!(
        ran.file("问题清单.csv")
            .contains("警告,signed-by-department,报送.csv,,B2"),
        "{}",
        ran.file("问题清单.csv")
    );
    assert!(
        ran.file("问题清单.csv").contains("共 2 行"),
        "{}",
        ran.file("问题清单.csv")
    );
}

#[test]
fn rows_whose_points_nobody_gets_are_counted_in_a_warning() {
    let table = "标题,作者,媒体,日期\n开学,,保定日报,2024-09-03\n运动会,佚名,校报,2024-09-04\n升旗,张三,校报,2024-09-05\n";
    let ran = score(&Office::with(&[("报送.csv", table)]), &["报送.csv"]);
    assert!(
        ran.file("问题清单.csv")
            .contains("警告,signed-by-nobody,报送.csv,,B2"),
        "{}",
        ran.file("问题清单.csv")
    );
    assert!(
        ran.file("问题清单.csv").contains("共 2 行"),
        "{}",
        ran.file("问题清单.csv")
    );
}

#[test]
fn roles_in_a_byline_are_no_people() {
    // 教务处 is the department of 张三; 李四 guided, which the built-in policy does not pay.
    let table = "标题,作者,部门,媒体,日期\n开学,教务处通讯员张三,教务处,保定日报,2024-09-03\n运动会,指导教师：李四 学生：刘小明,教务处,保定日报,2024-09-04\n";
    let ran = score(&Office::with(&[("报送.csv", table)]), &["报送.csv"]);
    assert!(
        ran.file("教师排名.csv").contains("张三,教务处,5.00,1"),
        "{}",
        ran.file("教师排名.csv")
    );
    assert!(
        ran.file("教师排名.csv").contains("刘小明,教务处,5.00,1"),
        "{}",
        ran.file("教师排名.csv")
    );
    assert!(
        !ran.file("教师排名.csv").contains("指导"),
        "{}",
        ran.file("教师排名.csv")
    );
    assert!(!ran.file("教师排名.csv").contains("李四"));
    assert!(
        ran.file("问题清单.csv")
            .contains("警告,guide-in-byline,报送.csv,,B3")
    );
}
