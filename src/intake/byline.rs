//! Bylines: who is named in a cell, in which role.
//!
//! A byline is cut into words, each a name or a role word; a role word governs the names after it
//! (文/张三 图/李四, 撰稿:张三) or before it (张三/文 李四/图, 张三 摄影).

mod roles;
mod spaced;
#[cfg(test)]
mod tests;
mod words;

use unicode_normalization::UnicodeNormalization;

use super::named_sheets::is_likely;
use super::names::is_middle_dot;
pub use roles::{DEPARTMENT_ENDS, has_long_surname, is_class, is_department_like, role};
use roles::{FRAMES, GLUED, NOBODY, TITLES};
use spaced::joined;
use words::{Word, paired, with_letters_told, words};

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
    /// 指导教师: no author, but where the rulebook has a column of them.
    Guide,
    /// No staff unless the roster says so; worth a note.
    Journalist,
}

/// A name of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// NFKC without spaces, but for those of a Latin name.
    pub name: String,
    /// None where the byline says no role, so the column's holds.
    pub task: Option<Task>,
    /// What stands in brackets after the name: 张三(教务处).
    pub hint: Option<String>,
    /// Whether only white space parts it from the name before: 教务处 张三.
    pub follows: bool,
    /// Whether a class of students stands beside it: 2023级机电1班 李四.
    pub student: bool,
}

impl Named {
    /// Whether it is named for work on what others wrote.
    pub fn edits(&self) -> bool {
        matches!(self.task, Some(Task::Editor | Task::Reviewer))
    }

    /// Whether it is named as one of those who made it.
    pub fn signs(&self) -> bool {
        !self.edits() && self.task != Some(Task::Guide)
    }

    /// Whether nothing is said of the name.
    pub fn is_bare(&self) -> bool {
        self.task.is_none() && self.hint.is_none() && !self.student
    }
}

/// A byline as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    pub names: Vec<Named>,
    /// Whether it ends in 等: others are not named.
    pub and_others: bool,
    /// Whether it is in doubt who is named.
    pub doubtful: bool,
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
    let text = plain(text);
    let mut byline = Byline::default();
    if NOBODY.contains(&text.as_str()) {
        return byline;
    }
    let (words, letters_doubtful) = with_letters_told(words(&unstuck(&unframed(&text))));
    let (words, names_doubtful) = joined(words);
    byline.doubtful = letters_doubtful || names_doubtful;
    byline.names = assign(&paired(words));
    for named in &mut byline.names {
        if let Some(name) = without_others(&named.name) {
            named.name = name;
            byline.and_others = true;
        }
        let title = TITLES
            .iter()
            .find_map(|title| named.name.strip_suffix(title));
        if let Some(name) = title.filter(|name| name.chars().count() >= 2) {
            named.name = name.to_owned();
        }
        if named.hint.as_deref().is_some_and(is_class) {
            named.hint = None;
            named.student = true;
        }
    }
    byline
        .names
        .retain(|named| !named.name.is_empty() && !NOBODY.contains(&named.name.as_str()));
    byline.names = with_classes(byline.names);
    byline.names = byline.names.into_iter().flat_map(turned).collect();
    byline.doubtful |= byline.names.iter().any(|named| is_too_long(&named.name));
    byline
}

/// A department with its people in brackets, 团委(张三、李四), as those people with their department.
fn turned(named: Named) -> Vec<Named> {
    let hint = named.hint.as_deref().unwrap_or_default();
    let people: Vec<&str> = hint.split(['、', ',', ' ', '/']).collect();
    let are_people = people.iter().all(|name| is_likely(name));
    if !is_department_like(&named.name) || !are_people {
        return vec![named];
    }
    let one = |name: &&str| Named {
        name: (*name).to_owned(),
        hint: Some(named.name.clone()),
        follows: false,
        ..named
    };
    people.iter().map(one).collect()
}

/// Whether a text is a name of two or three Chinese letters and surely nothing else, so that there
/// is nothing to read in it.
pub fn is_plain_name(text: &str) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    matches!(text.len(), 6 | 9)
        && text.chars().all(han)
        && role(text).is_none()
        && !NOBODY.contains(&text)
        && !text.ends_with(['等', '人', '名', '师', '班', '级'])
        && !FRAMES
            .iter()
            .any(|frame| text.starts_with(frame) || text.ends_with(frame))
}

