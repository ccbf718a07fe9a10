//! The cells of days in a row.

use chrono::{Datelike, NaiveDate};

use super::dates::{self, Around, NoDay, Reading};
use super::day_parts::Parts;
use super::ditto::{again, is_ditto};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::values::is_nothing;
use crate::problem::{Problem, Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, FieldId, SENT};
use crate::sheet::{Cell, Row};

/// Reads the day that stands behind the outlet in its cell.
pub fn behind(
    store: &Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    text: &str,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    let column = table.outlet.unwrap_or_default() as u16;
    let spot = Spot {
        table: table.table,
        column,
        row: row.number,
    };
    let shown = || row.get(u32::from(column)).shown();
    match table.days.of_text(text) {
        Ok((day, _)) => {
            let tally = &mut table.tally;
            tally.count(Severity::Note, "day-behind-outlet", spot, column, || {
                (shown(), vec![("day", day.to_string().into())])
            });
            Some(day)
        }
        Err(why) => {
            let problem = why.problem(store.place(spot)).read(shown());
            problems.push(problem.with("field", store.fields.get(DATE).title()));
            None
        }
    }
}

/// Reads the day of publication or of sending. That of publication is asked for where it is missing.
pub fn day(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    field: FieldId,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    let asked = field == DATE;
    if asked && table.on.is_some() {
        return table.on;
    }
    let column = if asked { table.date } else { table.sent };
    let at = |column: u16| Spot {
        table: table.table,
        column,
        row: row.number,
    };
    if let Some(parts) = table.parts.iter().position(|parts| parts.field == field) {
        return parted(store, table, row, parts, column, problems);
    }
    let Some(column) = column else {
        if asked && table.counted_on.is_some() {
            return table.counted_on;
        }
        table.tally.count(
            Severity::Error,
            "table-without-date",
            at(Spot::ROW),
            0,
            Default::default,
        );
        return None;
    };
    let spot = at(column as u16);
    let cell = row.get(column);
    let read = match cell {
        Cell::Day(day) => return Some(day),
        Cell::Text(text) if is_ditto(text) => return day_above(store, table, spot, field),
        Cell::Text(text) if is_nothing(text) => Err(None),
        Cell::Text(text) => table.days.of_text(text).map_err(Some),
        Cell::Number(number) => table.days.of_number(number).map_err(Some),
        Cell::Empty => Err(None),
        Cell::Flag(_) | Cell::Error => Err(Some(NoDay::Unreadable)),
    };
    match read {
        Ok((day, reading)) => {
            tell(table, reading, day, cell, spot);
            Some(day)
        }
        Err(why) => {
            refuse(store, why, cell, spot, field, problems);
            None
        }
    }
}

/// The day of the row above, for which a cell stands.
fn day_above(
    store: &Store<'_>,
    table: &mut SubmissionTable,
    spot: Spot,
    field: FieldId,
) -> Option<NaiveDate> {
    let above = again(table, spot)?;
    match (field, store.facts.get(above, SENT)) {
        (DATE, _) => store.submissions[above].date,
        (_, Fact::Day(day)) => Some(day),
        _ => None,
    }
}

