//! Days as people write them.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_normalization::UnicodeNormalization;

/// How a day was read, where it was not simply written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    Plain,
    /// Eight digits, such as 20250707.
    Digits,
    /// Without a year, which came from the table's surroundings.
    YearAdded,
    /// The last day of a range.
    RangeEnd,
    /// The number of a day as spreadsheets count them, in a cell that is not formatted as a date.
    Serial,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoDay {
    /// Such as the 30th of February.
    Impossible,
    /// Month and day alone, and nothing around says the year.
    NoYear,
    /// A month alone.
    NoDay,
    Unreadable,
}

impl NoDay {
    /// The code of the problem that tells it.
    pub fn code(self) -> &'static str {
        match self {
            NoDay::Impossible => "impossible-date",
            NoDay::NoYear => "date-without-year",
            NoDay::NoDay => "date-without-day",
            NoDay::Unreadable => "unreadable-date",
        }
    }
}

type Read = Result<(NaiveDate, Reading), NoDay>;

/// Reads a day; `year` is what the title row, the sheet or the file says.
///
/// ```
/// use jifen::intake::dates::{parse, Reading};
/// let (day, reading) = parse("2025年08月04日", None).unwrap();
/// assert_eq!((day.to_string().as_str(), reading), ("2025-08-04", Reading::Plain));
/// ```
pub fn parse(text: &str, year: Option<i32>) -> Read {
    if let Some(day) = iso(text.as_bytes()) {
        return day.map(|day| (day, Reading::Plain));
    }
    let text = plain(text);
    if let Some((start, end)) = range(&text) {
        return of_range(start, end, year);
    }
    single(&text, year)
}

/// Reads a number that stands where a day should: 20250707, a serial day, or 3.5 for the 5th of
/// March.
pub fn of_number(number: Decimal, year: Option<i32>) -> Read {
    if !number.fract().is_zero() {
        // 45943.5 is a day with a time; 3.15 is the 15th of March.
        if let Some(serial) = serial(number.trunc()) {
            return Ok((serial, Reading::Serial));
        }
        return single(&number.normalize().to_string(), year);
    }
    if let Some(serial) = serial(number) {
        return Ok((serial, Reading::Serial));
    }
    digits(&number.normalize().to_string()).unwrap_or(Err(NoDay::Unreadable))
}

