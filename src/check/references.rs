//! Clauses that name other clauses by their article: a limit of some clauses.

use super::findings::Findings;
use crate::clauses::limit::Selection;
use crate::rulebook::toml_reader::nearest;

/// Tells of named clauses that are not there.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    let there: Vec<&str> = rulebook
        .rules
        .iter()
        .map(|rule| rule.clause.as_str())
        .collect();
    for limit in &rulebook.limits.booked {
        let Selection::Clauses(named) = &limit.of else {
            continue;
        };
        for name in named.iter().filter(|name| !there.contains(&name.as_str())) {
            let near = nearest(name, there.iter().copied());
            let problem = findings
                .at("clause-not-there", limit.rule)
                .read(name.as_str())
                .with("named", name.as_str());
            findings.push(problem.near(near.unwrap_or_default()));
        }
    }
}
