//! The roster: who belongs where, and what is known of teachers and departments.

use std::collections::HashMap;

use indexmap::IndexSet;
use rust_decimal::Decimal;

use super::accounts::{AccountId, AccountKind, Accounts};
use super::header::{Heading, Layout};
use super::names::squeezed;
use super::skipping;
use super::store::{Spot, Store, text_of};
use super::text::squeeze;
use super::values::is_nothing;
use super::{dates, numbers};
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{
    DEPARTMENT, Field, FieldId, Fields, HEADCOUNT, Kind, Missing, Subject,
};
use crate::sheet::Row;

/// A row of a roster.
#[derive(Clone, Debug)]
pub struct RosterRow {
    pub table: u16,
    pub row: u32,
    /// Empty where the row only lists a department.
    pub name: Option<Box<str>>,
    pub department: Option<Box<str>>,
    /// Fields with what stands in their cells, and the columns.
    cells: Vec<(FieldId, String, u16)>,
}

/// How a roster's rows are read.
#[derive(Clone, Debug)]
pub struct RosterTable {
    table: u16,
    name: Option<u32>,
    department: Option<u32>,
    facts: Vec<(u32, FieldId)>,
}

impl RosterTable {
    pub fn new(table: u16, layout: &Layout) -> RosterTable {
        RosterTable {
            table,
            name: layout.column(Heading::Name),
            department: layout.column(Heading::Department),
            facts: layout
                .columns
                .iter()
                .filter_map(|&(heading, column)| match heading {
                    Heading::Field(id) => Some((column, id)),
                    _ => None,
                })
                .collect(),
        }
    }

    /// Takes a row below the header.
    pub fn take(&self, store: &mut Store<'_>, row: &Row<'_>) {
        let mut buffer = String::new();
        let named = |column: Option<u32>, buffer: &mut String| -> Option<Box<str>> {
            let text = text_of(row, column, buffer)?;
            (!is_nothing(text)).then(|| squeezed(text).into())
        };
        let name = named(self.name, &mut buffer);
        let department = named(self.department, &mut buffer);
        let lacks = name.is_none() && department.is_none();
        let alone = name.is_none() || department.is_none();
        if lacks
            || skipping::is_sum(row, &[self.name, self.department])
            || (alone && skipping::is_note(row))
        {
            return;
        }
        let cells = self
            .facts
            .iter()
            .filter_map(|&(column, id)| {
                let mut buffer = String::new();
                let text = text_of(row, Some(column), &mut buffer)?.to_owned();
                Some((id, text, column as u16))
            })
            .collect();
        store.has_roster = true;
        store.roster.push(RosterRow {
            table: self.table,
            row: row.number,
            name,
            department,
            cells,
        });
    }
}

/// Puts everybody on the roster into the accounts, with their facts.
pub fn enroll(store: &Store<'_>, accounts: &mut Accounts, problems: &mut Problems) {
    let mut names: HashMap<AccountId, usize> = HashMap::new();
    let mut listed = Vec::new();
    for row in &store.roster {
        let department = row.department.as_deref().map(|name| {
            let id = accounts.intern(AccountKind::Department, name, None);
            accounts.put_on_roster(id);
            id
        });
        let person = row.name.as_deref().map(|name| {
            let before = accounts.len();
            let id = accounts.intern(AccountKind::Teacher, name, department);
            accounts.put_on_roster(id);
            if accounts.len() > before
                && let Some(department) = department
            {
                *names.entry(department).or_default() += 1;
            }
            id
        });
        listed.push((row, person, department));
    }
    for (row, person, department) in listed {
        for (id, text, column) in &row.cells {
            let field = store.fields.get(*id);
            let account = match field.of {
                Subject::Teacher => person,
                _ => department,
            };
            let Some(account) = account else {
                continue;
            };
            let spot = Spot {
                table: row.table,
                column: *column,
                row: row.row,
            };
            state(store, accounts, account, *id, text, spot, problems);
        }
    }
    complete(store.fields, accounts, &names);
}