/// What the surroundings of a table say of the days in it: title, sheet's name, file's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// A text around a table as years and months are sought in it: NFKC, Chinese digits as Arabic ones,
/// no blanks beside the signs of a date.
fn surrounding(text: &str) -> String {
    let chars: Vec<char> = text.nfkc().map(digit).collect();
    let sign = |c: Option<&char>| matches!(c, Some('年' | '月' | '日' | '份'));
    let kept = (0..chars.len()).filter(|&at| {
        let before = chars[..at].iter().rfind(|c| !c.is_whitespace());
        let after = chars[at..].iter().find(|c| !c.is_whitespace());
        !chars[at].is_whitespace() || !(sign(before) || sign(after))
    });
    chinese_months(&kept.map(|at| chars[at]).collect::<String>())
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

/// NFKC without spaces around signs, Chinese digits as Arabic ones, without weekday and time.
fn plain(text: &str) -> String {
    let mut text: String = text.trim().nfkc().map(digit).collect();
    for (start, end) in [('(', ')'), ('[', ']')] {
        if let (Some(from), Some(to)) = (text.find(start), text.rfind(end))
            && from < to
        {
            text.replace_range(from..=to, "");
        }
    }
    for word in ["星期", "周"] {
        if let Some(at) = text.find(word) {
            let len = word.len()
                + text[at + word.len()..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
            text.replace_range(at..at + len, "");
        }
    }
    let text = chinese_months(&text);
    without_time(text.trim())
}

/// Digits as years are written: 二○一一.
fn digit(c: char) -> char {
    const ZERO: [char; 5] = ['○', '〇', '零', 'Ο', '０'];
    if ZERO.contains(&c) {
        return '0';
    }
    match "一二三四五六七八九".chars().position(|d| d == c) {
        Some(index) => char::from(b'1' + index as u8),
        None => c,
    }
}

/// Tens in months and days: 十 → 10, 十8 → 18, 2十 → 20, 3十1 → 31.
fn chinese_months(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        if !matches!(c, '十' | '廿' | '卅') {
            out.push(c);
            continue;
        }
        let before = i > 0 && chars[i - 1].is_ascii_digit();
        let after = chars.get(i + 1).is_some_and(char::is_ascii_digit);
        match (c, before) {
            ('廿', _) => out.push('2'),
            ('卅', _) => out.push('3'),
            (_, false) => out.push('1'),
            _ => {}
        }
        if !after {
            out.push('0');
        }
    }
    out
}

/// Cuts a time of day off: `2025-03-05 08:30`, `2025-03-05T08:30:00`, `2025年3月5日 8时30分`.
fn without_time(text: &str) -> String {
    let mut day = text;
    if let Some(at) = text.find([':', '时', '点']) {
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        day = before.trim_end_matches(['T', ' ', '上', '下', '中', '午', '晚', '早']);
    }
    let squeezed: String = day.chars().filter(|c| !c.is_whitespace()).collect();
    squeezed.trim_end_matches("00.0").to_owned()
}

/// The two ends of a range of days.
fn range(text: &str) -> Option<(&str, &str)> {
    for sign in ["至", "到", "~", "—", "–", "―", "--", "、"] {
        if let Some((start, end)) = text.split_once(sign) {
            let end = end.trim_start_matches(['—', '-', '~']);
            return (!start.is_empty() && !end.is_empty()).then_some((start, end));
        }
    }
    // A hyphen between days that are written with other signs: 3月5日-6日, 2025.3.5-3.7.
    let (start, end) = text.split_once('-')?;
    let other = |part: &str| part.contains(['年', '月', '日', '号', '.', '/']);
    (other(start) && !end.is_empty() && !end.contains('-')).then_some((start, end))
}

fn of_range(start: &str, end: &str, year: Option<i32>) -> Read {
    let start = single(start, year)?;
    let parts = parts(end).ok_or(NoDay::Unreadable)?;
    let (y, m) = (
        chrono::Datelike::year(&start.0),
        chrono::Datelike::month(&start.0),
    );
    let last = match *parts.as_slice() {
        [d] => day(y, m, d)?,
        [m, d] => day(y, m, d)?,
        [y, m, d] => day(y as i32, m, d)?,
        _ => return Err(NoDay::Unreadable),
    };
    Ok((last, Reading::RangeEnd))
}

fn single(text: &str, year: Option<i32>) -> Read {
    if let Some(read) = digits(text) {
        return read;
    }
    // A day's number that a spreadsheet wrote out as text.
    if text.len() == 5
        && let Some(day) = text.parse().ok().and_then(serial)
    {
        return Ok((day, Reading::Serial));
    }
    let parts = parts(text).ok_or(NoDay::Unreadable)?;
    match *parts.as_slice() {
        [y, m, d] if y >= 1900 => Ok((day(y as i32, m, d)?, Reading::Plain)),
        // 25.3.5: two digits for a year of this century.
        [y, m, d] if (10..100).contains(&y) => Ok((day(2000 + y as i32, m, d)?, Reading::Plain)),
        [y, _] if y >= 1900 => Err(NoDay::NoDay),
        [m, d] => {
            // Whatever the year, the month and the day must exist.
            day(2000, m, d)?;
            let year = year.ok_or(NoDay::NoYear)?;
            Ok((day(year, m, d)?, Reading::YearAdded))
        }
        [_] if text.ends_with('月') => Err(NoDay::NoDay),
        _ => Err(NoDay::Unreadable),
    }
}

/// The numbers of a day in order; none where anything but signs of a date stands between.
fn parts(text: &str) -> Option<Vec<u32>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        if len == 0 || len > 4 {
            return None;
        }
        parts.push(rest[..len].parse().ok()?);
        rest = &rest[len..];
        let sign = rest.chars().next();
        match sign {
            None => {}
            Some('年' | '月' | '日' | '号' | '-' | '.' | '/' | '\\' | ',' | '。') => {
                rest = &rest[sign.map_or(0, char::len_utf8)..];
                if rest.starts_with('份') {
                    rest = &rest['份'.len_utf8()..];
                }
            }
            Some(_) => return None,
        }
    }
    (!parts.is_empty()).then_some(parts)
}

/// Eight digits in a row.
fn digits(text: &str) -> Option<Read> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    let (y, m, d) = (number(0..4), number(4..6), number(6..8));
    if !(1900..2200).contains(&y) {
        return None;
    }
    Some(day(y as i32, m, d).map(|day| (day, Reading::Digits)))
}

