//! jifen (积分) turns a month of publicity submissions into points that nobody can dispute.
//!
//! A score is a ledger: every rule that fires appends an entry with its account, amount, clause and
//! the rows it rests on. Totals, rankings and explanations are views of it. The flow goes one way,
//! each step a plain function that pushes what a person should know to one collector:
//!
//! ```text
//! files ─ sheet ─▶ rows with cell positions
//!       ─ intake ─▶ submissions (typed, named, dated)
//!       ─ classify ─▶ level, medium and whatever else follows for each
//!       ─ pieces ─▶ publications of the same piece, grouped
//!       ─ scoring ─▶ ledger of entries
//!       ─ standing ─▶ totals, ranks, lists, money
//!       ─ report ─▶ csv · json · terminal
//! ```

pub mod classify;
pub mod clauses;
pub mod cli;
pub mod intake;
pub mod ledger;
pub mod locale;
pub mod period;
pub mod pieces;
pub mod problem;
pub mod report;
pub mod rulebook;
pub mod scoring;
pub mod sheet;
pub mod standing;
