//! The days in the cells of a table: what stands around them, and each distinct text read once.

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::dates::{self, Around, NoDay, Reading};
use super::header::{Heading, Layout};
use crate::rulebook::field::DATE;

/// How the days of a table are read.
pub struct Days {
    /// The year and the month its surroundings speak of.
    pub around: Around,
    /// Whether the month is that of a line over the rows.
    pub month_from_line: bool,
    read: HashMap<Box<str>, Result<(NaiveDate, Reading), NoDay>>,
}

/// How many distinct cells are remembered.
const MOST: usize = 1 << 14;

impl Days {
    /// Those of a table with this header, which may name the year over 月 and 日.
    pub fn of(layout: &Layout, around: Around) -> Days {
        let days = [Heading::Month(DATE), Heading::Field(DATE)];
        let mut names = days
            .into_iter()
            .filter_map(|heading| layout.name(layout.column(heading)?));
        let year = names.find_map(|name| {
            let mut groups = name.groups.iter().rev();
            groups.find_map(|group| dates::year_in(group))
        });
        Days {
            around: Around {
                year: year.or(around.year),
                ..around
            },
            month_from_line: false,
            read: HashMap::new(),
        }
    }

    /// Takes the month of a line over the rows to come, and the year that it may name. After a
    /// December, or half a year back, begins another year, which is given back.
    pub fn enter(&mut self, month: Around) -> Option<i32> {
        let before = self.around.month.filter(|_| self.month_from_line);
        let turns = |(own, before): (u32, u32)| own < before && (before == 12 || before - own >= 6);
        let turned = month.year.is_none() && month.month.zip(before).is_some_and(turns);
        let next = self.around.year.filter(|_| turned).map(|year| year + 1);
        self.around.year = month.year.or(next).or(self.around.year);
        self.around.month = month.month;
        self.month_from_line = true;
        self.read.clear();
        next
    }

    /// Reads a number where a day should stand.
    pub fn of_number(&self, number: Decimal) -> Result<(NaiveDate, Reading), NoDay> {
        let read = dates::of_number(number, self.around)?;
        let bare = self.month_from_line && number.fract().is_zero() && number < Decimal::from(32);
        Ok(match bare {
            true => (read.0, Reading::MonthAdded),
            false => read,
        })
    }

    /// Reads the text of a day, each distinct one once.
    pub fn of_text(&mut self, text: &str) -> Result<(NaiveDate, Reading), NoDay> {
        if text.len() == 10 && text.is_ascii() {
            return dates::parse(text, self.around);
        }
        if let Some(&day) = self.read.get(text) {
            return day;
        }
        let day = dates::parse(text, self.around);
        if self.read.len() < MOST {
            self.read.insert(text.into(), day);
        }
        day
    }
}
