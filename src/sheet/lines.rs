//! Cells gathered to rows: merged cells filled downwards, hidden rows and columns told or left out.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use super::limits::{self, Broken, Limit};
use super::marks::{Marks, Merge, Ranges};
use super::row::{Row, Value};
use super::{Hidden, Sink};
use crate::problem::{Place, Problem, Problems};

/// Where the rows of a file go, and whom to tell.
pub(super) struct Target<'r> {
    pub file: &'r Arc<str>,
    pub hidden: Hidden,
    pub sink: &'r mut dyn Sink,
    pub problems: &'r mut Problems,
}

impl Target<'_> {
    /// Reads a sheet, unless it is hidden and that is left out: then its rows are only counted.
    pub(super) fn sheet(
        &mut self,
        sheet: &str,
        is_hidden: bool,
        read: impl FnOnce(&mut Target<'_>),
    ) {
        if !is_hidden {
            return read(self);
        }
        let place = Place::Sheet {
            file: self.file.clone(),
            sheet: sheet.into(),
        };
        if self.hidden == Hidden::Read {
            self.problems.push(Problem::warning("hidden-sheet", place));
            return read(self);
        }
        let (mut count, mut unheard) = (Count(0), Problems::default());
        read(&mut Target {
            file: self.file,
            hidden: self.hidden,
            sink: &mut count,
            problems: &mut unheard,
        });
        let note = Problem::note("hidden-sheet-skipped", place);
        self.problems.push(note.with("count", count.0));
    }
}

/// Only counts rows.
struct Count(usize);

impl Sink for Count {
    fn begin(&mut self, _: &Arc<str>, _: &str) {}

    fn row(&mut self, _: &Row<'_>, _: &mut Problems) {
        self.0 += 1;
    }

    fn left_out(&mut self, rows: usize, _: &mut Problems) {
        self.0 += rows;
    }

    fn end(&mut self, _: &mut Problems) {}
}

/// A sheet whose cells come one after the other.
pub(super) struct Lines<'t, 'r, 'a> {
    target: &'t mut Target<'r>,
    sheet: Arc<str>,
    row: u32,
    cells: Vec<Value<'a>>,
    /// Merged over several rows, by first row.
    merges: Peekable<IntoIter<Merge>>,
    /// Merges that reach below the present row, one a column, with what they say.
    open: Vec<(Merge, Value<'a>)>,
    /// Row (from 0), column and target, in order.
    links: Vec<(u32, u32, String)>,
    hidden: Concealed,
    /// How many cells there were, with the empty ones left of a filled one.
    width: u64,
    disordered: bool,
}

/// What is hidden, and what of it holds anything.
struct Concealed {
    rows: Ranges,
    columns: Ranges,
    found_rows: Vec<(u32, u32)>,
    found_columns: BTreeSet<u32>,
}

impl<'t, 'r, 'a> Lines<'t, 'r, 'a> {
    /// Begins a sheet.
    pub(super) fn new(target: &'t mut Target<'r>, sheet: &str, marks: Marks) -> Self {
        target.sink.begin(target.file, sheet);
        let Marks {
            mut merges,
            mut links,
            hidden_rows,
            hidden_columns,
        } = marks;
        merges.sort_unstable();
        links.sort_unstable();
        Lines {
            target,
            sheet: sheet.into(),
            row: 0,
            cells: Vec::new(),
            merges: merges.into_iter().peekable(),
            open: Vec::new(),
            links,
            hidden: Concealed {
                rows: hidden_rows,
                columns: hidden_columns,
                found_rows: Vec::new(),
                found_columns: BTreeSet::new(),
            },
            width: 0,
            disordered: false,
        }
    }

    /// Takes a cell, row and column from 0.
    #[inline]
    pub(super) fn put(&mut self, row: u32, column: u32, value: Value<'a>) -> Result<(), Broken> {
        if row != self.row {
            self.disordered |= row < self.row;
            self.flush()?;
            self.row = row;
        }
        let (at, length) = (column as usize, value.length());
        if length == 0 {
            return Ok(());
        }
        if self.cells.get(at).is_some_and(|cell| cell.length() > 0) {
            // The row stands there twice.
            self.disordered = true;
            self.flush()?;
        }
        if row >= limits::ROWS || column >= limits::COLUMNS {
            let limit = if row >= limits::ROWS {
                Limit::Rows
            } else {
                Limit::Columns
            };
            return Err(Broken::Beyond(limit));
        }
        if self.cells.len() <= at {
            self.cells.resize_with(at + 1, Value::default);
        }
        self.cells[at] = value;
        if length > limits::CELL_TEXT {
            self.cells[at] = Value::Error;
            let place = Place::Cell {
                file: self.target.file.clone(),
                sheet: self.sheet.clone(),
                row: row + 1,
                column,
            };
            let problem = Problem::error("cell-too-long", place).with("bytes", length);
            self.target.problems.push(problem);
        }
        Ok(())
    }

