//! Clauses that do not act on a publication for want of one condition, with what was read.

use schemars::JsonSchema;
use serde::Serialize;

use super::Desk;
use crate::intake::Column;
use crate::problem::{Place, address};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, OUTLET, Subject};
use crate::rulebook::table::Taken;

/// A clause that does not act.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "unmet")]
pub struct Unmet {
    pub clause: String,
    pub rule: String,
    /// The condition that fails.
    pub needs: String,
    /// What was read of it instead.
    pub read: String,
}

/// The clauses on the value of a publication of which no row acts, with the rows that lack one
/// condition.
pub fn of(desk: &Desk, index: u32) -> Vec<Unmet> {
    let (run, words) = (desk.run, desk.words);
    let rulebook = run.rulebook;
    let facts = |field: FieldId| run.intake.facts.get(index as usize, field);
    let clauses = rulebook
        .modifies
        .iter()
        .filter(|clause| clause.who.is_none());
    let idle = clauses
        .filter(|clause| matches!(clause.taken(&facts), Taken::Nothing | Taken::Unjudged(_)));
    let mut unmet = Vec::new();
    for row in idle.flat_map(|clause| &clause.rows) {
        let failed = failed(&row.when, &facts);
        if let ([failed], Some(rule)) = (&failed[..], row.rules.first()) {
            let mut fields = Vec::new();
            failed.tests(&mut |field, _| fields.push(field));
            fields.dedup();
            let read = fields.into_iter().map(|field| read(desk, index, field));
            unmet.push(Unmet {
                clause: rulebook.rule(*rule).clause.clone(),
                rule: rulebook.sentence(*rule, words),
                needs: failed.sentence(&rulebook.fields, words),
                read: read.collect::<Vec<_>>().join(&words.word("report-comma")),
            });
        }
    }
    unmet
}

/// The parts of a condition that do not hold.
fn failed<'c>(condition: &'c Condition, facts: &impl Fn(FieldId) -> Fact) -> Vec<&'c Condition> {
    match condition {
        _ if condition.judge(facts) == Truth::True => Vec::new(),
        Condition::All(parts) => parts.iter().flat_map(|part| failed(part, facts)).collect(),
        _ => vec![condition],
    }
}

/// What was read of a field, and at which cell; what a list says of an outlet is read at the outlet.
pub fn read(desk: &Desk, index: u32, field: FieldId) -> String {
    let (run, words) = (desk.run, desk.words);
    let facts = |field: FieldId| run.intake.facts.get(index as usize, field);
    let is_listed = run.rulebook.registry.listed(facts(OUTLET)).is_some();
    let from = match run.rulebook.fields.get(field).of {
        Subject::Outlet if is_listed => OUTLET,
        _ => field,
    };
    let submission = run.submission(index);
    // The cells of a count matrix say nothing of it.
    let cell = match run.intake.place(submission, Column::Field(from)) {
        Place::Cell { row, column, .. } if submission.cell.is_none() => address(row, column),
        _ => String::new(),
    };
    let fact = facts(field);
    let args = [
        ("field", run.rulebook.fields.get(field).name(words).into()),
        ("value", value(desk, field, fact).into()),
        (
            "filled",
            if matches!(fact, Fact::Unknown | Fact::None) {
                "no"
            } else {
                "yes"
            }
            .into(),
        ),
        ("placed", if cell.is_empty() { "no" } else { "yes" }.into()),
        ("cell", cell.into()),
    ];
    words.say("answer-read", &args)
}

/// A fact in words.
pub fn value(desk: &Desk, field: FieldId, fact: Fact) -> String {
    let fields = &desk.run.rulebook.fields;
    match fact {
        Fact::Choice(value) => fields.value_name(field, value).to_owned(),
        Fact::Number(number) => number.normalize().to_string(),
        Fact::Day(day) => day.to_string(),
        Fact::Flag(flag) => desk
            .words
            .word(if flag { "answer-yes" } else { "answer-no" }),
        Fact::Unread => desk.words.word("answer-unread"),
        Fact::Unknown | Fact::None => desk.words.word("answer-empty"),
    }
}
