//! `[piece]`: which publications are the same piece.
//!
//! Phase 1. Equal in all of `by` and published in the same period `within` (the rulebook's). Titles
//! are compared after normalising; a publication without a title is a piece of its own. `authors` are
//! the signers as a set (the people who would share it, or the department that signs), so that other
//! signers make another piece, but not another editor. Of fields the facts must be equal, an empty
//! cell to an empty cell; outlets in no list by their names.
//!
//! Where `within` is longer than the rulebook's own period, closed periods stay, whatever is published
//! later: each period settles what was published by its end. The first one books it all; a later one
//! books what the piece is worth by then, in each unit, beyond all that was booked, given to its scores
//! best first, to each at most what it is worth beyond what was booked on it, and never below nothing.
//! What is asked because of a later publication holds up the later period alone.
//!
//! A piece is counted for each signer in the period in which it first meets what counts it.

use crate::period::PeriodKind;
use crate::rulebook::RuleId;
use crate::rulebook::field::{FieldId, Kind};
use crate::rulebook::keys::{self, Keys, Shape, may};
use crate::rulebook::loader::{Head, Loader};
use crate::rulebook::toml_reader::{Spot, Table, unknown_word};

/// How pieces are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What books that an earlier period booked a part.
    pub rule: RuleId,
    pub title: bool,
    pub authors: bool,
    pub fields: Vec<FieldId>,
    pub within: PeriodKind,
}

pub static KEYS: Keys = Keys::closed(
    "piece",
    &[
        keys::CITED,
        keys::ASSUMES,
        may("by", Shape::Texts),
        keys::WITHIN_PERIOD,
    ],
);

impl Piece {
    /// What holds where a rulebook has no `[piece]`.
    pub fn by_title(loader: &mut Loader<'_>) -> Piece {
        let nowhere = Head::default();
        Piece::plain(loader, &nowhere, Spot::default())
    }

    fn plain(loader: &mut Loader<'_>, head: &Head, spot: Spot) -> Piece {
        let within = loader.base;
        Piece {
            rule: loader.rule("piece", head, spot, "rule-piece", Vec::new()),
            title: true,
            authors: false,
            fields: Vec::new(),
            within,
        }
    }

    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Piece {
        let clause = loader.citation(&mut table);
        let head = Head::citing(clause);
        let mut piece = Piece::plain(loader, &head, table.spot());
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
            piece.within = within;
        }
        table.finish(loader.problems);
        piece
    }
}
