//! The records of a delimited text, in blocks. While what a block says is read, another thread parts
//! the next ones, so that a long table takes little more than the slower of the two.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::limits::Broken;

/// So many bytes of records make a block, with what it takes to tell their fields apart: a row of a
/// thousand blank cells holds no other.
const BLOCK: usize = 64 << 10;
/// Texts of no more bytes are parted as they are read: another thread would cost more than it saves.
const SHORT: u64 = 1 << 20;
/// So many blocks may wait.
const WAITING: usize = 8;

/// Records that stand together.
pub(super) struct Block {
    /// What the fields hold, one after the other.
    text: Text,
    /// Where each field ends, from the start of its record.
    ends: Vec<usize>,
    records: Vec<Ended>,
}

enum Text {
    Utf8(String),
    /// Some record is not, or is cut where only GB18030 has a letter.
    Other(Vec<u8>),
}

/// Where a record ends in its block, and where its reader then was.
#[derive(Clone, Copy, Default)]
struct Ended {
    byte: usize,
    field: usize,
    line: u64,
    /// From the start of the text.
    at: u64,
}

/// One record of a block.
pub(super) struct Record<'b> {
    pub bytes: &'b [u8],
    /// The same where it is UTF-8.
    pub text: Option<&'b str>,
    /// Where each field ends.
    pub ends: &'b [usize],
    /// The line of the text that the reader had come to, and the byte.
    pub line: u64,
    pub at: u64,
}

impl Record<'_> {
    /// What each field holds.
    pub fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let ends = self.ends.iter();
        starts
            .zip(ends)
            .map(|(start, &end)| &self.bytes[start..end])
    }
}

impl Block {
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let (bytes, text) = match &self.text {
            Text::Utf8(text) => (text.as_bytes(), Some(text.as_str())),
            Text::Other(bytes) => (bytes.as_slice(), None),
        };
        let mut before = Ended::default();
        self.records.iter().map(move |&ended| {
            let from = std::mem::replace(&mut before, ended);
            Record {
                bytes: &bytes[from.byte..ended.byte],
                text: match text {
                    Some(text) => text.get(from.byte..ended.byte),
                    None => std::str::from_utf8(&bytes[from.byte..ended.byte]).ok(),
                },
                ends: &self.ends[from.field..ended.field],
                line: ended.line,
                at: ended.at,
            }
        })
    }
}

/// Hands the blocks of a text over, in order, until one is enough.
///
/// # Errors
///
/// Where the text can't be read on.
pub(super) fn hand_over(
    source: impl Read + Send,
    separator: u8,
    length: u64,
    mut take: impl FnMut(&Block) -> ControlFlow<()>,
) -> Result<(), Broken> {
    let mut blocks = Blocks::of(source, separator);
    if length <= SHORT {
        for block in blocks {
            if take(&block?).is_break() {
                break;
            }
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let (hand, taken) = mpsc::sync_channel(WAITING);
        // Where nobody takes any more, enough was read.
        scope.spawn(move || blocks.try_for_each(|block| hand.send(block)));
        for block in taken {
            if take(&block?).is_break() {
                break;
            }
        }
        Ok(())
    })
}

/// The blocks of a text.
struct Blocks<R> {
    reader: Reader<R>,
    record: ByteRecord,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    fn of(source: R, separator: u8) -> Blocks<R> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true);
        builder.delimiter(separator).buffer_capacity(BLOCK);
        Blocks {
            reader: builder.from_reader(source),
            record: ByteRecord::new(),
            ended: false,
        }
    }

    fn block(&mut self) -> Result<Block, Broken> {
        let mut bytes = Vec::new();
        let (mut ends, mut records) = (Vec::<usize>::new(), Vec::new());
        while bytes.len() + size_of_val(&*ends) < BLOCK {
            let read = self.reader.read_byte_record(&mut self.record);
            if !read.map_err(|error| Broken::Damaged(error.to_string()))? {
                self.ended = true;
                break;
            }
            bytes.extend_from_slice(self.record.as_slice());
            let ranges = (0..self.record.len()).filter_map(|index| self.record.range(index));
            ends.extend(ranges.map(|range| range.end));
            records.push(Ended {
                byte: bytes.len(),
                field: ends.len(),
                line: self.reader.position().line(),
                at: self.reader.position().byte(),
            });
        }
        let text = String::from_utf8(bytes);
        Ok(Block {
            text: text.map_or_else(|error| Text::Other(error.into_bytes()), Text::Utf8),
            ends,
            records,
        })
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = Result<Block, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let block = self.block();
        self.ended |= block.is_err();
        Some(block)
    }
}
