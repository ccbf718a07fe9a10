//! Count matrices: units by outlets, levels or other values, a number of publications a cell.
//!
//! The rows of the sheet are held and read as a whole, since the units may stand either way. Each
//! publication becomes a submission whose place is the cell; it has no title and nobody but the
//! unit signs it.

mod class;
mod counts;
mod gathering;
mod grid;
mod layout;
mod lines;
mod reading;
mod submit;
mod words;

use super::header::Headings;
use crate::rulebook::field::Fields;
use crate::rulebook::registry::Registry;
use crate::sheet::{OwnedRow, Row};
pub use counts::{Counted, counted, publications};
use grid::Grid;
pub use submit::submit;
use words::Words;

/// A sheet is read as a matrix up to so many rows and columns.
pub const MOST_ROWS: usize = 5_000;
const MOST_COLUMNS: usize = 500;

/// A count matrix whose rows are being gathered.
pub struct Matrix {
    pub rows: Vec<OwnedRow>,
    /// Whether the units stand side by side.
    turned: bool,
    /// How many rows came after the last that is held.
    pub beyond: usize,
}

impl Matrix {
    /// Takes another row of the sheet.
    pub fn take(&mut self, row: &Row<'_>) {
        match self.rows.len() < MOST_ROWS {
            true => self.rows.push(row.to_owned()),
            false => self.beyond += 1,
        }
    }
}

/// What stands in the way where rows count something and are no matrix.
pub struct Unnamed {
    /// The code of the problem that says so.
    pub code: &'static str,
    /// Where the first of them stands.
    pub row: u32,
    pub column: u32,
    /// Headings over the numbers of units that do not say what is counted, or cells with units and
    /// counts under no heading that says so.
    pub texts: String,
}

/// What stands in the way, where rows are no matrix because of it.
pub fn unnamed(rows: &[Row<'_>], headings: &Headings, fields: &Fields) -> Option<Unnamed> {
    let words = Words {
        headings,
        fields,
        registry: None,
    };
    let width = rows.iter().map(Row::width).max()?;
    if width as usize > MOST_COLUMNS {
        return None;
    }
    let grid = Grid::new(rows, false);
    let headings = layout::unnamed(&grid, &words).map(|found| ("counts-unnamed", found));
    let cells = || layout::unplaced(&grid).map(|found| ("counts-unplaced", found));
    let (code, (line, columns)) = headings.or_else(cells)?;
    let texts: Vec<&str> = columns
        .iter()
        .filter_map(|at| grid.text(line, *at))
        .collect();
    let (row, column) = grid.spot(line, *columns.first()?);
    Some(Unnamed {
        code,
        row,
        column: column.into(),
        texts: texts.join("、"),
    })
}

/// The matrix that rows begin, if they do; they are still to be taken.
pub fn look(
    rows: &[Row<'_>],
    headings: &Headings,
    fields: &Fields,
    registry: Option<&Registry>,
) -> Option<Matrix> {
    let words = Words {
        headings,
        fields,
        registry,
    };
    let width = rows.iter().map(Row::width).max()?;
    if width as usize > MOST_COLUMNS {
        return None;
    }
    let found =
        |turned: bool| layout::find(&Grid::new(rows, turned), &words).map(|(_, score)| score);
    let turned = match (found(false), found(true)) {
        (None, None) => return None,
        (upright, turned) => turned > upright,
    };
    Some(Matrix {
        rows: Vec::new(),
        turned,
        beyond: 0,
    })
}
