//! The lines of a count matrix: units with their counts, and what the table claims of them.

use rust_decimal::Decimal;

use super::counts::{Counted, counted, named};
use super::grid::Grid;
use super::layout::{Block, Column, Kind, Layout, layout_at};
use super::words::{Part, Words};
use crate::intake::claims::ClaimKind;
use crate::intake::skipping;
use crate::sheet::Cell;

/// A cell in the sheet: row (from 1) and column (from 0).
pub type At = (u32, u16);

/// Whose a count is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub name: String,
    /// Where it is named.
    pub at: At,
    /// Whether it is a person, and then whose.
    pub person: bool,
    pub department: Option<String>,
}

/// A cell that counts something.
#[derive(Clone, Debug)]
pub struct Count {
    pub at: At,
    /// What stands there.
    pub cell: String,
    /// The number, if one stands there.
    pub number: Option<Decimal>,
    /// Index of [`Found::units`]; none where no unit is named.
    pub unit: Option<usize>,
    /// Index of [`Found::headings`].
    pub heading: usize,
}

/// A heading with the cells below it.
#[derive(Clone, Debug)]
pub struct Headed {
    pub column: Column,
    pub at: At,
    /// A period that a line between sub-tables names, for what stands below it.
    pub period: Option<String>,
    /// First and last cell below it.
    pub cells: (At, At),
}

/// What the table says of some of its own cells.
#[derive(Clone, Debug)]
pub struct Said {
    pub at: At,
    pub kind: ClaimKind,
    pub says: Decimal,
    /// The cells it may be about; any of these readings will do.
    pub about: Vec<Vec<At>>,
    pub unit: Option<usize>,
    /// Places are given within a set.
    pub set: u16,
}

/// All that the lines say.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub units: Vec<Unit>,
    pub counts: Vec<Count>,
    pub headings: Vec<Headed>,
    pub said: Vec<Said>,
    /// Columns that are not read, with their headings.
    pub aside: Vec<(At, String)>,
    /// Notes below the table.
    pub notes: Vec<(At, String)>,
    set: u16,
}

/// Walks the lines below the header, and below every header after it.
pub fn walk(grid: &Grid<'_>, words: &Words<'_>, first: Layout) -> Found {
    let mut found = Found::default();
    let mut layout = first;
    let mut period = None;
    loop {
        let next = section(grid, words, &layout, &mut period, &mut found);
        match next {
            Some(next) => layout = next,
            None => return found,
        }
    }
}

/// The lines up to the next header, which is answered.
fn section(
    grid: &Grid<'_>,
    words: &Words<'_>,
    layout: &Layout,
    period: &mut Option<String>,
    found: &mut Found,
) -> Option<Layout> {
    found.set += 1;
    let mut blocks: Vec<Reading<'_>> = layout
        .blocks
        .iter()
        .map(|block| Reading::new(grid, block, period.as_deref(), found))
        .collect();
    let mut line = layout.bottom + 1;
    while line < grid.height() {
        if let Some(next) = header_at(grid, words, layout, line) {
            blocks.into_iter().for_each(|block| block.finish(found));
            return Some(next);
        }
        if let Some(text) = only_text(grid, line) {
            if crate::intake::spoken::names_part_of_year(text)
                || skipping::is_marked(text) && text.contains('月')
            {
                *period = Some(text.to_owned());
            }
            found.notes.push((grid.spot(line, 0), text.to_owned()));
        }
        for block in &mut blocks {
            block.line(grid, words, line, found);
        }
        line += 1;
    }
    blocks.into_iter().for_each(|block| block.finish(found));
    None
}

/// A header below the first: several texts where counts should stand.
fn header_at(grid: &Grid<'_>, words: &Words<'_>, layout: &Layout, line: usize) -> Option<Layout> {
    let counts = layout.blocks.iter().flat_map(|block| &block.columns);
    let counts = counts.filter(|column| column.kind == Kind::Counts);
    let texts = counts.filter(|c| counted(grid.get(line, c.at)) == Counted::Other);
    if layout.blocks.iter().any(|block| block.unit.is_none()) || texts.count() < 2 {
        return None;
    }
    let last = (line + 3).min(grid.height());
    let mut found = (line..last).filter_map(|bottom| layout_at(grid, bottom, words));
    // What is above the line belongs to the table before.
    found.rfind(|next| next.top >= line)
}

/// The text of a line that holds nothing else.
fn only_text<'g>(grid: &Grid<'g>, line: usize) -> Option<&'g str> {
    let mut filled = (0..grid.width()).filter(|at| grid.get(line, *at) != Cell::Empty);
    match (filled.next(), filled.next()) {
        (Some(at), None) => grid.text(line, at),
        _ => None,
    }
}

/// A block while its lines are read.
struct Reading<'l> {
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
    fn new(
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
                Kind::Aside => {
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

    fn line(&mut self, grid: &Grid<'_>, words: &Words<'_>, line: usize, found: &mut Found) {
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
        let name = grid.get(line, unit_at).shown();
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
                if only_text(grid, line).is_some() && name.chars().count() > 12 {
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
                Some(found.units.len() - 1)
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
            if let Some((name, number)) = named(text) {
                found.units.push(Unit {
                    name: name.to_owned(),
                    at,
                    person: false,
                    department: None,
                });
                let unit = Some(found.units.len() - 1);
                count(found, Cell::Text(number), at, unit, heading);
            } else if skipping::says_sum(Cell::Text(text)) || skipping::is_note_text(text) {
                continue;
            } else {
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
    fn finish(self, found: &mut Found) {
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
                Kind::Counts | Kind::Aside => continue,
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
