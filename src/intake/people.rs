//! Who is who: names as they were met, to accounts.

mod attaching;
mod deciding;
mod elsewhere;
mod finding;
mod joint;
mod telling;

use super::accounts::{AccountId, AccountKind, Accounts};
use super::byline;
use super::names::{Mention, NOWHERE};
use super::store::Store;
use super::{Role, Signer};
use crate::problem::{Problem, Problems};
use crate::rulebook::field::DEPARTMENT;
pub use attaching::attach_departments;
pub use deciding::decide_authors;
pub use elsewhere::tell_elsewhere;
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
        .zip(0..)
        .map(|(((name, first), rows), id): ((_, usize), u32)| {
            // A spelling that the rulebook lists, the name it has there.
            let values = &store.fields.get(DEPARTMENT).values;
            let spelt = store.fields.get(DEPARTMENT).value(name);
            let name = spelt.map_or(&**name, |value| &values[value as usize].name);
            if let Some(id) = accounts.department(name) {
                if &*accounts.get(id).name != name
                    && let Some(first) = first
                {
                    let own = accounts.get(id).name.to_string();
                    let note = Problem::note("department-alias", store.place(*first));
                    problems.push(note.read(name).with("name", own).with("rows", rows));
                }
                return Some(id);
            }
            if let Some(first) = first
                && accounts.has_roster
            {
                let near = near_departments(name, &listed);
                problems.push(
                    Problem::warning("unknown-department", store.place(*first))
                        .read(name)
                        .with("name", name)
                        .with("rows", rows)
                        .near(near.join("、")),
                );
            }
            // In brackets alone it is no department unless the tables know it, or it looks like one.
            let supposed = accounts.has_roster
                || names.doubtful.contains(&id)
                || !byline::is_department_like(name);
            (first.is_some() || !supposed)
                .then(|| accounts.intern(AccountKind::Department, name, None))
        })
        .collect()
}

/// Departments of the roster whose name holds this one, or is held by it, or is a letter away; else
/// the one of which it may be short.
fn near_departments<'a>(name: &str, listed: &'a [String]) -> Vec<&'a str> {
    let alike = |other: &&str| {
        other.contains(name) || name.contains(other) || strsim::levenshtein(other, name) == 1
    };
    let names = || listed.iter().map(String::as_str);
    let near: Vec<&str> = names().filter(alike).take(3).collect();
    if !near.is_empty() {
        return near;
    }
    // 机电部 may be short for 机电工程系: its letters stand there in order, but for the last.
    let stem = name.trim_end_matches(byline::DEPARTMENT_ENDS);
    let shortens = |other: &&str| {
        let mut letters = other.chars();
        stem.chars().count() >= 2 && stem.chars().all(|c| letters.any(|other| other == c))
    };
    let short: Vec<&str> = names().filter(shortens).collect();
    match short.as_slice() {
        [_] => short,
        _ => Vec::new(),
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
    for claim in &mut store.claims {
        let department = claim.account;
        claim.account = department.and_then(|id| departments.get(id.0 as usize).copied().flatten());
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
