//! `content/site.yaml`: the site as a whole.

mod checks;
mod deploy;
mod extra;
mod hosting;
mod personal;
mod settings;
mod withdrawn;

use std::collections::{BTreeMap, BTreeSet};

pub use checks::Checks;
pub use deploy::{DeployKind, DeployTarget, Host, Service};
pub use extra::Extra;
pub use hosting::Hosting;
pub use personal::{Allowed, Person, PersonalInformation};
pub use settings::{Footer, Home, NavigationItem};
pub use withdrawn::Withdrawn;

use super::locale::{Locale, Localized};
use super::period::PartialDate;
use super::reader::{
    Noted, Phrase, Reader, base_address, base_path, locale_of_site, named, phrase, reference, text, whole_day,
};
use super::reference::Kind;
use super::registry::{Registry, parse};
use super::stray;
use super::style::Style;
use super::wording;
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{Files, Place};
use crate::yaml::Cursor;

/// What is said of the site as a whole.
#[derive(Clone, Debug)]
pub struct Config {
    /// Whether site.yaml says all that it must. If not, stand-ins fill it up, so that the rest of the site can be looked through, and the
    /// site is not published.
    pub is_whole: bool,
    pub title: Localized<String>,
    pub description: Localized<Phrase>,
    /// At least one; the first is the default and stands at the root.
    pub locales: Vec<Locale>,
    /// The language that records are written in first, unless they say otherwise themselves.
    pub original: Locale,
    /// The day that the site speaks for.
    pub as_of: PartialDate,
    /// Whether site.yaml says that day. If not, nothing is held against it.
    pub is_dated: bool,
    pub publisher: Option<String>,
    pub theme: String,
    /// With its last `/`.
    pub base_url: Option<String>,
    /// The path of the site on its host, with `/` at both ends, where site.yaml says it.
    pub base_path: Option<String>,
    /// Whether pages say of themselves what directories of Chinese government sites read.
    pub government_tags: bool,
    /// Whether pages carry the digests of their stylesheets and scripts, which no browser accepts of a page from a disk.
    pub integrity: bool,
    /// What the site is published without.
    pub leave_out: BTreeSet<Extra>,
    pub license: Option<Localized<String>>,
    pub time_zone: Option<String>,
    pub home: Home,
    pub navigation: Option<Vec<NavigationItem>>,
    pub footer: Footer,
    pub styles: BTreeMap<Locale, Style>,
    pub cases_per_page: usize,
    /// Addresses that were published and lead to no content any more.
    pub withdrawn: Vec<Withdrawn>,
    /// After how many months the latest state of something counts as out of date; never where nothing is said.
    pub stale_after: Option<u32>,
    /// What the site makes of findings that are matters of judgement.
    pub checks: Checks,
    pub personal_information: PersonalInformation,
    pub deploy: BTreeMap<String, DeployTarget>,
    /// The kind of host that the site stands on, where settings for it are wanted.
    pub hosting: Option<Hosting>,
    /// Whether compressed files are published beside the plain ones, where the host can send them.
    pub is_precompressed: bool,
}

impl Config {
    /// The stand-in for a site.yaml that cannot be read. What it would allow counts as allowed. Nothing where no language is known.
    fn unread(locales: &[Locale], place: Place) -> Option<Config> {
        Some(Config {
            is_whole: false,
            title: Localized::Everywhere(String::new()),
            description: Localized::Everywhere(Phrase { markdown: String::new(), place }),
            locales: locales.to_vec(),
            original: locales.first().cloned()?,
            // Nothing holds for a time after this one.
            as_of: "9999-12-31".parse().ok()?,
            is_dated: false,
            publisher: None,
            theme: CIVIC.to_owned(),
            base_url: None,
            base_path: None,
            government_tags: false,
            integrity: false,
            leave_out: BTreeSet::new(),
            license: None,
            time_zone: None,
            home: Home::default(),
            navigation: None,
            footer: Footer::default(),
            styles: BTreeMap::new(),
            cases_per_page: CASES_PER_PAGE,
            withdrawn: Vec::new(),
            stale_after: None,
            checks: Checks::unreadable(),
            personal_information: PersonalInformation::unreadable(),
            deploy: BTreeMap::new(),
            hosting: None,
            is_precompressed: false,
        })
    }

