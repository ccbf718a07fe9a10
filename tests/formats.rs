//! Every kind of file that schools hand in, and what is said of those that are not read.

mod forms;

use std::path::PathBuf;

use encoding_rs::GB18030;
use forms::{
    Folder, Read, arg, binary_record, cell, cells, docx, label, ods, paragraph, record, row, sheet,
    wide_text, words, xls, xlsb, xlsx,
};
use jifen::problem::Arg;
use jifen::sheet::Hidden;

const HEADER: [&str; 5] = ["标题", "作者", "部门", "媒体", "日期"];

fn wide(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { Some(0xFEFF) } else { None };
    let units = mark.into_iter().chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

#[test]
fn texts_in_any_letters_and_with_any_separator_are_read_alike() {
    let folder = Folder::new();
    let text = "标题,作者,部门,媒体,日期\n我校召开表彰大会,张三、李四,教务处,保定日报,2022-05-23\n\
        \"技能大赛\n侧记\",王五,学生处,学校官网,2022-05-24\n";
    let by = |separator: &str| text.replace(',', separator);
    let gb = |text: &str| GB18030.encode(text).0.into_owned();
    for (name, content) in [
        ("a.csv", text.as_bytes().to_vec()),
        ("b.csv", gb(text)),
        ("c.csv", wide(text, false, true)),
        ("d.csv", wide(text, true, true)),
        ("e.csv", wide(text, false, false)),
        ("f.csv", wide(text, true, false)),
        ("g.csv", by("\t").into_bytes()),
        ("h.csv", by(";").into_bytes()),
        ("i.csv", by("|").into_bytes()),
        ("j.csv", gb(&by("|"))),
        ("k.csv", by("，").into_bytes()),
        ("l.csv", gb(&by("，"))),
        ("m.csv", wide(&by("\t"), false, false)),
        ("n.csv", format!("sep=;\r\n{}", by(";")).into_bytes()),
        ("o.csv", format!("sep=|\n{}", by("|")).into_bytes()),
        ("p.csv", [b"\xEF\xBB\xBF", by("，").as_bytes()].concat()),
        ("q.csv", text.replace("大会,", "大会\0\0,").into_bytes()),
        ("r.csv", text.replace('\n', "\r").into_bytes()),
        ("s.csv", text.replace('\n', "\r\n").into_bytes()),
        ("t.txt", text.trim_end().as_bytes().to_vec()),
    ] {
        let read = Read::of(&[folder.file(name, content)]);
        assert_eq!(read.titles()[0], "我校召开表彰大会", "{name}");
        assert!(read.titles()[1].starts_with("技能大赛"), "{name}");
        assert_eq!(read.titles().len(), 2, "{name}");
        assert_eq!(read.departments(), ["教务处", "学生处"], "{name}");
        assert_eq!(read.rows(), [2, 3], "{name}");
        assert_eq!(read.errors(), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn names_of_several_people_part_no_fields() {
    let folder = Folder::new();
    let text = "标题、作者、部门、媒体、日期\n甲、张三、教务处、校报、2022-05-01\n";
    let read = Read::of(&[folder.file("a.csv", text)]);
    assert_eq!(read.titles(), ["甲"]);
    assert_eq!(read.departments(), ["教务处"]);
}

#[test]
fn rows_in_two_encodings_are_each_read_in_their_own() {
    let folder = Folder::new();
    let (first, second) = (
        "标题,作者,部门,媒体,日期\n我校召开大会,张三,教务处,校报,2022-05-01\n",
        "运动会开幕,李四,学生处,校报,2022-05-02\n",
    );
    for (utf8_first, rows) in [(true, 1), (false, 2)] {
        let (a, b) = if utf8_first {
            (
                first.as_bytes().to_vec(),
                GB18030.encode(second).0.into_owned(),
            )
        } else {
            (
                GB18030.encode(first).0.into_owned(),
                second.as_bytes().to_vec(),
            )
        };
        let read = Read::of(&[folder.file("a.csv", [a, b].concat())]);
        assert_eq!(read.titles(), ["我校召开大会", "运动会开幕"]);
        assert_eq!(
            arg(read.find("file-mixed-letters"), "rows"),
            &Arg::Count(rows)
        );
    }
    // One byte lost in a row of UTF-8 does not make it GB18030.
    let mut broken = first.as_bytes().to_vec();
    let at = first.find("召开").expect("there");
    broken[at + 1] = 0xFF;
    let read = Read::of(&[folder.file("b.csv", broken)]);
    assert!(read.titles()[0].ends_with("开大会"), "{:?}", read.titles());
    assert_eq!(
        read.problems
            .iter()
            .filter(|p| p.code == "undecodable-text")
            .count(),
        1
    );
}

#[test]
fn a_file_of_one_column_is_one_column() {
    let folder = Folder::new();
    let text = "标题\n我校召开会议，部署工作\n师生参观、学习、交流\n";
    let read = Read::of(&[folder.file("a.csv", text)]);
    assert!(!read.codes().contains(&"file-damaged"));
    let shown = read.problems.iter().find(|p| p.code == "no-header");
    assert!(
        read.titles().contains(&"我校召开会议，部署工作")
            || shown.is_some_and(|p| p.read.contains("我校召开会议，部署工作")),
        "{:?}",
        read.codes()
    );
}

/// Two tables, a title above the first, merged cells, tracked changes, a nested table, a link.
fn word() -> Vec<u8> {
    let first = format!(
        "<w:tbl><w:tblPr/>{}<w:tr>{}{}{}{}{}</w:tr><w:tr>{}{}{}{}{}</w:tr>\
         <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cells(&HEADER),
        cell("", "甲篇"),
        cell("", "张三"),
        cell("<w:vMerge w:val=\"restart\"/>", "教务处"),
        cell("", "校报"),
        cell("", "5月3日"),
        "<w:tc><w:p><w:r><w:t>乙</w:t><w:br/><w:t>篇</w:t></w:r><w:del><w:r><w:delText>删</w:delText>\
         </w:r></w:del></w:p></w:tc>",
        "<w:tc><w:p><w:r><w:t>李</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>里层</w:t></w:r>\
         </w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>四</w:t></w:r></w:p></w:tc>",
        cell("<w:vMerge/>", ""),
        "<w:tc><w:p><w:hyperlink r:id=\"l\"><w:r><w:t>人民网</w:t></w:r></w:hyperlink></w:p></w:tc>",
        cell("", "5月4日"),
        cell("", "删去的一行"),
    );
    let second = format!(
        "<w:tbl><w:tr>{}{}{}{}</w:tr><w:tr>{}{}{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "标题"),
        cell("", "作者"),
        cell("", "媒体"),
        cell("", "日期"),
        cell("<w:gridSpan w:val=\"2\"/>", "丙篇"),
        cell("", "王五&amp;赵六"),
        cell("", "校报"),
        cell("", "2022-05-05"),
    );
    docx(&format!(
        "{}{first}{}{second}{}",
        paragraph("示范职教中心2021年5月报送表"),
        paragraph(""),
        paragraph("盖章")
    ))
}

#[test]
fn tables_of_a_word_document_are_sheets() {
    let folder = Folder::new();
    let read = Read::of(&[folder.file("五月.docx", word())]);
    assert_eq!(
        read.titles().len(),
        3,
        "{:?} {:?}",
        read.titles(),
        read.codes()
    );
    assert_eq!(read.titles()[0], "甲篇");
    assert_eq!(read.titles()[1].replace(['\n', ' '], ""), "乙篇");
    assert_eq!(read.departments(), ["教务处", "教务处", ""]);
    assert_eq!(read.hosts(), ["", "he.people.com.cn", ""]);
    // The title stands in row 1, the header in row 2.
    assert_eq!(read.rows(), [3, 4, 2]);
    // The year of the title, which is not the one asked for.
    let day = read.intake.submissions[0].date.expect("a day");
    assert_eq!(day.to_string(), "2021-05-03");
    let sheets: Vec<&str> = read
        .intake
        .tables
        .iter()
        .map(|table| &*table.sheet)
        .collect();
    assert_eq!(sheets, ["表1", "表2"]);
    assert_eq!(arg(read.find("word-tables"), "count"), &Arg::Count(2));
    assert_eq!(arg(read.find("word-nested"), "count"), &Arg::Count(1));
    read.find("word-tracked");
}

#[test]
fn a_word_document_without_tables_says_so() {
    let folder = Folder::new();
    let read = Read::of(&[folder.file("a.docx", docx(&paragraph("张三 我校召开大会")))]);
    assert_eq!(read.codes(), ["word-without-table"]);
}

#[test]
fn hidden_rows_columns_and_sheets_are_read_and_told_or_left_out_and_counted() {
    let folder = Folder::new();
    let rows = [
        row(1, "", &HEADER),
        row(2, "", &["甲", "张三", "教务处", "校报", "2022-05-01"]),
        row(
            3,
            " hidden=\"1\"",
            &["乙", "李四", "教务处", "校报", "2022-05-02"],
        ),
        row(
            4,
            " spans=\"1:5\" hidden=\"true\"",
            &["丙", "王五", "教务处", "校报", "2022-05-03"],
        ),
        row(
            5,
            " hidden=\"0\"",
            &["丁 hidden=\"1\"", "王五", "教务处", "校报", "2022-05-04"],
        ),
        row(6, " hidden=\"1\"", &[]),
    ];
    let columns = "<cols><col min=\"1\" max=\"2\"/><col min=\"3\" max=\"3\" hidden=\"1\"/>\
        <col min=\"20\" max=\"16384\" hidden=\"1\"/></cols>";
    let path = folder.file("a.xlsx", xlsx(&sheet(columns, &rows.concat(), ""), &[]));
    let read = Read::of(std::slice::from_ref(&path));
    assert_eq!(read.titles(), ["甲", "乙", "丙", "丁 hidden=\"1\""]);
    assert_eq!(read.counts(), (4, 0));
    let told = read.find("hidden-rows");
    assert_eq!(arg(told, "which"), &Arg::Text("3-4".to_owned()));
    let told = read.find("hidden-columns");
    assert_eq!(arg(told, "which"), &Arg::Text("C".to_owned()));
    assert_eq!(read.departments()[0], "教务处");

    let read = Read::with(&[path], Hidden::Skip);
    assert_eq!(read.titles(), ["甲", "丁 hidden=\"1\""]);
    assert_eq!(read.counts(), (4, 2));
    assert_eq!(
        arg(read.find("hidden-rows-skipped"), "count"),
        &Arg::Count(2)
    );
    read.find("hidden-columns-skipped");
    assert_eq!(read.departments(), ["", ""]);
}

#[test]
fn hidden_sheets_are_told_or_left_out() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["五月", "旧表"] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (column, text) in HEADER.iter().enumerate() {
            sheet.write(0, column as u16, *text).expect("written");
        }
        for (column, text) in [name, "张三", "教务处", "校报", "2022-05-01"]
            .iter()
            .enumerate()
        {
            sheet.write(1, column as u16, *text).expect("written");
        }
    }
    book.worksheet_from_index(1)
        .expect("there")
        .set_hidden(true);
    let path = folder.path().join("a.xlsx");
    book.save(&path).expect("saved");
    let read = Read::of(std::slice::from_ref(&path));
    assert_eq!(read.titles(), ["五月", "旧表"]);
    read.find("hidden-sheet");
    let read = Read::with(&[path], Hidden::Skip);
    assert_eq!(read.titles(), ["五月"]);
    assert_eq!(
        arg(read.find("hidden-sheet-skipped"), "count"),
        &Arg::Count(2)
    );
}

#[test]
fn cells_merged_over_rows_are_filled_down_and_those_over_columns_are_not() {
    let folder = Folder::new();
    let rows = [
        row(1, "", &["2022年5月报送表"]),
        row(2, "", &["部门", "标题", "作者", "媒体", "日期"]),
        row(3, "", &["教务处", "甲", "张三", "校报", "2022-05-01"]),
        row(4, "", &["", "乙", "李四", "", "2022-05-02"]),
        row(5, "", &["", "丙", "王五", "人民网", "2022-05-03"]),
        row(6, "", &["学生处", "丁", "赵六", "校报", "2022-05-04"]),
    ];
    let after = "<mergeCells count=\"3\"><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:A5\"/>\
        <mergeCell ref=\"D3:D4\"/></mergeCells>\
        <hyperlinks><hyperlink ref=\"B6\" r:id=\"h\"/></hyperlinks>";
    let links = forms::relations_part(
        "<Relationship Id=\"h\" Type=\"http://x/relationships/hyperlink\" Target=\"https://www.bdrb.com/1\" \
         TargetMode=\"External\"/>",
    );
    let path = "xl/worksheets/_rels/sheet1.xml.rels";
    let book = xlsx(
        &sheet("", &rows.concat(), after),
        &[(path, links.as_bytes())],
    );
    let read = Read::of(&[folder.file("a.xlsx", book)]);
    assert_eq!(read.titles(), ["甲", "乙", "丙", "丁"]);
    assert_eq!(read.departments(), ["教务处", "教务处", "教务处", "学生处"]);
    let outlet = |at: usize| {
        let id = read.intake.submissions[at].outlet.expect("an outlet");
        &*read.intake.outlets[id as usize]
    };
    assert_eq!(
        [outlet(0), outlet(1), outlet(2)],
        ["校报", "校报", "人民网"]
    );
    assert_eq!(read.hosts()[3], "www.bdrb.com");
}

#[test]
fn a_spreadsheet_of_libreoffice_is_read_with_merges_hidden_rows_and_repeats() {
    let folder = Folder::new();
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let line = |attributes: &str, texts: &[&str]| {
        let cells: String = texts.iter().map(|cell| text(cell)).collect();
        format!("<table:table-row{attributes}>{cells}</table:table-row>")
    };
    let merged = format!(
        "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" \
         office:value-type=\"string\"><text:p>教务处</text:p></table:table-cell>{}{}{}\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2022-05-01\">\
         <text:p>5月1日</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:covered-table-cell/>{}{}{}{}</table:table-row>",
        text("甲&lt;一&gt;<text:s text:c=\"2\"/>篇"),
        text("张三"),
        text("<text:a xlink:href=\"http://www.bdrb.com/1\">保定日报</text:a>"),
        text("乙"),
        text("李四"),
        text("校报"),
        text("2022-05-02"),
    );
    let table = format!(
        "<table:table table:name=\"报送\"><table:table-column table:number-columns-repeated=\"5\"/>\
         {}{merged}<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\
         {}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:table table:name=\"旧表\" table:style-name=\"h\">{}</table:table>",
        line("", &["部门", "标题", "作者", "媒体", "日期"]),
        line(
            " table:visibility=\"filter\"",
            &["学生处", "丙", "王五", "校报", "2022-05-03"]
        ),
        line("", &["说明"]),
    );
    let styles = "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>";
    let path = folder.file("a.ods", ods(styles, &table));
    let read = Read::of(std::slice::from_ref(&path));
    assert_eq!(read.titles(), ["甲<一>  篇", "乙", "丙"]);
    assert_eq!(read.departments(), ["教务处", "教务处", "学生处"]);
    assert_eq!(read.rows(), [2, 3, 7]);
    assert_eq!(read.hosts(), ["www.bdrb.com", "", ""]);
    read.find("hidden-rows");
    read.find("hidden-sheet");
    let read = Read::with(&[path], Hidden::Skip);
    assert_eq!(read.titles(), ["甲<一>  篇", "乙"]);
    assert_eq!(read.counts(), (3, 1));
}

#[test]
fn an_old_workbook_is_read_by_any_name_with_what_is_hidden() {
    let folder = Folder::new();
    let mut records = Vec::new();
    let lines: [[&str; 5]; 3] = [
        HEADER,
        ["甲", "张三", "教务处", "校报", "2022-05-01"],
        ["乙", "李四", "学生处", "校报", "2022-05-02"],
    ];
    // The third row is hidden, and column C.
    let numbers = |numbers: &[u16]| -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect()
    };
    records.extend(record(0x007D, &numbers(&[2, 2, 0, 0, 1, 0])));
    records.extend(record(0x0208, &numbers(&[2, 0, 5, 0, 0, 0, 0x20, 0])));
    for (row, texts) in lines.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            records.extend(label(row as u16, column as u16, text));
        }
    }
    for name in ["a.xls", "b.et", "c.xlsx", "d.csv"] {
        let path: PathBuf = folder.file(name, xls(&records));
        let read = Read::of(std::slice::from_ref(&path));
        assert_eq!(read.titles(), ["甲", "乙"], "{name}: {:?}", read.codes());
        read.find("hidden-rows");
        read.find("hidden-columns");
        let lies = !matches!(name, "a.xls" | "b.et");
        assert_eq!(read.codes().contains(&"file-misnamed"), lies, "{name}");
        let read = Read::with(&[path], Hidden::Skip);
        assert_eq!(read.titles(), ["甲"], "{name}");
        assert_eq!(read.counts(), (2, 1), "{name}");
    }
}

