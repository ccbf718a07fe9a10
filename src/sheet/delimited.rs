//! Delimited text: its records, row by row.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::sync::Arc;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

use super::encoding::{self, Letters};
use super::limits::{self, Broken, Limit};
use super::records::{Record, hand_over};
use super::row::Row;
use super::{Sink, separator};
use crate::problem::{Place, Problem, Problems};

/// How much is looked at to tell encoding and separator.
const HEAD: u64 = 256 * 1024;

/// Stands for a separator of more than one byte while records are read.
const STAND_IN: u8 = 0x1F;

/// Reads a delimited text file as one sheet without a name.
pub(super) fn read(mut file: File, name: &Arc<str>, sink: &mut impl Sink, problems: &mut Problems) {
    if let Err(broken) = try_read(&mut file, name, sink, problems) {
        problems.push(broken.of_file(Place::File(name.clone())));
    }
}

fn try_read(
    file: &mut File,
    name: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) -> Result<(), Broken> {
    let mut head = Vec::new();
    Read::by_ref(file).take(HEAD).read_to_end(&mut head)?;
    let (encoding, mark) = encoding::of(&head);
    let start = encoding.decode_without_bom_handling(&head[mark..]).0;
    let (separator, named) = match separator::named(&start) {
        Some((separator, line)) => (separator, line),
        None => (separator::of(&start), 0),
    };
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let has_zeros = memchr(0, &head).is_some();
    let of_mac = memchr(b'\n', &head).is_none() && memchr(b'\r', &head).is_some();
    // A bar may be the second byte of a letter.
    let parts_letters = !separator.is_ascii() || separator == '|' && encoding == GB18030;
    if is_wide || has_zeros || of_mac || parts_letters {
        let mut rest = Read::by_ref(file).take(limits::REWRITTEN + 1);
        rest.read_to_end(&mut head)?;
        if head.len() as u64 > limits::REWRITTEN {
            return Err(Broken::Beyond(Limit::Rewritten));
        }
        let text = rewritten(&head[mark..], encoding, separator, named, of_mac);
        let last = text.last().copied().unwrap_or(b'\n');
        let separator = if separator.is_ascii() {
            separator as u8
        } else {
            STAND_IN
        };
        let shape = Shape::of(
            separator,
            &text[..text.len().min(HEAD as usize)],
            last,
            text.len(),
        );
        let is_gb = encoding == GB18030;
        let encoding = if is_gb && !parts_letters {
            GB18030
        } else {
            UTF_8
        };
        if is_gb && parts_letters {
            problems.push(Problem::note("file-gb18030", Place::File(name.clone())));
        }
        return records(Cursor::new(text), shape, encoding, name, sink, problems);
    }
    let from = mark + named;
    let length = file.metadata()?.len().saturating_sub(from as u64);
    let shape = Shape::of(
        separator as u8,
        &head[from..],
        last_byte(file)?,
        length as usize,
    );
    file.seek(SeekFrom::Start(from as u64))?;
    records(file, shape, encoding, name, sink, problems)
}

/// A text as it is best read: one byte a separator, no zeros, line feeds.
fn rewritten(
    bytes: &[u8],
    encoding: &'static Encoding,
    separator: char,
    named: usize,
    of_mac: bool,
) -> Vec<u8> {
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let mut text = match is_wide || !separator.is_ascii() || separator == '|' {
        true => encoding
            .decode_without_bom_handling(bytes)
            .0
            .into_owned()
            .into_bytes(),
        false => bytes.to_vec(),
    };
    text.drain(..named.min(text.len()));
    text.retain(|&byte| byte != 0);
    if of_mac {
        for byte in text.iter_mut().filter(|byte| **byte == b'\r') {
            *byte = b'\n';
        }
    }
    if separator.is_ascii() {
        return text;
    }
    let text = String::from_utf8_lossy(&text);
    let mut quoted = false;
    let parted = text.chars().map(|letter| {
        quoted ^= letter == '"';
        match letter == separator && !quoted {
            true => char::from(STAND_IN),
            false => letter,
        }
    });
    parted.collect::<String>().into_bytes()
}

