//! The flow, from files to standing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Inputs;
use super::period;
use super::progress::Progress;
use crate::claims;
use crate::classify::{Classified, classify};
use crate::decisions::{self, Completed, Further};
use crate::intake::{self, Builder, Intake, Setting};
use crate::locale::Words;
use crate::period::Period;
use crate::problem::{Place, Problem, Problems};
use crate::report::naming::file_name;
use crate::report::{Labels, marked, report_outside};
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
    /// The words with the names of these accounts, where they have names of their own.
    named: Option<Words>,
}

impl Gathered {
    /// The words to tell the result in.
    pub fn words<'w>(&'w self, words: &'w Words) -> &'w Words {
        self.named.as_ref().unwrap_or(words)
    }
}

/// Reads, classifies, scores and ranks. None if that can't be done; the problems say why.
///
/// Answers are read from the inputs, from what lies beside them and from the folder that the results
/// go to: those for this period and those for none. Which these are is known once the period is, and
/// what was read before is read again by them.
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
    let known = out.map(Path::to_owned);
    let mut way = Way {
        command,
        inputs,
        asked_for,
        results: known.or_else(|| asked_for.map(folder_of)),
        periods: Vec::from_iter(asked_for),
        completed: Completed::new(),
        words,
    };
    loop {
        progress.say(|| words.word("cli-reading"));
        let mut told = Problems::default();
        let Some(read) = read(&way, &mut told) else {
            problems.extend(told);
            problems.sort();
            return None;
        };
        // An answer may move the period: then the answers for both hold, in the folder of the first.
        way.periods.push(read.period);
        way.results.get_or_insert_with(|| folder_of(read.period));
        if way.answers(&read.paths) != read.by {
            continue;
        }
        progress.say(|| words.word("cli-scoring"));
        let (found, completed) = work_out(read, &way, &mut told);
        // What answers meant that did not say so is known now, and so read once more.
        if way.completed.is_empty() && !completed.is_empty() {
            way.completed = completed;
            continue;
        }
        problems.extend(told);
        problems.sort();
        return Some(found);
    }
}

/// From submissions to standing.
fn work_out(read: Tables, way: &Way<'_>, problems: &mut Problems) -> (Gathered, Completed) {
    let (rulebook, intake, period) = (read.rulebook, read.intake, read.period);
    let results = way.results.clone().unwrap_or_else(|| folder_of(period));
    let written_again = results.join(file_name("file-questions", period, way.words));
    let in_results = read.by.results.into_iter();
    let mut answers = read.answers;
    answers.extend(in_results.filter(|(_, path)| *path != written_again));
    report_outside(&intake, &rulebook.calendar, period, problems);
    // The one thing that goes by the clock: it changes no point.
    intake.tell_future(chrono::Local::now().date_naive(), problems);
    let intake = classify(intake, &rulebook, problems);
    if let Some(command) = &read.undated {
        problems.push(period::undated(&intake, period, command));
    }
    let scored = score(&intake, &rulebook, problems);
    let standing = stand(&intake, &rulebook, &scored, period, problems);
    claims::compare(&intake, &rulebook, &scored, problems);
    let completed = decisions::settle(&intake, &rulebook, &scored, problems);
    let named = Labels::of(&intake, &rulebook).words(way.words);
    let found = Gathered {
        rulebook,
        files: read.files,
        hidden: hidden(way.inputs),
        asked_for: way.asked_for,
        answers,
        intake,
        scored,
        standing,
        results,
        named,
    };
    (found, completed)
}

/// How tables and answers are read.
struct Way<'w> {
    command: &'w str,
    inputs: &'w Inputs,
    asked_for: Option<Period>,
    /// The folder that the results go to, once that is known.
    results: Option<PathBuf>,
    /// The periods whose answers hold, once they are known.
    periods: Vec<Period>,
    completed: Completed,
    words: &'w Words,
}

/// The files of answers that were not named themselves, those in the folder of results with the names
/// that places call them by.
#[derive(PartialEq, Eq)]
struct Answers {
    results: Vec<(Arc<str>, PathBuf)>,
    /// Beside the tables.
    beside: Vec<PathBuf>,
    /// Those that lie in a folder that was given and are for other periods: they are not read.
    of_other_periods: Vec<PathBuf>,
}

impl Way<'_> {
    /// Those in the folder of results, those beside these files and those among them.
    fn answers(&self, paths: &[PathBuf]) -> Answers {
        let results = self.results.as_deref();
        Answers {
            results: results.map_or_else(Vec::new, |folder| answers_in(folder, &self.periods)),
            beside: decisions::beside(paths, &self.periods),
            of_other_periods: decisions::of_other_periods(paths, &self.inputs.files, &self.periods),
        }
    }
}

/// What the tables hold, and which period of it is asked for.
struct Tables {
    rulebook: Rulebook,
    files: Vec<(Arc<str>, PathBuf)>,
    answers: Vec<(Arc<str>, PathBuf)>,
    /// The files that were given, and the answers beside them by which they were read.
    paths: Vec<PathBuf>,
    by: Answers,
    intake: Intake,
    period: Period,
    /// The command to run again, where no day says which period that is.
    undated: Option<String>,
}

fn read(way: &Way<'_>, problems: &mut Problems) -> Option<Tables> {
    let (inputs, asked_for, words) = (way.inputs, way.asked_for, way.words);
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
    let by = way.answers(&paths);
    let all: Vec<PathBuf> = paths.iter().chain(&by.beside).cloned().collect();
    let mut files: Vec<_> = intake::names(&all).into_iter().zip(all).collect();
    let beside = files.split_off(paths.len());
    files.retain(|(name, path)| {
        let is_own = marked::is_one(path, name);
        if is_own {
            problems.push(Problem::note("own-report", Place::File(name.clone())));
        }
        !is_own
    });
    let further = Further {
        results: &by.results,
        beside,
        of_other_periods: &by.of_other_periods,
        completed: &way.completed,
    };
    let (mut decisions, answers) = decisions::load(&mut files, further, problems)?;
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
    let typed = period::typed(way.command, inputs);
    let found = match asked_for {
        Some(period) => {
            if let Some(refused) = period::absent(&intake, &rulebook.calendar, period, words) {
                return refuse(refused, problems);
            }
            Some(period)
        }
        None => match period::of_data(&intake, &rulebook, &typed, words) {
            Ok(found) => {
                if let Some(period) = found {
                    period::tell_wider(&intake, &rulebook.calendar, period, &typed, problems);
                }
                found
            }
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
        paths,
        by,
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
    let is_for = |path: &Path| decisions::is_answers_file_for(path, periods);
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
