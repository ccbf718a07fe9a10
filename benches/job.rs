//! The whole job beside a limit: `jifen score` on a generated month, with all CSV files written, and the
//! csv crate merely parsing the same file, in turn in one run.
//!
//! `cargo bench` measures 300, 10,000 and 1,000,000 rows; `cargo bench -- 3000` as many as asked for.

mod measured;

use std::time::Instant;

use measured::{medians, month, parse, score, sizes};

fn main() {
    println!(
        "{:>9} {:>12} {:>12} {:>8}",
        "rows", "score", "csv parse", "ratio"
    );
    for rows in sizes(&[300, 10_000, 1_000_000]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let table = month(rows, folder.path());
        let runs = if rows > 100_000 { 3 } else { 9 };
        let took = medians(runs, || {
            let whole = score(&table, "csv");
            let start = Instant::now();
            assert!(parse(&table) > rows);
            (whole, start.elapsed())
        });
        println!(
            "{rows:>9} {:>12.2?} {:>12.2?} {:>8.2}",
            took.whole, took.limit, took.ratio
        );
    }
}
