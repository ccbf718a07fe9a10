//! What names a department: in a cell, above a table, in a sheet's or a file's name.

use super::text::squeeze;

/// What the names of departments end in, in a line or a name of its own. A byline has a list of its
/// own: there 镇, 所 or 队 end the names of people, and here 会 and 委 those of events and titles.
const ENDS: [&str; 24] = [
    "处",
    "科",
    "室",
    "部",
    "系",
    "办",
    "组",
    "中心",
    "学院",
    "院",
    "馆",
    "所",
    "队",
    "街道",
    "镇",
    "乡",
    "团委",
    "工会",
    "委员会",
    "学生会",
    "支部",
    "局",
    "股",
    "年级",
];

/// What ends like a department and says only what kind of thing it is, or names the school itself.
const GENERAL: [&str; 27] = [
    "处室",
    "科室",
    "系部",
    "部门",
    "学院",
    "学部",
    "中心",
    "支部",
    "街道",
    "教研室",
    "办公室",
    "年级",
    "工作室",
    "委员会",
    "其他",
    "合计",
    "职教中心",
    "职业教育中心",
    "教育中心",
    "技术学院",
    "职业学院",
    "师范学院",
    "处(室)",
    "总部",
    "全部",
    "一部",
    "二部",
];

/// Words that stand with a department's name in the names of sheets and files, before it and after.
const AFTER: [&str; 30] = [
    "表",
    "统计",
    "报送",
    "明细",
    "汇总",
    "宣传",
    "稿件",
    "外宣",
    "信息",
    "新闻",
    "登记",
    "情况",
    "报道",
    "工作",
    "发布",
    "投稿",
    "采用",
    "积分",
    "数据",
    "清单",
    "记录",
    "成果",
    "上报",
    "材料",
    "更新",
    "定稿",
    "终稿",
    "最终版",
    "最终",
    "修改",
];
const BEFORE: [&str; 9] = [
    "外宣", "报送", "附件", "稿件", "汇总", "投稿", "上报", "关于", "发布",
];
/// Words of time, and of copies.
const ELSE: [&str; 16] = [
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "上半年",
    "下半年",
    "年度",
    "全年",
    "学年",
    "副本",
    "本月",
    "当月",
];

/// Whether a text ends like the name of one department, and is neither a kind of departments
/// (各处室, 基层单位) nor a sentence.
pub fn is_one(text: &str) -> bool {
    let text = squeeze(text);
    let letters = text.chars().count();
    (2..=14).contains(&letters)
        && ENDS.iter().any(|end| text.ends_with(end))
        && !GENERAL.iter().any(|general| match general.chars().count() {
            0..=3 => text == *general,
            _ => text.ends_with(general),
        })
        && !text.contains(['各', '及', '等', ':', ',', '《', '“', '。', '!', '?'])
        && !text.ends_with("职教中心")
        && !text.contains("其他")
}

/// Whether a text names a kind of departments, or many of them: 学院, 机关及各直属单位.
pub fn is_kind(text: &str) -> bool {
    let text = squeeze(text);
    GENERAL.contains(&text.as_str())
        || text.contains('各')
        || ["单位", "部门"].iter().any(|end| text.ends_with(end))
}

/// The department in the name of a sheet or a file, surely one or perhaps: 教务处5月报送.xlsx,
/// 2024年5月-机电工程系.
pub fn in_name(name: &str) -> Option<Named> {
    let parts = parts_of_name(name);
    let sure = parts.iter().rev().find(|part| is_one(part)).cloned();
    match (sure, parts.as_slice()) {
        (Some(name), _) => Some(Named { name, sure: true }),
        (None, [name]) if name.chars().count() <= 10 => Some(Named {
            name: name.clone(),
            sure: false,
        }),
        _ => None,
    }
}

/// What the name of a sheet or a file names besides times and what kind of table it is.
pub fn parts_of_name(name: &str) -> Vec<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match name.rsplit_once('.') {
        Some((stem, end)) if end.len() <= 4 && end.is_ascii() => stem,
        _ => name,
    };
    let mut text = squeeze(stem);
    for word in ELSE {
        text = text.replace(word, " ");
    }
    without_days(&text)
        .split(|c: char| !c.is_alphanumeric())
        .map(|part| bare(part).to_owned())
        .filter(|part| part.chars().count() >= 2 && !part.is_ascii())
        .collect()
}

/// The department that a line over a part of a table names: (一)机电工程系, 【教务处】.
pub fn in_section(text: &str) -> Option<Named> {
    let name = section(text);
    let letters = name.chars().count();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')');
    if !(2..=14).contains(&letters) || !name.chars().all(plain) || name.contains('各') {
        return None;
    }
    let sure = is_one(&name);
    Some(Named { name, sure })
}

/// What a section line says without its number, brackets and counts, squeezed.
pub fn section(text: &str) -> String {
    let text = squeeze(text);
    if let Some((inner, _)) = bracketed(&text) {
        return inner.to_owned();
    }
    let text = text.trim_matches(['【', '】', '[', ']', '■', '●', '◆', '▲', '★', '※', '*']);
    let unnumbered = unnumbered(text);
    let text = unnumbered.unwrap_or(text).trim_end_matches([':', '。']);
    let text = without_lead(text);
    // 教务处(3篇), 教务处共3篇
    let counted = |text: &str| text.ends_with(['篇', '条', '件', '则']);
    match text.find(['(', '共']) {
        Some(at) if at > 0 && counted(text.trim_end_matches(')')) => text[..at].to_owned(),
        _ => text.to_owned(),
    }
}

