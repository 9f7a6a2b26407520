//! Statistics: the list of all, and the page of one.

use super::{finish, gone};
use crate::format::date;
use crate::model::locale::Localized;
use crate::model::reader::Phrase;
use crate::model::statistic::{Data, Observation, Statistic};
use crate::render::across;
use crate::render::chart_view;
use crate::render::chrome::Head;
use crate::render::citation::{self, Work};
use crate::render::context::Context;
use crate::render::counted;
use crate::render::dated::Dates;
use crate::render::downloads;
use crate::render::figure::{self, Marks};
use crate::render::newest;
use crate::render::notes;
use crate::render::prose::{self, Within};
use crate::render::theme::{Arg, ThemeError};
use crate::render::view::{ChangeView, Link, Part, Run, StatisticCard, StatisticView, StatisticsView};
use crate::route::{ChartOf, Page, TableOf};

pub(super) fn statistics(cx: &mut Context<'_>) -> Result<Vec<u8>, ThemeError> {
    let ids: Vec<String> = cx.site().statistics.iter().map(|(id, _)| id.to_owned()).collect();
    let cards = ids.iter().filter_map(|id| card(cx, id)).collect();
    let title = cx.word("section.statistics");
    let downloads = downloads::of_site(cx);
    let indicators = cx.href_if_planned(&Page::Indicators).map(|href| Link {
        label: cx.word("statistics.indicators"),
        href,
        lang: None,
    });
    let view = StatisticsView { title: title.clone(), lead: None, statistics: cards, indicators, downloads };
    let head =
        Head { page: Page::Statistics, title, description: None, breadcrumb: Vec::new(), draft: false };
    finish(cx, "statistics.html", head, &view)
}

/// A statistic in a list: its name, its finding, its measure and a drawing; without a drawing its name and its sentence.
pub(super) fn card(cx: &mut Context<'_>, id: &str) -> Option<StatisticCard> {
    let statistic = cx.site().statistics.get(id)?;
    cx.from.insert(statistic.file);
    let chart = statistic.chart.as_ref();
    let gathered = match &statistic.data {
        Data::Own(_) => None,
        Data::Across(across) => {
            across::note_cases(cx, statistic);
            Some(across::gather(cx, statistic, across).sources())
        }
    };
    let own = match &statistic.data {
        Data::Own(observations) => Some(observations.values().flat_map(|one| &one.figure.sources)),
        Data::Across(_) => None,
    };
    let ids = own.into_iter().flatten().chain(gathered.iter().flatten());
    let ids: Vec<&str> = ids.map(String::as_str).collect();
    let source = notes::source_line(cx, &ids);
    let href = cx.href(&Page::Statistic(id.to_owned()));
    let source = source.map(|text| Run { text, lang: None });
    let words = |cx: &Context<'_>, phrase: &Option<Localized<Phrase>>| {
        phrase.as_ref().map(|phrase| prose::plain_text(cx, phrase, None))
    };
    let drawn = chart.and_then(|chart| Some((chart, chart_view::small(cx, statistic, chart)?)));
    // A drawing says each number, so that nothing beside it says them again.
    if let Some((chart, svg)) = drawn {
        return Some(StatisticCard {
            kicker: Some(cx.text(&statistic.title)).filter(|name| *name != cx.text(&chart.title)),
            title: cx.text(&chart.title),
            href,
            subtitle: cx.some_text(&chart.subtitle),
            svg_small: Some(svg),
            sentence: words(cx, &chart.note),
            figure: None,
            meta: Vec::new(),
            source,
        });
    }
    let figure = newest::view(cx, statistic);
    let unit = figure::unit_words(&statistic.unit, cx.locale.language());
    let unit = (!unit.is_empty()).then(|| cx.words("table.unit_of", &[("unit", Arg::Text(&unit))]));
    let meta = unit.into_iter().chain([counted::observations(cx, statistic)]).collect();
    // What the sentence says, no number beside it says again.
    let sentence = words(cx, &statistic.summary);
    let figure = figure.filter(|_| sentence.is_none());
    let title = cx.text(&statistic.title);
    Some(StatisticCard {
        kicker: None,
        title,
        href,
        subtitle: None,
        svg_small: None,
        sentence,
        figure,
        meta,
        source,
    })
}

