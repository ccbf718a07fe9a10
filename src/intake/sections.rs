//! Lines over rows of a table that say of all below them whose they are, and of which month.

use super::above::{Said, Statement};
use super::dates::{Around, month_in, year_in};
use super::departments;
use super::departments::Named;
use super::month_lines::month_of;
use super::names::NOWHERE;
use super::skipping;
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use crate::problem::{Problem, Problems};
use crate::sheet::Row;

/// The department that a line names, which is told once a row follows it.
pub struct Heard {
    row: u32,
    department: u32,
    problem: Problem,
}

/// Takes what a line of a form between rows says of those below it; whether it is one.
pub fn state(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) -> bool {
    let Some(statement) = Statement::of(row) else {
        return false;
    };
    if let Some(said) = &statement.department {
        belong(store, table, said, "department-from-section");
    }
    if let Some(said) = &statement.person {
        sign(store, table, said, problems);
    }
    true
}

/// Puts the rows to come under a department, where the table has no column for it.
pub fn belong(store: &mut Store<'_>, table: &mut SubmissionTable, said: &Said, code: &'static str) {
    let named = Named {
        name: said.name.clone(),
        sure: true,
    };
    if table.department.is_none() {
        let spot = said.spot(table.table);
        table.common = enter(store, table, &named, &said.name, spot, code);
        table.section = table.common;
    }
}

/// Lets somebody sign the rows to come, where the table has no column of people.
pub fn sign(store: &Store<'_>, table: &mut SubmissionTable, said: &Said, problems: &mut Problems) {
    let before = table.signer.as_ref().map(|(name, _)| name);
    if table.people.is_empty() && before != Some(&said.name) {
        problems.push(note(store, table, said, "author-from-title"));
        table.signer = Some((said.name.clone(), said.spot(table.table)));
    }
}

/// Lets the rows to come have been published in an outlet.
pub fn publish(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    said: &Said,
    problems: &mut Problems,
) {
    let outlet = store.outlet(&said.name);
    if outlet != table.placed {
        problems.push(note(store, table, said, "outlet-from-title"));
        table.placed = outlet;
    }
}

fn note(store: &Store<'_>, table: &SubmissionTable, said: &Said, code: &'static str) -> Problem {
    let problem = Problem::note(code, store.place(said.spot(table.table)));
    problem.read(&*said.name).with("name", &*said.name)
}

/// Takes what a text alone above a table's header says: its month, or the department that it names.
pub fn hear(store: &mut Store<'_>, table: &mut SubmissionTable, row: &Row<'_>) {
    let Some((text, column)) = skipping::single(row) else {
        return;
    };
    let spot = spot(table, row, column);
    let of_title = || {
        let month = month_in(text).filter(|_| !text.contains([':', '：']))?;
        Some(Around {
            year: year_in(text),
            month: Some(month),
        })
    };
    if let Some(month) = month_of(text).or_else(of_title) {
        // A title is heard already.
        if month.month != table.days.around.month {
            table.enter_month(month, text, spot);
        }
    } else if skipping::is_label(text) {
        label(store, table, text, spot);
    }
}

/// Takes a label over the rows below it. Where the table has no column for it, these belong to the
/// department that it names, if it is one.
pub fn label(store: &mut Store<'_>, table: &mut SubmissionTable, text: &str, spot: Spot) {
    if table.department.is_some() {
        return;
    }
    table.section = match departments::in_section(text) {
        Some(named) => enter(store, table, &named, text, spot, "department-from-section"),
        None => table.common,
    };
}

/// The department that a line names for the rows to come.
fn enter(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    named: &Named,
    text: &str,
    spot: Spot,
    code: &'static str,
) -> u32 {
    let department = store.suppose(named, spot);
    if department != table.section && department != NOWHERE {
        tell(store, table);
        let problem = Problem::note(code, store.place(spot));
        let problem = problem.read(text).with("name", &*named.name);
        table.heard = Some(Heard {
            row: spot.row,
            department,
            problem,
        });
    }
    department
}

/// Tells of the department that the last line named, if rows followed it.
pub fn tell(store: &mut Store<'_>, table: &mut SubmissionTable) {
    let heard = table.heard.take();
    let followed = |heard: &Heard| table.last.is_some_and(|(row, _)| row > heard.row);
    if let Some(heard) = heard.filter(followed) {
        store.supposed.push((heard.department, heard.problem));
    }
}

fn spot(table: &SubmissionTable, row: &Row<'_>, column: u32) -> Spot {
    Spot {
        table: table.table,
        column: column.min(u32::from(Spot::ROW)) as u16,
        row: row.number,
    }
}
