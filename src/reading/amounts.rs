//! Amounts in words: numbers in their unit, fractions, so much by a fact.

use super::Reader;
use crate::locale::Lang;
use crate::rulebook::amount::{Amount, ByFact, Of, Part};
use crate::rulebook::exact::Exact;

impl Reader<'_> {
    /// An amount in its unit, as a thing: “5 分”, “阅读量每满 1000 次 50 元”.
    pub fn amount(&self, amount: &Amount, unit: &str) -> String {
        match amount {
            Amount::Fixed(number) => self.points(*number, unit),
            Amount::ByFact(by) => self.by_fact(by, |number| self.points(number, unit)),
        }
    }

    /// An amount that something is multiplied by, as a thing: “50%”.
    pub fn factor(&self, amount: &Amount) -> String {
        match amount {
            Amount::Fixed(number) => self.part(*number),
            Amount::ByFact(by) => self.by_fact(by, |number| self.part(number)),
        }
    }

    /// A fraction as a percentage where it is a plain one, otherwise as it is: “50%”, “1/3”; more
    /// than the whole in Chinese “3 倍”.
    pub fn part(&self, number: Exact) -> String {
        if number > Exact::ONE && self.words.lang == Lang::Zh {
            return self.spaced(self.say("read-multiple", &[("number", &number.show())]));
        }
        let percent = number.times(Exact::whole(100)).and_then(Exact::decimal);
        self.spaced(match percent.map(|percent| percent.normalize()) {
            Some(percent) if percent.scale() <= 2 => format!("{percent}%"),
            _ => number.show(),
        })
    }

    /// A number in its unit.
    pub fn points(&self, number: Exact, unit: &str) -> String {
        let number = number.show();
        // What is said of several units needs no space.
        let text = if unit.starts_with([' ', '（']) {
            number + unit
        } else {
            self.say("read-points", &[("number", &number), ("unit", unit)])
        };
        self.spaced(text)
    }

    fn by_fact(&self, by: &ByFact, show: impl Fn(Exact) -> String) -> String {
        let (of, measure) = match by.of {
            Of::Field(id) => {
                let field = self.rulebook.fields.get(id);
                let measure = match self.measure(field) {
                    none if none.is_empty() => self.word("read-apart"),
                    measure => measure,
                };
                (field.name(self.words), measure)
            }
            Of::Value => (self.word("read-of-value"), self.word("read-apart")),
            Of::Base => (self.word("read-of-base"), self.word("read-apart")),
        };
        let above = if by.above.is_zero() {
            String::new()
        } else {
            let above = by.above.show() + &measure;
            self.say("read-amount-above", &[("above", &above)])
        };
        let each = show(by.each);
        let main = match by.every {
            None if by.of == Of::Base && by.above.is_zero() => {
                self.say("read-part-of-base", &[("part", &self.part(by.each))])
            }
            None if by.each == Exact::ONE => format!("{of}{above}"),
            None => self.say(
                "read-amount-times",
                &[("of", &of), ("above", &above), ("each", &each)],
            ),
            Some(every) => {
                let id = match by.part {
                    Part::Full => "read-amount-full",
                    Part::Started => "read-amount-started",
                    Part::ProRata => "read-amount-pro-rata",
                };
                let every = every.show() + &measure;
                let args = [
                    ("of", &*of),
                    ("above", &above),
                    ("every", &every),
                    ("each", &each),
                ];
                self.say(id, &args)
            }
        };
        let mut text = if by.start.is_zero() {
            main
        } else {
            self.say(
                "read-amount-start",
                &[("start", &show(by.start)), ("more", &main)],
            )
        };
        if let Some(most) = by.at_most {
            text += &self.say("read-amount-at-most", &[("most", &show(most))]);
        }
        if let Some(range) = &by.range {
            let range = self.range(range, None);
            text += &self.say("read-amount-range", &[("range", &range)]);
        }
        if let Some(missing) = by.missing {
            text += &self.say("read-amount-missing", &[("number", &missing.show())]);
        }
        text
    }

    /// What is booked: “加 2 分”, “扣 1 分”.
    pub fn booked(&self, amount: &Amount, unit: &str) -> String {
        if let Amount::Fixed(number) = amount
            && number.is_negative()
        {
            let less = Exact::ZERO.minus(*number).unwrap_or(*number);
            return self.say("read-takes", &[("amount", &self.points(less, unit))]);
        }
        self.say("read-gives", &[("amount", &self.amount(amount, unit))])
    }

    /// The unit of a clause, or of the only book.
    pub fn unit(&self, unit: Option<u8>) -> String {
        let units = &self.rulebook.units;
        match (
            unit.and_then(|unit| units.get(usize::from(unit))),
            &units[..],
        ) {
            (Some(unit), _) => unit.clone(),
            (None, [only]) => only.clone(),
            (None, units) => {
                let units = units.join(&self.word("read-list"));
                self.say("read-any-unit", &[("units", &units)])
            }
        }
    }
}
