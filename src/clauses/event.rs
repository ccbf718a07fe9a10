//! `[[event]]`: rows of the events sheet (批示, 差错, 失实, 会议 …).
//!
//! Phase 8: `points` × 次数 (`value` is 分值), rounded once, to the account named, else the whole to
//! each person who signs the piece of the 标题: those who share its scores, of a piece of which
//! nothing is scored the signers of all its publications; departments only where they alone sign,
//! outsiders never. Of several pieces of that title the latest not after the event's date is meant,
//! where two are as late it is asked. Several clauses of one name all act; `who` narrows the accounts,
//! by the roster of the period's last day, and `account` to teachers or departments;
//! without it, a `who` that asks for a post or a department means teachers. `books` books to
//! a longer period, `also` to others as well. A clause without `points` and `zero` is an entry of 0.
//!
//! A row is booked as a whole or asked as a whole: without a date, of a day on which the rulebook does
//! not hold, of an unknown name, account or piece, or where a clause for such accounts needs a 分值
//! that is empty or out of range. What is not booked takes no piece out either. Where `who` is unknown
//! the clause leaves the account alone and is noted; where no clause is for the account, a note says so.
//!
//! `zero = "piece"` takes the piece of the 标题 out in phase 2, out of points and of counts; nobody
//! need have signed it. `zero = "period"` takes back in phase 9 what pieces brought the account in that
//! period (after limits and what targets cover, those of longer periods too, which then no longer
//! count), and every positive entry of a target or an event, never its deductions; `also` books the
//! same amount to others. What is booked to a longer period stays. With `books = "year"` it takes back
//! what the whole year brought, by an entry of the year: after the limits on shorter periods, whose
//! results stay as they were, and before those on the year.

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::rulebook::also::Also;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Condition;
use crate::rulebook::keys::{self, Keys, Shape, may, must};
use crate::rulebook::loader::{About, Knows, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

/// What an event takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zero {
    /// The piece of its title.
    Piece,
    /// What the account has in the period.
    Period,
}

#[derive(Clone, Debug)]
pub struct EventClause {
    pub rule: RuleId,
    pub unit: Option<u8>,
    /// What the events sheet calls it.
    pub name: String,
    /// The only accounts it is for.
    pub account: Option<AccountKind>,
    pub who: Condition,
    pub points: Option<Amount>,
    pub zero: Option<Zero>,
    /// The period it books to, where that is longer than the rulebook's own.
    pub books: Option<PeriodKind>,
    pub also: Option<Also>,
}

pub static KEYS: Keys = Keys::closed(
    "event",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        must("name", Shape::Text),
        keys::WHO,
        keys::ANY_ACCOUNT,
        may("points", Shape::Amount(Knows::Event)),
        may("zero", Shape::Word(&["piece", "period"])),
        keys::BOOKS,
        keys::ALSO,
    ],
);

impl EventClause {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<EventClause> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let name = table.string("name", loader.problems);
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account_meant(&mut table, &who);
        let points = loader.amount_at(&mut table, "points", Knows::Event);
        let words = [("piece", Zero::Piece), ("period", Zero::Period)];
        let zero = table.word("zero", &words, loader.problems);
        let books = loader.books(&mut table, None);
        let also = loader.also(&mut table);
        if points.is_some() {
            loader.require_unit(&table, &head);
        }
        table.finish(loader.problems);
        let name = name?.to_owned();
        let said = vec![
            ("name", Said::Text(name.clone())),
            ("who", Said::When(who.clone())),
            (
                "amount",
                points
                    .clone()
                    .map_or(Said::Text(String::new()), Said::Amount),
            ),
        ];
        let id = match (&points, zero) {
            (Some(_), Some(Zero::Piece)) => "rule-event-zero",
            (Some(_), Some(Zero::Period)) => "rule-event-zero-period",
            (None, Some(Zero::Piece)) => "rule-event-zero-alone",
            (None, Some(Zero::Period)) => "rule-event-zero-period-alone",
            (Some(_), None) => "rule-event",
            (None, None) => "rule-event-noted",
        };
        let rule = loader.rule("event", &head, spot, id, said);
        Some(EventClause {
            rule,
            unit: head.unit,
            name,
            account,
            who,
            points,
            zero,
            books,
            also,
        })
    }
}
