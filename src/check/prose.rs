//! What prose says agrees with the data, and its links lead somewhere.

use super::Checked;
use super::passages::Passage;
use super::references::{missing_file, unknown_figure, unknown_record, unknown_term};
use crate::diag::{Diagnostic, Diagnostics, table::figures, table::references};
use crate::format::mention::{Mention, MentionKind, Verdict, mentions, verdict};
use crate::format::quantity::quantity;
use crate::model::figure::{Figure, Value};
use crate::model::locale::{Language, Localized};
use crate::model::prose::{Link, LinkKind, RunKind, Scheme, Target};
use crate::model::reference::{FigureRef, Kind};
use crate::model::{Lookup, Site};
use crate::yaml::nearest;

mod people;
mod problems;

pub(super) use problems::text_is_well_formed;

pub(super) fn every_link_leads_somewhere(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for passage in &checked.passages {
        for link in &passage.prose.links {
            let place = || passage.place(link.destination_range.as_ref().unwrap_or(&link.range));
            match &link.target {
                Target::Data { scheme, rest } => {
                    if let Some(found) = dead_end(checked, passage, *scheme, rest) {
                        diags.push(Diagnostic { place: Some(place()), ..found });
                    } else if is_misplaced(*scheme, link.kind) {
                        diags.push(
                            Diagnostic::new(references::NOT_A_BLOCK, place())
                                .with("target", &link.destination),
                        );
                    }
                }
                Target::File { path, .. } => {
                    let none = Default::default();
                    diags_extend(diags, missing_file(passage.assets.unwrap_or(&none), path, place()));
                }
                Target::Anchor(anchor) => {
                    diags_extend(diags, missing_anchor(passage, anchor).map(|found| found.at(place())))
                }
                Target::Web(_) | Target::Mail(_) | Target::Phone(_) | Target::Refused(_) => {}
            }
        }
    }
}

fn diags_extend(diags: &mut Diagnostics, found: Option<Diagnostic>) {
    if let Some(found) = found {
        diags.push(found);
    }
}

/// Charts, tables and strips stand alone; all else stands in sentences.
fn is_misplaced(scheme: Scheme, kind: LinkKind) -> bool {
    let block = matches!(scheme, Scheme::Chart | Scheme::Table | Scheme::Figures | Scheme::Pathway);
    block && kind == LinkKind::Image
}

/// Why a data link leads nowhere, if so.
fn dead_end(checked: &Checked<'_>, passage: &Passage<'_>, scheme: Scheme, rest: &str) -> Option<Diagnostic> {
    let site = checked.site;
    let record = |kind| {
        unknown_record(checked, kind, rest)
            .map(|unknown| unknown.into_diagnostic())
            .or_else(|| held_back(site, kind, rest))
    };
    match scheme {
        Scheme::Figure => unknown_figure(checked, passage.within, &FigureRef::parse(rest))
            .map(|unknown| unknown.into_diagnostic()),
        Scheme::Figures if rest == "key" => None,
        Scheme::Figures => rest.split(',').find_map(|figure| {
            let figure = FigureRef::parse(figure.trim());
            unknown_figure(checked, passage.within, &figure).map(|unknown| unknown.into_diagnostic())
        }),
        Scheme::Chart | Scheme::Table => unknown_chart(site, passage, rest),
        Scheme::Pathway | Scheme::Programme => record(Kind::Programme),
        Scheme::Case => record(Kind::Case),
        Scheme::Event => record(Kind::Event),
        Scheme::Organization => record(Kind::Organization),
        Scheme::Scheme => record(Kind::Scheme),
        Scheme::Statistic => record(Kind::Statistic),
        Scheme::Page => record(Kind::Page),
        Scheme::Source => record(Kind::Source),
        Scheme::Indicator => record(Kind::Indicator),
        Scheme::Term => {
            let (taxonomy, term) = rest.split_once('/').unwrap_or((rest, ""));
            let unknown = unknown_record(checked, Kind::Taxonomy, taxonomy)
                .or_else(|| unknown_term(checked, taxonomy, term));
            unknown.map(|unknown| unknown.into_diagnostic())
        }
    }
}

