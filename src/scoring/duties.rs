//! Phase 8: what accounts owe, and what comes of it.

use std::collections::BTreeSet;

use super::{Book, Duty, questions};
use crate::clauses::limit::period_word;
use crate::clauses::target::{Owes, Target};
use crate::intake::accounts::AccountId;
use crate::ledger::{Phase, Rests};
use crate::period::Period;
use crate::problem::{Arg, Place, Problem, Problems};
use crate::rulebook::exact::Exact;

pub(super) fn book(book: &mut Book<'_>, problems: &mut Problems) {
    let rulebook = book.rulebook;
    for target in &rulebook.targets {
        let accounts = book.accounts(target.account);
        let mut unjudged = BTreeSet::new();
        for account in accounts {
            let facts = |field| book.classified.account_fact(account, field);
            match target.owes(&facts) {
                Owes::Nothing => {}
                Owes::Unjudged(rule) => {
                    unjudged.insert((account, rule));
                }
                Owes::Pieces(row, owed) => {
                    for period in periods(book, target) {
                        owe(book, target, row, account, owed, period, problems);
                    }
                }
            }
        }
        if let Some((_, rule)) = unjudged.first() {
            questions::unjudged_accounts(rulebook, *rule, unjudged.len(), problems);
        }
    }
}

/// The periods of a target: those that the run's base periods end in.
fn periods(book: &Book<'_>, target: &Target) -> Vec<Period> {
    let calendar = &book.rulebook.calendar;
    let mut periods: Vec<Period> = Vec::new();
    for &base in &book.periods {
        let period = calendar.containing(base, target.per);
        let early = |from| calendar.last_day(period) < from;
        if periods.last() != Some(&period) && !book.rulebook.from.is_some_and(early) {
            periods.push(period);
        }
    }
    periods
}

fn owe(
    book: &mut Book<'_>,
    target: &Target,
    row: &crate::clauses::target::Row,
    account: AccountId,
    owed: Exact,
    period: Period,
    problems: &mut Problems,
) {
    let rulebook = book.rulebook;
    let calendar = &rulebook.calendar;
    let question = book
        .tally
        .question(&target.when)
        .unwrap_or(super::tally::ALL_PIECES);
    let done = book
        .tally
        .pieces(account, question, &book.ledger.periods, |base| {
            base.kind == calendar.base && calendar.containing(base, target.per) == period
        });
    let done = Exact::whole(i128::from(done));
    book.duties.push(Duty {
        account,
        period,
        rule: row.rule,
        clause: target.clause.clone(),
        owed,
        done,
    });
    let Some(result) = row.result(owed, done) else {
        return;
    };
    let Some(grains) = result.grains(rulebook.decimals, rulebook.rounding) else {
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
            ("owed", owed.show().into()),
            ("done", done.show().into()),
            ("short", short.show().into()),
        ],
    );
    let at = book.ledger.period(period);
    for unit in 0..rulebook.units.len() as u8 {
        if target.unit.is_none_or(|own| own == unit) {
            let rests = Rests::Duty;
            book.enter(
                account,
                at,
                unit,
                Phase::Period,
                row.rule,
                grains,
                rests,
                detail,
            );
        }
    }
}
