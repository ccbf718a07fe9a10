//! `[[modify]]`: what changes the value of a publication.
//!
//! Phase 4. With B = base × all `times`, the value is B + B × the sum of `plus` + the sum of `add`,
//! then bounded by `limit per = "publication"`, then × all `scale`. So `times` is another base,
//! `plus` is of the base alone, `scale` is of everything. All is exact: the score is rounded at the
//! end of phase 5. Clauses that match add up; rows of one clause may not overlap, or the publication
//! is asked about. Of the matching clauses with the same `best-of` only the one that alone brings most
//! acts (equal: the first by text), with all its effects, in each unit by itself. A clause acts only
//! where its condition holds by what is known, with one note that counts the rows not judged; a fact
//! that its amount goes by is asked for where it is missing.
//!
//! `counts` is how many pieces the publication is, wherever pieces are counted; several multiply. What
//! acts in several units counts once.
//!
//! With `who` it acts in phase 6 instead, on the share of each signer it names (a department too,
//! where it signs alone): × all `times`, then + all `add`, of the share as divided, then rounded
//! again. A share of nothing may be added to. The other shares stay, a department under `sum` follows,
//! outsiders are never touched; a signer of whom `who` is not known is left alone, with a note.

use crate::problem::Problem;
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::keys::{self, Keys, Others, Shape, may};
use crate::rulebook::loader::{About, Knows, Loader};
use crate::rulebook::table::{self, Taken};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

pub static KEYS: Keys = Keys::closed(
    "modify",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        keys::WHO,
        keys::COLUMNS,
        may("rows", Shape::Tables(&ROW)),
        may("times", FACTOR),
        may("plus", FACTOR),
        may("add", FACTOR),
        may("scale", FACTOR),
        may("counts", FACTOR),
        keys::OTHERS,
        may("best-of", Shape::Text),
    ],
);
static ROW: Keys = Keys::open(
    "modify",
    &[
        may("times", FACTOR),
        may("plus", FACTOR),
        may("add", FACTOR),
        may("scale", FACTOR),
        may("counts", FACTOR),
        keys::OTHERS,
        keys::ANY_WHEN,
        keys::NOT_WHEN,
    ],
    Others::Tests(About::Publication),
);
/// An amount by the publication and its base, or one for each column.
const FACTOR: Shape = Shape::OneOf(&[
    Shape::Amount(Knows::Base),
    Shape::List(&Shape::Amount(Knows::Base)),
]);

/// What a row does, in the order it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Times,
    Plus,
    Add,
    Scale,
    /// How many pieces it is; no points.
    Counts,
}

const EFFECTS: [(&str, Effect, &str); 5] = [
    ("times", Effect::Times, "rule-times"),
    ("plus", Effect::Plus, "rule-plus"),
    ("add", Effect::Add, "rule-add"),
    ("scale", Effect::Scale, "rule-scale"),
    ("counts", Effect::Counts, "rule-counts"),
];

/// A clause.
#[derive(Clone, Debug)]
pub struct Modify {
    pub unit: Option<u8>,
    /// The signers on whose shares it acts; none: it acts on the publication.
    pub who: Option<Condition>,
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
pub enum Says {
    /// These effects act; none where no row takes the publication.
    Acts(Vec<Acting>),
    /// It cannot be judged by what is known.
    Unjudged(RuleId),
    /// Two of its rows take the publication.
    Overlap(RuleId, RuleId),
    /// The amount of a row cannot be told; the fact that it goes by.
    No(RuleId, NoAmount, Option<FieldId>),
}

impl Modify {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Modify> {
        let head = loader.head(&mut table);
        let own = loader.condition(&mut table, "when", About::Publication);
        let keys = EFFECTS.map(|(key, _, _)| key);
        let rows = loader.rows(&mut table, &own, About::Publication, &keys);
        let best_of = table.string("best-of", loader.problems).map(str::to_owned);
        let who = table
            .has("who")
            .then(|| loader.condition(&mut table, "who", About::Account));
        let knows = match who {
            Some(_) => Knows::Account,
            None => Knows::Base,
        };
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
                if who.is_some() && !matches!(effect, Effect::Times | Effect::Add) {
                    loader.problems.push(
                        Problem::error("effect-on-share", source.place(value.span())).read(key),
                    );
                    continue;
                }
                let Some(amount) = loader.amount(source, value, knows) else {
                    continue;
                };
                let said = vec![
                    ("when", Said::When(row.when.clone())),
                    ("amount", Said::Amount(amount.clone())),
                ];
                rules.push(loader.rule("modify", &head, row.spot(), id, said));
                effects.push((effect, amount));
            }
            if effects.is_empty() && row.results.is_empty() {
                loader.problems.push(
                    Problem::error("missing-one-of", row.place())
                        .with("key", "times、plus、add、scale、counts"),
                );
                continue;
            }
            if rules.is_empty() {
                // None of its effects could be read, which is told.
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
            who,
            best_of,
            rows: found,
        })
    }

    /// What the clause says of a publication with these facts and this base.
    pub fn judge(&self, base: Exact, facts: &impl Fn(FieldId) -> Fact) -> Says {
        let row = match self.taken(facts) {
            Taken::Nothing => return Says::Acts(Vec::new()),
            Taken::By(row) => &self.rows[row],
            Taken::Overlap(one, other) => {
                return Says::Overlap(self.rows[one].rules[0], self.rows[other].rules[0]);
            }
            Taken::Unjudged(row) => return Says::Unjudged(self.rows[row].rules[0]),
        };
        row.acting(|of| match of {
            Of::Field(field) => facts(field).figure(),
            Of::Base => Figure::Is(base),
            Of::Value => Figure::Missing,
        })
    }

    /// Which row takes a publication with these facts.
    pub fn taken(&self, facts: &impl Fn(FieldId) -> Fact) -> Taken {
        table::taken(&self.rows, |row| row.others, |row| row.when.judge(facts))
    }

    /// What the clause says of the share of a signer with these facts, where this row takes the
    /// publication.
    pub fn judge_share(&self, row: usize, account: &impl Fn(FieldId) -> Fact) -> Says {
        let row = &self.rows[row];
        let holds = self
            .who
            .as_ref()
            .map_or(Truth::False, |who| who.judge(account));
        match holds {
            Truth::False => Says::Acts(Vec::new()),
            Truth::Unknown => Says::Unjudged(row.rules[0]),
            Truth::True => row.acting(|of| match of {
                Of::Field(field) => account(field).figure(),
                Of::Base | Of::Value => Figure::Missing,
            }),
        }
    }
}

