//! Bylines as people write them.

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
