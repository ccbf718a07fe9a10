//! `[[money]]`: points to money.
//!
//! Phase 10. `each` 元 a point above zero, half up to 0.01; where these sum beyond `pool`, the
//! unrounded amounts in proportion, by largest remainder, ties by name. Points are all that is booked
//! to the period and to shorter ones that end in it; with `when` what is left after phase 7 of the
//! account's shares of the scores that `when` selects, as in `[[rank]]`. Paid are accounts on the
//! roster of the period's last day that `who` admits and that are not unranked; a longer period is
//! paid what the periods in it were. What several clauses pay an account is summed. What is too large
//! to be exact is a problem, and nobody is paid by the clause.

use rust_decimal::Decimal;

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::{Exact, Rounding};
use crate::rulebook::keys::{self, Keys, Shape, may, must};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::weights::Weights;
use crate::rulebook::{RuleId, Said};

/// Money is paid to the cent.
const CENTS: u32 = 2;

#[derive(Clone, Debug)]
pub struct Money {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub account: AccountKind,
    pub per: PeriodKind,
    pub who: Condition,
    pub when: Condition,
    pub each: Exact,
    pub pool: Option<Exact>,
}

pub static KEYS: Keys = Keys::closed(
    "money",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::ACCOUNT,
        keys::PER,
        keys::WHO,
        keys::WHEN,
        must("each", Shape::Number),
        may("pool", Shape::Number),
    ],
);

impl Money {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Money> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let account = loader.account(&mut table);
        let per = loader.per(&mut table, "per");
        let who = loader.condition(&mut table, "who", About::Account);
        let when = loader.condition(&mut table, "when", About::Publication);
        let each = table.exact("each", loader.problems);
        let pool = table.exact("pool", loader.problems);
        if each.is_some_and(Exact::is_negative) || pool.is_some_and(Exact::is_negative) {
            loader
                .problems
                .push(Problem::error("negative-limit", table.place()));
        }
        loader.require_unit(&table, &head);
        table.finish(loader.problems);
        let (account, per, each) = (account?, per?, each?);
        let said = vec![
            ("each", Said::Exact(each)),
            ("pool", pool.map_or(Said::Text(String::new()), Said::Exact)),
            ("who", Said::When(who.clone())),
            ("when", Said::When(when.clone())),
        ];
        let id = if pool.is_some() {
            "rule-money-pool"
        } else {
            "rule-money"
        };
        let rule = loader.rule("money", &head, spot, id, said);
        Some(Money {
            rule,
            unit: head.unit,
            account,
            per,
            who,
            when,
            each,
            pool,
        })
    }

    /// What points are paid, in the order given, which is that of names for ties. None if numbers
    /// grow too large.
    pub fn pay(&self, points: &[Exact]) -> Option<Vec<Decimal>> {
        let due: Option<Vec<Exact>> = points
            .iter()
            .map(|points| (*points).max(Exact::ZERO).times(self.each))
            .collect();
        let due = due?;
        let rounded: Option<Vec<i64>> = due
            .iter()
            .map(|due| due.grains(CENTS, Rounding::HalfUp))
            .collect();
        let rounded = rounded?;
        let pool = match self.pool {
            Some(pool) => pool.grains(CENTS, Rounding::Down)?,
            None => i64::MAX,
        };
        let cents = if rounded
            .iter()
            .try_fold(0_i64, |sum, cents| sum.checked_add(*cents))?
            > pool
        {
            Weights::of_sum(&due)?.divide(pool, Rounding::HalfUp)?
        } else {
            rounded
        };
        Some(
            cents
                .into_iter()
                .map(|cents| Decimal::new(cents, CENTS))
                .collect(),
        )
    }
}
