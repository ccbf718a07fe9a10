//! Detail lists as offices lay them out: groups of headings, stacked and side by side, section
//! lines, notes, texts that run over. The counts are a person's.

mod office;

use chrono::Datelike;
use jifen::intake::{Column, Role};
use jifen::problem::{Arg, Place, Problem, Severity};
use jifen::rulebook::Rulebook;
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{DATE, GENRE, LEVEL, ORIGINAL, OUTLET, PLACEMENT, SENT, WORDS};
use office::{Office, Told, arg};
use rust_xlsxwriter::Workbook;

fn cell(problem: &Problem) -> (u32, u32) {
    match problem.place {
        Place::Cell { row, column, .. } => (row, column),
        ref place => panic!("no cell: {place:?}"),
    }
}

#[test]
fn headings_under_groups_mean_what_both_say() {
    // Two lines with merged cells; the same again with what a csv leaves of them.
    let merged: &[&str] = &[
        "示范中心2024年5月外宣成果统计表,<,<,<,<,<,<,<",
        "序号,稿件标题,作者,<,发表情况,<,<,备注",
        "^,^,姓名,部门,媒体,日期,版面,^",
        "1,开学第一课,张三,教务处,保定日报,5月6日,头版,",
        "2,技能大赛,李四、王五,学生处,河北日报,5月7日,,",
    ];
    let parted: &[&str] = &[
        "示范中心2024年5月外宣成果统计表,,,,,,,",
        "序号,稿件标题,作者,,发表情况,,,备注",
        ",,姓名,部门,媒体,日期,版面,",
        "1,开学第一课,张三,教务处,保定日报,5月6日,头版,",
        "2,技能大赛,李四、王五,学生处,河北日报,5月7日,,",
    ];
    for office in [
        Office::new().xlsx("a.xlsx", &[("Sheet1", merged)]),
        Office::new().csv("a.csv", parted),
    ] {
        let read = office.read();
        assert_eq!(
            read.rows(),
            [
                "开学第一课 张三 教务处 保定日报 0506",
                "技能大赛 李四+王五 学生处 河北日报 0507"
            ]
        );
        assert_eq!(read.counts(), (2, 0));
        assert_ne!(read.intake.facts.get(0, PLACEMENT), Fact::Unknown);
        assert_eq!(read.codes(), ["date-year-added"]);
    }
}

#[test]
fn the_same_heading_under_two_groups_is_two_columns() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "标题,第一作者,<,第二作者,<,摄影,媒体,发布情况,<",
                    "^,姓名,部门,姓名,部门,姓名,^,平台,时间",
                    "甲篇,张三,教务处,李四,学生处,王五,河北日报,官网,2024-05-06",
                    "乙篇,赵六,学生处,,,,保定日报,,2024-05-07",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.roles(0),
        [
            (Role::Author, "张三"),
            (Role::Author, "李四"),
            (Role::Photo, "王五")
        ]
    );
    assert_eq!(read.row(1), "乙篇 赵六 学生处 保定日报 0507");
    assert_eq!(read.row(0), "甲篇 张三+李四+王五 教务处 河北日报 0506");
    // The department of the second author and the second outlet have no place.
    let second: Vec<(u32, u32)> = read.all("column-second").into_iter().map(cell).collect();
    assert_eq!(second, [(2, 4), (2, 7)]);
}

#[test]
fn three_lines_of_headings_are_one_header() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "五月",
                &[
                    "2024年统计,<,<,<,<,<",
                    "序号,基本情况,<,<,发表情况,<",
                    "^,作品标题,署名,<,媒体名称,发表时间",
                    "^,^,作者,摄影,^,^",
                    "1,甲篇,张三,李四,人民日报,2024.5.6",
                    "2,乙篇,王五,,人民日报,2024.5.8",
                ],
            )],
        )
        .read();
    assert_eq!(read.counts(), (2, 0));
    assert_eq!(
        read.roles(0),
        [(Role::Author, "张三"), (Role::Photo, "李四")]
    );
    assert_eq!(read.row(1), "乙篇 王五 - 人民日报 0508");
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn authors_under_one_merged_heading_all_sign() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "标题,作者,<,<,媒体,日期",
                    "甲篇,张三,李四,王五,校报,2024-05-06",
                    "乙篇,赵六,,,校报,2024-05-07",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三+李四+王五 - 校报 0506", "乙篇 赵六 - 校报 0507"]
    );
}

#[test]
fn a_header_again_begins_the_next_stretch_without_a_wrong_row() {
    // Two lines, again with a title and other columns, and the first once more.
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "一、教师作品(2024年5月),<,<,<,<",
                    "序号,题目,作者,发表情况,<",
                    "^,^,^,媒体,日期",
                    "1,甲篇,张三,校报,5月6日",
                    "2,乙篇,李四,校报,5月7日",
                    "合计,2篇,,,",
                    "二、部门作品,<,<,<,<",
                    "序号,部门,题目,刊发媒体,刊发日期",
                    "1,教务处,丙篇,人民日报,5月8日",
                    "小　计,,1,,",
                    "三、教师作品续,<,<,<,<",
                    "序号,题目,作者,发表情况,<",
                    "^,^,^,媒体,日期",
                    "1,丁篇,王五,校报,5月9日",
                    "2,戊篇,王五,校报,5月10日",
                    "本页合计,2篇,,,",
                    "序号,题目,作者,发表情况,<",
                    "^,^,^,媒体,日期",
                    "3,己篇,王五,校报,5月11日",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 校报 0506",
            "乙篇 李四 - 校报 0507",
            "丙篇  教务处 人民日报 0508",
            "丁篇 王五 - 校报 0509",
            "戊篇 王五 - 校报 0510",
            "己篇 王五 - 校报 0511"
        ]
    );
    // Below the first header stand 16 rows: 6 submissions, 3 sums, 2 titles, 5 lines of headers.
    assert_eq!(read.counts(), (16, 10));
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn section_lines_name_departments_where_no_column_does() {
    let read = Office::new()
        .csv(
            "2024年5月.csv",
            &[
                "标题,作者,媒体,日期",
                "(一)教务处,,,",
                "甲篇,张三,校报,5月6日",
                "乙篇,李四,校报,5月7日",
                "二、机电工程系,,,",
                "丙篇,王五,校报,5月8日",
                "【学生处】(1篇),,,",
                "丁篇,赵六,校报,5月9日",
                "(四)各街道,,,",
                "戊篇,孙七,校报,5月10日",
                "(五)机电,,,",
                "己篇,周八,校报,5月11日",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 教务处 校报 0506",
            "乙篇 李四 教务处 校报 0507",
            "丙篇 王五 机电工程系 校报 0508",
            "丁篇 赵六 学生处 校报 0509",
            "戊篇 孙七 - 校报 0510",
            "己篇 周八 - 校报 0511"
        ]
    );
    assert_eq!(read.counts(), (11, 5));
    assert_eq!(read.all("department-from-section").len(), 3);
}

#[test]
fn a_section_that_the_roster_knows_is_a_department() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[
                (
                    "报送",
                    &[
                        "序号,标题,作者,媒体,日期",
                        "机电,<,<,<,<",
                        "1,甲篇,张三,校报,2024-05-06",
                        "教师作品,<,<,<,<",
                        "2,乙篇,李四,校报,2024-05-07",
                    ],
                ),
                ("名单", &["姓名,部门", "张三,机电", "李四,教务处"]),
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 机电 校报 0506", "乙篇 李四 - 校报 0507"]
    );
    assert_eq!(cell(read.one("department-from-section")), (2, 0));
    assert_eq!(read.counts(), (4, 2));
}

#[test]
fn in_a_table_with_departments_section_lines_are_labels() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,部门,标题,作者,媒体,日期",
                "一、机关处室,,,,,",
                "1,教务处,甲篇,张三,校报,2024-05-06",
                "二、教学系部,,,,,",
                "1,机电系,乙篇,李四,校报,2024-05-07",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 教务处 校报 0506", "乙篇 李四 机电系 校报 0507"]
    );
    assert_eq!((read.counts(), read.codes()), ((4, 2), Vec::<&str>::new()));
}

