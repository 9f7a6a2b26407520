//! Addresses: which thing stands where, in every locale.
//!
//! [`plan`] lists everything that a site will publish before anything is rendered; [`Route::path`], for pages [`Page::path`], is the only place
//! that makes an address, and [`relative`] the only one that makes a link. Links are relative and name `index.html`, so that the same folder works at the
//! root of a host, under a sub-path, on a share and by a double click.

mod apart;
mod catalog;
mod data;
mod hosting;
mod outline;
mod plan;
mod search;
mod tombstone;

use std::borrow::Cow;
use std::fmt;

pub use catalog::{Catalog, Facet, Reports};
pub use data::{ChartOf, Data, Drawing, Format, TableOf};
pub use hosting::{is_for_host, own_domain};
pub use outline::is_planned_alike;
pub(crate) use plan::is_drawn;
pub(crate) use plan::pages_of as list_pages;
pub use plan::{Plan, plan};
pub use search::{PAGES_A_FILE, Shard, word_files};
pub use tombstone::Tombstone;

use crate::model::locale::Locale;
use crate::output::{CATALOGUE, REGISTER};

/// Something with an address. What is the same in every locale has no locale of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// A page in one locale.
    Page(Page, Locale),
    /// A file made from data, in one locale.
    Data(Data, Locale),
    /// The picture that services show beside a shared link to a page, in one locale.
    Card(Page, Locale),
    /// A file that the search page loads, in one locale.
    Search(Shard, Locale),
    /// An old address that leads to a page.
    Alias {
        from: String,
        to: Page,
        locale: Locale,
    },
    /// A file beside a record, carried as it is: folder, id and name.
    Asset {
        folder: &'static str,
        id: String,
        name: String,
    },
    /// A picture beside a record as WebP, as many pixels wide.
    Scaled {
        folder: &'static str,
        id: String,
        name: String,
        width: u32,
    },
    /// A file of `content/static/`.
    Static(String),
    /// An asset of the theme, by its published name.
    Theme(String),
    /// All figures of the site, for programs and for the next publication.
    Register,
    /// What data the site publishes, for catalogues of open data.
    Catalogue,
    /// What was published or changed last, in one locale.
    Feed(Locale),
    Sitemap,
    /// Where programs that go through sites find the sitemap; only of a site at the root of its host (RFC 9309, 2.3).
    Robots,
    /// What the kind of host that the site stands on reads there, by its name.
    Host(&'static str),
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    Home,
    /// One page of the list of all cases, from 1.
    Cases(usize),
    Case(String),
    /// The cases of a year.
    Year(i16, usize),
    /// The cases of a term.
    Term {
        taxonomy: String,
        term: String,
        page: usize,
    },
    Events,
    Event(String),
    Organizations,
    Organization(String),
    Programmes,
    Programme(String),
    Schemes,
    Scheme(String),
    Statistics,
    Statistic(String),
    Indicators,
    /// What is measured, with all that report it.
    Indicator(String),
    Sources,
    Corrections,
    Search,
    Plain(String),
    /// A chart alone, for a frame in a page of another site.
    Embed(ChartOf),
    /// That the content of this address is off the site; see [`Tombstone`].
    Withdrawn(String),
    NotFound,
}

impl Page {
    /// Whether a shared link to the page has a picture of its own; links to lists and registers show that of the home page.
    pub fn has_card(&self) -> bool {
        matches!(
            self,
            Page::Home
                | Page::Case(_)
                | Page::Event(_)
                | Page::Statistic(_)
                | Page::Indicator(_)
                | Page::Organization(_)
                | Page::Scheme(_)
                | Page::Programme(_)
                | Page::Plain(_)
        )
    }

    /// The file of the page below the output folder, in a locale of a site.
    pub fn path(&self, locale: &Locale, default: &Locale) -> String {
        match self {
            Page::NotFound => within(locale, default, &["404.html"]),
            Page::Embed(of) => within(locale, default, &[&of.embed()]),
            Page::Withdrawn(address) if address.ends_with(".html") => within(locale, default, &[address]),
            page => within(locale, default, &[&page.folder(), "index.html"]),
        }
    }

