//! `jifen explain`: why a person, a department, a row or a title has its points, what it would have
//! taken, and what hangs on a cell.

use super::arguments::Explain;
use super::gather::gather;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::answers::{Desk, Tables, answer, hangs_on, text};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::report::Run;

/// Gathers, finds what is asked about, answers.
pub fn run(arguments: &Explain, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let command = format!("explain {}", arguments.name);
    let out = arguments.out.as_deref();
    if let Some(folder) = out.filter(|folder| !folder.is_dir()) {
        let place = Place::of_path(folder);
        problems.push(Problem::error("no-such-folder", place));
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    }
    let Some(found) = gather(&command, &arguments.inputs, out, words, &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let words = found.words(words);
    let run = Run::new(
        &found.intake,
        &found.rulebook,
        &found.scored,
        &found.standing,
        &problems,
    );
    let tables = Tables {
        files: &found.files,
        hidden: found.hidden,
        asked_for: found.asked_for,
    };
    // Other programs have no screen.
    let all = arguments.all || arguments.json;
    let desk = Desk::new(&run, &found.intake, tables, words, all);
    let answers = match arguments.cell {
        true => hangs_on(&desk, &arguments.name),
        false => answer(&desk, &arguments.name),
    };
    let answers = match answers {
        Ok(answers) => answers,
        Err(refused) => {
            let mut unknown = Problems::default();
            unknown.push(*refused);
            show(&unknown, Extent::ALL, None, words);
            return Exit::Failed;
        }
    };
    if arguments.json {
        return print::result_by(words, |out| {
            serde_json::to_writer(&mut *out, &answers.list)?;
            out.write_all(b"\n")
        });
    }
    print::result(&text(&answers, arguments.all, words), words)
}
