//! Files of the site as a whole: the sitemap, and pages at old addresses.

use super::context::Context;
use super::policy;
use super::svg::escape;
use super::theme::Arg;
use crate::files::FileId;
use crate::model::locale::Locale;
use crate::route::{Page, Route, absolute};

/// All pages with their other languages (sitemaps.org, and Google's `xhtml:link` for alternates).
pub(super) fn sitemap(cx: &Context<'_>) -> String {
    let config = &cx.site().config;
    let Some(base) = &config.base_url else { return String::new() };
    let default = config.default_locale();
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    ));
    for (path, route) in &cx.ready.plan.routes {
        let Route::Page(page, _) = route else { continue };
        if matches!(page, Page::NotFound | Page::Withdrawn(_) | Page::Embed(_)) {
            continue;
        }
        xml.push_str(&format!("<url><loc>{}</loc>", escape(&absolute(base, path.as_str()))));
        let mut alternate = |tag: &str, locale: &Locale| {
            let there = Route::Page(page.clone(), locale.clone()).path(default);
            let href = escape(&absolute(base, &there));
            xml.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>"));
        };
        if config.locales.len() > 1 {
            config.locales.iter().for_each(|locale| alternate(locale.as_str(), locale));
            // For readers of any other language.
            alternate("x-default", default);
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// All may read everything, and where all is listed (RFC 9309; the line of the sitemap is sitemaps.org's).
pub(super) fn robots(cx: &Context<'_>) -> String {
    let sitemap = cx.address(&Route::Sitemap);
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

/// A page that leads on to where its content has moved.
pub(super) fn alias(cx: &mut Context<'_>, to: &Page) -> String {
    cx.from.extend(record(cx, to));
    let href = escape(&cx.href(to));
    let title = super::prose::title(cx, to);
    let moved = escape(&cx.words("alias.moved", &[("title", Arg::Text(&title))]));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n{policy}\n<title>{moved}</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{href}\">\n</head>\n<body>\n<p><a href=\"{href}\">{moved}</a></p>\n</body>\n</html>\n",
        lang = cx.locale,
        policy = policy::ELEMENT,
    )
}

/// The file of the record that an alias leads to, so that the manifest says whose it was.
fn record(cx: &Context<'_>, page: &Page) -> Option<FileId> {
    let site = cx.site();
    match page {
        Page::Case(id) => site.cases.get(id).map(|case| case.file),
        Page::Event(id) => site.events.get(id).map(|event| event.file),
        Page::Statistic(id) => site.statistics.get(id).map(|statistic| statistic.file),
        Page::Plain(id) => site.pages.get(id).map(|page| page.file),
        _ => None,
    }
}
