//! Casebook renders YAML records and Markdown write-ups into a static, bilingual site.
//!
//! ```text
//! disk --load--> Files --read--> Site --plan--> Plan --render each--> Output --> publish | preview
//!                            \--check--> Diagnostics
//! ```
//! [`load`] is the only reader of a site's files and [`publish`] the only writer of its output; all between is pure. [`prepare()`] goes
//! from files to a site that may be rendered, and [`Ready::render`] makes one file of it.
#![forbid(unsafe_code)]

pub mod audit;
pub mod cache;
pub mod check;
pub mod cli;
#[cfg(feature = "deploy")]
pub mod deploy;
pub mod diag;
pub mod diff;
pub mod error;
#[cfg(feature = "external-links")]
pub mod external;
pub mod files;
pub mod format;
pub mod load;
pub mod model;
pub mod output;
pub mod prepare;
pub mod preview;
pub mod privacy;
pub mod publish;
pub mod render;
pub mod route;
pub mod schema;
pub mod yaml;

pub use prepare::{Options, prepare};
pub use render::Ready;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

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
