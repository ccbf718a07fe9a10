//! The set of files: each written to a temporary file in the folder, then renamed, so that there
//! is never half a file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::questions::{self, Questions};
use super::{Run, csv, html, json, marked};
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
    Html,
    Json,
}

impl Format {
    /// All kinds, by the names they are asked for.
    pub const ALL: [(&'static str, Format); 3] = [
        ("csv", Format::Csv),
        ("html", Format::Html),
        ("json", Format::Json),
    ];
}

type Writer = fn(&Run, &Words, &mut (dyn Write + Send)) -> io::Result<()>;

/// The files of a run in these formats, in the order in which people open them.
pub fn sheets<'a>(run: &'a Run<'a>, words: &'a Words, formats: &[Format]) -> Vec<Sheet<'a>> {
    let mut files: Vec<(&str, Writer)> = Vec::new();
    for format in formats {
        match format {
            Format::Csv => files.extend(tables(run)),
            Format::Html => files.extend([
                ("file-page", html::write_page as Writer),
                ("file-slips", html::write_slips),
            ]),
            Format::Json => {
                files.push(("file-json", |run, words, out| json::write(run, words, out)))
            }
        }
    }
    files
        .into_iter()
        .map(|(name, write)| Sheet {
            name: words.word(name),
            content: Box::new(move |out| write(run, words, out)),
        })
        .collect()
}

fn tables(run: &Run) -> Vec<(&'static str, Writer)> {
    let mut files: Vec<(&str, Writer)> = vec![
        ("file-departments", csv::write_departments),
        ("file-teachers", csv::write_teachers),
        ("file-ledger", csv::write_ledger),
        ("file-problems", csv::write_problems),
    ];
    // Most periods honour nobody.
    if !run.standing.lists.is_empty() {
        files.insert(2, ("file-lists", csv::write_lists));
    }
    let questions = Questions::of(run);
    if !questions.is_empty() {
        files.push(("file-questions", questions::write));
    }
    if questions.are_open() {
        files.push(("file-marked", marked::write));
    }
    files
}

/// Writes a set of files into a folder, which is made if it is not there.
///
/// All are complete before the first gets its name. A file that can't be replaced (it is open in
/// Excel, say) is left alone and the new one gets a number.
pub fn write_set(folder: &Path, sheets: &[Sheet]) -> Result<Vec<Written>, Unwritten> {
    let unwritten = |path: &Path, cause, done| Unwritten {
        path: path.to_owned(),
        cause,
        done,
    };
    fs::create_dir_all(folder).map_err(|cause| unwritten(folder, cause, Vec::new()))?;
    let mut complete = Vec::new();
    for sheet in sheets {
        let path = folder.join(&sheet.name);
        let file =
            write_temporary(folder, sheet).map_err(|cause| unwritten(&path, cause, Vec::new()))?;
        complete.push((path, file));
    }
    let mut done = Vec::new();
    for (path, file) in complete {
        match give_name(&path, file) {
            Ok(written) => done.push(written),
            Err(cause) => return Err(unwritten(&path, cause, done)),
        }
    }
    Ok(done)
}

fn write_temporary(folder: &Path, sheet: &Sheet) -> io::Result<NamedTempFile> {
    let mut file = readable(Builder::new().prefix(".jifen-").suffix(".tmp")).tempfile_in(folder)?;
    (sheet.content)(file.as_file_mut())?;
    file.flush()?;
    Ok(file)
}

/// Temporary files are private; reports are for others too, as far as the umask lets.
#[cfg(unix)]
fn readable<'a, 'b, 'c>(builder: &'c mut Builder<'a, 'b>) -> &'c mut Builder<'a, 'b> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable<'a, 'b, 'c>(builder: &'c mut Builder<'a, 'b>) -> &'c mut Builder<'a, 'b> {
    builder
}

/// So many numbers are tried for a file that can't be replaced.
const NUMBERS: std::ops::RangeInclusive<u32> = 2..=99;

fn give_name(path: &Path, file: NamedTempFile) -> io::Result<Written> {
    let (mut file, cause) = match file.persist(path) {
        Ok(_) => {
            return Ok(Written {
                path: path.to_owned(),
                instead_of: None,
            });
        }
        Err(failed) => (failed.file, failed.error),
    };
    if !is_busy(path, &cause) {
        return Err(cause);
    }
    for number in NUMBERS {
        let numbered = numbered(path, number);
        match file.persist_noclobber(&numbered) {
            Ok(_) => {
                return Ok(Written {
                    path: numbered,
                    instead_of: Some(path.to_owned()),
                });
            }
            Err(failed) => file = failed.file,
        }
    }
    Err(cause)
}

/// Whether another program holds a file: Windows says access denied (5), sharing violation (32) or
/// lock violation (33). Elsewhere only a folder of that name stands in the way.
fn is_busy(path: &Path, cause: &io::Error) -> bool {
    path.is_dir() || cfg!(windows) && matches!(cause.raw_os_error(), Some(5 | 32 | 33))
}

/// `教师排名.csv` and 2 are `教师排名-2.csv`.
fn numbered(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{extension}"))
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
        let written = write_set(folder.path(), &set).expect("written");
        assert_eq!(written[0].path, folder.path().join("甲-2.csv"));
        assert_eq!(written[0].instead_of, Some(folder.path().join("甲.csv")));
        assert_eq!(written[1].instead_of, None);
        let again = write_set(folder.path(), &set).expect("written again");
        assert_eq!(again[0].path, folder.path().join("甲-3.csv"));
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
        let failed = write_set(folder.path(), &[sheet("甲.csv", "new"), failing])
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
    fn a_folder_that_is_a_file_is_said_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("结果");
        fs::write(&file, "").expect("a file");
        let failed = write_set(&file, &[]).expect_err("not a folder");
        assert_eq!(failed.path, file);
    }
}
