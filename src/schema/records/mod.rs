//! The forms of all records, as tables: each key with its shape and what an author's editor says about it.
//!
//! The readers of `model` decide what is right; `tests/schema.rs` holds these tables against them, key by key.

mod bundles;
mod case;
mod chart;
mod figure;
mod registers;
mod site;
mod theme;

pub(super) use bundles::{EVENT, PAGE, STATISTIC};
pub(super) use case::CASE;
pub(super) use registers::{INDICATOR, ORGANIZATION, PROGRAMME, REGIONS, SCHEME, SOURCE, TAXONOMY};
pub(super) use site::SITE;
pub(super) use theme::THEME;
