//! Makes a month of any size: `cargo run --release --example generate -- ROWS OUT.csv|OUT.xlsx [SEED]`

mod month;

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

const USAGE: &str = "usage: generate ROWS OUT.csv|OUT.xlsx [SEED]";

/// Below Excel's 1,048,576 rows there is one for the header.
const MOST_IN_A_SHEET: usize = 1_048_575;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (rows, out, seed) = match arguments.as_slice() {
        [rows, out] => (rows.parse()?, Path::new(out), 20_220_523),
        [rows, out, seed] => (rows.parse()?, Path::new(out), seed.parse()?),
        _ => return Err(USAGE.into()),
    };
    match out.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => month::write_csv(rows, seed, &mut BufWriter::new(File::create(out)?))?,
        Some("xlsx") => write_xlsx(rows, seed, out)?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// The same rows in one sheet: numbers are numbers, ISO dates real dates, all else text; empty cells are left out.
fn write_xlsx(rows: usize, seed: u64, out: &Path) -> Result<(), Box<dyn Error>> {
    if rows > MOST_IN_A_SHEET {
        return Err(format!("a sheet holds {MOST_IN_A_SHEET} rows at most").into());
    }
    let mut workbook = Workbook::new();
    // Otherwise the day of writing, and other bytes each time.
    let written = ExcelDateTime::from_ymd(2022, 6, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    sheet.set_name("报送")?;
    sheet.write_row(0, 0, month::HEADER)?;
    let month = month::Month::new(rows, seed)?;
    for (row, of) in (1..).zip(month.submissions()) {
        sheet.write_number(row, 0, of.number as f64)?;
        let texts = [
            &of.title,
            &of.authors,
            of.department,
            of.outlet,
            of.level,
            of.genre,
            of.placement,
        ];
        for (column, text) in (1..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
        match ExcelDateTime::parse_from_str(&of.date) {
            Ok(date) => sheet.write_datetime_with_format(row, 8, &date, &day)?,
            Err(_) => sheet.write_string(row, 8, &of.date)?,
        };
        sheet.write_number(row, 9, of.words as f64)?;
        if let Some(reads) = of.reads {
            sheet.write_number(row, 10, reads as f64)?;
        }
        sheet.write_string(row, 11, &of.link)?;
    }
    workbook.save(out)?;
    Ok(())
}
