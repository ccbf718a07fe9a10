//! A byline cut into words: names, roles and the signs between them.

use super::Task;
use super::roles::{GLUED, role};

#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Name {
        text: String,
        follows: bool,
    },
    Role(Task),
    /// In brackets after a name.
    Hint(String),
    Colon,
    Slash,
    Space,
    /// Any other separator.
    Comma,
}

pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut name = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let sign = match c {
            ':' => Word::Colon,
            '/' | '\\' | '|' => Word::Slash,
            '、' | ',' | ';' | '&' | '+' | '。' | '\n' | '\r' | '，' | '；' => Word::Comma,
            c if c.is_whitespace() => Word::Space,
            '(' | '[' | '【' => {
                push_name(&mut words, &mut name);
                let inner: String = chars
                    .by_ref()
                    .take_while(|c| !matches!(c, ')' | ']' | '】'))
                    .collect();
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

/// A role, a byline of its own, or a hint at the name before.
fn push_bracket(words: &mut Vec<Word>, inner: &str) {
    if inner.is_empty() {
        return;
    }
    if let Some(task) = role(inner) {
        words.push(Word::Slash);
        words.push(Word::Role(task));
        words.push(Word::Comma);
        return;
    }
    let own = self::words(inner);
    if own.iter().any(|word| matches!(word, Word::Role(_))) {
        words.push(Word::Comma);
        words.extend(own);
        words.push(Word::Comma);
    } else if matches!(words.last(), Some(Word::Name { .. })) {
        words.push(Word::Hint(inner.split_whitespace().collect()));
    } else {
        words.extend(own);
    }
}

fn push_name(words: &mut Vec<Word>, name: &mut String) {
    if name.is_empty() {
        return;
    }
    let text = std::mem::take(name);
    if let Some(task) = role(&text) {
        words.push(Word::Role(task));
        return;
    }
    for word in GLUED {
        if let Some(rest) = text.strip_prefix(word)
            && rest.chars().count() >= 2
        {
            words.push(Word::Role(role(word).unwrap_or(Task::Author)));
            words.push(Word::Space);
            words.push(Word::Name {
                text: rest.to_owned(),
                follows: false,
            });
            return;
        }
    }
    words.push(Word::Name {
        text,
        follows: false,
    });
}

/// Joins single letters with spaces between them (张  三), and Latin words; marks names that only
/// a space parts from the name before.
pub fn joined(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut single = false;
    for word in words {
        if word == Word::Space && matches!(out.last(), Some(Word::Space) | None) {
            continue;
        }
        if let Word::Name { text, .. } = &word {
            let one = text.chars().count() == 1;
            let latin = text.is_ascii();
            if let [.., Word::Name { text: before, .. }, Word::Space] = out.as_mut_slice()
                && ((one && single && before.chars().count() < 4) || (latin && before.is_ascii()))
            {
                before.push_str(text);
                out.pop();
                continue;
            }
            single = one;
            let follows = matches!(out.as_slice(), [.., Word::Name { .. }, Word::Space]);
            out.push(Word::Name {
                text: text.clone(),
                follows,
            });
            continue;
        }
        out.push(word);
    }
    out
}

/// Two role words side by side are one task: 文/图, 撰稿、摄影.
pub fn paired(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        if let Word::Role(second @ (Task::Text | Task::Photo)) = word
            && let [
                ..,
                Word::Role(first @ (Task::Text | Task::Photo)),
                Word::Slash | Word::Comma,
            ] = out.as_mut_slice()
            && *first != second
        {
            *first = Task::Both;
            out.pop();
            continue;
        }
        out.push(word);
    }
    out
}
