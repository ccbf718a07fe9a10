//! What benches measure, and how: generated months of the sizes asked for, and pairs of times taken
//! in turn, of which the medians and their ratio are told.

#![allow(dead_code, reason = "each bench takes what it needs")]

#[path = "../../examples/generate/month.rs"]
mod month;

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SEED: u64 = 20_220_523;

/// The numbers behind `--`, or the usual ones.
pub fn sizes(usual: &[usize]) -> Vec<usize> {
    let asked = std::env::args().filter_map(|text| text.parse().ok());
    let asked: Vec<usize> = asked.collect();
    match asked.is_empty() {
        true => usual.to_vec(),
        false => asked,
    }
}

/// Writes a month of so many rows into a folder.
pub fn month(rows: usize, folder: &Path) -> PathBuf {
    let table = folder.join("报送.csv");
    let mut file = BufWriter::new(File::create(&table).expect("a file"));
    month::write_csv(rows, SEED, &mut file).expect("a month");
    table
}

/// The whole job as a process, with its files written into `out` beside the table.
pub fn score(table: &Path, formats: &str) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_jifen"))
        .arg("score")
        .arg(table)
        .args(["--month", "2022-05", "--lang", "zh", "--formats", formats])
        .arg("--out")
        .arg(table.with_file_name("out"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = start.elapsed();
    assert!(status.expect("jifen runs").success());
    took
}

/// The csv crate over the bytes of a table: how many fields it finds.
pub fn parse(table: &Path) -> usize {
    let bytes = std::fs::read(table).expect("the table");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("a record") {
        fields += record.len();
    }
    fields
}

/// The medians of a time and of the limit beside it, and their ratio.
pub struct Medians {
    pub whole: Duration,
    pub limit: Duration,
    pub ratio: f64,
}

/// Takes a time and its limit in turn.
pub fn medians(runs: usize, mut pair: impl FnMut() -> (Duration, Duration)) -> Medians {
    let pairs: Vec<(Duration, Duration)> = (0..runs).map(|_| pair()).collect();
    let whole = median(pairs.iter().map(|pair| pair.0));
    let limit = median(pairs.iter().map(|pair| pair.1));
    Medians {
        whole,
        limit,
        ratio: whole.as_secs_f64() / limit.as_secs_f64().max(1e-6),
    }
}

/// The time in the middle.
pub fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}
