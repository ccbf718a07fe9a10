//! A zip container of parts (xlsx, xlsb, ods, docx), read within limits.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::limits::{self, Broken, Limit};
use super::xml;

/// An open container.
pub(super) struct Package<R> {
    zip: ZipArchive<R>,
    /// Places of the parts by their names in small letters, since some writers mix them.
    places: HashMap<String, usize>,
}

/// A line of a relations part.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type, such as `worksheet` or `hyperlink`.
    pub kind: String,
    /// As it stands for what is outside, else the name of a part.
    pub target: String,
}

impl<R: Read + Seek> Package<R> {
    /// Opens a container and looks at its directory alone.
    pub(super) fn open(source: R) -> Result<Package<R>, Broken> {
        let zip = ZipArchive::new(source)?;
        if zip.len() > limits::PARTS {
            return Err(Broken::Beyond(Limit::Parts));
        }
        let metadata = zip.metadata();
        let mut places = HashMap::with_capacity(zip.len());
        for index in 0..zip.len() {
            let part = metadata.entry(index)?;
            let name = part.name()?.replace('\\', "/").to_lowercase();
            let ratio = part.compressed_size().saturating_mul(limits::RATIO);
            let most = limits::PASSED.min(ratio.max(limits::RATIO_FROM));
            if is_read(&name) && part.size() > most {
                return Err(Broken::Beyond(Limit::Inflated));
            }
            places.insert(name, index);
        }
        Ok(Package { zip, places })
    }

    /// The names of the parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_lowercase())
    }

    /// A part that inflates to no more than so many bytes; none if there is no such part.
    ///
    /// What its directory claims is held against it while it is read, by the container's reader.
    pub(super) fn part(
        &mut self,
        name: &str,
        at_most: u64,
    ) -> Result<Option<ZipFile<'_, R>>, Broken> {
        let Some(&index) = self.places.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let part = self.zip.by_index(index)?;
        match part.size() > at_most {
            true => Err(Broken::Beyond(Limit::Inflated)),
            false => Ok(Some(part)),
        }
    }

    /// A part as XML; none if there is no such part.
    pub(super) fn xml(
        &mut self,
        name: &str,
        at_most: u64,
    ) -> Result<Option<Reader<BufReader<ZipFile<'_, R>>>>, Broken> {
        let part = self.part(name, at_most)?;
        Ok(part.map(|part| xml::reader(BufReader::with_capacity(1 << 16, part))))
    }

    /// The relations of a part, or of the whole container for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Broken> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        let mut found = Vec::new();
        let Some(mut reader) = self.xml(&path, limits::HELD)? else {
            return Ok(found);
        };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let (id, kind) = (xml::get(&tag, "Id"), xml::get(&tag, "Type"));
                    let kind = kind.unwrap_or_default();
                    let target = xml::get(&tag, "Target").unwrap_or_default();
                    let outside = xml::get(&tag, "TargetMode").as_deref() == Some("External");
                    if found.len() >= limits::MERGES {
                        return Err(Broken::Beyond(Limit::Merges));
                    }
                    found.push(Relation {
                        id: id.unwrap_or_default(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: match target.strip_prefix('/') {
                            _ if outside => target,
                            Some(whole) => whole.to_owned(),
                            None => format!("{folder}{slash}{target}"),
                        },
                    });
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }
}

/// Whether a part is one that is ever inflated: pictures and the like are not.
fn is_read(name: &str) -> bool {
    [".xml", ".rels", ".bin"]
        .iter()
        .any(|end| name.ends_with(end))
}

impl From<ZipError> for Broken {
    fn from(error: ZipError) -> Broken {
        match error {
            ZipError::Io(error) => error.into(),
            error => Broken::Damaged(error.to_string()),
        }
    }
}
