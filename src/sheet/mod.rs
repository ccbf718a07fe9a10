//! Files to rows: workbooks and delimited text, read one row at a time.
//!
//! What a file is, is told by its first bytes, not by its name. A row is lent to a [`Sink`]; no
//! sheet is ever held as a whole where its format allows that.

mod delimited;
mod expand;
mod row;
mod sniff;
mod workbook;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub use expand::expand;
pub use row::{Cell, OwnedRow, Row};

use crate::problem::{Place, Problem, Problems};
use sniff::Format;

/// Takes the rows of files, sheet by sheet.
pub trait Sink {
    /// A sheet begins; a delimited text file has one without a name.
    fn begin(&mut self, file: &Arc<str>, sheet: &str);
    /// A row that is not blank, in the order of the sheet.
    fn row(&mut self, row: &Row<'_>, problems: &mut Problems);
    /// The sheet has ended.
    fn end(&mut self, problems: &mut Problems);
}

/// Reads a file into `sink`; `name` is how problems call it. Whatever cannot be read is a problem.
pub fn read(path: &Path, name: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return problems.push(unopened(name, &error)),
    };
    let format = match sniff::format(&mut file) {
        Ok(format) => format,
        Err(error) => return problems.push(unopened(name, &error)),
    };
    let here = || Place::File(name.clone());
    let plain = match format {
        Format::Empty => "file-empty",
        Format::Word => "file-word",
        Format::Pdf => "file-pdf",
        Format::Picture => "file-picture",
        Format::WebPage => "file-web-page",
        Format::Encrypted => "file-password",
        Format::Other => "file-not-a-table",
        Format::Xlsx | Format::Xlsb | Format::Ods | Format::Xls => {
            warn_of_name(path, name, format, problems);
            return workbook::read(file, format, name, sink, problems);
        }
        Format::Text => {
            warn_of_name(path, name, format, problems);
            return delimited::read(file, name, sink, problems);
        }
    };
    problems.push(Problem::error(plain, here()));
}

/// Why a file could not be opened or read.
fn unopened(name: &Arc<str>, error: &std::io::Error) -> Problem {
    // Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    let locked = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let code = match error.kind() {
        std::io::ErrorKind::NotFound => "file-missing",
        _ if locked => "file-locked",
        _ => {
            return Problem::error("file-unreadable", Place::File(name.clone()))
                .with("reason", error);
        }
    };
    Problem::error(code, Place::File(name.clone()))
}

/// Warns where the name's ending says another format than the content.
fn warn_of_name(path: &Path, name: &Arc<str>, format: Format, problems: &mut Problems) {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (fits, is): (&[&str], &str) = match format {
        Format::Xlsx => (&["xlsx", "xlsm", "xltx", "xltm", "et", "ett"], "xlsx"),
        Format::Xlsb => (&["xlsb"], "xlsb"),
        Format::Ods => (&["ods", "ots"], "ods"),
        Format::Xls => (&["xls", "xlt", "et", "ett"], "xls"),
        _ => (&["csv", "tsv", "txt", "tab", ""], "csv"),
    };
    if !fits.contains(&ending.as_str()) {
        problems.push(
            Problem::warning("file-misnamed", Place::File(name.clone()))
                .read(format!(".{ending}"))
                .with("format", is),
        );
    }
}
