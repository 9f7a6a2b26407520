//! The default theme, held against its contract: every template renders from full and from bare views in both
//! languages, the two strings files say the same things, and text can be read in both colour schemes.
//!
//! The pages of the full sample are left in the folder that cargo keeps for files of tests, to be looked at.

mod contrast;
mod loading;
mod markup;
mod pages;
mod sample;
mod words;