#[test]
fn tables_side_by_side_are_two_tables() {
    let lines: &[&str] = &[
        "2024年5月,,,,,,,,,,",
        "序号,标题,作者,媒体,日期,,序号,标题,作者,媒体,日期",
        "1,甲篇,张三,校报,5月6日,,4,丁篇,赵六,校报,5月9日",
        "2,乙篇,李四,校报,5月7日,,5,戊篇,张三,校报,5月10日",
        "3,丙篇,王五,校报,5月8日,,,,,,",
        "合计,3,,,,,合计,2,,,",
    ];
    let close: Vec<String> = lines
        .iter()
        .map(|line| match line.split_once(",,") {
            Some((left, right)) if !line.starts_with("2024") && left.contains("校报") => {
                format!("{left},{right}")
            }
            _ => line
                .replacen("日期,,序号", "日期,序号", 1)
                .replacen("3,,,,,合计", "3,,,,合计", 1),
        })
        .collect();
    let close: Vec<&str> = close.iter().map(String::as_str).collect();
    for lines in [lines, &close] {
        let read = Office::new().csv("a.csv", lines).read();
        let mut rows = read.rows();
        rows.sort();
        assert_eq!(
            rows,
            [
                "丁篇 赵六 - 校报 0509",
                "丙篇 王五 - 校报 0508",
                "乙篇 李四 - 校报 0507",
                "戊篇 张三 - 校报 0510",
                "甲篇 张三 - 校报 0506"
            ]
        );
        // Four rows on the left, three on the right, a sum in each.
        assert_eq!(read.counts(), (7, 2));
    }
}

#[test]
fn a_table_below_another_kind_of_table_is_not_read_as_its_rows() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,媒体,日期",
                "甲篇,张三,校报,2024-05-06",
                "乙篇,李四,校报,2024-05-07",
                "",
                "部门得分情况表,,,",
                "部门,篇数,得分,名次",
                "教务处,1,2,1",
                "学生处,1,2,1",
            ],
        )
        .read();
    assert_eq!(read.rows().len(), 2);
    assert_eq!(read.one("unrecognised-sheet").severity, Severity::Warning);
    // The title and the names of the columns are skipped; what is below is named as not read.
    assert_eq!(read.counts(), (4, 2));
}

#[test]
fn lines_above_the_table_are_no_rows_of_it() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "附件1,,,,",
                    "校外媒体宣传报道作品征集表(2024年5月),<,<,<,<",
                    "填报单位：教务处,,填报人：李四,,联系电话：13800001234",
                    "填报日期：2024年6月3日,,,,",
                    "序号,作品名称,主创人员,发布平台,发布时间",
                    "1,甲篇,张三,人民网,26日",
                    "2,乙篇,李四,新华网,5月27日",
                    "审核人(签字)：,,,盖章,",
                ],
            )],
        )
        .read();
    assert_eq!(read.row(1), "乙篇 李四 教务处 新华网 0527");
    assert_eq!(read.counts(), (3, 1));
    assert_eq!(cell(read.one("department-from-title")), (3, 0));
}

#[test]
fn cells_that_say_as_above_mean_the_one_above() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,部门,作者,媒体,级别,日期",
                "甲篇,教务处,张三、李四,保定日报,市级,2024-05-06",
                "甲篇续,同上,同上,河北日报,省级,〃",
                "乙篇,〃,″,〃,〃,同前",
                "丙篇,学生处,王五,〃,同上,2024-05-09",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三+李四 教务处 保定日报 0506",
            "甲篇续 张三+李四 教务处 河北日报 0506",
            "乙篇 张三+李四 教务处 河北日报 0506",
            "丙篇 王五 学生处 河北日报 0509"
        ]
    );
    let facts = &read.intake.facts;
    assert_eq!(facts.get(3, LEVEL), facts.get(1, LEVEL));
    assert_ne!(facts.get(3, LEVEL), facts.get(0, LEVEL));
    // Once a column: department, author, outlet, level, day.
    let told = read.all("cell-as-above");
    let rows: Vec<&Arg> = told.iter().map(|problem| arg(problem, "rows")).collect();
    assert_eq!(
        rows,
        [2, 2, 2, 2, 2].map(Arg::Count).iter().collect::<Vec<_>>()
    );
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn as_above_with_nothing_above_is_a_warning() {
    let read = Office::new()
        .csv(
            "a.csv",
            &["标题,作者,媒体,日期", "甲篇,同上,校报,2024-05-06"],
        )
        .read();
    assert_eq!(read.row(0), "甲篇  - 校报 0506");
    assert_eq!(
        read.one("cell-as-above-nothing").severity,
        Severity::Warning
    );
}

#[test]
fn departments_that_were_merged_are_filled_down() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "部门,标题,作者,媒体,日期",
                "教务处,甲篇,张三,校报,2024-05-06",
                ",乙篇,李四,校报,2024-05-07",
                ",丙篇,张三,校报,2024-05-08",
                "学生处,丁篇,王五,校报,2024-05-09",
                ",戊篇,王五,校报,2024-05-10",
            ],
        )
        .read();
    let departments: Vec<String> = read
        .rows()
        .iter()
        .map(|row| row.split(' ').nth(2).expect("a department").to_owned())
        .collect();
    assert_eq!(
        departments,
        ["教务处", "教务处", "教务处", "学生处", "学生处"]
    );
    let told = read.one("department-filled-down");
    assert_eq!((told.severity, cell(told)), (Severity::Warning, (3, 0)));
    assert_eq!(arg(told, "rows"), &Arg::Count(3));
}

#[test]
fn departments_that_were_never_merged_stay_blank() {
    for lines in [
        // Where every row names its own, a blank one was forgotten.
        &[
            "教务处,甲篇,张三,校报,2024-05-06",
            "教务处,乙篇,李四,校报,2024-05-07",
            ",丙篇,张三,校报,2024-05-08",
            "学生处,丁篇,王五,校报,2024-05-09",
        ][..],
        // Of one alone nothing is known.
        &[
            "教务处,甲篇,张三,校报,2024-05-06",
            ",乙篇,李四,校报,2024-05-07",
            ",丙篇,张三,校报,2024-05-08",
        ],
        // The first is blank.
        &[
            ",甲篇,张三,校报,2024-05-06",
            "教务处,乙篇,李四,校报,2024-05-07",
            ",丙篇,张三,校报,2024-05-08",
        ],
    ] {
        let lines = [&["部门,标题,作者,媒体,日期"], lines].concat();
        let read = Office::new().csv("a.csv", &lines).read();
        assert_eq!(read.row(2), "丙篇 张三 - 校报 0508");
        assert_eq!(read.all("department-filled-down").len(), 0);
    }
}

#[test]
fn sums_notes_and_signatures_are_no_submissions() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,标题,作者,媒体,日期",
                "1,甲篇,张三,校报,2024-05-06",
                "2,合计,,,",
                "教务处小计,1,,,",
                "3,总计划落实情况,李四,校报,2024-05-07",
                "4,《总结会精彩纷呈》,李四,校报,2024-05-08",
                "5,合计,王五,校报,2024-05-08",
                "6,《注:一位班主任的手记》,李四,校报,2024-05-09",
                "7,负责人带队走访企业,李四,校报,2024-05-10",
                "8,,,,",
                "9,,,,",
                "累计得分,12,,,",
                "平均,6,,,",
                "备注：,,,,",
                "1.本表每月5日前报送。,,,,",
                ",2.校报以见报日期为准。,,,",
                "负责人签字：,,填表人：李四,,",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 校报 0506",
            "总计划落实情况 李四 - 校报 0507",
            "《总结会精彩纷呈》 李四 - 校报 0508",
            "合计 王五 - 校报 0508",
            "《注:一位班主任的手记》 李四 - 校报 0509",
            "负责人带队走访企业 李四 - 校报 0510"
        ]
    );
    assert_eq!(read.counts(), (16, 10));
    assert_eq!(arg(read.one("row-without-content"), "rows"), &Arg::Count(2));
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn texts_that_run_over_are_skipped_and_named() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,标题,作者,媒体,日期",
                "1,示范中心召开产教融合,张三,校报,2024-05-06",
                ",工作推进会,,,",
                "2,《乙篇,李四、,校报,2024-05-07",
                ",,王五,,",
                "3,丙篇,赵六,校报,2024-05-08",
            ],
        )
        .read();
    assert_eq!(read.rows().len(), 3);
    assert_eq!(read.counts(), (5, 2));
    let title = read.one("title-runs-over");
    assert_eq!((title.severity, cell(title)), (Severity::Note, (3, 1)));
    assert_eq!(arg(title, "row"), &Arg::Count(2));
    let authors = read.one("authors-run-over");
    assert_eq!(
        (authors.severity, cell(authors)),
        (Severity::Warning, (5, 2))
    );
    assert_eq!(arg(authors, "row"), &Arg::Count(4));
    // Without numbers a title alone may be a submission that lacks the rest.
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,媒体,日期",
                "甲篇,张三,校报,2024-05-06",
                "乙篇,,,",
            ],
        )
        .read();
    assert_eq!(read.rows().len(), 2);
}

