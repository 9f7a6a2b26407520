//! The page of a case.

use super::{finish, gone};
use crate::model::case::{Byline as Names, Case};
use crate::model::chart::ChartKind;
use crate::model::prose::{Scheme, Target};
use crate::render::chrome::Head;
use crate::render::citation::{self, Work};
use crate::render::context::Context;
use crate::render::dated::Dates;
use crate::render::figure::Marks;
use crate::render::prose::{self, Within};
use crate::render::theme::ThemeError;
use crate::render::view::{
    Byline, CaseView, DateView, Download, Fact, ImageView, Link, MilestoneView, Recognition, Run,
};
use crate::render::{cards, chart_view, downloads, notes, pathway, photo};
use crate::route::{Page, Route};

pub(super) fn case(cx: &mut Context<'_>, id: &str) -> Result<Vec<u8>, ThemeError> {
    let site = cx.site();
    let case = site.cases.get(id).ok_or_else(|| gone("case.html"))?;
    cx.from.insert(case.file);
    let within = Within { case: Some(id), folder: Some(("cases", id)) };
    let selections: Vec<_> =
        case.selections.iter().map(|selection| cards::selection(cx, selection)).collect();
    let standfirst = prose::inline(cx, &case.summary, Some(id));
    let facts = facts(cx, case);
    let key_figures = match sets_its_own_strip(cx, case) {
        true => None,
        false => cards::strip(cx, Some(id), case.key_figures.as_deref().unwrap_or_default()),
    };
    let body = prose::body(cx, &case.writeups, within, 2);
    let left = case
        .charts
        .values()
        .filter(|chart| !cx.placed.contains(&format!("chart:{}", chart.id)))
        .collect::<Vec<_>>();
    let mut of_kind = |is_own: fn(ChartKind) -> bool| {
        let charts = left.iter().filter(|chart| is_own(chart.kind));
        charts.filter_map(|chart| chart_view::of_case(cx, id, chart)).collect::<Vec<_>>()
    };
    // Steps stand under the heading that their list would have.
    let charts = of_kind(|kind| !matches!(kind, ChartKind::Timeline | ChartKind::Pathway));
    let pathways = of_kind(|kind| kind == ChartKind::Pathway);
    let timelines = of_kind(|kind| kind == ChartKind::Timeline);
    let pathway = match &case.programme {
        Some(programme) if !cx.placed.contains(&format!("pathway:{programme}")) => {
            pathway::view(cx, programme, Marks::Shown)
        }
        _ => None,
    };
    let milestones = match cx.placed.contains(pathway::MILESTONES) {
        true => Vec::new(),
        false => milestones(cx, case),
    };
    let replicable: Vec<String> = case
        .replicable
        .iter()
        .map(|point| {
            let html = prose::inline(cx, &point.text, Some(id));
            let marks = notes::source_marks(cx, &point.sources);
            let marks: String = marks.iter().map(notes::mark_html).collect();
            html + &marks
        })
        .collect();
    let outlook = prose::some_inline(cx, &case.outlook, Some(id)).map(|html| format!("<p>{html}</p>"));
    let images = images(cx, case);
    let recognition = recognition(cx, case);
    let (previous, next) = neighbours(cx, id);
    let (page, title) = (Page::Case(id.to_owned()), cx.text(&case.title));
    let work = Work { page: &page, id, title: &title, dates: Dates::of_case(case) };
    let view = CaseView {
        selections,
        title: title.clone(),
        standfirst_html: Some(standfirst),
        facts,
        byline: byline(cx, case),
        key_figures,
        contents: super::plain::contents_of(cx, &case.writeups),
        body_html: body,
        pathways,
        pathway,
        charts,
        recognition,
        terms: terms(cx, case, |taxonomy| taxonomy != REGION),
        downloads: downloads::of_case(cx, case),
        cite_html: Some(citation::words(cx, &work)),
        citations: citation::forms(cx, &work),
        timelines,
        milestones,
        replicable_html: replicable,
        outlook_html: outlook,
        documents: documents(cx, case),
        images,
        corrections: cards::corrections(cx, case.figures.values(), Some(id), None),
        related: case
            .related
            .iter()
            .filter_map(|id| site.cases.get(id))
            .map(|related| cards::case(cx, related))
            .collect(),
        previous,
        next,
        notes: notes::views(cx),
    };
    let head = Head {
        page: Page::Case(id.to_owned()),
        title: view.title.clone(),
        description: Some(prose::plain_text(cx, &case.summary, Some(id))),
        breadcrumb: vec![(cx.word("section.cases"), Page::Cases(1))],
        draft: case.lifetime.is_draft(),
    };
    finish(cx, "case.html", head, &view)
}

/// Whether the write-up places the strip of key figures itself.
fn sets_its_own_strip(cx: &Context<'_>, case: &Case) -> bool {
    let is_strip =
        |target: &Target| matches!(target, Target::Data { scheme: Scheme::Figures, rest } if rest == "key");
    cx.prose(&case.writeups).is_some_and(|(_, text)| text.leads_to(is_strip))
}

