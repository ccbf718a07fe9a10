//! `[[unranked]]`: who is shown without a place, stands on no list and gets no money.
//!
//! Phase 10. `who` names the accounts; they keep their points.

use crate::rulebook::condition::Condition;
use crate::rulebook::keys::{self, Keys};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Unranked {
    pub rule: RuleId,
    pub who: Condition,
}

pub static KEYS: Keys = Keys::closed(
    "unranked",
    &[keys::CLAUSE, keys::ASSUMES, keys::UNIT, keys::WHO],
);

impl Unranked {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Unranked> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let who = loader.condition(&mut table, "who", About::Account);
        table.finish(loader.problems);
        let said = vec![("who", Said::When(who.clone()))];
        let rule = loader.rule("unranked", &head, spot, "rule-unranked", said);
        Some(Unranked { rule, who })
    }
}