    /// Hands over the present row unless it is blank.
    fn flush(&mut self) -> Result<(), Broken> {
        let blank = self.cells.iter().all(Value::is_blank);
        self.fill();
        self.width += self.cells.len() as u64;
        if !blank && !self.is_left_out() {
            let first = self.links.partition_point(|link| link.0 < self.row);
            let links = &self.links[first..];
            let here = links.iter().take_while(|link| link.0 == self.row).count();
            let row = Row::of_sheet(self.row + 1, &self.cells, &links[..here]);
            self.target.sink.row(&row, self.target.problems);
        }
        self.cells.clear();
        match self.width > limits::CELLS {
            true => Err(Broken::Beyond(Limit::Cells)),
            false => Ok(()),
        }
    }

    fn fill(&mut self) {
        let row = self.row;
        self.open.retain(|(merge, _)| merge.bottom >= row);
        for (merge, value) in &self.open {
            let column = merge.left as usize;
            if self.cells.len() <= column {
                self.cells.resize_with(column + 1, Value::default);
            }
            if self.cells[column].is_blank() {
                self.cells[column] = value.clone();
            }
        }
        while let Some(merge) = self.merges.next_if(|merge| merge.top <= row) {
            // Of merges that overlap, which no spreadsheet writes, the first holds.
            let free = || self.open.iter().all(|(other, _)| other.left != merge.left);
            if let Some(value) = self.cells.get(merge.left as usize)
                && merge.top == row
                && !value.is_blank()
                && free()
            {
                let value = value.clone();
                self.open.push((merge, value));
            }
        }
    }

    /// Notes what of the present row is hidden, and whether it is to be left out.
    fn is_left_out(&mut self) -> bool {
        let (hidden, skip) = (&mut self.hidden, self.target.hidden == Hidden::Skip);
        if !hidden.columns.is_empty() {
            for (column, value) in self.cells.iter_mut().enumerate() {
                let at = column as u32;
                if !value.is_blank() && hidden.columns.has(at) {
                    hidden.found_columns.insert(at);
                    if skip {
                        *value = Value::Empty;
                    }
                }
            }
        }
        if hidden.rows.is_empty() || !hidden.rows.has(self.row) {
            return false;
        }
        match hidden.found_rows.last_mut() {
            Some(range) if range.1 + 1 == self.row => range.1 = self.row,
            _ => hidden.found_rows.push((self.row, self.row)),
        }
        skip
    }

    /// Ends the sheet, whole or broken off, and tells what was hidden.
    pub(super) fn end(mut self, outcome: Result<(), Broken>) {
        let outcome = match outcome {
            Ok(()) => self.flush(),
            // The row in which it broke may lack cells.
            broken => broken,
        };
        let place = Place::Sheet {
            file: self.target.file.clone(),
            sheet: self.sheet.clone(),
        };
        let Target {
            hidden: mode,
            sink,
            problems,
            ..
        } = self.target;
        let (hidden, skip) = (self.hidden, *mode == Hidden::Skip);
        let columns = hidden.found_columns.iter().map(|&at| (at, at)).collect();
        let (rows, columns) = (Ranges::of(hidden.found_rows), Ranges::of(columns));
        if skip && !rows.is_empty() {
            sink.left_out(rows.count(), problems);
        }
        sink.end(problems);
        if let Err(broken) = outcome {
            let mut problem = broken.of_sheet(place.clone());
            problem.args.push(("row", (self.row as usize + 1).into()));
            problems.push(problem);
        }
        if self.disordered {
            problems.push(Problem::warning("rows-disordered", place.clone()));
        }
        let told = |code: &'static str, count: usize, which: String| {
            let problem = Problem::note(code, place.clone());
            problem.with("count", count).with("which", which)
        };
        if !rows.is_empty() {
            let code = if skip {
                "hidden-rows-skipped"
            } else {
                "hidden-rows"
            };
            problems.push(told(code, rows.count(), rows.rows()));
        }
        if !columns.is_empty() {
            let code = if skip {
                "hidden-columns-skipped"
            } else {
                "hidden-columns"
            };
            problems.push(told(code, columns.count(), columns.columns()));
        }
    }
}
