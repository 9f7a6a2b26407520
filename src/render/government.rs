//! The `<meta>` tags that Chinese government sites carry: of the site, of the column that a page stands in, and of a record (国务院办公厅
//! 《政府网站发展指引》, 国办发〔2017〕47号, on tags of pages). Each is there only where the site states what it says.

use super::chrome::Head;
use super::context::Context;
use super::keywords;
use super::view::MetaTag;
use crate::model::bundle::Lifetime;
use crate::model::locale::Localized;
use crate::model::period::PartialDate;
use crate::route::{Page, Route, TableOf, absolute};

/// The tags of a page, where the site wants them.
pub(super) fn tags(cx: &Context<'_>, head: &Head) -> Vec<MetaTag> {
    let config = &cx.site().config;
    if !config.government_tags {
        return Vec::new();
    }
    let domain = config.base_url.as_deref().and_then(|url| url.split_once("://"));
    let domain = domain.and_then(|(_, rest)| rest.split('/').next()).map(str::to_owned);
    let mut said = vec![
        ("SiteName", Some(cx.text(&config.title))),
        ("SiteDomain", domain),
        ("SiteIDCode", config.footer.site_code.clone()),
        ("ColumnName", column(cx, head)),
    ];
    if let Some(record) = record(cx, &head.page) {
        let day = record.lifetime.publish.filter(|date| matches!(date, PartialDate::Day(_)));
        let publisher = config.publisher.as_deref().and_then(|id| cx.site().registry.organizations.get(id));
        let source = record.source.or_else(|| publisher.map(|organization| cx.text(&organization.name)));
        let keywords =
            record.data.map(|of| keywords::of(cx, &of).join(",")).filter(|words| !words.is_empty());
        said.extend([
            ("ArticleTitle", Some(head.title.clone())),
            ("PubDate", day.map(|day| day.to_string())),
            ("ContentSource", source),
            ("Author", record.author),
            ("Keywords", keywords),
            ("Description", head.description.clone().filter(|text| !text.is_empty())),
            ("Url", address(cx, &head.page)),
        ]);
    }
    let tag =
        |(name, content): (&str, Option<String>)| Some(MetaTag { name: name.to_owned(), content: content? });
    said.into_iter().filter_map(tag).collect()
}

/// What the tags say of a record besides its title and summary.
struct Record<'a> {
    lifetime: &'a Lifetime,
    source: Option<String>,
    author: Option<String>,
    data: Option<TableOf>,
}

fn record<'a>(cx: &Context<'a>, page: &Page) -> Option<Record<'a>> {
    let site = cx.site();
    let plain = |lifetime, data| Record { lifetime, source: None, author: None, data };
    Some(match page {
        Page::Case(id) => {
            let case = site.cases.get(id)?;
            let text = |text: &Option<Localized<String>>| cx.some_text(text);
            Record {
                source: text(&case.byline.source),
                author: text(&case.byline.author),
                ..plain(&case.lifetime, Some(TableOf::Case(id.clone())))
            }
        }
        Page::Statistic(id) => {
            plain(&site.statistics.get(id)?.lifetime, Some(TableOf::Statistic(id.clone())))
        }
        Page::Event(id) => plain(&site.events.get(id)?.lifetime, None),
        Page::Plain(id) => plain(&site.pages.get(id)?.lifetime, None),
        _ => return None,
    })
}

/// The list that a page belongs to; a list is its own column, and the home page has none.
fn column(cx: &Context<'_>, head: &Head) -> Option<String> {
    match (head.breadcrumb.first(), &head.page) {
        (Some((section, _)), _) => Some(section.clone()),
        (None, Page::Home | Page::NotFound) => None,
        (None, page) => record(cx, page).is_none().then(|| head.title.clone()),
    }
}

fn address(cx: &Context<'_>, page: &Page) -> Option<String> {
    let config = &cx.site().config;
    let path = Route::Page(page.clone(), cx.locale.clone()).path(config.default_locale());
    config.base_url.as_deref().map(|base| absolute(base, &path))
}
