//! The outlet that the title of a table names, for all of it: 学校公众号5月用稿统计.

use super::Title;
use super::above::Said;
use super::text::squeeze;
use crate::rulebook::registry::{OutletId, Registry};

/// The names of outlets that are found inside a title have so many letters at least.
const SHORTEST: usize = 3;

/// What a title calls an outlet of its own house that the registry lists by another name, if at all.
const HOUSE: [&str; 7] = [
    "官方网站",
    "官网",
    "公众号",
    "视频号",
    "抖音号",
    "快手号",
    "校报",
];

/// What a title says of a table that counts what came out: 用稿统计, 信息采用情况.
const COUNTS: [&str; 14] = [
    "稿", "采用", "录用", "刊发", "发布", "发表", "推文", "推送", "更新", "信息", "新闻", "宣传",
    "报道", "作品",
];

/// The one outlet that the nearest title names which says that it counts what came out there.
pub fn in_titles_of_counts(titles: &[Title], registry: &Registry) -> Option<Said> {
    let counts = |title: &&Title| COUNTS.iter().any(|word| title.text.contains(word));
    let titles: Vec<Title> = titles.iter().filter(counts).cloned().collect();
    in_titles(&titles, registry)
}

/// The one outlet that the nearest title names which names any: as the registry calls it, or as it
/// stands there, so that it is asked once.
pub fn in_titles(titles: &[Title], registry: &Registry) -> Option<Said> {
    titles.iter().find_map(|title| {
        let text = squeeze(&title.text);
        let name = listed(&text, registry).or_else(|| of_house(&text))?;
        Some(Said {
            name,
            row: title.row,
            column: title.column,
        })
    })
}

fn listed(text: &str, registry: &Registry) -> Option<String> {
    let named = |(name, id): (&str, OutletId)| {
        let own = squeeze(name);
        text.contains(&own).then_some((own.chars().count(), id))
    };
    let found: Vec<(usize, OutletId)> = registry.names().filter_map(named).collect();
    let longest = found.iter().map(|(letters, _)| *letters).max()?;
    let mut best = found.iter().filter(|(letters, _)| *letters == longest);
    let &(_, id) = best.next()?;
    let is_one = longest >= SHORTEST && best.all(|(_, other)| *other == id);
    is_one.then(|| registry.get(id).name.clone())
}

fn of_house(text: &str) -> Option<String> {
    let mut named = HOUSE.iter().filter(|word| text.contains(**word));
    let name = named.next()?;
    named.next().is_none().then(|| (*name).to_owned())
}
