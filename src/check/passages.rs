//! Every text of a site that may refer to data, in one list.

use crate::files::{FileId, Files, Place};
use crate::model::Site;
use crate::model::bundle::{Assets, Writeups};
use crate::model::locale::{Locale, Localized};
use crate::model::prose::{ProblemKind, Prose};
use crate::model::reader::Phrase;
use crate::model::reference::Kind;
use crate::model::statistic::Data;

/// A write-up, or a phrase in YAML, in one locale.
pub(super) struct Passage<'a> {
    pub files: &'a Files,
    pub locale: &'a Locale,
    pub text: &'a str,
    pub prose: std::borrow::Cow<'a, Prose>,
    /// The case or statistic whose figures are named without it.
    pub within: Option<&'a str>,
    pub assets: Option<&'a Assets>,
    pub home: Home,
    /// The record that it belongs to.
    pub owner: Option<(Kind, &'a str)>,
    pub grounds: Grounds,
}

/// Whether what a passage says rests on a source that its record names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grounds {
    /// A key beside it names the source: a milestone, a note on a figure, the description of a body.
    Source,
    /// It is the site's own word.
    Open,
}

/// Where a passage stands.
#[derive(Clone, Copy)]
pub(super) enum Home {
    /// A Markdown file: ranges are places.
    File(FileId),
    /// A value in YAML, by its place.
    Value(Place),
}

impl Passage<'_> {
    /// The place of a range of the passage.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Place {
        match self.home {
            Home::File(file) => Place::bytes(file, range.clone()),
            Home::Value(place) => self.within_value(place, range).unwrap_or(place),
        }
    }

    /// Whether something in it was meant as a link and cannot be read as one, which is reported.
    pub fn has_misspelt_link(&self) -> bool {
        self.prose.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::MisspeltLink { .. }))
    }

    /// The same words in the YAML source of the value; nothing where the author wrote them with escapes or over several lines.
    fn within_value(&self, place: Place, range: &std::ops::Range<usize>) -> Option<Place> {
        let words = self.text.get(range.clone()).filter(|words| !words.is_empty())?;
        let before = self.text.get(..range.start)?.matches(words).count();
        let span = self.files.span(place)?;
        let source = self.files.get(span.file).text()?.get(span.start..span.end)?;
        let (at, _) = source.match_indices(words).nth(before)?;
        let start = span.start + at;
        Some(Place::bytes(span.file, start..start + words.len()))
    }
}

/// Gathers all passages.
pub(super) fn all<'a>(files: &'a Files, site: &'a Site) -> Vec<Passage<'a>> {
    let mut out = Gathered { files, locales: &site.config.locales, passages: Vec::new() };
    let config = &site.config;
    let of_site = Standing { within: None, owner: None, grounds: Grounds::Open };
    let sourced = Standing { grounds: Grounds::Source, ..of_site };
    out.phrase(&config.description, of_site);
    out.phrases(&config.home.lead, of_site);
    for source in site.registry.sources.values() {
        out.phrases(&source.note, sourced);
    }
    for organization in site.registry.organizations.values() {
        out.phrases(&organization.description, of_site.resting_on(&organization.sources));
    }
    for indicator in site.registry.indicators.values() {
        for phrase in [&indicator.definition, &indicator.scope, &indicator.basis] {
            out.phrases(phrase, sourced);
        }
    }
    for scheme in site.registry.schemes.values() {
        out.phrases(&scheme.description, of_site.resting_on(&scheme.sources));
    }
    for programme in site.registry.programmes.values() {
        let standing = of_site.resting_on(&programme.sources);
        out.phrases(&programme.summary, standing);
        out.phrases(&programme.pathway_note, standing);
        programme.pillars.iter().for_each(|pillar| out.phrases(&pillar.text, standing));
        programme
            .stages
            .iter()
            .for_each(|stage| out.phrases(&stage.text, standing.resting_on(&stage.sources)));
    }
    for (id, case) in site.cases.iter() {
        let own = Standing { within: Some(id), owner: Some((Kind::Case, id)), grounds: Grounds::Open };
        out.phrase(&case.summary, own);
        out.phrases(&case.outlook, own);
        case.milestones
            .iter()
            .for_each(|milestone| out.phrase(&milestone.text, own.resting_on(&milestone.sources)));
        case.replicable.iter().for_each(|point| out.phrase(&point.text, own.resting_on(&point.sources)));
        case.images.iter().for_each(|image| out.phrases(&image.caption, own));
        case.figures.values().for_each(|figure| out.figure(figure, own));
        case.charts.values().for_each(|chart| out.phrases(&chart.note, own));
        out.writeups(&case.writeups, own, &case.assets);
    }
    for (id, event) in site.events.iter() {
        let own = Standing { owner: Some((Kind::Event, id)), ..of_site };
        out.phrases(&event.summary, own.resting_on(&event.sources));
        out.writeups(&event.writeups, own, &event.assets);
    }
    for (id, statistic) in site.statistics.iter() {
        let own = Standing { owner: Some((Kind::Statistic, id)), ..of_site };
        out.phrases(&statistic.summary, own);
        if let Data::Own(observations) = &statistic.data {
            // The words beside a figure of a case were read in the case.
            let read_here = observations.values().filter(|observation| observation.case.is_none());
            read_here.for_each(|observation| out.figure(&observation.figure, own));
        }
        if let Some(breakdown) = &statistic.breakdown {
            out.phrases(&breakdown.mismatch_note, own);
        }
        if let Some(chart) = &statistic.chart {
            out.phrases(&chart.note, own);
        }
        out.writeups(&statistic.writeups, own, &statistic.assets);
    }
    for (id, page) in site.pages.iter() {
        let own = Standing { owner: Some((Kind::Page, id)), ..of_site };
        out.phrases(&page.summary, own);
        out.writeups(&page.writeups, own, &page.assets);
    }
    out.passages
}

