//! `jifen verify FOLDER`: makes a result again from what its receipt names, and compares byte for byte.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{Inputs, Score, Verify};
use super::problems::{Extent, show};
use super::{Exit, print, score};
use crate::locale::{Lang, Words};
use crate::problem::{Place, Problem, Problems};
use crate::report::naming::Known;
use crate::report::receipt::{self, Receipt};
use crate::report::write::Sheet;

/// Reads the receipt, compares the inputs and every output.
pub fn run(arguments: &Verify, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let exit = match read(&arguments.folder) {
        Ok(receipt) => compare(&arguments.folder, &receipt, words, &mut problems),
        Err(problem) => {
            problems.push(*problem);
            Exit::Failed
        }
    };
    problems.sort();
    show(&problems, Extent::ALL, None, words);
    exit
}

fn read(folder: &Path) -> Result<Receipt, Box<Problem>> {
    let known = Known::default();
    let names = known.receipts();
    let mut paths = names.iter().map(|name| folder.join(name));
    let Some(path) = paths.find(|path| path.is_file()) else {
        return Err(Problem::error("no-receipt", Place::of_path(folder))
            .with("name", &*names[0])
            .into());
    };
    let text = fs::read_to_string(&path).map_err(|cause| {
        Problem::error("file-unreadable", Place::of_path(&path)).with("reason", cause.to_string())
    })?;
    let receipt = serde_json::from_str(&text).map_err(|error| {
        Problem::error("receipt-damaged", Place::of_path(&path)).with("reason", error.to_string())
    })?;
    Ok(receipt)
}

/// Compares inputs, then outputs; says so where all is the same.
fn compare(folder: &Path, receipt: &Receipt, words: &Words, problems: &mut Problems) -> Exit {
    for source in receipt.inputs.iter().chain(&receipt.settings.bulletin) {
        let path = source.locate(folder);
        match hash_of(&path) {
            Some((_, sha256)) if sha256 == source.sha256 => {}
            Some(_) => problems.push(Problem::error("input-changed", Place::of_path(&path))),
            None => problems.push(Problem::error("input-missing", Place::of_path(&path))),
        }
    }
    let inputs = receipt.inputs.iter();
    let files = inputs.map(|source| source.locate(folder)).collect();
    let rules = receipt.rulebook.located(folder);
    if receipt.rulebook.is_file
        && let Some(path) = &rules
    {
        match hash_of(path) {
            Some((_, sha256)) if sha256 == receipt.rulebook.sha256 => {}
            Some(_) => problems.push(Problem::error("rulebook-changed", Place::of_path(path))),
            None => problems.push(Problem::error("input-missing", Place::of_path(path))),
        }
    }
    if receipt.version != env!("CARGO_PKG_VERSION") {
        problems.push(
            Problem::warning("other-version", Place::of_path(folder))
                .with("made", &*receipt.version)
                .with("own", env!("CARGO_PKG_VERSION")),
        );
    }
    let again = again(folder, receipt, files, rules);
    let lang = Lang::of_locale(&receipt.settings.lang);
    let its_words = Words::new(lang);
    let known = Known::default();
    let is_answers = |name: &str| known.kind_of(name) == Some("file-questions");
    let mut answers = receipt.outputs.iter().filter(|made| is_answers(&made.name));
    let waiting = answers.find(|made| {
        let now = hash_of(&folder.join(&made.name));
        now.is_some_and(|(_, sha256)| sha256 != made.sha256)
    });
    if let Some(answers) = waiting {
        let place = Place::of_path(&folder.join(&answers.name));
        problems.push(Problem::error("answers-waiting", place));
    }
    let mut same = 0;
    let made = score::with_sheets(&again, &its_words, &mut Problems::default(), |sheets| {
        for sheet in sheets {
            match difference(folder, receipt, sheet) {
                None => same += 1,
                // What was made before the answers has to differ.
                Some(problem)
                    if waiting.is_some_and(|answers| {
                        sheet.name == answers.name || problem.code == "output-differs"
                    }) => {}
                Some(problem) => problems.push(problem),
            }
        }
        let names: Vec<&str> = sheets.iter().map(|sheet| &*sheet.name).collect();
        for output in &receipt.outputs {
            if waiting.is_none() && !names.contains(&&*output.name) {
                problems.push(Problem::error(
                    "output-not-made",
                    Place::of_path(&folder.join(&output.name)),
                ));
            }
        }
    });
    if made.is_none() {
        problems.push(Problem::error("not-made-again", Place::of_path(folder)));
        return Exit::Failed;
    }
    let args = [
        ("same", same.into()),
        ("count", receipt.outputs.len().into()),
    ];
    let exit = print::result(&format!("{}\n", words.say("verified", &args)), words);
    match problems.has_errors() {
        true => Exit::Found,
        false => exit,
    }
}

/// The run of the receipt.
fn again(folder: &Path, receipt: &Receipt, files: Vec<PathBuf>, rules: Option<PathBuf>) -> Score {
    let settings = &receipt.settings;
    Score {
        inputs: Inputs {
            files,
            rules,
            month: None,
            period: settings.asked.clone(),
            skip_hidden: settings.skip_hidden,
        },
        out: Some(folder.to_owned()),
        formats: settings.formats.clone(),
        state: settings.state.clone(),
        prepared: settings.prepared.clone(),
        checked: settings.checked.clone(),
        objections: settings.objections.clone(),
        bulletin: settings
            .bulletin
            .as_ref()
            .map(|source| source.locate(folder)),
        json: false,
        strict: false,
        force: false,
    }
}

/// What is wrong with an output: not there, another than was made, or another than is made now.
fn difference(folder: &Path, receipt: &Receipt, sheet: &Sheet) -> Option<Problem> {
    let path = folder.join(&sheet.name);
    let Ok(kept) = fs::read(&path) else {
        return Some(Problem::error("output-missing", Place::of_path(&path)));
    };
    let mut bytes = Vec::new();
    if let Err(cause) = (sheet.content)(&mut bytes) {
        return Some(
            Problem::error("not-made-again", Place::of_path(&path)).read(cause.to_string()),
        );
    }
    if bytes == kept {
        return None;
    }
    let (_, own) = receipt::hash(&kept[..]).ok()?;
    let was = receipt.outputs.iter().find(|made| made.name == sheet.name);
    let code = match was {
        Some(made) if made.sha256 != own => "output-edited",
        _ => "output-differs",
    };
    let line = first_line(&kept, &bytes);
    Some(Problem::error(code, Place::of_path(&path)).with("line", line.to_string()))
}

/// The first line that differs, from 1.
fn first_line(one: &[u8], other: &[u8]) -> usize {
    let at = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    one[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn hash_of(path: &Path) -> Option<(u64, String)> {
    let file = File::open(path).ok()?;
    let hashed: io::Result<_> = receipt::hash(file);
    hashed.ok()
}
