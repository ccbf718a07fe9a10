//! jifen
pub mod cli;
pub mod intake;
pub mod ledger;
pub mod locale;
pub mod period;
pub mod problem;
pub mod report;
pub mod rulebook;
pub mod scoring;
pub mod standing;
pub mod classify;
pub mod clauses;
pub mod pieces;
