//! Events: rows of the sheet 考核事项.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::accounts::AccountId;
use super::byline;
use super::dates::{self, Around, NoDay};
use super::directory::{Directory, Who};
use super::header::{Heading, Layout};
use super::names::squeezed;
use super::numbers;
use super::skipping;
use super::store::{Spot, Store, text_of};
use super::values::is_nothing;
use crate::problem::{Problem, Problems};
use crate::rulebook::field::DATE;
use crate::sheet::{Cell, Row};

/// An event: a row of the events sheet.
#[derive(Clone, Debug)]
pub struct Event {
    pub table: u16,
    pub row: u32,
    /// The account named, if it is known.
    pub account: Option<AccountId>,
    /// The teacher and the department that both have the name, where both do.
    pub either: Option<(AccountId, AccountId)>,
    /// 事项
    pub name: String,
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
    /// 次数, 1 where the cell is empty.
    pub count: Decimal,
    /// 分值
    pub value: Option<Decimal>,
    /// Column of 分值 and of 账户, to point at.
    pub columns: EventColumns,
    /// Whether a problem already says what is wrong with it.
    pub held: bool,
}

/// Where the columns of an events sheet are.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventColumns {
    pub account: u32,
    pub name: u32,
    pub date: Option<u32>,
    pub title: Option<u32>,
    pub value: Option<u32>,
}

/// An event whose account is not yet known.
#[derive(Clone, Debug)]
pub struct EventRow {
    event: Event,
    account: Option<String>,
}

/// How the rows of an events sheet are read.
#[derive(Clone, Debug)]
pub struct EventTable {
    table: u16,
    account: Option<u32>,
    name: Option<u32>,
    date: Option<u32>,
    title: Option<u32>,
    count: Option<u32>,
    value: Option<u32>,
    around: Around,
}

impl EventTable {
    pub fn new(table: u16, layout: &Layout, around: Around) -> EventTable {
        EventTable {
            table,
            account: layout.column(Heading::Account),
            name: layout.column(Heading::Event),
            date: layout.column(Heading::Field(DATE)),
            title: layout.column(Heading::Title),
            count: layout.column(Heading::Count),
            value: layout.column(Heading::Value),
            around,
        }
    }

    /// Takes a row below the header.
    pub fn take(&self, store: &mut Store<'_>, row: &Row<'_>, problems: &mut Problems) {
        let text = |column: Option<u32>| {
            let mut buffer = String::new();
            text_of(row, column, &mut buffer)
                .filter(|text| !is_nothing(text))
                .map(str::to_owned)
        };
        let (account, name, title) = (text(self.account), text(self.name), text(self.title));
        let none = account.is_none() && name.is_none() && title.is_none();
        if none || skipping::is_sum(row, &[]) || (name.is_none() && skipping::is_note(row)) {
            return;
        }
        let spot = |column: Option<u32>| Spot {
            table: self.table,
            column: column.map_or(Spot::ROW, |column| column as u16),
            row: row.number,
        };
        let Some(name) = name else {
            let place = store.place(spot(self.name));
            let shown = account.or(title).unwrap_or_default();
            return problems.push(Problem::error("event-without-name", place).read(shown));
        };
        let told = problems.len();
        if account.is_none() && title.is_none() {
            let place = store.place(spot(self.account));
            problems.push(Problem::error("event-without-account", place).with("event", &*name));
        }
        let date = self.day(store, row, problems);
        let count = self.number(store, row, self.count, problems);
        let value = self.number(store, row, self.value, problems);
        let first = self.name.unwrap_or_default();
        store.events.push(EventRow {
            event: Event {
                table: self.table,
                row: row.number,
                account: None,
                either: None,
                name: squeezed(&name),
                date,
                title,
                count: count.unwrap_or(Decimal::ONE),
                value,
                columns: EventColumns {
                    account: self.account.unwrap_or(first),
                    name: first,
                    date: self.date,
                    title: self.title,
                    value: self.value,
                },
                held: problems.len() > told,
            },
            account,
        });
    }

