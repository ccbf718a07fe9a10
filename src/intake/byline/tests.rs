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
                Some(Task::Guide) => ":g",
            };
            let hint = named
                .hint
                .as_deref()
                .map(|h| format!("({h})"))
                .unwrap_or_default();
            let follows = if named.follows { "_" } else { "" };
            let student = if named.student { "*" } else { "" };
            format!("{follows}{}{student}{hint}{task}", named.name)
        })
        .collect();
    if byline.and_others {
        told.push("…".to_owned());
    }
    if byline.doubtful {
        told.push("?".to_owned());
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
        ("团委(刘洋)", "刘洋(团委)"),
        ("教务处（王芳、李明）", "王芳(教务处) 李明(教务处)"),
        ("刘洋(团委)", "刘洋(团委)"),
        ("团委(转载)", "团委(转载)"),
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
        ("集体", ""),
        // Names with something in them.
        ("买买提·艾力", "买买提·艾力"),
        ("买买提•艾力、古丽・阿依", "买买提·艾力 古丽·阿依"),
        ("买买提.艾力", "买买提·艾力"),
        ("阿不都‧热合曼", "阿不都·热合曼"),
        ("欧阳 修", "欧阳修"),
        ("欧阳 修 张三", "欧阳修 _张三"),
        ("张 三丰", "张三丰"),
        ("张 三 丰", "张三丰"),
        ("张 三 李 四", "张三 _李四"),
        ("张 三  李 四 光", "张三 _李四光"),
        ("欧 阳 建 修", "欧阳建修"),
        ("张  文", "张文"),
        ("李 文 强、张  三", "李文强 张三"),
        ("文 强", "文强"),
        ("张 三 文", "张三文 ?"),
        ("文/张 三 图/李 四", "张三:t 李四:p"),
        ("张　三　　李　四", "张三 _李四"),
        ("张 三 李 四 光", "张三 _李四光 ?"),
        ("John Smith", "John Smith"),
        ("John Smith、张三", "John Smith 张三"),
        ("Jean-Paul O'Neil", "Jean-Paul O'Neil"),
        ("李和平", "李和平"),
        ("张三13800001234", "张三"),
        ("张三 0312-8812345", "张三"),
        ("1.张三 2.李四", "张三 李四"),
        ("张三主任", "张三"),
        // Further separators.
        ("张三和李四", "张三 李四"),
        ("张三 与 李四", "张三 李四"),
        ("张三、李四以及王五", "张三 李四 王五"),
        ("教务处和学生处", "教务处 学生处"),
        ("党建和宣传办公室", "党建和宣传办公室"),
        ("张三&李四|王五", "张三 李四 王五"),
        ("张三；李四", "张三 李四"),
        ("张三\r\n李四", "张三 李四"),
        // Further roles, before and behind.
        ("文字:张三、李四 摄影:王五", "张三:t 李四:t 王五:p"),
        ("图文/张三", "张三:b"),
        ("张三 文/摄", "张三:b"),
        ("张三图文", "张三:b"),
        ("张三摄影", "张三:p"),
        ("摄影张三", "张三:p"),
        ("张三、李四(摄影)", "张三 李四:p"),
        ("文-张三 图-李四", "张三:t 李四:p"),
        ("文字和图片：张三", "张三:b"),
        ("撰稿 摄影：张三", "张三:b"),
        ("供稿：教务处 张三", "教务处:a _张三:a"),
        ("教务处-张三", "教务处 _张三"),
        ("教务处 通讯员张三", "教务处 张三:a"),
        ("通讯员 张三 文/图", "张三:b"),
        ("撰稿人：张三 审核：李四", "张三:t 李四:r"),
        ("张三 一审：李四 终审:王五", "张三 李四:r 王五:r"),
        ("责任编辑 甲乙 责任校对 丙丁", "甲乙:e 丙丁:r"),
        ("本报首席记者 甲乙 特约通讯员 丙丁", "甲乙:j 丙丁:a"),
        ("丁记者", "丁记者"),
        ("编辑部", "编辑部"),
        // Others, students.
        ("张三等三位老师", "张三 …"),
        ("张三 等", "张三 …"),
        ("2023级机电1班 李四", "李四*"),
        ("2023级机电1班李四", "李四*"),
        ("李四（机电2301班）", "李四*"),
        ("李四 高一(3)班", "李四*"),
        ("2023级机电1班", "2023级机电1班"),
        ("张三 2023级机电1班 李四", "张三 李四*"),
        ("张三李四王五赵六", "张三李四王五赵六 ?"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

use proptest::prelude::*;

/// Names that are surely no role, no department and no frame.
fn made_up_name() -> impl Strategy<Value = String> {
    let surname =
        prop::sample::select(vec!["赵", "钱", "孙", "周", "吴", "郑", "冯", "陈", "欧阳"]);
    let given = prop::sample::select(vec!["伟", "秀英", "建国", "娜", "晓燕", "军", "丽华", "强"]);
    let plain = (surname, given).prop_map(|(surname, given)| format!("{surname}{given}"));
    let other = prop::sample::select(vec!["买买提·艾力", "古丽·阿依", "Mary Lee"]);
    prop_oneof![8 => plain, 1 => other.prop_map(str::to_owned)]
}

/// A few different names.
fn made_up_names(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::hash_set(made_up_name(), 1..=most)
        .prop_map(|names| names.into_iter().collect())
}

/// Spaces inside names of Chinese letters, as people align them.
fn spread(name: &str, wide: bool) -> String {
    let letters: Vec<char> = name.chars().collect();
    match (wide, letters.as_slice()) {
        (true, [a, b]) => format!("{a}  {b}"),
        _ => name.to_owned(),
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,20}|[张三李四文图/:、() 摄影等班级2·和&-]{0,16}") {
        for named in parse(&text).names {
            prop_assert!(!named.name.is_empty());
        }
    }

    /// Groups of names, each under a role or none, in one way of writing it throughout.
    #[test]
    fn names_and_roles_come_out_as_they_went_in(
        groups in prop::collection::vec((made_up_names(4), 0usize..7), 1..4),
        way in 0usize..5,
        separator in prop::sample::select(vec!["、", ",", "，", ";", "；", "&", "\n", " 和 "]),
        wide in any::<bool>(),
        around in 0usize..3,
    ) {
        let words = [
            ("文", Task::Text), ("摄影", Task::Photo), ("图文", Task::Both),
            ("通讯员", Task::Author), ("记者", Task::Journalist), ("责编", Task::Editor),
            ("审核", Task::Reviewer),
        ];
        let mut expected = Vec::new();
        let mut written = Vec::new();
        for (names, role) in &groups {
            let (word, task) = match words[*role] {
                // A letter that stands alone may be one of a name.
                (_, Task::Text) if way == 4 => ("撰文", Task::Text),
                told => told,
            };
            let list: Vec<String> = names.iter().map(|name| spread(name, wide)).collect();
            let list = list.join(separator);
            written.push(match way {
                0 => format!("{word}/{list}"),
                1 => format!("{word}:{list}"),
                2 => format!("{word}：{list}"),
                3 => format!("{list}/{word}"),
                _ => format!("{list} {word}"),
            });
            expected.extend(names.iter().map(|name| (name.clone(), Some(task))));
        }
        let mut text = written.join(" ");
        if way < 3 {
            text = match around {
                1 => format!("({text})"),
                2 => format!("本报讯（{text}）"),
                _ => text,
            };
        }
        let read: Vec<(String, Option<Task>)> =
            parse(&text).names.into_iter().map(|named| (named.name, named.task)).collect();
        prop_assert_eq!(read, expected, "{}", text);
    }

    #[test]
    fn plain_lists_name_those_in_them(
        names in made_up_names(11),
        separator in prop::sample::select(
            vec!["、", ",", "，", ";", "；", "/", "|", "\n", "&", "\u{3000}"],
        ),
        others in any::<bool>(),
    ) {
        let mut text = names.join(separator);
        if others {
            text.push('等');
        }
        let byline = parse(&text);
        let read: Vec<String> = byline.names.into_iter().map(|named| named.name).collect();
        prop_assert_eq!(read, names, "{}", text);
        prop_assert_eq!((byline.and_others, byline.doubtful), (others, false));
    }
}
