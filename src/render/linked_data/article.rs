//! A case as an article, and its figures as observations.

use super::node::{self, Node, Said};
use super::{dataset, observation, organization, own};
use crate::model::case::Case;
use crate::model::locale::Locale;
use crate::model::organization::Role;
use crate::render::chrome::Head;
use crate::render::context::Context;
use crate::route::Page;

/// The article that the page is, and an observation for each figure of the case.
pub(super) fn of_case(cx: &Context<'_>, id: &str, head: &Head) -> Option<Vec<Said>> {
    let site = cx.site();
    let case = site.cases.get(id)?;
    let article = article_id(cx, id, cx.locale);
    let (about, mentions) = concerned(cx, case);
    let date = |date: Option<crate::model::period::PartialDate>| date.map(|date| date.to_string());
    let [original, translations] = translations(cx, id);
    let sources = case.figures.values().flat_map(|figure| &figure.sources);
    let node = Node::new("Article")
        .say("@id", article.clone())
        .say("headline", head.title.clone())
        .some("description", head.description.clone())
        .say("inLanguage", cx.locale.as_str())
        .say("url", own(cx, &head.page))
        .some("datePublished", date(case.lifetime.publish))
        .some("dateModified", date(case.updated))
        // A byline is the words of the page; whether they name persons or bodies is not in the record.
        .some("creditText", cx.some_text(&case.byline.author))
        .some("publisher", organization::publisher(cx))
        .some("license", dataset::license(cx))
        .some("translationOfWork", original)
        .some("workTranslation", translations)
        .some("about", Some(about))
        .some("mentions", Some(mentions))
        .some("citation", Some(dataset::sources(cx, sources)))
        .done();
    let address = node::address(cx, &Page::Case(id.to_owned()));
    let figures = case.figures.iter().map(|(key, figure)| {
        let observed = observation::Observed {
            id: observation::figure_on(&address, key),
            name: None,
            case: Some(id),
            subject: &article,
        };
        observation::of_figure(cx, figure, &observed)
    });
    let data = dataset::of_case(cx, case, head, &article);
    Some(std::iter::once(node).chain(figures).chain(data).collect())
}

/// Each language has an article of its own, so that one can be said to be the translation of another.
fn article_id(cx: &Context<'_>, id: &str, locale: &Locale) -> String {
    cx.page_address(&Page::Case(id.to_owned()), locale) + "#article"
}

/// What the article was translated from, and what it was translated to.
fn translations(cx: &Context<'_>, id: &str) -> [Option<Said>; 2] {
    let config = &cx.site().config;
    let record = cx.site().translations.get(format!("cases/{id}").as_str());
    let original = record.map_or(&config.original, |record| record.original(&config.original));
    let article = |locale: &Locale| {
        let article = Node::new("Article").say("@id", article_id(cx, id, locale));
        article.say("inLanguage", locale.as_str()).done()
    };
    if cx.locale != original {
        return [Some(article(original)), None];
    }
    let others = config.locales.iter().filter(|locale| *locale != original);
    [None, Some(Said::List(others.map(article).collect()))]
}

/// Who carries the case out, which it is about; and who else takes part and where it was made known, which it mentions.
fn concerned(cx: &Context<'_>, case: &Case) -> (Vec<Said>, Vec<Said>) {
    let of = |is_wanted: &dyn Fn(Role) -> bool| {
        let parts = case.organizations.iter().filter(|part| is_wanted(part.role));
        organization::named(cx, parts.map(|part| part.organization.as_str()))
    };
    let about = of(&|role| role == Role::Implements);
    let mut mentions = of(&|role| role != Role::Implements);
    mentions.retain(|body| !about.contains(body));
    let mut events: Vec<&str> =
        case.selections.iter().filter_map(|selection| selection.announced_at.as_deref()).collect();
    events.dedup();
    mentions.extend(events.into_iter().filter_map(|event| organization::event(cx, event)));
    (about, mentions)
}
