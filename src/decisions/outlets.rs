//! Decisions about outlets, taught to the registry before anything is read.

use super::{DecisionId, Decisions, OUT, bare_level, questions};
use crate::classify::{Untold, account_of, untold};
use crate::intake::Intake;
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, LEVEL, MEDIUM, Subject};
use crate::rulebook::registry::OutletId;

impl Decisions {
    /// Adds to the registry what was decided of names and hosts that it does not know, or knows no
    /// level of. What it knows stays.
    pub fn teach(&mut self, rulebook: &mut Rulebook) {
        let mut taught = Vec::new();
        for (id, decision) in self.held() {
            let Some((kind, name)) = decision.what.split_once(['：', ':']) else {
                continue;
            };
            let (kind, name) = (kind.trim(), name.trim());
            let learnt = match kind {
                "媒体" if !is_of_link(name) => {
                    learn_name(rulebook, &questions::unquoted(name), &decision.answer)
                }
                "网站" => learn_host(rulebook, name, &decision.answer),
                _ => false,
            };
            if learnt {
                taught.push(id);
            }
        }
        let names = rulebook.registry.iter();
        let names = names.map(|(_, outlet)| outlet.name.clone()).collect();
        let called = rulebook.registry.names().map(|(name, _)| name.to_owned());
        rulebook.fields.name_outlets(names, called.collect());
        self.taught.extend(taught);
    }

    /// The submissions of which an outlet and a link together were decided not to count.
    pub(super) fn rows_out_by_link(&self, intake: &Intake) -> Vec<(usize, DecisionId)> {
        let mut held = self.held();
        if !held.any(|(_, decision)| decision.answer == OUT && is_of_link(&decision.what)) {
            return Vec::new();
        }
        let rows = intake.submissions.iter().enumerate();
        let found = rows.filter_map(|(index, row)| {
            let outlet = intake.outlets.get_index(row.outlet? as usize)?;
            let host = intake.hosts.get_index(row.host? as usize)?;
            let (id, answer) = self.of_link(outlet, host)?;
            (answer == OUT).then_some((index, id))
        });
        found.collect()
    }

    /// The submissions that name an outlet or have a link of which something was decided.
    pub(super) fn taught_rows(&self, intake: &Intake) -> Vec<(usize, DecisionId)> {
        if self.taught.is_empty() {
            return Vec::new();
        }
        let known = |kind: &'static str| {
            move |text: &str| {
                let (id, _) = self.of_text(kind, text)?;
                self.taught.contains(&id).then_some(id)
            }
        };
        let outlets: Vec<_> = intake
            .outlets
            .iter()
            .map(|text| known("媒体")(text))
            .collect();
        let hosts: Vec<_> = intake
            .hosts
            .iter()
            .map(|text| known("网站")(text))
            .collect();
        let of = |known: &[Option<DecisionId>], id: Option<u32>| known[id? as usize];
        let rows = intake.submissions.iter().enumerate();
        rows.filter_map(|(index, row)| {
            let id = match row.outlet {
                Some(_) => of(&outlets, row.outlet),
                None => of(&hosts, row.host),
            };
            Some((index, id?))
        })
        .collect()
    }
}

/// Whether a question is about an outlet and a link that do not agree.
fn is_of_link(what: &str) -> bool {
    what.contains("（链接") || what.contains("(链接")
}

fn level_of(rulebook: &Rulebook, answer: &str) -> Option<Fact> {
    let level = rulebook.fields.get(LEVEL);
    let level = level
        .value(answer)
        .or_else(|| level.value(bare_level(answer)))?;
    Some(Fact::Choice(level))
}

/// The facts of an outlet that an answer gives: values of fields that clauses read, or else of the
/// level; none where something in it is no such value.
fn facts_of(rulebook: &Rulebook, answer: &str) -> Vec<(FieldId, Fact)> {
    let fields = rulebook.fields.iter();
    let read = fields.filter(|(_, field)| field.of == Subject::Outlet && field.is_read);
    let read: Vec<FieldId> = read.map(|(id, _)| id).collect();
    let mut facts: Vec<(FieldId, Fact)> = Vec::new();
    for part in answer.split(['、', ',', '，', ';', '；', '/', '+']) {
        let part = part.trim();
        let mut free = read
            .iter()
            .filter(|id| facts.iter().all(|(own, _)| own != *id));
        let found = free.find_map(|id| Some((*id, rulebook.fields.get(*id).fact_of(part)?)));
        let level = || Some((LEVEL, level_of(rulebook, part)?));
        let found = found.or_else(level);
        let is_new = |(id, _): &(FieldId, Fact)| facts.iter().all(|(own, _)| own != id);
        match found.filter(is_new) {
            Some(fact) => facts.push(fact),
            None => return Vec::new(),
        }
    }
    facts
}

/// The outlet that an answer names; a platform's accounts have no level of their own.
fn outlet_of(rulebook: &Rulebook, answer: &str) -> Option<OutletId> {
    let registry = &rulebook.registry;
    registry
        .find(answer)
        .filter(|id| !registry.get(*id).platform)
}

fn learn_name(rulebook: &mut Rulebook, name: &str, answer: &str) -> bool {
    let known = rulebook.registry.find(name);
    let is_levelled = |id: OutletId| rulebook.registry.fact(id, LEVEL) != Fact::Unknown;
    if known.is_some_and(is_levelled) {
        return false;
    }
    if answer == OUT {
        return true;
    }
    let platform = known.filter(|id| rulebook.registry.get(*id).platform);
    if let Some(outlet) = outlet_of(rulebook, answer) {
        match platform {
            Some(_) => rulebook.registry.set_alone(name, outlet),
            None => {
                rulebook.registry.alias(outlet, name);
            }
        }
        return true;
    }
    let facts = facts_of(rulebook, answer);
    if facts.is_empty() {
        return false;
    }
    let account = account_of(&rulebook.registry, name);
    let id = match platform {
        Some(platform) => own_account(rulebook, name, platform),
        None => rulebook.registry.named(name),
    };
    let registry = &mut rulebook.registry;
    if let Some((owner, platform)) = account {
        // What else an account has of its owner and its platform is not asked for.
        for (field, fact) in registry.get(owner).facts.clone() {
            registry.set(id, field, fact);
        }
        let medium = platform.map_or(Fact::Unknown, |platform| registry.fact(platform, MEDIUM));
        registry.set(id, MEDIUM, medium);
    }
    for (field, fact) in facts {
        registry.set(id, field, fact);
    }
    true
}

/// The account that is meant where a platform alone is named; others keep their owners.
fn own_account(rulebook: &mut Rulebook, name: &str, platform: OutletId) -> OutletId {
    let registry = &mut rulebook.registry;
    let id = registry.unnamed(name);
    for (field, fact) in registry.get(platform).facts.clone() {
        registry.set(id, field, fact);
    }
    registry.set_alone(name, id);
    id
}

fn learn_host(rulebook: &mut Rulebook, host: &str, answer: &str) -> bool {
    let is_listed = match untold(&rulebook.registry, host) {
        Some(Untold::Unlisted) => false,
        Some(_) => true,
        None => return false,
    };
    if answer == OUT {
        return true;
    }
    let id = match (outlet_of(rulebook, answer), level_of(rulebook, answer)) {
        (Some(outlet), _) => outlet,
        (None, Some(level)) => {
            let id = rulebook.registry.named(host);
            rulebook.registry.set(id, LEVEL, level);
            id
        }
        (None, None) => return false,
    };
    match is_listed {
        true => rulebook.registry.set_alone(host, id),
        false => rulebook.registry.set_domain(id, host),
    }
    true
}
