//! Placements that stand in a free column of remarks, 备注 头版头条, or behind the outlet, 保定日报/头版.

use hashbrown::HashMap;

use super::header::{Heading, Layout};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::text::squeeze;
use super::values::is_nothing;
use crate::problem::Severity;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{Field, OUTLET, PLACEMENT};
use crate::sheet::{Cell, Row};

/// Where a table may say a placement beside its own column, each text looked at once.
pub struct Remarks {
    /// Those of remarks and of outlets.
    columns: [Says; 2],
    /// Where the table says the placement itself.
    own: Option<u32>,
}

/// A column that may say it.
struct Says {
    column: Option<u32>,
    /// The code to tell of it.
    code: &'static str,
    read: fn(&Field, &str) -> Option<u32>,
    /// The placements in its texts.
    looked: HashMap<Box<str>, Option<u32>>,
}

impl Remarks {
    /// The remarks of a table, where placements matter.
    pub fn of(store: &Store<'_>, layout: &Layout) -> Option<Remarks> {
        let reader = store.readers[usize::from(PLACEMENT.0)].as_ref();
        let field = store.fields.get(PLACEMENT);
        (reader.is_some() && !field.values.is_empty()).then(|| Remarks {
            columns: [
                Says::new(layout, Heading::Remark, "placement-from-remark", placement),
                Says::new(
                    layout,
                    Heading::Field(OUTLET),
                    "placement-from-outlet",
                    behind,
                ),
            ],
            own: layout.column(Heading::Field(PLACEMENT)),
        })
    }

    /// The placement that a row names elsewhere, where its own cell says none; its column and code.
    fn value(&mut self, field: &Field, row: &Row<'_>) -> Option<(u32, u32, &'static str)> {
        let empty = match self.own.map_or(Cell::Empty, |own| row.get(own)) {
            Cell::Empty => true,
            Cell::Text(text) => is_nothing(text),
            _ => false,
        };
        if !empty {
            return None;
        }
        let mut columns = self.columns.iter_mut();
        columns.find_map(|says| Some((says.value(field, row)?, says.column?, says.code)))
    }
}

impl Says {
    fn new(
        layout: &Layout,
        heading: Heading,
        code: &'static str,
        read: fn(&Field, &str) -> Option<u32>,
    ) -> Says {
        Says {
            column: layout.column(heading),
            code,
            read,
            looked: HashMap::new(),
        }
    }

    fn value(&mut self, field: &Field, row: &Row<'_>) -> Option<u32> {
        /// So many distinct texts are remembered.
        const MOST: usize = 1 << 14;
        let Cell::Text(text) = row.get(self.column?) else {
            return None;
        };
        if let Some(&known) = self.looked.get(text) {
            return known;
        }
        let found = (self.read)(field, text);
        if self.looked.len() < MOST {
            self.looked.insert(text.into(), found);
        }
        found
    }
}

/// Keeps the placement that a row names beside its own column, with a note; whether there is one.
pub fn placed(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    fact_row: usize,
) -> bool {
    let Some(remarks) = &mut table.remarks else {
        return false;
    };
    let field = store.fields.get(PLACEMENT);
    let Some((value, column, code)) = remarks.value(field, row) else {
        return false;
    };
    store.facts.set(fact_row, PLACEMENT, Fact::Choice(value));
    let spot = Spot {
        table: table.table,
        column: column as u16,
        row: row.number,
    };
    let taken = field.values[value as usize].name.as_str();
    let args = || {
        let args = vec![("field", field.title().into()), ("taken", taken.into())];
        (row.get(column).shown(), args)
    };
    table
        .tally
        .count(Severity::Note, code, spot, value as u16, args);
    true
}

/// The placement that stands behind an outlet and is all that does: 保定日报（头版）, 保定日报/头条,
/// 保定日报头版. 今日头条 is an outlet.
fn behind(field: &Field, text: &str) -> Option<u32> {
    let text = squeeze(text);
    let bracketed = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    if let Some((name, placement)) = bracketed.or_else(|| text.split_once('/')) {
        return field.value(placement).filter(|_| !name.is_empty());
    }
    let at = text.rfind('报')? + '报'.len_utf8();
    field.value(&text[at..])
}

/// The one placement that a remark names; nothing where it denies it, or names several that are not
/// one together.
fn placement(field: &Field, text: &str) -> Option<u32> {
    /// Longer remarks speak of other things.
    const LONGEST: usize = 30;
    let text = squeeze(text);
    if text.chars().count() > LONGEST {
        return None;
    }
    // The longest words first, so that 头版头条 is not 头版.
    let mut words: Vec<String> = field
        .values
        .iter()
        .flat_map(|value| std::iter::once(&value.name).chain(&value.spellings))
        .map(|word| squeeze(word))
        .filter(|word| word.chars().count() > 1)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = text;
    let mut found: Vec<(usize, String)> = Vec::new();
    for word in words {
        while let Some(at) = rest.find(&word) {
            if denied(&rest[..at]) {
                return None;
            }
            found.push((at, word.clone()));
            // As many bytes, so that the places stay.
            rest.replace_range(at..at + word.len(), &"-".repeat(word.len()));
        }
    }
    found.sort_unstable();
    let named: Vec<&str> = found.iter().map(|(_, word)| word.as_str()).collect();
    match named.as_slice() {
        [] => None,
        [one] => field.value(one),
        several => field.value(&several.concat()).or_else(|| {
            let first = field.value(several[0])?;
            let same = several.iter().all(|word| field.value(word) == Some(first));
            same.then_some(first)
        }),
    }
}

/// 非头版, 未上头版: the word before says that it is not so.
fn denied(before: &str) -> bool {
    let before = before.trim_end_matches(['上', '登', '在', '是']);
    before.ends_with(['非', '未', '不', '没', '无'])
}
