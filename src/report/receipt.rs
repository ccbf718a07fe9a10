//! 运行记录.json: from what a result was made, and what it is, so that anyone can make it again and
//! compare.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use serde::{Deserialize, Serialize};

use super::Fates;
use super::hashing::Hashing;
use super::way;
use super::write::Made;

/// The receipt of a run. Nothing in it goes by the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub program: String,
    pub version: String,
    pub period: String,
    pub rulebook: Rules,
    pub inputs: Vec<Source>,
    pub settings: Settings,
    pub rows: Rows,
    pub outputs: Vec<Made>,
}

/// The rulebook of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    pub name: String,
    /// The file, or the name of a built-in one; none for the built-in default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether that is a file.
    pub is_file: bool,
    pub sha256: String,
}

/// A table or a file of decisions that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// From the folder of the results, with `/`, where both lie on one drive.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

/// What else decides on the outputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub lang: String,
    /// The period as it was asked for; none where the tables hold only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    pub formats: Vec<String>,
    pub skip_hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prepared: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objections: Option<String>,
    /// The school's own text of the bulletin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulletin: Option<Source>,
}

/// What became of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    pub read: usize,
    pub counted: usize,
    pub not_counted: usize,
    pub skipped: usize,
    pub asked: usize,
}

impl From<Fates> for Rows {
    fn from(rows: Fates) -> Rows {
        Rows {
            read: rows.read,
            counted: rows.counted,
            not_counted: rows.not_counted,
            skipped: rows.skipped,
            asked: rows.asked,
        }
    }
}

impl Rules {
    /// Where the rulebook is, seen from the folder of the results, or the name it was asked for by.
    pub fn located(&self, folder: &Path) -> Option<PathBuf> {
        let from = self.from.as_ref()?;
        Some(match self.is_file {
            true => folder.join(from.split('/').collect::<PathBuf>()),
            false => PathBuf::from(from),
        })
    }
}

impl Source {
    /// Looks at a file that was read for results in a folder.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn of(file: &Path, folder: &Path) -> io::Result<Source> {
        Ok(Source::hashed(file, folder, hash(File::open(file)?)?))
    }

    fn hashed(file: &Path, folder: &Path, (bytes, sha256): (u64, String)) -> Source {
        Source {
            path: way::between(folder, file),
            bytes,
            sha256,
        }
    }

    /// Where the file is, seen from the folder of the results.
    pub fn locate(&self, folder: &Path) -> PathBuf {
        folder.join(self.path.split('/').collect::<PathBuf>())
    }
}

/// Large files that are hashed beside whatever else goes on.
pub struct Ahead(JoinHandle<HashMap<PathBuf, io::Result<(u64, String)>>>);

impl Ahead {
    /// Begins with these files, but for small ones, which take less than beginning does.
    pub fn of(mut files: Vec<PathBuf>) -> Ahead {
        const SMALL: u64 = 1 << 20;
        files.retain(|file| fs::metadata(file).is_ok_and(|found| found.len() > SMALL));
        let hashed = |file: PathBuf| {
            let found = File::open(&file).and_then(hash);
            (file, found)
        };
        Ahead(thread::spawn(move || {
            files.into_iter().map(hashed).collect()
        }))
    }

    /// Files that were read for results in a folder.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be read.
    pub fn sources<'f>(
        self,
        files: impl Iterator<Item = &'f PathBuf>,
        folder: &Path,
    ) -> io::Result<Vec<Source>> {
        let mut hashed = self.0.join().unwrap_or_default();
        let of = |file: &PathBuf| match hashed.remove(file) {
            Some(found) => Ok(Source::hashed(file, folder, found?)),
            None => Source::of(file, folder),
        };
        files.map(of).collect()
    }
}

/// The length of what is read and its SHA-256 in hexadecimal digits.
pub fn hash(mut source: impl Read) -> io::Result<(u64, String)> {
    let mut hashing = Hashing::new(io::sink());
    io::copy(&mut source, &mut hashing)?;
    let (_, bytes, sha256) = hashing.finish();
    Ok((bytes, sha256))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_table_goes_from_the_results() {
        let base = tempfile::tempdir().expect("a folder");
        let at = |name: &str| base.path().join(name);
        fs::create_dir_all(at("五月/结果")).expect("folders");
        fs::write(at("五月/报送.xlsx"), "abc").expect("a file");
        let source = Source::of(&at("五月/报送.xlsx"), &at("五月/结果")).expect("a source");
        assert_eq!((source.path.as_str(), source.bytes), ("../报送.xlsx", 3));
        let found = source.locate(&at("五月/结果"));
        assert_eq!(fs::read(found).expect("the file"), b"abc");
    }
}
