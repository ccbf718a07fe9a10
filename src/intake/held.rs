//! Which rows wait until it is known who a name means.

use std::collections::{BTreeMap, HashMap};

use super::accounts::AccountId;
use super::store::Store;
use crate::problem::{Place, Problems};

/// Gives the questions about people their rows.
pub fn tell_rows(store: &Store<'_>, persons: &[Option<AccountId>], problems: &mut Problems) {
    let mut questions = problems
        .iter_mut()
        .filter(|problem| problem.code == "two-people-of-one-name")
        .peekable();
    if questions.peek().is_none() {
        return;
    }
    let mut rows: BTreeMap<u32, Vec<(u16, u32)>> = BTreeMap::new();
    for row in &store.submissions {
        let (start, len) = row.signers;
        for mention in &store.mentions[start as usize..start as usize + usize::from(len)] {
            if let Some(None) = persons.get(mention.person as usize) {
                rows.entry(mention.person)
                    .or_default()
                    .push((row.table, row.row));
            }
        }
    }
    let mut by_place: HashMap<(Place, &str), Vec<(u16, u32)>> = HashMap::new();
    for (person, rows) in rows {
        if let Some((known, first)) = store.names.persons.get_index(person as usize) {
            let name = &*store.names.names[known.name as usize];
            by_place.insert((store.place(*first), name), rows);
        }
    }
    for problem in questions {
        let key = (problem.place.clone(), problem.read.as_str());
        if let Some(rows) = by_place.get(&key) {
            problem.rows.clone_from(rows);
        }
    }
}
