//! `jifen score`: tables in, rankings and files out.

use std::io;
use std::path::{Path, PathBuf};

use super::arguments::Score;
use super::gather::{Gathered, gather};
use super::problems::{Extent, show};
use super::progress::Progress;
use super::{Exit, print};
use crate::decisions;
use crate::intake::dates;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::bulletin::{self, Template};
use crate::report::naming::{Known, receipt_name};
use crate::report::questions::Questions;
use crate::report::receipt::{Ahead, Receipt, Rules, Settings, Source, hash};
use crate::report::release::{Release, State};
use crate::report::write::{Format, Made, Sheet, Unwritten, Written, sheets, write_set};
use crate::report::{Run, json, marked, terminal, way};
use crate::rulebook::policy::Policy;
use crate::sheet::expand;

/// Gathers, writes the files, shows the problems and the result.
pub fn run(arguments: &Score, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let inputs = expand(&arguments.inputs.files, &mut Problems::default());
    let hashes = Ahead::of(inputs);
    let Some((found, asked)) = make(arguments, words, &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let words = found.words(words);
    let run = view(&found, &problems, asked);
    if run.bulletin.is_some()
        && formats(arguments).contains(&Format::Docx)
        && let Err(mistake) = bulletin::check(&run, words)
    {
        return refuse(*mistake, words);
    }
    let written = match write(arguments, &found, &run, hashes, words) {
        Ok(written) => written,
        Err(Failed::Unwritten(failed)) => return tell_unwritten(&failed, &problems, words),
        Err(Failed::NotOurs(folder)) => {
            return refuse(
                Problem::error("out-not-ours", Place::of_path(&folder)),
                words,
            );
        }
    };
    let files = written.as_ref().map_or(&[][..], |(_, files)| files);
    let list = Written::found(files, &run.file_name("file-problems", words));
    show(&problems, Extent::SOME, list.as_deref(), words);
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

/// Makes the files of a run without writing them, and lends them; none where it cannot be run.
pub fn with_sheets<T>(
    arguments: &Score,
    words: &Words,
    problems: &mut Problems,
    look: impl FnOnce(&[Sheet]) -> T,
) -> Option<T> {
    let (found, asked) = make(arguments, words, problems)?;
    let words = found.words(words);
    let run = view(&found, problems, asked);
    Some(look(&sheets(&run, words, &formats(arguments))))
}

/// What the reports say beside the result.
struct Asked {
    release: Release,
    bulletin: Option<Template>,
}

fn make(arguments: &Score, words: &Words, problems: &mut Problems) -> Option<(Gathered, Asked)> {
    let asked = match asked(arguments) {
        Ok(asked) => asked,
        Err(refused) => {
            problems.push(*refused);
            return None;
        }
    };
    let out = arguments.out.as_deref();
    let found = gather("score", &arguments.inputs, out, words, problems)?;
    Some((found, asked))
}

fn view<'a>(found: &'a Gathered, problems: &'a Problems, asked: Asked) -> Run<'a> {
    Run::new(
        &found.intake,
        &found.rulebook,
        &found.scored,
        &found.standing,
        problems,
    )
    .of_files(&found.files)
    .into_folder(&found.results)
    .released(asked.release)
    .beside(Policy::of(&found.rulebook).and_then(Result::ok))
    .told_by(asked.bulletin)
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

fn asked(arguments: &Score) -> Result<Asked, Box<Problem>> {
    let bulletin = arguments.bulletin.as_deref();
    Ok(Asked {
        release: release(arguments)?,
        bulletin: bulletin.map(Template::read).transpose()?,
    })
}

/// Says why nothing can be done.
fn refuse(refused: Problem, words: &Words) -> Exit {
    let mut problems = Problems::default();
    problems.push(refused);
    show(&problems, Extent::ALL, None, words);
    Exit::Failed
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

/// Why nothing was written.
enum Failed {
    Unwritten(Unwritten),
    /// The folder holds other files, and none of a former run.
    NotOurs(PathBuf),
}

impl From<Unwritten> for Failed {
    fn from(failed: Unwritten) -> Failed {
        Failed::Unwritten(failed)
    }
}

/// Writes the files and says into which folder; none with `--json` unless a folder is named.
fn write(
    arguments: &Score,
    found: &Gathered,
    run: &Run,
    hashes: Ahead,
    words: &Words,
) -> Result<Option<(PathBuf, Vec<Written>)>, Failed> {
    if arguments.json && arguments.out.is_none() {
        return Ok(None);
    }
    let folder = &found.results;
    if !arguments.force && !is_ours(folder, words) {
        return Err(Failed::NotOurs(folder.clone()));
    }
    let progress = Progress::start();
    progress.say(|| words.word("cli-writing"));
    let sheets = sheets(run, words, &formats(arguments));
    let files = write_set(folder, &sheets, |made| {
        let receipt = receipt(arguments, found, run, hashes, made.to_vec(), words);
        Some(Sheet {
            name: receipt_name(words),
            content: Box::new(move |out| {
                let receipt = receipt
                    .as_ref()
                    .map_err(|cause| io::Error::other(cause.to_string()))?;
                serde_json::to_writer_pretty(&mut *out, receipt)?;
                out.write_all(b"\n")
            }),
        })
    })?;
    // What was asked before and is not asked any more would send people looking for what is settled.
    let questions = Questions::of(run, words);
    let settled = [
        ("file-questions", questions.is_empty()),
        ("file-marked", !marked::is_needed(run, words)),
    ];
    for (kind, _) in settled.into_iter().filter(|(_, settled)| *settled) {
        let _ = std::fs::remove_file(folder.join(run.file_name(kind, words)));
    }
    Ok(Some((folder.clone(), files)))
}

/// Whether a folder is empty, or not there, or holds what a former run wrote: as its receipt says,
/// or since nothing else lies in it.
fn is_ours(folder: &Path, words: &Words) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        // Whatever is wrong is told where it is written to.
        return true;
    };
    let names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    if names.is_empty() || names.contains(&receipt_name(words)) {
        return true;
    }
    let known = Known::default();
    let is_sign = |name: &String| name.starts_with(".jifen-") || known.is_receipt(name);
    // Answers are never written over; Excel's own lies beside an open workbook.
    let is_one = |name: &String| {
        let name = name.strip_prefix("~$").unwrap_or(name);
        known.kind_of(name).is_some() || decisions::is_answers_file(Path::new(name))
    };
    // A list of names may be an office's roster.
    let is_list = |name: &String| known.kind_of(name) == Some("file-lists");
    let is_result = !names.iter().all(is_list);
    names.iter().any(is_sign) || is_result && names.iter().all(is_one)
}

/// From what the files were made, and what they are.
fn receipt(
    arguments: &Score,
    found: &Gathered,
    run: &Run,
    hashes: Ahead,
    outputs: Vec<Made>,
    words: &Words,
) -> io::Result<Receipt> {
    let folder = &found.results;
    let inputs = found.files.iter().chain(&found.answers);
    let inputs = hashes.sources(inputs.map(|(_, path)| path), folder)?;
    let rules = arguments.inputs.rules.as_deref();
    let is_file = rules.is_some_and(Path::exists);
    let from = rules.map(|rules| match is_file {
        true => way::between(folder, rules),
        false => rules.display().to_string(),
    });
    let bulletin = arguments.bulletin.as_deref();
    let bulletin = bulletin.map(|path| Source::of(path, folder)).transpose()?;
    let (_, sha256) = hash(found.rulebook.source.text.as_bytes())?;
    Ok(Receipt {
        program: "jifen".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        period: run.period().to_string(),
        rulebook: Rules {
            name: found.rulebook.name.clone(),
            from,
            is_file,
            sha256,
        },
        inputs,
        settings: Settings {
            lang: words.lang.key().to_owned(),
            asked: arguments
                .inputs
                .month
                .clone()
                .or(arguments.inputs.period.clone()),
            formats: formats(arguments)
                .into_iter()
                .map(|format| format.name().to_owned())
                .collect(),
            skip_hidden: arguments.inputs.skip_hidden,
            state: arguments.state.clone(),
            prepared: arguments.prepared.clone(),
            checked: arguments.checked.clone(),
            objections: arguments.objections.clone(),
            bulletin,
        },
        rows: run.accounting.all.into(),
        outputs,
    })
}

/// Says that the files could not be written, after the problems that would have been in them.
fn tell_unwritten(failed: &Unwritten, problems: &Problems, words: &Words) -> Exit {
    show(problems, Extent::SOME, None, words);
    let mut problem = Problem::error("out-not-written", Place::of_path(&failed.path))
        .with("cause", &failed.cause);
    if !failed.done.is_empty() {
        let names: Vec<String> = failed
            .done
            .iter()
            .map(|file| file.path.display().to_string())
            .collect();
        problem = Problem::error("out-partly-written", Place::of_path(&failed.path))
            .with("cause", &failed.cause)
            .with("done", names.join(&words.word("report-comma")));
    }
    let mut last = Problems::default();
    last.push(problem);
    show(&last, Extent::ALL, None, words);
    Exit::Failed
}
