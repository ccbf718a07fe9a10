//! The period that a title, a sheet's or a file's name speaks of.

use chrono::NaiveDate;

use super::Setting;
use super::dates::{self, Around};
use super::text::squeeze;
use crate::period::{Calendar, Period, PeriodKind};
use crate::problem::{Place, Problem};

/// A part of a year, without the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Month(u32),
    Quarter(u32),
    Term(u32),
}

/// The last day of the period that texts speak of, nearest first, and the text that says it. Where
/// none says the year of a month, `year` does.
pub fn last_day<'t>(
    texts: impl Iterator<Item = &'t str> + Clone,
    calendar: &Calendar,
    year: Option<i32>,
) -> Option<(NaiveDate, &'t str)> {
    let part = texts.clone().find_map(|text| Some((part(text)?, text)));
    if let Some((part, text)) = part {
        let years = std::iter::once(text).chain(texts.clone());
        let year = years.filter_map(dates::year_in).next().or(year)?;
        return Some((part.last_day(year, calendar)?, text));
    }
    let whole = |text: &&str| {
        ["年度", "全年", "年终", "学年"]
            .iter()
            .any(|w| text.contains(w))
    };
    let text = texts
        .clone()
        .filter(whole)
        .find(|text| dates::year_in(text).is_some())?;
    Some((of_year(dates::year_in(text)?, calendar), text))
}

/// The day of publications that are only counted, with the note that says so: the last of the period
/// that texts speak of, nearest first, or else of the one that was asked for.
pub fn day_of_counts<'t>(
    texts: impl Iterator<Item = &'t str> + Clone,
    setting: Option<Setting<'_>>,
    here: Place,
) -> Option<(NaiveDate, Problem)> {
    let own = setting.map(|setting| setting.calendar.clone());
    let calendar = own.unwrap_or_default();
    let asked = setting.and_then(|setting| setting.period);
    let told = last_day(texts.clone(), &calendar, asked.map(|period| period.year));
    let plain = || match asked {
        Some(_) => None,
        None => last_day_of_year(texts, &calendar),
    };
    let (day, note) = match (told.or_else(plain), asked) {
        (Some((day, text)), _) => (day, Problem::note("matrix-period", here).read(text)),
        (None, Some(period)) => {
            let note = Problem::note("matrix-period-of-run", here);
            let note = note.with("period", period.to_string());
            (calendar.last_day(period), note)
        }
        (None, None) => return None,
    };
    Some((day, note.with("day", day.to_string())))
}

/// The last day of the one year that texts name and nothing narrower: what is of some days or of a
/// month is not of the year.
fn last_day_of_year<'t>(
    mut texts: impl Iterator<Item = &'t str>,
    calendar: &Calendar,
) -> Option<(NaiveDate, &'t str)> {
    texts.find_map(|text| {
        let year = dates::year_in(text)?;
        let narrower = text.contains(['月', '日']) || dates::parse(text, Around::default()).is_ok();
        (!narrower).then_some((of_year(year, calendar), text))
    })
}

/// Whether a heading is a month, a quarter or half a year and nothing else: 5月, 第一季度.
pub fn names_part_of_year(text: &str) -> bool {
    let short = text.chars().count() <= 12;
    short && part(text).is_some() && text.ends_with(['月', '份', '度', '年', '期'])
}

/// The months of a year that a text names, first and last, where these are several: 第一季度, 上半年,
/// 1-3月.
pub fn months(text: &str) -> Option<(u32, u32)> {
    let text = squeeze(text);
    let halves = [("上半年", (1, 6)), ("下半年", (7, 12)), ("全年", (1, 12))];
    if let Some((_, months)) = halves.iter().find(|(word, _)| text.contains(word)) {
        return Some(*months);
    }
    if let Some(Part::Quarter(quarter)) = part(&text) {
        return Some((quarter * 3 - 2, quarter * 3));
    }
    let (at, _) = text.match_indices('月').next_back()?;
    let last = number_before(&text[..at])?;
    let before = text[..at].trim_end_matches(is_digit);
    let before = before.strip_suffix(['-', '—', '–', '~', '至', '到', '、'])?;
    let first = number_before(before.strip_suffix('月').unwrap_or(before))?;
    (1 <= first && first < last && last <= 12).then_some((first, last))
}

fn of_year(year: i32, calendar: &Calendar) -> NaiveDate {
    calendar.last_day(Period {
        kind: PeriodKind::Year,
        year,
        index: 0,
    })
}

impl Part {
    fn last_day(self, year: i32, calendar: &Calendar) -> Option<NaiveDate> {
        let (kind, index) = match self {
            Part::Month(month) => (PeriodKind::Month, month),
            Part::Quarter(quarter) => (PeriodKind::Quarter, quarter),
            Part::Term(term) if term as usize <= calendar.terms.len() => (PeriodKind::Term, term),
            Part::Term(_) => return None,
        };
        Some(calendar.last_day(Period { kind, year, index }))
    }
}

