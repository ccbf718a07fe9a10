//! The numbers of a day and what each of them is.

use super::Reading;

/// A day, or an end of a range, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Day(i32, u32, u32, Reading),
    MonthDay(u32, u32),
    /// A day of the month.
    OfMonth(u32),
    Month(Option<i32>, u32),
    /// The number of a day as spreadsheets count them.
    Serial(u32),
    /// Three numbers of which the last may be the year.
    Unordered([u32; 3]),
}

/// A number with what follows it.
#[derive(Clone, Copy)]
struct Part {
    number: u32,
    digits: usize,
    mark: Option<Mark>,
}

/// What a number is by the sign behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Year,
    Month,
    Day,
}

/// The day, or the ends of a range and all days of a list; none where anything but signs of a day
/// stands between the numbers.
pub fn ends(text: &str) -> Option<Vec<End>> {
    let mut ends = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    // The sign between the parts of a day, by which any other sign parts two days.
    let mut style = None;
    let text = text.trim();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 8 {
            return None;
        }
        let number = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start_matches(' ');
        let marked = rest.chars().next().and_then(|sign| {
            let mark = match sign {
                '年' => Mark::Year,
                '月' => Mark::Month,
                '日' | '号' => Mark::Day,
                _ => return None,
            };
            Some((mark, sign.len_utf8()))
        });
        if let Some((_, len)) = marked {
            rest = rest[len..].trim_start_matches('份');
        }
        parts.push(Part {
            number,
            digits,
            mark: marked.map(|(mark, _)| mark),
        });
        let sign_at = rest.find(|c: char| c.is_ascii_digit());
        let Some(at) = sign_at else {
            if !rest.trim().is_empty() {
                return None;
            }
            break;
        };
        let spaced = text.len() > rest.len() && text[..text.len() - rest.len()].ends_with(' ');
        let sign = rest[..at].trim();
        let sign = match (sign, spaced || at > 0) {
            ("", true) => " ",
            (sign, _) => sign,
        };
        rest = &rest[at..];
        match between(sign, &parts, style)? {
            Between::Parts => {
                if parts.iter().all(|part| part.mark.is_none()) {
                    style = style.or(sign.chars().next());
                }
            }
            Between::Days => {
                ends.push(end(&parts, style)?);
                parts.clear();
            }
        }
    }
    ends.push(end(&parts, style)?);
    Some(ends)
}

/// What a sign stands between.
enum Between {
    Parts,
    Days,
}

fn between(sign: &str, parts: &[Part], style: Option<char>) -> Option<Between> {
    let last = parts.last()?;
    if last.mark == Some(Mark::Day) || last.digits >= 5 || parts.len() == 3 {
        let known = sign.is_empty() || sign.chars().all(|c| SOFT.contains(c) || HARD.contains(&c));
        return known.then_some(Between::Days);
    }
    if sign.is_empty() {
        return last.mark.is_some().then_some(Between::Parts);
    }
    if sign.chars().any(|c| HARD.contains(&c)) {
        return Some(Between::Days);
    }
    let mut signs = sign.chars();
    let (Some(first), None) = (signs.next(), signs.next()) else {
        // Two hyphens are a dash.
        return (sign == "--").then_some(Between::Days);
    };
    if !SOFT.contains(first) {
        return None;
    }
    let by_marks = parts.iter().any(|part| part.mark.is_some());
    Some(match (last.mark, style) {
        // 2025年-3月: nothing but a slip.
        (Some(Mark::Year), _) => Between::Parts,
        // 1月-2月, but 5月.6日.
        (Some(_), _) if first == '-' => Between::Days,
        (Some(_), _) => Between::Parts,
        // 2025年3.5; 3月5-6日.
        (None, _) if by_marks && parts.len() == 2 && matches!(first, '.' | '/') => Between::Parts,
        (None, _) if by_marks => Between::Days,
        (None, Some(style)) if style != first => Between::Days,
        (None, _) => Between::Parts,
    })
}

/// Signs that part the numbers of a day, or two days where they are another than before.
const SOFT: &str = "-./\\,。 ";
/// Signs that part two days.
const HARD: [char; 14] = [
    '至', '到', '~', '〜', '—', '–', '―', '、', '和', '及', '与', '&', ';', '+',
];

