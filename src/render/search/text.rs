//! What of a page can be found: the texts that it shows, from the records that it is made from.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use crate::files::Files;
use crate::model::Site;
use crate::model::bundle::Writeups;
use crate::model::chart::Chart;
use crate::model::figure::Figure;
use crate::model::locale::{Locale, Localized};
use crate::model::organization::Part;
use crate::model::reader::Phrase;
use crate::model::statistic::Data;
use crate::output::OutPath;
use crate::render::Ready;
use crate::render::context::Context;
use crate::render::figure;
use crate::render::prose::{self, Within};
use crate::route::{Page, Route};

/// The texts of one page in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// The file of the page.
    pub path: String,
    pub title: String,
    /// The key of the word for what kind of page it is.
    pub kind: &'static str,
    pub headings: Vec<String>,
    /// Paragraphs, cells and labels, in the order of the page.
    pub body: Vec<String>,
}

/// Reads the texts of a page.
pub(super) fn of(files: &Files, ready: &Ready, locale: &Locale, page: &Page) -> Text {
    let path = Route::Page(page.clone(), locale.clone()).path(ready.site.config.default_locale());
    let Ok(out) = OutPath::new(path.clone()) else { return Text::default() };
    let mut cx = Context::new(files, ready, locale, &out);
    let mut text = Text { path, title: cx.alone(&prose::title(&cx, page)), ..Text::default() };
    fill(&mut cx, page, &mut text);
    text.headings.retain(|heading| !heading.is_empty());
    text.body.retain(|piece| !piece.is_empty());
    text
}

fn fill(cx: &mut Context<'_>, page: &Page, text: &mut Text) {
    let site = cx.site();
    let nothing = Within::default();
    match page {
        Page::Case(id) => {
            text.kind = "section.cases";
            of_case(cx, site, id, text);
        }
        Page::Statistic(id) => {
            text.kind = "section.statistics";
            let Some(statistic) = site.statistics.get(id) else { return };
            add(cx, &statistic.summary, None, text);
            let within = Within { case: None, folder: Some(("statistics", id)) };
            write_up(cx, &statistic.writeups, within, text);
            text.body.push(figure::label_of(cx, &statistic.label));
            if let Data::Own(observations) = &statistic.data {
                let figures = observations.values().map(|observation| &observation.figure);
                labels(cx, figures, text);
            }
            charts(cx, statistic.chart.iter(), text);
            let categories = statistic.breakdown.iter().flat_map(|breakdown| breakdown.categories.values());
            text.body.extend(categories.map(|name| cx.text(name)));
        }
        Page::Event(id) => {
            text.kind = "section.events";
            let Some(event) = site.events.get(id) else { return };
            add(cx, &event.summary, None, text);
            write_up(cx, &event.writeups, Within { case: None, folder: Some(("events", id)) }, text);
            text.body.extend([&event.theme, &event.place].into_iter().filter_map(|own| cx.some_text(own)));
            for keynote in &event.keynotes {
                text.body.push(cx.text(&keynote.role));
                text.body.extend(cx.some_text(&keynote.topic));
            }
            organizations(cx, &event.organizers, text);
        }
        Page::Programme(id) => {
            text.kind = "section.programmes";
            let Some(programme) = site.registry.programmes.get(id) else { return };
            add(cx, &programme.summary, None, text);
            for pillar in &programme.pillars {
                text.headings.push(cx.text(&pillar.name));
                add(cx, &pillar.text, None, text);
            }
            for stage in &programme.stages {
                text.headings.push(cx.text(&stage.name));
                add(cx, &stage.text, None, text);
            }
            organizations(cx, &programme.organizations, text);
        }
        Page::Scheme(id) => {
            text.kind = "section.schemes";
            let description = site.registry.schemes.get(id).map(|scheme| &scheme.description);
            description.into_iter().for_each(|description| add(cx, description, None, text));
        }
        Page::Organization(id) => {
            text.kind = "section.organizations";
            let Some(organization) = site.registry.organizations.get(id) else { return };
            add(cx, &organization.description, None, text);
            let names = [&organization.short_name, &organization.place];
            text.body.extend(names.into_iter().filter_map(|name| cx.some_text(name)));
        }
        Page::Indicator(id) => {
            text.kind = "section.indicators";
            let definition = site.registry.indicators.get(id).map(|indicator| &indicator.definition);
            definition.into_iter().for_each(|definition| add(cx, definition, None, text));
        }
        Page::Sources => {
            text.kind = "search.page";
            for source in site.registry.sources.values() {
                text.body.push(cx.text(&source.title));
                text.body.extend(cx.some_text(&source.publisher));
                text.body.extend(source.note.as_ref().map(|note| prose::plain_text(cx, note, None)));
            }
        }
        Page::Corrections => {
            text.kind = "search.page";
            text.body.push(cx.word("corrections.policy"));
            for (id, case) in site.cases.iter() {
                corrections(cx, case.figures.values(), Some(id), text);
            }
            for statistic in site.statistics.values() {
                if let Data::Own(observations) = &statistic.data {
                    corrections(cx, observations.values().map(|observation| &observation.figure), None, text);
                }
            }
        }
        Page::Plain(id) => {
            text.kind = "search.page";
            let Some(page) = site.pages.get(id) else { return };
            add(cx, &page.summary, None, text);
            write_up(cx, &page.writeups, Within { folder: Some(("pages", id)), ..nothing }, text);
        }
        _ => {}
    }
}

