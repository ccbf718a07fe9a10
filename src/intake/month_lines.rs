//! Lines over rows that name the month in which these were published: 三月, 3月份, 2024年3月稿件.

use super::dates::{self, Around, month_in, year_in};
use super::departments;

/// The month that a text alone in its row names, and nothing beside it.
pub fn month_of(text: &str) -> Option<Around> {
    /// 二〇二四年十二月份外宣稿件明细, with its number, is one of the longest, in letters.
    const LONGEST: usize = 20;
    if !text.contains('月') || text.chars().count() > LONGEST {
        return None;
    }
    let whole = dates::month_alone(text);
    let text = departments::section(text);
    if let Some(around) = whole.or_else(|| dates::month_alone(&text)) {
        return Some(around);
    }
    let month = month_in(&text)?;
    departments::says_only_when(&text).then(|| Around {
        year: year_in(&text),
        month: Some(month),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_month_says_nothing_else() {
        let of = |text| month_of(text).map(|around| (around.year, around.month.unwrap_or(0)));
        for text in [
            "三月",
            "3月份",
            "（一）3月",
            "【三月】",
            "一、三月份稿件",
            "3 月",
            "三月份报送情况",
        ] {
            assert_eq!(of(text), Some((None, 3)), "{text}");
        }
        for text in [
            "2024年3月",
            "二〇二四年三月份",
            "2024年3月宣传稿件统计",
            "2024.3月",
        ] {
            assert_eq!(of(text), Some((Some(2024), 3)), "{text}");
        }
        for text in [
            "三月雷锋活动",
            "3月5日",
            "1-3月",
            "教务处三月份稿件",
            "月刊",
            "三月的风",
            "3月篇数合计",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
