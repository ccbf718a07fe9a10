//! Periods and the calendar they follow: months that may end on the 25th, quarters, terms, years.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// How long a period is, shorter before longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodKind {
    Month,
    Quarter,
    Term,
    Year,
}

impl PeriodKind {
    pub const ALL: [PeriodKind; 4] = [
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::Term,
        PeriodKind::Year,
    ];

    /// The word a rulebook writes.
    pub fn key(self) -> &'static str {
        match self {
            PeriodKind::Month => "month",
            PeriodKind::Quarter => "quarter",
            PeriodKind::Term => "term",
            PeriodKind::Year => "year",
        }
    }
}

/// A period, named by the year it belongs to: `2022-05`, `2022Q2`, `2022T1`, `2022`. A term or year
/// belongs to the calendar year it starts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    pub kind: PeriodKind,
    pub year: i32,
    /// Month 1 to 12, quarter 1 to 4, term from 1; 0 for a year.
    pub index: u32,
}

impl Period {
    /// Reads a period as people write it; full-width digits are for the caller to fold.
    ///
    /// ```
    /// use jifen::period::Period;
    /// assert_eq!(Period::parse("2022-05"), Period::parse("2022年5月"));
    /// assert_eq!(Period::parse("2022q2").unwrap().to_string(), "2022Q2");
    /// assert_eq!(Period::parse("2022年第2季度"), Period::parse("2022Q2"));
    /// assert_eq!(Period::parse("2022-13"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim().trim_end_matches(['月', '度']);
        let digits = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let year: i32 = text
            .get(..4)
            .filter(|_| digits == 4 || digits == 6)?
            .parse()
            .ok()?;
        if !(1900..=9999).contains(&year) {
            return None;
        }
        let rest = text[4..].trim_start_matches('年').trim_start_matches('第');
        let (kind, index) = if rest.is_empty() {
            return Some(Period {
                kind: PeriodKind::Year,
                year,
                index: 0,
            });
        } else if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            (PeriodKind::Quarter, quarter)
        } else if let Some(quarter) = rest.strip_suffix('季') {
            (PeriodKind::Quarter, quarter)
        } else if let Some(term) = rest.strip_prefix(['T', 't']) {
            (PeriodKind::Term, term)
        } else if let Some(term) = rest.strip_suffix("学期") {
            (PeriodKind::Term, term)
        } else {
            (PeriodKind::Month, rest.trim_start_matches(['-', '/', '.']))
        };
        let index: u32 = index.parse().ok()?;
        let most = match kind {
            PeriodKind::Month => 12,
            PeriodKind::Quarter => 4,
            PeriodKind::Term | PeriodKind::Year => 9,
        };
        (1..=most)
            .contains(&index)
            .then_some(Period { kind, year, index })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Month => write!(f, "{}-{:02}", self.year, self.index),
            PeriodKind::Quarter => write!(f, "{}Q{}", self.year, self.index),
            PeriodKind::Term => write!(f, "{}T{}", self.year, self.index),
            PeriodKind::Year => write!(f, "{}", self.year),
        }
    }
}

/// How a rulebook cuts time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The rulebook's own period, the shortest there is.
    pub base: PeriodKind,
    /// The last day of a month; 31 is the last day of a shorter month too.
    pub month_ends: u32,
    /// Month and day a year starts on.
    pub year_starts: (u32, u32),
    /// Month and day each term starts on, in the order of the year that starts with the first.
    pub terms: Vec<(u32, u32)>,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar {
            base: PeriodKind::Month,
            month_ends: 31,
            year_starts: (1, 1),
            terms: Vec::new(),
        }
    }
}

impl Calendar {
    /// Whether the starts of the terms go once around the year, from the first.
    pub fn terms_in_order(&self) -> bool {
        let Some(&first) = self.terms.first() else {
            return true;
        };
        let turned = |start: &(u32, u32)| (*start < first, *start);
        self.terms
            .windows(2)
            .all(|pair| turned(&pair[0]) < turned(&pair[1]))
    }

    /// The period of a kind that a day counts in: the one in which the day's base period ends.
    pub fn of(&self, day: NaiveDate, kind: PeriodKind) -> Period {
        let base = self.direct(day, self.base);
        if kind == self.base {
            base
        } else {
            self.containing(base, kind)
        }
    }

    /// The period of a longer kind that a period ends in.
    pub fn containing(&self, period: Period, kind: PeriodKind) -> Period {
        if period.kind == kind {
            period
        } else {
            self.direct(self.last_day(period), kind)
        }
    }

    /// The period that begins when this one ends.
    pub fn next(&self, period: Period) -> Period {
        self.direct(self.last_day(period) + Days::new(1), period.kind)
    }