#[test]
fn what_is_no_table_is_named_for_what_it_is() {
    let folder = Folder::new();
    let text = forms::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    for (name, content, code) in [
        ("a.rtf", b"{\\rtf1 text}".to_vec(), "file-word"),
        ("b.odt", text, "file-word"),
        ("c.ofd", forms::zip(&[("OFD.xml", b"<OFD/>")]), "file-pdf"),
        ("d.zip", forms::zip(&[("一.xlsx", b"x")]), "file-archive"),
        ("e.rar", b"Rar!\x1A\x07\0".to_vec(), "file-archive"),
        ("f.7z", b"7z\xBC\xAF\x27\x1C".to_vec(), "file-archive"),
        (
            "g.numbers",
            forms::zip(&[("Index/Document.iwa", b"x")]),
            "file-apple",
        ),
        ("h.mht", b"MIME-Version: 1.0\r\n".to_vec(), "file-web-page"),
        (
            "i.xls",
            b"\xEF\xBB\xBF <table><tr><td>1</td></tr></table>".to_vec(),
            "file-web-page",
        ),
        (
            "j.pptx",
            forms::zip(&[("[Content_Types].xml", b"<Types/>"), ("ppt/x.xml", b"")]),
            "file-not-a-table",
        ),
        (
            "k.docx",
            b"PK\x03\x04 word/document.xml".to_vec(),
            "file-damaged",
        ),
        (
            "l.doc",
            forms::compound(&[("WordDocument", b"x"), ("1Table", b"x")]),
            "file-word",
        ),
        (
            "m.xlsx",
            forms::compound(&[("EncryptedPackage", b"x")]),
            "file-password",
        ),
        (
            "n.msg",
            forms::compound(&[("__substg1.0", b"x")]),
            "file-not-a-table",
        ),
    ] {
        let read = Read::of(&[folder.file(name, content)]);
        assert_eq!(read.codes(), [code], "{name}");
    }
}

