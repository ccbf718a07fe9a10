//! Tables of counts that sum up the lists beside them though they are not called so.

use std::collections::BTreeSet;

use super::counts::{Cell, Counts};
use super::decided;
use super::lists::{Fit, Lists};
use crate::intake::Intake;
use crate::period::Calendar;
use crate::rulebook::fact::Fact;

/// A table that sums up the lists, or may.
pub(super) enum Found {
    /// It was decided that it does.
    Decided,
    /// All of its numbers, which are so many, are those of the lists.
    Sum(usize),
    /// So many of its numbers are, of so many.
    Doubtful(usize, usize),
}

/// So many numbers do not agree by chance.
const LEAST: usize = 3;

/// The tables that sum up what the lists have, title by title, though they are not called sums. What
/// was decided to count is told.
pub(super) fn find(
    intake: &mut Intake,
    calendar: &Calendar,
    tables: BTreeSet<u16>,
    told: &mut BTreeSet<u16>,
) -> Vec<(u16, Found)> {
    let counting = intake.submissions.iter().filter(|row| row.is_counted());
    let counting: BTreeSet<u16> = counting.map(|row| row.table).collect();
    let lists = Lists::of(intake, &counting);
    let mut found = Vec::new();
    for index in tables {
        match decided(intake, index) {
            Some(true) => found.push((index, Found::Decided)),
            Some(false) => {
                told.insert(index);
            }
            None => {
                let counts = Counts::of(intake, calendar, index);
                let fit = lists.fit_periods(intake, calendar, &counts);
                let fit = fit.unwrap_or_else(|| lists.fit(intake, calendar, &counts));
                found.extend(judge(intake, &lists, &counts, &fit).map(|found| (index, found)));
            }
        }
    }
    found
}

fn judge(intake: &Intake, lists: &Lists, counts: &Counts, fit: &Fit) -> Option<Found> {
    let all = counts.cells.len();
    // Where all that a unit has is meant, much agrees by chance.
    let is_placed = |cell: &Cell| cell.outlet != Fact::Unknown || cell.level != Fact::Unknown;
    let both = fit.beside(counts);
    let same = both.filter(|(cell, is)| *is == cell.says && is_placed(cell));
    let same = same.count();
    let is_whole = lists.known(counts) == counts.units.len() && counts.are_signed(intake);
    match is_whole && same == all && all >= LEAST {
        true => Some(Found::Sum(all)),
        false => (same * 2 > all).then_some(Found::Doubtful(same, all)),
    }
}
