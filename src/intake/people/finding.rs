//! Finding the accounts of the people met: on the roster, or without one.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::joint;
use super::telling::tell_same_names;
use crate::intake::accounts::{AccountId, AccountKind, Accounts};
use crate::intake::byline;
use crate::intake::directory::{Directory, Who};
use crate::intake::names::{Met, Person};
use crate::intake::store::{Spot, Store};
use crate::problem::{Problem, Problems};

/// The account of every person met; none where two of one name cannot be told apart.
pub fn persons(
    store: &Store<'_>,
    accounts: &mut Accounts,
    departments: &[Option<AccountId>],
    problems: &mut Problems,
) -> Vec<Option<AccountId>> {
    let department = |id: u32| departments.get(id as usize).copied().flatten();
    let rows = rows(store);
    if accounts.has_roster {
        let snapshot = accounts.clone();
        let directory = Directory::new(&snapshot);
        let mut found = Roll {
            store,
            directory: &directory,
            strangers: BTreeMap::new(),
            aliases: BTreeMap::new(),
        };
        let mut resolved = Vec::with_capacity(store.names.persons.len());
        for ((person, first), &rows) in store.names.persons.iter().zip(&rows) {
            if rows == 0 {
                resolved.push(None);
                continue;
            }
            let (hint, own) = (department(person.hint), department(person.department));
            let met = Met {
                rows,
                first: *first,
            };
            resolved.push(found.find(accounts, person, hint, own, met, problems));
        }
        found.tell(problems);
        return resolved;
    }
    without_roster(store, accounts, &department, &rows, problems)
}

/// In how many rows each person is mentioned.
fn rows(store: &Store<'_>) -> Vec<u32> {
    let mut rows = vec![0; store.names.persons.len()];
    for submission in &store.submissions {
        let (start, len) = submission.signers;
        let row = &store.mentions[start as usize..start as usize + usize::from(len)];
        for (at, mention) in row.iter().enumerate() {
            let first = row[..at]
                .iter()
                .all(|before| before.person != mention.person);
            if first && let Some(rows) = rows.get_mut(mention.person as usize) {
                *rows += 1;
            }
        }
    }
    rows
}

/// Finding people on a roster.
struct Roll<'a, 's> {
    store: &'a Store<'s>,
    directory: &'a Directory<'a>,
    /// Names that are not on the roster.
    strangers: BTreeMap<&'a str, Met>,
    /// Names of the roster's column of further names, and who is called so.
    aliases: BTreeMap<(&'a str, &'a str), Met>,
}

impl<'a> Roll<'a, '_> {
    fn find(
        &mut self,
        accounts: &mut Accounts,
        person: &Person,
        hint: Option<AccountId>,
        own: Option<AccountId>,
        met: Met,
        problems: &mut Problems,
    ) -> Option<AccountId> {
        let name: &'a str = &self.store.names.names[person.name as usize];
        let remark = hint.is_none().then(|| remark(self.store, person)).flatten();
        if remark.is_some_and(is_from_outside) {
            return Some(accounts.intern(AccountKind::Outsider, name, own));
        }
        let named = |name: &str| -> &[AccountId] {
            let found = self.directory.teachers.get(name);
            found.map_or(&[], Vec::as_slice)
        };
        // 张三(大), as the roster has it.
        let teachers = match remark.map(|remark| named(&format!("{name}({remark})"))) {
            Some(with_remark @ [_, ..]) => with_remark,
            _ => named(name),
        };
        match teachers {
            [] => {}
            &[one] => {
                self.count_alias(name, one, met);
                return Some(one);
            }
            several => {
                let found = match self.directory.among(several, hint) {
                    Who::One(id) => Some(id),
                    _ if hint.is_some() => None,
                    _ => match self.directory.among(several, own) {
                        Who::One(id) => Some(id),
                        _ => None,
                    },
                };
                if let Some(one) = found {
                    self.count_alias(name, one, met);
                } else {
                    problems.push(
                        Problem::error("two-people-of-one-name", self.store.place(met.first))
                            .read(name)
                            .with("name", name)
                            .with("departments", self.directory.departments_of(name))
                            .with("department", self.store.names.department_name(person)),
                    );
                }
                return found;
            }
        }
        if let Some(&department) = self.directory.departments.get(name) {
            return Some(department);
        }
        let stranger = self.strangers.entry(name).or_insert(Met { rows: 0, ..met });
        stranger.rows += met.rows;
        Some(accounts.intern(AccountKind::Outsider, name, hint.or(own)))
    }

    /// Counts a name that is not the account's own.
    fn count_alias(&mut self, name: &'a str, id: AccountId, met: Met) {
        let own = self.directory.name(id);
        if own != name && !own.starts_with(name) {
            let alias = self.aliases.entry((name, own));
            alias.or_insert(Met { rows: 0, ..met }).rows += met.rows;
        }
    }

    fn tell(self, problems: &mut Problems) {
        for ((alias, name), met) in &self.aliases {
            problems.push(
                Problem::note("name-alias", self.store.place(met.first))
                    .read(*alias)
                    .with("name", *name)
                    .with("rows", met.rows as usize),
            );
        }

        for (name, met) in &self.strangers {
            let place = self.store.place(met.first);
            let problem = match self.directory.near(name) {
                Some(near) => Problem::warning("name-like", place).with("near", near),
                None => Problem::note("not-on-roster", place),
            };
            problems.push(
                problem
                    .read(*name)
                    .with("name", *name)
                    .with("rows", met.rows as usize),
            );
        }
    }
}

