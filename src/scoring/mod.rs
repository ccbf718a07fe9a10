//! Scoring: the phases in the order they run. Asks the clauses, fills the ledger.

use rust_decimal::Decimal;

use crate::ledger::Ledger;

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts: its value, or a part of it, is booked.
    Counted,
    /// Out of points by a clause; an entry of 0 or the problems say which.
    NotCounted,
    /// Something must be decided first; a problem says what. The most points that hang on it.
    Asked(Decimal),
}

/// What scoring yields.
#[derive(Clone, Debug)]
pub struct Scored {
    pub ledger: Ledger,
    /// By submission.
    pub outcomes: Vec<Outcome>,
    /// The piece each submission belongs to, by submission.
    pub pieces: Vec<u32>,
}
