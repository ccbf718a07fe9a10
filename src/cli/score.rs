//! `jifen score`: tables in, rankings and files out.

use std::path::{Path, PathBuf};

use super::arguments::Score;
use super::gather::gather;
use super::problems::{Extent, show};
use super::progress::Progress;
use super::{Exit, print};
use crate::intake::dates;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::questions::Questions;
use crate::report::release::{Release, State};
use crate::report::write::{Format, Unwritten, Written, sheets, write_set};
use crate::report::{Run, json, terminal};
use crate::rulebook::policy::Policy;

/// Gathers, writes the files, shows the problems and the result.
pub fn run(arguments: &Score, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let release = match release(arguments) {
        Ok(release) => release,
        Err(refused) => {
            problems.push(*refused);
            show(&problems, Extent::ALL, None, words);
            return Exit::Failed;
        }
    };
    let out = arguments.out.as_deref();
    let Some(found) = gather("score", &arguments.inputs, out, words, &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let run = Run::new(
        &found.intake,
        &found.rulebook,
        &found.scored,
        &found.standing,
        &problems,
    )
    .of_files(&found.files)
    .released(release)
    .beside(Policy::of(&found.rulebook).and_then(Result::ok));
    let written = match write(arguments, &found.results, &run, words) {
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

/// How far the result has got, as the arguments say.
fn release(arguments: &Score) -> Result<Release, Box<Problem>> {
    let objections = arguments.objections.as_deref();
    let objections = objections.map(|text| match dates::parse(text, dates::Around::default()) {
        Ok((day, _)) => Ok(day),
        Err(_) => Err(Box::new(
            Problem::error("bad-day", Place::Run)
                .read(text)
                .with("text", text),
        )),
    });
    let state = arguments.state.as_deref().and_then(State::parse);
    Ok(Release {
        state: state.unwrap_or_default(),
        prepared: arguments.prepared.clone(),
        checked: arguments.checked.clone(),
        objections: objections.transpose()?,
    })
}

/// The formats asked for, each once; all where none is named.
fn formats(arguments: &Score) -> Vec<Format> {
    let asked = |name: &str| {
        arguments.formats.is_empty() || arguments.formats.iter().any(|asked| asked == name)
    };
    let all = Format::ALL.into_iter();
    all.filter(|(name, _)| asked(name))
        .map(|(_, format)| format)
        .collect()
}

/// Writes the files and says into which folder; none with `--json` unless a folder is named.
fn write(
    arguments: &Score,
    folder: &Path,
    run: &Run,
    words: &Words,
) -> Result<Option<(PathBuf, Vec<Written>)>, Unwritten> {
    if arguments.json && arguments.out.is_none() {
        return Ok(None);
    }
    let progress = Progress::start();
    progress.say(|| words.word("cli-writing"));
    let files = write_set(folder, &sheets(run, words, &formats(arguments)))?;
    // What was asked before and is not asked any more would send people looking for what is settled.
    let questions = Questions::of(run);
    let settled = [
        ("file-questions", questions.is_empty()),
        ("file-marked", !questions.are_open()),
    ];
    for (name, _) in settled.into_iter().filter(|(_, settled)| *settled) {
        let _ = std::fs::remove_file(folder.join(words.word(name)));
    }
    Ok(Some((folder.to_owned(), files)))
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
