//! Which rows wait until it is known who a name means.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::accounts::AccountId;
use super::store::{Spot, Store};
use crate::problem::{Place, Problem, Problems};

/// The rows of a person, by what they are called.
type Called = IndexMap<String, Vec<(u16, u32)>>;

/// Gives the questions about people their rows: a question a row, since two rows may be by two
/// people of that name. Rows of one title and one outlet are one.
pub fn tell_rows(store: &Store<'_>, persons: &[Option<AccountId>], problems: &mut Problems) {
    let is_asked = |problem: &Problem| problem.code == "two-people-of-one-name";
    if !problems.iter().any(is_asked) {
        return;
    }
    let mut rows: BTreeMap<u32, Called> = BTreeMap::new();
    for (index, row) in store.submissions.iter().enumerate() {
        let (start, len) = row.signers;
        let mut seen: Vec<u32> = Vec::new();
        for mention in &store.mentions[start as usize..start as usize + usize::from(len)] {
            if let Some(None) = persons.get(mention.person as usize)
                && !seen.contains(&mention.person)
            {
                seen.push(mention.person);
                let called = rows.entry(mention.person).or_default();
                let called = called.entry(store.called(index)).or_default();
                if called.last() != Some(&(row.table, row.row)) {
                    called.push((row.table, row.row));
                }
            }
        }
    }
    let mut by_place: HashMap<(Place, &str), (Spot, Called)> = HashMap::new();
    for (person, rows) in rows {
        if let Some((known, first)) = store.names.persons.get_index(person as usize) {
            let name = &*store.names.names[known.name as usize];
            by_place.insert((store.place(*first), name), (*first, rows));
        }
    }
    let mut further = Problems::default();
    for problem in problems.iter_mut().filter(|problem| is_asked(problem)) {
        let asked = problem.clone();
        let key = (asked.place.clone(), asked.read.as_str());
        let Some((first, rows)) = by_place.get(&key) else {
            continue;
        };
        let decisions = &store.names.decisions;
        let several = rows.len() > 1 || decisions.has_author_in_rows(&asked.read);
        for (at, (called, rows)) in rows.iter().enumerate() {
            let (table, row) = rows[0];
            let mut own = Problem {
                place: store.place(store.people_cell(*first, table, row)),
                ..asked.clone().of_rows(rows.clone())
            };
            if several {
                own = own.with("row", called.as_str());
            }
            match at {
                0 => *problem = own,
                _ => further.push(own),
            }
        }
    }
    problems.extend(further);
}
