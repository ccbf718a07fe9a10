//! How large a file may be. An ordinary table is far below; a crafted one ends here.

use std::io;

use crate::problem::{Arg, Place, Problem};

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// Bytes of a file: a workbook, a text, and a compound file (xls), which is held in memory.
pub(super) const FILE: u64 = 512 * MIB;
pub(super) const TEXT: u64 = 1024 * MIB;
pub(super) const COMPOUND: u64 = 128 * MIB;
/// Bytes of a text that has to be rewritten in memory, being UTF-16 or separated by wide commas.
pub(super) const REWRITTEN: u64 = 256 * MIB;
/// Parts of a zip container.
pub(super) const PARTS: usize = 20_000;
/// Bytes that one part inflates to: one that is passed over, and one that is held in memory.
pub(super) const PASSED: u64 = 2048 * MIB;
pub(super) const HELD: u64 = 256 * MIB;
/// How many times its size a part may inflate to, beyond the first bytes.
pub(super) const RATIO: u64 = 200;
pub(super) const RATIO_FROM: u64 = 16 * MIB;
/// Sheets of a workbook, tables of a document.
pub(super) const SHEETS: usize = 1000;
/// Rows and columns of a sheet: those of Excel.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;
/// Cells of a sheet, empty ones left of a filled one included.
pub(super) const CELLS: u64 = 32_000_000;
/// Cells of a format that is held in memory, xls and ods.
pub(super) const HELD_CELLS: u64 = 16_000_000;
/// Merged ranges of a sheet, and hyperlinks.
pub(super) const MERGES: usize = 200_000;
/// Bytes of what stands around the cells of a sheet: columns, merges, hyperlinks.
pub(super) const AROUND: usize = 64 << 20;
/// Bytes of a cell's text; Excel allows 32,767 letters.
pub(super) const CELL_TEXT: usize = 256 << 10;
/// Folders inside folders, and files in them.
pub(super) const DEPTH: usize = 8;
pub(super) const FILES: usize = 2000;

/// A limit that a file goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    File,
    Text,
    Compound,
    Rewritten,
    Parts,
    Inflated,
    Rows,
    Columns,
    Cells,
    HeldCells,
    Merges,
}

impl Limit {
    /// What is too large, and how large it may be.
    fn told(self) -> (&'static str, String) {
        let bytes = |bytes: u64| match bytes {
            _ if bytes >= MIB => format!("{} MB", bytes / MIB),
            _ => format!("{} KB", bytes / KIB),
        };
        match self {
            Limit::File => ("limit-file", bytes(FILE)),
            Limit::Text => ("limit-file", bytes(TEXT)),
            Limit::Compound => ("limit-file", bytes(COMPOUND)),
            Limit::Rewritten => ("limit-file", bytes(REWRITTEN)),
            Limit::Parts => ("limit-parts", PARTS.to_string()),
            Limit::Inflated => ("limit-inflated", format!("{RATIO}")),
            Limit::Rows => ("limit-rows", ROWS.to_string()),
            Limit::Columns => ("limit-columns", COLUMNS.to_string()),
            Limit::Cells => ("limit-cells", CELLS.to_string()),
            Limit::HeldCells => ("limit-cells", HELD_CELLS.to_string()),
            Limit::Merges => ("limit-merges", MERGES.to_string()),
        }
    }
}

/// Why a file, or a sheet of it, cannot be read.
#[derive(Debug)]
pub(super) enum Broken {
    Password,
    Damaged(String),
    Beyond(Limit),
}

impl Broken {
    /// As a problem of the whole file.
    pub(super) fn of_file(self, place: Place) -> Problem {
        match self {
            Broken::Password => Problem::error("file-password", place),
            Broken::Damaged(reason) => Problem::error("file-damaged", place).with("reason", reason),
            Broken::Beyond(limit) => beyond("file-beyond-limit", limit, place),
        }
    }

    /// As a problem of a sheet that was read in part.
    pub(super) fn of_sheet(self, place: Place) -> Problem {
        match self {
            Broken::Password => Problem::error("sheet-damaged", place).with("reason", "password"),
            Broken::Damaged(reason) => {
                Problem::error("sheet-damaged", place).with("reason", reason)
            }
            Broken::Beyond(limit) => beyond("sheet-beyond-limit", limit, place),
        }
    }
}

fn beyond(code: &'static str, limit: Limit, place: Place) -> Problem {
    let (what, most) = limit.told();
    Problem::error(code, place)
        .with("what", Arg::Word(what))
        .with("most", most)
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Broken {
        Broken::Damaged(error.to_string())
    }
}

impl From<quick_xml::Error> for Broken {
    fn from(error: quick_xml::Error) -> Broken {
        Broken::Damaged(error.to_string())
    }
}
