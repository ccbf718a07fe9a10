//! Several blocks in one sheet, each with what stands above it: below one another and side by side.

mod office;

use jifen::problem::Severity;
use office::Office;

/// Titles, authors, departments, outlets and days of what is read of one sheet.
#[track_caller]
fn rows(lines: &[&str]) -> Vec<String> {
    let told = Office::new().xlsx("a.xlsx", &[("Sheet1", lines)]).read();
    assert_eq!(told.errors(), Vec::<&str>::new(), "{lines:?}");
    let mut rows = told.rows();
    rows.sort();
    rows
}

const TWO: [&str; 2] = [
    "军训会操 孙立新 学生处 学校官网 0904",
    "开学第一课 王建国 教务处 学校官网 0903",
];

#[test]
fn every_block_takes_the_department_stated_nearest_above_it() {
    let first = "开学第一课,王建国,学校官网,2026-09-03";
    let second = "军训会操,孙立新,学校官网,2026-09-04";
    let header = "标题,作者,媒体,日期";
    let blocks: [&[&str]; 8] = [
        &[
            "填报单位：教务处",
            header,
            first,
            "填报单位：学生处",
            header,
            second,
        ],
        // Under a title of all, and under one each.
        &[
            "2026年9月投稿统计表",
            "填报单位：教务处",
            header,
            first,
            "",
            "2026年9月投稿统计表",
            "填报单位：学生处",
            header,
            second,
        ],
        &[
            "2026年9月投稿统计表",
            "部门：教务处",
            header,
            first,
            "",
            "部门：学生处",
            header,
            second,
        ],
        &[
            "教务处2026年9月投稿统计表",
            header,
            first,
            "学生处2026年9月投稿统计表",
            header,
            second,
        ],
        &[
            "2026年9月投稿统计表",
            "填报单位：教务处",
            header,
            first,
            "学生处2026年9月投稿统计表",
            header,
            second,
        ],
        // Without a header of its own.
        &["部门：教务处", header, first, "部门：学生处", second],
        &[
            "填报单位：教务处",
            header,
            first,
            "填报单位：学生处,,填报人：孙立新",
            second,
        ],
        // Under another header.
        &[
            "填报单位：教务处",
            header,
            first,
            "填报单位：学生处",
            "标题,作者,日期,媒体",
            "军训会操,孙立新,2026-09-04,学校官网",
        ],
    ];
    for lines in blocks {
        assert_eq!(rows(lines), TWO, "{lines:?}");
    }
}

#[test]
fn a_block_beside_another_takes_what_stands_over_its_own_columns() {
    let header = "标题,作者,媒体,日期,,标题,作者,媒体,日期";
    let both = "开学第一课,王建国,学校官网,2026-09-03,,军训会操,孙立新,学校官网,2026-09-04";
    let blocks: [&[&str]; 6] = [
        &[
            "2026年9月投稿统计表",
            "部门：教务处,,,,,部门：学生处",
            header,
            both,
        ],
        &[
            "2026年9月投稿统计表",
            "部门：,教务处,,,,部门：,学生处",
            header,
            both,
        ],
        &[
            "教务处9月投稿统计表,<,<,<,,学生处9月投稿统计表,<,<,<",
            header,
            both,
        ],
        // Names alone, merged over their blocks or not.
        &[
            "2026年9月登记表,<,<,<,<,<,<,<,<",
            "教务处,<,<,<,,学生处,<,<,<",
            header,
            both,
        ],
        &["2026年9月登记表", "教务处,,,,,学生处", header, both],
        &["【教务处】,<,<,<,,【学生处】,<,<,<", header, both],
    ];
    for lines in blocks {
        assert_eq!(rows(lines), TWO, "{lines:?}");
    }
    // What stands over both is about both.
    let one = rows(&["部门：教务处", header, both]);
    assert!(one.iter().all(|row| row.contains(" 教务处 ")), "{one:?}");
}

#[test]
fn blocks_that_follow_side_by_side_take_their_own() {
    let header = "标题,作者,媒体,日期,,标题,作者,媒体,日期";
    for (upper, lower) in [
        ("教务处,<,<,<,,学生处,<,<,<", "团委,<,<,<,,总务处,<,<,<"),
        ("教务处,,,,,学生处", "团委,,,,,总务处"),
        (
            "部门：教务处,,,,,部门：学生处",
            "部门：团委,,,,,部门：总务处",
        ),
        (
            "教务处9月统计表,,,,,学生处9月统计表",
            "团委9月统计表,,,,,总务处9月统计表",
        ),
    ] {
        let found = rows(&[
            "2026年9月各部门宣传稿件登记表,<,<,<,<,<,<,<,<",
            upper,
            header,
            "开学第一课,王建国,学校官网,9月3日,,军训会操,孙立新,学校官网,9月4日",
            "教研活动,赵敏,学校官网,9月5日,,宿舍检查,周海燕,保定日报,9月6日",
            lower,
            header,
            "团课,吴文博,学校官网,9月3日,,食堂,韩磊,学校官网,9月4日",
        ]);
        let own = [
            "军训会操 孙立新 学生处 学校官网 0904",
            "团课 吴文博 团委 学校官网 0903",
            "宿舍检查 周海燕 学生处 保定日报 0906",
            "开学第一课 王建国 教务处 学校官网 0903",
            "教研活动 赵敏 教务处 学校官网 0905",
            "食堂 韩磊 总务处 学校官网 0904",
        ];
        assert_eq!(found, own, "{upper}");
    }
}

