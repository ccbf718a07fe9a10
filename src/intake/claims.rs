//! What tables say of themselves: sums, points, ranks. Gathered here, compared in [`crate::claims`].

use rust_decimal::Decimal;

use super::accounts::AccountId;

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// So many publications.
    Count,
    /// So many points.
    Points,
    /// This place.
    Rank,
    /// A sum over earlier periods too.
    Running,
}

/// A number that a table states of its own rows or cells.
#[derive(Clone, Debug)]
pub struct Claim {
    pub table: u16,
    /// Row (from 1) and column (from 0) of the cell that states it.
    pub row: u32,
    pub column: u16,
    pub kind: ClaimKind,
    pub says: Decimal,
    /// The submissions it is about, first and end; where the table does not tell, several readings,
    /// of which any will do.
    pub about: Vec<Vec<(u32, u32)>>,
    /// Whose points or place it is.
    pub account: Option<AccountId>,
    /// Places are given within a set.
    pub set: u16,
}

/// Ranges one behind the other, joined where they touch.
pub fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (start, end) in ranges {
        match joined.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => joined.push((start, end)),
        }
    }
    joined
}
