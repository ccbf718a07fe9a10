//! 积分报表.xlsx: read back cell by cell, followed to its sources, and worked out anew by LibreOffice.

mod hostile;
mod libreoffice;
mod links;
mod office;
#[path = "../results/mod.rs"]
mod results;

use office::{Book, Office, ROWS, RULEBOOK, Sheet, part};

fn texts<const N: usize>(rows: &[[&str; N]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.map(str::to_owned).to_vec())
        .collect()
}

#[test]
fn the_rankings_are_formulas_that_hold_what_the_program_found() {
    let office = Office::month(RULEBOOK);
    let mut book = office.workbook();
    assert_eq!(
        book.names(),
        [
            "部门排名",
            "教师排名",
            "作品",
            "计分明细",
            "三本账",
            "图表",
            "问题",
            "说明"
        ]
    );
    let teachers = book.sheet("教师排名");
    // 张三 of 教务处: 0.1 + 0.2, as much as 李四's 0.3; ranked without gaps; 宣传科 is not ranked.
    assert_eq!(
        teachers.rows(&["名次", "姓名", "部门", "积分", "计分篇数"]),
        texts(&[
            ["1", "张三", "团委", "1", "1"],
            ["2", "张三", "教务处", "0.3", "2"],
            ["2", "李四", "团委", "0.3", "1"],
            ["3", "王五", "团委", "0.25", "1"],
            ["4", "孙七", "教务处", "0", "0"],
            ["不参评", "赵六", "宣传科", "5", "1"],
        ])
    );
    for row in 1..=6 {
        assert!(
            teachers
                .formula(row, teachers.column("积分"))
                .contains("SUMIFS('计分明细'!")
        );
        let place = teachers.formula(row, teachers.column("名次"));
        assert_eq!(place.contains("SUMPRODUCT("), row < 6, "{place}");
    }
    let departments = book.sheet("部门排名");
    // 宣传科 5 less one short; 机械系 two short. Places are given in each group.
    assert_eq!(
        departments.rows(&["名次", "组别", "部门", "积分", "任务"]),
        texts(&[
            ["1", "处室", "宣传科", "4", "第五条：应完成 2，完成 1，欠 1"],
            ["2", "处室", "团委", "1.55", "第五条：应完成 2，完成 3"],
            ["3", "处室", "教务处", "0.3", "第五条：应完成 2，完成 2"],
            [
                "1",
                "系部",
                "机械系",
                "-2",
                "第五条：应完成 2，完成 0，欠 2"
            ],
        ])
    );
    for sheet in [&teachers, &departments] {
        let figures: Vec<String> = sheet
            .proofs("核对")
            .into_iter()
            .map(|proof| proof.2)
            .collect();
        assert_eq!(figures, ["0", "0"]);
    }
    assert_eq!(book.sheet("三本账").proofs("核对").len(), 3);
    assert_eq!(book.sheet("作品").proofs("核对").len(), 1);
    let below = teachers.all_text();
    assert!(
        below.contains("不跳号") && !below.contains("顺延"),
        "{below}"
    );
}

#[test]
fn the_ledger_and_the_publications_say_what_the_csv_says() {
    let office = Office::month(RULEBOOK);
    let mut book = office.workbook();
    let ledger = book.sheet("计分明细");
    let csv = office.csv("计分明细.csv");
    let rows = ledger.rows(&["序号", "账户", "分值", "条款", "标题"]);
    assert_eq!(rows.len(), csv.len());
    for (row, line) in rows.iter().zip(&csv) {
        let amount: f64 = line[4].parse().expect("an amount");
        let own = [
            &*line[0],
            &line[2],
            &amount.to_string(),
            &line[8],
            &line[10],
        ];
        assert_eq!(row, &own);
    }
    // 张三 of 团委 comes first; a piece is shown by its title.
    let sources = ledger.rows(&["序号", "来源"]);
    assert_eq!(sources[0][1], "报送.csv › A6");
    let pieces = book.sheet("作品");
    let rows = pieces.rows(&[
        "标题",
        "媒体",
        "日期",
        "署名",
        "结果",
        "条款或原因",
        "带来（分）",
    ]);
    assert_eq!(rows.len(), 6);
    assert_eq!(
        rows[0],
        ["甲", "校报", "2022-05-01", "张三", "计分", "第一条", "0.1"]
    );
    assert_eq!(
        rows[5],
        ["己", "校报", "2022-05-06", "赵六", "计分", "第一条", "5"]
    );
}

