//! Reading beside its limits, in turn in one run: an xlsx read into submissions beside calamine
//! merely reading its cells, a csv beside the csv crate merely parsing it.
//!
//! `cargo bench --bench reading` measures 300, 10,000 and 100,000 rows; `-- 3000` as many as asked.

mod measured;

use std::path::{Path, PathBuf};
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use jifen::intake;
use jifen::problem::Problems;
use jifen::rulebook::Rulebook;
use measured::{medians, month, parse, sizes};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn main() {
    println!(
        "{:>9} {:>6} {:>12} {:>12} {:>8}",
        "rows", "", "reading", "limit", "ratio"
    );
    let rulebook = Rulebook::built_in();
    for rows in sizes(&[300, 10_000, 100_000]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let csv = month(rows, folder.path());
        let xlsx = folder.path().join("报送.xlsx");
        convert(&csv, &xlsx);
        let runs = if rows > 50_000 { 7 } else { 15 };
        compare(rows, "xlsx", runs, &xlsx, &rulebook, cells);
        compare(rows, "csv", runs, &csv, &rulebook, parse);
    }
}

fn compare(
    rows: usize,
    kind: &str,
    runs: usize,
    table: &Path,
    rulebook: &Rulebook,
    limit: fn(&Path) -> usize,
) {
    let took = medians(runs, || {
        let start = Instant::now();
        let (keep, mut problems) = (rulebook.publication_fields(), Problems::default());
        let paths = [PathBuf::from(table)];
        let read = intake::read(&paths, &rulebook.fields, keep, None, &mut problems);
        let whole = start.elapsed();
        assert!(read.submissions.len() > rows / 2);
        let start = Instant::now();
        assert!(limit(table) > rows);
        (whole, start.elapsed())
    });
    println!(
        "{rows:>9} {kind:>6} {:>12.2?} {:>12.2?} {:>8.2}",
        took.whole, took.limit, took.ratio
    );
}

/// calamine over the same file.
fn cells(table: &Path) -> usize {
    let mut book: Xlsx<_> = open_workbook(table).expect("a workbook");
    let sheet = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&sheet).expect("a sheet");
    let mut filled = 0;
    while let Some(cell) = cells.next_cell().expect("a cell") {
        filled += usize::from(*cell.get_value() != DataRef::Empty);
    }
    filled
}

/// Writes a csv as the office would keep it: days as days, numbers as numbers.
fn convert(csv: &Path, xlsx: &Path) {
    let mut book = Workbook::new();
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(csv)
        .expect("the table");
    for (row, record) in reader.records().enumerate() {
        let record = record.expect("a record");
        for (column, text) in record
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            let (row, column) = (row as u32, column as u16);
            let written = match (text.parse::<f64>(), ExcelDateTime::parse_from_str(text)) {
                (Ok(number), _) => sheet.write(row, column, number),
                (_, Ok(day)) if text.len() == 10 => {
                    sheet.write_with_format(row, column, &day, &day_format)
                }
                _ => sheet.write(row, column, text),
            };
            written.expect("written");
        }
    }
    book.save(xlsx).expect("a workbook");
}
