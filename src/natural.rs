//! Names in the order in which people put them: 2月 before 10月, 二月 before 十月.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// A part of a name, a letter or a number. Numbers stand where their digits do among letters: behind
/// a dot, before all that names begin with.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part(u8, u64);

impl Part {
    fn letter(letter: char) -> Part {
        let behind_digits = letter > '9';
        Part(if behind_digits { 2 } else { 0 }, letter.into())
    }

    fn number(number: u64) -> Part {
        Part(1, number)
    }
}

/// Compares names by the numbers in them; those that so are the same letter by letter.
pub fn compare(one: &str, other: &str) -> Ordering {
    parts(one).cmp(parts(other)).then_with(|| one.cmp(other))
}

fn parts(name: &str) -> impl Iterator<Item = Part> {
    let mut letters = name.chars().peekable();
    std::iter::from_fn(move || {
        let c = *letters.peek()?;
        if c.is_ascii_digit() {
            let mut number = 0u64;
            while let Some(digit) = letters.peek().and_then(|c| c.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(digit.into());
                letters.next();
            }
            return Some(Part::number(number));
        }
        let (number, len) = chinese(letters.clone());
        if len > 0 {
            letters.nth(len - 1);
            return Some(Part::number(number));
        }
        letters.next();
        Some(Part::letter(c))
    })
}

/// A number up to 十九 before what is counted (三月, 第二季度), and how many letters it has; none
/// elsewhere, where such letters stand in names.
fn chinese(letters: Peekable<Chars<'_>>) -> (u64, usize) {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c);
    let value = |c: char| digit(c).map_or(0, |place| place as u64 + 1);
    let is_one = |c: &char| *c == '十' || digit(*c).is_some();
    let number: Vec<char> = letters.clone().take_while(is_one).take(3).collect();
    let counted = letters.clone().nth(number.len());
    let is_counted = counted.is_some_and(|c| matches!(c, '月' | '季' | '学' | '周' | '期' | '年'));
    let number_of = match number[..] {
        ['十'] => 10,
        [one] => value(one),
        ['十', one] if one != '十' => 10 + value(one),
        _ => return (0, 0),
    };
    match is_counted {
        true => (number_of, number.len()),
        false => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_by_the_numbers_in_them() {
        for sorted in [
            ["1月", "2月", "10月", "12月", "全年汇总"],
            ["一月", "二月", "三月", "十月", "十二月"],
            ["2024年2月", "2024年10月", "2024年11月", "2025年1月", "说明"],
            ["Sheet1", "Sheet02", "Sheet2", "Sheet10", "一中"],
            ["a.csv", "a1.csv", "a2.csv", "a10.csv", "b.csv"],
        ] {
            let mut names = sorted;
            names.reverse();
            names.sort_by(|one, other| compare(one, other));
            assert_eq!(names, sorted);
        }
    }
}
