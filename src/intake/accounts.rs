//! Accounts: the teachers, departments and outsiders that points are booked to, and the roster.

use chrono::NaiveDate;
use indexmap::IndexSet;

use crate::rulebook::Rulebook;
use crate::rulebook::fact::FactTable;
use crate::rulebook::field::FieldId;

/// An index into [`Accounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub u32);

/// The account without a name, which takes what nobody signs.
pub const NOBODY: AccountId = AccountId(0);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountKind {
    Teacher,
    Department,
    /// Someone who is not on the roster; the account without a name takes what nobody signs.
    Outsider,
}

/// Whom points are booked to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Account {
    pub kind: AccountKind,
    pub name: Box<str>,
    /// A teacher's department; the row's for an outsider.
    pub department: Option<AccountId>,
}

/// All accounts, with what the roster says of them.
#[derive(Clone, Debug)]
pub struct Accounts {
    list: IndexSet<Account>,
    /// Facts of the accounts, a row each. A teacher's row holds `department` and `post`, a
    /// department's `group` and `headcount`, and whatever fields the rulebook adds.
    pub facts: FactTable,
    /// The texts behind choices of the roster, by field: those the rulebook names, then others.
    pub values: Vec<(FieldId, IndexSet<Box<str>>)>,
    /// Whether a roster was given.
    pub has_roster: bool,
    on_roster: Vec<bool>,
}

impl Accounts {
    /// Only [`NOBODY`] yet; keeps facts of these fields.
    pub fn new(fields: impl IntoIterator<Item = FieldId>) -> Accounts {
        let mut accounts = Accounts {
            list: IndexSet::new(),
            facts: FactTable::new(fields),
            values: Vec::new(),
            has_roster: false,
            on_roster: Vec::new(),
        };
        accounts.intern(AccountKind::Outsider, "", None);
        accounts
    }

    /// The account so named, made if it is new.
    pub fn intern(
        &mut self,
        kind: AccountKind,
        name: &str,
        department: Option<AccountId>,
    ) -> AccountId {
        let (index, new) = self.list.insert_full(Account {
            kind,
            name: name.into(),
            department,
        });
        if new {
            self.facts.push();
            self.on_roster.push(false);
        }
        AccountId(index as u32)
    }

    pub fn get(&self, id: AccountId) -> &Account {
        &self.list[id.0 as usize]
    }

    pub fn find(
        &self,
        kind: AccountKind,
        name: &str,
        department: Option<AccountId>,
    ) -> Option<AccountId> {
        let account = Account {
            kind,
            name: name.into(),
            department,
        };
        self.list
            .get_index_of(&account)
            .map(|index| AccountId(index as u32))
    }

    /// The text of a value of a field: one that the rulebook names, or another of the roster's.
    pub fn value(&self, rulebook: &Rulebook, field: FieldId, value: u32) -> String {
        let known = rulebook.fields.get(field).values.get(value as usize);
        let other = || {
            let (_, values) = self.values.iter().find(|(own, _)| *own == field)?;
            values
                .get_index(value as usize)
                .map(|text| text.to_string())
        };
        known
            .map(|value| value.name.clone())
            .or_else(other)
            .unwrap_or_default()
    }

    /// Marks an account as standing on the roster.
    pub fn put_on_roster(&mut self, id: AccountId) {
        self.has_roster = true;
        self.on_roster[id.0 as usize] = true;
    }

    pub fn is_on_roster(&self, id: AccountId) -> bool {
        self.on_roster[id.0 as usize]
    }

    /// Whether an account stands on the roster of a day.
    pub fn is_on_roster_on(&self, id: AccountId, _day: NaiveDate) -> bool {
        self.is_on_roster(id)
    }

    /// The department of an account by the roster of a day.
    pub fn department_on(&self, id: AccountId, _day: NaiveDate) -> Option<AccountId> {
        self.get(id).department
    }

    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &Account)> {
        self.list
            .iter()
            .enumerate()
            .map(|(index, account)| (AccountId(index as u32), account))
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
