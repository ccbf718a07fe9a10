//! Several tables on a sheet, several sheets in a workbook, and what is hidden in it.

use crate::office::Office;

#[test]
fn stacked_tables_whose_sections_name_the_department() {
    let month = Office::with("各系部.xlsx", &[("Sheet1", "
        2024年5月各系部宣传稿件明细 | > | > | > | >
        一、机电工程系 | > | > | > | >
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 数控赛场 | 李铁 | 保定日报 | 2024-05-06
        2 | 焊花飞舞 | 王春生 | 学校官网 | 2024-05-07
        二、学前教育系 | > | > | > | >
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 童谣大赛 | 苏婷 | 河北日报 | 2024-05-08
        （三）基础部 | > | > | > | >
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 诵读比赛 | 章文 | 易县融媒体中心 | 2024-05-09
        2 | 诵读比赛 | 章文 | 学校官网 | 2024-05-09")]).score();
    month.expect("
        行 读入 10 | 计分 5 | 跳过 5
        部门 机电工程系 101 | 学前教育系 1000 | 基础部 11
        教师 李铁 100 | 王春生 1 | 苏婷 1000 | 章文 11
    ");
}

#[test]
fn section_lines_below_one_header() {
    let month = Office::with("明细.xlsx", &[("明细", "
        标题 | 作者 | 媒体 | 日期
        【教务处】 | > | > | >
        期中考试 | 沈婷 | 学校官网 | 2024-05-07
        教学开放周 | 高翔 | 保定日报 | 2024-05-13
        【总务处】 | > | > | >
        食堂开放日 | 周敏 | 易县融媒体中心 | 2024-05-11
        合计：3篇 | > | > | >")]).score();
    month.expect("
        行 读入 6 | 计分 3 | 跳过 3
        部门 教务处 101 | 总务处 10
        教师 沈婷 1 | 高翔 100 | 周敏 10
    ");
}

#[test]
fn sections_that_name_no_department_are_labels() {
    let month = Office::with("明细.xlsx", &[("明细", "
        标题 | 作者 | 部门 | 媒体 | 日期
        （一）国家级媒体 | > | > | > | >
        五四表彰 | 江雪 | 团委 | 中国青年报 | 2024-05-06
        （二）省市级媒体 | > | > | > | >
        教学开放周 | 高翔 | 教务处 | 保定日报 | 2024-05-13
        技能节 | 李铁 | 机电工程系 | 河北日报 | 2024-05-15")]).score();
    month.expect("
        行 读入 5 | 计分 3 | 跳过 2
        部门 团委 10000 | 教务处 100 | 机电工程系 1000
        教师 江雪 10000 | 高翔 100 | 李铁 1000
    ");
}

#[test]
fn a_second_table_of_another_layout_below_the_first() {
    let month = Office::with("两表.xlsx", &[("5月", "
        一、文字稿件 | > | > | > | >
        标题 | 作者 | 部门 | 媒体 | 日期
        期中考试 | 沈婷 | 教务处 | 学校官网 | 2024-05-07
        教学开放周 | 高翔 | 教务处 | 保定日报 | 2024-05-13
        合计 | | | 2 |

        二、短视频作品 | > | > | > | >
        发布平台 | 作品名称 | 系部 | 发布时间 | 主创人员
        易县融媒体中心抖音号 | 焊花飞舞 | 机电工程系 | 2024-05-20 | 李铁
        学校微信公众号 | 食堂的早晨 | 总务处 | 2024-05-21 | 周敏")]).score();
    month.expect("
        行 读入 7 | 计分 4 | 跳过 3
        部门 教务处 101 | 机电工程系 10 | 总务处 1
        教师 沈婷 1 | 高翔 100 | 李铁 10 | 周敏 1
    ");
}

#[test]
fn a_sheet_for_each_department() {
    let sheet = |line: &'static str| line;
    let month = Office::with("2024年5月报送.xlsx", &[
        ("填表说明", "
        一、本表由各部门填写。
        二、每月3日前报宣传科。"),
        ("教务处", sheet("
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 期中考试 | 沈婷 | 学校官网 | 5月7日
        2 | 教学开放周 | 高翔 | 保定日报 | 5.13")),
        ("机电工程系", sheet("
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 数控赛场 | 李铁 | 易县融媒体中心 | 5月6日")),
        ("~草稿", sheet("
        序号 | 标题 | 作者 | 媒体 | 日期
        1 | 焊花飞舞 | 李铁 | 学校官网 | 5月16日"))]).score();
    month.expect("
        行 读入 4 | 计分 4
        部门 教务处 101 | 机电工程系 10
        教师 沈婷 1 | 高翔 100 | 李铁 11
        疑 草稿!2行 without-department
        注 教务处 department-from-name | 机电工程系 department-from-name | 草稿 sheet-hidden
    ");
}

#[test]
fn a_sheet_for_each_month_and_only_the_day_in_the_cell() {
    let office = Office::with("2024年台账.xlsx", &[
        ("四月", "
        日期 | 标题 | 作者 | 部门 | 媒体
        26日 | 家长会 | 沈婷 | 教务处 | 保定日报"),
        ("五月", "
        日期 | 标题 | 作者 | 部门 | 媒体
        7日 | 期中考试 | 沈婷 | 教务处 | 学校官网
        26日 | 教学开放周 | 高翔 | 教务处 | 易县融媒体中心
        31 | 毕业季 | 高翔 | 教务处 | 学校官网")]);
    office.score_with(&["--month", "2024-05"]).expect("
        行 读入 4 | 计分 3 | 跳过 1
        部门 教务处 12
        教师 沈婷 1 | 高翔 11
        疑 四月!A2 outside-period
    ");
}

#[test]
fn hidden_rows_and_columns_are_read_and_told_or_left_out() {
    const TABLE: &str = "
        标题 | 作者 | 部门 | 媒体 | 日期 | 备注
        期中考试 | 沈婷 | 教务处 | 学校官网 | 2024-05-07 |
        ~家长会 | 沈婷 | 教务处 | 保定日报 | 2024-05-08 | 上月已报
        教学开放周 | 高翔 | 教务处 | 易县融媒体中心 | 2024-05-13 | ";
    let office = Office::with("五月.xlsx", &[("Sheet1", TABLE)]);
    office.score().expect("
        行 读入 3 | 计分 3
        部门 教务处 111
        教师 沈婷 101 | 高翔 10
        注 Sheet1 rows-hidden
    ");
    office.score_with(&["--skip-hidden"]).expect("
        行 读入 3 | 计分 2 | 跳过 1
        部门 教务处 11
        教师 沈婷 1 | 高翔 10
        注 Sheet1 rows-hidden
    ");
}
