//! Mistakes in TOML's syntax: told once each, as the slip that was made, and kept from hiding the
//! rest.
//!
//! A bracket that is left open makes everything below it unreadable. So where a text has mistakes,
//! each of its tables (from one `[[heading]]` to the next) is read for itself; what cannot be read
//! is blanked out, byte for byte, so that every place stays right, and the rest is loaded.

mod scan;

use std::ops::Range;

use toml::de::DeTable;

use super::toml_reader::Source;
use crate::problem::{Problem, Problems};
use scan::Scan;

/// The document that a text is; else the text without what TOML cannot read, all of which is told.
pub fn parse<'t>(
    source: &Source,
    text: &'t str,
    problems: &mut Problems,
) -> Result<DeTable<'t>, String> {
    let (document, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(document.into_inner());
    }
    let mut blanked = text.as_bytes().to_vec();
    let sections = sections(text);
    for section in sections.iter().cloned() {
        let part = &text[section.clone()];
        let (_, errors) = DeTable::parse_recoverable(part);
        if errors.is_empty() {
            continue;
        }
        let slips = slips(part, &errors);
        for slip in &slips {
            slip.tell(source, text, section.start, problems);
        }
        blank_slips(&mut blanked, part, section.start, &slips);
    }
    let readable = text_of(blanked.clone(), text);
    // What is left is wrong only together, such as a table that is there twice.
    let (_, errors) = DeTable::parse_recoverable(&readable);
    let mut told: Vec<Range<usize>> = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let section = section_at(&sections, at.start);
        if told.contains(&section) {
            continue;
        }
        Slip::of(&error, text).tell(source, text, 0, problems);
        blank(&mut blanked, section.clone());
        told.push(section);
    }
    Err(text_of(blanked, text))
}

/// From one heading of a table to the next; first what stands before them.
pub fn sections(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if heading(line).is_some() && at > 0 {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(a, b)| a..b)
        .collect()
}

/// The one of the sections that a place is in.
pub fn section_at(sections: &[Range<usize>], at: usize) -> Range<usize> {
    let after = sections.partition_point(|section| section.start <= at);
    let found = after.checked_sub(1).and_then(|index| sections.get(index));
    found.cloned().unwrap_or(0..0)
}

/// The name of the table that a section is.
pub fn heading(section: &str) -> Option<&str> {
    let line = section.lines().next().unwrap_or_default();
    let line = line.split('#').next().unwrap_or_default().trim();
    let inner = line
        .strip_prefix("[[")
        .and_then(|line| line.strip_suffix("]]"))
        .or_else(|| line.strip_prefix('[')?.strip_suffix(']'));
    inner.map(str::trim).filter(|name| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
    })
}

/// A slip: its code, its place in the section, what is said of it.
struct Slip {
    code: &'static str,
    span: Range<usize>,
    message: String,
    /// Nothing behind it in its table can be trusted.
    spreads: bool,
}

impl Slip {
    fn new(code: &'static str, span: Range<usize>) -> Slip {
        Slip {
            code,
            span,
            message: String::new(),
            spreads: false,
        }
    }

    /// The slip behind a message of the TOML reader.
    fn of(error: &toml::de::Error, part: &str) -> Slip {
        let message = error.message();
        let span = error.span().unwrap_or(0..0);
        let says = |words: &str| message.contains(words);
        let code = if says("duplicate key") {
            "duplicate-key"
        } else if says("must be quoted") && part.get(span.clone()).is_some_and(is_blank) {
            "no-value"
        } else if says("must be quoted") {
            "unquoted"
        } else if says("missing comma") {
            "missing-comma"
        } else {
            "toml-syntax"
        };
        Slip {
            message: message.to_owned(),
            ..Slip::new(code, span)
        }
    }

    fn tell(&self, source: &Source, text: &str, from: usize, problems: &mut Problems) {
        let span = from + self.span.start..from + self.span.end;
        let read = text.get(span.clone()).unwrap_or_default();
        let read = read.lines().next().unwrap_or_default().trim();
        problems.push(
            Problem::error(self.code, source.place(span.clone()))
                .read(read)
                .with("read", read)
                .with("plain", plain(read))
                .with("message", self.message.as_str()),
        );
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// What was done wrong in a table, a slip a line.
fn slips(part: &str, errors: &[toml::de::Error]) -> Vec<Slip> {
    let mut found = Scan::of(part);
    let spreads = found.iter().any(|slip| slip.spreads);
    if !spreads {
        for error in errors {
            found.push(Slip::of(error, part));
        }
    }
    // What the scan found says more than the reader, and stands first.
    let mut lines: Vec<usize> = Vec::new();
    found.retain(|slip| {
        let line = line_at(part, slip.span.start).start;
        let first = !lines.contains(&line);
        lines.push(line);
        first
    });
    found.sort_by_key(|slip| slip.span.start);
    found
}

/// The line around a place, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = bytes[..at].iter().rposition(|b| *b == b'\n');
    let end = bytes[at..].iter().position(|b| *b == b'\n');
    start.map_or(0, |start| start + 1)..end.map_or(bytes.len(), |end| at + end)
}

/// Blanks the lines of the slips, and all below the heading if that does not help.
fn blank_slips(blanked: &mut [u8], part: &str, from: usize, slips: &[Slip]) {
    let mut own = part.as_bytes().to_vec();
    if slips.iter().all(|slip| !slip.spreads) {
        for slip in slips {
            blank(&mut own, line_at(part, slip.span.start));
        }
        let readable = String::from_utf8(own.clone());
        if readable.is_ok_and(|own| DeTable::parse_recoverable(&own).1.is_empty()) {
            blanked[from..from + own.len()].copy_from_slice(&own);
            return;
        }
    }
    let body = line_at(part, 0).end.min(part.len());
    let first = if heading(part).is_some() { body } else { 0 };
    blank(blanked, from + first..from + part.len());
}

/// Makes spaces of all but the ends of lines.
fn blank(bytes: &mut [u8], span: Range<usize>) {
    for byte in &mut bytes[span] {
        if !matches!(*byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}

/// Whole lines were blanked, so it still is text; if not, nothing of it is kept.
fn text_of(bytes: Vec<u8>, text: &str) -> String {
    String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
}

/// Full-width digits and signs in their plain form, as a keyboard set to Chinese writes them.
pub fn plain(text: &str) -> String {
    text.chars().map(plain_char).collect()
}

fn plain_char(c: char) -> char {
    match c {
        '“' | '”' | '＂' => '"',
        '‘' | '’' | '＇' => '\'',
        '，' | '、' => ',',
        '【' => '[',
        '】' => ']',
        '。' => '.',
        // Behind a key, where someone means that it is this.
        '：' => '=',
        '\u{3000}' => ' ',
        // The full-width forms stand as far from the plain ones, each of them.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
