//! Departments that stand before a name in a byline: 教务处 张三, 教务处张三.

use std::collections::{BTreeMap, HashSet};

use crate::intake::accounts::{AccountKind, Accounts};
use crate::intake::byline;
use crate::intake::names::{Met, NOWHERE, Person};
use crate::intake::store::Store;
use crate::problem::{Problem, Problems};

/// Before people are told apart: a department that only a space parts from the name after it says
/// where that person belongs, and does not sign.
pub fn attach_departments(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    part_departments(store, accounts, problems);
    let rows = std::mem::take(&mut store.spaced);
    let named: Vec<bool> = {
        let known = store.names.known_departments();
        let is_department = |name: &str| {
            known.contains(name)
                || accounts.department(name).is_some()
                || byline::is_department_like(name) && !byline::is_class(name)
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

/// Parts a known department from the name that is stuck to it: 教务处张三.
fn part_departments(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let teachers: HashSet<&str> = accounts
        .iter()
        .filter(|(_, account)| account.kind == AccountKind::Teacher)
        .map(|(_, account)| &*account.name)
        .collect();
    let stuck: BTreeMap<u32, (String, String)> = {
        let known = store.names.known_departments();
        let is_department =
            |name: &str| known.contains(name) || accounts.department(name).is_some();
        let part = |name: &str| {
            let letters = |text: &str| text.chars().count();
            if name.len() <= 9 || teachers.contains(name) || byline::is_department_like(name) {
                return None;
            }
            let places = name.char_indices().skip(2).map(|(at, _)| name.split_at(at));
            places
                .filter(|(before, rest)| (2..=4).contains(&letters(rest)) && is_department(before))
                .last()
                .map(|(before, rest)| (before.to_owned(), rest.to_owned()))
        };
        let names = store.names.names.iter().enumerate();
        names
            .filter_map(|(index, name)| Some((index as u32, part(name)?)))
            .collect()
    };
    if stuck.is_empty() {
        return;
    }
    let mut found: BTreeMap<u32, Met> = BTreeMap::new();
    for at in 0..store.mentions.len() {
        let place = store.mentions[at].person as usize;
        let Some((&person, &first)) = store.names.persons.get_index(place) else {
            continue;
        };
        let Some((department, name)) = stuck.get(&person.name) else {
            continue;
        };
        found
            .entry(person.name)
            .or_insert(Met { rows: 0, first })
            .rows += 1;
        let hint = store.names.department(department);
        let (name, _) = store.names.names.insert_full(name.as_str().into());
        let person = Person {
            name: name as u32,
            hint,
            ..person
        };
        let entry = store.names.persons.entry(person);
        store.mentions[at].person = entry.index() as u32;
        entry.or_insert(first);
    }
    for (index, met) in found {
        let (department, name) = &stuck[&index];
        problems.push(
            Problem::note("name-behind-department", store.place(met.first))
                .read(&*store.names.names[index as usize])
                .with("name", name.as_str())
                .with("department", department.as_str())
                .with("rows", met.rows as usize),
        );
    }
}
