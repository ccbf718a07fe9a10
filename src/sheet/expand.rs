//! Which files are meant: a folder stands for the tables in it and in the folders inside it.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::limits;
use crate::problem::{Place, Problem, Problems};

/// Endings of what a folder is searched for.
const ENDINGS: [&str; 15] = [
    "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv", "txt", "docx", "xltx", "xltm", "xlt",
    "ett", "ots",
];

/// The files meant, folders replaced by the tables in them in the order of their names; each file
/// once. The lock files of an open workbook (`~$…`) and hidden files are left out.
pub fn expand(paths: &[PathBuf], problems: &mut Problems) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut walk = Walk {
                problems,
                found: Vec::new(),
                others: Vec::new(),
                entered: HashSet::new(),
                is_full: false,
            };
            walk.enter(path, 0);
            let Walk {
                mut found,
                others,
                is_full,
                ..
            } = walk;
            if is_full {
                let problem = Problem::error("folder-too-full", Place::of_path(path));
                problems.push(problem.with("most", limits::FILES));
            }
            tell_others(path, &others, problems);
            if found.is_empty() {
                problems.push(Problem::error("folder-empty", Place::of_path(path)));
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
            problems.push(Problem::warning("file-twice", Place::of_path(file)));
        }
        new
    });
    without_copies(files, problems)
}

/// A folder that is being searched.
struct Walk<'p> {
    problems: &'p mut Problems,
    found: Vec<PathBuf>,
    others: Vec<String>,
    /// Folders by their true paths: a link may lead back.
    entered: HashSet<PathBuf>,
    is_full: bool,
}

impl Walk<'_> {
    fn enter(&mut self, folder: &Path, depth: usize) {
        let entries = folder
            .canonicalize()
            .and_then(|path| match self.entered.insert(path) {
                true => fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>(),
                false => Ok(Vec::new()),
            });
        let mut entries: Vec<PathBuf> = match entries {
            Ok(entries) => entries.iter().map(fs::DirEntry::path).collect(),
            Err(error) => return self.tell_unreadable(folder, &error),
        };
        entries.sort();
        let mut inside = Vec::new();
        for path in entries.into_iter().filter(|path| !is_passed_over(path)) {
            match path.metadata() {
                Ok(entry) if entry.is_dir() => inside.push(path),
                Ok(_) if !is_table(&path) => self.others.push(name(&path)),
                Ok(_) if self.found.len() == limits::FILES => self.is_full = true,
                Ok(_) => self.found.push(path),
                Err(error) => self.tell_unreadable(&path, &error),
            }
        }
        for path in inside {
            let place = Place::of_path(&path);
            if name(&path).starts_with("jifen-") {
                self.problems
                    .push(Problem::note("folder-own-results", place));
            } else if depth == limits::DEPTH {
                let problem = Problem::error("folder-too-deep", place);
                self.problems.push(problem.with("most", limits::DEPTH));
            } else if !self.is_full {
                self.enter(&path, depth + 1);
            }
        }
    }

    fn tell_unreadable(&mut self, path: &Path, error: &io::Error) {
        let problem = Problem::error("folder-unreadable", Place::of_path(path));
        self.problems.push(problem.with("reason", error));
    }
}

/// Names the files of a folder that are no tables.
fn tell_others(folder: &Path, others: &[String], problems: &mut Problems) {
    const NAMED: usize = 8;
    if others.is_empty() {
        return;
    }
    let mut names = others[..others.len().min(NAMED)].join("、");
    if others.len() > NAMED {
        names.push('…');
    }
    let problem = Problem::note("folder-other-files", Place::of_path(folder));
    problems.push(problem.with("count", others.len()).with("names", names));
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
                Problem::warning("file-copy", Place::of_path(&file))
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

/// What systems and open programs leave in folders.
fn is_passed_over(path: &Path) -> bool {
    let name = name(path);
    let left = ["Thumbs.db", "desktop.ini", "__MACOSX"];
    name.starts_with("~$") || name.starts_with('.') || left.contains(&name.as_str())
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str())
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
