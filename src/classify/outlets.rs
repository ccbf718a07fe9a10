//! Which outlet a row means: by name or alias, by the owner of an account on a platform, then by the
//! longest domain of the link.

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};
use indexmap::IndexSet;

use crate::decisions::DecisionId;
use crate::intake::text::squeeze;
use crate::intake::{Column, Intake, Submission, TextId};
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field;
use crate::rulebook::registry::{OutletId, Registry};

/// What an outlet cell and a link come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This outlet, by its name.
    Name(OutletId),
    /// This outlet, by the link alone.
    Link(OutletId),
    /// One of several of one domain, which agree on the level.
    Domain(OutletId),
    Unknown,
}

impl Found {
    /// The outlet whose facts hold.
    pub(super) fn outlet(self) -> Option<OutletId> {
        match self {
            Found::Name(id) | Found::Link(id) | Found::Domain(id) => Some(id),
            Found::Unknown => None,
        }
    }
}

/// What an outlet cell names and what the link belongs to, whatever the day.
#[derive(Clone, Copy)]
struct Named<'r> {
    name: Option<OutletId>,
    linked: &'r [OutletId],
}

/// Finds the outlets of rows, each cell and link once.
pub(super) struct Finder<'r> {
    registry: &'r Registry,
    known: HashMap<(Option<TextId>, Option<TextId>), Named<'r>>,
    /// Outlets that were told by the link, each once.
    by_link: HashSet<TextId>,
    /// Outlets that no list has, as they are compared.
    unlisted: IndexSet<String>,
    /// Rows whose outlet was decided, since the link says another.
    pub(super) touched: Vec<(u16, u32, DecisionId)>,
}

