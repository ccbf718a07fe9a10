//! Headings that no list holds, told by the words in them.

use super::header::Heading;
use crate::rulebook::field::{
    AUTHORS, DATE, FieldId, GENRE, LEVEL, OUTLET, PAID, PHOTO, PLACEMENT, READS, SENT, WORDS,
};

const OUTLETS: &[&str] = &["媒体", "平台", "刊物", "报刊", "网站"];
/// Headings of columns that hold where something was published, and maybe when.
const PUBLISHED: [&str; 5] = ["刊发情况", "发表情况", "刊登情况", "登载情况", "见刊情况"];
/// Words that a heading has, and what it then stands for; the first that fits holds.
const SIGNS: &[(&[&str], FieldId)] = &[
    (&["字数"], WORDS),
    (&["阅读", "点击", "浏览", "播放"], READS),
    (&["版面", "版次", "版位"], PLACEMENT),
    (&["付费", "有偿"], PAID),
    (&["体裁", "文体", "稿件类"], GENRE),
    (&["级别", "等级"], LEVEL),
    (&["摄影", "摄像", "拍摄", "供图"], PHOTO),
    (
        &[
            "作者",
            "撰稿",
            "撰写",
            "编写",
            "执笔",
            "供稿人",
            "投稿人",
            "通讯员",
        ],
        AUTHORS,
    ),
    (OUTLETS, OUTLET),
];
const LINKS: [&str; 2] = ["链接", "网址"];
const SENDING: [&str; 9] = [
    "报送", "投稿", "上报", "提交", "交稿", "送稿", "寄送", "发起", "创建",
];
const DAYS: [&str; 2] = ["日期", "时间"];
/// Who filled the table in or handled it, or when, is nothing that scores.
const OFFICE: [&str; 8] = [
    "填报", "填表", "录入", "审核", "登记", "审批", "经手", "经办",
];
/// Who sent a form, which approval systems put in a column of its own: the author only where no
/// other column says who that is.
const SENDERS: [&str; 7] = [
    "发起人",
    "发起人姓名",
    "提交人",
    "提交人姓名",
    "提交者",
    "创建人",
    "填写人",
];
/// Headings that are known and that nothing is done with.
const IDLE: [&str; 31] = [
    "序号",
    "编号",
    "no",
    "no.",
    "项次",
    "备注",
    "说明",
    "得分",
    "分值",
    "积分",
    "分数",
    "计分",
    "自评分",
    "累计得分",
    "名次",
    "排名",
    "审核",
    "审核人",
    "校对",
    "联系电话",
    "核定分",
    "奖励金额",
    "期号",
    "频道",
    "刊期",
    "折合分",
    "折算分",
    "审核意见",
    "转发量",
    "行号",
    "附件",
];

/// What a squeezed heading most likely stands for.
pub fn alike(text: &str) -> Option<Heading> {
    // All signs are Chinese; numbers, days and links stand in every table.
    if text.is_ascii() {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&OFFICE) {
        return None;
    }
    // 发表刊物及日期 holds both.
    let outlet = has(OUTLETS) && has(&["及", "和", "与", "、", "/"]);
    if outlet && has(&DAYS) || PUBLISHED.contains(&text) {
        return Some(Heading::Field(OUTLET));
    }
    let bare = text.split('(').next().unwrap_or(text);
    let is_link = !outlet && LINKS.iter().any(|word| bare.ends_with(word));
    let reposted = has(&["转载", "转发"]) && !has(&["首发", "原发"]);
    if has(OUTLETS) && reposted && (is_link || bare.ends_with(['数', '量', '次'])) {
        // A row's link is that of its first outlet, and its count that of publications.
        return None;
    }
    if has(OUTLETS) && is_link {
        return Some(Heading::Link);
    }
    if has(OUTLETS) && reposted {
        return Some(Heading::Repost);
    }
    if has(&DAYS) {
        return Some(Heading::Field(if has(&SENDING) { SENT } else { DATE }));
    }
    if let Some((_, field)) = SIGNS.iter().find(|(words, _)| has(words)) {
        return Some(Heading::Field(*field));
    }
    if is_sender(text) {
        return Some(Heading::Field(AUTHORS));
    }
    if has(&["标题", "题目", "稿件名"]) || text.ends_with("内容") {
        return Some(Heading::Title);
    }
    if has(&LINKS) {
        return Some(Heading::Link);
    }
    let by = ["刊", "登", "播", "发布", "发稿", "采用"];
    if text.ends_with("单位") && by.iter().any(|word| text.starts_with(word)) {
        return Some(Heading::Field(OUTLET));
    }
    (has(&["部门", "处室", "科室", "系部"]) || text.ends_with("单位"))
        .then_some(Heading::Department)
}

/// What units are called in headings.
const UNITS: [&str; 9] = [
    "单位", "部门", "处室", "科室", "系部", "院系", "学院", "学校", "班级",
];

/// Whether a part of a heading names units.
pub fn names_unit(text: &str) -> bool {
    UNITS.iter().any(|word| text.contains(word))
}

/// Whether a squeezed heading is of cells that hold a unit and an author: 作者单位及姓名, 单位(姓名).
pub fn is_unit_and_author(text: &str) -> bool {
    const AUTHORS: [&str; 9] = [
        "作者",
        "姓名",
        "撰稿人",
        "供稿人",
        "投稿人",
        "撰写人",
        "通讯员",
        "署名",
        "教师",
    ];
    const JOINTS: [&str; 13] = [
        "及", "和", "与", "、", "/", "(", ")", ":", "+", "-", ",", "·", "兼",
    ];
    const IDLE: [&str; 8] = ["所在", "所属", "供稿", "报送", "投稿", "第一", "名称", "的"];
    if !names_unit(text) || !AUTHORS.iter().any(|word| text.contains(word)) {
        return false;
    }
    let without = |text: &str, words: &[&str]| {
        let mut text = text.to_owned();
        words.iter().for_each(|word| text = text.replace(word, " "));
        text
    };
    let authorless = without(text, &AUTHORS);
    let unitless = without(&authorless, &UNITS);
    let joined = JOINTS.iter().any(|joint| text.contains(joint)) || text.contains("姓名");
    let rest = without(&without(&unitless, &JOINTS), &IDLE);
    authorless != text && unitless != authorless && joined && rest.trim().is_empty()
}

/// Whether a squeezed heading is that of whoever sent a form.
pub fn is_sender(text: &str) -> bool {
    SENDERS.contains(&text)
}

/// Whether nothing is lost where such a column is not read.
pub fn is_idle(text: &str) -> bool {
    let bare = text.split(['(', ':']).next().unwrap_or(text);
    IDLE.contains(&bare) || is_sender(bare) || OFFICE.iter().any(|word| text.contains(word))
}
