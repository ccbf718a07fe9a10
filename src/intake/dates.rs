//! Days as people write them.
//!
//! A text is cut into numbers and the signs between them ([`parts`]); which number is the year,
//! the month and the day follows from 年, 月, 日 and from their order. What takes a judgement says
//! which ([`Reading`]); what can be two days is never decided here ([`NoDay::Several`]).

mod parts;
#[cfg(test)]
mod tests;
mod words;

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::problem::{Place, Problem, Severity};
use parts::{End, ends};
use words::{plain, surrounding};

/// How a day was read, where it was not simply written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    Plain,
    /// Digits alone, such as 20250707.
    Digits,
    /// Without a year, which came from the table's surroundings.
    YearAdded,
    /// The day of the month alone; year and month came from the table's surroundings.
    MonthAdded,
    /// Two digits for the year.
    ShortYear,
    /// Month and day, or day and month, before the year.
    YearLast,
    /// The last day of a month, of which alone the row speaks.
    MonthEnd,
    /// The last day of a range, or of several days.
    RangeEnd,
    /// The number of a day as spreadsheets count them, in a cell that is not formatted as a date.
    Serial,
    /// A mere number, such as 3.15 or 20250315, in a cell that is not formatted as a date.
    Number,
}

impl Reading {
    /// The code that tells it, and how much it matters; nothing of what is written out.
    pub fn told(self) -> Option<(Severity, &'static str)> {
        match self {
            Reading::Plain => None,
            Reading::Digits => Some((Severity::Note, "date-of-digits")),
            Reading::YearAdded => Some((Severity::Note, "date-year-added")),
            Reading::MonthAdded => Some((Severity::Note, "date-month-added")),
            Reading::ShortYear => Some((Severity::Note, "date-short-year")),
            Reading::YearLast => Some((Severity::Warning, "date-year-last")),
            Reading::MonthEnd => Some((Severity::Note, "date-month-end")),
            Reading::RangeEnd => Some((Severity::Note, "date-range-end")),
            Reading::Serial => Some((Severity::Warning, "date-serial")),
            Reading::Number => Some((Severity::Warning, "date-of-number")),
        }
    }
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoDay {
    /// Such as the 30th of February.
    Impossible,
    /// Month and day alone, and nothing around says the year.
    NoYear,
    /// The day of the month alone, and nothing around says the month.
    NoMonth,
    /// A month alone; its last day, where the year is known.
    NoDay(Option<NaiveDate>),
    /// It can be either of these days.
    Several([Option<NaiveDate>; 3]),
    Unreadable,
}

impl NoDay {
    /// The code of the problem that tells it.
    pub fn code(self) -> &'static str {
        match self {
            NoDay::Impossible => "impossible-date",
            NoDay::NoYear => "date-without-year",
            NoDay::NoMonth => "date-without-month",
            NoDay::NoDay(_) => "date-without-day",
            NoDay::Several(_) => "date-of-several",
            NoDay::Unreadable => "unreadable-date",
        }
    }

    /// The problem that tells it and names the days that may be meant.
    pub fn problem(self, place: Place) -> Problem {
        let days: Vec<String> = self.choices().map(|day| day.to_string()).collect();
        Problem::error(self.code(), place).near(days.join("、"))
    }

    /// The days that may be meant, in order.
    pub fn choices(self) -> impl Iterator<Item = NaiveDate> {
        let days = match self {
            NoDay::NoDay(last) => [last, None, None],
            NoDay::Several(days) => days,
            _ => [None; 3],
        };
        days.into_iter().flatten()
    }
}

type Read = Result<(NaiveDate, Reading), NoDay>;

/// Reads a day.
///
/// ```
/// use jifen::intake::dates::{Around, Reading, parse};
/// let (day, reading) = parse("2025年08月04日", Around::default()).unwrap();
/// assert_eq!((day.to_string().as_str(), reading), ("2025-08-04", Reading::Plain));
/// ```
pub fn parse(text: &str, around: Around) -> Read {
    if let Some(day) = iso(text.as_bytes()) {
        return day.map(|day| (day, Reading::Plain));
    }
    let text = plain(text);
    match ends(&text).ok_or(NoDay::Unreadable)?.as_slice() {
        [only] => single(only, around),
        [first, .., last] => of_range(first, last, around),
        [] => Err(NoDay::Unreadable),
    }
}

