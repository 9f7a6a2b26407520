//! Every text of a site that may refer to data, in one list.

use crate::files::{FileId, Files, Place};
use crate::model::Site;
use crate::model::bundle::{Assets, Writeups};
use crate::model::locale::{Locale, Localized};
use crate::model::prose::Prose;
use crate::model::reader::Phrase;
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
    out.phrase(&config.description, None);
    out.phrases(&config.home.lead, None);
    for source in site.registry.sources.values() {
        out.phrases(&source.note, None);
    }
    for organization in site.registry.organizations.values() {
        out.phrases(&organization.description, None);
    }
    for indicator in site.registry.indicators.values() {
        for phrase in [&indicator.definition, &indicator.scope, &indicator.basis] {
            out.phrases(phrase, None);
        }
    }
    for scheme in site.registry.schemes.values() {
        out.phrases(&scheme.description, None);
    }
    for programme in site.registry.programmes.values() {
        out.phrases(&programme.summary, None);
        out.phrases(&programme.pathway_note, None);
        programme.pillars.iter().for_each(|pillar| out.phrases(&pillar.text, None));
        programme.stages.iter().for_each(|stage| out.phrases(&stage.text, None));
    }
    for (id, case) in site.cases.iter() {
        let within = Some(id);
        out.phrase(&case.summary, within);
        out.phrases(&case.outlook, within);
        case.milestones.iter().for_each(|milestone| out.phrase(&milestone.text, within));
        case.replicable.iter().for_each(|point| out.phrase(&point.text, within));
        case.images.iter().for_each(|image| out.phrases(&image.caption, within));
        case.figures.values().for_each(|figure| out.figure(figure, within));
        case.charts.values().for_each(|chart| out.phrases(&chart.note, within));
        out.writeups(&case.writeups, within, &case.assets);
    }
    for event in site.events.values() {
        out.phrases(&event.summary, None);
        out.writeups(&event.writeups, None, &event.assets);
    }
    for statistic in site.statistics.values() {
        out.phrases(&statistic.summary, None);
        if let Data::Own(observations) = &statistic.data {
            // The words beside a figure of a case were read in the case.
            let own = observations.values().filter(|observation| observation.case.is_none());
            own.for_each(|observation| out.figure(&observation.figure, None));
        }
        if let Some(breakdown) = &statistic.breakdown {
            out.phrases(&breakdown.mismatch_note, None);
        }
        if let Some(chart) = &statistic.chart {
            out.phrases(&chart.note, None);
        }
        out.writeups(&statistic.writeups, None, &statistic.assets);
    }
    for page in site.pages.values() {
        out.phrases(&page.summary, None);
        out.writeups(&page.writeups, None, &page.assets);
    }
    out.passages
}

struct Gathered<'a> {
    files: &'a Files,
    locales: &'a [Locale],
    passages: Vec<Passage<'a>>,
}

impl<'a> Gathered<'a> {
    fn phrases(&mut self, phrase: &'a Option<Localized<Phrase>>, within: Option<&'a str>) {
        if let Some(phrase) = phrase {
            self.phrase(phrase, within);
        }
    }

    fn phrase(&mut self, phrase: &'a Localized<Phrase>, within: Option<&'a str>) {
        for locale in self.locales {
            let Some(Phrase { markdown, place }) = phrase.get(locale) else { continue };
            let prose = std::borrow::Cow::Owned(Prose::scan_line(markdown));
            self.passages.push(Passage {
                files: self.files,
                locale,
                text: markdown,
                prose,
                within,
                assets: None,
                home: Home::Value(*place),
            });
        }
    }

    fn figure(&mut self, figure: &'a crate::model::figure::Figure, within: Option<&'a str>) {
        self.phrases(&figure.note, within);
        figure.changes.iter().for_each(|change| self.phrase(&change.reason, within));
        match &figure.share_of {
            Some(crate::model::figure::ShareOf::Text(whole)) => self.phrase(whole, within),
            Some(crate::model::figure::ShareOf::Scheme { whole, .. }) => self.phrases(whole, within),
            Some(crate::model::figure::ShareOf::Figure(_)) | None => {}
        }
    }

    fn writeups(&mut self, writeups: &'a Writeups, within: Option<&'a str>, assets: &'a Assets) {
        for locale in self.locales {
            let Some(writeup) = writeups.get(locale) else { continue };
            let text = self.files.get(writeup.file).text().unwrap_or_default();
            let prose = std::borrow::Cow::Borrowed(&writeup.prose);
            self.passages.push(Passage {
                files: self.files,
                locale,
                text,
                prose,
                within,
                assets: Some(assets),
                home: Home::File(writeup.file),
            });
        }
    }
}
