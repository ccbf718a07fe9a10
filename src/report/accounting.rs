//! What became of the rows: read = counted + not counted + skipped + asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::intake::{Column, Intake, Submission};
use crate::period::{Calendar, Period};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field;
use crate::scoring::{Outcome, Scored};

/// Beyond so many rows of another period, one warning instead of one a row: a day written wrong is
/// told at its cell, a table of several months once.
const SINGLE_WARNINGS: usize = 3;

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    pub read: usize,
    pub counted: usize,
    pub not_counted: usize,
    /// Sum rows, notes, repeated headers, and rows of other periods.
    pub skipped: usize,
    pub asked: usize,
}

impl Fates {
    /// Whether every row that was read is accounted for.
    pub fn adds_up(&self) -> bool {
        self.read == self.counted + self.not_counted + self.skipped + self.asked
    }

    fn add(&mut self, other: Fates) {
        self.read += other.read;
        self.counted += other.counted;
        self.not_counted += other.not_counted;
        self.skipped += other.skipped;
        self.asked += other.asked;
    }
}

/// The rows of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFates {
    pub file: Arc<str>,
    pub sheet: Arc<str>,
    pub rows: Fates,
}

/// What became of the rows of the tables of submissions, for one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    pub all: Fates,
    /// The sheets that hold such rows, in the order of reading.
    pub sheets: Vec<SheetFates>,
    /// Of the skipped, those whose date lies in another period.
    pub elsewhere: usize,
    /// The most points that hang on what is asked.
    pub at_stake: Decimal,
}

impl Accounting {
    /// Counts the rows. A row without a date that could be read is in every period; one that
    /// reports several publications is asked if one of them is, and counts if one of them does.
    pub fn new(
        intake: &Intake,
        calendar: &Calendar,
        scored: &Scored,
        period: Period,
    ) -> Accounting {
        let mut accounting = Accounting::default();
        let mut tables: Vec<Fates> = intake
            .tables
            .iter()
            .map(|table| Fates {
                read: table.counts.read,
                skipped: table.counts.skipped,
                ..Fates::default()
            })
            .collect();
        let mut within = Within::new(calendar, period);
        let mut index = 0;
        let one_row =
            |one: &Submission, other: &Submission| (one.table, one.row) == (other.table, other.row);
        for row in intake.submissions.chunk_by(one_row) {
            let outcomes = &scored.outcomes[index..index + row.len()];
            index += row.len();
            let rows = &mut tables[usize::from(row[0].table)];
            let (mut asked, mut counted, mut here) = (false, false, false);
            for (submission, outcome) in row.iter().zip(outcomes) {
                if !within.holds(submission) {
                    continue;
                }
                here = true;
                match outcome {
                    Outcome::Counted => counted = true,
                    Outcome::Surpassed | Outcome::Excluded => {}
                    Outcome::Asked(points) => {
                        asked = true;
                        let sum = accounting.at_stake.saturating_add(*points);
                        accounting.at_stake = sum;
                    }
                }
            }
            match (here, asked, counted) {
                (false, ..) => {
                    rows.skipped += 1;
                    accounting.elsewhere += 1;
                }
                (_, true, _) => rows.asked += 1,
                (_, _, true) => rows.counted += 1,
                _ => rows.not_counted += 1,
            }
        }
        let tables = intake.tables.iter().zip(tables);
        for (table, rows) in tables.filter(|(_, rows)| rows.read > 0) {
            accounting.all.add(rows);
            // The tables of one sheet follow each other.
            match accounting.sheets.last_mut() {
                Some(last) if (&last.file, &last.sheet) == (&table.file, &table.sheet) => {
                    last.rows.add(rows);
                }
                _ => accounting.sheets.push(SheetFates {
                    file: table.file.clone(),
                    sheet: table.sheet.clone(),
                    rows,
                }),
            }
        }
        accounting
    }
}

/// Whether submissions lie in a period; remembers the days asked, which are few.
pub(crate) struct Within<'a> {
    calendar: &'a Calendar,
    period: Period,
    days: HashMap<NaiveDate, bool>,
}

impl<'a> Within<'a> {
    pub(crate) fn new(calendar: &'a Calendar, period: Period) -> Within<'a> {
        Within {
            calendar,
            period,
            days: HashMap::new(),
        }
    }

    pub(crate) fn holds(&mut self, submission: &Submission) -> bool {
        let Some(date) = submission.date else {
            return true;
        };
        let holds = || self.calendar.of(date, self.period.kind) == self.period;
        *self.days.entry(date).or_insert_with(holds)
    }
}

/// Warns of rows dated outside the period: each at its cell, or one a period if they are many.
pub fn report_outside(
    intake: &Intake,
    calendar: &Calendar,
    period: Period,
    problems: &mut Problems,
) {
    let mut within = Within::new(calendar, period);
    let mut periods: BTreeMap<NaiveDate, (Period, Vec<&Submission>)> = BTreeMap::new();
    for submission in &intake.submissions {
        let Some(date) = submission.date else {
            continue;
        };
        if within.holds(submission) {
            continue;
        }
        let other = calendar.of(date, period.kind);
        periods
            .entry(calendar.last_day(other))
            .or_insert((other, Vec::new()))
            .1
            .push(submission);
    }
    for (other, rows) in periods.into_values() {
        let told = |code, place, read: String| {
            Problem::warning(code, place)
                .read(read)
                .with("period", period.to_string())
                .with("other", other.to_string())
        };
        if rows.len() > SINGLE_WARNINGS {
            let problem = told("outside-period-rows", Place::Run, other.to_string());
            problems.push(problem.with("count", rows.len()));
            continue;
        }
        for row in rows {
            let place = intake.place(row, Column::Field(field::DATE));
            let date = row.date.map_or_else(String::new, |date| date.to_string());
            problems.push(told("outside-period", place, date));
        }
    }
}