/// Reads the days of a month that a cell of its own names: there, 3-5 is the 3rd to the 5th.
pub fn parse_in_month(text: &str, around: Around) -> Read {
    let days = plain(text);
    let day = |text: &str| {
        let number = text.trim().trim_end_matches(['日', '号']);
        matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    match days.split_once('-') {
        Some((first, last)) if day(first) && day(last) => {
            parse(&format!("{first}至{last}"), around)
        }
        _ => parse(text, around),
    }
}

/// The days that a text lists: 5.11、5.18; 5月11、18日. Nothing of a single one or a range.
pub fn listed(text: &str, around: Around) -> Option<Vec<NaiveDate>> {
    let text = plain(text);
    let parts: Vec<&str> = text
        .split(['、', ',', ';', '和', '及', '与', '&', '+'])
        .collect();
    let [first, further @ ..] = parts.as_slice() else {
        return None;
    };
    if further.is_empty() {
        return None;
    }
    // Of 11、18日 the first says neither month nor that it is a day.
    let whole = parse(&text, around).ok()?.0;
    let mut days = Vec::with_capacity(parts.len());
    days.push(
        parse(
            first,
            Around {
                year: Some(whole.year()),
                ..around
            },
        )
        .ok()?
        .0,
    );
    for part in further {
        days.push(parse(&format!("{first}、{part}"), around).ok()?.0);
    }
    days.is_sorted_by(|a, b| a < b).then_some(days)
}

/// Reads a number that stands where a day should: 20250707, a serial day, 3.5 for the 5th of
/// March, 26 for a day of the month.
pub fn of_number(number: Decimal, around: Around) -> Read {
    let number = number.normalize();
    // 45943.5 is a day with a time; 3.15 is the 15th of March.
    if let Some(serial) = serial(number.trunc()) {
        return Ok((serial, Reading::Serial));
    }
    let text = number.to_string();
    let read = parse(&text, around).map(|(day, _)| (day, Reading::Number));
    // A cell that is no text loses the last zero: 3.1 may be the 10th.
    match (read, number.fract().is_zero()) {
        (Ok((day, _)), false) if number < Decimal::from(13) && number.scale() == 1 => {
            match NaiveDate::from_ymd_opt(day.year(), day.month(), day.day() * 10) {
                Some(other) => Err(NoDay::Several([Some(day), Some(other), None])),
                None => read,
            }
        }
        _ => read,
    }
}

/// What the surroundings of a table say of the days in it: title, sheet's name, file's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Around {
    pub year: Option<i32>,
    /// The one month that all of the table is about.
    pub month: Option<u32>,
}

impl Around {
    /// What texts say, those before going first.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Around {
        let mut around = Around::default();
        for text in texts {
            around.year = around.year.or_else(|| year_in(text));
            around.month = around.month.or_else(|| month_in(text));
        }
        around
    }
}

/// The year that a title, a sheet's or a file's name speaks of.
pub fn year_in(text: &str) -> Option<i32> {
    let text = surrounding(text);
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if !bytes[start].is_ascii_digit() {
            start += 1;
            continue;
        }
        let len = bytes[start..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let rest = &text[start + len..];
        let number = &text[start..start + len];
        let marked = rest.starts_with(['年', '-', '.', '/', '_', '学']) || rest.is_empty();
        if len == 4 && marked || len == 6 || len == 8 {
            let year: i32 = number[..4].parse().ok()?;
            if (2000..2100).contains(&year) {
                return Some(year);
            }
        }
        start += len;
    }
    None
}

/// The month, maybe with its year, that a text names and nothing else: 三月, 5月份, 2024年5月.
pub fn month_alone(text: &str) -> Option<Around> {
    let text = plain(text);
    match ends(&text)?.as_slice() {
        [End::Month(year, month)] if (1..=12).contains(month) => Some(Around {
            year: *year,
            month: Some(*month),
        }),
        _ => None,
    }
}

/// The one month that a title, a sheet's or a file's name speaks of: 2024年5月, 五月份, 202405. Two
/// months, a range of them and single days are none: a day is mostly that of filling in.
pub fn month_in(text: &str) -> Option<u32> {
    let text = surrounding(text);
    let mut found: Vec<u32> = Vec::new();
    let mut start = 0;
    while let Some(at) = text[start..].find(|c: char| c.is_ascii_digit()) {
        let at = start + at;
        let len = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let (before, number, rest) = (&text[..at], &text[at..at + len], &text[at + len..]);
        start = at + len;
        // 1-2月, 1月至3月, 5月3日.
        let next = rest
            .trim_start_matches(['月', '份'])
            .trim_start_matches(['-', '—', '–', '~', '至', '到', '、', '.', '/']);
        if len <= 2 && next.len() < rest.len() && next.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let in_year = before.ends_with(['年', '-', '.', '_', '/']) && year_in(before).is_some();
        let month = match len {
            1 | 2 if rest.starts_with('月') || in_year => number,
            6 if number.starts_with("20") => &number[4..],
            _ => continue,
        };
        found.extend(month.parse::<u32>().ok().filter(|m| (1..=12).contains(m)));
    }
    found.dedup();
    match found.as_slice() {
        [month] => Some(*month),
        _ => None,
    }
}

/// `YYYY-MM-DD` alone, as most machines write it.
fn iso(text: &[u8]) -> Option<Result<NaiveDate, NoDay>> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(digit - b'0'))
        })
    };
    Some(day(
        number(&[a, b, c, d])? as i32,
        number(&[e, f])?,
        number(&[g, h])?,
    ))
}

