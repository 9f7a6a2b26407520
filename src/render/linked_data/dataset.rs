//! A statistic, or the figures of a case, as a data set with its files and sources.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::node::{Node, Said, id};
use super::{observation, organization, own};
use crate::model::addressed::At;
use crate::model::case::Case;
use crate::model::period::PartialDate;
use crate::model::source::Published;
use crate::model::statistic::gather::{Member, Shown};
use crate::model::statistic::{Data as Numbers, Observation, Statistic};
use crate::output::MediaType;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::render::dated::Dates;
use crate::render::download::License;
use crate::render::{across, covered, figure, keywords};
use crate::route::{Data, Format, Page, Route, TableOf, is_drawn};
use observation::Observed;

/// Of a statistic with more observations the page describes the data set alone: five thousand are two megabytes of text already.
const OBSERVATIONS_MOST: usize = 5_000;

/// The data set that the page shows, and its observations.
pub(super) fn of_statistic(cx: &Context<'_>, statistic: &str, head: &Head) -> Option<Vec<Said>> {
    let statistic = cx.site().statistics.get(statistic)?;
    let page = Page::Statistic(statistic.id.clone());
    let dataset = id(cx, &page, "data");
    let (observations, ids): (Vec<Said>, Vec<String>) = match &statistic.data {
        Numbers::Own(observations) => {
            let cited = observations.values().flat_map(|observation| &observation.figure.sources);
            let cited = cited.cloned().collect();
            // So many make a page that no browser shows; its files have them.
            let stated = observations.iter().filter(|_| observations.len() <= OBSERVATIONS_MOST);
            let nodes = stated.map(|(key, stated)| own_observation(cx, statistic, key, stated, &dataset));
            (nodes.collect(), cited)
        }
        Numbers::Across(across) => {
            let gathered = across::gather(cx, statistic, across);
            let mut nodes: Vec<Said> = gathered
                .entries()
                .map(|(name, entry)| match &entry.shown {
                    Shown::Stated(Member { case, figure }) => {
                        let observed = Observed {
                            id: observation::id_of_figure(cx, &case.id, &figure.id),
                            name: None,
                            case: Some(&case.id),
                            subject: &dataset,
                        };
                        observation::of_figure(cx, figure, &observed)
                    }
                    Shown::Formed(formed) => {
                        let id = id(cx, &page, &format!("observation.{}", entry.group));
                        observation::of_formed(cx, formed, (id, name.to_owned()), &dataset)
                    }
                })
                .collect();
            // A case stands in every group that it belongs to; its figure is one thing.
            let mut said: BTreeSet<String> = BTreeSet::new();
            nodes.retain(|node| node.id().is_none_or(|id| said.insert(id.to_owned())));
            (nodes, gathered.sources().to_vec())
        }
    };
    let days = covered::by_statistic(cx, statistic);
    let of = TableOf::Statistic(statistic.id.clone());
    let node = Node::new("Dataset")
        .say("@id", dataset.clone())
        .say("name", head.title.clone())
        .some("description", head.description.clone())
        .say("inLanguage", cx.locale.as_str())
        .say("url", own(cx, &head.page))
        .some("datePublished", statistic.lifetime.publish.map(|date| date.to_string()))
        .some("dateModified", modified(cx, statistic, &ids).map(|date| date.to_string()))
        // Who put the table together; who published its sources is said of those.
        .some("creator", organization::publisher(cx))
        .some("publisher", organization::publisher(cx))
        .some("license", license(cx))
        .some("spatialCoverage", regions(cx, statistic))
        // An interval of ISO 8601, both days included.
        .some("temporalCoverage", days.map(|(first, last)| format!("{first}/{last}")))
        .say("variableMeasured", variable(cx, statistic))
        .some("keywords", Some(keywords::of(cx, &of)))
        .some("distribution", Some(distributions(cx, &of)))
        .some("isBasedOn", Some(sources(cx, ids.iter())))
        .done();
    Some(std::iter::once(node).chain(observations).collect::<Vec<_>>())
}

/// When the data last changed, by their own dates: the last change of a number, or the last publication of their sources where each says
/// when it was; never by the clock.
fn modified(cx: &Context<'_>, statistic: &Statistic, sources: &[String]) -> Option<PartialDate> {
    let sources = sources.iter().filter_map(|id| cx.site().registry.sources.get(id));
    let published = sources.map(|source| match source.published {
        Published::On(date) => Some(date),
        Published::Unknown { .. } => None,
    });
    let published: Option<Vec<PartialDate>> = published.collect();
    let dates = published.into_iter().flatten().chain(Dates::of_statistic(statistic).latest());
    dates.max_by_key(|date| date.start())
}

/// The regions that a map shows, by the name of their layout.
fn regions(cx: &Context<'_>, statistic: &Statistic) -> Option<Said> {
    let layout = statistic.breakdown.as_ref()?.regions.as_deref()?;
    Some(organization::place(cx.text(&cx.site().registry.regions.get(layout)?.name)))
}