/// The last part of a year that a text names; a month with a day is a day and none.
fn part(text: &str) -> Option<Part> {
    let text = squeeze(text);
    if text.contains("上半年") {
        return Some(Part::Month(6));
    }
    if text.contains("下半年") {
        return Some(Part::Month(12));
    }
    let signs = [("季度", 4), ("学期", 2)];
    for (sign, most) in signs {
        let found = text.match_indices(sign).filter_map(|(at, _)| {
            let number = number_before(&text[..at])?;
            (1..=most).contains(&number).then_some(number)
        });
        if let Some(number) = found.last() {
            return Some(match most {
                4 => Part::Quarter(number),
                _ => Part::Term(number),
            });
        }
    }
    let mut months = text.match_indices('月').filter_map(|(at, sign)| {
        let rest = text[at + sign.len()..].trim_start_matches(is_digit);
        let is_day = rest.len() < text.len() - at - sign.len() && rest.starts_with(['日', '号']);
        let number = number_before(&text[..at])?;
        (!is_day && (1..=12).contains(&number)).then_some(number)
    });
    months
        .next_back()
        .or_else(|| digits(&text))
        .map(Part::Month)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// The number that a text ends in, in either digits.
fn number_before(text: &str) -> Option<u32> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if rest.len() < text.len() {
        return text[rest.len()..].parse().ok();
    }
    let rest = text.trim_end_matches(is_digit);
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c);
    let value = |c: char| digit(c).map(|place| place as u32 + 1);
    match text[rest.len()..].chars().collect::<Vec<_>>()[..] {
        ['十'] => Some(10),
        ['十', last] => Some(10 + value(last)?),
        [only] => value(only),
        _ => None,
    }
}

/// A month written in digits: 2024-05, 2024.5, 202405; more digits are a day.
fn digits(text: &str) -> Option<u32> {
    let is_ascii = |c: char| c.is_ascii_digit();
    let mut groups = text.split(|c: char| !is_ascii(c)).filter(|g| !g.is_empty());
    let group = groups.clone().find(|group| group.len() == 6);
    let month = match group {
        Some(group) if group.starts_with("20") => group[4..].parse().ok()?,
        _ => {
            let year = groups.find(|group| group.len() == 4 && group.starts_with("20"))?;
            let at = text.find(year)? + year.len();
            let rest = text[at..].strip_prefix(['-', '.', '_', '/'])?;
            let len = rest.find(|c| !is_ascii(c)).unwrap_or(rest.len());
            let is_day = rest[len..].starts_with(['-', '.', '/']) && {
                let after = &rest[len + 1..];
                after.starts_with(is_ascii)
            };
            match is_day || len > 2 {
                true => return None,
                false => rest[..len].parse().ok()?,
            }
        }
    };
    (1..=12).contains(&month).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(texts: &[&str], year: Option<i32>) -> Option<String> {
        let calendar = Calendar {
            terms: vec![(9, 1), (2, 16)],
            ..Calendar::default()
        };
        let found = last_day(texts.iter().copied(), &calendar, year);
        found.map(|(day, _)| day.to_string())
    }

    #[test]
    fn titles_and_names_speak_of_periods() {
        for (text, day) in [
            ("2024年5月信息采用情况统计表", "2024-05-31"),
            ("2024年1-6月采用情况", "2024-06-30"),
            ("2024年第一季度", "2024-03-31"),
            ("2024年3季度用稿", "2024-09-30"),
            ("二○二四年十一月份", "2024-11-30"),
            ("2024年上半年通报", "2024-06-30"),
            ("2024年度外宣统计", "2024-12-31"),
            ("2023-2024学年第一学期", "2024-02-15"),
            ("用稿2024-05.xlsx", "2024-05-31"),
            ("202405统计.xlsx", "2024-05-31"),
        ] {
            assert_eq!(said(&[text], None).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn the_year_may_stand_elsewhere() {
        assert_eq!(
            said(&["5月统计表", "Sheet1", "2024年宣传.xlsx"], None).as_deref(),
            Some("2024-05-31")
        );
        assert_eq!(
            said(&["5月统计表"], Some(2023)).as_deref(),
            Some("2023-05-31")
        );
    }

    #[test]
    fn several_months_are_named_in_many_ways() {
        for (text, named) in [
            ("2025年第一季度外宣统计", (1, 3)),
            ("2025年二季度", (4, 6)),
            ("2025年上半年", (1, 6)),
            ("全年汇总", (1, 12)),
            ("2025年1-3月份统计表", (1, 3)),
            ("2025年1月至3月", (1, 3)),
            ("１～６月", (1, 6)),
            ("一至三月", (1, 3)),
            ("十至十二月", (10, 12)),
        ] {
            assert_eq!(months(text), Some(named), "{text}");
        }
        for text in [
            "2025年3月",
            "2025-3月",
            "3月5日-3月9日",
            "月刊",
            "2025年度",
            "12-3月",
        ] {
            assert_eq!(months(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_no_period() {
        for text in ["填报日期2024年6月3日", "2024-06-03", "统计表", "2024.06.03"] {
            assert_eq!(said(&[text], None), None, "{text}");
        }
        assert!(names_part_of_year("5月") && names_part_of_year("第一季度"));
        assert!(!names_part_of_year("月刊") && !names_part_of_year("人民日报"));
    }
}
