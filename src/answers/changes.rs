//! What it would have taken: single changes of what was read of a publication that bring more, each
//! found in the conditions of the rulebook and scored for real.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::Desk;
use super::again::Other;
use super::fate::with_source;
use super::moves::{Move, all_said, moves};
use super::unmet::{read, value};
use crate::ledger::{Phase, Rests};
use crate::rulebook::RuleId;
use crate::rulebook::condition::{End, Range, Test};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::scoring::Scored;
use crate::scoring::part::{Part, leaves_pieces};

/// So many choices of one field are told, those that bring least more.
const TOLD: usize = 2;
/// So many numbers on each side are tried.
const TRIED: usize = 8;

/// One change, and what it would have brought.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "alternative")]
pub struct Alternative {
    pub field: String,
    /// What was read.
    pub read: String,
    /// What would have brought more.
    pub value: String,
    /// Clauses that would act besides, and that would act no more.
    pub gains: Vec<String>,
    pub loses: Vec<String>,
    pub moves: Vec<Move>,
    pub said: String,
}

/// The nearest change of each field that would have brought more.
pub fn alternatives(desk: &Desk, index: u32) -> Vec<Alternative> {
    let facts = &desk.run.intake.facts;
    let mut found = Vec::new();
    let scoring = Scoring::of(desk, index);
    for (field, tests) in tests(desk) {
        let now = facts.get(index as usize, field);
        if !facts.keeps(field) || now == Fact::Unread {
            continue;
        }
        let [choices, above, below] = values(desk, field, now, &tests);
        let tried = |fact| tried(desk, &scoring, field, fact);
        let mut better: Vec<_> = choices.into_iter().filter_map(tried).collect();
        // Least first: one step of a level is nearer than two.
        better.sort_by_key(|(more, _)| *more);
        better.dedup_by_key(|(more, _)| *more);
        better.truncate(TOLD);
        for side in [above, below] {
            better.extend(side.into_iter().find_map(tried));
        }
        found.extend(better.into_iter().map(|(_, alternative)| alternative));
    }
    found
}

/// Scores a publication that is changed, with all that the change touches.
struct Scoring<'a> {
    desk: &'a Desk<'a>,
    index: u32,
    part: OnceCell<Part>,
}

impl<'a> Scoring<'a> {
    fn of(desk: &'a Desk<'a>, index: u32) -> Scoring<'a> {
        Scoring {
            desk,
            index,
            part: OnceCell::new(),
        }
    }

    /// The result if one fact were another.
    fn with(&self, field: FieldId, fact: Fact) -> Other {
        let Desk {
            run, classified, ..
        } = *self.desk;
        let (rulebook, period) = (run.rulebook, run.period());
        if !leaves_pieces(rulebook, field) {
            let changed = classified.with(self.index, field, fact);
            return Other::of(&changed, rulebook, period);
        }
        let part = || Part::of(classified, rulebook, run.scored, self.index);
        let part = self.part.get_or_init(part);
        let scored = part.with(field, fact, rulebook, run.scored);
        Other::standing(scored, classified, rulebook, period)
    }
}

/// What conditions on publications ask of each field that a row can say.
fn tests<'a>(desk: &Desk<'a>) -> BTreeMap<FieldId, Vec<&'a Test>> {
    // What follows from the names in a row, the day and the outlet are what they are.
    const GIVEN: [FieldId; 5] = [
        field::SIGNED,
        field::SIGNERS,
        field::DATE,
        field::SENT,
        field::OUTLET,
    ];
    let mut tests: BTreeMap<FieldId, Vec<&Test>> = BTreeMap::new();
    desk.run.rulebook.publication_conditions(&mut |condition| {
        condition.tests(&mut |field, test| {
            if !GIVEN.contains(&field) {
                tests.entry(field).or_default().push(test);
            }
        });
    });
    tests
}

