//! Casebook renders YAML records and Markdown write-ups into a static, bilingual site.
#![forbid(unsafe_code)]

pub mod diag;
pub mod error;
pub mod files;
pub mod format;
pub mod load;
pub mod model;
pub mod output;
pub mod publish;
pub mod render;
pub mod route;
pub mod yaml;
