//! The words of a byline that are no names: roles, frames, marks of nobody.

use super::Task;

const ROLES: [(&str, Task); 115] = {
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
        ("执笔人", Text),
        ("文字作者", Text),
        ("撰写", Text),
        ("撰写人", Text),
        ("写稿", Text),
        ("文案", Text),
        ("文本", Text),
        ("图", Photo),
        ("摄", Photo),
        ("摄影", Photo),
        ("摄像", Photo),
        ("拍摄", Photo),
        ("拍照", Photo),
        ("图片", Photo),
        ("照片", Photo),
        ("供图", Photo),
        ("供图人", Photo),
        ("配图", Photo),
        ("摄影者", Photo),
        ("摄影师", Photo),
        ("拍摄者", Photo),
        ("图片提供", Photo),
        ("图片作者", Photo),
        ("摄制", Photo),
        ("图文", Both),
        ("文图", Both),
        ("文并摄", Both),
        ("文并图", Both),
        ("文摄", Both),
        ("摄文", Both),
        ("文字图片", Both),
        ("图片文字", Both),
        ("文字摄影", Both),
        ("撰文摄影", Both),
        ("撰稿摄影", Both),
        ("摄影报道", Both),
        ("摄影撰文", Both),
        ("图文作者", Both),
        ("文图作者", Both),
        ("文图责任人", Both),
        ("采写摄影", Both),
        ("作者", Author),
        ("第一作者", Author),
        ("第二作者", Author),
        ("第三作者", Author),
        ("供稿", Author),
        ("供稿人", Author),
        ("供稿单位", Author),
        ("供稿部门", Author),
        ("来稿单位", Author),
        ("稿件来源", Author),
        ("投稿", Author),
        ("投稿人", Author),
        ("来稿", Author),
        ("发稿人", Author),
        ("报送人", Author),
        ("责任人", Author),
        ("主创", Author),
        ("主创人员", Author),
        ("通讯员", Author),
        ("报道员", Author),
        ("信息员", Author),
        ("宣传员", Author),
        ("学生记者", Author),
        ("校园记者", Author),
        ("小记者", Author),
        ("指导教师", Guide),
        ("指导老师", Guide),
        ("指导", Guide),
        ("辅导教师", Guide),
        ("辅导老师", Guide),
        ("辅导", Guide),
        ("学生", Author),
        ("教师", Author),
        ("策划", Author),
        ("主播", Author),
        ("播音", Author),
        ("出镜", Author),
        ("配音", Author),
        ("主持", Author),
        ("主持人", Author),
        ("编导", Author),
        ("导演", Author),
        ("后期", Author),
        ("视频", Author),
        ("制作", Author),
        ("剪辑", Author),
        ("报道", Author),
        ("记者", Journalist),
        ("编辑", Editor),
        ("责编", Editor),
        ("美编", Editor),
        ("编校", Editor),
        ("编审", Editor),
        ("排版", Editor),
        ("主编", Reviewer),
        ("总编", Reviewer),
        ("监制", Reviewer),
        ("审核", Reviewer),
        ("校对", Reviewer),
        ("审稿", Reviewer),
        ("审阅", Reviewer),
        ("核稿", Reviewer),
        ("审定", Reviewer),
        ("统筹", Reviewer),
        ("编委", Reviewer),
        ("联系人", Reviewer),
    ]
};

/// What may stand before a role word and leaves it what it is: 本报记者, 特约通讯员, 责任编辑.
const KINDS: [&str; 34] = [
    "一",
    "二",
    "三",
    "本报",
    "本网",
    "本刊",
    "本台",
    "本站",
    "我校",
    "本校",
    "特约",
    "特派",
    "实习",
    "见习",
    "全媒体",
    "融媒体",
    "融媒",
    "新媒体",
    "首席",
    "驻站",
    "责任",
    "执行",
    "值班",
    "文字",
    "摄影",
    "图片",
    "视频",
    "美术",
    "版面",
    "总",
    "初",
    "复",
    "终",
    "预览",
];

/// The role words that such words may stand before.
const OF_KINDS: [(&str, Task); 11] = [
    ("记者", Task::Journalist),
    ("通讯员", Task::Author),
    ("信息员", Task::Author),
    ("编辑", Task::Editor),
    ("审核", Task::Reviewer),
    ("审", Task::Reviewer),
    ("校对", Task::Reviewer),
    ("编委", Task::Reviewer),
    ("主编", Task::Reviewer),
    ("监制", Task::Reviewer),
    ("联系人", Task::Reviewer),
];

