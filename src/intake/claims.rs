//! What tables say of themselves: sums, points, ranks. Gathered here, compared in [`crate::claims`].

mod lists;
mod words;

use std::slice;

use rust_decimal::Decimal;

use super::accounts::AccountId;
pub use lists::ListClaims;
pub use words::{POINTS, total};

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
    pub about: About,
    /// Whose points or place it is.
    pub account: Option<AccountId>,
    /// Places are given within a set.
    pub set: u16,
}

/// The submissions that a claim is about, first and end.
#[derive(Clone, Debug)]
pub enum About {
    /// Those of a row: of a million rows each may claim its points.
    Row((u32, u32)),
    /// Where the table does not tell, several readings, of which any will do.
    Readings(Vec<Vec<(u32, u32)>>),
}

impl About {
    pub fn readings(&self) -> impl Iterator<Item = &[(u32, u32)]> {
        let (row, several) = match self {
            About::Row(range) => (Some(slice::from_ref(range)), &[][..]),
            About::Readings(readings) => (None, readings.as_slice()),
        };
        row.into_iter().chain(several.iter().map(Vec::as_slice))
    }

    fn ranges_mut(&mut self) -> impl Iterator<Item = &mut (u32, u32)> {
        let (row, several) = match self {
            About::Row(range) => (Some(range), &mut [][..]),
            About::Readings(readings) => (None, readings.as_mut_slice()),
        };
        row.into_iter().chain(several.iter_mut().flatten())
    }
}

/// Lets claims be about the same submissions after each became several, one or none; what a row
/// says of itself goes with it.
pub fn follow(claims: &mut Vec<Claim>, times: impl IntoIterator<Item = usize>) {
    if claims.is_empty() {
        return;
    }
    let mut starts = vec![0];
    for times in times {
        starts.push(starts[starts.len() - 1] + times as u32);
    }
    for claim in &mut *claims {
        for range in claim.about.ranges_mut() {
            *range = (starts[range.0 as usize], starts[range.1 as usize]);
        }
    }
    claims.retain(|claim| !matches!(claim.about, About::Row((start, end)) if start == end));
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
