//! `jifen score`: tables in, rankings and files out.

use std::path::{Path, PathBuf};

use super::arguments::Score;
use super::gather::{Gathered, folder_of, gather};
use super::problems::{Extent, show};
use super::progress::Progress;
use super::{Exit, print};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::write::{Unwritten, Written, sheets, write_set};
use crate::report::{Run, json, terminal};

/// Gathers, writes the files, shows the problems and the result.
pub fn run(arguments: &Score, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let Some(found) = gather(
        "score",
        &arguments.inputs,
        arguments.out.as_deref(),
        words,
        &mut problems,
    ) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let run = Run::new(
        &found.intake,
        &found.rulebook,
        &found.scored,
        &found.standing,
        &problems,
    );
    let written = match write(arguments, &found, &run, words) {
        Ok(written) => written,
        Err(failed) => return tell_unwritten(&failed, &problems, words),
    };
    let list = words.word("file-problems");
    let rest = written.is_some().then_some(list.as_str());
    show(&problems, Extent::SOME, rest, words);
    let exit = match &written {
        _ if arguments.json => print::result_by(words, |out| json::write(&run, words, out)),
        Some((folder, files)) => {
            let shown = terminal::text(&run, words, print::width());
            let files = terminal::files(&run, words, folder, files);
            print::result(&format!("{shown}\n{files}"), words)
        }
        None => Exit::Done,
    };
    match exit {
        Exit::Done if arguments.strict && problems.has_errors() => Exit::Found,
        exit => exit,
    }
}

/// Writes the files and says into which folder; none with `--json` unless a folder is named.
fn write(
    arguments: &Score,
    found: &Gathered,
    run: &Run,
    words: &Words,
) -> Result<Option<(PathBuf, Vec<Written>)>, Unwritten> {
    let folder = match &arguments.out {
        Some(folder) => folder.clone(),
        None if arguments.json => return Ok(None),
        None => folder_of(run.period()),
    };
    let progress = Progress::start();
    progress.say(|| words.word("cli-writing"));
    let sheets = sheets(run, &found.files, words);
    let files = write_set(&folder, &sheets)?;
    // A copy of what was asked before would send people looking for what is settled.
    let marked = words.word("file-marked");
    if sheets.iter().all(|sheet| sheet.name != marked) {
        let _ = std::fs::remove_file(folder.join(marked));
    }
    Ok(Some((folder, files)))
}

/// Says that the files could not be written, after the problems that would have been in them.
fn tell_unwritten(failed: &Unwritten, problems: &Problems, words: &Words) -> Exit {
    show(problems, Extent::SOME, None, words);
    let mut problem =
        Problem::error("out-not-written", file(&failed.path)).with("cause", &failed.cause);
    if !failed.done.is_empty() {
        let names: Vec<String> = failed
            .done
            .iter()
            .map(|file| file.path.display().to_string())
            .collect();
        problem = Problem::error("out-partly-written", file(&failed.path))
            .with("cause", &failed.cause)
            .with("done", names.join(&words.word("report-comma")));
    }
    let mut last = Problems::default();
    last.push(problem);
    show(&last, Extent::ALL, None, words);
    Exit::Failed
}

fn file(path: &Path) -> Place {
    Place::File(path.display().to_string().into())
}
