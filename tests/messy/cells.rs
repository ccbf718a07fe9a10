//! What stands in the cells: days, bylines, numbers, flags.

use crate::office::Office;

/// A table of one department with one thing that varies.
fn table(rows: &[String]) -> String {
    format!("标题 | 作者 | 部门 | 媒体 | 日期\n{}", rows.join("\n"))
}

#[test]
fn days_in_all_spellings() {
    // All of May 2024; the year and the month are in the title.
    let days = [
        "2024年5月1日", "2024.5.2", "2024-05-03", "'2024/5/4", "2024-05-05", "'20240506", "20240507",
        "5月8日", "'5.9", "２０２４年５月１０日", "二○二四年五月十一日", "二〇二四年五月十二日", "2024年5月13日上午",
        "2024年5月12日至14日", "5.13-5.15", "2024-5-15/16", "5月15日、17日", "'18日", "2024-05-19 10:30",
        "2024年5月20日见报", "'05-21", "2024 年 5 月 22 日", "2024年5月23号", "五月二十四日", "'2024-5-25",
    ];
    let rows: Vec<String> = days.iter().enumerate()
        .map(|(at, day)| format!("第{}件 | 沈婷 | 教务处 | 学校官网 | {day}", at + 1)).collect();
    let text = format!("2024年5月外宣台账 | > | > | > | >\n{}", table(&rows));
    let month = Office::with("台账.xlsx", &[("Sheet1", &text)]).score_with(&["--month", "2024-05"]);
    let asked: Vec<&str> = month.json["problems"].as_array().expect("problems").iter()
        .filter(|problem| problem["severity"] == "error")
        .filter_map(|problem| problem["cell"].as_str()).collect();
    assert!(asked.is_empty(), "{asked:?}: {}", month.said);
    assert_eq!(month.points("teacher"), ["沈婷 25".to_owned()].into());
}

