//! Which outlet a row means: by name or alias, by the owner of an account on a platform, then by the
//! longest domain of the link.

mod naming;
mod several;
mod splitting;

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap, HashSet};
use indexmap::{IndexMap, IndexSet};

use crate::decisions::DecisionId;
use crate::intake::text::squeeze;
use crate::intake::{Column, Intake, TextId, links};
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::rulebook::registry::{OutletId, Registry};
use naming::{How, Named, by_name};
pub(super) use splitting::split;

/// What an outlet cell and a link come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This outlet, by its name.
    Name(OutletId),
    /// An account of this outlet on this platform, if that is known.
    Account(OutletId, Option<OutletId>),
    /// This outlet, by the link alone.
    Link(OutletId),
    /// This outlet, as was decided of a platform or of links to a site of several outlets.
    Decided(OutletId),
    /// One of several of one domain, which agree on the level.
    Domain(OutletId),
    Unknown,
}

impl Found {
    /// The outlet whose facts hold.
    pub(super) fn outlet(self) -> Option<OutletId> {
        match self {
            Found::Name(id)
            | Found::Account(id, _)
            | Found::Link(id)
            | Found::Decided(id)
            | Found::Domain(id) => Some(id),
            Found::Unknown => None,
        }
    }

    /// The outlet that tells a fact: an account has its owner's, but the platform's medium.
    pub(super) fn tells(self, id: FieldId) -> Option<OutletId> {
        match self {
            Found::Account(_, platform) if id == field::MEDIUM => platform,
            found => found.outlet(),
        }
    }
}

/// What an outlet cell names and what the link belongs to, whatever the day.
#[derive(Clone, Copy)]
struct Known<'r> {
    name: Option<Named>,
    linked: &'r [OutletId],
    /// What was decided of a platform's name, or of the link where no outlet is named.
    decided: Option<OutletId>,
    /// Whether the link leads to a forum, whose threads anyone may write.
    forum: bool,
}

