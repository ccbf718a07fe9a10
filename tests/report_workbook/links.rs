//! Names lead to their lines, lines to the cells that were read.

use std::path::Path;

use calamine::Data;
use rust_xlsxwriter::Workbook;

use super::office::{Book, Office, ROSTER, ROWS, RULEBOOK, attribute, part};

/// The file and the place in it that the cell of a sheet (from 1) leads to.
fn link(path: &Path, sheet: usize, cell: &str) -> (String, String) {
    let xml = part(path, &format!("xl/worksheets/sheet{sheet}.xml"));
    let at = format!("<hyperlink ref=\"{cell}\"");
    let id = attribute(&xml, &at, "r:id");
    let links = part(path, &format!("xl/worksheets/_rels/sheet{sheet}.xml.rels"));
    let target = attribute(&links, &format!("Id=\"{id}\""), "Target");
    let unescaped = target
        .replace("%20", " ")
        .replace("%5b", "[")
        .replace("%5d", "]");
    let place = attribute(&xml, &at, "location").replace("&apos;", "'");
    (unescaped.replace("%25", "%"), place)
}

#[test]
fn names_lead_to_their_lines_and_lines_to_their_cells() {
    let office = Office::new(RULEBOOK, &[("名册.csv", ROSTER)]);
    std::fs::create_dir(office.at("五月 [a]%20")).expect("a folder");
    let table = "五月 [a]%20/报 送.xlsx";
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("张三's 表").expect("a name");
    for (row, line) in (2..).zip(ROWS.lines()) {
        for (column, cell) in (1..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    workbook.save(office.at(table)).expect("a table");
    office.score(&[table, "名册.csv"], &[]);
    let path = office.result("积分报表.xlsx");
    let mut book = Book::open(&path);

    // 张三 of 团委 comes first; the link stands at the name.
    let xml = part(&path, "xl/worksheets/sheet2.xml");
    let to = attribute(&xml, "<hyperlink ref=\"B2\"", "location");
    let row: u32 = to
        .rsplit_once("!C")
        .expect("a place")
        .1
        .parse()
        .expect("a row");
    let ledger = book.sheet("计分明细");
    assert_eq!(ledger.text(row - 1, 2), "张三");
    assert_eq!(ledger.text(row - 1, 3), "团委");
    assert_eq!(ledger.text(row - 1, 10), "戊");
    assert_ne!(ledger.text(row - 2, 2), "张三");

    // From there to the title in the table, which lies beside the folder of the results.
    let source = ledger.column("来源");
    assert_eq!(ledger.text(row - 1, source), "报 送.xlsx › 张三's 表 › B8");
    let (file, place) = link(&path, 4, &format!("L{row}"));
    assert_eq!(place, "'张三''s 表'!B8");
    let mut table = Book::open(&office.at("结果").join(file));
    assert_eq!(
        table.sheet("张三's 表").cells.get_value((7, 1)),
        Some(&Data::from("戊"))
    );

    // And from the list of publications.
    assert_eq!(link(&path, 3, "J2").1, "'张三''s 表'!B4");
}