fn held_back(site: &Site, kind: Kind, id: &str) -> Option<Diagnostic> {
    let held = match kind {
        Kind::Case => site.cases.is_held_back(id),
        Kind::Event => site.events.is_held_back(id),
        Kind::Statistic => site.statistics.is_held_back(id),
        Kind::Page => site.pages.is_held_back(id),
        _ => false,
    };
    held.then(|| {
        Diagnostic::new(references::BROKEN_LINK, None)
            .with("target", format!("{}:{id}", kind.word()))
            .with("reason", "it is a draft, or not on the site on the day that site.yaml names")
            .with("reason_zh", "它是草稿，或在 site.yaml 指定的日期尚未发布或已过期")
            .with("advice", "publish it too, or take the link out")
            .with("advice_zh", "请一并发布，或删去链接")
    })
}

fn unknown_chart(site: &Site, passage: &Passage<'_>, id: &str) -> Option<Diagnostic> {
    let own: Vec<&str> = passage
        .within
        .and_then(|case| site.cases.get(case))
        .map(|case| case.charts.ids().collect())
        .unwrap_or_default();
    if own.contains(&id) || site.statistics.knows(id) {
        return None;
    }
    let known: Vec<&str> = own.iter().copied().chain(site.statistics.ids()).collect();
    let unknown = Diagnostic::new(references::UNKNOWN_ID, None)
        .with("kind", "chart")
        .with("kind_zh", "图")
        .with("id", id);
    let home = passage.within.map_or("content/statistics/".to_owned(), |case| {
        format!("content/cases/{case}/case.yaml and content/statistics/")
    });
    Some(
        unknown
            .with("home", home)
            .with("known", crate::yaml::listed(known.iter().copied()))
            .with_some("near", nearest(id, known.iter().copied())),
    )
}

fn missing_anchor(passage: &Passage<'_>, anchor: &str) -> Option<Found> {
    let ids = || passage.prose.headings.iter().map(|heading| heading.id.as_str());
    if ids().any(|id| id == anchor) {
        return None;
    }
    let diagnostic = Diagnostic::new(references::BROKEN_LINK, None)
        .with("target", format!("#{anchor}"))
        .with("reason", "no heading of this text has that id")
        .with("reason_zh", "本文没有此标题")
        .with_some("near", nearest(anchor, ids()).map(|near| format!("#{near}")))
        .with("advice", format!("the headings here are: {}", crate::yaml::listed(ids())))
        .with("advice_zh", format!("此处的标题有：{}", crate::yaml::listed(ids())));
    Some(Found(diagnostic))
}

struct Found(Diagnostic);

impl Found {
    fn at(self, place: crate::files::Place) -> Diagnostic {
        Diagnostic { place: Some(place), ..self.0 }
    }
}

/// The number in the text of a figure link is the number of the data, in the text's own language.
pub(super) fn figures_agree_with_the_data(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for passage in &checked.passages {
        for link in &passage.prose.links {
            if let Some(figure) = figure_of(checked.site, passage, link)
                && !link.text.trim().is_empty()
                && let Some(found) = disagreement(checked.site, passage, link, figure)
            {
                diags.push(found);
            }
        }
    }
}

fn figure_of<'s>(site: &'s Site, passage: &Passage<'_>, link: &Link) -> Option<&'s Figure> {
    let Target::Data { scheme: Scheme::Figure, rest } = &link.target else { return None };
    match site.figure(passage.within, &FigureRef::parse(rest)) {
        Lookup::Found(figure) => Some(figure),
        Lookup::Broken | Lookup::Unknown => None,
    }
}

