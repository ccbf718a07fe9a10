//! `[[target]]`: how much an account owes in a period.
//!
//! Phase 8. Owed are `pieces`, `publications` or `points` (after the limits of phase 7 up to its own
//! `per`) of what `when` selects; a piece counts once, as the highest `counts` of what is selected of
//! it, for every account that signs it, a publication for its own signers. `short` is booked for each
//! one short (fractions in proportion), `beyond` for each one over, `met` once if all is met, or with
//! `part = "pro-rata"` the part reached; `pieces = 0` makes it a grant. All accounts on the roster
//! that `who` names owe it, sent or not (without a roster: those with an entry). `rows` tell accounts
//! apart and may not overlap. Without a result it is only reported.
//!
//! `covers` takes back what the pieces that fill the task brought the account, the last one wholly:
//! the `"earliest"` or the `"lowest"`, so that only what is beyond pays. `books = "year"` books all of
//! it to the year.

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::also::Also;
use crate::rulebook::amount::{Amount, Figure, Of};
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::loader::{self, About, Head, Knows, Loader};
use crate::rulebook::table::{self, Taken};
use crate::rulebook::toml_reader::{self, Source, Table, Value};
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Target {
    pub unit: Option<u8>,
    pub clause: String,
    pub when: Condition,
    pub who: Condition,
    pub account: AccountKind,
    pub per: PeriodKind,
    /// Which pieces fill the task and so bring nothing.
    pub covers: Option<Covers>,
    /// The period it books to, where that is longer than its own.
    pub books: Option<PeriodKind>,
    pub also: Option<Also>,
    pub rows: Vec<Row>,
}

/// Which pieces fill a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    Earliest,
    Lowest,
}

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Pieces,
    Publications,
    Points,
}

impl Measure {
    pub const KEYS: [(&'static str, Measure); 3] = [
        ("pieces", Measure::Pieces),
        ("publications", Measure::Publications),
        ("points", Measure::Points),
    ];
}

/// What meeting a task brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub amount: Amount,
    /// Whether the part reached brings its part.
    pub pro_rata: bool,
}

/// What some accounts owe.
#[derive(Clone, Debug)]
pub struct Row {
    pub rule: RuleId,
    pub who: Condition,
    pub others: bool,
    pub measure: Measure,
    pub owed: Amount,
    pub short: Option<Amount>,
    pub beyond: Option<Amount>,
    pub met: Option<Met>,
}

/// What an account owes, by what is known of it.
#[derive(Clone, Copy, Debug)]
pub enum Owes<'t> {
    Nothing,
    Unjudged(RuleId),
    /// Two rows take it.
    Overlap(RuleId, RuleId),
    Owed(&'t Row, Exact),
}

const RESULTS: [&str; 6] = ["pieces", "publications", "points", "short", "beyond", "met"];

impl Target {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Target> {
        table.require(&["account", "per"], loader.problems);
        let head = loader.head(&mut table);
        let when = loader.condition(&mut table, "when", About::Publication);
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account(&mut table);
        let per = loader.per(&mut table, "per");
        let rows = loader.rows(&mut table, &who, About::Account, &RESULTS);
        let words = [("earliest", Covers::Earliest), ("lowest", Covers::Lowest)];
        let covers = table.word("covers", &words, loader.problems);
        let books = loader.books(&mut table, per);
        let also = loader.also(&mut table);
        let by_points = rows.iter().any(|row| row.result("points").is_some());
        if by_points && covers.is_some() {
            loader
                .problems
                .push(Problem::error("covers-points", table.place()));
        }
        let pays = ["short", "beyond", "met"]
            .iter()
            .any(|key| rows.iter().any(|row| row.result(key).is_some()));
        if by_points || pays || covers.is_some() {
            loader.require_unit(&table, &head);
        }
        let source = table.source;
        table.finish(loader.problems);
        let (account, per) = (account?, per?);
        let rows = rows
            .into_iter()
            .filter_map(|row| Row::load(row, source, &head, per, loader))
            .collect();
        Some(Target {
            unit: head.unit,
            clause: head.clause,
            when,
            who,
            account,
            per,
            covers,
            books,
            also,
            rows,
        })
    }

