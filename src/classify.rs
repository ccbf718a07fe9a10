//! Submission to level: which outlet a row means, and what follows from it.
//!
//! The outlet is known by name or alias, by the owner of an account on a platform, then by the
//! longest domain of the link; if it stays unknown, the level that the row declares serves. Where
//! the declared level and the registry disagree, the registry holds, with a warning at the cell.
//! Whatever else follows from a row's own cells (delay, who signs) is worked out here too.

use hashbrown::HashMap;

use rust_decimal::Decimal;

use crate::intake::accounts::AccountKind;
use crate::intake::text::squeeze;
use crate::intake::{Column, Intake, Role, Submission};
use crate::problem::{Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Missing, Subject};
use crate::rulebook::registry::{OutletId, Registry};

/// What was read, with every fact of every publication known that can be.
#[derive(Clone, Debug)]
pub struct Classified {
    intake: Intake,
}

impl std::ops::Deref for Classified {
    type Target = Intake;

    fn deref(&self) -> &Intake {
        &self.intake
    }
}

/// What an outlet cell and a link come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// This outlet, by its name.
    Name(OutletId),
    /// This outlet, by the link alone.
    Link(OutletId),
    /// One of several of one domain, which agree on the level.
    Domain(OutletId),
    Unknown,
}

/// Finds the level and whatever else follows for every submission.
pub fn classify(mut intake: Intake, rulebook: &Rulebook, problems: &mut Problems) -> Classified {
    let registry = &rulebook.registry;
    let outlet_fields: Vec<FieldId> = rulebook
        .fields
        .iter()
        .filter(|(id, field)| field.of == Subject::Outlet && intake.facts.keeps(*id))
        .map(|(id, _)| id)
        .collect();
    let mut known: HashMap<(Option<u32>, Option<u32>), (Found, bool)> = HashMap::new();
    let mut seen_by_link: HashMap<Option<u32>, ()> = HashMap::new();
    for index in 0..intake.submissions.len() {
        let submission = intake.submissions[index].clone();
        let key = (submission.outlet, submission.host);
        let (found, disagrees) = *known.entry(key).or_insert_with(|| {
            let written = key.0.map_or("", |id| text(&intake.outlets, id));
            let host = key.1.map_or("", |id| text(&intake.hosts, id));
            find(registry, written, host)
        });
        let outlet = match found {
            Found::Name(id) | Found::Link(id) | Found::Domain(id) => Some(id),
            Found::Unknown => None,
        };
        let cell =
            |intake: &Intake, id| intake.place(submission.table, submission.row, Column::Field(id));
        let written = |intake: &Intake| {
            submission
                .outlet
                .map_or_else(String::new, |id| text(&intake.outlets, id).to_owned())
        };
        if disagrees {
            let host = submission.host.map_or("", |id| text(&intake.hosts, id));
            problems.push(
                Problem::warning("outlet-and-link-differ", cell(&intake, field::OUTLET))
                    .read(written(&intake))
                    .with("host", host),
            );
        }
        if let (Found::Link(id) | Found::Domain(id), false) = (found, submission.outlet.is_none())
            && seen_by_link.insert(submission.outlet, ()).is_none()
        {
            problems.push(
                Problem::warning("outlet-by-link", cell(&intake, field::OUTLET))
                    .read(written(&intake))
                    .with("outlet", registry.get(id).name.as_str()),
            );
        }

        let declared = intake.facts.get(index, field::LEVEL);
        for &id in &outlet_fields {
            let own = intake.facts.get(index, id);
            let listed = outlet.map_or(Fact::Unknown, |outlet| registry.fact(outlet, id));
            let holds = if id == field::LEVEL || own.is_unknown() {
                listed
            } else {
                own
            };
            let fact = if holds.is_unknown() { own } else { holds };
            if id == field::LEVEL
                && let (Fact::Choice(said), Fact::Choice(level)) = (declared, fact)
                && said != level
            {
                let name = |value: u32| {
                    let values = &rulebook.fields.get(field::LEVEL).values;
                    values
                        .get(value as usize)
                        .map_or("", |value| value.name.as_str())
                };
                problems.push(
                    Problem::warning("level-differs", cell(&intake, field::LEVEL))
                        .read(name(said))
                        .with(
                            "outlet",
                            outlet.map_or("", |id| registry.get(id).name.as_str()),
                        )
                        .with("level", name(level)),
                );
            }
            if fact != own {
                intake.facts.set(index, id, fact);
            }
        }
        let fact = match (found, declared) {
            (Found::Name(id) | Found::Link(id), _) => Fact::Choice(id),
            (Found::Domain(_), _) => Fact::Unknown,
            (Found::Unknown, Fact::Choice(_)) => Fact::None,
            (Found::Unknown, _) => Fact::Unknown,
        };
        intake.facts.set(index, field::OUTLET, fact);
        derive(&mut intake, index, rulebook);
    }
    note_levels_from_rows(&intake, rulebook, problems);
    warn_of_signers(&intake, problems);
    Classified { intake }
}

/// Warns of rows that name nobody, and of authors whose department nobody tells.
fn warn_of_signers(intake: &Intake, problems: &mut Problems) {
    let mut tell = |code, found: &mut dyn Iterator<Item = &Submission>| {
        let Some(first) = found.next() else { return };
        let cell = intake.place(first.table, first.row, Column::Field(field::AUTHORS));
        problems.push(
            Problem::warning(code, cell)
                .read(intake.title(first))
                .with("rows", found.count() + 1),
        );
    };
    let rows = || intake.submissions.iter();
    let unsigned = |row: &&Submission| {
        row.department.is_some()
            && intake
                .signers_of(row)
                .iter()
                .all(|s| s.role == Role::Editor)
    };
    tell("signed-by-department", &mut rows().filter(unsigned));
    let homeless = |row: &&Submission| {
        intake.signers_of(row).iter().any(|signer| {
            let account = intake.accounts.get(signer.account);
            account.kind == AccountKind::Teacher && account.department.is_none()
        })
    };
    tell("without-department", &mut rows().filter(homeless));
}

