//! Drawn sheets as the files that offices send.

mod docx;
mod ods;
mod xls;
mod xlsb;
mod xlsx;

use encoding_rs::GB18030;

use crate::grid::{Grid, Typed};

pub use docx::docx;
pub use ods::ods;
pub use xls::xls;
pub use xlsb::xlsb;
pub use xlsx::xlsx;

/// Text with a separator between the cells; what holds separators, quotes or line breaks is quoted.
pub fn delimited(grid: &Grid, separator: char) -> String {
    let mut text = String::new();
    for row in 0..grid.rows.len() {
        let cells = (0..grid.width()).map(|column| {
            let shown = grid.cell(row, column).shown();
            match shown.contains([separator, '"', '\n']) {
                true => format!("\"{}\"", shown.replace('"', "\"\"")),
                false => shown,
            }
        });
        text.push_str(&cells.collect::<Vec<_>>().join(&separator.to_string()));
        text.push_str("\r\n");
    }
    text
}

/// As Chinese Excel saves a csv.
pub fn gb18030(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = GB18030.encode(text);
    assert!(!lossy, "GB18030 holds every character");
    bytes.into_owned()
}

/// As Excel saves "Unicode text".
pub fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// As Excel saves "CSV UTF-8".
pub fn utf8_with_mark(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

/// The number that spreadsheets keep for a day: days since 30 December 1899.
fn serial(year: i32, month: u32, day: u32) -> f64 {
    let day = chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
    (day - first).num_days() as f64
}

/// Text as XML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A number, a day's number, or a text.
enum Plain {
    Number(f64),
    Day(f64),
    Text(String),
}

fn plain(cell: &Typed) -> Plain {
    match cell {
        Typed::Number(number) => Plain::Number(*number),
        Typed::Day(year, month, day) => Plain::Day(serial(*year, *month, *day)),
        other => Plain::Text(other.shown()),
    }
}

/// A zip file of these parts, in this order, uncompressed.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in parts {
        zip.start_file(*name, plain).expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("a zip file").into_inner()
}
