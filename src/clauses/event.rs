//! `[[event]]`: rows of the events sheet (批示, 差错, 失实, 会议 …).
//!
//! Phase 8: `points` × 次数 (`value` is 分值) to the account named, else the whole to each person who
//! signs the piece of the 标题 (to departments only where they alone sign). Several clauses of one
//! name all act; `who` narrows the accounts. `zero = "piece"` takes the piece of the 标题 out in
//! phase 2, out of points and of counts; of several pieces of that title the latest not after the
//! event's date.

use crate::problem::Problem;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Condition;
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct EventClause {
    pub rule: RuleId,
    pub unit: Option<u8>,
    /// What the events sheet calls it.
    pub name: String,
    pub who: Condition,
    pub points: Option<Amount>,
    /// Whether the piece of its title is out.
    pub zero_piece: bool,
}

impl EventClause {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<EventClause> {
        table.require(&["name"], loader.problems);
        let head = loader.head(&mut table);
        let line = table.line();
        let name = table.string("name", loader.problems);
        let who = loader.condition(&mut table, "who", About::Account);
        let source = table.source;
        let points = table
            .take("points")
            .and_then(|value| loader.amount(source, value));
        let zero = table
            .word("zero", &[("piece", true)], loader.problems)
            .unwrap_or(false);
        table.later(&["account", "books", "also", "when"], loader.problems);
        let place = table.place();
        table.finish(loader.problems);
        if points.is_some() && head.unit.is_none() && loader.units.len() > 1 {
            loader
                .problems
                .push(Problem::error("missing-key", place).with("key", "unit"));
        }
        let name = name?.to_owned();
        let said = vec![
            ("name", Said::Text(name.clone())),
            (
                "amount",
                points
                    .clone()
                    .map_or(Said::Text(String::new()), Said::Amount),
            ),
        ];
        let id = match (&points, zero) {
            (_, true) => "rule-event-zero",
            (Some(_), false) => "rule-event",
            (None, false) => "rule-event-noted",
        };
        let rule = loader.rule("event", &head, line, id, said);
        Some(EventClause {
            rule,
            unit: head.unit,
            name,
            who,
            points,
            zero_piece: zero,
        })
    }
}
