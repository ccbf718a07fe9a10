//! `jifen check`: what a rulebook is told about itself.

pub mod table;
