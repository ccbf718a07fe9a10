//! What a heading of a count matrix says of the publications below it.

use chrono::NaiveDate;

use super::lines::Headed;
use super::words::{Part, Words};
use crate::intake::TextId;
use crate::intake::store::Store;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{FieldId, LEVEL};

/// What the cells below a heading count.
pub struct Class {
    pub outlet: Option<TextId>,
    pub facts: Vec<(FieldId, Fact)>,
    pub day: Option<NaiveDate>,
    /// Whether a part of the heading that tells it from its neighbours is not known.
    pub held: bool,
}

/// What a heading's cells count: its outlet, and values of fields.
pub fn class(store: &mut Store<'_>, words: &Words<'_>, headed: &Headed) -> Class {
    let things = &headed.column.things;
    let mut facts: Vec<(FieldId, Fact)> = Vec::new();
    for (_, part) in things {
        if let Part::Value(field, fact) = part
            && facts.iter().all(|(known, _)| known != field)
        {
            facts.push((*field, *fact));
        }
    }
    let listed = things.iter().rev().find(|(_, part)| *part == Part::Outlet);
    // What stands over a level is a label: 外宣 → 省级.
    let is_level = |part: &Part| matches!(part, Part::Value(LEVEL, _));
    let over = things
        .iter()
        .position(|(_, part)| is_level(part))
        .unwrap_or(0);
    let unknown = things[over..]
        .iter()
        .filter(|(_, part)| *part == Part::Unknown);
    let unknown: Vec<&str> = unknown.map(|(text, _)| text.as_str()).collect();
    let last = matches!(things.last(), Some((_, Part::Unknown)));
    let outlet = match listed {
        Some((text, _)) => Some(words.outlet_in(text).to_owned()),
        None if unknown.is_empty() => None,
        None => Some(unknown.join("·")),
    };
    Class {
        outlet: outlet.and_then(|text| store.outlet(&text)),
        facts,
        day: None,
        held: listed.is_some() && last,
    }
}
