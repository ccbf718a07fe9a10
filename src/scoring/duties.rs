//! Phase 8: what accounts owe, and what comes of it.

use std::rc::Rc;

use chrono::NaiveDate;

use super::assessed::Assessed;
use super::book::Book;
use super::{Duty, covering};
use crate::clauses::limit::period_word;
use crate::clauses::target::{Measure, Owes, Row, Target};
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Phase, Rests};
use crate::period::Period;
use crate::problem::{Arg, Place, Problem, Problems};
use crate::rulebook::amount::NoAmount;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;

/// What an account owes by a row of a target, in a period.
pub(super) struct Task<'t> {
    pub(super) target: &'t Target,
    pub(super) row: &'t Row,
    pub(super) account: AccountId,
    period: Period,
    /// Its base periods, as the ledger knows them.
    pub(super) bases: Rc<[u16]>,
    /// The last day of the period, by whose roster accounts are judged.
    day: NaiveDate,
    pub(super) owed: Exact,
}

/// Books what every task comes to. All tasks are found before any is booked, so that none makes
/// accounts owe another; shorter periods first, so that a piece fills the shorter task.
pub(super) fn book(book: &mut Book<'_>, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let assessed = Assessed::of(book.classified, &book.ledger);
    let mut tasks: Vec<(usize, Task<'_>)> = Vec::new();
    for (index, target) in rulebook.targets.iter().enumerate() {
        for period in book.periods_of(target.per) {
            let day = rulebook.calendar.last_day(period);
            let bases: Rc<[u16]> = book.ledger.bases_of(period, &rulebook.calendar).into();
            for account in assessed.on(day, target.account) {
                let facts = |field| book.classified.account_fact(account, field, day);
                match target.owes(&facts) {
                    Owes::Nothing => {}
                    Owes::Unjudged(rule) => book.unjudged(rule, account, day),
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
                            bases: Rc::clone(&bases),
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
    covering::settle(book);
    for (index, task) in &tasks {
        owe(book, *index, task);
    }
}

fn owe(book: &mut Book<'_>, index: usize, task: &Task<'_>) {
    let &Task {
        target,
        row,
        account,
        period,
        day,
        owed,
        ..
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
    covering::cover(book, task, at);
    let classified = book.classified;
    let facts = |field: FieldId| -> Fact { classified.account_fact(account, field, day) };
    let result = match row.result(owed, done, &facts) {
        Ok(Some(result)) => result,
        Ok(None) => return,
        Err(why) => return book.untold.figure(row.rule, account, why),
    };
    let Some(grains) = result.grains(rulebook.grain(), rulebook.rounding) else {
        let too_large = (NoAmount::TooLarge, None);
        return book.untold.figure(row.rule, account, too_large);
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
        let entry = Entry {
            account,
            period: at,
            rule: row.rule,
            unit,
            phase: Phase::Period,
            amount: book.points(grains),
            rests: Rests::Duty,
            why: detail,
            split: None,
        };
        book.enter_with(entry, target.also.as_ref(), day);
    }
}

/// How much of a task an account did.
fn done(book: &Book<'_>, index: usize, task: &Task<'_>) -> Exact {
    let &Task {
        target,
        account,
        ref bases,
        ..
    } = task;
    let question = book.tally.question(&target.when);
    match task.row.measure {
        Measure::Pieces => book.tally.pieces(account, question, bases),
        Measure::Publications => book.tally.publications(account, question, bases),
        Measure::Points => {
            let grains = book.earned.get(&(index, account, task.period)).copied();
            let points = book.points_of(grains.unwrap_or(0));
            Exact::of(points)
        }
    }
}
