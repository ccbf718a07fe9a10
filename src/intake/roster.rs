//! The roster: who belongs where, and what is known of teachers and departments.
//!
//! A row may hold from one day until another, both in; the roster of a day is the rows that hold
//! on it.

use std::collections::HashMap;

use chrono::NaiveDate;
use indexmap::IndexSet;

use super::accounts::{AccountId, AccountKind, Accounts, Stay};
use super::dates::{self, NoDay, Reading};
use super::header::{Heading, Layout};
use super::memberships::{self, Enrolled, Heads};
use super::names::squeezed;
use super::skipping;
use super::store::{Spot, Store, text_of};
use super::text::squeeze;
use super::values::is_nothing;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{
    DEPARTMENT, Field, FieldId, Fields, HEADCOUNT, Kind, Missing, Subject,
};
use crate::sheet::{Cell, Row};
use crate::span::Span;

/// A row of a roster.
#[derive(Clone, Debug)]
pub struct RosterRow {
    pub table: u16,
    pub row: u32,
    /// Empty where the row only lists a department.
    pub name: Option<Box<str>>,
    pub department: Option<Box<str>>,
    /// The column of the department.
    column: u16,
    from: Option<End>,
    until: Option<End>,
    /// Fields with what stands in their cells, and the columns.
    cells: Vec<(FieldId, String, u16)>,
}

/// A cell that says from when or until when a row holds.
#[derive(Clone, Debug)]
struct End {
    day: Result<NaiveDate, NoDay>,
    shown: String,
    column: u16,
}

impl RosterRow {
    /// The days on which the row holds; an end that could not be read is open.
    pub fn span(&self) -> Span {
        let day = |end: &Option<End>| end.as_ref().and_then(|end| end.day.ok());
        Span {
            from: day(&self.from),
            until: day(&self.until),
        }
    }

    /// Tells of days that cannot be read; whether the row holds on some day.
    pub fn is_in_order(&self, store: &Store<'_>, problems: &mut Problems) -> bool {
        for (title, end) in [("起", &self.from), ("止", &self.until)] {
            let Some(End {
                day: Err(why),
                shown,
                column,
            }) = end
            else {
                continue;
            };
            problems.push(
                Problem::error(why.code(), store.place(self.spot(*column)))
                    .read(shown.as_str())
                    .with("field", title),
            );
        }
        let span = self.span();
        if span.is_reversed()
            && let Some((from, until)) = self.from.as_ref().zip(self.until.as_ref())
        {
            problems.push(
                Problem::error(
                    "roster-dates-reversed",
                    store.place(self.spot(until.column)),
                )
                .read(until.shown.as_str())
                .with("from", from.shown.as_str()),
            );
        }
        !span.is_reversed()
    }

    /// Where the department stands.
    pub fn department_place(&self, store: &Store<'_>) -> Place {
        store.place(self.spot(self.column))
    }

    fn spot(&self, column: u16) -> Spot {
        Spot {
            table: self.table,
            column,
            row: self.row,
        }
    }
}

/// How a roster's rows are read.
#[derive(Clone, Debug)]
pub struct RosterTable {
    table: u16,
    name: Option<u32>,
    department: Option<u32>,
    from: Option<u32>,
    until: Option<u32>,
    facts: Vec<(u32, FieldId)>,
    /// The year of days without one.
    year: Option<i32>,
}

impl RosterTable {
    pub fn new(table: u16, layout: &Layout, year: Option<i32>) -> RosterTable {
        RosterTable {
            table,
            name: layout.column(Heading::Name),
            department: layout.column(Heading::Department),
            from: layout.column(Heading::From),
            until: layout.column(Heading::Until),
            year,
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
            column: self.department.map_or(Spot::ROW, |column| column as u16),
            from: self.end(row, self.from),
            until: self.end(row, self.until),
            cells,
        });
    }

    /// From when, or until when, a row holds; nothing where the cell leaves that open.
    fn end(&self, row: &Row<'_>, column: Option<u32>) -> Option<End> {
        let column = column?;
        let cell = row.get(column);
        let read = match cell {
            Cell::Empty | Cell::Text("至今") => return None,
            Cell::Text(text) if is_nothing(text) => return None,
            Cell::Text(text) => dates::parse(text, self.year),
            Cell::Day(day) => Ok((day, Reading::Plain)),
            Cell::Number(number) => dates::of_number(number, self.year),
            Cell::Flag(_) | Cell::Error => Err(NoDay::Unreadable),
        };
        Some(End {
            day: match read {
                // Of a range in one cell it is not sure which end is meant.
                Ok((_, Reading::RangeEnd)) => Err(NoDay::Unreadable),
                Ok((day, _)) => Ok(day),
                Err(why) => Err(why),
            },
            shown: cell.shown(),
            column: column as u16,
        })
    }
}

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

/// Gives every teacher the fact of the department.
pub fn place_teachers(fields: &Fields, accounts: &mut Accounts) {
    let field = fields.get(DEPARTMENT);
    values(accounts, field, DEPARTMENT);
    let mut known: HashMap<AccountId, Fact> = HashMap::new();
    let placed: Vec<(AccountId, Span, AccountId)> = accounts
        .iter()
        .filter(|(_, account)| account.kind == AccountKind::Teacher)
        .flat_map(|(id, account)| {
            let always = Stay {
                span: Span::ALWAYS,
                department: account.department,
            };
            let stays = accounts.stays(id).map_or(vec![always], <[Stay]>::to_vec);
            stays.into_iter().map(move |stay| (id, stay))
        })
        .filter_map(|(id, stay)| Some((id, stay.span, stay.department?)))
        .collect();
    for (teacher, span, department) in placed {
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
            accounts.facts.set(teacher.0 as usize, DEPARTMENT, fact);
        } else {
            accounts.state(teacher, DEPARTMENT, span, fact);
        }
    }
}
