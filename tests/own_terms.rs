//! Offices that are no schools, and policies in terms of their own: what is printed, asked and told.

mod results;

use assert_cmd::Command;
use results::result;
use tempfile::TempDir;

/// A folder with a rulebook and some tables in it.
struct Office(TempDir);

/// What a run printed, and a file it wrote.
struct Ran {
    code: i32,
    out: String,
    told: String,
}

const HEAD: &str = "[rulebook]\nname = \"办法\"\noutlets = []\n";

impl Office {
    fn with(rulebook: &str, tables: &[(&str, &str)]) -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let rulebook = [("办法.toml", &*format!("{HEAD}{rulebook}"))];
        for (name, text) in rulebook.iter().chain(tables) {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        Office(folder)
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(args)
            .args(["--lang", "zh"])
            .current_dir(self.0.path())
            .output()
            .expect("jifen runs");
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            told: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn score(&self, args: &[&str]) -> Ran {
        let own = ["score", "--rules", "办法.toml", "--out", "结果"];
        self.run(&[&own, args].concat())
    }

    fn file(&self, kind: &str) -> String {
        let path = result(&self.0.path().join("结果"), kind);
        std::fs::read_to_string(path).unwrap_or_default()
    }
}

const ONE_EACH: &str = "[[points]]\nclause = \"第一条\"\npoints = 1\n";

#[test]
fn one_order_is_one_table_with_the_groups_in_a_column() {
    let rank = "[[rank]]\nclause = \"第二条\"\naccount = \"department\"\nper = \"month\"\n";
    let tables = [
        (
            "报送.csv",
            "标题,媒体,作者,日期\n甲,乙报,张三,2022-05-03\n乙,乙报,张三,2022-05-03\n丙,乙报,李四,2022-05-03\n",
        ),
        (
            "名单.csv",
            "姓名,部门,组别\n张三,教务处,处室\n李四,机械系,系部\n王五,总务处,处室\n",
        ),
    ];
    for rank in ["", rank] {
        let ran =
            Office::with(&format!("{ONE_EACH}{rank}"), &tables).score(&["报送.csv", "名单.csv"]);
        assert_eq!(ran.out.matches("部门排名\n").count(), 1, "{}", ran.out);
        let header = ran.out.lines().find(|line| line.contains("名次"));
        let header: Vec<&str> = header.expect("a table").split_whitespace().collect();
        assert_eq!(header, ["名次", "部门", "组别", "积分", "计分篇数"]);
        let place = |name: &str| {
            let line = ran.out.lines().find(|line| line.contains(name));
            line.expect(name)
                .split_whitespace()
                .take(3)
                .collect::<Vec<_>>()
        };
        assert_eq!(place("机械系"), ["2", "机械系", "系部"]);
        assert_eq!(place("总务处"), ["3", "总务处", "处室"]);
    }
    let within = format!("{ONE_EACH}{rank}within = \"group\"\n");
    let ran = Office::with(&within, &tables).score(&["报送.csv", "名单.csv"]);
    assert!(ran.out.contains("部门排名 · 处室") && ran.out.contains("部门排名 · 系部"));
}

/// Points by the class and the kind of an outlet, none by its level.
const BY_CLASS: &str = r#"
[[field]]
name = "class"
of = "outlet"
headers = ["媒体层次"]
values = ["三级", "二级", "一级"]
[[field]]
name = "medium"
of = "outlet"
values = ["报纸", "网络"]
[[points]]
clause = "第一条"
columns = { class = ["一级", "二级", "三级"] }
rows = [{ medium = "报纸", points = [9, 6, 3] }, { medium = "网络", points = [5, 4, 2] }]
"#;

#[test]
fn of_an_unlisted_outlet_is_asked_what_its_points_hang_on() {
    let table = "标题,媒体,作者,部门,日期\n甲,大众晚报,张三,教务处,2022-05-03\n乙,大众晚报,李四,教务处,2022-05-04\n";
    let office = Office::with(BY_CLASS, &[("报送.csv", table)]);
    let ran = office.score(&["报送.csv"]);
    assert!(
        ran.told.contains("表里也没有填媒体类型、媒体层次"),
        "{}",
        ran.told
    );
    assert!(!ran.told.contains("级别"), "{}", ran.told);
    let asked = office.file("待定.csv");
    let lines: Vec<&str> = asked.lines().skip(1).collect();
    assert_eq!(lines.len(), 1, "{asked}");
    assert!(
        lines[0].contains("报纸|网络|三级|二级|一级|不计"),
        "{asked}"
    );
    // One answer gives both facts: 6 for each row.
    let answers = "事项,答复,决定人,日期,理由\n媒体：大众晚报,报纸、二级,王五,2022-06-01,同类\n";
    std::fs::write(office.0.path().join("decisions.csv"), answers).expect("answers");
    let ran = office.score(&["报送.csv"]);
    assert!(!ran.told.contains("unknown-outlet"), "{}", ran.told);
    assert!(office.file("部门排名.csv").contains("教务处,12.00,2"));
}

#[test]
fn what_hangs_on_a_question_is_in_no_unit_that_it_may_not_be_of() {
    let rules = r#"units = ["元", "分"]
[[points]]
clause = "第一条"
unit = "元"
rows = [{ genre = "消息", points = 10 }]
[[points]]
clause = "第二条"
unit = "分"
rows = [{ genre = "消息", points = 30 }]
"#;
    let table = "标题,媒体,体裁,作者,部门,日期\n甲,乙报,,张三,教务处,2022-05-03\n";
    let ran = Office::with(rules, &[("报送.csv", table)]).score(&["报送.csv"]);
    assert!(
        ran.out.contains("待核对的行最多关系到 30 元或分"),
        "{}",
        ran.out
    );
    assert!(ran.told.contains("最多关系到 30 元或分"), "{}", ran.told);
    let money = rules.replace("units = [\"元\", \"分\"]", "units = [\"元\"]");
    let money = &money[..money
        .find("[[points]]\nclause = \"第二条\"")
        .expect("a clause")];
    let ran = Office::with(money, &[("报送.csv", table)]).score(&["报送.csv"]);
    assert!(ran.told.contains("最多关系到 10 元"), "{}", ran.told);
}

#[test]
fn cells_of_numbers_may_hold_rates_and_money() {
    let rules = r#"[[field]]
name = "rate"
of = "department"
kind = "number"
headers = ["录用率"]
[[field]]
name = "fee"
kind = "number"
headers = ["稿酬"]
[[points]]
clause = "第一条"
points = { of = "fee" }
[[target]]
clause = "第二条"
account = "department"
who = { rate = "<30%" }
per = "month"
pieces = 9
unmet = -1
[[case]]
name = "录用率25%的扣1分"
rows = [{ title = "甲", outlet = "乙报", authors = "张三", fee = "120元", date = 2022-05-03 }]
roster = [{ name = "张三", department = "教务处", rate = "25%" }]
expect = { "教务处" = 119, "张三" = 120 }
"#;
    let tables = [
        (
            "报送.csv",
            "标题,媒体,作者,稿酬,日期\n甲,乙报,张三,120元,2022-05-03\n乙,乙报,李四,￥50,2022-05-03\n",
        ),
        (
            "名单.csv",
            "姓名,部门,录用率\n张三,教务处,66%\n李四,学生处,0%\n王五,总务处,30％\n",
        ),
    ];
    let office = Office::with(rules, &tables);
    let ran = office.score(&["报送.csv", "名单.csv"]);
    assert!(!ran.told.contains("unreadable-number"), "{}", ran.told);
    let departments = office.file("部门排名.csv");
    for line in ["教务处,120.00", "学生处,49.00", "总务处,0.00"] {
        assert!(departments.contains(line), "{departments}");
    }
    let ran = office.run(&["check", "办法.toml"]);
    assert!(!ran.told.contains("case-failed"), "{}", ran.told);
}

#[test]
fn departments_without_a_book_are_neither_ranked_nor_missed() {
    let rules = format!("{ONE_EACH}[[share]]\nclause = \"第二条\"\ndepartment = \"none\"\n");
    let table = "标题,媒体,作者,日期\n甲,乙报,张三,2022-05-03\n";
    let tables = [("报送.csv", table)];
    let office = Office::with(&rules, &tables);
    let ran = office.score(&["报送.csv"]);
    assert_eq!(ran.code, 0);
    assert!(!ran.told.contains("without-department"), "{}", ran.told);
    assert!(!ran.out.contains("部门排名"), "{}", ran.out);
    assert_eq!(office.file("部门排名.csv"), "");
    assert!(office.file("教师排名.csv").contains("张三,,1.00,1"));
    // A clause about departments gives them a book of their own.
    let task = "[[target]]\nclause = \"第三条\"\naccount = \"department\"\nper = \"month\"\npieces = 1\nshort = -1\n";
    let office = Office::with(&format!("{rules}{task}"), &tables);
    let ran = office.score(&["报送.csv"]);
    assert!(ran.told.contains("without-department"), "{}", ran.told);
    assert!(ran.out.contains("部门排名"), "{}", ran.out);
}

#[test]
fn people_are_called_as_the_tables_call_them() {
    let rows = ",媒体,日期\n张三,甲,办公室,乙报,2022-05-03\n";
    for (person, unit, called) in [
        ("干警姓名", "部门", "干警"),
        ("职工姓名", "单位", "职工"),
        ("通讯员", "科室", "通讯员"),
        ("作者", "科室", "个人"),
        ("作者", "庭室", "个人"),
        ("作者", "部门", "教师"),
    ] {
        let table = format!("{person},标题,{unit}{rows}");
        let ran = Office::with(ONE_EACH, &[("报送.csv", &table)]).score(&["报送.csv"]);
        let wanted = format!("{called}排名");
        assert!(ran.out.contains(&wanted), "{person} {unit}: {}", ran.out);
        assert!(ran.out.contains(&format!("{called}账")), "{}", ran.out);
    }
}

#[test]
fn a_rulebook_reads_as_it_calls_people_and_says_what_an_unmet_task_costs() {
    let rules = format!(
        "[[field]]\nname = \"authors\"\nheaders = [\"通讯员\"]\n[[field]]\nname = \"department\"\nheaders = [\"科室\"]\n\
         {ONE_EACH}[[target]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"month\"\npieces = 2\nunmet = -1\n\
         [[target]]\nclause = \"第三条\"\naccount = \"department\"\nper = \"month\"\n\
         rows = [{{ department = \"党政办\", pieces = 5 }}, {{ others = true, pieces = 1 }}]\nshort = -1\n"
    );
    let ran = Office::with(&rules, &[]).run(&["read", "办法.toml"]);
    let line = |clause: &str| {
        let lines = ran.out.lines().filter(|line| line.contains(clause));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(
        line("第二条").contains("通讯员每月应完成 2 件作品"),
        "{}",
        ran.out
    );
    assert!(
        line("第二条").contains("没有完成的，不论差多少，扣 1 分"),
        "{}",
        ran.out
    );
    assert!(
        line("第三条").contains("科室为党政办的科室每月应完成 5 件作品"),
        "{}",
        ran.out
    );
    assert!(
        line("第三条").contains("其余科室每月应完成 1 件作品"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("教师"), "{}", ran.out);
}

#[test]
fn a_table_that_goes_by_another_policy_is_told_of_once() {
    // 1 by the rulebook; the table says 2 of four of five rows.
    let row = |title: &str, points: u8| format!("{title},乙报,张三,教务处,2022-05-03,{points}\n");
    let rows: String = [("甲", 2), ("乙", 2), ("丙", 1), ("丁", 2), ("戊", 2)]
        .map(|(title, points)| row(title, points))
        .concat();
    let table = format!("标题,媒体,作者,部门,日期,得分\n{rows}");
    let ran = Office::with(ONE_EACH, &[("报送.csv", &table)]).score(&["报送.csv"]);
    assert_eq!(ran.told.matches("claim-points").count(), 1, "{}", ran.told);
    let said = "5 个数里有 4 个不同，如 F2 2→1、F3 2→1、F5 2→1";
    assert!(ran.told.contains(said), "{}", ran.told);
    // Of three that differ each is told.
    let table = table.replace("2022-05-03,2\n戊", "2022-05-03,1\n戊");
    let office = Office::with(ONE_EACH, &[("报送.csv", &table)]);
    office.score(&["报送.csv"]);
    assert_eq!(
        office.file("问题清单.csv").matches("claim-points").count(),
        3
    );
}

#[test]
fn other_months_of_a_ledger_are_told_of_once_each() {
    let day = |index: usize| match index {
        0..4 => "2022-06-03",
        4 => "2022-07-03",
        _ => "2022-05-03",
    };
    let row = |index: usize| format!("第{index}件,乙报,张三,教务处,{}\n", day(index));
    let rows: String = (0..7).map(row).collect();
    let table = format!("标题,媒体,作者,部门,日期\n{rows}");
    let office = Office::with(ONE_EACH, &[("报送.csv", &table)]);
    let ran = office.score(&["报送.csv", "--month", "2022-05"]);
    let problems = office.file("问题清单.csv");
    assert_eq!(
        problems.matches("outside-period-rows").count(),
        1,
        "{problems}"
    );
    assert!(ran.told.contains("有 4 行的日期在 2022-06"), "{}", ran.told);
    // The only one of July may be a slip, and is told at its cell.
    assert!(problems.contains("E6"), "{problems}");
}

#[test]
fn what_cannot_be_asked_for_names_what_can() {
    let rules = format!("period = \"quarter\"\n{ONE_EACH}");
    let table = "标题,媒体,作者,部门,日期\n甲,乙报,张三,教务处,2022-08-03\n";
    let ran =
        Office::with(&rules, &[("报送.csv", table)]).score(&["报送.csv", "--month", "2022-08"]);
    assert_eq!(ran.code, 2);
    assert!(ran.told.contains("--period 2022Q3"), "{}", ran.told);
}

#[test]
fn a_case_without_per_says_where_the_quarters_task_is() {
    let rules = format!(
        "{ONE_EACH}[[target]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"quarter\"\npieces = 2\nunmet = -1\n\
         [[case]]\nname = \"少一件\"\nrows = [{{ title = \"甲\", outlet = \"乙报\", authors = \"张三\", date = 2022-05-03 }}]\n\
         short = {{ \"张三\" = 1 }}\n"
    );
    let ran = Office::with(&rules, &[]).run(&["check", "办法.toml"]);
    assert!(ran.told.contains("per = \"quarter\""), "{}", ran.told);
    let rules = rules.replace("name = \"少一件\"", "name = \"少一件\"\nper = \"quarter\"");
    let ran = Office::with(&rules, &[]).run(&["check", "办法.toml"]);
    assert!(!ran.told.contains("case-failed"), "{}", ran.told);
}
