//! A box: for each field a set of atoms.

use super::axis::Axis;

/// A box, as the bits of its atoms, axis by axis. Never empty on an axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Block(pub(super) Box<[u64]>);

impl Block {
    /// The set of one axis, empty at first.
    pub(super) fn clear(&mut self, axis: &Axis) {
        self.0[axis.words.clone()].fill(0);
    }

    pub(super) fn insert(&mut self, axis: &Axis, atom: usize) {
        self.0[axis.words.start + atom / 64] |= 1 << (atom % 64);
    }

    pub(super) fn remove(&mut self, axis: &Axis, atom: usize) {
        self.0[axis.words.start + atom / 64] &= !(1 << (atom % 64));
    }

    /// Takes over another box's set of an axis.
    pub(super) fn copy_axis(&mut self, axis: &Axis, other: &Block) {
        self.0[axis.words.clone()].copy_from_slice(&other.0[axis.words.clone()]);
    }

    pub fn has(&self, axis: &Axis, atom: usize) -> bool {
        self.0[axis.words.start + atom / 64] & (1 << (atom % 64)) != 0
    }

    /// The atoms of an axis that are in.
    pub fn atoms<'b>(&'b self, axis: &Axis) -> impl Iterator<Item = usize> + 'b {
        let words = self.0[axis.words.clone()].iter().enumerate();
        words.flat_map(|(index, &word)| {
            (0..64)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| index * 64 + bit)
        })
    }

    /// How many atoms of an axis are in.
    pub fn count(&self, axis: &Axis) -> usize {
        let words = &self.0[axis.words.clone()];
        words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether both share an atom of the axis.
    pub(super) fn touches(&self, other: &Block, axis: &Axis) -> bool {
        let (one, two) = (&self.0[axis.words.clone()], &other.0[axis.words.clone()]);
        one.iter().zip(two).any(|(one, two)| one & two != 0)
    }

    /// Whether everything in the other box is in this one.
    pub fn contains(&self, other: &Block) -> bool {
        self.0
            .iter()
            .zip(&other.0)
            .all(|(own, other)| other & !own == 0)
    }

    /// The common part of two sets on every axis; may be empty on some.
    pub(super) fn and(&self, other: &Block) -> Block {
        Block(
            self.0
                .iter()
                .zip(&other.0)
                .map(|(one, two)| one & two)
                .collect(),
        )
    }

    /// The union of two boxes on one axis.
    pub(super) fn join(&mut self, axis: &Axis, other: &Block) {
        for index in axis.words.clone() {
            self.0[index] |= other.0[index];
        }
    }
}
