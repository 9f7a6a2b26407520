//! The file of an author or of the theme that a fault comes from.

use std::ops::Range;

use super::fault::{Group, Origin};
use crate::files::{FileId, Files, Place};
use crate::output::OutPath;
use crate::render::{Ready, template};
use crate::route::{ChartOf, Data, Page, Route, TableOf};

/// Where a fault comes from.
pub(super) struct Source {
    pub place: Option<Place>,
    /// The id of the record, where it is that of one.
    pub record: Option<String>,
}

/// Finds the source of a fault: what is published as it was written is its own; else the template that has the very words; else the
/// write-up that has them; else the template of the pages where they are of several records, and the record where it is one.
/// What only an author can write is looked for in what authors write.
pub(super) fn find(files: &Files, ready: &Ready, group: &Group<'_>) -> Source {
    let theme = |place: Place| Source { place: Some(place), record: None };
    let Some(route) = ready.plan.routes.get(group.first) else { return Source { place: None, record: None } };
    if let Some((file, range)) = carried(files, ready, (route, group.fault.range.clone())) {
        let range = range.filter(|_| files.get(file).text().is_some());
        let place = range.map_or(Place::File(file), |range| Place::bytes(file, range));
        return Source { place: Some(place), record: record(route).map(|(_, id)| id.to_owned()) };
    }
    if group.fault.origin == Origin::Words
        && let Some(source) = titled(files, ready, route)
    {
        return source;
    }
    if group.fault.origin == Origin::Author {
        return author(files, ready, group);
    }
    let excerpt = group.fault.excerpt.as_deref().filter(|excerpt| excerpt.len() > 3);
    let templates = templates(ready, group);
    let holds = |file: FileId| {
        let start = files.get(file).text()?.find(excerpt?)?;
        Some(Place::bytes(file, start..start + excerpt?.len()))
    };
    let likely = templates.iter().filter_map(|name| ready.look.templates.get(*name).copied());
    if let Some(place) = likely.clone().chain(ready.look.templates.values().copied()).find_map(holds) {
        return theme(place);
    }
    let template = || {
        likely.clone().next().map_or(Source { place: None, record: None }, |file| theme(Place::File(file)))
    };
    let own = one_record(ready, group);
    let Some((folder, id)) = own.filter(|_| group.fault.origin == Origin::Either) else { return template() };
    let below = format!("content/{folder}/{id}/");
    let place = files.below(&below).find_map(|(file, _)| holds(file)).or_else(|| {
        let main = |name: &str| name.ends_with(".yaml");
        files.below(&below).find(|(_, file)| main(&file.path)).map(|(file, _)| Place::File(file))
    });
    Source { place, record: Some(id.to_owned()) }
}

/// The title of the record that a page shows, where its author wrote it.
fn titled(files: &Files, ready: &Ready, route: &Route) -> Option<Source> {
    let Route::Page(page, locale) = route else { return None };
    let (site, registry) = (&ready.site, &ready.site.registry);
    let (id, title, file) = match page {
        Page::Case(id) => site.cases.get(id).map(|case| (id, &case.title, case.file))?,
        Page::Event(id) => site.events.get(id).map(|event| (id, &event.title, event.file))?,
        Page::Statistic(id) => site.statistics.get(id).map(|record| (id, &record.title, record.file))?,
        Page::Plain(id) => site.pages.get(id).map(|page| (id, &page.title, page.file))?,
        Page::Organization(id) => {
            (id, &registry.organizations.get(id)?.name, home(files, "organizations", id)?)
        }
        Page::Programme(id) => (id, &registry.programmes.get(id)?.name, home(files, "programmes", id)?),
        Page::Scheme(id) => (id, &registry.schemes.get(id)?.name, home(files, "schemes", id)?),
        _ => return None,
    };
    let title = title.get(locale)?;
    let written = files.get(file).text().and_then(|text| text.find(title.as_str()));
    let place = written.map_or(Place::File(file), |start| Place::bytes(file, start..start + title.len()));
    Some(Source { place: Some(place), record: Some(id.clone()) })
}

/// The file in which a record of a map stands.
fn home(files: &Files, map: &str, id: &str) -> Option<FileId> {
    files.find(&format!("content/{map}/{id}.yaml")).or_else(|| files.find(&format!("content/{map}.yaml")))
}

