//! A site without errors, and one file of it at a time.

use std::sync::Arc;

use super::look::Look;
use super::search::Searches;
use super::theme::ThemeError;
use crate::files::Files;
use crate::model::Site;
use crate::output::{OutPath, Output};
use crate::route::Plan;

/// A site without errors, ready to be rendered.
pub struct Ready {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub look: Arc<Look>,
    /// Paths of the map files, whose records stand on every page.
    pub map_files: Vec<String>,
    pub searches: Searches,
}

/// Makes a site ready whose rules were kept, or that is shown while they are looked at.
pub fn ready(files: &Files, site: Arc<Site>, plan: Arc<Plan>, look: Arc<Look>) -> Ready {
    Ready { site, plan, look, map_files: map_files(files), searches: Searches::default() }
}

/// The YAML files that stand directly in `content/`.
fn map_files(files: &Files) -> Vec<String> {
    let maps = files.below("content/").map(|(_, file)| &file.path);
    maps.filter(|path| path.ends_with(".yaml") && !path["content/".len()..].contains('/')).cloned().collect()
}

impl Ready {
    /// Makes one file of the site; nothing where no such address is planned.
    ///
    /// # Errors
    /// A fault in a template of the theme.
    pub fn render(&self, files: &Files, path: &OutPath) -> Option<Result<Output, ThemeError>> {
        let route = self.plan.routes.get(path)?;
        Some(super::render(files, self, path, route))
    }
}
