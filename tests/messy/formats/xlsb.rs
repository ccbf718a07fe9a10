//! The binary workbook of Excel 2007: [MS-XLSB] records in a zip file.

use super::{Plain, plain, zipped};
use crate::grid::Grid;

/// A binary workbook of Excel with one sheet.
pub fn xlsb(name: &str, grid: &Grid) -> Vec<u8> {
    let mut book = record(131, &[]);
    book.extend(record(143, &[]));
    let bundle = [doubles(&[0, 1]), wide("rId1"), wide(name)].concat();
    book.extend(record(156, &bundle));
    book.extend([record(144, &[]), record(157, &[0; 8]), record(132, &[])].concat());

    let mut styles = record(278, &[]);
    styles.extend(record(617, &doubles(&[2])));
    for format in [0_u16, 14] {
        styles.extend(record(
            47,
            &[&[0, 0][..], &format.to_le_bytes(), &[0; 12]].concat(),
        ));
    }
    styles.extend([record(618, &[]), record(279, &[])].concat());

    let types = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"#;
    let rels = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let book_rels = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/_rels/workbook.bin.rels", book_rels.as_bytes()),
        ("xl/workbook.bin", &book),
        ("xl/styles.bin", &styles),
        ("xl/worksheets/sheet1.bin", &sheet(grid)),
    ])
}

/// Kind and length in groups of seven bits, the lowest first.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = match kind {
        0..128 => vec![kind as u8],
        _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
    };
    let mut length = data.len();
    while length >= 128 {
        record.push(length as u8 | 0x80);
        length >>= 7;
    }
    record.push(length as u8);
    record.extend(data);
    record
}

fn doubles(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let mut bytes = doubles(&[text.encode_utf16().count() as u32]);
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn sheet(grid: &Grid) -> Vec<u8> {
    let (rows, columns) = (grid.rows.len() as u32, grid.width() as u32);
    let mut bytes = record(129, &[]);
    bytes.extend(record(148, &doubles(&[0, rows - 1, 0, columns - 1])));
    bytes.extend(record(145, &[]));
    let mut last = None;
    for (row, column, cell) in grid.filled() {
        if last.replace(row) != Some(row) {
            bytes.extend(record(0, &doubles(&[row as u32, 0, 0, 0, 0])));
        }
        let at = |style| doubles(&[column as u32, style]);
        bytes.extend(match plain(cell) {
            Plain::Number(number) => record(5, &[at(0), number.to_le_bytes().to_vec()].concat()),
            Plain::Day(day) => record(5, &[at(1), day.to_le_bytes().to_vec()].concat()),
            Plain::Text(text) => record(6, &[at(0), wide(&text)].concat()),
        });
    }
    bytes.extend(record(146, &[]));
    if !grid.merges.is_empty() {
        bytes.extend(record(177, &doubles(&[grid.merges.len() as u32])));
        for merge in &grid.merges {
            let [top, left, bottom, right] = merge.map(|at| at as u32);
            bytes.extend(record(176, &doubles(&[top, bottom, left, right])));
        }
        bytes.extend(record(178, &[]));
    }
    bytes.extend(record(130, &[]));
    bytes
}
