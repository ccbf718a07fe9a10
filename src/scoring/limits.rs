//! Phase 7: limits on what an account's scores bring in a period.

use std::cmp::Ordering;

use super::Book;
use crate::clauses::limit::{self, Limit};
use crate::intake::accounts::AccountId;
use crate::ledger::{Phase, Rests};
use crate::period::{Period, PeriodKind};
use crate::problem::{Arg, Problem, Problems};
use crate::rulebook::condition::Truth;

/// A share that some limit selects.
#[derive(Clone, Copy, Debug)]
pub struct Limited {
    pub account: AccountId,
    /// Base period, as the ledger knows it.
    pub period: u16,
    pub unit: u8,
    pub grains: i64,
    pub submission: u32,
    /// The limits that select it, by index, a bit each.
    pub limits: u64,
}

/// How many limits a rulebook may have: each is a bit.
pub const MOST_LIMITS: usize = 64;

pub(super) fn book(book: &mut Book<'_>, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let mut shares = std::mem::take(&mut book.limited);
    retain_who(book, &mut shares, problems);
    for kind in PeriodKind::ALL {
        let of_kind: Vec<usize> = (0..rulebook.limits.len())
            .filter(|&index| rulebook.limits[index].per == kind)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let mask = of_kind.iter().fold(0_u64, |mask, index| mask | 1 << index);
        let calendar = &rulebook.calendar;
        let periods: Vec<Period> = book
            .ledger
            .periods
            .iter()
            .map(|p| calendar.containing(*p, kind))
            .collect();
        let period_of = |share: &Limited| periods[usize::from(share.period)];
        let mut selected: Vec<usize> = (0..shares.len())
            .filter(|&index| shares[index].limits & mask != 0)
            .collect();
        let group = |index: usize| {
            let share = &shares[index];
            let period = period_of(share);
            (share.account, share.unit, period.year, period.index)
        };
        selected.sort_by_key(|&index| group(index));
        let groups: Vec<Vec<usize>> = selected
            .chunk_by(|&a, &b| group(a) == group(b))
            .map(<[usize]>::to_vec)
            .collect();
        let least = of_kind.iter().filter_map(|&index| {
            let most = rulebook.limits[index].at_most;
            most.grains(rulebook.decimals, rulebook.rounding)
        });
        let least = least.min().unwrap_or(0);
        for mut group in groups {
            // Most accounts stay below every limit.
            if group
                .iter()
                .map(|&index| shares[index].grains.max(0))
                .sum::<i64>()
                <= least
            {
                continue;
            }
            group.sort_by(|&a, &b| best_first(book, &shares[a], &shares[b]));
            cut(book, &of_kind, kind, &group, &mut shares, problems);
        }
    }
}

/// Best: the larger share, then the earlier date, the title, the row's content.
fn best_first(book: &Book<'_>, a: &Limited, b: &Limited) -> Ordering {
    let row = |share: &Limited| &book.classified.submissions[share.submission as usize];
    let title = |share: &Limited| book.classified.title(row(share));
    b.grains
        .cmp(&a.grains)
        .then_with(|| row(a).date.cmp(&row(b).date))
        .then_with(|| title(a).cmp(title(b)))
        .then_with(|| book.content(a.submission).cmp(&book.content(b.submission)))
}

/// Leaves out the limits whose `who` does not name the account.
fn retain_who(book: &Book<'_>, shares: &mut [Limited], problems: &mut Problems) {
    for (index, limit) in book.rulebook.limits.iter().enumerate() {
        if limit.who == crate::rulebook::condition::Condition::ALWAYS {
            continue;
        }
        let mut unjudged = 0;
        for share in shares
            .iter_mut()
            .filter(|share| share.limits & (1 << index) != 0)
        {
            match limit
                .who
                .judge(&|field| book.classified.account_fact(share.account, field))
            {
                Truth::True => continue,
                Truth::Unknown => unjudged += 1,
                Truth::False => {}
            }
            share.limits &= !(1 << index);
        }
        super::questions::unjudged_accounts(book.rulebook, limit.rule, unjudged, problems);
    }
}

/// Cuts one account's scores of one period.
fn cut(
    book: &mut Book<'_>,
    limits: &[usize],
    kind: PeriodKind,
    group: &[usize],
    shares: &mut [Limited],
    problems: &mut Problems,
) {
    let rulebook = book.rulebook;
    let rooms: Option<Vec<i64>> = limits
        .iter()
        .map(|&index| {
            rulebook.limits[index]
                .at_most
                .grains(rulebook.decimals, rulebook.rounding)
        })
        .collect();
    let Some(mut rooms) = rooms else {
        problems.push(Problem::error("too-large", crate::problem::Place::Run));
        return;
    };
    let scores: Vec<(i64, Vec<usize>)> = group
        .iter()
        .map(|&index| {
            let share = &shares[index];
            let own = limits
                .iter()
                .enumerate()
                .filter(|(_, limit)| share.limits & (1 << **limit) != 0)
                .map(|(index, _)| index)
                .collect();
            (share.grains, own)
        })
        .collect();
    let cuts = limit::cut(&mut rooms, &scores);
    for (at, cut) in cuts
        .into_iter()
        .enumerate()
        .filter(|(_, cut)| !cut.is_empty())
    {
        let Limit { rule, at_most, .. } = rulebook.limits[limits[at]];
        let selected: i64 = scores
            .iter()
            .filter(|(_, own)| own.contains(&at))
            .map(|(grains, _)| grains)
            .sum();
        let first = shares[group[0]];
        let mut rests: Vec<u32> = Vec::with_capacity(cut.len());
        let mut total = 0;
        for (index, grains) in cut {
            let share = &mut shares[group[index]];
            share.grains -= grains;
            total += grains;
            rests.push(share.submission);
        }
        let detail = book.ledger.detail(
            "why-limit",
            vec![
                ("per", Arg::Word(limit::period_word(kind))),
                ("sum", book.points(selected).into()),
                ("most", at_most.show().into()),
            ],
        );
        book.ledger.submissions.push(rests.into());
        let rests = Rests::Submissions(book.ledger.submissions.len() as u32 - 1);
        let calendar = &rulebook.calendar;
        let longer = calendar.containing(book.ledger.periods[usize::from(first.period)], kind);
        let period = book.ledger.period(longer);
        book.enter(
            first.account,
            period,
            first.unit,
            Phase::Limit,
            rule,
            -total,
            rests,
            detail,
        );
    }
}
