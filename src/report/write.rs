//! The set of files: all are complete before the first gets its place, so that there is never half
//! a file, nor half a set.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::hashing::Hashing;
use super::questions::{self, Questions};
use super::{Run, bulletin, csv, html, json, marked, workbook};
use crate::intake::accounts::AccountKind;
use crate::locale::Words;

type Content<'a> = Box<dyn Fn(&mut (dyn Write + Send)) -> io::Result<()> + 'a>;

/// A file to write.
pub struct Sheet<'a> {
    pub name: String,
    pub content: Content<'a>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub path: PathBuf,
    /// The path it should have had, where that file could not be replaced.
    pub instead_of: Option<PathBuf>,
}

impl Written {
    /// What it is called.
    pub fn name(&self) -> String {
        name(&self.path)
    }

    /// What it should have been called, where it is not.
    pub fn wanted(&self) -> Option<String> {
        self.instead_of.as_deref().map(name)
    }

    /// What the file is called that was to have a name, if it was written.
    pub fn found(written: &[Written], wanted: &str) -> Option<String> {
        let mut written = written.iter();
        let file = written.find(|file| file.wanted().unwrap_or_else(|| file.name()) == wanted);
        file.map(Written::name)
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Why a set could not be written. What was written before stays.
#[derive(Debug)]
pub struct Unwritten {
    pub path: PathBuf,
    pub cause: io::Error,
    /// What had got its name before.
    pub done: Vec<Written>,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
    Html,
    Docx,
    Json,
}

impl Format {
    /// All kinds, by the names they are asked for.
    pub const ALL: [(&'static str, Format); 5] = [
        ("csv", Format::Csv),
        ("xlsx", Format::Xlsx),
        ("html", Format::Html),
        ("docx", Format::Docx),
        ("json", Format::Json),
    ];

    /// The name it is asked for by.
    pub fn name(self) -> &'static str {
        let mut all = Format::ALL.into_iter();
        all.find(|(_, format)| *format == self)
            .map_or("", |(name, _)| name)
    }
}

type Writer = fn(&Run, &Words, &mut (dyn Write + Send)) -> io::Result<()>;

/// The files of a run in these formats, in the order in which people open them.
pub fn sheets<'a>(run: &'a Run<'a>, words: &'a Words, formats: &[Format]) -> Vec<Sheet<'a>> {
    let mut files: Vec<(&str, Writer)> = Vec::new();
    for format in formats {
        match format {
            Format::Csv => files.extend(tables(run, words)),
            Format::Xlsx => {
                if marked::is_needed(run, words) {
                    files.push(("file-marked", marked::write));
                }
                files.push(("file-workbook", workbook::write));
            }
            Format::Html => files.extend([
                ("file-page", html::write_page as Writer),
                ("file-slips", html::write_slips),
            ]),
            Format::Docx => files.push(("file-bulletin", bulletin::write)),
            Format::Json => {
                files.push(("file-json", |run, words, out| json::write(run, words, out)))
            }
        }
    }
    files
        .into_iter()
        .map(|(kind, write)| Sheet {
            name: run.file_name(kind, words),
            content: Box::new(move |out| write(run, words, out)),
        })
        .collect()
}

fn tables(run: &Run, words: &Words) -> Vec<(&'static str, Writer)> {
    let mut files: Vec<(&str, Writer)> = Vec::new();
    // Some offices keep no book for departments.
    let mut rankings = run.standing.rankings.iter();
    if rankings.any(|ranking| ranking.kind == AccountKind::Department) {
        files.push(("file-departments", csv::write_departments));
    }
    files.push(("file-teachers", csv::write_teachers));
    // Most periods honour nobody.
    if !run.standing.lists.is_empty() {
        files.push(("file-lists", csv::write_lists));
    }
    files.push(("file-ledger", csv::write_ledger));
    files.push(("file-problems", csv::write_problems));
    let questions = Questions::of(run, words);
    if !questions.is_empty() {
        files.push(("file-questions", questions::write));
    }
    files
}

