//! What a site tells its host: headers, caching, the page for wrong addresses, where old addresses lead, and what is withdrawn.
//!
//! Hosts that read such settings in the published folder find them there ([`published`]); for the others they are handed to whoever sets
//! the host up ([`settings`]). `docs/hosts.md` says how each is used.

mod address;
mod apache;
mod bucket;
mod caddy;
mod nginx;
mod pages;

use address::Address;

use super::policy::POLICY;
use crate::model::Site;
use crate::model::config::Hosting;
use crate::route::{Page, Plan, Route, absolute, own_domain};

/// Who may show a page in a frame; pages of charts for frames leave it out.
const FRAMES: &str = "; frame-ancestors 'self'";

/// Headers that every file gets beside policy and caching.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
];

/// Of pages of charts for frames, as the end of a regular expression.
const EMBEDS: &str = r"/embed[^/]*\.html";

/// Of files whose name changes with their bytes, likewise.
const FINGERPRINTED: &str = r"/assets/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+";

/// How long such a file may be kept: a year.
const KEPT: &str = "public, max-age=31536000, immutable";

/// Of all others: asked for again each time, and not sent again where it is the same.
const FRESH: &str = "no-cache";

/// What is told to a host, whichever it is.
struct Rules<'a> {
    site: &'a Site,
    /// The path of the site on its host, with `/` at both ends.
    path: &'a str,
    /// Old addresses, and the address on the host that each leads to.
    moved: Vec<(Address, String)>,
    /// Addresses whose content is withdrawn.
    gone: Vec<Address>,
}

impl<'a> Rules<'a> {
    fn of(site: &'a Site, plan: &Plan) -> Rules<'a> {
        // Where nobody says where the site stands, the root of a host is likeliest.
        let path = site.config.path_on_host().unwrap_or("/");
        let default = site.config.default_locale();
        let mut rules = Rules { site, path, moved: Vec::new(), gone: Vec::new() };
        for (file, route) in &plan.routes {
            match route {
                Route::Alias { to, locale, .. } => {
                    let to = Route::Page(to.clone(), locale.clone()).path(default);
                    rules.moved.push((Address::of(file), absolute(path, &to)));
                }
                Route::Page(Page::Withdrawn(_), _) => rules.gone.push(Address::of(file)),
                _ => {}
            }
        }
        rules
    }

    fn is_precompressed(&self) -> bool {
        self.site.config.is_precompressed
    }

    /// A path below the site as the host matches it: as text, whatever is encoded in the site's own path.
    fn on_host(&self, below: &str) -> String {
        format!("{}{below}", address::decoded(self.path))
    }
}

/// The bytes of a file that the host reads in the published folder; empty for names that none reads.
pub(super) fn published(site: &Site, plan: &Plan, name: &str) -> String {
    let rules = Rules::of(site, plan);
    match name {
        ".htaccess" => apache::settings(&rules),
        "_headers" => pages::headers(&rules),
        "_redirects" => pages::redirects(&rules),
        "CNAME" => own_domain(&site.config).map(|domain| format!("{domain}\n")).unwrap_or_default(),
        // That it is there is all that `.nojekyll` says.
        _ => String::new(),
    }
}

/// Settings that whoever sets the host up needs, with the name of their file; nothing for hosts that find theirs in the published folder.
#[must_use]
pub fn settings(site: &Site, plan: &Plan) -> Option<(&'static str, String)> {
    let hosting = site.config.hosting?;
    let rules = Rules::of(site, plan);
    match hosting {
        Hosting::Nginx => Some(("nginx.conf", nginx::settings(&rules))),
        Hosting::Caddy => Some(("Caddyfile", caddy::settings(&rules))),
        Hosting::Oss => Some(("oss.xml", bucket::of_oss())),
        Hosting::Cos => Some(("cos.xml", bucket::of_cos())),
        Hosting::Apache | Hosting::Netlify | Hosting::Cloudflare | Hosting::GithubPages => None,
    }
}

/// Media types that servers do not know by themselves, or not with their characters.
const TYPES: [&str; 3] = ["csv", "jsonld", "webp"];
