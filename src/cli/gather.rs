//! The flow, from files to standing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Inputs;
use super::period;
use super::progress::Progress;
use crate::claims;
use crate::classify::{Classified, classify};
use crate::decisions;
use crate::intake::{self, Builder, Intake, Setting};
use crate::locale::Words;
use crate::period::Period;
use crate::problem::{Place, Problem, Problems};
use crate::report::naming::file_name;
use crate::report::{marked, report_outside};
use crate::rulebook::draft::Draft;
use crate::rulebook::{Rulebook, built_in};
use crate::scoring::{Scored, score};
use crate::sheet::{self, Hidden};
use crate::standing::{Standing, stand};

/// What all stages yielded.
pub struct Gathered {
    pub rulebook: Rulebook,
    /// The tables that were read, each with the name that places call it by.
    pub files: Vec<(Arc<str>, PathBuf)>,
    /// Whether hidden rows were read.
    pub hidden: Hidden,
    /// The period that was asked for, if one was.
    pub asked_for: Option<Period>,
    /// The files of decisions that were read, but for the one that is written again.
    pub answers: Vec<(Arc<str>, PathBuf)>,
    pub intake: Classified,
    pub scored: Scored,
    pub standing: Standing,
    /// The folder for the results, whose answers were read.
    pub results: PathBuf,
}

/// Reads, classifies, scores and ranks. None if that can't be done; the problems say why.
///
/// Answers are read from the inputs and from the folder that the results go to: those for this period
/// and those for none. Which these are is known once the period is, and what was read before is read
/// again by them.
pub fn gather(
    command: &str,
    inputs: &Inputs,
    out: Option<&Path>,
    words: &Words,
    problems: &mut Problems,
) -> Option<Gathered> {
    let progress = Progress::start();
    let asked_for = match period::asked_for(inputs) {
        Ok(asked_for) => asked_for,
        Err(refused) => return give_up(*refused, problems),
    };
    progress.say(|| words.word("cli-reading"));
    let known = out.map(Path::to_owned);
    let mut known = known.or_else(|| asked_for.map(folder_of));
    // An answer may move the period: then the answers for both hold, in the folder of the first.
    let mut periods = Vec::from_iter(asked_for);
    let mut beside = known
        .as_ref()
        .map_or_else(Vec::new, |folder| answers_in(folder, &periods));
    let (read, results) = loop {
        let mut told = Problems::default();
        let Some(read) = read(command, inputs, asked_for, &beside, words, &mut told) else {
            problems.extend(told);
            problems.sort();
            return None;
        };
        periods.push(read.period);
        let folder = known.get_or_insert_with(|| folder_of(read.period));
        let answers = answers_in(folder, &periods);
        if answers == beside {
            problems.extend(told);
            break (read, folder.clone());
        }
        beside = answers;
    };
    let (rulebook, intake, period) = (read.rulebook, read.intake, read.period);
    let written_again = results.join(file_name("file-questions", period, words));
    let is_beside = |path: &Path| {
        let path = path.canonicalize().ok();
        let mut others = beside.iter();
        others.any(|(_, other)| path.is_some() && other.canonicalize().ok() == path)
    };
    let mut answers = read.answers;
    answers.retain(|(_, path)| !is_beside(path));
    answers.extend(
        beside
            .into_iter()
            .filter(|(_, path)| *path != written_again),
    );
    report_outside(&intake, &rulebook.calendar, period, problems);
    // The one thing that goes by the clock: it changes no point.
    intake.tell_future(chrono::Local::now().date_naive(), problems);

    progress.say(|| words.word("cli-scoring"));
    let intake = classify(intake, &rulebook, problems);
    if let Some(command) = &read.undated {
        problems.push(period::undated(&intake, period, command));
    }
    let scored = score(&intake, &rulebook, problems);
    let standing = stand(&intake, &rulebook, &scored, period, problems);
    claims::compare(&intake, &rulebook, &scored, problems);
    decisions::settle(&intake, &rulebook, &scored, problems);
    problems.sort();
    Some(Gathered {
        rulebook,
        files: read.files,
        hidden: hidden(inputs),
        asked_for,
        answers,
        intake,
        scored,
        standing,
        results,
    })
}

/// What the tables hold, and which period of it is asked for.
struct Tables {
    rulebook: Rulebook,
    files: Vec<(Arc<str>, PathBuf)>,
    answers: Vec<(Arc<str>, PathBuf)>,
    intake: Intake,
    period: Period,
    /// The command to run again, where no day says which period that is.
    undated: Option<String>,
}

