//! Columns that are an outlet each: 学校官网 | 保定日报, with ticks, days or links below, or
//! 公众号链接, 保定日报发布时间.

use rust_decimal::Decimal;

use super::assigning::Candidate;
use super::evidence::looks_like_outlet;
use super::finding::level_of_media;
use super::{Heading, Ticked};
use crate::intake::alike::{is_idle, is_qualified};
use crate::intake::dates::{self, Around};
use crate::intake::further::names_none;
use crate::intake::links;
use crate::intake::numbers;
use crate::intake::text::squeeze;
use crate::intake::values::is_nothing;
use crate::rulebook::field::{DATE, Fields, Kind, OUTLET};
use crate::sheet::{Cell, Row};

/// Ends of the heading of a column of links.
const LINKS: [&str; 3] = ["链接地址", "链接", "网址"];
/// Ends of the heading of a column of days, and words before them.
const DAYS: [&str; 2] = ["日期", "时间"];
const PUBLISHED: [&str; 13] = [
    "发布", "刊发", "刊登", "发表", "播出", "上线", "推送", "采用", "上稿", "登载", "见报", "刊播",
    "发文",
];
/// What the house calls its own.
const HOUSE: [&str; 3] = ["校内", "本校", "我校"];
/// What begins a question that is ticked, and names nothing.
const ASKING: [&str; 4] = ["是否", "有无", "已", "未"];

/// The columns that are outlets; none where another column says of every row where it came out.
pub fn platforms(all: &[Candidate<'_>], below: &[Row<'_>], fields: &Fields) -> Vec<Ticked> {
    let mut found: Vec<(Ticked, Sort)> = Vec::new();
    for candidate in all.iter().filter(|c| !c.is_listed()) {
        if let Some((outlet, sort)) = platform(candidate, below, fields) {
            let ticked = Ticked {
                column: candidate.name.column,
                field: OUTLET,
                value: outlet,
            };
            found.push((ticked, sort));
        }
    }
    let is = |sort: Sort| found.iter().filter(|(_, own)| *own == sort).count();
    let (listed, likely) = (is(Sort::Listed), is(Sort::Likely));
    // One alone is an outlet where it is known as one and nothing but ticks, days and links stand there.
    let sole = || {
        let mut own = found.iter().filter(|(_, sort)| *sort == Sort::Listed);
        own.all(|(ticked, _)| Body::of(ticked.column, below).says_only_that())
    };
    let is_enough = listed + likely >= 2 || listed == 1 && sole();
    if !is_enough || listed == 0 && are_values(&found, fields) {
        return Vec::new();
    }
    let is_other = |candidate: &&Candidate<'_>| {
        let column = candidate.name.column;
        let own = found.iter().all(|(ticked, _)| ticked.column != column);
        let first = candidate.meanings.first().map(|(heading, _)| *heading);
        own && first == Some(Heading::Field(OUTLET))
    };
    let mut others = all.iter().filter(is_other);
    if !others.all(|other| is_qualified(&squeeze(&other.name.text))) {
        return Vec::new();
    }
    found.into_iter().map(|(ticked, _)| ticked).collect()
}

/// How sure a heading names an outlet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Listed,
    Likely,
    /// 其他, 其他平台链接: one, which the cells name.
    Unnamed,
}

