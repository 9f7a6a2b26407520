//! Numbers, quantities and dates in the words of each language, and finding them again in prose.

pub mod alone;
pub mod date;
pub mod mention;
pub mod number;
pub mod ordinal;
pub mod quantity;
pub mod scaling;
