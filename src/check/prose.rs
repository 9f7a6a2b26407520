//! What prose says agrees with the data, and its links lead somewhere.

use super::Checked;
use super::figures::is_misquoted;
use super::passages::Passage;
use super::references::{missing_file, unknown_figure, unknown_record, unknown_term};
use super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::figures, table::references};
use crate::format::mention::{MentionKind, Verdict, changed_beside, mentions, verdict};
use crate::format::quantity::quantity;
use crate::model::figure::{Figure, Value};
use crate::model::locale::{Language, Localized};
use crate::model::prose::{Link, LinkKind, Scheme, Target};
use crate::model::quantity::Qualifier;
use crate::model::reference::{FigureRef, Kind};
use crate::model::{Lookup, Site};
use crate::yaml::nearest;

mod advice;
mod around;
mod bare;
mod meant;
mod names;
mod of_another;
mod other_label;
mod other_nature;
mod other_time;
mod other_unit;
mod people;
mod pictures;
mod problems;

use advice::{as_linked, inside, rounded};
use around::{Around, said_before, said_beside};
pub(super) use bare::no_figure_stands_without_a_link;
use names::Names;
use of_another::said_of_another;
pub(super) use other_nature::other_nature;
pub(super) use other_time::other_year;
pub(super) use other_unit::other_unit;
pub(super) use pictures::pictures_are_described;
pub(super) use problems::text_is_well_formed;

