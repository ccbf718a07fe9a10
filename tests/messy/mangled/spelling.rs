//! The same in another spelling or another order.

use super::example::example;
use super::step::Spelling;
use crate::grid::Typed;

/// The numbers below `count` in an order of their own.
pub fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // Knuth's constants for a generator of 64 bits.
    let mut state = seed;
    for last in (1..count).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
    order
}

/// A text of two characters with a space between; any other as it is.
pub fn parted(text: &str, space: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    match signs[..] {
        [first, second] => format!("{first}{space}{second}"),
        _ => text.to_owned(),
    }
}

/// The names of two characters on the roster.
pub fn short_names() -> Vec<String> {
    let names = example()
        .roster
        .rows
        .iter()
        .skip(1)
        .map(|row| row[0].shown());
    names.filter(|name| name.chars().count() == 2).collect()
}

pub fn full_width(sign: char) -> char {
    match sign {
        '0'..='9' => char::from_u32(sign as u32 - '0' as u32 + '０' as u32).expect("a digit"),
        other => other,
    }
}

pub fn spelt(spelling: Spelling, year: i32, month: u32, day: u32) -> Typed {
    #[rustfmt::skip]
    const NUMERALS: [&str; 32] = [
        "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
        "十六", "十七", "十八", "十九", "二十", "二十一", "二十二", "二十三", "二十四", "二十五", "二十六", "二十七",
        "二十八", "二十九", "三十", "三十一",
    ];
    Typed::Text(match spelling {
        Spelling::Chinese => format!("{year}年{month}月{day}日"),
        Spelling::Dots => format!("{year}.{month}.{day}"),
        Spelling::Slashes => format!("{year}/{month:02}/{day:02}"),
        Spelling::NoYear => format!("{month}月{day}日"),
        Spelling::Digits => format!("{year}{month:02}{day:02}"),
        Spelling::Numerals => {
            let year: String = year
                .to_string()
                .chars()
                .map(|digit| NUMERALS[digit as usize - '0' as usize])
                .collect();
            format!(
                "{year}年{}月{}日",
                NUMERALS[month as usize], NUMERALS[day as usize]
            )
        }
    })
}
