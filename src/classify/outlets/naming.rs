//! The outlet that a cell names: by name or alias, with a programme or a page, or as the owner of an
//! account on a platform. What is not known in a name is never passed over.

use crate::intake::text::squeeze;
use crate::rulebook::registry::{OutletId, Registry};

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub outlet: OutletId,
    /// Whether it is more than the name itself, so that a person should know what it was taken for.
    pub judged: bool,
}

impl Named {
    fn plainly(outlet: OutletId) -> Named {
        Named {
            outlet,
            judged: false,
        }
    }

    fn by_judgement(outlet: OutletId) -> Named {
        Named {
            outlet,
            judged: true,
        }
    }
}

/// The outlet of a cell's text.
pub(super) fn by_name(registry: &Registry, text: &str) -> Option<Named> {
    if text.is_empty() {
        return None;
    }
    let exact = registry.find(text);
    if let Some(id) = exact.filter(|id| !registry.get(*id).platform) {
        return Some(Named::plainly(id));
    }
    let plain = squeeze(text).replace(['“', '”', '"', '‘', '’', '\''], "");
    let whole = plain.replace(['《', '》'], "");
    if let Some(id) = registry.find(&whole) {
        return Some(Named::plainly(id));
    }
    // 易县电视台《今日新闻》: the station counts, whatever the programme is called.
    let outside = outside_programme(&plain);
    let found = match outside.as_deref() {
        Some(outside) => by_parts(registry, outside).or_else(|| by_parts(registry, &whole)),
        None => by_parts(registry, &whole),
    };
    found
        .map(|found| match outside {
            Some(_) => Named::by_judgement(found.outlet),
            None => found,
        })
        .or(exact.map(Named::plainly))
}

/// What stands outside of 《》, where something does.
fn outside_programme(text: &str) -> Option<String> {
    let (start, end) = (text.find('《')?, text.rfind('》')?);
    if start > end {
        return None;
    }
    let outside = format!("{}{}", &text[..start], &text[end + '》'.len_utf8()..]);
    (!outside.is_empty()).then_some(outside)
}

/// What a part of a name is.
enum Part {
    Outlet(OutletId),
    /// The owner of an account, beside a platform.
    Owner(OutletId),
    Platform(OutletId),
    /// A page, a column or a word that says nothing of the outlet.
    Idle,
    Unknown,
}

/// The outlet of a name in parts: 人民网-河北频道, 保定日报(第3版), 抖音@易县融媒体中心.
fn by_parts(registry: &Registry, text: &str) -> Option<Named> {
    let mut parts: Vec<&str> = text
        .split([
            '(', ')', '[', ']', '【', '】', '·', '-', '—', ':', '@', '/', '|',
        ])
        .collect();
    parts.retain(|part| !part.is_empty());
    if let Some(id) = registry.find(&parts.concat()) {
        return Some(Named::plainly(id));
    }
    let told: Vec<Part> = parts.iter().map(|part| part_of(registry, part)).collect();
    if told.iter().any(|part| matches!(part, Part::Unknown)) {
        return None;
    }
    let owners = told.iter().filter_map(|part| match part {
        Part::Outlet(id) | Part::Owner(id) => Some(*id),
        _ => None,
    });
    let owners: Vec<OutletId> = owners.collect();
    match owners[..] {
        [] => told.iter().find_map(|part| match part {
            Part::Platform(id) => Some(Named::plainly(*id)),
            _ => None,
        }),
        [id, ..] => owners
            .iter()
            .all(|other| *other == id)
            .then_some(Named::by_judgement(id)),
    }
}

fn part_of(registry: &Registry, part: &str) -> Part {
    if let Some(id) = registry.find(part) {
        return match registry.get(id).platform {
            true => Part::Platform(id),
            false => Part::Outlet(id),
        };
    }
    if let Some(id) = owner_of_account(registry, part) {
        return Part::Owner(id);
    }
    let bare = without_page(part);
    if bare.is_empty() || is_idle(bare) {
        return Part::Idle;
    }
    let listed = |name: &str| registry.find(name).filter(|id| !registry.get(*id).platform);
    match listed(bare).or_else(|| station(registry, bare)) {
        Some(id) => Part::Outlet(id),
        None => Part::Unknown,
    }
}

/// A name without the page behind it: 保定日报第3版, 保定日报A2版, 保定日报头版.
fn without_page(name: &str) -> &str {
    let Some(rest) = name.strip_suffix('版') else {
        return name;
    };
    let page = ["头", "要闻", "第"];
    let numbered =
        rest.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let bare = match numbered.len() < rest.len() {
        true => numbered.trim_end_matches(|c: char| c.is_ascii_alphabetic()),
        false => rest,
    };
    let bare = page
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    match bare.len() < rest.len() {
        true => bare,
        false => name,
    }
}

/// Whether a part of a name is a column of an outlet or its level, or says nothing.
fn is_idle(part: &str) -> bool {
    const COLUMNS: [&str; 10] = [
        "版", "副刊", "周刊", "专刊", "专版", "专栏", "栏目", "专题", "节目", "要闻",
    ];
    const WORDS: [&str; 15] = [
        "校级",
        "县级",
        "区级",
        "市级",
        "省级",
        "国家级",
        "中央级",
        "官方",
        "官方账号",
        "账号",
        "官微",
        "号",
        "头条",
        "首页",
        "刊发",
    ];
    COLUMNS.iter().any(|column| part.ends_with(column)) || WORDS.contains(&part)
}

/// A station with one of its programmes: 易县电视台今日新闻. A programme alone tells no station.
fn station(registry: &Registry, text: &str) -> Option<OutletId> {
    const STATIONS: [&str; 5] = ["电视台", "电台", "卫视", "广播台", "台"];
    const PROGRAMMES: [&str; 9] = [
        "新闻", "联播", "报道", "播报", "频道", "栏目", "节目", "直播", "访谈",
    ];
    if !PROGRAMMES.iter().any(|programme| text.ends_with(programme)) {
        return None;
    }
    let mut ends = text
        .char_indices()
        .map(|(at, _)| at)
        .skip(1)
        .collect::<Vec<_>>();
    ends.reverse();
    let found = ends.into_iter().find_map(|end| {
        let name = &text[..end];
        let is_station = STATIONS.iter().any(|word| name.ends_with(word));
        registry.find(name).filter(|_| is_station)
    })?;
    (!registry.get(found).platform).then_some(found)
}

/// 易县融媒体中心抖音号, 抖音号易县融媒体中心: the owner beside a platform's name.
fn owner_of_account(registry: &Registry, text: &str) -> Option<OutletId> {
    let text = text.trim_end_matches("账号").trim_end_matches("官方");
    let platforms = registry
        .names()
        .filter(|(_, id)| registry.get(*id).platform);
    let mut best: Option<(usize, OutletId)> = None;
    for (platform, _) in platforms {
        for rest in [text.strip_suffix(platform), text.strip_prefix(platform)]
            .into_iter()
            .flatten()
        {
            let rest = rest.trim_start_matches('号').trim_end_matches("官方");
            let owner = registry.find(rest).filter(|id| !registry.get(*id).platform);
            if let Some(owner) = owner
                && best.is_none_or(|(length, _)| length < platform.len())
            {
                best = Some((platform.len(), owner));
            }
        }
    }
    best.map(|(_, owner)| owner)
}
