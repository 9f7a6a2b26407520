//! What an author wants to know of a page: how long it is, how its translation stands, which figures are on it, and in which files all
//! of that is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::editor::Places;
use super::finding::Spot;
use super::shown::Shown;
use super::state::Good;
use crate::diag::Diagnostics;
use crate::files::{FileId, Place};
use crate::format::quantity::quantity;
use crate::model::bundle::{Drafts, LeftOut, Writeups};
use crate::model::figure::{self, Figure};
use crate::model::locale::{Language, Locale};
use crate::model::prose::{Scheme, Target};
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;
use crate::model::translation::lock::Lock;
use crate::model::translation::standing::{Standing, State};
use crate::model::{Lookup, Site};
use crate::output::OutPath;
use crate::route::{Page, Route, encoded};

/// More figures than these are counted and not listed.
const FIGURES_MOST: usize = 200;

/// The facts of a page, for the bar; nothing where the file is none of the site's own pages.
pub(super) fn sheet(good: &Good, file: &OutPath, shown: &Shown, places: &Places) -> Option<Value> {
    let Route::Page(page, locale) = good.ready.plan.routes.get(file)? else { return None };
    let subject = Subject { good, page, locale, record: record(page) };
    let figures = subject.figures();
    let listed = figures.iter().take(FIGURES_MOST);
    Some(json!({
        "bytes": shown.output.body.len(),
        "mark": subject.mark(),
        "languages": subject.languages(),
        "figures": listed.map(|(name, figure)| subject.figure(name, figure, places)).collect::<Vec<_>>(),
        "figure_count": figures.len(),
        "files": subject.files(shown, places),
    }))
}

/// Why nothing stands at an address where a record would, were it shown.
pub(super) fn held_back(site: &Site, path: &str) -> Option<&'static str> {
    let path = path.trim_matches('/');
    let is_it = |record: &str| {
        let address = record.strip_prefix("pages/").unwrap_or(record);
        path == address || path.strip_suffix(address).is_some_and(|before| before.ends_with('/'))
    };
    let found = site.left_out.iter().find(|(record, _)| is_it(record));
    found.map(|(_, why)| word(*why))
}

fn word(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Draft => "draft",
        LeftOut::NotYet => "scheduled",
        LeftOut::Expired => "expired",
    }
}

/// The record that a page shows, with its kind (`cases/x`).
pub(super) fn record(page: &Page) -> Option<String> {
    match page {
        Page::Case(id) => Some(format!("cases/{id}")),
        Page::Event(id) => Some(format!("events/{id}")),
        Page::Statistic(id) => Some(format!("statistics/{id}")),
        Page::Plain(id) => Some(format!("pages/{id}")),
        _ => None,
    }
}

/// The address of a page as browsers name it, from the root of the server.
pub(super) fn address(site: &Site, page: &Page, locale: &Locale) -> String {
    let path = Route::Page(page.clone(), locale.clone()).path(site.config.default_locale());
    format!("/{}", encoded(path.strip_suffix("index.html").unwrap_or(&path)))
}

struct Subject<'a> {
    good: &'a Good,
    page: &'a Page,
    locale: &'a Locale,
    record: Option<String>,
}

