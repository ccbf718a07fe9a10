//! `[[target]]`: rows that overlap, ends left out, targets that nobody owes.

use super::findings::Findings;
use super::table::{Table, Taker};
use super::{boundaries, never, overlaps};

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
    }
}

/// Whether it is proved that no account is one that owes.
fn is_owed_by_nobody(table: &Table) -> bool {
    table
        .never()
        .is_ok_and(|never| never.len() == table.rows.len())
}
