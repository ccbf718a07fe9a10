//! The lines below one header, for one block of units: what they count, and what they say of it.

use rust_decimal::Decimal;

use super::counts::{Counted, all_named, counted};
use super::grid::Grid;
use super::layout::{Block, Column, Kind};
use super::lines::{At, Count, Found, Headed, Said, Unit, only_text};
use super::words::{Part, Words};
use crate::intake::claims::ClaimKind;
use crate::intake::departments;
use crate::intake::skipping;
use crate::sheet::Cell;

/// A block while its lines are read.
pub struct Reading<'l> {
    block: &'l Block,
    /// The heading of each column that counts.
    headings: Vec<Option<usize>>,
    /// Lines with units so far, and how many there were at the last sum.
    lines: Vec<usize>,
    since: usize,
    /// Lines that say something of the units above them.
    said_below: Vec<(usize, ClaimKind, Vec<Vec<usize>>)>,
    /// Line and unit, for what its own columns say.
    said_beside: Vec<(usize, usize)>,
    set: u16,
    spots: Spots,
}

/// Where the cells of a grid are in the sheet, for lines and places met.
type Spots = Vec<(usize, Vec<At>, Vec<Counted>)>;

impl<'l> Reading<'l> {
    pub fn new(
        grid: &Grid<'_>,
        block: &'l Block,
        period: Option<&str>,
        found: &mut Found,
    ) -> Reading<'l> {
        let headings = block.columns.iter().map(|column| {
            let at = grid.spot(column.line, column.at);
            match column.kind {
                Kind::Counts => {
                    found.headings.push(Headed {
                        column: column.clone(),
                        at,
                        period: period.map(str::to_owned),
                        cells: (at, at),
                    });
                    Some(found.headings.len() - 1)
                }
                Kind::Aside | Kind::Bare => {
                    let text = grid.text(column.line, column.at);
                    let text = text.unwrap_or_default();
                    if !skipping::is_note_text(text) && text.chars().count() <= 20 {
                        found.aside.push((at, text.to_owned()));
                    }
                    None
                }
                _ => None,
            }
        });
        Reading {
            headings: headings.collect(),
            block,
            lines: Vec::new(),
            since: 0,
            said_below: Vec::new(),
            said_beside: Vec::new(),
            set: found.set,
            spots: Vec::new(),
        }
    }

    pub fn line(&mut self, grid: &Grid<'_>, words: &Words<'_>, line: usize, found: &mut Found) {
        let columns = &self.block.columns;
        let cells = || columns.iter().map(|column| grid.get(line, column.at));
        self.spots.push((
            line,
            columns.iter().map(|c| grid.spot(line, c.at)).collect(),
            cells().map(counted).collect(),
        ));
        let Some(unit_at) = self.block.unit else {
            return self.named_counts(grid, line, found);
        };
        let mut name = grid.get(line, unit_at).shown();
        if name.is_empty() {
            // 合计 over the numbers before the units, as a merged cell keeps it.
            let before = (0..unit_at).filter_map(|at| grid.text(line, at));
            let says = |text: &&str| {
                let part = words.part(text);
                matches!(
                    part,
                    Part::Sum { .. } | Part::Points | Part::Rank | Part::Running
                )
            };
            name = before.into_iter().find(says).unwrap_or_default().to_owned();
        }
        if skipping::is_note_text(&name) || skipping::is_marked(&name) && cells().all(is_empty) {
            return;
        }
        let unit = match words.part(&name) {
            _ if name.is_empty() => {
                let counts = columns.iter().zip(cells());
                let mut counts = counts.filter(|(column, _)| column.kind == Kind::Counts);
                let any = counts.any(|(_, cell)| {
                    matches!(counted(cell), Counted::Number(number) if !number.is_zero())
                });
                if !any {
                    return;
                }
                None
            }
            Part::Sum { partial } => {
                let all = self.lines.clone();
                let last = self.lines[self.since..].to_vec();
                let about = match (partial, last.is_empty() || last.len() == all.len()) {
                    (_, true) => vec![all],
                    (true, _) => vec![last, all],
                    (false, _) => vec![all, last],
                };
                self.since = self.lines.len();
                self.said_below.push((line, ClaimKind::Count, about));
                return;
            }
            Part::Points => {
                let about = vec![self.lines.clone()];
                return self.said_below.push((line, ClaimKind::Points, about));
            }
            Part::Rank | Part::Running | Part::Neutral | Part::OfWhich => return,
            Part::Aside if name.contains("平均") || name.contains("人均") => return,
            _ => {
                // A title or a label between sub-tables.
                let labels = name.chars().count() > 12 || departments::is_kind(&name);
                if labels && only_text(grid, line).is_some() {
                    return;
                }
                let department = self.block.department;
                let department = department.and_then(|at| grid.text(line, at));
                found.units.push(Unit {
                    name,
                    at: grid.spot(line, unit_at),
                    person: self.block.person,
                    department: department.map(str::to_owned),
                });
                let unit = found.units.len() - 1;
                let same = |(_, other): &(usize, usize)| {
                    let (one, other) = (&found.units[unit], &found.units[*other]);
                    (&one.name, &one.department) == (&other.name, &other.department)
                };
                if self.said_beside.iter().any(same) {
                    found.again.push(unit);
                }
                Some(unit)
            }
        };
        self.lines.push(line);
        self.said_beside.extend(unit.map(|unit| (line, unit)));
        for (column, heading) in columns.iter().zip(&self.headings) {
            if let Some(heading) = *heading {
                let cell = grid.get(line, column.at);
                count(found, cell, grid.spot(line, column.at), unit, heading);
            }
        }
    }

    fn named_counts(&mut self, grid: &Grid<'_>, line: usize, found: &mut Found) {
        for (column, heading) in self.block.columns.iter().zip(&self.headings) {
            let (Some(heading), Some(text)) = (*heading, grid.text(line, column.at)) else {
                continue;
            };
            let at = grid.spot(line, column.at);
            let named = all_named(text);
            for (name, number) in &named {
                found.units.push(Unit {
                    name: (*name).to_owned(),
                    at,
                    person: false,
                    department: None,
                });
                let unit = Some(found.units.len() - 1);
                count(found, Cell::Text(number), at, unit, heading);
            }
            let idle = skipping::says_sum(Cell::Text(text)) || skipping::is_note_text(text);
            if named.is_empty() && !idle {
                count(found, grid.get(line, column.at), at, None, heading);
            }
        }
    }

    /// What was read of a line; the lines follow each other.
    fn read(&self, line: usize) -> Option<&(usize, Vec<At>, Vec<Counted>)> {
        let (first, ..) = self.spots.first()?;
        self.spots.get(line.checked_sub(*first)?)
    }

    /// Puts what the lines and columns claim.
    pub fn finish(self, found: &mut Found) {
        let at = |line: usize, index: usize| {
            let spots = self.read(line);
            spots.map_or((0, 0), |(_, spots, _)| spots[index])
        };
        for (index, heading) in self.headings.iter().enumerate() {
            if let (Some(heading), Some(first), Some(last)) =
                (heading, self.spots.first(), self.spots.last())
            {
                found.headings[*heading].cells = (first.1[index], last.1[index]);
            }
        }
        let columns = &self.block.columns;
        let counting = |of: &Column| -> Vec<usize> {
            let all = columns.iter().enumerate();
            let all = all.filter(|(_, c)| c.kind == Kind::Counts);
            let under: Vec<usize> = all
                .clone()
                .filter(|(_, c)| c.is_under(of))
                .map(|(index, _)| index)
                .collect();
            match under.is_empty() {
                true => all.map(|(index, _)| index).collect(),
                false => under,
            }
        };
        let mut before = 0;
        for (index, column) in columns.iter().enumerate() {
            let kind = match column.kind {
                Kind::Sum { .. } => ClaimKind::Count,
                Kind::Points => ClaimKind::Points,
                Kind::Rank => ClaimKind::Rank,
                Kind::Running => ClaimKind::Running,
                Kind::Counts | Kind::Bare | Kind::Aside => continue,
            };
            let all = counting(column);
            let mut about = vec![all.clone()];
            if kind == ClaimKind::Count || kind == ClaimKind::Points {
                let last: Vec<usize> = all
                    .iter()
                    .copied()
                    .filter(|at| (before..index).contains(at))
                    .collect();
                if !last.is_empty() && last != all {
                    about.push(last);
                }
            }
            if kind == ClaimKind::Count {
                before = index;
            }
            let filled = |line: usize| {
                let spots = self.read(line);
                spots.map_or(Counted::Nothing, |(_, _, counted)| counted[index])
            };
            let any = self.said_beside.iter();
            let any = any
                .clone()
                .any(|(line, _)| filled(*line) != Counted::Nothing);
            for &(line, unit) in &self.said_beside {
                let says = match filled(line) {
                    Counted::Number(says) => says,
                    // Where others have points, none are said to be zero.
                    Counted::Nothing if any && kind == ClaimKind::Points => Decimal::ZERO,
                    _ => continue,
                };
                let about = about.iter();
                let about = about.map(|of| of.iter().map(|of| at(line, *of)).collect());
                found.said.push(Said {
                    at: at(line, index),
                    kind,
                    says,
                    about: about.collect(),
                    unit: Some(unit),
                    set: self.set,
                });
            }
        }
        for (line, below, readings) in &self.said_below {
            let Some((_, spots, said)) = self.read(*line) else {
                continue;
            };
            for (index, column) in columns.iter().enumerate() {
                let kind = match (column.kind, below) {
                    (Kind::Counts | Kind::Sum { .. }, kind) => *kind,
                    (Kind::Points, _) => ClaimKind::Points,
                    _ => continue,
                };
                let Counted::Number(says) = said[index] else {
                    continue;
                };
                let of = match column.kind {
                    Kind::Counts => vec![index],
                    _ => counting(column),
                };
                let about = readings.iter().map(|lines| {
                    let cells = lines
                        .iter()
                        .flat_map(|line| of.iter().map(move |of| (line, of)));
                    cells.map(|(line, of)| at(*line, *of)).collect()
                });
                found.said.push(Said {
                    at: spots[index],
                    kind,
                    says,
                    about: about.collect(),
                    unit: None,
                    set: self.set,
                });
            }
        }
    }
}

fn is_empty(cell: Cell<'_>) -> bool {
    cell == Cell::Empty
}

/// Keeps a cell that counts something or should.
fn count(found: &mut Found, cell: Cell<'_>, at: At, unit: Option<usize>, heading: usize) {
    let number = match counted(cell) {
        Counted::Nothing => return,
        Counted::Number(number) if number.is_zero() => return,
        Counted::Number(number) => Some(number),
        Counted::Other => None,
    };
    found.counts.push(Count {
        at,
        cell: cell.shown(),
        number,
        unit,
        heading,
    });
}
