//! What the making of one page carries along: where it stands, its language, and the notes that it has come to need.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::Ready;
use super::markdown::{Dialect, Text};
use super::notes::Notes;
use super::reported;
use super::theme::{Arg, Strings, ThemeError};
use crate::files::{File, FileId, Files};
use crate::format::alone::alone;
use crate::format::date;
use crate::format::number::number;
use crate::format::scaling::Scaling;
use crate::model::Site;
use crate::model::asked::Part;
use crate::model::bundle::{Writeup, Writeups};
use crate::model::figure::{Figure, Status, Time};
use crate::model::locale::{Locale, Localized};
use crate::model::period::PartialDate;
use crate::model::quantity::Number;
use crate::model::style::Style;
use crate::output::OutPath;
use crate::render::view::DateView;
use crate::route::{Data, Page, Route, absolute, relative};

/// The making of one page.
pub(super) struct Context<'a> {
    pub files: &'a Files,
    pub ready: &'a Ready,
    pub locale: &'a Locale,
    pub path: &'a OutPath,
    pub notes: Notes,
    /// Charts, strips and pathways that the write-up has set itself.
    pub placed: BTreeSet<String>,
    /// Ids of charts and tables that stand on the page.
    ids: BTreeSet<String>,
    /// The files that the page is made from, for the manifest.
    pub from: BTreeSet<FileId>,
    /// The write-up whose Markdown was read last.
    read: RefCell<Option<(FileId, Rc<Text>)>>,
    /// The first word that the theme did not have.
    fault: RefCell<Option<ThemeError>>,
}

