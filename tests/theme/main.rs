//! The default theme, held against its contract: every template renders from full and from bare views in both
//! languages, the two strings files say the same things, text can be read in both colour schemes, and a site's own theme changes one
//! thing at a time. docs/theme.md tells the contract, and says what is so.
//!
//! The pages of the full sample are left in the folder that cargo keeps for files of tests, to be looked at.

mod contract;
mod contrast;
mod loading;
mod markup;
mod overlay;
mod pages;
mod sample;
#[path = "../site/mod.rs"]
mod site;
mod words;
