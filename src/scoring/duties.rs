//! Phase 8: what accounts owe, and what comes of it.

use chrono::NaiveDate;

use super::portions::Portion;
use super::{Also, Book, Duty};
use crate::clauses::limit::period_word;
use crate::clauses::target::{Covers, Measure, Owes, Row, Target};
use crate::intake::accounts::AccountId;
use crate::ledger::{Phase, Rests, Why};
use crate::period::Period;
use crate::problem::{Arg, Place, Problem, Problems};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;

/// What an account owes by a row of a target, in a period.
struct Task<'t> {
    target: &'t Target,
    row: &'t Row,
    account: AccountId,
    period: Period,
    /// The last day of the period, by whose roster accounts are judged.
    day: NaiveDate,
    owed: Exact,
}

/// Books what every task comes to. All tasks are found before any is booked, so that none makes
/// accounts owe another; shorter periods first, so that a piece fills the shorter task.
pub(super) fn book(book: &mut Book<'_>, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let mut tasks: Vec<(usize, Task<'_>)> = Vec::new();
    for (index, target) in rulebook.targets.iter().enumerate() {
        for period in book.periods_of(target.per) {
            let day = rulebook.calendar.last_day(period);
            for account in book.accounts(target.account, day) {
                let facts = |field| book.classified.account_fact(account, field, day);
                match target.owes(&facts) {
                    Owes::Nothing => {}
                    Owes::Unjudged(rule) => book.untold.unjudged(rule, account),
                    Owes::Untold(rule, why) => book.untold.figure(rule, account, why),
                    Owes::Overlap(one, other) => {
                        book.questions += 1;
                        let line = |rule| rulebook.rule(rule).line.to_string();
                        problems.push(
                            Problem::error("target-rows-overlap", Place::Run)
                                .read(&*book.classified.accounts.get(account).name)
                                .with("clause", target.clause.as_str())
                                .with("one", line(one))
                                .with("other", line(other)),
                        );
                    }
                    Owes::Owed(row, owed) => {
                        let task = Task {
                            target,
                            row,
                            account,
                            period,
                            day,
                            owed,
                        };
                        tasks.push((index, task));
                    }
                }
            }
        }
    }
    tasks.sort_by_key(|(index, task)| (task.target.per, *index));
    for (index, task) in &tasks {
        owe(book, *index, task, problems);
    }
}

fn owe(book: &mut Book<'_>, index: usize, task: &Task<'_>, problems: &mut Problems) {
    let &Task {
        target,
        row,
        account,
        period,
        day,
        owed,
    } = task;
    let rulebook = book.rulebook;
    let done = done(book, index, task);
    book.duties.push(Duty {
        account,
        period,
        rule: row.rule,
        clause: target.clause.clone(),
        owed,
        done,
    });
    let at = book.ledger.period(
        rulebook
            .calendar
            .containing(period, target.books.unwrap_or(period.kind)),
    );
    cover(book, task, at);
    let classified = book.classified;
    let facts = |field: FieldId| -> Fact { classified.account_fact(account, field, day) };
    let result = match row.result(owed, done, &facts) {
        Ok(Some(result)) => result,
        Ok(None) => return,
        Err(why) => return book.untold.figure(row.rule, account, why),
    };
    let Some(grains) = result.grains(rulebook.grain(), rulebook.rounding) else {
        problems.push(Problem::error("too-large", Place::Run));
        return;
    };
    let short = owed
        .minus(done)
        .filter(|short| !short.is_negative())
        .unwrap_or(Exact::ZERO);
    let detail = book.ledger.detail(
        if short.is_zero() {
            "why-target-met"
        } else {
            "why-target-short"
        },
        vec![
            ("per", Arg::Word(period_word(target.per))),
            ("what", Arg::Word(row.measure.word())),
            ("owed", owed.show().into()),
            ("done", done.show().into()),
            ("short", short.show().into()),
        ],
    );
    for unit in book.units_of(target.unit) {
        let (phase, rests) = (Phase::Period, Rests::Duty);
        book.enter(account, at, unit, phase, row.rule, grains, rests, detail);
        let also = Also {
            period: at,
            unit,
            phase,
            rule: row.rule,
            amount: book.points(grains),
            rests,
        };
        book.enter_also(target.also.as_ref(), account, day, &also);
    }
}