#[test]
fn folders_in_folders_are_read_and_what_is_not_read_is_told() {
    let folder = Folder::new();
    let text = |title: &str| format!("标题,作者,媒体,日期\n{title},张三,校报,2022-05-01\n");
    folder.file("一.csv", text("甲"));
    folder.file("处室/二.csv", text("乙"));
    folder.file("处室/教务处/三.CSV", text("丙"));
    folder.file("处室/四.docx", word());
    folder.file("处室/五.csv", text("甲"));
    folder.file("处室/证明.jpg", "x");
    folder.file("说明.pdf", "x");
    folder.file("处室/~$二.csv", "lock");
    folder.file(".git/六.csv", text("己"));
    folder.file("jifen-2022-05/部门排名.csv", "x");
    let deep = "深/".repeat(10);
    folder.file(&format!("{deep}七.csv"), text("庚"));
    #[cfg(unix)]
    {
        let path = folder.path().join("处室/回来");
        std::os::unix::fs::symlink(folder.path(), path).expect("a link");
        let path = folder.path().join("处室/没有.xlsx");
        std::os::unix::fs::symlink("nowhere", path).expect("a link");
    }
    let read = Read::of(&[folder.path().to_owned()]);
    let mut titles = read.titles();
    titles.retain(|title| title.chars().count() == 1);
    assert_eq!(titles, ["甲", "乙", "丙"]);
    let codes = read.codes();
    for code in ["folder-own-results", "folder-too-deep", "file-copy"] {
        assert_eq!(
            codes.iter().filter(|other| **other == code).count(),
            1,
            "{code}"
        );
    }
    #[cfg(unix)]
    read.find("folder-unreadable");
    let others = read.find("folder-other-files");
    let names = Arg::Text("说明.pdf、证明.jpg".to_owned());
    assert_eq!(
        (arg(others, "count"), arg(others, "names")),
        (&Arg::Count(2), &names)
    );
}

