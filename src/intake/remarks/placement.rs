//! Placements in remarks and behind outlets.

use crate::intake::text::squeeze;
use crate::rulebook::field::Field;

/// The placement that stands behind an outlet and is all that does: 保定日报（头版）, 保定日报/头条,
/// 保定日报头版. 今日头条 is an outlet.
pub fn behind(field: &Field, text: &str) -> Option<u32> {
    let text = squeeze(text);
    let bracketed = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    if let Some((name, placement)) = bracketed.or_else(|| text.split_once('/')) {
        return field.value(placement).filter(|_| !name.is_empty());
    }
    let at = text.rfind('报')? + '报'.len_utf8();
    field.value(&text[at..])
}

/// The one placement that a remark names; nothing where it denies it, or names several that are not
/// one together.
pub fn named(field: &Field, text: &str) -> Option<u32> {
    /// Longer remarks speak of other things.
    const LONGEST: usize = 30;
    let text = squeeze(text);
    if text.chars().count() > LONGEST {
        return None;
    }
    // The longest words first, so that 头版头条 is not 头版.
    let mut words: Vec<String> = field
        .values
        .iter()
        .flat_map(|value| std::iter::once(&value.name).chain(&value.spellings))
        .map(|word| squeeze(word))
        .filter(|word| word.chars().count() > 1)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = text;
    let mut found: Vec<(usize, String)> = Vec::new();
    for word in words {
        while let Some(at) = rest.find(&word) {
            if denied(&rest[..at]) {
                return None;
            }
            found.push((at, word.clone()));
            // As many bytes, so that the places stay.
            rest.replace_range(at..at + word.len(), &"-".repeat(word.len()));
        }
    }
    found.sort_unstable();
    let named: Vec<&str> = found.iter().map(|(_, word)| word.as_str()).collect();
    match named.as_slice() {
        [] => None,
        [one] => field.value(one),
        several => field.value(&several.concat()).or_else(|| {
            let first = field.value(several[0])?;
            let same = several.iter().all(|word| field.value(word) == Some(first));
            same.then_some(first)
        }),
    }
}

/// 非头版, 未上头版: the word before says that it is not so.
pub fn denied(before: &str) -> bool {
    let before = before.trim_end_matches(['上', '登', '在', '是']);
    before.ends_with(['非', '未', '不', '没', '无'])
}
