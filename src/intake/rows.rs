//! Rows of a submissions table to submissions.

use chrono::NaiveDate;

use super::Submission;
use super::accounts::AccountId;
use super::dates::{self, NoDay, Reading};
use super::names::NOWHERE;
use super::skipping;
use super::store::{Spot, Store, text_of};
use super::table::SubmissionTable;
use super::values::{Outcome, is_nothing};
use crate::problem::{Problem, Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, FieldId, SENT};
use crate::sheet::{Cell, Row};

/// Takes a row below the header: a submission, or counted as skipped.
pub fn take(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let counts = &mut store.tables[usize::from(table.table)].counts;
    counts.read += 1;
    let signed = table
        .people
        .iter()
        .any(|&(column, _)| filled(row, Some(column)));
    let titled = filled(row, table.title);
    let placed = filled(row, table.outlet);
    let plain = titled
        && (placed || signed || filled(row, table.date))
        && !skipping::says_sum(row.get(0))
        && !table
            .title
            .is_some_and(|column| skipping::says_sum(row.get(column)));
    if !plain && is_skipped(table, row, titled || placed || signed) {
        counts.skipped += 1;
        return;
    }
    submit(store, table, row, problems);
    if !titled && (table.title.is_some() || !(placed || signed)) {
        let spot = Spot {
            table: table.table,
            column: table.title.map_or(Spot::ROW, |column| column as u16),
            row: row.number,
        };
        let shown: Vec<String> = row
            .cells()
            .filter(|cell| *cell != Cell::Empty)
            .map(|cell| cell.shown())
            .collect();
        problems
            .push(Problem::warning("row-without-title", store.place(spot)).read(shown.join(" | ")));
    }
}

fn filled(row: &Row<'_>, column: Option<u32>) -> bool {
    column.is_some_and(|column| row.get(column) != Cell::Empty)
}

/// Whether a row that lacks something is no submission at all.
fn is_skipped(table: &mut SubmissionTable, row: &Row<'_>, named: bool) -> bool {
    let first_author = table.people.first().map(|&(column, _)| column);
    if skipping::is_sum(row, &[table.title, table.department, first_author])
        || skipping::is_label(row)
    {
        return true;
    }
    let link = filled(row, table.link);
    if (!named || row.cells().filter(|cell| *cell != Cell::Empty).count() <= 4)
        && !link
        && skipping::is_note(row)
    {
        return true;
    }
    // A prepared line: its number and its department stand there, and nothing else does.
    let day = filled(row, table.date);
    let fact = |&(column, _): &(u32, _)| row.get(column) != Cell::Empty;
    if named || link || day || table.facts.iter().any(fact) {
        return false;
    }
    let spot = Spot {
        table: table.table,
        column: Spot::ROW,
        row: row.number,
    };
    table
        .tally
        .count(Severity::Note, "row-without-content", spot, 0, || {
            let shown: Vec<String> = row
                .cells()
                .filter(|cell| *cell != Cell::Empty)
                .map(|cell| cell.shown())
                .collect();
            (shown.join(" | "), Vec::new())
        });
    true
}

fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let spot = |column: u32| Spot {
        table: table.table,
        column: column.min(u32::from(Spot::ROW) - 1) as u16,
        row: row.number,
    };
    let mut buffer = String::new();
    let department = match table.department {
        Some(column) => text_of(row, Some(column), &mut buffer).map_or(NOWHERE, |text| {
            store.names.row_department(text, spot(column))
        }),
        None => table.common,
    };
    let start = store.mentions.len();
    for &(column, role) in &table.people {
        let mut buffer = String::new();
        if let Some(text) = text_of(row, Some(column), &mut buffer) {
            let (names, mentions) = (&mut store.names, &mut store.mentions);
            names.mention(text, role, department, spot(column), mentions, start);
        }
    }
    /// Far more than ever sign; the count of signers is one byte.
    const MOST: usize = 200;
    if store.mentions.len() - start > MOST {
        let place = store.place(spot(table.people[0].0));
        problems.push(Problem::error("too-many-signers", place).with("most", MOST));
        store.mentions.truncate(start + MOST);
    }
    let index = store.submissions.len();
    let mentions = &store.mentions[start..];
    if mentions.iter().any(|mention| mention.follows) {
        store.spaced.push(index as u32);
    }
    let signers = (start as u32, mentions.len() as u8);

    let mut buffer = String::new();
    let title = text_of(row, table.title, &mut buffer).map_or((0, 0), |title| store.title(title));
    let mut buffer = String::new();
    let outlet = text_of(row, table.outlet, &mut buffer).and_then(|text| store.outlet(text));
    let mut buffer = String::new();
    let link = text_of(row, table.link, &mut buffer).and_then(|text| store.host(text));
    let host = match link {
        None if row.has_links() => [table.link, table.outlet, table.title]
            .into_iter()
            .flatten()
            .find_map(|column| row.link(column))
            .and_then(|target| store.host(target)),
        found => found,
    };

    let fact_row = store.facts.push();
    let date = day(store, table, row, table.date, true, problems);
    if let Some(day) = date {
        store.facts.set(fact_row, DATE, Fact::Day(day));
    }
    let told = problems.len();
    let sent = match table.sent {
        Some(_) => day(store, table, row, table.sent, false, problems),
        None => None,
    };
    match sent {
        Some(day) => store.facts.set(fact_row, SENT, Fact::Day(day)),
        None if problems.len() > told => store.facts.set(fact_row, SENT, Fact::Unread),
        None => missing(store, table, fact_row, SENT, row.number),
    }
    facts(store, table, row, fact_row, problems);
    store.submissions.push(Submission {
        table: table.table,
        row: row.number,
        cell: None,
        title,
        date,
        outlet,
        host,
        // The department's number among those met; the account is known at the end.
        department: (department != NOWHERE).then_some(AccountId(department)),
        signers,
        held: false,
    });
}

