//! The lines of a count matrix, header by header: units with their counts, and what the table claims
//! of them.

use rust_decimal::Decimal;

use super::counts::{Counted, counted};
use super::grid::Grid;
use super::layout::{Column, Kind, Layout, layout_at};
use super::reading::Reading;
use super::words::Words;
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
    /// Units that stand in the table again, where they do.
    pub again: Vec<usize>,
    /// Notes below the table.
    pub notes: Vec<(At, String)>,
    pub set: u16,
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
pub fn only_text<'g>(grid: &Grid<'g>, line: usize) -> Option<&'g str> {
    let mut filled = (0..grid.width()).filter(|at| grid.get(line, *at) != Cell::Empty);
    match (filled.next(), filled.next()) {
        (Some(at), None) => grid.text(line, at),
        _ => None,
    }
}
