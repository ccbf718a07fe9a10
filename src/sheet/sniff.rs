//! What a file is, by its content.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};

use memchr::memchr;
use memchr::memmem::find;

use super::compound::{Compound, MAGIC};
use super::encoding;
use super::limits::{self, Broken, Limit};
use super::package::Package;

/// What a file holds that may be a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Docx,
    Text,
}

/// What is known of a file that is not read: the code of what is said of it.
#[derive(Debug)]
pub(super) enum Unread {
    Known(&'static str),
    Broken(Broken),
}

/// How much is looked at of what has no directory.
const HEAD: u64 = 64 * 1024;

/// The format of a file, which is left at its beginning.
pub(super) fn format(file: &mut File) -> io::Result<Result<Format, Unread>> {
    let length = file.metadata()?.len();
    let mut head = Vec::new();
    Read::by_ref(file).take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    let format = if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        match length > limits::FILE {
            true => Err(Unread::Broken(Broken::Beyond(Limit::File))),
            false => in_zip(file),
        }
    } else if head.starts_with(&MAGIC) {
        match length > limits::COMPOUND {
            true => Err(Unread::Broken(Broken::Beyond(Limit::Compound))),
            false => in_compound(file)?,
        }
    } else {
        of_head(&head)
    };
    file.rewind()?;
    match format {
        Ok(Format::Text) if length > limits::TEXT => {
            Ok(Err(Unread::Broken(Broken::Beyond(Limit::Text))))
        }
        format => Ok(format),
    }
}

fn of_head(head: &[u8]) -> Result<Format, Unread> {
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(Unread::Known("file-empty"));
    }
    let magic: [(&[u8], &str); 13] = [
        (b"%PDF", "file-pdf"),
        (b"\x89PNG", "file-picture"),
        (b"\xFF\xD8\xFF", "file-picture"),
        (b"GIF8", "file-picture"),
        (b"BM", "file-picture"),
        (b"II*\0", "file-picture"),
        (b"MM\0*", "file-picture"),
        (b"RIFF", "file-picture"),
        (b"{\\rtf", "file-word"),
        (b"Rar!", "file-archive"),
        (b"7z\xBC\xAF", "file-archive"),
        (b"\x1F\x8B", "file-archive"),
        (b"MIME-Version:", "file-web-page"),
    ];
    for (start, code) in magic {
        // "BM" may begin a text; a bitmap has zeros in its header.
        let short = start.len() == 2 && head.iter().take(16).all(|&byte| byte != 0);
        if head.starts_with(start) && !short {
            return Err(Unread::Known(code));
        }
    }
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = start.trim_ascii_start();
    let start = start[..start.len().min(256)].to_ascii_lowercase();
    let marks = [
        "<html",
        "<!doctype",
        "<?xml",
        "<table",
        "<meta",
        "<head",
        "<style",
        "<div",
    ];
    if marks.iter().any(|mark| start.starts_with(mark.as_bytes())) {
        return Err(Unread::Known("file-web-page"));
    }
    match memchr(0, head).is_some() && !encoding::is_text(head) {
        true => Err(Unread::Known("file-not-a-table")),
        false => Ok(Format::Text),
    }
}

/// Tells what is in a zip container by the names of its parts.
fn in_zip(file: &mut File) -> Result<Format, Unread> {
    let mut package = Package::open(BufReader::new(file)).map_err(Unread::Broken)?;
    let mut read = |name: &str| {
        let mut text = Vec::new();
        if let Ok(Some(part)) = package.part(name, HEAD) {
            // A part that is cut short tells enough.
            let _ = part.take(HEAD).read_to_end(&mut text);
        }
        text
    };
    let (kind, types) = (read("mimetype"), read("[Content_Types].xml"));
    let under = |folder: &str| package.names().any(|name| name.starts_with(folder));
    if package.has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if find(&kind, b"opendocument.spreadsheet").is_some() {
        return Ok(Format::Ods);
    }
    if under("xl/") || find(&types, b"spreadsheetml").is_some() {
        return Ok(Format::Xlsx);
    }
    if under("word/") || find(&types, b"wordprocessingml").is_some() {
        return Ok(Format::Docx);
    }
    Err(Unread::Known(
        if find(&kind, b"opendocument.text").is_some() {
            "file-word"
        } else if package.has("ofd.xml") {
            "file-pdf"
        } else if package.has("index/document.iwa") {
            "file-apple"
        } else if types.is_empty() {
            "file-archive"
        } else {
            "file-not-a-table"
        },
    ))
}

/// Tells what a compound file holds by the names in its directory.
fn in_compound(file: &mut File) -> io::Result<Result<Format, Unread>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let compound = match Compound::open(&bytes) {
        Ok(compound) => compound,
        Err(broken) => return Ok(Err(Unread::Broken(broken))),
    };
    Ok(if compound.has("EncryptedPackage") {
        Err(Unread::Known("file-password"))
    } else if compound.has("WordDocument") {
        Err(Unread::Known("file-word"))
    } else if compound.has("Workbook") || compound.has("Book") {
        Ok(Format::Xls)
    } else {
        Err(Unread::Known("file-not-a-table"))
    })
}
