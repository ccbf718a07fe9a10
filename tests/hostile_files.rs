//! Files made to do harm, or broken by accident: a clear problem or what can be read, in bounded
//! memory and time. Each is read by the program itself, which may have no more memory than that.

mod forms;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use forms::{
    Folder, Read, arg, docx, label, ods, paragraph, record, row, sheet, xls, xlsx, xlsx_of,
};
use jifen::problem::Arg;

const HEADER: [&str; 4] = ["标题", "作者", "媒体", "日期"];
const PIECE: [&str; 4] = ["甲", "张三", "校报", "2022-05-01"];

/// Kilobytes of address space, far below what these files ask for.
const MEMORY: u32 = 1_500_000;
/// What takes longer hangs, on however slow a machine.
const TIME: Duration = Duration::from_secs(400);

/// What the program says of a file, within the bounds.
fn told(path: &Path) -> String {
    let program = env!("CARGO_BIN_EXE_jifen");
    let out = path.with_extension("out");
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        let run = format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"");
        shell.args(["-c", &run, program]);
        shell
    } else {
        Command::new(program)
    };
    let talk = fs::File::create(&out).expect("a file");
    let mut child = command
        .arg("score")
        .arg(path)
        .args(["--month", "2022-05", "--json", "--lang", "en"])
        .stdout(Stdio::null())
        .stderr(talk)
        .spawn()
        .expect("jifen runs");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a status") {
            break status;
        }
        if start.elapsed() > TIME {
            child.kill().expect("killed");
            panic!("{} takes too long", path.display());
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let said = fs::read_to_string(&out).expect("text");
    assert!(
        matches!(status.code(), Some(0..=2)),
        "{}: {status} {said}",
        path.display()
    );
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// Checks that the program says this of a file.
fn says(name: &str, content: Vec<u8>, expected: &str) {
    let folder = Folder::new();
    let said = told(&folder.file(name, content));
    assert!(said.contains(expected), "{name}: {said}");
}

fn small() -> String {
    sheet("", &[row(1, "", &HEADER), row(2, "", &PIECE)].concat(), "")
}

/// Spaces, which shrink to a thousandth.
fn blown() -> Vec<u8> {
    vec![b' '; 20 << 20]
}

/// The same container, but saying that a part is small.
fn lying(mut zip: Vec<u8>, part: &str) -> Vec<u8> {
    let mut lies = 0;
    for at in 0..zip.len() - 46 {
        let (name, size) = match &zip[at..at + 4] {
            b"PK\x01\x02" => (at + 46, at + 24),
            b"PK\x03\x04" => (at + 30, at + 22),
            _ => continue,
        };
        if zip[name..].starts_with(part.as_bytes()) {
            zip[size..size + 4].copy_from_slice(&100_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert_eq!(lies, 2);
    zip
}

#[test]
fn a_container_that_inflates_without_end_is_refused() {
    let large = "abnormally large";
    let sheet1 = "xl/worksheets/sheet1.xml";
    let strings: (&str, &[u8]) = ("xl/sharedStrings.xml", &blown());
    let spaces = String::from_utf8(blown()).expect("text");
    let blown_sheet = || xlsx(&sheet("", &spaces, ""), &[]);
    says("a.xlsx", blown_sheet(), large);
    says("b.xlsx", lying(blown_sheet(), sheet1), "damaged");
    says("c.xlsx", xlsx(&small(), &[strings]), large);
    says(
        "d.xlsx",
        lying(xlsx(&small(), &[strings]), strings.0),
        "damaged",
    );
    says("e.docx", docx(&spaces), large);
    says(
        "f.docx",
        lying(docx(&spaces), "word/document.xml"),
        "damaged",
    );
    says("g.ods", lying(ods("", &spaces), "content.xml"), "damaged");
    // A picture is never inflated, whatever it says.
    let read = {
        let folder = Folder::new();
        let picture: (&str, &[u8]) = ("xl/media/image1.png", &blown());
        Read::of(&[folder.file("h.xlsx", xlsx(&small(), &[picture]))])
            .titles()
            .len()
    };
    assert_eq!(read, 1);
}

#[test]
fn empty_rows_without_number_are_passed() {
    let mut rows = [row(1, "", &HEADER), row(2, "", &PIECE)].concat();
    for number in 3..60_000 {
        rows.push_str(&format!(
            "<row r=\"{number}\" s=\"1\"><c r=\"A{number}\" s=\"1\"/></row>"
        ));
    }
    let folder = Folder::new();
    let path = folder.file("a.xlsx", xlsx(&sheet("", &rows, ""), &[]));
    told(&path);
    let read = Read::of(&[path]);
    assert_eq!((read.titles(), read.counts()), (vec!["甲"], (1, 0)));
}

#[test]
fn dimensions_and_addresses_that_lie_do_no_harm() {
    let rows = [row(1, "", &HEADER), row(2, "", &PIECE)].concat();
    let folder = Folder::new();
    let of = |before: &str, rows: &str| {
        let path = folder.file("a.xlsx", xlsx(&sheet(before, rows, ""), &[]));
        told(&path);
        Read::of(&[path])
    };
    let read = of("<dimension ref=\"A1:XFD1048576\"/>", &rows);
    assert_eq!((read.titles(), read.errors()), (vec!["甲"], vec![]));
    let read = of("<dimension ref=\"A1\"/>", &rows);
    assert_eq!(read.titles(), ["甲"]);
    assert_eq!(
        of("<dimension ref=\"B5:A1\"/>", &rows).errors()[0],
        "sheet-damaged"
    );
    let address = "<dimension ref=\"A1:ZZZZZZZZZ99999999999\"/>";
    assert_eq!(of(address, &rows).errors()[0], "sheet-damaged");
    for (cell, code) in [
        ("XFE3", "sheet-beyond-limit"),
        ("A1048577", "sheet-beyond-limit"),
        ("A4294967297", "sheet-damaged"),
        ("ZZZZZZZZ3", "sheet-damaged"),
        ("A0", "sheet-damaged"),
    ] {
        let odd = format!("{rows}<row r=\"3\"><c r=\"{cell}\"><v>1</v></c></row>");
        let read = of("", &odd);
        assert_eq!(read.errors(), [code], "{cell}");
        // Where the address cannot be told, the row before may be the one that is broken.
        let whole = code == "sheet-beyond-limit";
        assert_eq!(read.titles().len(), usize::from(whole), "{cell}");
    }
}

#[test]
fn very_wide_rows_are_bounded_together() {
    let wide = |rows: std::ops::Range<u32>| -> String {
        let cell = |row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>");
        [row(1, "", &HEADER), row(2, "", &PIECE)]
            .into_iter()
            .chain(rows.map(cell))
            .collect()
    };
    let folder = Folder::new();
    let path = folder.file("a.xlsx", xlsx(&sheet("", &wide(3..20), ""), &[]));
    assert!(Read::of(&[path]).titles().contains(&"甲"));
    says(
        "b.xlsx",
        xlsx(&sheet("", &wide(3..2200), ""), &[]),
        "abnormally large",
    );
}

#[test]
fn merges_that_overlap_or_reach_everywhere_are_filled_once() {
    let rows: String = (2..300)
        .map(|at| row(at, "", &["", "张三", "校报", "2022-05-01"]))
        .collect();
    let rows = [
        row(1, "", &HEADER),
        row(2, "", &["甲"])[..].replace("</row>", ""),
        rows[14..].to_owned(),
    ];
    let all: String = (0..20_000)
        .map(|at| format!("<mergeCell ref=\"A{}:XFD1048576\"/>", at % 100 + 1))
        .collect();
    let after =
        format!("<mergeCells>{all}<mergeCell ref=\"B9:A1\"/><mergeCell ref=\"x\"/></mergeCells>");
    let folder = Folder::new();
    let path = folder.file("a.xlsx", xlsx(&sheet("", &rows.concat(), &after), &[]));
    told(&path);
    assert_eq!(Read::of(&[path]).errors(), Vec::<&str>::new());
    let many: String = (0..210_000).map(|_| "<mergeCell ref=\"A1:A9\"/>").collect();
    says(
        "b.xlsx",
        xlsx(
            &sheet("", "", &format!("<mergeCells>{many}</mergeCells>")),
            &[],
        ),
        "abnormally large",
    );
}

#[test]
fn rows_out_of_order_or_twice_are_all_read_and_told() {
    let line = |number, title| row(number, "", &[title, "张三", "校报", "2022-05-01"]);
    let rows = [
        row(1, "", &HEADER),
        line(5, "甲"),
        line(3, "乙"),
        line(3, "丙"),
        line(9, "丁"),
    ];
    let folder = Folder::new();
    let read = Read::of(&[folder.file("a.xlsx", xlsx(&sheet("", &rows.concat(), ""), &[]))]);
    assert_eq!(read.titles(), ["甲", "乙", "丙", "丁"]);
    assert_eq!(read.rows(), [5, 3, 3, 9]);
    read.find("rows-disordered");
}

#[test]
fn texts_that_are_not_there_or_too_long_are_told_at_their_row() {
    let folder = Folder::new();
    let strings: (&str, &[u8]) = (
        "xl/sharedStrings.xml",
        b"<sst uniqueCount=\"1\"><si><t>x</t></si></sst>",
    );
    let lost = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>7</v></c></row>";
    let rows = [
        row(1, "", &HEADER),
        row(2, "", &PIECE),
        lost.to_owned(),
        row(4, "", &PIECE),
    ];
    let read = Read::of(&[folder.file("a.xlsx", xlsx(&sheet("", &rows.concat(), ""), &[strings]))]);
    assert_eq!(
        (read.titles(), read.errors()),
        (vec![], vec!["sheet-damaged"])
    );
    let claimed: (&str, &[u8]) = (
        "xl/sharedStrings.xml",
        b"<sst uniqueCount=\"99999999999\"><si><t>x</t></si></sst>",
    );
    says("b.xlsx", xlsx(&small(), &[claimed]), "damaged");
    let long = "长".repeat(100_000);
    let rows = [
        row(1, "", &HEADER),
        row(2, "", &[&long, "张三", "校报", "2022-05-01"]),
    ];
    let read = Read::of(&[folder.file("c.xlsx", xlsx(&sheet("", &rows.concat(), ""), &[]))]);
    assert_eq!(
        arg(read.find("cell-too-long"), "bytes"),
        &Arg::Count(300_000)
    );
}

#[test]
fn entities_are_never_expanded_and_nothing_is_fetched() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let strings = |name: &str| format!("{bomb}<sst><si><t>&{name};</t></si></sst>");
    for name in ["b", "c"] {
        let strings = strings(name);
        let part: (&str, &[u8]) = ("xl/sharedStrings.xml", strings.as_bytes());
        says("a.xlsx", xlsx(&small(), &[part]), "damaged");
        says("b.docx", docx(&paragraph(&format!("&{name};"))), "damaged");
        says(
            "c.ods",
            ods(
                "",
                &format!(
                    "<table:table><table:table-row><table:table-cell><text:p>&{name};</text:p></table:table-cell></table:table-row></table:table>"
                ),
            ),
            "damaged",
        );
    }
    let lock = include_str!("../Cargo.lock");
    for library in [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "tokio",
        "socket2",
        "rustls",
        "native-tls",
        "openssl",
    ] {
        assert!(
            !lock.contains(&format!("name = \"{library}\"")),
            "{library}"
        );
    }
}

#[test]
fn of_thousands_of_sheets_the_first_are_read() {
    let folder = Folder::new();
    let path = folder.file("a.xlsx", xlsx_of(3000, &small(), &[]));
    let read = Read::of(&[path]);
    assert_eq!(
        arg(read.find("too-many-sheets"), "count"),
        &Arg::Count(3000)
    );
    assert_eq!(read.titles().len(), 1000);
}

#[test]
fn an_old_workbook_that_claims_too_much_is_refused() {
    let large = "abnormally large";
    let rows: Vec<u8> = [label(0, 0, "标题"), label(65535, 65535, "x")].concat();
    says("a.xls", xls(&rows), large);
    let claims = [
        0_u32.to_le_bytes(),
        u32::MAX.to_le_bytes(),
        [0, 0, 0, 1],
        [0; 4],
    ]
    .concat()[..14]
        .to_vec();
    says("b.xls", xls(&record(0x0200, &claims)), large);
    // A table of sectors in which every sector is followed by itself.
    let mut circle = xls(&label(0, 0, "标题"));
    for at in (512..1024).step_by(4) {
        let next = ((at - 512) / 4) as u32;
        circle[at..at + 4].copy_from_slice(&next.to_le_bytes());
    }
    says("c.xls", circle, "damaged");
    let mut chain = xls(&label(0, 0, "标题"));
    chain[68..72].copy_from_slice(&1_u32.to_le_bytes());
    let folder = Folder::new();
    told(&folder.file("d.xls", chain));
    // One text of 16,000 letters in 60,000 cells would be copied into each.
    let text = [16_000_u16.to_le_bytes().to_vec(), vec![0], vec![b'x'; 8000]].concat();
    let texts = [vec![0; 8], text].concat();
    let rest = [vec![0], vec![b'x'; 8000]].concat();
    let cells = (0..60_000_u16).map(|row| {
        let [low, high] = row.to_le_bytes();
        record(0x00FD, &[low, high, 0, 0, 0, 0, 0, 0, 0, 0])
    });
    let cells: Vec<u8> = cells.flatten().collect();
    let globals = [record(0x00FC, &texts), record(0x003C, &rest)].concat();
    says("e.xls", forms::xls_of(&globals, &cells), large);
}

#[test]
fn a_spreadsheet_of_libreoffice_that_repeats_or_breaks_off_ends() {
    let row = |attributes: &str, cell: &str| {
        format!("<table:table-row{attributes}>{cell}</table:table-row>")
    };
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let table = |rows: &str| format!("<table:table table:name=\"a\">{rows}</table:table>");
    let rows = " table:number-rows-repeated=\"4000000000\"";
    let columns = " table:number-columns-repeated=\"4000000000\"";
    let large = "abnormally large";
    says(
        "a.ods",
        ods("", &table(&row(rows, &cell("", &"长".repeat(1000))))),
        large,
    );
    says(
        "b.ods",
        ods("", &table(&row("", &cell(columns, "x")))),
        large,
    );
    let spaces = cell("", &"<text:s text:c=\"4000000000\"/>".repeat(3));
    let folder = Folder::new();
    told(&folder.file("c.ods", ods("", &table(&row("", &spaces)))));
    let cut = "<office:document-content><table:table table:name=\"a\"><table:table-row>";
    let cut = forms::zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", cut.as_bytes()),
    ]);
    says("d.ods", cut, "damaged");
}

#[test]
fn a_file_cut_off_anywhere_is_told() {
    let folder = Folder::new();
    let piece = format!("{}{}", forms::cells(&HEADER), forms::cells(&PIECE));
    let old = xls(&[label(0, 0, "标题"), label(0, 1, "作者"), label(1, 0, "甲")].concat());
    for (name, whole) in [
        ("a.xlsx", xlsx(&small(), &[])),
        ("b.docx", docx(&format!("<w:tbl>{piece}</w:tbl>"))),
        ("c.ods", ods("", "<table:table table:name=\"a\"/>")),
        ("d.xls", old),
    ] {
        for part in 1..12 {
            let cut = whole.len() * part / 12;
            let read = Read::of(&[folder.file(name, &whole[..cut])]);
            assert!(
                read.problems.has_errors(),
                "{name} {part}: {:?}",
                read.codes()
            );
        }
    }
}

#[test]
fn reading_changes_nothing() {
    let folder = Folder::new();
    let files: Vec<PathBuf> = vec![
        folder.file("a.xlsx", xlsx(&small(), &[])),
        folder.file(
            "b.docx",
            docx(&format!("<w:tbl>{}</w:tbl>", forms::cells(&PIECE))),
        ),
        folder.file("c.ods", ods("", "<table:table table:name=\"a\"/>")),
        folder.file("d.xls", xls(&label(0, 0, "标题"))),
        folder.file("e.csv", "标题,作者,媒体,日期\n甲,张三,校报,2022-05-01\n"),
    ];
    let state = || -> Vec<_> {
        let of = |path: &PathBuf| {
            let changed = fs::metadata(path)
                .and_then(|data| data.modified())
                .expect("a time");
            (fs::read(path).expect("bytes"), changed)
        };
        files.iter().map(of).collect()
    };
    let names = || fs::read_dir(folder.path()).expect("a folder").count();
    let (before, count) = (state(), names());
    Read::of(&files);
    assert!(state() == before);
    assert_eq!(names(), count);
}