/// Keeps what a cell of the roster says of an account.
fn state(
    store: &Store<'_>,
    accounts: &mut Accounts,
    account: AccountId,
    id: FieldId,
    text: &str,
    spot: Spot,
    problems: &mut Problems,
) {
    let field = store.fields.get(id);
    let (fact, code) = match field.kind {
        Kind::Choice if is_nothing(text) && field.value(text).is_none() => return,
        Kind::Choice => (Some(choice(accounts, field, id, text)), ""),
        Kind::Number => (numbers::parse(text).map(Fact::Number), "unreadable-number"),
        Kind::Flag => (numbers::flag(text).map(Fact::Flag), "unreadable-flag"),
        Kind::Day => {
            let day = dates::parse(text, None).ok();
            (day.map(|(day, _)| Fact::Day(day)), "unreadable-date")
        }
        Kind::People => return,
    };
    let Some(fact) = fact else {
        if !is_nothing(text) {
            problems.push(
                Problem::warning(code, store.place(spot))
                    .read(text)
                    .with("field", field.title()),
            );
        }
        return;
    };
    let row = account.0 as usize;
    match accounts.facts.get(row, id) {
        Fact::Unknown => accounts.facts.set(row, id, fact),
        known if known == fact => {}
        known => {
            let before = match known {
                Fact::Choice(index) => value(accounts, id, index),
                Fact::Number(number) => number.normalize().to_string(),
                Fact::Day(day) => day.to_string(),
                Fact::Flag(flag) => if flag { "是" } else { "否" }.to_owned(),
                Fact::Unknown | Fact::Unread | Fact::None => String::new(),
            };
            problems.push(
                Problem::error("roster-contradiction", store.place(spot))
                    .read(text)
                    .with("account", &*accounts.get(account).name)
                    .with("field", field.title())
                    .with("before", before),
            );
        }
    }
}

/// A value of a field on the roster, where any text is one.
fn choice(accounts: &mut Accounts, field: &Field, id: FieldId, text: &str) -> Fact {
    if let Some(index) = field.value(text) {
        return Fact::Choice(index);
    }
    let values = values(accounts, field, id);
    let same = squeeze(text);
    let index = match values.iter().position(|value| squeeze(value) == same) {
        Some(index) => index,
        None => values.insert_full(squeezed(text).into()).0,
    };
    Fact::Choice(index as u32)
}

/// The values of a field among accounts: its own, then others.
fn values<'a>(
    accounts: &'a mut Accounts,
    field: &Field,
    id: FieldId,
) -> &'a mut IndexSet<Box<str>> {
    let at = match accounts.values.iter().position(|(known, _)| *known == id) {
        Some(at) => at,
        None => {
            let own = field
                .values
                .iter()
                .map(|v| v.name.as_str().into())
                .collect();
            accounts.values.push((id, own));
            accounts.values.len() - 1
        }
    };
    &mut accounts.values[at].1
}

fn value(accounts: &Accounts, id: FieldId, index: u32) -> String {
    accounts
        .values
        .iter()
        .find(|(known, _)| *known == id)
        .and_then(|(_, values)| values.get_index(index as usize))
        .map(|value| value.to_string())
        .unwrap_or_default()
}

/// What follows from the roster as a whole, and what empty cells mean.
fn complete(fields: &Fields, accounts: &mut Accounts, names: &HashMap<AccountId, usize>) {
    let ids: Vec<(AccountId, AccountKind)> = accounts
        .iter()
        .filter(|(id, _)| accounts.is_on_roster(*id))
        .map(|(id, account)| (id, account.kind))
        .collect();
    for (id, field) in fields.iter() {
        let of = match field.of {
            Subject::Teacher => AccountKind::Teacher,
            Subject::Department => AccountKind::Department,
            _ => continue,
        };
        if id == DEPARTMENT {
            continue;
        }
        let _ = (field.kind == Kind::Choice).then(|| values(accounts, field, id));
        for &(account, kind) in &ids {
            let row = account.0 as usize;
            if kind != of || accounts.facts.get(row, id) != Fact::Unknown {
                continue;
            }
            let fact = match (&field.missing, id) {
                (_, HEADCOUNT) => {
                    let count = names.get(&account).copied().unwrap_or_default();
                    Fact::Number(Decimal::from(count))
                }
                (Missing::None, _) => Fact::None,
                (Missing::Value(text), _) => match field.kind {
                    Kind::Choice => choice(accounts, field, id, text),
                    Kind::Number => numbers::parse(text).map_or(Fact::Unknown, Fact::Number),
                    Kind::Flag => numbers::flag(text).map_or(Fact::Unknown, Fact::Flag),
                    Kind::Day | Kind::People => Fact::Unknown,
                },
                (Missing::Unknown | Missing::Ask, _) => continue,
            };
            accounts.facts.set(row, id, fact);
        }
    }
}

/// Gives every teacher the fact of the department.
pub fn place_teachers(fields: &Fields, accounts: &mut Accounts) {
    let field = fields.get(DEPARTMENT);
    values(accounts, field, DEPARTMENT);
    let mut known: HashMap<AccountId, Fact> = HashMap::new();
    let placed: Vec<(AccountId, AccountId)> = accounts
        .iter()
        .filter(|(_, account)| account.kind == AccountKind::Teacher)
        .filter_map(|(id, account)| Some((id, account.department?)))
        .collect();
    for (teacher, department) in placed {
        let fact = *known.entry(department).or_insert_with(|| {
            let name = accounts.get(department).name.clone();
            match field.value(&name) {
                Some(index) => Fact::Choice(index),
                None => {
                    let values = values(accounts, field, DEPARTMENT);
                    Fact::Choice(values.insert_full(name).0 as u32)
                }
            }
        });
        accounts.facts.set(teacher.0 as usize, DEPARTMENT, fact);
    }
}
