//! The rulebook language, sentence by sentence: small rulebooks whose cases were worked out by hand
//! from the specification. Each module is a feature.

#[allow(dead_code, reason = "other tests look at more of it")]
#[path = "../made_up/mod.rs"]
mod made_up;

mod bounds;
mod closed;
mod columns;
mod conditions;
mod events;
mod exclude;
mod limits;
mod modify;
mod periods;
mod piece;
mod points;
mod rounding;
mod same_piece;
mod share;
mod shared;
mod targets;
mod units;

use jifen::rulebook::Rulebook;

/// The rulebook that a text writes.
fn rulebook(text: &str) -> Rulebook {
    shared::rulebook(text)
}

/// Runs the cases of a rulebook, of which all must come out.
#[track_caller]
fn comes_out(text: &str) {
    shared::comes_out(&[text]);
}
