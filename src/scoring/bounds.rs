//! Phase 9: what events take back of a period, and limits on what is booked to an account.
//!
//! What is taken back no longer counts: of a period before limits on it act, and after those on
//! shorter ones. What a limit takes, it takes from the smallest of the entries
//! that it selects (the best enter first, as in phase 7), and what it adds, it adds to the largest,
//! so that limits may cross and each sees what the others left.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::book::Book;
use super::events::Zero;
use super::zeroing::take_back;
use crate::clauses::limit::{AccountLimit, Bound, Selection, period_word};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::period::Period;
use crate::problem::Arg;
use crate::rulebook::RuleId;
use crate::rulebook::amount::NoAmount;
use crate::rulebook::exact::Exact;

/// What is booked to an account, as far as phase 9 looks at it.
pub(super) struct Item {
    pub(super) account: AccountId,
    pub(super) period: u16,
    pub(super) unit: u8,
    pub(super) amount: Decimal,
    pub(super) rule: RuleId,
    /// What a target covers, which is none of its results.
    pub(super) covered: bool,
}

/// What limits select of one account and unit in a period, by the places of the items.
type Selected = BTreeMap<(AccountId, u8, Period), Vec<usize>>;

/// Takes back what events zero and bounds what limits select, shorter periods before longer.
pub(super) fn book(book: &mut Book<'_>, zeroes: &[Zero]) {
    if zeroes.is_empty() && book.rulebook.limits.booked.is_empty() {
        return;
    }
    let entries = book.ledger.entries.iter();
    let mut items: Vec<Item> = entries.filter(|entry| brings(entry)).map(item).collect();
    let mut later = std::mem::take(&mut book.taken_later);
    let kind = |book: &Book<'_>, zero: &Zero| book.ledger.periods[usize::from(zero.period)].kind;
    let mut zeroes: Vec<&Zero> = zeroes.iter().collect();
    zeroes.sort_by_key(|zero| kind(book, zero));
    let mut zeroes = zeroes.into_iter().peekable();
    for (limit, rules) in in_order(book) {
        while let Some(zero) = zeroes.next_if(|zero| kind(book, zero) <= limit.per) {
            take_back(book, &mut items, &mut later, zero);
        }
        bound_all(book, &mut items, limit, &rules);
    }
    for zero in zeroes {
        take_back(book, &mut items, &mut later, zero);
    }
}

/// Bounds what a limit selects. All sums are taken before anything is booked, so that what `also`
/// books to others is the same in whatever order accounts come.
fn bound_all(
    book: &mut Book<'_>,
    items: &mut Vec<Item>,
    limit: &AccountLimit,
    rules: &BTreeSet<RuleId>,
) {
    let selected = select(book, limit, rules, items);
    let kind = |id: AccountId| book.classified.accounts.get(id).kind;
    let own: Vec<_> = selected
        .iter()
        .filter(|((account, ..), _)| kind(*account) == limit.account)
        .map(|(key, own)| (*key, own.iter().map(|&index| items[index].amount).sum()))
        .collect();
    for ((account, unit, period), sum) in own {
        let day = book.rulebook.calendar.last_day(period);
        if !book.rulebook.is_in_force(day) {
            continue;
        }
        let Some(figure) = book.limit_figure(limit, account, day) else {
            continue;
        };
        let Some(amount) = bound(book, limit, figure, sum) else {
            let too_large = (NoAmount::TooLarge, None);
            book.untold.figure(limit.rule, account, too_large);
            continue;
        };
        if amount.is_zero() {
            continue;
        }
        let entry = Entry {
            account,
            period: book.ledger.period(period),
            rule: limit.rule,
            unit,
            phase: Phase::Bound,
            amount,
            rests: Rests::Account,
            why: why(book, limit, sum, figure),
            split: None,
        };
        let others = book.enter_with(entry, limit.also.as_ref(), day);
        for account in others.into_iter().chain([account]) {
            match selected.get(&(account, unit, period)) {
                Some(own) => spread(items, own, amount),
                None => items.push(item(&Entry { account, ..entry })),
            }
        }
    }
}

