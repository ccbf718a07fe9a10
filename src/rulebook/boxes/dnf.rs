//! Conditions as unions of boxes.

use super::{Block, Space};
use crate::rulebook::condition::{Condition, Test};
use crate::rulebook::field::FieldId;

/// A condition that falls into more boxes than this (nested `any` and `not` multiply) is not
/// decided: no policy written by people comes near.
const MOST_BLOCKS: usize = 128;

impl Space {
    /// The boxes of what a condition takes, as far as there can be such; none if they are too many.
    pub fn blocks(&self, condition: &Condition) -> Option<Vec<Block>> {
        let blocks = self.union(condition, true)?;
        let real = |block: &Block| self.universe.iter().any(|part| self.touch(block, part));
        Some(blocks.into_iter().filter(real).collect())
    }

    /// One box around all that a condition takes, by the tests that must all hold; none if they
    /// contradict each other.
    pub fn hull(&self, condition: &Condition) -> Option<Block> {
        let mut hull = self.full().clone();
        self.narrow(condition, &mut hull).then_some(hull)
    }

    fn narrow(&self, condition: &Condition, hull: &mut Block) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.narrow(part, hull)),
            Condition::Is(field, test) => match self.part(*field, test, true) {
                Some(part) if self.touch(hull, &part) => {
                    *hull = hull.and(&part);
                    true
                }
                _ => false,
            },
            Condition::Any(_) | Condition::Not(_) => true,
        }
    }

    fn union(&self, condition: &Condition, holds: bool) -> Option<Vec<Block>> {
        match (condition, holds) {
            (Condition::Is(field, test), _) => {
                Some(self.part(*field, test, holds).into_iter().collect())
            }
            (Condition::Not(part), _) => self.union(part, !holds),
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                let mut all = vec![self.full().clone()];
                for part in parts {
                    let part = self.union(part, holds)?;
                    let mut next = Vec::new();
                    for block in &all {
                        next.extend(part.iter().filter_map(|part| self.meet(block, part)));
                        if next.len() > 2 * MOST_BLOCKS {
                            return None;
                        }
                    }
                    all = bounded(next)?;
                }
                Some(all)
            }
            (Condition::Any(parts), true) | (Condition::All(parts), false) => {
                let mut any = Vec::new();
                for part in parts {
                    any.extend(self.union(part, holds)?);
                    if any.len() > 2 * MOST_BLOCKS {
                        any = bounded(any)?;
                    }
                }
                bounded(any)
            }
        }
    }

    /// The box of one test, or of its `not`; none where nothing passes. What a subject has not at
    /// all is unknown, and passes neither.
    fn part(&self, field: FieldId, test: &Test, holds: bool) -> Option<Block> {
        let axis = self.axis(field)?;
        let mut block = self.full().clone();
        block.clear(axis);
        let mut any = false;
        for (index, atom) in axis.atoms.iter().enumerate() {
            if axis.passes(*atom, test) == holds {
                block.insert(axis, index);
                any = true;
            }
        }
        any.then_some(block)
    }
}

/// The boxes without those inside others, if they are few enough.
fn bounded(mut blocks: Vec<Block>) -> Option<Vec<Block>> {
    if blocks.len() > 1 {
        blocks.sort_unstable();
        blocks.dedup();
        let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
        for block in blocks {
            if kept.iter().any(|known| known.contains(&block)) {
                continue;
            }
            kept.retain(|known| !block.contains(known));
            kept.push(block);
        }
        blocks = kept;
    }
    (blocks.len() <= MOST_BLOCKS).then_some(blocks)
}
