//! Units that stand in the heading and hold for the whole column: 播放量(万次), 时长(分钟).

use rust_decimal::Decimal;

use super::text::squeeze;
use super::values::Outcome;
use crate::problem::Severity;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, SECONDS};
use crate::sheet::Cell;

/// Units in brackets, and how much they are.
const UNITS: [(&str, u32); 4] = [
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// By how much the numbers below a heading are to be multiplied; nothing where it names no such unit.
pub fn unit(heading: &str, field: FieldId) -> Option<Decimal> {
    let heading = squeeze(heading);
    let (_, inner) = heading.strip_suffix(')')?.rsplit_once('(')?;
    let inner = inner.trim_start_matches("单位").trim_start_matches(':');
    let minutes = field == SECONDS && matches!(inner, "分" | "分钟");
    let named = UNITS.iter().find(|(unit, _)| inner.starts_with(unit));
    match named {
        Some(&(_, times)) => Some(times.into()),
        None => minutes.then_some(60.into()),
    }
}

/// A number in that unit, unless its cell names one of its own.
pub fn in_unit(unit: Decimal, cell: Cell<'_>, outcome: Outcome) -> Outcome {
    let (number, told) = match outcome {
        Outcome::Fact(Fact::Number(number)) => (number, (Severity::Note, "number-in-unit")),
        Outcome::Judged(Fact::Number(number), told) => (number, told),
        other => return other,
    };
    let own = ['百', '千', '万', '亿', '分', '秒', '\'', ':', '：'];
    if matches!(cell, Cell::Text(text) if text.contains(own)) {
        return outcome;
    }
    match number.checked_mul(unit) {
        Some(number) => Outcome::Judged(Fact::Number(number), told),
        None => Outcome::Unreadable("unreadable-number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::field::{READS, WORDS};

    #[test]
    fn units_stand_in_brackets_at_the_end() {
        for (heading, field, times) in [
            ("播放量（万）", READS, Some(10_000)),
            ("阅读量(万次)", READS, Some(10_000)),
            ("点击量（单位：千次）", READS, Some(1_000)),
            ("字数(字)", WORDS, None),
            ("万字长文", WORDS, None),
            ("时长（分钟）", SECONDS, Some(60)),
            ("时长(秒)", SECONDS, None),
            ("信息(20分)", READS, None),
        ] {
            assert_eq!(unit(heading, field), times.map(Decimal::from), "{heading}");
        }
    }

    #[test]
    fn a_cell_may_name_a_unit_of_its_own() {
        let read = |text: &str, number: u32| {
            let fact = Outcome::Fact(Fact::Number(number.into()));
            in_unit(10_000.into(), Cell::Text(text), fact)
        };
        let number = |outcome| match outcome {
            Outcome::Fact(Fact::Number(number)) | Outcome::Judged(Fact::Number(number), _) => {
                number
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(number(read("12", 12)), Decimal::from(120_000));
        assert_eq!(number(read("12万", 120_000)), Decimal::from(120_000));
    }
}
