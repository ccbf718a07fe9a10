//! Days that have not come yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Column, Intake};
use crate::problem::{Problem, Problems};
use crate::rulebook::field::DATE;

impl Intake {
    /// Warns of publications after today, once a table: most are slips of the year or the month.
    pub fn tell_future(&self, today: NaiveDate, problems: &mut Problems) {
        // First row and number of rows of each table.
        let mut found: BTreeMap<u16, (usize, NaiveDate, usize)> = BTreeMap::new();
        for (index, row) in self.submissions.iter().enumerate() {
            if let Some(day) = row.date.filter(|day| *day > today) {
                found.entry(row.table).or_insert((index, day, 0)).2 += 1;
            }
        }
        for (index, day, rows) in found.into_values() {
            let place = self.place(&self.submissions[index], Column::Field(DATE));
            problems.push(
                Problem::warning("date-in-future", place)
                    .read(day.to_string())
                    .with("today", today.to_string())
                    .with("rows", rows),
            );
        }
    }
}
