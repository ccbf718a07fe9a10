//! What every clause needs while a rulebook is read: its heading, conditions, amounts, tables.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::amount::{Amount, ByFact, Of, Part};
use super::condition::{Condition, Range, Test, day_number};
use super::exact::Exact;
use super::field::{self, FieldId, Fields, Kind, Subject};
use super::registry::Registry;
use super::toml_reader::{self, Source, Table, Value, nearest, show, wrong_type};
use super::{Rule, RuleId, Said};
use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::{Problem, Problems};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// `when`: a publication and its outlet.
    Publication,
    /// `who`: a teacher or a department.
    Account,
}

impl About {
    fn takes(self, subject: Subject) -> bool {
        match self {
            About::Publication => matches!(subject, Subject::Publication | Subject::Outlet),
            About::Account => matches!(subject, Subject::Teacher | Subject::Department),
        }
    }
}

/// What all clauses of a rulebook share.
pub struct Loader<'p> {
    pub problems: &'p mut Problems,
    pub fields: Fields,
    pub registry: Registry,
    pub units: Vec<String>,
    pub base: PeriodKind,
    pub rules: Vec<Rule>,
    /// What was read into a silent policy: article and reading.
    pub assumes: Vec<(String, String)>,
}

/// The head of a clause.
#[derive(Clone, Debug)]
pub struct Head {
    pub clause: String,
    /// The unit it acts in; none: in all.
    pub unit: Option<u8>,
}

/// A row of a clause's table, or the clause itself where it has no rows.
pub struct Row<'a> {
    pub when: Condition,
    /// Takes what no ordinary row of its table takes.
    pub others: bool,
    pub line: usize,
    pub results: Vec<(&'static str, Value<'a>)>,
    source: &'a Source,
    span: std::ops::Range<usize>,
}

impl<'a> Row<'a> {
    /// The value of a result key, if the row gives it.
    pub fn result(&self, key: &str) -> Option<Value<'a>> {
        self.results
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| *value)
    }

    pub fn place(&self) -> crate::problem::Place {
        self.source.place(self.span.clone())
    }
}

