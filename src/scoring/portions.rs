//! Shares of scores that clauses look at again after they are booked: limits, tasks measured in
//! points or that cover pieces, rankings and money of what a condition selects.

use std::ops::Range;

use crate::clauses::rank::By;
use crate::clauses::target::Measure;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Condition;

/// What an account got of a score, in grains; limits and tasks take from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    pub account: AccountId,
    /// Base period, as the ledger knows it.
    pub period: u16,
    pub unit: u8,
    pub grains: i64,
    /// The score's own publication.
    pub submission: u32,
    /// Whether it is a share of the piece, and not what the people of another column are paid:
    /// that is no piece, so counts and tasks leave it alone.
    pub signs: bool,
    /// The selections that take it, a bit each.
    pub takers: u64,
}

/// How many selections there may be: each is a bit.
pub const MOST_TAKERS: usize = 64;

/// Scores of a kind of account that some clause selects, by the score's own publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taker {
    pub account: AccountKind,
    pub unit: Option<u8>,
    pub when: Condition,
}

/// The selections of a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Takers(Vec<Taker>);

impl Takers {
    /// The selections of all clauses that look at shares again.
    pub fn of(rulebook: &Rulebook) -> Takers {
        let mut takers = Takers::default();
        for limit in &rulebook.limits.scores {
            takers.add(limit.account, limit.unit, &limit.when);
        }
        for target in &rulebook.targets {
            if target.rows.iter().any(|row| row.measure == Measure::Points) {
                takers.add(target.account, target.unit, &target.when);
            }
            if target.covers.is_some() {
                takers.add(target.account, target.unit, &Condition::ALWAYS);
            }
        }
        let lists = rulebook.lists.iter().map(|list| &list.rank);
        for rank in rulebook.ranks.iter().chain(lists) {
            if rank.by == By::Points && rank.when != Condition::ALWAYS {
                takers.add(rank.account, rank.unit, &rank.when);
            }
        }
        let money = rulebook.money.iter();
        for clause in money.filter(|clause| clause.when != Condition::ALWAYS) {
            takers.add(clause.account, clause.unit, &clause.when);
        }
        takers
    }

    fn add(&mut self, account: AccountKind, unit: Option<u8>, when: &Condition) {
        if self.bit(account, unit, when).is_none() {
            self.0.push(Taker {
                account,
                unit,
                when: when.clone(),
            });
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Taker> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bit of a selection, if some clause makes it.
    pub fn bit(&self, account: AccountKind, unit: Option<u8>, when: &Condition) -> Option<u64> {
        let own =
            |taker: &Taker| taker.account == account && taker.unit == unit && taker.when == *when;
        self.0.iter().position(own).map(|index| 1 << index)
    }

    /// The bits of the selections that take shares of a kind of account in a unit.
    pub fn mask(&self, account: AccountKind, unit: u8) -> u64 {
        let takes =
            |taker: &Taker| taker.account == account && taker.unit.is_none_or(|own| own == unit);
        let bits = self.0.iter().enumerate();
        bits.filter(|(_, taker)| takes(taker))
            .fold(0, |mask, (index, _)| mask | 1 << index)
    }
}

/// The shares that some selection takes, account by account.
#[derive(Clone, Debug, Default)]
pub struct Portions {
    pub takers: Takers,
    list: Vec<Portion>,
}

impl Portions {
    pub fn new(rulebook: &Rulebook) -> Portions {
        Portions {
            takers: Takers::of(rulebook),
            list: Vec::new(),
        }
    }

    /// Keeps a share if some selection takes it.
    pub fn keep(&mut self, portion: Portion) {
        if portion.takers != 0 {
            self.list.push(portion);
        }
    }

    /// Puts the shares of each account together; until then [`Portions::of_account`] finds nothing.
    pub fn settle(&mut self) {
        self.list
            .sort_by_key(|portion| (portion.account, portion.submission));
    }

    /// The place of what another account got of the same score.
    pub fn counterpart(&self, portion: &Portion, account: AccountId) -> Option<usize> {
        let key = (account, portion.submission);
        let start = self
            .list
            .partition_point(|other| (other.account, other.submission) < key);
        let own = self.list[start..]
            .iter()
            .take_while(|other| (other.account, other.submission) == key);
        let same = |other: &Portion| other.unit == portion.unit && other.signs == portion.signs;
        own.enumerate()
            .find(|(_, other)| same(other))
            .map(|(index, _)| start + index)
    }

    /// Takes the shares of some accounts from elsewhere, put in their place here.
    pub fn replace(
        &mut self,
        other: &Portions,
        accounts: &impl Fn(&AccountId) -> bool,
        place: impl Fn(&mut Portion),
    ) {
        self.list.retain(|portion| !accounts(&portion.account));
        let own = other.list.iter().copied();
        let own = own.filter(|portion| accounts(&portion.account));
        self.list.extend(own.map(|mut portion| {
            place(&mut portion);
            portion
        }));
        self.settle();
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn get(&self, index: usize) -> &Portion {
        &self.list[index]
    }

    pub fn get_mut(&mut self, index: usize) -> &mut Portion {
        &mut self.list[index]
    }

    pub fn iter(&self) -> impl Iterator<Item = &Portion> {
        self.list.iter()
    }

    /// The places of an account's shares.
    pub fn of_account(&self, account: AccountId) -> Range<usize> {
        let start = self
            .list
            .partition_point(|portion| portion.account < account);
        let end = self
            .list
            .partition_point(|portion| portion.account <= account);
        start..end
    }

    /// What is left to an account of its shares in a unit that a selection takes, in these base
    /// periods, in grains.
    pub fn left(&self, account: AccountId, unit: u8, bit: u64, periods: &[u16]) -> i128 {
        let own = self.taken(account, unit, bit, periods);
        own.map(|portion| i128::from(portion.grains)).sum()
    }

    /// An account's shares in a unit that a selection takes, in these base periods.
    pub fn taken(
        &self,
        account: AccountId,
        unit: u8,
        bit: u64,
        periods: &[u16],
    ) -> impl Iterator<Item = &Portion> {
        self.list[self.of_account(account)]
            .iter()
            .filter(move |portion| {
                portion.unit == unit
                    && portion.takers & bit != 0
                    && periods.contains(&portion.period)
            })
    }
}
