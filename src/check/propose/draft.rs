//! A case as it is drafted: tables of cells, without an answer.

use super::SIGNERS;
use crate::intake::{Column, EventColumn, RosterColumn};
use crate::period::PeriodKind;
use crate::rulebook::Rulebook;
use crate::rulebook::case::{Case, Cells};
use crate::rulebook::field::{FieldId, Kind};

/// The tables of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub rows: Vec<Cells<Column>>,
    pub roster: Vec<Cells<RosterColumn>>,
    pub events: Vec<Cells<EventColumn>>,
    /// The kind of period that its standing is of; none: the rulebook's own.
    pub per: Option<PeriodKind>,
}

/// Writes a cell in place of what stands in its column.
pub fn put<C: PartialEq>(cells: &mut Cells<C>, column: C, text: impl Into<String>) {
    let text = text.into();
    match cells.iter_mut().find(|(known, _)| *known == column) {
        Some((_, old)) => *old = text,
        None => cells.push((column, text)),
    }
}

/// What stands in a column.
pub fn cell<C: PartialEq>(cells: &Cells<C>, column: C) -> Option<&str> {
    let found = cells.iter().find(|(known, _)| *known == column);
    found.map(|(_, text)| text.as_str())
}

impl Draft {
    /// The case that can be played.
    pub fn case(&self) -> Case {
        Case::sketch(
            self.rows.clone(),
            self.roster.clone(),
            self.events.clone(),
            self.per,
        )
    }

    /// How many of the invented people its rows name.
    pub fn people(&self) -> usize {
        let texts = || self.rows.iter().flatten().map(|(_, text)| text.as_str());
        let named = |name: &str| texts().any(|text| text.split('、').any(|own| own == name));
        let last = SIGNERS.iter().rposition(|name| named(name));
        last.map_or(1, |last| last + 1)
    }

    /// Its tables as a rulebook writes them, a key a line.
    pub fn toml(&self, rulebook: &Rulebook) -> String {
        let mut lines = Vec::new();
        let rows = tables(&self.rows, |column, text| match column {
            Column::Title => format!("title = {}", quoted(text)),
            Column::Department => format!("department = {}", quoted(text)),
            Column::Link => format!("link = {}", quoted(text)),
            Column::Field(id) => field_cell(rulebook, *id, text),
        });
        lines.extend(rows.map(|rows| format!("rows = {rows}\n")));
        let roster = tables(&self.roster, |column, text| match column {
            RosterColumn::Name => format!("name = {}", quoted(text)),
            RosterColumn::Department => format!("department = {}", quoted(text)),
            RosterColumn::From => format!("from = {text}"),
            RosterColumn::Until => format!("until = {text}"),
            RosterColumn::Field(id) => field_cell(rulebook, *id, text),
        });
        lines.extend(roster.map(|roster| format!("roster = {roster}\n")));
        let events = tables(&self.events, |column, text| match column {
            EventColumn::Name => format!("name = {}", quoted(text)),
            EventColumn::Account => format!("account = {}", quoted(text)),
            EventColumn::Title => format!("title = {}", quoted(text)),
            EventColumn::Date => format!("date = {text}"),
            EventColumn::Count => format!("count = {text}"),
            EventColumn::Value => format!("value = {text}"),
        });
        lines.extend(events.map(|events| format!("events = {events}\n")));
        lines.extend(self.per.map(|per| format!("per = \"{}\"\n", per.key())));
        lines.concat()
    }
}

/// Rows of cells as a list of inline tables; none where there is no row.
fn tables<C>(rows: &[Cells<C>], write: impl Fn(&C, &str) -> String) -> Option<String> {
    let row = |cells: &Cells<C>| {
        let cells: Vec<String> = cells.iter().map(|(c, text)| write(c, text)).collect();
        format!("{{ {} }}", cells.join(", "))
    };
    match rows {
        [] => None,
        [only] => Some(format!("[{}]", row(only))),
        rows => {
            let rows: String = rows
                .iter()
                .map(|cells| format!("  {},\n", row(cells)))
                .collect();
            Some(format!("[\n{rows}]"))
        }
    }
}

fn field_cell(rulebook: &Rulebook, id: FieldId, text: &str) -> String {
    let field = rulebook.fields.get(id);
    let key = &field.key;
    let is_bare = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let key = if is_bare { key.clone() } else { quoted(key) };
    match field.kind {
        Kind::Flag => format!("{key} = {}", text == "是"),
        Kind::Number | Kind::Day => format!("{key} = {text}"),
        Kind::Choice | Kind::People => format!("{key} = {}", quoted(text)),
    }
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
