//! Count matrices: units against outlets, levels or classes of adoption.

use crate::case::{check, check_by};
use crate::formats;
use crate::grid::Grid;
use crate::office::Office;

/// Points by class of adoption, as bureaus have them.
const CLASSES: &str = r#"
[rulebook]
name = "信息工作办法"
otherwise = "ask"

[[field]]
name = "class"
headers = ["采用类别"]
values = ["一句话", "综合信息", "独立信息"]

[[points]]
clause = "第二条"
rows = [
  { class = "一句话", points = 1 },
  { class = "综合信息", points = 10 },
  { class = "独立信息", points = 100 },
]
"#;

#[test]
fn units_in_rows_and_outlets_in_columns() {
    check(
        "
        --- 用稿统计.xlsx › Sheet1
        2024年5月各系部用稿统计表 | > | > | > | >
        系部 | 学校官网 | 易县融媒体中心 | 保定日报 | 河北日报
        机电工程系 | 3 | 1 | | 0
        学前教育系 | 2 | 2 | 1 | 无
        基础部 | / | — | '4 | 1
        合计 | 5 | 3 | 5 | 1
        --- by hand
        行 读入 4 | 计分 3 | 跳过 1
        部门 机电工程系 13 | 学前教育系 122 | 基础部 1400
        ",
    );
}

#[test]
fn outlets_in_rows_and_units_in_columns() {
    check(
        "
        --- 刊发情况.xlsx › Sheet1
        2024年第二季度各县区媒体刊发情况统计 | > | > | >
        媒体 | 东城区教育局 | 西城区教育局 | 高新区教育局
        人民日报 | 1 | |
        光明日报 | | 1 |
        河北日报 | 2 | 1 | 1
        长城网 | 3 | | 2
        保定日报 | 4 | 5 | 1
        得分 | 15400 | 11500 | 3100
        注：统计时间截至6月30日。 | > | > | >
        --- by hand --month 2024-06
        行 读入 7 | 计分 5 | 跳过 2
        部门 东城区教育局 15400 | 西城区教育局 11500 | 高新区教育局 3100
        ",
    );
}

#[test]
fn units_against_classes_of_adoption_under_two_header_rows() {
    check_by(
        CLASSES,
        "
        --- 信息采用.xlsx › 5月
        2024年5月信息报送及采用情况通报 | > | > | > | > | > | >
        单位 | 报送数 | 采用情况 | > | > | 得分 | 名次
        ^ | ^ | 一句话 | 综合信息 | 独立信息 | ^ | ^
        园林科 | 12 | 3 | 2 | 1 | 123 | 1
        绿化科 | 8 | 2 | | 1 | 102 | 2
        办公室 | 5 | 5 | | | 5 | 3
        质监站 | 0 | | | | 0 | 4
        --- by hand
        行 读入 4 | 计分 3 | 跳过 1
        部门 园林科 123 | 绿化科 102 | 办公室 5
        ",
    );
}

#[test]
fn units_against_levels_with_sums_that_are_wrong() {
    check(
        "
        --- 统计.xlsx › Sheet1
        示范职教中心2024年5月宣传工作统计 | > | > | > | > | >
        部门 | 校级 | 县级 | 市级 | 省级 | 合计
        教务处 | 3 | 1 | 2 | | 6
        学生处 | 2 | | 1 | 1 | 5
        团委 | 1 | 1 | | | 2
        合计 | 6 | 2 | 3 | 1 | 12
        --- by hand
        行 读入 4 | 计分 3 | 跳过 1
        部门 教务处 213 | 学生处 1102 | 团委 11
        疑 F4 claim-count
        ",
    );
}

#[test]
fn stacked_groups_of_units_with_points_and_ranks() {
    check_by(
        CLASSES,
        "
        --- 通报附件.xlsx › Sheet1
        2024年5月政务信息采用情况 | > | > | > | >
        （一）各街道 | > | > | > | >
        单位 | 一句话 | 综合信息 | 独立信息 | 得分
        东关街道 | 4 | 1 | 0 | 14
        西关街道 | 0 | 0 | 1 | 99
        （二）政府组成部门 | > | > | > | >
        单位 | 一句话 | 综合信息 | 独立信息 | 得分
        教育局 | 6 | 2 | 1 | 126
        民政局 | 0 | 0 | 0 | 0
        --- by hand
        行 读入 6 | 计分 3 | 跳过 3
        部门 东关街道 14 | 西关街道 100 | 教育局 126
        疑 E5 claim-points
        ",
    );
}

#[test]
fn counts_with_units_and_names_with_counts() {
    check(
        "
        --- 用稿.xlsx › Sheet1
        2024年5月用稿统计 | > | >
        单位 | 学校官网 | 保定日报
        教务处 | 4则 | 2篇
        学生处 | ３ | 1条
        团委 | 10 篇 | —
        --- by hand
        行 读入 3 | 计分 3
        部门 教务处 204 | 学生处 103 | 团委 10
        ",
    );
}

#[test]
fn what_a_matrix_leaves_open_is_asked_at_its_cell() {
    check(
        "
        --- 用稿.xlsx › Sheet1
        2024年5月用稿统计 | > | > | >
        单位 | 学校官网 | 保定曰报 | 易县融媒体中心
        教务处 | 4 | 2 | 1
        学生处 | 3 | 1 | 若干
        团委 | 2.5 | | 1
        --- by hand
        行 读入 3 | 待核 3
        部门 教务处 14 | 学生处 3 | 团委 10
        问 C2 unknown-outlet | D4 matrix-count-unread | B5 matrix-count-unread
        ",
    );
}

#[test]
fn counts_of_nobody_knows_what_are_asked_about() {
    for (drawn, cell, names) in [
        (
            "
            2024年5月信息采用情况
            单位 | 报送 | 采用 | 省厅采用 | 市局采用 | 得分
            易县一中 | 12 | 8 | 2 | 3 | 31
            易县二中 | 9 | 5 | 0 | 4 | 17
            ",
            "B2",
            "报送、采用、省厅采用、市局采用",
        ),
        (
            "
            2024年各校发稿统计
            单位 | 1月 | 2月 | 3月
            易县一中 | 12 | 8 | 2
            易县二中 | 9 | 5 | 0
            ",
            "B2",
            "1月、2月、3月",
        ),
    ] {
        let grid = Grid::drawn(drawn);
        let said = Office::new()
            .file("统计.xlsx", formats::xlsx(&[("Sheet1", &grid)]))
            .refused();
        assert!(said.contains("[counts-unnamed]"), "{said}");
        assert!(said.contains(&format!("{cell}：")), "{said}");
        assert!(said.contains(names), "{said}");
        assert!(!said.contains("[no-header]"), "{said}");
    }
}
