//! The whole job beside a limit: `jifen score` on a generated month, with all CSV files written, and the
//! csv crate merely parsing the same file, in turn in one run.
//!
//! `cargo bench` measures 300, 10,000 and 1,000,000 rows; `cargo bench -- 3000` as many as asked for.

#[path = "../examples/generate/month.rs"]
mod month;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SEED: u64 = 20_220_523;

fn main() {
    let sizes: Vec<u64> = std::env::args()
        .filter_map(|text| text.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![300, 10_000, 1_000_000]
    } else {
        sizes
    };
    println!(
        "{:>9} {:>12} {:>12} {:>8}",
        "rows", "score", "csv parse", "ratio"
    );
    for rows in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let table = folder.path().join("报送.csv");
        let mut file = BufWriter::new(File::create(&table).expect("a file"));
        month::write_csv(rows as usize, SEED, &mut file).expect("a month");
        drop(file);
        let runs = if rows > 100_000 { 3 } else { 9 };
        let mut pairs: Vec<(Duration, Duration)> = Vec::new();
        for _ in 0..runs {
            pairs.push((score(&table, folder.path()), parse(&table)));
        }
        let (whole, limit) = (
            median(pairs.iter().map(|p| p.0)),
            median(pairs.iter().map(|p| p.1)),
        );
        let ratio = whole.as_micros() as f64 / limit.as_micros().max(1) as f64;
        println!("{rows:>9} {whole:>12.2?} {limit:>12.2?} {ratio:>8.2}");
    }
}

/// The whole job as a process, with its files written.
fn score(table: &Path, folder: &Path) -> Duration {
    let out = folder.join("out");
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_jifen"))
        .arg("score")
        .arg(table)
        .args(["--month", "2022-05", "--formats", "csv", "--out"])
        .arg(&out)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = start.elapsed();
    assert!(status.expect("jifen runs").success());
    took
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

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}
