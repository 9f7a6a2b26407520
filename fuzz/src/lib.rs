//! What every fuzz target does with a text. A body panics where something does not hold that must hold for any text.
//!
//! The bodies stand apart from the targets so that `tests/fuzz_bodies.rs` of the program runs them over the seeds without a fuzzer.

mod markup;
mod numbers;
pub mod seeds;
mod sites;

pub use markup::markdown;
pub use numbers::{mention, period, quantity};
pub use sites::{csv, records};

/// A body of a fuzz target.
pub type Body = fn(&str);

/// All bodies by the names of their targets.
pub const ALL: [(&str, Body); 6] = [
    ("records", records),
    ("markdown", markdown),
    ("quantity", quantity),
    ("period", period),
    ("csv", csv),
    ("mention", mention),
];
