//! What every clause needs while a rulebook is read: its heading, conditions, amounts, tables.

mod amounts;
mod conditions;
mod rows;

pub use amounts::{AMOUNT, Knows};
pub use conditions::About;
pub use rows::Row;

use super::also::Also;
use super::condition::Condition;
use super::field::{Fields, Subject};
use super::keys::{Shape, WHO_KEYS};
use super::registry::Registry;
use super::toml_reader::{self, Spot, Table};
use super::{Declared, Rule, RuleId, Said};
use crate::clauses::limit::period_word;
use crate::intake::Role;
use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::{Arg, Place, Problem, Problems};

/// What all clauses of a rulebook share.
pub struct Loader<'p> {
    pub problems: &'p mut Problems,
    pub fields: Fields,
    pub registry: Registry,
    pub units: Vec<String>,
    pub base: PeriodKind,
    /// Whether the rulebook says when terms start.
    pub has_terms: bool,
    pub rules: Vec<Rule>,
    /// What was read into a silent policy: article and reading.
    pub assumes: Vec<(String, String)>,
    /// The articles that clauses look for among the others, which may come later.
    pub sought: Vec<(String, Place)>,
    pub declared: Declared,
}

/// The head of a clause.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub clause: String,
    /// The unit it acts in; none: in all.
    pub unit: Option<u8>,
    /// Whether it names a unit, be it one that there is not, which is told.
    names_unit: bool,
}

impl Head {
    /// Of a clause that acts in all units.
    pub fn citing(clause: String) -> Head {
        Head {
            clause,
            ..Head::default()
        }
    }
}

