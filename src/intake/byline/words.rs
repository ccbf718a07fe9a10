//! A byline cut into words: names, roles and the signs between them.

use super::Task;
use super::roles::{GLUED, GLUED_BEHIND, is_class, is_department_like, role};

#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Name {
        text: String,
        follows: bool,
    },
    /// A role, and whether it stands in brackets behind a name.
    Role(Task, bool),
    /// In brackets after a name.
    Hint(String),
    Colon,
    Slash,
    /// So many spaces.
    Space(usize),
    /// Any other separator.
    Comma,
}

impl Word {
    pub fn name(text: impl Into<String>) -> Word {
        Word::Name {
            text: text.into(),
            follows: false,
        }
    }

    /// Whether it is a sign between words.
    pub fn is_sign(&self) -> bool {
        matches!(
            self,
            Word::Space(_) | Word::Comma | Word::Slash | Word::Colon
        )
    }
}

/// Cuts a byline into words.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut name = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let sign = match c {
            ':' => Word::Colon,
            '/' | '\\' | '|' => Word::Slash,
            // Of a Latin name.
            '-' | '.' | '\'' if latin(name.chars().last()) => {
                name.push(c);
                continue;
            }
            // 文-张三 is 文/张三; 教务处-张三 is 教务处 张三.
            '-' | '—' | '–' => match role(&name).is_some() || next_is_role(chars.clone()) {
                true => Word::Slash,
                false => Word::Space(1),
            },
            '、' | ',' | ';' | '&' | '+' | '。' | '.' | '\n' | '\r' => Word::Comma,
            c if c.is_whitespace() => {
                let mut width = 1;
                while chars
                    .next_if(|c| c.is_whitespace() && !matches!(c, '\n' | '\r'))
                    .is_some()
                {
                    width += 1;
                }
                Word::Space(width)
            }
            '(' | '[' | '【' => {
                let inner: String = chars
                    .by_ref()
                    .take_while(|c| !matches!(c, ')' | ']' | '】'))
                    .collect();
                let whole = format!("{name}({inner})");
                if chars.peek() == Some(&'班') && name.chars().count() < 6 {
                    // 高一(3)班
                    name = whole;
                    continue;
                }
                push_name(&mut words, &mut name);
                push_bracket(&mut words, inner.trim());
                continue;
            }
            ')' | ']' | '】' => Word::Comma,
            c => {
                name.push(c);
                continue;
            }
        };
        push_name(&mut words, &mut name);
        words.push(sign);
    }
    push_name(&mut words, &mut name);
    words
}

/// Tells letters that are roles (文/张三, 张三 图) from those of names with spaces in them (张  文,
/// 李 文 强). Also whether that is in doubt.
pub fn with_letters_told(mut words: Vec<Word>) -> (Vec<Word>, bool) {
    let letter = |word: &Word| matches!(word, Word::Name { text, .. } if text.chars().count() == 1);
    let mut doubtful = false;
    let mut at = 0;
    while at < words.len() {
        // Letters between which only spaces stand.
        let mut run: Vec<usize> = Vec::new();
        let mut next = at;
        while next < words.len() && (letter(&words[next]) || matches!(words[next], Word::Space(_)))
        {
            if letter(&words[next]) {
                run.push(next);
            }
            next += 1;
        }
        let told = |index: usize| match &words[index] {
            Word::Name { text, .. } => role(text),
            _ => None,
        };
        let roles: Vec<(usize, Task)> = run
            .iter()
            .filter_map(|&index| Some((index, told(index)?)))
            .collect();
        let signed = |index: usize| {
            let around = [index.checked_sub(1), Some(index + 1)];
            let mut around = around.into_iter().flatten().filter_map(|at| words.get(at));
            around.any(|word| matches!(word, Word::Slash | Word::Colon))
        };
        let of_name = matches!(run.len(), 2 | 3) && !roles.iter().any(|&(index, _)| signed(index));
        let at_end = |index: usize| run.first() == Some(&index) || run.last() == Some(&index);
        doubtful |= match of_name {
            true => run.len() == 3 && roles.iter().any(|&(index, _)| at_end(index)),
            false => run.len() > 3 && !roles.is_empty(),
        };
        if !of_name {
            for (index, task) in roles {
                words[index] = Word::Role(task, false);
            }
        }
        at = next.max(at + 1);
    }
    (words, doubtful)
}

fn next_is_role(chars: impl Iterator<Item = char>) -> bool {
    let next: String = chars
        .take_while(|c| !c.is_whitespace() && !"-—–、,;/:".contains(*c))
        .collect();
    role(&next).is_some()
}

