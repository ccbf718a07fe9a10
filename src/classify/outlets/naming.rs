//! The outlet that a cell names: by name or alias, with a programme or a page, or as the owner of an
//! account on a platform. What is not known in a name is never passed over.

use crate::intake::text::squeeze;
use crate::rulebook::registry::{OutletId, Registry};

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Of an account, its owner.
    pub outlet: OutletId,
    pub how: How,
}

/// How a cell names an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By a name that the registry has.
    Plainly,
    /// With more than the name, so that a person should know what it was taken for.
    Judged,
    /// As the owner of an account, on a platform where that is known.
    Account(Option<OutletId>),
}

impl Named {
    fn plainly(outlet: OutletId) -> Named {
        let how = How::Plainly;
        Named { outlet, how }
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
    let whole = || by_parts(registry, &whole);
    let Some(outside) = outside else {
        return whole().or(exact.map(Named::plainly));
    };
    let judged = |found: Named| Named {
        how: match found.how {
            How::Plainly => How::Judged,
            how => how,
        },
        ..found
    };
    let outside = by_parts(registry, &outside);
    // 《保定日报》微博: beside a platform the name is the owner's.
    let alone = |found: &Named| !registry.get(found.outlet).platform;
    let found = outside.filter(alone).or_else(whole).or(outside);
    found.map(judged).or(exact.map(Named::plainly))
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
    /// The owner of an account, and the platform beside it.
    Owner(OutletId, OutletId),
    Platform(OutletId),
    /// An account without its platform.
    Account,
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
    let told = parts.iter().map(|part| match *part {
        HEADLINE if parts.len() > 1 => Part::Idle,
        part => part_of(registry, part),
    });
    let told: Vec<Part> = told.collect();
    if told.iter().any(|part| matches!(part, Part::Unknown)) {
        return None;
    }
    let owners = told.iter().filter_map(|part| match part {
        Part::Outlet(id) | Part::Owner(id, _) => Some(*id),
        _ => None,
    });
    let owners: Vec<OutletId> = owners.collect();
    let platform = told.iter().find_map(|part| match part {
        Part::Owner(_, id) | Part::Platform(id) => Some(*id),
        _ => None,
    });
    let &[outlet, ref others @ ..] = owners.as_slice() else {
        return platform.map(Named::plainly);
    };
    let is_account = platform.is_some() || told.iter().any(|part| matches!(part, Part::Account));
    let how = match is_account {
        true => How::Account(platform),
        false => How::Judged,
    };
    let same = others.iter().all(|other| *other == outlet);
    same.then_some(Named { outlet, how })
}

/// A place in a paper, and short for a platform: beside an outlet it tells no account.
const HEADLINE: &str = "头条";

fn part_of(registry: &Registry, part: &str) -> Part {
    if let Some(id) = registry.find(part) {
        return match registry.get(id).platform {
            true => Part::Platform(id),
            false => Part::Outlet(id),
        };
    }
    if let Some((owner, platform)) = owner_of_account(registry, part) {
        return Part::Owner(owner, platform);
    }
    if let Some(name) = part.strip_suffix(HEADLINE)
        && let Some(id) = registry.find(name)
        && !registry.get(id).platform
    {
        return Part::Outlet(id);
    }
    if matches!(part, "官方账号" | "账号" | "官微") {
        return Part::Account;
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
    const WORDS: [&str; 12] = [
        "校级",
        "县级",
        "区级",
        "市级",
        "省级",
        "国家级",
        "中央级",
        "官方",
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

/// 易县融媒体中心抖音号, 抖音号易县融媒体中心: the owner beside a platform's name, and the platform.
fn owner_of_account(registry: &Registry, text: &str) -> Option<(OutletId, OutletId)> {
    let text = text.trim_end_matches("账号").trim_end_matches("官方");
    let platforms = registry
        .names()
        .filter(|(name, id)| registry.get(*id).platform && *name != HEADLINE);
    let mut best: Option<(usize, OutletId, OutletId)> = None;
    for (platform, id) in platforms {
        let bare = text.strip_suffix('号');
        let bare = bare.and_then(|text| text.strip_suffix(platform));
        let ends = [text.strip_suffix(platform), text.strip_prefix(platform)];
        for rest in ends.into_iter().chain([bare]).flatten() {
            let rest = rest.trim_start_matches('号').trim_end_matches("官方");
            let owner = registry.find(rest).filter(|id| !registry.get(*id).platform);
            if let Some(owner) = owner
                && best.is_none_or(|(length, ..)| length < platform.len())
            {
                best = Some((platform.len(), owner, id));
            }
        }
    }
    best.map(|(_, owner, platform)| (owner, platform))
}
