//! Rows of a submissions table to submissions.

use super::accounts::AccountId;
use super::approval;
use super::dated_outlet;
use super::day_cells::{self, behind};
use super::ditto::{again, filled_down, is_ditto};
use super::further;
use super::names::NOWHERE;
use super::odd;
use super::remarks;
use super::several;
use super::store::{Spot, Store, text_of};
use super::table::{Mentioned, SubmissionTable, filled};
use super::ticks;
use super::titles;
use super::units::in_unit;
use super::unsigned;
use super::values::Outcome;
use super::{Role, Submission};
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
    if table.is_plain(row) {
        return take_plain(store, table, row, problems);
    }
    if odd::is_skipped(store, table, row, problems) {
        let counts = &mut store.tables[usize::from(table.table)].counts;
        counts.read += 1;
        counts.skipped += 1;
        return;
    }
    take_plain(store, table, row, problems);
    if !filled(row, table.title) {
        odd::tell_untitled(store, table, row, problems);
    }
}

/// Takes a row that is a submission beyond doubt.
pub fn take_plain(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    store.tables[usize::from(table.table)].counts.read += 1;
    table.in_notes = false;
    match (table.count, table.ticked.is_empty()) {
        (None, true) => report(store, table, row, problems),
        (Some(column), true) => several::submit(store, table, column, row, problems),
        (_, false) => ticks::submit(store, table, row, problems),
    }
}

/// Takes what a row reports: a publication, or one for every outlet that it has a cell for.
pub fn report(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    match table.further.is_empty() {
        true => submit(store, table, row, problems),
        false => further::submit(store, table, row, problems),
    }
}

pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let (number, index) = (table.table, store.submissions.len());
    let spot = |column: u32| Spot {
        table: number,
        column: column.min(u32::from(Spot::ROW) - 1) as u16,
        row: row.number,
    };
    let united = match &mut table.united {
        Some(united) => united.read(store, &mut table.tally, number, row),
        None => None,
    };
    let mut buffer = String::new();
    let department = match table.department {
        Some(column) => match text_of(row, Some(column), &mut buffer) {
            Some(text) if is_ditto(text) => {
                let above = again(table, spot(column));
                let filled =
                    |above: usize| store.filled_down.binary_search(&(above as u32)).is_ok();
                if above.is_some_and(filled) {
                    store.filled_down.push(index as u32);
                }
                above.and_then(|above| store.submissions[above].department)
            }
            Some(text) => some(store.names.row_department(text, spot(column))),
            None if table.fills => {
                store.filled_down.push(index as u32);
                filled_down(store, table, spot(column))
            }
            None => None,
        },
        None => match &united {
            Some(united) if united.unit != NOWHERE => some(united.unit),
            _ => some(table.section),
        },
    };
    let of_row = department.map_or(NOWHERE, |department| department.0);
    let start = store.mentions.len();
    for at in 0..table.people.len() {
        let (column, role) = table.people[at];
        let begin = store.mentions.len();
        let above = std::mem::take(&mut table.mentioned[at]);
        let mut unsigned = None;
        let mut buffer = String::new();
        match text_of(row, Some(column), &mut buffer) {
            Some(text) if is_ditto(text) => {
                again(table, spot(column));
                // Of too many, the last are no longer there.
                let named = [above.begin, above.end].map(|at| (at as usize).min(begin));
                store.mentions.extend_from_within(named[0]..named[1]);
                unsigned = above.unsigned;
            }
            Some(text) => {
                let united = united.as_ref().filter(|_| table.is_united(column));
                let byline = united.map_or(text, |united| &united.byline);
                let (names, mentions) = (&mut store.names, &mut store.mentions);
                if names.mention(byline, role, of_row, spot(column), mentions, start) {
                    unsigned = Some(text.into());
                }
            }
            None => {}
        }
        table.mentioned[at] = Mentioned {
            begin: begin as u32,
            end: store.mentions.len() as u32,
            unsigned,
        };
    }
    if let Some((name, spot)) = &table.signer {
        let (names, mentions) = (&mut store.names, &mut store.mentions);
        names.mention(name, Role::Author, of_row, *spot, mentions, start);
    }
    let said = table.people.iter().zip(&table.mentioned).rev();
    let mut unsigned =
        said.filter_map(|((column, _), said)| Some((said.unsigned.as_deref()?, spot(*column))));
    let mut held = unsigned
        .next()
        .is_some_and(|(text, spot)| unsigned::holds(store, text, of_row, spot, start));
    /// Far more than ever sign; the count of signers is one byte.
    const MOST: usize = 200;
    if store.mentions.len() - start > MOST {
        let place = store.place(spot(table.people[0].0));
        problems.push(Problem::error("too-many-signers", place).with("most", MOST));
        store.mentions.truncate(start + MOST);
    }
    let mentions = &store.mentions[start..];
    if mentions.iter().any(|mention| mention.follows) {
        store.spaced.push(index as u32);
    }
    let signers = (start as u32, mentions.len() as u8);

    let mut buffer = String::new();
    let title = match text_of(row, table.title, &mut buffer) {
        Some(text) if is_ditto(text) => {
            let above = again(table, spot(table.title.unwrap_or_default()));
            above.map_or((0, 0), |above| store.submissions[above].title)
        }
        Some(text) => {
            if let Some(titles) = titles::several(text)
                && !filled(row, table.count)
            {
                let first = || (text.to_owned(), vec![("titles", titles.into())]);
                let at = spot(table.title.unwrap_or_default());
                let tally = &mut table.tally;
                tally.count(Severity::Warning, "titles-in-cell", at, 0, first);
            }
            store.title(text)
        }
        None => (0, 0),
    };
    let mut buffer = String::new();
    let mut day_behind: Option<&str> = None;
    let outlet = match text_of(row, table.outlet, &mut buffer) {
        Some(text) if is_ditto(text) => {
            let above = again(table, spot(table.outlet.unwrap_or_default()));
            above.and(table.outlet_above)
        }
        Some(text) if filled(row, table.date) => store.outlet(text),
        Some(text) => match dated_outlet::parted(text) {
            Some((outlet, day)) => {
                day_behind = Some(day);
                store.outlet(&outlet)
            }
            None => {
                day_behind = dated_outlet::first_of_several(text);
                store.outlet(text)
            }
        },
        None => table.placed,
    };
    table.outlet_above = outlet;
    let link_buffer = &mut String::new();
    let link = match text_of(row, table.link, link_buffer) {
        Some(text) if is_ditto(text) => {
            let above = again(table, spot(table.link.unwrap_or_default()));
            above.and_then(|above| store.submissions[above].host)
        }
        Some(text) => store.host(text),
        None => None,
    };
    let host = match link {
        None if row.has_links() => [table.link, table.outlet, table.title]
            .into_iter()
            .flatten()
            .find_map(|column| row.link(column))
            .and_then(|target| store.host(target)),
        found => found,
    };

    let fact_row = store.facts.push();
    let date = match day_behind {
        Some(text) => behind(store, table, row, text, problems),
        None => day_cells::day(store, table, row, DATE, problems),
    };
    if let Some(day) = date {
        store.facts.set(fact_row, DATE, Fact::Day(day));
    }
    let told = problems.len();
    let sent = match table.sent {
        Some(_) => day_cells::day(store, table, row, SENT, problems),
        None => None,
    };
    match sent {
        Some(day) => store.facts.set(fact_row, SENT, Fact::Day(day)),
        None if problems.len() > told => store.facts.set(fact_row, SENT, Fact::Unread),
        None => missing(store, table, fact_row, SENT, row.number),
    }
    facts(store, table, row, fact_row, problems);
    approval::read(table, row);
    held |= (0..table.approvals.len()).any(|at| approval::holds(store, table, row, at));
    store.submissions.push(Submission {
        table: table.table,
        row: row.number,
        cell: None,
        title,
        date,
        outlet,
        host,
        department,
        signers,
        held,
    });
    table.last = Some((row.number, index as u32));
}

