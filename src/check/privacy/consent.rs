//! People who are named, and whether they agreed to it.

use std::collections::BTreeSet;

use super::names::{named, titled};
use super::published::found_in;
use crate::check::Checked;
use crate::check::texts::{Of, Texts};
use crate::diag::{Diagnostic, Diagnostics, table::privacy as table};
use crate::files::{FileId, Place};
use crate::model::asked::Folder;
use crate::model::case::Case;
use crate::model::locale::Localized;

/// Names in bylines and credits, and names with a title anywhere, of people whose consent is not recorded.
pub(in crate::check) fn people_agreed_to_be_named(texts: &Texts<'_>, diags: &mut Diagnostics) {
    if texts.site.config.personal_information.is_unreadable {
        return;
    }
    let known = Known::of(texts);
    let find =
        |text: &str| titled(text).into_iter().map(|range| (range.clone(), text[range].to_owned())).collect();
    let mut found = found_in(texts, &[".yaml", ".md"], find);
    let case = match texts.of {
        Of::Record(Folder::Cases, id) => texts.site.cases.get(id),
        _ => None,
    };
    if let Some(case) = case.filter(|case| !case.lifetime.is_draft()) {
        for line in lines(case) {
            let people = line.iter().flat_map(|(_, line)| named(line));
            found.extend(people.map(|name| (place(texts, case.file, name), name.to_owned())));
        }
    }
    let mut seen = BTreeSet::new();
    for (place, name) in found {
        if !known.is_known(&name) && seen.insert((place, name.clone())) {
            diags.push(Diagnostic::new(table::NAME, place).with("name", &name).with("id", name));
        }
    }
}

/// The lines of a case that say who made it.
fn lines(case: &Case) -> Vec<&Localized<String>> {
    let byline = &case.byline;
    let own = [&byline.author, &byline.photo, &byline.editor, &byline.reviewer].into_iter().flatten();
    own.chain(case.images.iter().filter_map(|image| image.credit.as_ref())).collect()
}

/// Where a record writes a name.
fn place(checked: &Checked<'_>, file: FileId, name: &str) -> Place {
    let at = checked.files.get(file).text().and_then(|text| text.find(name));
    at.map_or(Place::File(file), |at| Place::bytes(file, at..at + name.len()))
}

/// Names that may stand: of people who agreed, and of bodies.
struct Known(BTreeSet<String>);

impl Known {
    fn of(checked: &Checked<'_>) -> Known {
        let people = checked.site.config.personal_information.people.iter().map(|person| &person.name);
        let bodies = checked.site.registry.organizations.values();
        let bodies =
            bodies.flat_map(|body| [Some(&body.name), body.short_name.as_ref()].into_iter().flatten());
        Known(people.chain(bodies).flat_map(Localized::iter).map(|(_, name)| compared(name)).collect())
    }

    fn is_known(&self, name: &str) -> bool {
        self.0.contains(&compared(name))
    }
}

/// A name without blanks and capitals.
fn compared(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

/// People whose consent is recorded are named in some file besides site.yaml.
pub(in crate::check) fn consents_are_needed(checked: &Checked<'_>, diags: &mut Diagnostics) {
    if checked.site.config.personal_information.is_unreadable {
        return;
    }
    for person in &checked.site.config.personal_information.people {
        let is_named =
            checked.files.below("content/").filter(|(_, file)| file.path != "content/site.yaml").any(
                |(_, file)| {
                    let text = file.legible().unwrap_or_default();
                    person.name.iter().any(|(_, name)| text.contains(name.as_str()))
                },
            );
        if !is_named && let Some((_, name)) = person.name.iter().next() {
            diags.push(Diagnostic::new(table::UNUSED_CONSENT, person.place).with("name", name));
        }
    }
}
