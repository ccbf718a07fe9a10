//! `[[limit]]`: the most that an account's pieces can bring in a period.
//!
//! Phase 7. The scores that `when` selects (by the score's own publication) enter best first, by the
//! account's share; equal: earlier date, title, row content. Each enters as far as every limit of
//! that period which selects it has room, so limits may cross; shorter periods come first. What is
//! cut is an entry of the period, charged to the limit with the least room (equal: first by text).
//! A teacher's cut leaves the department alone.

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Limit {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub when: Condition,
    pub who: Condition,
    pub account: AccountKind,
    pub per: PeriodKind,
    pub at_most: Exact,
}

impl Limit {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Limit> {
        table.require(&["account", "per", "at-most"], loader.problems);
        let head = loader.head(&mut table);
        let line = table.line();
        let when = loader.condition(&mut table, "when", About::Publication);
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account(&mut table);
        let per = loader.per(&mut table, "per");
        let at_most = table.exact("at-most", loader.problems);
        table.later(&["at-least", "pieces", "of", "also"], loader.problems);
        if at_most.is_some_and(Exact::is_negative) {
            loader
                .problems
                .push(Problem::error("negative-limit", table.place()));
        }
        table.finish(loader.problems);
        let (account, per, at_most) = (account?, per?, at_most?);
        let said = vec![
            ("when", Said::When(when.clone())),
            ("per", Said::Word(period_word(per))),
            ("most", Said::Exact(at_most)),
        ];
        let rule = loader.rule("limit", &head, line, "rule-limit", said);
        Some(Limit {
            rule,
            unit: head.unit,
            when,
            who,
            account,
            per,
            at_most,
        })
    }
}

/// The message that names a kind of period.
pub fn period_word(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "period-month",
        PeriodKind::Quarter => "period-quarter",
        PeriodKind::Term => "period-term",
        PeriodKind::Year => "period-year",
    }
}

/// What an account's scores of one period are cut by. `rooms` is what each limit still holds;
/// `scores` come best first, each with its grains and the limits that select it (by index). Answers,
/// by limit, the scores it cut and by how much.
pub fn cut(rooms: &mut [i64], scores: &[(i64, Vec<usize>)]) -> Vec<Vec<(usize, i64)>> {
    let mut cuts = vec![Vec::new(); rooms.len()];
    for (index, (grains, limits)) in scores.iter().enumerate() {
        let Some(&least) = limits.iter().min_by_key(|&&limit| (rooms[limit], limit)) else {
            continue;
        };
        let enters = (*grains).min(rooms[least].max(0));
        if enters < *grains {
            cuts[least].push((index, grains - enters));
        }
        limits.iter().for_each(|&limit| rooms[limit] -= enters);
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_enters_as_far_as_every_limit_has_room() {
        // Limit 0 holds 10 of all, limit 1 holds 4 of some.
        let scores = [(6, vec![0]), (5, vec![0, 1]), (3, vec![0])];
        let cuts = cut(&mut [10, 4], &scores);
        // 6 enter; of 5 enter 4 (both have 4 left: the first by text is charged); 3 find no room.
        assert_eq!(cuts, [vec![(1, 1), (2, 3)], vec![]]);
    }
}
