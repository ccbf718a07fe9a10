//! `[[modify]]`: what changes the value of a publication.
//!
//! Phase 4. With B = base × all `times`, the value is B + B × the sum of `plus` + the sum of `add`,
//! then bounded by `limit per = "publication"`, then × all `scale`. So `times` is another base,
//! `plus` is of the base alone, `scale` is of everything. Rows of one clause may not overlap. Of the
//! matching clauses with the same `best-of` only the one that alone brings most acts (equal: the
//! first by text). A clause acts only where its condition holds by what is known.

use crate::problem::Problem;
use crate::rulebook::amount::{Amount, NoAmount, Of};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

/// What a row does, in the order it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Times,
    Plus,
    Add,
    Scale,
}

const EFFECTS: [(&str, Effect, &str); 4] = [
    ("times", Effect::Times, "rule-times"),
    ("plus", Effect::Plus, "rule-plus"),
    ("add", Effect::Add, "rule-add"),
    ("scale", Effect::Scale, "rule-scale"),
];

/// A clause.
#[derive(Clone, Debug)]
pub struct Modify {
    pub unit: Option<u8>,
    pub best_of: Option<String>,
    pub rows: Vec<Row>,
}

/// A row of a clause's table; several effects of one row have a rule each.
#[derive(Clone, Debug)]
pub struct Row {
    pub rules: Vec<RuleId>,
    pub when: Condition,
    pub others: bool,
    pub effects: Vec<(Effect, Amount)>,
}

/// What a clause says of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says<'m> {
    Nothing,
    /// It cannot be judged by what is known.
    Unjudged(RuleId),
    Acts(&'m [RuleId], Vec<(Effect, Exact)>),
    /// Two of its rows take the publication.
    Overlap(RuleId, RuleId),
    No(RuleId, NoAmount),
}

impl Modify {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Modify> {
        let head = loader.head(&mut table);
        let own = loader.condition(&mut table, "when", About::Publication);
        let keys = EFFECTS.map(|(key, _, _)| key);
        let rows = loader.rows(&mut table, &own, About::Publication, &keys);
        let best_of = table.string("best-of", loader.problems).map(str::to_owned);
        table.later(&["who", "counts", "also"], loader.problems);
        let source = table.source;
        table.finish(loader.problems);
        let mut found = Vec::new();
        for row in rows {
            let mut effects = Vec::new();
            let mut rules = Vec::new();
            for (key, effect, id) in EFFECTS {
                let Some(value) = row.result(key) else {
                    continue;
                };
                let Some(amount) = loader.amount(source, value) else {
                    continue;
                };
                let said = vec![
                    ("when", Said::When(row.when.clone())),
                    ("amount", Said::Amount(amount.clone())),
                ];
                rules.push(loader.rule("modify", &head, row.line, id, said));
                effects.push((effect, amount));
            }
            if effects.is_empty() && row.results.is_empty() {
                loader.problems.push(
                    Problem::error("missing-key", row.place())
                        .with("key", "times、plus、add、scale"),
                );
                continue;
            }
            found.push(Row {
                rules,
                when: row.when,
                others: row.others,
                effects,
            });
        }
        Some(Modify {
            unit: head.unit,
            best_of,
            rows: found,
        })
    }

    /// What the clause says of a publication with these facts and this base.
    pub fn judge(&self, base: Exact, facts: &impl Fn(FieldId) -> Fact) -> Says<'_> {
        let mut ordinary = Truth::False;
        let mut taken: Option<&Row> = None;
        let mut unjudged: Option<&Row> = None;
        for row in self.rows.iter().filter(|row| !row.others) {
            let truth = row.when.judge(facts);
            ordinary = ordinary.or(truth);
            match truth {
                Truth::True => match taken {
                    Some(other) => return Says::Overlap(other.rules[0], row.rules[0]),
                    None => taken = Some(row),
                },
                Truth::Unknown => unjudged = Some(row),
                Truth::False => {}
            }
        }
        for row in self.rows.iter().filter(|row| row.others) {
            match (!ordinary).and(row.when.judge(facts)) {
                Truth::True => match taken {
                    Some(other) => return Says::Overlap(other.rules[0], row.rules[0]),
                    None => taken = Some(row),
                },
                Truth::Unknown => unjudged = unjudged.or(Some(row)),
                _ => {}
            }
        }
        let Some(row) = taken else {
            return unjudged.map_or(Says::Nothing, |row| Says::Unjudged(row.rules[0]));
        };
        let mut effects = Vec::with_capacity(row.effects.len());
        for (index, (effect, amount)) in row.effects.iter().enumerate() {
            let amount = amount.at(|of| match of {
                Of::Field(field) => facts(field).number(),
                Of::Base => Some(base),
                Of::Value => None,
            });
            match amount {
                Ok(amount) => effects.push((*effect, amount)),
                Err(NoAmount::Unknown) => return Says::Unjudged(row.rules[index]),
                Err(why) => return Says::No(row.rules[index], why),
            }
        }
        Says::Acts(&row.rules, effects)
    }
}

/// One effect that acts on a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    pub rule: RuleId,
    pub effect: Effect,
    pub amount: Exact,
}

/// What each effect brings, in the order they are done; none if numbers grow too large.
pub fn parts(base: Exact, acting: &[Acting]) -> Option<Vec<(RuleId, Exact)>> {
    let mut sorted = acting.to_vec();
    sorted.sort_by_key(|acting| (acting.effect, acting.rule));
    let mut parts = Vec::with_capacity(sorted.len());
    let (mut whole, mut value) = (base, base);
    for Acting {
        rule,
        effect,
        amount,
    } in sorted
    {
        let after = match effect {
            Effect::Times => {
                whole = whole.times(amount)?;
                whole
            }
            Effect::Plus => value.plus(whole.times(amount)?)?,
            Effect::Add => value.plus(amount)?,
            Effect::Scale => value.times(amount)?,
        };
        parts.push((rule, after.minus(value)?));
        value = after;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_is_another_base_and_scale_is_of_everything() {
        let act = |rule, effect, text| Acting {
            rule: RuleId(rule),
            effect,
            amount: Exact::parse(text).expect("a fraction"),
        };
        // 10 × 60% = 6, + half of 6 = 9, + 2 = 11, halved = 5.5
        let acting = [
            act(4, Effect::Scale, "1/2"),
            act(3, Effect::Add, "2"),
            act(2, Effect::Plus, "1/2"),
            act(1, Effect::Times, "60%"),
        ];
        let parts = parts(Exact::whole(10), &acting).expect("in range");
        let shown: Vec<(u16, String)> = parts
            .into_iter()
            .map(|(rule, part)| (rule.0, part.show()))
            .collect();
        let expected = [(1, "-4"), (2, "3"), (3, "2"), (4, "-5.5")];
        assert_eq!(shown, expected.map(|(rule, part)| (rule, part.to_owned())));
    }
}