#[test]
fn a_binary_workbook_is_read_with_merges_and_what_is_hidden() {
    let folder = Folder::new();
    let lines: [[&str; 5]; 4] = [
        HEADER,
        ["甲", "张三", "教务处", "校报", "2022-05-01"],
        ["乙", "李四", "", "校报", "2022-05-02"],
        ["丙", "王五", "学生处", "校报", "2022-05-03"],
    ];
    let mut cells = Vec::new();
    for (row, texts) in lines.iter().enumerate() {
        // The last row is hidden.
        let flags = if row == 3 { [0, 0, 0, 0x10, 0] } else { [0; 5] };
        let head = [words(&[row as u32, 0]), flags.to_vec(), words(&[0])].concat();
        cells.extend(binary_record(0, &head));
        for (column, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            let cell = [words(&[column as u32, 0]), wide_text(text)].concat();
            cells.extend(binary_record(6, &cell));
        }
    }
    // Column D is hidden, C2:C3 merged.
    let columns = [words(&[3, 3, 0, 0]), vec![1, 0]].concat();
    let after = binary_record(176, &words(&[1, 2, 2, 2]));
    let book = xlsb(&binary_record(60, &columns), &cells, &after);
    let path = folder.file("a.xlsb", book);
    let read = Read::of(std::slice::from_ref(&path));
    assert_eq!(read.titles(), ["甲", "乙", "丙"], "{:?}", read.codes());
    assert_eq!(read.departments(), ["教务处", "教务处", "学生处"]);
    assert_eq!(
        arg(read.find("hidden-rows"), "which"),
        &Arg::Text("4".to_owned())
    );
    assert_eq!(
        arg(read.find("hidden-columns"), "which"),
        &Arg::Text("D".to_owned())
    );
    let read = Read::with(&[path], Hidden::Skip);
    assert_eq!(read.titles(), ["甲", "乙"]);
    assert_eq!(read.counts(), (3, 1));
    assert!(
        read.intake
            .submissions
            .iter()
            .all(|submission| submission.outlet.is_none())
    );
}
