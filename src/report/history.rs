//! What went before: the year to date, and the ranks of the period before, where the inputs hold it.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::intake::Intake;
use crate::intake::accounts::AccountId;
use crate::period::{Calendar, Period, PeriodKind};
use crate::problem::Problems;
use crate::rulebook::Rulebook;
use crate::scoring::Scored;
use crate::standing::{Ranked, Ranking, Standing, is_within, stand};

/// What earlier periods among the inputs tell.
#[derive(Debug, Default)]
pub struct History {
    /// What each account has in the year up to the end of the period, by unit; none where no earlier
    /// period of the year is known.
    year: Option<HashMap<(AccountId, u8), Decimal>>,
    /// The standing of the period before.
    before: Option<Standing>,
}

impl History {
    /// Reads it off the same ledger.
    pub fn of(intake: &Intake, rulebook: &Rulebook, scored: &Scored, period: Period) -> History {
        let calendar = &rulebook.calendar;
        let bases = || scored.periods.iter().copied();
        let before = bases()
            .map(|base| calendar.containing(base, period.kind))
            .find(|earlier| calendar.next(*earlier) == period);
        History {
            year: year(calendar, scored, period),
            // Its doubts were told when it was its turn.
            before: before
                .map(|before| stand(intake, rulebook, scored, before, &mut Problems::default())),
        }
    }

    /// What an account has in the year to date.
    pub fn year(&self, account: AccountId, unit: u8) -> Option<Decimal> {
        let year = self.year.as_ref()?;
        Some(year.get(&(account, unit)).copied().unwrap_or_default())
    }

    /// Whether the year to date is known.
    pub fn has_year(&self) -> bool {
        self.year.is_some()
    }

    /// The period before, where it is known.
    pub fn before(&self) -> Option<&Standing> {
        self.before.as_ref()
    }

    /// By how many places an account has risen in a ranking since the period before; below zero where
    /// it has fallen, none where it has no place in one of the two.
    pub fn change(&self, ranking: &Ranking, row: &Ranked) -> Option<i64> {
        let before = self.place_before(ranking, row.account)?;
        Some(before as i64 - row.place? as i64)
    }

    /// The place an account had in the same ranking of the period before.
    fn place_before(&self, ranking: &Ranking, account: AccountId) -> Option<usize> {
        let key = |ranking: &Ranking| (ranking.kind, ranking.unit, ranking.rule);
        let mut rankings = self.before.as_ref()?.rankings.iter();
        let same = rankings.find(|other| key(other) == key(ranking))?;
        let row = same.rows.iter().find(|row| row.account == account)?;
        row.place
    }
}

/// The sums of the year up to the end of a period that does not begin it.
fn year(
    calendar: &Calendar,
    scored: &Scored,
    period: Period,
) -> Option<HashMap<(AccountId, u8), Decimal>> {
    let ends = calendar.last_day(period);
    let whole = calendar.containing(period, PeriodKind::Year);
    let counts = |own: Period| is_within(calendar, own, whole) && calendar.last_day(own) <= ends;
    let earlier = |own: &Period| counts(*own) && !is_within(calendar, *own, period);
    if period.kind == PeriodKind::Year || !scored.periods.iter().any(earlier) {
        return None;
    }
    let within: Vec<bool> = scored
        .ledger
        .periods
        .iter()
        .map(|own| counts(*own))
        .collect();
    let mut sums = HashMap::new();
    for entry in &scored.ledger.entries {
        if within[usize::from(entry.period)] {
            *sums.entry((entry.account, entry.unit)).or_default() += entry.amount;
        }
    }
    Some(sums)
}