fn facts(cx: &Context<'_>, case: &Case) -> Vec<Fact> {
    let mut facts = cards::roles(cx, &case.organizations);
    if let Some(programme) = case.programme.as_deref().and_then(|id| cx.site().registry.programmes.get(id)) {
        let page = Page::Programme(programme.id.clone());
        facts.push(Fact {
            label: cx.word("fact.programme"),
            values: vec![cards::linked(cx, cx.text(&programme.name), &page)],
        });
    }
    facts.extend(terms(cx, case, |taxonomy| taxonomy == REGION));
    facts
}

/// The taxonomy that says where a case is; it stands among the facts.
const REGION: &str = "region";

/// The terms of a case in some taxonomies, each leading to its list.
fn terms(cx: &Context<'_>, case: &Case, is_wanted: fn(&str) -> bool) -> Vec<Fact> {
    let with_label = |(id, terms): &(String, Vec<String>)| {
        let taxonomy = cx.site().registry.taxonomies.get(id)?;
        let value = |term: &String| {
            let page = Page::Term { taxonomy: id.clone(), term: term.clone(), page: 1 };
            Some(cards::linked(cx, cx.text(taxonomy.terms.get(term)?), &page))
        };
        Some(Fact { label: cx.text(&taxonomy.title), values: terms.iter().filter_map(value).collect() })
    };
    case.terms.iter().filter(|(taxonomy, _)| is_wanted(taxonomy)).filter_map(with_label).collect()
}

fn byline(cx: &Context<'_>, case: &Case) -> Byline {
    let Names { source, author, photo, editor, reviewer } = &case.byline;
    let run = |text: &Option<_>| cx.some_text(text).map(|text| Run { text, lang: None });
    Byline {
        published: case.lifetime.publish.map(|date| cx.date(date)),
        updated: case.updated.map(|date| cx.date(date)),
        source: run(source),
        author: run(author),
        photo: run(photo),
        editor: run(editor),
        reviewer: run(reviewer),
    }
}

fn milestones(cx: &mut Context<'_>, case: &Case) -> Vec<MilestoneView> {
    case.milestones
        .iter()
        .map(|milestone| {
            let machine = milestone.date.map(|date| date.to_string());
            let date = DateView { text: pathway::when(cx, milestone), machine };
            let html = prose::inline(cx, &milestone.text, Some(&case.id));
            MilestoneView { date, html, note_refs: notes::source_marks(cx, &milestone.sources) }
        })
        .collect()
}

fn images(cx: &mut Context<'_>, case: &Case) -> Vec<ImageView> {
    case.images
        .iter()
        .map(|image| {
            let photo = photo::shown(cx, ("cases", &case.id, &image.file));
            ImageView {
                src: photo.src,
                webp: photo.webp,
                alt: cx.text(&image.alt),
                width: photo.size.map(|(width, _)| width),
                height: photo.size.map(|(_, height)| height),
                caption_html: prose::some_inline(cx, &image.caption, Some(&case.id)),
                credit: cx.some_text(&image.credit).map(|text| Run { text, lang: None }),
            }
        })
        .collect()
}

fn documents(cx: &Context<'_>, case: &Case) -> Vec<Download> {
    let one = |document: &crate::model::case::Document| {
        let file = document
            .file
            .as_ref()
            .map(|name| cx.link(&Route::Asset { folder: "cases", id: case.id.clone(), name: name.clone() }));
        Some(Download {
            label: cx.text(&document.title),
            href: file.or_else(|| document.url.clone())?,
            size: None,
            media_type: None,
        })
    };
    case.documents.iter().filter_map(one).collect()
}

/// Selections with who selected and where it was made known; what a source leaves open is said.
fn recognition(cx: &mut Context<'_>, case: &Case) -> Vec<Recognition> {
    let separator = cx.word("punctuation.semicolon");
    case.selections
        .iter()
        .map(|selection| {
            let by = match &selection.body {
                Some(body) => cards::organization(cx, body).map(|value| value.text).unwrap_or_default(),
                None => cx.word("fact.selected_by_unstated"),
            };
            let colon = cx.word("punctuation.colon");
            let mut note = vec![format!("{}{colon}{by}", cx.word("fact.selected_by"))];
            if let Some(event) = selection.announced_at.as_deref().and_then(|id| cx.site().events.get(id)) {
                let title = cx.text(&event.title);
                note.push(
                    cx.words("fact.announced_at", &[("event", crate::render::theme::Arg::Text(&title))]),
                );
            }
            Recognition { value: cards::selection(cx, selection), note: Some(note.join(&separator)) }
        })
        .collect()
}

/// The cases before and after this one, in the order of the list of cases.
fn neighbours(cx: &Context<'_>, id: &str) -> (Option<Link>, Option<Link>) {
    let (before, after) = cx.ready.plan.catalog.neighbours(id);
    let link = |id: &str| {
        let case = cx.site().cases.get(id)?;
        Some(Link { label: cx.text(&case.title), href: cx.href(&Page::Case(id.to_owned())), lang: None })
    };
    (before.and_then(link), after.and_then(link))
}
