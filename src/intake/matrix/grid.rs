//! The rows of a sheet, looked at either way round.

use crate::intake::Title;
use crate::intake::above::titles;
use crate::sheet::{Cell, Row};

/// Rows of which the units stand one below the other: as they are, or turned.
#[derive(Clone, Copy)]
pub struct Grid<'a> {
    rows: &'a [Row<'a>],
    turned: bool,
    width: usize,
}

impl<'a> Grid<'a> {
    pub fn new(rows: &'a [Row<'a>], turned: bool) -> Grid<'a> {
        let width = rows.iter().map(Row::width).max().unwrap_or(0);
        Grid {
            rows,
            turned,
            width: width as usize,
        }
    }

    pub fn is_turned(&self) -> bool {
        self.turned
    }

    /// The titles above a line; none where units stand side by side, since lines then stand upright.
    pub fn titles(&self, line: usize) -> Vec<Title> {
        match self.turned {
            true => Vec::new(),
            false => titles(&self.rows[..line]),
        }
    }

    /// How many lines there are, a unit each.
    pub fn height(&self) -> usize {
        match self.turned {
            true => self.width,
            false => self.rows.len(),
        }
    }

    /// How many cells a line has.
    pub fn width(&self) -> usize {
        match self.turned {
            true => self.rows.len(),
            false => self.width,
        }
    }

    pub fn get(&self, line: usize, at: usize) -> Cell<'a> {
        match self.turned {
            true => self.rows[at].get(line as u32),
            false => self.rows[line].get(at as u32),
        }
    }

    pub fn text(&self, line: usize, at: usize) -> Option<&'a str> {
        match self.get(line, at) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Row (from 1) and column (from 0) of a cell in the sheet.
    pub fn spot(&self, line: usize, at: usize) -> (u32, u16) {
        match self.turned {
            true => (self.rows[at].number, line as u16),
            false => (self.rows[line].number, at as u16),
        }
    }
}
