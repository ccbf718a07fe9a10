//! Conditions in words: what holds, of what, within which bounds, ends in or not.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Reader;
use crate::rulebook::condition::{Condition, Range, Test};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{Field, FieldId, Kind};

impl Reader<'_> {
    /// A condition, such as “体裁为消息或通讯，且字数不满 100 字（不含）”; empty if it always holds.
    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() == 1 => {
                self.condition(&parts[0])
            }
            Condition::All(parts) => self.joined(parts, "read-and"),
            // One part that always holds is enough.
            Condition::Any(parts) if parts.iter().any(|part| self.condition(part).is_empty()) => {
                String::new()
            }
            Condition::Any(parts) => self.joined(parts, "read-or"),
            Condition::Not(part) => match self.condition(part) {
                text if text.is_empty() => self.word("read-never"),
                text => self.say("read-not", &[("what", &text)]),
            },
            Condition::Is(id, test) => self.test(*id, test),
        }
    }

    fn joined(&self, parts: &[Condition], joint: &str) -> String {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| {
                let text = self.condition(part);
                let several = match part {
                    Condition::All(inner) => joint == "read-or" && inner.len() > 1,
                    Condition::Any(inner) => joint == "read-and" && inner.len() > 1,
                    _ => false,
                };
                if several {
                    self.say("read-group", &[("what", &text)])
                } else {
                    text
                }
            })
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(&self.word(joint))
    }

    /// What a test asks for, without its field.
    pub fn test_value(&self, id: FieldId, test: &Test) -> String {
        let field = self.rulebook.fields.get(id);
        let texts: Vec<String> = match test {
            Test::Flag(_) => return self.test(id, test),
            Test::Choices(values) => values
                .iter()
                .map(|value| self.rulebook.fields.value_name(id, *value).to_owned())
                .collect(),
            Test::Ranges(ranges) => ranges
                .iter()
                .map(|range| self.range(range, Some(field)))
                .collect(),
        };
        self.any_of(&texts)
    }

    fn test(&self, id: FieldId, test: &Test) -> String {
        let field = self.rulebook.fields.get(id);
        let name = field.name(self.words);
        match test {
            Test::Flag(wanted) => {
                let id = if *wanted { "read-yes" } else { "read-no" };
                let own = format!("{id}-{}", field.key);
                let id = if self.words.has(&own) { &own } else { id };
                self.say(id, &[("field", &name)])
            }
            Test::Choices(_) => {
                let values = self.test_value(id, test);
                self.say("read-is", &[("field", &name), ("values", &values)])
            }
            Test::Ranges(_) => {
                let own = format!("read-range-{}", field.key);
                let message = if self.words.has(&own) {
                    &own
                } else {
                    "read-range"
                };
                self.say(
                    message,
                    &[("field", &name), ("range", &self.test_value(id, test))],
                )
            }
        }
    }

    /// The condition as what begins a sentence, `none` where it always holds.
    pub fn when(&self, condition: &Condition, none: &str) -> String {
        match self.condition(condition) {
            text if text.is_empty() => self.word(none),
            text => self.say("read-when", &[("what", &text)]),
        }
    }

    /// A fact of an outlet.
    pub fn fact(&self, id: FieldId, fact: Fact) -> String {
        let field = self.rulebook.fields.get(id);
        let name = field.name(self.words);
        let value = match fact {
            Fact::Choice(value) => self.rulebook.fields.value_name(id, value).to_owned(),
            Fact::Number(number) => number.to_string(),
            Fact::Day(day) => day.to_string(),
            Fact::Flag(flag) => self.word(if flag { "read-true" } else { "read-false" }),
            Fact::Unknown | Fact::Unread | Fact::None => String::new(),
        };
        self.say("read-fact", &[("field", &name), ("value", &value)])
    }

    /// A range of a field, with what it is counted in, or of plain numbers.
    pub fn range(&self, range: &Range, field: Option<&Field>) -> String {
        let is_day = field.is_some_and(|field| field.kind == Kind::Day);
        let show = |number: Decimal| {
            let day = is_day.then(|| i32::try_from(number).ok()).flatten();
            match day.and_then(NaiveDate::from_num_days_from_ce_opt) {
                Some(day) => day.to_string(),
                None => number.to_string(),
            }
        };
        let measure = match field {
            Some(_) if is_day => String::new(),
            Some(field) => self.measure(field),
            None => String::new(),
        };
        // Where a word follows that is no measure, the number stands apart.
        let apart = match &*measure {
            "" if !is_day => self.word("read-apart"),
            measure => measure.to_owned(),
        };
        let id = |number: &'static str, day: &'static str| if is_day { day } else { number };
        let one = |id: &str, number: Decimal, measure: &str| {
            let number = show(number) + measure;
            self.say(id, &[("number", &number)])
        };
        match (range.low, range.high) {
            (Some((low, true)), Some((high, true))) if low == high => {
                one("read-exactly", low, &measure)
            }
            (Some((low, _)), Some((high, _))) => {
                // Both ends are in wherever a rulebook can write both.
                let id = id("read-between", "read-between-days");
                let high = show(high) + &apart;
                self.say(id, &[("low", &show(low)), ("high", &high)])
            }
            (Some((low, true)), None) => one(id("read-from", "read-from-day"), low, &apart),
            (Some((low, false)), None) => one(id("read-above", "read-after-day"), low, &measure),
            (None, Some((high, true))) => one(id("read-to", "read-to-day"), high, &apart),
            (None, Some((high, false))) => one(id("read-below", "read-before-day"), high, &measure),
            (None, None) => String::new(),
        }
    }

    /// What a built-in number is counted in, such as “ 字”.
    pub fn measure(&self, field: &Field) -> String {
        let id = format!("measure-{}", field.key);
        if self.words.has(&id) {
            self.word(&id)
        } else {
            String::new()
        }
    }
}
