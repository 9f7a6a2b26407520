//! Prose on the page: Markdown with its links to data resolved.

mod pieces;

pub(super) use pieces::{Piece, pieces};

use super::context::Context;
use super::figure::{self, Marks};
use super::markdown::{Dialect, Form, Labels, Options, Request, Resolved, render_inline};
use super::photo::{self, Shown};
use super::svg::escape;
use super::theme::ThemeError;
use super::view::{FiguresView, Part};
use super::{chart_view, notes, pathway};
use crate::model::bundle::Writeups;
use crate::model::locale::Localized;
use crate::model::prose::{Scheme, Target};
use crate::model::reader::Phrase;
use crate::model::reference::FigureRef;
use crate::model::{Lookup, Site};
use crate::route::{Page, Route};

/// Where a text stands: the case whose figures are named without it, and the folder of its files.
#[derive(Clone, Copy, Default)]
pub(super) struct Within<'a> {
    pub case: Option<&'a str>,
    /// Folder and id of the record, for files beside it.
    pub folder: Option<(&'static str, &'a str)>,
}

/// The write-up of a record as HTML, with its footnotes. Its highest headings stand on level `top`, whichever the author began with.
pub(super) fn body(cx: &mut Context<'_>, writeups: &Writeups, within: Within<'_>, top: u8) -> String {
    let Some((writeup, text)) = cx.prose(writeups) else { return String::new() };
    let highest = text.highest_level().unwrap_or(top);
    cx.from.insert(writeup.file);
    let options = Options { heading_shift: top.saturating_sub(highest), ..options(cx) };
    let rendered =
        text.render(&options, &mut |request: &Request<'_>| resolve(cx, within, Marks::Shown, request));
    let endnotes = rendered.endnotes(&options);
    rendered.html + &endnotes
}

/// One line of prose from YAML as inline HTML.
pub(super) fn inline(cx: &mut Context<'_>, phrase: &Localized<Phrase>, case: Option<&str>) -> String {
    let Some(phrase) = phrase.get(cx.locale) else { return String::new() };
    let within = Within { case, folder: None };
    render_inline(&phrase.markdown, &mut |request: &Request<'_>| resolve(cx, within, Marks::Shown, request))
}

/// The same for a phrase that may be absent.
pub(super) fn some_inline(
    cx: &mut Context<'_>,
    phrase: &Option<Localized<Phrase>>,
    case: Option<&str>,
) -> Option<String> {
    phrase.as_ref().map(|phrase| inline(cx, phrase, case))
}

/// Inline HTML whose figures carry no marks: for notes, which are marked themselves, and for lists.
pub(super) fn inline_without_marks(cx: &mut Context<'_>, phrase: &Phrase, case: Option<&str>) -> String {
    let within = Within { case, folder: None };
    render_inline(&phrase.markdown, &mut |request: &Request<'_>| resolve(cx, within, Marks::Left, request))
}

/// The words alone, figures filled in.
pub(super) fn plain(cx: &Context<'_>, phrase: &Phrase, case: Option<&str>) -> String {
    let mut quiet = Context::new(cx.files, cx.ready, cx.locale, cx.path);
    let within = Within { case, folder: None };
    without_tags(&render_inline(&phrase.markdown, &mut |request: &Request<'_>| {
        resolve(&mut quiet, within, Marks::Stripped, request)
    }))
}

/// The same for a text per locale.
pub(super) fn plain_text(cx: &Context<'_>, phrase: &Localized<Phrase>, case: Option<&str>) -> String {
    phrase.get(cx.locale).map(|phrase| plain(cx, phrase, case)).unwrap_or_default()
}

/// Text of our own renderer's markup, in which `<` and `&` stand for nothing else.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    text.push_str(rest);
    if !text.contains('&') {
        return text;
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

fn options(cx: &Context<'_>) -> Options {
    let labels = Labels {
        table: cx.words("markdown.table", &[("n", super::theme::Arg::Text("{n}"))]),
        notes: cx.word("markdown.notes"),
        note: cx.words("markdown.note", &[("n", super::theme::Arg::Text("{n}"))]),
        back: cx.words("markdown.back", &[("n", super::theme::Arg::Text("{n}"))]),
        done: cx.word("markdown.done"),
        open: cx.word("markdown.open"),
    };
    Options { dialect: Dialect::Casebook, heading_shift: 1, id_prefix: String::new(), labels }
}

fn resolve(cx: &mut Context<'_>, within: Within<'_>, marks: Marks, request: &Request<'_>) -> Resolved {
    match request.target {
        Target::Data { scheme, rest } => data(cx, within, marks, request, *scheme, rest),
        Target::File { path, .. } => match within.folder {
            Some((folder, id)) => {
                if request.form != Form::Link {
                    let Shown { src, webp, size } = photo::shown(cx, (folder, id, path));
                    return Resolved::Picture { src, webp, size };
                }
                let route = Route::Asset { folder, id: id.to_owned(), name: path.clone() };
                Resolved::Link { href: cx.link(&route), title: None, attributes: Vec::new() }
            }
            None => Resolved::Text,
        },
        _ => Resolved::Text,
    }
}

fn data(
    cx: &mut Context<'_>,
    within: Within<'_>,
    marks: Marks,
    request: &Request<'_>,
    scheme: Scheme,
    rest: &str,
) -> Resolved {
    match scheme {
        Scheme::Figure => match cx.site().figure(within.case, &FigureRef::parse(rest)) {
            Lookup::Found(found) => {
                Resolved::Html(figure::inline(cx, found, request.html, within.case, marks))
            }
            Lookup::Broken | Lookup::Unknown => Resolved::Text,
        },
        Scheme::Source => source(cx, marks, request, rest),
        Scheme::Chart | Scheme::Table | Scheme::Figures | Scheme::Pathway => {
            block(cx, within, request, scheme, rest)
        }
        Scheme::Indicator => match cx.site().registry.indicators.get(rest) {
            Some(indicator) if request.text.trim().is_empty() => Resolved::Html(escape(
                &indicator.label.get(cx.locale).map(|label| label.other.clone()).unwrap_or_default(),
            )),
            _ => Resolved::Text,
        },
        _ => match page(cx.site(), scheme, rest).and_then(|page| Some((cx.href_if_planned(&page)?, page))) {
            Some((href, page)) if request.text.trim().is_empty() => {
                Resolved::Html(format!("<a href=\"{}\">{}</a>", escape(&href), escape(&title(cx, &page))))
            }
            Some((href, _)) => Resolved::Link { href, title: None, attributes: Vec::new() },
            None => Resolved::Text,
        },
    }
}

/// A link to a source: the words, and the mark of its note.
fn source(cx: &mut Context<'_>, marks: Marks, request: &Request<'_>, id: &str) -> Resolved {
    let Some(source) = cx.site().registry.sources.get(id) else { return Resolved::Text };
    let words = if request.text.trim().is_empty() {
        escape(&cx.text(&source.title))
    } else {
        request.html.to_owned()
    };
    if marks != Marks::Shown {
        return Resolved::Html(format!("<a href=\"{}\">{words}</a>", escape(&notes::source_href(cx, id))));
    }
    let mark = notes::source_mark(cx, id);
    Resolved::Html(format!("<span class=\"cited\">{words}{}</span>", notes::mark_html(&mark)))
}

/// Charts, tables, strips and pathways, which take the place of a paragraph.
fn block(
    cx: &mut Context<'_>,
    within: Within<'_>,
    request: &Request<'_>,
    scheme: Scheme,
    rest: &str,
) -> Resolved {
    if request.form != Form::Block {
        let own = within
            .case
            .and_then(|case| cx.site().cases.get(case))
            .is_some_and(|case| case.charts.knows(rest));
        let href = match own {
            true => Some(format!("#chart-{rest}")),
            false => cx.href_if_planned(&Page::Statistic(rest.to_owned())),
        };
        return href.map_or(Resolved::Text, |href| Resolved::Link {
            href,
            title: None,
            attributes: Vec::new(),
        });
    }
    let html = match scheme {
        Scheme::Figures => strip(cx, within.case, rest),
        Scheme::Pathway => {
            cx.placed.insert(format!("pathway:{rest}"));
            pathway::view(cx, rest, Marks::Shown).map(|view| {
                cx.ready.look.theme.render("partials/pathway.html", cx.locale.as_str(), &Part { view: &view })
            })
        }
        Scheme::Table => {
            // Who sets the table alone has chosen it over the drawing, which is not added at the end then.
            cx.placed.insert(format!("chart:{rest}"));
            let list = chart_view::list_alone(cx, within.case, rest);
            let (theme, locale) = (&cx.ready.look.theme, cx.locale.as_str());
            match list {
                Some(view) => Some(theme.render("partials/steps.html", locale, &Part { view: &view })),
                None => chart_view::table_alone(cx, within.case, rest)
                    .map(|view| theme.render("partials/table.html", locale, &Part { view: &view })),
            }
        }
        _ => {
            cx.placed.insert(format!("chart:{rest}"));
            let theme = &cx.ready.look.theme;
            let locale = cx.locale.as_str();
            chart_view::of(cx, within.case, rest)
                .map(|view| theme.render("partials/chart.html", locale, &Part { view: &view }))
        }
    };
    match html {
        Some(Ok(html)) => Resolved::Html(html),
        Some(Err(error)) => {
            cx.note_fault(error);
            Resolved::Text
        }
        None => Resolved::Text,
    }
}

type Rendered = Option<Result<String, ThemeError>>;

fn strip(cx: &mut Context<'_>, case: Option<&str>, rest: &str) -> Rendered {
    let site: &Site = cx.site();
    let addresses: Vec<FigureRef> = match rest {
        "key" => site.cases.get(case?)?.key_figures.clone().unwrap_or_default(),
        list => list.split(',').map(|figure| FigureRef::parse(figure.trim())).collect(),
    };
    cx.placed.insert(format!("figures:{rest}"));
    let figures = addresses
        .iter()
        .filter_map(|address| match site.figure(case, address) {
            Lookup::Found(found) => Some(figure::view(cx, found, case, Marks::Shown)),
            Lookup::Broken | Lookup::Unknown => None,
        })
        .collect();
    let view = FiguresView { figures, note: None, label: None };
    Some(cx.ready.look.theme.render("partials/figures.html", cx.locale.as_str(), &Part { view: &view }))
}

/// The page that a reference names.
fn page(site: &Site, scheme: Scheme, rest: &str) -> Option<Page> {
    let id = rest.to_owned();
    Some(match scheme {
        Scheme::Case => Page::Case(id),
        Scheme::Event => Page::Event(id),
        Scheme::Programme => Page::Programme(id),
        Scheme::Organization => Page::Organization(id),
        Scheme::Scheme => Page::Scheme(id),
        Scheme::Statistic => Page::Statistic(id),
        Scheme::Page => Page::Plain(id),
        Scheme::Term => {
            let (taxonomy, term) = rest.split_once('/')?;
            site.registry.taxonomies.get(taxonomy)?;
            Page::Term { taxonomy: taxonomy.to_owned(), term: term.to_owned(), page: 1 }
        }
        _ => return None,
    })
}

/// The title of a record's page.
pub(super) fn title(cx: &Context<'_>, page: &Page) -> String {
    let site = cx.site();
    let title = match page {
        Page::Case(id) => site.cases.get(id).map(|case| &case.title),
        Page::Event(id) => site.events.get(id).map(|event| &event.title),
        Page::Programme(id) => site.registry.programmes.get(id).map(|programme| &programme.name),
        Page::Organization(id) => site.registry.organizations.get(id).map(|organization| &organization.name),
        Page::Scheme(id) => site.registry.schemes.get(id).map(|scheme| &scheme.name),
        Page::Statistic(id) => site.statistics.get(id).map(|statistic| &statistic.title),
        Page::Plain(id) => site.pages.get(id).map(|page| &page.title),
        Page::Term { taxonomy, term, .. } => {
            site.registry.taxonomies.get(taxonomy).and_then(|taxonomy| taxonomy.terms.get(term))
        }
        _ => None,
    };
    let indicator = match page {
        Page::Indicator(id) => site.registry.indicators.get(id).and_then(|of| of.label.get(cx.locale)),
        _ => None,
    };
    title.map(|title| cx.text(title)).or_else(|| Some(indicator?.other.clone())).unwrap_or_default()
}
