//! `jifen check`: what a rulebook is told about itself.

mod acted;
mod bases;
mod boundaries;
mod broken;
mod cases;
pub mod codes;
mod data;
mod findings;
mod in_force;
mod limits;
mod lists;
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

pub use broken::check_draft;
pub use cases::played;
pub use data::Data;

/// Everything that a rulebook can be told about itself, and about rows if there are some.
pub fn check(rulebook: &Rulebook, data: Option<&Data>, words: &Words) -> Problems {
    let mut findings = Findings::new(rulebook, words);
    clauses(&mut findings, data);
    cases::check(&mut findings);
    if let Some(data) = data {
        data::idle(&mut findings, data);
    }
    let mut problems = findings.finish();
    problems.extend(run_all(rulebook, words));
    problems
}

/// What clauses say of each other and of the policy.
fn clauses(findings: &mut Findings<'_>, data: Option<&Data>) {
    bases::check(findings, data);
    modifies::check(findings);
    overlaps::check(findings);
    limits::check(findings);
    targets::check(findings);
    lists::check(findings);
    never::clauses(findings);
    policy::check(findings);
}

/// What rulebooks are told about each other.
pub fn check_together(rulebooks: &[&Rulebook]) -> Problems {
    in_force::check(rulebooks)
}
