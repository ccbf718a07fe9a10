//! `[[target]]`: how much an account owes in a period.
//!
//! Phase 8. Owed are `pieces`, `publications` or `points` of what `when` selects. A piece counts once,
//! as the highest `counts` of what is selected of it, for every account that signs it; a publication
//! counts for its own signers. `points` are what the limits of phase 7 up to its own `per` left of the
//! account's shares and what they lifted them to; what `for` pays is none of them. `short` is booked
//! for each one short and `beyond` for each one over (fractions in proportion), `met` once if all is
//! met, or with `part = "pro-rata"` the part reached (nothing below zero), `unmet` once if not all is,
//! however much is missing; what comes of it is one entry, rounded once. `pieces = 0` makes it a grant. All accounts on the roster of the period's last
//! day that `who` names owe it, sent or not (without a roster: those with an entry from pieces), if
//! the rulebook holds on that day. Without a result it is only reported.
//!
//! `rows` tell accounts apart; two that take one account are asked about. Where `who` or a row is
//! unknown of an account it owes nothing, and one note counts such accounts; a row of the table that
//! `when` cannot be judged of does not count, and one note counts those. An amount by an empty cell is
//! asked, but only where it is needed: `short` not of those who met it.
//!
//! `covers` takes back what the pieces that fill the task brought the account, the last one wholly:
//! the `"earliest"`, or the `"lowest"` by what they still bring (equal: earlier date, title, row
//! content), in all their scores but what `for` pays, so that only what is beyond pays. Tasks of
//! shorter periods take first, then by text. `books = "year"` books all of it to the year.

use std::cmp::Ordering;

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::also::Also;
use crate::rulebook::amount::{Amount, NoAmount, NoFigure, figure};
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::keys::{self, Keys, Others, Shape, may, must};
use crate::rulebook::loader::{self, About, Head, Knows, Loader};
use crate::rulebook::table::{self, Taken};
use crate::rulebook::toml_reader::{Source, Table, Value};
use crate::rulebook::{RuleId, Said};
use toml::de::DeTable;

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

    /// The message that names one of what is owed.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Pieces => "measure-pieces",
            Measure::Publications => "measure-publications",
            Measure::Points => "measure-points",
        }
    }
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
    /// What is booked once if not all is met.
    pub unmet: Option<Amount>,
}

/// What an account owes, by what is known of it.
#[derive(Clone, Debug)]
pub enum Owes<'t> {
    Nothing,
    Unjudged(RuleId),
    /// How much cannot be told.
    Untold(RuleId, NoFigure),
    /// Two rows take it.
    Overlap(RuleId, RuleId),
    Owed(&'t Row, Exact),
}

pub static KEYS: Keys = Keys::closed(
    "target",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        keys::WHO,
        keys::ACCOUNT,
        keys::PER,
        keys::WHO_COLUMNS,
        may("rows", Shape::Tables(&ROW)),
        may("pieces", OWED),
        may("publications", OWED),
        may("points", OWED),
        may("short", OWED),
        may("beyond", OWED),
        may("met", MET),
        may("unmet", OWED),
        keys::OTHERS,
        may("covers", Shape::Word(&["earliest", "lowest"])),
        keys::BOOKS,
        keys::ALSO,
    ],
);
static ROW: Keys = Keys::open(
    "target",
    &[
        may("pieces", OWED),
        may("publications", OWED),
        may("points", OWED),
        may("short", OWED),
        may("beyond", OWED),
        may("met", MET),
        may("unmet", OWED),
        keys::OTHERS,
        keys::ANY_WHO,
        keys::NOT_WHO,
    ],
    Others::Tests(About::Account),
);
/// An amount by the account, or one for each column.
const OWED: Shape = Shape::OneOf(&[
    Shape::Amount(Knows::Account),
    Shape::List(&Shape::Amount(Knows::Account)),
]);
const MET: Shape = Shape::OneOf(&[
    Shape::Amount(Knows::Account),
    Shape::Table(&MET_KEYS),
    Shape::List(&Shape::OneOf(&[
        Shape::Amount(Knows::Account),
        Shape::Table(&MET_KEYS),
    ])),
]);
static MET_KEYS: Keys = Keys::closed(
    "met",
    &[
        must("each", Shape::Amount(Knows::Account)),
        may("part", Shape::Word(&["full", "pro-rata"])),
    ],
);

