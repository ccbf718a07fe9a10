//! What the headings of a count matrix mean.

use crate::intake::header::{Heading, Headings};
use crate::intake::skipping;
use crate::intake::spoken;
use crate::intake::text::squeeze;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Fields, Kind, Subject};
use crate::rulebook::registry::Registry;

/// What one heading, or one line of one, says.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// An outlet of the registry.
    Outlet,
    /// A value of a field.
    Value(FieldId, Fact),
    /// Words that add nothing: 采用情况, 篇数.
    Neutral,
    /// 校外媒体, 上级采用: a label over others, or what is counted itself.
    Broad,
    Index,
    Unit,
    Person,
    /// 合计; whether it may be of some only (小计).
    Sum {
        partial: bool,
    },
    Points,
    Rank,
    /// 累计
    Running,
    /// What was handed in, rates, other periods, remarks: nothing that was published now.
    Aside,
    /// 其中
    OfWhich,
    /// A month of its own.
    Period,
    Unknown,
}

/// What headings are told by.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub headings: &'a Headings,
    pub fields: &'a Fields,
    pub registry: Option<&'a Registry>,
}

/// Words around the thing itself.
const NEUTRAL: [&str; 31] = [
    "采用情况",
    "录用情况",
    "刊发情况",
    "发稿情况",
    "用稿情况",
    "采用",
    "录用",
    "刊发",
    "发稿",
    "用稿",
    "上稿",
    "采用数",
    "录用数",
    "刊发数",
    "发稿数",
    "用稿数",
    "上稿数",
    "采用量",
    "发稿量",
    "上稿量",
    "篇数",
    "条数",
    "件数",
    "数量",
    "本月",
    "本期",
    "当月",
    "本季度",
    "各级媒体",
    "媒体级别",
    "采用篇数",
];
/// What may follow the thing itself: 省级媒体, 市级采用数, 信息(篇).
const TAILS: [&str; 20] = [
    "采用数",
    "录用数",
    "刊发数",
    "发稿数",
    "用稿数",
    "篇数",
    "条数",
    "件数",
    "数量",
    "采用",
    "录用",
    "刊发",
    "发稿",
    "用稿",
    "媒体",
    "平台",
    "报刊",
    "稿件",
    "数",
    "量",
];
const SUMS: [&str; 13] = [
    "合计",
    "总计",
    "共计",
    "小计",
    "总和",
    "总共",
    "一共",
    "汇总",
    "总数",
    "总量",
    "总篇数",
    "总条数",
    "总件数",
];
const POINTS: [&str; 13] = [
    "得分",
    "积分",
    "分值",
    "分数",
    "总分",
    "计分",
    "折算分",
    "折合分",
    "核定分",
    "自评分",
    "考核分",
    "评分",
    "小计分",
];
const RANKS: [&str; 5] = ["名次", "排名", "位次", "排序", "位序"];
const ASIDE: [&str; 25] = [
    "报送", "上报", "投稿", "来稿", "送稿", "上月", "上期", "上年", "去年", "同期", "同比", "环比",
    "增减", "增长", "变化", "任务", "目标", "指标", "应报", "备注", "说明", "平均", "人均", "占比",
    "比例",
];
/// What a heading may end with that counts something, or stands over what does.
const BROAD: [&str; 5] = ["采用", "录用", "情况", "媒体", "稿件"];
/// Words that say nothing of what is counted, alone or together: 本月各级媒体采用.
const EMPTY: [&str; 27] = [
    "采用",
    "录用",
    "刊发",
    "发稿",
    "用稿",
    "上稿",
    "发表",
    "发布",
    "情况",
    "媒体",
    "稿件",
    "各级",
    "各类",
    "各",
    "全部",
    "所有",
    "总",
    "新闻",
    "信息",
    "宣传",
    "报道",
    "本月",
    "本期",
    "当月",
    "本季度",
    "本年",
    "本学期",
];
const MEDIA_ENDS: [&str; 21] = [
    "报",
    "媒体",
    "融媒",
    "网",
    "台",
    "社",
    "刊",
    "志",
    "级",
    "客户端",
    "公众号",
    "微信",
    "微博",
    "抖音",
    "快手",
    "视频号",
    "头条",
    "强国",
    "电视",
    "广播",
    "网站",
];

