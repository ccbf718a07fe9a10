//! The space of a table: its axes, and which combinations there can be.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Block;
use super::axis::{Atom, Axis};
use crate::rulebook::condition::{Condition, Test};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DEPARTMENT, FieldId, Fields, OUTLET, Subject};
use crate::rulebook::registry::{OutletId, Registry};

/// Whose facts a space is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A publication's and its outlet's.
    Publication,
    /// A teacher's and the department's.
    Teacher,
    /// A department's; of a teacher's it has `department`, which is itself.
    Department,
}

impl Whose {
    fn has(self, field: FieldId, fields: &Fields) -> bool {
        let subject = fields.get(field).of;
        match self {
            Whose::Publication => matches!(subject, Subject::Publication | Subject::Outlet),
            Whose::Teacher => matches!(subject, Subject::Teacher | Subject::Department),
            Whose::Department => subject == Subject::Department || field == DEPARTMENT,
        }
    }
}

/// The fields that some conditions test, with their atoms.
#[derive(Clone, Debug)]
pub struct Space {
    pub axes: Vec<Axis>,
    /// The combinations that there can be, as boxes that may overlap.
    pub universe: Vec<Block>,
    full: Block,
}

impl Space {
    /// The space in which these conditions can be told apart.
    pub fn new<'c>(
        whose: Whose,
        fields: &Fields,
        registry: &Registry,
        conditions: impl IntoIterator<Item = &'c Condition>,
    ) -> Space {
        let mut tests: BTreeMap<FieldId, Vec<&Test>> = BTreeMap::new();
        for condition in conditions {
            condition.tests(&mut |field, test| tests.entry(field).or_default().push(test));
        }
        tests.retain(|field, _| whose.has(*field, fields));
        let mut at = 0;
        let mut axes = Vec::with_capacity(tests.len());
        for (field, tests) in tests {
            let mut axis = Axis::new(field, fields.get(field), &tests);
            let words = axis.atoms.len().div_ceil(64);
            axis.words = at..at + words;
            at += words;
            axes.push(axis);
        }
        let mut full = Block(vec![0; at].into());
        for axis in &axes {
            (0..axis.atoms.len()).for_each(|atom| full.insert(axis, atom));
        }
        let mut space = Space {
            axes,
            universe: Vec::new(),
            full,
        };
        space.universe = space.outlets(fields, registry);
        space
    }

    /// How many words a box takes.
    pub fn width(&self) -> usize {
        self.full.0.len()
    }

    /// The box of everything.
    pub fn full(&self) -> &Block {
        &self.full
    }

    pub fn axis(&self, field: FieldId) -> Option<&Axis> {
        self.axes.iter().find(|axis| axis.field == field)
    }

    /// The common part of two boxes, if there is one.
    pub fn meet(&self, one: &Block, two: &Block) -> Option<Block> {
        self.touch(one, two).then(|| one.and(two))
    }

    /// Whether two boxes have a part in common.
    pub fn touch(&self, one: &Block, two: &Block) -> bool {
        self.axes.iter().all(|axis| one.touches(two, axis))
    }

    /// Whether a box takes every value of an axis.
    pub fn is_full(&self, block: &Block, axis: &Axis) -> bool {
        block.0[axis.words.clone()] == self.full.0[axis.words.clone()]
    }

    /// The box in which a subject with these facts lies; none if a fact of an axis is not known.
    pub fn point(&self, facts: &impl Fn(FieldId) -> Fact) -> Option<Block> {
        let mut point = self.full.clone();
        for axis in &self.axes {
            let atom = match (axis.field, facts(axis.field)) {
                // An outlet that no list has is none of those named.
                (OUTLET, Fact::Unknown) => axis.atoms.iter().position(|a| *a == Atom::Else)?,
                (_, fact) => axis.atom_of(fact)?,
            };
            point.clear(axis);
            point.insert(axis, atom);
        }
        Some(point)
    }

    /// What two boxes share on every axis but this one, at an atom of it.
    pub fn at(&self, axis: &Axis, atom: usize, one: &Block, two: &Block) -> Option<Block> {
        let mut others = self.axes.iter().filter(|other| other.words != axis.words);
        if !others.all(|other| one.touches(two, other)) {
            return None;
        }
        let mut shared = one.and(two);
        shared.clear(axis);
        shared.insert(axis, atom);
        Some(shared)
    }

    /// A box that takes every value of a field.
    pub fn without(&self, block: &Block, field: FieldId) -> Block {
        let mut wider = block.clone();
        if let Some(axis) = self.axis(field) {
            wider.copy_axis(axis, &self.full);
        }
        wider
    }

    /// A box without the values that no condition names, but for outlets: what stands in a cell and
    /// is no value of the field is asked about before any rule looks at it.
    pub fn named(&self, block: &Block) -> Block {
        let mut named = block.clone();
        for axis in self.axes.iter().filter(|axis| axis.field != OUTLET) {
            if let Some(other) = axis.atoms.iter().position(|atom| *atom == Atom::Else) {
                named.remove(axis, other);
            }
        }
        named
    }

    /// Whether two boxes share something on every axis but `axis`, where something of `low` lies
    /// below something of `high`; then what of them is so alike. On the axis `other` they are alike
    /// only by what no condition names.
    pub fn below(
        &self,
        axis: &Axis,
        low: &Block,
        high: &Block,
        other: Option<FieldId>,
    ) -> Option<(Block, Block)> {
        let alike = |on: &&Axis| on.words != axis.words && low.touches(high, on);
        if self.axes.iter().filter(alike).count() + 1 < self.axes.len() {
            return None;
        }
        let ordered = |index: &usize| !matches!(axis.atoms[*index], Atom::Else | Atom::Nothing);
        let highest = high.atoms(axis).filter(ordered).last()?;
        let below = low.atoms(axis).filter(|index| *index < highest).last()?;
        let mut alike = low.and(high);
        let mut lower = self.full.clone();
        for (block, atom) in [(&mut alike, highest), (&mut lower, below)] {
            block.clear(axis);
            block.insert(axis, atom);
        }
        if let Some(outlet) = other.and_then(|field| self.axis(field)) {
            let unnamed = outlet.atoms.iter().position(|atom| *atom == Atom::Else)?;
            if !alike.has(outlet, unnamed) {
                return None;
            }
            alike.clear(outlet);
            alike.insert(outlet, unnamed);
        }
        Some((lower, alike))
    }

    /// What outlets there can be: those that conditions name with the facts that the registry has
    /// of them, and any other with any facts.
    fn outlets(&self, fields: &Fields, registry: &Registry) -> Vec<Block> {
        let Some(outlet) = self.axis(OUTLET) else {
            // Some outlet in no list has any facts at all.
            return vec![self.full.clone()];
        };
        let carried: Vec<&Axis> = self
            .axes
            .iter()
            .filter(|axis| fields.get(axis.field).of == Subject::Outlet)
            .collect();
        let mut universe: BTreeMap<Vec<Option<usize>>, Block> = BTreeMap::new();
        for (index, atom) in outlet.atoms.iter().enumerate() {
            let known = match *atom {
                Atom::Value(id) => known_on_days(registry, id, &carried),
                _ => vec![vec![None; carried.len()]],
            };
            for known in known {
                let block = universe.entry(known).or_insert_with_key(|known| {
                    let mut block = self.full.clone();
                    block.clear(outlet);
                    for (axis, atom) in carried.iter().zip(known) {
                        if let Some(atom) = *atom {
                            block.clear(axis);
                            block.insert(axis, atom);
                        }
                    }
                    block
                });
                block.insert(outlet, index);
            }
        }
        universe.into_values().collect()
    }
}

/// The atoms of what is known of an outlet, on every day on which that is something else.
fn known_on_days(registry: &Registry, id: OutletId, carried: &[&Axis]) -> Vec<Vec<Option<usize>>> {
    let spans = registry.get(id).said.iter().map(|said| said.span);
    let mut days: Vec<Option<NaiveDate>> = vec![None];
    for span in spans.filter(|span| !span.is_always()) {
        let before = span.from.and_then(|from| from.pred_opt());
        let after = span.until.and_then(|until| until.succ_opt());
        days.extend(
            [before, span.from, span.until, after]
                .into_iter()
                .flatten()
                .map(Some),
        );
    }
    if days.len() > 1 {
        // Every day lies in one of those: no day at all is none.
        days.remove(0);
    }
    let on = |day: Option<NaiveDate>| {
        let fact = |axis: &&Axis| axis.atom_of(registry.fact_on(id, axis.field, day));
        carried.iter().map(fact).collect()
    };
    days.into_iter().map(on).collect()
}
