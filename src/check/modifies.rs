//! `[[modify]]`: rows of one table that overlap, factors that meet, ends left out.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::table::{Common, Table, Taker};
use super::{boundaries, never};
use crate::clauses::modify::{Effect, Modify, Row};
use crate::rulebook::amount::Amount;
use crate::rulebook::exact::Exact;

/// All findings on the clauses that modify.
pub fn check(findings: &mut Findings<'_>) {
    let clauses: Vec<&Modify> = findings.rulebook.modifies.iter().collect();
    let rows: Vec<(usize, &Row)> = clauses
        .iter()
        .enumerate()
        .flat_map(|(index, clause)| clause.rows.iter().map(move |row| (index, row)))
        .collect();
    let takers: Vec<Taker<'_>> = rows.iter().map(|(index, row)| taker(*index, row)).collect();
    let Some(table) = findings.publications(&takers) else {
        return;
    };
    never::rows(&table, findings);
    overlaps(&clauses, &rows, &table, findings);
    for article in articles(findings, &clauses) {
        let rows = rows.iter().filter(|(index, _)| article.contains(index));
        let takers: Vec<Taker<'_>> = rows.map(|(index, row)| taker(*index, row)).collect();
        if let Some(table) = findings.publications(&takers) {
            boundaries::missed(&table, findings);
        }
    }
}

fn taker(table: usize, row: &Row) -> Taker<'_> {
    Taker {
        rule: row.rules[0],
        when: &row.when,
        table,
        others: row.others,
    }
}

/// Clauses that cite the same article, by their index: their rows are neighbours.
fn articles(findings: &Findings<'_>, clauses: &[&Modify]) -> Vec<Vec<usize>> {
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, clause) in clauses.iter().enumerate() {
        if let Some(row) = clause.rows.first() {
            let cited = findings.rulebook.rule(row.rules[0]).clause.as_str();
            articles.entry(cited).or_default().push(index);
        }
    }
    articles.into_values().collect()
}

/// A pair of rows that take something in common, with such a part.
type Pair = (usize, usize, Common);

fn overlaps(
    clauses: &[&Modify],
    rows: &[(usize, &Row)],
    table: &Table,
    findings: &mut Findings<'_>,
) {
    let mut pairs: Vec<Pair> = Vec::new();
    let asked = |one: usize, two: usize| {
        let ((a, one), (b, two)) = (rows[one], rows[two]);
        a == b || meets(clauses[a], clauses[b]) && [one, two].iter().all(|row| acts(row))
    };
    let all = table.overlaps(asked, |one, two, part| {
        pairs.push((one, two, part));
        true
    });
    findings.all_proved(table.rows[0].rule, all);
    let mut together: BTreeMap<(usize, usize), (Exact, Pair)> = BTreeMap::new();
    let mut told = Vec::new();
    for (one, two, part) in pairs {
        let (a, b) = (rows[one].0, rows[two].0);
        let starts = [one, two].map(|row| findings.rulebook.rule(table.rows[row].rule).span.start);
        if told.contains(&starts) {
            continue;
        }
        if let Some(boundary) = boundaries::meet(table, one, two) {
            let problem = boundaries::twice(findings, table, (one, two), boundary, &part);
            findings.push(problem);
            told.push(starts);
        } else if a == b {
            let problem =
                super::overlaps::problem("rows-overlap", findings, table, (one, two), &part);
            findings.push(problem);
            told.push(starts);
        } else if let Some(factor) = factor(&[rows[one].1, rows[two].1]) {
            let most = together
                .entry((a, b))
                .or_insert_with(|| (factor, (one, two, part.clone())));
            if factor > most.0 {
                *most = (factor, (one, two, part));
            }
        }
    }
    for (factor, (one, two, part)) in together.into_values() {
        let (one, two) = findings.in_text_order(table, (one, two));
        let problem = findings
            .at("factors-meet", table.rows[two].rule)
            .with(
                "one-clause",
                findings.rulebook.rule(table.rows[one].rule).clause.clone(),
            )
            .with("one", findings.line(table.rows[one].rule))
            .with("other", findings.line(table.rows[two].rule))
            .with("factor", factor.show())
            .with("example", findings.example(table, &part.whole, &part.part));
        findings.push(problem);
    }
}

/// Whether two clauses can act on one value: in one unit, on the publication itself, and not as
/// rivals of which only the best acts.
fn meets(one: &Modify, two: &Modify) -> bool {
    let rivals = one.best_of.is_some() && one.best_of == two.best_of;
    let units = one.unit.is_none() || two.unit.is_none() || one.unit == two.unit;
    one.who.is_none() && two.who.is_none() && units && !rivals
}

/// Whether a row has a factor: something it adds to meets nothing.
fn acts(row: &Row) -> bool {
    let is_factor =
        |effect: &Effect| matches!(effect, Effect::Times | Effect::Plus | Effect::Scale);
    row.effects.iter().any(|(effect, _)| is_factor(effect))
}

/// What rows that act together make of a base; none where an amount goes by a fact.
fn factor(rows: &[&Row]) -> Option<Exact> {
    let (mut times, mut plus, mut scale) = (Exact::ONE, Exact::ONE, Exact::ONE);
    for (effect, amount) in rows.iter().flat_map(|row| &row.effects) {
        let Amount::Fixed(amount) = amount else {
            return None;
        };
        match effect {
            Effect::Times => times = times.times(*amount)?,
            Effect::Plus => plus = plus.plus(*amount)?,
            Effect::Scale => scale = scale.times(*amount)?,
            Effect::Add | Effect::Counts => {}
        }
    }
    times.times(plus)?.times(scale)
}
