//! Lists that say in several columns where a piece came out: ticks, days and links below outlets,
//! several columns of outlets. The rows are a person's.

mod office;

use jifen::intake::Column;
use jifen::problem::Place;
use jifen::rulebook::field::{LEVEL, OUTLET};
use office::{Office, Told};

fn read(lines: &[&str]) -> Told {
    Office::new().csv("a.csv", lines).read()
}

/// The cell of each publication, by its column.
fn columns(read: &Told) -> Vec<u32> {
    let rows = read.intake.submissions.iter();
    let places = rows.map(|row| read.intake.place(row, Column::Field(OUTLET)));
    let columns = places.map(|place| match place {
        Place::Cell { column, .. } => column,
        other => panic!("{other:?}"),
    });
    columns.collect()
}

#[test]
fn a_tick_below_an_outlet_is_a_publication_there() {
    for tick in ["√", "1", "是", "已发"] {
        let lines = [
            "标题,部门,作者,日期,学校官网,学校公众号,易县融媒体中心,保定日报",
            "开学第一课,教务处,张三,2024-05-03,√,√,,",
            "军训会操,学生处,李四,2024-05-04,√,,√,√",
            "团课,团委,王五,2024-05-05,,,√,",
        ];
        let lines = lines.map(|line| line.replace('√', tick));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let read = read(&lines);
        assert_eq!(
            read.rows(),
            [
                "开学第一课 张三 教务处 学校官网 0503",
                "开学第一课 张三 教务处 学校公众号 0503",
                "军训会操 李四 学生处 学校官网 0504",
                "军训会操 李四 学生处 易县融媒体中心 0504",
                "军训会操 李四 学生处 保定日报 0504",
                "团课 王五 团委 易县融媒体中心 0505"
            ],
            "{tick}"
        );
        assert_eq!(columns(&read), [4, 5, 4, 6, 7, 6]);
        assert_eq!((read.counts(), read.errors()), ((3, 0), Vec::<&str>::new()));
        assert_eq!(read.all("column-ticked").len(), 4);
        assert_eq!(read.all("column-ignored").len(), 0);
    }
}

#[test]
fn groups_stand_over_outlets_that_no_list_knows() {
    let read = Office::new()
        .xlsx(
            "a.xlsx",
            &[(
                "Sheet1",
                &[
                    "示范中心2024年5月新闻发布情况一览表,<,<,<,<,<,<,<,<,<,<,<",
                    "序号,稿件标题,供稿部门,作者,发布时间,校内平台,<,<,校外媒体,<,<,<",
                    "^,^,^,^,^,官网,公众号,抖音号,易县融媒体,保定日报,河北日报,其他",
                    "1,甲篇,教务处,张三,2024-05-03,√,,√,√,√,,",
                    "2,乙篇,学生处,李四,2024-05-04,√,√,,,,,长城网",
                    "3,丙篇,团委,王五,2024-05-05,√,,,,,√,",
                    "合计,,,,,3,1,1,1,1,1,1",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 教务处 学校官网 0503",
            "甲篇 张三 教务处 学校抖音号 0503",
            "甲篇 张三 教务处 易县融媒体 0503",
            "甲篇 张三 教务处 保定日报 0503",
            "乙篇 李四 学生处 学校官网 0504",
            "乙篇 李四 学生处 学校公众号 0504",
            "乙篇 李四 学生处 长城网 0504",
            "丙篇 王五 团委 学校官网 0505",
            "丙篇 王五 团委 河北日报 0505"
        ]
    );
    assert_eq!((read.counts(), read.errors()), ((4, 1), Vec::<&str>::new()));
    assert_eq!(read.all("column-second").len(), 0);
}

#[test]
fn a_day_below_an_outlet_is_that_of_its_publication() {
    let of_headings = |headings: &str| {
        read(&[
            headings,
            "甲篇,教务处,张三,2024-05-03,2024-05-04,",
            "乙篇,学生处,李四,,,2024-05-08",
        ])
    };
    for headings in [
        "标题,部门,作者,学校官网,学校公众号,保定日报",
        "标题,部门,作者,学校官网发布时间,学校公众号推送日期,保定日报刊发时间",
    ] {
        let read = of_headings(headings);
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 教务处 学校官网 0503",
                "甲篇 张三 教务处 学校公众号 0504",
                "乙篇 李四 学生处 保定日报 0508"
            ],
            "{headings}"
        );
        assert_eq!((read.counts(), read.errors()), ((2, 0), Vec::<&str>::new()));
    }
    // 9.3 in a cell of a number; a tick beside a day has none, unless the row says it.
    let read = Office::new()
        .xlsx(
            "2024年.xlsx",
            &[(
                "Sheet1",
                &[
                    "标题,作者,日期,学校官网,保定日报",
                    "甲篇,张三,,9.3,√",
                    "乙篇,张三,2024-09-05,9.4,√",
                ],
            )],
        )
        .read();
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 - 学校官网 0903",
            "甲篇 张三 - 保定日报 -",
            "乙篇 张三 - 学校官网 0904",
            "乙篇 张三 - 保定日报 0905"
        ]
    );
    assert_eq!(read.errors(), ["missing-date"]);
}