fn own_observation(
    cx: &Context<'_>,
    statistic: &Statistic,
    key: &str,
    observation: &Observation,
    dataset: &str,
) -> Said {
    let categories = statistic.breakdown.as_ref().map(|breakdown| &breakdown.categories);
    let category = observation.category.as_deref().zip(categories).and_then(|(id, known)| known.get(id));
    let name = category.map(|category| {
        let label = figure::label(cx, &observation.figure);
        format!("{label}{}{}", cx.word("punctuation.list"), cx.text(category))
    });
    let observed = Observed {
        // A figure of a case is the same thing here as on the page of the case.
        id: match cx.site().home(observation) {
            At::Borrowed(case, figure) if cx.site().cases.get(case).is_some() => {
                observation::id_of_figure(cx, case, figure)
            }
            _ => id(cx, &Page::Statistic(statistic.id.clone()), &format!("observation.{key}")),
        },
        name,
        case: observation.case.as_deref(),
        subject: dataset,
    };
    observation::of_figure(cx, &observation.figure, &observed)
}

fn variable(cx: &Context<'_>, statistic: &Statistic) -> Said {
    let name = statistic.label.get(cx.locale).map(|label| label.other.clone()).unwrap_or_default();
    observation::variable(cx, statistic.indicator.as_deref(), name)
}

/// The figures of a case as a data set with those that its charts draw; the charts alone where the case has none of its own.
pub(super) fn of_case(cx: &Context<'_>, case: &Case, head: &Head, article: &str) -> Vec<Said> {
    let page = Page::Case(case.id.clone());
    let node = |thing: &str, of: &TableOf, name: String, days: Option<(Date, Date)>| {
        Node::new("Dataset")
            .say("@id", id(cx, &page, thing))
            .say("name", name)
            .say("url", own(cx, &head.page))
            .some("temporalCoverage", days.map(|(first, last)| format!("{first}/{last}")))
            .some("license", license(cx))
            .some("distribution", Some(distributions(cx, of)))
    };
    let drawn = case.charts.iter().filter(|(_, chart)| is_drawn(cx.site(), case, chart));
    let parts: Vec<Said> = drawn
        .map(|(key, chart)| {
            let of = TableOf::Chart { case: case.id.clone(), chart: key.to_owned() };
            let days = covered::by_chart(cx, case, chart);
            let node = node(&format!("chart-{key}"), &of, cx.text(&chart.title), days);
            node.some("description", cx.some_text(&chart.subtitle)).done()
        })
        .collect();
    if case.figures.is_empty() {
        return parts;
    }
    let of = TableOf::Case(case.id.clone());
    let cited = case.figures.values().flat_map(|figure| &figure.sources);
    let whole = node("data", &of, head.title.clone(), covered::by_case(cx, case))
        .some("description", head.description.clone())
        .say("inLanguage", cx.locale.as_str())
        .some("keywords", Some(keywords::of(cx, &of)))
        .some("publisher", organization::publisher(cx))
        .some("isBasedOn", Some(sources(cx, cited)))
        .some("hasPart", Some(parts))
        .say("subjectOf", observation::reference(article))
        .done();
    vec![whole]
}

/// The files of the data in this language, and those for all languages, as far as the site has them.
fn distributions(cx: &Context<'_>, of: &TableOf) -> Vec<Said> {
    let default = cx.site().config.default_locale();
    let file = |format: &Format| {
        let data = Data::Table(of.clone(), *format);
        let locale = if data.is_for_every_locale() { default } else { cx.locale };
        let language = (!data.is_for_every_locale()).then(|| cx.locale.as_str());
        let route = Route::Data(data, locale.clone());
        let path = route.path(default);
        if !cx.ready.plan.has(&path) {
            return None;
        }
        let media_type = MediaType::of(&path).as_str().split(';').next().unwrap_or_default();
        let node = Node::new("DataDownload")
            .say("name", of.name(*format))
            .say("encodingFormat", media_type)
            .some("inLanguage", language)
            .say("contentUrl", cx.address(&route));
        Some(node.done())
    };
    Format::ALL.iter().filter(|format| format.is_data()).filter_map(file).collect()
}

/// The licence of the site: its address where that is known, else its name.
pub(super) fn license(cx: &Context<'_>) -> Option<Said> {
    let license = License::of(cx)?;
    let named = || Node::new("CreativeWork").say("name", license.title).done();
    Some(license.path.map_or_else(named, Said::from))
}

/// Sources, each once in the order of their first use, as the list of sources has them.
pub(super) fn sources<'s>(cx: &Context<'_>, ids: impl Iterator<Item = &'s String>) -> Vec<Said> {
    let mut known: Vec<&String> = Vec::new();
    for id in ids {
        if !known.contains(&id) {
            known.push(id);
        }
    }
    let source = |key: &String| {
        let source = cx.site().registry.sources.get(key)?;
        let published = match &source.published {
            Published::On(date) => Some(date.to_string()),
            Published::Unknown { .. } => None,
        };
        let node = Node::new("CreativeWork")
            .say("@id", id(cx, &Page::Sources, &["source-", key].concat()))
            .say("name", cx.text(&source.title))
            .some("datePublished", published)
            .some("publisher", source.publisher.as_ref().map(|name| organization::unlisted(cx.text(name))))
            .some("inLanguage", source.language.clone())
            .some("url", source.url.clone());
        Some(node.done())
    };
    known.into_iter().filter_map(source).collect()
}
