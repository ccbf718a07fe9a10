//! What the copies are called: as the sheet, with the file before it where there are several files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::At;
use super::marks::Marks;

/// Spreadsheets allow so many letters, counted as UTF-16 counts them.
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
            let mut name = cut(&plain, LONGEST);
            let mut number = 1;
            while !taken.insert(name.to_lowercase()) {
                number += 1;
                let end = format!("-{number}");
                name = cut(&plain, LONGEST - end.len()) + &end;
            }
            names.insert(at.clone(), name);
        }
    }
    names
}

/// The beginning of a text that takes so many UTF-16 units at most.
fn cut(text: &str, room: usize) -> String {
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.len_utf16();
        taken <= room
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_as_spreadsheets_count() {
        // Each of these signs counts as two letters, so 15 of them and one letter make 31.
        let name = cut(&format!("{}ab", "😀".repeat(15)), LONGEST);
        assert_eq!(name, format!("{}a", "😀".repeat(15)));
        assert_eq!(cut(&"😀".repeat(16), LONGEST), "😀".repeat(15));
        assert_eq!(cut("五月", LONGEST), "五月");
    }
}