#[test]
fn a_link_below_an_outlet_is_a_publication_there() {
    let read = read(&[
        "序号,部门,标题,作者,发布时间,公众号链接,官网链接,其他平台链接",
        "1,教务处,甲篇,张三,2024-05-03,https://mp.weixin.qq.com/s/a,,",
        "2,学生处,乙篇,李四,2024-05-04,,http://www.yxzj.cn/1,http://www.jyb.cn/2.html",
    ]);
    assert_eq!(
        read.rows(),
        [
            "甲篇 张三 教务处 公众号 0503",
            "乙篇 李四 学生处 官网 0504",
            "乙篇 李四 学生处 - 0504"
        ]
    );
    let hosts = read.intake.submissions.iter().map(|row| row.host);
    let hosts: Vec<&str> = hosts
        .map(|host| &*read.intake.hosts[host.expect("a host") as usize])
        .collect();
    assert_eq!(hosts, ["mp.weixin.qq.com", "www.yxzj.cn", "www.jyb.cn"]);
    assert_eq!((read.counts(), read.errors()), ((2, 0), Vec::<&str>::new()));
}

#[test]
fn two_columns_of_outlets_report_a_publication_each() {
    for (headings, second) in [
        ("校内媒体,校外媒体", "校外媒体"),
        ("媒体1,媒体2", "媒体2"),
        ("发布平台,其他平台", "其他平台"),
    ] {
        let first = format!("标题,部门,作者,日期,级别,{headings}");
        let read = read(&[
            &first,
            "甲篇,教务处,张三,2024-05-03,市级,校园之声,保定日报",
            "乙篇,学生处,李四,2024-05-04,校级,学校公众号,",
            "丙篇,学生处,李四,2024-05-05,市级,无,保定日报",
        ]);
        assert_eq!(
            read.rows(),
            [
                "甲篇 张三 教务处 校园之声 0503",
                "甲篇 张三 教务处 保定日报 0503",
                "乙篇 李四 学生处 学校公众号 0504",
                "丙篇 李四 学生处 保定日报 0505"
            ],
            "{second}"
        );
        assert_eq!(columns(&read), [5, 6, 5, 6], "{second}");
        // Which of the two the row's level is of is not said.
        let level = |row| read.fact(row, LEVEL) != jifen::rulebook::fact::Fact::Unknown;
        assert_eq!([0, 1, 2, 3].map(level), [false, false, true, true]);
        assert_eq!((read.counts(), read.errors()), ((3, 0), Vec::<&str>::new()));
        assert_eq!(read.all("column-second").len(), 0, "{second}");
    }
}

#[test]
fn two_columns_that_tell_of_one_outlet_are_one() {
    for headings in ["媒体名称,媒体", "刊发媒体,发布平台"] {
        let first = format!("标题,作者,日期,{headings}");
        let read = read(&[
            &first,
            "甲篇,张三,2024-05-03,保定日报,报社",
            "乙篇,张三,2024-05-04,易县融媒体中心,微信公众号",
        ]);
        assert_eq!(read.intake.submissions.len(), 2, "{headings}");
        assert_eq!(read.all("column-second").len(), 1, "{headings}");
    }
}

#[test]
fn what_is_neither_tick_nor_day_nor_link_is_asked() {
    let read = read(&[
        "标题,作者,日期,学校官网,保定日报",
        "甲篇,张三,2024-05-03,√,待发",
        "乙篇,张三,2024-05-04,√,待发",
        "丙篇,张三,2024-05-05,,未采用",
        "丁篇,张三,2024-05-06,√,否",
    ]);
    let held: Vec<bool> = read.intake.submissions.iter().map(|row| row.held).collect();
    assert_eq!(held, [false, true, false, true, true, false]);
    assert_eq!(read.errors(), ["ticked-unread"]);
    assert_eq!(read.arg("ticked-unread", "rows"), "3");
    assert_eq!(read.arg("ticked-unread", "outlet"), "保定日报");
}

#[test]
fn a_count_beside_two_outlets_is_asked_unless_it_is_one_each() {
    let read = read(&[
        "部门,校内媒体,校外媒体,篇数,日期",
        "教务处,学校官网,保定日报,2,2024-05-03",
        "学生处,学校官网,保定日报,5,2024-05-03",
        "团委,学校官网,,3,2024-05-03",
    ]);
    assert_eq!(read.intake.submissions.len(), 2 + 2 + 3);
    let held = read.intake.submissions.iter().filter(|row| row.held);
    assert_eq!(held.count(), 2);
    assert_eq!(read.errors(), ["matrix-count-unread"]);
}