#[test]
fn days_that_cannot_be_told_are_asked() {
    let month = Office::with("台账.xlsx", &[("Sheet1", "
        标题 | 作者 | 部门 | 媒体 | 日期
        其一 | 沈婷 | 教务处 | 学校官网 | 2024年5月
        其二 | 沈婷 | 教务处 | 学校官网 | 1—2月份
        其三 | 沈婷 | 教务处 | 学校官网 | 2024年2月30日
        其四 | 沈婷 | 教务处 | 学校官网 | 上月底
        其五 | 沈婷 | 教务处 | 学校官网 |
        其六 | 沈婷 | 教务处 | 学校官网 | 2024-05-06")]).score();
    let asked: Vec<&str> = month.json["problems"].as_array().expect("problems").iter()
        .filter(|problem| problem["severity"] == "error")
        .filter_map(|problem| problem["cell"].as_str()).collect();
    assert_eq!(asked, ["E2", "E3", "E4", "E5", "E6"], "{}", month.said);
    assert_eq!(month.points("teacher"), ["沈婷 1".to_owned()].into());
}

#[test]
fn bylines_in_all_spellings() {
    // Each with who signs it; editors, reviewers and journalists never do.
    const BYLINES: [(&str, &[&str]); 40] = [
        ("张建 李铁", &["张建", "李铁"]),
        ("张建、李铁", &["张建", "李铁"]),
        ("张建,李铁", &["张建", "李铁"]),
        ("张建，李铁", &["张建", "李铁"]),
        ("张建；李铁", &["张建", "李铁"]),
        ("张建/李铁", &["张建", "李铁"]),
        ("张建⏎李铁", &["张建", "李铁"]),
        ("张建　李铁", &["张建", "李铁"]),
        ("张建和李铁", &["张建", "李铁"]),
        ("张  建", &["张建"]),
        ("欧阳 建", &["欧阳建"]),
        ("文/张建 图/李铁", &["张建", "李铁"]),
        ("张建/文 李铁/图", &["张建", "李铁"]),
        ("文/图 张建", &["张建"]),
        ("文图/张建", &["张建"]),
        ("图文/张建、李铁", &["张建", "李铁"]),
        ("文并摄/张建", &["张建"]),
        ("张建 文/摄", &["张建"]),
        ("（撰稿：张建 摄影：李铁）", &["张建", "李铁"]),
        ("文字:张建、李铁 摄影:王春生", &["张建", "李铁", "王春生"]),
        ("通讯员 张建", &["张建"]),
        ("通讯员：张建 李铁", &["张建", "李铁"]),
        ("本报讯（通讯员 张建）", &["张建"]),
        ("本网讯 通讯员张建、李铁", &["张建", "李铁"]),
        ("记者 高远 通讯员 张建", &["张建"]),
        ("本报讯 记者高远、通讯员张建报道", &["张建"]),
        ("记者 高远 实习记者 梅朵 通讯员 张建", &["张建"]),
        ("撰稿人：张建 审核：李铁", &["张建"]),
        ("张建 责编：李铁、王春生", &["张建"]),
        ("撰稿：张建 编辑：李铁 校对：王春生 审核：周敏", &["张建"]),
        ("张建（教务处）", &["张建"]),
        ("教务处 张建", &["张建"]),
        ("供稿：教务处 张建", &["张建"]),
        ("张建(教务处)、李铁(教务处)", &["张建", "李铁"]),
        ("张建 摄影", &["张建"]),
        ("张建 李铁 摄影报道", &["张建", "李铁"]),
        ("张建等", &["张建"]),
        ("买买提·艾力", &["买买提·艾力"]),
        ("John Smith", &["John Smith"]),
        ("张建1 李铁2", &["张建", "李铁"]),
    ];
    let mut wrong = String::new();
    for (byline, signers) in BYLINES {
        let text = table(&[format!("期中考试 | {byline} | 教务处 | 学校官网 | 2024-05-07")]);
        let month = Office::with("署名.xlsx", &[("Sheet1", &text)]).score();
        let by_hand = signers.iter().map(|name| format!("{name} 1")).collect();
        let found = month.points("teacher");
        if found != by_hand {
            wrong.push_str(&format!("{byline}: {found:?} instead of {by_hand:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_department_may_be_the_author() {
    let month = Office::with("署名.xlsx", &[("Sheet1", "
        标题 | 作者 | 部门 | 媒体 | 日期
        期中考试 | 教务处 | 教务处 | 学校官网 | 2024-05-07
        开放周 | 图文：教务处 | 教务处 | 保定日报 | 2024-05-08
        主题班会 | 23级机电1班 王小明 | 机电工程系 | 学校官网 | 2024-05-09")]).score();
    assert!(month.points("department").contains("教务处 101"), "{}", month.said);
}

#[test]
fn numbers_as_people_write_them() {
    // 10,000 reads bring 50 more; a piece below 100 words does not count.
    let month = Office::with("阅读量.xlsx", &[("Sheet1", "
        标题 | 作者 | 部门 | 媒体 | 日期 | 字数 | 阅读量
        其一 | 沈婷 | 教务处 | 学校官网 | 2024-05-01 | 约500字 | 1.2万
        其二 | 沈婷 | 教务处 | 学校官网 | 2024-05-02 | ３００ | 10万+
        其三 | 沈婷 | 教务处 | 学校官网 | 2024-05-03 | 1,200 | 12,345
        其四 | 沈婷 | 教务处 | 学校官网 | 2024-05-04 | 500余字 | '9999
        其五 | 沈婷 | 教务处 | 学校官网 | 2024-05-05 | 1.6万字 | 0.8万
        其六 | 沈婷 | 教务处 | 学校官网 | 2024-05-06 | '99 | 2万
        其七 | 沈婷 | 教务处 | 学校官网 | 2024-05-07 | 800 | 12,979-2,695=10,284")])
        .and_rules("
[[exclude]]
clause = \"第三条\"
when = { words = \"<100\" }

[[modify]]
clause = \"第四条\"
when = { reads = \">=10000\" }
add = 50
")
        .score();
    // 1 + 50 for the first three and the last, 1 for 其四 and 其五; 其六 is too short.
    assert_eq!(month.points("teacher"), ["沈婷 206".to_owned()].into(), "{}", month.said);
}

#[test]
fn flags_and_placements_beside_the_table() {
    let month = Office::with("标记.xlsx", &[("Sheet1", "
        标题 | 作者 | 部门 | 媒体 | 日期 | 是否付费 | 首发/转载 | 备注
        其一 | 沈婷 | 教务处 | 保定日报 | 2024-05-01 | 否 | 首发 | 头版头条
        其二 | 沈婷 | 教务处 | 保定日报 | 2024-05-02 | √ | 首发 |
        其三 | 沈婷 | 教务处 | 保定日报 | 2024-05-03 | × | 转载 |
        其四 | 沈婷 | 教务处 | 保定日报 | 2024-05-04 | N | 原创 | 头版
        其五 | 沈婷 | 教务处 | 保定日报 | 2024-05-05 | 0 | 首发 | 已存档
        其六 | 沈婷 | 教务处 | 保定日报 | 2024-05-06 | ☑ | 首发 | ")])
        .and_rules("
[[field]]
name = \"placement\"
missing = \"none\"
values = [\"头版\", \"头版头条\"]

[[exclude]]
clause = \"第三条\"
when = { paid = true }

[[modify]]
clause = \"第四条\"
when = { placement = [\"头版\", \"头版头条\"] }
add = 5

[[modify]]
clause = \"第五条\"
when = { original = false }
scale = \"1/2\"
")
        .score();
    // 105 + 0 + 50 + 105 + 100 + 0.
    assert_eq!(month.points("teacher"), ["沈婷 360".to_owned()].into(), "{}", month.said);
}

#[test]
fn the_model_policy_over_a_messy_month() {
    // By the built-in policy: the piece of 李铁 in city and school outlet is 5 and 1 ÷ 5; 赵兰's video is 6, with 2 for
    // its readers; the notice does not count; of the paper by two 10 goes in halves; the front page adds half of 5.
    let month = Office::with("五月.xlsx", &[("Sheet1", "
        2024年5月宣传报送 | > | > | > | > | > | > | >
        部门 | 作 者 | 稿件标题 | 媒体 | 体裁 | 发布日期 | 阅读（播放）量 | 备注
        机电工程系 | 李  铁 | 数控赛场 | 保定日报 | 消息 | 5月6日 | |
        ^ | 李铁 | 数控赛场！ | 学校官网 | 新闻 | 5月5日 | |
        ^ | 赵兰 | 焊花飞舞 | 易县融媒体中心抖音号 | 短视频 | 5月8日 | 1.2万 |
        ^ | 李铁 | 放假通知 | 学校官网 | 通知 | 5月1日 | |
        教务处 | 沈婷、高翔 | 教学开放周 | 河北日报 | 消息 | 5月13日 | |
        ^ | 高翔 | 名师讲坛 | 保定日报 | 消息 | 5月20日 | | 头版
        合计 | 6篇 | | | | | | "),
        ("名单", "
        姓名 | 部门
        李铁 | 机电工程系
        赵兰 | 机电工程系
        沈婷 | 教务处
        高翔 | 教务处")])
        .by("vocational")
        .score();
    let teachers = ["李铁 5.2", "赵兰 8", "沈婷 5", "高翔 12.5"].map(str::to_owned);
    assert_eq!(month.points("teacher"), teachers.into(), "{}", month.said);
}
