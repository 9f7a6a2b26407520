//! Languages that were published.

use super::Compared;
use crate::diag::{Diagnostic, Diagnostics, table::earlier};
use crate::files::Place;
use crate::model::locale::Locale;

/// Folders of the output that are gone as a whole, each with its last `/`.
pub(super) type Moved = Vec<String>;

/// Reports a language that is off the site or stands elsewhere: one finding for all its addresses.
pub(super) fn languages_stay_where_they_are(compared: &Compared<'_>, diags: &mut Diagnostics) -> Moved {
    let Some(register) = &compared.earlier.register else { return Moved::new() };
    let Some(was) = register.locales.first() else { return Moved::new() };
    let config = &compared.site.config;
    let now = config.default_locale().as_str();
    let has_folder = |tag: &str| tag != now && config.locales.iter().any(|locale| locale.as_str() == tag);
    let gone: Moved = register.locales[1..]
        .iter()
        .filter(|tag| !has_folder(tag))
        .map(|tag| format!("{tag}/"))
        .filter(|folder| count(compared, folder) > 0)
        .collect();
    let place = compared.files.find("content/site.yaml").map(Place::File);
    let found = |id: &str| Diagnostic::new(earlier::LOCALE_GONE, place).with("id", id);
    let below = format!("{now}/");
    let moved = gone.contains(&below).then(|| count(compared, &below));
    // `en` that is now `en-GB` is the same language at the same addresses.
    let is_other =
        was.parse::<Locale>().is_ok_and(|was| was.language() != config.default_locale().language());
    if was != now && (is_other || moved.is_some()) {
        diags.push(found(now).with("was", was).with("now", now).with_some("count", moved));
    }
    for folder in gone.iter().filter(|folder| was == now || **folder != format!("{now}/")) {
        diags.push(found(folder.trim_end_matches('/')).with("count", count(compared, folder)));
    }
    gone
}

/// How many pages were published below a folder.
fn count(compared: &Compared<'_>, folder: &str) -> usize {
    let files = compared.earlier.manifest.files.keys();
    files.filter(|path| path.as_str().starts_with(folder) && path.as_str().ends_with(".html")).count()
}
