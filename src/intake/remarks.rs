//! Placements that stand in a free column of remarks: 备注 头版头条.

use hashbrown::HashMap;

use super::header::{Heading, Layout};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::text::squeeze;
use super::values::is_nothing;
use crate::problem::Severity;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{Field, PLACEMENT};
use crate::sheet::{Cell, Row};

/// The remarks of a table, each text looked at once.
pub struct Remarks {
    column: u32,
    /// Where the table says the placement itself.
    own: Option<u32>,
    texts: HashMap<Box<str>, Option<u32>>,
}

impl Remarks {
    /// The remarks of a table, where it has any and placements matter.
    pub fn of(store: &Store<'_>, layout: &Layout) -> Option<Remarks> {
        let reader = store.readers[usize::from(PLACEMENT.0)].as_ref();
        let field = store.fields.get(PLACEMENT);
        let read = reader.is_some() && !field.values.is_empty();
        let column = layout.column(Heading::Remark).filter(|_| read)?;
        Some(Remarks {
            column,
            own: layout.column(Heading::Field(PLACEMENT)),
            texts: HashMap::new(),
        })
    }

    /// The placement that a row's remark names, where its own cell says none.
    fn value(&mut self, field: &Field, row: &Row<'_>) -> Option<u32> {
        let Cell::Text(text) = row.get(self.column) else {
            return None;
        };
        let empty = match self.own.map_or(Cell::Empty, |own| row.get(own)) {
            Cell::Empty => true,
            Cell::Text(text) => is_nothing(text),
            _ => false,
        };
        if !empty {
            return None;
        }
        if let Some(&known) = self.texts.get(text) {
            return known;
        }
        let found = placement(field, text);
        /// So many distinct remarks are remembered.
        const MOST: usize = 1 << 14;
        if self.texts.len() < MOST {
            self.texts.insert(text.into(), found);
        }
        found
    }
}

/// Keeps the placement that stands in a row's remark, with a note; whether there is one.
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
    let Some(value) = remarks.value(field, row) else {
        return false;
    };
    store.facts.set(fact_row, PLACEMENT, Fact::Choice(value));
    let spot = Spot {
        table: table.table,
        column: remarks.column as u16,
        row: row.number,
    };
    let taken = field.values[value as usize].name.as_str();
    let read = row.get(remarks.column).shown();
    table.tally.count(
        Severity::Note,
        "placement-from-remark",
        spot,
        value as u16,
        || {
            (
                read,
                vec![("field", field.title().into()), ("taken", taken.into())],
            )
        },
    );
    true
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
