//! Cells that say the same again as the one above, or are blank since they were merged with it.

use hashbrown::{HashMap, HashSet};

use super::accounts::{AccountId, Accounts};
use super::directory::Directory;
use super::names::{NOWHERE, Person};
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

/// Whether cells were merged downwards before a format lost that: the first is filled, and each text
/// stands there once. Of one text alone over mostly blank cells nothing is known.
pub fn were_merged(cells: &[Option<String>]) -> bool {
    let said = cells.iter().flatten().count();
    heads_groups(cells) && (said >= 2 || cells.len() - said <= said)
}

/// Whether some cells are blank, the first is filled, and each text stands there once.
pub fn heads_groups(cells: &[Option<String>]) -> bool {
    let said: Vec<&String> = cells.iter().flatten().collect();
    let mut all = said.iter().enumerate();
    let once = all.all(|(at, text)| !said[..at].contains(text));
    cells.first().is_some_and(Option::is_some) && said.len() < cells.len() && once
}

/// A department that was only filled down does not tell people of one name apart: those on the roster,
/// or those who stand in two departments.
pub fn doubt_filled_down(store: &mut Store<'_>, accounts: &Accounts) {
    let filled = std::mem::take(&mut store.filled_down);
    if filled.is_empty() {
        return;
    }
    let several = several(store, accounts);
    for index in filled {
        let (start, len) = store.submissions[index as usize].signers;
        for at in start as usize..start as usize + usize::from(len) {
            let place = store.mentions[at].person as usize;
            let Some((&person, &first)) = store.names.persons.get_index(place) else {
                continue;
            };
            if person.hint != NOWHERE || !several.contains(&person.name) {
                continue;
            }
            let row = &store.submissions[index as usize];
            let spot = store.people_cell(first, row.table, row.row);
            let nowhere = Person {
                department: NOWHERE,
                ..person
            };
            let entry = store.names.persons.entry(nowhere);
            store.mentions[at].person = entry.index() as u32;
            entry.or_insert(spot);
        }
    }
}

/// Names of several people.
fn several(store: &Store<'_>, accounts: &Accounts) -> HashSet<u32> {
    if accounts.has_roster {
        let directory = Directory::new(accounts);
        let names = store.names.names.iter().zip(0..);
        let several = |name: &str| {
            directory
                .teachers
                .get(name)
                .is_some_and(|all| all.len() > 1)
        };
        return names
            .filter(|(name, _)| several(name))
            .map(|(_, id)| id)
            .collect();
    }
    let mut places: HashMap<u32, u32> = HashMap::new();
    let placed = store.names.persons.keys().filter_map(|person| {
        let department = match person.hint {
            NOWHERE => person.department,
            hint => hint,
        };
        (department != NOWHERE).then_some((person.name, department))
    });
    placed
        .filter(|(name, department)| places.entry(*name).or_insert(*department) != department)
        .map(|(name, _)| name)
        .collect()
}
