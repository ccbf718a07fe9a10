//! The tables once more: rows looked at again, or read again with one cell changed.

use std::path::PathBuf;
use std::sync::Arc;

use crate::classify::{Classified, classify};
use crate::intake::{self, Builder, Setting};
use crate::period::Period;
use crate::problem::Problems;
use crate::rulebook::Rulebook;
use crate::scoring::{Scored, score};
use crate::sheet::{self, Hidden, Row, Sink};
use crate::standing::{Standing, stand};

/// How the tables were read.
pub struct Tables<'a> {
    pub files: &'a [(Arc<str>, PathBuf)],
    pub hidden: Hidden,
    /// The period that was asked for, if one was.
    pub asked_for: Option<Period>,
}

/// A cell that says something else.
pub struct Change<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: u32,
    /// What stands there; empty for nothing.
    pub text: &'a str,
}

/// A result that would have been.
pub struct Other {
    pub scored: Scored,
    pub standing: Standing,
}

impl Other {
    /// What follows from what was read.
    pub fn of(classified: &Classified, rulebook: &Rulebook, period: Period) -> Other {
        let scored = score(classified, rulebook, &mut Problems::default());
        Other::standing(scored, classified, rulebook, period)
    }

    /// Who stands where by what was scored.
    pub fn standing(
        scored: Scored,
        classified: &Classified,
        rulebook: &Rulebook,
        period: Period,
    ) -> Other {
        let mut untold = Problems::default();
        let standing = stand(classified, rulebook, &scored, period, &mut untold);
        Other { scored, standing }
    }
}

impl Tables<'_> {
    /// Lends every row of every file, hidden or not as `hidden` says.
    pub fn show(&self, hidden: Hidden, sink: &mut impl Sink) {
        let mut untold = Problems::default();
        for (name, path) in self.files {
            sheet::read(path, name, hidden, sink, &mut untold);
        }
    }

    /// What is read, and the result, if one cell said something else; all else is read as it was.
    pub fn with(
        &self,
        change: &Change,
        rulebook: &Rulebook,
        before: &Classified,
        period: Period,
    ) -> (Classified, Other) {
        let mut untold = Problems::default();
        let setting = Setting {
            registry: &rulebook.registry,
            calendar: &rulebook.calendar,
            period: self.asked_for,
        };
        let builder = Builder::new(&rulebook.fields, rulebook.publication_fields())
            .within(Some(setting))
            .decided(&before.decided.decisions);
        let mut changed = Changed {
            change,
            here: false,
            builder,
        };
        self.show(self.hidden, &mut changed);
        let read: intake::Intake = changed.builder.finish(&mut untold);
        let classified = classify(read, rulebook, &mut untold);
        let other = Other::of(&classified, rulebook, period);
        (classified, other)
    }
}

/// Hands on rows with one cell changed.
struct Changed<'c, 'b> {
    change: &'c Change<'c>,
    /// Whether this is the sheet of the cell.
    here: bool,
    builder: Builder<'b>,
}

impl Sink for Changed<'_, '_> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        self.here = **file == *self.change.file && sheet == self.change.sheet;
        self.builder.begin(file, sheet);
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems) {
        if !self.here || row.number != self.change.row {
            return self.builder.row(row, problems);
        }
        let row = row.with(self.change.column, self.change.text);
        if !row.lend().is_blank() {
            self.builder.row(&row.lend(), problems);
        }
    }

    fn left_out(&mut self, rows: usize, problems: &mut Problems) {
        self.builder.left_out(rows, problems);
    }

    fn end(&mut self, problems: &mut Problems) {
        self.builder.end(problems);
    }
}