/// A table with one heading of this name and such cells, the date always given.
fn under(heading: &str, cells: &[&str]) -> Told {
    let header = format!("标题,作者,{heading},发布日期");
    let rows: Vec<String> = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| format!("第{at}篇,张三,{cell},2024-05-0{}", at + 1))
        .collect();
    let lines: Vec<&str> = std::iter::once(header.as_str())
        .chain(rows.iter().map(String::as_str))
        .collect();
    Office::new().csv("a.csv", &lines).read()
}

#[test]
fn headings_with_several_meanings_are_taken_by_their_cells() {
    for (heading, cells, column) in [
        (
            "来源",
            &["保定日报", "人民网", "河北日报"][..],
            Column::Field(OUTLET),
        ),
        (
            "来源",
            &["教务处", "学生处", "机电工程系"],
            Column::Department,
        ),
        ("单位", &["教务处", "团委", "学生处"], Column::Department),
        (
            "单位",
            &["人民日报", "新华网", "保定日报"],
            Column::Field(OUTLET),
        ),
        ("类别", &["省级", "市级", "国家级"], Column::Field(LEVEL)),
        ("类别", &["消息", "通讯", "图片"], Column::Field(GENRE)),
        (
            "类别",
            &["文字类", "图片类", "视频类"],
            Column::Field(GENRE),
        ),
        (
            "类别",
            &["国家级媒体", "省级媒体", "市级媒体"],
            Column::Field(LEVEL),
        ),
        (
            "名称",
            &["人民日报", "新华网", "河北日报"],
            Column::Field(OUTLET),
        ),
        ("栏目", &["头版", "二版", "A3版"], Column::Field(PLACEMENT)),
        (
            "平台",
            &["人民网", "新华网", "学习强国"],
            Column::Field(OUTLET),
        ),
    ] {
        let read = under(heading, cells);
        let columns = &read.intake.tables[0].columns;
        assert!(
            columns.contains(&(column, 2)),
            "{heading} {cells:?}: {columns:?}"
        );
        assert_eq!(read.all("column-guessed").len(), 0, "{heading} {cells:?}");
    }
}

#[test]
fn a_heading_that_nothing_decides_is_asked_about_once() {
    let lines: &[&str] = &[
        "标题,作者,来源,日期",
        "甲篇,张三,城南,2024-05-06",
        "乙篇,李四,城北,2024-05-07",
    ];
    let read = Office::new()
        .xlsx("a.xlsx", &[("一", lines), ("二", lines)])
        .csv("b.csv", lines)
        .read();
    let asked = read.one("column-guessed");
    assert_eq!((asked.severity, cell(asked)), (Severity::Error, (1, 2)));
    assert_eq!(asked.read, "来源");
    assert_eq!(arg(asked, "tables"), &Arg::Count(3));
    assert_eq!(read.rows().len(), 6);
}

#[test]
fn the_department_may_be_in_the_name_of_sheet_or_file() {
    let lines: &[&str] = &["标题,作者,媒体,日期", "甲篇,张三,校报,5月6日"];
    let read = Office::new()
        .xlsx(
            "2024年5月报送.xlsx",
            &[("教务处", lines), ("团委", lines), ("Sheet3", lines)],
        )
        .xlsx("2024年5月-机电工程系.xlsx", &[("Sheet1", lines)])
        .xlsx(
            "学生处2024年5月外宣稿件统计表(1).xlsx",
            &[("报送明细", lines), ("五月", lines)],
        )
        .read();
    let departments: Vec<String> = read
        .rows()
        .iter()
        .map(|row| row.split(' ').nth(2).expect("a department").to_owned())
        .collect();
    assert_eq!(
        departments,
        ["教务处", "团委", "-", "机电工程系", "学生处", "学生处"]
    );
    assert_eq!(read.all("department-from-sheet").len(), 2);
    assert_eq!(read.all("department-from-file").len(), 3);
}

#[test]
fn a_name_of_a_file_that_a_row_elsewhere_knows_is_a_department() {
    let header = "标题,作者,媒体,日期";
    let read = Office::new()
        .csv("学前5月报送.csv", &[header, "甲篇,张三,校报,2024-05-06"])
        .csv("护理5月报送.csv", &[header, "丙篇,张三,校报,2024-05-06"])
        .csv(
            "总.csv",
            &["标题,作者,部门,媒体,日期", "乙篇,李四,学前,校报,2024-05-06"],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 学前 校报 0506",
            "丙篇 张三 - 校报 0506",
            "乙篇 李四 学前 校报 0506"
        ]
    );
    let Place::File(file) = &read.one("department-from-file").place else {
        panic!("no file");
    };
    assert_eq!(&**file, "学前5月报送.csv");
}

#[test]
fn headings_are_found_however_they_are_written() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "№,稿 件\n标 题（必填）,撰稿人：,处(室),刊载平台*,采用级别(由宣传科填),体裁(20分),字数(字),发布　时间",
                    "1,甲篇,张三,教务处,保定日报,市级,消息,800,2024-05-06",
                ],
            )],
        )
        .read();
    assert_eq!(read.rows(), ["甲篇 张三 教务处 保定日报 0506"]);
    assert_eq!(read.intake.facts.get(0, WORDS), Fact::Number(800.into()));
    assert_ne!(read.intake.facts.get(0, LEVEL), Fact::Unknown);
    assert_ne!(read.intake.facts.get(0, GENRE), Fact::Unknown);
}

#[test]
fn a_weak_likeness_of_a_header_above_is_passed_over() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "部门,教务处,日期,2024年6月,媒体,见下",
                "标题,作者,媒体,级别,体裁,发布日期",
                "甲篇,张三,校报,校级,消息,2024-05-06",
            ],
        )
        .read();
    // What it says of the department holds for the table.
    assert_eq!(read.rows(), ["甲篇 张三 教务处 校报 0506"]);
}

#[test]
fn a_small_table_above_a_larger_one_is_read_too() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,媒体,日期",
                "甲篇,张三,校报,2024-05-06",
                "标题,作者,部门,媒体,级别,体裁,发布日期",
                "乙篇,李四,教务处,保定日报,市级,消息,2024-05-07",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 - 校报 0506", "乙篇 李四 教务处 保定日报 0507"]
    );
}

#[test]
fn outlets_with_counts_are_no_list_of_submissions() {
    let read = Office::new()
        .csv(
            "a.csv",
            &["媒体,级别,篇数", "人民日报,国家级,3", "保定日报,市级,5"],
        )
        .read();
    assert_eq!(read.rows().len(), 0);
}

#[test]
fn columns_of_levels_hold_ticks_or_outlets() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "发布时间,稿件标题,发表级别,<,<,作者",
                    "^,^,国家级,省级,市级,^",
                    "2024-05-03,甲篇,,河北日报,,张三",
                    "2024-05-04,乙篇,√,,,李四",
                    "2024-05-05,丙篇,,,,李四",
                    "合计,3,1,1,0,",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 河北日报 0503",
            "乙篇 李四 - - 0504",
            "丙篇 李四 - - 0505"
        ]
    );
    let facts = &read.intake.facts;
    let rulebook = Rulebook::built_in();
    let level = |name| Fact::Choice(rulebook.fields.get(LEVEL).value(name).expect("a level"));
    assert_eq!(facts.get(0, LEVEL), level("省级"));
    assert_eq!(facts.get(1, LEVEL), level("国家级"));
    assert_eq!(facts.get(2, LEVEL), Fact::Unknown);
    assert_eq!(read.counts(), (4, 1));
    assert_eq!(read.all("column-ticked").len(), 3);
    assert_eq!(read.all("column-ignored").len(), 0);
}

