//! Sites in memory, for tests that look at what would be published.

use std::collections::BTreeMap;
use std::path::Path;

use casebook::Options;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;

/// The files of a site's folder; a file that cannot be read fails the test.
pub fn load(folder: &Path) -> Files {
    let mut diags = Diagnostics::default();
    let files = casebook::load::load(folder, &mut diags).expect("the site's folder can be read");
    assert!(diags.is_empty(), "{}", report(&files, diags));
    files
}

/// Everything that a site would publish, by path; any finding at all fails the test.
pub fn render(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let (ready, diags) = casebook::prepare(files, &Options::default());
    assert!(diags.is_empty(), "{}", report(files, diags));
    let ready = ready.expect("a site without errors is ready");
    let file = |path| {
        let output =
            ready.render(files, path).expect("a planned path is rendered").expect("the theme is whole");
        (path.to_string(), output.body.to_vec())
    };
    ready.plan.routes.keys().map(file).collect()
}

/// All findings as an author sees them.
pub fn report(files: &Files, diags: Diagnostics) -> String {
    let diagnostics = diags.into_sorted(files);
    Report { files, diagnostics: &diagnostics, language: Language::English }.text(Format::Human, Style::Plain)
}
