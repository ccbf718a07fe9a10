//! The flow, from files to standing.

use std::path::Path;

use super::arguments::Inputs;
use super::period;
use super::progress::Progress;
use crate::intake::Intake;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::report_outside;
use crate::rulebook::Rulebook;
use crate::scoring::Scored;
use crate::standing::Standing;

/// What all stages yielded.
pub struct Gathered {
    pub rulebook: Rulebook,
    pub intake: Intake,
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
    let files = stages::expand(&inputs.files, problems);
    let mut intake = stages::read(&files, &rulebook, problems);
    if intake.tables.is_empty() {
        return give_up(Problem::error("nothing-to-score", Place::Run), problems);
    }
    let typed = period::typed(command, inputs);
    let period = match asked_for {
        Some(period) => period,
        None => match period::of_data(&intake, &rulebook.calendar, &typed, words) {
            Ok(period) => period,
            Err(refused) => return give_up(*refused, problems),
        },
    };
    report_outside(&intake, &rulebook.calendar, period, problems);

    progress.say(|| words.word("cli-scoring"));
    let classified = stages::classify(&mut intake, &rulebook, problems);
    let scored = stages::score(&intake, &rulebook, &classified, problems);
    let standing = stages::stand(&scored, &intake, &rulebook, period);
    problems.sort();
    Some(Gathered {
        rulebook,
        intake,
        scored,
        standing,
    })
}

/// The rulebook in a file, or the built-in one.
pub fn load(path: Option<&Path>, problems: &mut Problems) -> Option<Rulebook> {
    match path {
        Some(path) => stages::load(path, problems),
        None => Some(Rulebook::built_in()),
    }
}

fn give_up(refused: Problem, problems: &mut Problems) -> Option<Gathered> {
    problems.push(refused);
    problems.sort();
    None
}

/// The stages, until they are here.
pub mod stages {
    use std::path::{Path, PathBuf};

    use crate::intake::Intake;
    use crate::period::Period;
    use crate::problem::Problems;
    use crate::rulebook::Rulebook;
    use crate::scoring::Scored;
    use crate::standing::Standing;

    pub struct Classified;

    pub fn expand(_: &[PathBuf], _: &mut Problems) -> Vec<PathBuf> {
        todo!("sheet::expand")
    }
    pub fn read(_: &[PathBuf], _: &Rulebook, _: &mut Problems) -> Intake {
        todo!("intake::read")
    }
    pub fn load(_: &Path, _: &mut Problems) -> Option<Rulebook> {
        todo!("Rulebook::load")
    }
    pub fn classify(_: &mut Intake, _: &Rulebook, _: &mut Problems) -> Classified {
        todo!("classify::classify")
    }
    pub fn score(_: &Intake, _: &Rulebook, _: &Classified, _: &mut Problems) -> Scored {
        todo!("scoring::score")
    }
    pub fn stand(_: &Scored, _: &Intake, _: &Rulebook, _: Period) -> Standing {
        todo!("standing::stand")
    }
    pub fn run_cases(_: &Rulebook) -> Problems {
        todo!("rulebook::check::run_cases")
    }
}
