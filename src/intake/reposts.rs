//! Rows that say in columns of their own where a piece was published first and where again.

use super::rows;
use super::store::{Spot, Store, text_of};
use super::table::{SubmissionTable, filled};
use super::values::is_nothing;
use crate::problem::{Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::ORIGINAL;
use crate::sheet::Row;

/// Takes a submission: a publication in the first outlet, and one, which is no original, for every
/// filled cell of those that followed.
pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let index = store.submissions.len();
    rows::submit(store, table, row, problems);
    let mut has_first = filled(row, table.outlet) && store.submissions[index].outlet.is_some();
    let first = table.outlet.filter(|_| has_first);
    for at in 0..table.reposts.len() {
        let column = table.reposts[at];
        let mut buffer = String::new();
        let text = text_of(row, Some(column), &mut buffer);
        let Some(text) = text.filter(|text| !is_nothing(text)) else {
            continue;
        };
        let outlet = store.outlet(text);
        let own = match has_first {
            // The row's link is that of the first.
            true => {
                store.again(index);
                let link = row.link(column).and_then(|target| store.host(target));
                let own = store.submissions.len() - 1;
                store.submissions[own].host = link;
                own
            }
            false => index,
        };
        has_first = true;
        store.submissions[own].outlet = outlet;
        store.submissions[own].cell = Some(column as u16);
        store.facts.set(own, ORIGINAL, Fact::Flag(false));
        let spot = Spot {
            table: table.table,
            column: column as u16,
            row: row.number,
        };
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