/// The words of an author: in the record whose file is at fault first, else in any other, such as an indicator; else the record.
fn author(files: &Files, ready: &Ready, group: &Group<'_>) -> Source {
    let own = ready.plan.routes.get(group.first).and_then(record);
    let below = own.map(|(folder, id)| format!("content/{folder}/{id}/"));
    let within = |folder: &str| {
        let words = group.fault.excerpt.as_deref().filter(|words| !words.is_empty())?;
        files.below(folder).find_map(|(file, content)| {
            let start = content.text()?.find(words)?;
            Some(Place::bytes(file, start..start + words.len()))
        })
    };
    let place = below.as_deref().and_then(within).or_else(|| within("content/"));
    let main = |below: &str| {
        files.below(below).find(|(_, file)| file.path.ends_with(".yaml")).map(|(file, _)| Place::File(file))
    };
    Source {
        place: place.or_else(|| below.as_deref().and_then(main)),
        record: own.map(|(_, id)| id.to_owned()),
    }
}

/// The file behind an address and the place in it, where its bytes are those that are published.
fn carried(
    files: &Files,
    ready: &Ready,
    (route, range): (&Route, Option<Range<usize>>),
) -> Option<(FileId, Option<Range<usize>>)> {
    if let Route::Theme(name) = route
        && let Some(bundle) = ready.look.bundle_named(name)
    {
        return bundle.source(range?).map(|(file, range)| (file, Some(range)));
    }
    let file = match route {
        Route::Asset { folder, id, name } => files.find(&format!("content/{folder}/{id}/{name}")),
        Route::Static(path) => files.find(&format!("content/static/{path}")),
        Route::Theme(name) => ready.look.assets.get(name).copied(),
        _ => None,
    };
    file.map(|file| (file, range))
}

/// The templates that could be at fault, the likeliest first.
fn templates(ready: &Ready, group: &Group<'_>) -> Vec<&'static str> {
    let of = |path: &OutPath| match ready.plan.routes.get(path) {
        Some(Route::Page(page, _)) => Some(template(page)),
        _ => None,
    };
    match (of(group.first), of(group.last)) {
        (Some(first), Some(last)) if first == last => vec![first, "base.html"],
        (Some(first), _) => vec!["base.html", first],
        (None, _) => vec!["base.html"],
    }
}

/// The record that all files of a fault come from. The first and the last in the order of paths tell: other languages repeat the first.
fn one_record<'a>(ready: &'a Ready, group: &Group<'_>) -> Option<(&'static str, &'a str)> {
    let of = |path: &OutPath| record(ready.plan.routes.get(path)?);
    of(group.first).filter(|first| of(group.last) == Some(*first))
}

fn record(route: &Route) -> Option<(&'static str, &str)> {
    match route {
        Route::Page(page, _) | Route::Card(page, _) | Route::Alias { to: page, .. } => match page {
            Page::Case(id) => Some(("cases", id)),
            Page::Event(id) => Some(("events", id)),
            Page::Statistic(id) => Some(("statistics", id)),
            Page::Plain(id) => Some(("pages", id)),
            Page::Embed(ChartOf::Case { case: id, .. }) => Some(("cases", id)),
            Page::Embed(ChartOf::Statistic(id)) => Some(("statistics", id)),
            _ => None,
        },
        Route::Data(data, _) => match data {
            Data::Table(TableOf::Case(id) | TableOf::Chart { case: id, .. }, _)
            | Data::Chart(ChartOf::Case { case: id, .. }, _) => Some(("cases", id)),
            Data::Table(TableOf::Statistic(id), _) | Data::Chart(ChartOf::Statistic(id), _) => {
                Some(("statistics", id))
            }
            Data::Table(TableOf::Site, _) => None,
        },
        Route::Asset { folder, id, .. } | Route::Scaled { folder, id, .. } => Some((folder, id)),
        Route::Search(..) | Route::Static(_) | Route::Theme(_) => None,
        Route::Register | Route::Catalogue | Route::Sitemap | Route::Robots => None,
        Route::Feed(_) | Route::Host(_) => None,
    }
}
