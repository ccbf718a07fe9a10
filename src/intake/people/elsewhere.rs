//! Bylines that place someone in another department than their row: 赵雷（团委） under 德育处.

use std::collections::BTreeMap;

use crate::intake::Role;
use crate::intake::accounts::{AccountId, AccountKind, Accounts};
use crate::intake::byline;
use crate::intake::names::{Mention, NOWHERE, Person};
use crate::intake::store::{Spot, Store};
use crate::problem::{Problem, Problems};

/// What is told once: who, the department of the byline, that of the row, and whether somebody else
/// signs for the latter.
type Told<'s> = (&'s str, &'s str, AccountId, bool);

/// Tells of them, once each: a warning where the row's own department gets nothing of it.
pub fn tell_elsewhere(
    store: &Store<'_>,
    accounts: &Accounts,
    persons: &[Option<AccountId>],
    departments: &[Option<AccountId>],
    problems: &mut Problems,
) {
    let placing = Placing {
        store,
        accounts,
        persons,
        departments,
    };
    let people = store.names.persons.keys().enumerate();
    let elsewhere: Vec<Option<(&str, AccountId)>> = people
        .map(|(index, person)| placing.elsewhere(index, person))
        .collect();
    if elsewhere.iter().all(Option::is_none) {
        return;
    }
    let mut told: BTreeMap<Told<'_>, (Spot, AccountId, usize)> = BTreeMap::new();
    for row in &store.submissions {
        let (start, len) = row.signers;
        let signing = &store.mentions[start as usize..start as usize + usize::from(len)];
        let signing = || {
            let known = |mention: &&Mention| mention.role != Role::Editor;
            signing.iter().filter(known).map(|mention| mention.person)
        };
        for (at, person) in signing().enumerate() {
            let Some(Some((said, own))) = elsewhere.get(person as usize) else {
                continue;
            };
            let Some(account) = persons[person as usize].filter(|_| {
                // Who wrote and took the photos is one.
                signing().take(at).all(|before| before != person)
            }) else {
                continue;
            };
            let name = placing.name(person);
            let mut others = signing().filter(|other| *other != person);
            let is_left = others.any(|other| placing.is_of(other, *own));
            let key = (name, *said, *own, is_left);
            let first = store.names.persons[person as usize];
            let spot = store.people_cell(first, row.table, row.row);
            told.entry(key).or_insert((spot, account, 0)).2 += 1;
        }
    }
    for ((name, said, own, is_left), (spot, account, rows)) in told {
        let place = store.place(spot);
        let problem = match is_left {
            true => Problem::note("byline-elsewhere", place),
            false => Problem::warning("byline-elsewhere", place),
        };
        let yes = |is: bool| if is { "yes" } else { "no" };
        let own = &*accounts.get(own).name;
        let got = accounts.get(account);
        let to = match got.kind {
            AccountKind::Department => &*got.name,
            _ => got.department.map_or("", |id| &accounts.get(id).name),
        };
        let is_person = got.kind != AccountKind::Department;
        let written = if is_person {
            placing.written(spot, name)
        } else {
            name
        };
        problems.push(
            problem
                .read(written)
                .with("person", yes(is_person))
                .with("name", name)
                .with("said", said)
                .with("department", own)
                .with("to", to)
                .with("left", yes(is_left || to == own))
                .with("rows", rows),
        );
    }
}

struct Placing<'a, 's> {
    store: &'a Store<'s>,
    accounts: &'a Accounts,
    persons: &'a [Option<AccountId>],
    departments: &'a [Option<AccountId>],
}

impl<'a> Placing<'a, '_> {
    /// The department where a byline places someone and that of the row, where these are two.
    fn elsewhere(&self, index: usize, person: &Person) -> Option<(&'a str, AccountId)> {
        let account = self.persons[index]?;
        let own = (*self.departments.get(person.department as usize)?)?;
        match self.accounts.get(account).kind {
            AccountKind::Department => {
                (account != own).then(|| (&*self.accounts.get(account).name, own))
            }
            AccountKind::Teacher if person.hint != NOWHERE => {
                let names = &self.store.names.departments;
                let said: &str = names.get_index(person.hint as usize)?;
                match self.departments[person.hint as usize] {
                    Some(named) => (named != own).then(|| (&*self.accounts.get(named).name, own)),
                    // One that the roster does not have.
                    None => byline::is_department_like(said).then_some((said, own)),
                }
            }
            _ => None,
        }
    }

    /// Whether someone signs for a department.
    fn is_of(&self, person: u32, department: AccountId) -> bool {
        let account = self.persons.get(person as usize).copied().flatten();
        account.is_some_and(|account| {
            account == department || self.accounts.get(account).department == Some(department)
        })
    }

    fn name(&self, person: u32) -> &'a str {
        let found = self.store.names.persons.get_index(person as usize);
        found.map_or("", |(person, _)| {
            &self.store.names.names[person.name as usize]
        })
    }

    /// The byline of a cell as written, where it says more than a name.
    fn written(&self, spot: Spot, name: &'a str) -> &'a str {
        let bylines = || self.store.names.bylines();
        let there = bylines().find(|(.., met)| met.first == spot);
        let named =
            || bylines().find(|(_, byline, _)| byline.names.iter().any(|named| named.name == name));
        there.or_else(named).map_or(name, |(text, ..)| text)
    }
}
