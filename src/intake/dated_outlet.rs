//! An outlet and the day in one cell: 保定日报5月6日, 《保定日报》2024.5.6三版.

use super::dates::{self, Around, NoDay};

/// Some year, to know days by that have none.
const SOME_YEAR: Around = Around {
    year: Some(2000),
    month: None,
};

/// The outlet in such a cell, with the page behind the day if one is named, and the day as written.
pub fn parted(text: &str) -> Option<(String, &str)> {
    let start = text.find(|c: char| c.is_numeric())?;
    let outlet = text[..start].trim_end_matches(apart);
    let rest = text[start..].trim_end_matches(apart);
    if outlet.chars().count() < 2 {
        return None;
    }
    let (day, page) = rest.split_at(page_in(rest));
    let day = day.trim_end_matches(apart);
    // 央视13套 and 96.8 say no day; nor does a number alone.
    is_day(day).then(|| (format!("{outlet}{page}"), day))
}

/// The first day in a cell of several outlets with a day in brackets behind each: 保定日报（5.6）人民网（5.8）.
pub fn first_of_several(text: &str) -> Option<&str> {
    let inner = text.split(['(', '（']).skip(1);
    let inner = inner.filter_map(|part| Some(part.split_once([')', '）'])?.0.trim()));
    let mut days = inner.filter(|day| is_day(day));
    let first = days.next()?;
    days.next().map(|_| first)
}

fn is_day(text: &str) -> bool {
    text.contains(['月', '-', '/', '.'])
        && !matches!(dates::parse(text, SOME_YEAR), Err(why) if why != NoDay::NoYear)
}

/// Where a page begins that a text ends with: 三版, 第3版, A2版; its end where there is none.
fn page_in(text: &str) -> usize {
    let Some(number) = text.strip_suffix('版') else {
        return text.len();
    };
    // Digits before a Chinese number are the day's: 5.6三版.
    let written = number.trim_end_matches(|c: char| "一二三四五六七八九十".contains(c));
    let before = match written.len() < number.len() {
        true => written,
        false => number.trim_end_matches(|c: char| c.is_ascii_alphanumeric()),
    };
    let words = |c: char| "第头要闻".contains(c);
    before.trim_end_matches(words).len()
}

/// Signs between the outlet, the day and the page.
fn apart(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | ')' | '（' | '）' | ',' | '，' | '、' | '·' | ';' | '；'
        )
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn the_day_stands_behind_the_outlet() {
        for (text, outlet, day) in [
            ("保定日报5月6日", "保定日报", "5月6日"),
            ("《保定日报》2024.5.6三版", "《保定日报》三版", "2024.5.6"),
            (
                "保定日报（2024年5月6日第3版）",
                "保定日报第3版",
                "2024年5月6日",
            ),
            ("易县融媒体中心 2024-05-06", "易县融媒体中心", "2024-05-06"),
            ("河北日报，5.6", "河北日报", "5.6"),
        ] {
            assert_eq!(parted(text), Some((outlet.to_owned(), day)), "{text}");
        }
    }

    #[test]
    fn a_number_in_a_name_is_no_day() {
        for text in [
            "央视13套",
            "CCTV-13",
            "保定日报",
            "保定日报第3版",
            "1039交通广播",
            "2024年5月",
            "调频96.8",
            "保定日报5月",
        ] {
            assert_eq!(parted(text), None, "{text}");
        }
    }
}
