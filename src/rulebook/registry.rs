//! The outlet registry: where things are published, with level, medium and domains.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::fact::Fact;
use super::field::FieldId;
use crate::intake::text::squeeze;
use crate::span::Span;

/// An outlet's place in [`Registry`], and its value in the field `outlet`.
pub type OutletId = u32;

/// An outlet and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    pub name: String,
    /// What the registry says, on days on which no line of the rulebook says otherwise.
    pub facts: Vec<(FieldId, Fact)>,
    /// What lines of the rulebook say, each for some days.
    pub said: Vec<Said>,
    /// Its accounts take their owner's level, never its own.
    pub platform: bool,
    /// Whether a condition names it.
    pub named: bool,
}

/// A fact that a line of the rulebook states of an outlet for some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub span: Span,
    pub field: FieldId,
    pub fact: Fact,
    /// The line of the rulebook's text, from 1.
    pub line: usize,
}

/// All outlets by name, alias and domain.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    outlets: Vec<Outlet>,
    names: HashMap<String, OutletId>,
    domains: HashMap<String, Vec<OutletId>>,
    /// What a platform's name or a link to a site of several outlets means where nothing else is written.
    alone: HashMap<String, OutletId>,
}

impl Registry {
    pub fn get(&self, id: OutletId) -> &Outlet {
        &self.outlets[id as usize]
    }

    pub fn len(&self) -> usize {
        self.outlets.len()
    }

