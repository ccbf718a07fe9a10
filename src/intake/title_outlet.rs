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
