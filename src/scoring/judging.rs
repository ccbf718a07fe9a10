//! Phases 2 to 4: every publication is judged, class by class.

use std::rc::Rc;

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::Outcome;
use super::book::Book;
use super::classes::{Classes, Tables};
use super::questions::{self, Questions};
use super::repeats::{self, Repeat};
use super::score::{ExactPart, Rounded, round};
use super::value::{Unfit, Wrong};
use super::verdict::{self, Judged, Verdict};
use crate::clauses::share::Share;
use crate::intake::{Column, Role};
use crate::ledger::{Phase, Why};
use crate::pieces::Pieces;
use crate::problem::Problems;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::rulebook::table::Taken;
use crate::rulebook::{RuleId, Rulebook};

/// What all clauses say of a class of publications.
pub(super) struct Class {
    pub(super) judged: Judged,
    /// Each same-piece clause, share clause and limit of pieces.
    pub(super) same_pieces: Vec<Truth>,
    pub(super) shares: Vec<Truth>,
    pub(super) piece_limits: Vec<Truth>,
    /// The selections that take its scores, a bit each.
    pub(super) takers: u64,
    /// Selections that cannot be judged.
    unjudged_takers: u64,
    /// The excludes that make outsiders of some signers, by index.
    pub(super) outsiders: Vec<usize>,
    /// The modifies of shares, with the row that takes it, by index.
    pub(super) of_shares: Vec<(usize, usize)>,
    /// A clause that changes its value and cannot be judged.
    pub(super) value_unjudged: Option<RuleId>,
    /// What the people of other columns are paid.
    pub(super) paid: Vec<Paid>,
    /// Each question of the tally.
    pub(super) questions: Vec<bool>,
    /// The targets that cannot be judged, by the rule of their first row.
    unjudged_targets: Vec<RuleId>,
    /// The value in each unit as a score of its own, rounded.
    pub(super) alone: Vec<Option<Rc<Rounded>>>,
    rows: usize,
}

/// What a table pays the people of a column for a publication.
pub(super) struct Paid {
    pub(super) role: Role,
    pub(super) unit: u8,
    pub(super) base: Result<(RuleId, Exact), Unfit>,
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

    /// The publications that are not one piece, with how many they are.
    pub(super) fn counts(&self) -> HashMap<u32, Exact> {
        let weighed = |class: &Class| class.judged.counts != Exact::ONE;
        if !self.classes.iter().any(weighed) {
            return HashMap::new();
        }
        let all = (0..self.of.len() as u32).map(|index| (index, self.class(index)));
        all.filter(|(_, class)| weighed(class))
            .map(|(index, class)| (index, class.judged.counts))
            .collect()
    }
}

