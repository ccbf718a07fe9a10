//! `jifen check`: what a rulebook is told about itself.

mod acted;
mod bases;
mod boundaries;
mod cases;
pub mod codes;
mod data;
mod findings;
mod in_force;
mod limits;
mod modifies;
mod never;
mod overlaps;
mod policy;
pub mod propose;
mod raw;
pub mod table;
mod targets;
mod worth;

use crate::locale::Words;
use crate::problem::Problems;
use crate::rulebook::Rulebook;
use crate::rulebook::case::run_all;
use findings::Findings;

pub use cases::played;
pub use data::Data;

/// Everything that a rulebook can be told about itself, and about rows if there are some.
pub fn check(rulebook: &Rulebook, data: Option<&Data>, words: &Words) -> Problems {
    let mut findings = Findings::new(rulebook, words);
    bases::check(&mut findings, data);
    modifies::check(&mut findings);
    overlaps::check(&mut findings);
    limits::check(&mut findings);
    targets::check(&mut findings);
    never::clauses(&mut findings);
    policy::check(&mut findings);
    cases::check(&mut findings);
    if let Some(data) = data {
        data::idle(&mut findings, data);
    }
    let mut problems = findings.finish();
    problems.extend(run_all(rulebook, words));
    problems
}

/// What rulebooks are told about each other.
pub fn check_together(rulebooks: &[&Rulebook]) -> Problems {
    in_force::check(rulebooks)
}
