//! The outlet registry: where things are published, with level, medium and domains.

use std::collections::HashMap;

use super::fact::Fact;
use super::field::FieldId;
use crate::intake::text::squeeze;

/// An outlet's place in [`Registry`], and its value in the field `outlet`.
pub type OutletId = u32;

/// An outlet and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    pub name: String,
    pub facts: Vec<(FieldId, Fact)>,
    /// Its accounts take their owner's level, never its own.
    pub platform: bool,
}

/// All outlets by name, alias and domain.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    outlets: Vec<Outlet>,
    names: HashMap<String, OutletId>,
    domains: HashMap<String, Vec<OutletId>>,
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

    /// Every name and alias with its outlet, squeezed.
    pub fn names(&self) -> impl Iterator<Item = (&str, OutletId)> {
        self.names.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// The outlet of this very name, new if there is none. An alias of another outlet so named
    /// leaves it and takes along the facts it had.
    pub fn declare(&mut self, name: &str) -> OutletId {
        let key = squeeze(name);
        if let Some(&id) = self.names.get(&key) {
            if squeeze(&self.outlets[id as usize].name) == key {
                return id;
            }
            let facts = self.outlets[id as usize].facts.clone();
            return self.add(key, name, facts);
        }
        self.add(key, name, Vec::new())
    }

    fn add(&mut self, key: String, name: &str, facts: Vec<(FieldId, Fact)>) -> OutletId {
        let id = self.outlets.len() as OutletId;
        self.outlets.push(Outlet {
            name: name.to_owned(),
            facts,
            platform: false,
        });
        self.names.insert(key, id);
        id
    }

    /// The outlet of this name or alias, new if there is none.
    pub fn named(&mut self, name: &str) -> OutletId {
        self.find(name).unwrap_or_else(|| self.declare(name))
    }

    /// Gives an outlet another name; the outlet that has it already, if one has.
    pub fn alias(&mut self, id: OutletId, alias: &str) -> Option<OutletId> {
        let before = self.names.insert(squeeze(alias), id)?;
        (before != id).then_some(before)
    }

    /// Sets a fact of an outlet, over the one it had.
    pub fn set(&mut self, id: OutletId, field: FieldId, fact: Fact) {
        let facts = &mut self.outlets[id as usize].facts;
        facts.retain(|(known, _)| *known != field);
        facts.push((field, fact));
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

    /// The fact of an outlet, unknown if the registry has none.
    pub fn fact(&self, id: OutletId, field: FieldId) -> Fact {
        self.outlets[id as usize]
            .facts
            .iter()
            .find(|(known, _)| *known == field)
            .map_or(Fact::Unknown, |(_, fact)| *fact)
    }
}
