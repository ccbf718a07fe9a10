//! Phase 7: limits on what an account's scores bring in a period.
//!
//! What is cut or lifted is taken from, or added to, the shares themselves, so that longer periods,
//! tasks and rankings see what is left. A department's share is cut along with a teacher's where
//! `also` says so; that is why departments come after teachers.

use std::cmp::Ordering;

use hashbrown::HashMap;

use super::book::Book;
use super::portions::Portion;
use crate::clauses::limit::{self, AccountLimit, Bound, Entering, Room};
use crate::clauses::target::Measure;
use crate::intake::accounts::AccountKind;
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::period::{Period, PeriodKind};
use crate::problem::Arg;
use crate::rulebook::also::Also;
use crate::rulebook::exact::Exact;

/// The counts of publications that are not one piece, by submission.
type Counts<'c> = &'c HashMap<u32, Exact>;

/// Cuts and lifts what scores bring, shorter periods first.
pub(super) fn book(book: &mut Book<'_>, counts: Counts<'_>) {
    book.portions.settle();
    for kind in PeriodKind::ALL {
        for account in [AccountKind::Teacher, AccountKind::Department] {
            book_kind(book, kind, account, counts);
        }
        earn(book, kind);
    }
}

fn book_kind(book: &mut Book<'_>, kind: PeriodKind, account: AccountKind, counts: Counts<'_>) {
    let rulebook = book.rulebook;
    let of_kind = rulebook
        .limits
        .scores
        .iter()
        .filter(|limit| limit.per == kind && limit.account == account);
    // With the bit of each limit's selection.
    let limits: Vec<(&AccountLimit, u64)> = of_kind
        .map(|limit| {
            let takers = &book.portions.takers;
            let bit = takers.bit(limit.account, limit.unit, &limit.when);
            (limit, bit.unwrap_or(0))
        })
        .collect();
    if limits.is_empty() {
        return;
    }
    let mask = limits.iter().fold(0, |mask, (_, bit)| mask | bit);
    let periods = book.periods_as(kind);
    let group = |portion: &Portion| {
        let period = periods[usize::from(portion.period)];
        (portion.account, portion.unit, period.year, period.index)
    };
    let mut selected: Vec<usize> = (0..book.portions.len())
        .filter(|&index| book.portions.get(index).takers & mask != 0)
        .collect();
    selected.sort_by_key(|&index| group(book.portions.get(index)));
    let groups: Vec<Vec<usize>> = selected
        .chunk_by(|&a, &b| group(book.portions.get(a)) == group(book.portions.get(b)))
        .map(<[usize]>::to_vec)
        .collect();
    for group in groups {
        let period = periods[usize::from(book.portions.get(group[0]).period)];
        bound(book, &limits, period, group, counts);
    }
}

/// Cuts, then lifts, one account's scores of one period.
fn bound(
    book: &mut Book<'_>,
    limits: &[(&AccountLimit, u64)],
    period: Period,
    mut group: Vec<usize>,
    counts: Counts<'_>,
) {
    let day = book.rulebook.calendar.last_day(period);
    if !book.rulebook.is_in_force(day) {
        return;
    }
    let first = *book.portions.get(group[0]);
    let takers = group
        .iter()
        .fold(0, |all, &index| all | book.portions.get(index).takers);
    let grain = book.rulebook.grain();
    let rounding = book.rulebook.rounding;
    let mut rooms: Vec<(&AccountLimit, u64, Room)> = Vec::new();
    let mut floors: Vec<(&AccountLimit, u64, i64)> = Vec::new();
    for &(limit, bit) in limits.iter().filter(|(_, bit)| takers & bit != 0) {
        let Some(of) = book.limit_figure(limit, first.account, day) else {
            continue;
        };
        match limit.bound {
            Bound::Pieces(_) => rooms.push((limit, bit, Room::Pieces(of))),
            // A bound too large to be a number of grains bounds nothing.
            Bound::Most(_) => {
                let room = of.grains(grain, rounding).map(Room::Grains);
                rooms.extend(room.map(|room| (limit, bit, room)));
            }
            Bound::Least(_) => {
                floors.extend(of.grains(grain, rounding).map(|least| (limit, bit, least)));
            }
        }
    }
    if !is_within(book, &rooms, &group) {
        group.sort_by(|&a, &b| best_first(book, book.portions.get(a), book.portions.get(b)));
        cut(book, rooms, period, &group, counts);
    }
    // What selects fewer scores is lifted first, so that nothing is lifted twice.
    let selects = |bit: u64| {
        let takes = |&&index: &&usize| book.portions.get(index).takers & bit != 0;
        group.iter().filter(takes).count()
    };
    floors.sort_by_cached_key(|(_, bit, _)| selects(*bit));
    for (limit, bit, least) in floors {
        lift(book, limit, bit, least, period, &group);
    }
}

/// Whether no limit can cut: most accounts stay below every one.
fn is_within(book: &Book<'_>, rooms: &[(&AccountLimit, u64, Room)], group: &[usize]) -> bool {
    let sum: i128 = group
        .iter()
        .map(|&index| i128::from(book.portions.get(index).grains.max(0)))
        .sum();
    rooms.iter().all(|(_, _, room)| match room {
        Room::Grains(most) => sum <= i128::from(*most),
        Room::Pieces(_) => false,
    })
}

/// Best: the larger share.
fn best_first(book: &Book<'_>, a: &Portion, b: &Portion) -> Ordering {
    let by_share = b.grains.cmp(&a.grains);
    by_share.then_with(|| book.earlier(a.submission, b.submission))
}

