//! What became of the rows: read = counted + not counted + skipped + asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::intake::{Column, Intake, Submission};
use crate::period::{Calendar, Period};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field;
use crate::scoring::{Outcome, Scored};

/// Beyond so many rows outside the period, one warning a period instead of one a row.
const SINGLE_WARNINGS: usize = 20;

/// What became of the rows of the tables of submissions, for one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    pub read: usize,
    pub counted: usize,
    pub not_counted: usize,
    /// Sum rows, notes, repeated headers, and rows of other periods.
    pub skipped: usize,
    pub asked: usize,
    /// Of the skipped, those whose date lies in another period.
    pub elsewhere: usize,
    /// The most points that hang on what is asked.
    pub at_stake: Decimal,
}

impl Accounting {
    /// Counts the rows. A row without a date that could be read is in every period.
    pub fn new(
        intake: &Intake,
        calendar: &Calendar,
        scored: &Scored,
        period: Period,
    ) -> Accounting {
        let mut rows = Accounting::default();
        for table in &intake.tables {
            rows.read += table.counts.read;
            rows.skipped += table.counts.skipped;
        }
        let mut within = Within::new(calendar, period);
        for (submission, outcome) in intake.submissions.iter().zip(&scored.outcomes) {
            if !within.holds(submission) {
                rows.elsewhere += 1;
                continue;
            }
            match outcome {
                Outcome::Counted => rows.counted += 1,
                Outcome::Surpassed | Outcome::Excluded => rows.not_counted += 1,
                Outcome::Asked(points) => {
                    rows.asked += 1;
                    rows.at_stake = rows.at_stake.saturating_add(*points);
                }
            }
        }
        rows.skipped += rows.elsewhere;
        rows
    }

    /// Whether every row that was read is accounted for.
    pub fn adds_up(&self) -> bool {
        self.read == self.counted + self.not_counted + self.skipped + self.asked
    }
}

/// Whether submissions lie in a period; remembers the days asked, which are few.
pub(super) struct Within<'a> {
    calendar: &'a Calendar,
    period: Period,
    days: HashMap<NaiveDate, bool>,
}

impl<'a> Within<'a> {
    pub(super) fn new(calendar: &'a Calendar, period: Period) -> Within<'a> {
        Within {
            calendar,
            period,
            days: HashMap::new(),
        }
    }

    pub(super) fn holds(&mut self, submission: &Submission) -> bool {
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
    let mut single = Vec::new();
    let mut periods: BTreeMap<NaiveDate, (Period, usize)> = BTreeMap::new();
    for submission in &intake.submissions {
        let Some(date) = submission.date else {
            continue;
        };
        if within.holds(submission) {
            continue;
        }
        if single.len() <= SINGLE_WARNINGS {
            single.push((submission, date));
        }
        let other = calendar.of(date, period.kind);
        periods
            .entry(calendar.last_day(other))
            .or_insert((other, 0))
            .1 += 1;
    }
    if single.len() <= SINGLE_WARNINGS {
        for (submission, date) in single {
            let column = Column::Field(field::DATE);
            let place = intake.place(submission.table, submission.row, column);
            problems.push(
                Problem::warning("outside-period", place)
                    .read(date.to_string())
                    .with("period", period.to_string())
                    .with("other", calendar.of(date, period.kind).to_string()),
            );
        }
    } else {
        for (other, count) in periods.into_values() {
            problems.push(
                Problem::warning("outside-period-rows", Place::Run)
                    .read(other.to_string())
                    .with("period", period.to_string())
                    .with("other", other.to_string())
                    .with("count", count),
            );
        }
    }
}
