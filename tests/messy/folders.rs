//! Folders of departments' files, as a month comes in.

use crate::formats;
use crate::grid::Grid;
use crate::office::Office;

#[test]
fn a_folder_of_departments_with_subfolders_lock_files_and_copies() {
    const MECHANICS: &str = "
        序号 | 稿件题目 | 撰稿人 | 刊发媒体 | 刊发时间
        1 | 数控赛场 | 李铁 | 保定日报 | 5月6日
        2 | 焊花飞舞 | 王春生 | 学校官网 | 5月7日";
    let office = Office::new()
        .xlsx("机电工程系2024年5月报送.xlsx", &[("Sheet1", MECHANICS)])
        .xlsx("系部/机电工程系2024年5月报送 - 副本.xlsx", &[("Sheet1", MECHANICS)])
        .xlsx("系部/2024年5月-学前教育系.xlsx", &[("Sheet1", "
        标题 | 通讯员 | 媒体名称 | 发布时间 | 网址
        童谣大赛 | 苏婷 | 河北日报 | 2024.5.8 |")])
        .file("处室/教务处5月宣传统计表(1).csv", formats::gb18030("标题,作者,媒体,日期\r\n期中考试,沈婷,学校官网,2024/5/7\r\n"))
        .file("~$机电工程系2024年5月报送.xlsx", "x")
        .file("处室/.DS_Store", "x")
        .file("处室/说明.pdf", "%PDF-1.4");
    office.score().expect("
        行 读入 4 | 计分 4
        部门 机电工程系 101 | 学前教育系 1000 | 教务处 1
        教师 李铁 100 | 王春生 1 | 苏婷 1000 | 沈婷 1
        疑 收件/系部/机电工程系2024年5月报送 - 副本.xlsx file-copy
    ");
}

#[test]
fn one_publication_in_two_departments_tables_counts_once() {
    let month = Office::new()
        .xlsx("团委.xlsx", &[("报送", "
        标题 | 作者 | 部门 | 媒体 | 日期
        五四文艺汇演 | 江雪、罗春 | 团委 | 保定日报 | 2024-05-06
        志愿服务 | 江雪 | 团委 | 学校官网 | 2024-05-09")])
        .xlsx("学生处.xlsx", &[("报送", "
        标题 | 作者 | 部门 | 媒体 | 日期
        五四文艺汇演 | 江雪、罗春 | 团委 | 保定日报 | 2024-05-06
        宿舍文化节 | 罗春 | 学生处 | 校报 | 2024-05-20")])
        .score();
    month.expect("
        行 读入 4 | 计分 3 | 不计 1
        部门 团委 101 | 学生处 1
        教师 江雪 101 | 罗春@团委 100 | 罗春@学生处 1
        疑 学生处.xlsx!A2 repeated-row
    ");
}

#[test]
fn a_roster_and_events_come_as_files_of_their_own() {
    let events = "事项,账户,日期,标题,次数,分值\n差错,李铁,2024-05-20,数控赛场,2,\n";
    let month = Office::new()
        .and_rules("[[event]]\nclause = \"第三条\"\nname = \"差错\"\npoints = -3\n")
        .file("5月报送.csv", "标题,作者,部门,媒体,日期\n数控赛场,李铁、贾平,机电工程系,保定日报,2024-05-06\n")
        .file("教职工名单.csv", formats::utf8_with_mark("姓名,部门,组别\n李铁,机电工程系,系部\n"))
        .file("考核事项.csv", events)
        .score();
    month.expect("
        行 读入 1 | 计分 1
        部门 机电工程系 100
        教师 李铁 94
        注 5月报送.csv!B2 not-on-roster
    ");
}

#[test]
fn every_format_in_one_folder() {
    let grid = |title: &str, outlet: &str| {
        Grid::drawn(&format!("标题 | 作者 | 部门 | 媒体 | 日期\n{title} | 李铁 | 机电工程系 | {outlet} | 2024-05-06"))
    };
    let drawn = [
        grid("其一", "学校官网"), grid("其二", "易县融媒体中心"), grid("其三", "保定日报"), grid("其四", "河北日报"),
        grid("其五", "人民日报"), grid("其六", "校报"), grid("其七", "易县发布"), grid("其八", "保定晚报"),
    ];
    let named = |index: usize| [("报送", &drawn[index])];
    let month = Office::new()
        .file("1.xlsx", formats::xlsx(&named(0)))
        .file("2.xls", formats::xls(&named(1)))
        .file("3.et", formats::xls(&named(2)))
        .file("4.xlsb", formats::xlsb("报送", &drawn[3]))
        .file("5.ods", formats::ods(&named(4)))
        .file("6.docx", formats::docx(&[&drawn[5]]))
        .file("7.csv", formats::gb18030(&formats::delimited(&drawn[6], ',')))
        .file("8.txt", formats::utf16(&formats::delimited(&drawn[7], '\t')))
        .score();
    month.expect("
        行 读入 8 | 计分 8
        部门 机电工程系 11222
        教师 李铁 11222
    ");
}
