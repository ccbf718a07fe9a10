//! The outlets that one cell names: between signs, numbered, ticked in a form, each with its day or
//! with the word that it came first or took the piece over.

use super::naming::by_name;
use crate::intake::dates::{self, Around, NoDay};
use crate::rulebook::registry::Registry;

/// Several outlets in one cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Several {
    /// One alone only where others are left unnamed, or where more than the name stands there.
    pub parts: Vec<Part>,
    /// Whether it ends in 等: others are not named.
    pub and_others: bool,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub name: String,
    /// The day that stands behind it, as written.
    pub day: Option<String>,
    /// Whether it took the piece over from another.
    pub is_repost: bool,
}

/// Signs that stand between outlets, known or not.
const PLAIN: [char; 8] = ['、', ',', '，', ';', '；', '\n', '。', '┋'];
/// The same that stand in names and pages, too.
const SLASHES: [char; 3] = ['/', '／', '|'];
/// Signs that part outlets only where all of them are known.
const RARE: [char; 5] = ['+', '&', '和', ' ', '\u{3000}'];

/// The outlets in a cell; nothing where the whole is one name.
pub(super) fn several(registry: &Registry, text: &str) -> Option<Several> {
    if by_name(registry, text).is_some() {
        return None;
    }
    let (bare, and_others) = without_others(text);
    let found = |parts: Vec<&str>| Several {
        parts: parts.into_iter().map(|part| read(registry, part)).collect(),
        and_others,
    };
    let is_known = |part: &&str| by_name(registry, &read(registry, part).name).is_some();
    if let Some(parts) = numbered(bare).or_else(|| dated(bare)) {
        return Some(found(parts));
    }
    if is_known(&bare) && (and_others || read(registry, bare).name != text) {
        return Some(found(vec![bare]));
    }
    let by = |signs: &[&[char]]| joined(registry, bare, split(bare, &signs.concat()));
    let all_known = [by(&[&PLAIN]), by(&[&PLAIN, &SLASHES, &RARE])];
    let known = all_known
        .into_iter()
        .find(|parts| parts.len() > 1 && parts.iter().all(is_known));
    if let Some(parts) = known {
        return Some(found(parts));
    }
    let named = |part: &&str| is_known(part) || is_like_a_name(part);
    let parts = [by(&[&PLAIN]), by(&[&PLAIN, &SLASHES])]
        .into_iter()
        .find(|parts| parts.len() > 1 && parts.iter().all(named))
        .or_else(|| {
            let wrapped = ticked(bare);
            (wrapped != bare).then(|| vec![bare])
        })?;
    // Of a part that no list has, other signs may still stand between outlets that are known.
    let mut several = Several {
        parts: Vec::new(),
        and_others,
    };
    for part in parts {
        match is_known(&part) || part == bare {
            true => several.parts.push(read(registry, part)),
            false => match self::several(registry, part) {
                Some(inner) => several.parts.extend(inner.parts),
                None => several.parts.push(read(registry, part)),
            },
        }
    }
    Some(several)
}

/// The outlets that an answer lists where a cell's own signs told none.
pub(super) fn listed(registry: &Registry, answer: &str) -> Vec<Part> {
    let parts = joined(registry, answer, split(answer, &PLAIN));
    parts.into_iter().map(|part| read(registry, part)).collect()
}

/// Whether a part can be an outlet's name: two Han letters at least.
fn is_like_a_name(part: &str) -> bool {
    let is_han = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    part.chars().filter(is_han).count() >= 2 && !part.ends_with('版')
}

/// An outlet without what stands around its name.
fn read(registry: &Registry, part: &str) -> Part {
    let mut name = ticked(part).trim();
    let mut read = Part::default();
    if by_name(registry, name).is_none() {
        if let Some((outside, day)) = day_behind(name) {
            read.day = Some(day.to_owned());
            name = outside;
        }
        for word in ["首发", "转载", "转发"] {
            if let Some(rest) = name.strip_suffix(word).filter(|rest| !rest.is_empty()) {
                read.is_repost = word != "首发";
                name = rest.trim_end_matches([' ', '（', '(', '：', ':']);
                break;
            }
        }
    }
    read.name = name.to_owned();
    read
}