    /// The folder of the page within its locale, with a last `/`; empty for the home page.
    fn folder(&self) -> String {
        let numbered = |folder: String, page: usize| match page {
            0 | 1 => folder,
            page => format!("{folder}page/{page}/"),
        };
        let of = |kind: &str, id: &str| [kind, "/", id, "/"].concat();
        match self {
            Page::Home | Page::NotFound => String::new(),
            Page::Cases(page) => numbered("cases/".to_owned(), *page),
            Page::Case(id) => of("cases", id),
            Page::Year(year, page) => numbered(format!("years/{year}/"), *page),
            Page::Term { taxonomy, term, page } => {
                numbered(["terms/", taxonomy, "/", term, "/"].concat(), *page)
            }
            Page::Events => "events/".to_owned(),
            Page::Event(id) => of("events", id),
            Page::Organizations => "organizations/".to_owned(),
            Page::Organization(id) => of("organizations", id),
            Page::Programmes => "programmes/".to_owned(),
            Page::Programme(id) => of("programmes", id),
            Page::Schemes => "schemes/".to_owned(),
            Page::Scheme(id) => of("schemes", id),
            Page::Statistics => "statistics/".to_owned(),
            Page::Statistic(id) => of("statistics", id),
            Page::Indicators => "indicators/".to_owned(),
            Page::Indicator(id) => of("indicators", id),
            Page::Sources => "sources/".to_owned(),
            Page::Corrections => "corrections/".to_owned(),
            Page::Search => "search/".to_owned(),
            Page::Plain(id) => format!("{id}/"),
            Page::Embed(of) => of.page().folder(),
            Page::Withdrawn(address) if address.is_empty() => String::new(),
            Page::Withdrawn(address) => format!("{address}/"),
        }
    }
}

impl Route {
    /// The file below the output folder. The default locale stands at the root, each other one in a folder of its name.
    pub fn path(&self, default: &Locale) -> String {
        let within = |locale: &Locale, parts: &[&str]| within(locale, default, parts);
        match self {
            Route::Page(page, locale) => page.path(locale, default),
            Route::Data(data, locale) => within(locale, &[&data.file()]),
            Route::Card(page, locale) => within(locale, &[&page.folder(), "share.png"]),
            Route::Search(shard, locale) => within(locale, &[&shard.file()]),
            Route::Alias { from, locale, .. } if from.ends_with(".html") => within(locale, &[from]),
            Route::Alias { from, locale, .. } => within(locale, &[from, "/index.html"]),
            Route::Asset { folder, id, name } => format!("{folder}/{id}/{name}"),
            Route::Scaled { folder, id, name, width } => format!("{folder}/{id}/{name}.{width}.webp"),
            Route::Static(path) => path.clone(),
            Route::Theme(name) => format!("assets/{name}"),
            Route::Register => REGISTER.to_owned(),
            Route::Catalogue => CATALOGUE.to_owned(),
            Route::Feed(locale) => within(locale, &[FEED]),
            Route::Sitemap => "sitemap.xml".to_owned(),
            Route::Robots => "robots.txt".to_owned(),
            Route::Host(name) => (*name).to_owned(),
        }
    }

    /// The locale of what stands there, where it has one.
    pub fn locale(&self) -> Option<&Locale> {
        match self {
            Route::Page(_, locale) | Route::Data(_, locale) => Some(locale),
            Route::Card(_, locale) | Route::Search(_, locale) => Some(locale),
            Route::Alias { locale, .. } | Route::Feed(locale) => Some(locale),
            Route::Asset { .. } | Route::Scaled { .. } | Route::Static(_) | Route::Theme(_) => None,
            Route::Register | Route::Catalogue | Route::Sitemap | Route::Robots | Route::Host(_) => None,
        }
    }
}

/// The name of a feed in the folder of its locale.
pub const FEED: &str = "feed.xml";

/// A path within the folder of a locale; the default one has none.
fn within(locale: &Locale, default: &Locale, parts: &[&str]) -> String {
    let path = parts.concat();
    if locale == default { path } else { [locale.as_str(), "/", &path].concat() }
}

/// The address of a published file on the open web: folders stand for their `index.html`.
pub fn absolute(base_url: &str, path: &str) -> String {
    let shown = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    [base_url, &encoded(shown.unwrap_or(path))].concat()
}

