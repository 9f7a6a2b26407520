//! A site without errors, and one file of it at a time.

use std::sync::Arc;

use tracing::info_span;

use super::filters::Filters;
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
    pub searches: Arc<Searches>,
    pub(super) filters: Arc<Filters>,
}

/// Makes a site ready whose rules were kept, or that is shown while they are looked at.
pub fn ready(site: Arc<Site>, plan: Arc<Plan>, look: Arc<Look>) -> Ready {
    Ready { site, plan, look, searches: Arc::default(), filters: Arc::default() }
}

impl Ready {
    /// The same, whose site notes what the making of files asks of it; see [`Site::watched`].
    #[must_use]
    pub fn watched(&self) -> Ready {
        let (plan, look) = (Arc::clone(&self.plan), Arc::clone(&self.look));
        let (searches, filters) = (Arc::clone(&self.searches), Arc::clone(&self.filters));
        Ready { site: Arc::new(self.site.watched()), plan, look, searches, filters }
    }

    /// Makes one file of the site; nothing where no such address is planned.
    ///
    /// # Errors
    /// A fault in a template of the theme.
    pub fn render(&self, files: &Files, path: &OutPath) -> Option<Result<Output, ThemeError>> {
        let _span = info_span!("render").entered();
        let route = self.plan.routes.get(path)?;
        Some(super::render(files, self, path, route))
    }
}
