//! Phases 3 to 6 for the people of other columns: what a table of its own pays them.

use super::book::Book;
use super::booking::Turn;
use super::excess::{Booked, leave_excess};
use super::judging::AllJudged;
use super::questions;
use super::score::ExactPart;
use super::settling::{self, Member, Settled};
use super::sharing::Desk;
use super::value::Unfit;
use crate::intake::Role;
use crate::ledger::Phase;
use crate::problem::Problems;
use crate::rulebook::field::{FieldId, Missing};

/// A column of people, paid in a unit.
#[derive(Clone, Copy)]
struct Column {
    field: FieldId,
    role: Role,
    unit: u8,
}

impl Turn<'_> {
    /// Pays the people of other columns, for the publications that count in full.
    pub(super) fn pay(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        full: &[u32],
        booked: &mut Booked,
        problems: &mut Problems,
    ) {
        let mut asked: Vec<u32> = Vec::new();
        for (field, role) in book.rulebook.fields.people() {
            for unit in 0..book.rulebook.units.len() as u8 {
                let column = Column { field, role, unit };
                let mut members: Vec<Member> = Vec::new();
                for &submission in full {
                    match self.paid(book, all, submission, column) {
                        Some(Ok(member)) => members.push(member),
                        Some(Err(unfit)) if self.is_new(book, submission) => {
                            // A row is one question, whatever columns and units it is paid in.
                            if !asked.contains(&submission) {
                                asked.push(submission);
                                book.questions += 1;
                            }
                            problems.push(questions::unfit_for_column(
                                book.classified,
                                book.rulebook,
                                submission,
                                &unfit,
                            ));
                        }
                        Some(Err(_)) | None => {}
                    }
                }
                let mut settled = Settled::default();
                settling::finish(book, all, unit, members, &mut settled);
                for submission in settled.too_large {
                    settling::too_large(book, submission, problems);
                }
                let mut scores = settled.scores;
                if self.spans {
                    leave_excess(book, &mut scores, unit, Some(role), booked);
                }
                for score in &scores {
                    self.keep(booked, unit, Some(role), score);
                    desk.book_column(book, all, score, self.period, (unit, role), problems);
                }
            }
        }
    }

    /// What a column's table pays for a publication, as a score to be; none where it pays nothing.
    fn paid(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        submission: u32,
        column: Column,
    ) -> Option<Result<Member, Unfit>> {
        let mut paid = all.class(submission).paid.iter();
        let paid = paid.find(|paid| paid.role == column.role && paid.unit == column.unit)?;
        let row = &book.classified.submissions[submission as usize];
        let signers = book.classified.signers_of(row);
        let is_empty = signers.iter().all(|signer| signer.role != column.role);
        let (rule, base) = match (&paid.base, &book.rulebook.fields.get(column.field).missing) {
            (Err(_), _) | (_, Missing::None) if is_empty => return None,
            (Ok(_), Missing::Ask) if is_empty => return Some(Err(Unfit::Missing(column.field))),
            (Ok((rule, _)), _) if is_empty => {
                if self.is_new(book, submission) {
                    *book.unpaid.entry((*rule, column.field)).or_default() += 1;
                }
                return None;
            }
            (Err(unfit), _) => return Some(Err(unfit.clone())),
            (Ok(base), _) => *base,
        };
        Some(Ok(Member {
            submission,
            value: base,
            parts: vec![ExactPart {
                rule,
                phase: Phase::Base,
                brings: base,
                rest: None,
                other: None,
            }],
        }))
    }
}