/// What became of a publication, and why.
#[test]
fn a_publication_that_does_not_count_says_why() {
    let rulebook = r#"
[rulebook]
name = "办法"
outlets = []
[[field]]
name = "level"
values = ["校级", "市级"]
[[points]]
clause = "第一条"
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 5 }]
[[same-piece]]
clause = "第二条"
rest = 0
[[exclude]]
clause = "第三条"
when = { genre = "通知" }
"#;
    let rows = "标题,作者,部门,媒体,级别,体裁,日期
甲,张三,教务处,校报,校级,消息,2022-05-01
甲,张三,教务处,日报,市级,消息,2022-05-02
乙,张三,教务处,校报,校级,通知,2022-05-03
丙,张三,教务处,周刊,,消息,2022-05-04
";
    let rulebook = rulebook.replace(
        "[[points]]",
        "[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"通知\"]\n[[points]]",
    );
    let office = Office::new(&rulebook, &[("报送.csv", rows)]);
    office.score(&["报送.csv"], &[]);
    let pieces = office.workbook().sheet("作品");
    let rows = pieces.rows(&["标题", "级别", "结果", "条款或原因", "带来（分）"]);
    assert_eq!(rows[0][..3], ["甲", "校级", "不再计分"]);
    assert!(
        rows[0][3].starts_with("第二条：同一作品已按得分更高的一次刊发计分"),
        "{rows:?}"
    );
    assert_eq!(rows[1], ["甲", "市级", "计分", "第一条", "5"]);
    assert_eq!(rows[2][..3], ["乙", "校级", "不计分"]);
    assert!(rows[2][3].starts_with("第三条："), "{rows:?}");
    assert_eq!(rows[3][..3], ["丙", "", "待核对"]);
    assert!(rows[3][3].contains("最多 5，核对以后才计分"), "{rows:?}");
}

#[test]
fn a_ranking_by_pieces_keeps_its_places_and_says_so() {
    let by_pieces = RULEBOOK.replace("ties = \"dense\"", "by = \"pieces\"");
    let office = Office::month(&by_pieces);
    let teachers = office.workbook().sheet("教师排名");
    let rows = teachers.rows(&["名次", "姓名", "积分", "排名依据"]);
    assert_eq!(rows[0], ["1", "张三", "0.3", "2"]);
    assert_eq!(teachers.formula(1, teachers.column("名次")), "");
    assert!(!teachers.formula(1, teachers.column("积分")).is_empty());
    assert!(teachers.all_text().contains("本表按篇数排名"));
    assert_eq!(teachers.proofs("核对").len(), 1);
}

#[test]
fn each_unit_has_its_own_ranking() {
    let rulebook = r#"
[rulebook]
name = "办法"
units = ["分", "元"]
outlets = []
[[points]]
clause = "第一条"
unit = "分"
points = 3
[[points]]
clause = "第二条"
unit = "元"
points = 40
"#;
    let office = Office::month(rulebook);
    let mut book = office.workbook();
    let points = |sheet: &Sheet| sheet.rows(&["姓名", "部门", "积分"]);
    let (one, other) = (book.sheet("教师排名"), book.sheet("教师排名 2"));
    assert_eq!(points(&one)[0], ["张三", "教务处", "6"]);
    assert_eq!(points(&other)[0], ["张三", "教务处", "80"]);
    assert!(other.all_text().contains("单位：元"));
    let pieces = book.sheet("作品");
    assert_eq!(pieces.rows(&["带来（分）", "带来（元）"])[0], ["3", "40"]);
    assert_eq!(book.sheet("三本账").proofs("核对").len(), 6);
}

