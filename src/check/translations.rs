//! The same facts in every locale.

use std::collections::BTreeMap;

use super::Checked;
use super::passages::{Home, Passage};
use crate::diag::{Diagnostic, Diagnostics, table::translations};
use crate::files::{FileId, Place};
use crate::model::Lookup;
use crate::model::bundle::Writeups;
use crate::model::locale::Locale;
use crate::model::prose::{Scheme, Target};
use crate::model::reference::FigureRef;

pub(super) fn the_same_figures_in_every_locale(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let site = checked.site;
    let writeups = site
        .cases
        .values()
        .map(|case| &case.writeups)
        .chain(site.events.values().map(|event| &event.writeups))
        .chain(site.statistics.values().map(|statistic| &statistic.writeups))
        .chain(site.pages.values().map(|page| &page.writeups));
    let by_file: ByFile<'_> = checked
        .passages
        .iter()
        .filter_map(|passage| match passage.home {
            Home::File(file) => Some((file, passage)),
            Home::Value(_) => None,
        })
        .collect();
    for writeups in writeups {
        compare(checked, &by_file, writeups, diags);
    }
}

type ByFile<'a> = BTreeMap<FileId, &'a Passage<'a>>;

type Named<'a> = BTreeMap<&'a str, Place>;

fn compare(checked: &Checked<'_>, by_file: &ByFile<'_>, writeups: &Writeups, diags: &mut Diagnostics) {
    let named: Vec<(&Locale, Named<'_>)> = checked
        .site
        .config
        .locales
        .iter()
        .filter_map(|locale| Some((locale, figures(checked, by_file, writeups.get(locale)?.file))))
        .collect();
    for (there, have) in &named {
        for (here, have_not) in named.iter().filter(|(here, _)| here != there) {
            for (id, place) in have.iter().filter(|(id, _)| !have_not.contains_key(*id)) {
                let found = Diagnostic::new(translations::FIGURES_DIFFER, *place).with("id", id);
                diags.push(found.with("there", there).with("here", here));
            }
        }
    }
}

/// The figures that a write-up names, with the place of the first mention. What is not there is reported as such.
fn figures<'a>(checked: &Checked<'_>, by_file: &ByFile<'a>, file: FileId) -> Named<'a> {
    let mut named = Named::new();
    let Some(&passage) = by_file.get(&file) else { return named };
    for link in &passage.prose.links {
        if let Target::Data { scheme: Scheme::Figure, rest } = &link.target
            && matches!(checked.site.figure(passage.within, &FigureRef::parse(rest)), Lookup::Found(_))
        {
            named.entry(rest.as_str()).or_insert_with(|| passage.place(&link.range));
        }
    }
    named
}