    fn day(
        &self,
        store: &mut Store<'_>,
        row: &Row<'_>,
        problems: &mut Problems,
    ) -> Option<NaiveDate> {
        let cell = row.get(self.date?);
        let read = match cell {
            Cell::Day(day) => return Some(day),
            Cell::Text(text) => dates::parse(text, self.around),
            Cell::Number(number) => dates::of_number(number, self.around),
            Cell::Empty => return None,
            Cell::Flag(_) | Cell::Error => Err(NoDay::Unreadable),
        };
        let spot = Spot {
            table: self.table,
            column: self.date? as u16,
            row: row.number,
        };
        let why = match read {
            Ok((day, reading)) => {
                store.judged_day(day, reading, cell, spot);
                return Some(day);
            }
            Err(why) => why,
        };
        problems.push(
            why.problem(store.place(spot))
                .read(cell.shown())
                .with("field", store.fields.get(DATE).title()),
        );
        None
    }

    fn number(
        &self,
        store: &Store<'_>,
        row: &Row<'_>,
        column: Option<u32>,
        problems: &mut Problems,
    ) -> Option<Decimal> {
        let column = column?;
        let number = match row.get(column) {
            Cell::Empty => return None,
            Cell::Number(number) => return Some(number),
            Cell::Text(text) if is_nothing(text) => return None,
            Cell::Text(text) => {
                let number = numbers::of_field(text.trim_start_matches('+')).ok();
                number.map(|(number, _)| number)
            }
            _ => None,
        };
        if number.is_none() {
            let spot = Spot {
                table: self.table,
                column: column as u16,
                row: row.number,
            };
            let field = if Some(column) == self.value {
                "分值"
            } else {
                "次数"
            };
            problems.push(
                Problem::error("event-number", store.place(spot))
                    .read(row.get(column).shown())
                    .with("field", field),
            );
        }
        number
    }
}

/// Finds the accounts that events name.
pub fn resolve(
    store: &mut Store<'_>,
    directory: &Directory<'_>,
    problems: &mut Problems,
) -> Vec<Event> {
    let rows = std::mem::take(&mut store.events);
    let mut events = Vec::with_capacity(rows.len());
    let decisions = store.names.decisions.clone();
    for EventRow { mut event, account } in rows {
        let at = Spot {
            table: event.table,
            column: Spot::ROW,
            row: event.row,
        };
        if let Some((id, name)) = decisions.of_text("事项", &event.name) {
            store.names.touched.push((at, id));
            event.name = squeezed(name);
        }
        if let Some(mut text) = account {
            if let Some((id, answer)) = decisions.of_text("账户", &text) {
                store.names.touched.push((at, id));
                answer.clone_into(&mut text);
            }
            let told = problems.len();
            let byline = byline::parse(&text);
            let (name, hint) = match byline.names.as_slice() {
                [named] => (named.name.clone(), named.hint.clone()),
                [first, named] if named.follows => (named.name.clone(), Some(first.name.clone())),
                _ => (squeezed(&text), None),
            };
            let place = || {
                store.place(Spot {
                    table: event.table,
                    column: event.columns.account as u16,
                    row: event.row,
                })
            };
            event.account = match directory.account(&name, hint.as_deref()) {
                Who::One(id) => Some(id),
                Who::Many => {
                    problems.push(
                        Problem::error("two-people-of-one-name", place())
                            .read(&*text)
                            .with("name", &*name)
                            .with("departments", directory.departments_of(&name)),
                    );
                    None
                }
                // Whether that is doubtful is for the clause to say.
                Who::Both(teacher, department) => {
                    event.either = Some((teacher, department));
                    None
                }
                Who::Nobody => {
                    let near = directory.near(&name);
                    problems.push(
                        Problem::error("event-account-unknown", place())
                            .read(&*text)
                            .with("name", &*name)
                            .near(near.unwrap_or_default()),
                    );
                    None
                }
            };
            event.held |= problems.len() > told;
        }
        events.push(event);
    }
    events
}