/// Outlets that no list has and whose rows give the level: a note for each, with the nearest names.
fn note_levels_from_rows(intake: &Intake, rulebook: &Rulebook, problems: &mut Problems) {
    let mut rows: HashMap<u32, (usize, usize)> = HashMap::new();
    for (index, submission) in intake.submissions.iter().enumerate() {
        if let Some(outlet) = submission.outlet
            && intake.facts.get(index, field::OUTLET) == Fact::None
        {
            rows.entry(outlet).or_insert((index, 0)).1 += 1;
        }
    }
    for (outlet, (index, count)) in rows {
        let submission = &intake.submissions[index];
        let name = text(&intake.outlets, outlet);
        let level = match intake.facts.get(index, field::LEVEL) {
            Fact::Choice(level) => {
                let values = &rulebook.fields.get(field::LEVEL).values;
                values
                    .get(level as usize)
                    .map_or(String::new(), |value| value.name.clone())
            }
            _ => String::new(),
        };
        let cell = intake.place(
            submission.table,
            submission.row,
            Column::Field(field::OUTLET),
        );
        problems.push(
            Problem::note("level-from-row", cell)
                .read(name)
                .with("level", level)
                .with("rows", count)
                .near(near(&rulebook.registry, name)),
        );
    }
}

/// The facts that other facts make: delay, lateness, who signs.
fn derive(intake: &mut Intake, index: usize, rulebook: &Rulebook) {
    let fields = &rulebook.fields;
    let missing = |id: FieldId| match fields.get(id).missing {
        Missing::None => Fact::None,
        _ => Fact::Unknown,
    };
    let date = intake.submissions[index].date;
    let sent = match intake.facts.get(index, field::SENT) {
        Fact::Day(day) => Some(day),
        _ => None,
    };
    if intake.facts.keeps(field::DATE)
        && let Some(date) = date
    {
        intake.facts.set(index, field::DATE, Fact::Day(date));
    }
    if intake.facts.keeps(field::DELAY) {
        let delay = date.zip(sent).map(|(date, sent)| (sent - date).num_days());
        let fact = delay.map_or(missing(field::DELAY), |days| {
            Fact::Number(Decimal::from(days))
        });
        intake.facts.set(index, field::DELAY, fact);
    }
    if intake.facts.keeps(field::AFTER_DEADLINE) {
        let calendar = &rulebook.calendar;
        let late = date
            .zip(sent)
            .zip(rulebook.deadline)
            .map(|((date, sent), deadline)| {
                let end = calendar.last_day(calendar.of(date, calendar.base));
                (sent - end).num_days() > i64::from(deadline)
            });
        let fact = late.map_or(missing(field::AFTER_DEADLINE), Fact::Flag);
        intake.facts.set(index, field::AFTER_DEADLINE, fact);
    }
    if intake.facts.keeps(field::SIGNED) || intake.facts.keeps(field::SIGNERS) {
        let submission = &intake.submissions[index];
        let by_role = rulebook.shares.iter().any(|share| !share.roles.is_empty());
        let people = signing(intake, submission, by_role);
        let persons = people
            .iter()
            .filter(|id| intake.accounts.get(**id).kind != AccountKind::Department)
            .count();
        let signed = if persons > 0 {
            0
        } else if !people.is_empty() || submission.department.is_some() {
            1
        } else {
            2
        };
        intake.facts.set(index, field::SIGNED, Fact::Choice(signed));
        intake
            .facts
            .set(index, field::SIGNERS, Fact::Number(Decimal::from(persons)));
    }
}

/// The accounts that sign a submission, each once: its authors, or else text and then photo; all of
/// them where columns are weighed.
fn signing(
    intake: &Intake,
    submission: &Submission,
    all: bool,
) -> Vec<crate::intake::accounts::AccountId> {
    let named = intake.signers_of(submission);
    let has_authors = named.iter().any(|signer| signer.role == Role::Author);
    let mut signing = Vec::new();
    for signer in named {
        let signs = match signer.role {
            Role::Author => true,
            Role::Text | Role::Photo => all || !has_authors,
            Role::Editor => false,
        };
        if signs && !signing.contains(&signer.account) {
            signing.push(signer.account);
        }
    }
    signing
}

fn text(texts: &indexmap::IndexSet<Box<str>>, id: u32) -> &str {
    texts.get_index(id as usize).map_or("", |text| text)
}

/// The outlet that a cell and a link mean, and whether the two name outlets of different levels.
fn find(registry: &Registry, text: &str, host: &str) -> (Found, bool) {
    let linked = registry.by_host(host);
    if let Some(id) = by_name(registry, text) {
        let level = registry.fact(id, field::LEVEL);
        let differs = |&other: &OutletId| {
            let theirs = registry.fact(other, field::LEVEL);
            theirs != Fact::Unknown && theirs != level
        };
        let disagrees = level != Fact::Unknown && !linked.is_empty() && linked.iter().all(differs);
        return (Found::Name(id), disagrees);
    }
    let found = match linked {
        [] => Found::Unknown,
        [id] if registry.get(*id).platform => Found::Unknown,
        [id] => Found::Link(*id),
        [first, rest @ ..] => {
            let level = registry.fact(*first, field::LEVEL);
            let agree = rest
                .iter()
                .all(|id| registry.fact(*id, field::LEVEL) == level);
            if agree && level != Fact::Unknown {
                Found::Domain(*first)
            } else {
                Found::Unknown
            }
        }
    };
    (found, false)
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
