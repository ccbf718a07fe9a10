//! `[[target]]`: how much an account owes in a period.
//!
//! Phase 8. Owed are `pieces` of what `when` selects; a piece counts once for every account that
//! signs it. `short` is booked for each one short (fractions in proportion), `beyond` for each one
//! over, `met` once if all is met; `pieces = 0` makes it a grant. All accounts on the roster that
//! `who` names owe it, sent or not (without a roster: those with an entry). `rows` tell accounts
//! apart. Without a result it is only reported.

use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::amount::{Amount, Of};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::{self, Table};
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Target {
    pub unit: Option<u8>,
    pub clause: String,
    pub when: Condition,
    pub account: AccountKind,
    pub per: PeriodKind,
    pub rows: Vec<Row>,
}

/// What some accounts owe.
#[derive(Clone, Debug)]
pub struct Row {
    pub rule: RuleId,
    pub who: Condition,
    pub others: bool,
    pub pieces: Amount,
    pub short: Option<Exact>,
    pub beyond: Option<Exact>,
    pub met: Option<Exact>,
}

/// What an account owes, by what is known of it.
#[derive(Clone, Copy, Debug)]
pub enum Owes<'t> {
    Nothing,
    Unjudged(RuleId),
    Pieces(&'t Row, Exact),
}

const RESULTS: [&str; 4] = ["pieces", "short", "beyond", "met"];

impl Target {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Target> {
        table.require(&["account", "per"], loader.problems);
        let head = loader.head(&mut table);
        let when = loader.condition(&mut table, "when", About::Publication);
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account(&mut table);
        let per = loader.per(&mut table, "per");
        let rows = loader.rows(&mut table, &who, About::Account, &RESULTS);
        table.later(
            &["publications", "points", "covers", "books", "also"],
            loader.problems,
        );
        let source = table.source;
        let clause = head.clause.clone();
        table.finish(loader.problems);
        let mut found = Vec::new();
        for row in rows {
            let pieces = row
                .result("pieces")
                .and_then(|value| loader.amount(source, value));
            let mut fixed = |key| {
                let value = row.result(key)?;
                let exact = toml_reader::exact(value);
                if exact.is_none() {
                    toml_reader::wrong_type(source, value, "type-number", loader.problems);
                }
                exact
            };
            let (short, beyond, met) = (fixed("short"), fixed("beyond"), fixed("met"));
            let Some(pieces) = pieces else {
                loader
                    .problems
                    .push(Problem::error("missing-key", row.place()).with("key", "pieces"));
                continue;
            };
            let said = vec![
                ("who", Said::When(row.when.clone())),
                ("per", Said::Word(super::limit::period_word(per?))),
                ("pieces", Said::Amount(pieces.clone())),
                ("short", Said::Exact(short.unwrap_or(Exact::ZERO))),
            ];
            let rule = loader.rule("target", &head, row.line, "rule-target", said);
            found.push(Row {
                rule,
                who: row.when,
                others: row.others,
                pieces,
                short,
                beyond,
                met,
            });
        }
        Some(Target {
            unit: head.unit,
            clause,
            when,
            account: account?,
            per: per?,
            rows: found,
        })
    }

    /// What an account with these facts owes.
    pub fn owes(&self, facts: &impl Fn(FieldId) -> Fact) -> Owes<'_> {
        let mut ordinary = Truth::False;
        let mut unjudged = None;
        let mut taken = None;
        for row in self.rows.iter().filter(|row| !row.others) {
            let truth = row.who.judge(facts);
            ordinary = ordinary.or(truth);
            match truth {
                Truth::True => taken = taken.or(Some(row)),
                Truth::Unknown => unjudged = Some(row.rule),
                Truth::False => {}
            }
        }
        for row in self.rows.iter().filter(|row| row.others) {
            match (!ordinary).and(row.who.judge(facts)) {
                Truth::True => taken = Some(row),
                Truth::Unknown => unjudged = unjudged.or(Some(row.rule)),
                Truth::False => {}
            }
        }
        let Some(row) = taken else {
            return unjudged.map_or(Owes::Nothing, Owes::Unjudged);
        };
        let pieces = row.pieces.at(|of| match of {
            Of::Field(field) => facts(field).number(),
            Of::Value | Of::Base => None,
        });
        pieces.map_or(Owes::Unjudged(row.rule), |pieces| Owes::Pieces(row, pieces))
    }
}

impl Row {
    /// What is booked for so many pieces done of those owed; nothing: no entry.
    pub fn result(&self, owed: Exact, done: Exact) -> Option<Exact> {
        if done < owed {
            return owed.minus(done)?.times(self.short?);
        }
        let beyond = match self.beyond {
            Some(each) if done > owed => Some(done.minus(owed)?.times(each)?),
            _ => None,
        };
        match (self.met, beyond) {
            (Some(met), Some(beyond)) => met.plus(beyond),
            (met, beyond) => met.or(beyond),
        }
    }
}
