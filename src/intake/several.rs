//! Rows of a list that say how many publications they report: 部门, 媒体, 篇数 and no title.

use chrono::NaiveDate;

use super::dates;
use super::matrix::{Counted, counted, publications};
use super::rows;
use super::store::{Spot, Store};
use super::table::{SubmissionTable, filled};
use crate::problem::{Problem, Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::DATE;
use crate::sheet::{Cell, Row};

/// Takes a row of a table with a column of counts: so many publications, whose place is that cell;
/// none, or a question, where no whole number stands there. A row with a title reports that alone.
pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    column: u32,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let cell = row.get(column);
    let spot = Spot {
        table: table.table,
        column: column.min(u32::from(Spot::ROW) - 1) as u16,
        row: row.number,
    };
    if filled(row, table.title) || filled(row, table.link) {
        let several = matches!(counted(cell), Counted::Number(number) if number > 1.into());
        if several {
            let shown = || (cell.shown(), Vec::new());
            let tally = &mut table.tally;
            tally.count(Severity::Warning, "count-beside-title", spot, 0, shown);
        }
        return rows::submit(store, table, row, problems);
    }
    let number = match counted(cell) {
        Counted::Number(number) if number.is_zero() => Ok(0),
        Counted::Nothing if cell != Cell::Empty => Ok(0),
        Counted::Number(number) => publications(number, &mut store.counted),
        Counted::Nothing | Counted::Other => Err(("matrix-count-unread", 0)),
    };
    if number == Ok(0) {
        store.tables[usize::from(table.table)].counts.skipped += 1;
        let shown = || (cell.shown(), Vec::new());
        let tally = &mut table.tally;
        return tally.count(Severity::Note, "row-counts-none", spot, 0, shown);
    }
    let index = store.submissions.len();
    let days = number.ok().and_then(|number| days(table, row, number));
    table.on = days.as_ref().and_then(|days| days.first().copied());
    rows::submit(store, table, row, problems);
    table.on = None;
    store.submissions[index].cell = Some(spot.column);
    match number {
        Ok(number) if number > 1 => {
            let shown = || (cell.shown(), Vec::new());
            let tally = &mut table.tally;
            tally.count(Severity::Note, "row-counts-several", spot, 0, shown);
            for at in 1..number as usize {
                let own = store.again(index);
                if let Some(days) = &days {
                    store.submissions[own].date = Some(days[at]);
                    store.facts.set(own, DATE, Fact::Day(days[at]));
                }
            }
            if let Some(column) = table.date.filter(|_| days.is_some()) {
                let cell = row.get(column);
                let spot = Spot {
                    column: column as u16,
                    ..spot
                };
                let shown = || (cell.shown(), Vec::new());
                let tally = &mut table.tally;
                tally.count(Severity::Note, "row-counts-by-day", spot, 0, shown);
            }
        }
        Ok(_) => {}
        Err((code, most)) => {
            store.submissions[index].held = true;
            let problem = Problem::error(code, store.place(spot)).read(cell.shown());
            problems.push(problem.with("most", most as usize));
        }
    }
}

/// The days of a row's publications, where it lists as many as it counts.
fn days(table: &SubmissionTable, row: &Row<'_>, number: u32) -> Option<Vec<NaiveDate>> {
    let column = table.date.filter(|_| table.parts.is_empty())?;
    let Cell::Text(text) = row.get(column) else {
        return None;
    };
    let days = dates::listed(text, table.days.around)?;
    (days.len() == number as usize).then_some(days)
}
