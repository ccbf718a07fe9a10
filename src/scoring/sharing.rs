//! Phase 6: a score goes to its signers and their departments.

use chrono::NaiveDate;

use super::book::Book;
use super::dividing::{Cuts, divide, keep_signs};
use super::judging::{AllJudged, Class};
use super::outsiders::{excluded, note_unjudged};
use super::own_shares;
use super::portions::Portion;
use super::score::Score;
use super::settling::too_large;
use super::signing::Signing;
use crate::clauses::share::{Departments, Division, Outsiders, Share};
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::intake::{Role, Roles};
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::weights::equally;

/// What sharing a score needs, kept between scores.
#[derive(Default)]
pub(super) struct Desk {
    signing: Signing,
    before: Vec<i64>,
    after: Vec<i64>,
    /// What each sharer gets by each part of a score, part after part.
    grid: Vec<i64>,
    departments: Vec<(AccountId, i64)>,
    /// What the piece at hand counts as, by question of the tally.
    pub(super) counts: Vec<Option<Exact>>,
    /// The accounts that sign the scores of the piece at hand.
    pub(super) signers: Vec<AccountId>,
    /// Those of them who share.
    pub(super) sharers: Vec<AccountId>,
}

/// Where a share is booked.
#[derive(Clone, Copy)]
pub(super) struct Spot<'s> {
    pub(super) class: &'s Class,
    pub(super) share: &'s Share,
    pub(super) submission: u32,
    /// The day of publication, by whose roster it goes.
    pub(super) day: NaiveDate,
    pub(super) period: u16,
    pub(super) unit: u8,
}

impl Spot<'_> {
    /// What a rule brings an account here, in grains.
    pub(super) fn entry(
        &self,
        book: &Book<'_>,
        account: AccountId,
        rule: RuleId,
        grains: i64,
        why: Why,
    ) -> Entry {
        Entry {
            account,
            period: self.period,
            rule,
            unit: self.unit,
            phase: Phase::Share,
            amount: book.points(grains),
            rests: Rests::Submission(self.submission),
            why,
            split: None,
        }
    }
}

impl Desk {
    /// Shares a score among its signers, and books it in a period.
    pub(super) fn book_score(
        &mut self,
        book: &mut Book<'_>,
        all: &AllJudged,
        score: &Score,
        period: u16,
        unit: u8,
        problems: &mut Problems,
    ) {
        let Some(spot) = spot(book, all, score, period, unit) else {
            return;
        };
        let share = spot.share;
        let row = &book.classified.submissions[score.submission as usize];
        let outside = |id: AccountId| excluded(book, &spot, id).is_some();
        self.signing.fill(book.classified, row, share, &outside);
        let left_out = std::mem::take(&mut self.signing.left_out);
        for id in left_out {
            if let Some(rule) = excluded(book, &spot, id) {
                book.enter(spot.entry(book, id, rule, 0, Why::Rule));
            }
        }
        if self.signing.sharers.is_empty() {
            self.signing.sharers.push(NOBODY);
            self.signing.roles.push(Roles::NONE);
        }
        let accounts = &book.classified.accounts;
        let staff = self.signing.sharers.iter().filter(|id| {
            !accounts.is_outsider_on(**id, spot.day) && excluded(book, &spot, **id).is_none()
        });
        self.sharers.extend(staff);
        let division = if !self.is_by_departments(book) {
            share.divide(&self.signing.roles)
        } else if share.departments == Departments::Whole {
            Division::Each
        } else {
            Division::Equal
        };
        if let Some(most) = share.signers
            && self.signing.sharers.len() > most
            && !self.is_by_departments(book)
        {
            book.beyond
                .push((share.rule, self.signing.sharers.len() - most));
        }
        self.book_divided(book, &spot, score, &division, true, problems);
        let beside = self.signing.beside.iter();
        let signing = beside.filter(|id| excluded(book, &spot, **id).is_none());
        self.signers.extend(signing);
    }

