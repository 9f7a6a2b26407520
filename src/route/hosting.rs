//! Files by which a published site tells its host how to send it: those that a kind of host reads in the folder itself.

use super::Route;
use crate::model::Site;
use crate::model::config::{Config, Hosting};

/// What the site's kind of host reads in the published folder. What `content/static/` has under such a name stands instead.
pub(super) fn routes(site: &Site) -> impl Iterator<Item = Route> {
    let is_own = |name: &str| site.statics.iter().any(|(path, _)| path == name);
    names(&site.config).into_iter().filter(move |name| !is_own(name)).map(Route::Host)
}

fn names(config: &Config) -> Vec<&'static str> {
    match config.hosting {
        Some(Hosting::Apache) => vec![".htaccess"],
        Some(Hosting::Netlify | Hosting::Cloudflare) => vec!["_headers", "_redirects"],
        Some(Hosting::GithubPages) => {
            [".nojekyll"].into_iter().chain(own_domain(config).map(|_| "CNAME")).collect()
        }
        // These are set up from outside.
        Some(Hosting::Nginx | Hosting::Caddy | Hosting::Oss | Hosting::Cos) | None => Vec::new(),
    }
}

/// Whether a published file is one that hosts read, and no reader.
pub fn is_for_host(path: &str) -> bool {
    [".htaccess", "_headers", "_redirects", ".nojekyll", "CNAME"].contains(&path)
}

/// The domain of a site at GitHub Pages that has one of its own: it stands at the root of a host that is not GitHub's.
pub fn own_domain(config: &Config) -> Option<&str> {
    let (_, rest) = config.base_url.as_deref()?.split_once("://")?;
    let host = rest.strip_suffix('/')?;
    let is_own = !host.ends_with(".github.io") && !host.contains(['/', ':', '@']);
    is_own.then_some(host)
}