/// Takes an amount below zero from the smallest items, each down to nothing as long as that lasts;
/// adds one above zero to the largest.
fn spread(items: &mut [Item], own: &[usize], amount: Decimal) {
    let mut order = own.to_vec();
    order.sort_by_key(|&index| {
        let item = &items[index];
        (item.amount, item.rule, item.period)
    });
    let Some(&largest) = order.last() else { return };
    if amount > Decimal::ZERO {
        items[largest].amount += amount;
        return;
    }
    let mut left = -amount;
    for index in order {
        let takes = items[index].amount.max(Decimal::ZERO).min(left);
        items[index].amount -= takes;
        left -= takes;
    }
    items[largest].amount -= left;
}

/// Whether an entry is something, and not only why a publication is nothing.
fn brings(entry: &Entry) -> bool {
    !entry.amount.is_zero() || (entry.phase != Phase::Admit && entry.why != Why::Surpassed)
}

pub(super) fn item(entry: &Entry) -> Item {
    Item {
        account: entry.account,
        period: entry.period,
        unit: entry.unit,
        amount: entry.amount,
        rule: entry.rule,
        covered: entry.why == Why::Covered,
    }
}

/// The limits in the order they act, with the rules whose entries they select: shorter periods
/// before longer, what selects fewer clauses before what selects more, `"all"` last.
fn in_order<'r>(book: &Book<'r>) -> Vec<(&'r AccountLimit, BTreeSet<RuleId>)> {
    let rulebook = book.rulebook;
    let rules = || (0..rulebook.rules.len()).map(|index| RuleId(index as u16));
    let mut limits: Vec<(&AccountLimit, BTreeSet<RuleId>)> = rulebook
        .limits
        .booked
        .iter()
        .map(|limit| {
            let selects = |id: &RuleId| {
                let rule = rulebook.rule(*id);
                match &limit.of {
                    Selection::Events => rule.kind == "event",
                    Selection::Targets => rule.kind == "target",
                    Selection::Clauses(list) => list.contains(&rule.clause),
                    Selection::All | Selection::Pieces => true,
                }
            };
            (limit, rules().filter(selects).collect())
        })
        .collect();
    let clauses = |rules: &BTreeSet<RuleId>| {
        let clauses = rules.iter().map(|rule| &rulebook.rule(*rule).clause);
        clauses.collect::<BTreeSet<_>>().len()
    };
    limits.sort_by_cached_key(|(limit, rules)| {
        let all = limit.of == Selection::All;
        // Of the same selection departments after teachers, as what `also` books goes to them, and
        // lower bounds after upper ones.
        let later = limit.account == AccountKind::Department;
        let lifts = matches!(limit.bound, Bound::Least(_));
        (limit.per, all, clauses(rules), later, lifts, limit.rule)
    });
    limits
}

/// What a limit selects of every account.
fn select(
    book: &Book<'_>,
    limit: &AccountLimit,
    rules: &BTreeSet<RuleId>,
    items: &[Item],
) -> Selected {
    let periods = book.periods_as(limit.per);
    let mut selected = Selected::new();
    for (index, item) in items.iter().enumerate() {
        let period = periods[usize::from(item.period)];
        let is_own = limit.unit.is_none_or(|own| own == item.unit) && period.kind == limit.per;
        let is_of = limit.of == Selection::All || (rules.contains(&item.rule) && !item.covered);
        if is_own && is_of {
            let key = (item.account, item.unit, period);
            selected.entry(key).or_default().push(index);
        }
    }
    selected
}

/// What must be booked for a sum to keep a bound; none if numbers grow too large.
fn bound(book: &Book<'_>, limit: &AccountLimit, figure: Exact, sum: Decimal) -> Option<Decimal> {
    let rulebook = book.rulebook;
    let figure = book.points(figure.grains(rulebook.grain(), rulebook.rounding)?);
    let outside = match limit.bound {
        Bound::Most(_) => sum > figure,
        Bound::Least(_) => sum < figure,
        Bound::Pieces(_) => false,
    };
    if outside {
        figure.checked_sub(sum)
    } else {
        Some(Decimal::ZERO)
    }
}

/// What a limit found, and its figure.
fn why(book: &mut Book<'_>, limit: &AccountLimit, sum: Decimal, figure: Exact) -> Why {
    let (id, name) = match limit.bound {
        Bound::Least(_) => ("why-limit-booked-least", "least"),
        _ => ("why-limit-booked", "most"),
    };
    book.ledger.detail(
        id,
        vec![
            ("per", Arg::Word(period_word(limit.per))),
            ("sum", sum.into()),
            (name, figure.show().into()),
        ],
    )
}
