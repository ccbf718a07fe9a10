//! `[[points]]`: rows that disagree, what no row covers, a higher level that earns less.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::boundaries;
use super::cases;
use super::data::{self, Data};
use super::findings::Findings;
use super::never;
use super::table::{Common, STEPS, Table, Taker};
use crate::clauses::points::Points;
use crate::intake::Role;
use crate::problem::Problem;
use crate::rulebook::Otherwise;
use crate::rulebook::amount::{Amount, Figure, Of};
use crate::rulebook::boxes::fewest::Left;
use crate::rulebook::boxes::{Block, Budget, Spent};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, Fields, LEVEL, OUTLET, PHOTOS, READS, SECONDS, WORDS};

/// So many sentences of holes are told of a rulebook.
const MOST_HOLES: usize = 20;
/// Fields of which more is more work, so that less should not earn more. (What a rulebook's own
/// fields mean is not known, and a longer delay may well earn less.)
const MORE_IS_MORE: [FieldId; 4] = [WORDS, READS, PHOTOS, SECONDS];

/// All findings on the tables of points.
pub fn check(findings: &mut Findings<'_>, data: Option<&Data>) {
    let rulebook = findings.rulebook;
    let units: Vec<u8> = (0..rulebook.units.len() as u8).collect();
    for unit in units {
        for pays in tables(&rulebook.points) {
            let rows: Vec<&Points> = rulebook
                .points
                .iter()
                .filter(|row| row.pays == pays && row.unit.is_none_or(|own| own == unit))
                .collect();
            let Some(table) = findings.publications(&takers(&rows)) else {
                continue;
            };
            disagree(&rows, &table, findings);
            boundaries::missed(&table, findings);
            never::rows(&table, findings);
            earns_less(&rows, &table, findings);
        }
    }
    holes(findings, data);
}

/// The tables there are: that of the signers, and one for each column whose people are paid.
fn tables(points: &[Points]) -> Vec<Option<Role>> {
    let mut tables = Vec::new();
    for row in points {
        if !tables.contains(&row.pays) {
            tables.push(row.pays);
        }
    }
    tables
}

fn takers<'r>(rows: &[&'r Points]) -> Vec<Taker<'r>> {
    rows.iter()
        .map(|row| Taker {
            rule: row.rule,
            when: &row.when,
            table: 0,
            others: row.others,
        })
        .collect()
}

/// Two rows that give different points for a publication.
fn disagree(rows: &[&Points], table: &Table, findings: &mut Findings<'_>) {
    let mut found: Vec<(usize, usize, Common, Differ)> = Vec::new();
    let asked = |one: usize, two: usize| rows[one].amount != rows[two].amount;
    let all = table.overlaps(asked, |one, two, part| {
        let (one, two) = findings.in_text_order(table, (one, two));
        let differ = differ(&rows[one].amount, &rows[two].amount, table, &part.part);
        let differs = differ.is_some();
        found.extend(differ.map(|differ| (one, two, part, differ)));
        differs
    });
    findings.all_proved(rows[0].rule, all);
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (one, two, part, differ) in found {
        // Rows spread over columns are many on one line.
        let lines = (line(findings, rows[one]), line(findings, rows[two]));
        if told.contains(&lines) {
            continue;
        }
        told.push(lines);
        if let Some(boundary) = boundaries::meet(table, one, two) {
            let problem = boundaries::twice(findings, table, (one, two), boundary, &part);
            findings.push(problem);
            continue;
        }
        let other = rows[two].rule;
        let example = match differ.at {
            Some((field, number)) => {
                let matters = table.space.without(&part.whole, field);
                let name = findings.rulebook.fields.get(field).name(findings.words);
                let args = [("field", name.into()), ("number", number.into())];
                let number = findings.words.say("box-number", &args);
                format!("{} {number}", findings.example(table, &matters, &part.part))
            }
            None => findings.example(table, &part.whole, &part.part),
        };
        findings.push(
            findings
                .at("rows-disagree", other)
                .with("example", example)
                .with("one", findings.line(rows[one].rule))
                .with("other", findings.line(other))
                .with(
                    "one-clause",
                    findings.rulebook.rule(rows[one].rule).clause.clone(),
                )
                .with("points", differ.one.show())
                .with("other-points", differ.two.show()),
        );
    }
}

