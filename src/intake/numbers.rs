//! Numbers and flags as people write them.

#[cfg(test)]
mod tests;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::problem::Severity;

/// Units that may follow a number and say nothing more.
const UNITS: [&str; 28] = [
    "字",
    "字符",
    "个字",
    "张",
    "张图",
    "幅",
    "篇",
    "条",
    "则",
    "次",
    "人次",
    "人",
    "个",
    "名",
    "遍",
    "阅读",
    "浏览",
    "点击",
    "播放",
    "分",
    "件",
    "版",
    "页",
    "字数",
    "图",
    "次阅读",
    "次浏览",
    "次播放",
];

/// How a number was read, where it is not simply written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    Plain,
    /// 约500, 500余, 10万+: the figure itself.
    About,
    /// 2979-2695=284: the result of what is worked out there.
    Result,
}

impl Reading {
    /// The code that tells it, and how much it matters; nothing of what is written out.
    pub fn told(self) -> Option<(Severity, &'static str)> {
        match self {
            Reading::Plain => None,
            Reading::About => Some((Severity::Note, "number-about")),
            Reading::Result => Some((Severity::Note, "number-of-result")),
        }
    }
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoNumber {
    /// 300-500: which of them is not said.
    Range,
    /// 2979-2695=285: the result is not that of what is worked out.
    WrongResult,
    Unreadable,
}

impl NoNumber {
    /// The code of the problem that tells it.
    pub fn code(self) -> &'static str {
        match self {
            NoNumber::Range => "number-of-range",
            NoNumber::WrongResult => "number-wrong-result",
            NoNumber::Unreadable => "unreadable-number",
        }
    }
}

/// A number, however it is written.
///
/// ```
/// # use rust_decimal::Decimal;
/// assert_eq!(jifen::intake::numbers::parse("1.2万"), Some(Decimal::from(12000)));
/// assert_eq!(jifen::intake::numbers::parse("若干"), None);
/// ```
pub fn parse(text: &str) -> Option<Decimal> {
    read(text).ok().map(|(number, _)| number)
}

/// A number of up to nine digits and nothing else.
#[inline]
pub fn digits(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    let plain = bytes.len() <= 9 && bytes.iter().all(u8::is_ascii_digit) && !bytes.is_empty();
    plain.then(|| {
        let number = bytes.iter().fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
        Decimal::from(number)
    })
}

/// Reads a number: 800, 1,200, ８００, 1.2万, 10万+, 约500字, 二百字, 3张, 2分30秒 (in seconds),
/// 2979-2695=284.
pub fn read(text: &str) -> Result<(Decimal, Reading), NoNumber> {
    if let Some(number) = digits(text) {
        return Ok((number, Reading::Plain));
    }
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if let Some((sum, result)) = text.split_once('=') {
        return of_result(sum, result);
    }
    let (bare, about) = without_about(&text);
    let reading = match about {
        true => Reading::About,
        false => Reading::Plain,
    };
    if let Some(number) = seconds(bare).or_else(|| amount(bare)) {
        return Ok((number, reading));
    }
    let ends = bare.split_once(['-', '~', '—', '–', '至', '到']);
    match ends.map(|(from, to)| (amount(from), amount(to))) {
        Some((Some(_), Some(_))) => Err(NoNumber::Range),
        _ => Err(NoNumber::Unreadable),
    }
}

/// Reads the number of a field, which may be a rate or money as well: 66% is 0.66, as in a cell of a
/// workbook; 120元 is 120.
pub fn of_field(text: &str) -> Result<(Decimal, Reading), NoNumber> {
    if let Some(number) = digits(text) {
        return Ok((number, Reading::Plain));
    }
    let text = text.trim();
    let rate = text.strip_prefix("百分之");
    if let Some(rate) = rate.or_else(|| text.strip_suffix(['%', '％', '﹪'])) {
        let (number, reading) = read(rate)?;
        let hundredth = number.checked_div(Decimal::ONE_HUNDRED);
        return Ok((hundredth.ok_or(NoNumber::Unreadable)?.normalize(), reading));
    }
    let money = ["元钱", "块钱", "元整", "元", "块"];
    let bare = money.iter().find_map(|unit| text.strip_suffix(unit));
    read(bare.unwrap_or(text))
}

