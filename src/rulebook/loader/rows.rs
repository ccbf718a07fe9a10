//! Reading tables: `rows`, `columns`, `others`.

use super::{About, Loader};
use crate::problem::Problem;
use crate::rulebook::condition::Condition;
use crate::rulebook::toml_reader::{Source, Spot, Table, Value, show, wrong_type};

/// A row of a clause's table, or the clause itself where it has no rows.
pub struct Row<'a> {
    pub when: Condition,
    /// Takes what no ordinary row of its table takes.
    pub others: bool,
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

    pub fn spot(&self) -> Spot {
        self.source.spot(self.span.clone())
    }
}

impl Loader<'_> {
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
            table.leave(&["others"]);
            // The clause's own results hold for all rows that do not give theirs.
            let own_results: Vec<(&'static str, Value<'a>)> = results
                .iter()
                .filter_map(|key| Some((*key, table.take(key)?)))
                .collect();
            let found = table.tables("rows", self.problems);
            if found.is_empty() {
                self.problems
                    .push(Problem::error("empty-list", table.place()).read("rows"));
            }
            for row in found {
                let mut row = self.row(row, own, about, results);
                for &(key, value) in &own_results {
                    if row.result(key).is_none() {
                        row.results.push((key, value));
                    }
                }
                rows.push(row);
            }
        } else {
            let found = results
                .iter()
                .filter_map(|key| Some((*key, table.take(key)?)))
                .collect();
            rows.push(Row {
                when: own.clone(),
                others: table.flag("others", self.problems).unwrap_or(false),
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
        let (source, span) = (table.source, table.span.clone());
        let when = own.clone().and(self.parts(table, about));
        Row {
            when,
            others,
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
        if list.is_empty() {
            self.problems
                .push(Problem::error("empty-list", place).read("columns"));
        }
        list.iter()
            .map(|entry| self.test(source, columns.keys, (key, span.clone()), entry, about))
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
}
