//! Sites in memory, for tests that look at what would be published.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casebook::Options;
use casebook::check::Earlier;
use casebook::diag::{Diagnostics, Format, Language, Report, Style};
use casebook::files::Files;
use casebook::output::{Digest, Entry, Manifest, REGISTER, Register};

/// The files of a site's folder; a file that cannot be read fails the test.
pub fn load(folder: &Path) -> Files {
    let mut diags = Diagnostics::default();
    let files = casebook::load::load(folder, &mut diags).expect("the site's folder can be read");
    assert!(diags.is_empty(), "{}", report(&files, diags));
    files
}

/// Everything that a site would publish, by path; any finding at all fails the test.
#[allow(dead_code, reason = "not every test that shares this module looks at files")]
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

/// The texts that the base site of the diagnostics would publish with some files of a test's own, by path.
#[allow(dead_code, reason = "not every test that shares this module writes files of its own")]
pub fn pages(own: &[(&str, &str)]) -> BTreeMap<String, String> {
    let base = load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/base")));
    let mut texts: BTreeMap<String, String> = base
        .iter()
        .map(|(_, file)| (file.path.clone(), file.text().expect("the base is text").to_owned()))
        .collect();
    texts.extend(own.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let rendered = render(&files);
    rendered.into_iter().filter_map(|(path, body)| Some((path, String::from_utf8(body).ok()?))).collect()
}

/// A site as `casebook build` would publish it, and a later run read it back; any finding at all fails the test.
#[allow(dead_code, reason = "not every test that shares this module compares publications")]
pub fn publication(files: &Files) -> Earlier {
    let (ready, diags) = casebook::prepare(files, &Options::default());
    assert!(diags.is_empty(), "{}", report(files, diags));
    let ready = ready.expect("a site without errors is ready");
    let (mut published, mut register) = (BTreeMap::new(), None);
    for path in ready.plan.routes.keys() {
        let output =
            ready.render(files, path).expect("a planned path is rendered").expect("the theme is whole");
        let (sha256, bytes) = (Digest::of(&output.body), output.body.len() as u64);
        published.insert(path.clone(), Entry { sha256, bytes, from: output.from });
        if path.as_str() == REGISTER {
            register = Some(Register::from_json(&output.body).expect("a register is read back"));
        }
    }
    Earlier { manifest: Arc::new(Manifest::new(published)), register, ..Earlier::default() }
}

/// All findings as an author sees them.
pub fn report(files: &Files, diags: Diagnostics) -> String {
    let diagnostics = diags.into_sorted(files);
    Report { files, diagnostics: &diagnostics, language: Language::English }.text(Format::Human, Style::Plain)
}
