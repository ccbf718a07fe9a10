//! What the roster says of teachers and departments.

use std::collections::HashMap;

use indexmap::IndexSet;

use super::accounts::{AccountId, AccountKind, Accounts, Stay};
use super::memberships::{self, Enrolled, Heads};
use super::names::squeezed;
use super::store::{Spot, Store};
use super::text::squeeze;
use super::values::is_nothing;
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{
    DEPARTMENT, Field, FieldId, Fields, HEADCOUNT, Kind, Missing, Subject,
};
use crate::span::Span;

/// Puts everybody on the roster into the accounts, with their facts.
pub fn enroll(store: &Store<'_>, accounts: &mut Accounts, problems: &mut Problems) {
    let (enrolled, heads) = memberships::enroll(store, accounts, problems);
    for Enrolled {
        row,
        person,
        department,
    } in enrolled
    {
        for (id, text, column) in &row.cells {
            let account = match store.fields.get(*id).of {
                Subject::Teacher => person,
                _ => department,
            };
            if let Some(account) = account {
                let spot = row.spot(*column);
                state(
                    store,
                    accounts,
                    account,
                    row.span(),
                    *id,
                    text,
                    spot,
                    problems,
                );
            }
        }
    }
    complete(store.fields, accounts, &heads);
}

/// Keeps what a cell of the roster says of an account, on the days of its row.
#[expect(clippy::too_many_arguments, reason = "a cell, and all it is about")]
fn state(
    store: &Store<'_>,
    accounts: &mut Accounts,
    account: AccountId,
    span: Span,
    id: FieldId,
    text: &str,
    spot: Spot,
    problems: &mut Problems,
) {
    let field = store.fields.get(id);
    if field.kind == Kind::People || is_nothing(text) && field.fact_of(text).is_none() {
        return;
    }
    let fact = match field.kind {
        Kind::Choice => choice(accounts, field, id, text),
        _ => field.fact_of(text).unwrap_or(Fact::Unread),
    };
    if fact == Fact::Unread {
        let code = match field.kind {
            Kind::Number => "unreadable-number",
            Kind::Flag => "unreadable-flag",
            _ => "unreadable-date",
        };
        problems.push(
            Problem::warning(code, store.place(spot))
                .read(text)
                .with("field", field.title()),
        );
    }
    let differs = |(other, known): &(Span, Fact)| {
        !known.is_unknown() && !fact.is_unknown() && *known != fact && other.meets(span)
    };
    let before = accounts.said(account, id).find(differs);
    if let Some((_, before)) = before {
        let before = match before {
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
    } else if !span.is_always() {
        accounts.state(account, id, span, fact);
    } else if accounts.facts.get(account.0 as usize, id).is_unknown() {
        accounts.facts.set(account.0 as usize, id, fact);
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
fn complete(fields: &Fields, accounts: &mut Accounts, heads: &Heads) {
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
            if id == HEADCOUNT {
                heads.count(accounts, account);
                continue;
            }
            let fact = match &field.missing {
                Missing::Value(text) if field.kind == Kind::Choice => {
                    choice(accounts, field, id, text)
                }
                _ => field.missing_fact(),
            };
            accounts.facts.set(row, id, fact);
        }
    }
}

/// Gives every teacher the fact of the department, and every department that of itself.
pub fn place(fields: &Fields, accounts: &mut Accounts) {
    let field = fields.get(DEPARTMENT);
    values(accounts, field, DEPARTMENT);
    let mut known: HashMap<AccountId, Fact> = HashMap::new();
    let placed: Vec<(AccountId, Span, AccountId)> = accounts
        .iter()
        .filter(|(_, account)| account.kind != AccountKind::Outsider)
        .flat_map(|(id, account)| {
            let is_department = account.kind == AccountKind::Department;
            let always = Stay {
                span: Span::ALWAYS,
                department: is_department.then_some(id).or(account.department),
            };
            let stays = accounts.stays(id).filter(|_| !is_department);
            let stays = stays.map_or(vec![always], <[Stay]>::to_vec);
            stays.into_iter().map(move |stay| (id, stay))
        })
        .filter_map(|(id, stay)| Some((id, stay.span, stay.department?)))
        .collect();
    for (account, span, department) in placed {
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
        if span.is_always() {
            accounts.facts.set(account.0 as usize, DEPARTMENT, fact);
        } else {
            accounts.state(account, DEPARTMENT, span, fact);
        }
    }
}
