//! Which rules act on some rows: what they booked, took out, ranked, listed, or held for.

use std::collections::BTreeSet;

use crate::classify::Classified;
use crate::intake::accounts::AccountId;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::{RuleId, Rulebook};
use crate::scoring::{Outcome, Scored};
use crate::standing::Standing;

/// The rules that act.
pub fn acted(
    rulebook: &Rulebook,
    classified: &Classified,
    scored: &Scored,
    standing: Option<&Standing>,
) -> BTreeSet<RuleId> {
    let mut acted: BTreeSet<RuleId> = BTreeSet::new();
    acted.extend(scored.ledger.entries.iter().map(|entry| entry.rule));
    acted.extend(scored.duties.iter().map(|duty| duty.rule));
    for event in &classified.events {
        let named = rulebook
            .events
            .iter()
            .filter(|clause| clause.name == event.name);
        acted.extend(named.map(|clause| clause.rule));
    }
    on_publications(rulebook, classified, scored, &mut acted);
    on_pieces(rulebook, classified, scored, &mut acted);
    if let Some(standing) = standing {
        at_the_end(rulebook, classified, scored, standing, &mut acted);
    }
    acted
}

/// Clauses that need not book anything where they act: they act where their condition holds.
fn on_publications(
    rulebook: &Rulebook,
    classified: &Classified,
    scored: &Scored,
    acted: &mut BTreeSet<RuleId>,
) {
    let mut holding: Vec<(RuleId, &Condition)> = Vec::new();
    let rows = rulebook.modifies.iter().flat_map(|clause| &clause.rows);
    holding.extend(rows.flat_map(|row| row.rules.iter().map(move |rule| (*rule, &row.when))));
    holding.extend(
        rulebook
            .shares
            .iter()
            .map(|clause| (clause.rule, &clause.when)),
    );
    let outsiders = rulebook
        .excludes
        .iter()
        .filter(|clause| clause.who.is_some());
    holding.extend(outsiders.map(|clause| (clause.rule, &clause.when)));
    for (index, outcome) in scored.outcomes.iter().enumerate() {
        if *outcome == Outcome::Excluded {
            continue;
        }
        let facts = |field| classified.facts.get(index, field);
        let here = holding.iter().filter(|(rule, _)| !acted.contains(rule));
        let here: Vec<RuleId> = here
            .filter(|(_, when)| when.judge(&facts) == Truth::True)
            .map(|(rule, _)| *rule)
            .collect();
        acted.extend(here);
    }
}

/// Clauses on what is published more than once, which book nothing where all of it counts.
fn on_pieces(
    rulebook: &Rulebook,
    classified: &Classified,
    scored: &Scored,
    acted: &mut BTreeSet<RuleId>,
) {
    for clause in &rulebook.same_pieces {
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        let counted = scored.outcomes.iter().enumerate();
        let counted = counted.filter(|(_, outcome)| **outcome != Outcome::Excluded);
        let meant = counted.filter(|(index, _)| {
            let facts = |field| classified.facts.get(*index, field);
            clause.when.judge(&facts) == Truth::True
        });
        let mut pieces = meant.map(|(index, _)| scored.pieces[index]);
        if pieces.any(|piece| !seen.insert(piece)) {
            acted.insert(clause.rule);
        }
    }
}

/// Clauses of the last phase.
fn at_the_end(
    rulebook: &Rulebook,
    classified: &Classified,
    scored: &Scored,
    standing: &Standing,
    acted: &mut BTreeSet<RuleId>,
) {
    let ranked = standing
        .rankings
        .iter()
        .filter(|ranking| !ranking.rows.is_empty());
    acted.extend(ranked.filter_map(|ranking| ranking.rule));
    let lists = standing
        .lists
        .iter()
        .filter(|list| !list.members.is_empty());
    acted.extend(lists.map(|list| list.rule));
    let day = rulebook.calendar.last_day(standing.period);
    let admits = |who: &Condition, account| {
        who.judge(&|field| classified.account_fact(account, field, day)) == Truth::True
    };
    for clause in &rulebook.money {
        let bit = scored
            .portions
            .takers
            .bit(clause.account, clause.unit, &clause.when);
        let brings = |account: AccountId| {
            let mut shares = scored
                .portions
                .iter()
                .filter(|share| share.account == account);
            bit.is_none_or(|bit| shares.any(|share| share.takers & bit != 0))
        };
        let rankings = standing.rankings.iter();
        let rankings = rankings.filter(|ranking| ranking.kind == clause.account);
        let mut paid = rankings
            .flat_map(|ranking| &ranking.rows)
            .filter(|row| row.money.is_some());
        if paid.any(|row| admits(&clause.who, row.account) && brings(row.account)) {
            acted.insert(clause.rule);
        }
    }
    for clause in &rulebook.unranked {
        let mut accounts = classified.accounts.iter();
        let is_for = |kind| clause.account.is_none_or(|own| own == kind);
        if accounts.any(|(id, account)| is_for(account.kind) && admits(&clause.who, id)) {
            acted.insert(clause.rule);
        }
    }
}