/// A complete file, before it has its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    pub name: String,
    pub bytes: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

/// The folder in a folder of results where a new set is made.
const MAKING: &str = ".jifen-making";
/// Its name once it is complete: from then on the new set holds, wherever its files are.
const READY: &str = ".jifen-ready";

/// Writes a set of files into a folder, which is made if it is not there.
///
/// All are complete in a folder of their own before the first gets its place. Whoever is stopped
/// before that leaves the former set as it was; what is stopped after it is put in its place by the
/// next run ([`finish`]). A file that can't be replaced (it is open in Excel, say) is left alone and
/// the new one gets a number. `last` makes a file of what the others are.
pub fn write_set<'a>(
    folder: &Path,
    sheets: &[Sheet<'a>],
    last: impl FnOnce(&[Made]) -> Option<Sheet<'a>>,
) -> Result<Vec<Written>, Unwritten> {
    let unwritten = |path: &Path, cause| Unwritten {
        path: path.to_owned(),
        cause,
        done: Vec::new(),
    };
    let at_folder = |cause| unwritten(folder, cause);
    fs::create_dir_all(folder).map_err(at_folder)?;
    finish(folder)?;
    let making = folder.join(MAKING);
    clear(&making).map_err(at_folder)?;
    fs::create_dir(&making).map_err(at_folder)?;
    let mut made = Vec::new();
    let mut names = Vec::new();
    let mut make = |sheet: &Sheet| -> Result<Made, Unwritten> {
        names.push(sheet.name.clone());
        complete(&making, sheet).map_err(|cause| {
            // Why it failed is what matters.
            let _ = clear(&making);
            unwritten(&folder.join(&sheet.name), cause)
        })
    };
    for sheet in sheets {
        made.push(make(sheet)?);
    }
    if let Some(sheet) = last(&made) {
        make(&sheet)?;
    }
    fs::rename(&making, folder.join(READY)).map_err(at_folder)?;
    put_in_place(folder, names)
}

