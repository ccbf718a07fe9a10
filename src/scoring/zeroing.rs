//! What an event takes back of a period, in phase 9 before limits on that period act.

use rust_decimal::Decimal;

use super::book::{Book, TakenLater};
use super::bounds::{Item, item};
use super::events::Zero;
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::standing::is_within;

/// What pieces brought the account in the period, after limits and what targets cover (those of
/// longer periods too), and every positive entry of a target or an event.
pub(super) fn take_back(
    book: &mut Book<'_>,
    items: &mut Vec<Item>,
    later: &mut Vec<TakenLater>,
    zero: &Zero<'_>,
) {
    let rulebook = book.rulebook;
    let &Zero {
        account, period, ..
    } = zero;
    let is_duty =
        |item: &Item| matches!(rulebook.rule(item.rule).kind, "target" | "event") && !item.covered;
    let whole = book.ledger.periods[usize::from(period)];
    let calendar = &rulebook.calendar;
    let periods = book.ledger.periods.iter();
    let lies_within: Vec<bool> = periods
        .map(|part| is_within(calendar, *part, whole))
        .collect();
    let within = |part: u16| lies_within[usize::from(part)];
    for unit in book.units_of(zero.unit) {
        let is_own =
            |item: &Item| (item.account, item.unit) == (account, unit) && within(item.period);
        let is_later = |taken: &TakenLater| {
            let is_of = (taken.account, taken.unit) == (account, unit) && within(taken.of);
            is_of && !within(taken.booked)
        };
        let (mut pieces, mut granted) = (Decimal::ZERO, Decimal::ZERO);
        for item in items.iter().filter(|item| is_own(item)) {
            if !is_duty(item) {
                pieces += item.amount;
            } else if item.amount > Decimal::ZERO {
                granted += item.amount;
            }
        }
        let of_pieces = later.iter().filter(|taken| is_later(taken));
        pieces += of_pieces
            .map(|taken| book.points(taken.grains))
            .sum::<Decimal>();
        let takes_pieces = pieces > Decimal::ZERO;
        items.retain(|item| {
            let taken = match is_duty(item) {
                true => item.amount > Decimal::ZERO,
                false => takes_pieces,
            };
            !(is_own(item) && taken)
        });
        if takes_pieces {
            // What was cut of these pieces for a longer period went with them.
            let (gone, stay) = std::mem::take(later).into_iter().partition(is_later);
            *later = stay;
            let gone: Vec<TakenLater> = gone;
            for taken in gone {
                let is_cut = |item: &&mut Item| {
                    let key = (item.account, item.period, item.unit, item.rule);
                    key == (account, taken.booked, unit, taken.rule) && !is_duty(item)
                };
                let cut = items.iter_mut().find(is_cut);
                if let Some(cut) = cut {
                    cut.amount -= book.points(taken.grains);
                }
            }
        }
        let amount = Decimal::ZERO - pieces.max(Decimal::ZERO) - granted;
        let day = calendar.last_day(whole);
        let entry = Entry {
            account,
            period,
            rule: zero.rule,
            unit,
            phase: Phase::Bound,
            amount,
            rests: Rests::Event(zero.event),
            why: Why::ZeroPeriod,
            split: None,
        };
        if amount.is_zero() {
            // It says so, and nobody else need hear of it.
            book.enter(entry);
            continue;
        }
        let others = book.enter_with(entry, zero.also, day);
        items.extend(
            others
                .into_iter()
                .map(|account| item(&Entry { account, ..entry })),
        );
    }
}
