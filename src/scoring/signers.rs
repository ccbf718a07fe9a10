//! Who signs a publication, for whatever counts pieces.

use super::book::Book;
use super::judging::AllJudged;
use super::outsiders::excluded;
use super::sharing::{Desk, Spot};
use super::signing::Signing;
use crate::intake::accounts::AccountId;

impl Desk {
    /// The accounts that sign a publication: those named and their departments.
    pub(super) fn signers_of(
        &self,
        book: &Book<'_>,
        all: &AllJudged,
        submission: u32,
    ) -> Vec<AccountId> {
        let row = &book.classified.submissions[submission as usize];
        let Some(day) = row.date else {
            return Vec::new();
        };
        let share = book.share_of(submission);
        let spot = Spot {
            class: all.class(submission),
            share,
            submission,
            day,
            period: 0,
            unit: 0,
        };
        let outside = |id: AccountId| excluded(book, &spot, id).is_some();
        let mut signing = Signing::default();
        signing.fill(book.classified, row, share, &outside);
        let accounts = &book.classified.accounts;
        let mut signers = Vec::new();
        for id in signing.sharers.into_iter().chain(signing.beside) {
            if accounts.is_outsider_on(id, day) || outside(id) {
                continue;
            }
            signers.push(id);
            signers.extend(accounts.department_on(id, day));
        }
        signers.sort_unstable();
        signers.dedup();
        signers
    }
}
