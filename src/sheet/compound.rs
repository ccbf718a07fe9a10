//! A compound file (OLE2), in which xls and old Word documents stand.

use super::limits::Broken;

/// What a compound file begins with.
pub(super) const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const FREE: u32 = 0xFFFF_FFFA;

/// A compound file in memory, with its directory.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    small_fat: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    /// Places of the entries beside and below it.
    left: u32,
    right: u32,
    child: u32,
    first: u32,
    length: u64,
}

impl<'b> Compound<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Compound<'b>, Broken> {
        let damaged = || Broken::Damaged("compound file".to_owned());
        let head = bytes.get(..512).filter(|head| head.starts_with(&MAGIC));
        let head = head.ok_or_else(damaged)?;
        let sector = match head[30] {
            12 => 4096,
            9 => 512,
            _ => return Err(damaged()),
        };
        let mut file = Compound {
            bytes,
            sector,
            fat: Vec::new(),
            small_fat: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        // Which sectors hold the table of sectors: the first ones here, more of them in a chain.
        let mut tables: Vec<u32> = words(&head[76..]).collect();
        let (mut next, mut steps) = (word(head, 68), 0);
        while next < FREE {
            let more: Vec<u32> = words(file.at(next).ok_or_else(damaged)?).collect();
            tables.extend(&more[..more.len() - 1]);
            next = more[more.len() - 1];
            steps += 1;
            if steps > bytes.len() / sector {
                return Err(damaged());
            }
        }
        tables.retain(|&table| table < FREE);
        if tables.len() > bytes.len() / sector {
            return Err(damaged());
        }
        for table in tables {
            let entries = words(file.at(table).ok_or_else(damaged)?);
            file.fat.extend(entries);
        }
        let directory = file.chain(word(head, 48)).ok_or_else(damaged)?;
        file.entries = directory.chunks_exact(128).map(entry).collect();
        if let Some(root) = file.entries.first() {
            let (first, length) = (root.first, root.length);
            file.small_fat = words(&file.chain(word(head, 60)).unwrap_or_default()).collect();
            file.small = file.chain(first).unwrap_or_default();
            file.small.truncate(length as usize);
        }
        Ok(file)
    }

    /// Whether something of this name stands at its root, and not in what is embedded.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut open: Vec<u32> = self.entries.iter().take(1).map(|root| root.child).collect();
        let mut steps = 0;
        while let Some(entry) = open.pop().and_then(|at| self.entries.get(at as usize)) {
            steps += 1;
            if entry.name.eq_ignore_ascii_case(name) {
                return true;
            }
            if steps > self.entries.len() {
                return false;
            }
            let beside = [entry.left, entry.right];
            open.extend(beside.iter().filter(|&&at| at < FREE));
        }
        false
    }

    /// The stream of this name.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut stream = match entry.length {
            0..4096 => self.small_chain(entry.first)?,
            _ => self.chain(entry.first)?,
        };
        stream.truncate(usize::try_from(entry.length).unwrap_or(usize::MAX));
        Some(stream)
    }

    fn at(&self, sector: u32) -> Option<&'b [u8]> {
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The sectors of a chain, one after the other; none for one that turns in a circle. The last
    /// may be cut short by the end of the file.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = first;
        while next < FREE {
            let start = (next as usize).checked_add(1)?.checked_mul(self.sector)?;
            let end = start.checked_add(self.sector)?.min(self.bytes.len());
            content.extend_from_slice(self.bytes.get(start..end)?);
            if content.len() > self.bytes.len() {
                return None;
            }
            next = self.fat.get(next as usize).copied().unwrap_or(FREE);
        }
        Some(content)
    }

    fn small_chain(&self, first: u32) -> Option<Vec<u8>> {
        const SECTOR: usize = 64;
        let mut content = Vec::new();
        let mut next = first;
        while next < FREE {
            let start = (next as usize).checked_mul(SECTOR)?;
            let end = start.checked_add(SECTOR)?.min(self.small.len());
            content.extend_from_slice(self.small.get(start..end)?);
            if content.len() > self.small.len() + SECTOR {
                return None;
            }
            next = self.small_fat.get(next as usize).copied().unwrap_or(FREE);
        }
        Some(content)
    }
}

fn entry(bytes: &[u8]) -> Entry {
    let length = usize::from(bytes[64]).saturating_sub(2).min(62);
    let name = bytes[..length].chunks_exact(2);
    let name: Vec<u16> = name
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Entry {
        name: String::from_utf16_lossy(&name),
        left: word(bytes, 68),
        right: word(bytes, 72),
        child: word(bytes, 76),
        first: word(bytes, 116),
        // The upper half is not to be relied on in the older version.
        length: u64::from(word(bytes, 120)),
    }
}

/// The four bytes that begin there, as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|four| word(four, 0))
}