/// Reads a day whose year or month stands in a column of its own.
fn parted(
    store: &Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    at: usize,
    column: Option<u32>,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    let number = table.table;
    let spot = |column: u32| Spot {
        table: number,
        column: column as u16,
        row: row.number,
    };
    let parts = table.parts[at];
    let field = parts.field;
    let own = match read_parts(table, row, at) {
        Ok(own) => own,
        Err((column, why)) => {
            refuse(
                store,
                Some(why),
                row.get(column),
                spot(column),
                field,
                problems,
            );
            return None;
        }
    };
    let around = Around {
        year: own.year.or(table.days.around.year),
        month: own.month.or(table.days.around.month),
    };
    let cell = column.map_or(Cell::Empty, |column| row.get(column));
    let here = spot(column.or(parts.month).or(parts.year).unwrap_or_default());
    let read = match cell {
        Cell::Day(day) => Ok((day, Reading::Plain)),
        Cell::Text(text) if is_ditto(text) => {
            let above = day_above(store, table, here, field)?;
            // Of the day above only what the row does not say itself.
            let year = own.year.unwrap_or(above.year());
            let month = own.month.unwrap_or(above.month());
            let day = NaiveDate::from_ymd_opt(year, month, above.day());
            day.map(|day| (day, Reading::Plain))
                .ok_or(Some(NoDay::Unreadable))
        }
        Cell::Text(text) if !is_nothing(text) && own.month.is_some() => {
            dates::parse_in_month(text, around).map_err(Some)
        }
        Cell::Text(text) if !is_nothing(text) => dates::parse(text, around).map_err(Some),
        Cell::Number(number) => dates::of_number(number, around).map_err(Some),
        Cell::Flag(_) | Cell::Error => Err(Some(NoDay::Unreadable)),
        Cell::Empty | Cell::Text(_) => match own.month {
            Some(month) if column.is_none() && table.is_counted_as_a_whole() => {
                let last = around.year.and_then(|year| dates::last_of(year, month));
                last.map(|day| (day, Reading::MonthEnd))
                    .ok_or(Some(NoDay::NoYear))
            }
            Some(month) => {
                let last = around.year.and_then(|year| dates::last_of(year, month));
                Err(Some(NoDay::NoDay(last)))
            }
            None if field == SENT => return None,
            None => Err(None),
        },
    };
    let (day, reading) = match read {
        Ok(read) => read,
        Err(why) => {
            let why = match why {
                Some(NoDay::NoMonth) if around.month.is_some() => Some(NoDay::NoYear),
                other => other,
            };
            refuse(store, why, cell, here, field, problems);
            return None;
        }
    };
    let differs = |own: Option<i32>, day: i32| own.is_some_and(|own| own != day);
    if differs(own.year, day.year()) || differs(own.month.map(|m| m as i32), day.month() as i32) {
        let shown = || (cell.shown(), vec![("day", day.to_string().into())]);
        let tally = &mut table.tally;
        tally.count(
            Severity::Warning,
            "date-parts-differ",
            here,
            here.column,
            shown,
        );
    }
    tell(table, own.told(reading, cell), day, cell, here);
    Some(day)
}

/// What a row says of year and month; what is blank in merged cells that were parted, or says so, is
/// as above.
fn read_parts(
    table: &mut SubmissionTable,
    row: &Row<'_>,
    at: usize,
) -> Result<Parts, (u32, NoDay)> {
    let parts = table.parts[at];
    let mut own = parts.read(row)?;
    for (column, fills, part) in parts.columns() {
        let cell = row.get(column);
        let ditto = matches!(cell, Cell::Text(text) if is_ditto(text));
        let blank = fills && cell == Cell::Empty;
        if !ditto && !blank {
            continue;
        }
        let Some(filled) = own.fill(part, parts.last) else {
            continue;
        };
        let spot = Spot {
            table: table.table,
            column: column as u16,
            row: row.number,
        };
        let (severity, code) = match ditto {
            true => (Severity::Note, "cell-as-above"),
            false => (Severity::Warning, "date-part-filled-down"),
        };
        let args = || (String::new(), vec![("value", filled.to_string().into())]);
        table.tally.count(severity, code, spot, spot.column, args);
    }
    table.parts[at].last = own;
    Ok(own)
}

/// Counts a day that took a judgement.
fn tell(table: &mut SubmissionTable, reading: Reading, day: NaiveDate, cell: Cell<'_>, spot: Spot) {
    let told = match reading {
        Reading::MonthAdded if table.days.month_from_line => {
            Some((Severity::Note, "date-month-from-line"))
        }
        other => other.told(),
    };
    if let Some((severity, code)) = told {
        table.tally.count(severity, code, spot, spot.column, || {
            (cell.shown(), vec![("day", day.to_string().into())])
        });
    }
}

/// Says why a cell is no day; of one that is empty, that a day is missing which must be known.
fn refuse(
    store: &Store<'_>,
    why: Option<NoDay>,
    cell: Cell<'_>,
    spot: Spot,
    field: FieldId,
    problems: &mut Problems,
) {
    let place = store.place(spot);
    let problem = match why {
        Some(why) => why.problem(place),
        None if field == DATE => Problem::error("missing-date", place),
        None => return,
    };
    let title = store.fields.get(field).title();
    problems.push(problem.read(cell.shown()).with("field", title));
}