impl Words<'_> {
    /// What the lines of a heading say, outer first.
    pub fn parts(&self, path: &[(usize, &str)]) -> Vec<Part> {
        let mut parts: Vec<Part> = path.iter().map(|(_, text)| self.part(text)).collect();
        let mut is_over_others = false;
        for part in parts.iter_mut().rev() {
            match (&part, is_over_others) {
                (Part::Broad, true) => *part = Part::Neutral,
                (Part::Broad, false) => *part = Part::Unknown,
                _ => {}
            }
            is_over_others |= !matches!(part, Part::Neutral | Part::Period);
        }
        parts
    }

    /// What one line of a heading says.
    pub fn part(&self, text: &str) -> Part {
        let text = squeeze(text);
        let bare = bare(&text);
        let is = |list: &[&str]| list.contains(&bare);
        let heads = |heading: Heading| self.headings.is(bare, heading);
        if heads(Heading::Department) {
            return Part::Unit;
        }
        if bare.contains("累计") {
            return Part::Running;
        }
        if RANKS.iter().any(|word| bare.contains(word)) {
            return Part::Rank;
        }
        if bare.ends_with('率') || bare.contains('%') {
            return Part::Aside;
        }
        if let Some(found) = self.thing(&text) {
            return match is(&NEUTRAL) {
                true => Part::Neutral,
                false => found,
            };
        }
        if bare == "分" || POINTS.iter().any(|word| bare.ends_with(word)) {
            return Part::Points;
        }
        let sums = |text: &str| {
            SUMS.iter()
                .any(|word| text.starts_with(word) || text.ends_with(word))
        };
        if sums(bare) {
            let partial = bare.contains("小计");
            return Part::Sum { partial };
        }
        if bare.starts_with("其中") {
            return Part::OfWhich;
        }
        if ASIDE.iter().any(|word| bare.contains(word)) || skipping::is_note_text(&text) {
            return Part::Aside;
        }
        if matches!(bare, "序号" | "编号" | "no" | "no." | "项次") {
            return Part::Index;
        }
        if heads(Heading::Name) {
            return Part::Person;
        }
        if is(&NEUTRAL) || self.is_field(bare) || is_empty(bare) || bare.ends_with("统计") {
            return Part::Neutral;
        }
        if BROAD.iter().any(|word| bare.ends_with(word)) {
            return Part::Broad;
        }
        if spoken::names_part_of_year(bare) {
            return Part::Period;
        }
        Part::Unknown
    }

    /// The outlet or the value that a heading names, as it stands or without what may follow.
    fn thing(&self, text: &str) -> Option<Part> {
        let mut rest = text;
        loop {
            if let Some(found) = self.exactly(rest) {
                return Some(found);
            }
            let shorter = bare(rest);
            let shorter = match shorter.len() < rest.len() {
                true => shorter,
                false => TAILS.iter().find_map(|tail| rest.strip_suffix(tail))?,
            };
            if shorter.is_empty() {
                return None;
            }
            rest = shorter;
        }
    }

    fn exactly(&self, text: &str) -> Option<Part> {
        if self.registry.is_some_and(|all| all.find(text).is_some()) {
            return Some(Part::Outlet);
        }
        let mut fields = self.fields.iter().filter(|(id, field)| {
            let of_publication = matches!(field.of, Subject::Publication | Subject::Outlet);
            let other = matches!(*id, field::OUTLET | field::SIGNED | field::STATUS);
            of_publication && field.kind == Kind::Choice && !other
        });
        fields.find_map(|(id, field)| Some(Part::Value(id, Fact::Choice(field.value(text)?))))
    }

    /// Whether a text heads a column of facts.
    fn is_field(&self, text: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|(id, _)| self.headings.is(text, Heading::Field(id)))
    }

    /// Whether a column so headed is one of a list of publications, whatever it holds.
    pub fn is_of_list(&self, text: &str) -> bool {
        let own = [
            Heading::Title,
            Heading::Link,
            Heading::Field(field::DATE),
            Heading::Field(field::SENT),
            Heading::Field(field::WORDS),
            Heading::Field(field::READS),
        ];
        own.iter().any(|heading| self.headings.is(text, *heading))
    }

    /// Whether a text that nothing lists looks like an outlet or a level.
    pub fn looks_like_media(text: &str) -> bool {
        let text = squeeze(text);
        let bare = bare(&text);
        MEDIA_ENDS.iter().any(|end| bare.ends_with(end))
    }

    /// The outlet's name in a heading that names one: without what may follow.
    pub fn outlet_in<'t>(&self, text: &'t str) -> &'t str {
        let Some(registry) = self.registry else {
            return text;
        };
        let mut rest = text;
        while registry.find(rest).is_none() {
            let shorter = bare(rest);
            let tail = || TAILS.iter().find_map(|tail| rest.strip_suffix(tail));
            match (shorter.len() < rest.len(), tail()) {
                (true, _) => rest = shorter,
                (false, Some(shorter)) if !shorter.is_empty() => rest = shorter,
                _ => return text,
            }
        }
        rest
    }
}

/// Whether a heading is made up of words that say nothing of what is counted.
fn is_empty(bare: &str) -> bool {
    let mut rest = bare;
    while let Some(shorter) = EMPTY.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.is_empty() && BROAD.iter().any(|word| bare.ends_with(word))
}

/// A heading without a unit, full marks or a remark in brackets at its end: 信息(20分), 采用数(条).
pub fn bare(text: &str) -> &str {
    let text = text.trim_end_matches([':', '：', '*']);
    let open = text.rfind(['(', '（']);
    match open.filter(|at| *at > 0 && text.ends_with([')', '）'])) {
        Some(at) => text[..at].trim_end(),
        None => text,
    }
}
