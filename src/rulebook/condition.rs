//! Conditions: what clauses ask of a publication, an account or its results.
//!
//! Three-valued: what is missing is unknown, and so is its `not`. Conditions are joined part by
//! part (an `all` is false as soon as one part is, unknown if one is and none is false), not tried
//! out over the values a missing fact could have; only bases are (see [`crate::clauses::points`]).

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::exact::Exact;
use super::fact::Fact;
use super::field::{Field, FieldId, Fields, Kind};
use crate::locale::Words;
use crate::problem::Arg;

/// What a condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }

    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

/// One end of a range, with whether the end itself is in.
pub type End = Option<(Decimal, bool)>;

/// Numbers between two ends; days are numbers of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: End,
    pub high: End,
}

impl Range {
    pub fn holds(&self, number: Decimal) -> bool {
        let above = self
            .low
            .is_none_or(|(low, ends)| number > low || (ends && number == low));
        let below = self
            .high
            .is_none_or(|(high, ends)| number < high || (ends && number == high));
        above && below
    }

    /// Whether it holds a fraction that may be no decimal number.
    pub fn holds_exact(&self, number: Exact) -> bool {
        let side = |(end, _): (Decimal, bool)| number.cmp(&Exact::of(end));
        let ends = |(_, ends): (Decimal, bool), side: Ordering| ends && side == Ordering::Equal;
        let above = |end| side(end) == Ordering::Greater || ends(end, side(end));
        let below = |end| side(end) == Ordering::Less || ends(end, side(end));
        self.low.is_none_or(above) && self.high.is_none_or(below)
    }

    /// The range of numbers that `text` writes; an end may be a percentage or a fraction.
    pub fn of_numbers(text: &str) -> Option<Range> {
        Range::parse(text, |end| Exact::parse(end)?.decimal())
    }

    /// The range that `text` writes: `500`, `500..999`, `>=500`, `<100`; `read` reads an end.
    pub fn parse(text: &str, read: impl Fn(&str) -> Option<Decimal>) -> Option<Range> {
        let text = text.trim();
        let end = |text: &str, ends: bool| read(text.trim()).map(|number| Some((number, ends)));
        let (low, high) = if let Some(rest) = text.strip_prefix(">=") {
            (end(rest, true)?, None)
        } else if let Some(rest) = text.strip_prefix("<=") {
            (None, end(rest, true)?)
        } else if let Some(rest) = text.strip_prefix('>') {
            (end(rest, false)?, None)
        } else if let Some(rest) = text.strip_prefix('<') {
            (None, end(rest, false)?)
        } else if let Some((low, high)) = text.split_once("..") {
            (end(low, true)?, end(high, true)?)
        } else {
            (end(text, true)?, end(text, true)?)
        };
        Some(Range { low, high })
    }
}

/// A day as the number that ranges compare.
pub fn day_number(day: NaiveDate) -> Decimal {
    Decimal::from(day.num_days_from_ce())
}

/// What is asked of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these values, sorted.
    Choices(Vec<u32>),
    /// In one of these ranges.
    Ranges(Vec<Range>),
    Flag(bool),
}

impl Test {
    pub fn judge(&self, fact: Fact) -> Truth {
        match (self, fact) {
            (_, Fact::Unknown | Fact::Unread) => Truth::Unknown,
            (Test::Choices(values), Fact::Choice(value)) => {
                Truth::of(values.binary_search(&value).is_ok())
            }
            (Test::Ranges(ranges), Fact::Number(number)) => {
                Truth::of(ranges.iter().any(|range| range.holds(number)))
            }
            (Test::Ranges(ranges), Fact::Day(day)) => {
                Truth::of(ranges.iter().any(|range| range.holds(day_number(day))))
            }
            (Test::Flag(wanted), Fact::Flag(flag)) => Truth::of(*wanted == flag),
            // Surely nothing, which no test asks for.
            _ => Truth::False,
        }
    }
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// All parts hold; without parts, always.
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Is(FieldId, Test),
}

impl Condition {
    pub const ALWAYS: Condition = Condition::All(Vec::new());

