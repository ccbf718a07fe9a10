//! rulebook
pub mod fact;
pub mod field;
