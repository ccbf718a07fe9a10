//! One light scan of each sheet of an xlsb, before its cells are read: what it inflates to, what is
//! merged or hidden.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use super::limits::{self, Broken, Limit};
use super::marks::{Marks, Merge, Ranges};
use super::package::Package;

/// Record types.
const ROW: u16 = 0;
const COLUMNS: u16 = 60;
const SHEET: u16 = 156;
const MERGE: u16 = 176;

/// The marks of each sheet, by its name.
pub(super) fn xlsb<R: Read + Seek>(source: R) -> Result<HashMap<String, Marks>, Broken> {
    const WORKBOOK: &str = "xl/workbook.bin";
    let mut package = Package::open(source)?;
    for part in [WORKBOOK, "xl/sharedStrings.bin", "xl/styles.bin"] {
        package.part(part, limits::HELD)?;
    }
    let mut sheets = Vec::new();
    each_record(&mut package, WORKBOOK, |kind, data| {
        if kind == SHEET {
            sheets.extend(sheet_name(data));
        }
    })?;
    let parts = package.relations(WORKBOOK)?;
    let mut found = HashMap::new();
    for (name, id) in sheets.into_iter().take(limits::SHEETS) {
        if let Some(part) = parts.iter().find(|part| part.id == id) {
            let marks = sheet(&mut package, &part.target)?;
            found.entry(name).or_insert(marks);
        }
    }
    Ok(found)
}

/// Name and part of a sheet.
fn sheet_name(data: &[u8]) -> Option<(String, String)> {
    let text = |at: usize| {
        let length = word(data, at)? as usize;
        let end = length.checked_mul(2)?.checked_add(at + 4)?;
        let wide = data.get(at + 4..end)?.chunks_exact(2);
        let wide: Vec<u16> = wide
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        Some((String::from_utf16_lossy(&wide), end))
    };
    let (id, next) = text(8)?;
    Some((text(next)?.0, id))
}

fn sheet<R: Read + Seek>(package: &mut Package<R>, path: &str) -> Result<Marks, Broken> {
    let mut merges = Vec::new();
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    each_record(package, path, |kind, data| {
        let words = || Some((word(data, 0)?, word(data, 4)?, word(data, 8)?));
        match kind {
            ROW if data.get(11).is_some_and(|flags| flags & 0x10 != 0) => {
                rows.extend(word(data, 0).map(|row| (row, row)));
            }
            COLUMNS if data.get(16).is_some_and(|flags| flags & 1 != 0) => {
                columns.extend(words().map(|(first, last, _)| (first, last)));
            }
            MERGE if merges.len() <= limits::MERGES => {
                let merge = words().map(|(top, bottom, left)| Merge { top, left, bottom });
                merges.extend(merge.filter(|merge| merge.bottom > merge.top));
            }
            _ => {}
        }
    })?;
    if merges.len() > limits::MERGES {
        return Err(Broken::Beyond(Limit::Merges));
    }
    Ok(Marks {
        merges,
        hidden_rows: Ranges::of(rows),
        hidden_columns: Ranges::of(columns),
        links: Vec::new(),
    })
}

/// Lends each record of a part: its type and what it holds.
fn each_record<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
    mut take: impl FnMut(u16, &[u8]),
) -> Result<(), Broken> {
    /// A record is shorter, but for pictures and the like.
    const LONGEST: usize = 16 << 20;
    let Some(part) = package.part(path, limits::PASSED)? else {
        return Ok(());
    };
    let mut part = BufReader::with_capacity(1 << 16, part);
    let mut data = Vec::new();
    while let Some(low) = byte(&mut part)? {
        let mut kind = u16::from(low & 0x7F);
        if low & 0x80 != 0 {
            kind |= u16::from(byte(&mut part)?.unwrap_or(0) & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let next = byte(&mut part)?.unwrap_or(0);
            length |= usize::from(next & 0x7F) << shift;
            if next & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST {
            return Err(Broken::Damaged(format!("a record of {length} bytes")));
        }
        data.resize(length, 0);
        part.read_exact(&mut data)?;
        take(kind, &data);
    }
    Ok(())
}

fn byte(source: &mut impl Read) -> Result<Option<u8>, Broken> {
    let mut byte = [0];
    match source.read(&mut byte)? {
        0 => Ok(None),
        _ => Ok(Some(byte[0])),
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
