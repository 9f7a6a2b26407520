//! A site without errors, and one file of it at a time.

use super::look::Look;
use super::search::Searches;
use super::theme::ThemeError;
use crate::files::Files;
use crate::model::Site;
use crate::output::{OutPath, Output};
use crate::route::Plan;

/// A site without errors, ready to be rendered.
pub struct Ready {
    pub site: Site,
    pub plan: Plan,
    pub look: Look,
    /// Paths of the map files, whose records stand on every page.
    pub map_files: Vec<String>,
    pub searches: Searches,
}

/// The YAML files that stand directly in `content/`.
pub fn map_files(files: &Files) -> Vec<String> {
    let maps = files.below("content/").map(|(_, file)| file.path.clone());
    maps.filter(|path| path.ends_with(".yaml") && !path["content/".len()..].contains('/')).collect()
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
