//! What accounts have in a period: points, pieces, publications, tasks missed.

use chrono::NaiveDate;
use hashbrown::HashSet;
use rust_decimal::Decimal;

use crate::clauses::rank::{By, Rank};
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::Ledger;
use crate::period::Period;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::{Exact, Rounding};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::scoring::Scored;
use crate::scoring::assessed::Assessed;

use super::is_within;

/// The results of all accounts in a period.
pub(super) struct Results<'v> {
    pub(super) intake: &'v Intake,
    pub(super) rulebook: &'v Rulebook,
    pub(super) scored: &'v Scored,
    pub(super) period: Period,
    /// Its base periods, as the ledger knows them.
    bases: Vec<u16>,
    /// Its last day, by whose roster accounts are judged.
    day: NaiveDate,
    assessed: Assessed<'v>,
    /// Totals by account and unit.
    totals: Vec<Decimal>,
    /// What an account is to have besides.
    more: Option<More>,
}

/// More than an account has.
#[derive(Clone, Copy, Debug)]
pub(super) struct More {
    pub(super) account: AccountId,
    pub(super) unit: u8,
    pub(super) points: Exact,
    pub(super) pieces: Exact,
    pub(super) publications: Exact,
}

impl<'v> Results<'v> {
    pub(super) fn new(
        intake: &'v Intake,
        rulebook: &'v Rulebook,
        scored: &'v Scored,
        period: Period,
    ) -> Results<'v> {
        Results {
            intake,
            rulebook,
            scored,
            period,
            bases: scored.ledger.bases_of(period, &rulebook.calendar),
            day: rulebook.calendar.last_day(period),
            assessed: Assessed::of(intake, &scored.ledger),
            totals: totals(intake, rulebook, &scored.ledger, period),
            more: None,
        }
    }

    /// The same results, if an account had more.
    pub(super) fn with(&self, more: More) -> Results<'v> {
        Results {
            more: Some(more),
            ..self.of(self.period)
        }
    }

    /// The results of another period.
    pub(super) fn of(&self, period: Period) -> Results<'v> {
        Results::new(self.intake, self.rulebook, self.scored, period)
    }

    /// Whether the rulebook holds on the period's last day, by which clauses on a period go.
    pub(super) fn is_in_force(&self) -> bool {
        self.rulebook.is_in_force(self.day)
    }

    /// The accounts of a kind on the roster; without a roster those with an entry.
    pub(super) fn accounts(&self, kind: AccountKind) -> Vec<AccountId> {
        self.assessed.on(self.day, kind)
    }

    /// The sum of an account's entries.
    pub(super) fn points(&self, account: AccountId, unit: u8) -> Decimal {
        let units = self.rulebook.units.len();
        let points = self.totals[account.0 as usize * units + usize::from(unit)];
        let more = self.more_of(account).filter(|more| more.unit == unit);
        let more = more.and_then(|more| more.points.decimal());
        points + more.unwrap_or_default()
    }

    /// How many of its pieces meet a condition.
    pub(super) fn pieces(&self, account: AccountId, when: &Condition) -> Exact {
        let tally = &self.scored.tally;
        let pieces = tally.pieces(account, tally.question(when), &self.bases);
        plus(pieces, self.more_of(account).map(|more| more.pieces))
    }

    /// How many of its publications meet a condition.
    pub(super) fn publications(&self, account: AccountId, when: &Condition) -> Exact {
        let tally = &self.scored.tally;
        let publications = tally.publications(account, tally.question(when), &self.bases);
        let more = self.more_of(account).map(|more| more.publications);
        plus(publications, more)
    }

    /// What a ranking or a list ranks by: points, or what is counted.
    pub(super) fn figure(&self, rank: &Rank, unit: u8, account: AccountId) -> Exact {
        match rank.by {
            By::Points => self.points_of(account, unit, (rank.account, rank.unit), &rank.when),
            By::Pieces => self.pieces(account, &rank.when),
            By::Publications => self.publications(account, &rank.when),
        }
    }

    /// All points of an account in a unit; with a condition what is left after phase 7 of the scores
    /// that a clause of that kind of account and unit selects by it.
    pub(super) fn points_of(
        &self,
        account: AccountId,
        unit: u8,
        (kind, of_unit): (AccountKind, Option<u8>),
        when: &Condition,
    ) -> Exact {
        if *when == Condition::ALWAYS {
            return Exact::of(self.points(account, unit));
        }
        let portions = &self.scored.portions;
        let bit = portions.takers.bit(kind, of_unit, when);
        let grains = bit.map_or(0, |bit| portions.left(account, unit, bit, &self.bases));
        // A grain is at most 12 decimals, so the power fits.
        let grain = 10_i128.pow(self.rulebook.grain());
        let points = Exact::fraction(grains, grain).unwrap_or(Exact::ZERO);
        let more = self.more_of(account).filter(|more| more.unit == unit);
        plus(points, more.map(|more| more.points))
    }

    fn more_of(&self, account: AccountId) -> Option<&More> {
        self.more.as_ref().filter(|more| more.account == account)
    }

    /// The accounts that did less than they owed by a target of this article, in a period that is
    /// part of this one.
    pub(super) fn who_missed(&self, clause: &str) -> HashSet<AccountId> {
        let calendar = &self.rulebook.calendar;
        let duties = self.scored.duties.iter().filter(|duty| {
            duty.clause == clause
                && duty.done < duty.owed
                && is_within(calendar, duty.period, self.period)
        });
        duties.map(|duty| duty.account).collect()
    }

    pub(super) fn judge(&self, who: &Condition, account: AccountId) -> Truth {
        who.judge(&|field| self.intake.account_fact(account, field, self.day))
    }

    pub(super) fn admits(&self, who: &Condition, account: AccountId) -> bool {
        self.judge(who, account) == Truth::True
    }

    /// Whether it is shown without a place, stands on no list and gets no money.
    pub(super) fn is_unranked(&self, account: AccountId) -> bool {
        let mut clauses = self.rulebook.unranked.iter();
        let kind = self.intake.accounts.get(account).kind;
        clauses.any(|clause| {
            clause.account.is_none_or(|own| own == kind) && self.admits(&clause.who, account)
        })
    }

    /// The text of an account's fact; empty if it is unknown.
    pub(super) fn group(&self, account: AccountId, field: FieldId) -> String {
        match self.intake.account_fact(account, field, self.day) {
            Fact::Choice(value) => self.intake.accounts.value(self.rulebook, field, value),
            Fact::Number(number) => number.normalize().to_string(),
            Fact::Day(day) => day.to_string(),
            Fact::Flag(flag) => flag.to_string(),
            Fact::Unknown | Fact::Unread | Fact::None => String::new(),
        }
    }
}

fn plus(own: Exact, more: Option<Exact>) -> Exact {
    more.and_then(|more| own.plus(more)).unwrap_or(own)
}

/// The sums of all entries of a period, by account and unit.
fn totals(intake: &Intake, rulebook: &Rulebook, ledger: &Ledger, period: Period) -> Vec<Decimal> {
    let periods = ledger.periods.iter();
    let within: Vec<bool> = periods
        .map(|booked| is_within(&rulebook.calendar, *booked, period))
        .collect();
    let units = rulebook.units.len();
    let zero = Decimal::new(0, rulebook.decimals);
    let mut sums = vec![zero; intake.accounts.len() * units];
    let entries = ledger.entries.iter();
    for entry in entries.filter(|entry| within[usize::from(entry.period)]) {
        sums[entry.account.0 as usize * units + usize::from(entry.unit)] += entry.amount;
    }
    sums
}

/// A figure as it is shown: at most two decimals, half up. What is compared is the fraction.
pub(super) fn shown(figure: Exact) -> Decimal {
    const SHOWN: u32 = 2;
    match figure.grains(SHOWN, Rounding::HalfUp) {
        Some(grains) => Decimal::new(grains, SHOWN).normalize(),
        None => figure.decimal().unwrap_or_default(),
    }
}
