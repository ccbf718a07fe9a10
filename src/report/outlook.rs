//! What lies ahead of an account: what it still owes, what room its caps leave, how far the next
//! place and the next honour are.

use serde::Serialize;

use super::statement::Statement;
use super::{Run, amount};
use crate::clauses::limit::{AccountLimit, Bound, Selection};
use crate::clauses::rank::By;
use crate::intake::accounts::AccountId;
use crate::locale::Words;
use crate::rulebook::amount::figure;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::scoring::worth::counts;
use crate::standing::{Honour, is_within};

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

/// The caps on what the account's pieces bring in the period: in points, or in pieces.
pub fn caps(run: &Run, words: &Words, id: AccountId) -> Vec<Cap> {
    let limits = run.rulebook.limits.scores.iter();
    let limits = limits.filter(|limit| {
        limit.account == run.account(id).kind
            && limit.per == run.period().kind
            && limit.of == Selection::Pieces
    });
    let units = 0..run.rulebook.units.len() as u8;
    limits
        .flat_map(|limit| units.clone().map(move |unit| (limit, unit)))
        .filter(|(limit, unit)| limit.unit.is_none_or(|own| own == *unit))
        .filter_map(|(limit, unit)| cap(run, words, id, limit, unit))
        .collect()
}

fn cap(
    run: &Run,
    words: &Words,
    account: AccountId,
    limit: &AccountLimit,
    unit: u8,
) -> Option<Cap> {
    let rulebook = run.rulebook;
    let day = rulebook.calendar.last_day(run.period());
    let facts = |field| run.intake.account_fact(account, field, day);
    let most = match &limit.bound {
        Bound::Most(amount) => figure(amount, &facts).ok()?,
        Bound::Pieces(pieces) => *pieces,
        Bound::Least(_) => return None,
    };
    if !rulebook.is_in_force(day) || limit.who.judge(&facts) != Truth::True {
        return None;
    }
    let portions = &run.scored.portions;
    let bit = portions
        .takers
        .bit(limit.account, limit.unit, &limit.when)?;
    let bases = run.scored.ledger.bases_of(run.period(), &rulebook.calendar);
    let (id, said): (_, fn(Exact, u32) -> Option<String>) = match limit.bound {
        Bound::Pieces(_) => ("page-cap-pieces", |pieces, _| Some(pieces.show())),
        _ => ("page-cap", |points, places| {
            Some(amount::text(points.decimal()?, places))
        }),
    };
    let used = match limit.bound {
        Bound::Pieces(_) => {
            let taken = portions.taken(account, unit, bit, &bases);
            // One of which nothing is left takes no place.
            let entered = taken.filter(|portion| portion.signs && portion.grains != 0);
            entered
                .map(|portion| counts(run.intake, rulebook, portion.submission))
                .try_fold(Exact::ZERO, Exact::plus)?
        }
        _ => Exact::fraction(
            portions.left(account, unit, bit, &bases),
            10_i128.pow(rulebook.grain()),
        )?,
    };
    let room = most.minus(used).filter(|room| !room.is_negative());
    let text = |amount| said(amount, rulebook.decimals).map(Into::into);
    let args = [
        ("used", text(used)?),
        ("most", text(most)?),
        ("room", text(room.unwrap_or(Exact::ZERO))?),
        ("unit", run.unit(unit).into()),
    ];
    Some(Cap {
        clause: rulebook.rule(limit.rule).clause.clone(),
        why: rulebook.sentence(limit.rule, words),
        said: words.say(id, &args),
    })
}

/// The lists of honour that the account stands on, or what it lacks to.
pub fn honours(run: &Run, words: &Words, honours: &[Honour]) -> Vec<String> {
    let places = run.rulebook.decimals;
    let said = honours.iter().map(|honour| {
        let mut lacks = Vec::new();
        let mut place = honour.stands.flatten();
        if let Some(lack) = honour.lacks {
            let points = lack.points.decimal().unwrap_or_default();
            for (id, zero, count) in [
                (
                    "page-lack-pieces",
                    lack.pieces.is_zero(),
                    lack.pieces.show(),
                ),
                (
                    "page-lack-publications",
                    lack.publications.is_zero(),
                    lack.publications.show(),
                ),
                (
                    "page-lack-points",
                    lack.points.is_zero(),
                    amount::text(points, places),
                ),
            ] {
                if !zero {
                    let unit = run.unit(honour.unit).into();
                    lacks.push(words.say(id, &[("count", count.into()), ("unit", unit)]));
                }
            }
            place = lack.place;
        }
        let id = match (honour.stands, honour.lacks) {
            (None, _) => "page-honour-lacks",
            (Some(_), None) => "page-honour-stands",
            (Some(_), Some(_)) => "page-honour-next",
        };
        let longer = honour.period.kind > run.period().kind;
        let args = [
            ("list", honour.name.as_str().into()),
            ("period", honour.period.to_string().into()),
            (
                "clause",
                run.rulebook.rule(honour.rule).clause.as_str().into(),
            ),
            ("longer", if longer { "yes" } else { "no" }.into()),
            ("lacks", lacks.join(&words.word("report-name-comma")).into()),
            ("placed", if place.is_some() { "yes" } else { "no" }.into()),
            ("place", place.unwrap_or_default().to_string().into()),
            (
                "own",
                honour
                    .stands
                    .flatten()
                    .unwrap_or_default()
                    .to_string()
                    .into(),
            ),
        ];
        words.say(id, &args)
    });
    said.collect()
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
