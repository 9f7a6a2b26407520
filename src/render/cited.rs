//! Which pages cite a source.

use std::collections::BTreeMap;

use super::across;
use super::context::Context;
use crate::model::asked::Part;
use crate::model::bundle::{Writeup, Writeups};
use crate::model::locale::Localized;
use crate::model::prose::{Scheme, Target};
use crate::model::statistic::Data;
use crate::route::Page;

/// For each source the pages of the records that name it: for a figure, a statement of theirs, or in their write-up; in the order of the
/// site, each page once.
pub(super) fn pages(cx: &Context<'_>) -> BTreeMap<String, Vec<Page>> {
    let site = cx.site();
    // Write-ups in every language name sources.
    site.note(|| Part::Everything);
    let mut cited = Cited::default();
    for (id, case) in site.cases.iter() {
        let figures = case.figures.values().flat_map(|figure| &figure.sources);
        let selections = case.selections.iter().flat_map(|selection| &selection.sources);
        let milestones = case.milestones.iter().flat_map(|milestone| &milestone.sources);
        let replicable = case.replicable.iter().flat_map(|replicable| &replicable.sources);
        let page = Page::Case(id.to_owned());
        cited.add(&page, figures.chain(selections).chain(milestones).chain(replicable));
        cited.add_prose(cx, &page, &case.writeups);
    }
    for (id, statistic) in site.statistics.iter() {
        let page = Page::Statistic(id.to_owned());
        match &statistic.data {
            Data::Own(observations) => {
                cited.add(&page, observations.values().flat_map(|observation| &observation.figure.sources));
            }
            Data::Across(of) => cited.add(&page, &across::gather(cx, statistic, of).sources()),
        }
        cited.add_prose(cx, &page, &statistic.writeups);
    }
    for (id, event) in site.events.iter() {
        let page = Page::Event(id.to_owned());
        cited.add(&page, &event.sources);
        cited.add_prose(cx, &page, &event.writeups);
    }
    for (id, programme) in site.registry.programmes.iter() {
        let stages = programme.stages.iter().flat_map(|stage| &stage.sources);
        cited.add(&Page::Programme(id.to_owned()), programme.sources.iter().chain(stages));
    }
    for (id, scheme) in site.registry.schemes.iter() {
        cited.add(&Page::Scheme(id.to_owned()), &scheme.sources);
    }
    for (id, organization) in site.registry.organizations.iter() {
        cited.add(&Page::Organization(id.to_owned()), &organization.sources);
    }
    for (id, page) in site.pages.iter() {
        cited.add_prose(cx, &Page::Plain(id.to_owned()), &page.writeups);
    }
    cited.0
}

#[derive(Default)]
struct Cited(BTreeMap<String, Vec<Page>>);

impl Cited {
    fn add<'s>(&mut self, page: &Page, sources: impl IntoIterator<Item = &'s String>) {
        for source in sources {
            let pages = self.0.entry(source.clone()).or_default();
            // Pages come one after the other, so that one that was named before is the last.
            if pages.last() != Some(page) {
                pages.push(page.clone());
            }
        }
    }

    /// What a write-up names in any of its languages.
    fn add_prose(&mut self, cx: &Context<'_>, page: &Page, writeups: &Writeups) {
        let written: Vec<&Writeup> = match writeups {
            Localized::Everywhere(writeup) => vec![writeup],
            Localized::Each(each) => each.values().collect(),
        };
        for writeup in written.into_iter().filter(|writeup| writeup.may_name_sources) {
            let prose = writeup.prose(cx.files);
            let named = prose.links.iter().filter_map(|link| match &link.target {
                Target::Data { scheme: Scheme::Source, rest } => Some(rest),
                _ => None,
            });
            self.add(page, named);
        }
    }
}
