//! Facts that other facts make: delay, lateness, who signs.

use rust_decimal::Decimal;

use super::Missing;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Intake, Role, Roles};
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Truth;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};

/// Works out what follows from the facts of a row.
pub(super) fn derive(
    intake: &mut Intake,
    index: usize,
    rulebook: &Rulebook,
    missing: &mut Missing<'_>,
) {
    let date = intake.submissions[index].date;
    if let Some(date) = date {
        intake.facts.set(index, field::DATE, Fact::Day(date));
    }
    let days = match (date, intake.facts.get(index, field::SENT)) {
        (Some(date), Fact::Day(sent)) => Ok((date, sent)),
        (_, Fact::Unread) => Err(Fact::Unread),
        _ => Err(Fact::Unknown),
    };
    let mut keep = |id: FieldId, worked_out: Fact| {
        if !intake.facts.keeps(id) {
            return;
        }
        // A column of its own serves where the days are missing, and `missing` only where both are.
        let own = intake.facts.get(index, id);
        let fact = match worked_out {
            Fact::Unknown | Fact::Unread if own != Fact::Unknown => own,
            Fact::Unknown => missing.fact(index, id),
            fact => fact,
        };
        intake.facts.set(index, id, fact);
    };
    let delay = days.map_or_else(
        |unknown| unknown,
        |(date, sent)| Fact::Number(Decimal::from((sent - date).num_days())),
    );
    keep(field::DELAY, delay);
    let late = rulebook.deadline.map_or(Fact::Unknown, |deadline| {
        let calendar = &rulebook.calendar;
        days.map_or_else(
            |unknown| unknown,
            |(date, sent)| {
                let end = calendar.last_day(calendar.of(date, calendar.base));
                Fact::Flag((sent - end).num_days() > i64::from(deadline))
            },
        )
    });
    keep(field::AFTER_DEADLINE, late);
    if intake.facts.keeps(field::SIGNED) || intake.facts.keeps(field::SIGNERS) {
        count_signers(intake, index, rulebook);
    }
}

/// Who signs hangs on the share clause, whose condition may ask who signs: so it is counted again
/// while another clause comes to act.
fn count_signers(intake: &mut Intake, index: usize, rulebook: &Rulebook) {
    let mut weighed = Roles::NONE;
    for _ in 0..=rulebook.shares.len() {
        let (signed, signers) = signers(intake, index, weighed);
        intake.facts.set(index, field::SIGNED, signed);
        intake.facts.set(index, field::SIGNERS, signers);
        let facts = |field| intake.facts.get(index, field);
        let acting = rulebook
            .shares
            .iter()
            .filter(|share| !share.roles.is_empty() && share.when.judge(&facts) == Truth::True);
        let columns = acting
            .flat_map(|share| &share.roles)
            .fold(Roles::NONE, |columns, (role, _)| columns.with(*role));
        if columns == weighed {
            break;
        }
        weighed = columns;
    }
}

/// The facts `signed` and `signers` of a row, where these columns are weighed.
fn signers(intake: &Intake, index: usize, weighed: Roles) -> (Fact, Fact) {
    let submission = &intake.submissions[index];
    let (mut persons, mut departments): (Vec<AccountId>, bool) = (Vec::new(), false);
    for signer in intake.signing(submission, |role: Role| weighed.has(role)) {
        if intake.accounts.get(signer.account).kind == AccountKind::Department {
            departments = true;
        } else if !persons.contains(&signer.account) {
            persons.push(signer.account);
        }
    }
    // By the order of the field's values: persons, departments, nobody.
    let signed = if !persons.is_empty() {
        0
    } else if departments || submission.department.is_some() {
        1
    } else {
        2
    };
    let count = Fact::Number(Decimal::from(persons.len()));
    (Fact::Choice(signed), count)
}
