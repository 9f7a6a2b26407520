//! `host:` in site.yaml: the kind of host that the site stands on, for which settings are written.

use crate::model::choice::choices;

choices! {
    /// A kind of host that can be told more than a plain folder says.
    Hosting {
        Nginx = "nginx",
        Caddy = "caddy",
        Apache = "apache",
        Netlify = "netlify",
        Cloudflare = "cloudflare",
        GithubPages = "github-pages",
        Oss = "oss",
        Cos = "cos",
    }
}

impl Hosting {
    /// Whether it sends compressed files that lie beside the plain ones. The others compress by themselves, or not at all.
    pub fn serves_compressed_files(self) -> bool {
        matches!(self, Hosting::Nginx | Hosting::Caddy | Hosting::Apache)
    }
}