    /// Shares a score equally among the people of a column.
    pub(super) fn book_column(
        &mut self,
        book: &mut Book<'_>,
        all: &AllJudged,
        score: &Score,
        period: u16,
        (unit, role): (u8, Role),
        problems: &mut Problems,
    ) {
        let Some(spot) = spot(book, all, score, period, unit) else {
            return;
        };
        let row = &book.classified.submissions[score.submission as usize];
        self.signing.fill_column(book.classified, row, role);
        if spot.share.outsiders == Outsiders::ToStaff {
            let outside = |id: AccountId| excluded(book, &spot, id).is_some();
            self.signing
                .leave_out_outsiders(book.classified, row, &outside);
            self.signing.left_out.clear();
        }
        self.book_divided(book, &spot, score, &Division::Equal, false, problems);
    }

    fn is_by_departments(&self, book: &Book<'_>) -> bool {
        self.kind_of_sharers(book) == AccountKind::Department
    }

    /// Departments share where only they sign.
    fn kind_of_sharers(&self, book: &Book<'_>) -> AccountKind {
        let kind = |id: &AccountId| book.classified.accounts.get(*id).kind;
        let mut sharers = self.signing.sharers.iter();
        match sharers.all(|id| kind(id) == AccountKind::Department) {
            true => AccountKind::Department,
            false => AccountKind::Teacher,
        }
    }

    /// Books a score as it is divided among those at the desk, and to their departments.
    fn book_divided(
        &mut self,
        book: &mut Book<'_>,
        spot: &Spot<'_>,
        score: &Score,
        division: &Division,
        signs: bool,
        problems: &mut Problems,
    ) {
        let sharers = self.signing.sharers.len();
        let rounding = book.rulebook.rounding;
        self.before.clear();
        self.before.resize(sharers, 0);
        self.grid.clear();
        let mut total = 0;
        for part in &score.rounded.parts {
            total += part.grains;
            if !divide(total, division, sharers, rounding, &mut self.after) {
                too_large(book, score.submission, problems);
                return;
            }
            let parts = self.after.iter().zip(&self.before);
            self.grid
                .extend(parts.map(|(after, before)| after - before));
            std::mem::swap(&mut self.before, &mut self.after);
        }
        keep_signs(&mut self.grid, &score.rounded.parts, sharers);
        let cuts = Cuts::of(division, sharers, self.kind_of_sharers(book));
        for (part, row) in score.rounded.parts.iter().zip(self.grid.chunks(sharers)) {
            let rests = Rests::Submission(part.other.unwrap_or(score.submission));
            let why = match part.rest {
                Some(rest) => book.ledger.rest(rest),
                None => Why::Rule,
            };
            for (index, (&account, &grains)) in self.signing.sharers.iter().zip(row).enumerate() {
                let split = cuts.split(index, part.grains, grains);
                let split = split.and_then(|split| book.ledger.split(split));
                book.enter(Entry {
                    phase: part.phase,
                    rests,
                    split,
                    ..spot.entry(book, account, part.rule, grains, why)
                });
            }
        }
        self.departments.clear();
        for index in 0..sharers {
            self.book_sharer(book, spot, index, signs, problems);
        }
        self.book_departments(book, spot, score, signs);
    }

