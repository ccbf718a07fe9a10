//! The whole job beside a limit: `jifen score` on a generated month, with all CSV files written, and the
//! csv crate merely parsing the same file, in turn in one run.
//!
//! `cargo bench` measures 300, 10,000 and 1,000,000 rows; `cargo bench -- 3000` as many as asked for.

mod measured;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use measured::{medians, month, score, sizes};

fn main() {
    println!(
        "{:>9} {:>12} {:>12} {:>8}",
        "rows", "score", "csv parse", "ratio"
    );
    for rows in sizes(&[300, 10_000, 1_000_000]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let table = month(rows, folder.path());
        let runs = if rows > 100_000 { 3 } else { 9 };
        let took = medians(runs, || (score(&table, "csv"), parse(&table)));
        println!(
            "{rows:>9} {:>12.2?} {:>12.2?} {:>8.2}",
            took.whole, took.limit, took.ratio
        );
    }
}

/// The csv crate over the same bytes.
fn parse(table: &Path) -> Duration {
    let start = Instant::now();
    let bytes = fs::read(table).expect("the table");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("a record") {
        fields += record.len();
    }
    assert!(fields > 0);
    start.elapsed()
}
