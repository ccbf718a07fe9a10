//! Amounts: a number, an exact fraction, or so much by a fact.

use rust_decimal::Decimal;

use super::condition::Range;
use super::exact::Exact;
use super::fact::Fact;
use super::field::{FieldId, Fields};
use crate::locale::Words;
use crate::problem::Arg;

/// How an unfinished step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Part {
    /// Only full steps.
    #[default]
    Full,
    /// A step begun is a step.
    Started,
    /// In proportion.
    ProRata,
}

impl Part {
    pub const KEYS: [(&'static str, Part); 3] = [
        ("full", Part::Full),
        ("started", Part::Started),
        ("pro-rata", Part::ProRata),
    ];
}

/// What an amount goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Field(FieldId),
    /// 分值 of an event.
    Value,
    /// The base of a publication.
    Base,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    Fixed(Exact),
    ByFact(Box<ByFact>),
}

/// `start`, and `each` for every `every` of the fact beyond `above`, at most `at_most`. Without
/// `every` it is `start` + (fact − `above`) × `each`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByFact {
    pub of: Of,
    pub start: Exact,
    pub above: Exact,
    pub every: Option<Exact>,
    pub each: Exact,
    pub at_most: Option<Exact>,
    pub part: Part,
    /// The bounds of the office's own figure; outside is an error at the cell.
    pub range: Option<Range>,
    /// The fact of an empty cell.
    pub missing: Option<Exact>,
}

/// What is known of what an amount goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Is(Exact),
    /// The cell is empty.
    Missing,
    /// Something stands there that could not be read, so nothing is put in its place.
    Unread,
}

impl Figure {
    pub fn of(known: Option<Exact>) -> Figure {
        known.map_or(Figure::Missing, Figure::Is)
    }
}

/// Why there is no amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAmount {
    /// The fact is not known.
    Unknown,
    /// The fact lies outside the bounds.
    OutOfRange(Range),
    /// The numbers are too large to be exact.
    TooLarge,
}

/// Why an amount cannot be told, and the field it goes by.
pub type NoFigure = (NoAmount, Option<FieldId>);

/// What an amount comes to for a subject with these facts.
pub fn figure(amount: &Amount, facts: &impl Fn(FieldId) -> Fact) -> Result<Exact, NoFigure> {
    let found = amount.at(|of| match of {
        Of::Field(field) => facts(field).figure(),
        Of::Base | Of::Value => Figure::Missing,
    });
    found.map_err(|why| (why, amount.field()))
}

impl Amount {
    /// The amount for what `fact` knows of [`Of`].
    pub fn at(&self, fact: impl FnOnce(Of) -> Figure) -> Result<Exact, NoAmount> {
        match self {
            Amount::Fixed(amount) => Ok(*amount),
            Amount::ByFact(by) => {
                let fact = match fact(by.of) {
                    Figure::Is(fact) => Some(fact),
                    Figure::Missing => by.missing,
                    Figure::Unread => None,
                };
                by.at(fact.ok_or(NoAmount::Unknown)?)
            }
        }
    }

    /// The field it goes by, if it does.
    pub fn field(&self) -> Option<FieldId> {
        match self {
            Amount::ByFact(by) => match by.of {
                Of::Field(field) => Some(field),
                Of::Value | Of::Base => None,
            },
            Amount::Fixed(_) => None,
        }
    }

    /// The amount in words, such as “5” or “字数每满100计1”.
    pub fn sentence(&self, fields: &Fields, words: &Words) -> String {
        let by = match self {
            Amount::Fixed(amount) => return amount.show(),
            Amount::ByFact(by) => by,
        };
        let of = match by.of {
            Of::Field(field) => fields.get(field).name(words),
            Of::Value => words.word("amount-value"),
            Of::Base => words.word("amount-base"),
        };
        let mut parts = Vec::new();
        if !by.start.is_zero() {
            parts.push(by.start.show());
        }
        let above = if by.above.is_zero() {
            String::new()
        } else {
            words.say("amount-above", &[("above", by.above.show().into())])
        };
        let each = by.each.show();
        parts.push(match (by.every, by.part) {
            (None, _) if by.each == Exact::ONE => format!("{of}{above}"),
            (None, _) => words.say(
                "amount-times",
                &[
                    ("of", of.into()),
                    ("above", above.into()),
                    ("each", each.into()),
                ],
            ),
            (Some(every), part) => {
                let id = match part {
                    Part::Full => "amount-full",
                    Part::Started => "amount-started",
                    Part::ProRata => "amount-pro-rata",
                };
                words.say(
                    id,
                    &[
                        ("of", of.into()),
                        ("above", above.into()),
                        ("every", every.show().into()),
                        ("each", each.into()),
                    ],
                )
            }
        });
        let mut text = parts.join(" + ");
        if let Some(most) = by.at_most {
            text += &words.say("amount-at-most", &[("most", Arg::Text(most.show()))]);
        }
        text
    }
}

impl ByFact {
    fn at(&self, fact: Exact) -> Result<Exact, NoAmount> {
        if let Some(range) = &self.range
            && !fact
                .decimal()
                .is_some_and(|fact: Decimal| range.holds(fact))
        {
            return Err(NoAmount::OutOfRange(range.clone()));
        }
        self.steps(fact)
            .and_then(|steps| steps.times(self.each))
            .and_then(|amount| amount.plus(self.start))
            .map(|amount| self.at_most.map_or(amount, |most| amount.min(most)))
            .ok_or(NoAmount::TooLarge)
    }

    /// How many steps lie beyond `above`; never fewer than none.
    fn steps(&self, fact: Exact) -> Option<Exact> {
        let beyond = fact.minus(self.above)?;
        let Some(every) = self.every else {
            let is_plain = self.above.is_zero();
            return Some(if is_plain {
                beyond
            } else {
                beyond.max(Exact::ZERO)
            });
        };
        let steps = beyond.max(Exact::ZERO).over(every)?;
        Some(match self.part {
            Part::Full => steps.floor(),
            Part::Started => steps.ceil(),
            Part::ProRata => steps,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(part: Part) -> ByFact {
        ByFact {
            of: Of::Value,
            start: Exact::whole(200),
            above: Exact::whole(3000),
            every: Some(Exact::whole(1000)),
            each: Exact::whole(50),
            at_most: Some(Exact::whole(500)),
            part,
            range: None,
            missing: None,
        }
    }

    #[test]
    fn steps_are_full_started_or_in_proportion() {
        let at = |part, fact| reads(part).at(Exact::whole(fact)).expect("an amount");
        assert_eq!(at(Part::Full, 2999), Exact::whole(200));
        assert_eq!(at(Part::Full, 3999), Exact::whole(200));
        assert_eq!(at(Part::Full, 4000), Exact::whole(250));
        assert_eq!(at(Part::Started, 3001), Exact::whole(250));
        assert_eq!(at(Part::ProRata, 3500), Exact::whole(225));
        assert_eq!(at(Part::Full, 1_000_000), Exact::whole(500));
    }

    #[test]
    fn the_offices_own_figure_is_never_trimmed() {
        let range = Range {
            low: Some((Decimal::from(4), true)),
            high: Some((Decimal::from(10), true)),
        };
        let by = ByFact {
            start: Exact::ZERO,
            above: Exact::ZERO,
            every: None,
            each: Exact::ONE,
            at_most: None,
            range: Some(range.clone()),
            ..reads(Part::Full)
        };
        assert_eq!(by.at(Exact::whole(10)), Ok(Exact::whole(10)));
        assert_eq!(by.at(Exact::whole(11)), Err(NoAmount::OutOfRange(range)));
    }
}
