//! Phase 6: whom an `exclude` with `who` makes an outsider to a publication.

use super::book::Book;
use super::sharing::Spot;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::rulebook::RuleId;
use crate::rulebook::condition::Truth;

/// The clause that makes an account an outsider to a publication, if one does.
pub(super) fn excluded(book: &Book<'_>, spot: &Spot<'_>, id: AccountId) -> Option<RuleId> {
    let classified = book.classified;
    if spot.class.outsiders.is_empty() || classified.accounts.get(id).kind == AccountKind::Outsider
    {
        return None;
    }
    let facts = |field| classified.account_fact(id, field, spot.day);
    let clauses = spot.class.outsiders.iter();
    clauses
        .map(|&index| &book.rulebook.excludes[index])
        .find(|clause| {
            clause
                .who
                .as_ref()
                .is_some_and(|who| who.judge(&facts) == Truth::True)
        })
        .map(|clause| clause.rule)
}

/// Notes the clauses of which it is not known whether they make a teacher an outsider.
pub(super) fn note_unjudged(book: &mut Book<'_>, spot: &Spot<'_>, id: AccountId) {
    let classified = book.classified;
    if spot.class.outsiders.is_empty() || classified.accounts.get(id).kind != AccountKind::Teacher {
        return;
    }
    let facts = |field| classified.account_fact(id, field, spot.day);
    for &index in &spot.class.outsiders {
        let clause = &book.rulebook.excludes[index];
        let who = clause.who.as_ref();
        if who.is_some_and(|who| who.judge(&facts) == Truth::Unknown) {
            book.unjudged_shares.insert((clause.rule, id));
        }
    }
}
