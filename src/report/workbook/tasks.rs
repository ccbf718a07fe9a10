//! What accounts were to do, in a cell of the ranking.

use super::plan::Plan;
use crate::intake::accounts::AccountId;
use crate::rulebook::exact::Exact;
use crate::standing::is_within;

/// The tasks of an account in the period: what was owed, what was done.
pub fn tasks(plan: &Plan, account: AccountId) -> String {
    let run = plan.run;
    let here = run.scored.duties.iter().filter(|duty| {
        let calendar = &run.rulebook.calendar;
        duty.account == account && is_within(calendar, duty.period, run.period())
    });
    let said = here.map(|duty| {
        let short = duty.owed.minus(duty.done).unwrap_or(Exact::ZERO);
        let args = [
            ("clause", duty.clause.as_str().into()),
            ("owed", duty.owed.show().into()),
            ("done", duty.done.show().into()),
            ("short", short.show().into()),
        ];
        match short > Exact::ZERO {
            true => plan.words.say("workbook-task-short", &args),
            false => plan.words.say("workbook-task-met", &args),
        }
    });
    said.collect::<Vec<_>>().join("\n")
}