impl Loader<'_> {
    /// The clause's citation, which it must have, and its unit.
    pub fn head(&mut self, table: &mut Table<'_>) -> Head {
        table.require(&["clause"], self.problems);
        let clause = self.citation(table);
        let unit = self.unit(table);
        Head { clause, unit }
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
        line: usize,
        id: &'static str,
        said: Vec<(&'static str, Said)>,
    ) -> RuleId {
        self.rules.push(Rule {
            kind,
            clause: head.clause.clone(),
            line,
            id,
            said,
        });
        RuleId(self.rules.len() as u16 - 1)
    }

    /// The condition under a key; always true if the key is missing.
    pub fn condition(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        about: About,
    ) -> Condition {
        match table.table(key, self.problems) {
            Some(table) => self.parts(table, about),
            None => Condition::ALWAYS,
        }
    }

    fn parts(&mut self, mut table: Table<'_>, about: About) -> Condition {
        let mut parts = Vec::new();
        let any = table.tables("any", self.problems);
        if !any.is_empty() {
            parts.push(Condition::Any(
                any.into_iter().map(|t| self.parts(t, about)).collect(),
            ));
        }
        if let Some(not) = table.table("not", self.problems) {
            parts.push(Condition::Not(Box::new(self.parts(not, about))));
        }
        let source = table.source;
        while let Some((key, span, value)) = table.take_any() {
            parts.extend(self.test(source, key, span, value, about));
        }
        // Keys come in no particular order; sentences and ties want one.
        parts.sort_by_key(|part| match part {
            Condition::Is(field, _) => (0, field.0),
            Condition::Not(_) => (1, 0),
            Condition::Any(_) | Condition::All(_) => (2, 0),
        });
        Condition::All(parts)
    }

    /// What a condition asks of one field.
    fn test(
        &mut self,
        source: &Source,
        key: &str,
        span: std::ops::Range<usize>,
        value: Value<'_>,
        about: About,
    ) -> Option<Condition> {
        let found = self.fields.by_key(key).filter(|&id| {
            let field = self.fields.get(id);
            about.takes(field.of) && field.kind != Kind::People
        });
        let Some(id) = found else {
            let keys = self
                .fields
                .iter()
                .filter(|(_, field)| about.takes(field.of) && field.kind != Kind::People)
                .map(|(_, field)| field.key.as_str());
            let near = nearest(key, keys).unwrap_or_default();
            self.problems.push(
                Problem::error("unknown-field", source.place(span))
                    .read(key)
                    .near(near),
            );
            return None;
        };
        self.fields.get_mut(id).is_read = true;
        let items: Vec<Value<'_>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let test = match self.fields.get(id).kind {
            Kind::Flag => {
                let Some(flag) = value.get_ref().as_bool() else {
                    wrong_type(source, value, "type-flag", self.problems);
                    return None;
                };
                Test::Flag(flag)
            }
            Kind::Number | Kind::Day => {
                let is_day = self.fields.get(id).kind == Kind::Day;
                let ranges = items
                    .iter()
                    .filter_map(|item| self.range(source, item, is_day));
                Test::Ranges(ranges.collect())
            }
            Kind::Choice | Kind::People => {
                let mut values = Vec::new();
                for item in items {
                    match item.get_ref().as_str() {
                        Some(text) => values.extend(self.choices(source, id, text, item)),
                        None => wrong_type(source, item, "type-text", self.problems),
                    }
                }
                values.sort_unstable();
                values.dedup();
                Test::Choices(values)
            }
        };
        Some(Condition::Is(id, test))
    }

    fn range(&mut self, source: &Source, value: Value<'_>, is_day: bool) -> Option<Range> {
        let exactly = |number: Decimal| Range {
            low: Some((number, true)),
            high: Some((number, true)),
        };
        let read = |text: &str| -> Option<Decimal> {
            if is_day {
                text.parse().ok().map(day_number)
            } else {
                text.parse().ok()
            }
        };
        let range = if is_day {
            toml_reader::day(value).map(|day| exactly(day_number(day)))
        } else {
            toml_reader::decimal(value).map(exactly)
        };
        let range = range.or_else(|| Range::parse(value.get_ref().as_str()?, read));
        let empty = range
            .as_ref()
            .is_some_and(|range| match (range.low, range.high) {
                (Some((low, a)), Some((high, b))) => low > high || (low == high && !(a && b)),
                _ => false,
            });
        if range.is_none() || empty {
            let code = if empty { "empty-range" } else { "not-a-range" };
            self.problems
                .push(Problem::error(code, source.place(value.span())).read(show(value)));
        }
        range
    }

    /// The values that a text of a condition names: one, or those above or below it.
    fn choices(&mut self, source: &Source, id: FieldId, text: &str, at: Value<'_>) -> Vec<u32> {
        if id == field::OUTLET {
            return vec![self.registry.named(text)];
        }
        if let Some(value) = self.fields.get(id).value(text) {
            return vec![value];
        }
        let field = self.fields.get(id);
        let count = field.values.len() as u32;
        if field.declared {
            let ordered = |rest: &str| field.value(rest);
            let found = if let Some(rest) = text.strip_prefix(">=") {
                ordered(rest).map(|value| value..count)
            } else if let Some(rest) = text.strip_prefix("<=") {
                ordered(rest).map(|value| 0..value + 1)
            } else if let Some(rest) = text.strip_prefix('>') {
                ordered(rest).map(|value| value + 1..count)
            } else if let Some(rest) = text.strip_prefix('<') {
                ordered(rest).map(|value| 0..value)
            } else if let Some((low, high)) = text.split_once("..") {
                ordered(low)
                    .zip(ordered(high))
                    .map(|(low, high)| low..high + 1)
            } else {
                None
            };
            if let Some(values) = found {
                return values.collect();
            }
            let plain = text.trim_start_matches(['<', '>', '=']);
            let near = nearest(plain, field.values.iter().map(|value| value.name.as_str()));
            let all: Vec<&str> = field
                .values
                .iter()
                .map(|value| value.name.as_str())
                .collect();
            self.problems.push(
                Problem::error("unknown-value-in-rule", source.place(at.span()))
                    .read(text)
                    .with("field", field.title())
                    .with("values", all.join("、"))
                    .near(near.unwrap_or_default()),
            );
            return Vec::new();
        }
        self.fields.get_mut(id).values.push(field::Value {
            name: text.to_owned(),
            spellings: Vec::new(),
        });
        vec![count]
    }

    /// The rows of a clause: those of its `rows`, each under the clause's own condition, or the
    /// clause itself. `results` are the keys that are results and not conditions.
    pub fn rows<'a>(
        &mut self,
        table: &mut Table<'a>,
        own: &Condition,
        about: About,
        results: &[&'static str],
    ) -> Vec<Row<'a>> {
        let columns = self.columns(table, about);
        let mut rows = Vec::new();
        if table.has("rows") {
            for row in table.tables("rows", self.problems) {
                rows.push(self.row(row, own, about, results));
            }
        } else {
            let found = results
                .iter()
                .filter_map(|key| Some((*key, table.take(key)?)))
                .collect();
            rows.push(Row {
                when: own.clone(),
                others: table.flag("others", self.problems).unwrap_or(false),
                line: table.line(),
                results: found,
                source: table.source,
                span: table.span.clone(),
            });
        }
        match columns {
            Some(columns) => rows
                .into_iter()
                .flat_map(|row| self.spread(row, &columns))
                .collect(),
            None => rows,
        }
    }

    fn row<'a>(
        &mut self,
        mut table: Table<'a>,
        own: &Condition,
        about: About,
        results: &[&'static str],
    ) -> Row<'a> {
        let found = results
            .iter()
            .filter_map(|key| Some((*key, table.take(key)?)))
            .collect();
        let others = table.flag("others", self.problems).unwrap_or(false);
        let (line, source, span) = (table.line(), table.source, table.span.clone());
        let when = own.clone().and(self.parts(table, about));
        Row {
            when,
            others,
            line,
            results: found,
            source,
            span,
        }
    }

    /// `columns = { genre = [...] }`: a condition for each column.
    fn columns<'a>(&mut self, table: &mut Table<'a>, about: About) -> Option<Vec<Condition>> {
        let mut columns = table.table("columns", self.problems)?;
        let (place, source) = (columns.place(), table.source);
        let first = columns.take_any();
        let (Some((key, span, value)), None) = (first, columns.take_any()) else {
            self.problems
                .push(Problem::error("columns-of-one-field", place));
            return None;
        };
        let Some(list) = value.get_ref().as_array() else {
            wrong_type(source, value, "type-list", self.problems);
            return None;
        };
        list.iter()
            .map(|entry| self.test(source, key, span.clone(), entry, about))
            .collect()
    }

    /// A row for each column: the listed results by their position, the others for all.
    fn spread<'a>(&mut self, row: Row<'a>, columns: &[Condition]) -> Vec<Row<'a>> {
        for (_, value) in &row.results {
            if let Some(list) = value.get_ref().as_array()
                && list.len() != columns.len()
            {
                self.problems.push(
                    Problem::error("columns-differ", row.source.place(value.span()))
                        .read(show(value))
                        .with("expected", columns.len())
                        .with("found", list.len()),
                );
                return Vec::new();
            }
        }
        columns
            .iter()
            .enumerate()
            .map(|(index, column)| Row {
                when: row.when.clone().and(column.clone()),
                others: row.others,
                line: row.line,
                results: row
                    .results
                    .iter()
                    .map(|&(key, value)| {
                        let list = value.get_ref().as_array();
                        (key, list.and_then(|list| list.get(index)).unwrap_or(value))
                    })
                    .collect(),
                source: row.source,
                span: row.span.clone(),
            })
            .collect()
    }

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

    /// A period word that is not shorter than the rulebook's own period.
    pub fn per(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<PeriodKind> {
        let place = table.place();
        let words = PeriodKind::ALL.map(|kind| (kind.key(), kind));
        let kind = table.word(key, &words, self.problems)?;
        if kind < self.base {
            self.problems.push(
                Problem::error("per-too-short", place)
                    .read(kind.key())
                    .with("base", self.base.key()),
            );
        }
        Some(kind)
    }

    /// `account = "teacher" | "department"`.
    pub fn account(&mut self, table: &mut Table<'_>) -> Option<AccountKind> {
        let words = [
            ("teacher", AccountKind::Teacher),
            ("department", AccountKind::Department),
        ];
        table.word("account", &words, self.problems)
    }
}
