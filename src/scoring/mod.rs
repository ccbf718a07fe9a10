//! Scoring: the phases in the order they run. Asks the clauses, fills the ledger.
//!
//! | phase | here |
//! |---|---|
//! | 2 admit, 3 base, 4 modify | `judging`, class by class (`classes`): `verdict`, `value`; `completions` tries out what is missing; `repeats` finds what was handed in twice |
//! | 5 same piece | `booking`, piece by piece: `settling`, `piece_limits`, `score`; `doubts` asks, `excess` keeps closed periods closed |
//! | 6 share | `sharing`: `signing`, `dividing`, `outsiders`, `own_shares`; `paying` for other columns; `counting` for tasks and ranks |
//! | 7 limit | `limits`, on the shares that `portions` keeps |
//! | 8 period | `duties`, `covering`; `events`, `titles` |
//! | 9 bound | `bounds`, `zeroing`; then `rounding` |
//!
//! What phases hand on stands in `book`, how entries come into the ledger in `entering`, what is told
//! in `questions` and `figures`.
//!
//! Amounts are exact fractions until a score is rounded at the end of phase 5; from there on they
//! are whole grains of the rulebook's last decimal, and become decimals in the ledger.

pub mod assessed;
mod book;
mod booking;
mod bounds;
mod classes;
mod completions;
mod counting;
mod covering;
mod dividing;
mod doubts;
mod duties;
mod entering;
mod events;
mod excess;
mod figures;
mod judging;
mod limits;
mod outsiders;
mod own_shares;
pub mod part;
mod paying;
mod piece_limits;
pub mod portions;
pub(crate) mod questions;
mod repeats;
mod rounding;
mod score;
mod settling;
mod sharing;
mod signers;
pub mod signing;
mod tally;
mod ties;
mod titles;
mod value;
mod verdict;
pub mod worth;
mod zeroing;

use rust_decimal::Decimal;

use crate::classify::Classified;
use crate::intake::accounts::AccountId;
use crate::ledger::Ledger;
use crate::period::Period;
use crate::pieces;
use crate::problem::Problems;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};
use book::Book;
use portions::Portions;
pub use tally::Tally;

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts: its value, or a part of it, is booked.
    Counted,
    /// Another publication of the piece counts instead; an entry of 0 says so.
    Surpassed,
    /// Out of points and counts by a clause; an entry of 0 says which.
    Excluded,
    /// Something must be decided first; a problem says what. The most points that hang on it.
    Asked(Decimal),
}

/// What an account owed by a target, and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub account: AccountId,
    pub period: Period,
    pub rule: RuleId,
    /// The article of the target.
    pub clause: String,
    pub owed: Exact,
    pub done: Exact,
}

/// What scoring yields.
#[derive(Clone, Debug)]
pub struct Scored {
    pub ledger: Ledger,
    /// By submission.
    pub outcomes: Vec<Outcome>,
    /// The piece each submission belongs to, by submission.
    pub pieces: Vec<u32>,
    /// How many pieces each account signed that count, by base period.
    pub tally: Tally,
    /// Shares of scores, as limits and tasks left them, that clauses select.
    pub portions: Portions,
    pub duties: Vec<Duty>,
    /// Every base period from the first submission or event to the last, in order.
    pub periods: Vec<Period>,
    /// How many questions there are: each unknown value or outlet once, else rows.
    pub questions: usize,
}

/// Scores everything that was read.
pub fn score(classified: &Classified, rulebook: &Rulebook, problems: &mut Problems) -> Scored {
    let (pieces, wrapped) = pieces::group(classified, rulebook);
    questions::tell_wrapped(classified, &wrapped, problems);
    let mut book = Book::new(classified, rulebook, &pieces.of);
    let titles = titles::Titles::of(classified);
    book.event_signers = titles.pieces(&pieces);
    let zeroed = events::zeroed_pieces(&mut book, &pieces, &titles);
    let judged = judging::judge_all(&mut book, &pieces, &zeroed, problems);
    booking::book_pieces(&mut book, &pieces, &judged, problems);
    questions::note_shares(&book, problems);
    limits::book(&mut book, &judged.counts());
    duties::book(&mut book, problems);
    let zeroes = events::book(&mut book, &pieces, &titles, problems);
    bounds::book(&mut book, &zeroes);
    rounding::book(&mut book);
    book.tell_untold(problems);
    let Book {
        ledger,
        outcomes,
        portions,
        tally,
        duties,
        periods,
        questions,
        ..
    } = book;
    Scored {
        ledger,
        outcomes,
        portions,
        pieces: pieces.of,
        tally,
        duties,
        periods,
        questions,
    }
}
