//! Who is who: names as they were met, to accounts.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::accounts::{AccountId, AccountKind, Accounts};
use super::byline;
use super::names::{Mention, Met, NOWHERE, Person};
use super::store::{Spot, Store};
use super::{Column, Intake, Role, Signer};
use crate::problem::{Problem, Problems};
use crate::rulebook::field::AUTHORS;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    One(AccountId),
    /// Several teachers of that name.
    Many,
    /// A teacher and a department.
    Both(AccountId, AccountId),
    Nobody,
}

/// Accounts by name.
pub struct Directory<'a> {
    accounts: &'a Accounts,
    teachers: HashMap<&'a str, Vec<AccountId>>,
    departments: HashMap<&'a str, AccountId>,
    /// Names by what is left of them without one letter, and as they are.
    shortened: HashMap<String, Vec<&'a str>>,
}

impl<'a> Directory<'a> {
    /// All teachers and departments of the accounts; with a roster, those on it, and departments
    /// of rows.
    pub fn new(accounts: &'a Accounts) -> Directory<'a> {
        let mut directory = Directory {
            accounts,
            teachers: HashMap::new(),
            departments: HashMap::new(),
            shortened: HashMap::new(),
        };
        for (id, account) in accounts.iter() {
            match account.kind {
                AccountKind::Teacher => {
                    let named = directory.teachers.entry(&account.name).or_default();
                    if named.is_empty() && accounts.has_roster {
                        for key in shortenings(&account.name) {
                            directory
                                .shortened
                                .entry(key)
                                .or_default()
                                .push(&account.name);
                        }
                    }
                    named.push(id);
                }
                AccountKind::Department => {
                    directory.departments.insert(&account.name, id);
                }
                AccountKind::Outsider => {}
            }
        }
        directory
    }

    /// The account of that name, told apart by a department where it must be.
    pub fn account(&self, name: &str, department: Option<&str>) -> Who {
        let department = department.and_then(|name| self.departments.get(name).copied());
        let named = self.teachers.get(name).map_or(&[][..], Vec::as_slice);
        match (named, self.departments.get(name)) {
            ([], None) => Who::Nobody,
            ([], Some(&department)) => Who::One(department),
            (&[teacher], Some(&department)) => Who::Both(teacher, department),
            (&[teacher], None) => Who::One(teacher),
            (_, Some(_)) => Who::Many,
            (several, None) => self.among(several, department),
        }
    }

    fn among(&self, several: &[AccountId], department: Option<AccountId>) -> Who {
        let mut there = several
            .iter()
            .filter(|id| self.accounts.get(**id).department == department);
        match (department, there.next(), there.next()) {
            (Some(_), Some(&one), None) => Who::One(one),
            _ => Who::Many,
        }
    }

    /// The departments in which there is somebody of that name.
    pub fn departments_of(&self, name: &str) -> String {
        let mut names: Vec<&str> = self
            .teachers
            .get(name)
            .into_iter()
            .flatten()
            .filter_map(|id| self.accounts.get(*id).department)
            .map(|id| &*self.accounts.get(id).name)
            .collect();
        names.sort_unstable();
        names.join("、")
    }

    /// The one name on the roster that is a letter away.
    pub fn near(&self, name: &str) -> Option<&'a str> {
        let keys = shortenings(name);
        let mut found: Vec<&str> = keys
            .iter()
            .filter_map(|key| self.shortened.get(key))
            .flatten()
            .copied()
            .filter(|near| strsim::levenshtein(near, name) == 1)
            .collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [near] => Some(near),
            _ => None,
        }
    }
}

/// A name, and the name without each of its letters: two names one edit apart share one of these.
fn shortenings(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut keys = vec![name.to_owned()];
    keys.extend((0..chars.len()).map(|left| {
        let rest = chars.iter().enumerate().filter(|(at, _)| *at != left);
        rest.map(|(_, c)| c).collect()
    }));
    keys
}

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
            let supposed = accounts.has_roster || names.doubtful.contains(&id);
            (first.is_some() || !supposed)
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
        let teachers = self
            .directory
            .teachers
            .get(name)
            .map_or(&[][..], Vec::as_slice);
        match teachers {
            [] => {}
            &[one] => return Some(one),
            several => {
                let found = match self.directory.among(several, hint) {
                    Who::One(id) => Some(id),
                    _ if hint.is_some() => None,
                    _ => match self.directory.among(several, own) {
                        Who::One(id) => Some(id),
                        _ => None,
                    },
                };
                if found.is_none() {
                    problems.push(
                        Problem::error("two-people-of-one-name", self.store.place(met.first))
                            .read(name)
                            .with("name", name)
                            .with("departments", self.directory.departments_of(name)),
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

    fn tell(self, problems: &mut Problems) {
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
            if person.journalist {
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
            Some(accounts.intern(AccountKind::Teacher, name, own))
        })
        .collect();
    tell_same_names(store, &several, problems);
    resolved
}

/// One note of all names that stand under two departments.
fn tell_same_names(store: &Store<'_>, several: &[Option<Spot>], problems: &mut Problems) {
    /// So many are named.
    const SHOWN: usize = 20;
    let mut found: Vec<(&str, Spot)> = store
        .names
        .names
        .iter()
        .zip(several)
        .filter_map(|(name, several)| Some((&**name, (*several)?)))
        .collect();
    found.sort_unstable_by_key(|(name, _)| *name);
    let Some((_, first)) = found.first() else {
        return;
    };
    let shown: Vec<&str> = found.iter().take(SHOWN).map(|(name, _)| *name).collect();
    problems.push(
        Problem::note("same-name-two-departments", store.place(*first))
            .with("names", shown.join("、"))
            .with("count", found.len()),
    );
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

/// Notes people who stand on the roster, but not on the days of what they signed.
pub fn tell_absent(intake: &Intake, problems: &mut Problems) {
    if !intake.accounts.is_dated() {
        return;
    }
    let mut absent: BTreeMap<AccountId, (usize, usize)> = BTreeMap::new();
    for (index, row) in intake.submissions.iter().enumerate() {
        let Some(day) = row.date else { continue };
        for signer in intake.signers_of(row) {
            let account = intake.accounts.get(signer.account);
            if account.kind == AccountKind::Teacher
                && intake.accounts.is_outsider_on(signer.account, day)
            {
                absent.entry(signer.account).or_insert((index, 0)).1 += 1;
            }
        }
    }
    for (id, (index, rows)) in absent {
        let row = &intake.submissions[index];
        let name = &*intake.accounts.get(id).name;
        let place = intake.place(row, Column::Field(AUTHORS));
        problems.push(
            Problem::note("not-on-roster-then", place)
                .read(name)
                .with("name", name)
                .with("rows", rows),
        );
    }
}

/// Notes what bylines say beside their signers.
pub fn tell_bylines(store: &Store<'_>, problems: &mut Problems) {
    for (text, names, met) in store.names.journalists() {
        problems.push(
            Problem::note("journalist-outside", store.place(met.first))
                .read(text)
                .with("names", names.join("、"))
                .with("rows", met.rows as usize),
        );
    }
    for (text, met) in store.names.and_others() {
        problems.push(
            Problem::note("and-others", store.place(met.first))
                .read(text)
                .with("rows", met.rows as usize),
        );
    }
}