/// The facts of a row that stand in columns of their own, and those of columns that are missing.
fn facts(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    fact_row: usize,
    problems: &mut Problems,
) {
    for at in 0..table.facts.len() {
        let (column, id) = table.facts[at];
        let spot = Spot {
            table: table.table,
            column: column as u16,
            row: row.number,
        };
        let cell = row.get(column);
        let Some(reader) = &mut store.readers[usize::from(id.0)] else {
            continue;
        };
        match reader.read(cell, spot) {
            Outcome::Fact(fact) => store.facts.set(fact_row, id, fact),
            Outcome::Missing => missing(store, table, fact_row, id, row.number),
            Outcome::Unreadable(code) => {
                let problem = Problem::warning(code, store.place(spot))
                    .read(cell.shown())
                    .with("field", store.fields.get(id).title());
                problems.push(problem);
                store.facts.set(fact_row, id, Fact::Unread);
            }
        }
    }
    for at in 0..table.absent.len() {
        let id = table.absent[at].0;
        missing(store, table, fact_row, id, row.number);
    }
}

/// Keeps what an empty cell means.
fn missing(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    fact_row: usize,
    id: FieldId,
    row: u32,
) {
    let Some(reader) = &store.readers[usize::from(id.0)] else {
        return;
    };
    if reader.missing == Fact::Unknown {
        return;
    }
    store.facts.set(fact_row, id, reader.missing);
    if let Some(value) = reader.taken_as() {
        let column = table
            .layout
            .column(super::header::Heading::Field(id))
            .map_or(Spot::ROW, |column| column as u16);
        let spot = Spot {
            table: table.table,
            column,
            row,
        };
        let title = reader.title();
        table
            .tally
            .count(Severity::Note, "missing-taken-as", spot, id.0, || {
                let args = vec![("field", title.into()), ("value", value.into())];
                (String::new(), args)
            });
    }
}

/// Reads the cell of a day. That of publication is asked for where it is missing.
fn day(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    column: Option<u32>,
    asked: bool,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    let at = |column: u16| Spot {
        table: table.table,
        column,
        row: row.number,
    };
    let Some(column) = column else {
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
        Cell::Text(text) if is_nothing(text) => Err(None),
        Cell::Text(text) => table.day(text).map_err(Some),
        Cell::Number(number) => dates::of_number(number, table.year).map_err(Some),
        Cell::Empty => Err(None),
        Cell::Flag(_) | Cell::Error => Err(Some(NoDay::Unreadable)),
    };
    let (day, reading) = match read {
        Ok(read) => read,
        Err(None) if !asked => return None,
        Err(why) => {
            let code = why.map_or("missing-date", NoDay::code);
            let field = if asked { DATE } else { SENT };
            problems.push(
                Problem::error(code, store.place(spot))
                    .read(cell.shown())
                    .with("field", store.fields.get(field).title()),
            );
            return None;
        }
    };
    let told = match reading {
        Reading::Plain => return Some(day),
        Reading::Digits => (Severity::Note, "date-of-digits"),
        Reading::YearAdded => (Severity::Note, "date-year-added"),
        Reading::RangeEnd => (Severity::Note, "date-range-end"),
        Reading::Serial => (Severity::Warning, "date-serial"),
    };
    table.tally.count(told.0, told.1, spot, spot.column, || {
        (cell.shown(), vec![("day", day.to_string().into())])
    });
    Some(day)
}
