//! What is wrong with the arguments, in our words: clap speaks only English.

use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Exit, print};
use crate::locale::Words;
use crate::problem::Arg;

/// Prints help and version, or what is wrong and what to type instead.
pub fn show(error: &Error, words: &Words) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print::result(&error.render().to_string(), words)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            print::talk(&error.render().to_string());
            Exit::Failed
        }
        _ => {
            print::talk(&text(error, words));
            Exit::Failed
        }
    }
}

fn text(error: &Error, words: &Words) -> String {
    let context = |kind| error.get(kind).map(list).unwrap_or_default();
    let one = |kind| Arg::from(context(kind).join(&words.word("report-name-comma")));
    let argument = ("arg", one(ContextKind::InvalidArg));
    let value = ("value", one(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::UnknownArgument => {
            let is_option = context(ContextKind::InvalidArg).concat().starts_with('-');
            let id = if is_option {
                "cli-unknown-argument"
            } else {
                "cli-extra-argument"
            };
            words.say(id, &[argument])
        }
        ErrorKind::InvalidSubcommand => {
            let name = ("name", one(ContextKind::InvalidSubcommand));
            words.say("cli-unknown-command", &[name])
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).concat().is_empty() => {
            words.say("cli-missing-value", &[argument])
        }
        ErrorKind::InvalidValue => {
            let values = ("values", one(ContextKind::ValidValue));
            words.say("cli-invalid-value", &[argument, value, values])
        }
        ErrorKind::TooManyValues => words.say("cli-too-many-values", &[argument, value]),
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg);
            if prior.is_empty() || prior == context(ContextKind::InvalidArg) {
                words.say("cli-repeated", &[argument])
            } else {
                let other = ("other", one(ContextKind::PriorArg));
                words.say("cli-conflict", &[argument, other])
            }
        }
        ErrorKind::MissingRequiredArgument => words.say("cli-missing-argument", &[argument]),
        ErrorKind::MissingSubcommand => words.word("cli-missing-command"),
        ErrorKind::InvalidUtf8 => words.word("cli-not-unicode"),
        _ => {
            let text = error.render().to_string();
            words.say("cli-refused", &[("text", text.trim().into())])
        }
    };
    let mut lines = vec![said];
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for kind in suggested {
        if !context(kind).is_empty() {
            let suggestion = ("suggestion", one(kind));
            lines.push(words.say("cli-did-you-mean", &[suggestion]));
        }
    }
    // A file dragged onto the program, or the command forgotten.
    let unknown = context(ContextKind::InvalidSubcommand).concat();
    if !unknown.is_empty() && Path::new(&unknown).exists() {
        let command = format!("jifen score {unknown}");
        lines.push(words.say("cli-did-you-mean", &[("suggestion", command.into())]));
    }
    lines.push(words.word("cli-see-help"));
    lines.join("\n") + "\n"
}

fn list(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::StyledStr(text) => vec![text.to_string()],
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect(),
        ContextValue::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
