//! Nothing private, secret or unfinished is published. Looked at is every file of `content/` and of the themes, by its text, whatever a
//! record makes of it: comments, keys, code and addresses of links too.

mod allowance;
mod consent;
mod left_over;
mod names;
mod pictures;
mod published;
mod writing;

pub(super) use consent::{consents_are_needed, people_agreed_to_be_named};
pub(super) use left_over::nothing_is_left_to_be_written;
pub(crate) use left_over::{new_title, new_title_in_chinese};
pub(super) use pictures::pictures_can_be_cleaned;
pub(super) use writing::nothing_private_is_written;

use std::collections::BTreeSet;

use super::Checked;
use crate::files::Files;
use crate::model::Site;
use crate::privacy::normalized;

/// The values that were found in what is published, or that the site allows, as [`normalized`] has them. Whoever looks at finished pages
/// need not tell them again.
pub(crate) fn values_known(files: &Files, site: &Site) -> BTreeSet<String> {
    let found = files.iter().filter(|(_, file)| !file.findings().is_empty());
    let shown = found.filter(|(_, file)| !is_of_held_back(site, &file.path));
    let found = shown.flat_map(|(_, file)| {
        let text = file.legible().unwrap_or_default();
        file.findings().iter().map(|finding| normalized(finding.value(text)))
    });
    let allowed = site.config.personal_information.allowed.iter().map(|allowed| normalized(&allowed.value));
    found.chain(allowed).collect()
}

/// Whether a file belongs to a record that is not shown: a draft, one before its day or after it.
fn is_held_back(checked: &Checked<'_>, path: &str) -> bool {
    is_of_held_back(checked.site, path)
}

fn is_of_held_back(site: &Site, path: &str) -> bool {
    let Some((folder, rest)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else {
        return false;
    };
    let id = rest.split('/').next().unwrap_or_default();
    match folder {
        "cases" => site.cases.is_held_back(id),
        "events" => site.events.is_held_back(id),
        "statistics" => site.statistics.is_held_back(id),
        "pages" => site.pages.is_held_back(id),
        _ => false,
    }
}

/// Whether a file belongs to a record that is shown, but marked as a draft.
fn is_of_draft(site: &Site, path: &str) -> bool {
    let Some((folder, rest)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else {
        return false;
    };
    let id = rest.split('/').next().unwrap_or_default();
    let lifetime = match folder {
        "cases" => site.cases.get(id).map(|case| &case.lifetime),
        "events" => site.events.get(id).map(|event| &event.lifetime),
        "statistics" => site.statistics.get(id).map(|statistic| &statistic.lifetime),
        "pages" => site.pages.get(id).map(|page| &page.lifetime),
        _ => None,
    };
    lifetime.is_some_and(|lifetime| lifetime.is_draft())
}
