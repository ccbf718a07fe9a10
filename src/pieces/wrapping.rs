//! What people put around a title that is no part of it: the number in a list, who wrote it, that it
//! was taken over.

/// A title without what stands around it, and how sure it is that the piece is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bare<'t> {
    pub title: &'t str,
    /// Whether what was left out may tell another piece: 【图说】.
    pub is_doubtful: bool,
}

/// The title within a text that has more around it; nothing of any other text.
pub fn bare(text: &str) -> Option<Bare<'_>> {
    // Nearly all titles begin with a letter that begins none of these and end in no bracket.
    let begins = text.chars().next()?;
    let may_begin = matches!(begins, '(' | '（' | '【' | '[' | '转' | '①'..='⑳')
        || begins.is_ascii_digit()
        || NUMBERS.contains(begins);
    if !may_begin && !text.ends_with([')', '）']) {
        return None;
    }
    let mut title = text.trim();
    let mut is_doubtful = false;
    title = without_signature(title).unwrap_or(title);
    for _ in 0..2 {
        title = without_number(title)
            .or_else(|| without_origin(title))
            .unwrap_or(title);
    }
    if let Some(rest) = without_label(title) {
        title = rest;
        is_doubtful = true;
    }
    let title = title.trim();
    (title != text.trim() && title.chars().count() >= 2).then_some(Bare { title, is_doubtful })
}

const NUMBERS: &str = "一二三四五六七八九十";

/// 1.开学, 1、开学, （2）开学, 一、开学, （一）开学, ①开学; no year, no day and no sum: 2025年, 3.15, 1.5万.
pub fn without_number(title: &str) -> Option<&str> {
    if let Some(rest) = title.strip_prefix(|c| matches!(c, '①'..='⑳')) {
        return Some(rest.trim_start_matches(['.', '、', ' ']));
    }
    let (inner, is_bracketed) = match title.strip_prefix(['(', '（']) {
        Some(inner) => (inner, true),
        None => (title, false),
    };
    let end = inner.find(|c: char| !c.is_ascii_digit())?;
    let end = match end {
        0 => inner.find(|c| !NUMBERS.contains(c))?,
        end => end,
    };
    if end == 0 || inner[..end].chars().count() > 2 {
        return None;
    }
    let sign = inner[end..].chars().next()?;
    let rest = &inner[end + sign.len_utf8()..];
    let is_sign = match (is_bracketed, inner.as_bytes()[0].is_ascii_digit()) {
        (true, _) => matches!(sign, ')' | '）'),
        (false, true) => matches!(sign, '.' | '．' | '、' | ')' | '）'),
        (false, false) => sign == '、',
    };
    let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
    (is_sign && !goes_on).then(|| rest.trim_start())
}

/// 转载：开学, 【转载】开学.
fn without_origin(title: &str) -> Option<&str> {
    [
        "转载：",
        "转载:",
        "【转载】",
        "[转载]",
        "（转载）",
        "(转载)",
    ]
    .iter()
    .find_map(|word| title.strip_prefix(word))
    .map(str::trim_start)
}

/// 开学（文/图 王建国）, 开学（通讯员 张三）.
fn without_signature(title: &str) -> Option<&str> {
    const WORDS: [&str; 10] = [
        "文/",
        "图/",
        "文图",
        "图文",
        "文：",
        "图：",
        "通讯员",
        "记者",
        "撰稿",
        "摄影",
    ];
    let inner = title.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let sign = inner[open..].chars().next()?.len_utf8();
    let said = inner[open + sign..].trim_start();
    let is_signed = WORDS.iter().any(|word| {
        // A name stands behind: （图文） says how it was told.
        said.strip_prefix(word)
            .is_some_and(|name| name.chars().count() >= 2)
    });
    is_signed.then(|| title[..open].trim_end())
}

/// 【图说】开学, （图）开学, 开学（图）: perhaps the same piece, told in pictures.
fn without_label(title: &str) -> Option<&str> {
    const LABELS: [&str; 10] = [
        "图", "组图", "多图", "图说", "图文", "图集", "视频", "快讯", "简讯", "头条",
    ];
    let label = |text: &str, open: char, close: char| {
        let inner = text.strip_prefix(open)?;
        let (inner, rest) = inner.split_once(close)?;
        LABELS.contains(&inner.trim()).then_some(rest.len())
    };
    let pairs = [('【', '】'), ('（', '）'), ('(', ')'), ('[', ']')];
    for (open, close) in pairs {
        if let Some(rest) = label(title, open, close) {
            return Some(&title[title.len() - rest..]);
        }
        let at = title.rfind(open);
        if let Some(at) = at.filter(|at| label(&title[*at..], open, close) == Some(0)) {
            return Some(&title[..at]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_stands_around_a_title_is_left_out() {
        for text in [
            "1.开学第一课",
            "1、开学第一课",
            "12．开学第一课",
            "（2）开学第一课",
            "(2) 开学第一课",
            "一、开学第一课",
            "（三）开学第一课",
            "①开学第一课",
            "转载：开学第一课",
            "1.转载：开学第一课",
            "开学第一课\n（文/图 王建国）",
            "开学第一课（通讯员 张三）",
        ] {
            let found = bare(text).map(|bare| (bare.title, bare.is_doubtful));
            assert_eq!(found, Some(("开学第一课", false)), "{text}");
        }
        for text in ["【图说】开学第一课", "（图）开学第一课", "开学第一课（图）"]
        {
            let found = bare(text).map(|bare| (bare.title, bare.is_doubtful));
            assert_eq!(found, Some(("开学第一课", true)), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_a_title_stays() {
        for text in [
            "2025年工作总结",
            "3.15消费者权益日",
            "1.5万名学生返校",
            "12月简讯",
            "一二九大合唱",
            "二十大精神宣讲",
            "走进非遗（一）",
            "走进非遗之一",
            "走进非遗（图文）故事",
            "校园一周（第2期）",
            "转载量破万",
            "【职教周】开幕",
            "开学第一课",
        ] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