/// Role words so plain that a name may follow without any sign: 通讯员张三.
pub const GLUED: [&str; 35] = [
    "特约通讯员",
    "本报通讯员",
    "本网通讯员",
    "通讯员",
    "学生记者",
    "校园记者",
    "实习记者",
    "见习记者",
    "特约记者",
    "本报记者",
    "本网记者",
    "本台记者",
    "全媒体记者",
    "融媒体记者",
    "小记者",
    "记者",
    "责任编辑",
    "责任校对",
    "责任审核",
    "信息员",
    "撰稿人",
    "供稿人",
    "作者",
    "摄影",
    "拍摄",
    "供图",
    "撰稿",
    "撰文",
    "供稿",
    "图文",
    "文图",
    "责编",
    "编辑",
    "审核",
    "校对",
];

/// Role words that may stand right behind a name: 张三摄影.
pub const GLUED_BEHIND: [&str; 9] = [
    "摄影报道",
    "图文",
    "文并摄",
    "摄影",
    "摄像",
    "供图",
    "撰文",
    "撰稿",
    "拍摄",
];

/// What a byline may begin or end with and that names nobody.
pub const FRAMES: [&str; 13] = [
    "本报讯",
    "本网讯",
    "本刊讯",
    "本台讯",
    "本站讯",
    "本校讯",
    "综合报道",
    "联合报道",
    "报道",
    "报导",
    "投稿",
    "供稿",
    "来稿",
];

/// Surnames of two letters, which may stand apart from the name.
pub const LONG_SURNAMES: [&str; 32] = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫",
    "澹台", "公孙", "公冶", "宗政", "濮阳", "淳于", "单于", "申屠", "令狐", "钟离", "宇文", "长孙",
    "慕容", "司徒", "司空", "鲜于", "闾丘", "赫连", "百里", "呼延",
];

/// Whether a text is a name of three or four letters with one of these surnames.
pub fn has_long_surname(text: &str) -> bool {
    let letters = text.chars().count();
    (3..=4).contains(&letters) && LONG_SURNAMES.iter().any(|name| text.starts_with(name))
}

/// Titles behind a name.
pub const TITLES: [&str; 16] = [
    "老师",
    "同学",
    "同志",
    "教师",
    "副主任",
    "主任",
    "副校长",
    "校长",
    "副书记",
    "书记",
    "科长",
    "处长",
    "院长",
    "教授",
    "先生",
    "女士",
];

/// What names of departments end in.
pub const DEPARTMENT_ENDS: [char; 10] =
    ['处', '科', '室', '系', '部', '办', '委', '会', '院', '组'];

/// What longer names of departments end in.
const LONG_ENDS: [&str; 13] = [
    "中心",
    "支部",
    "总支",
    "学校",
    "分校",
    "社团",
    "工作站",
    "图书馆",
    "研究所",
    "小组",
    "校区",
    "艺术团",
    "服务队",
];

/// Whether a name looks like a department's or a class's: 教务处, 团委, 党政办, 2301班.
pub fn is_department_like(name: &str) -> bool {
    let chars = name.chars().count();
    matches!(name, "团委" | "工会")
        || is_class(name)
        || chars >= 3
            && (name.ends_with(DEPARTMENT_ENDS) || LONG_ENDS.iter().any(|end| name.ends_with(end)))
}

/// Whether a text is a class of students: 2023级机电1班, 机电2301班, 高一(3)班.
pub fn is_class(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let Some(rest) = text.strip_suffix(['班', '级']) else {
        return false;
    };
    let numbered = rest.trim_end_matches(')').ends_with(digit) && rest.chars().count() > 1;
    let of_year = |text: &str| text.chars().take_while(char::is_ascii_digit).count() >= 2;
    text.ends_with('班') && (numbered || of_year(text) && rest.contains('级'))
        || text.ends_with('级') && of_year(text)
}

/// Cells that say nobody, or leave it at the department.
pub const NOBODY: [&str; 16] = [
    "无",
    "/",
    "-",
    "—",
    "--",
    "——",
    "暂无",
    "佚名",
    "匿名",
    "略",
    "集体",
    "全体",
    "本部门",
    "本科室",
    "不详",
    "未署名",
];

/// The task that a role word gives.
pub fn role(text: &str) -> Option<Task> {
    let listed = |text: &str| {
        let mut roles = ROLES.iter();
        roles.find(|(word, _)| *word == text).map(|(_, task)| *task)
    };
    let of_kind = |text: &str| {
        let mut roles = OF_KINDS.iter();
        roles.find_map(|(word, task)| {
            let mut rest = text.strip_suffix(word)?;
            while let Some(shorter) = KINDS.iter().find_map(|kind| rest.strip_suffix(kind)) {
                rest = shorter;
            }
            rest.is_empty().then_some(*task)
        })
    };
    let found = |text: &str| listed(text).or_else(|| of_kind(text));
    let bare = ["人员", "人", "者"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    found(text).or_else(|| bare.filter(|bare| bare.chars().count() > 1).and_then(found))
}
