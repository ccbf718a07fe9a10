//! `[[rank]]`: the order of the accounts in a period.
//!
//! Phase 10. Accounts on the roster of the period's last day (without one: those with an entry) that
//! `who` admits, by `points`, `pieces` or `publications`, `within` a field or all together. Points
//! are all that is booked to the period and to shorter ones that end in it; with `when` what is left
//! after phase 7 of the scores whose own publication it selects. Pieces and publications are those
//! that `when` selects. Fractions are compared as they are, and rounded to two decimals only where
//! they are shown.
//!
//! `ties` is `"shared"` (1, 2, 2, 4) or `"dense"` (1, 2, 2, 3). Without `unit` it ranks in each. A
//! period for which no clause ranks is shown in the order of the shortest for which one does.

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::rulebook::condition::Condition;
use crate::rulebook::field::{FieldId, Subject};
use crate::rulebook::keys::{self, Key, Keys, Shape, may};
use crate::rulebook::loader::{About, Head, Loader};
use crate::rulebook::toml_reader::{Table, unknown_word};
use crate::rulebook::{RuleId, Said};

/// What accounts are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum By {
    #[default]
    Points,
    Pieces,
    Publications,
}

impl By {
    pub const KEYS: [(&'static str, By); 3] = [
        ("points", By::Points),
        ("pieces", By::Pieces),
        ("publications", By::Publications),
    ];

    /// The word a rulebook writes.
    pub fn key(self) -> &'static str {
        let mut keys = By::KEYS.iter().filter(|(_, by)| *by == self);
        keys.next().map_or("", |(key, _)| key)
    }
}

/// How equal accounts share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ties {
    /// 1, 2, 2, 4
    #[default]
    Shared,
    /// 1, 2, 2, 3
    Dense,
}

#[derive(Clone, Debug)]
pub struct Rank {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub account: AccountKind,
    pub per: PeriodKind,
    pub who: Condition,
    /// The publications that bring what is ranked.
    pub when: Condition,
    pub by: By,
    pub within: Option<FieldId>,
    pub ties: Ties,
}

pub static KEYS: Keys = Keys::closed(
    "rank",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::ACCOUNT,
        keys::PER,
        keys::WHO,
        keys::WHEN,
        BY,
        TIES,
        WITHIN,
    ],
);
pub const BY: Key = may("by", Shape::Word(&["points", "pieces", "publications"]));
pub const TIES: Key = may("ties", Shape::Word(&["shared", "dense"]));
pub const WITHIN: Key = may("within", Shape::Text);

impl Rank {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Rank> {
        let head = loader.head(&mut table);
        let rank = Rank::keys(&mut table, &head, loader, "rank", "rule-rank", Vec::new());
        table.finish(loader.problems);
        rank
    }

    /// The keys that a ranking and a list have in common.
    pub fn keys(
        table: &mut Table<'_>,
        head: &Head,
        loader: &mut Loader<'_>,
        kind: &'static str,
        id: &'static str,
        mut said: Vec<(&'static str, Said)>,
    ) -> Option<Rank> {
        let spot = table.spot();
        let who = loader.condition(table, "who", About::Account);
        let account = loader.account(table);
        let per = loader.per(table, "per");
        let by = table.word("by", &By::KEYS, loader.problems);
        let ties = table.word(
            "ties",
            &[("shared", Ties::Shared), ("dense", Ties::Dense)],
            loader.problems,
        );
        let within = table
            .text_at("within", loader.problems)
            .and_then(|(key, value)| {
                let account = |of| matches!(of, Subject::Teacher | Subject::Department);
                let found = loader
                    .fields
                    .by_key(key)
                    .filter(|&id| account(loader.fields.get(id).of));
                if found.is_none() {
                    let fields = loader.fields.iter().filter(|(_, field)| account(field.of));
                    let keys = fields.map(|(_, field)| field.key.as_str());
                    unknown_word(table.source, value, keys, loader.problems);
                }
                found
            });
        let when = loader.condition(table, "when", About::Publication);
        let (account, per) = (account?, per?);
        said.push(("who", Said::When(who.clone())));
        said.push(("per", Said::Word(super::limit::period_word(per))));
        let rule = loader.rule(kind, head, spot, id, said);
        Some(Rank {
            rule,
            unit: head.unit,
            account,
            per,
            who,
            when,
            by: by.unwrap_or_default(),
            within,
            ties: ties.unwrap_or_default(),
        })
    }
}

/// The places of accounts by their figures, best first.
pub fn places<T: PartialEq>(ties: Ties, figures: &[T]) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::with_capacity(figures.len());
    for (index, figure) in figures.iter().enumerate() {
        let tied = index > 0 && figures[index - 1] == *figure;
        let place = match (tied, places.last()) {
            (true, Some(&last)) => last,
            (false, Some(&last)) if ties == Ties::Dense => last + 1,
            _ => index + 1,
        };
        places.push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_figures_share_a_place() {
        assert_eq!(places(Ties::Shared, &[9, 7, 7, 5]), [1, 2, 2, 4]);
        assert_eq!(places(Ties::Dense, &[9, 7, 7, 5]), [1, 2, 2, 3]);
    }
}