/// What was filled in behind 其他: 其他〖学习强国〗, as forms put it.
fn ticked(part: &str) -> &str {
    let Some((_, inner)) = part.split_once('〖') else {
        return part;
    };
    let inner = inner.trim_end().strip_suffix('〗').unwrap_or(inner).trim();
    match inner.is_empty() {
        true => part,
        false => inner,
    }
}

/// Parts behind numbers that count on from 1: ①甲②乙, 1.甲2.乙, （1）甲（2）乙.
fn numbered(text: &str) -> Option<Vec<&str>> {
    let mut starts = vec![mark(text, 1).filter(|(at, _)| *at == 0)?];
    while let Some((at, len)) = {
        let from = starts.last().map_or(0, |(at, len)| at + len);
        mark(&text[from..], starts.len() as u32 + 1).map(|(at, len)| (from + at, len))
    } {
        starts.push((at, len));
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let between = starts.iter().zip(ends);
    let signs = |c: char| c.is_whitespace() || PLAIN.contains(&c) || SLASHES.contains(&c);
    let parts = between.map(|((at, len), end)| text[at + len..end].trim_matches(signs));
    let parts: Vec<&str> = parts.collect();
    let is_whole = parts.iter().all(|part| is_like_a_name(part));
    (is_whole && parts.len() > 1).then_some(parts)
}

/// Where a number of a list first stands, and how long it is.
fn mark(text: &str, number: u32) -> Option<(usize, usize)> {
    let circled = char::from_u32('①' as u32 + number - 1).filter(|_| number <= 20)?;
    let found = ["{}.", "{}．", "{}、", "（{}）", "({})", "{})", "{}）"]
        .map(|form| form.replace("{}", &number.to_string()))
        .into_iter()
        .chain([circled.to_string()])
        .filter_map(|mark| Some((text.find(&mark)?, mark.len())));
    // 12. is no 2.
    let is_whole = |&(at, _): &(usize, usize)| !text[..at].ends_with(|c: char| c.is_ascii_digit());
    found.filter(is_whole).min()
}

/// Parts that each end in a day in brackets: 甲（9.3）乙（9.5）.
fn dated(text: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        if matches!(sign, ')' | '）') && day_behind(&text[start..end]).is_some() {
            parts.push(&text[start..end]);
            start = end;
        }
    }
    let signs = |c: char| c.is_whitespace() || PLAIN.contains(&c) || SLASHES.contains(&c);
    let rest = text[start..].trim_matches(signs);
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_matches(signs)).collect();
    (parts.len() > 1 && rest.is_empty()).then_some(parts)
}

/// A name and the day in brackets behind it.
fn day_behind(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let sign = inner[open..].chars().next()?.len_utf8();
    let (name, day) = (text[..open].trim(), inner[open + sign..].trim());
    let is_day = |day: &str| {
        let read = dates::parse(day, Around::default());
        matches!(read, Ok(_) | Err(NoDay::NoYear)) && day.contains(['.', '-', '/', '月'])
    };
    (!name.is_empty() && is_day(day)).then_some((name, day))
}

/// Without 等, 等3家媒体, 等媒体 at the end.
fn without_others(text: &str) -> (&str, bool) {
    let bare = text.trim_end_matches(['媒', '体', '网', '站', '平', '台', '家', '个', '多']);
    let bare =
        bare.trim_end_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
    match bare.strip_suffix('等') {
        Some(bare) => (bare.trim_end(), true),
        None => (text, false),
    }
}

/// The parts of a text between signs that stand in no brackets.
fn split<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '《' | '“' | '[' | '【' | '〖' => depth += 1,
            ')' | '）' | '》' | '”' | ']' | '】' | '〗' => depth = depth.saturating_sub(1),
            c if depth == 0 && signs.contains(&c) => {
                parts.push(text[start..at].trim());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The same parts, but where a name that the registry has holds such a sign itself.
fn joined<'t>(registry: &Registry, text: &'t str, parts: Vec<&'t str>) -> Vec<&'t str> {
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let mut whole = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let to = |last: usize| &text[place(parts[at])..place(parts[last]) + parts[last].len()];
        let longest = (at + 1..parts.len()).rev();
        let last = longest
            .into_iter()
            .find(|last| registry.find(to(*last)).is_some());
        let last = last.unwrap_or(at);
        whole.push(to(last));
        at = last + 1;
    }
    whole
}
