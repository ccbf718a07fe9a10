//! Several outlets in one cell: each is a publication of its own.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use hashbrown::HashMap;

use super::naming::by_name;
use super::several::{self, Part, Several};
use super::text;
use crate::decisions::DecisionId;
use crate::intake::dates::{self, Around};
use crate::intake::{Column, Intake, Submission, TextId, claims};
use crate::problem::{Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, Subject};

/// A cell in which several outlets stand.
struct Cell {
    outlets: Vec<(TextId, Part)>,
    and_others: bool,
    /// The answer that lists them, where the cell's own signs do not part them.
    decision: Option<DecisionId>,
}

/// Parts rows that name several outlets, one publication an outlet, with a note a table.
pub(in crate::classify) fn split(
    intake: &mut Intake,
    rulebook: &Rulebook,
    problems: &mut Problems,
) {
    let cells = cells(intake, rulebook);
    if cells.is_empty() {
        return;
    }
    // First row, rows and publications of each table.
    let mut parted: BTreeMap<u16, (usize, usize, usize)> = BTreeMap::new();
    let mut unnamed: BTreeMap<TextId, (usize, usize)> = BTreeMap::new();
    let mut times = Vec::with_capacity(intake.submissions.len());
    for (index, row) in intake.submissions.iter().enumerate() {
        let Some((outlet, cell)) = several(&cells, row) else {
            times.push(1);
            continue;
        };
        times.push(cell.outlets.len());
        if cell.outlets.len() > 1 {
            let told = parted.entry(row.table).or_insert((index, 0, 0));
            told.1 += 1;
            told.2 += cell.outlets.len();
        }
        if cell.and_others {
            unnamed.entry(outlet).or_insert((index, 0)).1 += 1;
        }
    }
    for (index, rows, publications) in parted.into_values() {
        let row = &intake.submissions[index];
        problems.push(
            Problem::note(
                "outlets-parted",
                intake.place(row, Column::Field(field::OUTLET)),
            )
            .read(text(&intake.outlets, row.outlet))
            .with("rows", rows)
            .with("publications", publications),
        );
    }
    for (outlet, (index, rows)) in unnamed {
        let place = intake.place(&intake.submissions[index], Column::Field(field::OUTLET));
        problems.push(
            Problem::warning("outlets-and-others", place)
                .read(text(&intake.outlets, Some(outlet)))
                .with("rows", rows),
        );
    }
    part(intake, rulebook, &cells, &times);
}

/// The outlets of a row that names several. Of so many publications in several outlets nobody knows
/// how many are in each.
fn several<'c>(cells: &'c HashMap<TextId, Cell>, row: &Submission) -> Option<(TextId, &'c Cell)> {
    let outlet = row.outlet.filter(|_| !row.is_counted())?;
    Some((outlet, cells.get(&outlet)?))
}

/// The cells in which several outlets stand, by their texts.
fn cells(intake: &mut Intake, rulebook: &Rulebook) -> HashMap<TextId, Cell> {
    let registry = &rulebook.registry;
    let decisions = intake.decided.decisions.clone();
    let found = intake.outlets.iter().enumerate().filter_map(|(id, text)| {
        let id = id as TextId;
        if let Some(several) = several::several(registry, text) {
            return Some((id, several, None));
        }
        let (decision, answer) = decisions.of_outlet(text)?;
        let parts = several::listed(registry, answer);
        // What tells of an outlet may be several facts as well.
        let is_told = registry.find(answer).is_some() || decisions.is_taught(decision);
        let is_list = parts.len() > 1 && !is_told;
        let and_others = false;
        is_list.then_some((id, Several { parts, and_others }, Some(decision)))
    });
    let found: Vec<(TextId, Several, Option<DecisionId>)> = found.collect();
    let mut cells = HashMap::new();
    for (id, several, decision) in found {
        let Several { parts, and_others } = several;
        let mut outlets: Vec<(TextId, Part)> = Vec::new();
        let mut known = Vec::new();
        for part in parts {
            let outlet = by_name(registry, &part.name).map(|named| named.outlet);
            // An outlet that is named twice is one.
            if outlet.is_some() && part.day.is_none() && known.contains(&outlet) {
                continue;
            }
            known.push(outlet);
            let name = part.name.as_str().into();
            outlets.push((intake.outlets.insert_full(name).0 as TextId, part));
        }
        let cell = Cell {
            outlets,
            and_others,
            decision,
        };
        cells.insert(id, cell);
    }
    cells
}

/// Puts a publication for each outlet in the place of the row.
fn part(intake: &mut Intake, rulebook: &Rulebook, cells: &HashMap<TextId, Cell>, times: &[usize]) {
    let of_outlets: Vec<_> = rulebook
        .fields
        .iter()
        .filter(|(_, field)| field.of == Subject::Outlet)
        .map(|(id, _)| id)
        .collect();
    intake.facts.repeat(times);
    claims::follow(&mut intake.claims, times.iter().copied());
    let rows = std::mem::take(&mut intake.submissions);
    let mut touched = Vec::new();
    for row in rows {
        let Some((_, cell)) = several(cells, &row) else {
            intake.submissions.push(row);
            continue;
        };
        let linked = rulebook.registry.by_host(text(&intake.hosts, row.host));
        touched.extend(cell.decision.map(|id| (row.table, row.row, id)));
        for &(outlet, ref part) in &cell.outlets {
            let name = by_name(&rulebook.registry, text(&intake.outlets, Some(outlet)));
            let is_linked = name.is_some_and(|named| linked.contains(&named.outlet));
            let mut one = row.clone();
            one.outlet = Some(outlet);
            let index = intake.submissions.len();
            let is_own = cell.outlets.len() > 1 || row.date.is_none();
            if let Some(day) = day_of(part, &row).filter(|_| is_own) {
                one.date = Some(day);
                intake.facts.set(index, field::DATE, Fact::Day(day));
            }
            if part.is_repost {
                intake.facts.set(index, field::ORIGINAL, Fact::Flag(false));
            }
            if cell.outlets.len() > 1 {
                // What the row says of its outlets is not of each of them; its link is of one.
                one.host = row.host.filter(|_| is_linked);
                for &id in &of_outlets {
                    intake.facts.set(index, id, Fact::Unknown);
                }
            }
            intake.submissions.push(one);
        }
    }
    intake.decided.touch(touched);
}

/// The day that stands behind an outlet; what it leaves out is that of the row.
fn day_of(part: &Part, row: &Submission) -> Option<NaiveDate> {
    let around = Around {
        year: row.date.map(|date| date.year()),
        month: row.date.map(|date| date.month()),
    };
    let (day, _) = dates::parse(part.day.as_deref()?, around).ok()?;
    Some(day)
}