/// Values that a field could have instead: choices, then numbers above and below, nearest first.
fn values(desk: &Desk, field: FieldId, now: Fact, tests: &[&Test]) -> [Vec<Fact>; 3] {
    let mut choices = Vec::new();
    let mut numbers = Vec::new();
    for test in tests {
        match test {
            Test::Choices(_) if choices.is_empty() => {
                let values = desk.run.rulebook.fields.get(field).values.len() as u32;
                choices.extend((0..values).map(Fact::Choice));
            }
            Test::Choices(_) => {}
            Test::Flag(_) => choices = vec![Fact::Flag(true), Fact::Flag(false)],
            Test::Ranges(ranges) => numbers.extend(ranges.iter().flat_map(steps)),
        }
    }
    choices.retain(|choice| *choice != now);
    numbers.sort_unstable();
    numbers.dedup();
    let now = match now {
        Fact::Number(number) => number,
        // Nothing stands there: all values are as near.
        Fact::Day(_) => return Default::default(),
        _ => Decimal::MIN,
    };
    let above = numbers.iter().filter(|number| **number > now);
    let below = numbers.iter().rev().filter(|number| **number < now);
    let of = |number: &Decimal| Fact::Number(*number);
    [
        choices,
        above.map(of).take(TRIED).collect(),
        below.map(of).take(TRIED).collect(),
    ]
}

/// The last number outside and the first inside at each end of a range.
fn steps(range: &Range) -> Vec<Decimal> {
    let step = |number: Decimal| Decimal::new(1, number.normalize().scale());
    let around = |end: End, inwards: Decimal| {
        end.map(|(number, ends)| {
            let by = inwards * step(number);
            if ends {
                [number, number - by]
            } else {
                [number + by, number]
            }
        })
    };
    let low = around(range.low, Decimal::ONE);
    let high = around(range.high, Decimal::NEGATIVE_ONE);
    low.into_iter().chain(high).flatten().collect()
}

/// What one change brings, with how much more it is in all; nothing where it is no more.
fn tried(
    desk: &Desk,
    scoring: &Scoring,
    field: FieldId,
    fact: Fact,
) -> Option<(Decimal, Alternative)> {
    let (run, words, index) = (desk.run, desk.words, scoring.index);
    let other = scoring.with(field, fact);
    let moves = moves(desk, run.intake, &other.standing);
    let more: Decimal = moves.iter().map(|change| change.change).sum();
    if more <= Decimal::ZERO {
        return None;
    }
    let (before, after) = (rules(run.scored, index), rules(&other.scored, index));
    let told = |rules: &[RuleId], besides: &[RuleId]| -> Vec<String> {
        let new = rules.iter().filter(|rule| !besides.contains(rule));
        new.map(|rule| with_source(desk, index, *rule, run.rulebook.sentence(*rule, words)))
            .collect()
    };
    let (gains, loses) = (told(&after, &before), told(&before, &after));
    let mut said = Vec::new();
    for (id, clauses) in [("answer-loses", &loses), ("answer-gains", &gains)] {
        let clauses = clauses.iter();
        said.extend(clauses.map(|clause| words.say(id, &[("clause", clause.as_str().into())])));
    }
    said.push(all_said(desk, &moves));
    let value = value(desk, field, fact);
    let args = [
        ("read", read(desk, index, field).into()),
        ("value", value.as_str().into()),
        ("then", said.join(&words.word("answer-semicolon")).into()),
    ];
    let alternative = Alternative {
        field: run.rulebook.fields.get(field).key.clone(),
        read: self::value(desk, field, run.intake.facts.get(index as usize, field)),
        value: value.clone(),
        gains,
        loses,
        said: words.say("answer-alternative", &args),
        moves,
    };
    Some((more, alternative))
}

/// The rules by which a publication counts or does not.
fn rules(scored: &Scored, index: u32) -> Vec<RuleId> {
    let entries = scored.ledger.entries.iter();
    let own = entries
        .filter(|entry| entry.rests == Rests::Submission(index) && entry.phase < Phase::Share);
    let mut rules: Vec<RuleId> = own.map(|entry| entry.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The values that a cell of a field could hold instead, as one would write them.
pub fn texts(desk: &Desk, field: FieldId, now: Fact) -> Vec<String> {
    let tests = match tests(desk).remove(&field) {
        Some(tests) => tests,
        None => return Vec::new(),
    };
    let values = values(desk, field, now, &tests).into_iter().flatten();
    values.map(|fact| value(desk, field, fact)).collect()
}
