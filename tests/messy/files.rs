//! One table in the formats, encodings and separators that offices use.

use crate::formats;
use crate::grid::Grid;
use crate::office::Office;

/// A table with a title, merged departments, days and numbers, and a sum.
const TABLE: &str = "
        2024年5月对外宣传统计表 | > | > | > | > | >
        部门 | 标题 | 作者 | 媒体 | 日期 | 字数
        教务处 | 期中考试 | 沈婷 | 学校官网 | 2024-05-07 | 800
        ^ | 教学开放周，第一场 | 高翔 | 保定日报 | 2024-05-13 | 1200
        学生处 | 心理月“启动” | 马超群、沈婷 | 易县融媒体中心 | 5月16日 | '650
        合计 | 3篇 | | | | 2650";

/// What it comes to.
const BY_HAND: &str = "
        行 读入 4 | 计分 3 | 跳过 1
        部门 教务处 101 | 学生处 10
        教师 沈婷@教务处 1 | 高翔 100 | 马超群 10 | 沈婷@学生处 10
        疑 C5 same-name-beside-others
        注 E5 date-year-added
    ";

/// What is said besides where the format has no merged cells.
const UNMERGED: &str = "
        疑 A4 department-filled-down
    ";

#[test]
fn every_kind_of_workbook_and_a_document_of_word() {
    let grid = Grid::drawn(TABLE);
    for (name, content) in [
        ("五月.xls", formats::xls(&[("报送", &grid)])),
        ("五月.et", formats::xls(&[("报送", &grid)])),
        ("五月.xlsb", formats::xlsb("报送", &grid)),
        ("五月.ods", formats::ods(&[("报送", &grid)])),
        ("五月.docx", formats::docx(&[&grid])),
    ] {
        println!("{name}");
        Office::new().file(name, content).score().expect(BY_HAND);
    }
}

#[test]
fn a_document_with_several_tables() {
    let first = Grid::drawn(
        "
        机电工程系5月报送表 | > | > | >
        标题 | 作者 | 媒体 | 日期
        数控赛场 | 李铁 | 保定日报 | 2024年5月6日",
    );
    let second = Grid::drawn(
        "
        学前教育系5月报送表 | > | > | >
        标题 | 作者 | 媒体 | 日期
        童谣⏎大赛 | 苏婷 | 河北日报 | 2024年5月8日
        童谣大赛花絮 | 苏婷 | 学校官网 | 2024年5月9日",
    );
    let month = Office::new()
        .file("两系.docx", formats::docx(&[&first, &second]))
        .score();
    month.expect(
        "
        行 读入 3 | 计分 3
        部门 机电工程系 100 | 学前教育系 1001
        教师 李铁 100 | 苏婷 1001
    ",
    );
}

#[test]
fn text_in_every_encoding_and_with_every_separator() {
    let grid = Grid::drawn(TABLE);
    let by_hand = BY_HAND.to_owned() + UNMERGED;
    let text = |separator| formats::delimited(&grid, separator);
    let wide_big = text('\t')
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let files: [(&str, Vec<u8>); 10] = [
        ("分号.csv", text(';').into_bytes()),
        ("逗号.csv", formats::gb18030(&text(','))),
        ("带标记.csv", formats::utf8_with_mark(&text(','))),
        ("制表符.csv", formats::gb18030(&text('\t'))),
        ("统一码.txt", formats::utf16(&text('\t'))),
        ("统一码无标记.txt", formats::utf16(&text(','))[2..].to_vec()),
        ("大端无标记.txt", wide_big),
        ("竖线.txt", text('|').into_bytes()),
        ("全角逗号.csv", formats::gb18030(&text('\u{ff0c}'))),
        ("旧苹果.csv", text(',').replace("\r\n", "\r").into_bytes()),
    ];
    for (name, content) in files {
        println!("{name}");
        Office::new().file(name, content).score().expect(&by_hand);
    }
}

#[test]
fn an_enumeration_comma_between_the_cells() {
    let text = "部门、标题、作者、媒体、日期\n教务处、期中考试、沈婷、学校官网、2024-05-07\n教务处、教学开放周、高翔、保定日报、2024-05-13\n";
    Office::new()
        .file("顿号.txt", formats::gb18030(text))
        .score()
        .expect(
            "
        行 读入 2 | 计分 2
        部门 教务处 101
        教师 沈婷 1 | 高翔 100
    ",
        );
}

#[test]
fn a_line_break_within_quotes_and_a_name_that_lies() {
    let text = "标题,作者,部门,媒体,日期\n\"期中考试\n平稳有序\",沈婷,教务处,学校官网,2024-05-07\n教学开放周,高翔,教务处,保定日报,2024-05-13\n";
    Office::new()
        .file("五月.xls", formats::gb18030(text))
        .score()
        .expect(
            "
        行 读入 2 | 计分 2
        部门 教务处 101
        教师 沈婷 1 | 高翔 100
        疑 五月.xls file-misnamed
    ",
        );
    let book = formats::xlsx(&[("报送", &Grid::drawn(TABLE))]);
    let by_hand = BY_HAND.to_owned() + "疑 五月.csv file-misnamed";
    Office::new()
        .file("五月.csv", book)
        .score()
        .expect(&by_hand);
}

#[test]
fn what_is_no_table_gets_a_plain_answer() {
    let document = formats::docx(&[]);
    for (name, content, word) in [
        ("五月.docx", document.as_slice(), "表格"),
        ("五月.pdf", b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", "PDF"),
        ("五月.doc", b"{\\rtf1\\ansi\\deff0 abc}", "Word"),
        ("五月.zip", b"PK\x03\x04\x0a\x00\x00\x00\x00\x00", ""),
    ] {
        let said = Office::new().file(name, content).refused();
        assert!(said.contains(word) && said.contains(name), "{name}: {said}");
    }
}
