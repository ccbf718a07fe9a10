//! Where bytes from outside come in: one function for each parser, called by the fuzz targets and by
//! `tests/fuzzed.rs`. Each may say what it likes of its input but may not panic, and no row is lost.
#![allow(dead_code, reason = "a fuzz target uses one of them")]

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use jifen::intake::dates::Around;
use jifen::intake::{Asked, Builder, Intake, Setting, byline, dates, numbers, read_as};
use jifen::period::{Calendar, Period};
use jifen::problem::Problems;
use jifen::rulebook::field::{AUTHORS, DATE, FieldId, Fields, OUTLET, WORDS};
use jifen::rulebook::registry::Registry;
use jifen::sheet::{Hidden, Row, Sink};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Takes an input.
pub type Entry = fn(&[u8]);

/// All of them, by name.
pub const ALL: [(&str, Entry); 9] = [
    ("dates", dates),
    ("bylines", bylines),
    ("numbers", numbers),
    ("headers", headers),
    ("csv", csv),
    ("docx", docx),
    ("ods", ods),
    ("xlsx", xlsx),
    ("workbook", workbook),
];

const KEEP: [FieldId; 4] = [OUTLET, AUTHORS, DATE, WORDS];

pub fn dates(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let within = Around {
        year: Some(2022),
        month: Some(5),
    };
    for around in [Around::default(), within] {
        let _ = dates::parse(&text, around);
    }
    if let Some(number) = numbers::parse(&text) {
        let _ = dates::of_number(number, within);
    }
    let _ = Around::of([&*text]);
}

pub fn bylines(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = byline::parse(&text);
}

pub fn numbers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = (numbers::parse(&text), numbers::flag(&text));
}

/// Rows of texts parted by tabs and line feeds.
pub fn headers(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (fields, mut problems) = (Fields::new(), Problems::default());
    let mut builder = Builder::new(&fields, KEEP);
    builder.begin(&"a.csv".into(), "");
    for (number, line) in (1..).zip(text.lines()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let row = Row::of_texts(number, &cells);
        if !row.is_blank() {
            builder.row(&row, &mut problems);
        }
    }
    builder.end(&mut problems);
    check(&builder.finish(&mut problems));
}

pub fn csv(data: &[u8]) {
    file("a.csv", data);
}

/// The main part of a Word document.
pub fn docx(data: &[u8]) {
    file("a.docx", &container(&[("word/document.xml", data)]));
}

/// The content of a LibreOffice spreadsheet.
pub fn ods(data: &[u8]) {
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    file(
        "a.ods",
        &container(&[("mimetype", kind), ("content.xml", data)]),
    );
}

/// A sheet of an xlsx.
pub fn xlsx(data: &[u8]) {
    let main = br#"<Relationships><Relationship Id="r" Type="x/relationships/officeDocument"
        Target="xl/workbook.xml"/></Relationships>"#;
    let sheets = br#"<Relationships><Relationship Id="s" Type="x/relationships/worksheet"
        Target="worksheets/sheet1.xml"/></Relationships>"#;
    let book = br#"<workbook><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#;
    let parts: [(&str, &[u8]); 4] = [
        ("_rels/.rels", main),
        ("xl/_rels/workbook.xml.rels", sheets),
        ("xl/workbook.xml", book),
        ("xl/worksheets/sheet1.xml", data),
    ];
    file("a.xlsx", &container(&parts));
}

/// A whole file of whatever kind.
pub fn workbook(data: &[u8]) {
    file("a.xlsx", data);
}

fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("a container").into_inner()
}

fn file(name: &str, content: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    let fields = Fields::new();
    for hidden in [Hidden::Read, Hidden::Skip] {
        let mut problems = Problems::default();
        let (registry, calendar) = (Registry::default(), Calendar::default());
        let setting = Some(Setting {
            registry: &registry,
            calendar: &calendar,
            period: Period::parse("2022"),
        });
        let asked = Asked { setting, hidden };
        check(&read_as(
            std::slice::from_ref(&path),
            &fields,
            KEEP,
            asked,
            &mut problems,
        ));
    }
}

/// Every row that was read is a submission or was skipped; one row may hold several submissions.
fn check(intake: &Intake) {
    for (at, table) in intake.tables.iter().enumerate() {
        let own = intake
            .submissions
            .iter()
            .filter(|one| usize::from(one.table) == at);
        let rows: BTreeSet<u32> = own.clone().map(|submission| submission.row).collect();
        let (read, skipped) = (table.counts.read, table.counts.skipped);
        assert!(
            rows.len() + skipped <= read,
            "{}: {:?}",
            rows.len(),
            table.counts
        );
        assert!(read <= own.count() + skipped, "{:?}", table.counts);
    }
}