impl Row {
    fn acting(&self, fact: impl Fn(Of) -> Figure) -> Says {
        let mut acting = Vec::with_capacity(self.effects.len());
        for (index, (effect, amount)) in self.effects.iter().enumerate() {
            let rule = self.rules[index];
            match amount.at(&fact) {
                Ok(amount) => acting.push(Acting {
                    rule,
                    effect: *effect,
                    amount,
                }),
                Err(why) => return Says::No(rule, why, amount.field()),
            }
        }
        Says::Acts(acting)
    }
}

/// One effect that acts on a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    pub rule: RuleId,
    pub effect: Effect,
    pub amount: Exact,
}

/// The base with all `times`; none if numbers grow too large.
pub fn whole(base: Exact, acting: &[Acting]) -> Option<Exact> {
    let times = acting
        .iter()
        .filter(|acting| acting.effect == Effect::Times);
    times
        .map(|acting| acting.amount)
        .try_fold(base, Exact::times)
}

/// What each effect brings to a value, in the order they are done; `whole` is the base with all
/// `times`, of which a percentage is. None if numbers grow too large.
pub fn parts(whole: Exact, value: Exact, acting: &[Acting]) -> Option<Vec<(RuleId, Exact)>> {
    let mut parts = Vec::with_capacity(acting.len());
    let mut value = value;
    for Acting {
        rule,
        effect,
        amount,
    } in acting
    {
        let after = match effect {
            Effect::Times | Effect::Scale => value.times(*amount)?,
            Effect::Plus => value.plus(whole.times(*amount)?)?,
            Effect::Add => value.plus(*amount)?,
            Effect::Counts => continue,
        };
        parts.push((*rule, after.minus(value)?));
        value = after;
    }
    Some(parts)
}

/// The effects of all clauses, of those with the same `best-of` only those of the clause that alone
/// brings most, equal: the first. None if numbers grow too large.
pub fn best(base: Exact, clauses: Vec<(Option<&str>, Vec<Acting>)>) -> Option<Vec<Acting>> {
    let mut acting: Vec<Acting> = Vec::new();
    let mut rivals: Vec<(&str, Exact, Vec<Acting>)> = Vec::new();
    for (group, mut effects) in clauses {
        effects.sort_by_key(|acting| (acting.effect, acting.rule));
        let Some(group) = group else {
            acting.extend(effects);
            continue;
        };
        let brings = parts(whole(base, &effects)?, base, &effects)?
            .iter()
            .try_fold(Exact::ZERO, |sum, (_, part)| sum.plus(*part))?;
        match rivals.iter_mut().find(|(known, _, _)| *known == group) {
            Some(best) if best.1 >= brings => {}
            Some(best) => *best = (group, brings, effects),
            None => rivals.push((group, brings, effects)),
        }
    }
    acting.extend(rivals.into_iter().flat_map(|(_, _, effects)| effects));
    Some(acting)
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
            act(1, Effect::Times, "60%"),
            act(2, Effect::Plus, "1/2"),
            act(3, Effect::Add, "2"),
            act(4, Effect::Scale, "1/2"),
        ];
        let base = Exact::whole(10);
        let whole = whole(base, &acting).expect("in range");
        let parts = parts(whole, base, &acting).expect("in range");
        let shown: Vec<(u16, String)> = parts
            .into_iter()
            .map(|(rule, part)| (rule.0, part.show()))
            .collect();
        let expected = [(1, "-4"), (2, "3"), (3, "2"), (4, "-5.5")];
        assert_eq!(shown, expected.map(|(rule, part)| (rule, part.to_owned())));
    }
}
