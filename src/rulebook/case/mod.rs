//! `[[case]]`: a small table and what must come of it, worked out by hand.
//!
//! `rows`, `roster` and `events` are written by the names of facts and read like any table.
//!
//! Of all periods of the run, for the accounts named, others are not looked at:
//!
//! - `expect`: what is booked to the rulebook's own periods, or with `per` to periods up to that
//!   kind: `2.25`, or `["30元", "2分"]` where there are several units.
//! - `short`: how much an account is short, added up over all it owes in periods up to `per`; `{
//!   "第十一条" = 2 }` for the targets of one article.
//!
//! Of the last period of the kind `per` (the rulebook's own if left out):
//!
//! - `ranks`: the place, 0 for who is shown without one, in every ranking of that kind of period
//!   that shows the account. Where they differ, `{ "分" = 2, "第十三条" = 1 }` asks each by its
//!   unit or article.
//! - `lists`: who stands on a list, in its order ([`crate::clauses::list`]).
//! - `money`: what points are paid, in all units; `prizes`: what the lists bring, added up.
//!
//! `asked` counts the questions: rows that wait, each unknown value or outlet once, events and tasks
//! that cannot be booked. `excluded` counts the publications that are in no book.

mod honours;
mod loading;
mod running;
mod telling;

pub use loading::KEYS;
pub use running::{Played, run_all};

use super::exact::Exact;
use crate::intake::{Column, EventColumn, RosterColumn};
use crate::period::PeriodKind;
use crate::problem::Place;

/// A row of a case: what stands in its columns.
pub type Cells<C> = Vec<(C, String)>;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: String,
    rows: Vec<Cells<Column>>,
    roster: Vec<Cells<RosterColumn>>,
    events: Vec<Cells<EventColumn>>,
    per: Option<PeriodKind>,
    expect: Vec<Expected<Vec<(Exact, u8)>>>,
    short: Vec<Expected<Vec<Of<Exact>>>>,
    ranks: Vec<Expected<Vec<Of<usize>>>>,
    lists: Vec<Expected<Vec<String>>>,
    money: Vec<Expected<Exact>>,
    prizes: Vec<Expected<Exact>>,
    asked: Option<(usize, Place)>,
    excluded: Option<(usize, Place)>,
}

/// What is expected of a name, and where that is written.
#[derive(Clone, Debug)]
struct Expected<T> {
    name: String,
    what: T,
    place: Place,
}

/// What is expected by the clauses of an article or in a unit; without a name by all.
#[derive(Clone, Debug)]
struct Of<T> {
    name: Option<String>,
    what: T,
}