impl Loader<'_> {
    /// The clause's citation, which it must have, and its unit.
    pub fn head(&mut self, table: &mut Table<'_>) -> Head {
        let clause = self.citation(table);
        let names_unit = table.has("unit");
        let unit = self.unit(table);
        Head {
            clause,
            unit,
            names_unit,
        }
    }

    /// A list of articles, of each of which some clause must book entries.
    pub fn articles(
        &mut self,
        table: &mut Table<'_>,
        value: toml_reader::Value<'_>,
    ) -> Vec<String> {
        let found = toml_reader::strings(table.source, value, self.problems);
        let mut articles = Vec::with_capacity(found.len());
        for (article, at) in found {
            let place = table.source.place(at.span());
            self.sought.push((article.to_owned(), place));
            articles.push(article.to_owned());
        }
        articles
    }

    /// Tells of the articles that no clause cites.
    pub fn seek(&mut self) {
        let known = self.rules.iter().map(|rule| rule.clause.as_str());
        for (article, place) in &self.sought {
            if known.clone().any(|own| own == article) {
                continue;
            }
            let near = toml_reader::nearest(article, known.clone()).unwrap_or_default();
            self.problems.push(
                Problem::error("unknown-clause", place.clone())
                    .read(article.as_str())
                    .near(near),
            );
        }
    }

    /// The citation of what need not have one, and what it read into the policy.
    pub fn citation(&mut self, table: &mut Table<'_>) -> String {
        let clause = table
            .string("clause", self.problems)
            .unwrap_or_default()
            .to_owned();
        if let Some(reading) = table.string("assumes", self.problems) {
            self.assumes.push((clause.clone(), reading.to_owned()));
        }
        clause
    }

    fn unit(&mut self, table: &mut Table<'_>) -> Option<u8> {
        let value = table.take("unit")?;
        let found = value
            .get_ref()
            .as_str()
            .and_then(|text| self.units.iter().position(|unit| unit == text));
        if found.is_none() {
            let units = self.units.iter().map(String::as_str);
            toml_reader::unknown_word(table.source, value, units, self.problems);
        }
        found.map(|index| index as u8)
    }

    /// Registers what can book an entry; its sentence is message `id` filled with `said`.
    pub fn rule(
        &mut self,
        kind: &'static str,
        head: &Head,
        spot: Spot,
        id: &'static str,
        said: Vec<(&'static str, Said)>,
    ) -> RuleId {
        self.rules.push(Rule {
            kind,
            clause: head.clause.clone(),
            line: spot.line,
            span: spot.span,
            id,
            said,
        });
        // Beyond what fits the rulebook is refused.
        RuleId(u16::try_from(self.rules.len() - 1).unwrap_or(u16::MAX))
    }

    /// A period word that is not shorter than the rulebook's own period.
    pub fn per(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<PeriodKind> {
        let at = table.peek(key).map(|value| value.span());
        let place = at.map_or(table.place(), |at| table.source.place(at));
        let words = PeriodKind::ALL.map(|kind| (kind.key(), kind));
        let kind = table.word(key, &words, self.problems)?;
        self.fits(kind, place).then_some(kind)
    }

    /// Whether the rulebook has periods of a kind; if not, that is told.
    pub fn fits(&mut self, kind: PeriodKind, place: Place) -> bool {
        let told = self.problems.len();
        if kind == PeriodKind::Term && !self.has_terms {
            self.problems
                .push(Problem::error("missing-key", place.clone()).with("key", "terms"));
        }
        if kind < self.base {
            self.problems.push(
                Problem::error("per-too-short", place)
                    .read(kind.key())
                    .with("base", Arg::Word(period_word(self.base))),
            );
        }
        self.problems.len() == told
    }

    /// The period that a clause books to, where it is longer than the clause's own.
    pub fn books(&mut self, table: &mut Table<'_>, per: Option<PeriodKind>) -> Option<PeriodKind> {
        let at = table.peek("books").map(|value| value.span());
        let place = at.map_or(table.place(), |at| table.source.place(at));
        let books = self.per(table, "books")?;
        if let Some(per) = per.filter(|per| books < *per) {
            self.problems.push(
                Problem::error("books-too-short", place)
                    .read(books.key())
                    .with("base", Arg::Word(period_word(per))),
            );
        }
        Some(books)
    }

    /// `also = "department"`, or `also = { post = … }`: a condition on teachers.
    pub fn also(&mut self, table: &mut Table<'_>) -> Option<Also> {
        let value = table.take("also")?;
        if let Some(who) = toml_reader::table(table.source, value, &WHO_KEYS, self.problems) {
            return Some(Also::Teachers(self.parts(who, About::Account)));
        }
        if value.get_ref().as_str() == Some("department") {
            return Some(Also::Department);
        }
        let words = ["department"].into_iter();
        toml_reader::unknown_word(table.source, value, words, self.problems);
        None
    }

    /// Where there are several units, a clause with points must say in which it acts.
    pub fn require_unit(&mut self, table: &Table<'_>, head: &Head) {
        if !head.names_unit && self.units.len() > 1 {
            self.problems
                .push(Problem::error("missing-key", table.place()).with("key", "unit"));
        }
    }

    /// A people column by its key.
    pub fn people(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Role> {
        table.expect(key, |shape| matches!(shape, Shape::Column));
        let value = table.take(key)?;
        let text = value.get_ref().as_str();
        let role = text.and_then(|text| self.fields.role(text));
        if role.is_none() {
            let people = self.fields.people();
            let keys = people.map(|(id, _)| self.fields.get(id).key.as_str());
            toml_reader::unknown_word(
                table.source,
                value,
                keys.collect::<Vec<_>>().into_iter(),
                self.problems,
            );
        }
        role
    }

    /// `account = "teacher" | "department"`.
    pub fn account(&mut self, table: &mut Table<'_>) -> Option<AccountKind> {
        let words = [
            ("teacher", AccountKind::Teacher),
            ("department", AccountKind::Department),
        ];
        table.word("account", &words, self.problems)
    }

    /// Whom a clause that may leave `account` out is for: where it does, and `who` asks for what
    /// teachers have (a post, a department), for them.
    pub fn account_meant(&mut self, table: &mut Table<'_>, who: &Condition) -> Option<AccountKind> {
        let mut of_teachers = false;
        who.tests(&mut |id, _| of_teachers |= self.fields.get(id).of == Subject::Teacher);
        let teachers = of_teachers.then_some(AccountKind::Teacher);
        self.account(table).or(teachers)
    }
}
