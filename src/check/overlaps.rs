//! Clauses, and rows of a table, that overlap where they may not.

use super::findings::Findings;
use super::table::{Common, Table, Taker};
use crate::problem::Problem;
use crate::rulebook::RuleId;
use crate::rulebook::condition::Condition;

/// Same-piece and share clauses of which two would act on one publication, and the rows of one
/// same-piece clause.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    let same_pieces = rulebook.same_pieces.iter();
    let same_pieces: Vec<Alone<'_>> = same_pieces.map(|c| (c.rule, &c.when, c.unit)).collect();
    clauses(&same_pieces, findings);
    let shares: Vec<Alone<'_>> = rulebook
        .shares
        .iter()
        .map(|clause| (clause.rule, &clause.when, clause.unit))
        .collect();
    clauses(&shares, findings);
    for clause in &rulebook.same_pieces {
        let rests: Vec<Taker<'_>> = clause
            .rests
            .iter()
            .map(|rest| Taker {
                rule: clause.rule,
                when: &rest.when,
                table: 0,
                others: rest.others,
            })
            .collect();
        rows(&rests, findings);
    }
}

/// A clause without a table: its condition and unit.
type Alone<'r> = (RuleId, &'r Condition, Option<u8>);

fn clauses(clauses: &[Alone<'_>], findings: &mut Findings<'_>) {
    let takers: Vec<Taker<'_>> = clauses
        .iter()
        .enumerate()
        .map(|(table, (rule, when, _))| Taker {
            rule: *rule,
            when,
            table,
            others: false,
        })
        .collect();
    let asked = |one: usize, two: usize| {
        let (one, two) = (clauses[one].2, clauses[two].2);
        one.is_none() || two.is_none() || one == two
    };
    overlapping("overlapping-clauses", &takers, asked, findings);
}

fn rows(takers: &[Taker<'_>], findings: &mut Findings<'_>) {
    overlapping("rows-overlap", takers, |_, _| true, findings);
}

fn overlapping(
    code: &'static str,
    takers: &[Taker<'_>],
    asked: impl Fn(usize, usize) -> bool,
    findings: &mut Findings<'_>,
) {
    if takers.len() < 2 {
        return;
    }
    if let Some(table) = findings.publications(takers) {
        tell(code, &table, asked, findings);
    }
}

/// Tells of all rows of a table that overlap.
pub fn tell(
    code: &'static str,
    table: &Table,
    asked: impl Fn(usize, usize) -> bool,
    findings: &mut Findings<'_>,
) {
    let mut found = Vec::new();
    let all = table.overlaps(asked, |one, two, part| {
        found.push((one, two, part));
        true
    });
    findings.all_proved(table.rows[0].rule, all);
    for (one, two, part) in found {
        let pair = (one, two);
        let problem = match super::boundaries::meet(table, one, two) {
            Some(boundary) => super::boundaries::twice(findings, table, pair, boundary, &part),
            None => problem(code, findings, table, pair, &part),
        };
        findings.push(problem);
    }
}

/// Two rows that take something in common, at the second.
pub fn problem(
    code: &'static str,
    findings: &Findings<'_>,
    table: &Table,
    (one, two): (usize, usize),
    common: &Common,
) -> Problem {
    let (one, two) = findings.in_text_order(table, (one, two));
    let (one, two) = (table.rows[one].rule, table.rows[two].rule);
    findings
        .at(code, two)
        .with("one", findings.line(one))
        .with("other", findings.line(two))
        .with(
            "example",
            findings.example(table, &common.whole, &common.part),
        )
}