fn disagreement(site: &Site, passage: &Passage<'_>, link: &Link, figure: &Figure) -> Option<Diagnostic> {
    let Target::Data { rest, .. } = &link.target else { return None };
    let place = passage.place(&link.range);
    let language = passage.locale.language();
    let stated = match &figure.value {
        Value::Stated(stated) => stated,
        Value::Missing { reason } => {
            return number_for_none(site, link, language, reason)
                .map(|found| Diagnostic { place: Some(place), ..found }.with("id", rest).also(figure.place));
        }
    };
    let right = short(site, passage, figure);
    match verdict(&link.text, language, stated, figure.unit.kind) {
        Verdict::Agrees => {
            people::other_classifier(&link.text, language, stated, &figure.unit).map(|written| {
                let style = site.config.style(passage.locale);
                let right = quantity(stated, &figure.unit, language, &style).text();
                let differs = Diagnostic::new(figures::PROSE_DIFFERS, place).with("written", quoted(written));
                differs.with("stated", &right).with("id", rest).with("right", right).also(figure.place)
            })
        }
        Verdict::NoNumber => {
            Some(Diagnostic::new(figures::NO_NUMBER, place).with("id", rest).with("right", right))
        }
        Verdict::Differs { written, .. } => {
            let differs = Diagnostic::new(figures::PROSE_DIFFERS, place).with("written", quoted(&written));
            Some(differs.with("stated", &right).with("id", rest).with("right", right).also(figure.place))
        }
    }
}

/// A number in the text of a figure that has none, with the reason why it has none.
fn number_for_none(
    site: &Site,
    link: &Link,
    language: Language,
    reason: &Localized<String>,
) -> Option<Diagnostic> {
    let mentions = mentions(&link.text, language);
    let mention = mentions.iter().find(|mention| mention.kind == MentionKind::Quantity)?;
    let written = link.text.get(mention.whole.clone()).unwrap_or_default();
    let reason_in = |language| {
        let mut locales = site.config.locales.iter();
        let locale = locales.find(|locale| locale.language() == language);
        reason.get(locale.unwrap_or(site.config.default_locale())).map_or("", String::as_str)
    };
    let none = Diagnostic::new(figures::PROSE_HAS_NONE, None).with("written", quoted(written));
    Some(none.with("reason", reason_in(Language::English)).with("reason_zh", reason_in(Language::Chinese)))
}

/// The figure as it is written in the passage's language, without its noun.
fn short(site: &Site, passage: &Passage<'_>, figure: &Figure) -> String {
    let Some(stated) = figure.quantity() else { return String::new() };
    let style = site.config.style(passage.locale);
    let mut parts = quantity(stated, &figure.unit, passage.locale.language(), &style);
    if figure.unit.kind == crate::model::unit::UnitKind::Count {
        parts.unit.clear();
        parts.basis.clear();
    }
    parts.text()
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// A number in prose that equals a figure of the record is linked to it, so that it is checked from then on.
pub(super) fn no_figure_stands_without_a_link(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for passage in &checked.passages {
        let Some(case) = passage.within.and_then(|case| checked.site.cases.get(case)) else { continue };
        for run in &passage.prose.text_runs {
            if run.in_link.is_some() || run.kind == RunKind::Code {
                continue;
            }
            for mention in mentions(&run.text, passage.locale.language()) {
                let same = case.figures.values().find(|figure| is_bare(figure, &mention));
                let Some(figure) = same else { continue };
                let text = run.text[mention.whole.clone()].to_owned();
                // Escapes and entities make the words shorter than their source; then all of the run is shown.
                let range = match run.text.len() == run.range.len() {
                    true => run.range.start + mention.whole.start..run.range.start + mention.whole.end,
                    false => run.range.clone(),
                };
                let bare = Diagnostic::new(figures::BARE_NUMBER, passage.place(&range));
                diags.push(
                    bare.with("written", quoted(&text))
                        .with("text", text)
                        .with("id", &figure.id)
                        .also(figure.place),
                );
            }
        }
    }
}

/// One- and two-digit counts are too common in sentences to be taken for figures.
fn is_bare(figure: &Figure, mention: &Mention) -> bool {
    let telling =
        mention.number.is_some_and(|number| number.value().abs() >= 100.into() || number.decimals() > 0);
    mention.kind == MentionKind::Quantity
        && telling
        && figure.quantity().is_some_and(|stated| Some(stated.number()) == mention.number)
}
