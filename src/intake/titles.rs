//! Cells that hold several titles: `1.开学第一课 2.教研活动`, `《甲》《乙》`.

use crate::pieces::wrapping::without_number;

/// How many titles a cell holds where it lists them: each with its number, after a line break or a
/// semicolon, or each in 《》 with nothing but separators between. None where it is one title.
#[inline]
pub fn several(text: &str) -> Option<usize> {
    // Nearly no title begins so.
    match text.chars().next()? {
        '1' | '１' | '①' | '(' | '（' => numbered(text),
        '《' => quoted(text),
        _ => None,
    }
}

fn numbered(text: &str) -> Option<usize> {
    let parts = text.split(['\n', '\r', ';', '；']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_list = parts.iter().all(|part| without_number(part).is_some());
    (parts.len() > 1 && is_list).then_some(parts.len())
}

fn quoted(text: &str) -> Option<usize> {
    let (mut count, mut rest) = (0, text);
    while let Some(opened) = rest.strip_prefix('《') {
        rest = opened.split_once('》')?.1;
        rest = rest.trim_start_matches([' ', '\u{3000}', '\n', '\r', '、', '，', ',', ';', '；']);
        count += 1;
    }
    (rest.is_empty() && count > 1).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_several_only_where_they_are_listed() {
        for (text, told) in [
            ("1.开学第一课\n2.教研活动\n3.推门听课", Some(3)),
            ("1、开学；2、军训", Some(2)),
            ("（1）开学\n（2）军训", Some(2)),
            ("①开学\n②军训", Some(2)),
            ("《开学》《军训》", Some(2)),
            ("《开学》、《军训》", Some(2)),
            ("1.开学第一课", None),
            ("1.5亿元项目开工；2.3万人受益", None),
            ("1月1日：新年", None),
            ("《条例》解读《办法》", None),
            ("《开学》", None),
            ("《开学", None),
            ("开学；军训", None),
        ] {
            assert_eq!(several(text), told, "{text}");
        }
    }
}
