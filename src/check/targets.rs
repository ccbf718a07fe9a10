//! `[[target]]`: rows that overlap, ends left out, targets that nobody owes.

use super::findings::Findings;
use super::table::{Table, Taker};
use super::{boundaries, never, overlaps};
use crate::clauses::target::Target;
use crate::rulebook::amount::Amount;
use crate::rulebook::exact::Exact;

/// All findings on targets.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    for target in &rulebook.targets {
        let takers: Vec<Taker<'_>> = target
            .rows
            .iter()
            .map(|row| Taker {
                rule: row.rule,
                when: &row.who,
                table: 0,
                others: row.others,
            })
            .collect();
        let whose = never::kinds(Some(target.account))[0];
        let Some(table) = findings.table(whose, &takers, &[]) else {
            continue;
        };
        overlaps::tell("rows-overlap", &table, |_, _| true, findings);
        boundaries::missed(&table, findings);
        if is_owed_by_nobody(&table) {
            let problem = findings.at("target-nobody-owes", table.rows[0].rule);
            findings.push(problem);
        } else {
            never::rows(&table, findings);
        }
        backwards(target, findings);
    }
}

/// Results of the wrong sign: who fails is paid, who does more pays.
fn backwards(target: &Target, findings: &mut Findings<'_>) {
    for row in &target.rows {
        let met = row.met.as_ref().map(|met| &met.amount);
        let results = [
            ("short", row.short.as_ref(), Sign::Above),
            ("beyond", row.beyond.as_ref(), Sign::Below),
            ("met", met, Sign::Below),
            ("unmet", row.unmet.as_ref(), Sign::Above),
        ];
        for (key, amount, wrong) in results {
            if amount.is_some_and(|amount| sign(amount) == Some(wrong)) {
                let problem = findings.at("task-pays-backwards", row.rule);
                findings.push(problem.with("key", key));
            }
        }
    }
}

#[derive(PartialEq, Eq)]
enum Sign {
    Above,
    Below,
}

/// The sign that an amount surely has; what an office fills in counts as no less than zero.
fn sign(amount: &Amount) -> Option<Sign> {
    let (fixed, each) = match amount {
        Amount::Fixed(fixed) => (*fixed, Exact::ZERO),
        Amount::ByFact(by) if by.range.is_none() => (by.start, by.each),
        Amount::ByFact(_) => return None,
    };
    let either = [fixed, each];
    let has = |negative: bool| {
        let mut any = either.iter().filter(|part| !part.is_zero());
        any.clone().count() > 0 && any.all(|part| part.is_negative() == negative)
    };
    if has(false) {
        Some(Sign::Above)
    } else {
        has(true).then_some(Sign::Below)
    }
}

/// Whether it is proved that no account is one that owes.
fn is_owed_by_nobody(table: &Table) -> bool {
    table
        .never()
        .is_ok_and(|never| never.len() == table.rows.len())
}
