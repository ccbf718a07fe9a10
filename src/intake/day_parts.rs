//! Days whose parts stand in columns of their own: 年, 月, 日.

use chrono::Datelike;

use super::dates::{self, Around, NoDay, Reading};
use super::ditto::is_ditto;
use super::header::{Heading, Layout};
use super::text::squeeze;
use super::values::is_nothing;
use crate::rulebook::field::{DATE, FieldId, SENT};
use crate::sheet::{Cell, Row};

/// Where year and month of a day stand that has columns for them.
#[derive(Clone, Copy, Debug)]
pub struct DayParts {
    pub field: FieldId,
    pub year: Option<u32>,
    pub month: Option<u32>,
    /// Whether blank cells there are those of merged ones that were parted.
    pub fills: (bool, bool),
    /// What the row above says.
    pub last: Parts,
}

/// What a row says of the year and the month of its day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    pub year: Option<i32>,
    pub month: Option<u32>,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Year,
    Month,
}

impl DayParts {
    /// Those of a layout.
    pub fn of(layout: &Layout) -> Vec<DayParts> {
        let of = |field: FieldId| DayParts {
            field,
            year: layout.column(Heading::Year(field)),
            month: layout.column(Heading::Month(field)),
            fills: (false, false),
            last: Parts::default(),
        };
        let all = [DATE, SENT].map(of).into_iter();
        all.filter(|parts| parts.year.or(parts.month).is_some())
            .collect()
    }

    /// The columns, whether their blank cells are filled from above, and what they hold.
    pub fn columns(self) -> impl Iterator<Item = (u32, bool, Part)> {
        let year = self.year.map(|at| (at, self.fills.0, Part::Year));
        let month = self.month.map(|at| (at, self.fills.1, Part::Month));
        year.into_iter().chain(month)
    }

    /// What a row says there; else the column of a cell that says neither year nor month, and why.
    pub fn read(self, row: &Row<'_>) -> Result<Parts, (u32, NoDay)> {
        let mut found = Parts::default();
        if let Some(column) = self.month {
            let read = month(row.get(column)).map_err(|why| (column, why))?;
            found = read;
        }
        if let Some(column) = self.year {
            let year = year(row.get(column)).map_err(|why| (column, why))?;
            found.year = year.or(found.year);
        }
        Ok(found)
    }
}

impl Parts {
    /// Takes what is not said from the row above; what that is.
    pub fn fill(&mut self, part: Part, above: Parts) -> Option<i64> {
        match part {
            Part::Year => self.year = self.year.or(above.year),
            Part::Month => self.month = self.month.or(above.month),
        }
        match part {
            Part::Year => self.year.map(i64::from),
            Part::Month => self.month.map(i64::from),
        }
    }

    /// How a day was read of which these parts stand in the row itself.
    pub fn told(self, reading: Reading, cell: Cell<'_>) -> Reading {
        let whole = matches!(cell, Cell::Number(number) if number.fract().is_zero());
        match (reading, self.month, self.year) {
            (Reading::MonthAdded, Some(_), Some(_)) => Reading::Plain,
            (Reading::Number, Some(_), Some(_)) if whole => Reading::Plain,
            (Reading::MonthAdded, Some(_), None) => Reading::YearAdded,
            (Reading::Number, Some(_), None) if whole => Reading::YearAdded,
            (Reading::YearAdded, _, Some(_)) => Reading::Plain,
            (other, ..) => other,
        }
    }
}

/// The year in a cell: 2024, 2024年, 二〇二四年, 24.
fn year(cell: Cell<'_>) -> Result<Option<i32>, NoDay> {
    let shown = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => return Ok(Some(day.year())),
        Cell::Text(text) if is_nothing(text) || is_ditto(text) => return Ok(None),
        Cell::Text(_) | Cell::Number(_) => squeeze(&cell.shown()),
        Cell::Flag(_) | Cell::Error => return Err(NoDay::Unreadable),
    };
    // Some day of that year tells whether it is one.
    let year = shown.trim_end_matches(['年', '度']);
    match dates::parse(&format!("{year}年1月1日"), Around::default()) {
        Ok((day, Reading::Plain | Reading::ShortYear)) => Ok(Some(day.year())),
        _ => Err(NoDay::Unreadable),
    }
}

/// The month in a cell: 5, 5月, 五月份, or with its year, 2024年5月.
fn month(cell: Cell<'_>) -> Result<Parts, NoDay> {
    let shown = match cell {
        Cell::Empty => return Ok(Parts::default()),
        Cell::Day(day) => {
            return Ok(Parts {
                year: Some(day.year()),
                month: Some(day.month()),
            });
        }
        Cell::Text(text) if is_nothing(text) || is_ditto(text) => return Ok(Parts::default()),
        Cell::Text(_) | Cell::Number(_) => squeeze(&cell.shown()),
        Cell::Flag(_) | Cell::Error => return Err(NoDay::Unreadable),
    };
    if let Some(around) = dates::month_alone(&shown) {
        return Ok(Parts {
            year: around.year,
            month: around.month,
        });
    }
    let month = shown.trim_end_matches(['月', '份']);
    match dates::month_alone(&format!("{month}月")) {
        Some(around) => Ok(Parts {
            year: around.year,
            month: around.month,
        }),
        None => Err(NoDay::Unreadable),
    }
}