/// What comes of a task, and so what pays.
const PAYS: [&str; 4] = ["short", "beyond", "met", "unmet"];
const RESULTS: [&str; 7] = [
    "pieces",
    "publications",
    "points",
    "short",
    "beyond",
    "met",
    "unmet",
];

impl Target {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Target> {
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
        let pays = PAYS
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
            .filter_map(|row| Row::load(row, source, &head, &when, per, loader))
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
        match figure(&row.owed, facts) {
            Ok(owed) => Owes::Owed(row, owed),
            Err(why) => Owes::Untold(row.rule, why),
        }
    }
}

impl Row {
    fn load(
        row: loader::Row<'_>,
        source: &Source,
        head: &Head,
        when: &Condition,
        per: PeriodKind,
        loader: &mut Loader<'_>,
    ) -> Option<Row> {
        let given = Measure::KEYS
            .into_iter()
            .filter_map(|(key, measure)| Some((measure, row.result(key)?)));
        let given: Vec<(Measure, Value<'_>)> = given.collect();
        let [(measure, owed)] = given[..] else {
            loader.problems.push(
                Problem::error("missing-one-of", row.place())
                    .with("key", "pieces、publications、points"),
            );
            return None;
        };
        let owed = loader.amount(source, owed, Knows::Account)?;
        let mut result = |key| {
            let value = row.result(key)?;
            loader.amount(source, value, Knows::Account)
        };
        let (short, beyond, unmet) = (result("short"), result("beyond"), result("unmet"));
        let met = row
            .result("met")
            .and_then(|value| Met::load(source, value, loader));
        let said = |amount: &Option<Amount>| match amount {
            Some(amount) => Said::Amount(amount.clone()),
            None => Said::Text(String::new()),
        };
        let said = vec![
            ("when", Said::When(when.clone())),
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
        let rule = loader.rule("target", head, row.spot(), id, said);
        Some(Row {
            rule,
            who: row.when,
            others: row.others,
            measure,
            owed,
            short,
            beyond,
            met,
            unmet,
        })
    }

    /// What is booked to an account with these facts for so much done of what is owed; nothing: no
    /// entry.
    pub fn result(
        &self,
        owed: Exact,
        done: Exact,
        facts: &impl Fn(FieldId) -> Fact,
    ) -> Result<Option<Exact>, NoFigure> {
        let in_bounds = |exact: Option<Exact>| exact.ok_or((NoAmount::TooLarge, None));
        let is_met = done >= owed;
        let off = in_bounds(done.minus(owed))?;
        let each = match off.cmp(&Exact::ZERO) {
            Ordering::Greater => self.beyond.as_ref().map(|each| (each, Some(off))),
            Ordering::Less => self.short.as_ref().map(|each| (each, owed.minus(done))),
            Ordering::Equal => None,
        };
        let unmet = self.unmet.as_ref().filter(|_| !is_met);
        let unmet = unmet.map(|amount| (amount, Some(Exact::ONE)));
        let part = match &self.met {
            Some(met) if is_met => Some((&met.amount, Some(Exact::ONE))),
            Some(met) if met.pro_rata => Some((&met.amount, done.max(Exact::ZERO).over(owed))),
            _ => None,
        };
        let mut result = None;
        for (amount, times) in [each, part, unmet].into_iter().flatten() {
            let brings = figure(amount, facts)?.times(in_bounds(times)?);
            let sum = in_bounds(brings)?.plus(result.unwrap_or(Exact::ZERO));
            result = Some(in_bounds(sum)?);
        }
        Ok(result)
    }
}

impl Met {
    /// An amount, or `{ each = 30, part = "pro-rata" }`.
    fn load(source: &Source, value: Value<'_>, loader: &mut Loader<'_>) -> Option<Met> {
        let by_fact = |table: &DeTable<'_>| table.iter().any(|(key, _)| key.get_ref() == "of");
        let own = value.get_ref().as_table().filter(|table| !by_fact(table));
        let Some(own) = own else {
            let amount = loader.amount(source, value, Knows::Account)?;
            return Some(Met {
                amount,
                pro_rata: false,
            });
        };
        let mut table = Table::new(source, value.span(), own, &MET_KEYS, loader.problems);
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