fn cut(
    book: &mut Book<'_>,
    rooms: Vec<(&AccountLimit, u64, Room)>,
    period: Period,
    group: &[usize],
    counts: Counts<'_>,
) {
    let scores: Vec<Entering> = group
        .iter()
        .map(|&index| {
            let portion = book.portions.get(index);
            let taking = rooms.iter().enumerate();
            Entering {
                grains: portion.grains,
                counts: counts
                    .get(&portion.submission)
                    .copied()
                    .unwrap_or(Exact::ONE),
                limits: taking
                    .filter(|(_, (_, bit, room))| {
                        // What is paid for editing is no piece.
                        let is_one = portion.signs || matches!(room, Room::Grains(_));
                        portion.takers & bit != 0 && is_one
                    })
                    .map(|(at, _)| at)
                    .collect(),
            }
        })
        .collect();
    let mut left: Vec<Room> = rooms.iter().map(|(_, _, room)| *room).collect();
    let cuts = limit::cut(&mut left, &scores);
    for ((at, cut), (limit, _, room)) in cuts.into_iter().enumerate().zip(rooms) {
        if cut.is_empty() {
            continue;
        }
        let selected: i128 = scores
            .iter()
            .filter(|score| score.limits.contains(&at))
            .map(|score| i128::from(score.grains))
            .sum();
        let rests = cut.iter().map(|(index, _)| {
            let portion = book.portions.get(group[*index]);
            portion.submission
        });
        let rests: Vec<u32> = rests.collect();
        let per = Arg::Word(limit::period_word(limit.per));
        let sum = book.points_of(selected).into();
        let why = match room {
            Room::Grains(most) => book.ledger.detail(
                "why-limit",
                vec![
                    ("per", per),
                    ("sum", sum),
                    ("most", book.points(most).into()),
                ],
            ),
            Room::Pieces(pieces) => book.ledger.detail(
                "why-limit-pieces",
                vec![("per", per), ("pieces", pieces.show().into())],
            ),
        };
        let rests = book.ledger.rest_on(rests);
        let cut = cut
            .into_iter()
            .map(|(index, grains)| (group[index], -grains));
        charge(book, limit, period, &cut.collect::<Vec<_>>(), rests, why);
    }
}

/// Lifts what a limit selects to its least.
fn lift(
    book: &mut Book<'_>,
    limit: &AccountLimit,
    bit: u64,
    least: i64,
    period: Period,
    group: &[usize],
) {
    let selected = group
        .iter()
        .copied()
        .filter(|&index| book.portions.get(index).takers & bit != 0);
    let (mut sum, mut rests, mut best) = (0_i128, Vec::new(), None::<usize>);
    for index in selected {
        let portion = book.portions.get(index);
        sum += i128::from(portion.grains);
        rests.push(portion.submission);
        let better = best.is_none_or(|best| {
            best_first(book, portion, book.portions.get(best)) == Ordering::Less
        });
        best = if better { Some(index) } else { best };
    }
    let Some(best) = best else { return };
    let short = i128::from(least) - sum;
    let Some(short) = i64::try_from(short).ok().filter(|short| *short > 0) else {
        return;
    };
    let why = book.ledger.detail(
        "why-limit-least",
        vec![
            ("per", Arg::Word(limit::period_word(limit.per))),
            ("sum", book.points_of(sum).into()),
            ("least", book.points(least).into()),
        ],
    );
    let rests = book.ledger.rest_on(rests);
    charge(book, limit, period, &[(best, short)], rests, why);
}

/// Books what a limit cuts or lifts: by how much it changes which shares of an account.
fn charge(
    book: &mut Book<'_>,
    limit: &AccountLimit,
    period: Period,
    changes: &[(usize, i64)],
    rests: Rests,
    why: Why,
) {
    let Some((first, _)) = changes.first() else {
        return;
    };
    let &Portion { account, unit, .. } = book.portions.get(*first);
    let day = book.rulebook.calendar.last_day(period);
    let period = book.ledger.period(period);
    let grains = changes.iter().map(|(_, grains)| i128::from(*grains));
    let entry = Entry {
        account,
        period,
        rule: limit.rule,
        unit,
        phase: Phase::Limit,
        amount: book.points_of(grains.sum()),
        rests,
        why,
        split: None,
    };
    let others = book.enter_with(entry, limit.also.as_ref(), day);
    for &(index, grains) in changes {
        book.change(index, grains, period, limit.rule);
    }
    if limit.also != Some(Also::Department) {
        return;
    }
    for department in others {
        for &(index, grains) in changes {
            let portion = *book.portions.get(index);
            if let Some(own) = book.portions.counterpart(&portion, department) {
                book.change(own, grains, period, limit.rule);
            }
        }
    }
}

/// Notes what accounts earned towards tasks measured in points, after the limits so far.
fn earn(book: &mut Book<'_>, kind: PeriodKind) {
    let rulebook = book.rulebook;
    let periods = book.periods_as(kind);
    for (index, target) in rulebook.targets.iter().enumerate() {
        let by_points = target.rows.iter().any(|row| row.measure == Measure::Points);
        if target.per != kind || !by_points {
            continue;
        }
        let takers = &book.portions.takers;
        let bit = takers.bit(target.account, target.unit, &target.when);
        let bit = bit.unwrap_or(0);
        for portion in book.portions.iter() {
            // A clause with points names its unit where there are several.
            if portion.takers & bit != 0 && portion.signs {
                let period = periods[usize::from(portion.period)];
                let earned = book.earned.entry((index, portion.account, period));
                *earned.or_insert(0) += i128::from(portion.grains);
            }
        }
    }
}
