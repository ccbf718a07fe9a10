//! Days as answers give them, and as spreadsheets leave them: 25-Apr, 4月25日, or with the year in
//! which somebody typed them.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::intake::Intake;
use crate::intake::dates::{self, Around, Reading};

/// The first and the last day that tables give, before anything was answered.
pub struct Spans {
    of_table: HashMap<u16, (NaiveDate, NaiveDate)>,
    all: Option<(NaiveDate, NaiveDate)>,
}

/// So many days beyond those of a table a row may still lie.
const NEAR: i64 = 45;

impl Spans {
    pub fn of(intake: &Intake) -> Spans {
        let mut spans = Spans {
            of_table: HashMap::new(),
            all: None,
        };
        for row in &intake.submissions {
            let Some(day) = row.date else { continue };
            let of_table = spans.of_table.entry(row.table).or_insert((day, day));
            *of_table = (of_table.0.min(day), of_table.1.max(day));
            let all = spans.all.get_or_insert((day, day));
            *all = (all.0.min(day), all.1.max(day));
        }
        spans
    }

    /// The day an answer gives for a row of a table, and whether its year is that of the table. A day
    /// in another year than all others there is none.
    pub fn read(&self, table: u16, answer: &str) -> Option<(NaiveDate, bool)> {
        let span = self.of_table.get(&table).copied().or(self.all);
        let one_year = span.filter(|(first, last)| first.year() == last.year());
        let year = one_year.map(|(first, _)| first.year());
        let text = month_in_digits(answer);
        let (day, reading) = dates::parse(&text, Around { year, month: None }).ok()?;
        let Some((first, last)) = span else {
            return Some((day, false));
        };
        let is_near =
            |day: NaiveDate| (first - day).num_days() <= NEAR && (day - last).num_days() <= NEAR;
        if reading == Reading::YearAdded {
            return is_near(day).then_some((day, true));
        }
        if (first.year()..=last.year()).contains(&day.year()) || is_near(day) {
            return Some((day, false));
        }
        let meant = day.with_year(year?)?;
        is_near(meant).then_some((meant, true))
    }
}

/// 25-Apr and Apr-25 as 4-25.
fn month_in_digits(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let month = |part: &str| {
        let part = part.to_ascii_lowercase();
        let found = MONTHS.iter().position(|month| *month == part);
        found.map(|at| at + 1)
    };
    let number = |part: &str| {
        part.parse::<u32>()
            .ok()
            .filter(|day| (1..=31).contains(day))
    };
    let parts: Vec<&str> = text.trim().split(['-', ' ', '/']).collect();
    let day = match parts[..] {
        [one, other] => month(one)
            .zip(number(other))
            .or(month(other).zip(number(one))),
        _ => None,
    };
    day.map_or_else(
        || text.to_owned(),
        |(month, day)| format!("{month}月{day}日"),
    )
}

/// A day that a spreadsheet left as its number, written out; other texts as they are.
pub fn written_out(text: &str) -> String {
    match dates::parse(text, Around::default()) {
        Ok((day, Reading::Serial)) => day.to_string(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_that_of_the_table_where_it_alone_fits() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let april = Some((day("2025-04-01"), day("2025-04-20")));
        let read = |text: &str| {
            let spans = Spans {
                of_table: HashMap::new(),
                all: april,
            };
            spans
                .read(0, text)
                .map(|(day, taken)| (day.to_string(), taken))
        };
        for text in ["4月25日", "25-Apr", "2026/4/25"] {
            assert_eq!(read(text), Some(("2025-04-25".to_owned(), true)), "{text}");
        }
        assert_eq!(read("2025/4/25"), Some(("2025-04-25".to_owned(), false)));
        assert_eq!(read("2025-09-01"), Some(("2025-09-01".to_owned(), false)));
        for text in ["2026/9/1", "9月1日", "月底"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
