//! Box algebra: what conditions take, exactly, so that a rulebook can be proved right or wrong
//! about every publication there could be, without trying any.
//!
//! A condition only ever tests a field against finite sets and ranges. So the values of a field
//! fall into finitely many *atoms* that no condition of a table tells apart: a value named, the end
//! of a range, the gap between two ends, what is named nowhere ([`axis`]). A box ([`Block`], since
//! `Box` is Rust's) is a set of atoms for each field; a condition is a union of boxes (`dnf`).
//! Everything is decided on atoms, so nothing is lost: a box of atoms is a box of values.
//!
//! Not every combination exists. An outlet is one value that carries its level, its medium and its
//! other facts: [`Space::universe`] holds, as boxes, the combinations that there can be, and every
//! verdict is about those alone. (A row's own column may beat the registry in what is not the
//! level; verdicts are about outlets as the registry has them.)
//!
//! What is missing is unknown and proves nothing, so verdicts are about known values, with one
//! exception: where a field is declared `missing = "none"`, *surely nothing* is an atom of its own,
//! on which all tests are false.
//!
//! Whatever can grow without bound has a [`Budget`]. Where one runs out, the check says so and
//! claims nothing it has not proved.

pub mod axis;
mod block;
mod dnf;
pub mod fewest;
pub mod pairs;
mod space;
pub mod uncovered;
mod words;

pub use block::Block;
pub use space::{Space, Whose};

/// How much work may still be done.
#[derive(Clone, Copy, Debug)]
pub struct Budget(usize);

/// The budget is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

impl Budget {
    /// So many steps, a step being one box looked at.
    pub fn of(steps: usize) -> Budget {
        Budget(steps)
    }

    pub fn take(&mut self, steps: usize) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(steps).ok_or(Spent)?;
        Ok(())
    }
}