#[test]
fn columns_of_outlets_hold_a_publication_each() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,日期,标题,部门,作者,人民网,河北日报,保定日报",
                "1,2024-05-03,甲篇,教务处,张三,√,,√",
                "2,2024-05-04,乙篇,学生处,李四,,1,",
                "3,2024-05-05,丙篇,学生处,李四,0,无,2",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 教务处 人民网 0503",
            "甲篇 张三 教务处 保定日报 0503",
            "乙篇 李四 学生处 河北日报 0504",
            "丙篇 李四 学生处 保定日报 0505"
        ]
    );
    let cells: Vec<Option<u16>> = read.intake.submissions.iter().map(|row| row.cell).collect();
    assert_eq!(cells, [Some(5), Some(7), Some(6), Some(7)]);
    assert_eq!(read.counts(), (3, 0));
    assert_eq!(cell(read.one("ticked-by-number")), (4, 7));
}

#[test]
fn a_second_line_of_headings_that_are_not_known_is_no_row() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "题目,作者,采用情况,,,采用日期",
                ",,一句话,综合信息,独立信息,",
                "甲篇,张三,√,,,2024-05-03",
                "乙篇,李四,,,√,2024-05-04",
            ],
        )
        .read();
    assert_eq!(read.rows(), ["甲篇 张三 - - 0503", "乙篇 李四 - - 0504"]);
    assert_eq!(read.counts(), (2, 0));
    let ignored = read.all("column-ignored");
    assert_eq!(ignored[0].read, "采用情况·一句话");
    assert_eq!(ignored.len(), 3);
}

#[test]
fn a_title_alone_is_no_section_though_it_ends_like_a_department() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,媒体,日期",
                "走进机电工程系,,,",
                "甲篇,张三,校报,2024-05-06",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["走进机电工程系  - - -", "甲篇 张三 - 校报 0506"]
    );
}

#[test]
fn a_stray_remark_ends_no_section() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,标题,作者,媒体,日期,备注",
                "一、教务处,,,,,",
                "1,甲篇,张三,校报,2024-05-06,",
                ",,,,,已核",
                "2,乙篇,李四,校报,2024-05-07,",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 教务处 校报 0506", "乙篇 李四 教务处 校报 0507"]
    );
    assert_eq!(read.counts(), (4, 2));
}

#[test]
fn rows_of_odd_cells_end_no_table() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "序号,部门,标题,媒体,发布渠道说明,日期",
                "1,教务处,甲篇,校报,学校网站,2024-05-06",
                "2,融媒体中心,,微信平台,学校网站,",
                "3,学生处,丙篇,校报,学校网站,2024-05-08",
            ],
        )
        .read();
    assert_eq!(read.rows().len(), 3);
    assert_eq!(read.counts(), (3, 0));
}

#[test]
fn a_roster_with_ambiguous_headings_stays_one() {
    let read = Office::new()
        .csv(
            "名单.csv",
            &["姓名,单位,类型", "张三,教务处,处室", "李四,机电系,系部"],
        )
        .csv(
            "a.csv",
            &["标题,作者,媒体,日期", "甲篇,张三,校报,2024-05-06"],
        )
        .read();
    assert!(read.intake.accounts.has_roster);
    assert_eq!(read.intake.submissions.len(), 1);
}

#[test]
fn year_month_and_day_may_stand_in_three_columns() {
    // Texts with and without their units; a group above the three, and Chinese numbers.
    let plain: &[&str] = &[
        "序号,标题,作者,媒体,年,月,日",
        "1,甲篇,张三,校报,2024,5,6",
        "2,乙篇,李四,校报,2024年,5月,17日",
        "3,丙篇,王五,校报,24,12,31",
    ];
    let grouped: &[&str] = &[
        "标题,发表日期,<,<,作者,媒体",
        "^,年份,月份,日,^,^",
        "甲篇,二〇二四年,五月,六日,张三,校报",
        "乙篇,2024,05,17号,李四,校报",
        "丙篇,2024年度,十二月,31,王五,校报",
    ];
    for lines in [plain, grouped] {
        let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 - 校报 0506",
                "乙篇 李四 - 校报 0517",
                "丙篇 王五 - 校报 1231"
            ]
        );
        let years: Vec<i32> = read
            .intake
            .submissions
            .iter()
            .map(|row| row.date.expect("a day").year())
            .collect();
        assert_eq!(years, [2024; 3]);
        assert_eq!((read.counts(), read.errors()), ((3, 0), Vec::<&str>::new()));
    }
}

#[test]
fn the_cells_of_all_parts_are_of_the_day() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["标题", "作者", "媒体", "年", "月", "日"]
        .iter()
        .enumerate()
    {
        sheet.write(0, column as u16, *text).expect("written");
    }
    for (column, text) in ["甲篇", "张三", "校报"].iter().enumerate() {
        sheet.write(1, column as u16, *text).expect("written");
        sheet.write(2, column as u16, *text).expect("written");
    }
    // Numbers, as most tables have them, and a day that does not exist.
    for (row, days) in [[2024.0, 2.0, 29.0], [2023.0, 2.0, 29.0]]
        .iter()
        .enumerate()
    {
        for (column, number) in days.iter().enumerate() {
            sheet
                .write(row as u32 + 1, column as u16 + 3, *number)
                .expect("written");
        }
    }
    let bytes = book.save_to_buffer().expect("saved");
    let read = Office::new().file("a.xlsx", &bytes).read();
    assert_eq!(read.rows(), ["甲篇 张三 - 校报 0229", "甲篇 张三 - 校报 -"]);
    assert_eq!(cell(read.one("impossible-date")), (3, 5));
    assert_eq!(read.errors(), ["impossible-date"]);
    let dates = read.intake.tables[0].columns.iter();
    let dates: Vec<u32> = dates
        .filter(|(column, _)| *column == Column::Field(DATE))
        .map(|(_, at)| *at)
        .collect();
    assert_eq!(dates, [5, 3, 4]);
}

#[test]
fn month_and_day_in_two_columns_take_the_year_around_them() {
    let lines: &[&str] = &[
        "标题,作者,媒体,月,日",
        "甲篇,张三,校报,5,6",
        "乙篇,李四,校报,11,2",
    ];
    let titled: &[&str] = &["2024年外宣统计表", lines[0], lines[1], lines[2]];
    // The year over the two, as in ledgers.
    let over: &[&str] = &["标题,作者,媒体,2024年,<", "^,^,^,月,日", lines[1], lines[2]];
    for office in [
        Office::new().xlsx("a.xlsx", &[("Sheet1", titled)]),
        Office::new().xlsx("a.xlsx", &[("2024年", lines)]),
        Office::new().csv("2024年外宣.csv", lines),
        Office::new().xlsx("a.xlsx", &[("Sheet1", over)]),
    ] {
        let read = office.read();
        assert_eq!(
            read.rows(),
            ["甲篇 张三 - 校报 0506", "乙篇 李四 - 校报 1102"]
        );
        let note = read.one("date-year-added");
        assert_eq!(arg(note, "rows"), &Arg::Count(2));
        assert_eq!(
            (read.codes(), read.counts()),
            (vec!["date-year-added"], (2, 0))
        );
    }
    // Nothing says the year: every day is asked for, none is guessed.
    let read = Office::new().csv("a.csv", lines).read();
    assert_eq!(read.errors(), ["date-without-year"; 2]);
    assert_eq!(read.rows(), ["甲篇 张三 - 校报 -", "乙篇 李四 - 校报 -"]);
}

