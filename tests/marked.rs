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

/// The fill of a cell, as the colour that stands in the workbook; none where it has none.
fn fill(path: &Path, sheet: usize, cell: &str) -> Option<String> {
    let between = |text: &str, from: &str, to: &str| -> Option<String> {
        let rest = &text[text.find(from)? + from.len()..];
        Some(rest[..rest.find(to)?].to_owned())
    };
    let cells = part(path, &format!("xl/worksheets/sheet{sheet}.xml"));
    let own = between(&cells, &format!("<c r=\"{cell}\""), ">").expect("the cell");
    let style: usize = between(&own, "s=\"", "\"")?.parse().expect("a number");
    let styles = part(path, "xl/styles.xml");
    let formats = between(&styles, "<cellXfs", "</cellXfs>").expect("formats");
    let format = formats.split("<xf ").nth(style + 1).expect("the format");
    let fill: usize = between(format, "fillId=\"", "\"")?
        .parse()
        .expect("a number");
    let fills = between(&styles, "<fills", "</fills>").expect("fills");
    let fill = fills.split("<fill>").nth(fill + 1).expect("the fill");
    between(fill, "fgColor rgb=\"", "\"")
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
        .nth(3)
        .expect("a line")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(row[0], "错误");
    assert_eq!(row[1], "报送.xlsx › 五月 › E7");
    assert_eq!(row[6], "媒体：保定曰报");
    // Coloured alike, as the legend says, and unlike the cell that is right.
    let colour = fill(&path, 1, "A1");
    assert!(colour.is_some());
    for cell in ["E7", "E8"] {
        assert_eq!(fill(&path, 2, cell), colour, "{cell}");
    }
    assert_eq!(fill(&path, 2, "E4"), None);
}

#[test]
fn warnings_at_cells_are_coloured_too_in_another_colour() {
    let folder = office();
    // The level is the registry's, the sum one too many: both are scored.
    let rows = "标题,作者,部门,媒体,级别,日期,得分\n\
                开学,张三,教务处,保定日报,国家级,2022-05-06,5\n\
                运动会,李四,教务处,保定日报,市级,2022-05-07,6\n";
    std::fs::write(folder.path().join("报送.csv"), rows).expect("written");
    let path = score(&folder, &["报送.csv"]);
    let told = fill(&path, 1, "A2");
    assert!(told.is_some() && told != fill(&path, 1, "A1"));
    assert_eq!(fill(&path, 2, "E2"), told);
    assert_eq!(fill(&path, 2, "G3"), told);
    assert_eq!(fill(&path, 2, "G2"), None);
    let comments = part(&path, "xl/comments1.xml");
    assert_eq!(comments.matches("<comment ref=").count(), 2, "{comments}");
    assert!(comments.contains("已按名录计分"), "{comments}");
    assert!(comments.contains("表里写的是 6 分"), "{comments}");
    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let list = made.worksheet_range("问题").expect("a sheet");
    let legend: Vec<String> = (0..2)
        .map(|row| list.get_value((row, 1)).expect("a text").to_string())
        .collect();
    assert!(legend[0].starts_with("要您定的"), "{legend:?}");
    assert!(legend[1].starts_with("已经算了"), "{legend:?}");

    // With a question beside them each has its own colour.
    let rows = rows.replace("李四,教务处,保定日报,市级", "李四,教务处,保定曰报,");
    std::fs::write(folder.path().join("报送.csv"), rows).expect("written");
    score(&folder, &["报送.csv"]);
    let asked = fill(&path, 1, "A1");
    assert_eq!(fill(&path, 2, "D3"), asked);
    assert_eq!(fill(&path, 2, "E2"), told);
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

/// A list of so many rows of one outlet, but for these.
fn long(rows: u32, others: &[u32]) -> String {
    let mut text = String::from("2022年5月报送表\n\n标题,作者,部门,媒体,日期\n");
    for row in 4..=rows {
        let outlet = match others.contains(&row) {
            true => "保定曰报",
            false => "保定日报",
        };
        text += &format!("第{row}篇,张三,教务处,{outlet},2022-05-06\n");
    }
    text
}

#[test]
fn a_long_table_is_cut_to_what_is_in_question() {
    let folder = office();
    std::fs::write(folder.path().join("报送.csv"), long(3_000, &[2_000, 2_003])).expect("written");
    let path = score(&folder, &["报送.csv"]);
    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let copy = made.worksheet_range("报送").expect("a sheet");
    let rows: Vec<u32> = (0..=copy.end().expect("cells").0)
        .filter(|row| {
            copy.get_value((*row, 0))
                .is_some_and(|cell| *cell != Data::Empty)
        })
        .map(|row| row + 1)
        .collect();
    // Title and headings, the two with their neighbours, and what says so.
    let kept: Vec<u32> = [1, 3]
        .into_iter()
        .chain(1_998..=2_005)
        .chain([3_002])
        .collect();
    assert_eq!(rows, kept);
    let text = |row: u32| copy.get_value((row - 1, 0)).expect("a cell").to_string();
    assert_eq!(text(3), "标题");
    assert_eq!(text(2_000), "第2000篇");
    assert!(text(3_002).starts_with("原表有 2999 行"), "{}", text(3_002));
    // The rows between are hidden: every one that is not there.
    let cells = part(&path, "xl/worksheets/sheet2.xml");
    assert!(cells.contains("zeroHeight=\"1\""), "{}", &cells[..600]);
    assert_eq!(fill(&path, 2, "D2000"), fill(&path, 1, "A1"));
    let list = made.worksheet_range("问题").expect("a sheet");
    let said = list.get_value((2, 1)).expect("a text").to_string();
    assert!(said.contains("行号和原表一样"), "{said}");
}

#[test]
fn a_table_of_a_thousand_rows_is_copied_whole() {
    let folder = office();
    for (rows, whole) in [(1_001, true), (1_002, false)] {
        // Its title and its header are rows, too; the empty one is none.
        std::fs::write(folder.path().join("报送.csv"), long(rows, &[900])).expect("written");
        let path = score(&folder, &["报送.csv"]);
        let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
        let copy = made.worksheet_range("报送").expect("a sheet");
        let there = copy
            .get_value((499, 0))
            .is_some_and(|cell| *cell != Data::Empty);
        assert_eq!(there, whole, "{rows}");
        let hides = part(&path, "xl/worksheets/sheet2.xml").contains("zeroHeight");
        assert_eq!(hides, !whole, "{rows}");
    }
}

#[test]
fn headings_further_down_a_long_table_stay_in_sight() {
    let folder = office();
    let second = "\n第二部分\n媒体,标题,日期,部门,作者\n保定曰报,运动会,2022-05-07,教务处,张三\n";
    let filler: String = (0..5)
        .map(|row| format!("保定日报,续{row},2022-05-07,教务处,张三\n"))
        .collect();
    let far = "保定曰报,闭幕,2022-05-08,教务处,张三\n";
    let text = format!("{}{second}{filler}{far}", long(1_500, &[]));
    std::fs::write(folder.path().join("报送.csv"), text).expect("written");
    let path = score(&folder, &["报送.csv"]);
    let mut made: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let copy = made.worksheet_range("报送").expect("a sheet");
    let text = |row: u32, column: u32| {
        let cell = copy.get_value((row - 1, column));
        cell.map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(text(3, 0), "标题");
    assert_eq!(text(1_503, 0), "媒体");
    assert_eq!(text(1_504, 1), "运动会");
    assert_eq!(text(1_510, 1), "闭幕");
    assert_eq!(text(1_000, 0), "");
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
