//! Accounts: the teachers, departments and outsiders that points are booked to, and the roster.
//!
//! What the roster says may hold for some days only: who moved from one department to another is
//! one account. Rosters without dates cost nothing more for it.

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::IndexSet;

use crate::rulebook::Rulebook;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::FieldId;
use crate::span::Span;

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
    /// A teacher's department, the latest of one who moved, by which reports tell people of one
    /// name apart; the row's for an outsider. Points go by [`Accounts::department_on`].
    pub department: Option<AccountId>,
}

/// Some days on which an account stands on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    pub span: Span,
    /// The department of those days.
    pub department: Option<AccountId>,
}

/// What the roster says of an account for some days only.
#[derive(Clone, Debug, Default)]
struct Dated {
    /// When it stands there; always where this is empty.
    stays: Vec<Stay>,
    facts: Vec<(FieldId, Span, Fact)>,
}

/// All accounts, with what the roster says of them.
#[derive(Clone, Debug)]
pub struct Accounts {
    list: IndexSet<Account, DefaultHashBuilder>,
    /// Facts of the accounts whatever the day, a row each. A teacher's row holds `department` and `post`, a
    /// department's `group` and `headcount`, and whatever fields the rulebook adds.
    pub facts: FactTable,
    /// The texts behind choices of the roster, by field: those the rulebook names, then others.
    pub values: Vec<(FieldId, IndexSet<Box<str>>)>,
    /// Whether a roster was given.
    pub has_roster: bool,
    on_roster: Vec<bool>,
    dated: HashMap<AccountId, Dated>,
    /// Further names of accounts.
    aliases: IndexSet<(Box<str>, AccountId)>,
}

impl Accounts {
    /// Only [`NOBODY`] yet; keeps facts of these fields.
    pub fn new(fields: impl IntoIterator<Item = FieldId>) -> Accounts {
        let mut accounts = Accounts {
            list: IndexSet::default(),
            facts: FactTable::new(fields),
            values: Vec::new(),
            has_roster: false,
            on_roster: Vec::new(),
            dated: HashMap::new(),
            aliases: IndexSet::new(),
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

    /// Gives an account a further name.
    pub fn also_called(&mut self, id: AccountId, alias: &str) {
        if &*self.get(id).name != alias {
            self.aliases.insert((alias.into(), id));
        }
    }

    /// The further names of accounts.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, AccountId)> {
        self.aliases.iter().map(|(alias, id)| (&**alias, *id))
    }

    /// The department of this name, or else the one of which it is a further name.
    pub fn department(&self, name: &str) -> Option<AccountId> {
        self.find(AccountKind::Department, name, None).or_else(|| {
            let mut called = self.aliases().filter(|(alias, id)| {
                *alias == name && self.get(*id).kind == AccountKind::Department
            });
            match (called.next(), called.next()) {
                (Some((_, id)), None) => Some(id),
                _ => None,
            }
        })
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

    /// Whether anything on the roster holds for some days only.
    pub fn is_dated(&self) -> bool {
        !self.dated.is_empty()
    }

    /// Says on which days an account stands on the roster, and where it then belongs.
    pub fn stay(&mut self, id: AccountId, stays: Vec<Stay>) {
        self.dated.entry(id).or_default().stays = stays;
    }

    /// Keeps what the roster says of an account for some days.
    pub fn state(&mut self, id: AccountId, field: FieldId, span: Span, fact: Fact) {
        let dated = self.dated.entry(id).or_default();
        dated.facts.push((field, span, fact));
    }

    /// What the roster says of one field of an account, with the days on which it does.
    pub fn said(&self, id: AccountId, field: FieldId) -> impl Iterator<Item = (Span, Fact)> {
        let dated = self.dated.get(&id).into_iter();
        let dated = dated
            .flat_map(|dated| &dated.facts)
            .filter(move |(known, ..)| *known == field)
            .map(|&(_, span, fact)| (span, fact));
        dated.chain([(Span::ALWAYS, self.facts.get(id.0 as usize, field))])
    }

    /// A fact of an account alone, by the roster of a day.
    pub fn fact(&self, id: AccountId, field: FieldId, day: NaiveDate) -> Fact {
        let always = self.facts.get(id.0 as usize, field);
        if self.dated.is_empty() {
            return always;
        }
        let mut unread = false;
        for (_, fact) in self.said(id, field).filter(|(span, _)| span.holds(day)) {
            match fact {
                Fact::Unknown => {}
                Fact::Unread => unread = true,
                fact => return fact,
            }
        }
        if unread { Fact::Unread } else { Fact::Unknown }
    }

    /// Whether an account stands on the roster on some day.
    pub fn is_on_roster(&self, id: AccountId) -> bool {
        self.on_roster[id.0 as usize]
    }

    /// Whether an account stands on the roster of a day.
    pub fn is_on_roster_on(&self, id: AccountId, day: NaiveDate) -> bool {
        self.is_on_roster(id)
            && self
                .stays(id)
                .is_none_or(|stays| stays.iter().any(|stay| stay.span.holds(day)))
    }

    /// Whether an account is nobody's staff on a day: someone not on its roster, where there is one.
    pub fn is_outsider_on(&self, id: AccountId, day: NaiveDate) -> bool {
        match self.get(id).kind {
            AccountKind::Outsider => true,
            AccountKind::Department => false,
            AccountKind::Teacher => {
                let mut stays = self.stays(id).into_iter().flatten().peekable();
                stays.peek().is_some() && stays.all(|stay| !stay.span.holds(day))
            }
        }
    }

    /// The department of an account by the roster of a day.
    pub fn department_on(&self, id: AccountId, day: NaiveDate) -> Option<AccountId> {
        let Some(stays) = self.stays(id) else {
            return self.get(id).department;
        };
        let mut there = stays.iter().filter(|stay| stay.span.holds(day));
        there.find_map(|stay| stay.department)
    }

    /// The days on which an account stands on the roster, where that is not always.
    pub fn stays(&self, id: AccountId) -> Option<&[Stay]> {
        if self.dated.is_empty() {
            return None;
        }
        let stays = &self.dated.get(&id)?.stays;
        (!stays.is_empty()).then_some(stays)
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