#[test]
fn a_blank_month_is_the_one_above_where_cells_were_merged() {
    let merged: &[&str] = &[
        "年份,月份,日期,标题,作者,媒体",
        "2024,3,5日,甲篇,张三,校报",
        "^,^,17日,乙篇,李四,校报",
        "^,4,2日,丙篇,王五,校报",
    ];
    let parted: Vec<String> = merged.iter().map(|line| line.replace('^', "")).collect();
    let parted: Vec<&str> = parted.iter().map(String::as_str).collect();
    let rows = [
        "甲篇 张三 - 校报 0305",
        "乙篇 李四 - 校报 0317",
        "丙篇 王五 - 校报 0402",
    ];
    let read = Office::new().xlsx("a.xlsx", &[("Sheet1", merged)]).read();
    assert_eq!(
        (read.rows(), read.codes()),
        (rows.map(str::to_owned).to_vec(), vec![])
    );
    let read = Office::new().csv("a.csv", &parted).read();
    assert_eq!(read.rows(), rows);
    let filled: Vec<(u32, u32)> = read
        .all("date-part-filled-down")
        .into_iter()
        .map(cell)
        .collect();
    assert_eq!(filled, [(3, 0), (3, 1)]);
    // 〃 says so itself; a month without its day is asked for, and a whole date holds against a month.
    let read = Office::new()
        .csv(
            "2024.csv",
            &[
                "月,日,标题,作者,媒体",
                "3,5,甲篇,张三,校报",
                "〃,6,乙篇,李四,校报",
                "4,,丙篇,王五,校报",
                "4,2024-05-02,丁篇,王五,校报",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 校报 0305",
            "乙篇 李四 - 校报 0306",
            "丙篇 王五 - 校报 0430",
            "丁篇 王五 - 校报 0502"
        ]
    );
    assert_eq!(read.errors(), Vec::<&str>::new());
    assert_eq!(cell(read.one("date-month-taken")), (4, 1));
    assert_eq!(cell(read.one("date-parts-differ")), (5, 1));
    assert_eq!(cell(read.one("cell-as-above")), (3, 0));
}

#[test]
fn month_and_day_of_sending_are_not_those_of_publication() {
    let read = Office::new()
        .xlsx(
            "2024年.xlsx",
            &[(
                "Sheet1",
                &[
                    "标题,作者,媒体,报送日期,<,刊发日期,<",
                    "^,^,^,月,日,月,日",
                    "甲篇,张三,校报,5,3,5,6",
                    "乙篇,李四,校报,5,4,6,1",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 - 校报 0506", "乙篇 李四 - 校报 0601"]
    );
    let sent = |row| match read.intake.facts.get(row, SENT) {
        Fact::Day(day) => day.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!([sent(0), sent(1)], ["2024-05-03", "2024-05-04"]);
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn a_line_over_rows_names_their_month() {
    let chinese: &[&str] = &[
        "2024年外宣台账,<,<,<,<",
        "序号,标题,作者,媒体,日期",
        "三月,<,<,<,<",
        "1,甲篇,张三,校报,5日",
        "2,乙篇,李四,校报,12号",
        "四月,<,<,<,<",
        "1,丙篇,王五,校报,5",
        "2,丁篇,王五,校报,4月6日",
    ];
    // Over titles, numbered, with its year, and beside departments; the header again.
    let dated: &[&str] = &[
        "标题,作者,媒体,日期",
        "一、2024年3月份稿件,<,<,<",
        "甲篇,张三,校报,5",
        "乙篇,李四,校报,12日",
        "二、2024年4月份稿件,<,<,<",
        "标题,作者,媒体,日期",
        "丙篇,王五,校报,5日",
        "丁篇,王五,校报,2024-04-06",
    ];
    for (lines, counts) in [(chinese, (6, 2)), (dated, (7, 3))] {
        let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 - 校报 0305",
                "乙篇 李四 - 校报 0312",
                "丙篇 王五 - 校报 0405",
                "丁篇 王五 - 校报 0406"
            ]
        );
        assert_eq!((read.errors(), read.counts()), (Vec::new(), counts));
        assert_eq!(
            arg(read.one("date-month-from-line"), "rows"),
            &Arg::Count(3)
        );
    }
}

#[test]
fn a_line_of_a_month_leaves_the_department_of_the_line_above_it() {
    let read = Office::new()
        .csv(
            "2024年.csv",
            &[
                "标题,作者,媒体,日期",
                "(一)教务处,,,",
                "3月,,,",
                "甲篇,张三,校报,5",
                "4月,,,",
                "乙篇,张三,校报,6",
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        ["甲篇 张三 教务处 校报 0305", "乙篇 张三 教务处 校报 0406"]
    );
    // Without such a line a bare day is asked for, and a title that begins with a month is a title.
    let read = Office::new()
        .csv(
            "2024年.csv",
            &[
                "标题,作者,媒体,日期",
                "三月雷锋活动,张三,校报,5",
                "乙篇,张三,校报,6日",
            ],
        )
        .read();
    assert_eq!(read.errors(), ["date-without-month"; 2]);
    assert_eq!(
        read.rows(),
        ["三月雷锋活动 张三 - 校报 -", "乙篇 张三 - 校报 -"]
    );
}

#[test]
fn a_column_that_is_not_read_is_told_once() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,媒体,刊播平台类,日期,方阵",
                "甲篇,张三,校报,网络,2024-05-06,一",
            ],
        )
        .read();
    let told: Vec<(&str, (u32, u32))> = read
        .problems
        .iter()
        .filter(|problem| problem.code.starts_with("column-"))
        .map(|problem| (problem.code, cell(problem)))
        .collect();
    assert_eq!(
        told,
        [("column-ignored", (1, 5)), ("column-second", (1, 3))]
    );
}

#[test]
fn where_a_piece_was_published_again_is_a_publication_each() {
    let first: &[&str] = &[
        "标题,作者,首发媒体,转载媒体,日期",
        "甲篇,张三,保定日报,长城网,2024-05-06",
        "乙篇,李四,保定日报,,2024-05-07",
        "丙篇,王五,,人民网,2024-05-08",
        "丁篇,王五,校报,无,2024-05-09",
    ];
    // The same under a group, and in the words of another office.
    let grouped: &[&str] = &[
        "标题,作者,媒体,<,日期",
        "^,^,首发,转载,^",
        first[1],
        first[2],
        first[3],
        first[4],
    ];
    let other: Vec<String> = first
        .iter()
        .map(|line| line.replace("首发媒体,转载媒体", "刊发媒体,转载转发平台"))
        .collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    for lines in [first, grouped, &other] {
        let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 - 保定日报 0506",
                "甲篇 张三 - 长城网 0506",
                "乙篇 李四 - 保定日报 0507",
                "丙篇 王五 - 人民网 0508",
                "丁篇 王五 - 校报 0509"
            ]
        );
        let original = |row| read.intake.facts.get(row, ORIGINAL);
        assert_eq!(
            [0, 1, 2, 3, 4].map(original),
            [
                Fact::Unknown,
                Fact::Flag(false),
                Fact::Unknown,
                Fact::Flag(false),
                Fact::Unknown
            ]
        );
        let outlet = |at: usize| {
            let row = &read.intake.submissions[at];
            match read.intake.place(row, Column::Field(OUTLET)) {
                Place::Cell { column, .. } => column,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!([0, 1, 2, 3, 4].map(outlet), [2, 3, 2, 3, 2]);
        assert_eq!((read.counts(), read.errors()), ((4, 0), Vec::<&str>::new()));
        assert_eq!(arg(read.one("row-reposted"), "rows"), &Arg::Count(2));
        assert_eq!(read.all("column-second").len(), 0);
    }
}

#[test]
fn unit_and_author_in_one_column_both_come_out() {
    let plain: &[&str] = &[
        "标题,作者单位及姓名,媒体,日期",
        "甲篇,机电工程系 张三,校报,2024-05-06",
        "乙篇,机电工程系：张三、李四,校报,2024-05-07",
        "丙篇,教务处王小明,校报,2024-05-08",
    ];
    let bracketed: &[&str] = &[
        "标题,作者（单位）,媒体,日期",
        "甲篇,张三（机电工程系）,校报,2024-05-06",
        "乙篇,张三、李四（机电工程系）,校报,2024-05-07",
        "丙篇,王小明(教务处),校报,2024-05-08",
    ];
    for name in [
        "作者单位及姓名",
        "单位、姓名",
        "单位/作者",
        "部门 姓名",
        "姓名及单位",
    ] {
        for lines in [plain, bracketed] {
            let header = lines[0]
                .replace("作者单位及姓名", name)
                .replace("作者（单位）", name);
            let lines = [&header, lines[1], lines[2], lines[3]];
            let read = Office::new().csv("a.csv", &lines).read();
            assert_eq!(
                read.rows(),
                [
                    "甲篇 张三 机电工程系 校报 0506",
                    "乙篇 张三+李四 机电工程系 校报 0507",
                    "丙篇 王小明 教务处 校报 0508"
                ],
                "{name}"
            );
            let accounts = &read.intake.accounts;
            let homes: Vec<&str> = read
                .intake
                .signers_of(&read.intake.submissions[1])
                .iter()
                .map(|signer| {
                    accounts
                        .get(signer.account)
                        .department
                        .expect("a department")
                })
                .map(|id| &*accounts.get(id).name)
                .collect();
            assert_eq!(homes, ["机电工程系"; 2]);
            assert_eq!((read.errors(), read.counts()), (Vec::new(), (3, 0)));
            assert_eq!(cell(read.one("unit-and-author")), (2, 1));
            assert_eq!(arg(read.one("unit-and-author"), "rows"), &Arg::Count(3));
        }
    }
}

#[test]
fn a_unit_listed_beside_another_with_its_author_signs_too() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,单位及姓名,媒体,日期",
                "甲篇,团委、学生科 刘洋,校报,2024-05-06",
                "乙篇,学生科 刘洋\u{ff0c}团委,校报,2024-05-07",
                "丙篇,团委、学生科,校报,2024-05-08",
                "丁篇,团委 学生科 刘洋,校报,2024-05-09",
                "戊篇,示范学校 学生科 刘洋,校报,2024-05-10",
            ],
        )
        .read();
    assert_eq!(
        read.rows()[..3],
        [
            "甲篇 团委+刘洋 - 校报 0506",
            "乙篇 刘洋+团委 - 校报 0507",
            "丙篇 团委+学生科 - 校报 0508",
        ]
    );
    // Whose a blank parts may be one within the other, or two.
    let asked = read.one("unit-and-author-unparted");
    assert_eq!(
        (asked.read.as_str(), asked.rows.len()),
        ("团委 学生科 刘洋", 1)
    );
    assert_eq!(read.row(4), "戊篇 刘洋 学生科 校报 0510");
    let told = read.one("unit-and-author");
    assert_eq!(arg(told, "unit"), &Arg::Text("团委、学生科".into()));
    assert_eq!(
        arg(told, "names"),
        &Arg::Text("团委、刘洋（学生科）".into())
    );
    assert_eq!(arg(told, "rows"), &Arg::Count(3));
}

