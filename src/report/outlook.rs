//! What lies ahead of an account: what it still owes, what room its caps leave, how far the next
//! place is.

use rust_decimal::Decimal;
use serde::Serialize;

use super::statement::Statement;
use super::{Run, amount};
use crate::clauses::limit::{AccountLimit, Bound, Selection};
use crate::clauses::rank::By;
use crate::intake::accounts::AccountId;
use crate::locale::Words;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::standing::is_within;

/// What was to be done, and what was.
#[derive(Serialize)]
pub struct Duty {
    pub clause: String,
    pub period: String,
    pub why: String,
    /// What was owed and done, and what is still missing.
    pub said: String,
}

/// How much of a cap is used.
#[derive(Serialize)]
pub struct Cap {
    pub clause: String,
    pub why: String,
    /// What is used, and what room is left.
    pub said: String,
}

/// The tasks of an account in the period.
pub fn duties(run: &Run, words: &Words, id: AccountId) -> Vec<Duty> {
    let duties = run.scored.duties.iter().filter(|duty| {
        duty.account == id && is_within(&run.rulebook.calendar, duty.period, run.period())
    });
    let mut duties: Vec<_> = duties.collect();
    duties.sort_by_key(|duty| (run.rulebook.calendar.last_day(duty.period), duty.rule));
    duties
        .into_iter()
        .map(|duty| Duty {
            clause: duty.clause.clone(),
            period: duty.period.to_string(),
            why: run.rulebook.sentence(duty.rule, words),
            said: {
                let short = duty.owed.minus(duty.done).filter(|_| duty.done < duty.owed);
                let args = [
                    ("owed", duty.owed.show().into()),
                    ("done", duty.done.show().into()),
                    ("short", short.map_or_else(String::new, Exact::show).into()),
                ];
                match short {
                    Some(_) => words.say("page-duty-short", &args),
                    None => words.say("page-duty-done", &args),
                }
            },
        })
        .collect()
}

/// The caps of a fixed number of points on what the account's pieces bring in the period.
pub fn caps(run: &Run, words: &Words, id: AccountId) -> Vec<Cap> {
    let limits = run.rulebook.limits.scores.iter();
    let limits = limits.filter(|limit| {
        limit.account == run.account(id).kind
            && limit.per == run.period().kind
            && limit.of == Selection::Pieces
    });
    limits
        .filter_map(|limit| cap(run, words, id, limit))
        .collect()
}

fn cap(run: &Run, words: &Words, id: AccountId, limit: &AccountLimit) -> Option<Cap> {
    let rulebook = run.rulebook;
    let Bound::Most(Amount::Fixed(most)) = &limit.bound else {
        return None;
    };
    let day = rulebook.calendar.last_day(run.period());
    let facts = |field| run.intake.account_fact(id, field, day);
    if !rulebook.is_in_force(day) || limit.who.judge(&facts) != Truth::True {
        return None;
    }
    let portions = &run.scored.portions;
    let bit = portions
        .takers
        .bit(limit.account, limit.unit, &limit.when)?;
    let bases = run.scored.ledger.bases_of(run.period(), &rulebook.calendar);
    let unit = limit.unit.unwrap_or(0);
    let grains = portions.left(id, unit, bit, &bases);
    let used = Decimal::try_from_i128_with_scale(grains, rulebook.grain()).ok()?;
    let most = most.decimal()?;
    let text = |amount| amount::text(amount, rulebook.decimals).into();
    let room = (most - used).max(Decimal::ZERO);
    let args = [
        ("used", text(used)),
        ("most", text(most)),
        ("room", text(room)),
    ];
    Some(Cap {
        clause: rulebook.rule(limit.rule).clause.clone(),
        why: rulebook.sentence(limit.rule, words),
        said: words.say("page-cap", &args),
    })
}

/// How many points the next place is away, where nothing but the points shown gives places.
pub fn next_place(run: &Run, words: &Words, statement: &Statement) -> Option<String> {
    let (ranking, row) = statement.ranked(run)?;
    let place = row.place?;
    if ranking.by != By::Points || row.figure != row.points {
        return None;
    }
    let in_group = |group: &str| !ranking.grouped || group == row.group;
    let above =
        ranking.rows.iter().rev().find(|other| {
            in_group(&other.group) && other.place.is_some_and(|other| other < place)
        })?;
    if above.figure != above.points {
        return None;
    }
    let gap = above.points - row.points;
    let args = [
        ("gap", amount::text(gap, run.rulebook.decimals).into()),
        ("unit", run.unit(statement.unit).into()),
        ("place", above.place?.to_string().into()),
    ];
    Some(words.say("page-next-place", &args))
}