/// Puts in its place what a run that was stopped had ready.
pub fn finish(folder: &Path) -> Result<Vec<Written>, Unwritten> {
    let Ok(entries) = fs::read_dir(folder.join(READY)) else {
        return Ok(Vec::new());
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    put_in_place(folder, names)
}

fn put_in_place(folder: &Path, names: Vec<String>) -> Result<Vec<Written>, Unwritten> {
    let ready = folder.join(READY);
    let mut done = Vec::new();
    for name in names {
        let path = folder.join(&name);
        match give_name(&path, &ready.join(&name)) {
            Ok(written) => done.push(written),
            Err(cause) => return Err(Unwritten { path, cause, done }),
        }
    }
    match fs::remove_dir(&ready) {
        Ok(()) => Ok(done),
        Err(cause) => Err(Unwritten {
            path: ready,
            cause,
            done,
        }),
    }
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn complete(folder: &Path, sheet: &Sheet) -> io::Result<Made> {
    let file = File::create(folder.join(&sheet.name))?;
    let mut file = Hashing::new(BufWriter::with_capacity(1 << 16, file));
    (sheet.content)(&mut file)?;
    file.flush()?;
    let (_, bytes, sha256) = file.finish();
    Ok(Made {
        name: sheet.name.clone(),
        bytes,
        sha256,
    })
}

/// So many numbers are tried for a file that can't be replaced.
const NUMBERS: std::ops::RangeInclusive<u32> = 2..=99;

/// Moves a complete file to its place, or beside it.
fn give_name(path: &Path, file: &Path) -> io::Result<Written> {
    let cause = match fs::rename(file, path) {
        Ok(()) => {
            return Ok(Written {
                path: path.to_owned(),
                instead_of: None,
            });
        }
        Err(cause) => cause,
    };
    if !is_busy(path, &cause) {
        return Err(cause);
    }
    let mut free = NUMBERS
        .map(|number| numbered(path, number))
        .filter(|numbered| !numbered.exists());
    let Some(numbered) = free.next() else {
        return Err(cause);
    };
    fs::rename(file, &numbered)?;
    Ok(Written {
        path: numbered,
        instead_of: Some(path.to_owned()),
    })
}

/// Whether another program holds a file: Windows says access denied (5), sharing violation (32) or
/// lock violation (33). Elsewhere only a folder of that name stands in the way.
fn is_busy(path: &Path, cause: &io::Error) -> bool {
    path.is_dir() || cfg!(windows) && matches!(cause.raw_os_error(), Some(5 | 32 | 33))
}

/// `教师排名-2022-05.csv` and 2 are `教师排名-2022-05(2).csv`.
fn numbered(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}({number}).{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, text: &'static str) -> Sheet<'static> {
        Sheet {
            name: name.to_owned(),
            content: Box::new(move |out| out.write_all(text.as_bytes())),
        }
    }

    #[test]
    fn a_file_that_cannot_be_replaced_stays_and_the_new_one_gets_a_number() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("甲.csv")).expect("a folder in the way");
        let set = [sheet("甲.csv", "1"), sheet("乙.csv", "2")];
        let written = write_set(folder.path(), &set, |_| None).expect("written");
        assert_eq!(written[0].path, folder.path().join("甲(2).csv"));
        assert_eq!(written[0].instead_of, Some(folder.path().join("甲.csv")));
        assert_eq!(written[1].instead_of, None);
        let again = write_set(folder.path(), &set, |_| None).expect("written again");
        assert_eq!(again[0].path, folder.path().join("甲(3).csv"));
        assert_eq!(fs::read(&again[1].path).expect("a file"), b"2");
    }

    #[test]
    fn a_set_that_fails_leaves_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("甲.csv"), "old").expect("a file");
        let failing = Sheet {
            name: "乙.csv".to_owned(),
            content: Box::new(|_| Err(io::Error::other("full"))),
        };
        let failed = write_set(folder.path(), &[sheet("甲.csv", "new"), failing], |_| None)
            .expect_err("the second fails");
        assert_eq!(failed.path, folder.path().join("乙.csv"));
        let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(
            fs::read(folder.path().join("甲.csv")).expect("a file"),
            b"old"
        );
    }

    #[test]
    fn what_a_stopped_run_had_ready_is_put_in_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("甲.csv"), "old").expect("a file");
        // Stopped when 甲 had its place and 乙 had not, and another while it made its files.
        fs::create_dir(at(READY)).expect("a folder");
        fs::write(at(READY).join("乙.csv"), "ready").expect("a file");
        fs::create_dir(at(MAKING)).expect("a folder");
        fs::write(at(MAKING).join("丙.csv"), "half").expect("a file");
        finish(folder.path()).expect("finished");
        assert_eq!(fs::read(at("乙.csv")).expect("a file"), b"ready");
        write_set(folder.path(), &[sheet("甲.csv", "new")], |_| None).expect("written");
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["乙.csv", "甲.csv"]);
        assert_eq!(fs::read(at("甲.csv")).expect("a file"), b"new");
    }

    #[test]
    fn the_last_file_knows_what_the_others_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut seen = Vec::new();
        write_set(folder.path(), &[sheet("甲.csv", "abc")], |made| {
            seen = made.to_vec();
            Some(sheet("记录.json", "{}"))
        })
        .expect("written");
        // The SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((seen[0].bytes, seen[0].sha256.as_str()), (3, sha256));
        assert!(folder.path().join("记录.json").exists());
    }

    #[test]
    fn a_folder_that_is_a_file_is_said_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("结果");
        fs::write(&file, "").expect("a file");
        let failed = write_set(&file, &[], |_| None).expect_err("not a folder");
        assert_eq!(failed.path, file);
    }
}
