//! Bylines: who is named in a cell, in which role.
//!
//! A byline is cut into words, each a name or a role word; a role word governs the names after it
//! (文/张三 图/李四, 撰稿:张三) or before it (张三/文 李四/图, 张三 摄影).

use unicode_normalization::UnicodeNormalization;

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

const ROLES: [(&str, Task); 78] = {
    use Task::*;
    [
        ("文", Text),
        ("文字", Text),
        ("撰文", Text),
        ("撰稿", Text),
        ("撰稿人", Text),
        ("文稿", Text),
        ("采写", Text),
        ("执笔", Text),
        ("文字作者", Text),
        ("撰写", Text),
        ("图", Photo),
        ("摄", Photo),
        ("摄影", Photo),
        ("摄像", Photo),
        ("拍摄", Photo),
        ("图片", Photo),
        ("照片", Photo),
        ("供图", Photo),
        ("配图", Photo),
        ("摄影者", Photo),
        ("图文", Both),
        ("文图", Both),
        ("文并摄", Both),
        ("文并图", Both),
        ("文/图", Both),
        ("图/文", Both),
        ("文、图", Both),
        ("图、文", Both),
        ("文/摄", Both),
        ("文摄", Both),
        ("文字图片", Both),
        ("文字/图片", Both),
        ("撰文摄影", Both),
        ("撰稿摄影", Both),
        ("撰稿/摄影", Both),
        ("摄影报道", Both),
        ("作者", Author),
        ("供稿", Author),
        ("供稿人", Author),
        ("投稿", Author),
        ("来稿", Author),
        ("通讯员", Author),
        ("特约通讯员", Author),
        ("本报通讯员", Author),
        ("信息员", Author),
        ("学生记者", Author),
        ("校园记者", Author),
        ("小记者", Author),
        ("指导教师", Author),
        ("指导老师", Author),
        ("指导", Author),
        ("学生", Author),
        ("策划", Author),
        ("主播", Author),
        ("出镜", Author),
        ("配音", Author),
        ("主持", Author),
        ("编导", Author),
        ("后期", Author),
        ("文案", Text),
        ("视频", Author),
        ("制作", Author),
        ("剪辑", Author),
        ("记者", Journalist),
        ("本报记者", Journalist),
        ("本网记者", Journalist),
        ("本刊记者", Journalist),
        ("实习记者", Journalist),
        ("见习记者", Journalist),
        ("特约记者", Journalist),
        ("全媒体记者", Journalist),
        ("编辑", Editor),
        ("责编", Editor),
        ("责任编辑", Editor),
        ("审核", Reviewer),
        ("审核人", Reviewer),
        ("校对", Reviewer),
        ("审稿", Reviewer),
    ]
};

/// Role words so plain that a name may follow without any sign: 通讯员张三.
const GLUED: [&str; 14] = [
    "特约通讯员",
    "本报通讯员",
    "通讯员",
    "学生记者",
    "校园记者",
    "实习记者",
    "见习记者",
    "特约记者",
    "本报记者",
    "本网记者",
    "全媒体记者",
    "记者",
    "责任编辑",
    "信息员",
];

/// What a byline may begin or end with and that names nobody.
const FRAMES: [&str; 12] = [
    "本报讯",
    "本网讯",
    "本刊讯",
    "本台讯",
    "本站讯",
    "综合报道",
    "联合报道",
    "报道",
    "报导",
    "投稿",
    "供稿",
    "来稿",
];

/// What names of departments end in.
const DEPARTMENT_ENDS: [char; 9] = ['处', '科', '室', '系', '部', '办', '委', '会', '院'];

/// Whether a name looks like a department's: 教务处, 团委, 党政办.
pub fn is_department_like(name: &str) -> bool {
    let chars = name.chars().count();
    name == "团委" || name == "工会" || (chars >= 3 && name.ends_with(DEPARTMENT_ENDS))
}

/// Cells that say nobody.
const NOBODY: [&str; 10] = [
    "无", "/", "-", "—", "--", "——", "暂无", "佚名", "匿名", "略",
];

#[derive(Clone, Debug, PartialEq)]
enum Word {
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

fn role(text: &str) -> Option<Task> {
    let text = text.strip_suffix("人员").unwrap_or(text);
    ROLES
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, task)| *task)
        .or_else(|| {
            // 审核, 终审, 复审, 监制, 主编 … and their people.
            [
                "审",
                "审核人",
                "校对人",
                "监制",
                "主编",
                "总编",
                "值班编委",
                "初审",
                "复审",
                "终审",
                "统筹",
            ]
            .contains(&text)
            .then_some(Task::Reviewer)
        })
}