    /// What becomes of one sharer's part: dropped, changed by `modify` of shares, kept for limits.
    fn book_sharer(
        &mut self,
        book: &mut Book<'_>,
        spot: &Spot<'_>,
        index: usize,
        signs: bool,
        problems: &mut Problems,
    ) {
        let (id, mut grains) = (self.signing.sharers[index], self.before[index]);
        let account = book.classified.accounts.get(id);
        note_unjudged(book, spot, id);
        let excluded = excluded(book, spot, id);
        let is_outsider = book.classified.accounts.is_outsider_on(id, spot.day);
        let kind = match excluded {
            None if !is_outsider => account.kind,
            _ => AccountKind::Outsider,
        };
        match kind {
            AccountKind::Outsider if spot.share.outsiders != Outsiders::Pay || id == NOBODY => {
                let (rule, why) = match excluded {
                    Some(rule) => (rule, Why::Rule),
                    None if id == NOBODY => (spot.share.rule, Why::Unsigned),
                    None => (spot.share.rule, Why::OutsiderDropped),
                };
                book.enter(spot.entry(book, id, rule, -grains, why));
                return;
            }
            AccountKind::Outsider => return,
            AccountKind::Department | AccountKind::Teacher if signs => {
                grains = own_shares::modify(book, spot, id, grains, problems);
                self.signers.push(id);
            }
            AccountKind::Department | AccountKind::Teacher => {}
        }
        if kind == AccountKind::Teacher
            && let Some(department) = book.classified.accounts.department_on(id, spot.day)
        {
            let mut known = self.departments.iter_mut();
            match known.find(|(known, _)| *known == department) {
                Some((_, sum)) => match sum.checked_add(grains) {
                    Some(both) => *sum = both,
                    None => too_large(book, spot.submission, problems),
                },
                None => self.departments.push((department, grains)),
            }
            if signs {
                self.signers.push(department);
            }
        }
        keep(book, spot, id, kind, grains, signs);
    }

    /// What the departments of the persons who share get.
    fn book_departments(
        &mut self,
        book: &mut Book<'_>,
        spot: &Spot<'_>,
        score: &Score,
        signs: bool,
    ) {
        let count = self.departments.len();
        if count == 0 {
            return;
        }
        let total = score.rounded.total;
        match spot.share.departments {
            Departments::None => return,
            Departments::Sum => {}
            Departments::Whole => {
                self.departments
                    .iter_mut()
                    .for_each(|(_, sum)| *sum = total);
            }
            Departments::Split => {
                let parts = equally(total, count);
                for ((_, sum), part) in self.departments.iter_mut().zip(parts) {
                    *sum = part;
                }
            }
        }
        let (why, division) = match spot.share.departments {
            Departments::Whole => (Why::DepartmentScore, Division::Each),
            Departments::Split => (Why::DepartmentScore, Division::Equal),
            Departments::Sum | Departments::None => (Why::DepartmentSum, Division::Each),
        };
        let cuts = Cuts::of(&division, count, AccountKind::Department);
        for (index, &(department, grains)) in self.departments.iter().enumerate() {
            let split = cuts.split(index, total, grains);
            let split = split.and_then(|split| book.ledger.split(split));
            book.enter(Entry {
                split,
                ..spot.entry(book, department, spot.share.rule, grains, why)
            });
            keep(
                book,
                spot,
                department,
                AccountKind::Department,
                grains,
                signs,
            );
        }
    }
}

fn spot<'s>(
    book: &Book<'s>,
    all: &'s AllJudged,
    score: &Score,
    period: u16,
    unit: u8,
) -> Option<Spot<'s>> {
    let class = all.class(score.submission);
    Some(Spot {
        class,
        share: share_clause(book, class, unit),
        submission: score.submission,
        day: book.classified.submissions[score.submission as usize].date?,
        period,
        unit,
    })
}

/// Keeps a share for the selections that take it.
fn keep(
    book: &mut Book<'_>,
    spot: &Spot<'_>,
    account: AccountId,
    kind: AccountKind,
    grains: i64,
    signs: bool,
) {
    let takers = spot.class.takers & book.takers_of(kind, spot.unit);
    book.portions.keep(Portion {
        account,
        period: spot.period,
        unit: spot.unit,
        grains,
        submission: spot.submission,
        signs,
        takers,
    });
}

/// The share clause of a score; that only one takes it was made sure of when it was judged.
fn share_clause<'r>(book: &Book<'r>, class: &Class, unit: u8) -> &'r Share {
    let rulebook = book.rulebook;
    rulebook
        .shares
        .iter()
        .zip(&class.shares)
        .find(|(share, truth)| **truth == Truth::True && share.unit.is_none_or(|own| own == unit))
        .map_or(&rulebook.default_share, |(share, _)| share)
}
