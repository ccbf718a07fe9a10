//! Whom clauses on accounts look at: the roster of a day, or without a roster whoever has an entry.

use chrono::NaiveDate;

use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind, Accounts};
use crate::ledger::Ledger;

/// The accounts that are assessed.
pub struct Assessed<'i> {
    accounts: &'i Accounts,
    /// Who has an entry, by account; empty where there is a roster.
    booked: Vec<bool>,
}

impl<'i> Assessed<'i> {
    pub fn of(intake: &'i Intake, ledger: &Ledger) -> Assessed<'i> {
        let accounts = &intake.accounts;
        let mut booked = Vec::new();
        if !accounts.has_roster {
            booked.resize(accounts.len(), false);
            for entry in &ledger.entries {
                booked[entry.account.0 as usize] = true;
            }
        }
        Assessed { accounts, booked }
    }

    /// Those of a kind, by the roster of a day.
    pub fn on(&self, day: NaiveDate, kind: AccountKind) -> Vec<AccountId> {
        let is_assessed = |id: AccountId| match self.booked.get(id.0 as usize) {
            Some(booked) => *booked,
            None => self.accounts.is_on_roster_on(id, day),
        };
        let own = self
            .accounts
            .iter()
            .filter(|(_, account)| account.kind == kind);
        own.map(|(id, _)| id)
            .filter(|id| is_assessed(*id))
            .collect()
    }
}
