//! Reading amounts.

use super::Loader;
use crate::problem::Problem;
use crate::rulebook::amount::{Amount, ByFact, Of, Part};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::Kind;
use crate::rulebook::toml_reader::{self, Source, Table, Value, wrong_type};

impl Loader<'_> {
    /// An amount: a number, a fraction, or `{ of = … }`.
    pub fn amount(&mut self, source: &Source, value: Value<'_>) -> Option<Amount> {
        if let Some(fixed) = toml_reader::exact(value) {
            return Some(Amount::Fixed(fixed));
        }
        let Some(table) = value.get_ref().as_table() else {
            wrong_type(source, value, "type-amount", self.problems);
            return None;
        };
        let mut table = Table::new(source, value.span(), table);
        let of = match table.take("of") {
            Some(of) => self.amount_of(source, of),
            None => {
                let missing = Problem::error("missing-key", table.place()).with("key", "of");
                self.problems.push(missing);
                None
            }
        };
        let problems = &mut *self.problems;
        let every = table.exact("every", problems);
        if every.is_some_and(|every| every <= Exact::ZERO) {
            problems.push(Problem::error("step-not-positive", table.place()));
            return None;
        }
        let amount = ByFact {
            of: of.unwrap_or(Of::Value),
            start: table.exact("start", problems).unwrap_or(Exact::ZERO),
            above: table.exact("above", problems).unwrap_or(Exact::ZERO),
            every,
            each: table.exact("each", problems).unwrap_or(Exact::ONE),
            at_most: table.exact("at-most", problems),
            part: table
                .word("part", &Part::KEYS, problems)
                .unwrap_or_default(),
            missing: table.exact("missing", problems),
            range: match table.take("range") {
                Some(range) => self.range(source, range, false),
                None => None,
            },
        };
        table.finish(self.problems);
        of.map(|_| Amount::ByFact(Box::new(amount)))
    }

    fn amount_of(&mut self, source: &Source, value: Value<'_>) -> Option<Of> {
        match value.get_ref().as_str() {
            Some("value") => Some(Of::Value),
            Some("base") => Some(Of::Base),
            text => {
                let found = text.and_then(|text| self.fields.by_key(text));
                let Some(id) = found.filter(|id| self.fields.get(*id).kind == Kind::Number) else {
                    let numbers = self.fields.iter().filter(|(_, f)| f.kind == Kind::Number);
                    let keys = numbers
                        .map(|(_, f)| f.key.as_str())
                        .chain(["value", "base"]);
                    toml_reader::unknown_word(source, value, keys, self.problems);
                    return None;
                };
                self.fields.get_mut(id).is_read = true;
                Some(Of::Field(id))
            }
        }
    }
}
