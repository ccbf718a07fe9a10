//! Phases 5 and 6, piece by piece: settles it, shares its scores, counts it.
//!
//! Where pieces may reach over several of the rulebook's periods, closed periods stay: each period
//! settles what was published by its end and books what that is worth beyond what was booked.

use super::Outcome;
use super::book::Book;
use super::doubts::ask_of_several;
use super::excess::{Booked, leave_excess};
use super::judging::AllJudged;
use super::score::Score;
use super::settling::{self, Settled, settle};
use super::sharing::Desk;
use crate::intake::Role;
use crate::ledger::{Phase, Why};
use crate::pieces::Pieces;
use crate::problem::Problems;

/// Settles every piece and books its scores.
pub(super) fn book_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    all: &AllJudged,
    problems: &mut Problems,
) {
    let mut desk = Desk::default();
    let mut members: Vec<u32> = Vec::new();
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
        if members.is_empty() {
            continue;
        }
        // Until a unit makes it a score, or a part of one.
        for &member in &members {
            book.outcomes[member as usize] = Outcome::Surpassed;
        }
        desk.sharers.clear();
        let mut booked = Booked::default();
        members.sort_by_key(|&member| book.classified.submissions[member as usize].date);
        let last = members.last().map(|&member| book.period_of(member));
        let spans = last.is_some_and(|last| last != book.period_of(members[0]));
        let mut known: Vec<u32> = Vec::with_capacity(members.len());
        let mut begun = 0;
        while begun < members.len() {
            let period = book.period_of(members[begun]);
            let own = members[begun..]
                .iter()
                .take_while(|&&member| book.period_of(member) == period);
            let new = &members[begun..begun + own.count()];
            begun += new.len();
            known.extend(new);
            if known.len() > 1 {
                ask_of_several(book, all, &mut known, period, problems);
            }
            // What is asked about is no longer among them.
            let old = known.partition_point(|&member| book.period_of(member) != period);
            let new = &known[old..];
            if new.is_empty() {
                continue;
            }
            let turn = Turn {
                piece: piece as u32,
                members: &known,
                new,
                period,
                spans,
            };
            turn.book(book, all, &mut desk, &mut booked, problems);
        }
        if let Some(signers) = book.event_signers.get_mut(&(piece as u32)) {
            signers.get_or_insert_default().extend(&desk.sharers);
        }
    }
}

/// A period's turn with a piece.
pub(super) struct Turn<'t> {
    pub(super) piece: u32,
    /// What was published by the end of the period.
    pub(super) members: &'t [u32],
    /// What was published in it.
    pub(super) new: &'t [u32],
    pub(super) period: u16,
    /// Whether the piece has a turn in another period too.
    pub(super) spans: bool,
}

impl Turn<'_> {
    fn book(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        booked: &mut Booked,
        problems: &mut Problems,
    ) {
        desk.signers.clear();
        let pays = book.rulebook.points.iter().any(|row| row.pays.is_some());
        let mut full: Vec<u32> = Vec::new();
        for unit in 0..book.rulebook.units.len() as u8 {
            let Settled {
                mut scores,
                rests,
                surpassed,
                too_large,
            } = settle(book, all, self.members, unit);
            for submission in too_large {
                settling::too_large(book, submission, problems);
            }
            for (submission, rule) in surpassed {
                if self.is_new(book, submission) {
                    let (phase, why) = (Phase::SamePiece, Why::Surpassed);
                    book.zero_entries(submission, &[rule], unit, phase, why);
                }
            }
            let counted = scores.iter().map(|score| score.submission);
            for submission in counted.chain(rests) {
                book.outcomes[submission as usize] = Outcome::Counted;
            }
            if pays {
                full.extend(scores.iter().map(|score| score.submission));
            }
            if self.spans {
                // They sign the piece, whether or not there is something left to book.
                for score in &scores {
                    let signers = desk.signers_of(book, all, score.submission);
                    desk.signers.extend(signers);
                }
                for silent in leave_excess(book, &mut scores, unit, None, booked) {
                    // What a score adds nothing for any more must still say so.
                    let rests = silent.rounded.parts.iter().filter_map(|part| part.other);
                    for submission in rests {
                        if !self.is_new(book, submission) {
                            continue;
                        }
                        let rule = book.rulebook.piece.rule;
                        let phase = Phase::SamePiece;
                        book.zero_entries(submission, &[rule], unit, phase, Why::Rule);
                    }
                }
            }
            // Best first no longer matters; so entries come alike whatever the turn.
            scores.sort_by_key(|score| score.submission);
            for score in &scores {
                self.keep(booked, unit, None, score);
                desk.book_score(book, all, score, self.period, unit, problems);
            }
        }
        if pays {
            full.sort_unstable();
            full.dedup();
            self.pay(book, all, desk, &full, booked, problems);
        }
        self.count(book, all, desk, booked);
    }

    /// Whether a publication of the piece was published in the period.
    pub(super) fn is_new(&self, book: &mut Book<'_>, submission: u32) -> bool {
        !self.spans || book.period_of(submission) == self.period
    }

    /// Remembers what is booked on a score, for the turns to come.
    pub(super) fn keep(&self, booked: &mut Booked, unit: u8, column: Option<Role>, score: &Score) {
        if self.spans {
            let key = (unit, column, score.submission);
            *booked.scores.entry(key).or_insert(0) += score.rounded.total;
        }
    }
}
