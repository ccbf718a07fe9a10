//! Who stands where on the roster, and when.
//!
//! Undated rows of one name in two departments are two people. Where a row of a name has a date,
//! all rows of that name are one person, who may move: two departments on one day are an error.

use std::collections::{BTreeSet, HashMap};

use hashbrown::HashSet;
use rust_decimal::Decimal;

use super::accounts::{AccountId, AccountKind, Accounts, Stay};
use super::roster::RosterRow;
use super::store::Store;
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::HEADCOUNT;
use crate::span::Span;

/// A row of the roster with the accounts it is about.
pub struct Enrolled<'r> {
    pub row: &'r RosterRow,
    /// None where the row names nobody, or cannot be true.
    pub person: Option<AccountId>,
    pub department: Option<AccountId>,
}

/// The names of departments, for those that no column counts.
#[derive(Default)]
pub struct Heads {
    /// Who belongs to a department whatever the day.
    always: HashMap<AccountId, HashSet<AccountId>>,
    /// Who does on some days.
    sometimes: HashMap<AccountId, Vec<(Span, AccountId)>>,
}

/// Puts everybody on the roster into the accounts.
pub fn enroll<'r>(
    store: &'r Store<'_>,
    accounts: &mut Accounts,
    problems: &mut Problems,
) -> (Vec<Enrolled<'r>>, Heads) {
    let rows: Vec<&RosterRow> = store
        .roster
        .iter()
        .filter(|row| row.is_in_order(store, problems))
        .collect();
    let departments = departments(&rows, accounts);
    let movers = movers(store, &rows, &departments, problems);
    let mut heads = Heads::default();
    let mut known: HashMap<&str, AccountId> = HashMap::new();
    let mut enrolled = Vec::with_capacity(rows.len());
    for (index, (&row, &department)) in rows.iter().zip(&departments).enumerate() {
        let person = row.name.as_deref().and_then(|name| {
            let Some(mover) = movers.get(name) else {
                let id = accounts.intern(AccountKind::Teacher, name, department);
                heads.add(department, Span::ALWAYS, id);
                return Some(id);
            };
            let id = *known.entry(name).or_insert_with(|| {
                let id = accounts.intern(AccountKind::Teacher, name, mover.latest());
                accounts.stay(id, mover.stays.clone());
                for stay in &mover.stays {
                    heads.add(stay.department, stay.span, id);
                }
                id
            });
            (!mover.wrong.contains(&index)).then_some(id)
        });
        if let Some(person) = person {
            accounts.put_on_roster(person);
            for alias in &row.aliases {
                accounts.also_called(person, alias);
            }
        }
        if let Some(department) = department {
            for alias in &row.department_aliases {
                accounts.also_called(department, alias);
            }
        }
        enrolled.push(Enrolled {
            row,
            person,
            department,
        });
    }
    (enrolled, heads)
}

/// The department of each row. One of which all rows are dated is there on their days alone.
fn departments(rows: &[&RosterRow], accounts: &mut Accounts) -> Vec<Option<AccountId>> {
    let mut stays: HashMap<AccountId, Vec<Stay>> = HashMap::new();
    let mut departments = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.department.as_deref().map(|name| {
            let id = accounts.intern(AccountKind::Department, name, None);
            accounts.put_on_roster(id);
            stays.entry(id).or_default().push(Stay {
                span: row.span(),
                department: None,
            });
            id
        });
        departments.push(id);
    }
    for (id, stays) in stays {
        if stays.iter().all(|stay| !stay.span.is_always()) {
            accounts.stay(id, stays);
        }
    }
    departments
}

/// Someone of whom a row says when.
#[derive(Default)]
struct Mover {
    stays: Vec<Stay>,
    /// Rows that cannot be true beside an earlier one.
    wrong: Vec<usize>,
}

impl Mover {
    /// The department of the latest stay, by which reports name the account.
    fn latest(&self) -> Option<AccountId> {
        let placed = self.stays.iter().filter(|stay| stay.department.is_some());
        let order = |stay: &&Stay| (stay.span.from, stay.span.until.is_none(), stay.span.until);
        placed.max_by_key(order).and_then(|stay| stay.department)
    }
}

/// Everybody of whom some row says when, by name.
fn movers<'r>(
    store: &Store<'_>,
    rows: &[&'r RosterRow],
    departments: &[Option<AccountId>],
    problems: &mut Problems,
) -> HashMap<&'r str, Mover> {
    let mut movers: HashMap<&str, Mover> = rows
        .iter()
        .filter(|row| !row.span().is_always())
        .filter_map(|row| Some((row.name.as_deref()?, Mover::default())))
        .collect();
    for (index, (row, &department)) in rows.iter().zip(departments).enumerate() {
        let Some(mover) = row.name.as_deref().and_then(|name| movers.get_mut(name)) else {
            continue;
        };
        let stay = Stay {
            span: row.span(),
            department,
        };
        let elsewhere = |other: &&Stay| {
            let both = other.department.zip(department);
            both.is_some_and(|(one, other)| one != other) && other.span.meets(stay.span)
        };
        let Some(other) = mover.stays.iter().find(elsewhere) else {
            mover.stays.push(stay);
            continue;
        };
        let name_of = |id: AccountId| {
            let at = departments.iter().position(|known| *known == Some(id));
            at.and_then(|at| rows[at].department.as_deref())
                .unwrap_or_default()
        };
        problems.push(
            Problem::error("roster-two-departments", row.department_place(store))
                .read(row.department.as_deref().unwrap_or_default())
                .with("name", row.name.as_deref().unwrap_or_default())
                .with("before", other.department.map_or("", name_of)),
        );
        mover.wrong.push(index);
    }
    movers
}

impl Heads {
    fn add(&mut self, department: Option<AccountId>, span: Span, person: AccountId) {
        let Some(department) = department else { return };
        if span.is_always() {
            self.always.entry(department).or_default().insert(person);
        } else {
            let sometimes = self.sometimes.entry(department).or_default();
            sometimes.push((span, person));
        }
    }

    /// Counts the names of a department of which no cell says how many it has: those who always
    /// belong to it, and on the days of others them as well.
    pub fn count(&self, accounts: &mut Accounts, department: AccountId) {
        let always = self.always.get(&department);
        let number = |count: usize| Fact::Number(Decimal::from(count));
        let count = number(always.map_or(0, HashSet::len));
        accounts.facts.set(department.0 as usize, HEADCOUNT, count);
        let Some(sometimes) = self.sometimes.get(&department) else {
            return;
        };
        // Between two days on which someone comes or has gone the number stays the same.
        let mut turns: BTreeSet<_> = BTreeSet::from([None]);
        for (span, _) in sometimes {
            turns.insert(span.from);
            turns.extend(span.until.and_then(|day| day.succ_opt()).map(Some));
        }
        let turns: Vec<_> = turns.into_iter().collect();
        for (index, &from) in turns.iter().enumerate() {
            let until = turns.get(index + 1).copied().flatten();
            let days = Span {
                from,
                until: until.and_then(|day| day.pred_opt()),
            };
            let there = sometimes.iter().filter(|(span, _)| span.meets(days));
            let mut there: HashSet<AccountId> = there.map(|(_, person)| *person).collect();
            there.extend(always.into_iter().flatten());
            accounts.state(department, HEADCOUNT, days, number(there.len()));
        }
    }
}
