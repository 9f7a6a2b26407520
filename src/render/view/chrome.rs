//! What every page has around its content.

use super::{DateView, Link, Run};
use serde::Serialize;
use std::collections::BTreeMap;

/// Head, header, footer and navigation of a page.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Chrome {
    /// The site's title, in the page's language.
    pub site_title: String,
    /// The one character in the seal beside the title: `案` unless the site says otherwise.
    pub seal: Option<String>,
    /// BCP 47 tag of the page's language: `en`, `zh-Hans`.
    pub lang: String,
    /// Direction of the script: `ltr` or `rtl`.
    pub dir: String,
    /// What the page may load and run, as a safe `<meta>` (Content-Security-Policy). It belongs right behind the encoding.
    pub policy_html: String,
    /// Address of the home page in this language.
    pub home_href: String,
    /// Main navigation, in order.
    pub nav: Vec<NavItem>,
    /// The search, which stands after the navigation.
    pub search: Option<NavItem>,
    /// This page in every language of the site, this one included (`current`).
    pub alternates: Vec<Alternate>,
    /// Its address in the site's default language, for readers of any other; only of pages in several languages, where `canonical` is.
    pub default_href: Option<String>,
    /// Address of this page on the open web; only when the site has a `base_url`.
    pub canonical: Option<String>,
    /// Stylesheets in order. First paint needs only these.
    pub stylesheets: Vec<Asset>,
    /// Scripts in order, which run when the page has been read. No content needs them.
    pub scripts: Vec<Asset>,
    /// Addresses of an icon, where there is one.
    pub icon: Option<String>,
    /// Address of every other file among the theme's assets, by its path there: an emblem is `chrome.assets["emblem.svg"]`.
    pub assets: BTreeMap<String, String>,
    /// Feeds of the site in this language.
    pub feeds: Vec<Link>,
    /// More `<meta name content>` for the head (`ArticleTitle`, `PubDate`, `ContentSource` …).
    pub meta: Vec<MetaTag>,
    /// What cards that others make of the page need beside its title, description and address; not for pages that nobody shares.
    pub share: Option<Share>,
    /// What the page says of itself to programs: schema.org data as one safe `<script type="application/ld+json">`, which no browser
    /// runs. It belongs into the head.
    pub linked_data_html: Option<String>,
    /// Path from home to the page above this one. Empty on the home page.
    pub breadcrumb: Vec<Link>,
    /// Title of this page, for `<title>` and as the breadcrumb's last item.
    pub title: String,
    /// One or two sentences for `<meta name="description">`.
    pub description: Option<String>,
    /// True for a draft shown in a preview or a `--drafts` build: the page carries a mark that says so.
    pub draft: bool,
    /// The day the site speaks for.
    pub as_of: Option<DateView>,
    /// Licence of the site's own text and data.
    pub license: Option<Link>,
    /// The list of corrections.
    pub corrections_href: Option<String>,
    /// The list of sources.
    pub sources_href: Option<String>,
    /// Where a reader reports an error; a `mailto:` address with the page in its subject, or a page.
    pub report_href: Option<String>,
    /// Lines about the publisher.
    pub footer: Footer,
    /// Links of the footer: about, method, accessibility …
    pub footer_links: Vec<Link>,
    /// Name and version of what made the page: `Casebook 0.1.0`.
    pub generator: String,
    /// A QR code of `canonical` for print, as a safe `<svg>`.
    pub svg_qr: Option<String>,
}

/// A stylesheet or script that pages load.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Asset {
    /// Where it lies.
    pub href: String,
    /// The digest that a browser holds the file against (`integrity`); only where site.yaml asks for it.
    pub integrity: Option<String>,
}

/// One entry of the main navigation.
#[derive(Serialize, Clone, Debug, Default)]
pub struct NavItem {
    /// The visible text.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// True on this page and on the pages below it.
    pub current: bool,
}

/// This page in one language.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Alternate {
    /// BCP 47 tag of that language.
    pub lang: String,
    /// The language's own name for itself: `English`, `中文`.
    pub label: String,
    /// Address relative to this page; it leads to the same page in that language.
    pub href: String,
    /// Absolute address for `hreflang`; only when the site has a `base_url`.
    pub absolute: Option<String>,
    /// True for the language of this page.
    pub current: bool,
}

/// What the Open Graph protocol asks of a page beside its title, description and address.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Share {
    /// `article` for the page of a record, otherwise `website`.
    pub kind: String,
    /// Language and country of this page: `en_US`, `zh_CN`.
    pub locale: String,
    /// The same of its other languages.
    pub other_locales: Vec<String>,
    /// Its picture; only when the site has a `base_url`.
    pub picture: Option<SharePicture>,
}

/// The picture that services show beside a shared link.
#[derive(Serialize, Clone, Debug, Default)]
pub struct SharePicture {
    /// Absolute address.
    pub address: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A `<meta name content>` pair.
#[derive(Serialize, Clone, Debug, Default)]
pub struct MetaTag {
    /// The name, as in `PubDate`.
    pub name: String,
    /// The content, not escaped.
    pub content: String,
}

/// The publisher's lines at the foot; what is absent stays absent.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Footer {
    /// The body that publishes the site (主办单位).
    pub publisher: Option<Phrase>,
    /// Office telephone, post or e-mail address of the office (联系方式).
    pub contact: Option<Phrase>,
    /// ICP filing number (ICP备案号), linked to the register.
    pub icp: Option<Phrase>,
    /// Public security filing number (公安备案号), linked to the register.
    pub public_security: Option<Phrase>,
    /// Identification code of a government website (网站标识码).
    pub site_code: Option<Phrase>,
}

/// A run of text that may be a link.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Phrase {
    /// The text and its language.
    pub run: Run,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}
