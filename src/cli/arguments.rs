//! The arguments of each command, with their help in the language chosen.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::locale::Words;
use crate::report::write::Format;

#[derive(Debug, Parser)]
#[command(name = "jifen", version, disable_version_flag = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Read ahead of all others by [`super::language`].
    #[arg(long, global = true, display_order = 90, value_parser = ["zh", "en"])]
    lang: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(alias = "计分")]
    Score(Score),
    #[command(alias = "说明")]
    Explain(Explain),
    #[command(alias = "检查")]
    Check(Check),
    #[command(alias = "办法")]
    Rules(Rules),
    #[command(alias = "解读")]
    Read(Read),
    #[command(alias = "结构")]
    Schema(Schema),
    #[command(alias = "核验")]
    Verify(Verify),
    #[command(alias = "媒体", subcommand)]
    Outlets(Outlets),
    #[command(alias = "通报")]
    Bulletin(Bulletin),
}

#[derive(Debug, Subcommand)]
pub enum Outlets {
    #[command(alias = "增加")]
    Add(AddOutlet),
    #[command(alias = "查找")]
    Find(FindOutlet),
}

#[derive(Debug, Args)]
pub struct AddOutlet {
    #[arg(required = true)]
    pub outlet: String,
    #[arg(long)]
    pub level: String,
    #[arg(long)]
    pub alias: Vec<String>,
    #[arg(long)]
    pub domain: Vec<String>,
    #[arg(id = "own-rules", long = "rules")]
    pub rules: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct FindOutlet {
    #[arg(required = true)]
    pub text: String,
    #[arg(long)]
    pub rules: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Score {
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long, value_delimiter = ',', value_parser = Format::ALL.map(|(name, _)| name))]
    pub formats: Vec<String>,
    #[arg(long, value_parser = ["初稿", "公示稿", "定稿", "draft", "posted", "final"])]
    pub state: Option<String>,
    #[arg(long)]
    pub prepared: Option<String>,
    #[arg(long)]
    pub checked: Option<String>,
    #[arg(long)]
    pub objections: Option<String>,
    #[arg(long)]
    pub bulletin: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[arg(required = true, display_order = 1)]
    pub name: String,
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(id = "explain-out", long = "out")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub cell: bool,
    #[arg(long)]
    pub all: bool,
    #[arg(id = "explain-json", long = "json")]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(display_order = 1)]
    pub rulebooks: Vec<PathBuf>,
    #[arg(long, num_args = 1..)]
    pub with: Vec<PathBuf>,
    #[arg(id = "check-json", long = "json")]
    pub json: bool,
    #[arg(id = "check-strict", long = "strict")]
    pub strict: bool,
    #[arg(long)]
    pub explain: Option<String>,
    #[arg(long)]
    pub propose_cases: bool,
}

#[derive(Debug, Args)]
pub struct Rules {
    pub built_in: Option<String>,
    #[command(flatten)]
    pub to: Output,
}

#[derive(Debug, Args)]
pub struct Read {
    pub rulebook: Option<PathBuf>,
    #[command(flatten)]
    pub to: Output,
}

#[derive(Debug, Args)]
pub struct Schema {
    #[arg(long, value_parser = ["rulebook", "result", "explain", "办法", "结果", "说明"])]
    pub of: Option<String>,
    #[command(flatten)]
    pub to: Output,
}

#[derive(Debug, Args)]
pub struct Bulletin {
    #[command(flatten)]
    pub to: Output,
}

/// Where a text goes. A shell that redirects may change its encoding (PowerShell does).
#[derive(Debug, Args)]
pub struct Output {
    #[arg(long = "out")]
    pub file: Option<PathBuf>,
}

/// What a result is made from.
#[derive(Debug, Args)]
pub struct Inputs {
    #[arg(required = true, display_order = 2)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub rules: Option<PathBuf>,
    #[arg(long, conflicts_with = "period")]
    pub month: Option<String>,
    #[arg(long)]
    pub period: Option<String>,
    #[arg(long)]
    pub skip_hidden: bool,
}

/// Reads the arguments, the program's name first.
pub fn read(mut arguments: Vec<OsString>, words: &Words) -> Result<Command, clap::Error> {
    // `jifen help score` is `jifen score --help`.
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.truncate(2);
        arguments.push("--help".into());
    }
    let matches = command(words).try_get_matches_from(arguments)?;
    Ok(Arguments::from_arg_matches(&matches)?.command)
}

/// The whole command in the words of the language.
fn command(words: &Words) -> clap::Command {
    let version = Arg::new("version")
        .long("version")
        .short('V')
        .action(ArgAction::Version);
    let mut command = Arguments::command()
        .disable_help_subcommand(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(words.word("cli-commands"))
        .arg(version)
        .override_usage(words.word("cli-usage"))
        .about(words.word("cli-about"))
        .after_help(words.word("cli-example"));
    command = with_words(command, words);
    command = command.mut_subcommand("outlets", |outlets| {
        let mut outlets = outlets
            .disable_help_subcommand(true)
            .subcommand_help_heading(words.word("cli-commands"));
        for (name, about, usage) in [
            ("add", "cli-outlets-add", "cli-outlets-add-usage"),
            ("find", "cli-outlets-find", "cli-outlets-find-usage"),
        ] {
            outlets = outlets.mut_subcommand(name, |subcommand| {
                with_words(subcommand, words)
                    .about(words.word(about))
                    .override_usage(words.word(usage))
            });
        }
        outlets
    });
    for (name, about, usage, example) in [
        ("score", "cli-score", "cli-score-usage", "cli-score-example"),
        (
            "explain",
            "cli-explain",
            "cli-explain-usage",
            "cli-explain-example",
        ),
        ("check", "cli-check", "cli-check-usage", "cli-check-example"),
        ("rules", "cli-rules", "cli-rules-usage", "cli-rules-example"),
        ("read", "cli-read", "cli-read-usage", "cli-read-example"),
        (
            "schema",
            "cli-schema",
            "cli-schema-usage",
            "cli-schema-example",
        ),
        (
            "verify",
            "cli-verify",
            "cli-verify-usage",
            "cli-verify-example",
        ),
        (
            "bulletin",
            "cli-bulletin",
            "cli-bulletin-usage",
            "cli-bulletin-example",
        ),
        (
            "outlets",
            "cli-outlets",
            "cli-outlets-usage",
            "cli-outlets-example",
        ),
    ] {
        command = command.mut_subcommand(name, |subcommand| {
            with_words(subcommand, words)
                .about(words.word(about))
                .override_usage(words.word(usage))
                .after_help(words.word(example))
        });
    }
    command
}

/// Gives a command's arguments their help, and a help flag that is not English.
fn with_words(command: clap::Command, words: &Words) -> clap::Command {
    let heading = words.word("cli-usage-heading");
    command
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help),
        )
        .help_template(format!(
            "{{about}}\n\n{heading}{{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .mut_args(|argument| {
            let id = argument.get_id().as_str().to_owned();
            let heading = if argument.is_positional() {
                "cli-arguments"
            } else {
                "cli-options"
            };
            let takes_value = argument.get_action().takes_values();
            let argument = argument
                .help(words.word(&format!("cli-help-{id}")))
                .help_heading(words.word(heading));
            if takes_value {
                argument
                    .value_name(words.word(&format!("cli-value-{id}")))
                    .hide_possible_values(true)
            } else {
                argument
            }
        })
}
