//! Finds the files of a result by their kind, whatever the period in their names.

use std::path::{Path, PathBuf};

/// In a folder with `教师排名-2022-05.csv` that is meant by `教师排名.csv`; without such a file a
/// path that leads nowhere.
pub fn result(folder: &Path, kind: &str) -> PathBuf {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| {
        path.file_name()
            .is_some_and(|name| is_of(&name.to_string_lossy(), kind))
    });
    assert!(
        found.len() < 2,
        "{kind} stands there of several periods: {found:?}"
    );
    found.pop().unwrap_or_else(|| folder.join(kind))
}

/// Whether a file is called so but for its period.
pub fn is_of(name: &str, kind: &str) -> bool {
    let (stem, ending) = kind.rsplit_once('.').expect("an ending");
    let period = name
        .strip_prefix(stem)
        .and_then(|rest| rest.strip_suffix(ending));
    period.is_some_and(|text| text.starts_with('-') && text.ends_with('.'))
}
