//! Figures that go by facts of an account, and what is said where such facts are missing.
//!
//! A clause whose condition on an account is unknown leaves it alone, and one note a clause counts
//! the accounts; unless a field that it reads is declared with `missing = "ask"`. A figure by an empty cell is asked, once a cell; one outside the office's own bounds
//! is an error.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::book::Book;
use super::questions;
use crate::clauses::limit::{AccountLimit, Bound};
use crate::intake::accounts::AccountId;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::amount::{Amount, NoAmount, NoFigure, figure};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{FieldId, Missing};
use crate::rulebook::{RuleId, Rulebook};

/// What clauses on accounts could not tell.
#[derive(Default)]
pub(super) struct Untold {
    /// The accounts that a clause could not judge.
    unjudged: BTreeMap<RuleId, BTreeSet<AccountId>>,
    /// The cells without a figure, with the first clause that needs it.
    figures: BTreeMap<(AccountId, Option<FieldId>), (NoAmount, RuleId)>,
}

impl Untold {
    pub(super) fn figure(&mut self, rule: RuleId, account: AccountId, (why, field): NoFigure) {
        self.figures.entry((account, field)).or_insert((why, rule));
    }
}

impl Book<'_> {
    /// Notes that a clause could not judge an account by the roster of a day; where a field that it
    /// reads is to be asked for, that is asked.
    pub(super) fn unjudged(&mut self, rule: RuleId, account: AccountId, day: NaiveDate) {
        let fields = self.rulebook.fields_of(rule);
        let asked = fields.into_iter().find(|&id| {
            let is_asked = self.rulebook.fields.get(id).missing == Missing::Ask;
            is_asked && self.classified.account_fact(account, id, day).is_unknown()
        });
        match asked {
            Some(field) => {
                let why = (NoAmount::Unknown, Some(field));
                self.untold.figure(rule, account, why);
            }
            None => {
                let accounts = self.untold.unjudged.entry(rule).or_default();
                accounts.insert(account);
            }
        }
    }

    /// Whether a clause names an account, by the roster of a day.
    pub(super) fn judge(
        &mut self,
        rule: RuleId,
        who: &Condition,
        account: AccountId,
        day: NaiveDate,
    ) -> Truth {
        let facts = |field| self.classified.account_fact(account, field, day);
        let truth = who.judge(&facts);
        if truth == Truth::Unknown {
            self.unjudged(rule, account, day);
        }
        truth
    }

    /// Whether a clause surely names an account.
    pub(super) fn names(
        &mut self,
        rule: RuleId,
        who: &Condition,
        account: AccountId,
        day: NaiveDate,
    ) -> bool {
        self.judge(rule, who, account, day) == Truth::True
    }

    /// What an amount of a clause comes to for an account, by the roster of a day.
    pub(super) fn figure(
        &mut self,
        rule: RuleId,
        amount: &Amount,
        account: AccountId,
        day: NaiveDate,
    ) -> Option<Exact> {
        let facts = |field| self.classified.account_fact(account, field, day);
        let found = figure(amount, &facts);
        found
            .map_err(|why| self.untold.figure(rule, account, why))
            .ok()
    }

    /// The figure of a limit for an account; none where it does not name the account, or cannot be
    /// told.
    pub(super) fn limit_figure(
        &mut self,
        limit: &AccountLimit,
        account: AccountId,
        day: NaiveDate,
    ) -> Option<Exact> {
        if !self.names(limit.rule, &limit.who, account, day) {
            return None;
        }
        match &limit.bound {
            Bound::Pieces(pieces) => Some(*pieces),
            Bound::Most(amount) | Bound::Least(amount) => {
                self.figure(limit.rule, amount, account, day)
            }
        }
    }

    /// Tells what clauses on accounts could not tell.
    pub(super) fn tell_untold(&mut self, problems: &mut Problems) {
        let Untold { unjudged, figures } = std::mem::take(&mut self.untold);
        for (rule, accounts) in unjudged {
            let of = (&self.classified.accounts, accounts);
            questions::unjudged_accounts(self.rulebook, rule, of, problems);
        }
        for ((account, field), (why, rule)) in figures {
            self.questions += 1;
            let name = &*self.classified.accounts.get(account).name;
            problems.push(about(self.rulebook, name, field, &why, rule));
        }
    }
}

fn about(
    rulebook: &Rulebook,
    name: &str,
    field: Option<FieldId>,
    why: &NoAmount,
    rule: RuleId,
) -> Problem {
    let error = |code| Problem::error(code, Place::Run);
    let problem = match why {
        NoAmount::Unknown => error("account-without-figure"),
        NoAmount::OutOfRange(range) => questions::with_bounds(error("account-out-of-range"), range),
        NoAmount::TooLarge => error("too-large"),
    };
    let field = field.map_or("", |id| rulebook.fields.get(id).title());
    problem
        .read(name)
        .with("field", field)
        .with("clause", rulebook.rule(rule).clause.as_str())
}
