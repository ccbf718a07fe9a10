//! Phase 6: a score goes to its signers and their departments.

use super::Book;
use super::judging::{AllJudged, Class};
use super::limits::Limited;
use super::questions;
use super::settling::{Score, too_large};
use super::signing::Signing;
use crate::clauses::share::{Departments, Division, Outsiders, Share, equally};
use crate::intake::Roles;
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::ledger::{Phase, Rests, Why};
use crate::problem::Problems;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Rounding;

/// What sharing a score needs, kept between scores.
#[derive(Default)]
pub(super) struct Desk {
    signing: Signing,
    before: Vec<i64>,
    after: Vec<i64>,
    departments: Vec<(AccountId, i64)>,
    /// The accounts that sign the scores of the piece at hand.
    pub(super) signers: Vec<AccountId>,
    /// Those of them who share.
    pub(super) sharers: Vec<AccountId>,
}

impl Desk {
    pub(super) fn book_score(
        &mut self,
        book: &mut Book<'_>,
        all: &AllJudged,
        score: &Score,
        unit: u8,
        problems: &mut Problems,
    ) {
        let classified = book.classified;
        let class = all.class(score.submission);
        let row = &classified.submissions[score.submission as usize];
        let Some(date) = row.date else { return };
        let period = book.period(date);
        let share = share_clause(book, class, score.submission, unit, problems);
        self.signing.fill(classified, row, share);
        if self.signing.sharers.is_empty() {
            self.signing.sharers.push(NOBODY);
            self.signing.roles.push(Roles::NONE);
        }
        let sharers = self.signing.sharers.len();
        self.sharers.extend(&self.signing.sharers);
        let by_departments = self
            .signing
            .sharers
            .iter()
            .all(|id| classified.accounts.get(*id).kind == AccountKind::Department);
        let division = match (by_departments, share.departments) {
            (true, Departments::Whole) => Division::Each,
            (true, _) => Division::Equal,
            (false, _) => share.divide(&self.signing.roles),
        };

        let rounding = book.rulebook.rounding;
        self.before.clear();
        self.before.resize(sharers, 0);
        let mut total = 0;
        for part in &score.rounded.parts {
            total += part.grains;
            if !divide(total, &division, sharers, rounding, &mut self.after) {
                too_large(book, score.submission, problems);
                return;
            }
            let rests = Rests::Submission(part.other.unwrap_or(score.submission));
            for index in 0..sharers {
                let account = self.signing.sharers[index];
                let grains = self.after[index] - self.before[index];
                book.enter(
                    account, period, unit, part.phase, part.rule, grains, rests, part.why,
                );
            }
            std::mem::swap(&mut self.before, &mut self.after);
        }
        self.departments.clear();
        let rests = Rests::Submission(score.submission);
        for index in 0..sharers {
            let (id, grains) = (self.signing.sharers[index], self.before[index]);
            let account = classified.accounts.get(id);
            match account.kind {
                AccountKind::Outsider if share.outsiders != Outsiders::Pay => {
                    let why = if id == NOBODY {
                        Why::Unsigned
                    } else {
                        Why::OutsiderDropped
                    };
                    let rule = share.rule;
                    book.enter(id, period, unit, Phase::Share, rule, -grains, rests, why);
                    continue;
                }
                AccountKind::Outsider => {}
                AccountKind::Teacher => {
                    if let Some(department) = account.department {
                        match self
                            .departments
                            .iter_mut()
                            .find(|(known, _)| *known == department)
                        {
                            Some((_, sum)) => *sum += grains,
                            None => self.departments.push((department, grains)),
                        }
                        self.signers.push(department);
                    }
                    self.signers.push(id);
                    limited(
                        book,
                        class,
                        id,
                        AccountKind::Teacher,
                        period,
                        unit,
                        grains,
                        score,
                    );
                }
                AccountKind::Department => {
                    self.signers.push(id);
                    limited(
                        book,
                        class,
                        id,
                        AccountKind::Department,
                        period,
                        unit,
                        grains,
                        score,
                    );
                }
            }
        }
        self.signers.extend(&self.signing.beside);
        self.book_departments(book, class, score, share, period, unit);
    }

    /// What the departments of the persons who share get.
    fn book_departments(
        &mut self,
        book: &mut Book<'_>,
        class: &Class,
        score: &Score,
        share: &Share,
        period: u16,
        unit: u8,
    ) {
        let count = self.departments.len();
        if count == 0 {
            return;
        }
        match share.departments {
            Departments::None => return,
            Departments::Sum => {}
            Departments::Whole => {
                self.departments
                    .iter_mut()
                    .for_each(|(_, sum)| *sum = score.rounded.total);
            }
            Departments::Split => {
                for ((_, sum), part) in self
                    .departments
                    .iter_mut()
                    .zip(equally(score.rounded.total, count))
                {
                    *sum = part;
                }
            }
        }
        for index in 0..count {
            let (department, grains) = self.departments[index];
            let rests = Rests::Submission(score.submission);
            let why = Why::DepartmentSum;
            book.enter(
                department,
                period,
                unit,
                Phase::Share,
                share.rule,
                grains,
                rests,
                why,
            );
            let kind = AccountKind::Department;
            limited(book, class, department, kind, period, unit, grains, score);
        }
    }
}

/// Keeps a share for the limits that select it.
#[expect(clippy::too_many_arguments, reason = "a share has as many parts")]
fn limited(
    book: &mut Book<'_>,
    class: &Class,
    account: AccountId,
    kind: AccountKind,
    period: u16,
    unit: u8,
    grains: i64,
    score: &Score,
) {
    let mut limits = 0_u64;
    for (index, limit) in book.rulebook.limits.iter().enumerate() {
        let selects = limit.account == kind
            && limit.unit.is_none_or(|own| own == unit)
            && class.limits[index] == Truth::True;
        limits |= u64::from(selects) << index;
    }
    if limits != 0 {
        let submission = score.submission;
        book.limited.push(Limited {
            account,
            period,
            unit,
            grains,
            submission,
            limits,
        });
    }
}

/// The share clause of a score.
fn share_clause<'r>(
    book: &Book<'r>,
    class: &Class,
    submission: u32,
    unit: u8,
    problems: &mut Problems,
) -> &'r Share {
    let rulebook = book.rulebook;
    let mut taking = rulebook
        .shares
        .iter()
        .zip(&class.shares)
        .filter(|(share, truth)| **truth == Truth::True && share.unit.is_none_or(|own| own == unit))
        .map(|(share, _)| share);
    let first = taking.next();
    if let (Some(first), Some(second)) = (first, taking.next()) {
        let row = &book.classified.submissions[submission as usize];
        problems.push(
            questions::about_row(book.classified, row, "clauses-overlap")
                .with("one", rulebook.rule(first.rule).line.to_string())
                .with("other", rulebook.rule(second.rule).line.to_string()),
        );
    }
    first.unwrap_or(&rulebook.default_share)
}

/// Writes each sharer's part of `total`; false if numbers grow too large.
fn divide(
    total: i64,
    division: &Division,
    sharers: usize,
    rounding: Rounding,
    into: &mut Vec<i64>,
) -> bool {
    into.clear();
    match division {
        Division::Each => into.resize(sharers, total),
        Division::Equal => into.extend(equally(total, sharers)),
        Division::TooLarge => return false,
        Division::Weights(weights) => match weights.divide(total, rounding) {
            Some(shares) => *into = shares,
            None => return false,
        },
    }
    true
}
