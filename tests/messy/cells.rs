//! What stands in the cells: days, bylines, numbers, flags.

use crate::case::{check, check_by};
use crate::grid::Grid;
use crate::office::{DIGITS, Month, Office};

/// What is made of a table with the usual columns.
fn score(title: &str, rows: &[String]) -> Month {
    let text = format!(
        "{title}\n标题 | 作者 | 部门 | 媒体 | 日期\n{}",
        rows.join("\n")
    );
    let book = crate::formats::xlsx(&[("Sheet1", &Grid::drawn(&text))]);
    let office = Office::new().file("台账.xlsx", book);
    office.score_with(&["--month", "2024-05"])
}

#[test]
fn days_in_all_spellings() {
    // The 1st to the 25th of May; the title tells the year and the month.
    #[rustfmt::skip]
    let days = [
        "2024年5月1日", "2024.5.2", "2024-05-03", "'2024/5/4", "2024-05-05", "'20240506", "20240507", "5月8日", "'5.9",
        "２０２４年５月１０日", "二○二四年五月十一日", "二〇二四年五月十二日", "2024年5月13日上午", "2024年5月12日至14日",
        "5.13-5.15", "2024-5-15/16", "5月15日、17日", "18日", "2024-05-19 10:30", "2024年5月20日见报", "'05-21",
        "2024 年 5 月 22 日", "2024年5月23号", "五月二十四日", "'2024-5-25",
    ];
    let rows: Vec<String> = (1..)
        .zip(days)
        .map(|(day, text)| format!("{day}日的事 | 沈婷 | 教务处 | 学校官网 | {text}"))
        .collect();
    let month = score("2024年5月外宣台账 | > | > | > | >", &rows);
    let rest = month.problems("error");
    assert!(rest.is_empty(), "{rest:?}\n{}", month.said);
    assert_eq!(month.points("teacher"), ["沈婷 25".to_owned()].into());
}

#[test]
fn days_that_cannot_be_told_are_asked() {
    check(
        "
        --- 台账.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期
        其一 | 沈婷 | 教务处 | 学校官网 | 2024年5月
        其二 | 沈婷 | 教务处 | 学校官网 | 1—2月份
        其三 | 沈婷 | 教务处 | 学校官网 | 2024年2月30日
        其四 | 沈婷 | 教务处 | 学校官网 | 上月底
        其五 | 沈婷 | 教务处 | 学校官网 |
        其六 | 沈婷 | 教务处 | 学校官网 | 2024-05-06
        --- by hand
        行 读入 6 | 计分 2 | 待核 4
        部门 教务处 2
        教师 沈婷 2
        问 E3 date-without-day | E4 impossible-date | E5 unreadable-date | E6 missing-date
        ",
    );
}