/// What is told of an outlet cell and a link: the code, the cell and the link it is about.
type About = (&'static str, Option<TextId>, Option<TextId>);

/// Finds the outlets of rows, each cell and link once.
pub(super) struct Finder<'r> {
    registry: &'r Registry,
    known: HashMap<(Option<TextId>, Option<TextId>), Known<'r>>,
    /// What is to be told, with the first row, the number of rows and the outlet it was taken for.
    told: IndexMap<About, (usize, usize, OutletId), DefaultHashBuilder>,
    /// Rows that wait since their link leads to a forum, by outlet cell and link.
    pub(super) forums: IndexMap<(Option<TextId>, Option<TextId>), Vec<usize>>,
    /// What cells are called that name an account.
    pub(super) accounts: HashSet<TextId>,
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
            told: IndexMap::default(),
            forums: IndexMap::new(),
            accounts: HashSet::new(),
            unlisted: IndexSet::new(),
            touched: Vec::new(),
        }
    }

    /// The outlet of a row on its day; remembers what is to be told of it.
    pub(super) fn find(&mut self, intake: &Intake, index: usize) -> Found {
        let (registry, row) = (self.registry, &intake.submissions[index]);
        let key = (row.outlet, row.host);
        let known = *self.known.entry(key).or_insert_with(|| {
            let host = text(&intake.hosts, row.host);
            let forum = links::is_forum(host);
            let written = text(&intake.outlets, row.outlet);
            let name = by_name(registry, written);
            let is_platform = name.is_some_and(|named| registry.get(named.outlet).platform);
            let decided = match row.outlet {
                None => registry.alone(host),
                Some(_) if is_platform => registry.alone(written),
                Some(_) => None,
            };
            Known {
                name,
                linked: linked(registry, host),
                decided,
                forum,
            }
        });
        let mut tell = |about: About, outlet: OutletId| {
            self.told.entry(about).or_insert((index, 0, outlet)).1 += 1;
        };
        let Some(Named { outlet, how }) = known.name else {
            let found = match (by_link(registry, known.linked, row.date), known.decided) {
                (Found::Domain(_) | Found::Unknown, Some(id)) => Found::Decided(id),
                (found, _) => found,
            };
            if let (Some(_), Some(id)) = (row.outlet, found.outlet()) {
                tell(("outlet-by-link", row.outlet, None), id);
            }
            return found;
        };
        if let Some(id) = known.decided {
            return Found::Decided(id);
        }
        let found = match how {
            How::Account(platform) => Found::Account(outlet, platform),
            How::Plainly | How::Judged => Found::Name(outlet),
        };
        match how {
            How::Judged => tell(("outlet-read-as", row.outlet, None), outlet),
            // Where clauses name the owner, it is asked whether they mean the account.
            How::Account(_) if !registry.get(outlet).named => {
                tell(("outlet-account", row.outlet, None), outlet);
            }
            How::Account(_) | How::Plainly => {}
        }
        if matches!(how, How::Account(_)) {
            self.accounts.extend(row.outlet);
        }
        let code = match known.forum && known.linked.is_empty() {
            true => Some("outlet-is-forum"),
            false => differs(registry, outlet, known.linked, row.date),
        };
        if let Some(code) = code {
            let (written, host) = (
                text(&intake.outlets, row.outlet),
                text(&intake.hosts, row.host),
            );
            let decided = intake.decided.decisions.of_link(written, host);
            let meant =
                decided.and_then(|(id, answer)| Some((id, by_name(registry, answer)?.outlet)));
            if let Some((decision, meant)) = meant {
                self.touched.push((row.table, row.row, decision));
                return Found::Name(meant);
            }
            if code == "outlet-is-forum" {
                self.forums.entry(key).or_default().push(index);
            }
            tell((code, row.outlet, row.host), outlet);
        }
        found
    }

    /// Tells what was judged, once each.
    pub(super) fn tell(&self, intake: &Intake, problems: &mut Problems) {
        for (&(code, outlet, host), &(index, rows, id)) in &self.told {
            let place = intake.place(&intake.submissions[index], Column::Field(field::OUTLET));
            let problem = match code {
                "outlet-read-as" | "outlet-account" | "outlet-and-link-of-a-level" => {
                    Problem::note(code, place)
                }
                "outlet-is-forum" => {
                    let rows = self.forums.get(&(outlet, host)).into_iter().flatten();
                    let rows = rows.map(|index| &intake.submissions[*index]);
                    let rows = rows.map(|row| (row.table, row.row)).collect();
                    Problem::error(code, place).of_rows(rows)
                }
                _ => Problem::warning(code, place),
            };
            problems.push(
                problem
                    .read(text(&intake.outlets, outlet))
                    .with("outlet", self.registry.get(id).name.as_str())
                    .with("host", text(&intake.hosts, host))
                    .with("rows", rows),
            );
        }
    }

    /// The fact `outlet` of a row whose outlet no list has: a value after those of the registry.
    pub(super) fn unlisted(&mut self, intake: &Intake, outlet: TextId) -> Fact {
        let name = squeeze(text(&intake.outlets, Some(outlet)));
        let (index, _) = self.unlisted.insert_full(name);
        Fact::Choice((self.registry.len() + index) as u32)
    }
}

/// The owner of the account that a name is, and the platform, if it is known.
pub fn account_of(registry: &Registry, name: &str) -> Option<(OutletId, Option<OutletId>)> {
    match by_name(registry, name)? {
        Named {
            outlet,
            how: How::Account(platform),
        } => Some((outlet, platform)),
        _ => None,
    }
}

/// The text of an outlet cell or a link's host; empty where there is none.
pub(super) fn text(texts: &IndexSet<Box<str>>, id: Option<TextId>) -> &str {
    id.and_then(|id| texts.get_index(id as usize))
        .map_or("", |text| text)
}

