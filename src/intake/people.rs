//! Who is who: names as they were met, to accounts.

mod finding;
mod telling;

use super::accounts::{AccountId, AccountKind, Accounts};
use super::names::{Mention, NOWHERE, Person};
use super::store::Store;
use super::{Role, Signer};
use crate::problem::{Problem, Problems};
pub use finding::persons;
pub use telling::{tell_absent, tell_bylines};

/// The accounts of rows' departments, by their number among those met.
pub fn departments(
    store: &Store<'_>,
    accounts: &mut Accounts,
    problems: &mut Problems,
) -> Vec<Option<AccountId>> {
    let mut listed: Vec<String> = accounts
        .iter()
        .filter(|(_, account)| account.kind == AccountKind::Department)
        .map(|(_, account)| account.name.to_string())
        .collect();
    listed.sort_unstable();
    let names = &store.names;
    let mut counts = vec![0; names.departments.len()];
    for id in store.submissions.iter().filter_map(|row| row.department) {
        counts[id.0 as usize] += 1;
    }
    let met = names.departments.iter().zip(&names.departments_met);
    met.zip(counts)
        .map(|((name, first), rows): (_, usize)| {
            if let Some(id) = accounts.find(AccountKind::Department, name, None) {
                return Some(id);
            }
            if let Some(first) = first
                && accounts.has_roster
            {
                let near = near_departments(name, &listed);
                problems.push(
                    Problem::warning("unknown-department", store.place(*first))
                        .read(&**name)
                        .with("name", &**name)
                        .with("rows", rows)
                        .near(near.join("、")),
                );
            }
            // In brackets alone it is no department unless the tables know it.
            (first.is_some() || !accounts.has_roster)
                .then(|| accounts.intern(AccountKind::Department, name, None))
        })
        .collect()
}

/// Departments of the roster whose name holds this one, or is held by it, or is a letter away.
fn near_departments<'a>(name: &str, listed: &'a [String]) -> Vec<&'a str> {
    listed
        .iter()
        .map(String::as_str)
        .filter(|other| {
            other.contains(name) || name.contains(other) || strsim::levenshtein(other, name) == 1
        })
        .take(3)
        .collect()
}

/// Before people are told apart: a department that only a space parts from the name after it says
/// where that person belongs, and does not sign.
pub fn attach_departments(store: &mut Store<'_>, accounts: &Accounts) {
    let rows = std::mem::take(&mut store.spaced);
    let named: Vec<bool> = {
        let known = store.names.known_departments();
        let is_department = |name: &str| {
            known.contains(name) || accounts.find(AccountKind::Department, name, None).is_some()
        };
        store
            .names
            .names
            .iter()
            .map(|name| is_department(name))
            .collect()
    };
    for row in rows {
        let (start, len) = store.submissions[row as usize].signers;
        for at in start as usize + 1..start as usize + usize::from(len) {
            if !store.mentions[at].follows {
                continue;
            }
            let person = |at: usize| {
                store
                    .names
                    .persons
                    .get_index(store.mentions[at].person as usize)
            };
            let (Some((&before, _)), Some((&this, &first))) = (person(at - 1), person(at)) else {
                continue;
            };
            if !named[before.name as usize] || named[this.name as usize] {
                continue;
            }
            let hint = store.names.names[before.name as usize].clone();
            let hint = store.names.department(&hint);
            let entry = store.names.persons.entry(Person { hint, ..this });
            store.mentions[at].person = entry.index() as u32;
            entry.or_insert(first);
            store.mentions[at - 1].person = NOWHERE;
        }
    }
}

/// Puts accounts in the place of persons and departments.
pub fn settle(
    store: &mut Store<'_>,
    persons: &[Option<AccountId>],
    departments: &[Option<AccountId>],
) -> Vec<Signer> {
    let mut mentions = std::mem::take(&mut store.mentions);
    let account = |mention: &Mention| persons.get(mention.person as usize).copied().flatten();
    let mut kept = 0;
    for submission in &mut store.submissions {
        let (start, len) = submission.signers;
        let row = &mut mentions[start as usize..start as usize + usize::from(len)];
        let mut signing = 0;
        for at in 0..row.len() {
            let (before, rest) = row.split_at_mut(at);
            let mention = &mut rest[0];
            let found = account(mention);
            submission.held |=
                found.is_none() && mention.person != NOWHERE && mention.role != Role::Editor;
            let again = before
                .iter()
                .any(|other| other.role == mention.role && account(other) == found);
            if found.is_none() || again {
                mention.person = NOWHERE;
            } else {
                signing += 1;
            }
        }
        submission.signers = (kept, signing);
        kept += u32::from(signing);
        submission.department = submission
            .department
            .and_then(|id| departments.get(id.0 as usize).copied().flatten());
    }
    // Mentions and signers are of one size, so this takes no further room.
    mentions
        .into_iter()
        .filter_map(|mention| {
            Some(Signer {
                role: mention.role,
                account: account(&mention)?,
            })
        })
        .collect()
}
