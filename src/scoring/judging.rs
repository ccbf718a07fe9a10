//! Phases 2 to 4: every publication is judged, class by class.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::classes::{Classes, Tests};
use super::questions::{self, Questions};
use super::settling::{Rounded, round};
use super::value::{self, Judged, Verdict};
use super::{Book, Outcome};
use crate::ledger::{Phase, Why};
use crate::pieces::Pieces;
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;

/// What all clauses say of a class of publications.
pub(super) struct Class {
    pub(super) judged: Judged,
    /// Each same-piece clause, share clause and limit.
    pub(super) same_pieces: Vec<Truth>,
    pub(super) shares: Vec<Truth>,
    pub(super) limits: Vec<Truth>,
    /// Each question of the tally.
    pub(super) questions: Vec<bool>,
    /// The value in each unit as a score of its own, rounded.
    pub(super) alone: Vec<Option<Rc<Rounded>>>,
    rows: usize,
}

/// The classes of all publications.
pub(super) struct AllJudged {
    classes: Vec<Class>,
    of: Vec<u32>,
    /// Whether a publication is admitted: it counts, or may count for a task.
    admitted: Vec<bool>,
}

impl AllJudged {
    /// The class of a publication.
    pub(super) fn class(&self, submission: u32) -> &Class {
        &self.classes[self.of[submission as usize] as usize]
    }

    pub(super) fn is_admitted(&self, submission: u32) -> bool {
        self.admitted[submission as usize]
    }
}

/// Judges every publication; the outcomes of those that are out or in question are final.
pub(super) fn judge_all(
    book: &mut Book<'_>,
    pieces: &Pieces,
    zeroed: &[(u32, RuleId)],
    problems: &mut Problems,
) -> AllJudged {
    let (classified, rulebook) = (book.classified, book.rulebook);
    let facts = &classified.facts;
    let tests = Tests::of_points(rulebook);
    let mut classes = Classes::new(rulebook, facts);
    let mut all = AllJudged {
        classes: Vec::new(),
        of: Vec::with_capacity(classified.submissions.len()),
        admitted: vec![false; classified.submissions.len()],
    };
    let mut asked = Questions::new(rulebook);
    for (index, submission) in classified.submissions.iter().enumerate() {
        let (class, new) = classes.of(facts, index);
        if new {
            let look = |field: FieldId| facts.get(index, field);
            all.classes.push(Class::of(book, &tests, &look));
        }
        all.of.push(class as u32);
        let class = &mut all.classes[class];
        class.rows += 1;
        let zero = zeroed
            .iter()
            .filter(|(piece, _)| *piece == pieces.of[index]);
        let mut out: Vec<RuleId> = zero.map(|(_, rule)| *rule).collect();
        match &class.judged.verdict {
            Verdict::Excluded(rules) => out.extend(rules),
            Verdict::Worth(values) if out.is_empty() => {
                let most = values.iter().flatten().map(|value| value.total).max();
                let most = points(most.unwrap_or(Exact::ZERO));
                let early = submission
                    .date
                    .zip(rulebook.from)
                    .is_some_and(|(d, from)| d < from);
                if early {
                    asked.before_from(classified, submission, most, problems);
                }
                if early || submission.date.is_none() || submission.held {
                    if !early {
                        asked.told_already();
                    }
                    book.outcomes[index] = Outcome::Asked(most);
                } else {
                    all.admitted[index] = true;
                    book.outcomes[index] = Outcome::Counted;
                }
            }
            Verdict::Worth(_) => {}
            Verdict::Asked { missing, most } if out.is_empty() => {
                let most = points(*most);
                asked.missing(classified, index, missing, most, problems);
                book.outcomes[index] = Outcome::Asked(most);
            }
            Verdict::Wrong(wrong) if out.is_empty() => {
                asked.wrong(classified, submission, wrong, problems);
                book.outcomes[index] = Outcome::Asked(Decimal::ZERO);
            }
            Verdict::Rejected if out.is_empty() => out.push(rulebook.default_base),
            Verdict::Asked { .. } | Verdict::Wrong(_) | Verdict::Rejected => {}
        }
        if !out.is_empty() {
            book.zero_entries(index as u32, &out, Phase::Admit, Why::Rule);
        }
    }
    book.questions += asked.finish(classified, problems);
    note_unjudged(book, &all, problems);
    all
}

fn points(exact: Exact) -> Decimal {
    exact.decimal().unwrap_or_default()
}

impl Class {
    fn of(book: &Book<'_>, tests: &Tests<'_>, facts: &impl Fn(FieldId) -> Fact) -> Class {
        let rulebook = book.rulebook;
        let judged = value::judge(rulebook, tests, facts);
        let judge = |when: &Condition| when.judge(facts);
        let alone = match &judged.verdict {
            Verdict::Worth(values) => values
                .iter()
                .map(|value| {
                    let value = value.as_ref()?;
                    let parts: Vec<(RuleId, Phase, Exact, Why, Option<u32>)> = value
                        .parts
                        .iter()
                        .map(|&(rule, phase, part)| (rule, phase, part, Why::Rule, None))
                        .collect();
                    round(book, value.total, &parts)
                })
                .collect(),
            _ => Vec::new(),
        };
        Class {
            same_pieces: rulebook
                .same_pieces
                .iter()
                .map(|c| judge(&c.when))
                .collect(),
            shares: rulebook.shares.iter().map(|c| judge(&c.when)).collect(),
            limits: rulebook.limits.iter().map(|c| judge(&c.when)).collect(),
            questions: book
                .tally
                .questions()
                .iter()
                .map(|q| judge(q) == Truth::True)
                .collect(),
            judged,
            alone,
            rows: 0,
        }
    }
}

/// One note for each clause that could not be judged for some rows.
fn note_unjudged(book: &Book<'_>, all: &AllJudged, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let mut rows: Vec<usize> = vec![0; rulebook.rules.len()];
    for class in &all.classes {
        let counts = matches!(class.judged.verdict, Verdict::Worth(_));
        if !counts {
            continue;
        }
        let limits = rulebook.limits.iter().zip(&class.limits);
        let unknown = limits.filter(|(_, truth)| **truth == Truth::Unknown);
        let rules = class.judged.unjudged.iter().copied();
        let shares = rulebook.shares.iter().zip(&class.shares);
        let shares = shares
            .filter(|(_, truth)| **truth == Truth::Unknown)
            .map(|(s, _)| s.rule);
        for rule in rules
            .chain(shares)
            .chain(unknown.map(|(limit, _)| limit.rule))
        {
            rows[usize::from(rule.0)] += class.rows;
        }
    }
    for (rule, rows) in rows.into_iter().enumerate() {
        questions::unjudged(rulebook, RuleId(rule as u16), rows, problems);
    }
}
