//! What stands in a free column of remarks and has a field of its own: 备注 头版头条, 阅读1.2万, 广告;
//! placements also behind the outlet, 保定日报/头版.

mod facts;
mod placement;

use hashbrown::HashMap;

use super::header::{Heading, Layout};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::values::is_nothing;
use crate::problem::Severity;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, Fields, OUTLET, PLACEMENT};
use crate::sheet::{Cell, Row};

/// What a table may say beside the columns of its fields, each text looked at once.
pub struct Remarks {
    /// The columns of remarks and of outlets.
    columns: Vec<Says>,
    /// Every field that may be said so, and where the table says it itself.
    own: Vec<(FieldId, Option<u32>)>,
    /// The fields that the row at hand says so.
    taken: Vec<FieldId>,
}

/// A column that may say something.
struct Says {
    column: u32,
    heading: Heading,
    /// What its texts say.
    looked: HashMap<String, Vec<Said>>,
}

/// A fact that a text says; none where it speaks of the field and cannot be read.
type Said = (FieldId, Option<Fact>);

impl Remarks {
    /// The remarks of a table, where a field that matters may be said there.
    pub fn of(store: &Store<'_>, layout: &Layout) -> Option<Remarks> {
        let read = store.readers.iter().flatten().map(|reader| reader.id);
        let own = read.filter(|id| match *id {
            PLACEMENT => !store.fields.get(PLACEMENT).values.is_empty(),
            id => facts::may_be_said(store.fields, id),
        });
        let own = own.map(|id| (id, layout.column(Heading::Field(id))));
        let own: Vec<_> = own.collect();
        let says = |heading| {
            Some(Says {
                column: layout.column(heading)?,
                heading,
                looked: HashMap::new(),
            })
        };
        let placed = own.iter().any(|(id, _)| *id == PLACEMENT);
        let behind = says(Heading::Field(OUTLET)).filter(|_| placed);
        let remark = says(Heading::Remark).filter(|_| !own.is_empty());
        let columns: Vec<Says> = remark.into_iter().chain(behind).collect();
        (!columns.is_empty()).then_some(Remarks {
            columns,
            own,
            taken: Vec::new(),
        })
    }

    /// Whether the row at hand says a field so.
    pub fn says(&self, id: FieldId) -> bool {
        self.taken.contains(&id)
    }
}

impl Says {
    /// What a text says of these fields.
    fn look(&mut self, fields: &Fields, own: &[(FieldId, Option<u32>)], text: &str) -> &[Said] {
        /// So many distinct texts are remembered.
        const MOST: usize = 1 << 14;
        if self.looked.len() >= MOST && !self.looked.contains_key(text) {
            self.looked.clear();
        }
        let heading = self.heading;
        self.looked
            .entry_ref(text)
            .or_insert_with(|| said(fields, heading, own, text))
    }
}

/// What a text in a column says of some fields.
fn said(
    fields: &Fields,
    heading: Heading,
    own: &[(FieldId, Option<u32>)],
    text: &str,
) -> Vec<Said> {
    let placed = |id: FieldId| {
        let field = fields.get(id);
        let value = match heading {
            Heading::Remark => placement::named(field, text),
            _ => placement::behind(field, text),
        };
        value.map(|value| Some(Fact::Choice(value)))
    };
    let own = own.iter().filter_map(|(id, _)| {
        let fact = match *id {
            PLACEMENT => placed(PLACEMENT),
            _ if heading != Heading::Remark => None,
            id => facts::said(fields, id, text),
        };
        Some((*id, fact?))
    });
    own.collect()
}

/// Keeps what a row says beside the columns of its fields where their own cells say nothing, with
/// notes.
pub fn take(store: &mut Store<'_>, table: &mut SubmissionTable, row: &Row<'_>, fact_row: usize) {
    let Some(remarks) = &mut table.remarks else {
        return;
    };
    remarks.taken.clear();
    for says in &mut remarks.columns {
        let Cell::Text(text) = row.get(says.column) else {
            continue;
        };
        if says.heading != Heading::Remark && !is_open(&remarks.own, PLACEMENT, row) {
            continue;
        }
        let column = says.column;
        let code = match says.heading {
            Heading::Remark => "fact-from-remark",
            _ => "placement-from-outlet",
        };
        for &(id, fact) in says.look(store.fields, &remarks.own, text) {
            if !is_open(&remarks.own, id, row) || remarks.taken.contains(&id) {
                continue;
            }
            let spot = Spot {
                table: table.table,
                column: column as u16,
                row: row.number,
            };
            let title = store.fields.get(id).title();
            let (code, about) = match fact {
                Some(_) => (code, about(id, fact)),
                None => ("remark-unread", id.0),
            };
            if let Some(fact) = fact {
                store.facts.set(fact_row, id, fact);
                remarks.taken.push(id);
            }
            let tally = &mut table.tally;
            tally.count(Severity::Note, code, spot, about, || {
                let taken = fact.map_or(String::new(), |fact| shown(store.fields, id, fact));
                let args = vec![("field", title.into()), ("taken", taken.into())];
                (text.to_owned(), args)
            });
        }
    }
}

/// Whether a field's own cell says nothing.
fn is_open(own: &[(FieldId, Option<u32>)], id: FieldId, row: &Row<'_>) -> bool {
    let own = own.iter().find(|(field, _)| *field == id);
    match own.and_then(|(_, own)| *own).map(|own| row.get(own)) {
        None | Some(Cell::Empty) => true,
        Some(Cell::Text(text)) => is_nothing(text),
        Some(_) => false,
    }
}

/// What is told apart: a field, of choices and flags each value.
fn about(id: FieldId, fact: Option<Fact>) -> u16 {
    match fact {
        Some(Fact::Choice(value)) => 1 << 15 | value as u16,
        Some(Fact::Flag(flag)) => 1 << 14 | id.0 << 1 | u16::from(flag),
        _ => id.0,
    }
}

fn shown(fields: &Fields, id: FieldId, fact: Fact) -> String {
    match fact {
        Fact::Choice(value) => fields.value_name(id, value).to_owned(),
        Fact::Number(number) => number.normalize().to_string(),
        Fact::Flag(true) => "是".to_owned(),
        Fact::Flag(false) => "否".to_owned(),
        _ => String::new(),
    }
}