fn single(end: &End, around: Around) -> Read {
    match *end {
        End::Day(y, m, d, reading) => Ok((day(y, m, d)?, reading)),
        End::MonthDay(m, d) => {
            // Whatever the year, the month and the day must exist.
            day(2000, m, d)?;
            let year = around.year.ok_or(NoDay::NoYear)?;
            Ok((day(year, m, d)?, Reading::YearAdded))
        }
        End::OfMonth(d) => {
            if !(1..=31).contains(&d) {
                return Err(NoDay::Impossible);
            }
            let (year, month) = around.year.zip(around.month).ok_or(NoDay::NoMonth)?;
            Ok((day(year, month, d)?, Reading::MonthAdded))
        }
        End::Month(year, month) => Err(match (year.or(around.year), month) {
            (_, 0 | 13..) => NoDay::Impossible,
            (year, month) => NoDay::NoDay(year.and_then(|year| last_of(year, month))),
        }),
        End::Serial(number) => serial(number.into())
            .map(|day| (day, Reading::Serial))
            .ok_or(NoDay::Unreadable),
        End::Unordered(numbers) => unordered(numbers, around),
    }
}

/// The last day of a range; what its end leaves out is that of its start.
fn of_range(first: &End, last: &End, around: Around) -> Read {
    /// A range over the turn of the year has no more days.
    const LONGEST: i64 = 200;
    if let End::Month(own, month) = *last {
        let year = match *first {
            End::Month(year, _) => year,
            End::Day(year, ..) => Some(year),
            _ => None,
        };
        return single(&End::Month(own.or(year), month), around);
    }
    if let (End::MonthDay(..) | End::OfMonth(_), End::Day(..)) = (first, last) {
        // 5月6日至2024年5月8日: the year stands behind.
        return single(last, around).map(|(day, _)| (day, Reading::RangeEnd));
    }
    let written_out = !matches!(first, End::MonthDay(..) | End::OfMonth(_));
    let (start, _) = single(first, around)?;
    let last = match *last {
        End::OfMonth(d) => day(start.year(), start.month(), d)?,
        End::MonthDay(m, d) => {
            let same = day(start.year(), m, d)?;
            let next = day(start.year() + 1, m, d)?;
            match same >= start {
                true => same,
                // 5月8日至5月6日 is a slip.
                false if (next - start).num_days() > LONGEST => return Err(NoDay::Unreadable),
                // 12月28日至1月3日: the end is in the year after the start's, if that is known.
                false if written_out || around.month == Some(start.month()) => next,
                false if around.month == Some(m) => same,
                false => return Err(NoDay::Several([Some(same), Some(next), None])),
            }
        }
        ref other => single(other, around)?.0,
    };
    let turned = written_out && last < start;
    match turned {
        true => Err(NoDay::Unreadable),
        false => Ok((last, Reading::RangeEnd)),
    }
}

/// Three short numbers, or two and a year behind them: 6/5/2024, 05/06/24. What the parts and the
/// table's own month leave open is asked.
fn unordered([a, b, c]: [u32; 3], around: Around) -> Read {
    /// Years of two digits are those of this time.
    const SHORT: std::ops::RangeInclusive<u32> = 10..=49;
    let year = |number: u32| match number {
        _ if SHORT.contains(&number) => Some(2000 + number as i32),
        1900.. => Some(number as i32),
        _ => None,
    };
    let of = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(year(y)?, m, d);
    let mut days: Vec<NaiveDate> = [of(a, b, c), of(c, a, b), of(c, b, a)]
        .into_iter()
        .flatten()
        .collect();
    days.sort_unstable();
    days.dedup();
    let fits = |day: &NaiveDate| {
        around.year.is_none_or(|year| day.year() == year)
            && around.month.is_some_and(|month| day.month() == month)
    };
    let fitting: Vec<NaiveDate> = days.iter().copied().filter(fits).collect();
    match (days.as_slice(), fitting.as_slice()) {
        (&[], _) => Err(NoDay::Impossible),
        (&[day], _) | (_, &[day]) => Ok((day, Reading::YearLast)),
        (days, _) => {
            let mut several = [None; 3];
            for (place, day) in several.iter_mut().zip(days) {
                *place = Some(*day);
            }
            Err(NoDay::Several(several))
        }
    }
}

/// Day numbers of 2009 to 2064: below, a number is more likely something else.
fn serial(number: Decimal) -> Option<NaiveDate> {
    let number = number.to_u64().filter(|n| (40_000..=60_000).contains(n))?;
    // Day 60 is the 29th of February 1900, which never was; from there on day 0 is this one.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

/// The last day of a month.
pub fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    (28..=31)
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, NoDay> {
    if !(1900..2200).contains(&year) {
        return Err(NoDay::Impossible);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDay::Impossible)
}
