//! Phase 5: what stops the publications of a piece from being settled together, and is asked.

use super::Outcome;
use super::book::Book;
use super::judging::{AllJudged, Class};
use super::questions;
use crate::clauses::same_piece::SamePiece;
use crate::problem::{Problem, Problems};
use crate::rulebook::condition::Truth;
use crate::rulebook::field::FieldId;
use crate::rulebook::table::Taken;
use crate::rulebook::{RuleId, Rulebook};

/// Where a same-piece clause may take several publications of a piece, one of which a clause cannot
/// be judged is asked about, and so is one that two of them take. Of those asked about `members`
/// keeps none; what was booked before this `period` stays.
pub(super) fn ask_of_several(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &mut Vec<u32>,
    period: u16,
    problems: &mut Problems,
) {
    let may_take =
        |member: u32, clause: usize| all.class(member).same_pieces[clause] != Truth::False;
    let joining: Vec<usize> = (0..book.rulebook.same_pieces.len())
        .filter(|&clause| members.iter().filter(|m| may_take(**m, clause)).count() > 1)
        .collect();
    members.retain(|&member| {
        if !joining.iter().any(|&clause| may_take(member, clause)) {
            return true;
        }
        let class = all.class(member);
        let submission = &book.classified.submissions[member as usize];
        let problem = questions::about_row(book.classified, submission, "piece-not-judged");
        let problem = match (unjudged(book, class, member), overlap(book.rulebook, class)) {
            (_, Some((one, other))) => {
                let line = |rule| book.rulebook.rule(rule).line.to_string();
                questions::about_row(book.classified, submission, "clauses-overlap")
                    .with("one", line(one))
                    .with("other", line(other))
            }
            (Some(rule), None) => problem.with("clause", book.rulebook.rule(rule).clause.as_str()),
            (None, None) => return true,
        };
        let values = class.alone.iter().flatten();
        let most = values.map(|alone| alone.total).max().unwrap_or(0);
        let most = book.points(most);
        problems.push(Problem::at_stake(problem, most));
        book.questions += 1;
        if book.period_of(member) == period {
            book.outcomes[member as usize] = Outcome::Asked(most);
        }
        false
    });
}

/// A clause that cannot be judged of a publication and decides which is best or what it adds.
fn unjudged(book: &Book<'_>, class: &Class, member: u32) -> Option<RuleId> {
    let rulebook = book.rulebook;
    let facts = &book.classified.facts;
    let look = |field: FieldId| facts.get(member as usize, field);
    let clauses = || rulebook.same_pieces.iter().zip(&class.same_pieces);
    let joined = clauses()
        .filter(|(_, truth)| **truth == Truth::Unknown)
        .map(|(clause, _)| clause.rule);
    let unsorted = clauses()
        .filter(|(_, truth)| **truth == Truth::True)
        .find(|(clause, _)| {
            let unknown = clause
                .once_per
                .is_some_and(|field| look(field).is_unknown());
            unknown || matches!(clause.rest(&look), Taken::Unjudged(_))
        })
        .map(|(clause, _)| clause.rule);
    class.value_unjudged.or(joined.min()).or(unsorted)
}

/// Two same-piece clauses of one unit that both take a publication, or two rows of one.
fn overlap(rulebook: &Rulebook, class: &Class) -> Option<(RuleId, RuleId)> {
    let taking: Vec<&SamePiece> = rulebook
        .same_pieces
        .iter()
        .zip(&class.same_pieces)
        .filter(|(_, truth)| **truth == Truth::True)
        .map(|(clause, _)| clause)
        .collect();
    taking.iter().enumerate().find_map(|(index, one)| {
        let meets = |other: &&&SamePiece| {
            one.unit.is_none() || other.unit.is_none() || one.unit == other.unit
        };
        let other = taking[index + 1..].iter().find(meets)?;
        Some((one.rule, other.rule))
    })
}