fn last_byte(file: &mut File) -> Result<u8, Broken> {
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    Ok(last[0])
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
    fn of(separator: u8, head: &[u8], last: u8, length: usize) -> Shape {
        let first_break = head.iter().position(|&b| b == b'\n' || b == b'\r');
        Shape {
            separator,
            crlf: first_break.is_some_and(|at| head[at] == b'\r'),
            ended: matches!(last, b'\n' | b'\r'),
            length: length as u64,
        }
    }

    /// Whether the last record of a file ran on to its end because a quote was never closed: then its
    /// last field holds the file's last line break too, or would not end where a quote closes.
    fn is_open(&self, record: &[u8]) -> bool {
        !self.ended || record.ends_with(b"\n")
    }
}

fn records(
    source: impl Read + Send,
    shape: Shape,
    encoding: &'static Encoding,
    name: &Arc<str>,
    sink: &mut impl Sink,
    problems: &mut Problems,
) -> Result<(), Broken> {
    let mut reading = Reading {
        shape,
        encoding,
        name,
        rows: Counter::new(shape),
        in_utf8: encoding == UTF_8,
        in_gb18030: 0,
        decoded: String::new(),
        ends: Vec::new(),
    };
    sink.begin(name, "");
    hand_over(source, shape.separator, shape.length, |block| {
        let mut records = block.records();
        records.try_for_each(|record| reading.take(&record, sink, problems))
    })?;
    sink.end(problems);
    let place = Place::File(name.clone());
    match (reading.in_utf8, reading.in_gb18030) {
        (_, 0) => {}
        (true, rows) => {
            problems.push(Problem::warning("file-mixed-letters", place).with("rows", rows));
        }
        (false, _) => problems.push(Problem::note("file-gb18030", place)),
    }
    Ok(())
}

/// How far the reading of a text is.
struct Reading<'n> {
    shape: Shape,
    encoding: &'static Encoding,
    name: &'n Arc<str>,
    rows: Counter,
    /// Whether rows are in UTF-8, and how many are in GB18030.
    in_utf8: bool,
    in_gb18030: usize,
    decoded: String,
    ends: Vec<usize>,
}

impl Reading<'_> {
    /// Takes a record for a row; none after it where there are too many columns.
    fn take(
        &mut self,
        record: &Record<'_>,
        sink: &mut impl Sink,
        problems: &mut Problems,
    ) -> ControlFlow<()> {
        let last = record.at >= self.shape.length;
        let number = self.rows.next(record.line, last, record.bytes);
        if record.ends.len() > limits::COLUMNS as usize {
            let sheet = Place::Sheet {
                file: self.name.clone(),
                sheet: "".into(),
            };
            problems.push(Broken::Beyond(Limit::Columns).of_sheet(sheet));
            return ControlFlow::Break(());
        }
        let row = match record.text {
            Some(text) if self.encoding == UTF_8 => Row::of_record(number, text, record.ends),
            _ => self.decode(record, number, problems),
        };
        if !row.is_blank() {
            sink.row(&row, problems);
        }
        if last && breaks(record.bytes) > 1 && self.shape.is_open(record.bytes) {
            let unclosed = Problem::error("unclosed-quote", self.place(number));
            problems.push(unclosed.with("lines", breaks(record.bytes)));
        }
        ControlFlow::Continue(())
    }

    /// The row that a record is by its own letters.
    fn decode(&mut self, record: &Record<'_>, number: u32, problems: &mut Problems) -> Row<'_> {
        self.ends.clear();
        let (text, ends) = (&mut self.decoded, &mut self.ends);
        match encoding::decode(record.bytes, record.fields(), text, ends) {
            Letters::Utf8 => self.in_utf8 |= !self.decoded.is_ascii(),
            Letters::Gb18030 => self.in_gb18030 += 1,
            Letters::Broken => {
                let problem = Problem::warning("undecodable-text", self.place(number));
                problems.push(problem.read(self.decoded.as_str()));
            }
        }
        Row::of_record(number, &self.decoded, &self.ends)
    }

    fn place(&self, row: u32) -> Place {
        Place::Row {
            file: self.name.clone(),
            sheet: "".into(),
            row,
        }
    }
}

fn breaks(record: &[u8]) -> usize {
    record.iter().filter(|&&b| b == b'\n').count()
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
    fn next(&mut self, line: u64, last: bool, record: &[u8]) -> u32 {
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