fn words(text: &str) -> Vec<Word> {
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
fn joined(words: Vec<Word>) -> Vec<Word> {
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
fn paired(words: Vec<Word>) -> Vec<Word> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The byline as text: a name, its task's first letter, its hint.
    fn told(text: &str) -> String {
        let byline = parse(text);
        let mut told: Vec<String> = byline
            .names
            .iter()
            .map(|named| {
                let task = match named.task {
                    None => "",
                    Some(Task::Author) => ":a",
                    Some(Task::Text) => ":t",
                    Some(Task::Photo) => ":p",
                    Some(Task::Both) => ":b",
                    Some(Task::Editor) => ":e",
                    Some(Task::Reviewer) => ":r",
                    Some(Task::Journalist) => ":j",
                };
                let hint = named
                    .hint
                    .as_deref()
                    .map(|h| format!("({h})"))
                    .unwrap_or_default();
                let follows = if named.follows { "_" } else { "" };
                format!("{follows}{}{hint}{task}", named.name)
            })
            .collect();
        if byline.and_others {
            told.push("…".to_owned());
        }
        told.join(" ")
    }

    #[test]
    fn plain_names_need_no_reading() {
        for text in [
            "张三",
            "欧阳修",
            "宣传部",
            "摄影",
            "张三等",
            "供稿",
            "佚名",
            "本报讯",
            "王老师",
        ] {
            let byline = parse(text);
            let plain = matches!(byline.names.as_slice(), [named] if named.name == text
                && named.task.is_none() && !byline.and_others);
            assert!(!is_plain_name(text) || plain, "{text}");
        }
        assert!(is_plain_name("张三") && is_plain_name("欧阳修"));
    }

    #[test]
    fn bylines_are_read_however_they_are_written() {
        for (text, expected) in [
            ("张三 李四", "张三 _李四"),
            ("张三、李四", "张三 李四"),
            ("张三,李四", "张三 李四"),
            ("张三，李四；王五", "张三 李四 王五"),
            ("张三/李四", "张三 李四"),
            ("张三\n李四", "张三 李四"),
            ("张  三", "张三"),
            ("张  三、李  四", "张三 李四"),
            ("文/张三 图/李四", "张三:t 李四:p"),
            ("文/张三、王五 图/李四", "张三:t 王五:t 李四:p"),
            ("张三/文 李四/图", "张三:t 李四:p"),
            ("张三、王五/文 李四/图", "张三:t 王五:t 李四:p"),
            ("文:张三 图:李四", "张三:t 李四:p"),
            ("文图/张三", "张三:b"),
            ("文/图 张三", "张三:b"),
            ("文/图:张三", "张三:b"),
            ("文并摄/张三", "张三:b"),
            ("(撰稿:张三 摄影:李四)", "张三:t 李四:p"),
            ("撰稿：张三　摄影：李四", "张三:t 李四:p"),
            ("撰稿、摄影:张三", "张三:b"),
            ("通讯员 张三", "张三:a"),
            ("通讯员张三", "张三:a"),
            ("本报讯(通讯员 张三)", "张三:a"),
            ("本网讯（通讯员 张三 李四）", "张三:a _李四:a"),
            ("本报讯 记者甲乙、通讯员丙丁报道", "甲乙:j 丙丁:a"),
            ("记者 甲乙 实习记者 丙丁", "甲乙:j 丙丁:j"),
            ("责编:甲乙、丙丁", "甲乙:e 丙丁:e"),
            ("张三 责编:甲乙 审核:丙丁", "张三 甲乙:e 丙丁:r"),
            ("图文:教务处", "教务处:b"),
            ("张三(教务处)", "张三(教务处)"),
            ("张三(摄影)", "张三:p"),
            ("张三 摄影", "张三:p"),
            ("张三 摄影 李四", "张三 李四:p"),
            ("教务处 张三", "教务处 _张三"),
            ("张三等", "张三 …"),
            ("张三、李四等3人", "张三 李四 …"),
            ("宣传部", "宣传部"),
            ("张三(文) 李四(图)", "张三:t 李四:p"),
            ("作者:张三", "张三:a"),
            ("张三老师", "张三"),
            ("张三 摄影报道", "张三:b"),
            ("无", ""),
            ("/", ""),
            ("买买提·艾力", "买买提·艾力"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
