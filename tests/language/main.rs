//! The rulebook language, sentence by sentence: small rulebooks whose cases were worked out by hand
//! from the specification. Each module is a feature.

#[allow(dead_code, reason = "other tests look at more of it")]
#[path = "../made_up/mod.rs"]
mod made_up;

#[path = "../cases/mod.rs"]
mod cases;

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

use cases::{comes_out, sound as rulebook};