    /// The last day of a period.
    pub fn last_day(&self, period: Period) -> NaiveDate {
        match period.kind {
            PeriodKind::Month => self.month_end(period.year, period.index),
            PeriodKind::Quarter => self.month_end(period.year, period.index * 3),
            PeriodKind::Term => {
                let index = period.index as usize;
                let next = self.terms.get(index).copied();
                // A start before the first one's in the calendar lies in the year after.
                let year = match next {
                    Some(start) if start > self.terms[0] => period.year,
                    _ => period.year + 1,
                };
                day(year, next.unwrap_or(self.terms[0])) - Days::new(1)
            }
            PeriodKind::Year => day(period.year + 1, self.year_starts) - Days::new(1),
        }
    }

    /// The period of a kind whose own bounds hold the day.
    fn direct(&self, at: NaiveDate, kind: PeriodKind) -> Period {
        match kind {
            PeriodKind::Month => {
                let (year, month) = self.month_of(at);
                Period {
                    kind,
                    year,
                    index: month,
                }
            }
            PeriodKind::Quarter => {
                let (year, month) = self.month_of(at);
                Period {
                    kind,
                    year,
                    index: month.div_ceil(3),
                }
            }
            PeriodKind::Term => {
                let key = (at.month(), at.day());
                let first = self.terms.first().copied().unwrap_or((1, 1));
                // Days since the first term's start, counted from the year that it starts in.
                let year = if key >= first {
                    at.year()
                } else {
                    at.year() - 1
                };
                let begun = |start: (u32, u32)| {
                    let starts_in = if start < first { year + 1 } else { year };
                    day(starts_in, start) <= at
                };
                let index = self
                    .terms
                    .iter()
                    .filter(|&&start| begun(start))
                    .count()
                    .max(1);
                Period {
                    kind,
                    year,
                    index: index as u32,
                }
            }
            PeriodKind::Year => {
                let year = if (at.month(), at.day()) >= self.year_starts {
                    at.year()
                } else {
                    at.year() - 1
                };
                Period {
                    kind,
                    year,
                    index: 0,
                }
            }
        }
    }

    fn month_of(&self, at: NaiveDate) -> (i32, u32) {
        if at <= self.month_end(at.year(), at.month()) {
            (at.year(), at.month())
        } else {
            let next = at.with_day(1).unwrap_or(at) + Months::new(1);
            (next.year(), next.month())
        }
    }

    fn month_end(&self, year: i32, month: u32) -> NaiveDate {
        let last = day(year, (month, 1)) + Months::new(1) - Days::new(1);
        NaiveDate::from_ymd_opt(year, month, self.month_ends).map_or(last, |end| end.min(last))
    }
}

/// A day that exists in every year (the loader refuses 29 February as a start).
fn day(year: i32, (month, day): (u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_month_may_end_on_the_25th() {
        let calendar = Calendar {
            month_ends: 25,
            ..Calendar::default()
        };
        assert_eq!(
            calendar.of(at("2022-05-25"), PeriodKind::Month).to_string(),
            "2022-05"
        );
        assert_eq!(
            calendar.of(at("2022-05-26"), PeriodKind::Month).to_string(),
            "2022-06"
        );
        assert_eq!(
            calendar.of(at("2022-12-26"), PeriodKind::Year).to_string(),
            "2023"
        );
        assert_eq!(
            calendar
                .of(at("2022-03-26"), PeriodKind::Quarter)
                .to_string(),
            "2022Q2"
        );
    }

    #[test]
    fn month_31_is_the_last_day_of_february() {
        let calendar = Calendar::default();
        let february = calendar.of(at("2024-02-29"), PeriodKind::Month);
        assert_eq!(calendar.last_day(february), at("2024-02-29"));
        assert_eq!(calendar.next(february).to_string(), "2024-03");
    }

    #[test]
    fn terms_and_school_years_cross_new_year() {
        let calendar = Calendar {
            base: PeriodKind::Term,
            terms: vec![(2, 16), (8, 1)],
            year_starts: (8, 1),
            ..Calendar::default()
        };
        let autumn = calendar.of(at("2023-01-10"), PeriodKind::Term);
        assert_eq!(autumn.to_string(), "2022T2");
        assert_eq!(calendar.last_day(autumn), at("2023-02-15"));
        let spring = calendar.of(at("2023-02-16"), PeriodKind::Term);
        assert_eq!(spring.to_string(), "2023T1");
        assert_eq!(calendar.last_day(spring), at("2023-07-31"));
        assert_eq!(
            calendar.of(at("2023-07-31"), PeriodKind::Year).to_string(),
            "2022"
        );

        let school = Calendar {
            terms: vec![(9, 1), (2, 16)],
            ..calendar
        };
        let autumn = school.of(at("2023-01-10"), PeriodKind::Term);
        assert_eq!(autumn.to_string(), "2022T1");
        assert_eq!(school.last_day(autumn), at("2023-02-15"));
        let spring = school.of(at("2023-03-01"), PeriodKind::Term);
        assert_eq!(spring.to_string(), "2022T2");
        assert_eq!(school.last_day(spring), at("2023-08-31"));
    }
}
