//! A file a clause kind: its TOML, what it does in its phase, its sentence.
//!
//! To add a kind: a file here with its `KEYS` (see [`crate::rulebook::keys`]), which the table of all
//! tables in `rulebook/load.rs` names and `keys.ftl` explains; a list in [`crate::rulebook::Rulebook`]
//! that the loader fills; a call from the phase it acts in ([`crate::scoring`] or [`crate::standing`]);
//! its sentence in [`crate::reading`]. What [`crate::check`] says of its
//! conditions goes where clauses like it are looked at.

pub mod event;
pub mod exclude;
pub mod field;
pub mod limit;
pub mod list;
pub mod modify;
pub mod money;
pub mod not_covered;
pub mod outlet;
pub mod piece;
pub mod points;
pub mod rank;
pub mod same_piece;
pub mod share;
pub mod target;
pub mod unranked;
