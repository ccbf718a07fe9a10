//! 待核对.xlsx, read back: each cell where it was, and what is in question coloured and commented.

mod results;

use std::io::Read;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use results::result;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

const RULES: &str = r#"
[rulebook]
name = "办法"
outlets = []

[[field]]
name = "level"
of = "outlet"
values = ["市级", "国家级"]

[[outlet]]
name = "保定日报"
level = "市级"

[[points]]
clause = "第一条"
when = { level = ["市级", "国家级"] }
points = 5
"#;

fn office() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("办法.toml"), RULES).expect("written");
    folder
}

fn score(folder: &TempDir, args: &[&str]) -> PathBuf {
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .arg("score")
        .args(args)
        .args(["--rules", "办法.toml", "--lang", "zh", "--out", "结果"])
        .current_dir(folder.path())
        .assert()
        .success();
    result(&folder.path().join("结果"), "待核对.xlsx")
}

/// A part of a workbook.
fn part(path: &Path, name: &str) -> String {
    let file = std::fs::File::open(path).expect("a workbook");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut text = String::new();
    let mut part = zip.by_name(name).expect("a part");
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_copy_of_the_sheet_has_every_cell_where_it_was() {
    let folder = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("五月").expect("a name");
    let day = Format::new().set_num_format("yyyy年m月d日");
    sheet.write(0, 0, "县职教中心报送表").expect("written");
    for (column, heading) in ["序号", "标题", "作者", "部门", "媒体", "日期", "字数"]
        .iter()
        .enumerate()
    {
        sheet.write(2, column as u16, *heading).expect("written");
    }
    for (row, outlet) in [(3, "保定日报"), (6, "保定曰报"), (7, "保定曰报")] {
        let date = ExcelDateTime::from_ymd(2022, 5, 6).expect("a day");
        sheet.write(row, 0, row - 2).expect("written");
        sheet.write(row, 1, format!("第{row}篇")).expect("written");
        sheet.write(row, 2, "张三").expect("written");
        sheet.write(row, 3, "教务处").expect("written");
        sheet.write(row, 4, outlet).expect("written");
        sheet
            .write_with_format(row, 5, &date, &day)
            .expect("written");
        sheet.write(row, 6, 812.5).expect("written");
    }
    book.add_worksheet()
        .set_name("说明")
        .expect("a name")
        .write(0, 0, "请如实填写")
        .expect("written");
    book.save(folder.path().join("报送.xlsx")).expect("saved");
    let path = score(&folder, &["报送.xlsx"]);

    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    // The list, and the one sheet in question.
    assert_eq!(made.sheet_names(), ["问题", "五月"]);
    let mut given: Xlsx<_> = open_workbook(folder.path().join("报送.xlsx")).expect("a workbook");
    let copy = made.worksheet_range("五月").expect("a sheet");
    let original = given.worksheet_range("五月").expect("a sheet");
    for row in 0..8 {
        for column in 0..7 {
            let of = |range: &calamine::Range<Data>| match range.get_value((row, column)) {
                Some(Data::DateTime(moment)) => format!("day {}", moment.as_f64()),
                Some(other) => other.to_string(),
                None => String::new(),
            };
            assert_eq!(of(&copy), of(&original), "{row} {column}");
        }
    }
    let comments = part(&path, "xl/comments1.xml");
    // One note a cell: the outlet in both rows that name it.
    assert_eq!(comments.matches("<comment ref=").count(), 2, "{comments}");
    for cell in ["E7", "E8"] {
        assert!(
            comments.contains(&format!("<comment ref=\"{cell}\"")),
            "{comments}"
        );
    }
    assert!(comments.contains("名录里没有这家媒体"), "{comments}");
    let list = part(&path, "xl/worksheets/sheet1.xml");
    assert!(
        list.contains("location=\"'五月'!E7\"") || list.contains("location=\"五月!E7\""),
        "{list}"
    );
    let listed = made.worksheet_range("问题").expect("a sheet");
    let row: Vec<String> = listed
        .rows()
        .nth(1)
        .expect("a line")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(row[0], "错误");
    assert_eq!(row[1], "报送.xlsx › 五月 › E7");
    assert_eq!(row[6], "媒体：保定曰报");
    // Coloured alike, and unlike the cell that is right.
    let cells = part(&path, "xl/worksheets/sheet2.xml");
    let style = |cell: &str| {
        let at = cells.find(&format!("r=\"{cell}\"")).expect("the cell");
        let rest = &cells[at..];
        rest[..rest.find('>').expect("an end")]
            .split("s=\"")
            .nth(1)
            .map(str::to_owned)
    };
    let bare =
        |cell: &str| style(cell).map(|style| style[..style.find('"').expect("an end")].to_owned());
    assert_eq!(bare("E7"), bare("E8"));
    assert!(bare("E7").is_some() && bare("E7") != bare("E4"));
}

#[test]
fn the_same_month_makes_the_same_bytes_and_a_clean_one_none() {
    let folder = office();
    let rows = "标题,作者,部门,媒体,日期\n=1+1,张三,教务处,保定曰报,2022-05-06\n";
    std::fs::write(folder.path().join("报送.csv"), rows).expect("written");
    let path = score(&folder, &["报送.csv"]);
    let first = std::fs::read(&path).expect("a workbook");
    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(made.sheet_names(), ["问题", "报送"]);
    // A text stays a text.
    let copy = made.worksheet_range("报送").expect("a sheet");
    assert_eq!(
        copy.get_value((1, 0)),
        Some(&Data::String("=1+1".to_owned()))
    );
    score(&folder, &["报送.csv"]);
    assert!(std::fs::read(&path).expect("a workbook") == first);

    std::fs::write(folder.path().join("报送.csv"), rows.replace("曰", "日")).expect("written");
    score(&folder, &["报送.csv"]);
    assert!(!path.exists(), "nothing is in question any more");
}

#[test]
fn sheets_of_several_files_have_names_of_their_own() {
    let folder = office();
    let rows = "标题,作者,部门,媒体,日期\n开学,张三,教务处,甲报,2022-05-06\n";
    let long = "一个名字非常非常非常非常非常非常非常非常长的部门报送表";
    for (name, outlet) in [("教务处.csv", "甲报"), ("学生处.csv", "乙报")] {
        std::fs::write(folder.path().join(name), rows.replace("甲报", outlet)).expect("written");
    }
    for (end, outlet) in [("甲", "丙报"), ("乙", "丁报")] {
        let name = format!("{long}{long}[{end}].csv");
        std::fs::write(folder.path().join(name), rows.replace("甲报", outlet)).expect("written");
    }
    let path = score(
        &folder,
        &[
            "教务处.csv",
            "学生处.csv",
            &format!("{long}{long}[甲].csv"),
            &format!("{long}{long}[乙].csv"),
        ],
    );
    let made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let names = made.sheet_names();
    assert_eq!(names.len(), 5);
    assert_eq!(names[1..3], ["教务处", "学生处"]);
    assert!(
        names.iter().all(|name| name.chars().count() <= 31),
        "{names:?}"
    );
    assert!(names[4].ends_with("-2"), "{names:?}");
}

#[test]
fn a_long_table_is_cut_to_what_is_in_question() {
    let folder = office();
    let mut rows = String::from("标题,作者,部门,媒体,日期\n");
    for row in 2..=30_000 {
        let outlet = if row == 25_000 {
            "保定曰报"
        } else {
            "保定日报"
        };
        rows += &format!("第{row}篇,张三,教务处,{outlet},2022-05-06\n");
    }
    std::fs::write(folder.path().join("报送.csv"), rows).expect("written");
    let path = score(&folder, &["报送.csv"]);
    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let copy = made.worksheet_range("报送").expect("a sheet");
    let text = |row: u32| {
        copy.get_value((row, 0))
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    assert_eq!(text(0), "标题");
    assert_eq!(text(24_999), "第25000篇");
    assert_eq!(text(24_998), "");
    assert_eq!(copy.end(), Some((24_999, 4)));
}

#[test]
fn a_copy_that_lies_among_the_tables_is_not_read_again() {
    let folder = office();
    let rows = "标题,作者,部门,媒体,日期\n开学,张三,教务处,保定日报,2022-05-06\n运动会,张三,教务处,甲报,2022-05-07\n";
    std::fs::create_dir(folder.path().join("五月")).expect("a folder");
    std::fs::write(folder.path().join("五月/报送.csv"), rows).expect("written");
    let path = score(&folder, &["五月"]);
    std::fs::copy(&path, folder.path().join("五月/待核对.xlsx")).expect("copied");
    score(&folder, &["五月"]);
    let list = std::fs::read_to_string(result(&folder.path().join("结果"), "问题清单.csv"))
        .expect("UTF-8");
    assert!(list.contains("提示,own-report,待核对.xlsx"), "{list}");
    assert!(!list.contains("repeated-row"), "{list}");
}
