//! Whom names mean as was decided, wherever the row itself does not tell.

use hashbrown::{HashMap, HashSet};

use crate::decisions::{self, questions};
use crate::intake::accounts::Accounts;
use crate::intake::byline;
use crate::intake::directory::{Directory, Who};
use crate::intake::names::{NOWHERE, Person};
use crate::intake::store::Store;

/// Before people are told apart: puts those in their place whom somebody decided to be meant. Of
/// several of one name the row's own department holds, so only the others are in question.
pub fn decide_authors(store: &mut Store<'_>, accounts: &Accounts) {
    let decisions = store.names.decisions.clone();
    let names = store.names.names.iter().enumerate();
    let decided: HashSet<u32> = names
        .filter(|(_, name)| decisions.has_author(name))
        .map(|(index, _)| index as u32)
        .collect();
    if decided.is_empty() {
        return;
    }
    let apart = Apart::new(store, accounts);
    for index in 0..store.submissions.len() {
        let row = &store.submissions[index];
        let (start, len) = row.signers;
        let (table, number) = (row.table, row.row);
        for at in start as usize..start as usize + usize::from(len) {
            let place = store.mentions[at].person as usize;
            let Some((&person, &first)) = store.names.persons.get_index(place) else {
                continue;
            };
            if !decided.contains(&person.name) {
                continue;
            }
            let name = store.names.names[person.name as usize].to_string();
            let department = store.names.department_name(&person).to_owned();
            let of_row = questions::of_author_in(&name, &store.called(index));
            let own = || {
                let own = decisions.find(&questions::of_author(&name, &department));
                own.filter(|_| !department.is_empty())
            };
            let everywhere = || decisions.find(&questions::of_author(&name, ""));
            let (id, is_own) = match (decisions.find(&of_row).or_else(own), everywhere()) {
                (Some(id), _) => (id, true),
                (None, Some(id)) => (id, false),
                (None, None) => continue,
            };
            let answer = decisions.get(id).answer.as_str();
            let Some(meant) = meant(store, person, &name, answer) else {
                continue;
            };
            if !is_own && apart.tells(&person, meant.name == person.name) {
                continue;
            }
            let spot = store.people_cell(first, table, number);
            let entry = store.names.persons.entry(meant);
            store.mentions[at].person = entry.index() as u32;
            entry.or_insert(spot);
            store.names.touched.push((spot, id));
        }
    }
}

/// Whom an answer means; nobody where it cannot be read, or only repeats what the byline says.
fn meant(store: &mut Store<'_>, person: Person, name: &str, answer: &str) -> Option<Person> {
    match answer {
        decisions::OUT => Some(person),
        // Nobody on the roster has this name.
        decisions::OUTSIDE => {
            let (name, _) = store
                .names
                .names
                .insert_full(format!("{name}（校外）").into());
            Some(Person {
                name: name as u32,
                journalist: true,
                ..person
            })
        }
        _ => {
            let byline = byline::parse(answer);
            let [answered] = byline.names.as_slice() else {
                return None;
            };
            if answered.name == name && person.hint != NOWHERE {
                return None;
            }
            let (name, _) = store.names.names.insert_full(answered.name.as_str().into());
            let hint = answered.hint.as_deref();
            let hint = hint.map_or(person.hint, |hint| store.names.department(hint));
            Some(Person {
                name: name as u32,
                hint,
                ..person
            })
        }
    }
}

/// Whether departments tell people of one name apart.
struct Apart {
    /// On the roster, by the name's and the department's number.
    told: HashSet<(u32, u32)>,
    has_roster: bool,
    /// Names that stand under several departments.
    several: HashSet<u32>,
    /// What was taken for departments though nobody knows them: they tell nobody apart.
    unknown: HashSet<u32>,
}

impl Apart {
    fn new(store: &Store<'_>, accounts: &Accounts) -> Apart {
        let directory = Directory::new(accounts);
        let names = &store.names;
        let unknown = names.doubtful.iter().copied().filter(|&id| {
            let called = names.departments.get_index(id as usize);
            let listed = called.and_then(|called| accounts.department(called));
            names.departments_met[id as usize].is_none() && listed.is_none()
        });
        let mut apart = Apart {
            told: HashSet::new(),
            has_roster: accounts.has_roster,
            several: HashSet::new(),
            unknown: unknown.collect(),
        };
        let mut places: HashMap<u32, u32> = HashMap::new();
        for person in store.names.persons.keys() {
            let department = apart.placed(person);
            if department == NOWHERE {
                continue;
            }
            if *places.entry(person.name).or_insert(department) != department {
                apart.several.insert(person.name);
            }
            let name = &*store.names.names[person.name as usize];
            let teachers = directory.teachers.get(name).map_or(&[][..], Vec::as_slice);
            let called = store.names.departments.get_index(department as usize);
            let account = called.and_then(|called| accounts.department(called));
            if teachers.len() > 1 && matches!(directory.among(teachers, account), Who::One(_)) {
                apart.told.insert((person.name, department));
            }
        }
        apart
    }

    /// Whether the department of a row says who it is; `same`: an answer only says which of one name.
    fn tells(&self, person: &Person, same: bool) -> bool {
        let department = self.placed(person);
        match self.has_roster {
            true => self.told.contains(&(person.name, department)),
            false => department != NOWHERE && (same || self.several.contains(&person.name)),
        }
    }

    /// The department by which a person is told.
    fn placed(&self, person: &Person) -> u32 {
        let department = match person.hint {
            NOWHERE => person.department,
            hint => hint,
        };
        match self.unknown.contains(&department) {
            true => NOWHERE,
            false => department,
        }
    }
}
