//! What must hold of the finished files, whoever made them: one rule a function, in one list for each kind of file.
//!
//! [`run`] renders a whole site, hands every file to whoever keeps it, and holds it against the rules while it is at hand. Links are
//! resolved against the plan at once; of a page there remain only its title, the digests of its ids, and its links to places in other
//! pages, so that a site of 20,000 pages takes megabytes and not its own size.
//!
//! What runs in a script file of the theme is not read: the rules say that such a file comes from the site itself, not what it does.

mod across;
mod address;
mod again;
mod css;
mod fault;
mod glyphs;
mod kept;
mod links;
mod markup;
mod private;
mod references;
mod safety;
mod source;
mod structure;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem::take;

use rayon::prelude::*;
use tracing::info_span;

use crate::diag::Diagnostics;
use crate::files::Files;
use crate::output::{MediaType, OutPath, Output};
use crate::render::{Ready, look};
use crate::route::{Data, Drawing, Route};
use address::{Address, Addresses};
pub use again::{Again, run_again};
use fault::{Fault, Gathered};
pub use kept::{Kept, Numbers};
use markup::{Dialect, Markup};
use private::Known;
use references::Reference;

/// What the rules look at: one file.
pub(crate) struct Seen<'a, 's> {
    path: &'a OutPath,
    route: &'a Route,
    text: &'s str,
    markup: &'s Markup<'s>,
    /// Each with where it leads.
    references: Vec<(Reference<'s>, Address<'a>)>,
    addresses: &'s Addresses<'a>,
    ids: &'s [u64],
    dialect: Dialect,
}

impl Seen<'_, '_> {
    fn has_id(&self, id: &str) -> bool {
        self.ids.binary_search(&digest(id)).is_ok()
    }

    fn is_drawing(&self) -> bool {
        self.dialect == Dialect::Svg
    }
}

type Rule = fn(&Seen<'_, '_>, &mut Vec<Fault>);

/// Of every page that Casebook makes.
const PAGES: &[Rule] = &[
    links::every_address_leads_somewhere,
    links::places_within_a_page_are_there,
    safety::no_script_stands_in_a_page,
    safety::no_style_stands_in_a_page,
    safety::the_page_says_its_policy_first,
    structure::there_is_one_first_heading,
    structure::headings_skip_no_level,
    structure::every_image_says_what_it_shows,
    structure::every_table_has_a_name,
    structure::the_page_names_its_language,
    structure::the_page_has_a_title,
    structure::ids_stand_once,
    glyphs::share_pictures_show_every_character,
];

/// Of a page at an old address, which only leads on.
const ALIASES: &[Rule] = &[
    links::every_address_leads_somewhere,
    safety::no_script_stands_in_a_page,
    safety::no_style_stands_in_a_page,
    structure::the_page_names_its_language,
    structure::the_page_has_a_title,
];

/// Of a page that is carried as it was written. How it is built up is its author's affair: a file that proves to a search engine who owns
/// the site is such a page.
const CARRIED_PAGES: &[Rule] = &[
    links::every_address_leads_somewhere,
    links::places_within_a_page_are_there,
    safety::no_script_stands_in_a_page,
];

/// Of drawings in files of their own.
const DRAWINGS: &[Rule] = &[
    links::every_address_leads_somewhere,
    links::places_within_a_page_are_there,
    safety::no_script_stands_in_a_page,
    safety::a_drawing_stands_for_itself,
    structure::ids_stand_once,
    glyphs::pictures_show_every_character,
];

/// Of XML that browsers show by themselves: feeds, and data that may hold pages and drawings with scripts. Addresses in it are its readers'.
const DATA: &[Rule] = &[safety::no_script_stands_in_a_page, safety::a_drawing_stands_for_itself];

/// Of what browsers show as a page or drawing and nobody can look into without unpacking it.
const SEALED: &[Rule] = &[safety::what_cannot_be_judged_is_refused];

/// A page with all its files in one (RFC 2557), and a packed drawing.
fn is_sealed(path: &OutPath) -> bool {
    let extension = path.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "mht" | "mhtml" | "svgz")
}

const STYLESHEETS: &[Rule] = &[links::what_a_stylesheet_fetches];

const SITEMAP: &[Rule] = &[links::what_the_sitemap_names];

/// Of feeds that Casebook makes: all their links lead to files of this site.
const FEEDS: &[Rule] = &[links::what_the_sitemap_names, safety::no_script_stands_in_a_page];

type RuleAcross = for<'a> fn(&across::Whole<'a, '_>, &mut Vec<(&'a OutPath, Fault)>);

