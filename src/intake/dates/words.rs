//! The words of a day that say nothing of which day it is.

use unicode_normalization::UnicodeNormalization;

/// What may stand before a day, the longest first.
const BEFORE: [&str; 18] = [
    "本月",
    "当月",
    "今年",
    "本年",
    "发布时间",
    "刊发时间",
    "发布日期",
    "发布于",
    "刊发于",
    "刊登于",
    "发表于",
    "播出于",
    "日期",
    "时间",
    "刊于",
    "发于",
    "截至",
    "于",
];

/// What may stand behind a day, the longest first.
const BEHIND: [&str; 26] = [
    "上午", "中午", "下午", "早上", "晚上", "凌晨", "AM", "PM", "见报", "刊发", "发布", "刊登",
    "登载", "转载", "报道", "播出", "上线", "推送", "发表", "发出", "首发", "采用", "讯", "电",
    "播", "刊",
];

/// NFKC, Chinese digits as Arabic ones, without weekday, time of day, page and words such as 见报.
pub fn plain(text: &str) -> String {
    let text: String = text.trim().nfkc().collect();
    let text = without_weekday(&without_brackets(&text));
    let text = without_time(&in_digits(&text));
    let mut text = text.trim();
    if let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start_matches([':', ' ']);
    }
    loop {
        let bare = text.trim_end_matches(['。', '.', ',', ';', ' ', '左', '右', '前', '起']);
        let bare = without_page(bare);
        let shorter = BEHIND.iter().find_map(|word| bare.strip_suffix(word));
        match shorter.unwrap_or(bare) {
            rest if rest.len() == text.len() => return rest.to_owned(),
            rest => text = rest,
        }
    }
}

/// A text in NFKC with Arabic digits for Chinese ones.
fn in_digits(text: &str) -> String {
    let text: String = text.nfkc().map(digit).collect();
    tens(&text).replace("元月", "1月")
}

/// A text around a table as years and months are sought in it: NFKC, Chinese digits as Arabic ones,
/// no blanks beside the signs of a date.
pub fn surrounding(text: &str) -> String {
    let chars: Vec<char> = text.nfkc().map(digit).collect();
    let sign = |c: Option<&char>| matches!(c, Some('年' | '月' | '日' | '份'));
    let kept = (0..chars.len()).filter(|&at| {
        let before = chars[..at].iter().rfind(|c| !c.is_whitespace());
        let after = chars[at..].iter().find(|c| !c.is_whitespace());
        !chars[at].is_whitespace() || !(sign(before) || sign(after))
    });
    tens(&kept.map(|at| chars[at]).collect::<String>())
}

/// Brackets say something beside the day, unless they hold all of it.
fn without_brackets(text: &str) -> String {
    let mut text = text.to_owned();
    for (start, end) in [('(', ')'), ('[', ']'), ('【', '】')] {
        if let (Some(from), Some(to)) = (text.find(start), text.rfind(end))
            && from < to
        {
            let behind = to + end.len_utf8();
            let all = text[..from].trim().is_empty() && text[behind..].trim().is_empty();
            match all {
                true => text = text[from + start.len_utf8()..to].to_owned(),
                false => text.replace_range(from..behind, ""),
            }
        }
    }
    text
}

fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for word in ["星期", "礼拜", "周"] {
        while let Some(at) = text.find(word) {
            let behind = at + word.len();
            let Some(day) = text[behind..]
                .chars()
                .next()
                .filter(|c| "一二三四五六日天1234567".contains(*c))
            else {
                break;
            };
            // 上周五 names no day.
            if text[..at].ends_with(['上', '下', '本', '这', '每', '第']) {
                break;
            }
            text.replace_range(at..behind + day.len_utf8(), " ");
        }
    }
    text
}

/// Digits as years are written: 二○一一.
fn digit(c: char) -> char {
    const ZERO: [char; 5] = ['○', '〇', '零', 'Ο', 'ο'];
    if ZERO.contains(&c) {
        return '0';
    }
    match "一二三四五六七八九".chars().position(|d| d == c) {
        Some(index) => char::from(b'1' + index as u8),
        None => c,
    }
}

/// Tens in months and days: 十 → 10, 十8 → 18, 2十 → 20, 3十1 → 31.
fn tens(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        if !matches!(c, '十' | '廿' | '卅') {
            out.push(c);
            continue;
        }
        let before = i > 0 && chars[i - 1].is_ascii_digit();
        let after = chars.get(i + 1).is_some_and(char::is_ascii_digit);
        match (c, before) {
            ('廿', _) => out.push('2'),
            ('卅', _) => out.push('3'),
            (_, false) => out.push('1'),
            _ => {}
        }
        if !after {
            out.push('0');
        }
    }
    out
}

/// Without any time of day: `2025-03-05 08:30`, `2025-03-05T08:30:00.5Z`, `3月5日8时30分`, 上午9点半.
fn without_time(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let digits = |from: usize| {
            chars[from..]
                .iter()
                .take_while(|c| c.is_ascii_digit())
                .count()
        };
        let len = digits(at);
        if len == 0 {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let told = chars
            .get(at + len)
            .is_some_and(|c| matches!(c, ':' | '时' | '点'));
        if !told || len > 2 {
            out.extend(&chars[at..at + len]);
            at += len;
            continue;
        }
        // The hour, and whatever of the time follows it.
        while let Some(&c) = chars.get(at) {
            let fraction = c == '.' && digits(at + 1) > 0;
            let zone = c == '+' && digits(at + 1) > 0;
            if !(c.is_ascii_digit()
                || fraction
                || zone
                || matches!(
                    c,
                    ':' | '时' | '点' | '分' | '秒' | '半' | '整' | '许' | 'Z'
                ))
            {
                break;
            }
            at += 1;
        }
        let before = [
            'T', ' ', '上', '下', '中', '午', '晚', '早', '凌', '晨', '间',
        ];
        out.truncate(out.trim_end_matches(before).len());
        out.push(' ');
    }
    out
}

/// Without the page behind a day: 2024年5月6日第3版, 5月6日A2版, 5月6日头版.
fn without_page(text: &str) -> &str {
    let Some(rest) = text.strip_suffix('版') else {
        return text;
    };
    let rest = rest.trim_end_matches(['头', '要', '闻', '整']);
    let numbered = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = numbered.trim_end_matches(|c: char| c.is_ascii_uppercase());
    match numbered.strip_suffix('第') {
        Some(day) => day,
        // Digits right behind 日 are those of the page.
        None if numbered.ends_with(['日', '号', ' ']) => numbered,
        None => rest,
    }
    .trim_end()
}