#[test]
fn the_first_and_the_last_of_the_year_stand_in_the_charts() {
    let office = Office::month(RULEBOOK);
    let charts = office.workbook().sheet("图表");
    let text = charts.all_text();
    assert!(text.contains("各部门积分构成（分）") && text.contains("任务、事项、限额"));
    assert!(!text.contains("各月积分合计"), "there is one month");
    let rows = format!("{ROWS}庚,李四,团委,校报,2022-04-02,2\n");
    std::fs::write(office.at("报送.csv"), rows).expect("a table");
    office.score(
        &["报送.csv", "名册.csv", "部门.csv"],
        &["--month", "2022-05"],
    );
    let path = office.result("积分报表.xlsx");
    let charts = Book::open(&path).sheet("图表");
    // Teachers and departments: in April 李四's 2, less what departments are short by.
    let height = charts.cells.height() as u32;
    let april = (0..height)
        .find(|row| charts.text(*row, 0) == "2022-04")
        .expect("April");
    assert_eq!(charts.text(april, 1), "2");
    assert_eq!(charts.text(april + 1, 1), "6.85");
    assert!(part(&path, "xl/charts/chart1.xml").contains("<c:grouping val=\"stacked\"/>"));
    assert!(part(&path, "xl/charts/chart2.xml").contains("<c:lineChart>"));
}

#[test]
fn what_a_spreadsheet_reckons_wrong_stands_as_it_is() {
    // Sixty sums of twelve digits could be out by the last one.
    let mut rows = "标题,作者,部门,媒体,日期,worth\n".to_owned();
    for piece in 0..60 {
        rows.push_str(&format!(
            "第{piece}篇,张三,教务处,校报,2022-05-01,9000000000.01\n"
        ));
    }
    let office = Office::new(RULEBOOK, &[("报送.csv", &rows)]);
    office.score(&["报送.csv"], &[]);
    let teachers = office.workbook().sheet("教师排名");
    assert_eq!(teachers.formula(1, teachers.column("积分")), "");
    assert!(teachers.all_text().contains("电子表格算不准"));
    assert!(teachers.proofs("核对").is_empty());
}

#[test]
fn a_ledger_beyond_a_sheet_is_left_to_csv() {
    // A piece is booked in four units to a teacher and a department: 65,008 lines.
    let mut rulebook = "[rulebook]\nname = \"办法\"\noutlets = []\n".to_owned();
    rulebook.push_str("units = [\"甲\", \"乙\", \"丙\", \"丁\"]\n");
    for unit in ["甲", "乙", "丙", "丁"] {
        rulebook.push_str(&format!(
            "[[points]]\nclause = \"一\"\nunit = \"{unit}\"\npoints = 1\n"
        ));
    }
    let mut rows = "标题,作者,部门,媒体,日期\n".to_owned();
    for piece in 0..8_126 {
        rows.push_str(&format!("第{piece}篇,张三,教务处,校报,2022-05-01\n"));
    }
    let office = Office::new(&rulebook, &[("报送.csv", &rows)]);
    office.score(&["报送.csv"], &["--formats", "xlsx"]);
    let mut book = office.workbook();
    assert!(!book.names().contains(&"计分明细".to_owned()));
    assert!(book.names().contains(&"作品".to_owned()));
    let teachers = book.sheet("教师排名");
    assert_eq!(
        teachers.rows(&["名次", "姓名", "积分"])[0],
        ["1", "张三", "8126"]
    );
    assert_eq!(teachers.formula(1, teachers.column("积分")), "");
    let about = book.sheet("说明").all_text();
    assert!(
        about.contains("有 65008 行，超过一张表的 65000 行"),
        "{about}"
    );
}

#[test]
fn the_same_result_is_the_same_bytes() {
    let office = Office::month(RULEBOOK);
    let read = || std::fs::read(office.result("积分报表.xlsx")).expect("a workbook");
    let first = read();
    // A zip file keeps times to two seconds.
    std::thread::sleep(std::time::Duration::from_secs(2));
    office.score(&["部门.csv", "名册.csv", "报送.csv"], &[]);
    assert!(first == read());
}

#[test]
fn it_speaks_english_too() {
    let office = Office::month(RULEBOOK);
    office.score(&["报送.csv", "名册.csv"], &["--lang", "en"]);
    let mut book = Book::open(&office.result("report.xlsx"));
    assert_eq!(
        book.names(),
        [
            "Departments",
            "Teachers",
            "Publications",
            "Ledger",
            "Three books",
            "Charts",
            "Problems",
            "Notes"
        ]
    );
    let teachers = book.sheet("Teachers");
    assert_eq!(
        teachers.rows(&["Place", "Name", "Points"])[0],
        ["1", "张三", "1"]
    );
    assert_eq!(teachers.proofs("Proof").len(), 2);
}