impl<'r> Finder<'r> {
    pub(super) fn new(registry: &'r Registry) -> Finder<'r> {
        Finder {
            registry,
            known: HashMap::new(),
            by_link: HashSet::new(),
            unlisted: IndexSet::new(),
            touched: Vec::new(),
        }
    }

    /// The outlet of a row on its day; tells where name and link differ or the link alone says it.
    pub(super) fn find(
        &mut self,
        intake: &Intake,
        row: &Submission,
        problems: &mut Problems,
    ) -> Found {
        let registry = self.registry;
        let key = (row.outlet, row.host);
        let named = *self.known.entry(key).or_insert_with(|| Named {
            name: by_name(registry, text(&intake.outlets, row.outlet)),
            linked: registry.by_host(text(&intake.hosts, row.host)),
        });
        let place = || intake.place(row, Column::Field(field::OUTLET));
        let written = text(&intake.outlets, row.outlet);
        let Some(id) = named.name else {
            let found = by_link(registry, named.linked, row.date);
            if let (Some(outlet), Some(id)) = (row.outlet, found.outlet())
                && self.by_link.insert(outlet)
            {
                problems.push(
                    Problem::warning("outlet-by-link", place())
                        .read(written)
                        .with("outlet", registry.get(id).name.as_str()),
                );
            }
            return found;
        };
        if differs(registry, id, named.linked, row.date) {
            let host = text(&intake.hosts, row.host);
            let decided = intake.decided.decisions.of_link(written, host);
            let meant = decided.and_then(|(id, answer)| Some((id, by_name(registry, answer)?)));
            if let Some((decision, id)) = meant {
                self.touched.push((row.table, row.row, decision));
                return Found::Name(id);
            }
            problems.push(
                Problem::warning("outlet-and-link-differ", place())
                    .read(written)
                    .with("host", host),
            );
        }
        Found::Name(id)
    }

    /// The fact `outlet` of a row whose outlet no list has: a value after those of the registry.
    pub(super) fn unlisted(&mut self, intake: &Intake, outlet: TextId) -> Fact {
        let name = squeeze(text(&intake.outlets, Some(outlet)));
        let (index, _) = self.unlisted.insert_full(name);
        Fact::Choice((self.registry.len() + index) as u32)
    }
}

/// The text of an outlet cell or a link's host; empty where there is none.
pub(super) fn text(texts: &IndexSet<Box<str>>, id: Option<TextId>) -> &str {
    id.and_then(|id| texts.get_index(id as usize))
        .map_or("", |text| text)
}

/// Whether a link belongs to outlets that are all of another level than the one named.
fn differs(registry: &Registry, id: OutletId, linked: &[OutletId], day: Option<NaiveDate>) -> bool {
    if linked.is_empty() {
        return false;
    }
    let level = |id: OutletId| registry.fact_on(id, field::LEVEL, day);
    let own = level(id);
    own != Fact::Unknown
        && linked
            .iter()
            .all(|&other| level(other) != Fact::Unknown && level(other) != own)
}

/// The outlet that a link alone tells.
fn by_link(registry: &Registry, linked: &[OutletId], day: Option<NaiveDate>) -> Found {
    match linked {
        [] => Found::Unknown,
        [id] if registry.get(*id).platform => Found::Unknown,
        [id] => Found::Link(*id),
        [first, rest @ ..] => {
            let level = |id: OutletId| registry.fact_on(id, field::LEVEL, day);
            let agree = rest.iter().all(|&id| level(id) == level(*first));
            if agree && level(*first) != Fact::Unknown {
                Found::Domain(*first)
            } else {
                Found::Unknown
            }
        }
    }
}

/// The outlet of a cell's text: by name or alias, without a programme in 《》, or the owner of an
/// account on a platform, written before, behind or in brackets.
fn by_name(registry: &Registry, text: &str) -> Option<OutletId> {
    if text.is_empty() {
        return None;
    }
    let exact = registry.find(text);
    if let Some(id) = exact.filter(|id| !registry.get(*id).platform) {
        return Some(id);
    }
    let plain = squeeze(text).replace(['“', '”', '"'], "");
    let plain = without_programme(&plain);
    let mut parts: Vec<&str> = plain
        .split(['(', ')', '[', ']', '【', '】', '·', '-', '—', ':', '@', '/'])
        .collect();
    parts.retain(|part| !part.is_empty());
    let owner = |part: &str| -> Option<OutletId> {
        registry.find(part).filter(|id| !registry.get(*id).platform)
    };
    let owners = |part: &str| owner(part).or_else(|| owner_of_account(registry, part));
    let found: Vec<OutletId> = match parts[..] {
        [only] => owners(only).into_iter().collect(),
        _ => parts.iter().filter_map(|part| owners(part)).collect(),
    };
    match found[..] {
        [] => exact.or_else(|| {
            let platform = |part: &&str| registry.find(part).is_some();
            parts
                .iter()
                .find(|part| platform(part))
                .and_then(|part| registry.find(part))
        }),
        [id, ..] => found.iter().all(|other| *other == id).then_some(id),
    }
}

fn without_programme(text: &str) -> String {
    match (text.find('《'), text.rfind('》')) {
        (Some(start), Some(end)) if start > 0 && start < end => {
            format!("{}{}", &text[..start], &text[end + '》'.len_utf8()..])
        }
        _ => text.replace(['《', '》'], ""),
    }
}

/// 易县融媒体中心抖音号, 抖音号易县融媒体中心: the owner beside a platform's name.
fn owner_of_account(registry: &Registry, text: &str) -> Option<OutletId> {
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

/// The names most like an unknown one, for a question.
pub fn near(registry: &Registry, name: &str) -> String {
    let name = squeeze(name);
    let mut near: Vec<(usize, &str)> = registry
        .iter()
        .map(|(_, outlet)| {
            (
                strsim::damerau_levenshtein(&name, &squeeze(&outlet.name)),
                outlet,
            )
        })
        .filter(|(distance, outlet)| *distance * 2 <= outlet.name.chars().count())
        .map(|(distance, outlet)| (distance, outlet.name.as_str()))
        .collect();
    near.sort_unstable();
    near.truncate(3);
    near.iter()
        .map(|(_, name)| *name)
        .collect::<Vec<_>>()
        .join("、")
}