/// A role, a byline of its own, or a hint at the name before.
fn push_bracket(words: &mut Vec<Word>, inner: &str) {
    if inner.is_empty() {
        return;
    }
    let (own, _) = with_letters_told(self::words(inner));
    let own = paired(own);
    if let [Word::Role(task, _)] = own[..] {
        let behind = matches!(words.last(), Some(Word::Name { .. } | Word::Hint(_)));
        words.push(Word::Role(task, behind));
        return;
    }
    if own.iter().any(|word| matches!(word, Word::Role(..))) {
        words.push(Word::Comma);
        words.extend(own);
        words.push(Word::Comma);
    } else if matches!(words.last(), Some(Word::Name { .. })) {
        words.push(Word::Hint(inner.split_whitespace().collect()));
    } else {
        words.push(Word::Comma);
        words.extend(own);
        words.push(Word::Comma);
    }
}

fn push_name(words: &mut Vec<Word>, name: &mut String) {
    let text = std::mem::take(name);
    let named = text.chars().any(char::is_alphabetic);
    if text.is_empty() || !named {
        return;
    }
    if let Some(task) = role(&text) {
        // Whether a letter alone is a role is told by what stands around it.
        words.push(match text.chars().count() {
            1 => Word::name(text),
            _ => Word::Role(task, false),
        });
        return;
    }
    if matches!(text.as_str(), "和" | "与" | "及" | "以及") {
        return words.push(Word::Comma);
    }
    // Mary Lee等: the letters of a Latin name are its own.
    if let Some(latin) = text
        .strip_suffix('等')
        .filter(|rest| !rest.is_empty() && rest.is_ascii())
    {
        words.extend([Word::name(latin), Word::Comma, Word::name("等")]);
        return;
    }
    if let Some((before, after)) = joint(&text) {
        push_name(words, &mut before.to_owned());
        words.push(Word::Comma);
        return push_name(words, &mut after.to_owned());
    }
    if is_department_like(&text) {
        return words.push(Word::name(text));
    }
    for word in GLUED {
        if let Some(rest) = text.strip_prefix(word)
            && rest.chars().count() >= 2
        {
            words.push(Word::Role(role(word).unwrap_or(Task::Author), false));
            words.push(Word::Colon);
            return push_name(words, &mut rest.to_owned());
        }
    }
    for word in GLUED_BEHIND {
        if let Some(rest) = text.strip_suffix(word)
            && (2..=4).contains(&rest.chars().count())
            && let Some(task) = role(word)
        {
            words.push(Word::name(rest));
            words.push(Word::Role(task, true));
            return;
        }
    }
    // 2023级机电1班李四
    if let Some(at) = text.find('班').map(|at| at + '班'.len_utf8())
        && is_class(&text[..at])
        && (2..=4).contains(&text[at..].chars().count())
    {
        words.push(Word::name(&text[..at]));
        words.push(Word::Space(1));
        words.push(Word::name(&text[at..]));
        return;
    }
    words.push(Word::name(text));
}

/// The two sides of 和, 与, 及 between two names, departments or roles; nothing where such a letter
/// may belong to one name (李和平, 党建和宣传办公室).
fn joint(text: &str) -> Option<(&str, &str)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '和' | '与' | '及'))
        .find_map(|(at, c)| {
            let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
            let before = before.strip_suffix('以').unwrap_or(before);
            let person =
                |side: &str| (2..=4).contains(&side.chars().count()) && !is_department_like(side);
            let roles = role(before).is_some() && role(after).is_some();
            let sides = match is_department_like(text) {
                true => is_department_like(before),
                false => person(before) && person(after) && !text.contains('·'),
            };
            (roles || sides).then_some((before, after))
        })
}

/// Role words side by side are one task: 文/图, 撰稿、摄影 are both; of others the last holds.
pub fn paired(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        if let Word::Role(second, behind) = word
            && let [
                ..,
                Word::Role(first, false),
                Word::Slash | Word::Comma | Word::Space(_),
            ] = out.as_mut_slice()
            && !behind
        {
            *first = match (*first, second) {
                (Task::Text, Task::Photo) | (Task::Photo, Task::Text) => Task::Both,
                (Task::Author | Task::Journalist, second) => second,
                (first, Task::Author) => first,
                (first, second) if first == second => first,
                _ => {
                    out.push(word);
                    continue;
                }
            };
            out.pop();
            continue;
        }
        out.push(word);
    }
    out
}
