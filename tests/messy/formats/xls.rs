//! The workbook of Excel 97 to 2003 (and the `.et` of WPS): [MS-XLS] records in a [MS-CFB] file.

use super::{Plain, plain};
use crate::grid::Grid;

/// A workbook of Excel 97 to 2003.
pub fn xls(sheets: &[(&str, &Grid)]) -> Vec<u8> {
    let sheet_streams: Vec<Vec<u8>> = sheets.iter().map(|(_, grid)| sheet(grid)).collect();
    let mut at = globals(sheets, &vec![0; sheets.len()]).len();
    let places: Vec<u32> = sheet_streams
        .iter()
        .map(|stream| {
            let place = at as u32;
            at += stream.len();
            place
        })
        .collect();
    let mut book = globals(sheets, &places);
    sheet_streams.iter().for_each(|stream| book.extend(stream));
    compound(book)
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend((data.len() as u16).to_le_bytes());
    record.extend(data);
    record
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A string of 16-bit units, after how many there are.
fn string(length: &[u8], text: &str) -> Vec<u8> {
    let mut bytes = length.to_vec();
    bytes.push(1);
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn globals(sheets: &[(&str, &Grid)], places: &[u32]) -> Vec<u8> {
    /// Of built-in formats: General, and a day as the system writes it.
    const FORMATS: [u16; 2] = [0, 14];
    let mut bytes = record(0x0809, &words(&[0x0600, 0x0005, 0, 0, 0, 0, 0, 0]));
    bytes.extend(record(0x0042, &words(&[1200])));
    for format in FORMATS {
        bytes.extend(record(0x00E0, &words(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0])));
    }
    for ((name, _), place) in sheets.iter().zip(places) {
        let mut data = place.to_le_bytes().to_vec();
        data.extend([0, 0]);
        data.extend(string(&[name.encode_utf16().count() as u8], name));
        bytes.extend(record(0x0085, &data));
    }
    bytes.extend(record(0x000A, &[]));
    bytes
}

fn sheet(grid: &Grid) -> Vec<u8> {
    let mut bytes = record(0x0809, &words(&[0x0600, 0x0010, 0, 0, 0, 0, 0, 0]));
    let (rows, columns) = (grid.rows.len() as u16, grid.width() as u16);
    bytes.extend(record(0x0200, &words(&[0, 0, rows, 0, 0, columns, 0])));
    for (row, column, cell) in grid.filled() {
        let at = |format| words(&[row as u16, column as u16, format]);
        bytes.extend(match plain(cell) {
            Plain::Number(number) => {
                record(0x0203, &[at(0), number.to_le_bytes().to_vec()].concat())
            }
            Plain::Day(day) => record(0x0203, &[at(1), day.to_le_bytes().to_vec()].concat()),
            Plain::Text(text) => {
                let length = (text.encode_utf16().count() as u16).to_le_bytes();
                record(0x0204, &[at(0), string(&length, &text)].concat())
            }
        });
    }
    if !grid.merges.is_empty() {
        let mut data = words(&[grid.merges.len() as u16]);
        for merge in &grid.merges {
            let [top, left, bottom, right] = merge.map(|at| at as u16);
            data.extend(words(&[top, bottom, left, right]));
        }
        bytes.extend(record(0x00E5, &data));
    }
    bytes.extend(record(0x000A, &[]));
    bytes
}

/// A file with one stream, `Workbook`: a sector for the table of sectors, one for the directory, the rest for the stream.
fn compound(mut stream: Vec<u8>) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    const TABLE: u32 = 0xFFFF_FFFD;
    // A stream of less than 4096 bytes would lie elsewhere.
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let count = stream.len() / SECTOR;
    let tables = (count + 2).div_ceil(SECTOR / 4 - 1).max(1);
    assert!(
        tables <= 109,
        "a workbook of some megabytes is too large for this"
    );
    let first = tables + 1;

    let mut header = Vec::new();
    header.extend([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header.extend([0; 16]);
    header.extend(words(&[0x003E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    for word in [0, tables as u32, tables as u32, 0, 4096, END, 0, END, 0] {
        header.extend(word.to_le_bytes());
    }
    for table in 0..109 {
        let sector = if table < tables { table as u32 } else { FREE };
        header.extend(sector.to_le_bytes());
    }

    let mut chain = vec![TABLE; tables];
    chain.push(END);
    chain.extend((1..count).map(|place| (first + place) as u32));
    chain.push(END);
    chain.resize(tables * SECTOR / 4, FREE);

    let mut file = header;
    chain
        .iter()
        .for_each(|next| file.extend(next.to_le_bytes()));
    file.extend(entry("Root Entry", 5, 1, END, 0));
    file.extend(entry("Workbook", 2, FREE, first as u32, stream.len()));
    file.extend([entry("", 0, FREE, 0, 0), entry("", 0, FREE, 0, 0)].concat());
    file.extend(stream);
    file
}

/// An entry of the directory: its name, what it is, its child, its first sector, its length.
fn entry(name: &str, kind: u8, child: u32, first: u32, length: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let named = if name.is_empty() {
        0
    } else {
        bytes.len() as u16 + 2
    };
    bytes.resize(64, 0);
    bytes.extend(named.to_le_bytes());
    bytes.extend([kind, 1]);
    for id in [u32::MAX, u32::MAX, child] {
        bytes.extend(id.to_le_bytes());
    }
    bytes.extend([0; 36]);
    bytes.extend(first.to_le_bytes());
    bytes.extend((length as u64).to_le_bytes());
    bytes
}
