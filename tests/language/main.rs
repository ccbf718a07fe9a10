//! The rulebook language, sentence by sentence: small rulebooks whose cases were worked out by hand.

mod bounds;
mod events;
mod limits;
mod periods;
mod shared;
mod targets;
