//! One light scan of each sheet of an xlsx, before its cells are read: what it inflates to, what is
//! merged or hidden, and the hyperlinks.
//!
//! Only what stands around the cells is parsed. The cells themselves, nearly all of a sheet, are
//! passed over, looked at only for rows that are hidden.

use std::collections::HashMap;
use std::io::{Read, Seek};

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use quick_xml::events::Event;

use super::limits::{self, Broken, Limit};
use super::marks::{Marks, Merge, Ranges};
use super::package::{Package, Relation};
use super::xml;

/// The marks of each sheet, by its name.
pub(super) fn xlsx<R: Read + Seek>(source: R) -> Result<HashMap<String, Marks>, Broken> {
    let mut package = Package::open(source)?;
    let workbook = package.relations("")?;
    let workbook = workbook.iter().find(|part| part.kind == "officeDocument");
    let workbook = workbook
        .map_or("xl/workbook.xml", |part| &part.target)
        .to_owned();
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
    let strings = format!("{folder}/sharedStrings.xml");
    let strings = strings.trim_start_matches('/').to_owned();
    package.part(&strings.replace("sharedStrings", "styles"), limits::HELD)?;
    check_strings(&mut package, &strings)?;
    let parts = package.relations(&workbook)?;
    let mut found = HashMap::new();
    for (name, id) in sheets(&mut package, &workbook)? {
        let Some(part) = parts.iter().find(|part| part.id == id) else {
            continue;
        };
        if part.kind == "worksheet" && found.len() < limits::SHEETS {
            let marks = sheet(&mut package, &part.target)?;
            found.entry(name).or_insert(marks);
        }
    }
    Ok(found)
}

