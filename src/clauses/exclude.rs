//! `[[exclude]]`: what does not count at all.
//!
//! Phase 2, before any base: out of points and of counts. One match is enough; all that match are
//! named, by an entry of 0 for each signer. Nothing is asked of what is surely excluded. A publication
//! of which it is unknown whether it matches passes, and a note counts it.
//!
//! With `who` the publication stays, and the signers it names are outsiders to it: their share is
//! dropped, left out or paid as the share clause says, their department has nothing of it, and it is
//! none of their pieces. A department that signs alone may be one too. A signer of whom `who` is not
//! known stays, with a note.

use crate::rulebook::condition::Condition;
use crate::rulebook::keys::{self, Keys};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct Exclude {
    pub rule: RuleId,
    pub when: Condition,
    /// The signers that become outsiders; none: the publication is out.
    pub who: Option<Condition>,
}

pub static KEYS: Keys = Keys::closed(
    "exclude",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        keys::WHO,
    ],
);

impl Exclude {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Exclude> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let when = loader.condition(&mut table, "when", About::Publication);
        let who = table
            .has("who")
            .then(|| loader.condition(&mut table, "who", About::Account));
        table.finish(loader.problems);
        let mut said = vec![("when", Said::When(when.clone()))];
        let id = match &who {
            Some(who) => {
                said.push(("who", Said::When(who.clone())));
                "rule-exclude-who"
            }
            None => "rule-exclude",
        };
        let rule = loader.rule("exclude", &head, spot, id, said);
        Some(Exclude { rule, when, who })
    }
}