#[test]
fn what_may_be_unit_or_author_is_asked_unless_the_roster_knows() {
    let lines = [
        "标题,单位及姓名,媒体,日期",
        "甲篇,机电 张三,校报,2024-05-06",
        "乙篇,机电 张三,校报,2024-05-07",
        "丙篇,张三（机电）、李四（教务处）,校报,2024-05-08",
        "丁篇,教务处,校报,2024-05-09",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    let asked = read.all("unit-and-author-unparted");
    let asked: Vec<(&str, usize)> = asked
        .iter()
        .map(|p| (p.read.as_str(), p.rows.len()))
        .collect();
    assert_eq!(
        asked,
        [("机电 张三", 2), ("张三（机电）、李四（教务处）", 1)]
    );
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    assert_eq!(held, [true, true, true, false]);
    assert_eq!(read.row(3), "丁篇  教务处 校报 0509");
    // 作者（单位） says which is which.
    let headed = [&lines[0].replace("单位及姓名", "作者（单位）"), lines[3]];
    let read = Office::new().csv("a.csv", &headed).read();
    assert_eq!(
        (read.row(0), read.errors()),
        ("丙篇 张三+李四 - 校报 0508".to_owned(), Vec::new())
    );
    let roster = ["姓名,部门", "张三,机电", "李四,教务处"];
    let read = Office::new()
        .csv("a.csv", &lines)
        .csv("名单.csv", &roster)
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 机电 校报 0506",
            "乙篇 张三 机电 校报 0507",
            "丙篇 张三+李四 - 校报 0508",
            "丁篇  教务处 校报 0509"
        ]
    );
    assert_eq!(read.errors(), Vec::<&str>::new());
    // Two people on it are two people.
    let both = [lines[0], "戊篇,张三 李四,校报,2024-05-10"];
    let read = Office::new()
        .csv("a.csv", &both)
        .csv("名单.csv", &roster)
        .read();
    assert_eq!(read.row(0), "戊篇 张三+李四 - 校报 0510");
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn sheets_called_by_teachers_are_theirs_by_the_roster() {
    let one: &[&str] = &[
        "标题,媒体,日期",
        "甲篇,校报,2024-05-06",
        "乙篇,校报,2024-05-07",
    ];
    let other: &[&str] = &["序号,题目,发布平台,发布时间", "1,丙篇,校报,2024-05-08"];
    let roster: &[&str] = &["姓名,部门", "张三,教务处", "李四,学生处"];
    let read = Office::new()
        .xlsx(
            "五月.xlsx",
            &[
                ("张三", one),
                ("李四5月", other),
                ("汇总", other),
                ("名单", roster),
            ],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 校报 0506",
            "乙篇 张三 - 校报 0507",
            "丙篇 李四 - 校报 0508",
            "丙篇  - 校报 0508"
        ]
    );
    assert_eq!(
        (read.errors(), read.all("author-from-sheet").len()),
        (Vec::new(), 2)
    );
    // A file of each teacher, in a department's folder.
    let read = Office::new()
        .csv("教务处-张三.csv", one)
        .csv("李四2024年5月报送.csv", other)
        .csv("名单.csv", roster)
        .read();
    assert_eq!(
        read.rows()[..2],
        ["甲篇 张三 教务处 校报 0506", "乙篇 张三 教务处 校报 0507"]
    );
    assert_eq!(read.row(2), "丙篇 李四 - 校报 0508");
    assert_eq!(read.all("author-from-file").len(), 2);
}

#[test]
fn without_a_roster_each_name_of_sheets_and_files_is_a_question() {
    let list: &[&str] = &[
        "标题,媒体,日期",
        "甲篇,校报,2024-05-06",
        "乙篇,校报,2024-05-07",
    ];
    let read = Office::new()
        .xlsx(
            "教师.xlsx",
            &[("张三", list), ("王小明", list), ("欧阳文静", list)],
        )
        .csv("李四.csv", list)
        .csv(
            "赵六5月.csv",
            &[list[0], "丙篇,校报,2024-05-08", "丁篇,校报,2024-05-09"],
        )
        .read();
    let asked = read.all("authors-in-names");
    let asked: Vec<(&str, usize)> = asked
        .iter()
        .map(|p| (p.read.as_str(), p.rows.len()))
        .collect();
    assert_eq!(
        asked,
        [
            ("张三", 2),
            ("李四", 2),
            ("欧阳文静", 2),
            ("王小明", 2),
            ("赵六", 2)
        ]
    );
    assert_eq!(read.errors(), ["authors-in-names"; 5]);
    assert!(read.intake.submissions.iter().all(|row| row.held));
    // A name in a line above is read; sheets of departments, months and lists are no people.
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[
                (
                    "张三",
                    &["姓名：王五,,", "标题,媒体,日期", "甲篇,校报,2024-05-06"],
                ),
                ("教务处", &list[..2]),
                ("五月", &list[..2]),
                ("明细", &list[..2]),
                ("高一", &list[..2]),
            ],
        )
        .read();
    assert_eq!(read.errors(), Vec::<&str>::new());
    assert_eq!(read.row(0), "甲篇 王五 - 校报 0506");
}

#[test]
fn the_names_of_files_that_departments_have_are_theirs_and_others_are_asked() {
    // 纪检 and 文宣 look like people; one is a department of the roster, one of another table.
    let list = |title: &str| [HEAD.to_owned(), format!("{title},校报,2024-05-06")];
    const HEAD: &str = "标题,媒体,日期";
    let lists = ["甲篇", "乙篇", "丙篇", "丁篇"].map(list);
    let lists = lists.each_ref().map(|[head, row]| [&**head, &**row]);
    let signed = ["标题,作者,媒体,日期", "戊篇,王芳,校报,2024-05-06"];
    let other = ["标题,作者,部门,媒体,日期", "己篇,王五,文宣,校报,2024-05-06"];
    let roster = ["姓名,部门", "王五,教务处", "王芳,纪检", "王芳,教务处"];
    let read = Office::new()
        .csv("王五.csv", &lists[0])
        .csv("纪检.csv", &lists[1])
        .csv("文宣.csv", &lists[2])
        .csv("金秋.csv", &lists[3])
        .csv("纪检2.csv", &signed)
        .csv("其他.csv", &other)
        .csv("名单.csv", &roster)
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 王五 - 校报 0506",
            "乙篇  纪检 校报 0506",
            "丙篇  文宣 校报 0506",
            "丁篇  - 校报 0506",
            "戊篇 王芳 纪检 校报 0506",
            "己篇 王五 文宣 校报 0506",
        ]
    );
    assert_eq!(read.all("author-from-file").len(), 1);
    assert_eq!(read.all("department-from-file").len(), 3);
    let asked = read.all("authors-in-names");
    let asked: Vec<(&str, usize)> = asked
        .iter()
        .map(|p| (p.read.as_str(), p.rows.len()))
        .collect();
    assert_eq!(asked, [("金秋", 1)]);
    // Of two teachers called so that of the department signs, so that nothing else is asked.
    assert_eq!(read.errors(), ["authors-in-names"]);
    let held = read.intake.submissions.iter().filter(|row| row.held);
    assert_eq!(held.count(), 1);
}

