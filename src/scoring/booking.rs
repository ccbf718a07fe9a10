//! Phases 5 and 6, piece by piece: settles it, shares its scores, counts it.

use super::judging::AllJudged;
use super::settling::{ask_of_several, settle};
use super::sharing::Desk;
use super::{Book, Outcome, questions};
use crate::pieces::Pieces;
use crate::problem::Problems;

/// Settles every piece and books its scores.
pub(super) fn book_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    all: &AllJudged,
    problems: &mut Problems,
) {
    let units = book.rulebook.units.len() as u8;
    let mut desk = Desk::default();
    let mut members: Vec<u32> = Vec::new();
    let mut meets = vec![false; book.tally.questions().len()];
    // Most publications bring an entry each to a signer or two and to a department.
    book.ledger
        .entries
        .reserve(book.classified.submissions.len() * 3);
    for piece in 0..pieces.len() {
        members.clear();
        members.extend(
            pieces
                .members(piece)
                .iter()
                .filter(|m| all.is_admitted(**m)),
        );
        if members.len() > 1 {
            questions::warn_of_repeats(book, &members, problems);
            ask_of_several(book, all, &mut members, problems);
        }
        if members.is_empty() {
            continue;
        }
        // Until a unit makes it a score, or a part of one.
        for &member in &members {
            book.outcomes[member as usize] = Outcome::Surpassed;
        }
        desk.signers.clear();
        desk.sharers.clear();
        for unit in 0..units {
            let mut scores = settle(book, all, &members, unit, problems);
            // Scores in an order that content gives, so that entries come alike.
            scores.sort_by_key(|score| score.submission);
            for score in &scores {
                desk.book_score(book, all, score, unit, problems);
            }
        }
        if let Some(signers) = book.event_signers.get_mut(&(piece as u32)) {
            signers.extend(&desk.sharers);
        }
        if desk.signers.is_empty() {
            continue;
        }
        meets.fill(false);
        for &member in &members {
            let questions = &all.class(member).questions;
            meets
                .iter_mut()
                .zip(questions)
                .for_each(|(meets, own)| *meets |= own);
        }
        let date = book.classified.submissions[members[0] as usize].date;
        let Some(date) = date else { continue };
        let period = book.period(date);
        desk.signers.sort_unstable();
        desk.signers.dedup();
        for &signer in &desk.signers {
            book.tally.count(signer, period, &meets);
        }
    }
}