/// What the passages of a record share.
#[derive(Clone, Copy)]
struct Standing<'a> {
    within: Option<&'a str>,
    owner: Option<(Kind, &'a str)>,
    grounds: Grounds,
}

impl<'a> Standing<'a> {
    /// The same for what has sources of its own, if it has any.
    fn resting_on(self, sources: &[String]) -> Standing<'a> {
        match sources.is_empty() {
            true => self,
            false => Standing { grounds: Grounds::Source, ..self },
        }
    }
}

struct Gathered<'a> {
    files: &'a Files,
    locales: &'a [Locale],
    passages: Vec<Passage<'a>>,
}

impl<'a> Gathered<'a> {
    fn phrases(&mut self, phrase: &'a Option<Localized<Phrase>>, standing: Standing<'a>) {
        if let Some(phrase) = phrase {
            self.phrase(phrase, standing);
        }
    }

    fn phrase(&mut self, phrase: &'a Localized<Phrase>, standing: Standing<'a>) {
        for locale in self.locales {
            let Some(Phrase { markdown, place }) = phrase.get(locale) else { continue };
            let prose = std::borrow::Cow::Owned(Prose::scan_line(markdown));
            self.passages.push(Passage {
                files: self.files,
                locale,
                text: markdown,
                prose,
                within: standing.within,
                assets: None,
                home: Home::Value(*place),
                owner: standing.owner,
                grounds: standing.grounds,
            });
        }
    }

    fn figure(&mut self, figure: &'a crate::model::figure::Figure, standing: Standing<'a>) {
        let standing = standing.resting_on(&figure.sources);
        self.phrases(&figure.note, standing);
        self.phrases(&figure.basis, standing);
        figure.changes.iter().for_each(|change| self.phrase(&change.reason, standing));
        match &figure.share_of {
            Some(crate::model::figure::ShareOf::Text(whole)) => self.phrase(whole, standing),
            Some(crate::model::figure::ShareOf::Scheme { whole, .. }) => self.phrases(whole, standing),
            Some(crate::model::figure::ShareOf::Figure { .. }) | None => {}
        }
    }

    fn writeups(&mut self, writeups: &'a Writeups, standing: Standing<'a>, assets: &'a Assets) {
        for locale in self.locales {
            let Some(writeup) = writeups.get(locale) else { continue };
            let text = self.files.get(writeup.file).text().unwrap_or_default();
            let prose = std::borrow::Cow::Borrowed(&writeup.prose);
            self.passages.push(Passage {
                files: self.files,
                locale,
                text,
                prose,
                within: standing.within,
                assets: Some(assets),
                home: Home::File(writeup.file),
                owner: standing.owner,
                grounds: standing.grounds,
            });
        }
    }
}