fn of_case(cx: &mut Context<'_>, site: &Site, id: &str, text: &mut Text) {
    let Some(case) = site.cases.get(id) else { return };
    text.body.push(prose::plain_text(cx, &case.summary, Some(id)));
    write_up(cx, &case.writeups, Within { case: Some(id), folder: Some(("cases", id)) }, text);
    add(cx, &case.outlook, Some(id), text);
    let milestones = case.milestones.iter().map(|milestone| &milestone.text);
    let phrases = milestones.chain(case.replicable.iter().map(|replicable| &replicable.text));
    text.body.extend(phrases.map(|phrase| prose::plain_text(cx, phrase, Some(id))));
    labels(cx, case.figures.values(), text);
    charts(cx, case.charts.values(), text);
    organizations(cx, &case.organizations, text);
    for (taxonomy, terms) in &case.terms {
        let Some(taxonomy) = site.registry.taxonomies.get(taxonomy) else { continue };
        text.body.extend(terms.iter().filter_map(|term| taxonomy.terms.get(term)).map(|term| cx.text(term)));
    }
}

/// A phrase that may be absent.
fn add(cx: &Context<'_>, phrase: &Option<Localized<Phrase>>, case: Option<&str>, text: &mut Text) {
    text.body.extend(phrase.iter().map(|phrase| prose::plain_text(cx, phrase, case)));
}

fn labels<'a>(cx: &Context<'_>, figures: impl Iterator<Item = &'a Figure>, text: &mut Text) {
    let labels: IndexSet<String> = figures.map(|figure| figure::label(cx, figure)).collect();
    let known: BTreeSet<&str> = text.body.iter().map(String::as_str).collect();
    let new: Vec<String> = labels.into_iter().filter(|label| !known.contains(label.as_str())).collect();
    text.body.extend(new);
}

/// What stands over charts.
fn charts<'a>(cx: &Context<'_>, charts: impl Iterator<Item = &'a Chart>, text: &mut Text) {
    for chart in charts {
        text.body.push(cx.text(&chart.title));
        text.body.extend(cx.some_text(&chart.subtitle));
    }
}

/// The figures that were changed, and why.
fn corrections<'a>(
    cx: &Context<'_>,
    figures: impl Iterator<Item = &'a Figure>,
    case: Option<&str>,
    text: &mut Text,
) {
    for figure in figures.filter(|figure| !figure.changes.is_empty()) {
        text.body.push(figure::label(cx, figure));
        let reasons = figure.changes.iter().filter_map(|change| change.reason.get(cx.locale));
        text.body.extend(reasons.map(|reason| prose::plain(cx, reason, case)));
    }
}

fn organizations(cx: &Context<'_>, parts: &[Part], text: &mut Text) {
    let known = parts.iter().filter_map(|part| cx.site().registry.organizations.get(&part.organization));
    text.body.extend(known.map(|organization| cx.text(&organization.name)));
}

fn write_up(cx: &mut Context<'_>, writeups: &Writeups, within: Within<'_>, text: &mut Text) {
    for piece in prose::pieces(cx, writeups, within) {
        match piece {
            prose::Piece::Heading(heading) => text.headings.push(heading),
            prose::Piece::Text(piece) => text.body.push(piece),
        }
    }
}