/// The link from one published file to another.
pub fn relative(from: &str, to: &str) -> String {
    // Behind the last `/` of what both begin with.
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let folders = from[shared..].bytes().filter(|byte| *byte == b'/').count();
    ["../".repeat(folders).as_str(), &encoded(&to[shared..])].concat()
}

/// A path as it stands in an address (RFC 3986): letters, digits and a few marks as they are, all else by its bytes.
pub fn encoded(path: &str) -> Cow<'_, str> {
    if path.bytes().all(is_plain) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match is_plain(byte) {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Cow::Owned(out)
}

/// Whether a byte stands for itself in a path (RFC 3986, section 2.3).
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/')
}

impl fmt::Display for Route {
    /// What stands there, for messages.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Page(page, _) => write!(out, "{page}"),
            Route::Data(data, _) => write!(out, "the file {}", data.file()),
            Route::Card(page, _) => write!(out, "the share picture of {page}"),
            Route::Search(shard, _) => write!(out, "the file {}", shard.file()),
            Route::Alias { from, to, .. } => write!(out, "the alias `{from}` of {to}"),
            Route::Asset { folder, id, name } => write!(out, "content/{folder}/{id}/{name}"),
            Route::Scaled { folder, id, name, width } => {
                write!(out, "content/{folder}/{id}/{name} in {width} pixels")
            }
            Route::Static(path) => write!(out, "content/static/{path}"),
            Route::Theme(name) => write!(out, "the theme's {name}"),
            Route::Register => out.write_str(REGISTER),
            Route::Catalogue => out.write_str(CATALOGUE),
            Route::Feed(_) => out.write_str(FEED),
            Route::Sitemap => out.write_str("sitemap.xml"),
            Route::Robots => out.write_str("robots.txt"),
            Route::Host(name) => out.write_str(name),
        }
    }
}

impl fmt::Display for Page {
    /// The record behind the page, or the list's folder, for messages.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Page::Home => out.write_str("the home page"),
            Page::Search => out.write_str("the search page"),
            Page::NotFound => out.write_str("the page for wrong addresses"),
            Page::Case(id) => write!(out, "content/cases/{id}/"),
            Page::Event(id) => write!(out, "content/events/{id}/"),
            Page::Statistic(id) => write!(out, "content/statistics/{id}/"),
            Page::Plain(id) => write!(out, "content/pages/{id}/"),
            Page::Embed(of) => write!(out, "the page {}", of.embed()),
            Page::Withdrawn(address) => write!(out, "the withdrawn address `{address}`"),
            Page::Organization(_) | Page::Programme(_) | Page::Scheme(_) => {
                write!(out, "the page {}", self.folder())
            }
            _ => write!(out, "the list {}", self.folder()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        let table = [
            ("index.html", "cases/a/index.html", "cases/a/index.html"),
            ("cases/a/index.html", "index.html", "../../index.html"),
            ("cases/a/index.html", "cases/b/index.html", "../b/index.html"),
            ("cases/a/index.html", "zh-Hans/cases/a/index.html", "../../zh-Hans/cases/a/index.html"),
            ("cases/a/index.html", "cases/a/index.html", "index.html"),
            ("cases/a/index.html", "cases/a/图 1.png", "%E5%9B%BE%201.png"),
        ];
        for (from, to, link) in table {
            assert_eq!(relative(from, to), link, "{from} -> {to}");
        }
    }

    #[test]
    fn the_default_locale_stands_at_the_root() -> Result<(), Box<dyn std::error::Error>> {
        let (en, zh): (Locale, Locale) = ("en".parse()?, "zh-Hans".parse()?);
        let case =
            |locale: &Locale| Route::Page(Page::Case("foshan-cipo".to_owned()), locale.clone()).path(&en);
        assert_eq!(case(&en), "cases/foshan-cipo/index.html");
        assert_eq!(case(&zh), "zh-Hans/cases/foshan-cipo/index.html");
        assert_eq!(
            absolute("https://example.org/casebook/", &case(&en)),
            "https://example.org/casebook/cases/foshan-cipo/"
        );
        Ok(())
    }
}
