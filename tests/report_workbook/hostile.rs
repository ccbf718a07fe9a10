//! Whatever stands in the tables stays a text.

use rust_xlsxwriter::Workbook;

use super::office::{Book, Office, RULEBOOK, part};

const HOSTILE: [&str; 9] = [
    "=1+1",
    "+2",
    "-3",
    "@SUM(A1)",
    "=HYPERLINK(\"http://example.invalid\",\"点我\")",
    "_x0041_",
    "</t></si>&amp;<script>",
    "~*?",
    "&R&\"黑体\"",
];

#[test]
fn cells_of_the_tables_stay_texts() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let head = ["标题", "作者", "部门", "媒体", "日期", "worth"];
    sheet.write_row(0, 0, head).expect("headings");
    let long = "长".repeat(20_000);
    let turned = "前\u{202e}后\u{2066}面";
    let titles = HOSTILE.iter().copied().chain([&*long, turned]);
    for (row, title) in (1..).zip(titles) {
        let name = format!("甲{row}");
        let cells = [title, &*name, "=教务处", "+校报", "2022-05-01", "1"];
        sheet.write_row(row, 0, cells).expect("a row");
    }
    let office = Office::new(&RULEBOOK.replace("\"办法\"", "\"=办法&P<b>\""), &[]);
    workbook.save(office.at("=报送.xlsx")).expect("a table");
    office.score(&["=报送.xlsx"], &[]);
    let path = office.result("积分报表.xlsx");
    let mut book = Book::open(&path);
    let pieces = book.sheet("作品");
    let title = pieces.column("标题");
    for (row, hostile) in (1..).zip(HOSTILE) {
        assert_eq!(pieces.text(row, title), hostile);
        assert_eq!(pieces.formula(row, title), "");
    }
    assert_eq!(pieces.text(1, pieces.column("部门")), "=教务处");
    assert_eq!(pieces.text(11, title), "前后面");
    for name in book.names() {
        let sheet = book.sheet(&name);
        let cells = sheet.formulas.used_cells();
        for (_, _, formula) in cells {
            let ours = ["ROUND(", "1+SUMPRODUCT(", "1+ROUND(", "SUMPRODUCT("];
            assert!(
                ours.iter().any(|begins| formula.starts_with(begins)),
                "{formula}"
            );
        }
    }
    assert!(
        part(&path, "xl/worksheets/sheet1.xml").contains("&amp;L=办法&amp;&amp;P&lt;b&gt;&amp;C")
    );
}
