//! Rows of a table in which columns stand for values: a tick under 省级, or the outlet's name there.

use super::header::Ticked;
use super::numbers;
use super::rows;
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::values::{Outcome, is_nothing};
use crate::problem::{Problems, Severity};
use crate::sheet::{Cell, Row};

/// Takes a submission: a publication for every column that is ticked, and one where none is.
pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let ticked = table.ticked.iter();
    let ticked: Vec<Ticked> = ticked
        .filter(|ticked| is_ticked(row.get(ticked.column)))
        .cloned()
        .collect();
    if ticked.is_empty() {
        return rows::report(store, table, row, problems);
    }
    // Columns of different fields say different things of one publication.
    let field = ticked[0].field;
    let (own, further): (Vec<&Ticked>, Vec<&Ticked>) =
        ticked.iter().partition(|ticked| ticked.field == field);
    // Which of several values is that of which outlet is not said.
    let unmatched = own.len() > 1 && !table.further.is_empty();
    for tick in &own[..if unmatched { 1 } else { own.len() }] {
        let index = store.submissions.len();
        rows::report(store, table, row, problems);
        if own.len() > 1 && !unmatched {
            store.submissions[index].cell = Some(tick.column as u16);
        }
        let own = [*tick].into_iter().filter(|_| !unmatched);
        let all: Vec<&Ticked> = further.iter().copied().chain(own).collect();
        for index in index..store.submissions.len() {
            all.iter()
                .for_each(|tick| apply(store, table, row, tick, index));
        }
    }
}

/// Whether a cell says that its column's value holds: √, 1, 是, a name.
fn is_ticked(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Empty | Cell::Flag(false) => false,
        Cell::Number(number) => !number.is_zero(),
        Cell::Text(text) => !is_nothing(text) && numbers::flag(text) != Some(false),
        Cell::Day(_) | Cell::Flag(true) | Cell::Error => true,
    }
}

/// Gives a submission what a ticked column says.
fn apply(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    tick: &Ticked,
    index: usize,
) {
    let spot = Spot {
        table: table.table,
        column: tick.column as u16,
        row: row.number,
    };
    let cell = row.get(tick.column);
    let named = match cell {
        Cell::Text(text) if numbers::flag(text).is_none() && numbers::parse(text).is_none() => {
            Some(text)
        }
        _ => None,
    };
    let plain = match cell {
        Cell::Number(number) => number == rust_decimal::Decimal::ONE,
        Cell::Text(text) => named.is_some() || numbers::flag(text) == Some(true),
        _ => true,
    };
    if !plain {
        let shown = || (cell.shown(), Vec::new());
        let tally = &mut table.tally;
        tally.count(
            Severity::Warning,
            "ticked-by-number",
            spot,
            spot.column,
            shown,
        );
    }
    // Under a level stands the outlet.
    if let Some(text) = named
        && table.outlet.is_none()
        && store.submissions[index].outlet.is_none()
    {
        store.submissions[index].outlet = store.outlet(text);
    }
    let Some(reader) = &mut store.readers[usize::from(tick.field.0)] else {
        return;
    };
    if let Outcome::Fact(fact) = reader.read(Cell::Text(&tick.value), spot) {
        store.facts.set(index, tick.field, fact);
    }
}
