//! A look at the records of an xls before its cells are read: how many they claim to be, and what
//! is hidden.

use std::collections::HashMap;

use super::compound::{Compound, word};
use super::limits::{self, Broken, Limit};
use super::marks::{Marks, Ranges};

/// Record types.
const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00FC;
const TEXT_OF_TABLE: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const BEGIN: u16 = 0x0809;
/// Those that begin with row and column.
const CELLS: [u16; 10] = [
    0x0006,
    0x00BD,
    0x00D6,
    TEXT_OF_TABLE,
    0x0201,
    0x0203,
    0x0204,
    0x0205,
    0x027E,
    0x00BE,
];

/// What is hidden in each sheet, in the order of the workbook.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Marks>, Broken> {
    let file = Compound::open(bytes)?;
    let stream = file.stream("Workbook").or_else(|| file.stream("Book"));
    let stream = stream.ok_or_else(|| Broken::Damaged("Workbook".to_owned()))?;
    let mut starts = Vec::new();
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut in_texts = false;
    let mut continued = 0_usize;
    for (kind, data) in records(&stream, 0) {
        /// Each is looked for from the first on.
        const MOST_CONTINUED: usize = 20_000;
        continued = if kind == CONTINUE { continued + 1 } else { 0 };
        if continued > MOST_CONTINUED {
            return Err(Broken::Damaged("too many continued records".to_owned()));
        }
        match kind {
            SHEET if data.len() >= 4 => starts.push(word(data, 0) as usize),
            TEXTS => texts.push(data.get(8..).unwrap_or_default()),
            CONTINUE if in_texts => texts.push(data),
            END => break,
            _ => {}
        }
        in_texts = kind == TEXTS || in_texts && kind == CONTINUE;
    }
    if starts.len() > limits::SHEETS {
        return Err(Broken::Damaged(format!("{} sheets", starts.len())));
    }
    let mut cells = 0;
    let mut found = Vec::new();
    let mut uses = HashMap::new();
    for start in starts {
        let (marks, room) = sheet(&stream, start, &mut uses)?;
        cells += room;
        if cells > limits::HELD_CELLS {
            return Err(Broken::Beyond(Limit::HeldCells));
        }
        found.push(marks);
    }
    // Every cell gets a copy of its text.
    let lengths = text_lengths(&texts);
    let copied = uses.iter().map(|(text, uses)| {
        let length = lengths.get(*text as usize).copied().unwrap_or_default();
        length.saturating_mul(*uses)
    });
    if copied.fold(0, u64::saturating_add) > 2 * limits::HELD {
        return Err(Broken::Beyond(Limit::HeldCells));
    }
    Ok(found)
}

/// What is hidden in a sheet, and how many cells a grid of its size has.
fn sheet(
    stream: &[u8],
    start: usize,
    uses: &mut HashMap<u32, u64>,
) -> Result<(Marks, u64), Broken> {
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
    let mut claimed = 0;
    // Charts inside a sheet are sheets of their own.
    let mut depth = 0_usize;
    for (kind, data) in records(stream, start) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            ROW if data.len() >= 16 && data[12] & 0x20 != 0 => {
                let row = u32::from(half(data, 0));
                rows.push((row, row));
            }
            COLUMNS if data.len() >= 10 && data[8] & 1 != 0 => {
                columns.push((u32::from(half(data, 0)), u32::from(half(data, 2))));
            }
            DIMENSIONS if data.len() >= 14 => {
                let rows = u64::from(word(data, 4).saturating_sub(word(data, 0)));
                claimed = rows * u64::from(half(data, 10).max(1));
            }
            _ if CELLS.contains(&kind) && data.len() >= 6 => {
                let (row, left) = (u32::from(half(data, 0)), u32::from(half(data, 2)));
                // A record of several cells ends with the last column.
                let right = match kind {
                    0x00BD | 0x00BE => u32::from(half(data, data.len() - 2)),
                    _ => left,
                };
                first = (first.0.min(row), first.1.min(left));
                last = (last.0.max(row), last.1.max(right));
                if kind == TEXT_OF_TABLE && data.len() >= 10 {
                    *uses.entry(word(data, 6)).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    let grid = match first.0 <= last.0 {
        true => u64::from(last.0 - first.0 + 1) * u64::from(last.1.max(first.1) - first.1 + 1),
        false => 0,
    };
    let marks = Marks {
        hidden_rows: Ranges::of(rows),
        hidden_columns: Ranges::of(columns),
        ..Marks::default()
    };
    Ok((marks, grid.max(claimed)))
}

/// The bytes that each text of the table of texts may take; up to the first that is broken.
fn text_lengths(segments: &[&[u8]]) -> Vec<u64> {
    let mut lengths = Vec::new();
    let mut segments = segments.iter().copied();
    let mut rest = segments.next().unwrap_or_default();
    loop {
        if rest.is_empty() {
            match segments.next() {
                Some(next) => rest = next,
                None => return lengths,
            }
        }
        if rest.len() < 3 {
            return lengths;
        }
        let (letters, flags) = (usize::from(half(rest, 0)), rest[2]);
        let (rich, far) = (flags & 8 != 0, flags & 4 != 0);
        let head = 3 + if rich { 2 } else { 0 } + if far { 4 } else { 0 };
        if rest.len() < head {
            return lengths;
        }
        let runs = if rich { usize::from(half(rest, 3)) } else { 0 };
        let extension = if far {
            word(rest, head - 4) as usize
        } else {
            0
        };
        rest = &rest[head..];
        lengths.push(letters as u64 * 3);
        let (mut left, mut width) = (letters, usize::from(flags & 1) + 1);
        loop {
            let here = left.min(rest.len() / width);
            rest = &rest[here * width..];
            left -= here;
            if left == 0 {
                break;
            }
            // The next segment says anew how wide its letters are.
            match segments.next() {
                Some([flags, next @ ..]) => (width, rest) = (usize::from(flags & 1) + 1, next),
                _ => return lengths,
            }
        }
        let mut after = (runs * 4).saturating_add(extension);
        while after > rest.len() {
            after -= rest.len();
            match segments.next() {
                Some(next) => rest = next,
                None => return lengths,
            }
        }
        rest = &rest[after..];
    }
}

/// The records from a place on: their types and what they hold.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::from(half(rest.get(..4)?, 2));
        let record = (half(rest, 0), rest.get(4..4 + length)?);
        rest = &rest[4 + length..];
        Some(record)
    })
}

fn half(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}
