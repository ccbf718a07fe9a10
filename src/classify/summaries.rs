//! Tables that sum up those beside them: what they say becomes claims about these, and nothing of
//! them is counted. A table of counts is one only where it is called so and most of its numbers
//! agree; where few do, that is asked.

mod counts;
mod lists;

use std::collections::{BTreeMap, BTreeSet};

use crate::decisions::questions;
use crate::intake::summary::is_called_one;
use crate::intake::text::squeeze;
use crate::intake::{Column, Intake, Table};
use crate::period::Calendar;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field::DATE;
use counts::Counts;
use lists::{Fit, Lists};

/// What is told of a summary while it is read as counts, which it then is not.
const AS_COUNTS: [&str; 6] = [
    "matrix-read",
    "matrix-period",
    "matrix-period-of-run",
    "matrix-without-period",
    "row-counts-several",
    "table-without-date",
];

/// What the answers are to whether a table sums up others.
pub const SUM: &str = "汇总";
pub const OTHER: &str = "另计";
/// What that is asked as.
pub const KIND: &str = "汇总表";

/// What a table that is called a sum is taken for.
enum Taken {
    Sum,
    /// It counts: nothing else is there that it could sum up.
    Other,
    /// It counts though others have the same units, since they have none of what it counts.
    Unlike,
    /// So many of its numbers agree, of so many.
    Doubtful(usize, usize),
}

/// A table that is called a sum, and what it is taken for.
struct Called {
    counts: Counts,
    fit: Fit,
    taken: Taken,
}

/// Lets summaries be about the lists of the run. Gives back the tables of which it was told, or
/// decided, whether they count.
pub(super) fn settle(
    intake: &mut Intake,
    calendar: &Calendar,
    problems: &mut Problems,
) -> BTreeSet<u16> {
    let mut told: BTreeSet<u16> = BTreeSet::new();
    let called = called(intake);
    let begun = (0..intake.tables.len() as u16)
        .filter(|index| intake.tables[usize::from(*index)].summary.is_some());
    let begun: Vec<u16> = begun.collect();
    if begun.is_empty() && called.is_empty() {
        return told;
    }
    // Whether a decision says so of each that may be a sum.
    let mut open: BTreeMap<u16, bool> = BTreeMap::new();
    for index in called {
        match decided(intake, index) {
            Some(is_sum) => {
                told.insert(index);
                if is_sum {
                    open.insert(index, true);
                }
            }
            None => {
                open.insert(index, false);
            }
        }
    }
    let (called, lists) = judge(intake, calendar, open);
    let mut sums: Vec<(Counts, Fit)> = Vec::new();
    for Called { counts, fit, taken } in called {
        let index = counts.table;
        match taken {
            Taken::Sum => sums.push((counts, fit)),
            Taken::Other => {}
            Taken::Unlike => {
                told.insert(index);
                let rows = rows_of(intake, index).len();
                let problem = Problem::warning("sum-counted", sheet(intake, index));
                problems.push(problem.with("rows", rows));
            }
            Taken::Doubtful(same, all) => {
                told.insert(index);
                let rows = rows_of(intake, index);
                problems.push(
                    Problem::error("sum-in-doubt", sheet(intake, index))
                        .read(name(intake, index))
                        .with("same", same)
                        .with("all", all)
                        .with("rows", rows.len())
                        .of_rows(rows),
                );
                let rows = intake.submissions.iter_mut();
                for row in rows.filter(|row| row.table == index) {
                    row.held = true;
                }
            }
        }
    }
    for index in begun {
        let counts = Counts::of(intake, calendar, index);
        let known = lists.known(&counts);
        // What lists have nothing of is no sum of them.
        if known == 0 || known * 2 < counts.units.len() {
            intake.claims.retain(|claim| claim.table != index);
            problems.push(Problem::warning("summary-unlike", sheet(intake, index)));
            continue;
        }
        let fit = lists.fit(intake, calendar, &counts);
        lists.claim(intake, calendar, &counts, &fit);
        tell_lacking(intake, &lists, calendar, &counts, &fit, problems);
    }
    for (counts, fit) in &sums {
        lists.claim(intake, calendar, counts, fit);
        let here = sheet(intake, counts.table);
        problems
            .retain(|problem| !(AS_COUNTS.contains(&problem.code) && is_in(&problem.place, &here)));
        tell_lacking(intake, &lists, calendar, counts, fit, problems);
    }
    let is_sum = |table: u16| sums.iter().any(|(counts, _)| counts.table == table);
    intake.take_out(|_, row| row.is_counted() && is_sum(row.table));
    told
}

/// Whether it was decided that a table sums up others, or that it does not.
fn decided(intake: &mut Intake, index: u16) -> Option<bool> {
    let what = questions::of_text(KIND, &name(intake, index));
    let decisions = intake.decided.decisions.clone();
    let id = decisions.find(&what)?;
    let is_sum = match &*squeeze(&decisions.get(id).answer) {
        SUM => true,
        OTHER => false,
        _ => return None,
    };
    let rows = rows_of(intake, index).into_iter();
    let touched: Vec<_> = rows.map(|(table, row)| (table, row, id)).collect();
    intake.decided.touch(touched);
    Some(is_sum)
}

