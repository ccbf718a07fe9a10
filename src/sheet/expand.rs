//! Which files are meant: a folder stands for the spreadsheets in it.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::problem::{Place, Problem, Problems};

/// Endings of what a folder is searched for.
const ENDINGS: [&str; 12] = [
    "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv", "txt", "xltx", "xlt", "ett",
];

/// The files meant, folders replaced by the spreadsheets in them in the order of their names; each
/// file once. The lock files of an open workbook (`~$…`) and hidden files are left out.
pub fn expand(paths: &[PathBuf], problems: &mut Problems) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut found = in_folder(path);
            for inner in folders_in(path) {
                problems.push(Problem::note("folder-inside", Place::File(shown(&inner))));
            }
            if found.is_empty() {
                problems.push(Problem::error("folder-empty", Place::File(shown(path))));
            }
            files.append(&mut found);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    files.retain(|file| {
        let same = file.canonicalize().unwrap_or_else(|_| file.clone());
        let new = seen.insert(same);
        if !new {
            problems.push(Problem::warning("file-twice", Place::File(shown(file))));
        }
        new
    });
    without_copies(files, problems)
}

/// Leaves out files with the very content of one before: a copy would count everything twice.
fn without_copies(files: Vec<PathBuf>, problems: &mut Problems) -> Vec<PathBuf> {
    let mut by_length: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut kept: Vec<PathBuf> = Vec::with_capacity(files.len());
    for file in files {
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        let alike = by_length.entry(length).or_default();
        let first = alike
            .iter()
            .find(|&&other| length > 0 && same(&kept[other], &file));
        if let Some(&first) = first {
            problems.push(
                Problem::warning("file-copy", Place::File(shown(&file)))
                    .with("first", kept[first].to_string_lossy().into_owned()),
            );
            continue;
        }
        alike.push(kept.len());
        kept.push(file);
    }
    kept
}

/// Whether two files of one length hold the same.
fn same(one: &Path, other: &Path) -> bool {
    let open = |path| File::open(path).map(|file| BufReader::new(file).bytes());
    match (open(one), open(other)) {
        (Ok(one), Ok(other)) => one.zip(other).all(|pair| match pair {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }),
        _ => false,
    }
}

fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && is_spreadsheet(path))
        .collect();
    found.sort();
    found
}

/// The folders in a folder that hold spreadsheets.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !in_folder(path).is_empty())
        .collect();
    found.sort();
    found
}

fn is_spreadsheet(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    !name.starts_with("~$") && !name.starts_with('.') && ENDINGS.contains(&ending.as_str())
}

fn shown(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}
