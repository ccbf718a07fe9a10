//! The command line: one file a subcommand. Words for people are in [`crate::locale`].

mod arguments;
mod bulletin;
mod check;
mod explain;
mod gather;
mod language;
mod outlets;
mod period;
mod print;
mod problems;
mod progress;
mod read;
mod refusal;
mod rules;
mod schema;
mod score;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Command;

use crate::locale::Words;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, but `--strict` or `check` found an error.
    Found,
    /// Could not run.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
        })
    }
}

/// Runs the program with these arguments, its own name first.
pub fn run(arguments: Vec<OsString>) -> Exit {
    crate::sheet::hush();
    let lang = language::choose(&arguments, |name| std::env::var(name).ok());
    let words = Words::new(lang);
    match arguments::read(arguments, &words) {
        Ok(Command::Score(score)) => score::run(&score, &words),
        Ok(Command::Explain(explain)) => explain::run(&explain, &words),
        Ok(Command::Check(check)) => check::run(&check, &words),
        Ok(Command::Rules(rules)) => rules::run(&rules, &words),
        Ok(Command::Read(read)) => read::run(&read, &words),
        Ok(Command::Schema(arguments)) => schema::run(&arguments, &words),
        Ok(Command::Bulletin(arguments)) => bulletin::run(&arguments, &words),
        Ok(Command::Verify(verify)) => verify::run(&verify, &words),
        Ok(Command::Outlets(outlets)) => outlets::run(&outlets, &words),
        Err(refused) => refusal::show(&refused, &words),
    }
}