#[test]
fn a_department_that_was_filled_down_does_not_tell_people_of_one_name_apart() {
    let lines = [
        "部门,标题,作者,媒体,日期",
        "数学组,甲篇,王芳,校报,2024-05-06",
        ",乙篇,王芳,校报,2024-05-07",
        "语文组,丙篇,李四,校报,2024-05-08",
    ];
    let roster = ["姓名,部门", "王芳,语文组", "王芳,数学组", "李四,语文组"];
    let read = Office::new()
        .csv("a.csv", &lines)
        .csv("名单.csv", &roster)
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 王芳 数学组 校报 0506",
            "乙篇  数学组 校报 0507",
            "丙篇 李四 语文组 校报 0508"
        ]
    );
    let asked = read.one("two-people-of-one-name");
    assert_eq!((cell(asked), &asked.rows), ((3, 2), &vec![(0, 3)]));
    // Without a roster: those who stand under two departments.
    let more = [
        lines[0],
        lines[1],
        lines[2],
        "语文组,丙篇,王芳,校报,2024-05-08",
        ",丁篇,李四,校报,2024-05-09",
    ];
    let read = Office::new().csv("a.csv", &more).read();
    assert_eq!(cell(read.one("two-people-of-one-name")), (3, 2));
    assert_eq!(read.row(3), "丁篇 李四 语文组 校报 0509");
    // Merged cells are the row's own.
    let merged = [lines[0], lines[1], "^,乙篇,王芳,校报,2024-05-07", lines[3]];
    let roster: &[&str] = &["姓名,部门", "王芳,语文组", "王芳,数学组"];
    let read = Office::new()
        .xlsx("a.xlsx", &[("报送", &merged), ("名单", roster)])
        .read();
    assert_eq!(read.row(1), "乙篇 王芳 数学组 校报 0507");
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn another_year_begins_after_december() {
    let lines: &[&str] = &[
        "2024年外宣台账,<,<,<",
        "标题,作者,媒体,日期",
        "十二月,<,<,<",
        "甲篇,张三,校报,3日",
        "一月,<,<,<",
        "乙篇,李四,校报,4日",
        "二月,<,<,<",
        "丙篇,王五,校报,5日",
    ];
    let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
    assert_eq!(read.days(), ["2024-12-03", "2025-01-04", "2025-02-05"]);
    assert_eq!(
        arg(read.one("year-turned"), "year"),
        &Arg::Text("2025".into())
    );
    // From the latest month back nothing turns, and a year that is said holds.
    let back: &[&str] = &[
        "2024年外宣台账,<,<,<",
        "标题,作者,媒体,日期",
        "三月,<,<,<",
        "甲篇,张三,校报,3日",
        "二月,<,<,<",
        "乙篇,李四,校报,4日",
        "2024年1月,<,<,<",
        "丙篇,王五,校报,5日",
    ];
    let read = Office::new().xlsx("a.xlsx", &[("Sheet1", back)]).read();
    assert_eq!(read.days(), ["2024-03-03", "2024-02-04", "2024-01-05"]);
    assert!(read.all("year-turned").is_empty());
}

#[test]
fn a_day_as_above_keeps_the_month_of_its_own_row() {
    let lines: &[&str] = &[
        "标题,作者,媒体,年,月,日",
        "甲篇,张三,校报,2024,3,15",
        "乙篇,李四,校报,2024,4,同上",
        "丙篇,王五,校报,2025,同上,同上",
    ];
    let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
    assert_eq!(read.days(), ["2024-03-15", "2024-04-15", "2025-04-15"]);
}

#[test]
fn days_of_a_month_that_stands_beside_them_are_a_range_of_it() {
    let lines: &[&str] = &[
        "标题,作者,媒体,年,月,日",
        "甲篇,张三,校报,2024,5,3-5",
        "乙篇,李四,校报,2024,5,28日－30日",
        "丙篇,王五,校报,2024,5,3.6",
    ];
    let read = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
    assert_eq!(read.days(), ["2024-05-05", "2024-05-30", "2024-03-06"]);
    assert_eq!(arg(read.one("date-range-end"), "rows"), &Arg::Count(2));
    assert_eq!(read.one("date-parts-differ").read, "3.6");
}

#[test]
fn a_row_that_counts_as_many_as_it_lists_days_has_one_on_each() {
    let read = Office::new()
        .csv(
            "2024年报送.csv",
            &[
                "单位,媒体,日期,篇数",
                "教务处,校报,5.11、5.18,2",
                "学生处,校报,5月11、18、25日,3",
                "团委,校报,5.11、5.18,3",
                "工会,校报,5.11-5.18,2",
            ],
        )
        .read();
    assert_eq!(
        read.days(),
        [
            "2024-05-11",
            "2024-05-18",
            "2024-05-11",
            "2024-05-18",
            "2024-05-25",
            "2024-05-18",
            "2024-05-18",
            "2024-05-18",
            "2024-05-18",
            "2024-05-18",
        ]
    );
    let told = read.one("row-counts-by-day");
    assert_eq!((cell(told), arg(told, "rows")), ((2, 2), &Arg::Count(2)));
    // Of as many days as there are publications nothing else is told.
    assert_eq!(arg(read.one("date-range-end"), "rows"), &Arg::Count(2));
}

