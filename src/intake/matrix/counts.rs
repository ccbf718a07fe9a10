//! Cells that hold how many publications there are.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::intake::numbers::{self, Reading};
use crate::intake::values::is_nothing;
use crate::sheet::Cell;

/// What a cell says where a number is expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counted {
    Nothing,
    Number(Decimal),
    /// Anything else.
    Other,
}

/// Reads a cell: 3, 46则, 674篇, nothing for blank, 无, / and —.
pub fn counted(cell: Cell<'_>) -> Counted {
    match cell {
        Cell::Empty => Counted::Nothing,
        Cell::Number(number) => Counted::Number(number),
        Cell::Text(text) if is_nothing(text) => Counted::Nothing,
        Cell::Text(text) => match numbers::read(text) {
            // 约5篇, 10万+ are no counts.
            Ok((number, Reading::Plain | Reading::Result)) => Counted::Number(number),
            _ => Counted::Other,
        },
        Cell::Day(_) | Cell::Flag(_) | Cell::Error => Counted::Other,
    }
}

/// Whether a figure stands in a cell, though perhaps none that counts exactly: 约5篇.
pub fn is_figure(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if numbers::parse(text).is_some())
}

/// A cell counts so many publications at most.
const MOST_IN_CELL: u32 = 10_000;
/// All cells of a run count so many at most.
const MOST: u32 = 1_000_000;

/// So many publications as a number says, beside those counted before; else why not, and what is
/// the most.
pub fn publications(number: Decimal, counted: &mut u32) -> Result<u32, (&'static str, u32)> {
    if !number.fract().is_zero() || number.is_sign_negative() {
        return Err(("matrix-count-unread", 0));
    }
    let number = number.to_u32().filter(|number| *number <= MOST_IN_CELL);
    let number = number.ok_or(("matrix-count-large", MOST_IN_CELL))?;
    if *counted + number > MOST {
        return Err(("matrix-too-many", MOST));
    }
    *counted += number;
    Ok(number)
}

/// Names with their counts in one cell: 甲镇12、乙镇 8篇; none where a part of it is anything else.
pub fn all_named(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split(['、', ',', '，', ';', '；', '\n', '|', '｜']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let all: Option<Vec<(&str, &str)>> = parts.map(named).collect();
    all.unwrap_or_default()
}

/// Name and count in one cell: 甲镇12, 甲镇 12篇, 甲镇(12), 甲镇:12.
fn named(text: &str) -> Option<(&str, &str)> {
    let ends = [
        '篇', '条', '则', '件', '次', '个', ')', '）', ' ', '\u{3000}',
    ];
    let count = text.trim_end_matches(ends);
    let name = count.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let count = &count[name.len()..];
    let name = name.trim_end_matches(['(', '（', ':', '：', ' ', '\u{3000}']);
    let is_name = (2..=20).contains(&name.chars().count())
        && name.chars().all(char::is_alphabetic)
        && !count.is_empty();
    is_name.then_some((name, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_however_they_are_written() {
        for (text, count) in [("46则", 46), ("674篇", 674), ("０", 0), ("12", 12)] {
            assert_eq!(
                counted(Cell::Text(text)),
                Counted::Number(Decimal::from(count)),
                "{text}"
            );
        }
        for text in ["无", "/", "—"] {
            assert_eq!(counted(Cell::Text(text)), Counted::Nothing, "{text}");
        }
        for text in ["57.10%", "若干", "约5篇", "10万+"] {
            assert_eq!(counted(Cell::Text(text)), Counted::Other, "{text}");
        }
    }

    #[test]
    fn a_name_and_a_count_may_share_a_cell() {
        for text in ["甲镇12", "甲镇 12篇", "甲镇（12）", "甲镇：12条"] {
            assert_eq!(named(text), Some(("甲镇", "12")), "{text}");
        }
        for text in ["12", "甲镇", "2024年5月12", "甲镇、乙镇12"] {
            assert_eq!(named(text), None, "{text}");
            assert_eq!(all_named(text), [], "{text}");
        }
        for text in ["甲镇12、乙镇8", "甲镇12篇；乙镇 8篇", "甲镇12\n乙镇（8）；"]
        {
            assert_eq!(all_named(text), [("甲镇", "12"), ("乙镇", "8")], "{text}");
        }
    }
}
