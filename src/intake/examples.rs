//! Rows of a template that show how it is filled in: 例 in place of a number, 例：… as a title, XX处.

use super::table::SubmissionTable;
use super::text::squeeze;
use crate::sheet::{Cell, Row};

/// What such a row is called.
const WORDS: [&str; 5] = ["例", "示例", "样例", "范例", "举例"];

/// Signs that stand for any letter: XX处, ××.
const ANY: [char; 5] = ['X', 'x', '×', 'Ｘ', '╳'];

/// The cell that says that a row is an example: its number, its title, or a name of no one.
#[inline]
pub fn mark<'a>(table: &SubmissionTable, row: &Row<'a>) -> Option<&'a str> {
    let says = |column: Option<u32>, says: fn(&str) -> bool| match row.get(column?) {
        Cell::Text(text) => says(text).then_some(text),
        _ => None,
    };
    let people = || table.people.iter().map(|&(column, _)| Some(column));
    says(table.number, |text| begins(text) && is_example(text))
        .or_else(|| says(table.title, |text| begins(text) && is_titled(text)))
        .or_else(|| says(table.department, is_any))
        .or_else(|| people().find_map(|column| says(column, is_any)))
}

/// Whether a text may begin with one of the words, in brackets or not; nearly none does.
#[inline]
fn begins(text: &str) -> bool {
    text.starts_with([
        '例', '示', '样', '范', '举', '(', '（', '[', '【', '〔', '［',
    ])
}

/// Whether a cell of numbers says so: 例, （示例）, 例1.
fn is_example(text: &str) -> bool {
    let text = squeeze(text);
    let text = text.trim_matches(|c: char| !c.is_alphabetic() || "一二三".contains(c));
    WORDS.contains(&text)
}

/// Whether a title begins so: 例：…, 【示例】…; 例会 and 示例课 are titles.
fn is_titled(text: &str) -> bool {
    const SIGNS: [char; 7] = [':', ')', ']', '】', '〕', '、', '.'];
    let text = squeeze(text);
    let text = text.trim_start_matches(['(', '[', '【', '〔']);
    let mut rest = WORDS.iter().filter_map(|word| text.strip_prefix(word));
    rest.any(|rest| {
        let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        numbered.starts_with(SIGNS)
    })
}

/// Whether a name stands for any: XX处, ×××.
#[inline]
fn is_any(text: &str) -> bool {
    text.starts_with(ANY) && text.chars().take(2).filter(|c| ANY.contains(c)).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_itself_is_an_example() {
        for text in [
            "例",
            "示例",
            "（例）",
            "样例",
            "例1",
            "示例一",
            "【范例】",
            "例：",
        ] {
            assert!(begins(text) && is_example(text), "{text}");
        }
        for text in ["1", "例会", "（1）", "示范", "样1"] {
            assert!(!is_example(text), "{text}");
        }
    }

    #[test]
    fn a_title_is_an_example_where_a_sign_follows_the_word() {
        for text in [
            "例：我校举行升旗仪式",
            "【示例】开学",
            "(例)开学",
            "样例1：开学",
        ] {
            assert!(begins(text) && is_titled(text), "{text}");
        }
        for text in [
            "例",
            "例1",
            "例会通报",
            "示例课展评",
            "范例引路",
            "【喜报】获奖",
            "（图）开学",
        ] {
            assert!(!is_titled(text), "{text}");
        }
    }

    #[test]
    fn names_of_no_one_are_of_signs_alone() {
        for text in ["XX处", "XXX", "××", "xx老师"] {
            assert!(is_any(text), "{text}");
        }
        for text in ["Xu Lin", "某某", "张三", "X"] {
            assert!(!is_any(text), "{text}");
        }
    }
}
