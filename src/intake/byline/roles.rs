//! The words of a byline that are no names: roles, frames, marks of nobody.

use super::Task;

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
pub const GLUED: [&str; 14] = [
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
pub const FRAMES: [&str; 12] = [
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
pub const DEPARTMENT_ENDS: [char; 9] = ['处', '科', '室', '系', '部', '办', '委', '会', '院'];

/// Whether a name looks like a department's: 教务处, 团委, 党政办.
pub fn is_department_like(name: &str) -> bool {
    let chars = name.chars().count();
    name == "团委" || name == "工会" || (chars >= 3 && name.ends_with(DEPARTMENT_ENDS))
}

/// Cells that say nobody.
pub const NOBODY: [&str; 10] = [
    "无", "/", "-", "—", "--", "——", "暂无", "佚名", "匿名", "略",
];

pub fn role(text: &str) -> Option<Task> {
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