fn platform(
    candidate: &Candidate<'_>,
    below: &[Row<'_>],
    fields: &Fields,
) -> Option<(String, Sort)> {
    let whole = squeeze(&candidate.name.text);
    let text = match whole.split_once('(') {
        Some((text, _)) if !text.is_empty() => text,
        _ => &whole,
    };
    if is_idle(text) || level_of_media(text).is_some() {
        return None;
    }
    let groups = candidate.name.groups.iter();
    let is_of_house = groups.flat_map(|group| HOUSE.iter().filter(|word| group.contains(**word)));
    let is_of_house = is_of_house.count() > 0;
    let named = |name: &str| {
        // 校内平台 over 官网, 校内官网: 学校官网.
        let short = HOUSE.iter().find_map(|word| name.strip_prefix(word));
        let own = short.or(Some(name).filter(|_| is_of_house));
        let own = own.map(|name| format!("学校{name}"));
        match own.filter(|name| fields.is_outlet(name)) {
            Some(own) => Some((own, Sort::Listed)),
            None if fields.is_outlet(name) => Some((name.to_owned(), Sort::Listed)),
            None if names_none(name) => Some((name.to_owned(), Sort::Unnamed)),
            None => {
                let likely = looks_like_outlet(name) && !ASKING.iter().any(|w| name.starts_with(w));
                likely.then(|| (name.to_owned(), Sort::Likely))
            }
        }
    };
    if let Some(name) = LINKS.iter().find_map(|end| text.strip_suffix(end)) {
        let found = named(name)?;
        let body = Body::of(candidate.name.column, below);
        return (body.days == 0 && body.texts <= body.links).then_some(found);
    }
    let first = candidate.meanings.first().map(|(heading, _)| *heading);
    if first == Some(Heading::Field(DATE)) {
        let name = DAYS.iter().find_map(|end| text.strip_suffix(end))?;
        let name = PUBLISHED.iter().find_map(|end| name.strip_suffix(end))?;
        return named(name).filter(|(_, sort)| *sort != Sort::Unnamed);
    }
    match named(text)? {
        (name, Sort::Listed) => Some((name, Sort::Listed)),
        (name, _) if Body::of(candidate.name.column, below).says_only_that() => {
            Some((name, Sort::Likely))
        }
        (name, Sort::Unnamed) if candidate.meanings.is_empty() => Some((name, Sort::Unnamed)),
        _ => None,
    }
}

/// Whether several headings are values of one field, as 微信 and 网站 are media.
fn are_values(found: &[(Ticked, Sort)], fields: &Fields) -> bool {
    let choices = fields
        .iter()
        .filter(|(_, field)| field.kind == Kind::Choice);
    choices.into_iter().any(|(_, field)| {
        let mut own = found.iter().filter(|(_, sort)| *sort == Sort::Likely);
        own.all(|(ticked, _)| field.value(&ticked.value).is_some())
    })
}

/// What stands below a heading.
#[derive(Default)]
struct Body {
    ticks: usize,
    days: usize,
    links: usize,
    texts: usize,
    numbers: usize,
}

/// Some year, to know days by that have none.
const SOME_YEAR: Around = Around {
    year: Some(2000),
    month: None,
};

impl Body {
    fn of(column: u32, below: &[Row<'_>]) -> Body {
        let mut body = Body::default();
        for row in below {
            let sort = match row.get(column) {
                Cell::Empty => continue,
                Cell::Text(text) if is_nothing(text) => continue,
                Cell::Flag(_) => &mut body.ticks,
                Cell::Day(_) => &mut body.days,
                Cell::Number(number) if number.is_zero() || number == Decimal::ONE => {
                    &mut body.ticks
                }
                Cell::Number(number) if !number.fract().is_zero() => &mut body.days,
                Cell::Number(_) => &mut body.numbers,
                Cell::Text(text) if numbers::flag(text).is_some() => &mut body.ticks,
                Cell::Text(text) if dates::parse(text, SOME_YEAR).is_ok() => &mut body.days,
                Cell::Text(text) if links::is_link(text) => &mut body.links,
                Cell::Text(text) if numbers::parse(text).is_some() => &mut body.numbers,
                Cell::Text(_) | Cell::Error => &mut body.texts,
            };
            *sort += 1;
        }
        body
    }

    /// Whether the cells say that something came out, or when, and nothing else.
    fn says_only_that(&self) -> bool {
        let says = self.ticks + self.days + self.links;
        says > 0 && self.texts == 0 && self.numbers <= says
    }
}
