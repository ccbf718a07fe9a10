//! Clauses that name other clauses by their article: a limit of some clauses, a list of those who
//! missed a target.

use super::findings::Findings;
use crate::clauses::limit::Selection;
use crate::rulebook::RuleId;
use crate::rulebook::toml_reader::nearest;

/// Tells of named clauses that are not there.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    for limit in &rulebook.limits.booked {
        if let Selection::Clauses(clauses) = &limit.of {
            let all = rulebook.rules.iter().map(|rule| rule.clause.as_str());
            missing(findings, limit.rule, clauses, &all.collect::<Vec<_>>());
        }
    }
    for list in &rulebook.lists {
        let targets = rulebook.targets.iter();
        let targets: Vec<&str> = targets.map(|target| target.clause.as_str()).collect();
        missing(findings, list.rank.rule, &list.needs.missed, &targets);
    }
}

fn missing(findings: &mut Findings<'_>, rule: RuleId, named: &[String], there: &[&str]) {
    for name in named.iter().filter(|name| !there.contains(&name.as_str())) {
        let near = nearest(name, there.iter().copied());
        let problem = findings
            .at("clause-not-there", rule)
            .read(name.as_str())
            .with("named", name.as_str());
        findings.push(problem.near(near.unwrap_or_default()));
    }
}