    /// What it comes to for a subject with these facts.
    pub fn judge(&self, facts: &impl Fn(FieldId) -> Fact) -> Truth {
        match self {
            Condition::All(parts) => parts
                .iter()
                .fold(Truth::True, |truth, part| truth.and(part.judge(facts))),
            Condition::Any(parts) => parts
                .iter()
                .fold(Truth::False, |truth, part| truth.or(part.judge(facts))),
            Condition::Not(part) => !part.judge(facts),
            Condition::Is(field, test) => test.judge(facts(*field)),
        }
    }

    /// Both conditions.
    #[must_use]
    pub fn and(self, other: Condition) -> Condition {
        match (self, other) {
            (Condition::All(mut parts), Condition::All(more)) => {
                parts.extend(more);
                Condition::All(parts)
            }
            (Condition::All(mut parts), other) => {
                parts.push(other);
                Condition::All(parts)
            }
            (one, other) => Condition::All(vec![one]).and(other),
        }
    }

    /// Calls `visit` for each test with its field.
    pub fn tests<'c>(&'c self, visit: &mut impl FnMut(FieldId, &'c Test)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| part.tests(visit));
            }
            Condition::Not(part) => part.tests(visit),
            Condition::Is(field, test) => visit(*field, test),
        }
    }

    /// The condition in words, such as “级别为市级、字数不满100”; empty if it always holds.
    pub fn sentence(&self, fields: &Fields, words: &Words) -> String {
        match self {
            Condition::All(parts) => join(parts, "condition-and", fields, words),
            Condition::Any(parts) => join(parts, "condition-or", fields, words),
            Condition::Not(part) => words.say(
                "condition-not",
                &[("what", Arg::Text(part.sentence(fields, words)))],
            ),
            Condition::Is(id, test) => {
                let field = fields.get(*id);
                let name = Arg::Text(field.name(words));
                match test {
                    Test::Flag(wanted) => {
                        let id = if *wanted {
                            "condition-yes"
                        } else {
                            "condition-no"
                        };
                        words.say(id, &[("field", name)])
                    }
                    Test::Choices(values) => {
                        let values: Vec<&str> = values
                            .iter()
                            .map(|&value| fields.value_name(*id, value))
                            .collect();
                        let values = values.join(&words.word("condition-list"));
                        words.say(
                            "condition-is",
                            &[("field", name), ("values", values.into())],
                        )
                    }
                    Test::Ranges(ranges) => {
                        let ranges: Vec<String> = ranges
                            .iter()
                            .map(|range| range_sentence(range, field, words))
                            .collect();
                        let ranges = ranges.join(&words.word("condition-or"));
                        words.say(
                            "condition-range",
                            &[("field", name), ("range", ranges.into())],
                        )
                    }
                }
            }
        }
    }
}

fn join(parts: &[Condition], joint: &str, fields: &Fields, words: &Words) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Condition::All(inner) if inner.len() > 1 && joint == "condition-or" => words.say(
                "condition-group",
                &[("what", Arg::Text(part.sentence(fields, words)))],
            ),
            Condition::Any(inner) if inner.len() > 1 && joint == "condition-and" => words.say(
                "condition-group",
                &[("what", Arg::Text(part.sentence(fields, words)))],
            ),
            _ => part.sentence(fields, words),
        })
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(&words.word(joint))
}

fn range_sentence(range: &Range, field: &Field, words: &Words) -> String {
    let show = |number: Decimal| -> Arg {
        let day = (field.kind == Kind::Day)
            .then(|| i32::try_from(number).ok())
            .flatten()
            .and_then(NaiveDate::from_num_days_from_ce_opt);
        match day {
            Some(day) => day.to_string().into(),
            None => number.into(),
        }
    };
    match (range.low, range.high) {
        (Some((low, true)), Some((high, true))) if low == high => {
            words.say("range-exactly", &[("number", show(low))])
        }
        (Some((low, true)), Some((high, true))) => {
            words.say("range-between", &[("low", show(low)), ("high", show(high))])
        }
        (Some((low, from)), Some((high, to))) => words.say(
            match (from, to) {
                (false, true) => "range-above-to",
                (true, false) => "range-from-below",
                _ => "range-above-below",
            },
            &[("low", show(low)), ("high", show(high))],
        ),
        (Some((low, ends)), None) => words.say(
            if ends { "range-from" } else { "range-above" },
            &[("number", show(low))],
        ),
        (None, Some((high, ends))) => words.say(
            if ends { "range-to" } else { "range-below" },
            &[("number", show(high))],
        ),
        (None, None) => String::new(),
    }
}
