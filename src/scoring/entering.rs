//! How entries come into the ledger: what a rule books to an account, and as its `also` says to
//! others.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::book::Book;
use super::signing::Signing;
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::rulebook::RuleId;
use crate::rulebook::also::Also;
use crate::rulebook::condition::Truth;

impl Book<'_> {
    pub(super) fn enter(&mut self, entry: Entry) {
        self.ledger.entries.push(entry);
    }

    /// Enters an amount, and the same to the accounts that `also` names beside the entry's own, by
    /// the roster of a day. Answers those others.
    pub(super) fn enter_with(
        &mut self,
        entry: Entry,
        also: Option<&Also>,
        day: NaiveDate,
    ) -> Vec<AccountId> {
        self.enter(entry);
        let others = also.map_or_else(Vec::new, |also| self.also_of(also, entry.account, day));
        for &account in &others {
            let why = Why::Also;
            self.enter(Entry {
                account,
                why,
                ..entry
            });
        }
        others
    }

    /// The accounts that `also` names beside this one, by the roster of a day.
    pub(super) fn also_of(
        &self,
        also: &Also,
        account: AccountId,
        day: NaiveDate,
    ) -> Vec<AccountId> {
        let accounts = &self.classified.accounts;
        let department = match accounts.get(account).kind {
            AccountKind::Department => Some(account),
            AccountKind::Teacher => accounts.department_on(account, day),
            AccountKind::Outsider => None,
        };
        match also {
            Also::Department => department.into_iter().filter(|id| *id != account).collect(),
            Also::Teachers(who) => {
                let such = |id: AccountId| {
                    let facts = |field| self.classified.account_fact(id, field, day);
                    id != account
                        && accounts.get(id).kind == AccountKind::Teacher
                        && department.is_some()
                        && accounts.department_on(id, day) == department
                        && who.judge(&facts) == Truth::True
                };
                let all = accounts.iter().map(|(id, _)| id);
                all.filter(|id| such(*id)).collect()
            }
        }
    }

    /// An entry of 0 for each signer and each rule, so that the reason stands in every account.
    pub(super) fn zero_entries(
        &mut self,
        submission: u32,
        rules: &[RuleId],
        unit: u8,
        phase: Phase,
        why: Why,
    ) {
        let row = &self.classified.submissions[submission as usize];
        let Some(date) = row.date else { return };
        let period = self.period(date);
        let share = self.share_of(submission);
        let mut signing = Signing::of(self.classified, row, share);
        signing.sharers.append(&mut signing.beside);
        if signing.sharers.is_empty() {
            signing.sharers.push(NOBODY);
        }
        for account in signing.sharers {
            for &rule in rules {
                self.enter(Entry {
                    account,
                    period,
                    rule,
                    unit,
                    phase,
                    amount: self.points(0),
                    rests: Rests::Submission(submission),
                    why,
                    split: None,
                });
            }
        }
    }

    /// Grains as points.
    pub(super) fn points(&self, grains: i64) -> Decimal {
        Decimal::new(grains, self.rulebook.grain())
    }

    /// A sum of grains as points.
    pub(super) fn points_of(&self, grains: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(grains, self.rulebook.grain()).unwrap_or_default()
    }
}
