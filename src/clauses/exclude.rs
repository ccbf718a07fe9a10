//! `[[exclude]]`: what does not count at all.
//!
//! Phase 2, before any base: out of points and of counts. One match is enough; all that match are
//! named. A publication of which it is unknown whether it matches passes, and a note counts it.

use crate::rulebook::condition::Condition;
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Exclude {
    pub rule: RuleId,
    pub when: Condition,
}

impl Exclude {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Exclude> {
        let head = loader.head(&mut table);
        let line = table.line();
        let when = loader.condition(&mut table, "when", About::Publication);
        table.later(&["who"], loader.problems);
        table.finish(loader.problems);
        let said = vec![("when", Said::When(when.clone()))];
        let rule = loader.rule("exclude", &head, line, "rule-exclude", said);
        Some(Exclude { rule, when })
    }
}
