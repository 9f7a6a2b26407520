//! What every page has around its content.

use super::contact;
use super::context::Context;
use super::download::License;
use super::government;
use super::linked_data;
use super::look::Published;
use super::policy;
use super::qr;
use super::share;
use super::typeset;
use super::view::{Alternate, Asset, Chrome, Footer, Link, MetaTag, NavItem, Phrase, Run};
use crate::model::config::{Extra, NavigationItem};
use crate::model::locale::{Language, Locale};
use crate::model::page::Page as PlainPage;
use crate::route::{Page, Route, absolute};

/// What a page says of itself.
pub(super) struct Head {
    pub page: Page,
    pub title: String,
    pub description: Option<String>,
    /// The pages between home and this one.
    pub breadcrumb: Vec<(String, Page)>,
    pub draft: bool,
}

/// Head, header, footer and navigation of a page.
pub(super) fn chrome(cx: &Context<'_>, head: Head) -> Chrome {
    let site = cx.site();
    let config = &site.config;
    let (default, language) = (config.default_locale(), cx.locale.language());
    // What says that content is gone is for those who follow an old link, and a chart alone for the page around it; search engines
    // have the pages themselves.
    let is_off = matches!(head.page, Page::Withdrawn(_) | Page::Embed(_));
    let is_shared = !is_off && head.page != Page::NotFound;
    let absolute_of = |locale: &Locale| {
        let path = Route::Page(head.page.clone(), locale.clone()).path(default);
        config.base_url.as_deref().filter(|_| !is_off).map(|base| absolute(base, &path))
    };
    let alternates = config
        .locales
        .iter()
        .map(|locale| Alternate {
            lang: locale.to_string(),
            label: own_name(locale),
            href: cx.link(&Route::Page(head.page.clone(), locale.clone())),
            absolute: absolute_of(locale),
            current: locale == cx.locale,
        })
        .collect();
    let link = |(label, page): (String, Page)| Link { label, href: cx.href(&page), lang: None };
    let home = (cx.word("nav.home"), Page::Home);
    let breadcrumb = match head.page {
        Page::Home | Page::NotFound | Page::Embed(_) => Vec::new(),
        _ => std::iter::once(home).chain(head.breadcrumb.clone()).map(link).collect(),
    };
    let beside = cx.ready.look.beside.iter();
    let assets = beside.map(|(path, name)| (path.clone(), cx.link(&Route::Theme(name.clone()))));
    let asset = |file: &Published| Asset {
        href: cx.link(&Route::Theme(file.name.clone())),
        integrity: config.integrity.then(|| file.digest.integrity()),
    };
    let of_theme = |files: &[Published]| files.iter().map(asset).collect();
    let footer_links = site.pages.iter().map(|(id, page)| Link {
        label: short_title(cx, page),
        href: cx.href(&Page::Plain(id.to_owned())),
        lang: None,
    });
    let footer_links = lists_beside_navigation(cx).into_iter().chain(footer_links);
    let linked_data_html = linked_data::block(cx, &head);
    Chrome {
        site_title: cx.text(&config.title),
        seal: Some(SEAL.to_owned()),
        lang: cx.locale.to_string(),
        dir: "ltr".to_owned(),
        policy_html: policy::ELEMENT.to_owned(),
        home_href: cx.href(&Page::Home),
        nav: navigation(cx, &head),
        search: cx.href_if_planned(&Page::Search).map(|href| NavItem {
            label: cx.word("section.search"),
            href,
            current: head.page == Page::Search,
        }),
        alternates,
        default_href: absolute_of(default).filter(|_| config.locales.len() > 1),
        canonical: absolute_of(cx.locale),
        stylesheets: of_theme(&cx.ready.look.stylesheets),
        scripts: of_theme(&cx.ready.look.scripts),
        icon: cx.ready.look.icon.as_ref().map(|name| cx.link(&Route::Theme(name.clone()))),
        assets: assets.collect(),
        feeds: feeds(cx),
        share: is_shared.then(|| share::share(cx, &head.page)),
        linked_data_html,
        meta: meta(cx, &head, is_off),
        breadcrumb,
        title: typeset::plain(&head.title, language),
        description: head
            .description
            .filter(|text| !text.is_empty())
            .map(|text| typeset::plain(&text, language)),
        draft: head.draft,
        as_of: Some(cx.date(config.as_of)),
        license: License::of(cx).map(license_link),
        corrections_href: Some(cx.href(&Page::Corrections)),
        sources_href: Some(cx.href(&Page::Sources)),
        report_href: contact::report(cx, &head.title),
        footer: footer(cx),
        footer_links: footer_links.collect(),
        generator: concat!("Casebook ", env!("CARGO_PKG_VERSION")).to_owned(),
        svg_qr: absolute_of(cx.locale)
            .filter(|_| is_shared && config.has(Extra::QrCodes))
            .and_then(|address| qr::svg(&address)),
    }
}

