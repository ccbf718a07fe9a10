//! Phase 9: what events take back of a period, and limits on what is booked to an account.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::events::Zero;
use super::{Also, Book, questions};
use crate::clauses::limit::{AccountLimit, Bound, Selection, period_word};
use crate::intake::accounts::AccountId;
use crate::ledger::{Phase, Rests, Why};
use crate::period::Period;
use crate::problem::{Arg, Place, Problem, Problems};
use crate::rulebook::RuleId;
use crate::rulebook::amount::{Figure, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;

/// What is booked to an account, as far as phase 9 looks at it.
struct Item {
    account: AccountId,
    period: u16,
    unit: u8,
    amount: Decimal,
    source: Source,
}

/// Where an item comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A rule's result.
    Rule(RuleId),
    /// Something no selection but `"all"` takes: what a target covers.
    Covered,
    /// A limit of phase 9, by its place in their order.
    Limit(usize),
}

/// Takes back what events zero, then bounds what limits select.
pub(super) fn book(book: &mut Book<'_>, zeroes: &[Zero], problems: &mut Problems) {
    let rulebook = book.rulebook;
    if zeroes.is_empty() && rulebook.limits.booked.is_empty() {
        return;
    }
    let mut items: Vec<Item> = book
        .ledger
        .entries
        .iter()
        .map(|entry| Item {
            account: entry.account,
            period: entry.period,
            unit: entry.unit,
            amount: entry.amount,
            source: match entry.why {
                Why::Covered => Source::Covered,
                _ => Source::Rule(entry.rule),
            },
        })
        .collect();
    for zero in zeroes {
        take_back(book, &mut items, zero);
    }
    let limits = in_order(book);
    let mut unjudged: BTreeMap<RuleId, BTreeSet<AccountId>> = BTreeMap::new();
    for (at, (limit, rules)) in limits.iter().enumerate() {
        let selected = |item: &Item| match item.source {
            Source::Rule(rule) => rules.contains(&rule) || limit.of == Selection::All,
            Source::Covered => limit.of == Selection::All,
            Source::Limit(other) => limit.of == Selection::All || limits[other].1.is_subset(rules),
        };
        let sums = sums(book, limit, &items, selected);
        for ((account, unit, period), sum) in sums {
            let figure = figure(book, limit, account, period);
            let Ok(figure) = figure else {
                unjudged.entry(limit.rule).or_default().insert(account);
                continue;
            };
            let Some(figure) = figure else { continue };
            let Some(amount) = bound(book, limit, figure, sum) else {
                problems.push(Problem::error("too-large", Place::Run));
                continue;
            };
            if amount.is_zero() {
                continue;
            }
            let period = charge(book, limit, account, unit, period, sum, figure, amount);
            items.push(Item {
                account,
                period,
                unit,
                amount,
                source: Source::Limit(at),
            });
        }
    }
    for (rule, accounts) in unjudged {
        questions::unjudged_accounts(rulebook, rule, accounts.len(), problems);
    }
}

/// What pieces brought the account in the period, after limits and what targets cover, and every
/// positive entry of a target or an event.
fn take_back(book: &mut Book<'_>, items: &mut [Item], zero: &Zero) {
    let rulebook = book.rulebook;
    for unit in book.units_of(zero.unit) {
        let (mut pieces, mut granted) = (Decimal::ZERO, Decimal::ZERO);
        let own = |item: &&mut Item| {
            item.account == zero.account && item.period == zero.period && item.unit == unit
        };
        let is_of_period = |source: Source| match source {
            Source::Rule(rule) => matches!(rulebook.rule(rule).kind, "target" | "event"),
            Source::Covered | Source::Limit(_) => false,
        };
        for item in items.iter_mut().filter(own) {
            if is_of_period(item.source) {
                if item.amount > Decimal::ZERO {
                    granted += std::mem::take(&mut item.amount);
                }
            } else {
                pieces += item.amount;
            }
        }
        if pieces > Decimal::ZERO {
            let of_pieces = items.iter_mut().filter(own);
            for item in of_pieces.filter(|item| !is_of_period(item.source)) {
                item.amount = Decimal::ZERO;
            }
        }
        let amount = -(pieces.max(Decimal::ZERO) + granted);
        let rests = Rests::Event(zero.event);
        let why = Why::ZeroPeriod;
        let (account, period) = (zero.account, zero.period);
        book.enter_amount(
            account,
            period,
            unit,
            Phase::Bound,
            zero.rule,
            amount,
            rests,
            why,
        );
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
        // Lower bounds after upper ones of the same selection.
        let lifts = matches!(limit.bound, Bound::Least(_));
        (limit.per, all, clauses(rules), lifts, limit.rule)
    });
    limits
}

/// What is selected of each account, unit and period of the limit.
fn sums(
    book: &Book<'_>,
    limit: &AccountLimit,
    items: &[Item],
    selected: impl Fn(&Item) -> bool,
) -> BTreeMap<(AccountId, u8, Period), Decimal> {
    let accounts = &book.classified.accounts;
    let periods = book.periods_as(limit.per);
    let mut sums = BTreeMap::new();
    for item in items {
        let period = periods[usize::from(item.period)];
        let is_own = accounts.get(item.account).kind == limit.account
            && limit.unit.is_none_or(|own| own == item.unit)
            && period.kind == limit.per;
        if is_own && selected(item) {
            let key = (item.account, item.unit, period);
            *sums.entry(key).or_insert(Decimal::ZERO) += item.amount;
        }
    }
    sums
}

/// The figure of a limit for an account; none where it does not name the account.
fn figure(
    book: &Book<'_>,
    limit: &AccountLimit,
    account: AccountId,
    period: Period,
) -> Result<Option<Exact>, ()> {
    let day = book.rulebook.calendar.last_day(period);
    if !book.rulebook.is_in_force(day) {
        return Ok(None);
    }
    let facts = |field| book.classified.account_fact(account, field, day);
    match limit.who.judge(&facts) {
        Truth::False => return Ok(None),
        Truth::Unknown => return Err(()),
        Truth::True => {}
    }
    let (Bound::Most(amount) | Bound::Least(amount)) = &limit.bound else {
        return Ok(None);
    };
    let found = amount.at(|of| match of {
        Of::Field(field) => facts(field).figure(),
        Of::Base | Of::Value => Figure::Missing,
    });
    found.map(Some).map_err(|_| ())
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

/// Books what a limit takes or adds; the period it is booked to.
#[expect(clippy::too_many_arguments, reason = "an entry has as many parts")]
fn charge(
    book: &mut Book<'_>,
    limit: &AccountLimit,
    account: AccountId,
    unit: u8,
    period: Period,
    sum: Decimal,
    figure: Exact,
    amount: Decimal,
) -> u16 {
    let day = book.rulebook.calendar.last_day(period);
    let period = book.ledger.period(period);
    let (id, name) = match limit.bound {
        Bound::Least(_) => ("why-limit-booked-least", "least"),
        _ => ("why-limit-booked", "most"),
    };
    let why = book.ledger.detail(
        id,
        vec![
            ("per", Arg::Word(period_word(limit.per))),
            ("sum", sum.into()),
            (name, figure.show().into()),
        ],
    );
    let (phase, rule, rests) = (Phase::Bound, limit.rule, Rests::Account);
    book.enter_amount(account, period, unit, phase, rule, amount, rests, why);
    let also = Also {
        period,
        unit,
        phase,
        rule,
        amount,
        rests,
    };
    book.enter_also(limit.also.as_ref(), account, day, &also);
    period
}
