//! What an account has and why, and what it would have taken: the next place, a task, rows of its
//! own that do not count.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::Desk;
use super::row::{self, Publication};
use super::text::short;
use crate::intake::accounts::AccountId;
use crate::report::accounting::Within;
use crate::report::json::AMOUNT;
use crate::report::outlook;
use crate::report::statement::{Content, Statement};
use crate::report::{account_kind, account_name, amount, explain, sentence, signers, source};
use crate::scoring::Outcome;
use crate::standing::Honours;

/// So many rows that do not count are told with what it would have taken, where all is asked for.
const IDLE: usize = 5;
/// So many columns a title has where there are many.
const TITLE: usize = 60;

/// What an account has, and why.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "account-answer")]
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
    /// The same on a few lines.
    #[serde(skip)]
    pub brief: Brief,
}

/// A statement piece by piece.
#[derive(Debug, Default)]
pub struct Brief {
    /// Whose it is, and of which period.
    pub head: String,
    /// The total in each unit, and the place.
    pub totals: Vec<String>,
    /// What each piece brought, and how it is shared where several sign; what else was booked.
    pub pieces: Vec<(String, Option<String>)>,
}

/// What an account has in one unit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "unit")]
pub struct Unit {
    pub unit: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub points: String,
    pub place: Option<usize>,
    pub lines: Vec<Line>,
}

/// A line of its statement.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "line")]
pub struct Line {
    #[schemars(regex(pattern = AMOUNT))]
    pub amount: String,
    #[schemars(regex(pattern = AMOUNT))]
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
    let honours = Honours::of(run.intake, run.rulebook, run.scored, run.period());
    let mut own = honours.of_account(id);
    // What would not do is not told.
    own.retain(|honour| honour.lacks.is_none() || honours.would_do(id, honour));
    ahead.extend(outlook::honours(run, words, &own));
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
        brief: brief(desk, id, &statements),
        statement: explain::text(run, words, id),
    }
}

fn brief(desk: &Desk, id: AccountId, statements: &[Statement]) -> Brief {
    let (run, words) = (desk.run, desk.words);
    let places = run.rulebook.decimals;
    let mut brief = Brief {
        head: explain::head(run, words, id),
        ..Brief::default()
    };
    for statement in statements.iter().filter(|own| !own.is_empty()) {
        let unit = run.unit(statement.unit);
        let args = [
            ("points", amount::text(statement.total, places).into()),
            ("unit", unit.into()),
        ];
        let mut total = vec![words.say("report-explain-total", &args)];
        total.extend(explain::place_of(run, words, statement));
        brief.totals.push(total.join(&words.word("report-comma")));
        let mut sums: Vec<(Decimal, String, Option<String>)> = Vec::new();
        for section in &statement.sections {
            match &section.content {
                Content::Pieces(pieces) => {
                    sums.extend(pieces.iter().map(|piece| {
                        let lines = piece.parts.iter().flat_map(|part| &part.lines);
                        let title = explain::title(run, words, piece.first(), id);
                        let worth = piece.parts.iter().find(|part| part.is_worth());
                        let signers =
                            worth.and_then(|part| signers::signers(run, words, part.publication));
                        let sum = lines.map(|line| line.amount).sum();
                        (sum, title, signers.map(|signers| signers.said))
                    }));
                }
                Content::Period(lines) => {
                    let args = [("period", section.period.to_string().into())];
                    let title = words.say("report-explain-period", &args);
                    sums.push((lines.iter().map(|line| line.amount).sum(), title, None));
                }
            }
        }
        let amounts = sums.iter().map(|(sum, ..)| amount::signed(*sum, places));
        let amounts: Vec<String> = amounts.collect();
        let width = amounts.iter().map(String::len).max().unwrap_or(0);
        let lines = amounts
            .iter()
            .zip(sums)
            .map(|(amount, (_, title, signers))| {
                let unit = if statements.len() > 1 { unit } else { "" };
                let line = format!("{amount:>width$}{unit}  {}", short(&title, TITLE));
                (line, signers)
            });
        brief.pieces.extend(lines);
    }
    brief
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
    let whole = if desk.all { IDLE } else { 0 };
    let (told, rest) = own.split_at(own.len().min(whole));
    let mut idle = row::publications(desk, told, true);
    idle.extend(row::publications(desk, rest, false));
    idle
}
