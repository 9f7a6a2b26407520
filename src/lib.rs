//! Casebook renders YAML records and Markdown write-ups into a static, bilingual site.
//!
//! ```text
//! disk --load--> Files --read--> Site --plan--> Plan --render each--> Output --> publish | preview
//!                            \--check--> Diagnostics
//! ```
//! [`load`] is the only reader of a site's files and [`publish`] the only writer of its output; all between is pure. [`prepare`] goes
//! from files to a site that may be rendered, and [`Ready::render`] makes one file of it.
#![forbid(unsafe_code)]

pub mod audit;
pub mod check;
pub mod cli;
pub mod diag;
pub mod error;
#[cfg(feature = "external-links")]
pub mod external;
pub mod files;
pub mod format;
pub mod load;
pub mod model;
pub mod output;
pub mod preview;
pub mod privacy;
pub mod publish;
pub mod render;
pub mod route;
pub mod schema;
pub mod yaml;

use std::sync::Arc;

use diag::Diagnostics;
use files::Files;
use model::bundle::Drafts;
use model::period::PartialDate;

pub use render::Ready;

/// What a command may set against site.yaml.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub drafts: Drafts,
    /// Of a month or a year the first day counts.
    pub as_of: Option<PartialDate>,
    /// With or without a last `/`.
    pub base_url: Option<String>,
    /// What was published before, to be compared with; see [`load::published`].
    pub earlier: Option<Arc<check::Earlier>>,
}

/// Reads, checks and plans a site. What is wrong is in the diagnostics; a site is given only where no error is among them.
pub fn prepare(files: &Files, options: &Options) -> (Option<Ready>, Diagnostics) {
    let mut diags = Diagnostics::default();
    let Some(mut site) = model::read(files, &mut diags) else {
        check::deception::report(files, &mut diags);
        return (None, diags);
    };
    if let Some(wrong) = options.base_url.as_deref().and_then(model::reader::not_a_base) {
        diags.push(wrong);
    }
    site.apply(options.as_of, options.base_url.as_deref(), options.drafts);
    check::check(files, &site, &mut diags);
    let look = render::look::read(files, &site.config, &mut diags);
    let assets: Vec<String> = look.iter().flat_map(|look| look.published()).collect();
    let plan = route::plan(&site, &assets, &mut diags);
    if let Some(earlier) = options.earlier.as_ref().filter(|_| site.config.is_whole) {
        check::compare(files, (&site, &plan), earlier, &mut diags);
    }
    check::deception::report(files, &mut diags);
    site.config.checks.apply(files, &mut diags);
    // A file or record that cannot be read hides what would be found in it.
    if !diags.has_errors() && files.are_whole() {
        site.config.checks.report_idle(files, &mut diags);
    }
    let ready = look.filter(|_| !diags.has_errors()).map(|look| Ready {
        site,
        plan,
        look,
        map_files: render::map_files(files),
        searches: render::search::Searches::default(),
    });
    (ready, diags)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "title: A\ndescription: B\nlocales: [en]\nas_of: 2026-01-31\n";

    #[test]
    fn an_address_from_a_command_is_held_against_the_same_rule() {
        for (url, is_taken) in [
            ("https://example.org/sub", true),
            ("http://localhost:8000/", true),
            ("example.org", false),
            ("https://", false),
            ("https://example.org/#top", false),
            ("javascript:alert(1)", false),
        ] {
            let files = Files::from_texts([("content/site.yaml", SITE)]);
            let options = Options { base_url: Some(url.to_owned()), ..Options::default() };
            let (_, diags) = prepare(&files, &options);
            assert_eq!(diags.iter().all(|found| found.code.id != "CB113"), is_taken, "{url}");
        }
    }
}