pub(super) fn every_link_leads_somewhere(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for passage in &texts.passages {
        for link in &passage.prose.links {
            let place = || passage.place(link.destination_range.as_ref().unwrap_or(&link.range));
            match &link.target {
                Target::Data { scheme, rest } => {
                    if let Some(found) = dead_end(texts, passage, *scheme, rest) {
                        diags.push(Diagnostic { place: Some(place()), ..found });
                    } else if is_no_image(*scheme, link.kind) {
                        diags.push(no_image(link, place()));
                    } else if is_misplaced(*scheme, link.kind) {
                        diags.push(
                            Diagnostic::new(references::NOT_A_BLOCK, place())
                                .with("target", &link.destination),
                        );
                    }
                }
                Target::File { path, .. } => {
                    let none = Default::default();
                    let assets = passage.assets.unwrap_or(&none);
                    let missing = missing_file(texts.files, assets, path, place());
                    let meant = meant::meant(texts.site, path);
                    diags_extend(diags, missing.map(|missing| missing.with_some("near", meant)));
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
    match scheme {
        Scheme::Figures | Scheme::Pathway => kind != LinkKind::BlockImage,
        Scheme::Chart | Scheme::Table => kind == LinkKind::Image,
        _ => false,
    }
}

/// Records are linked to; only what is drawn has the form of an image.
fn is_no_image(scheme: Scheme, kind: LinkKind) -> bool {
    let is_drawn = matches!(scheme, Scheme::Chart | Scheme::Table | Scheme::Figures | Scheme::Pathway);
    !is_drawn && matches!(kind, LinkKind::Image | LinkKind::BlockImage)
}

fn no_image(link: &Link, place: crate::files::Place) -> Diagnostic {
    let right = format!("[{}]({})", link.text, link.destination);
    Diagnostic::new(references::BROKEN_LINK, place)
        .with("target", &link.destination)
        .with("reason", "it is no picture, but stands in the form of one")
        .with("reason_zh", "它不是图片，却写成了图片的形式")
        .with("advice", format!("write it without the exclamation mark: {right}"))
        .with("advice_zh", format!("请去掉感叹号：{right}"))
}

/// Something that is there and has nothing to show.
fn nothing_to_show(target: &str, reason: (&str, &str), advice: (&str, &str)) -> Option<Diagnostic> {
    let found = Diagnostic::new(references::BROKEN_LINK, None).with("target", target);
    let found = found.with("reason", reason.0).with("reason_zh", reason.1);
    Some(found.with("advice", advice.0).with("advice_zh", advice.1))
}

fn empty_strip(site: &Site, passage: &Passage<'_>) -> Option<Diagnostic> {
    let case = passage.within.and_then(|case| site.cases.get(case));
    match case {
        Some(case) if case.key_figures.as_ref().is_some_and(Vec::is_empty) => nothing_to_show(
            "figures:key",
            ("this case has no `key_figures`", "本案例没有 `key_figures`"),
            ("list some in case.yaml: `key_figures: [a, b]`", "请在 case.yaml 中列出：`key_figures: [a, b]`"),
        ),
        None if passage.within.is_none() => nothing_to_show(
            "figures:key",
            ("only a case has key figures", "只有案例才有主要数字"),
            ("name the figures: figures:CASE/ID,CASE/ID", "请写明数字：figures:案例/标识,案例/标识"),
        ),
        _ => None,
    }
}

fn empty_pathway(site: &Site, id: &str) -> Option<Diagnostic> {
    let programme = site.registry.programmes.get(id)?;
    match programme.stages.is_empty() {
        true => nothing_to_show(
            &format!("pathway:{id}"),
            ("this programme has no `stages`", "该项目没有 `stages`"),
            (
                "add them in content/programmes.yaml, or take this line out",
                "请在 content/programmes.yaml 中添加，或删去此行",
            ),
        ),
        false => None,
    }
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
        Scheme::Figures if rest == "key" => empty_strip(site, passage),
        Scheme::Figures => rest.split(',').find_map(|figure| {
            let figure = FigureRef::parse(figure.trim());
            unknown_figure(checked, passage.within, &figure).map(|unknown| unknown.into_diagnostic())
        }),
        Scheme::Chart | Scheme::Table => unknown_chart(site, passage, scheme, rest),
        Scheme::Pathway => record(Kind::Programme).or_else(|| empty_pathway(site, rest)),
        Scheme::Programme => record(Kind::Programme),
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
            .with("kind", kind.word())
            .with("id", id)
            .with("target", format!("{}:{id}", kind.word()))
            .with("reason", "it is a draft, or not on the site on the day that site.yaml names")
            .with("reason_zh", "它是草稿，或在 site.yaml 指定的日期尚未发布或已过期")
            .with("advice", "publish it too, or take the link out")
            .with("advice_zh", "请一并发布，或删去链接")
    })
}

fn unknown_chart(site: &Site, passage: &Passage<'_>, scheme: Scheme, id: &str) -> Option<Diagnostic> {
    let charts = passage.within.and_then(|case| site.cases.get(case)).map(|case| &case.charts);
    if charts.is_some_and(|charts| charts.knows(id)) {
        return None;
    }
    let own: Vec<&str> = charts.map(|charts| charts.ids().collect()).unwrap_or_default();
    if let Some(statistic) = site.statistics.get(id) {
        return match statistic.chart.is_none() && scheme == Scheme::Chart {
            true => nothing_to_show(
                &format!("chart:{id}"),
                ("this statistic has no `chart`", "该统计没有 `chart`"),
                (
                    "write table:ID for its table, or give it a chart",
                    "请写 table:标识 引用其表格，或为其添加图",
                ),
            ),
            false => None,
        };
    }
    if site.statistics.knows(id) {
        return held_back(site, Kind::Statistic, id);
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
pub(super) fn figures_agree_with_the_data(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let names = Names::of(texts.site);
    for passage in &texts.passages {
        for link in &passage.prose.links {
            let Some(figure) = figure_of(texts.site, passage, link) else { continue };
            match disagreement(texts.site, passage, link, figure) {
                Some(found) => diags.push(found),
                None => said_of_another(&names, passage, link, figure)
                    .into_iter()
                    .for_each(|found| diags.push(found)),
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
    let place = || passage.place(&link.range);
    let language = passage.locale.language();
    let stated = match &figure.value {
        Value::Stated(stated) => stated,
        Value::Missing { reason } => {
            return number_for_none(site, link, language, reason).map(|found| {
                Diagnostic { place: Some(place()), ..found }.with("id", rest).also(figure.place)
            });
        }
    };
    let right = || as_linked(site, passage, link, figure);
    let style = site.config.style(passage.locale);
    let full = || quantity(stated, &figure.unit, language, &style).text();
    // An empty link is filled in with the figure.
    let is_empty = link.text.trim().is_empty();
    let words = if is_empty { full() } else { link.text.clone() };
    match verdict(&words, language, stated, figure.unit.kind) {
        Verdict::Agrees => {
            let around = Around::of(passage, link, &words, AROUND);
            let own = around.own.clone();
            let changed = changed_beside(&around.text, own.clone(), language, stated, &figure.unit);
            let changed = changed.map(|range| around.text[range].to_owned());
            if let Some(written) =
                changed.or_else(|| people::other_outside(&around.text, own, language, stated, &figure.unit))
            {
                let around =
                    Diagnostic::new(figures::WORDS_AROUND, place()).with("written", quoted(&written));
                let (word, meant) = match stated.qualifier() {
                    Qualifier::Exact => said_beside(&written, language).unzip(),
                    _ => (said_before(&written, language), None),
                };
                let around = around.with_some("word", word).with_some("qualifier", meant);
                return Some(around.with("stated", right()).with("id", rest).also(figure.place));
            }
            people::other_classifier(&link.text, language, stated, &figure.unit).map(|written| {
                let right = full();
                let differs =
                    Diagnostic::new(figures::PROSE_DIFFERS, place()).with("written", quoted(written));
                differs.with("stated", &right).with("id", rest).with("right", right).also(figure.place)
            })
        }
        _ if is_empty => None,
        Verdict::NoNumber => {
            Some(Diagnostic::new(figures::NO_NUMBER, place()).with("id", rest).with("right", right()))
        }
        Verdict::Differs { written, .. } => {
            let differs = Diagnostic::new(figures::PROSE_DIFFERS, place()).with("written", quoted(&written));
            let differs = match inside(passage, link, (figure, stated)) {
                Some((word, inside)) => differs.with("word", word).with("inside", inside),
                None => differs
                    .with_some("rounded", rounded(&words, language, stated).map(|words| quoted(&words))),
            };
            let quoted_words = figure.as_stated.as_deref().filter(|_| is_misquoted(figure));
            let differs = differs.with_some("source_says", quoted_words.map(|(words, _)| quoted(words)));
            let right = right();
            Some(differs.with("stated", &right).with("id", rest).with("right", right).also(figure.place))
        }
    }
}

/// How many characters on either side of a link are read for what belongs to its number.
const AROUND: usize = 48;

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

fn quoted(text: &str) -> String {
    format!("“{text}”")
}