impl<'a> Context<'a> {
    pub fn new(files: &'a Files, ready: &'a Ready, locale: &'a Locale, path: &'a OutPath) -> Context<'a> {
        Context {
            files,
            ready,
            locale,
            path,
            notes: Notes::default(),
            placed: BTreeSet::new(),
            ids: BTreeSet::new(),
            from: BTreeSet::new(),
            read: RefCell::default(),
            fault: RefCell::new(None),
        }
    }

    /// An id that stands once on the page: the wanted one, or with a number where a chart or table is placed again.
    pub fn unique_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        id
    }

    /// A file that the page is made from.
    pub fn file(&self, file: FileId) -> &'a File {
        let file = self.files.get(file);
        self.site().note(|| Part::File(file.shared_path()));
        file
    }

    /// The write-up in the page's language, and its text.
    pub fn written(&self, writeups: &Writeups) -> Option<(Writeup, Arc<str>)> {
        let writeup = *writeups.get(self.locale)?;
        Some((writeup, self.file(writeup.file).text_once().unwrap_or_default()))
    }

    /// The write-up in the page's language with its Markdown, which is read once as long as no other is asked for.
    pub fn prose(&self, writeups: &Writeups) -> Option<(Writeup, Rc<Text>)> {
        let writeup = *writeups.get(self.locale)?;
        let mut read = self.read.borrow_mut();
        let prose = match &*read {
            Some((file, prose)) if *file == writeup.file => prose,
            _ => {
                let (_, text) = self.written(writeups)?;
                &read.insert((writeup.file, Rc::new(Text::read(&text, Dialect::Casebook)))).1
            }
        };
        Some((writeup, Rc::clone(prose)))
    }

    pub fn site(&self) -> &'a Site {
        &self.ready.site
    }

    pub fn style(&self) -> Style {
        self.site().config.style(self.locale)
    }

    /// A word of the theme.
    pub fn word(&self, key: &str) -> String {
        self.words(key, &[])
    }

    /// A word of the theme that joins texts, such as a mark of punctuation.
    pub fn joint(&self, key: &str) -> Cow<'a, str> {
        let strings = self.ready.look.theme.strings(self.locale.as_str());
        let plain = strings.and_then(|strings| strings.plain(key));
        plain.map_or_else(|| Cow::Owned(self.word(key)), Cow::Borrowed)
    }

    /// A word of the theme with its placeholders filled; a missing one stops the page with a fault.
    pub fn words(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let strings: Option<&Strings> = self.ready.look.theme.strings(self.locale.as_str());
        match strings.map(|strings| strings.get(key, args)) {
            Some(Ok(text)) => text,
            Some(Err(error)) => self.fail(key, error.to_string()),
            None => self.fail(key, format!("the theme has no strings for `{}`", self.locale)),
        }
    }

    fn fail(&self, key: &str, message: String) -> String {
        let template = format!("strings/{}.yaml", self.locale);
        self.fault.borrow_mut().get_or_insert(ThemeError::plain(&template, message));
        key.to_owned()
    }

    /// Keeps the first fault of a page.
    pub fn note_fault(&self, error: ThemeError) {
        self.fault.borrow_mut().get_or_insert(error);
    }

    /// The fault that was met on the way, if any.
    pub fn fault(&self) -> Option<ThemeError> {
        self.fault.borrow().clone()
    }

    /// A text in the page's language; readers have made sure that there is one.
    pub fn text(&self, text: &Localized<String>) -> String {
        text.get(self.locale).cloned().unwrap_or_default()
    }

    /// The same for a text that may be absent.
    pub fn some_text(&self, text: &Option<Localized<String>>) -> Option<String> {
        text.as_ref().map(|text| self.text(text))
    }

    /// A name as it stands alone: along an axis, over a column, at the head of a row.
    pub fn alone(&self, name: &str) -> String {
        alone(name, self.locale.language())
    }

    /// A whole number in the page's language.
    pub fn count(&self, count: usize) -> String {
        number(&Number::from(count as u32), Scaling::Each, self.locale.language(), &self.style())
    }

    /// `3 cases`: a word of the theme in the form that the number takes.
    pub fn counted(&self, key: &str, count: usize) -> String {
        let text = self.count(count);
        self.words(key, &[("n", Arg::Count { number: count as u64, text: &text })])
    }

    /// The link to a page in the page's own language.
    pub fn href(&self, page: &Page) -> String {
        self.to(&self.page_path(page))
    }

    /// The link to a page, where the site has it.
    pub fn href_if_planned(&self, page: &Page) -> Option<String> {
        let path = self.page_path(page);
        self.ready.plan.has(&path).then(|| self.to(&path))
    }

    fn page_path(&self, page: &Page) -> String {
        page.path(self.locale, self.site().config.default_locale())
    }

    /// The link to anything, where the site has it.
    pub fn link_if_planned(&self, route: &Route) -> Option<String> {
        let path = route.path(self.site().config.default_locale());
        self.ready.plan.has(&path).then(|| self.to(&path))
    }

    /// The link to a file made from data, where the site has it; in the page's own language where there is one for each.
    pub fn data_href(&self, data: &Data) -> Option<String> {
        let default = self.site().config.default_locale();
        let locale = if data.is_for_every_locale() { default } else { self.locale };
        self.link_if_planned(&Route::Data(data.clone(), locale.clone()))
    }

    /// The link to anything published.
    pub fn link(&self, route: &Route) -> String {
        self.to(&route.path(self.site().config.default_locale()))
    }

    /// The address of anything published as others are told it: whole where the site knows its own, otherwise relative to this file.
    pub fn address(&self, route: &Route) -> String {
        self.address_of(&route.path(self.site().config.default_locale()))
    }

    /// The same of a page in a locale.
    pub fn page_address(&self, page: &Page, locale: &Locale) -> String {
        self.address_of(&page.path(locale, self.site().config.default_locale()))
    }

    fn address_of(&self, path: &str) -> String {
        match &self.site().config.base_url {
            Some(base) => absolute(base, path),
            None => relative(self.path.as_str(), path),
        }
    }

    /// Links are relative. Only those of the page for wrong addresses, which hosts show under any address, begin at the root of the
    /// host, where the site knows its place there. They name no host, so that they hold on a second one too, and under `style-src 'self'`.
    fn to(&self, path: &str) -> String {
        let is_shown_anywhere = self.path.as_str().ends_with("404.html");
        match is_shown_anywhere.then(|| self.site().config.path_on_host()).flatten() {
            Some(base) => absolute(base, path),
            None => relative(self.path.as_str(), path),
        }
    }

    /// A date for reader and machine.
    pub fn date(&self, day: PartialDate) -> DateView {
        DateView { text: date::date(day, self.locale), machine: Some(day.to_string()) }
    }

    /// When a figure holds: `as of 2024`, `in 2024`, `to date`; of what a plan sets, `by 2025`.
    pub fn time_of(&self, figure: &Figure) -> String {
        if let Some(reported) = reported::time(self, figure) {
            return reported;
        }
        match (figure.status, &figure.time) {
            (Status::Target, Time::AsOf(period)) => date::by(*period, self.locale),
            (_, time) => self.time(time),
        }
    }

    /// The time of a figure beside the name of what it counts: `2024`, `as reported on 29 June 2021`.
    pub fn head_of(&self, figure: &Figure) -> String {
        reported::time(self, figure).unwrap_or_else(|| date::head(&figure.time, self.locale))
    }

    /// `as of 31 December 2024`, `in 2024`, `to date`.
    pub fn time(&self, time: &Time) -> String {
        match time {
            Time::AsOf(period) => date::as_of(*period, self.locale),
            Time::Over(period) => date::during(*period, self.locale),
        }
    }
}