/// Of all pages together.
const ACROSS: &[RuleAcross] =
    &[across::places_in_other_pages_are_there, across::languages_name_each_other, across::titles_differ];

/// What is kept of a file until all are known.
struct Facts<'a> {
    /// Digests of the ids in it, sorted: two words with one digest are so rare that a wrong link in 20,000 pages still shows.
    ids: Vec<u64>,
    anchors: Vec<Anchor<'a>>,
    /// Language and page.
    alternates: Vec<(Box<str>, &'a OutPath)>,
    title: Option<Box<str>>,
}

/// A link to a place in another file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Anchor<'a> {
    target: &'a OutPath,
    fragment: Box<str>,
}

/// The same for the same text in every run: this hasher has fixed keys.
fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Renders all files of a site on all cores, hands each to `keep`, and audits them. Gives what is wrong with them and with the
/// templates that make them, graded as the site says under `checks:`.
///
/// # Errors
/// The first error of `keep`; the rest is then neither rendered nor audited.
pub fn run<E: Send>(
    files: &Files,
    ready: &Ready,
    keep: impl Fn(&OutPath, &Output) -> Result<(), E> + Sync,
) -> Result<Diagnostics, E> {
    each(ready.plan.routes.keys().collect(), files, ready, keep)
}

/// The same, where nobody keeps the files: pictures of charts, which take the longest, are not made, since each is drawn from the
/// SVG that is audited beside it.
pub fn check(files: &Files, ready: &Ready) -> Diagnostics {
    let is_picture =
        |route: &Route| matches!(route, Route::Data(Data::Chart(_, Drawing::Png), _) | Route::Card(..));
    let routes = ready.plan.routes.iter().filter(|(_, route)| !is_picture(route)).map(|(path, _)| path);
    let nobody = |_: &OutPath, _: &Output| Ok::<(), Infallible>(());
    match each(routes.collect(), files, ready, nobody) {
        Ok(diags) => diags,
        Err(never) => match never {},
    }
}

fn each<'a, E: Send>(
    routes: Vec<&'a OutPath>,
    files: &Files,
    ready: &'a Ready,
    keep: impl Fn(&OutPath, &Output) -> Result<(), E> + Sync,
) -> Result<Diagnostics, E> {
    ready.searches.make(files, ready);
    let _span = info_span!("files").entered();
    let looks = Looks::of(files, ready);
    let found = routes
        .into_par_iter()
        .with_max_len(AT_A_TIME)
        .try_fold(Found::default, |mut found, path| {
            found.make((files, ready), path, &looks, &keep)?;
            Ok(found)
        })
        .try_reduce(Found::default, |a, b| Ok(a.join(b)));
    Ok(found?.report(files, ready))
}

/// What every file is held against.
struct Looks<'a, 'f> {
    addresses: Addresses<'a>,
    known: Known<'f>,
}

impl<'a, 'f> Looks<'a, 'f> {
    fn of(files: &'f Files, ready: &'a Ready) -> Looks<'a, 'f> {
        let config = &ready.site.config;
        let (base_url, path_on_host) = (config.base_url.as_deref(), config.path_on_host());
        let addresses = Addresses { plan: &ready.plan, base_url, path_on_host };
        Looks { addresses, known: Known::of(files, ready) }
    }
}

/// What was found in some of the files.
/// As many files one core takes from the others at a time, so that none waits long for the last.
const AT_A_TIME: usize = 64;

#[derive(Default)]
struct Found<'a> {
    templates: Diagnostics,
    faults: Gathered<'a>,
    facts: BTreeMap<&'a OutPath, Facts<'a>>,
}

impl<'a> Found<'a> {
    /// Renders one file, hands it over and audits it; true where nothing was found in it, and nothing that other files make harmless.
    fn make<E>(
        &mut self,
        (files, ready): (&Files, &Ready),
        path: &'a OutPath,
        looks: &Looks<'a, '_>,
        keep: &impl Fn(&OutPath, &Output) -> Result<(), E>,
    ) -> Result<bool, E> {
        let _span = info_span!("file", of = path.as_str()).entered();
        match ready.render(files, path) {
            Some(Ok(output)) => {
                keep(path, &output)?;
                Ok(self.take((&looks.addresses, &looks.known), path, &output))
            }
            Some(Err(fault)) => {
                self.templates.push(look::fault(&fault, &ready.look.templates).with("page", path));
                Ok(false)
            }
            None => Ok(false),
        }
    }