fn line(findings: &Findings<'_>, row: &Points) -> usize {
    findings.rulebook.rule(row.rule).span.start
}

/// Two amounts for one publication, and the number that brings them out, where its box has none.
struct Differ {
    one: Exact,
    two: Exact,
    at: Option<(FieldId, Decimal)>,
}

/// A publication in the box for which the amounts differ. Amounts by a fact are lines with corners,
/// so they are compared at the corners and beyond; where no difference is found none is claimed.
fn differ(one: &Amount, two: &Amount, table: &Table, part: &Block) -> Option<Differ> {
    if let (Amount::Fixed(one), Amount::Fixed(two)) = (one, two) {
        return (one != two).then_some(Differ {
            one: *one,
            two: *two,
            at: None,
        });
    }
    let mut fields: Vec<FieldId> = [one, two].into_iter().filter_map(Amount::field).collect();
    fields.dedup();
    // Where the amounts go by two facts, the one varies while the other stands at its first number.
    let numbers: Vec<(FieldId, Vec<Decimal>)> = fields
        .iter()
        .map(|&field| (field, numbers(field, [one, two], table, part)))
        .collect();
    for (field, candidates) in &numbers {
        for &candidate in candidates {
            let known = |of: Of| {
                Figure::of(match of {
                    Of::Field(id) if id == *field => Some(Exact::of(candidate)),
                    Of::Field(id) => {
                        let other = numbers.iter().find(|(other, _)| *other == id);
                        other.and_then(|(_, numbers)| numbers.first().copied().map(Exact::of))
                    }
                    Of::Base | Of::Value => None,
                })
            };
            if let (Ok(one), Ok(two)) = (one.at(known), two.at(known))
                && one != two
            {
                let at = fields.len() == 1;
                return Some(Differ {
                    one,
                    two,
                    at: at.then_some((*field, candidate)),
                });
            }
        }
    }
    None
}

/// Numbers of a field that are in the box: one of each of its atoms, and those at which the amounts
/// turn a corner.
fn numbers(field: FieldId, amounts: [&Amount; 2], table: &Table, part: &Block) -> Vec<Decimal> {
    let mut numbers = vec![Decimal::ZERO, Decimal::ONE_HUNDRED];
    for amount in amounts {
        if let Amount::ByFact(by) = amount
            && by.of == Of::Field(field)
        {
            let step = by.every.unwrap_or(Exact::ONE);
            let mut corner = Some(by.above);
            for _ in 0..4 {
                numbers.extend(corner.and_then(Exact::decimal));
                corner = corner.and_then(|at| at.plus(step));
            }
            // Where it comes to the most that it can be, and a step beyond.
            let most = by.at_most.and_then(|most| most.minus(by.start));
            let steps = most.and_then(|most| most.over(by.each)).map(Exact::ceil);
            let most = steps.and_then(|steps| steps.times(step)?.plus(by.above));
            numbers.extend(most.and_then(Exact::decimal));
            numbers.extend(most.and_then(|at| at.plus(step)?.decimal()));
            for bound in by.range.iter().flat_map(|range| [range.low, range.high]) {
                numbers.extend(bound.map(|(end, _)| end));
            }
        }
    }
    if let Some(axis) = table.space.axis(field) {
        let atoms = part.atoms(axis).take(64);
        numbers.extend(atoms.filter_map(|index| axis.number_in(axis.atoms[index])));
        numbers.retain(|&number| {
            let atom = axis.atom_of(Fact::Number(number));
            atom.is_some_and(|atom| part.has(axis, atom))
        });
    }
    numbers
}

/// A hole as it is told, and the box it is told of.
pub struct Hole {
    pub problem: Problem,
    pub whole: Block,
}

