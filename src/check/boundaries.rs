//! 500字以下, 500字以上: an end that two rows both take, or both leave out.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::table::{Common, STEPS, Table};
use crate::problem::Problem;
use crate::rulebook::boxes::axis::{Atom, Axis};
use crate::rulebook::boxes::{Block, Budget, Spent};
use crate::rulebook::field::Kind;

/// An end at which two rows meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary {
    axis: usize,
    atom: usize,
    number: Decimal,
}

/// An end that two rows leave out.
pub struct Missing {
    boundary: Boundary,
    before: usize,
    after: usize,
    /// What else both take, at the end.
    region: Block,
    /// A part of it that no row takes.
    part: Block,
}

/// The end that is all that two rows have in common, one lying below and one above it.
pub fn meet(table: &Table, one: usize, two: usize) -> Option<Boundary> {
    let space = &table.space;
    let (one, two) = (
        table.rows[one].blocks.as_ref()?,
        table.rows[two].blocks.as_ref()?,
    );
    let mut found = None;
    for (one, two) in one
        .iter()
        .flat_map(|one| two.iter().map(move |two| (one, two)))
    {
        if !space.touch(one, two) {
            continue;
        }
        let here = (0..space.axes.len()).find_map(|index| {
            let axis = &space.axes[index];
            let ((a, b), (c, d)) = (span(one, axis)?, span(two, axis)?);
            let atom = if b == c && a < b && c < d {
                b
            } else if d == a && c < d && a < b {
                a
            } else {
                return None;
            };
            boundary(axis, index, atom)
        })?;
        if found.is_some_and(|found| found != here) {
            return None;
        }
        found = Some(here);
    }
    found
}

/// An end counted twice, at the second row.
pub fn twice(
    findings: &Findings<'_>,
    table: &Table,
    (one, two): (usize, usize),
    boundary: Boundary,
    common: &Common,
) -> Problem {
    let (one, two) = findings.in_text_order(table, (one, two));
    let (one, two) = (table.rows[one].rule, table.rows[two].rule);
    let problem = findings.at("boundary-twice", two);
    said(
        problem,
        findings,
        table,
        boundary,
        (&common.whole, &common.part),
    )
    .with("one", findings.line(one))
    .with("other", findings.line(two))
}

/// Tells of the ends that neighbouring rows leave out.
pub fn missed(table: &Table, findings: &mut Findings<'_>) {
    let missing = missing(table);
    let first = table.rows[0].rule;
    let mut told = Vec::new();
    for missing in findings.proved(first, missing).unwrap_or_default() {
        let (before, after) = (
            table.rows[missing.before].rule,
            table.rows[missing.after].rule,
        );
        let start = findings.rulebook.rule(after).span.start;
        if told.contains(&(missing.boundary.number, start)) {
            continue;
        }
        told.push((missing.boundary.number, start));
        let problem = findings.at("boundary-missed", after);
        let problem = said(
            problem,
            findings,
            table,
            missing.boundary,
            (&missing.region, &missing.part),
        )
        .with("one", findings.line(before))
        .with("other", findings.line(after));
        findings.push(problem);
    }
}

fn said(
    problem: Problem,
    findings: &Findings<'_>,
    table: &Table,
    boundary: Boundary,
    (matters, part): (&Block, &Block),
) -> Problem {
    let axis = &table.space.axes[boundary.axis];
    let number = match Axis::day(boundary.number).filter(|_| axis.kind == Kind::Day) {
        Some(day) => day.to_string(),
        None => boundary.number.normalize().to_string(),
    };
    problem
        .with(
            "field",
            findings
                .rulebook
                .fields
                .get(axis.field)
                .name(findings.words),
        )
        .with("number", number)
        .with("example", findings.example(table, matters, part))
}

/// The ends that neighbouring rows leave out and no other row takes.
pub fn missing(table: &Table) -> Result<Vec<Missing>, Spent> {
    let mut budget = Budget::of(STEPS);
    let mut found = Vec::new();
    let taken = table.taken_or_out();
    let blocks: Vec<(usize, &Block)> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.others)
        .flat_map(|(index, row)| row.blocks.iter().flatten().map(move |block| (index, block)))
        .collect();
    for (index, axis) in table.space.axes.iter().enumerate() {
        let spans: Vec<(usize, &Block, (usize, usize))> = blocks
            .iter()
            .filter_map(|&(row, block)| Some((row, block, span(block, axis)?)))
            .collect();
        for atom in 1..axis.atoms.len().saturating_sub(1) {
            let Some(boundary) = boundary(axis, index, atom) else {
                continue;
            };
            let before = spans.iter().filter(|(_, _, (_, last))| last + 1 == atom);
            for (below, one, _) in before {
                let after = spans.iter().filter(|(_, _, (first, _))| *first == atom + 1);
                for (above, two, _) in after {
                    budget.take(1)?;
                    let Some(region) = table.space.at(axis, atom, one, two) else {
                        continue;
                    };
                    if below != above
                        && let Some(part) = table.real_part(&region, &taken, &mut budget)?
                    {
                        found.push(Missing {
                            boundary,
                            before: *below,
                            after: *above,
                            region,
                            part,
                        });
                    }
                }
            }
        }
    }
    Ok(found)
}

impl Missing {
    /// Whether a hole is this end and nothing more.
    pub fn is_told_by(&self, table: &Table, hole: &Block) -> bool {
        let axis = &table.space.axes[self.boundary.axis];
        let only = hole.count(axis) == 1 && hole.has(axis, self.boundary.atom);
        only && table.space.touch(hole, &self.region)
    }
}

fn boundary(axis: &Axis, index: usize, atom: usize) -> Option<Boundary> {
    match axis.atoms[atom] {
        Atom::At(number) => Some(Boundary {
            axis: index,
            atom,
            number,
        }),
        _ => None,
    }
}

/// The first and the last atom of numbers that a box takes, where it takes not all of them.
fn span(block: &Block, axis: &Axis) -> Option<(usize, usize)> {
    let is_number = |index: &usize| matches!(axis.atoms[*index], Atom::At(_) | Atom::Between(..));
    let mut atoms = block.atoms(axis).filter(is_number);
    let first = atoms.next()?;
    let last = atoms.last().unwrap_or(first);
    let all = axis
        .atoms
        .iter()
        .filter(|atom| **atom != Atom::Nothing)
        .count();
    (last + 1 - first < all).then_some((first, last))
}
