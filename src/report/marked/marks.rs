//! Which cells are marked: those that questions, errors and warnings are about.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::At;
use crate::locale::Words;
use crate::problem::{Place, Problem, Severity};
use crate::report::spreadsheet::shown;
use crate::report::{Run, groups};

/// So many problems are listed, and so many cells marked; 问题清单.csv holds all.
const MOST: usize = 5_000;

/// What is said of a cell.
pub struct Mark {
    /// The worst of it.
    pub severity: Severity,
    pub said: Vec<String>,
}

/// The cells of a sheet that are marked: row from 1, column from 0.
pub type Marks = BTreeMap<(u32, u32), Mark>;

/// All that is worth a look; notes are for the record.
fn told<'a>(run: &'a Run) -> impl Iterator<Item = &'a Problem> {
    let all = run.problems.iter();
    all.filter(|problem| problem.severity != Severity::Note)
}

/// How many problems there are.
pub fn count(run: &Run) -> usize {
    told(run).count()
}

/// The problems that are listed, in the order in which people work through them.
pub fn listed<'a>(run: &'a Run) -> Vec<&'a Problem> {
    groups(told(run)).into_iter().flatten().take(MOST).collect()
}

/// Whether anything is said of a cell of the tables.
pub fn any(run: &Run) -> bool {
    let is_table = |file: &Arc<str>| run.files.iter().any(|(name, _)| name == file);
    told(run).any(|problem| cell(&problem.place).is_some_and(|(file, ..)| is_table(file)))
}

/// The file, sheet, row and column of a place; of a whole row, the first column.
pub fn cell(place: &Place) -> Option<(&Arc<str>, &Arc<str>, u32, u32)> {
    match place {
        Place::Cell {
            file,
            sheet,
            row,
            column,
        } => Some((file, sheet, *row, *column)),
        Place::Row { file, sheet, row } => Some((file, sheet, *row, 0)),
        _ => None,
    }
}

/// The cells that problems are about, sheet by sheet.
pub fn of(run: &Run, problems: &[&Problem], words: &Words) -> BTreeMap<At, Marks> {
    let mut marks: BTreeMap<At, Marks> = BTreeMap::new();
    let mut count = 0;
    for problem in problems {
        let Some((file, sheet, row, column)) = cell(&problem.place) else {
            continue;
        };
        let said = format!("{}\n{}", words.problem(problem), words.hint(problem));
        let said = shown(said.trim_end());
        let mut mark = |at: At, row: u32| {
            let cells = marks.entry(at).or_default();
            let mark = cells.entry((row, column)).or_insert(Mark {
                severity: problem.severity,
                said: Vec::new(),
            });
            mark.severity = mark.severity.min(problem.severity);
            mark.said.push(said.clone().into_owned());
            count += 1;
            count < MOST
        };
        mark((file.clone(), sheet.clone()), row);
        for &(table, other) in &problem.rows {
            let table = &run.intake.tables[usize::from(table)];
            let is_first = (&table.file, &table.sheet, other) == (file, sheet, row);
            if !is_first && !mark((table.file.clone(), table.sheet.clone()), other) {
                return marks;
            }
        }
    }
    marks
}
