//! Words and numbers by which tables sum up: 得分, 合计12篇, 共86篇.

use rust_decimal::Decimal;

use super::ClaimKind;
use crate::intake::skipping;
use crate::intake::text::squeeze;
use crate::sheet::Cell;

/// Headings of points beside publications.
pub const POINTS: [&str; 9] = [
    "得分",
    "积分",
    "分值",
    "分数",
    "计分",
    "核定分",
    "自评分",
    "折算分",
    "折合分",
];

/// Whether a text says how many publications there are.
pub fn ends_in_pieces(text: &str) -> bool {
    text.trim_end().ends_with(PIECES)
}

/// What publications are counted in.
const PIECES: [char; 4] = ['篇', '条', '则', '件'];

/// The number behind a word for sums in one cell, and what it counts where a unit says so: 合计12篇,
/// 小计：3, 总计(35分).
pub fn sum_in_words(text: &str) -> Option<(Decimal, Option<ClaimKind>)> {
    let text = squeeze(text);
    if !skipping::says_sum(Cell::Text(&text)) {
        return None;
    }
    let text = text.trim_end_matches([')', '。']);
    let (bare, kind) = match text.strip_suffix(PIECES) {
        Some(bare) => (bare, Some(ClaimKind::Count)),
        None => match text.strip_suffix('分') {
            Some(bare) => (bare, Some(ClaimKind::Points)),
            None => (text, None),
        },
    };
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let word = bare.trim_end_matches(digit);
    let says = bare[word.len()..].parse().ok()?;
    let word = word.trim_end_matches([':', '(', '共']);
    word.ends_with(['计', '数']).then_some((says, kind))
}

/// What may stand before the total of a note, that of the table.
const BEFORE: [&str; 11] = [
    "",
    "本月",
    "本期",
    "当月",
    "本表",
    "上表",
    "以上",
    "合计",
    "总计",
    "本季度",
    "本学期",
];

/// The number of publications that a note tells of the whole table: 共86篇, 本月共采用86条. A running
/// total, or that of one department, is another.
pub fn total(text: &str) -> Option<Decimal> {
    let text = squeeze(text);
    let mut found = text.match_indices('共').filter_map(|(at, sign)| {
        let before = text[..at].trim_start_matches(['(', '*', '※']);
        let noted = ["备注", "附注", "说明", "注"];
        let before = noted.iter().find_map(|note| before.strip_prefix(note));
        let before = before.unwrap_or(&text[..at]);
        let signs = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '、' | '(' | ')');
        let before = before.trim_start_matches(signs);
        let rest = text[at + sign.len()..].trim_start_matches('计');
        let rest = ["刊发", "采用", "发表", "发布", "录用", "刊登"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
        let len = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let unit = rest[len..].starts_with(PIECES);
        let whole = unit && BEFORE.contains(&before);
        whole.then(|| rest[..len].parse().ok()).flatten()
    });
    match (found.next(), found.next()) {
        (Some(total), None) => Some(total),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_out_of_words() {
        let count = Some(ClaimKind::Count);
        for (text, says, kind) in [
            ("合计12篇", 12, count),
            ("小计：3 条", 3, count),
            ("总计（12）", 12, None),
            ("教务处小计 4 篇", 4, count),
            ("合计：35分", 35, Some(ClaimKind::Points)),
        ] {
            assert_eq!(sum_in_words(text), Some((says.into(), kind)), "{text}");
        }
        for text in ["合计", "平均分12", "3.15晚会小计划", "会计12"] {
            assert_eq!(sum_in_words(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_tells_the_total_of_its_table_alone() {
        for text in [
            "共86篇",
            "注：共采用86条",
            "本月共刊发 86 篇。",
            "1.以上共计86件",
        ] {
            assert_eq!(total(text), Some(Decimal::from(86)), "{text}");
        }
        for text in [
            "教务处共3篇",
            "【教务处】（共3篇）",
            "全年累计共采用86篇",
            "共收到120篇，采用86篇",
            "共三人",
        ] {
            assert_eq!(total(text), None, "{text}");
        }
    }
}
