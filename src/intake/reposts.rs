//! Rows that say in columns of their own where a piece was published first and where again.

use super::ditto::{again, is_ditto};
use super::rows;
use super::store::{Spot, Store, text_of};
use super::table::{SubmissionTable, filled};
use super::values::is_nothing;
use crate::problem::{Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{ORIGINAL, PLACEMENT, Subject};
use crate::sheet::{Cell, Row};

/// Takes a submission: a publication in the first outlet, and one, which is no original, for every
/// filled cell of those that followed.
pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let index = store.submissions.len();
    let spot = |table: &SubmissionTable, column: u32| Spot {
        table: table.table,
        column: column as u16,
        row: row.number,
    };
    // Before this row is the one above.
    for at in 0..table.reposts.len() {
        let column = table.reposts[at];
        if matches!(row.get(column), Cell::Text(text) if is_ditto(text)) {
            again(table, spot(table, column));
        }
    }
    rows::submit(store, table, row, problems);
    let mut has_first = filled(row, table.outlet) && store.submissions[index].outlet.is_some();
    let first = table.outlet.filter(|_| has_first);
    for at in 0..table.reposts.len() {
        let column = table.reposts[at];
        let mut buffer = String::new();
        let text = text_of(row, Some(column), &mut buffer);
        let text = text.filter(|text| !is_nothing(text));
        table.reposted[at] = match text {
            Some(text) if is_ditto(text) => table.reposted[at],
            Some(text) => store.outlet(text),
            None => None,
        };
        let (Some(text), Some(outlet)) = (text, table.reposted[at]) else {
            continue;
        };
        let own = match has_first {
            // The row's link is that of the first.
            true => {
                let own = store.again(index);
                let link = row.link(column).and_then(|target| store.host(target));
                store.submissions[own].host = link;
                if store.submissions[index].outlet != Some(outlet) {
                    unsay(store, own, spot(table, column));
                }
                own
            }
            false => index,
        };
        has_first = true;
        store.submissions[own].outlet = Some(outlet);
        store.submissions[own].cell = Some(column as u16);
        store.facts.set(own, ORIGINAL, Fact::Flag(false));
        let spot = spot(table, column);
        let shown = || (text.to_owned(), Vec::new());
        let tally = &mut table.tally;
        tally.count(Severity::Note, "row-reposted", spot, spot.column, shown);
    }
    if let Some(first) = first
        && store.submissions.len() > index + 1
    {
        store.submissions[index].cell = Some(first as u16);
    }
}

/// Leaves open what a row says of its first outlet alone: what is known of that, and where in it the
/// piece stood.
fn unsay(store: &mut Store<'_>, index: usize, spot: Spot) {
    for (id, field) in store.fields.iter() {
        if id != PLACEMENT && field.of != Subject::Outlet {
            continue;
        }
        let Some(reader) = &store.readers[usize::from(id.0)] else {
            continue;
        };
        let (missing, is_taken) = (reader.missing, reader.taken_as().is_some());
        if store.facts.get(index, id) != missing {
            store.facts.set(index, id, missing);
            if is_taken {
                store.taken_as(id, spot);
            }
        }
    }
}