fn read(
    command: &str,
    inputs: &Inputs,
    asked_for: Option<Period>,
    beside: &[(Arc<str>, PathBuf)],
    words: &Words,
    problems: &mut Problems,
) -> Option<Tables> {
    let refuse = |refused: Problem, problems: &mut Problems| {
        problems.push(refused);
        None
    };
    let mut rulebook = load(inputs.rules.as_deref(), problems)?;
    let misfit = asked_for.and_then(|period| period::misfit(period, &rulebook.calendar, words));
    if let Some(misfit) = misfit {
        return refuse(misfit, problems);
    }
    let paths = sheet::expand(&inputs.files, problems);
    let mut files: Vec<_> = intake::names(&paths).into_iter().zip(paths).collect();
    files.retain(|(name, path)| {
        let is_own = marked::is_one(path, name);
        if is_own {
            problems.push(Problem::note("own-report", Place::File(name.clone())));
        }
        !is_own
    });
    let all = files.clone();
    let mut decisions = decisions::load(&mut files, beside, problems)?;
    let is_table = |file: &(Arc<str>, PathBuf)| files.contains(file);
    let answers = all.into_iter().filter(|file| !is_table(file)).collect();
    decisions.teach(&mut rulebook);
    let builder = Builder::new(&rulebook.fields, rulebook.publication_fields())
        .within(Some(Setting {
            registry: &rulebook.registry,
            calendar: &rulebook.calendar,
            period: asked_for,
        }))
        .decided(&Arc::new(decisions));
    let intake = intake::read_files(&files, hidden(inputs), builder, problems);
    if intake.tables.is_empty() {
        return refuse(Problem::error("nothing-to-score", Place::Run), problems);
    }
    let typed = period::typed(command, inputs);
    let found = match asked_for {
        Some(period) => {
            if let Some(refused) = period::absent(&intake, &rulebook.calendar, period, words) {
                return refuse(refused, problems);
            }
            Some(period)
        }
        None => match period::of_data(&intake, &rulebook, &typed, words) {
            Ok(found) => found,
            Err(refused) => return refuse(*refused, problems),
        },
    };
    if found.is_none() && intake.submissions.is_empty() {
        return refuse(Problem::error("nothing-to-score", Place::Run), problems);
    }
    let period = found.unwrap_or_else(|| period::of_today(&rulebook.calendar));
    Some(Tables {
        rulebook,
        files,
        answers,
        intake,
        period,
        undated: found.is_none().then_some(typed),
    })
}

/// Whether hidden rows are read.
fn hidden(inputs: &Inputs) -> Hidden {
    match inputs.skip_hidden {
        true => Hidden::Skip,
        false => Hidden::Read,
    }
}

/// The folder for the results of a period, where none is named.
fn folder_of(period: Period) -> PathBuf {
    PathBuf::from(format!("jifen-{period}"))
}

/// The files of answers in a folder of results that are for one of these periods, or for none, each
/// with the name that places call it by.
fn answers_in(folder: &Path, periods: &[Period]) -> Vec<(Arc<str>, PathBuf)> {
    let is_for = |path: &Path| {
        decisions::is_answers_file(path)
            && decisions::period_of(path).is_none_or(|period| periods.contains(&period))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| is_for(path) && path.is_file())
        .collect();
    paths.sort();
    let named = paths.into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (name.into(), path)
    });
    named.collect()
}

/// The rulebook in a file; the built-in one of this name where there is no such file; the default
/// one where none is named.
pub fn load(path: Option<&Path>, problems: &mut Problems) -> Option<Rulebook> {
    let Some(path) = path else {
        return Some(Rulebook::built_in());
    };
    let named = path.to_str().and_then(built_in::find);
    match named.filter(|_| !path.exists()) {
        Some(named) => Some(named.load()),
        None => Rulebook::load(path, problems),
    }
}

/// What can be read of the rulebook of that path or name; none if it cannot be read at all.
pub fn draft(path: &Path, problems: &mut Problems) -> Option<Draft> {
    let named = path.to_str().and_then(built_in::find);
    match named.filter(|_| !path.exists()) {
        Some(named) => Some(Draft {
            rulebook: named.load(),
            mistakes: Problems::default(),
        }),
        None => Draft::load(path, problems),
    }
}

fn give_up(refused: Problem, problems: &mut Problems) -> Option<Gathered> {
    problems.push(refused);
    problems.sort();
    None
}