/// The result of a sum that stands there as well, if it is right.
fn of_result(sum: &str, result: &str) -> Result<(Decimal, Reading), NoNumber> {
    let result = amount(result).ok_or(NoNumber::Unreadable)?;
    match worked_out(sum) {
        Some(number) if number == result => Ok((result, Reading::Result)),
        Some(_) => Err(NoNumber::WrongResult),
        None => Err(NoNumber::Unreadable),
    }
}

/// What numbers with + and - between them come to.
fn worked_out(sum: &str) -> Option<Decimal> {
    let mut total = Decimal::ZERO;
    let mut rest = sum;
    let mut sign = Decimal::ONE;
    loop {
        let end = rest.find(['+', '-']).unwrap_or(rest.len());
        let number = amount(&rest[..end])?;
        total = total.checked_add(number.checked_mul(sign)?)?;
        if end == rest.len() {
            return Some(total);
        }
        sign = match rest.as_bytes()[end] {
            b'+' => Decimal::ONE,
            _ => -Decimal::ONE,
        };
        rest = &rest[end + 1..];
    }
}

/// Without the words that say a number is not exact, and whether there were any.
fn without_about(text: &str) -> (&str, bool) {
    const BEFORE: [&str; 10] = [
        "大约",
        "约",
        "近",
        "超过",
        "超",
        "逾",
        "不少于",
        "至少",
        "将近",
        "突破",
    ];
    const BEHIND: [&str; 9] = ["左右", "上下", "以上", "余", "多", "+", "许", "来", "起"];
    let mut bare = text
        .trim_start_matches(['共', '计', '¥'])
        .trim_start_matches("合计");
    let mut about = false;
    for word in BEFORE {
        if let Some(rest) = bare.strip_prefix(word) {
            (bare, about) = (rest, true);
        }
    }
    // 500余字, 10万多次, 500字左右: before the unit or behind it.
    for _ in 0..2 {
        if let Some(rest) = BEHIND.iter().find_map(|word| bare.strip_suffix(word)) {
            (bare, about) = (rest, true);
        }
        let unit = UNITS.iter().filter_map(|unit| bare.strip_suffix(unit));
        if let Some(rest) = unit.min_by_key(|rest| rest.len())
            && BEHIND.iter().any(|word| rest.ends_with(word))
        {
            bare = rest;
        }
    }
    (bare, about)
}

/// A length of time: 2分30秒, 45秒, 1小时, 3分钟, 2'30", 0:02:30.
fn seconds(text: &str) -> Option<Decimal> {
    if text.contains(':') {
        let mut total = Decimal::ZERO;
        for part in text.split(':') {
            let part: u32 = part.parse().ok()?;
            total = total
                .checked_mul(Decimal::from(60))?
                .checked_add(Decimal::from(part))?;
        }
        return Some(total);
    }
    const SIGNS: [(&str, u32); 15] = [
        ("小时", 3600),
        ("时", 3600),
        ("分钟", 60),
        ("分", 60),
        ("秒钟", 1),
        ("秒", 1),
        ("'", 60),
        ("′", 60),
        ("’", 60),
        ("\"", 1),
        ("″", 1),
        ("”", 1),
        ("''", 1),
        ("′′", 1),
        ("’’", 1),
    ];
    // 分 at the end is a unit of points as well.
    let told = ["秒", "分钟", "小时", "'", "′", "’", "\"", "″", "”"];
    let minutes = text.contains('分') && !text.ends_with('分');
    if !minutes && !told.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let mut rest = text;
    let mut total = Decimal::ZERO;
    // 3分30: the last unit is left out.
    let mut below = 3600;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.' && !is_chinese(c))
            .unwrap_or(rest.len());
        let number = plain_or_chinese(&rest[..end])?;
        rest = &rest[end..];
        let sign = SIGNS
            .iter()
            .filter(|(sign, _)| rest.starts_with(sign))
            .max_by_key(|(sign, _)| sign.len());
        let (len, each) = match sign {
            Some((sign, each)) => (sign.len(), *each),
            None if rest.is_empty() && below == 60 => (0, 1),
            None => return None,
        };
        total = total.checked_add(number.checked_mul(Decimal::from(each))?)?;
        rest = &rest[len..];
        below = each;
    }
    Some(total.normalize())
}

