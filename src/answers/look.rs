//! Rows of the files, looked at once more: the one that is asked for, and those that name a piece
//! without being a submission.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::{Desk, Found, Subject};
use crate::intake::text::squeeze;
use crate::pieces::normalize;
use crate::problem::{Place, Problem, Problems};
use crate::sheet::{Cell, Hidden, Row, Sink};

/// The row that a question names.
pub fn row(desk: &Desk, asked: &str, subject: &Subject) -> Result<Found, Box<Problem>> {
    let mut looking = Looking::new(|row| row.number == subject.row);
    desk.tables.show(Hidden::Read, &mut looking);
    let refused = |code, names: Vec<String>| {
        let names = names.join(&desk.words.word("report-name-comma"));
        let problem = Problem::error(code, Place::Run).read(asked);
        Err(Box::new(problem.with("names", names)))
    };
    let named = |(file, sheet): (&str, &str)| match &subject.names[..] {
        [] => true,
        [one] => is_file(file, one) || squeeze(sheet) == squeeze(one),
        [one, other, ..] => is_file(file, one) && squeeze(sheet) == squeeze(other),
    };
    let shown = |(file, sheet): &(Arc<str>, Arc<str>)| match &**sheet {
        "" => file.to_string(),
        sheet => format!("{file}!{sheet}"),
    };
    let sheets: Vec<_> = looking
        .sheets
        .iter()
        .filter(|(f, s)| named((f, s)))
        .collect();
    if sheets.is_empty() {
        return refused("no-such-sheet", looking.sheets.iter().map(shown).collect());
    }
    let mut found = looking.found;
    found.retain(|found| named((&found.file, &found.sheet)));
    // Of several sheets the one that holds submissions is meant.
    let counts = |found: &Found| {
        let mut tables = desk.run.intake.tables.iter();
        tables.any(|t| t.counts.read > 0 && (&t.file, &t.sheet) == (&found.file, &found.sheet))
    };
    if found.len() > 1 && found.iter().filter(|found| counts(found)).count() == 1 {
        found.retain(|found| counts(found));
    }
    match found.len() {
        0 => refused("blank-row", sheets.into_iter().map(shown).collect()),
        1 => {
            let found = found.swap_remove(0);
            Ok(Found {
                column: subject.column,
                ..found
            })
        }
        _ => {
            let of = |found: Found| shown(&(found.file, found.sheet));
            refused("row-of-several-sheets", found.into_iter().map(of).collect())
        }
    }
}

/// Whether a file is so called: with its ending or without, whatever folder it lies in.
fn is_file(file: &str, called: &str) -> bool {
    let path = Path::new(file);
    let names = [path.file_name(), path.file_stem()].into_iter().flatten();
    let mut names = names.map(|name| squeeze(&name.to_string_lossy()));
    let called = squeeze(called);
    squeeze(file) == called || names.any(|name| name == called)
}

/// Rows that are no submissions and hold all of these words in one cell.
pub fn besides(desk: &Desk, words: &[String]) -> Vec<Found> {
    let says = |row: &Row<'_>| {
        let mut plain = String::new();
        row.cells().any(|cell| match cell {
            Cell::Text(text) => {
                normalize(text, &mut plain);
                words.iter().all(|word| plain.contains(word.as_str()))
            }
            _ => false,
        })
    };
    let mut looking = Looking::new(says);
    desk.tables.show(Hidden::Read, &mut looking);
    let mut found = looking.found;
    let intake = desk.run.intake;
    let reported = intake.submissions.iter().map(|own| (own.table, own.row));
    let reported: HashSet<(u16, u32)> = reported.collect();
    found.retain(|found| {
        let tables = (0..).zip(&intake.tables);
        let mut here = tables.filter(|(_, t)| (&t.file, &t.sheet) == (&found.file, &found.sheet));
        !here.any(|(table, _)| reported.contains(&(table, found.number)))
    });
    found
}

/// Whether a row is left out because it is hidden.
pub fn is_left_out(desk: &Desk, found: &Found) -> bool {
    if desk.tables.hidden == Hidden::Read {
        return false;
    }
    let mut looking = Looking::new(|row| row.number == found.number);
    desk.tables.show(Hidden::Skip, &mut looking);
    let mut read = looking.found.iter();
    !read.any(|read| (&read.file, &read.sheet) == (&found.file, &found.sheet))
}

/// Keeps some rows, and which sheets there are.
struct Looking<F> {
    wanted: F,
    sheets: Vec<(Arc<str>, Arc<str>)>,
    found: Vec<Found>,
}

impl<F: Fn(&Row<'_>) -> bool> Looking<F> {
    fn new(wanted: F) -> Looking<F> {
        Looking {
            wanted,
            sheets: Vec::new(),
            found: Vec::new(),
        }
    }
}

impl<F: Fn(&Row<'_>) -> bool> Sink for Looking<F> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        self.sheets.push((file.clone(), sheet.into()));
    }

    fn row(&mut self, row: &Row<'_>, _: &mut Problems) {
        if let Some((file, sheet)) = self.sheets.last()
            && (self.wanted)(row)
        {
            self.found.push(Found {
                file: file.clone(),
                sheet: sheet.clone(),
                number: row.number,
                column: None,
                row: row.to_owned(),
            });
        }
    }

    fn left_out(&mut self, _: usize, _: &mut Problems) {}

    fn end(&mut self, _: &mut Problems) {}
}