#[test]
fn a_block_takes_author_outlet_and_month_from_its_own_title() {
    let told = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "2026年9月学校公众号推文统计表",
                    "姓名：王建国",
                    "标题,日期",
                    "开学第一课,3日",
                    "2026年10月学校官网发稿统计表",
                    "姓名：孙立新",
                    "标题,日期",
                    "军训会操,4日",
                ],
            )],
        )
        .classified();
    assert_eq!(told.signers(0), "王建国@");
    assert_eq!(told.signers(1), "孙立新@");
    assert_eq!(told.days(), ["2026-09-03", "2026-10-04"]);
    assert_eq!(told.outlet(0).0, "学校微信公众号");
    assert_eq!(told.outlet(1).0, "学校官网");
}

#[test]
fn a_department_stated_is_told_only_where_rows_follow() {
    let told = Office::new()
        .csv(
            "a.csv",
            &[
                "填报单位：教务处",
                "标题,作者,媒体,日期",
                "开学第一课,王建国,学校官网,2026-09-03",
                "填报单位：学生处",
                "军训会操,孙立新,学校官网,2026-09-04",
                "填报单位：团委",
            ],
        )
        .read();
    assert_eq!(told.counts(), (4, 2));
    assert_eq!(told.arg("department-from-section", "name"), "学生处");
    told.one("department-from-section");
    assert_eq!(told.arg("department-from-title", "name"), "教务处");
    told.one("department-from-title");
}

#[test]
fn a_line_that_leads_rows_is_no_submission() {
    let told = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "2026年投稿统计表",
                    "标题,部门,作者,媒体,日期",
                    "开学第一课,教务处,王建国,学校官网,2026-09-03",
                    "合计,1篇",
                    "补报8月份：",
                    "暑期培训,教务处,赵敏,学校官网,20日",
                    "以下为10月：",
                    "军训会操,学生处,孙立新,学校官网,4日",
                    "补报：",
                    "家访,学生处,孙立新,学校官网,2026-08-22",
                ],
            )],
        )
        .read();
    assert_eq!(
        told.rows(),
        [
            "开学第一课 王建国 教务处 学校官网 0903",
            "暑期培训 赵敏 教务处 学校官网 0820",
            "军训会操 孙立新 学生处 学校官网 1004",
            "家访 孙立新 学生处 学校官网 0822",
        ]
    );
    assert_eq!(told.counts(), (8, 4));
    assert_eq!(told.errors(), Vec::<&str>::new());
    assert_eq!(told.graded("section-line"), (Severity::Note, "补报8月份："));
    assert_eq!(told.arg("section-line", "rows"), "3");
}

#[test]
fn a_line_that_leads_rows_may_name_their_department() {
    let found = rows(&[
        "标题,作者,媒体,日期",
        "以下为教务处：",
        "开学第一课,王建国,学校官网,2026-09-03",
        "补报学生处：",
        "军训会操,孙立新,学校官网,2026-09-04",
    ]);
    assert_eq!(found, TWO);
}

#[test]
fn examples_of_a_template_are_passed_over_with_a_warning() {
    let told = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "序号,标题,部门,作者,媒体,日期",
                    "例,××学校举行开学典礼,教务处,张三,保定日报,2026-09-01",
                    "1,开学第一课,教务处,王建国,学校官网,2026-09-03",
                    "2,例：我校举行升旗仪式,教务处,李四,保定日报,2026-09-01",
                    "（例）,XXX开学典礼,XX处,XXX,保定日报,2026-09-01",
                    "样例,我校举行升旗,教务处,某某,保定日报,2026-09-01",
                    "3,运动会,××处,赵敏,保定日报,2026-09-01",
                    "示例,家长会,教务处,赵敏,,",
                    // Real people and real titles, whatever they sound like.
                    "4,例会制度落到实处,教务处,张三,学校官网,2026-09-05",
                    "5,××学校来访,学生处,某某,学校官网,2026-09-06",
                ],
            )],
        )
        .read();
    assert_eq!(
        told.rows(),
        [
            "开学第一课 王建国 教务处 学校官网 0903",
            "例会制度落到实处 张三 教务处 学校官网 0905",
            "××学校来访 某某 学生处 学校官网 0906",
        ]
    );
    assert_eq!(told.counts(), (9, 6));
    assert_eq!(told.one("example-row").severity, Severity::Warning);
    assert_eq!(told.arg("example-row", "rows"), "6");
    assert_eq!(told.arg("example-row", "mark"), "例");
    // Nothing is asked about them.
    assert_eq!(told.errors(), Vec::<&str>::new());
}
