//! The texts without markup that readers see and that cannot hold a link: titles, subtitles, descriptions, alternative texts.

use super::Checked;
use super::texts::{Of, Texts};
use crate::files::{Files, Place};
use crate::model::Site;
use crate::model::asked::Folder;
use crate::model::chart::Chart;
use crate::model::locale::{Locale, Localized};
use crate::model::reference::Kind;

/// A plain text in one language.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a> {
    pub text: &'a str,
    pub locale: &'a Locale,
    pub field: Field,
    /// The record that it belongs to.
    pub owner: Option<(Kind, &'a str)>,
    /// The chart, where it is one's.
    pub chart: Option<&'a Chart>,
    /// Where the record, or the chart, is named.
    near: Place,
}

/// What a plain text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The title of a record, or the headline of the home page.
    Title,
    ImageAlt,
    ChartTitle,
    ChartSubtitle,
    ChartDescription,
}

impl Field {
    /// The word for it in messages, in English and Chinese.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Field::Title | Field::ChartTitle => ("title", "标题"),
            Field::ImageAlt => ("alternative text", "替代文字"),
            Field::ChartSubtitle => ("subtitle", "副标题"),
            Field::ChartDescription => ("description", "文字说明"),
        }
    }
}

impl Plain<'_> {
    /// Where the text stands: after the key of its record or chart, unless it is written with escapes or over several lines.
    pub fn place(&self, checked: &Checked<'_>) -> Place {
        self.place_of(checked, self.text)
    }

    /// Where some words of the text stand.
    pub fn place_of(&self, checked: &Checked<'_>, words: &str) -> Place {
        let found = || {
            let file = self.near.file();
            let source = checked.files.get(file).text()?;
            let from = checked.files.span(self.near).map_or(0, |span| span.start);
            let text = from + source.get(from..)?.find(self.text)?;
            let start = text + self.text.find(words)?;
            Some(Place::bytes(file, start..start + words.len()))
        };
        found().unwrap_or(self.near)
    }
}

/// Those of one record, or of the site itself.
pub(super) fn of<'a>(files: &Files, site: &'a Site, of: Of<'a>) -> Vec<Plain<'a>> {
    let mut out = Gathered { locales: &site.config.locales, texts: Vec::new() };
    match of {
        Of::Site => {
            let settings = files.find("content/site.yaml");
            if let (Some(headline), Some(file)) = (&site.config.home.headline, settings) {
                out.text(headline, Field::Title, None, Place::File(file));
            }
        }
        Of::Record(Folder::Cases, id) => {
            let Some(case) = site.cases.get(id) else { return Vec::new() };
            let owner = Some((Kind::Case, id));
            out.text(&case.title, Field::Title, owner, Place::File(case.file));
            case.images.iter().for_each(|image| out.text(&image.alt, Field::ImageAlt, owner, image.place));
            case.charts.values().for_each(|chart| out.chart(chart, owner));
        }
        Of::Record(Folder::Statistics, id) => {
            let Some(statistic) = site.statistics.get(id) else { return Vec::new() };
            let owner = Some((Kind::Statistic, id));
            out.text(&statistic.title, Field::Title, owner, Place::File(statistic.file));
            statistic.chart.iter().for_each(|chart| out.chart(chart, owner));
        }
        Of::Record(Folder::Pages, id) => {
            let Some(page) = site.pages.get(id) else { return Vec::new() };
            out.text(&page.title, Field::Title, Some((Kind::Page, id)), Place::File(page.file));
        }
        Of::Record(Folder::Events, _) => {}
    }
    out.texts
}

/// A title of a chart, with the record that the chart is of.
pub(super) struct ChartTitle<'a> {
    pub text: Plain<'a>,
    pub chart: &'a Chart,
    pub owner: (Kind, &'a str),
}

/// The titles of charts.
pub(super) fn chart_titles<'a>(texts: &'a Texts<'_>) -> impl Iterator<Item = ChartTitle<'a>> {
    let titles = texts.plain.iter().filter(|text| text.field == Field::ChartTitle);
    titles.filter_map(|text| Some(ChartTitle { text: *text, chart: text.chart?, owner: text.owner? }))
}

struct Gathered<'a> {
    locales: &'a [Locale],
    texts: Vec<Plain<'a>>,
}

type Owner<'a> = Option<(Kind, &'a str)>;

impl<'a> Gathered<'a> {
    fn text(&mut self, text: &'a Localized<String>, field: Field, owner: Owner<'a>, near: Place) {
        self.add(text, Plain { text: "", locale: &self.locales[0], field, owner, chart: None, near });
    }

    fn chart(&mut self, chart: &'a Chart, owner: Owner<'a>) {
        let texts = [
            (Some(&chart.title), Field::ChartTitle),
            (chart.subtitle.as_ref(), Field::ChartSubtitle),
            (chart.description.as_ref(), Field::ChartDescription),
        ];
        for (text, field) in texts {
            let Some(text) = text else { continue };
            let near = chart.place;
            self.add(
                text,
                Plain { text: "", locale: &self.locales[0], field, owner, chart: Some(chart), near },
            );
        }
    }

    fn add(&mut self, text: &'a Localized<String>, like: Plain<'a>) {
        let each = self.locales.iter().filter_map(|locale| Some((locale, text.get(locale)?.as_str())));
        self.texts.extend(each.map(|(locale, text)| Plain { text, locale, ..like }));
    }
}
