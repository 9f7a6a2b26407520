//! From the model to bytes: pure functions, no disk and no clock.

pub mod chart;
pub mod markdown;
pub mod svg;
pub mod theme;
pub mod view;