/// Judges every publication; the outcomes of those that are out or in question are final.
pub(super) fn judge_all(
    book: &mut Book<'_>,
    pieces: &Pieces,
    zeroed: &HashMap<u32, Vec<RuleId>>,
    problems: &mut Problems,
) -> AllJudged {
    let (classified, rulebook) = (book.classified, book.rulebook);
    let facts = &classified.facts;
    let tests = Tables::of(rulebook);
    let mut classes = Classes::new(rulebook, facts);
    let mut all = AllJudged {
        classes: Vec::new(),
        of: Vec::with_capacity(classified.submissions.len()),
        admitted: vec![false; classified.submissions.len()],
    };
    let mut asked = Questions::new(rulebook);
    let repeats = repeats::find(classified, rulebook, pieces, problems);
    for (index, submission) in classified.submissions.iter().enumerate() {
        let (class, new) = classes.of(facts, index);
        if new {
            let look = |field: FieldId| facts.get(index, field);
            all.classes.push(Class::of(book, &tests, &look));
        }
        all.of.push(class as u32);
        let class = &mut all.classes[class];
        class.rows += 1;
        let mut out = zeroed.get(&pieces.of[index]).cloned().unwrap_or_default();
        let repeat = repeats.get(&(index as u32)).copied();
        if let Some(Repeat::Of(first)) = repeat {
            let why = repeats::why(book, first);
            book.zero_entries(index as u32, &[rulebook.default_base], 0, Phase::Admit, why);
            book.outcomes[index] = Outcome::Surpassed;
            continue;
        }
        match &class.judged.verdict {
            Verdict::Excluded(rules) => out.extend(rules),
            Verdict::Worth(values) if out.is_empty() => {
                let most = values.iter().flatten().map(|value| value.total).max();
                let most = points(most.unwrap_or(Exact::ZERO));
                let cell = Column::Field(field::DATE);
                let place = || classified.place(submission, cell);
                let out_of_force = submission
                    .date
                    .filter(|date| !rulebook.is_in_force(*date))
                    .and_then(|date| questions::out_of_force(rulebook, date, place()));
                if let Some(problem) = out_of_force {
                    asked.out_of_force(problem, most, problems);
                    book.outcomes[index] = Outcome::Asked(most);
                } else if submission.date.is_none()
                    || submission.held
                    || repeat == Some(Repeat::Doubtful)
                {
                    asked.told_already();
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
            book.zero_entries(index as u32, &out, 0, Phase::Admit, Why::Rule);
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
    fn of(book: &Book<'_>, tests: &Tables<'_>, facts: &impl Fn(FieldId) -> Fact) -> Class {
        let rulebook = book.rulebook;
        let judged = verdict::judge(rulebook, &tests.signers, facts);
        let judge = |when: &Condition| when.judge(facts);
        let alone = match &judged.verdict {
            Verdict::Worth(values) => values
                .iter()
                .map(|value| {
                    let value = value.as_ref()?;
                    round(rulebook, value.total, &ExactPart::of(value))
                })
                .collect(),
            _ => Vec::new(),
        };
        let (mut takers, mut unjudged_takers) = (0, 0);
        for (index, taker) in book.portions.takers.iter().enumerate() {
            match judge(&taker.when) {
                Truth::True => takers |= 1 << index,
                Truth::Unknown => unjudged_takers |= 1 << index,
                Truth::False => {}
            }
        }
        let mut unjudged = judged.unjudged.clone();
        let value_unjudged = unjudged.first().copied();
        let mut of_shares = Vec::new();
        for (index, clause) in rulebook.modifies.iter().enumerate() {
            if clause.who.is_none() {
                continue;
            }
            match clause.taken(facts) {
                Taken::By(row) => of_shares.push((index, row)),
                Taken::Unjudged(row) => unjudged.extend(clause.rows[row].rules.first()),
                Taken::Nothing | Taken::Overlap(..) => {}
            }
        }
        let mut outsiders = Vec::new();
        for (index, clause) in rulebook.excludes.iter().enumerate() {
            if clause.who.is_none() {
                continue;
            }
            match judge(&clause.when) {
                Truth::True => outsiders.push(index),
                Truth::Unknown => unjudged.push(clause.rule),
                Truth::False => {}
            }
        }
        let unjudged_targets = rulebook.targets.iter();
        let unjudged_targets = unjudged_targets
            .filter(|target| judge(&target.when) == Truth::Unknown)
            .filter_map(|target| target.rows.first().map(|row| row.rule));
        let shares: Vec<Truth> = rulebook.shares.iter().map(|c| judge(&c.when)).collect();
        let verdict = match overlap(rulebook, &shares, facts) {
            Some(wrong) if matches!(judged.verdict, Verdict::Worth(_)) => Verdict::Wrong(wrong),
            _ => judged.verdict,
        };
        Class {
            same_pieces: rulebook
                .same_pieces
                .iter()
                .map(|c| judge(&c.when))
                .collect(),
            shares,
            piece_limits: rulebook
                .limits
                .piece
                .iter()
                .map(|c| judge(&c.when))
                .collect(),
            takers,
            unjudged_takers,
            outsiders,
            of_shares,
            value_unjudged,
            paid: paid(rulebook, tests, facts),
            questions: book
                .tally
                .questions()
                .iter()
                .map(|q| judge(q) == Truth::True)
                .collect(),
            unjudged_targets: unjudged_targets.collect(),
            judged: Judged {
                verdict,
                unjudged,
                counts: judged.counts,
            },
            alone,
            rows: 0,
        }
    }
}

/// Clauses of which only one may take a publication, and two do.
fn overlap(
    rulebook: &Rulebook,
    shares: &[Truth],
    facts: &impl Fn(FieldId) -> Fact,
) -> Option<Wrong> {
    let modifies = rulebook
        .modifies
        .iter()
        .filter(|clause| clause.who.is_some());
    let rows = modifies
        .into_iter()
        .find_map(|clause| match clause.taken(facts) {
            Taken::Overlap(one, other) => {
                let rule = |row: usize| clause.rows[row].rules[0];
                Some(Wrong::Overlap(rule(one), rule(other)))
            }
            _ => None,
        });
    let acting: Vec<&Share> = rulebook
        .shares
        .iter()
        .zip(shares)
        .filter(|(_, truth)| **truth == Truth::True)
        .map(|(share, _)| share)
        .collect();
    let meet = |one: &Share, other: &Share| match (one.unit, other.unit) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let clauses = acting.iter().enumerate().find_map(|(index, one)| {
        let other = acting[index + 1..].iter().find(|other| meet(one, other))?;
        Some(Wrong::Overlap(one.rule, other.rule))
    });
    rows.or(clauses)
}

/// What tables pay the people of columns.
fn paid(rulebook: &Rulebook, tests: &Tables<'_>, facts: &impl Fn(FieldId) -> Fact) -> Vec<Paid> {
    let mut paid = Vec::new();
    for (role, tests) in &tests.columns {
        for unit in 0..rulebook.units.len() as u8 {
            let base = verdict::paid(rulebook, tests, unit, *role, facts).transpose();
            paid.extend(base.map(|base| Paid {
                role: *role,
                unit,
                base,
            }));
        }
    }
    paid
}

/// One note for each clause that could not be judged for some rows.
fn note_unjudged(book: &Book<'_>, all: &AllJudged, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let takers = &book.portions.takers;
    let of_scores = rulebook.limits.scores.iter().map(|limit| {
        let bit = takers.bit(limit.account, limit.unit, &limit.when);
        (limit.rule, bit.unwrap_or(0))
    });
    let of_scores: Vec<(RuleId, u64)> = of_scores.collect();
    let mut rows: Vec<usize> = vec![0; rulebook.rules.len()];
    for class in &all.classes {
        let counts = matches!(class.judged.verdict, Verdict::Worth(_));
        if !counts {
            continue;
        }
        let unknown = of_scores
            .iter()
            .filter(|(_, bit)| class.unjudged_takers & bit != 0)
            .map(|(rule, _)| *rule);
        let of_pieces = rulebook.limits.piece.iter().zip(&class.piece_limits);
        let of_pieces = of_pieces
            .filter(|(_, truth)| **truth == Truth::Unknown)
            .map(|(limit, _)| limit.rule);
        let rules = class.judged.unjudged.iter().copied();
        let shares = rulebook.shares.iter().zip(&class.shares);
        let shares = shares
            .filter(|(_, truth)| **truth == Truth::Unknown)
            .map(|(s, _)| s.rule);
        for rule in rules
            .chain(shares)
            .chain(unknown)
            .chain(of_pieces)
            .chain(class.unjudged_targets.iter().copied())
        {
            rows[usize::from(rule.0)] += class.rows;
        }
    }
    for (rule, rows) in rows.into_iter().enumerate() {
        questions::unjudged(rulebook, RuleId(rule as u16), rows, problems);
    }
}