/// How much of a task an account did.
fn done(book: &Book<'_>, index: usize, task: &Task<'_>) -> Exact {
    let (target, account, period) = (task.target, task.account, task.period);
    let calendar = &book.rulebook.calendar;
    let question = book.tally.question(&target.when);
    let within = |base: Period| {
        base.kind == calendar.base && calendar.containing(base, target.per) == period
    };
    let periods = &book.ledger.periods;
    match task.row.measure {
        Measure::Pieces => book.tally.pieces(account, question, periods, within),
        Measure::Publications => book.tally.publications(account, question, periods, within),
        Measure::Points => {
            let grains = book.earned.get(&(index, account, period)).copied();
            let points = book.points_of(grains.unwrap_or(0));
            Exact::of(points)
        }
    }
}

/// Takes back what the pieces that fill a task brought.
fn cover(book: &mut Book<'_>, task: &Task<'_>, at: u16) {
    let (target, account) = (task.target, task.account);
    let Some(covers) = target.covers else { return };
    let calendar = &book.rulebook.calendar;
    let question = book.tally.question(&target.when);
    let within = |period: u16| {
        calendar.containing(book.ledger.periods[usize::from(period)], target.per) == task.period
    };
    let portions = &book.portions;
    let signed = book.signed.iter().filter(|signed| {
        signed.account == account && signed.question == question && within(signed.period)
    });
    // Each piece with what it counts as and what it still brings.
    let units: Vec<u8> = book.units_of(target.unit).collect();
    let mut pieces: Vec<(u32, Exact, Vec<usize>, i128)> = signed
        .map(|signed| {
            let own: Vec<usize> = portions
                .of_account(account)
                .filter(|&index| {
                    let portion = portions.get(index);
                    portion.signs
                        && book.pieces_of[portion.submission as usize] == signed.piece
                        && units.contains(&portion.unit)
                        && within(portion.period)
                })
                .collect();
            let brings = own
                .iter()
                .map(|&index| i128::from(portions.get(index).grains))
                .sum();
            let count = match task.row.measure {
                Measure::Publications => Exact::whole(i128::from(signed.publications)),
                Measure::Pieces | Measure::Points => signed.counts,
            };
            (signed.first, count, own, brings)
        })
        .collect();
    let classified = book.classified;
    let row = |first: u32| &classified.submissions[first as usize];
    pieces.sort_by(|a, b| {
        let by_amount = match covers {
            Covers::Earliest => std::cmp::Ordering::Equal,
            Covers::Lowest => a.3.cmp(&b.3),
        };
        by_amount
            .then_with(|| row(a.0).date.cmp(&row(b.0).date))
            .then_with(|| classified.title(row(a.0)).cmp(classified.title(row(b.0))))
            .then_with(|| book.content(a.0).cmp(&book.content(b.0)))
    });
    let mut filled = Exact::ZERO;
    let mut taken: Vec<usize> = Vec::new();
    for (_, count, own, _) in pieces {
        if filled >= task.owed {
            break;
        }
        filled = filled.plus(count).unwrap_or(filled);
        taken.extend(own);
    }
    for unit in units {
        let mut rests: Vec<u32> = Vec::new();
        let mut total = 0_i128;
        for &index in &taken {
            let &Portion {
                unit: own,
                grains,
                submission,
                ..
            } = book.portions.get(index);
            if own == unit {
                total += i128::from(grains);
                rests.push(submission);
                book.change(index, -grains, at, task.row.rule);
            }
        }
        if rests.is_empty() {
            continue;
        }
        let rests = book.ledger.rest_on(rests);
        let (phase, rule) = (Phase::Period, task.row.rule);
        let (amount, why) = (book.points_of(-total), Why::Covered);
        book.enter_amount(account, at, unit, phase, rule, amount, rests, why);
    }
}