#[test]
fn bylines_in_all_spellings() {
    // Each with who signs it; editors, reviewers and journalists never do.
    const BYLINES: [(&str, &[&str]); 39] = [
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
    ];
    let mut wrong = String::new();
    for (byline, signers) in BYLINES {
        let row = format!("期中考试 | {byline} | 教务处 | 学校官网 | 2024-05-07");
        let found = score("5月台账", &[row]).points("teacher");
        let by_hand = signers.iter().map(|name| format!("{name} 1")).collect();
        if found != by_hand {
            wrong.push_str(&format!("{byline}: {found:?} instead of {by_hand:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_department_may_be_the_author() {
    check(
        "
        --- 署名.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期
        期中考试 | 教务处 | 教务处 | 学校官网 | 2024-05-07
        开放周 | 图文：教务处 | 教务处 | 保定日报 | 2024-05-08
        名师讲坛 | 供稿：教务处 沈婷 | 教务处 | 易县融媒体中心 | 2024-05-09
        --- by hand
        行 读入 3 | 计分 3
        部门 教务处 111
        教师 沈婷 10
        ",
    );
}

/// Pieces of less than 100 words do not count, 10,000 reads bring 50 more.
const WORDS_AND_READS: &str = r#"
[[exclude]]
clause = "第三条"
when = { words = "<100" }

[[modify]]
clause = "第四条"
when = { reads = ">=10000" }
add = 50
"#;

#[test]
fn numbers_as_people_write_them() {
    check_by(
        &format!("{DIGITS}{WORDS_AND_READS}"),
        "
        --- 阅读量.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期 | 字数 | 阅读量
        其一 | 张建 | 教务处 | 学校官网 | 2024-05-01 | 约500字 | 1.2万
        其二 | 李铁 | 教务处 | 学校官网 | 2024-05-02 | ３００ | 10万+
        其三 | 赵兰 | 教务处 | 学校官网 | 2024-05-03 | 1,200 | 12,345
        其四 | 周敏 | 教务处 | 学校官网 | 2024-05-04 | 500余字 | '9999
        其五 | 高翔 | 教务处 | 学校官网 | 2024-05-05 | 1.6万字 | 0.8万
        其六 | 沈婷 | 教务处 | 学校官网 | 2024-05-06 | '99 | 2万
        其七 | 江雪 | 教务处 | 学校官网 | 2024-05-07 | 800 | 12979-2695=10284
        --- by hand
        行 读入 7 | 计分 6 | 不计 1
        部门 教务处 206
        教师 张建 51 | 李铁 51 | 赵兰 51 | 周敏 1 | 高翔 1 | 江雪 51
        ",
    );
}

#[test]
fn a_unit_in_the_heading_holds_for_the_column() {
    check_by(
        &format!("{DIGITS}{WORDS_AND_READS}"),
        "
        --- 播放量.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期 | 播放量（万次） | 字数（千字）
        其一 | 张建 | 教务处 | 学校官网 | 2024-05-01 | 1.25 | 0.8
        其二 | 李铁 | 教务处 | 学校官网 | 2024-05-02 | 0.98 | 1
        其三 | 赵兰 | 教务处 | 学校官网 | 2024-05-03 | 100 | 0.08
        --- by hand
        行 读入 3 | 计分 2 | 不计 1
        部门 教务处 52
        教师 张建 51 | 李铁 1
        ",
    );
}

/// Paid pieces do not count, a front page brings 5 more, reposts count half.
const FLAGS: &str = r#"
[[field]]
name = "placement"
missing = "none"
values = ["头版", "头版头条"]

[[exclude]]
clause = "第三条"
when = { paid = true }

[[modify]]
clause = "第四条"
when = { placement = ["头版", "头版头条"] }
add = 5

[[modify]]
clause = "第五条"
when = { original = false }
scale = "1/2"
"#;

#[test]
fn flags_and_placements_beside_the_table() {
    check_by(
        &format!("{DIGITS}{FLAGS}"),
        "
        --- 标记.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期 | 是否付费 | 首发/转载 | 备注
        其一 | 张建 | 教务处 | 保定日报 | 2024-05-01 | 否 | 首发 | 头版头条
        其二 | 李铁 | 教务处 | 保定日报 | 2024-05-02 | √ | 首发 |
        其三 | 赵兰 | 教务处 | 保定日报 | 2024-05-03 | × | 转载 |
        其四 | 周敏 | 教务处 | 保定日报 | 2024-05-04 | N | 原创 | 头版
        其五 | 高翔 | 教务处 | 保定日报 | 2024-05-05 | 0 | 首发 | 已存档
        其六 | 江雪 | 教务处 | 保定日报 | 2024-05-06 | ☑ | 首发 |
        --- by hand
        行 读入 6 | 计分 4 | 不计 2
        部门 教务处 360
        教师 张建 105 | 赵兰 50 | 周敏 105 | 高翔 100
        ",
    );
}

#[test]
fn the_model_policy_over_a_messy_month() {
    // The piece of 李铁 in a city and a school outlet is 5 and 1 ÷ 5; 赵兰's video is 6, and 2 for its readers; the notice
    // does not count; the provincial 10 go in halves; the front page adds half of 5. Below five people a department
    // owes two pieces; each has them.
    check_by(
        "vocational",
        "
        --- 五月.xlsx › Sheet1
        2024年5月宣传报送 | > | > | > | > | > | > | >
        部门 | 作 者 | 稿件标题 | 媒体 | 体裁 | 发布日期 | 阅读（播放）量 | 备注
        机电工程系 | 李  铁 | 数控赛场 | 保定日报 | 消息 | 5月6日 | |
        ^ | 李铁 | 数控赛场！ | 学校官网 | 新闻 | 5月5日 | |
        ^ | 赵兰 | 焊花飞舞 | 易县融媒体中心抖音号 | 短视频 | 5月8日 | 1.2万 |
        ^ | 李铁 | 放假通知 | 学校官网 | 通知 | 5月1日 | |
        教务处 | 沈婷、高翔 | 教学开放周 | 河北日报 | 消息 | 5月13日 | |
        ^ | 高翔 | 名师讲坛 | 保定日报 | 消息 | 5月20日 | | 头版
        合计 | 6篇 | | | | | |
        --- 五月.xlsx › 名单
        姓名 | 部门
        李铁 | 机电工程系
        赵兰 | 机电工程系
        沈婷 | 教务处
        高翔 | 教务处
        --- by hand
        行 读入 7 | 计分 5 | 不计 1 | 跳过 1
        部门 机电工程系 13.2 | 教务处 17.5
        教师 李铁 5.2 | 赵兰 8 | 沈婷 5 | 高翔 12.5
        ",
    );
}