impl<'a> Subject<'a> {
    fn site(&self) -> &'a Site {
        &self.good.ready.site
    }

    /// Why a reader of the published site would not see the page, with the day that decides it.
    fn mark(&self) -> Option<Value> {
        let record = self.record.as_deref()?;
        let lifetime = self.site().lifetime(record)?;
        let why = lifetime.left_out(self.site().config.as_of, Drafts::HoldBack)?;
        let day = match why {
            LeftOut::Draft => None,
            LeftOut::NotYet => lifetime.publish,
            LeftOut::Expired => lifetime.expires,
        };
        Some(json!({ "why": word(why), "day": day.map(|day| day.to_string()) }))
    }

    fn writeups(&self) -> Option<&'a Writeups> {
        let site = self.site();
        match self.page {
            Page::Case(id) => site.cases.get(id).map(|case| &case.writeups),
            Page::Event(id) => site.events.get(id).map(|event| &event.writeups),
            Page::Statistic(id) => site.statistics.get(id).map(|statistic| &statistic.writeups),
            Page::Plain(id) => site.pages.get(id).map(|page| &page.writeups),
            _ => None,
        }
    }

    /// The page in every language of the site that has it: its address, and the length and standing of its write-up.
    fn languages(&self) -> Vec<Value> {
        let site = self.site();
        let planned = |locale: &&Locale| {
            let path = Route::Page(self.page.clone(), (*locale).clone()).path(site.config.default_locale());
            self.good.ready.plan.has(&path)
        };
        let told = |locale: &Locale| {
            let count = self.writeups().and_then(|writeups| writeups.get(locale));
            let count = count.map(|own| own.words(&self.good.files));
            json!({
                "lang": locale.as_str(),
                "name": match locale.language() { Language::English => "English", Language::Chinese => "中文" },
                "href": address(site, self.page, locale),
                "is_here": locale == self.locale,
                "words": count.map(|count| count.words),
                "characters": count.map(|count| count.characters),
                "total": count.map(|count| count.total()),
                "state": self.standing(locale),
            })
        };
        site.config.locales.iter().filter(planned).map(told).collect()
    }

    /// How the record stands in a language, in one word.
    fn standing(&self, locale: &Locale) -> Option<&'static str> {
        let site = self.site();
        let (name, record) = site.translations.get_key_value(self.record.as_deref()?)?;
        let original = record.original(&site.config.original);
        if original == locale {
            return Some("original");
        }
        // What is wrong in the lock itself was told when the site was checked.
        let lock = Lock::read(&self.good.files, &mut Diagnostics::default());
        let standing = Standing::of((name, record), original, locale, &lock, &self.good.files);
        Some(match standing.state() {
            State::Original => "original",
            State::Missing => "missing",
            State::Foreign => "foreign",
            State::Stale => "stale",
            State::Unconfirmed => "unconfirmed",
            State::Confirmed => "confirmed",
        })
    }

    /// The record's own figures, and those that its write-up names, each once.
    fn figures(&self) -> Vec<(String, &'a Figure)> {
        let site = self.site();
        let mut found: Vec<(String, &Figure)> = Vec::new();
        let within = match self.page {
            Page::Case(id) => {
                let own = site.cases.get(id).into_iter().flat_map(|case| case.figures.iter());
                found.extend(own.map(|(id, figure)| (id.to_owned(), figure)));
                Some(id.as_str())
            }
            Page::Statistic(id) => {
                if let Some(Data::Own(observations)) =
                    site.statistics.get(id).map(|statistic| &statistic.data)
                {
                    found.extend(observations.iter().map(|(key, one)| (format!("{id}@{key}"), &one.figure)));
                }
                None
            }
            _ => None,
        };
        let mut known: BTreeSet<Place> = found.iter().map(|(_, figure)| figure.place).collect();
        let links = self.writeups().and_then(|writeups| writeups.get(self.locale));
        let prose = links.map(|writeup| writeup.prose(&self.good.files)).unwrap_or_default();
        for link in &prose.links {
            let Target::Data { scheme: Scheme::Figure, rest } = &link.target else { continue };
            if let Lookup::Found(figure) = site.figure(within, &FigureRef::parse(rest))
                && known.insert(figure.place)
            {
                found.push((rest.to_owned(), figure));
            }
        }
        found
    }

    fn figure(&self, name: &str, figure: &Figure, places: &Places) -> Value {
        let value = match &figure.value {
            figure::Value::Stated(stated) => {
                let style = self.site().config.style(self.locale);
                Some(quantity(stated, &figure.unit, self.locale.language(), &style).text())
            }
            figure::Value::Missing { .. } => None,
        };
        json!({
            "name": name,
            "label": figure.label.get(self.locale).map(|label| label.other.as_str()),
            "value": value,
            "place": places.place(&Spot::of(&self.good.files, figure.place)),
        })
    }

    /// The files of the page: its write-up and its record first, then what else it was made from.
    fn files(&self, shown: &Shown, places: &Places) -> Vec<Value> {
        let files = &self.good.files;
        let writeup =
            self.writeups().and_then(|writeups| writeups.get(self.locale)).map(|writeup| writeup.file);
        let path = |file: FileId| files.get(file).shared_path();
        let mut paths: Vec<Arc<str>> = writeup.map(path).into_iter().collect();
        let maps: BTreeSet<&Arc<str>> = self.site().maps.iter().collect();
        let folder = self.record.as_ref().map(|record| format!("content/{record}/"));
        let is_own = |path: &&Arc<str>| folder.as_ref().is_some_and(|folder| path.starts_with(folder));
        let (own, others): (Vec<&Arc<str>>, Vec<&Arc<str>>) =
            shown.output.from.iter().filter(|path| !maps.contains(path)).partition(is_own);
        for path in own.into_iter().chain(others) {
            if !paths.contains(path) {
                paths.push(path.clone());
            }
        }
        let place = |path: Arc<str>| places.place(&Spot { path: path.to_string(), line: 1, column: 1 });
        paths.into_iter().take(FIGURES_MOST).map(place).collect()
    }
}
