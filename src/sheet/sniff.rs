//! What a file is, by its content.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Text,
    Empty,
    Word,
    Pdf,
    Picture,
    /// HTML or XML, often named `.xls` by the system that exported it.
    WebPage,
    /// A workbook behind a password.
    Encrypted,
    Other,
}

/// How much is looked at.
const HEAD: u64 = 64 * 1024;

/// The format of a file, which is left at its beginning.
pub(super) fn format(file: &mut File) -> io::Result<Format> {
    let mut head = Vec::new();
    Read::by_ref(file).take(HEAD).read_to_end(&mut head)?;
    let format = if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        in_zip(file, &head)?
    } else if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        in_compound(file)?
    } else {
        of_head(&head)
    };
    file.seek(SeekFrom::Start(0))?;
    Ok(format)
}

fn of_head(head: &[u8]) -> Format {
    if head.iter().all(u8::is_ascii_whitespace) {
        return Format::Empty;
    }
    let magic: [(&[u8], Format); 9] = [
        (b"%PDF", Format::Pdf),
        (b"\x89PNG", Format::Picture),
        (b"\xFF\xD8\xFF", Format::Picture),
        (b"GIF8", Format::Picture),
        (b"BM", Format::Picture),
        (b"{\\rtf", Format::Word),
        (b"RIFF", Format::Picture),
        (b"Rar!", Format::Other),
        (b"7z\xBC\xAF", Format::Other),
    ];
    for (start, format) in magic {
        // "BM" may begin a text; a bitmap has zeros in its header.
        if head.starts_with(start) && (start.len() > 2 || head.iter().take(16).any(|&b| b == 0)) {
            return format;
        }
    }
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return Format::Text;
    }
    if head.contains(&0) {
        return Format::Other;
    }
    let start = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let start = start[..start.len().min(256)].to_ascii_lowercase();
    let marks: [&[u8]; 6] = [
        b"<html",
        b"<!doctype",
        b"<?xml",
        b"<table",
        b"<meta",
        b"<head",
    ];
    if marks.iter().any(|mark| start.starts_with(mark)) {
        return Format::WebPage;
    }
    Format::Text
}

/// Tells the zip-based formats by the names of their parts, which stand in the clear.
fn in_zip(file: &mut File, head: &[u8]) -> io::Result<Format> {
    let tail = tail(file)?;
    let has = |name: &[u8]| contains(&tail, name) || contains(head, name);
    Ok(if has(b"xl/workbook.bin") {
        Format::Xlsb
    } else if has(b"word/document.xml") {
        Format::Word
    } else if contains(head, b"opendocument.spreadsheet") {
        Format::Ods
    } else if contains(head, b"opendocument.text") {
        Format::Word
    } else if has(b"xl/") || has(b"[Content_Types].xml") {
        Format::Xlsx
    } else {
        Format::Other
    })
}

/// The end of a file, where a zip archive has its directory of names.
fn tail(file: &mut File) -> io::Result<Vec<u8>> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(HEAD)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    Ok(tail)
}

/// Whether sheets of an xlsx may have hyperlinks, which stand in parts of their own. To look for
/// them in the sheets themselves takes as long as to read these.
pub(super) fn may_have_links(file: &mut File) -> bool {
    let Ok(tail) = tail(file) else {
        return true;
    };
    let whole = file.seek(SeekFrom::Start(0)).is_ok() && contains(&tail, b"xl/workbook.xml");
    !whole || contains(&tail, b"worksheets/_rels/")
}

/// Tells what a compound file (OLE2) holds by the names in its directory, which are UTF-16.
fn in_compound(file: &mut File) -> io::Result<Format> {
    let mut whole = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    // Older formats are small; a name beyond this is not needed to open the workbook.
    Read::by_ref(file)
        .take(64 * 1024 * 1024)
        .read_to_end(&mut whole)?;
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(&whole, &wide)
    };
    Ok(if has("EncryptedPackage") {
        Format::Encrypted
    } else if has("WordDocument") && !has("Workbook") {
        Format::Word
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else {
        Format::Other
    })
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