/// Judges tables that are called sums by all that they may sum up, unless it was decided that they
/// do. Gives back, too, what sums sum up, now that it is known which they are.
fn judge(intake: &Intake, calendar: &Calendar, open: BTreeMap<u16, bool>) -> (Vec<Called>, Lists) {
    let aside: BTreeSet<u16> = open.keys().copied().collect();
    let lists = Lists::of(intake, &aside);
    let called = open.into_iter().map(|(index, is_decided)| {
        let counts = Counts::of(intake, calendar, index);
        let fit = lists.fit(intake, calendar, &counts);
        let taken = match is_decided {
            true => Taken::Sum,
            false => lists.judge(intake, calendar, &counts, &fit),
        };
        Called { counts, fit, taken }
    });
    let mut called: Vec<Called> = called.collect();
    let is_other = |called: &&Called| matches!(called.taken, Taken::Other);
    let others = called.iter().filter(is_other);
    let others: BTreeSet<u16> = others.map(|called| called.counts.table).collect();
    if others.is_empty() {
        return (called, lists);
    }
    // Of several that nothing else is there for, one may sum up the others: those of its months.
    for Called { counts, taken, .. } in &mut called {
        if !others.contains(&counts.table) {
            continue;
        }
        let beside = |other: &&u16| **other == counts.table || !others.contains(other);
        let lists = Lists::of(intake, &aside.iter().filter(beside).copied().collect());
        let fit = lists.fit(intake, calendar, counts);
        if fit.spans_periods(intake, calendar) {
            *taken = lists.judge(intake, calendar, counts, &fit);
        }
    }
    let sums = called
        .iter()
        .filter(|called| matches!(called.taken, Taken::Sum));
    let sums = sums.map(|called| called.counts.table);
    let aside = aside.difference(&others).copied().chain(sums);
    let lists = Lists::of(intake, &aside.collect());
    for Called { counts, fit, .. } in &mut called {
        *fit = lists.fit(intake, calendar, counts);
    }
    (called, lists)
}

/// The tables of counts that are called sums and have no titles or days of their own.
fn called(intake: &Intake) -> BTreeSet<u16> {
    let (mut counting, mut listing) = (BTreeSet::new(), BTreeSet::new());
    for row in &intake.submissions {
        match row.is_counted() {
            true => counting.insert(row.table),
            false => listing.insert(row.table),
        };
    }
    let is_own = |(column, _): &(Column, u32)| {
        matches!(column, Column::Title | Column::Link | Column::Field(DATE))
    };
    let called = counting.difference(&listing).copied().filter(|index| {
        let table = &intake.tables[usize::from(*index)];
        is_called_one(table) && !table.columns.iter().any(is_own)
    });
    called.collect()
}

/// What a table is asked as: file, sheet and title, and a number where one before is called so, too.
fn name(intake: &Intake, index: u16) -> String {
    let named = |table: &Table| {
        let title = table.titles.first().map_or("", |title| &*title.text);
        let parts = [&*table.file, &*table.sheet, title];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("·")
    };
    let (before, own) = intake.tables.split_at(usize::from(index));
    let own = named(&own[0]);
    match before.iter().filter(|table| named(table) == own).count() {
        0 => own,
        before => format!("{own}（第{}处）", before + 1),
    }
}

/// Table and row of all that a table counts.
fn rows_of(intake: &Intake, index: u16) -> Vec<(u16, u32)> {
    let own = intake.submissions.iter().filter(|row| row.table == index);
    let mut rows: Vec<_> = own.map(|row| (row.table, row.row)).collect();
    rows.dedup();
    rows
}

fn sheet(intake: &Intake, index: u16) -> Place {
    intake.tables[usize::from(index)].place()
}

fn is_in(place: &Place, here: &Place) -> bool {
    let Place::Sheet { file, sheet } = here else {
        return false;
    };
    match place {
        Place::Sheet { file: f, sheet: s }
        | Place::Row {
            file: f, sheet: s, ..
        }
        | Place::Cell {
            file: f, sheet: s, ..
        } => f == file && s == sheet,
        _ => false,
    }
}

/// Warns of departments of which lists have publications and a summary says nothing.
fn tell_lacking(
    intake: &Intake,
    lists: &Lists,
    calendar: &Calendar,
    counts: &Counts,
    fit: &Fit,
    problems: &mut Problems,
) {
    let (departments, units) = (&lists.departments, &counts.units);
    let is_of_departments = units.iter().any(|unit| departments.contains(unit));
    let mut lacking: Vec<(&str, usize)> = departments
        .difference(units)
        .map(|unit| {
            let listed = lists.within(intake, calendar, fit.summary, *unit).count();
            (&*intake.accounts.get(*unit).name, listed)
        })
        .filter(|(_, listed)| *listed > 0 && is_of_departments)
        .collect();
    lacking.sort_unstable();
    if lacking.is_empty() {
        return;
    }
    let listed: Vec<String> = lacking
        .iter()
        .map(|(name, listed)| format!("{name} {listed}"))
        .collect();
    problems.push(
        Problem::warning("summary-lacks", sheet(intake, counts.table))
            .read(listed.join("、"))
            .with("units", listed.join("、")),
    );
}