    /// Audits one file; true where nothing was found.
    fn take(
        &mut self,
        (addresses, known): (&Addresses<'a>, &Known<'_>),
        path: &'a OutPath,
        output: &Output,
    ) -> bool {
        let _span = info_span!("audit").entered();
        let Some(route) = addresses.plan.routes.get(path) else { return false };
        let mut is_well = true;
        let is_carried = matches!(route, Route::Asset { .. } | Route::Static(_) | Route::Theme(_));
        let text = std::str::from_utf8(&output.body);
        // What is carried was looked at where it lies, and what can be found on the pages that say it.
        let is_repeated = matches!(route, Route::Search(..));
        if !is_carried
            && !is_repeated
            && let Ok(text) = text
        {
            let (faults, are_none) = known.faults(path, text);
            is_well &= are_none;
            self.faults.take(path, is_carried, faults);
        }
        let Some((dialect, rules)) = rules(route, path).map(|known| match is_wide(&output.body) {
            true => (None, SEALED),
            false => known,
        }) else {
            return is_well;
        };
        let text = text.map_or_else(|_| String::from_utf8_lossy(&output.body), Cow::Borrowed);
        let markup = match dialect {
            Some(dialect) => Markup::read(&text, dialect),
            None => Markup::default(),
        };
        let mut ids: Vec<u64> = markup.elements().flat_map(places).map(digest).collect();
        ids.sort_unstable();
        ids.dedup();
        let seen = Seen {
            path,
            route,
            text: &text,
            markup: &markup,
            references: links::read_all(references::references(&markup), (path, route), addresses),
            addresses,
            ids: &ids,
            dialect: dialect.unwrap_or(Dialect::Html),
        };
        let mut faults = Vec::new();
        for rule in rules {
            rule(&seen, &mut faults);
        }
        is_well &= faults.is_empty();
        self.faults.take(path, is_carried, faults);
        if dialect.is_some() {
            let anchors = links::anchors(&seen);
            let alternates = across::alternates(&markup, addresses, path);
            let title = markup
                .named("title")
                .find(|title| !title.is_drawing())
                .map(|title| title.text().trim().into());
            self.facts.insert(path, Facts { ids, anchors, alternates, title });
        }
        is_well
    }

    fn join(mut self, mut other: Found<'a>) -> Found<'a> {
        self.templates.extend(other.templates);
        self.facts.append(&mut other.facts);
        Found { faults: self.faults.join(other.faults), ..self }
    }

    /// Tells what was found, and leaves what is known of each file.
    fn report(&mut self, files: &Files, ready: &'a Ready) -> Diagnostics {
        let _span = info_span!("across").entered();
        // Half a site would give findings that mending the template takes away.
        let mut diags = look::gathered(take(&mut self.templates));
        if diags.is_empty() {
            let mut found = Vec::new();
            let whole = across::Whole { plan: &ready.plan, facts: &self.facts };
            for rule in ACROSS {
                rule(&whole, &mut found);
            }
            for (path, fault) in found {
                self.faults.take(path, false, vec![fault]);
            }
        }
        diags.extend(take(&mut self.faults).report(files, ready));
        ready.site.config.checks.apply(files, &mut diags);
        diags
    }
}

/// Whether a text says by its first two bytes that it is in UTF-16, which the browser would read as markup (Encoding Standard, BOM sniff).
fn is_wide(body: &[u8]) -> bool {
    body.starts_with(b"\xff\xfe") || body.starts_with(b"\xfe\xff")
}

/// The places of an element: its id, and the older `name` of an anchor.
fn places(element: markup::Element<'_>) -> impl Iterator<Item = &str> {
    let name = if element.name() == "a" { element.value("name") } else { None };
    element.value("id").into_iter().chain(name)
}

/// How a file is read, and the rules for its kind; nothing for what is neither page, drawing nor stylesheet.
fn rules(route: &Route, path: &OutPath) -> Option<(Option<Dialect>, &'static [Rule])> {
    let kind = MediaType::of(path.as_str());
    Some(match route {
        Route::Page(..) => (Some(Dialect::Html), PAGES),
        Route::Alias { .. } => (Some(Dialect::Html), ALIASES),
        Route::Sitemap => (Some(Dialect::Svg), SITEMAP),
        Route::Feed(_) => (Some(Dialect::Xml), FEEDS),
        _ if is_sealed(path) => (None, SEALED),
        _ if kind.is_html() => (Some(Dialect::Html), CARRIED_PAGES),
        _ => match kind.as_str() {
            "application/xhtml+xml" => (Some(Dialect::Xml), CARRIED_PAGES),
            "application/xml" | "application/atom+xml" | "application/rss+xml" => (Some(Dialect::Xml), DATA),
            "image/svg+xml" => (Some(Dialect::Svg), DRAWINGS),
            "text/css; charset=utf-8" => (None, STYLESHEETS),
            _ => return None,
        },
    })
}