/// A department's number among those met; the account is known at the end.
fn some(department: u32) -> Option<AccountId> {
    (department != NOWHERE).then_some(AccountId(department))
}

/// The facts of a row that stand in columns of their own, and those of columns that are missing.
fn facts(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    fact_row: usize,
    problems: &mut Problems,
) {
    remarks::take(store, table, row, fact_row);
    for at in 0..table.facts.len() {
        let (column, id) = table.facts[at];
        if table.says(id) {
            continue;
        }
        let spot = Spot {
            table: table.table,
            column: column as u16,
            row: row.number,
        };
        let cell = row.get(column);
        if let Cell::Text(text) = cell
            && is_ditto(text)
        {
            if let Some(above) = again(table, spot) {
                let fact = store.facts.get(above, id);
                store.facts.set(fact_row, id, fact);
            }
            continue;
        }
        let Some(reader) = &mut store.readers[usize::from(id.0)] else {
            continue;
        };
        let mut outcome = reader.read(cell, spot);
        if let Some((_, unit)) = table.units.iter().find(|(of, _)| *of == id) {
            outcome = in_unit(*unit, cell, outcome);
        }
        match outcome {
            Outcome::Fact(fact) => store.facts.set(fact_row, id, fact),
            Outcome::Missing => missing(store, table, fact_row, id, row.number),
            Outcome::Judged(fact, (severity, code)) => {
                store.facts.set(fact_row, id, fact);
                let field = store.fields.get(id).title();
                table.tally.count(severity, code, spot, id.0, || {
                    let taken = match fact {
                        Fact::Day(day) => day.to_string(),
                        Fact::Number(number) => number.normalize().to_string(),
                        _ => String::new(),
                    };
                    let args = vec![
                        ("field", field.into()),
                        ("taken", taken.as_str().into()),
                        ("day", taken.as_str().into()),
                    ];
                    (cell.shown(), args)
                });
            }
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
        if table.says(id) {
            continue;
        }
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
    if reader.taken_as().is_some() {
        let column = table
            .layout
            .column(super::header::Heading::Field(id))
            .map_or(Spot::ROW, |column| column as u16);
        let spot = Spot {
            table: table.table,
            column,
            row,
        };
        store.taken_as(id, spot);
    }
}