#[test]
fn what_is_in_doubt_of_a_row_is_of_all_its_publications() {
    let held = |lines: &[&str]| -> Vec<bool> {
        let read = Office::new().csv("a.csv", lines).read();
        let asked = read.one("unit-and-author-unparted");
        assert_eq!(asked.rows, [(0, 2)]);
        read.intake.submissions.iter().map(|row| row.held).collect()
    };
    let again = [
        "标题,单位及姓名,首发媒体,转载媒体,日期",
        "甲篇,机电 张三,保定日报,长城网,2024-05-06",
        "乙篇,教务处 李四,保定日报,长城网,2024-05-07",
    ];
    assert_eq!(held(&again), [true, true, false, false]);
    let counted = [
        "单位及姓名,媒体,篇数,日期",
        "机电 张三,保定日报,3,2024-05-06",
    ];
    assert_eq!(held(&counted), [true; 3]);
    // The unit that the roster knows, too.
    let read = Office::new()
        .csv("a.csv", &again)
        .csv("名单.csv", &["姓名,部门", "张三,机电", "李四,教务处"])
        .read();
    assert_eq!(
        read.rows()[..2],
        ["甲篇 张三 机电 保定日报 0506", "甲篇 张三 机电 长城网 0506"]
    );
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn a_filled_down_department_tells_nobody_apart_in_reposts_or_below() {
    let roster = ["姓名,部门", "王芳,语文组", "王芳,数学组", "李四,语文组"];
    let again = [
        "部门,标题,作者,首发媒体,转载媒体,日期",
        "数学组,甲篇,李四,校报,,2024-05-06",
        ",乙篇,王芳,校报,长城网,2024-05-07",
        "语文组,丙篇,李四,校报,,2024-05-08",
        ",丁篇,李四,校报,,2024-05-08",
        "同上,戊篇,王芳,校报,,2024-05-09",
    ];
    let read = Office::new()
        .csv("a.csv", &again)
        .csv("名单.csv", &roster)
        .read();
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    // 甲, 乙 twice, 丙, 丁, 戊: its department is that of 丁, which was blank.
    assert_eq!(held, [false, true, true, false, false, true]);
    assert_eq!(read.row(2), "乙篇  数学组 长城网 0507");
    // Who is meant is one question a row, whatever it was published in.
    let asked = read.all("two-people-of-one-name");
    let rows: Vec<&[(u16, u32)]> = asked.iter().map(|problem| &*problem.rows).collect();
    assert_eq!(rows, [&[(0, 3)][..], &[(0, 6)]]);
}

#[test]
fn as_above_is_the_unit_and_author_above() {
    let lines = [
        "标题,单位及姓名,媒体,日期",
        "甲篇,机电 张三,校报,2024-05-06",
        "乙篇,同上,校报,2024-05-07",
        "丙篇,教务处,校报,2024-05-08",
        "丁篇,同上,校报,2024-05-09",
        "戊篇,〃,校报,2024-05-10",
        "己篇,学生处 李四,校报,2024-05-11",
        "庚篇,同上,校报,2024-05-12",
        "辛篇,,校报,2024-05-13",
        "壬篇,同上,校报,2024-05-14",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    let asked = read.one("unit-and-author-unparted");
    assert_eq!(asked.rows, [(0, 2), (0, 3)]);
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    assert_eq!(held[..3], [true, true, false]);
    assert_eq!(
        read.rows()[2..],
        [
            "丙篇  教务处 校报 0508",
            "丁篇  教务处 校报 0509",
            "戊篇  教务处 校报 0510",
            "己篇 李四 学生处 校报 0511",
            "庚篇 李四 学生处 校报 0512",
            "辛篇  - 校报 0513",
            "壬篇  - 校报 0514"
        ]
    );
    // Who wrote nothing but a unit is told so, and not of an author without a name.
    let unit = read.one("unit-without-author");
    assert_eq!((cell(unit), arg(unit, "rows")), ((4, 1), &Arg::Count(3)));
    let both = read.one("unit-and-author");
    assert_eq!((cell(both), arg(both, "rows")), ((7, 1), &Arg::Count(2)));
}

#[test]
fn as_above_waits_where_only_editors_are_named_above() {
    let lines = [
        "标题,部门,作者,摄影,媒体,日期",
        "甲篇,教务处,责编：赵雷,,校报,2024-05-06",
        "乙篇,教务处,同上,,校报,2024-05-07",
        "丙篇,教务处,责编：赵雷,钱七,校报,2024-05-08",
        "丁篇,教务处,同上,,校报,2024-05-09",
        "戊篇,教务处,李四,,校报,2024-05-10",
        "己篇,教务处,同上,,校报,2024-05-11",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    assert_eq!(
        read.one("byline-without-author").rows,
        [(0, 2), (0, 3), (0, 5)]
    );
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    assert_eq!(held, [true, true, false, true, false, false]);
    assert_eq!(read.row(5), "己篇 李四 教务处 校报 0511");
}

#[test]
fn as_above_among_reposts_is_the_outlet_above() {
    let lines = [
        "标题,作者,首发媒体,转载媒体,转载平台,日期",
        "甲篇,张三,保定日报,长城网,同上,2024-05-06",
        "乙篇,张三,无,人民网,同上,2024-05-07",
        "丙篇,张三,同上,同上,新华网,2024-05-08",
        "丁篇,张三,校报,,同上,2024-05-09",
        "戊篇,张三,校报,同上,,2024-05-10",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 保定日报 0506",
            "甲篇 张三 - 长城网 0506",
            "乙篇 张三 - 人民网 0507",
            // First published nowhere, as above.
            "丙篇 张三 - 人民网 0508",
            "丙篇 张三 - 新华网 0508",
            "丁篇 张三 - 校报 0509",
            "丁篇 张三 - 新华网 0509",
            "戊篇 张三 - 校报 0510",
        ]
    );
    let original = |row| read.intake.facts.get(row, ORIGINAL);
    assert_eq!([2, 3, 4, 5].map(original)[..3], [Fact::Flag(false); 3]);
    assert_eq!(original(5), Fact::Unknown);
    // In the first row nothing stands above.
    assert_eq!(cell(read.one("cell-as-above-nothing")), (2, 4));
    assert_eq!(read.errors(), Vec::<&str>::new());
}

#[test]
fn level_and_placement_of_a_row_are_of_its_first_outlet() {
    let lines = [
        "标题,作者,首发媒体,级别,版面,体裁,转载媒体,日期",
        "甲篇,张三,某校网站,校级,头版,通讯,人民网,2024-05-06",
        "乙篇,张三,某报,国家级,头版,通讯,某报,2024-05-07",
        "丙篇,张三,无,国家级,头版,通讯,某报,2024-05-08",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    let facts = &read.intake.facts;
    let known = |field| -> Vec<bool> {
        (0..5)
            .map(|row| matches!(facts.get(row, field), Fact::Choice(_)))
            .collect()
    };
    // 甲 first and again, 乙 twice in one outlet, 丙.
    assert_eq!(known(LEVEL), [true, false, true, true, true]);
    let placed = |row| facts.get(row, PLACEMENT);
    assert_ne!(placed(0), placed(1));
    assert_eq!([2, 3, 4].map(placed), [placed(0); 3]);
    assert_eq!(known(GENRE), [true; 5]);
    let classified = Office::new().csv("a.csv", &lines[..2]).classified();
    assert_eq!(classified.all("level-differs").len(), 0);
}

#[test]
fn links_and_numbers_of_reposts_are_no_reposts() {
    for heading in [
        "转载媒体链接",
        "转载平台网址",
        "转载媒体数",
        "转载媒体数量",
        "转载媒体数（家）",
    ] {
        let header = format!("标题,作者,首发媒体,转载媒体,{heading},日期");
        let lines = [
            &*header,
            "甲篇,张三,保定日报,人民网,http://www.people.com.cn/1,2024-05-06",
            "乙篇,张三,保定日报,,1,2024-05-07",
        ];
        let read = Office::new().csv("a.csv", &lines).read();
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 - 保定日报 0506",
                "甲篇 张三 - 人民网 0506",
                "乙篇 张三 - 保定日报 0507"
            ],
            "{heading}"
        );
        assert_eq!(read.intake.submissions[0].host, None, "{heading}");
        assert_eq!(read.one("column-ignored").read, heading);
    }
}

#[test]
fn as_above_is_as_little_approved_as_the_row_above() {
    let lines = [
        "标题,作者,媒体,日期,审批结果",
        "甲篇,张三,校报,2024-05-06,通过",
        "乙篇,张三,校报,2024-05-07,同上",
        "丙篇,张三,校报,2024-05-08,驳回",
        "丁篇,张三,校报,2024-05-09,同上",
        "戊篇,张三,校报,2024-05-10,",
        "己篇,张三,校报,2024-05-11,同上",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    assert_eq!(read.one("row-not-approved").rows, [(0, 4), (0, 5)]);
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    assert_eq!(held, [false, false, true, true, false, false]);
}

#[test]
fn as_above_below_a_row_of_too_many_signers_is_read() {
    let signs: Vec<char> = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨".chars().collect();
    let names: Vec<String> = signs
        .iter()
        .flat_map(|one| signs.iter().map(move |other| format!("{one}{other}")))
        .collect();
    assert_eq!(names.len(), 225);
    let many = format!("甲篇,{},朱秦,校报,2024-05-06", names.join("、"));
    let lines = [
        "标题,文字作者,摄影,媒体,日期",
        &many,
        "乙篇,,同上,校报,2024-05-07",
    ];
    let read = Office::new().csv("a.csv", &lines).read();
    assert_eq!(cell(read.one("too-many-signers")).0, 2);
    assert_eq!(read.rows().len(), 2);
}

#[test]
fn a_cell_that_lists_titles_is_told() {
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,部门,媒体,日期",
                "\"1.开学第一课\n2.教研活动\n3.推门听课\",张三,教务处,保定日报,2024-05-06",
                "《军训》《运动会》,李四,学生处,保定日报,2024-05-07",
                "1.5亿元项目开工；2.3万人受益,王五,学生处,保定日报,2024-05-08",
            ],
        )
        .read();
    assert_eq!(read.counts(), (3, 0));
    assert_eq!(read.one("titles-in-cell").severity, Severity::Warning);
    let told = ["rows", "titles"].map(|name| read.arg("titles-in-cell", name));
    assert_eq!(told, ["2", "3"]);

    // A count beside it says how many there are.
    let read = Office::new()
        .csv(
            "a.csv",
            &[
                "标题,作者,部门,媒体,日期,篇数",
                "《军训》《运动会》,李四,学生处,保定日报,2024-05-07,2",
            ],
        )
        .read();
    assert!(read.all("titles-in-cell").is_empty());
}