/// What the numbers of an end are.
fn end(parts: &[Part], style: Option<char>) -> Option<End> {
    if parts.iter().all(|part| part.mark.is_none()) {
        return unmarked(parts, style);
    }
    let mut found = [None; 3];
    let mut slot = 0;
    for (index, part) in parts.iter().enumerate() {
        let next = || parts[index + 1..].iter().find_map(|part| part.mark);
        let at = match part.mark {
            Some(mark) => mark as usize,
            // Before the month, a long number is the year.
            None if index == 0 => (next()? as usize).checked_sub(1)?,
            None => slot,
        };
        if at < slot || at > 2 {
            return None;
        }
        found[at] = Some(part);
        slot = at + 1;
    }
    let number = |part: Option<&Part>| part.map(|part| part.number);
    let year = match found[0] {
        Some(part) if part.digits == 4 => Some((part.number as i32, Reading::Plain)),
        Some(part) if part.digits == 2 => Some((2000 + part.number as i32, Reading::ShortYear)),
        Some(_) => return None,
        None => None,
    };
    match (year, number(found[1]), number(found[2])) {
        (Some((y, reading)), Some(m), Some(d)) => Some(End::Day(y, m, d, reading)),
        (None, Some(m), Some(d)) => Some(End::MonthDay(m, d)),
        (None, None, Some(d)) => Some(End::OfMonth(d)),
        (year, Some(m), None) => Some(End::Month(year.map(|(year, _)| year), m)),
        _ => None,
    }
}

fn unmarked(parts: &[Part], style: Option<char>) -> Option<End> {
    let (year, short) = (|number: u32| (1900..2200).contains(&number), 10..=49);
    match *parts {
        [Part { number, digits, .. }] => of_digits(number, digits),
        [a, b] if a.digits == 4 => {
            year(a.number).then_some(End::Month(Some(a.number as i32), b.number))
        }
        [a, b] if a.digits <= 2 && b.digits <= 2 => Some(End::MonthDay(a.number, b.number)),
        [a, b, c] if a.digits == 4 => Some(End::Day(
            a.number as i32,
            b.number,
            c.number,
            Reading::Plain,
        )),
        // 25.3.5: two digits for the year, in the order of Chinese days; slashes have two orders.
        [a, b, c]
            if a.digits == 2
                && short.contains(&a.number)
                && style != Some('/')
                && c.digits <= 2 =>
        {
            let year = 2000 + a.number as i32;
            Some(End::Day(year, b.number, c.number, Reading::ShortYear))
        }
        [a, b, c] if a.digits <= 2 && b.digits <= 2 && (c.digits == 2 || year(c.number)) => {
            Some(End::Unordered([a.number, b.number, c.number]))
        }
        // 25/3/5: only the first can be the year.
        [a, b, c] if a.digits == 2 && short.contains(&a.number) && c.digits == 1 => {
            let year = 2000 + a.number as i32;
            Some(End::Day(year, b.number, c.number, Reading::ShortYear))
        }
        _ => None,
    }
}

/// A number alone: 20250707, 250707, 202507, a day that spreadsheets count, 0526, 26.
fn of_digits(number: u32, digits: usize) -> Option<End> {
    let years = 1900..2200;
    match digits {
        8 if years.contains(&(number / 10_000)) => {
            let (y, m, d) = (number / 10_000, number / 100 % 100, number % 100);
            Some(End::Day(y as i32, m, d, Reading::Digits))
        }
        6 if years.contains(&(number / 100)) && (1..=12).contains(&(number % 100)) => {
            Some(End::Month(Some((number / 100) as i32), number % 100))
        }
        6 => {
            let (y, m, d) = (number / 10_000, number / 100 % 100, number % 100);
            (10..=49)
                .contains(&y)
                .then_some(End::Day(2000 + y as i32, m, d, Reading::ShortYear))
        }
        5 => Some(End::Serial(number)),
        4 => {
            let (m, d) = (number / 100, number % 100);
            let fits = (1..=12).contains(&m) && (1..=31).contains(&d);
            fits.then_some(End::MonthDay(m, d))
        }
        1 | 2 => Some(End::OfMonth(number)),
        _ => None,
    }
}
