//! `[[unranked]]`: who is shown without a place, stands on no list and gets no money.
//!
//! Phase 10. `who` names the accounts, `account` narrows them to teachers or departments; without it,
//! a `who` that asks for a post or a department means teachers. They keep their points.

use crate::intake::accounts::AccountKind;
use crate::rulebook::condition::Condition;
use crate::rulebook::keys::{self, Keys};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Unranked {
    pub rule: RuleId,
    /// The only accounts it is for.
    pub account: Option<AccountKind>,
    pub who: Condition,
}

pub static KEYS: Keys = Keys::closed(
    "unranked",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::ANY_ACCOUNT,
        keys::WHO,
    ],
);

impl Unranked {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Unranked> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account_meant(&mut table, &who);
        table.finish(loader.problems);
        let said = vec![("who", Said::When(who.clone()))];
        let rule = loader.rule("unranked", &head, spot, "rule-unranked", said);
        Some(Unranked { rule, account, who })
    }
}