    pub fn default_locale(&self) -> &Locale {
        &self.locales[0]
    }

    /// Where the site stands on its host, with `/` at both ends: as site.yaml says, else as its address does. Only the page for wrong
    /// addresses needs it, since hosts show that page under any address.
    pub fn path_on_host(&self) -> Option<&str> {
        let of_address = || {
            let (_, rest) = self.base_url.as_deref()?.split_once("://")?;
            rest.find('/').map(|at| &rest[at..])
        };
        self.base_path.as_deref().or_else(of_address)
    }

    /// Whether the site is published with something that can be left out. The catalogue leads to the downloads and goes with them.
    pub fn has(&self, extra: Extra) -> bool {
        let is_left_out = |extra| self.leave_out.contains(&extra);
        !(is_left_out(extra) || extra == Extra::Catalogue && is_left_out(Extra::Downloads))
    }

    /// How numbers are written in a locale.
    pub fn style(&self, locale: &Locale) -> Style {
        self.styles.get(locale).copied().unwrap_or_default()
    }
}

/// The locales come first: every other reader asks for text in them. Gives nothing where there is no site.
pub(super) fn locales(files: &Files, diags: &mut Diagnostics) -> Option<Vec<Locale>> {
    let Some(file) = files.find(SITE) else {
        let found = stray::misnamed(files, "site").map(|file| &files.get(file).path);
        diags.push(Diagnostic::new(reading::NO_SITE, None).with_some("found", found));
        return None;
    };
    let document = parse(files, file, diags)?;
    let mut probe = Diagnostics::default();
    let mut record = Cursor::new(&document.root).record(named("site.yaml", "site.yaml"), diags)?;
    let Some(list) = record.get("locales") else {
        let missing = Diagnostic::new(reading::MISSING_KEY, record.place())
            .with("key", "locales")
            .with("example", "[en, zh-Hans]");
        diags.push(missing.with("where", "site.yaml").with("where_zh", "site.yaml "));
        return None;
    };
    let cursors = list.list(diags)?;
    let before = diags.len();
    let mut locales: Vec<Locale> = Vec::new();
    let mut places = Vec::new();
    for cursor in cursors {
        match cursor.text(&mut probe).map(str::parse::<Locale>) {
            // Tags that differ in the case of their letters alone are one tag (RFC 5646, section 2.1.1).
            Some(Ok(locale)) => {
                let is_same = |known: &Locale| known.as_str().eq_ignore_ascii_case(locale.as_str());
                match locales.iter().position(is_same) {
                    Some(first) => {
                        let twice = Diagnostic::new(reading::DUPLICATE_KEY, cursor.place());
                        diags.push(twice.with("key", locale).also(places[first]));
                    }
                    None => {
                        locales.push(locale);
                        places.push(cursor.place());
                    }
                }
            }
            Some(Err(error)) => diags.push(wording::locale(&error, cursor.place())),
            None => diags.push(Diagnostic::new(reading::EMPTY, cursor.place()).with("key", "locales")),
        }
    }
    if locales.is_empty() && diags.len() == before {
        diags.push(Diagnostic::new(reading::EMPTY, record.place_of("locales")).with("key", "locales"));
    }
    // With a locale that cannot be read, every text in it would be reported too.
    (diags.len() == before).then_some(locales)
}

/// The languages that write-ups are named after, for a site that does not say readably which it has.
pub(super) fn supposed_locales(files: &Files) -> Vec<Locale> {
    let named =
        files.below("content/").filter_map(|(_, entry)| entry.name().strip_suffix(".md")?.parse().ok());
    let named: BTreeSet<Locale> = named.collect();
    named.into_iter().collect()
}

const CIVIC: &str = "civic";

const CASES_PER_PAGE: usize = 20;

pub(super) const SITE: &str = "content/site.yaml";

