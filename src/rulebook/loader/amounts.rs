//! Reading amounts.

use super::About;
use super::Loader;
use crate::problem::Problem;
use crate::rulebook::amount::{Amount, ByFact, Of, Part};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{Field, Kind};
use crate::rulebook::keys::{Keys, Shape, may, must};
use crate::rulebook::toml_reader::{self, Source, Table, Value, wrong_type};

/// An amount by a fact.
pub static AMOUNT: Keys = Keys::closed(
    "amount",
    &[
        must("of", Shape::Text),
        may("start", Shape::Number),
        may("above", Shape::Number),
        may("every", Shape::Number),
        may("each", Shape::Number),
        may("at-most", Shape::Number),
        may("part", Shape::Word(&["full", "started", "pro-rata"])),
        may("missing", Shape::Number),
        may("range", Shape::Range),
    ],
);

/// What an amount of a clause can go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knows {
    /// Facts of the publication.
    Publication,
    /// Facts of the publication, and its base.
    Base,
    /// Facts of the account.
    Account,
    /// 分值 of the event.
    Event,
}

impl Knows {
    fn takes(self, field: &Field) -> bool {
        let about = match self {
            Knows::Publication | Knows::Base => About::Publication,
            Knows::Account => About::Account,
            Knows::Event => return false,
        };
        field.kind == Kind::Number && about.takes(field.of)
    }

    /// The word that is no field, if there is one.
    fn word(self) -> Option<(&'static str, Of)> {
        match self {
            Knows::Base => Some(("base", Of::Base)),
            Knows::Event => Some(("value", Of::Value)),
            Knows::Publication | Knows::Account => None,
        }
    }
}

impl Loader<'_> {
    /// An amount: a number, a fraction, or `{ of = … }` by something that the clause knows.
    pub fn amount(&mut self, source: &Source, value: Value<'_>, knows: Knows) -> Option<Amount> {
        if let Some(fixed) = toml_reader::exact(value) {
            return Some(Amount::Fixed(fixed));
        }
        let Some(table) = value.get_ref().as_table() else {
            wrong_type(source, value, "type-amount", self.problems);
            return None;
        };
        let mut table = Table::new(source, value.span(), table, &AMOUNT, self.problems);
        let of = table
            .take("of")
            .and_then(|of| self.amount_of(source, of, knows));
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

    fn amount_of(&mut self, source: &Source, value: Value<'_>, knows: Knows) -> Option<Of> {
        let text = value.get_ref().as_str();
        if let Some((_, of)) = knows.word().filter(|(word, _)| text == Some(word)) {
            return Some(of);
        }
        let found = text.and_then(|text| self.fields.by_key(text));
        let Some(id) = found.filter(|id| knows.takes(self.fields.get(*id))) else {
            let fields = self.fields.iter().filter(|(_, field)| knows.takes(field));
            let keys = fields.map(|(_, field)| field.key.as_str());
            let keys = keys.chain(knows.word().map(|(word, _)| word));
            toml_reader::unknown_word(source, value, keys, self.problems);
            return None;
        };
        self.fields.get_mut(id).is_read = true;
        Some(Of::Field(id))
    }

    /// The amount under a key of a table.
    pub fn amount_at(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        knows: Knows,
    ) -> Option<Amount> {
        let value = table.take(key)?;
        self.amount(table.source, value, knows)
    }
}
