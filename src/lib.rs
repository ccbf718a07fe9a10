//! jifen
pub mod intake;
pub mod locale;
pub mod problem;
pub mod rulebook;
