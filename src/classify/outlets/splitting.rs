//! Several outlets in one cell: each is a publication of its own.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::naming::{self, Several, by_name};
use super::text;
use crate::intake::{Column, Intake, Submission, TextId, claims};
use crate::problem::{Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, Subject};

/// A cell in which several outlets stand.
struct Cell {
    outlets: Vec<TextId>,
    and_others: bool,
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
    let found: Vec<(TextId, Several)> = intake
        .outlets
        .iter()
        .enumerate()
        .filter_map(|(id, text)| Some((id as TextId, naming::several(&rulebook.registry, text)?)))
        .collect();
    let mut cells = HashMap::new();
    for (id, Several { names, and_others }) in found {
        let mut outlets: Vec<TextId> = Vec::new();
        let mut known = Vec::new();
        for name in names {
            let outlet = by_name(&rulebook.registry, &name).map(|named| named.outlet);
            // An outlet that is named twice is one.
            if outlet.is_some() && known.contains(&outlet) {
                continue;
            }
            known.push(outlet);
            outlets.push(intake.outlets.insert_full(name.into()).0 as TextId);
        }
        cells.insert(
            id,
            Cell {
                outlets,
                and_others,
            },
        );
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
    for row in rows {
        let Some((_, cell)) = several(cells, &row) else {
            intake.submissions.push(row);
            continue;
        };
        let linked = rulebook.registry.by_host(text(&intake.hosts, row.host));
        for &outlet in &cell.outlets {
            let name = by_name(&rulebook.registry, text(&intake.outlets, Some(outlet)));
            let is_linked = name.is_some_and(|named| linked.contains(&named.outlet));
            let mut one = row.clone();
            one.outlet = Some(outlet);
            if cell.outlets.len() > 1 {
                // What the row says of its outlets is not of each of them; its link is of one.
                one.host = row.host.filter(|_| is_linked);
                let index = intake.submissions.len();
                for &id in &of_outlets {
                    intake.facts.set(index, id, Fact::Unknown);
                }
            }
            intake.submissions.push(one);
        }
    }
}