    pub fn is_empty(&self) -> bool {
        self.outlets.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (OutletId, &Outlet)> {
        self.outlets
            .iter()
            .enumerate()
            .map(|(index, outlet)| (index as OutletId, outlet))
    }

    /// The outlet of this name or alias, however it is spaced.
    pub fn find(&self, name: &str) -> Option<OutletId> {
        self.names.get(&squeeze(name)).copied()
    }

    /// The outlet of this name or alias that a condition names, new if there is none.
    pub fn name_in_condition(&mut self, name: &str) -> OutletId {
        let id = self.named(name);
        self.outlets[id as usize].named = true;
        id
    }

    /// Every name and alias with its outlet, squeezed.
    pub fn names(&self) -> impl Iterator<Item = (&str, OutletId)> {
        self.names.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// The outlet of this very name, new if there is none, and the outlet it left: an alias of
    /// another so named leaves it and takes along the facts that the registry gave it.
    pub fn declare(&mut self, name: &str) -> (OutletId, Option<OutletId>) {
        let key = squeeze(name);
        let Some(&id) = self.names.get(&key) else {
            return (self.add(key, name, Vec::new()), None);
        };
        if squeeze(&self.outlets[id as usize].name) == key {
            return (id, None);
        }
        let facts = self.outlets[id as usize].facts.clone();
        (self.add(key, name, facts), Some(id))
    }

    fn add(&mut self, key: String, name: &str, facts: Vec<(FieldId, Fact)>) -> OutletId {
        let id = self.unnamed(name);
        self.outlets[id as usize].facts = facts;
        self.names.insert(key, id);
        id
    }

    /// The outlet of this name or alias, new if there is none.
    pub fn named(&mut self, name: &str) -> OutletId {
        self.find(name).unwrap_or_else(|| self.declare(name).0)
    }

    /// The names by which an outlet is still found, its own first.
    pub fn names_of(&self, id: OutletId) -> Vec<&str> {
        let own = squeeze(&self.outlets[id as usize].name);
        let aliases = self.names.iter().filter(|(_, found)| **found == id);
        let mut names: Vec<&str> = aliases.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable_by_key(|name| (*name != own, *name));
        names
    }

    /// The domains that an outlet is found under.
    pub fn domains_of(&self, id: OutletId) -> Vec<&str> {
        let own = self.domains.iter().filter(|(_, ids)| ids.contains(&id));
        let mut domains: Vec<&str> = own.map(|(domain, _)| domain.as_str()).collect();
        domains.sort_unstable();
        domains
    }

    /// Gives an outlet another name; the outlet that has it already, if one has.
    pub fn alias(&mut self, id: OutletId, alias: &str) -> Option<OutletId> {
        let before = self.names.insert(squeeze(alias), id)?;
        (before != id).then_some(before)
    }

    /// Sets what the registry says of an outlet, over what it said.
    pub fn set(&mut self, id: OutletId, field: FieldId, fact: Fact) {
        let facts = &mut self.outlets[id as usize].facts;
        facts.retain(|(known, _)| *known != field);
        facts.push((field, fact));
    }

    /// Keeps what a line of the rulebook says of an outlet; what another line says that is in
    /// force on one of its days and differs.
    pub fn say(&mut self, id: OutletId, said: Said) -> Option<Said> {
        let known = &mut self.outlets[id as usize].said;
        let differs = |other: &&Said| {
            other.field == said.field && other.fact != said.fact && other.span.meets(said.span)
        };
        let other = known.iter().find(differs).copied();
        known.push(said);
        other
    }

    pub fn set_platform(&mut self, id: OutletId, platform: bool) {
        self.outlets[id as usize].platform = platform;
    }

    pub fn set_domain(&mut self, id: OutletId, domain: &str) {
        let outlets = self
            .domains
            .entry(domain.trim().to_ascii_lowercase())
            .or_default();
        if !outlets.contains(&id) {
            outlets.push(id);
        }
    }

    /// Lets a platform's name or links to a host mean an outlet where nothing else is written.
    pub fn set_alone(&mut self, text: &str, id: OutletId) {
        self.alone.insert(squeeze(text), id);
    }

    /// The outlet that a platform's name or a link to a host means where nothing else is written.
    pub fn alone(&self, text: &str) -> Option<OutletId> {
        match self.alone.is_empty() {
            true => None,
            false => self.alone.get(&squeeze(text)).copied(),
        }
    }

    /// An outlet that no name finds.
    pub fn unnamed(&mut self, name: &str) -> OutletId {
        let id = self.outlets.len() as OutletId;
        self.outlets.push(Outlet {
            name: name.to_owned(),
            facts: Vec::new(),
            said: Vec::new(),
            platform: false,
            named: false,
        });
        id
    }

    /// The outlets of this very host.
    pub fn of_host(&self, host: &str) -> &[OutletId] {
        self.domains.get(host).map_or(&[], Vec::as_slice)
    }

    /// The outlets of the longest domain that the host ends in.
    pub fn by_host(&self, host: &str) -> &[OutletId] {
        let mut rest = host;
        loop {
            if let Some(outlets) = self.domains.get(rest) {
                return outlets;
            }
            match rest.split_once('.') {
                Some((_, shorter)) => rest = shorter,
                None => return &[],
            }
        }
    }

    /// The fact of an outlet on days for which no line of the rulebook has dates; unknown if
    /// neither rulebook nor registry has one.
    pub fn fact(&self, id: OutletId, field: FieldId) -> Fact {
        self.fact_where(id, field, Span::is_always)
    }

    /// The fact of an outlet on a day; where the day is not known, as [`Registry::fact`].
    pub fn fact_on(&self, id: OutletId, field: FieldId, day: Option<NaiveDate>) -> Fact {
        match day {
            Some(day) => self.fact_where(id, field, |span| span.holds(day)),
            None => self.fact(id, field),
        }
    }

    fn fact_where(&self, id: OutletId, field: FieldId, in_force: impl Fn(Span) -> bool) -> Fact {
        let outlet = &self.outlets[id as usize];
        let mut said = outlet.said.iter();
        let said = said.find(|said| said.field == field && in_force(said.span));
        let known = || {
            let mut facts = outlet.facts.iter();
            let known = facts.find(|(known, _)| *known == field);
            known.map(|(_, fact)| *fact)
        };
        said.map(|said| said.fact)
            .or_else(known)
            .unwrap_or(Fact::Unknown)
    }

    /// The outlet that a fact of the field `outlet` names, if it is one of the registry's.
    pub fn listed(&self, fact: Fact) -> Option<&Outlet> {
        match fact {
            Fact::Choice(id) => self.outlets.get(id as usize),
            _ => None,
        }
    }
}
