//! From the model to bytes: pure functions, no disk and no clock.

pub mod chart;
pub mod look;
pub mod markdown;
pub mod svg;
pub mod theme;
pub mod view;
use crate::Ready;
use crate::files::Files;
use crate::output::{OutPath, Output};
use crate::route::Route;
use theme::ThemeError;

/// Makes one file of a site.
pub fn render(_files: &Files, _ready: &Ready, _path: &OutPath, _route: &Route) -> Result<Output, ThemeError> {
    Ok(Output::new(Vec::new(), Vec::new()))
}