/// What stands in brackets after a name and is no department: 张三(大).
fn remark<'a>(store: &'a Store<'_>, person: &Person) -> Option<&'a str> {
    /// Says nothing of who it is.
    const IDLE: [&str; 10] = [
        "男",
        "女",
        "教师",
        "老师",
        "组长",
        "班主任",
        "主任",
        "科长",
        "处长",
        "校长",
    ];
    let departments = &store.names.departments;
    let hint = departments.get_index(person.hint as usize)?;
    (!IDLE.contains(&&**hint) && !byline::is_department_like(hint)).then_some(&**hint)
}

/// Whether a remark says that someone is not of the school.
fn is_from_outside(remark: &str) -> bool {
    matches!(remark, "校外" | "外校" | "外单位" | "校外人员" | "非本校")
}

/// Everyone is a teacher of the row's department.
fn without_roster(
    store: &Store<'_>,
    accounts: &mut Accounts,
    department: &impl Fn(u32) -> Option<AccountId>,
    rows: &[u32],
    problems: &mut Problems,
) -> Vec<Option<AccountId>> {
    let known: HashSet<&str> = store.names.known_departments();
    let names = &store.names;
    let placed = |person: &Person| department(person.hint).or(department(person.department));
    // Where each name stands: nowhere yet, in one department, in several.
    let mut places: Vec<Option<AccountId>> = vec![None; names.names.len()];
    let mut several: Vec<Option<Spot>> = vec![None; names.names.len()];
    for ((person, first), _) in names
        .persons
        .iter()
        .zip(rows)
        .filter(|(_, rows)| **rows > 0)
    {
        let Some(here) = placed(person) else {
            continue;
        };
        let name = person.name as usize;
        match places[name] {
            None => places[name] = Some(here),
            Some(there) if there != here => several[name] = Some(*first),
            Some(_) => {}
        }
    }
    let resolved = names
        .persons
        .iter()
        .zip(rows)
        .map(|((person, first), &rows)| {
            if rows == 0 {
                return None;
            }
            let name: &str = &names.names[person.name as usize];
            if known.contains(name) || byline::is_department_like(name) {
                return Some(accounts.intern(AccountKind::Department, name, None));
            }
            let own = placed(person);
            let remark = match department(person.hint) {
                None => remark(store, person),
                Some(_) => None,
            };
            if person.journalist || remark.is_some_and(is_from_outside) {
                return Some(accounts.intern(AccountKind::Outsider, name, own));
            }
            if own.is_none() && several[person.name as usize].is_some() {
                let mut departments: Vec<&str> = names
                    .persons
                    .keys()
                    .filter(|other| other.name == person.name)
                    .filter_map(placed)
                    .map(|id| &*accounts.get(id).name)
                    .collect();
                departments.sort_unstable();
                departments.dedup();
                problems.push(
                    Problem::error("two-people-of-one-name", store.place(*first))
                        .read(name)
                        .with("name", name)
                        .with("departments", departments.join("、")),
                );
                return None;
            }
            let own = own.or(places[person.name as usize]);
            if let Some(remark) = remark {
                let name = format!("{name}({remark})");
                problems.push(
                    Problem::warning("name-with-remark", store.place(*first))
                        .read(&*name)
                        .with("rows", rows as usize),
                );
                return Some(accounts.intern(AccountKind::Teacher, &name, own));
            }
            Some(accounts.intern(AccountKind::Teacher, name, own))
        })
        .collect();
    joint::tell(store, accounts, placed, rows, &mut several, problems);
    tell_same_names(store, &several, problems);
    resolved
}
