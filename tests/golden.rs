//! The golden month, byte for byte: what the example comes out as, in all formats.
//!
//! The CSV files lie in `examples/2022-05/结果`. Of all other files each part is kept by its length
//! and SHA-256, and those that are no longer than [`READABLE`] as they are, an element a line. To
//! renew them, read the difference first: `cargo insta review`, and for the longer parts a run on the
//! example before and after the change; then `INSTA_UPDATE=always cargo test --test golden`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use assert_cmd::Command;
use insta::assert_snapshot;
use sha2::{Digest, Sha256};

/// The most bytes of a part that is kept as it is.
const READABLE: usize = 30_000;

/// The files of the example month, by name.
fn month() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = example().join("报送.xlsx");
    fs::copy(table, folder.path().join("报送.xlsx")).expect("copied");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "报送.xlsx", "--lang", "zh", "--out", "结果"])
        .args(["--formats", "csv,xlsx,html,docx,json"])
        .current_dir(folder.path())
        .assert()
        .success();
    files(&folder.path().join("结果"))
}

fn example() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/2022-05"))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the results");
    let files = entries.map(|entry| {
        let entry = entry.expect("an entry");
        let bytes = fs::read(entry.path()).expect("a file");
        (entry.file_name().into_string().expect("UTF-8"), bytes)
    });
    files.collect()
}

/// The parts of the files that are no CSV, nor the receipt of them all: those of a workbook or a
/// document one by one, since how they are packed is a library's matter.
fn parts(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut parts = Vec::new();
    for (name, bytes) in files {
        let is_packed = name.ends_with(".xlsx") || name.ends_with(".docx");
        if name.ends_with(".csv") || name == "运行记录.json" {
            continue;
        } else if !is_packed {
            parts.push((name.clone(), bytes.clone()));
            continue;
        }
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let day = part.last_modified().expect("a day");
            assert_eq!((day.year(), day.month()), (1980, 1), "by the clock: {name}");
            let mut text = Vec::new();
            part.read_to_end(&mut text).expect("read");
            parts.push((format!("{name} {}", part.name().expect("a name")), text));
        }
    }
    parts
}

#[test]
fn the_csv_files_of_the_example_come_out_as_they_lie_there() {
    let mut made = month();
    made.retain(|name, _| name.ends_with(".csv"));
    let kept = files(&example().join("结果"));
    assert!(made.keys().eq(kept.keys()), "{:?}", made.keys());
    for (name, bytes) in &kept {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).expect("UTF-8");
        let (kept, made) = (text(bytes), text(&made[name]));
        for (kept, made) in kept.lines().zip(made.lines()) {
            assert_eq!(kept, made, "{name}");
        }
        assert_eq!(kept, made, "{name}");
    }
}

#[test]
fn every_part_of_the_other_files_is_the_same_to_the_byte() {
    let made = month();
    let (mut all, mut readable) = (String::new(), String::new());
    for (name, bytes) in parts(&made) {
        let digest = Sha256::digest(&bytes);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(all, "{digest} {:>6} {name}", bytes.len()).expect("written");
        if bytes.len() <= READABLE {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let text = text.replace("><", ">\n<");
            writeln!(readable, "=== {name}\n{text}").expect("written");
        }
    }
    // First what can be read: it says why the sums differ.
    assert_snapshot!("readable", readable);
    assert_snapshot!("all", all);
    assert!(made == month(), "another run gives other bytes");
}
