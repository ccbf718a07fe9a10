//! Standard output and standard error: results on the one, talk on the other.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use super::Exit;
use super::problems::{Extent, show};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};

/// Columns of a screen whose width is not known.
const WIDTH: u16 = 80;

/// Prints a result.
pub fn result(text: &str, words: &Words) -> Exit {
    result_by(words, |out| out.write_all(text.as_bytes()))
}

/// Writes a result to a new file, or prints it where none is named.
pub fn result_to(file: Option<&Path>, text: &str, words: &Words) -> Exit {
    let Some(file) = file else {
        return result(text, words);
    };
    let written = File::create_new(file).and_then(|mut new| new.write_all(text.as_bytes()));
    let name = file.display().to_string();
    match written {
        Ok(()) => {
            let args = [("file", name.into())];
            result(&format!("{}\n", words.say("cli-written", &args)), words)
        }
        Err(error) => {
            let place = Place::File(name.into());
            let mut problems = Problems::default();
            problems.push(match error.kind() {
                ErrorKind::AlreadyExists => Problem::error("file-exists", place),
                _ => Problem::error("file-not-written", place).with("cause", &error),
            });
            show(&problems, Extent::ALL, None, words);
            Exit::Failed
        }
    }
}

/// Prints a result that writes itself. That nobody reads on (`| head`) is no failure.
pub fn result_by(words: &Words, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Exit {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => {
            // What is left in the buffer has nowhere to go.
            let _ = out.into_parts();
            if error.kind() == ErrorKind::BrokenPipe {
                return Exit::Done;
            }
            let args = [("cause", (&error).into())];
            talk(&format!("{}\n", words.say("cli-no-stdout", &args)));
            Exit::Failed
        }
    }
}

/// Tells something beside the result. Where nobody can hear it there is nobody to tell.
pub fn talk(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// How wide a result may be.
pub fn width() -> u16 {
    if !io::stdout().is_terminal() {
        return WIDTH;
    }
    comfy_table::Table::new().width().unwrap_or(WIDTH).max(40)
}

/// Whether talk may be coloured: on a terminal, unless `NO_COLOR` is set (<https://no-color.org>).
/// Of the Windows consoles only Windows Terminal understands colours unasked.
pub fn colours() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stderr().is_terminal() && !is_set("NO_COLOR") && (!cfg!(windows) || is_set("WT_SESSION"))
}
