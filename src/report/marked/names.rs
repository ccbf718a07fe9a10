//! What the copies are called: as the sheet, with the file before it where there are several files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::At;
use super::marks::Marks;

/// Spreadsheets allow so many letters.
const LONGEST: usize = 31;

/// The names, none of them twice nor that of the list.
pub fn of(
    files: &[(Arc<str>, PathBuf)],
    marks: &BTreeMap<At, Marks>,
    list: &str,
) -> HashMap<At, String> {
    let marked: HashSet<&Arc<str>> = marks.keys().map(|(file, _)| file).collect();
    let mut taken: HashSet<String> = HashSet::from([list.to_lowercase()]);
    let mut names = HashMap::new();
    for (file, _) in files {
        for at in marks.keys().filter(|(known, _)| known == file) {
            let stem = file.rsplit('/').next().unwrap_or(file);
            let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
            let whole = match (&*at.1, marked.len()) {
                ("", _) => stem.to_owned(),
                (sheet, 1) => sheet.to_owned(),
                (sheet, _) => format!("{stem} {sheet}"),
            };
            let plain: String = whole
                .chars()
                .map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c })
                .collect();
            let mut name: String = plain.chars().take(LONGEST).collect();
            let mut number = 1;
            while !taken.insert(name.to_lowercase()) {
                number += 1;
                let end = format!("-{number}");
                let room = LONGEST - end.len();
                name = plain.chars().take(room).chain(end.chars()).collect();
            }
            names.insert(at.clone(), name);
        }
    }
    names
}
