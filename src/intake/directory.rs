//! Who a name means: teachers and departments by their names.

use hashbrown::{HashMap, HashSet};

use super::accounts::{AccountId, AccountKind, Accounts};

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
    pub(super) teachers: HashMap<&'a str, Vec<AccountId>>,
    pub(super) departments: HashMap<&'a str, AccountId>,
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
        // A further name stands back behind the own one of somebody else.
        let own: HashSet<&str> = directory.teachers.keys().copied().collect();
        for (alias, id) in accounts.aliases() {
            match accounts.get(id).kind {
                AccountKind::Teacher if !own.contains(alias) => {
                    directory.teachers.entry(alias).or_default().push(id);
                }
                AccountKind::Department => {
                    directory.departments.entry(alias).or_insert(id);
                }
                _ => {}
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

    /// An account's own name.
    pub fn name(&self, id: AccountId) -> &'a str {
        &self.accounts.get(id).name
    }

    pub(super) fn among(&self, several: &[AccountId], department: Option<AccountId>) -> Who {
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
