//! The table of codes, by stage.

pub mod charts;
pub mod earlier;
pub mod figures;
pub mod output;
pub mod privacy;
pub mod publishing;
pub mod reading;
pub mod references;
pub mod statements;
pub mod themes;
pub mod translations;

use super::Code;

/// All codes in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        reading::CODES,
        references::CODES,
        figures::CODES,
        charts::CODES,
        statements::CODES,
        translations::CODES,
        themes::CODES,
        publishing::CODES,
        output::CODES,
        earlier::CODES,
        privacy::CODES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
