//! Whether a rulebook has anything to book to departments.

use super::Rulebook;
use super::also::Also;
use super::condition::Condition;
use crate::clauses::share::{Departments, Share};
use crate::intake::accounts::AccountKind;

impl Rulebook {
    /// Whether departments have a book in a unit: where every share clause gives them nothing, only
    /// what is about them makes one.
    pub fn keeps_departments(&self, unit: u8) -> bool {
        let acts = |own: Option<u8>| own.is_none_or(|own| own == unit);
        let is_theirs = |account: AccountKind| account == AccountKind::Department;
        let shares = || self.shares.iter().filter(|share| acts(share.unit));
        let nothing = |share: &Share| share.departments == Departments::None;
        let is_whole = |share: &Share| share.when == Condition::ALWAYS;
        if !shares().all(nothing) || !shares().any(is_whole) {
            return true;
        }
        let is_also = |also: &Option<Also>| *also == Some(Also::Department);
        let lists = self.lists.iter().map(|list| &list.rank);
        let mut ranks = self.ranks.iter().chain(lists);
        let mut limits = self.limits.scores.iter().chain(&self.limits.booked);
        ranks.any(|rank| acts(rank.unit) && is_theirs(rank.account))
            || limits.any(|limit| acts(limit.unit) && is_theirs(limit.account))
            || self.targets.iter().any(|target| {
                acts(target.unit) && (is_theirs(target.account) || is_also(&target.also))
            })
            || self.events.iter().any(|event| {
                acts(event.unit) && (event.account.is_some_and(is_theirs) || is_also(&event.also))
            })
            || self
                .money
                .iter()
                .any(|money| acts(money.unit) && is_theirs(money.account))
    }
}
