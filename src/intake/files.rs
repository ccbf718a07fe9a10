//! Files and folders to an [`Intake`].

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Builder, Intake, Setting};
use crate::problem::Problems;
use crate::rulebook::field::{FieldId, Fields};
use crate::sheet::{self, Hidden};

/// How files are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'r> {
    pub setting: Option<Setting<'r>>,
    /// What becomes of hidden rows, columns and sheets.
    pub hidden: Hidden,
}

/// Reads files and folders, with whatever is hidden in them; see [`read_as`].
pub fn read(
    paths: &[PathBuf],
    fields: &Fields,
    keep: impl IntoIterator<Item = FieldId>,
    setting: Option<Setting<'_>>,
    problems: &mut Problems,
) -> Intake {
    let hidden = Hidden::Read;
    read_as(paths, fields, keep, Asked { setting, hidden }, problems)
}

/// Reads files and folders: submissions, rosters and events, told by their columns.
///
/// Keeps the facts of the fields `keep`. Whatever a person should know goes to `problems`.
pub fn read_as(
    paths: &[PathBuf],
    fields: &Fields,
    keep: impl IntoIterator<Item = FieldId>,
    asked: Asked<'_>,
    problems: &mut Problems,
) -> Intake {
    let files = sheet::expand(paths, problems);
    let files: Vec<_> = names(&files).into_iter().zip(files).collect();
    let builder = Builder::new(fields, keep).within(asked.setting);
    read_files(&files, asked.hidden, builder, problems)
}

/// Reads files, each with the name that problems call it by.
pub fn read_files(
    files: &[(Arc<str>, PathBuf)],
    hidden: Hidden,
    mut builder: Builder<'_>,
    problems: &mut Problems,
) -> Intake {
    for (name, path) in files {
        sheet::read(path, name, hidden, &mut builder, problems);
    }
    builder.finish(problems)
}

/// How files are called: by their names alone, with the path before where that would be two.
pub fn names(files: &[PathBuf]) -> Vec<Arc<str>> {
    let short = |path: &Path| match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.to_string_lossy().into_owned(),
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for file in files {
        *counts.entry(short(file)).or_default() += 1;
    }
    files
        .iter()
        .map(|file| match short(file) {
            name if counts[&name] == 1 => name.into(),
            _ => file.to_string_lossy().replace('\\', "/").into(),
        })
        .collect()
}