/// The number of texts that the table of texts claims, which makes room for them ahead.
fn check_strings<R: Read + Seek>(package: &mut Package<R>, name: &str) -> Result<(), Broken> {
    let Some(mut reader) = package.xml(name, limits::HELD)? else {
        return Ok(());
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                let claimed =
                    xml::get(&tag, "uniqueCount").and_then(|count| count.parse::<u64>().ok());
                // A text takes five bytes at least.
                let most = limits::HELD / 5;
                return match claimed {
                    Some(count) if count > most => {
                        Err(Broken::Damaged(format!("uniqueCount=\"{count}\"")))
                    }
                    _ => Ok(()),
                };
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The sheets of a workbook and the ids of their parts.
fn sheets<R: Read + Seek>(
    package: &mut Package<R>,
    workbook: &str,
) -> Result<Vec<(String, String)>, Broken> {
    let mut found = Vec::new();
    let Some(mut reader) = package.xml(workbook, limits::HELD)? else {
        return Ok(found);
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                if let (Some(name), Some(id)) = (xml::get(&tag, "name"), xml::get(&tag, "id")) {
                    found.push((name, id));
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn sheet<R: Read + Seek>(package: &mut Package<R>, path: &str) -> Result<Marks, Broken> {
    let mut around = Around::default();
    match package.part(path, limits::PASSED)? {
        Some(part) => around.scan(part)?,
        None => return Ok(Marks::default()),
    }
    let links = match memchr::memmem::find(&around.after, b"hyperlink").is_some() {
        true => package.relations(path)?,
        false => Vec::new(),
    };
    around.marks(links)
}

/// What of a sheet is not its cells.
#[derive(Default)]
struct Around {
    before: Vec<u8>,
    after: Vec<u8>,
    hidden: Vec<(u32, u32)>,
}

impl Around {
    fn scan(&mut self, mut part: impl Read) -> Result<(), Broken> {
        const BLOCK: usize = 256 << 10;
        /// A tag is shorter.
        const TAG: usize = 16 << 10;
        let (data, hidden) = (Finder::new("sheetData"), Finder::new(" hidden="));
        let mut block = vec![0; BLOCK];
        let mut filled = 0;
        let mut stage = Stage::Before;
        loop {
            let read = part.read(&mut block[filled..])?;
            let end = filled + read;
            let mut at = 0;
            if stage == Stage::Before {
                match data.find(&block[..end]) {
                    Some(found) => {
                        self.before.extend_from_slice(&block[..found]);
                        at = found + data.needle().len();
                        stage = Stage::Cells;
                    }
                    None => {
                        at = keep_tail(&block[..end], read, data.needle().len());
                        self.before.extend_from_slice(&block[..at]);
                    }
                }
            }
            if stage == Stage::Cells {
                let (cells, done) = match end_of_cells(&data, &block[at..end]) {
                    Some((cells, after)) => {
                        stage = Stage::After;
                        (&block[at..at + cells], at + after)
                    }
                    // A tag that the block cuts is looked at with the next block.
                    None if read > 0 => {
                        let cut = memrchr(b'<', &block[at..end]).filter(|cut| end - at - cut < TAG);
                        let done = at + cut.unwrap_or(end - at);
                        (&block[at..done], done)
                    }
                    None => (&block[at..end], end),
                };
                for found in hidden.find_iter(cells) {
                    self.hidden.extend(hidden_row(cells, found));
                }
                at = done;
            }
            if stage == Stage::After {
                self.after.extend_from_slice(&block[at..end]);
                at = end;
            }
            if self.before.len() > limits::AROUND || self.after.len() > limits::AROUND {
                return Err(Broken::Beyond(Limit::Merges));
            }
            if read == 0 {
                return Ok(());
            }
            block.copy_within(at..end, 0);
            filled = end - at;
        }
    }

    fn marks(self, relations: Vec<Relation>) -> Result<Marks, Broken> {
        let targets: HashMap<String, String> = relations
            .into_iter()
            .filter(|relation| relation.kind == "hyperlink")
            .map(|relation| (relation.id, relation.target))
            .collect();
        let mut marks = Marks {
            hidden_rows: Ranges::of(self.hidden),
            ..Marks::default()
        };
        let mut columns = Vec::new();
        // What stands before is cut inside a tag, what stands after begins inside one.
        let before = &self.before[..memrchr(b'<', &self.before).unwrap_or(0)];
        let after = &self.after[memchr(b'>', &self.after).map_or(0, |at| at + 1)..];
        for text in [before, after] {
            let mut reader = xml::reader(text);
            reader.config_mut().allow_unmatched_ends = true;
            let mut buffer = Vec::new();
            // Whatever is wrong here is for the reader of cells to say.
            while let Ok(event) = reader.read_event_into(&mut buffer) {
                match event {
                    Event::Start(tag) => match tag.local_name().as_ref() {
                        "col" if xml::is_on(&tag, "hidden") => {
                            let at = |name| xml::get(&tag, name)?.parse::<u32>().ok();
                            if let (Some(first), Some(last)) = (at("min"), at("max")) {
                                columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                            }
                        }
                        "mergeCell" => {
                            let range = xml::get(&tag, "ref").and_then(|range| of_range(&range));
                            let several = range.filter(|merge| merge.bottom > merge.top);
                            marks.merges.extend(several);
                        }
                        "hyperlink" => {
                            let range = xml::get(&tag, "ref").and_then(|range| of_range(&range));
                            let target = xml::get(&tag, "id").and_then(|id| targets.get(&id));
                            if let (Some(range), Some(target)) = (range, target) {
                                marks.links.push((range.top, range.left, target.clone()));
                            }
                        }
                        _ => {}
                    },
                    Event::Eof => break,
                    _ => {}
                }
                if marks.merges.len().max(marks.links.len()) > limits::MERGES {
                    return Err(Broken::Beyond(Limit::Merges));
                }
                buffer.clear();
            }
        }
        marks.hidden_columns = Ranges::of(columns);
        Ok(marks)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Before,
    Cells,
    After,
}

/// Where to cut a block so that a word which it cuts stays whole; at its end, if nothing follows.
fn keep_tail(block: &[u8], read: usize, word: usize) -> usize {
    match read {
        0 => block.len(),
        _ => block.len().saturating_sub(word),
    }
}

/// Where the tag that ends the cells begins, and where its name ends.
fn end_of_cells(data: &Finder<'_>, block: &[u8]) -> Option<(usize, usize)> {
    data.find_iter(block).find_map(|found| {
        let tag = memrchr(b'<', &block[..found])?;
        // Perhaps with a prefix.
        let closes = block[tag + 1] == b'/' && found - tag < 64;
        closes.then_some((tag, found + data.needle().len()))
    })
}

/// The row whose tag says so at this place.
fn hidden_row(cells: &[u8], found: usize) -> Option<(u32, u32)> {
    let tag = memrchr(b'<', &cells[..found])?;
    let end = found + memchr(b'>', &cells[found..])?;
    let tag = std::str::from_utf8(&cells[tag + 1..end]).ok()?;
    let name = tag.split_ascii_whitespace().next()?;
    if name.rsplit(':').next() != Some("row") {
        return None;
    }
    let value = |name: &str| {
        let (_, rest) = tag.split_once(name)?;
        let quote = rest.chars().next()?;
        rest[1..].split(quote).next()
    };
    if !matches!(value(" hidden=")?, "1" | "true") {
        return None;
    }
    let row: u32 = value(" r=")?.parse().ok()?;
    let row = row.checked_sub(1)?;
    Some((row, row))
}

/// A range as it is written: `A1:B3` or `A1`.
fn of_range(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let ((top, left), (bottom, _)) = (of_address(from)?, of_address(to)?);
    Some(Merge { top, left, bottom })
}

/// Row and column, from 0, of an address such as `E17`.
fn of_address(address: &str) -> Option<(u32, u32)> {
    let digits = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = address.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(letter)?;
    }
    let row: u32 = digits.parse().ok()?;
    let place = (row.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < limits::ROWS && place.1 < limits::COLUMNS).then_some(place)
}
