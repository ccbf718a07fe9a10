//! Bylines: who is named in a cell, in which role.
//!
//! A byline is cut into words, each a name or a role word; a role word governs the names after it
//! (文/张三 图/李四, 撰稿:张三) or before it (张三/文 李四/图, 张三 摄影).

mod roles;
#[cfg(test)]
mod tests;
mod words;

use unicode_normalization::UnicodeNormalization;

pub use roles::is_department_like;
use roles::{DEPARTMENT_ENDS, FRAMES, GLUED, NOBODY, role};
use words::{Word, joined, paired, words};

/// What a byline says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Named without a role that matters.
    Author,
    Text,
    Photo,
    /// Both text and photos.
    Both,
    /// 责编, 编辑: never signs.
    Editor,
    /// 审核, 校对 and the like: never signs.
    Reviewer,
    /// Never signs; worth a note.
    Journalist,
}

/// A name of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// NFKC without spaces.
    pub name: String,
    /// None where the byline says no role, so the column's holds.
    pub task: Option<Task>,
    /// What stands in brackets after the name: 张三(教务处).
    pub hint: Option<String>,
    /// Whether only white space parts it from the name before: 教务处 张三.
    pub follows: bool,
}

/// A byline as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    pub names: Vec<Named>,
    /// Whether it ends in 等: others are not named.
    pub and_others: bool,
}

/// Reads a byline.
///
/// ```
/// use jifen::intake::byline::{parse, Task};
/// let byline = parse("文/张三 图/李四");
/// assert_eq!(byline.names[0].task, Some(Task::Text));
/// assert_eq!(byline.names[1].name, "李四");
/// ```
pub fn parse(text: &str) -> Byline {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let mut byline = Byline::default();
    if NOBODY.contains(&text) {
        return byline;
    }
    let words = words(&unstuck(&unframed(text)));
    let words = joined(words);
    let words = paired(words);
    byline.names = assign(&words);
    for named in &mut byline.names {
        if let Some(name) = without_others(&named.name) {
            named.name = name;
            byline.and_others = true;
        }
        if let Some(name) = named.name.strip_suffix("老师")
            && name.chars().count() >= 2
        {
            named.name = name.to_owned();
        }
    }
    byline
        .names
        .retain(|named| !named.name.is_empty() && !NOBODY.contains(&named.name.as_str()));
    byline
}

/// Whether a text is a name of two or three Chinese letters and surely nothing else, so that there
/// is nothing to read in it.
pub fn is_plain_name(text: &str) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    matches!(text.len(), 6 | 9)
        && text.chars().all(han)
        && role(text).is_none()
        && !NOBODY.contains(&text)
        && !text.ends_with(['等', '人', '名', '师'])
        && !FRAMES
            .iter()
            .any(|frame| text.starts_with(frame) || text.ends_with(frame))
}

/// A role that is stuck to what stands before it is parted from it: 教务处通讯员张三 is 教务处 and
/// 通讯员张三.
fn unstuck(text: &str) -> String {
    let found = GLUED.iter().filter_map(|word| text.find(word)).min();
    match found {
        Some(at) if text[..at].ends_with(DEPARTMENT_ENDS) => {
            format!("{} {}", &text[..at], &text[at..])
        }
        _ => text.to_owned(),
    }
}

/// Brackets that hold a byline are opened: 本报讯(通讯员 张三) is 通讯员 张三.
fn unframed(text: &str) -> String {
    let mut text = text.trim().to_owned();
    loop {
        let before = text.len();
        for frame in FRAMES {
            if let Some(rest) = text.strip_prefix(frame)
                && !rest.is_empty()
                && !rest.starts_with([':', '/'])
            {
                text = rest.trim_start().to_owned();
            }
            if let Some(rest) = text.strip_suffix(frame)
                && !rest.ends_with(['/', ' ', '摄', '影'])
                && rest.chars().count() > 1
            {
                text = rest.trim_end().to_owned();
            }
        }
        if let Some(inner) = text
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            && !inner.contains(['(', ')'])
        {
            text = inner.trim().to_owned();
        }
        if text.len() == before {
            return text;
        }
    }
}

/// Gives each name its task.
fn assign(words: &[Word]) -> Vec<Named> {
    let solid =
        |word: &&Word| !matches!(word, Word::Space | Word::Comma | Word::Slash | Word::Colon);
    let leads = matches!(words.iter().find(solid), Some(Word::Role(_)));
    let closes = matches!(words.iter().rev().find(solid), Some(Word::Role(_)));
    let mut names: Vec<Named> = Vec::new();
    let mut task = None;
    // How many names already have their role, or stand under one.
    let mut settled = 0;
    for (index, word) in words.iter().enumerate() {
        match word {
            Word::Name { text, follows } => names.push(Named {
                name: text.clone(),
                task,
                hint: None,
                follows: *follows,
            }),
            Word::Hint(hint) => {
                if let Some(last) = names.last_mut() {
                    last.hint = Some(hint.clone());
                }
            }
            Word::Role(found) => {
                let before = index.checked_sub(1).and_then(|i| words.get(i));
                let after = words.get(index + 1);
                let forward = match (before, after) {
                    (_, Some(Word::Colon)) => true,
                    (Some(Word::Slash), Some(Word::Slash)) => leads,
                    (Some(Word::Slash), _) if settled < names.len() => false,
                    (_, Some(Word::Slash)) => true,
                    _ => leads || !closes || settled == names.len(),
                };
                if forward {
                    settled = names.len();
                    task = Some(*found);
                } else {
                    for named in &mut names[settled..] {
                        named.task = Some(*found);
                    }
                    settled = names.len();
                    task = None;
                }
            }
            Word::Colon | Word::Slash | Word::Space | Word::Comma => {}
        }
        // What stands under a role that went before is settled.
        if task.is_some() {
            settled = names.len();
        }
    }
    names
}

/// The name without 等, 等人, 等3人.
fn without_others(name: &str) -> Option<String> {
    let end = name.strip_suffix(['人', '名']).unwrap_or(name);
    let end =
        end.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十多".contains(c));
    let end = end.strip_suffix('等')?;
    Some(end.to_owned())
}
