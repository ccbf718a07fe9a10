//! Folders of departments' files, as a month comes in.

use crate::case::{check, check_by};
use crate::formats;
use crate::office::{DIGITS, Office};

#[test]
fn a_folder_of_departments_in_subfolders() {
    check(
        "
        --- 机电工程系2024年5月报送.xlsx › Sheet1
        序号 | 稿件题目 | 撰稿人 | 刊发媒体 | 刊发时间
        1 | 数控赛场 | 李铁 | 保定日报 | 5月6日
        2 | 焊花飞舞 | 王春生 | 学校官网 | 5月7日
        --- 系部/机电工程系2024年5月报送 - 副本.xlsx › Sheet1
        序号 | 稿件题目 | 撰稿人 | 刊发媒体 | 刊发时间
        1 | 数控赛场 | 李铁 | 保定日报 | 5月6日
        2 | 焊花飞舞 | 王春生 | 学校官网 | 5月7日
        --- 系部/2024年5月-学前教育系.xls › Sheet1
        标题 | 通讯员 | 媒体名称 | 发布时间 | 网址
        童谣大赛 | 苏婷 | 河北日报 | 2024.5.8 |
        --- 处室/教务处5月宣传统计表(1).csv › 文本
        标题 | 作者 | 媒体 | 日期
        期中考试 | 沈婷 | 学校官网 | 2024-05-07
        --- by hand
        行 读入 4 | 计分 4
        部门 机电工程系 101 | 学前教育系 1000 | 教务处 1
        教师 李铁 100 | 王春生 1 | 苏婷 1000 | 沈婷 1
        疑 收件/系部/机电工程系2024年5月报送 - 副本.xlsx file-copy
        ",
    );
}

#[test]
fn lock_files_and_hidden_files_are_no_tables_and_others_are_named() {
    let table = "标题,作者,部门,媒体,日期\n期中考试,沈婷,教务处,学校官网,2024-05-07\n";
    let office = Office::new()
        .file("报送.csv", formats::gb18030(table))
        .file("~$报送.xlsx", "x")
        .file(".报送.csv", table)
        .file("处室/.DS_Store", "x")
        .file("处室/照片.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
    office.score().expect(
        "
        行 读入 1 | 计分 1
        部门 教务处 1
        教师 沈婷 1
        ",
    );
}

#[test]
fn one_publication_in_two_departments_tables_counts_once() {
    check(
        "
        --- 团委.xlsx › 报送
        标题 | 作者 | 部门 | 媒体 | 日期
        五四文艺汇演 | 江雪、罗春 | 团委 | 保定日报 | 2024-05-06
        志愿服务 | 江雪 | 团委 | 学校官网 | 2024-05-09
        --- 学生处.xlsx › 报送
        标题 | 作者 | 部门 | 媒体 | 日期
        五四文艺汇演 | 江雪、罗春 | 团委 | 保定日报 | 2024-05-06
        宿舍文化节 | 罗春 | 学生处 | 校报 | 2024-05-20
        --- by hand
        行 读入 4 | 计分 3 | 不计 1
        部门 团委 101 | 学生处 1
        教师 江雪 101 | 罗春@团委 100 | 罗春@学生处 1
        疑 学生处.xlsx!A2 repeated-row | 团委.xlsx!B2 same-name-beside-others
        ",
    );
}

#[test]
fn a_summary_sheet_says_again_what_the_months_said() {
    check(
        "
        --- 2024年台账.xlsx › 4月
        标题 | 作者 | 部门 | 媒体 | 日期
        家长会 | 沈婷 | 教务处 | 保定日报 | 2024-04-16
        --- 2024年台账.xlsx › 5月
        标题 | 作者 | 部门 | 媒体 | 日期
        期中考试 | 沈婷 | 教务处 | 学校官网 | 2024-05-07
        教学开放周 | 高翔 | 教务处 | 保定日报 | 2024-05-13
        --- 2024年台账.xlsx › 汇总
        标题 | 作者 | 部门 | 媒体 | 日期
        家长会 | 沈婷 | 教务处 | 保定日报 | 2024-04-16
        期中考试 | 沈婷 | 教务处 | 学校官网 | 2024-05-07
        教学开放周 | 高翔 | 教务处 | 保定日报 | 2024-05-13
        --- by hand --month 2024-05
        行 读入 6 | 计分 2 | 不计 2 | 跳过 2
        部门 教务处 101
        教师 沈婷 1 | 高翔 100
        疑 4月!E2 outside-period | 汇总!E2 outside-period
        疑 汇总 repeated-sheet
        ",
    );
}

#[test]
fn a_roster_and_events_come_as_files_of_their_own() {
    check_by(
        &format!("{DIGITS}[[event]]\nclause = \"第三条\"\nname = \"差错\"\npoints = -3\n"),
        "
        --- 5月报送.csv › 文本
        标题 | 作者 | 部门 | 媒体 | 日期
        数控赛场 | 李铁、贾平 | 机电工程系 | 保定日报 | 2024-05-06
        --- 教职工名单.xlsx › 名单
        姓名 | 部门 | 组别
        李铁 | 机电工程系 | 系部
        --- 考核事项.docx › 表
        事项 | 账户 | 日期 | 标题 | 次数 | 分值
        差错 | 李铁 | 2024-05-20 | 数控赛场 | 2 |
        --- by hand
        行 读入 1 | 计分 1
        部门 机电工程系 100
        教师 李铁 94
        注 B2 not-on-roster
        ",
    );
}

#[test]
fn every_format_in_one_folder() {
    let formats = ["xlsx", "xls", "et", "xlsb", "ods", "docx", "csv", "txt"];
    let outlets = [
        "学校官网",
        "易县融媒体中心",
        "保定日报",
        "河北日报",
        "人民日报",
        "校报",
        "易县发布",
        "保定晚报",
    ];
    let mut case = String::new();
    for (number, (format, outlet)) in formats.iter().zip(outlets).enumerate() {
        case += &format!("--- {number}.{format} › 报送\n标题 | 作者 | 部门 | 媒体 | 日期\n");
        case += &format!("第{number}件 | 李铁 | 机电工程系 | {outlet} | 2024-05-06\n");
    }
    case += "--- by hand\n行 读入 8 | 计分 8\n部门 机电工程系 11222\n教师 李铁 11222\n";
    check(&case);
}