/// Reads the whole of site.yaml.
pub(super) fn read(
    files: &Files,
    locales: &[Locale],
    registry: &Registry,
    noted: &mut Noted,
    diags: &mut Diagnostics,
) -> Option<Config> {
    let mut cx = Reader::new(locales, registry);
    cx.record = "site".to_owned();
    let unread = Config::unread(locales, Place::File(files.find(SITE)?))?;
    let document = parse(files, files.find(SITE)?, &mut Diagnostics::default());
    let read =
        document.and_then(|document| read_record(Cursor::new(&document.root), locales, &unread, &mut cx));
    diags.extend(cx.finish(noted));
    Some(read.unwrap_or(unread))
}

fn read_record(
    cursor: Cursor<'_>,
    locales: &[Locale],
    unread: &Config,
    cx: &mut Reader<'_>,
) -> Option<Config> {
    let mut record = cursor.record(named("site.yaml", "site.yaml"), cx)?;
    record.get("locales");
    let original = record.optional("original", cx, locale_of_site);
    let title = record.require("title", cx, text);
    let description = record.require("description", cx, phrase);
    let as_of = record.require("as_of", cx, whole_day);
    let publisher = record.optional("publisher", cx, |cursor, cx| reference(cursor, Kind::Organization, cx));
    let theme = record.optional("theme", cx, |cursor, cx| cursor.text(cx).map(str::to_owned));
    let base_url =
        record.optional("base_url", cx, base_address).map(|url| format!("{}/", url.trim_end_matches('/')));
    let base_path = record.optional("base_path", cx, base_path);
    let government_tags = record.optional("government_tags", cx, |cursor, cx| cursor.yes_or_no(cx));
    let integrity = record.optional("integrity", cx, |cursor, cx| cursor.yes_or_no(cx));
    let leave_out = record.optional("leave_out", cx, |cursor, cx| cursor.each(cx, Extra::read));
    let license = record.optional("license", cx, text);
    let time_zone = record.optional("time_zone", cx, |cursor, cx| cursor.text(cx).map(str::to_owned));
    let home = record.optional("home", cx, settings::home).unwrap_or_default();
    let navigation =
        record.optional("navigation", cx, |cursor, cx| cursor.each(cx, settings::navigation_item));
    let footer = record.optional("footer", cx, settings::footer).unwrap_or_default();
    let styles = settings::styles(&mut record, locales, cx);
    let cases_per_page = record.optional("cases_per_page", cx, |cursor, cx| cursor.whole(1, 1000, cx));
    let withdrawn = record.optional("withdrawn", cx, withdrawn::read).unwrap_or_default();
    let stale_after = record.optional("stale_after", cx, |cursor, cx| cursor.whole(1, 1200, cx));
    let checks =
        record.optional("checks", cx, |cursor, cx| Some(checks::read(cursor, cx))).unwrap_or_default();
    let personal_information =
        record.get("personal_information").map_or_else(Default::default, |cursor| personal::read(cursor, cx));
    let deploy = record.optional("deploy", cx, deploy::read).unwrap_or_default();
    let hosting = record.optional("host", cx, Hosting::read);
    let is_precompressed = record.optional("precompress", cx, |cursor, cx| cursor.yes_or_no(cx));
    record.finish(cx);
    Some(Config {
        is_whole: title.is_some() && description.is_some() && as_of.is_some(),
        title: title.unwrap_or_else(|| unread.title.clone()),
        description: description.unwrap_or_else(|| unread.description.clone()),
        locales: locales.to_vec(),
        original: original.unwrap_or_else(|| unread.original.clone()),
        is_dated: as_of.is_some(),
        as_of: as_of.unwrap_or(unread.as_of),
        publisher,
        theme: theme.unwrap_or_else(|| CIVIC.to_owned()),
        base_url,
        base_path,
        government_tags: government_tags == Some(true),
        integrity: integrity == Some(true),
        leave_out: leave_out.into_iter().flatten().collect(),
        license,
        time_zone,
        home,
        navigation,
        footer,
        styles,
        cases_per_page: cases_per_page.map_or(CASES_PER_PAGE, |count| count as usize),
        withdrawn,
        stale_after: stale_after.filter(|_| as_of.is_some()),
        checks,
        personal_information,
        deploy,
        hosting,
        is_precompressed: is_precompressed == Some(true),
    })
}
