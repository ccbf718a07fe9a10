//! What someone may have meant: the word most like theirs, the key for a Chinese word, the plain
//! spelling of a range.

use super::toml_syntax::plain;

/// Words of the language as people say them who forget that keys are English.
const IN_CHINESE: [(&str, &str); 34] = [
    ("月", "month"),
    ("每月", "month"),
    ("季", "quarter"),
    ("季度", "quarter"),
    ("每季度", "quarter"),
    ("学期", "term"),
    ("每学期", "term"),
    ("年", "year"),
    ("每年", "year"),
    ("年度", "year"),
    ("个人", "teacher"),
    ("教师", "teacher"),
    ("老师", "teacher"),
    ("部门", "department"),
    ("单位", "department"),
    ("平分", "equal"),
    ("平均", "equal"),
    ("第一作者", "first"),
    ("每人", "each"),
    ("作品", "piece"),
    ("刊发", "publication"),
    ("得分", "points"),
    ("分数", "points"),
    ("件数", "pieces"),
    ("次数", "publications"),
    ("并列", "shared"),
    ("四舍五入", "half-up"),
    ("舍去", "down"),
    ("全部", "all"),
    ("询问", "ask"),
    ("请人确认", "ask"),
    ("不计", "reject"),
    ("平台", "medium"),
    ("级别", "level"),
];

/// Words before or behind a number, and the sign for them (Civil Code art. 1259).
const COMPARED: [(&str, &str); 18] = [
    ("以上", ">="),
    ("及以上", ">="),
    ("以下", "<="),
    ("及以下", "<="),
    ("以内", "<="),
    ("超过", ">"),
    ("高于", ">"),
    ("大于", ">"),
    ("不满", "<"),
    ("不足", "<"),
    ("低于", "<"),
    ("小于", "<"),
    ("≥", ">="),
    ("≤", "<="),
    ("=>", ">="),
    ("=<", "<="),
    ("不少于", ">="),
    ("不超过", "<="),
];
/// What people write between the ends of a range.
const BETWEEN: [&str; 7] = ["至", "到", "~", "—", "–", "...", "…"];

/// The word most like `text`, if one is like it at all.
pub fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    let said = IN_CHINESE.iter().find(|(said, _)| *said == text.trim());
    if let Some((_, key)) = said.filter(|(_, key)| words.contains(key)) {
        return Some((*key).to_owned());
    }
    words
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(text, word), word))
        .filter(|(distance, word)| {
            let length = word.chars().count();
            // Two words of one letter have nothing in common.
            *distance < length && *distance * 2 <= length.max(2)
        })
        .min()
        .map(|(_, word)| word.to_owned())
}

/// A range or an order as the rulebook writes it, if this is another way to write one: `1000以上`,
/// `≥市级`, `５００－９９９`.
pub fn range(text: &str) -> Option<String> {
    let mut plain: String = plain(text).split_whitespace().collect();
    // The longest first: 及以上 before 以上, 不超过 before 超过.
    let mut compared = COMPARED;
    compared.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    let found = compared.iter().find(|(words, _)| plain.contains(words));
    if let Some((words, sign)) = found {
        plain = format!("{sign}{}", plain.replacen(words, "", 1));
    }
    if let Some(between) = BETWEEN.iter().find(|between| plain.contains(**between)) {
        plain = plain.replacen(between, "..", 1);
    } else if !plain.contains("..") {
        // Between numbers a hyphen; in a date there are two.
        let inner = plain.trim_start_matches('-');
        let parts = inner.replacen("--", "-", 1).matches('-').count();
        if parts == 1 && !inner.ends_with('-') {
            let at = plain.len() - inner.len() + inner.find('-').unwrap_or(0);
            plain.replace_range(at..=at, "..");
        }
    }
    let bare = plain.trim_end_matches(['字', '分', '人', '件', '次', '张', '秒', '天', '元', '日']);
    (bare != text).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_to_write_a_range() {
        let said = [
            ("1000以上", ">=1000"),
            ("1000字及以上", ">=1000"),
            ("不超过500", "<=500"),
            ("超过１０００", ">1000"),
            ("≥市级", ">=市级"),
            ("<１００", "<100"),
            ("500-999", "500..999"),
            ("500～999", "500..999"),
            ("-15--10", "-15..-10"),
            ("500字", "500"),
        ];
        for (said, meant) in said {
            assert_eq!(range(said).as_deref(), Some(meant), "{said}");
        }
        assert_eq!(range("500..999"), None);
    }

    #[test]
    fn words_are_near_if_they_share_something() {
        let near = |text: &str, words: &[&str]| nearest(text, words.iter().copied());
        assert_eq!(near("genra", &["genre", "words"]).as_deref(), Some("genre"));
        assert_eq!(near("份", &["元", "分"]), None);
        assert_eq!(
            near("季度", &["month", "quarter"]).as_deref(),
            Some("quarter")
        );
        assert_eq!(near("季度", &["teacher"]), None);
    }
}