/// Tells what no row of any unit covers, where that is not settled by `otherwise`.
fn holes(findings: &mut Findings<'_>, data: Option<&Data>) {
    let rulebook = findings.rulebook;
    if rulebook.otherwise != Otherwise::Ask {
        return;
    }
    let rows = rulebook.points.iter().filter(|row| row.pays.is_none());
    let rows: Vec<&Points> = rows.collect();
    let Some(table) = findings.publications(&takers(&rows)) else {
        return;
    };
    let first = rows.iter().map(|row| row.rule);
    let first = first.min_by_key(|rule| rulebook.rule(*rule).span.start);
    let first = first.unwrap_or(rows[0].rule);
    let place = cases::heading(rulebook, first);
    let holes = table.holes(MOST_HOLES);
    let Some(left) = findings.proved(first, holes) else {
        return;
    };
    let boundaries = boundaries::missing(&table).unwrap_or_default();
    let mut holes = Vec::new();
    for Left { whole, part } in left.left {
        let told = |missing: &boundaries::Missing| missing.is_told_by(&table, &whole);
        if boundaries.iter().any(told) {
            continue;
        }
        let problem = findings
            .somewhere("hole", place.clone())
            .with("what", findings.sentence(&table, &whole))
            .with("example", findings.example(&table, &whole, &part));
        holes.push(Hole { problem, whole });
    }
    let told = match data {
        Some(data) => data::ranked(findings, data, holes, &table.space),
        None => holes.into_iter().map(|hole| hole.problem).collect(),
    };
    told.into_iter().for_each(|problem| findings.push(problem));
    if left.unsaid > 0 {
        let problem = Problem::note("more-findings", place).read("hole");
        findings.push(problem.with("code", "hole").with("count", left.unsaid));
    }
}

/// Two rows of which the one for a higher level, or for more, gives less, all else equal.
fn earns_less(rows: &[&Points], table: &Table, findings: &mut Findings<'_>) {
    let found = less(rows, table, &findings.rulebook.fields);
    let Some(found) = findings.proved(rows[0].rule, found) else {
        return;
    };
    let fields = &findings.rulebook.fields;
    let mut told = Vec::new();
    for (higher, less) in found {
        let line = line(findings, rows[higher]);
        if told.contains(&line) {
            continue;
        }
        told.push(line);
        let points = |row: usize| rows[row].amount.sentence(fields, findings.words);
        let problem = findings
            .at("earns-less", rows[higher].rule)
            .with(
                "example",
                findings.example(table, &less.matters, &less.high),
            )
            .with("points", points(higher))
            .with("lower", findings.sentence(table, &less.low))
            .with("lower-points", points(less.lower))
            .with("line", findings.line(rows[less.lower].rule))
            .with("field", fields.get(less.at).name(findings.words));
        findings.push(problem);
    }
}

struct Less {
    lower: usize,
    at: FieldId,
    /// What the lower row takes on this field.
    low: Block,
    /// What of the higher row is alike but for this field.
    high: Block,
    /// What the higher row asks for.
    matters: Block,
}

/// By the row that gives less for more: the row that gives more for less.
fn less(rows: &[&Points], table: &Table, fields: &Fields) -> Result<BTreeMap<usize, Less>, Spent> {
    let mut budget = Budget::of(STEPS);
    let space = &table.space;
    let mut parts: Vec<(usize, Exact, Block)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let Amount::Fixed(amount) = row.amount
            && let Some(taken) = table.taken_by(index, &mut budget)?
        {
            parts.extend(taken.into_iter().map(|part| (index, amount, part)));
        }
    }
    let mut found = BTreeMap::new();
    for axis in &space.axes {
        // Levels have an order where the rulebook lists them.
        let is_level = axis.field == LEVEL && fields.get(LEVEL).declared;
        if !is_level && !MORE_IS_MORE.contains(&axis.field) {
            continue;
        }
        // Another level is another outlet, so only outlets named nowhere are alike.
        let other = is_level.then_some(OUTLET);
        for (lower, more, low) in &parts {
            for (higher, fewer, high) in &parts {
                budget.take(1)?;
                if fewer < more
                    && !found.contains_key(higher)
                    && let Some((low, high)) = space.below(axis, low, high, other)
                {
                    let own = table.rows[*higher].blocks.iter().flatten();
                    let matters = own.filter(|own| own.contains(&high)).max().cloned();
                    let less = Less {
                        lower: *lower,
                        at: axis.field,
                        low,
                        matters: matters.unwrap_or_else(|| high.clone()),
                        high,
                    };
                    found.insert(*higher, less);
                }
            }
        }
    }
    Ok(found)
}
