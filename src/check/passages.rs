//! The texts of a site that may refer to data, record by record.

use super::texts::Of;
use crate::files::{FileId, Files, Place};
use crate::model::Site;
use crate::model::asked::Folder;
use crate::model::bundle::{Assets, Writeups};
use crate::model::case::Case;
use crate::model::event::Event;
use crate::model::figure::{Figure, ShareOf};
use crate::model::locale::{Locale, Localized};
use crate::model::page::Page;
use crate::model::prose::{ProblemKind, Prose};
use crate::model::reader::Phrase;
use crate::model::reference::Kind;
use crate::model::statistic::{Data, Statistic};

/// A write-up, or a phrase in YAML, in one locale.
pub(super) struct Passage<'a> {
    pub files: &'a Files,
    pub locale: &'a Locale,
    pub text: &'a str,
    pub prose: Prose,
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

/// The passages of one record, or those of the site itself and its small records.
pub(super) fn of<'a>(files: &'a Files, site: &'a Site, of: Of<'a>) -> Vec<Passage<'a>> {
    let mut out = Gathered { files, locales: &site.config.locales, passages: Vec::new() };
    let of_site = Standing { within: None, owner: None, grounds: Grounds::Open };
    let owned = |kind, id| Standing { owner: Some((kind, id)), ..of_site };
    match of {
        Of::Site => out.site(site, of_site),
        Of::Record(Folder::Cases, id) => {
            let own = Standing { within: Some(id), ..owned(Kind::Case, id) };
            site.cases.get(id).into_iter().for_each(|case| out.case(case, own));
        }
        Of::Record(Folder::Events, id) => {
            let own = owned(Kind::Event, id);
            site.events.get(id).into_iter().for_each(|event| out.event(event, own));
        }
        Of::Record(Folder::Statistics, id) => {
            let own = owned(Kind::Statistic, id);
            site.statistics.get(id).into_iter().for_each(|statistic| out.statistic(statistic, own));
        }
        Of::Record(Folder::Pages, id) => {
            let own = owned(Kind::Page, id);
            site.pages.get(id).into_iter().for_each(|page| out.page(page, own));
        }
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
    fn site(&mut self, site: &'a Site, of_site: Standing<'a>) {
        let (config, registry) = (&site.config, &site.registry);
        let sourced = Standing { grounds: Grounds::Source, ..of_site };
        self.phrase(&config.description, of_site);
        self.phrases(&config.home.lead, of_site);
        registry.sources.values().for_each(|source| self.phrases(&source.note, sourced));
        for organization in registry.organizations.values() {
            self.phrases(&organization.description, of_site.resting_on(&organization.sources));
        }
        for indicator in registry.indicators.values() {
            for phrase in [&indicator.definition, &indicator.scope, &indicator.basis] {
                self.phrases(phrase, sourced);
            }
        }
        for scheme in registry.schemes.values() {
            self.phrases(&scheme.description, of_site.resting_on(&scheme.sources));
        }
        for programme in registry.programmes.values() {
            let standing = of_site.resting_on(&programme.sources);
            self.phrases(&programme.summary, standing);
            self.phrases(&programme.pathway_note, standing);
            programme.pillars.iter().for_each(|pillar| self.phrases(&pillar.text, standing));
            let stages = programme.stages.iter();
            stages.for_each(|stage| self.phrases(&stage.text, standing.resting_on(&stage.sources)));
        }
    }

    fn case(&mut self, case: &'a Case, own: Standing<'a>) {
        self.phrase(&case.summary, own);
        self.phrases(&case.outlook, own);
        let milestones = case.milestones.iter();
        milestones.for_each(|milestone| self.phrase(&milestone.text, own.resting_on(&milestone.sources)));
        case.replicable.iter().for_each(|point| self.phrase(&point.text, own.resting_on(&point.sources)));
        case.images.iter().for_each(|image| self.phrases(&image.caption, own));
        case.figures.values().for_each(|figure| self.figure(figure, own));
        case.charts.values().for_each(|chart| self.phrases(&chart.note, own));
        self.writeups(&case.writeups, own, &case.assets);
    }

    fn event(&mut self, event: &'a Event, own: Standing<'a>) {
        self.phrases(&event.summary, own.resting_on(&event.sources));
        self.writeups(&event.writeups, own, &event.assets);
    }

    fn statistic(&mut self, statistic: &'a Statistic, own: Standing<'a>) {
        self.phrases(&statistic.summary, own);
        if let Data::Own(observations) = &statistic.data {
            // The words beside a figure of a case were read in the case.
            let read_here = observations.values().filter(|observation| observation.case.is_none());
            read_here.for_each(|observation| self.figure(&observation.figure, own));
        }
        if let Some(breakdown) = &statistic.breakdown {
            self.phrases(&breakdown.mismatch_note, own);
        }
        if let Some(chart) = &statistic.chart {
            self.phrases(&chart.note, own);
        }
        self.writeups(&statistic.writeups, own, &statistic.assets);
    }

    fn page(&mut self, page: &'a Page, own: Standing<'a>) {
        self.phrases(&page.summary, own);
        self.writeups(&page.writeups, own, &page.assets);
    }

    fn phrases(&mut self, phrase: &'a Option<Localized<Phrase>>, standing: Standing<'a>) {
        if let Some(phrase) = phrase {
            self.phrase(phrase, standing);
        }
    }

    fn phrase(&mut self, phrase: &'a Localized<Phrase>, standing: Standing<'a>) {
        for locale in self.locales {
            let Some(Phrase { markdown, place }) = phrase.get(locale) else { continue };
            let prose = Prose::scan_line(markdown);
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

    fn figure(&mut self, figure: &'a Figure, standing: Standing<'a>) {
        let standing = standing.resting_on(&figure.sources);
        for phrase in [&figure.note, &figure.basis].into_iter().flatten() {
            self.phrase(phrase, standing);
        }
        figure.changes.iter().for_each(|change| self.phrase(&change.reason, standing));
        match figure.share_of.as_deref() {
            Some(ShareOf::Text(whole)) => self.phrase(whole, standing),
            Some(ShareOf::Scheme { whole, .. }) => self.phrases(whole, standing),
            Some(ShareOf::Figure { .. }) | None => {}
        }
    }

    fn writeups(&mut self, writeups: &'a Writeups, standing: Standing<'a>, assets: &'a Assets) {
        for locale in self.locales {
            let Some(writeup) = writeups.get(locale) else { continue };
            let text = self.files.get(writeup.file).text().unwrap_or_default();
            let prose = writeup.prose(self.files);
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
