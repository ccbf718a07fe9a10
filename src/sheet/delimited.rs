//! Delimited text: its encoding, its separator, its records.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use csv::ByteRecord;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::row::Row;
use super::{Sink, unopened};
use crate::problem::{Place, Problem, Problems};

/// How much is looked at to tell encoding and separator.
const HEAD: u64 = 256 * 1024;

/// Reads a delimited text file as one sheet without a name.
pub(super) fn read(mut file: File, name: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    if let Err(error) = try_read(&mut file, name, sink, problems) {
        problems.push(unopened(name, &error));
    }
}

fn try_read(
    file: &mut File,
    name: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) -> io::Result<()> {
    let mut head = Vec::new();
    Read::by_ref(file).take(HEAD).read_to_end(&mut head)?;
    let (encoding, mark) = encoding(&head);
    if encoding == GB18030 {
        problems.push(Problem::note("file-gb18030", Place::File(name.clone())));
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let mut rest = Vec::new();
        file.read_to_end(&mut rest)?;
        head.append(&mut rest);
        let text = encoding.decode(&head).0.into_owned().into_bytes();
        let last = text.last().copied().unwrap_or(b'\n');
        let shape = Shape::of(
            &text[..text.len().min(HEAD as usize)],
            last,
            text.len() as u64,
        );
        return records(Cursor::new(text), shape, UTF_8, name, sink, problems);
    }
    let length = file.metadata()?.len().saturating_sub(mark as u64);
    let shape = Shape::of(&head[mark..], last_byte(file)?, length);
    file.seek(SeekFrom::Start(mark as u64))?;
    records(
        BufReader::with_capacity(1 << 16, file),
        shape,
        encoding,
        name,
        sink,
        problems,
    )
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    Ok(last[0])
}

/// A byte-order mark (and its length), else UTF-8 if that is what it is, else GB18030.
fn encoding(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    match std::str::from_utf8(head) {
        Ok(_) => (UTF_8, 0),
        // A letter cut in two by the end of what is looked at.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => (UTF_8, 0),
        Err(_) => (GB18030, 0),
    }
}

/// How records are written.
#[derive(Clone, Copy, Debug)]
struct Shape {
    separator: u8,
    /// Whether lines end in CR LF, so that the reader passes the LF with the next record.
    crlf: bool,
    /// Whether the last line ends in a line break.
    ended: bool,
    /// The number of bytes there are to read.
    length: u64,
}

impl Shape {
    fn of(head: &[u8], last: u8, length: u64) -> Shape {
        let first_break = head.iter().position(|&b| b == b'\n' || b == b'\r');
        Shape {
            separator: separator(head),
            crlf: first_break.is_some_and(|at| head[at] == b'\r'),
            ended: matches!(last, b'\n' | b'\r'),
            length,
        }
    }
}

/// The separator met most often outside quotes in the first lines.
fn separator(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    let mut lines = 0;
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if !quoted => {
                for (separator, count) in &mut counts {
                    *count += usize::from(byte == *separator);
                }
            }
            _ => {}
        }
        if lines == 30 {
            break;
        }
    }
    // The first of equals: max_by_key would take the last.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(separator, _)| *separator)
}

fn records(
    source: impl Read,
    shape: Shape,
    encoding: &'static Encoding,
    name: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) -> io::Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(shape.separator)
        .buffer_capacity(1 << 16)
        .from_reader(source);
    let mut record = ByteRecord::new();
    let mut ends = Vec::new();
    let mut decoded = String::new();
    let mut rows = Counter::new(shape);
    sink.begin(name, "");
    while reader
        .read_byte_record(&mut record)
        .map_err(io::Error::other)?
    {
        let last = reader.position().byte() >= shape.length;
        let number = rows.next(reader.position().line(), last, &record);
        ends.clear();
        let text = match std::str::from_utf8(record.as_slice()) {
            Ok(text) if encoding == UTF_8 => {
                ends.extend(
                    (0..record.len())
                        .filter_map(|i| record.range(i))
                        .map(|r| r.end),
                );
                text
            }
            _ => {
                if !decode(&record, &mut decoded, &mut ends) {
                    let place = Place::Row {
                        file: name.clone(),
                        sheet: "".into(),
                        row: number,
                    };
                    problems
                        .push(Problem::warning("undecodable-text", place).read(decoded.as_str()));
                }
                &decoded
            }
        };
        let row = Row::of_record(number, text, &ends);
        if !row.is_blank() {
            sink.row(&row, problems);
        }
        if last && breaks(&record) > 1 && is_open(&record, shape) {
            let place = Place::Row {
                file: name.clone(),
                sheet: "".into(),
                row: number,
            };
            problems.push(Problem::error("unclosed-quote", place).with("lines", breaks(&record)));
        }
    }
    sink.end(problems);
    Ok(())
}

/// Decodes the fields of a record that is not UTF-8; whether all could be read.
fn decode(record: &ByteRecord, text: &mut String, ends: &mut Vec<usize>) -> bool {
    text.clear();
    let mut whole = true;
    for field in record {
        let (decoded, broken) = GB18030.decode_without_bom_handling(field);
        whole &= !broken;
        text.push_str(&decoded);
        ends.push(text.len());
    }
    whole
}

/// Whether the last record of a file ran on to its end because a quote was never closed: then its
/// last field holds the file's last line break too, or would not end where a quote closes.
fn is_open(record: &ByteRecord, shape: Shape) -> bool {
    !shape.ended || record.as_slice().ends_with(b"\n")
}

fn breaks(record: &ByteRecord) -> usize {
    record.as_slice().iter().filter(|&&b| b == b'\n').count()
}

/// Numbers records as a spreadsheet would number its rows: blank lines count, line breaks inside
/// quotes do not. The csv reader passes blank lines in silence but counts lines.
struct Counter {
    shape: Shape,
    row: u64,
    line: u64,
    inner: u64,
}

impl Counter {
    fn new(shape: Shape) -> Counter {
        Counter {
            shape,
            row: 0,
            line: 1,
            inner: 0,
        }
    }

    /// The number of the record that ends where the reader's line number is now `line`.
    fn next(&mut self, line: u64, last: bool, record: &ByteRecord) -> u32 {
        if line == self.line + 1 && !last {
            // One line more, as with nearly every record.
            self.line = line;
            let now = line - 1 - self.inner + u64::from(self.shape.crlf);
            if now == self.row + 1 {
                self.row = now;
                return now as u32;
            }
        }
        self.line = line;
        self.inner += breaks(record) as u64;
        let unended = last && !self.shape.ended && !self.shape.crlf;
        let passed = line - 1 + u64::from(self.shape.crlf || unended);
        self.row = (self.row + 1).max(passed.saturating_sub(self.inner));
        self.row as u32
    }
}
