//! What an account has and why, and what it would have taken: the next place, a task, rows of its
//! own that do not count.

use rust_decimal::Decimal;
use serde::Serialize;

use super::row::{self, Publication};
use super::Desk;
use crate::clauses::rank::By;
use crate::intake::accounts::AccountId;
use crate::report::accounting::Within;
use crate::report::statement::Statement;
use crate::report::{account_kind, account_name, amount, explain, sentence, source};
use crate::rulebook::exact::Exact;
use crate::scoring::Outcome;
use crate::standing::is_within;

/// So many rows that do not count are told with what it would have taken.
const IDLE: usize = 5;

/// What an account has, and why.
#[derive(Debug, Serialize)]
pub struct AccountAnswer {
    pub account: String,
    pub kind: String,
    pub department: String,
    pub period: String,
    pub units: Vec<Unit>,
    /// What lies ahead: the next place, what a task lacks.
    pub ahead: Vec<String>,
    /// Publications of its own that do not count.
    pub idle: Vec<Publication>,
    /// The statement in words.
    #[serde(skip)]
    pub statement: String,
}

/// What an account has in one unit.
#[derive(Debug, Serialize)]
pub struct Unit {
    pub unit: String,
    pub points: String,
    pub place: Option<usize>,
    pub lines: Vec<Line>,
}

/// A line of its statement.
#[derive(Debug, Serialize)]
pub struct Line {
    pub amount: String,
    pub sum: String,
    pub clause: String,
    pub why: String,
    /// The publication, or what else it rests on.
    pub source: String,
}

/// The answer about an account.
pub fn answer(desk: &Desk, id: AccountId) -> AccountAnswer {
    let (run, words) = (desk.run, desk.words);
    let account = run.account(id);
    let statements: Vec<Statement> = (0..run.rulebook.units.len() as u8)
        .map(|unit| Statement::find(run, id, unit))
        .collect();
    let mut ahead: Vec<String> = statements
        .iter()
        .filter_map(|statement| next_place(desk, statement))
        .collect();
    ahead.extend(duties(desk, id));
    AccountAnswer {
        account: account_name(account, words),
        kind: account_kind(account.kind, words),
        department: run.department(id).to_owned(),
        period: run.period().to_string(),
        units: statements
            .iter()
            .map(|statement| unit(desk, statement))
            .collect(),
        ahead,
        idle: idle(desk, id),
        statement: explain::text(run, words, id),
    }
}

fn unit(desk: &Desk, statement: &Statement) -> Unit {
    let (run, words) = (desk.run, desk.words);
    let places = run.rulebook.decimals;
    let lines = statement.lines().map(|line| {
        let entry = line.entry;
        let source = match run.scored.ledger.submissions_of(entry) {
            [index] => source::publication(run, words, *index),
            _ => source::of_period(run, words, entry),
        };
        Line {
            amount: amount::text(line.amount, places),
            sum: amount::text(line.sum, places),
            clause: run.rulebook.rule(entry.rule).clause.clone(),
            why: sentence(run.rulebook, &run.scored.ledger, entry.rule, entry.why, words),
            source,
        }
    });
    Unit {
        unit: run.unit(statement.unit).to_owned(),
        points: amount::text(statement.total, places),
        place: statement.ranked(run).and_then(|(_, row)| row.place),
        lines: lines.collect(),
    }
}

/// How many points the next better place is away, where nothing but points gives places.
fn next_place(desk: &Desk, statement: &Statement) -> Option<String> {
    let (ranking, own) = statement.ranked(desk.run)?;
    own.place?;
    if ranking.by != By::Points || own.figure != own.points.normalize() {
        return None;
    }
    let rivals = ranking.rows.iter().filter(|row| {
        row.place.is_some()
            && row.points > own.points
            && (!ranking.grouped || row.group == own.group)
    });
    let next = rivals.min_by_key(|row| row.points)?;
    let gap: Decimal = next.points - own.points;
    let args = [
        ("gap", amount::text(gap, desk.run.rulebook.decimals).into()),
        ("unit", desk.run.unit(statement.unit).into()),
        ("place", next.place?.to_string().into()),
    ];
    Some(desk.words.say("answer-next-place", &args))
}

/// What its tasks lack.
fn duties(desk: &Desk, id: AccountId) -> Vec<String> {
    let run = desk.run;
    let calendar = &run.rulebook.calendar;
    let duties = run.scored.duties.iter().filter(|duty| {
        duty.account == id
            && duty.done < duty.owed
            && is_within(calendar, duty.period, run.period())
    });
    let short = duties.map(|duty| {
        let short = duty.owed.minus(duty.done).unwrap_or(duty.owed);
        let args = [
            ("period", duty.period.to_string().into()),
            ("clause", duty.clause.as_str().into()),
            ("owed", duty.owed.show().into()),
            ("done", duty.done.show().into()),
            ("short", Exact::show(short).into()),
        ];
        desk.words.say("answer-duty", &args)
    });
    short.collect()
}

/// Publications of its own in the period that do not count, the first of them with what it would
/// have taken.
fn idle(desk: &Desk, id: AccountId) -> Vec<Publication> {
    let run = desk.run;
    let mut within = Within::new(&run.rulebook.calendar, run.period());
    let outcomes = (0..).zip(&run.scored.outcomes);
    let out = outcomes.filter(|(_, outcome)| **outcome == Outcome::Excluded);
    let own: Vec<u32> = out
        .map(|(index, _)| index)
        .filter(|index| {
            let submission = run.submission(*index);
            let mut signers = run.intake.signers_of(submission).iter();
            within.holds(submission)
                && (submission.department == Some(id) || signers.any(|s| s.account == id))
        })
        .collect();
    let (told, rest) = own.split_at(own.len().min(IDLE));
    let mut idle = row::publications(desk, told, true);
    idle.extend(row::publications(desk, rest, false));
    idle
}
