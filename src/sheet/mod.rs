//! Files to rows: workbooks, delimited text and the tables of documents, read one row at a time.
//!
//! What a file is, is told by its first bytes, not by its name. A row is lent to a [`Sink`]; no
//! sheet is ever held as a whole where its format allows that.

mod biff;
mod binary;
mod compound;
mod delimited;
mod document;
mod encoding;
mod expand;
mod limits;
mod lines;
mod marks;
mod opendocument;
mod package;
mod records;
mod row;
mod separator;
mod sniff;
mod survey;
mod workbook;
mod xml;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub use expand::expand;
pub use row::{Cell, OwnedRow, Row};
pub use workbook::hush;

use crate::problem::{Place, Problem, Problems};
use lines::Target;
use sniff::{Format, Unread};

/// Whether hidden rows, columns and sheets are read or left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    #[default]
    Read,
    Skip,
}

/// Takes the rows of files, sheet by sheet.
pub trait Sink {
    /// A sheet begins; a delimited text file has one without a name.
    fn begin(&mut self, file: &Arc<str>, sheet: &str);
    /// A row that is not blank, in the order of the sheet.
    fn row(&mut self, row: &Row<'_>, problems: &mut Problems);
    /// So many rows that hold something were left out, being hidden.
    fn left_out(&mut self, rows: usize, problems: &mut Problems);
    /// The sheet has ended.
    fn end(&mut self, problems: &mut Problems);
}

/// Reads a file into `sink`; `name` is how problems call it. Whatever cannot be read is a problem.
pub fn read(
    path: &Path,
    name: &Arc<str>,
    hidden: Hidden,
    sink: &mut impl Sink,
    problems: &mut Problems,
) {
    let opened = File::open(path).and_then(|mut file| Ok((sniff::format(&mut file)?, file)));
    let (format, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return problems.push(unopened(name, &error)),
    };
    let here = Place::File(name.clone());
    match format {
        Err(Unread::Known(code)) => problems.push(Problem::error(code, here)),
        Err(Unread::Broken(broken)) => problems.push(broken.of_file(here)),
        Ok(format) => {
            warn_of_name(path, name, format, problems);
            if format == Format::Text {
                return delimited::read(file, name, sink, problems);
            }
            let mut target = Target {
                file: name,
                hidden,
                sink,
                problems,
            };
            workbook::read(file, format, &mut target);
        }
    }
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
        Format::Docx => (&["docx", "docm", "dotx"], "docx"),
        Format::Text => (&["csv", "tsv", "txt", "tab", ""], "csv"),
    };
    if !fits.contains(&ending.as_str()) {
        problems.push(
            Problem::warning("file-misnamed", Place::File(name.clone()))
                .read(format!(".{ending}"))
                .with("format", is),
        );
    }
}
