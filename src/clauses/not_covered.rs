//! `[[not-covered]]`: an article that no clause can carry out, with the reason.

use crate::rulebook::keys::{self, Keys, Shape, must};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::Table;

#[derive(Clone, Debug)]
pub struct NotCovered {
    pub clause: String,
    pub because: String,
}

pub static KEYS: Keys = Keys::closed(
    "not-covered",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        must("because", Shape::Text),
    ],
);

impl NotCovered {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<NotCovered> {
        let head = loader.head(&mut table);
        let because = table.string("because", loader.problems).map(str::to_owned);
        table.finish(loader.problems);
        Some(NotCovered {
            clause: head.clause,
            because: because?,
        })
    }
}
