//! What the cells of a column say of its meaning.

use std::collections::BTreeSet;

use super::Heading;
use crate::intake::dates::Around;
use crate::intake::values::is_nothing;
use crate::intake::{dates, departments, numbers};
use crate::rulebook::field::{
    DATE, Fields, GENRE, Kind, LEVEL, MEDIUM, OUTLET, PLACEMENT, SECONDS, SENT,
};
use crate::sheet::{Cell, Row};

/// Some year, to know days by that have none.
const SOME_YEAR: Around = Around {
    year: Some(2000),
    month: None,
};

const OUTLET_ENDS: [&str; 24] = [
    "报",
    "网",
    "台",
    "号",
    "社",
    "刊",
    "视",
    "抖音",
    "站",
    "新闻",
    "融媒体中心",
    "杂志",
    "客户端",
    "app",
    "微信",
    "微博",
    "学习强国",
    "快手",
    "视频号",
    "头条",
    "发布",
    "频道",
    "在线",
    "传媒",
];
const LEVELS: [&str; 22] = [
    "国家级",
    "省级",
    "市级",
    "县级",
    "校级",
    "区级",
    "院级",
    "系级",
    "国家",
    "省",
    "市",
    "县",
    "校",
    "中央",
    "中央级",
    "省部级",
    "地市级",
    "县区级",
    "县市级",
    "国际级",
    "省市级",
    "区县级",
];
const GENRES: [&str; 24] = [
    "消息",
    "通讯",
    "简讯",
    "图片",
    "视频",
    "评论",
    "特写",
    "信息",
    "新闻",
    "专题",
    "图文",
    "文字",
    "音频",
    "h5",
    "综述",
    "报告文学",
    "言论",
    "深度报道",
    "短视频",
    "图片新闻",
    "动态",
    "理论文章",
    "论文",
    "人物",
];
const MEDIUMS: [&str; 17] = [
    "报纸",
    "电视",
    "广播",
    "网站",
    "微信",
    "公众号",
    "短视频",
    "新媒体",
    "期刊",
    "杂志",
    "报刊",
    "网络",
    "纸媒",
    "客户端",
    "电视台",
    "微信公众号",
    "传统媒体",
];
/// What may follow the word that counts.
const KINDS: [&str; 6] = ["类", "媒体", "作品", "稿件", "稿", "报道"];
/// A title has so many letters at least.
const TITLE: usize = 9;

/// Whether a squeezed text ends as the names of outlets do.
pub fn looks_like_outlet(text: &str) -> bool {
    let ends = OUTLET_ENDS.iter().chain(&["媒体", "融媒", "广播"]);
    ends.into_iter().any(|end| text.ends_with(end))
}

/// How much the cells below speak for each meaning, in hundredths of the distinct ones.
pub fn weights(column: u32, below: &[Row<'_>], meanings: &[Heading], fields: &Fields) -> Vec<u32> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    let mut days = 0;
    for row in below {
        match row.get(column) {
            Cell::Text(text) if !is_nothing(text) => {
                texts.insert(text.to_owned());
            }
            Cell::Number(number) => {
                texts.insert(number.to_string());
            }
            Cell::Day(_) => days += 1,
            _ => {}
        }
    }
    let all = (texts.len() + days) as u32;
    let weight = |heading: &Heading| {
        let said: u32 = texts
            .iter()
            .map(|text| speaks_for(text, *heading, fields))
            .sum();
        let of_days = match heading {
            Heading::Field(id) if fields.get(*id).kind == Kind::Day => 100 * days as u32,
            _ => 0,
        };
        (said + of_days).checked_div(all).unwrap_or(0)
    };
    meanings.iter().map(weight).collect()
}

/// How much one text speaks for a meaning: 100 where it is known, 60 where it looks like it.
fn speaks_for(text: &str, heading: Heading, fields: &Fields) -> u32 {
    let squeezed = crate::intake::text::squeeze(text);
    // 图片类, 省级媒体
    let bare = KINDS.iter().find_map(|end| squeezed.strip_suffix(end));
    let spelt = [squeezed.as_str(), bare.unwrap_or(&squeezed)];
    let listed = |words: &[&str]| 100 * u32::from(spelt.iter().any(|text| words.contains(text)));
    let is_value = |id, text: &&str| fields.get(id).value(text).is_some();
    let value = |id| 100 * u32::from(spelt.iter().any(|text| is_value(id, text)));
    match heading {
        Heading::Title => 60 * u32::from(squeezed.chars().count() >= TITLE),
        Heading::Department if fields.is_outlet(text) => 0,
        Heading::Department => 80 * u32::from(departments::is_one(text)),
        Heading::Field(OUTLET) if fields.is_outlet(text) => 100,
        Heading::Field(OUTLET) => {
            60 * u32::from(OUTLET_ENDS.iter().any(|end| squeezed.ends_with(end)))
        }
        Heading::Field(LEVEL) => value(LEVEL).max(listed(&LEVELS)),
        Heading::Field(GENRE) => value(GENRE).max(listed(&GENRES)),
        Heading::Field(MEDIUM) => value(MEDIUM).max(listed(&MEDIUMS)),
        Heading::Field(PLACEMENT) => {
            let like = squeezed.contains(['版', '条', '页']) || squeezed == "封面";
            value(PLACEMENT).max(60 * u32::from(like))
        }
        Heading::Field(DATE | SENT) => {
            100 * u32::from(dates::parse(text, SOME_YEAR).is_ok() || squeezed.ends_with('日'))
        }
        Heading::Field(SECONDS) => {
            let like = squeezed.contains(['分', '秒', '\'', '″']);
            100 * u32::from(like && numbers::parse(text).is_some())
        }
        Heading::Field(id) => value(id),
        _ => 0,
    }
}
