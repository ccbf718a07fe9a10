//! Clauses without a case: whatever the cases play, these do nothing.

use std::collections::BTreeSet;

use super::acted::acted;
use super::findings::Findings;
use super::raw;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::{RuleId, Rulebook};

/// A clause, with all its rules: one for each row of its table and each of its effects.
pub struct Clause {
    pub rules: Vec<RuleId>,
    /// Its heading.
    pub place: Place,
}

/// All clauses that act on something, in the order of the text.
pub fn clauses(rulebook: &Rulebook) -> Vec<Clause> {
    let source = &rulebook.source;
    let document = raw::document(source);
    let headings = raw::clauses(&document);
    let mut clauses: Vec<Clause> = headings
        .iter()
        .map(|heading| Clause {
            rules: Vec::new(),
            place: source.place(heading.value.span()),
        })
        .collect();
    for (index, rule) in rulebook.rules.iter().enumerate() {
        let before = |heading: &raw::Clause<'_>| heading.value.span().start <= rule.span.start;
        let at = headings.partition_point(before);
        // What no clause of the text made has no line; how pieces are told apart books nothing.
        if rule.line > 0 && rule.kind != "piece" && at > 0 {
            clauses[at - 1].rules.push(RuleId(index as u16));
        }
    }
    clauses.retain(|clause| !clause.rules.is_empty());
    clauses
}

/// The heading of the clause that a rule belongs to.
pub fn heading(rulebook: &Rulebook, rule: RuleId) -> Place {
    let source = &rulebook.source;
    let document = raw::document(source);
    let at = rulebook.rule(rule).span.start;
    let headings = raw::clauses(&document);
    let before = headings
        .iter()
        .rfind(|heading| heading.value.span().start <= at);
    before.map_or_else(
        || rulebook.place(rule),
        |heading| source.place(heading.value.span()),
    )
}

/// The rules that act in some case.
pub fn played(rulebook: &Rulebook) -> BTreeSet<RuleId> {
    let mut all = BTreeSet::new();
    for case in &rulebook.cases {
        let played = case.play(rulebook, &mut Problems::default());
        let standing = played.standing.as_ref();
        all.extend(acted(
            rulebook,
            &played.classified,
            &played.scored,
            standing,
        ));
        let lists = rulebook.lists.iter();
        let asked = lists.filter(|list| case.asks_for_list(&list.name));
        all.extend(asked.map(|list| list.rank.rule));
    }
    all
}

/// Tells of the clauses none of whose rules acts in a case.
pub fn check(findings: &mut Findings<'_>) {
    let played = played(findings.rulebook);
    for problem in idle(findings, "clause-without-case", &played) {
        findings.push(problem);
    }
}

/// A finding for each clause that did nothing.
pub fn idle(findings: &Findings<'_>, code: &'static str, acted: &BTreeSet<RuleId>) -> Vec<Problem> {
    let rulebook = findings.rulebook;
    clauses(rulebook)
        .into_iter()
        .filter(|clause| !clause.rules.iter().any(|rule| acted.contains(rule)))
        .map(|clause| {
            let first = clause.rules[0];
            findings
                .somewhere(code, clause.place)
                .with("clause", rulebook.rule(first).clause.clone())
                .with("says", rulebook.sentence(first, findings.words))
        })
        .collect()
}
