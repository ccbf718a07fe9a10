//! Numbers and flags as people write them.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// Units that may follow a number and say nothing more.
const UNITS: [&str; 22] = [
    "字", "张", "幅", "篇", "条", "则", "次", "人次", "人", "个", "名", "遍", "阅读", "浏览",
    "点击", "播放", "分", "件", "版", "页", "字数", "图",
];

/// Reads a number: 800, 1,200, ８００, 1.2万, 10万+, 约500字, 3张, 2分30秒 (in seconds).
///
/// ```
/// # use rust_decimal::Decimal;
/// assert_eq!(jifen::intake::numbers::parse("1.2万"), Some(Decimal::from(12000)));
/// assert_eq!(jifen::intake::numbers::parse("约八百字"), None);
/// ```
pub fn parse(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    if bytes.len() <= 9 && bytes.iter().all(u8::is_ascii_digit) && !bytes.is_empty() {
        let number = bytes.iter().fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
        return Some(Decimal::from(number));
    }
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    seconds(&text).or_else(|| amount(&text))
}

/// A length of time: 2分30秒, 45秒, 1小时, 3分钟, 2'30", 0:02:30.
fn seconds(text: &str) -> Option<Decimal> {
    if text.contains(':') {
        let mut total = Decimal::ZERO;
        for part in text.split(':') {
            let part: u32 = part.parse().ok()?;
            total = total * Decimal::from(60) + Decimal::from(part);
        }
        return Some(total);
    }
    const SIGNS: [(&str, u32); 11] = [
        ("小时", 3600),
        ("时", 3600),
        ("分钟", 60),
        ("分", 60),
        ("秒钟", 1),
        ("秒", 1),
        ("'", 60),
        ("′", 60),
        ("\"", 1),
        ("″", 1),
        ("''", 1),
    ];
    // 分 alone is a unit of points as well.
    let told = ["秒", "分钟", "小时", "'", "′", "\"", "″"];
    if !told.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let mut rest = text.trim_start_matches('约');
    let mut total = Decimal::ZERO;
    while !rest.is_empty() {
        let len = rest
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        let number: Decimal = rest[..len].parse().ok()?;
        rest = &rest[len..];
        let (sign, each) = SIGNS
            .iter()
            .filter(|(sign, _)| rest.starts_with(sign))
            .max_by_key(|(sign, _)| sign.len())?;
        total = total.checked_add(number.checked_mul(Decimal::from(*each))?)?;
        rest = &rest[sign.len()..];
    }
    Some(total.normalize())
}

fn amount(text: &str) -> Option<Decimal> {
    let text = text
        .trim_start_matches(['约', '近', '共', '计', '超', '¥'])
        .trim_start_matches("大约");
    let text = text.trim_end_matches(['+', '多', '余']);
    let text = UNITS
        .iter()
        .filter_map(|unit| text.strip_suffix(unit))
        .min_by_key(|rest| rest.len())
        .unwrap_or(text)
        .trim_end_matches(['+', '多', '余']);
    let (text, times) = match text.strip_suffix(['万', 'w', 'W']) {
        Some(rest) => (rest, 10_000),
        None => match text.strip_suffix(['千', 'k', 'K']) {
            Some(rest) => (rest, 1_000),
            None => match text.strip_suffix('亿') {
                Some(rest) => (rest, 100_000_000),
                None => (text, 1),
            },
        },
    };
    let text = text.trim_end_matches('+');
    let number = ungrouped(text)?;
    number
        .checked_mul(Decimal::from(times))
        .map(|n| n.normalize())
}

/// A plain number; commas only between groups of three digits.
fn ungrouped(text: &str) -> Option<Decimal> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let ascii = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = ascii(first) && groups.clone().all(|group| group.len() == 3 && ascii(group));
    if !grouped || !ascii(fraction) || (whole.contains(',') && first.len() > 3) {
        return None;
    }
    let whole: String = std::iter::once(first).chain(groups).collect();
    format!("{sign}{whole}.{fraction}")
        .parse()
        .ok()
        .map(|n: Decimal| n.normalize())
}

/// Reads a yes or no; nothing for any other text.
pub fn flag(text: &str) -> Option<bool> {
    match super::text::squeeze(text).as_str() {
        "是" | "√" | "✓" | "✔" | "☑" | "y" | "yes" | "true" | "1" | "有" | "对" | "已" | "t" => {
            Some(true)
        }
        "否" | "×" | "✗" | "✘" | "x" | "n" | "no" | "false" | "0" | "无" | "没有" | "不是"
        | "☐" | "□" | "未" | "f" | "非" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, number) in [
            ("800", "800"),
            ("８００", "800"),
            ("1,200", "1200"),
            ("1，200", "1200"),
            ("1.2万", "12000"),
            ("10万+", "100000"),
            ("10w+", "100000"),
            ("约500字", "500"),
            ("800字", "800"),
            ("3张", "3"),
            ("1.6万字", "16000"),
            ("500余字", "500"),
            ("2分30秒", "150"),
            ("45秒", "45"),
            ("3分钟", "180"),
            ("0:02:30", "150"),
            ("2'30\"", "150"),
            ("0.5", "0.5"),
            ("-2", "-2"),
            ("2.50", "2.5"),
        ] {
            assert_eq!(
                parse(text).map(|n| n.to_string()).as_deref(),
                Some(number),
                "{text}"
            );
        }
        for text in [
            "约八百字",
            "若干",
            "1,20",
            "",
            "2979-2695=284",
            "3.5.2",
            "约",
            "万",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn flags_are_read_however_they_are_written() {
        for text in ["是", "√", "Y", "1", "有", "Ｙ"] {
            assert_eq!(flag(text), Some(true), "{text}");
        }
        for text in ["否", "×", "N", "0", "无"] {
            assert_eq!(flag(text), Some(false), "{text}");
        }
        assert_eq!(flag("大概"), None);
    }
}
