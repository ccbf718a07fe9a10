//! What happens to an office every month: odd headings, old results in the folder, the wrong month.

mod results;

use assert_cmd::Command;
use results::result;
use tempfile::TempDir;

/// A folder with some tables in it, and what a run over them printed.
struct Office {
    folder: TempDir,
}

struct Ran {
    code: i32,
    said: String,
    teachers: String,
    problems: String,
}

impl Office {
    fn with(tables: &[(&str, &str)]) -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in tables {
            std::fs::write(folder.path().join(name), text).expect("a table");
        }
        Office { folder }
    }

    fn score(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
            .arg("score")
            .args(args)
            .args(["--lang", "zh", "--out", "结果"])
            .current_dir(self.folder.path())
            .output()
            .expect("jifen runs");
        let read = |name: &str| {
            let path = result(&self.folder.path().join("结果"), name);
            std::fs::read_to_string(path).unwrap_or_default()
        };
        Ran {
            code: output.status.code().unwrap_or(-1),
            said: String::from_utf8_lossy(&output.stderr).into_owned(),
            teachers: read("教师排名.csv"),
            problems: read("问题清单.csv"),
        }
    }
}

#[test]
fn an_unusual_heading_is_told_by_its_words() {
    // 见报日期 is the day; 提交日期 is the day of sending, 17 days later: 5 halved.
    let office = Office::with(&[(
        "报送.csv",
        "稿件题目,编写人,部门名称,见报媒体,见报日期,提交日期\n开学,张三,教务处,保定日报,2024-09-03,2024-09-20\n",
    )]);
    let ran = office.score(&["报送.csv"]);
    assert!(
        ran.teachers.contains("1,张三,教务处,2.50,1,25.00"),
        "{}",
        ran.teachers
    );
    assert!(
        ran.problems.contains("column-alike,报送.csv,,E1,见报日期"),
        "{}",
        ran.problems
    );
}

#[test]
fn a_column_that_is_not_read_is_told_at_its_heading() {
    let office = Office::with(&[(
        "报送.csv",
        "标题,作者,部门,媒体,日期,方阵\n开学,张三,教务处,保定日报,2024-09-03,甲\n",
    )]);
    let ran = office.score(&["报送.csv"]);
    assert!(
        ran.problems
            .contains("警告,column-ignored,报送.csv,,F1,方阵"),
        "{}",
        ran.problems
    );
}

#[test]
fn results_of_a_former_run_are_no_submissions() {
    // Four csv files, and the eight sheets of the workbook.
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2024-09-03\n";
    let office = Office::with(&[("报送.csv", table)]);
    let first = office.score(&["报送.csv"]);
    let again = office.score(&["报送.csv", "结果"]);
    assert!(
        first.teachers.contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        first.teachers
    );
    assert_eq!(first.teachers, again.teachers);
    assert_eq!(
        again.problems.matches("own-report").count(),
        12,
        "{}",
        again.problems
    );
}

#[test]
fn a_month_without_a_row_is_refused_with_the_months_there_are() {
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2024-09-03\n";
    let ran = Office::with(&[("报送.csv", table)]).score(&["报送.csv", "--month", "2024-10"]);
    assert_eq!(ran.code, 2);
    assert!(ran.said.contains("nothing-in-period"), "{}", ran.said);
    assert!(ran.said.contains("2024-09"), "{}", ran.said);
}

#[test]
fn the_month_asked_for_lends_its_year_to_days_without_one() {
    let table = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,9月3日\n";
    let ran = Office::with(&[("报送.csv", table)]).score(&["报送.csv", "--month", "2024-09"]);
    assert!(
        ran.teachers.contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        ran.teachers
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
    let ran = office.score(&["报送.csv", "事项.csv"]);
    assert!(
        ran.teachers.contains("1,张三,教务处,5.00,1,50.00"),
        "{}",
        ran.teachers
    );
    assert!(
        ran.problems.contains("event-without-date"),
        "{}",
        ran.problems
    );
}

#[test]
fn rows_that_name_nobody_are_counted_in_a_warning() {
    let table = "标题,作者,部门,媒体,日期\n开学,,教务处,保定日报,2024-09-03\n运动会,佚名,教务处,校报,2024-09-04\n";
    let ran = Office::with(&[("报送.csv", table)]).score(&["报送.csv"]);
    assert!(
        ran.problems
            .contains("警告,signed-by-department,报送.csv,,B2"),
        "{}",
        ran.problems
    );
    assert!(ran.problems.contains("共 2 行"), "{}", ran.problems);
}

#[test]
fn rows_whose_points_nobody_gets_are_counted_in_a_warning() {
    let table = "标题,作者,媒体,日期\n开学,,保定日报,2024-09-03\n运动会,佚名,校报,2024-09-04\n升旗,张三,校报,2024-09-05\n";
    let ran = Office::with(&[("报送.csv", table)]).score(&["报送.csv"]);
    assert!(
        ran.problems.contains("警告,signed-by-nobody,报送.csv,,B2"),
        "{}",
        ran.problems
    );
    assert!(ran.problems.contains("共 2 行"), "{}", ran.problems);
}

#[test]
fn roles_in_a_byline_are_no_people() {
    // 教务处 is the department of 张三; 李四 guided, which the built-in policy does not pay.
    let table = "标题,作者,部门,媒体,日期\n开学,教务处通讯员张三,教务处,保定日报,2024-09-03\n运动会,指导教师：李四 学生：刘小明,教务处,保定日报,2024-09-04\n";
    let ran = Office::with(&[("报送.csv", table)]).score(&["报送.csv"]);
    assert!(
        ran.teachers.contains("张三,教务处,5.00,1"),
        "{}",
        ran.teachers
    );
    assert!(
        ran.teachers.contains("刘小明,教务处,5.00,1"),
        "{}",
        ran.teachers
    );
    assert!(!ran.teachers.contains("李四"), "{}", ran.teachers);
    assert!(
        ran.problems.contains("警告,guide-in-byline,报送.csv,,B3"),
        "{}",
        ran.problems
    );
    assert!(!ran.teachers.contains("指导"), "{}", ran.teachers);
}