/// NFKC with one kind of middle dot, without numbers to call, quotes and numbering.
fn plain(text: &str) -> String {
    let chars: Vec<char> = text.trim().nfkc().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let before = at.checked_sub(1).map(|at| chars[at]);
        let behind = chars[at + 1..].iter().copied().find(|c| !c.is_whitespace());
        let numbers = chars[at..]
            .iter()
            .take_while(|c| c.is_ascii_digit() || **c == '-')
            .count();
        let digits = chars[at..at + numbers]
            .iter()
            .filter(|c| c.is_ascii_digit());
        match c {
            _ if digits.count() >= 7 => {
                out.push(' ');
                at += numbers;
                continue;
            }
            '.' if is_middle_dot(before, c, chars.get(at + 1).copied()) => out.push('·'),
            _ if c != '.' && is_middle_dot(out.trim_end().chars().last(), c, behind) => {
                out.truncate(out.trim_end().len());
                out.push('·');
                while chars.get(at + 1).is_some_and(|c| c.is_whitespace()) {
                    at += 1;
                }
            }
            '"' | '“' | '”' | '《' | '》' | '<' | '>' | '*' => {}
            c => out.push(c),
        }
        at += 1;
    }
    out.trim().to_owned()
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
                && !rest.starts_with([':', '/', '人', '员', '单', '部', '组'])
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
    let solid = |word: &&Word| !word.is_sign();
    let leads = matches!(words.iter().find(solid), Some(Word::Role(_, false)));
    let closes = matches!(words.iter().rev().find(solid), Some(Word::Role(..)));
    let mut names: Vec<Named> = Vec::new();
    let mut task = None;
    // Names from here on stand under no role yet, or under the last one.
    let mut group = 0;
    for (index, word) in words.iter().enumerate() {
        match word {
            Word::Name { text, follows } => names.push(Named {
                name: text.clone(),
                task,
                hint: None,
                follows: *follows,
                student: false,
            }),
            Word::Hint(hint) => {
                if let Some(last) = names.last_mut() {
                    last.hint = Some(hint.clone());
                }
            }
            Word::Role(found, true) => {
                // In brackets behind a name it is that one's.
                if let Some(last) = names.last_mut() {
                    last.task = Some(*found);
                }
            }
            Word::Role(found, false) => {
                let before = index.checked_sub(1).and_then(|i| words.get(i));
                let after = words.get(index + 1);
                let open = names[group..].iter().any(|named| named.task.is_none());
                let followed = words[index + 1..].iter().find(solid);
                let followed = matches!(followed, Some(Word::Name { .. }));
                let forward = match (before, after) {
                    (_, Some(Word::Colon)) => true,
                    _ if !followed && group < names.len() => false,
                    (Some(Word::Slash), Some(Word::Slash)) => leads,
                    (Some(Word::Slash), _) if open => false,
                    (_, Some(Word::Slash)) => true,
                    _ => leads || !closes || !open,
                };
                if forward {
                    task = Some(*found);
                } else {
                    for named in &mut names[group..] {
                        if matches!(named.task, None | Some(Task::Author)) {
                            named.task = Some(*found);
                        }
                    }
                    task = None;
                }
                group = names.len();
            }
            Word::Colon | Word::Slash | Word::Space(_) | Word::Comma => {}
        }
    }
    names
}

/// Classes of students are no signers where a name stands beside them.
fn with_classes(names: Vec<Named>) -> Vec<Named> {
    let mut kept: Vec<Named> = Vec::with_capacity(names.len());
    let mut class: Option<Named> = None;
    for mut named in names {
        if is_class(&named.name) {
            settle(class.replace(named), &mut kept);
            continue;
        }
        match class.take() {
            Some(_) if named.follows => {
                named.student = true;
                named.follows = false;
            }
            other => settle(other, &mut kept),
        }
        kept.push(named);
    }
    settle(class, &mut kept);
    kept
}

/// A class that no name follows says what the name before it is, or stands for itself.
fn settle(class: Option<Named>, kept: &mut Vec<Named>) {
    let Some(class) = class else { return };
    match kept
        .last_mut()
        .filter(|last| class.follows && !is_class(&last.name))
    {
        Some(last) => last.student = true,
        None => kept.push(class),
    }
}

/// Whether a text is too long for a name and no department's: a sentence, or several names that
/// nothing parts.
fn is_too_long(name: &str) -> bool {
    let han = name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    han && name.chars().count() > 5 && !is_department_like(name) && !is_class(name)
}

/// The name without 等, 等人, 等3人, 等三位同学.
fn without_others(name: &str) -> Option<String> {
    let titled = TITLES.iter().find_map(|title| name.strip_suffix(title));
    let end = titled.or_else(|| name.strip_suffix("学生")).unwrap_or(name);
    let end = end.trim_end_matches(['人', '名', '位', '个']);
    let end =
        end.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十多".contains(c));
    let end = end.strip_suffix('等')?;
    Some(end.to_owned())
}