    /// What an account with these facts owes.
    pub fn owes(&self, facts: &impl Fn(FieldId) -> Fact) -> Owes<'_> {
        let taken = table::taken(&self.rows, |row| row.others, |row| row.who.judge(facts));
        let row = match taken {
            Taken::Nothing => return Owes::Nothing,
            Taken::Unjudged(row) => return Owes::Unjudged(self.rows[row].rule),
            Taken::Overlap(one, other) => {
                return Owes::Overlap(self.rows[one].rule, self.rows[other].rule);
            }
            Taken::By(row) => &self.rows[row],
        };
        let owed = amount(&row.owed, facts);
        owed.map_or(Owes::Unjudged(row.rule), |owed| Owes::Owed(row, owed))
    }
}

/// An amount by the facts of an account; none where they are not known.
fn amount(amount: &Amount, facts: &impl Fn(FieldId) -> Fact) -> Option<Exact> {
    let found = amount.at(|of| match of {
        Of::Field(field) => facts(field).figure(),
        Of::Value | Of::Base => Figure::Missing,
    });
    found.ok()
}

impl Row {
    fn load(
        row: loader::Row<'_>,
        source: &Source,
        head: &Head,
        per: PeriodKind,
        loader: &mut Loader<'_>,
    ) -> Option<Row> {
        let given = Measure::KEYS
            .into_iter()
            .filter_map(|(key, measure)| Some((measure, row.result(key)?)));
        let given: Vec<(Measure, Value<'_>)> = given.collect();
        let [(measure, owed)] = given[..] else {
            loader.problems.push(
                Problem::error("missing-key", row.place())
                    .with("key", "pieces、publications、points"),
            );
            return None;
        };
        let owed = loader.amount(source, owed, Knows::Account)?;
        let mut result = |key| {
            let value = row.result(key)?;
            loader.amount(source, value, Knows::Account)
        };
        let (short, beyond) = (result("short"), result("beyond"));
        let met = row
            .result("met")
            .and_then(|value| Met::load(source, value, loader));
        let said = |amount: &Option<Amount>| match amount {
            Some(amount) => Said::Amount(amount.clone()),
            None => Said::Text(String::new()),
        };
        let said = vec![
            ("who", Said::When(row.when.clone())),
            ("per", Said::Word(super::limit::period_word(per))),
            ("pieces", Said::Amount(owed.clone())),
            ("short", said(&short)),
        ];
        let id = match measure {
            Measure::Pieces => "rule-target",
            Measure::Publications => "rule-target-publications",
            Measure::Points => "rule-target-points",
        };
        let rule = loader.rule("target", head, row.line, id, said);
        Some(Row {
            rule,
            who: row.when,
            others: row.others,
            measure,
            owed,
            short,
            beyond,
            met,
        })
    }

    /// What is booked to an account with these facts for so much done of what is owed; nothing: no
    /// entry.
    pub fn result(
        &self,
        owed: Exact,
        done: Exact,
        facts: &impl Fn(FieldId) -> Fact,
    ) -> Option<Exact> {
        let each = |each: &Option<Amount>| amount(each.as_ref()?, facts);
        let is_met = done >= owed;
        let by_number = if is_met {
            let beyond = done.minus(owed)?;
            (!beyond.is_zero())
                .then(|| beyond.times(each(&self.beyond)?))
                .flatten()
        } else {
            owed.minus(done)?.times(each(&self.short)?)
        };
        let met = match &self.met {
            Some(met) if is_met => amount(&met.amount, facts),
            Some(met) if met.pro_rata => {
                let part = done.max(Exact::ZERO).over(owed)?;
                amount(&met.amount, facts)?.times(part)
            }
            _ => None,
        };
        match (met, by_number) {
            (Some(met), Some(by_number)) => met.plus(by_number),
            (met, by_number) => met.or(by_number),
        }
    }
}

impl Met {
    /// An amount, or `{ each = 30, part = "pro-rata" }`.
    fn load(source: &Source, value: Value<'_>, loader: &mut Loader<'_>) -> Option<Met> {
        let table = toml_reader::table(source, value).filter(|table| !table.has("of"));
        let Some(mut table) = table else {
            let amount = loader.amount(source, value, Knows::Account)?;
            return Some(Met {
                amount,
                pro_rata: false,
            });
        };
        table.require(&["each"], loader.problems);
        let amount = loader.amount_at(&mut table, "each", Knows::Account);
        let words = [("full", false), ("pro-rata", true)];
        let pro_rata = table.word("part", &words, loader.problems);
        table.finish(loader.problems);
        Some(Met {
            amount: amount?,
            pro_rata: pro_rata.unwrap_or(false),
        })
    }
}
