//! A rulebook beside a school's own rows: the holes they fall into, the clauses that did nothing.

use std::collections::BTreeSet;

use super::acted::acted;
use super::bases::Hole;
use super::cases;
use super::findings::Findings;
use crate::classify::Classified;
use crate::intake::Column;
use crate::period::PeriodKind;
use crate::problem::{Problem, Problems};
use crate::report::place;
use crate::rulebook::boxes::{Block, Space};
use crate::rulebook::field::OUTLET;
use crate::rulebook::{RuleId, Rulebook};
use crate::scoring::{Outcome, Scored, score};
use crate::standing::stand;

/// Rows with what came of them.
pub struct Data {
    pub classified: Classified,
    pub scored: Scored,
    /// The rules that acted.
    pub acted: BTreeSet<RuleId>,
}

impl Data {
    /// Scores rows by a rulebook, in every period that they have.
    pub fn of(classified: Classified, rulebook: &Rulebook) -> Data {
        let scored = score(&classified, rulebook, &mut Problems::default());
        let mut all = acted(rulebook, &classified, &scored, None);
        let mut periods = scored.periods.clone();
        for kind in PeriodKind::ALL {
            let longer = kind > rulebook.calendar.base;
            let has_terms = kind != PeriodKind::Term || !rulebook.calendar.terms.is_empty();
            if let Some(last) = scored.periods.last().filter(|_| longer && has_terms) {
                periods.push(rulebook.calendar.containing(*last, kind));
            }
        }
        for period in periods {
            let standing = stand(
                &classified,
                rulebook,
                &scored,
                period,
                &mut Problems::default(),
            );
            all.extend(acted(rulebook, &classified, &scored, Some(&standing)));
        }
        Data {
            classified,
            scored,
            acted: all,
        }
    }

    /// The rows that lie in a box, by their index; of rows with a missing fact nothing is known.
    fn rows_in<'d>(
        &'d self,
        space: &'d Space,
        whole: &'d Block,
    ) -> impl Iterator<Item = usize> + 'd {
        let is_open = |index: &usize| matches!(self.scored.outcomes[*index], Outcome::Asked(_));
        (0..self.classified.submissions.len())
            .filter(is_open)
            .filter(move |&index| {
                let point = space.point(&|field| self.classified.facts.get(index, field));
                point.is_some_and(|point| whole.contains(&point))
            })
    }
}

/// The holes, those first that most rows fall into, and as errors.
pub fn ranked(
    findings: &Findings<'_>,
    data: &Data,
    holes: Vec<Hole>,
    space: &Space,
) -> Vec<Problem> {
    let mut counted: Vec<(Vec<usize>, Hole)> = holes
        .into_iter()
        .map(|hole| (data.rows_in(space, &hole.whole).collect(), hole))
        .collect();
    counted.sort_by_key(|(rows, _)| std::cmp::Reverse(rows.len()));
    counted
        .into_iter()
        .map(|(rows, hole)| {
            let Some(&first) = rows.first() else {
                return hole.problem;
            };
            let row = &data.classified.submissions[first];
            let cell = Column::Field(OUTLET);
            let at = data.classified.place(row, cell);
            let mut problem = findings.somewhere("hole-in-data", hole.problem.place);
            problem.args = hole.problem.args;
            problem
                .with("rows", rows.len())
                .with("first", place::text(&at, findings.words))
        })
        .collect()
}

/// Tells of the clauses that did nothing in the data.
pub fn idle(findings: &mut Findings<'_>, data: &Data) {
    for problem in cases::idle(findings, "clause-never-fired", &data.acted) {
        findings.push(problem);
    }
}
