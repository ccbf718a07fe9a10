//! What an account has and why, and what it would have taken: the next place, a task, rows of its
//! own that do not count.

use serde::Serialize;

use super::Desk;
use super::row::{self, Publication};
use crate::intake::accounts::AccountId;
use crate::report::accounting::Within;
use crate::report::outlook;
use crate::report::statement::Statement;
use crate::report::{account_kind, account_name, amount, explain, sentence, source};
use crate::scoring::Outcome;

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
    /// What lies ahead: the next place, what tasks lack, what caps leave.
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
    let next = |statement| outlook::next_place(run, words, statement);
    let mut ahead: Vec<String> = statements.iter().filter_map(next).collect();
    let duties = outlook::duties(run, words, id).into_iter();
    let duties = duties.map(|duty| (duty.clause, duty.why, duty.said));
    let caps = outlook::caps(run, words, id).into_iter();
    let caps = caps.map(|cap| (cap.clause, cap.why, cap.said));
    ahead.extend(duties.chain(caps).map(|(clause, why, said)| {
        let args = [
            ("clause", clause.into()),
            ("why", why.into()),
            ("said", said.into()),
        ];
        words.say("answer-ahead-line", &args)
    }));
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
            why: sentence(
                run.rulebook,
                &run.scored.ledger,
                entry.rule,
                entry.why,
                words,
            ),
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