/// Lists that the navigation leaves out, which a reader would find by chance only.
fn lists_beside_navigation(cx: &Context<'_>) -> Vec<Link> {
    let site = cx.site();
    let named = site.config.navigation.as_deref().unwrap_or_default();
    let lists = [
        (NavigationItem::Events, site.events.is_empty(), "section.events", Page::Events),
        (NavigationItem::Schemes, site.registry.schemes.is_empty(), "section.schemes", Page::Schemes),
    ];
    let missing = lists.into_iter().filter(|(item, is_empty, ..)| !is_empty && !named.contains(item));
    missing.map(|(.., word, page)| Link { label: cx.word(word), href: cx.href(&page), lang: None }).collect()
}

/// The feed of the page's language, where the site knows its address.
fn feeds(cx: &Context<'_>) -> Vec<Link> {
    let site = cx.site();
    let feed = site.config.base_url.as_ref().map(|_| Route::Feed(cx.locale.clone()));
    feed.map(|feed| Link { label: cx.text(&site.config.title), href: cx.link(&feed), lang: None })
        .into_iter()
        .collect()
}

fn meta(cx: &Context<'_>, head: &Head, is_off: bool) -> Vec<MetaTag> {
    match is_off {
        true => vec![MetaTag { name: "robots".to_owned(), content: "noindex".to_owned() }],
        false => government::tags(cx, head),
    }
}

/// 案, case: the character in the seal beside the site's title.
pub(super) const SEAL: &str = "案";

/// A language's name for itself.
fn own_name(locale: &Locale) -> String {
    match locale.language() {
        Language::English => "English".to_owned(),
        Language::Chinese => "中文".to_owned(),
    }
}

/// A licence as people write its name, with the address of its text where that is known.
fn license_link(license: License) -> Link {
    let label = license.words();
    Link { label, href: license.path.unwrap_or_default(), lang: None }
}

fn footer(cx: &Context<'_>) -> Footer {
    let config = &cx.site().config;
    let phrase = |text: &Option<String>, href: Option<&str>| {
        let text = text.clone()?;
        Some(Phrase { run: Run { text, lang: None }, href: href.map(str::to_owned) })
    };
    let publisher = config.publisher.as_deref().and_then(|id| {
        let organization = cx.site().registry.organizations.get(id)?;
        let run = Run { text: cx.text(&organization.name), lang: None };
        Some(Phrase { run, href: Some(cx.href(&Page::Organization(id.to_owned()))) })
    });
    let contact = cx.some_text(&config.footer.contact);
    let leads = contact.as_deref().and_then(contact::address).map(String::from);
    Footer {
        publisher,
        contact: phrase(&contact, leads.as_deref()),
        icp: phrase(&config.footer.icp, Some("https://beian.miit.gov.cn/")),
        public_security: phrase(&config.footer.public_security, Some("https://beian.mps.gov.cn/")),
        site_code: phrase(&config.footer.site_code, None),
    }
}

/// What a page is called where there is little room.
fn short_title(cx: &Context<'_>, page: &PlainPage) -> String {
    cx.text(page.short_title.as_ref().unwrap_or(&page.title))
}

/// The navigation of site.yaml, or what the site has in the usual order.
fn navigation(cx: &Context<'_>, head: &Head) -> Vec<NavItem> {
    let site = cx.site();
    let usual = || {
        let mut items = vec![NavigationItem::Cases];
        let mut add = |is_there: bool, item: NavigationItem| {
            if is_there {
                items.push(item);
            }
        };
        add(!site.statistics.is_empty(), NavigationItem::Statistics);
        add(!site.registry.organizations.is_empty(), NavigationItem::Organizations);
        add(site.pages.get("about").is_some(), NavigationItem::Page("about".to_owned()));
        items
    };
    let items = site.config.navigation.clone().unwrap_or_else(usual);
    let entry = |item: NavigationItem| {
        let (label, page) = match item {
            NavigationItem::Cases => (cx.word("section.cases"), Page::Cases(1)),
            NavigationItem::Statistics => (cx.word("section.statistics"), Page::Statistics),
            NavigationItem::Indicators => (cx.word("section.indicators"), Page::Indicators),
            NavigationItem::Programmes => (cx.word("section.programmes"), Page::Programmes),
            NavigationItem::Events => (cx.word("section.events"), Page::Events),
            NavigationItem::Organizations => (cx.word("section.organizations"), Page::Organizations),
            NavigationItem::Schemes => (cx.word("section.schemes"), Page::Schemes),
            NavigationItem::Sources => (cx.word("section.sources"), Page::Sources),
            NavigationItem::Corrections => (cx.word("section.corrections"), Page::Corrections),
            NavigationItem::Page(id) => {
                let label = site.pages.get(&id).map(|page| short_title(cx, page)).unwrap_or_default();
                (label, Page::Plain(id))
            }
        };
        let href = cx.href_if_planned(&page)?;
        let current = page == head.page || head.breadcrumb.iter().any(|(_, above)| *above == page);
        Some(NavItem { label, href, current })
    };
    items.into_iter().filter_map(entry).collect()
}
