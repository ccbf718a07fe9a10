//! Numbers and flags in remarks: 阅读1.2万, 字数800, 付费, 转载自人民日报.

use crate::intake::numbers;
use crate::intake::text::squeeze;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{
    AFTER_DEADLINE, DELAY, Field, FieldId, Fields, Kind, ORIGINAL, PAID, SIGNERS, Subject,
};

use super::placement::denied;

/// Whether a field is one that remarks may state; some are worked out and never stated.
pub fn may_be_said(fields: &Fields, id: FieldId) -> bool {
    let field = fields.get(id);
    field.of == Subject::Publication
        && matches!(field.kind, Kind::Number | Kind::Flag)
        && !matches!(id, DELAY | AFTER_DEADLINE | SIGNERS)
}

/// What a remark says of a field: nothing; or a fact, none where it speaks of the field and cannot be
/// read, or says two things.
pub fn said(fields: &Fields, id: FieldId, text: &str) -> Option<Option<Fact>> {
    let field = fields.get(id);
    let text = squeeze(text);
    let clauses = clauses(&text);
    let mut found = clauses.iter().filter_map(|clause| match field.kind {
        Kind::Number => number(field, clause),
        _ => flag(id, field, clause),
    });
    let first = found.next()?;
    let agree = found.all(|other| other == first);
    Some(first.filter(|_| agree))
}

/// The clauses of a remark; a comma between digits is the number's.
fn clauses(text: &str) -> Vec<String> {
    let mut clauses = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let last = clauses
            .last_mut()
            .map(|clause| (clause.chars().last(), clause));
        let Some((before, clause)) = last else { break };
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let grouped = c == ',' && digit(before) && digit(chars.peek().copied());
        match c {
            ',' | '、' | ';' | '。' | '|' | '(' | ')' | '\n' if !grouped => {
                clauses.push(String::new());
            }
            c => clause.push(c),
        }
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// The number that a clause gives for a field, before or behind one of its names: 阅读量1.2万,
/// 浏览超过3000次, 1.2万次阅读.
fn number(field: &Field, clause: &str) -> Option<Option<Fact>> {
    let fact = |text: &str| numbers::parse(text).map(Fact::Number);
    let mut said = None;
    for header in &field.headers {
        let header = squeeze(header);
        let stem = header.trim_end_matches(['量', '数']);
        if stem.chars().count() < 2 {
            continue;
        }
        if let Some(before) = clause.strip_suffix(stem)
            && let Some(fact) = fact(before.trim_end_matches('次'))
        {
            return Some(Some(fact));
        }
        let Some(at) = clause.find(stem) else {
            continue;
        };
        let behind = &clause[at + stem.len()..];
        let rest =
            behind.trim_start_matches(['量', '数', ':', '为', '是', '达', '到', '已', '共', '有']);
        match fact(rest) {
            Some(fact) => return Some(Some(fact)),
            None if rest.starts_with(|c: char| c.is_ascii_digit()) || behind.len() > rest.len() => {
                said = Some(None);
            }
            None => {}
        }
    }
    said
}

/// Words that are a yes beside the names of a field.
const PAID_WORDS: [&str; 9] = [
    "广告",
    "付费",
    "收费",
    "有偿",
    "自费",
    "软文",
    "付费版面",
    "购买版面",
    "付费广告",
];
const REPOSTED: [&str; 5] = ["转载自", "转发自", "转自", "转载:", "摘自"];

/// The yes or no that a clause is for a field. What a longer one says is not clear.
fn flag(id: FieldId, field: &Field, clause: &str) -> Option<Option<Fact>> {
    let fact = |flag| Some(Some(Fact::Flag(flag)));
    let names = field.headers.iter();
    let names = names.map(|header| squeeze(header).trim_start_matches("是否").to_owned());
    let mut words: Vec<String> = names.filter(|name| !name.contains('/')).collect();
    match id {
        PAID => words.extend(PAID_WORDS.map(str::to_owned)),
        ORIGINAL if matches!(clause, "转载" | "转发") => return fact(false),
        ORIGINAL if REPOSTED.iter().any(|word| clause.starts_with(word)) => return fact(false),
        // 被人民网转载 speaks of another publication.
        ORIGINAL if clause.contains("转载") && !is_denied(clause, "转载") => return Some(None),
        ORIGINAL => words.push("首发".to_owned()),
        _ => {}
    }
    let found = words.iter().filter(|word| clause.contains(word.as_str()));
    let longest = found.max_by_key(|word| word.len())?;
    match () {
        () if is_denied(clause, longest) => None,
        () if clause == longest => fact(true),
        () => Some(None),
    }
}

fn is_denied(clause: &str, word: &str) -> bool {
    clause.find(word).is_some_and(|at| denied(&clause[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::field::READS;

    #[test]
    fn numbers_and_flags_are_said_in_clauses() {
        let fields = Fields::new();
        let number = |number: u32| Some(Some(Fact::Number(number.into())));
        let flag = |flag| Some(Some(Fact::Flag(flag)));
        for (text, id, says) in [
            ("阅读1.2万", READS, number(12_000)),
            ("阅读量：1,200次，点赞30", READS, number(1200)),
            ("头版，浏览超过3000次", READS, number(3000)),
            ("1.2万次阅读", READS, number(12_000)),
            ("阅读量很高", READS, Some(None)),
            ("阅读1万、播放2万", READS, Some(None)),
            ("校园阅读推广", READS, None),
            ("点赞200", READS, None),
            ("广告", PAID, flag(true)),
            ("付费刊发", PAID, Some(None)),
            ("非广告", PAID, None),
            ("转载自人民日报", ORIGINAL, flag(false)),
            ("原创", ORIGINAL, flag(true)),
            ("被人民网转载", ORIGINAL, Some(None)),
            ("未转载", ORIGINAL, None),
        ] {
            assert_eq!(said(&fields, id, text), says, "{text}");
        }
    }
}
