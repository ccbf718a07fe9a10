//! `[piece]`: which publications are the same piece.
//!
//! Phase 1. Equal in all of `by` and published in the same period `within`. Titles are compared
//! after normalising; `authors` as a set, so that other signers make another piece. A publication
//! without a title is a piece of its own.

use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::field::{FieldId, Kind};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{Table, unknown_word};

/// How pieces are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub title: bool,
    pub authors: bool,
    pub fields: Vec<FieldId>,
    pub within: PeriodKind,
}

impl Piece {
    /// What holds where a rulebook has no `[piece]`.
    pub fn by_title(within: PeriodKind) -> Piece {
        Piece {
            title: true,
            authors: false,
            fields: Vec::new(),
            within,
        }
    }

    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Piece {
        let mut piece = Piece::by_title(loader.base);
        let _ = loader.citation(&mut table);
        let by = table.strings("by", loader.problems);
        piece.title = by.is_empty() || by.iter().any(|(key, _)| *key == "title");
        for (key, value) in by {
            match key {
                "title" => {}
                "authors" => piece.authors = true,
                _ => match loader.fields.by_key(key) {
                    Some(id) if loader.fields.get(id).kind != Kind::People => {
                        loader.fields.get_mut(id).is_read = true;
                        piece.fields.push(id);
                    }
                    _ => {
                        let keys = ["title", "authors", "outlet", "genre", "date"];
                        unknown_word(table.source, value, keys.into_iter(), loader.problems);
                    }
                },
            }
        }
        piece.fields.sort();
        if let Some(within) = loader.per(&mut table, "within") {
            if within > loader.base {
                loader
                    .problems
                    .push(Problem::error("unsupported", table.place()).with("key", "within"));
            }
            piece.within = within;
        }
        table.finish(loader.problems);
        piece
    }
}