fn amount(text: &str) -> Option<Decimal> {
    let text = UNITS
        .iter()
        .filter_map(|unit| text.strip_suffix(unit))
        .min_by_key(|rest| rest.len())
        .unwrap_or(text);
    const TIMES: [(&str, u32); 8] = [
        ("亿", 100_000_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("万", 10_000),
        ("w", 10_000),
        ("千", 1_000),
        ("k", 1_000),
        ("百", 100),
    ];
    let lower = text.to_ascii_lowercase();
    let (rest, times) = TIMES
        .iter()
        .filter_map(|(sign, times)| Some((lower.strip_suffix(sign)?, *times)))
        .min_by_key(|(rest, _)| rest.len())
        .unwrap_or((&lower, 1));
    match ungrouped(rest) {
        Some(number) => number
            .checked_mul(Decimal::from(times))
            .map(|number| number.normalize()),
        None => chinese(&lower),
    }
}

fn plain_or_chinese(text: &str) -> Option<Decimal> {
    ungrouped(text).or_else(|| chinese(text))
}

const CHINESE: &str = "零一二三四五六七八九";

fn is_chinese(c: char) -> bool {
    CHINESE.contains(c) || matches!(c, '〇' | '两' | '十' | '百' | '千' | '万')
}

/// A number in Chinese letters: 八百, 一千二百, 两万三千, 十五.
fn chinese(text: &str) -> Option<Decimal> {
    if text.is_empty() || !text.chars().all(is_chinese) {
        return None;
    }
    let (mut total, mut section, mut digit) = (0u64, 0u64, None);
    let mut least = u64::MAX;
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            '零' | '〇' => {
                digit = None;
                continue;
            }
            '两' => {
                digit = Some(2);
                continue;
            }
            c => {
                // Two digits without a unit between them are no number.
                if digit.is_some() {
                    return None;
                }
                digit = CHINESE
                    .chars()
                    .position(|known| known == c)
                    .map(|d| d as u64);
                continue;
            }
        };
        let before = match (digit.take(), unit) {
            (Some(digit), _) => digit,
            (None, 10) => 1,
            (None, 10_000) if section > 0 => 0,
            (None, _) => return None,
        };
        if unit == 10_000 {
            (total, section, least) = (total + (section + before) * unit, 0, u64::MAX);
        } else if unit < least {
            section += before * unit;
            least = unit;
        } else {
            return None;
        }
    }
    // 一千二 is 1200 in speech: not sure.
    match digit {
        Some(_) if least > 10 && least < u64::MAX && !text.contains(['零', '〇']) => None,
        digit => Some(Decimal::from(total + section + digit.unwrap_or(0))),
    }
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
        "是" | "是的" | "√" | "✓" | "✔" | "✔\u{fe0f}" | "☑" | "✅" | "v" | "y" | "yes" | "true"
        | "1" | "有" | "对" | "已" | "t" | "勾" | "对勾" | "打勾" => Some(true),
        "否" | "×" | "✗" | "✘" | "✕" | "✖" | "❌" | "x" | "n" | "no" | "false" | "0" | "无"
        | "没有" | "没" | "不是" | "☐" | "□" | "未" | "f" | "非" => Some(false),
        _ => None,
    }
}
