//! Cells that say the same again as the one above.

use super::accounts::AccountId;
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use crate::problem::Severity;

/// Whether a cell says: as above.
#[inline]
pub fn is_ditto(text: &str) -> bool {
    /// Of the longest, in bytes.
    const LONGEST: usize = 7;
    text.len() <= LONGEST
        && matches!(
            text,
            "〃" | "″" | "\"" | "”" | "“" | "〞" | "〝" | "\"\"" | "''" | "同上" | "同前" | "同 上"
        )
}

/// The submission above, whose cell one stands for that says so; a note is kept, and a warning where
/// there is none above.
pub fn again(table: &mut SubmissionTable, spot: Spot) -> Option<usize> {
    let (severity, code) = match table.last {
        Some(_) => (Severity::Note, "cell-as-above"),
        None => (Severity::Warning, "cell-as-above-nothing"),
    };
    let tally = &mut table.tally;
    tally.count(severity, code, spot, spot.column, Default::default);
    table.last.map(|(_, index)| index as usize)
}

/// The department above a blank one, with a warning.
pub fn filled_down(
    store: &Store<'_>,
    table: &mut SubmissionTable,
    spot: Spot,
) -> Option<AccountId> {
    let (_, index) = table.last?;
    let department = store.submissions[index as usize].department?;
    let name = &store.names.departments[department.0 as usize];
    let tally = &mut table.tally;
    tally.count(
        Severity::Warning,
        "department-filled-down",
        spot,
        spot.column,
        || (String::new(), vec![("name", (&**name).into())]),
    );
    Some(department)
}