/// A squeezed text without words that lead rows: 补报8月份, 以下为10月.
pub fn without_lead(text: &str) -> &str {
    const LEADS: [&str; 7] = ["以下为", "以下是", "以下", "补报", "补录", "漏报", "迟报"];
    let mut rest = text;
    while let Some(next) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)) {
        rest = next;
    }
    rest
}

/// What stands in 【】 at the begin of a squeezed text, and what follows in brackets: 【教务处】(3篇).
/// A text that goes on otherwise is a title: 【喜报】我校获奖.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (inner, rest) = text.strip_prefix('【')?.split_once('】')?;
    let counts = rest.starts_with('(') && rest.ends_with(')');
    (rest.is_empty() || counts).then_some((inner, rest))
}

/// What follows a number such as (一), 二、 or 3. at the begin of a squeezed text.
pub fn unnumbered(text: &str) -> Option<&str> {
    let opened = text.trim_start_matches('(');
    let number = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    let rest = opened.trim_start_matches(['第']).trim_start_matches(number);
    let signed = rest.trim_start_matches([')', '、', '.']);
    (rest.len() < opened.len() && signed.len() < rest.len()).then_some(signed)
}

/// A department that was found in a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// Whether it ends like one; if not, it is one only if a roster or a row knows it.
    pub sure: bool,
}

/// Whether a squeezed text names a time and, but for words around it, nothing else: 5月报送明细.
pub fn says_only_when(text: &str) -> bool {
    let mut text = text.to_owned();
    for word in ELSE {
        text = text.replace(word, " ");
    }
    let text = without_days(&text);
    let mut parts = text.split(|c: char| !c.is_alphanumeric());
    parts.all(|part| bare(part).is_empty())
}

/// Blanks where a text has years, months, days and mere numbers.
fn without_days(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_number = |c: char| c.is_ascii_digit() || "〇○一二三四五六七八九十".contains(c);
    // 四 is no part of the 5 in 李四5月.
    let goes_on =
        |c: &&char, first: char| is_number(**c) && c.is_ascii_digit() == first.is_ascii_digit();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let first = chars[at];
        let end = at + chars[at..].iter().take_while(|c| goes_on(c, first)).count();
        let unit = chars.get(end).copied();
        if end > at && unit.is_some_and(|c| matches!(c, '年' | '月' | '日' | '号' | '期')) {
            out.push(' ');
            at = end + 1;
            // 5月份
            if chars.get(at) == Some(&'份') {
                at += 1;
            }
        } else if end > at && chars[at].is_ascii_digit() {
            out.push(' ');
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// A part of a name without the words around a department's.
fn bare(part: &str) -> &str {
    let mut part = part;
    loop {
        let before = part;
        for word in AFTER {
            part = longer(part, part.strip_suffix(word));
        }
        for word in BEFORE {
            part = longer(part, part.strip_prefix(word));
        }
        if part == before {
            return part;
        }
    }
}

/// What is left, unless that is too little to be a name: 宣传部 is no 部.
fn longer<'a>(part: &'a str, left: Option<&'a str>) -> &'a str {
    match left {
        Some(left) if left.is_empty() || left.chars().count() >= 2 => left,
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_and_sheets_name_departments() {
        for (text, name) in [
            ("教务处5月报送.xlsx", "教务处"),
            ("2024年5月-机电工程系.xlsx", "机电工程系"),
            ("机电系宣传统计表(1).xlsx", "机电系"),
            ("宣传部2024年5月外宣稿件汇总.xls", "宣传部"),
            ("五月/信息工程系.csv", "信息工程系"),
            ("学生处", "学生处"),
            ("202405团委", "团委"),
            ("示范职教中心-教务处5月报送(最终版) - 副本.xlsx", "教务处"),
            ("附件2:总务处二〇二四年五月份新闻报送明细表.et", "总务处"),
        ] {
            let found = in_name(text).map(|named| (named.name, named.sure));
            assert_eq!(found, Some((name.to_owned(), true)), "{text}");
        }
    }

    #[test]
    fn other_names_name_no_department_for_sure() {
        for text in [
            "Sheet1",
            "五月",
            "报送明细",
            "2024年5月外宣统计表.xlsx",
            "各处室5月报送.xlsx",
            "示范职教中心2024年5月报送.xlsx",
            "a.csv",
            "表1",
            "汇总(1).xlsx",
        ] {
            let found = in_name(text).filter(|named| named.sure);
            assert_eq!(found, None, "{text}");
        }
        assert_eq!(in_name("Sheet1"), None);
        assert_eq!(in_name("五月"), None);
        assert_eq!(in_name("报送明细"), None);
    }

    #[test]
    fn sections_name_departments() {
        let of = |text| {
            in_section(text)
                .filter(|named| named.sure)
                .map(|named| named.name)
        };
        for (text, name) in [
            ("(一)教务处", "教务处"),
            ("二、机电工程系", "机电工程系"),
            ("【教务处】", "教务处"),
            ("（三）学生处（3篇）", "学生处"),
            ("4.团委：", "团委"),
            ("中山街道", "中山街道"),
        ] {
            assert_eq!(of(text).as_deref(), Some(name), "{text}");
        }
        for text in [
            "(一)各街道",
            "二、政府组成部门",
            "机关及各直属单位",
            "学院",
            "其他",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