/// Day numbers of 2009 to 2064: below, a number is more likely something else.
fn serial(number: Decimal) -> Option<NaiveDate> {
    let number = number.to_u64().filter(|n| (40_000..=60_000).contains(n))?;
    // Day 60 is the 29th of February 1900, which never was; from there on day 0 is this one.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, NoDay> {
    if !(1900..2200).contains(&year) {
        return Err(NoDay::Impossible);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDay::Impossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, NoDay> {
        parse(text, Some(2024)).map(|(day, _)| day.to_string())
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, day) in [
            ("2013年12月25日", "2013-12-25"),
            ("2016.1.4", "2016-01-04"),
            ("2018-03-05", "2018-03-05"),
            ("2025/3/5", "2025-03-05"),
            ("2025年08月04日", "2025-08-04"),
            ("20250707", "2025-07-07"),
            ("5月26日", "2024-05-26"),
            ("5月26", "2024-05-26"),
            ("3.5", "2024-03-05"),
            ("２０２５年３月５日", "2025-03-05"),
            ("二○一一年一月十八日", "2011-01-18"),
            ("二〇二二年十二月二十日", "2022-12-20"),
            ("二〇二二年十月三十一日", "2022-10-31"),
            ("2010年7月1日至12月31日", "2010-12-31"),
            ("3月5日-6日", "2024-03-06"),
            ("2025.3.5-3.7", "2025-03-07"),
            ("2025-03-05 08:30", "2025-03-05"),
            ("2025-03-05T08:30:00", "2025-03-05"),
            ("2025年3月5日8时30分", "2025-03-05"),
            ("2025年3月5日(星期三)", "2025-03-05"),
            ("2025年 3月 5日", "2025-03-05"),
            ("25.3.5", "2025-03-05"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        for (text, why) in [
            ("2022-02-30", NoDay::Impossible),
            ("5月32日", NoDay::Impossible),
            ("2016年9月", NoDay::NoDay),
            ("上周五", NoDay::Unreadable),
            ("见附件", NoDay::Unreadable),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        assert_eq!(parse("5月26日", None), Err(NoDay::NoYear));
    }

    #[test]
    fn numbers_are_serials_or_digits() {
        let of = |n: &str| of_number(n.parse().expect("a number"), Some(2024));
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert_eq!(of("45000"), Ok((day(2023, 3, 15), Reading::Serial)));
        assert_eq!(of("20250315"), Ok((day(2025, 3, 15), Reading::Digits)));
        assert_eq!(of("3.15"), Ok((day(2024, 3, 15), Reading::YearAdded)));
        assert_eq!(of("7"), Err(NoDay::Unreadable));
    }

    #[test]
    fn months_are_found_in_titles_and_names() {
        for (text, month) in [
            ("示范中心2024年5月外宣稿件统计表", Some(5)),
            ("五月", Some(5)),
            ("十二月份报送", Some(12)),
            ("报送_2025-03.xlsx", Some(3)),
            ("202503报送", Some(3)),
            ("20250307报送", None),
            ("填报日期:2024年6月3日", None),
            ("2024-06-03", None),
            ("2024.11教务处", Some(11)),
            ("2024年度", None),
            ("宣传报道征集表(2024年5月)", Some(5)),
            ("重点稿件统计 2024 年 5 月", Some(5)),
            ("表3 2024年5月", Some(5)),
            ("1—2月份", None),
            ("2024年1-5月", None),
            ("2024年1月至3月", None),
            ("3月、4月", None),
            ("第1季度", None),
            ("表(3)", None),
            ("联系电话13800001234", None),
        ] {
            assert_eq!(month_in(text), month, "{text}");
        }
    }

    #[test]
    fn years_are_found_in_titles_and_names() {
        assert_eq!(year_in("示范中心2024年度外宣稿件统计表"), Some(2024));
        assert_eq!(year_in("报送_2025-03.xlsx"), Some(2025));
        assert_eq!(year_in("202503报送"), Some(2025));
        assert_eq!(year_in("二〇二五年三月"), Some(2025));
        assert_eq!(year_in("填报时间：2025 年 3 月（重点）"), Some(2025));
        assert_eq!(year_in("征集表（2025年）"), Some(2025));
        assert_eq!(year_in("联系电话13800001234"), None);
    }
}