pub(super) fn statistic(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let statistic = site.statistics.get(id).ok_or_else(|| gone("statistic.html"))?;
    cx.from.insert(statistic.file);
    let sentence = prose::some_inline(cx, &statistic.summary, None);
    let chart = chart_view::of_statistic(cx, statistic);
    let table = match &chart {
        Some(_) => String::new(),
        None => match chart_view::table_of(cx, statistic) {
            Some(view) => cx.ready.look.theme.render(
                "partials/table.html",
                cx.locale.as_str(),
                &Part { view: &view },
            )?,
            None => String::new(),
        },
    };
    let body =
        prose::body(cx, &statistic.writeups, Within { case: None, folder: Some(("statistics", id)) }, 3);
    let method = Some(definition(cx, statistic) + &body);
    let (page, title) = (Page::Statistic(id.to_owned()), cx.text(&statistic.title));
    let work = Work { page: &page, id, title: &title, dates: Dates::of_statistic(statistic) };
    let view = StatisticView {
        title: title.clone(),
        kicker: statistic.label.get(cx.locale).map(|label| label.other.clone()),
        sentence_html: sentence,
        headline: None,
        chart,
        charts: Vec::new(),
        method_html: method,
        body_html: table,
        updated: None,
        downloads: downloads::of_record(cx, &TableOf::Statistic(id.to_owned())),
        changes: changes(cx, statistic),
        embed: statistic.chart.as_ref().and_then(|chart| {
            chart_view::frame(cx, &ChartOf::Statistic(id.to_owned()), &cx.text(&chart.title))
        }),
        cite_html: Some(citation::words(cx, &work)),
        citations: citation::forms(cx, &work),
        related: statistic
            .related
            .iter()
            .filter_map(|case| {
                let label = cx.text(&site.cases.get(case)?.title);
                Some(Link { label, href: cx.href(&Page::Case(case.clone())), lang: None })
            })
            .collect(),
        notes: notes::views(cx),
    };
    let head = Head {
        page: Page::Statistic(id.to_owned()),
        title,
        description: statistic.summary.as_ref().map(|summary| prose::plain_text(cx, summary, None)),
        breadcrumb: vec![(cx.word("section.statistics"), Page::Statistics)],
        draft: statistic.lifetime.is_draft(),
    };
    finish(cx, "statistic.html", head, &view)
}

/// What is counted and how, with the way to all else that reports it.
fn definition(cx: &mut Context<'_>, statistic: &Statistic) -> String {
    let indicator = statistic.indicator.as_deref().and_then(|id| cx.site().registry.indicators.get(id));
    counted::of_statistic(cx, indicator, statistic)
}

/// The changes of all observations, newest first, each with the observation's period and category.
fn changes(cx: &mut Context<'_>, statistic: &Statistic) -> Vec<ChangeView> {
    let Data::Own(observations) = &statistic.data else { return Vec::new() };
    let mut changes = Vec::new();
    let changed = observations.values().filter(|observation| !observation.figure.changes.is_empty());
    for Observation { figure, category, case, .. } in changed {
        let period = date::head(&figure.time, cx.locale);
        let name = category.as_deref().zip(statistic.breakdown.as_ref());
        let name = name.and_then(|(id, breakdown)| breakdown.categories.get(id)).map(|label| cx.text(label));
        let label = name
            .map_or_else(|| period.clone(), |name| format!("{name}{}{period}", cx.word("punctuation.list")));
        let views = figure::view(cx, figure, case.as_deref(), Marks::Left).changes;
        changes.extend(views.into_iter().map(|view| ChangeView { label: Some(label.clone()), ..view }));
    }
    changes.sort_by(|a: &ChangeView, b| b.date.machine.cmp(&a.date.machine));
    changes
}
