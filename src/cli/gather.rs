//! The flow, from files to standing.

use std::path::Path;

use super::arguments::Inputs;
use super::period;
use super::progress::Progress;
use crate::claims;
use crate::classify::{Classified, classify};
use crate::intake::{self, Asked, Setting};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::report_outside;
use crate::rulebook::draft::Draft;
use crate::rulebook::{Rulebook, built_in};
use crate::scoring::{Scored, score};
use crate::sheet::Hidden;
use crate::standing::{Standing, stand};

/// What all stages yielded.
pub struct Gathered {
    pub rulebook: Rulebook,
    pub intake: Classified,
    pub scored: Scored,
    pub standing: Standing,
}

/// Reads, classifies, scores and ranks. None if that can't be done; the problems say why.
pub fn gather(
    command: &str,
    inputs: &Inputs,
    words: &Words,
    problems: &mut Problems,
) -> Option<Gathered> {
    let progress = Progress::start();
    let asked_for = match period::asked_for(inputs) {
        Ok(asked_for) => asked_for,
        Err(refused) => return give_up(*refused, problems),
    };
    let rulebook = load(inputs.rules.as_deref(), problems)?;
    let misfit = asked_for.and_then(|period| period::misfit(period, &rulebook.calendar, words));
    if let Some(misfit) = misfit {
        return give_up(misfit, problems);
    }

    progress.say(|| words.word("cli-reading"));
    let keep = rulebook.publication_fields();
    let asked = Asked {
        setting: Some(Setting {
            registry: &rulebook.registry,
            calendar: &rulebook.calendar,
            period: asked_for,
        }),
        hidden: match inputs.skip_hidden {
            true => Hidden::Skip,
            false => Hidden::Read,
        },
    };
    let intake = intake::read_as(&inputs.files, &rulebook.fields, keep, asked, problems);
    if intake.tables.is_empty() {
        return give_up(Problem::error("nothing-to-score", Place::Run), problems);
    }
    let typed = period::typed(command, inputs);
    let period = match asked_for {
        Some(period) => {
            if let Some(refused) = period::absent(&intake, &rulebook.calendar, period, words) {
                return give_up(refused, problems);
            }
            period
        }
        None => match period::of_data(&intake, &rulebook.calendar, &typed, words) {
            Ok(period) => period,
            Err(refused) => return give_up(*refused, problems),
        },
    };
    report_outside(&intake, &rulebook.calendar, period, problems);
    // The one thing that goes by the clock: it changes no point.
    intake.tell_future(chrono::Local::now().date_naive(), problems);

    progress.say(|| words.word("cli-scoring"));
    let intake = classify(intake, &rulebook, problems);
    let scored = score(&intake, &rulebook, problems);
    let standing = stand(&intake, &rulebook, &scored, period, problems);
    claims::compare(&intake, &rulebook, &scored, problems);
    problems.sort();
    Some(Gathered {
        rulebook,
        intake,
        scored,
        standing,
    })
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