/// The code that tells of a link that belongs to other outlets than the one named.
fn differs(
    registry: &Registry,
    id: OutletId,
    linked: &[OutletId],
    day: Option<NaiveDate>,
) -> Option<&'static str> {
    let level = |id: OutletId| registry.fact_on(id, field::LEVEL, day);
    let own = level(id);
    let other = |&other: &OutletId| {
        other != id && !registry.get(other).platform && level(other) != Fact::Unknown
    };
    if linked.is_empty() || own == Fact::Unknown || !linked.iter().all(other) {
        return None;
    }
    Some(match linked.iter().any(|&other| level(other) == own) {
        // Sister papers, or one that was picked up by another: the points are mostly the same.
        true => "outlet-and-link-of-a-level",
        false => "outlet-and-link-differ",
    })
}

/// The outlets that a link's host belongs to. On a forum, the site's domain says nothing.
fn linked<'r>(registry: &'r Registry, host: &str) -> &'r [OutletId] {
    match links::is_forum(host) {
        true => registry.of_host(host),
        false => registry.by_host(host),
    }
}

/// Whether a name is that of a platform; nothing where no list has it.
pub fn is_platform(registry: &Registry, name: &str) -> Option<bool> {
    let named = by_name(registry, name)?;
    Some(registry.get(named.outlet).platform)
}

/// What of a host's outlets a link alone does not tell.
pub enum Untold<'r> {
    /// The site is in no list.
    Unlisted,
    /// Its accounts are anyone's.
    Platform(&'r str),
    /// Several outlets publish there.
    Several(&'r [OutletId]),
}

/// Why a link to this host alone does not tell its outlet; nothing where it does.
pub fn untold<'r>(registry: &'r Registry, host: &str) -> Option<Untold<'r>> {
    let linked = linked(registry, host);
    if matches!(by_link(registry, linked, None), Found::Link(_)) {
        return None;
    }
    let platform = |id: &&OutletId| registry.get(**id).platform;
    Some(match linked.iter().find(platform) {
        _ if linked.is_empty() => Untold::Unlisted,
        Some(id) => Untold::Platform(&registry.get(*id).name),
        None => Untold::Several(linked),
    })
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

/// Ends of names that many outlets share, longer ones before shorter.
const TAILS: [&str; 26] = [
    "广播电视台",
    "融媒体中心",
    "融媒体",
    "微信公众号",
    "官方微信",
    "公众号",
    "视频号",
    "客户端",
    "新闻网",
    "教育网",
    "电视台",
    "广播台",
    "教育局",
    "教育报",
    "都市报",
    "日报社",
    "日报",
    "晚报",
    "晨报",
    "早报",
    "时报",
    "电台",
    "发布",
    "融媒",
    "网",
    "报",
];

/// What tells an outlet from others of its kind: 易 of 易县融媒体中心.
fn stem(name: &str) -> &str {
    let found = TAILS.iter().find_map(|tail| name.strip_suffix(tail));
    let stem = found.unwrap_or(name);
    // Of a county or a town the name itself.
    stem.strip_suffix(['省', '市', '县', '区']).unwrap_or(stem)
}

/// The names most like an unknown one, for a question. To end alike is no likeness.
pub fn near(registry: &Registry, name: &str) -> String {
    let name = squeeze(name);
    let own = stem(&name);
    let half = |distance: usize, letters: usize| distance * 2 <= letters;
    let mut near: Vec<(usize, &str)> = registry
        .iter()
        .filter_map(|(_, outlet)| {
            let other = squeeze(&outlet.name);
            let distance = strsim::damerau_levenshtein(&name, &other);
            let stem = stem(&other);
            let stems = strsim::damerau_levenshtein(own, stem);
            let is_near = half(distance, other.chars().count())
                && half(stems, own.chars().count().min(stem.chars().count()));
            is_near.then_some((distance, outlet.name.as_str()))
        })
        .collect();
    near.sort_unstable();
    near.truncate(3);
    near.iter()
        .map(|(_, name)| *name)
        .collect::<Vec<_>>()
        .join("、")
}
