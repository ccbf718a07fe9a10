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
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Phase, Rests};
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::{End, Range, Test};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::scoring::part::{Part, leaves_pieces};
use crate::scoring::{Scored, score};
use crate::standing::is_within;

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
    /// The same without the clauses.
    #[serde(skip)]
    pub brief: String,
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
        let tried = |fact| scoring.tried(field, fact);
        let mut better: Vec<Tried> = choices.into_iter().filter_map(tried).collect();
        // Least first: one step of a level is nearer than two.
        better.sort_by_key(|tried| tried.more);
        better.dedup_by_key(|tried| tried.more);
        better.truncate(TOLD);
        for side in [above, below] {
            better.extend(side.into_iter().find_map(tried));
        }
        let told = |tried| told(desk, &scoring, field, tried);
        found.extend(better.into_iter().filter_map(told));
    }
    found
}

/// Scores a publication that is changed, with all that the change touches.
struct Scoring<'a> {
    desk: &'a Desk<'a>,
    index: u32,
    /// What it touches, and what the accounts have by it.
    part: OnceCell<(Part, Decimal)>,
}

/// A change that brings more.
struct Tried {
    fact: Fact,
    /// How much more the accounts have, all together.
    more: Decimal,
    /// What the change touches, or everything.
    scored: Scored,
    is_part: bool,
}

impl<'a> Scoring<'a> {
    fn of(desk: &'a Desk<'a>, index: u32) -> Scoring<'a> {
        Scoring {
            desk,
            index,
            part: OnceCell::new(),
        }
    }

    fn part(&self) -> &(Part, Decimal) {
        self.part.get_or_init(|| {
            let run = self.desk.run;
            let part = Part::of(self.desk.classified, run.rulebook, run.scored, self.index);
            let has = self.sum(run.scored, |account| part.is_about(account));
            (part, has)
        })
    }

    /// What comes of one fact being another; nothing where it brings no more.
    fn tried(&self, field: FieldId, fact: Fact) -> Option<Tried> {
        let Desk {
            run, classified, ..
        } = *self.desk;
        let is_part = leaves_pieces(run.rulebook, field);
        let (scored, more) = match is_part {
            true => {
                let (part, has) = self.part();
                let scored = part.with(field, fact, run.rulebook);
                let sum = self.sum(&scored, |account| part.is_about(account));
                (scored, sum - has)
            }
            false => {
                let changed = classified.with(self.index, field, fact);
                let scored = score(&changed, run.rulebook, &mut Problems::default());
                let more = self.sum(&scored, |_| true) - self.sum(run.scored, |_| true);
                (scored, more)
            }
        };
        (more > Decimal::ZERO).then_some(Tried {
            fact,
            more,
            scored,
            is_part,
        })
    }

    /// What some accounts have in the period; outsiders are in no ranking.
    fn sum(&self, scored: &Scored, accounts: impl Fn(AccountId) -> bool) -> Decimal {
        let run = self.desk.run;
        let (calendar, period) = (&run.rulebook.calendar, run.period());
        let periods = scored.ledger.periods.iter();
        let within: Vec<bool> = periods
            .map(|booked| is_within(calendar, *booked, period))
            .collect();
        let entries = scored.ledger.entries.iter();
        let own = entries.filter(|entry| {
            within[usize::from(entry.period)]
                && accounts(entry.account)
                && run.account(entry.account).kind != AccountKind::Outsider
        });
        own.map(|entry| entry.amount).sum()
    }

    /// All that would be, with who stands where.
    fn whole(&self, tried: Tried) -> Other {
        let Desk {
            run, classified, ..
        } = *self.desk;
        let scored = match tried.is_part {
            true => self.part().0.put_into(tried.scored, run.scored),
            false => tried.scored,
        };
        Other::standing(scored, classified, run.rulebook, run.period())
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

/// What one change brings, in words; nothing where the rankings show nothing of it.
fn told(desk: &Desk, scoring: &Scoring, field: FieldId, tried: Tried) -> Option<Alternative> {
    let (run, words, index) = (desk.run, desk.words, scoring.index);
    let fact = tried.fact;
    let other = scoring.whole(tried);
    let moves = moves(desk, run.intake, &other.standing);
    if moves.is_empty() {
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
    let moved = all_said(desk, &moves);
    said.push(moved.clone());
    let value = value(desk, field, fact);
    let say = |id, then: String| {
        let args = [
            ("read", read(desk, index, field).into()),
            ("value", value.as_str().into()),
            ("then", then.into()),
        ];
        words.say(id, &args)
    };
    let then = said.join(&words.word("answer-semicolon"));
    let alternative = Alternative {
        field: run.rulebook.fields.get(field).key.clone(),
        read: self::value(desk, field, run.intake.facts.get(index as usize, field)),
        value: value.clone(),
        gains,
        loses,
        said: say("answer-alternative", then),
        brief: say("answer-brief", moved),
        moves,
    };
    Some(alternative)
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
