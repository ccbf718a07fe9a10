//! What points are paid.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::results::Results;
use super::{by_name, is_within};
use crate::clauses::money::Money;
use crate::intake::accounts::AccountId;
use crate::period::{Period, PeriodKind};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::exact::Exact;

/// What each account is paid for its points in each unit.
#[derive(Clone, Debug, Default)]
pub struct Paid(HashMap<(AccountId, u8), Decimal>);

impl Paid {
    /// What an account is paid for its points in a unit; none where no clause pays it.
    pub fn of(&self, account: AccountId, unit: u8) -> Option<Decimal> {
        self.0.get(&(account, unit)).copied()
    }

    /// What an account is paid in all.
    pub fn total(&self, account: AccountId) -> Decimal {
        let own = self.0.iter().filter(|((id, _), _)| *id == account);
        own.map(|(_, amount)| amount).sum()
    }
}

/// Pays the points of a period; a longer period is paid what its shorter ones were, each by its own
/// roster.
pub(super) fn pay(results: &Results<'_>, problems: &mut Problems) -> Paid {
    let mut paid = Paid::default();
    for kind in PeriodKind::ALL {
        let clauses: Vec<&Money> = results
            .rulebook
            .money
            .iter()
            .filter(|clause| clause.per == kind)
            .collect();
        if clauses.is_empty() || kind > results.period.kind {
            continue;
        }
        for period in periods(results, kind) {
            let shorter = (period != results.period).then(|| results.of(period));
            for clause in &clauses {
                pay_by(
                    clause,
                    shorter.as_ref().unwrap_or(results),
                    &mut paid,
                    problems,
                );
            }
        }
    }
    paid
}

/// The periods of a kind that are part of this one.
fn periods(results: &Results<'_>, kind: PeriodKind) -> Vec<Period> {
    let calendar = &results.rulebook.calendar;
    let bases = results.scored.periods.iter();
    let mut periods: Vec<Period> = bases
        .map(|base| calendar.containing(*base, kind))
        .filter(|period| is_within(calendar, *period, results.period))
        .collect();
    periods.dedup();
    periods
}

fn pay_by(clause: &Money, results: &Results<'_>, paid: &mut Paid, problems: &mut Problems) {
    let mut accounts = results.accounts(clause.account);
    accounts.retain(|id| results.admits(&clause.who, *id) && !results.is_unranked(*id));
    accounts.sort_by(|a, b| by_name(results.intake, *a, *b));
    let units = results.rulebook.units.len() as u8;
    for unit in (0..units).filter(|unit| clause.unit.is_none_or(|own| own == *unit)) {
        let by = (clause.account, clause.unit);
        let points = accounts.iter();
        let points = points.map(|id| results.points_of(*id, unit, by, &clause.when));
        let points: Vec<Exact> = points.collect();
        let Some(amounts) = clause.pay(&points) else {
            let rule = results.rulebook.rule(clause.rule);
            problems.push(
                Problem::error("money-too-large", Place::Run)
                    .read(&*rule.clause)
                    .with("clause", rule.clause.as_str())
                    .with("line", rule.line.to_string())
                    .with("period", results.period.to_string()),
            );
            continue;
        };
        for (account, amount) in accounts.iter().zip(amounts) {
            *paid.0.entry((*account, unit)).or_default() += amount;
        }
    }
}
