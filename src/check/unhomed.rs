//! Numbers in titles, summaries and alternative texts that no figure of the site states.
//!
//! In a write-up an author tells many things, with a source beside each; a title or a summary says what the record is about, and
//! its numbers are the record's. Only the original is looked at, for translations are held against it.

use std::collections::BTreeMap;

use super::Checked;
use super::drawn::{Drawn, near, nearest, strangers};
use super::passages::{Grounds, Home, Passage};
use super::texts::{Of, Texts};
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::Place;
use crate::format::mention::Mention;
use crate::model::asked::Folder;
use crate::model::figure::Figure;
use crate::model::locale::{Locale, Localized};
use crate::model::prose::{Scheme, Target};
use crate::model::reader::Phrase;
use crate::model::reference::Kind;
use crate::model::statistic::{Data, Statistic};

pub(super) fn numbers_that_stand_for_a_record_are_its_figures(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for text in texts.plain.iter().filter(|text| text.chart.is_none()) {
        if !is_original(texts, text.owner, text.locale) {
            continue;
        }
        let owner = text.owner;
        let Some(own) = figures(texts, owner) else { continue };
        for mention in unhomed(texts, &own, text.text, text.locale) {
            let words = &text.text[mention.whole.clone()];
            let place = text.place_of(texts, words);
            diags.push(report(texts, &own, owner, (words, &mention), text.field.words(), place));
        }
    }
    let wanted = summaries(texts);
    for passage in texts.passages.iter().filter(|passage| passage.grounds == Grounds::Open) {
        let (Home::Value(place), owner) = (passage.home, passage.owner) else { continue };
        let Some((field, standing)) = wanted.get(&place) else { continue };
        if names_source(passage) || !is_original(texts, owner, passage.locale) {
            continue;
        }
        let Some(own) = figures(texts, owner) else { continue };
        for run in passage.prose.text_runs.iter().filter(|run| run.in_link.is_none()) {
            let text = run.text(passage.text);
            for mention in unhomed(texts, &own, text, passage.locale) {
                let words = &text[mention.whole.clone()];
                let range = run.range.start + mention.whole.start..run.range.start + mention.whole.end;
                if *standing == Standing::Advice && nearest(&own, &mention).is_none() {
                    continue;
                }
                diags.push(report(texts, &own, owner, (words, &mention), *field, passage.place(&range)));
            }
        }
    }
}

/// Whether a text is written in the language that its record was written in first.
fn is_original(checked: &Checked<'_>, owner: Owner<'_>, locale: &Locale) -> bool {
    let usual = &checked.site.config.original;
    let Some((kind, id)) = owner else { return usual == locale };
    let folder = if kind == Kind::Case { "cases" } else { "statistics" };
    let record = checked.site.translations.get(format!("{folder}/{id}").as_str());
    record.map_or(usual, |record| record.original(usual)) == locale
}

/// The record that a text belongs to; nothing for what the site says of itself.
type Owner<'a> = Option<(Kind, &'a str)>;

/// What the numbers of a phrase are, by where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// It says what the record is about.
    Statement,
    /// It may as well speak of what is planned or advised; only a number close to a figure of the record is probably that figure.
    Advice,
}

/// The words for a field in messages, in English and Chinese.
type Words = (&'static str, &'static str);

/// The phrases that stand for what the texts belong to, by their places.
fn summaries(texts: &Texts<'_>) -> BTreeMap<Place, (Words, Standing)> {
    let site = texts.site;
    let mut places = BTreeMap::new();
    let mut add = |phrase: &Localized<Phrase>, words: Words, standing: Standing| {
        let phrases = site.config.locales.iter().filter_map(|locale| phrase.get(locale));
        places.extend(phrases.map(|phrase| (phrase.place, (words, standing))));
    };
    if texts.of == Of::Site {
        add(&site.config.description, ("description of the site", "网站说明"), Standing::Statement);
        if let Some(lead) = &site.config.home.lead {
            add(lead, ("lead of the home page", "首页导语"), Standing::Statement);
        }
    }
    if let Of::Record(Folder::Cases, id) = texts.of
        && let Some(case) = site.cases.get(id)
    {
        add(&case.summary, ("summary", "摘要"), Standing::Statement);
        if let Some(outlook) = &case.outlook {
            add(outlook, ("outlook", "展望"), Standing::Advice);
        }
        for point in &case.replicable {
            add(&point.text, ("point to reuse", "可复制之处"), Standing::Advice);
        }
        for caption in case.images.iter().filter_map(|image| image.caption.as_ref()) {
            add(caption, ("caption", "图片说明"), Standing::Statement);
        }
    }
    if let Of::Record(Folder::Statistics, id) = texts.of
        && let Some(summary) = site.statistics.get(id).and_then(|statistic| statistic.summary.as_ref())
    {
        add(summary, ("summary", "摘要"), Standing::Statement);
    }
    places
}

/// Whether a phrase links to what its numbers may come from.
fn names_source(passage: &Passage<'_>) -> bool {
    passage.prose.links.iter().any(|link| match &link.target {
        Target::Data { scheme, .. } => matches!(scheme, Scheme::Source | Scheme::Statistic),
        Target::Web(_) => true,
        _ => false,
    })
}

/// The figures of a record, or of the whole site; nothing where some could not be read, or where it has none of its own.
fn figures<'s>(checked: &Checked<'s>, owner: Owner<'_>) -> Option<Vec<&'s Figure>> {
    let site = checked.site;
    let Some((kind, id)) = owner else {
        let cases = site.cases.ids().map(|id| (Kind::Case, id));
        let statistics = site.statistics.iter().filter(|(_, statistic)| !is_gathered(statistic));
        let all = cases.chain(statistics.map(|(id, _)| (Kind::Statistic, id)));
        let all: Option<Vec<Vec<&Figure>>> = all.map(|owner| figures(checked, Some(owner))).collect();
        return all.map(|all| all.concat());
    };
    match kind {
        Kind::Case => {
            let case = site.cases.get(id)?;
            (case.figures.ids().count() == case.figures.len()).then(|| case.figures.values().collect())
        }
        Kind::Statistic => match &site.statistics.get(id)?.data {
            Data::Own(table) if table.ids().count() == table.len() => {
                Some(table.values().map(|observation| &observation.figure).collect())
            }
            Data::Own(_) | Data::Across(_) => None,
        },
        _ => None,
    }
}

/// Whether the numbers of a statistic have their homes in cases.
fn is_gathered(statistic: &Statistic) -> bool {
    matches!(statistic.data, Data::Across(_))
}

/// What is no count of what the record achieved when it follows a number: the 12345 hotline, 24 hours.
const OTHERWISE: &[&str] = &[
    "hotline", "platform", "hour", "day", "minute", "month", "year", "week", "热线", "平台", "小时", "天",
    "日", "分钟", "个月", "月", "年", "周",
];

/// With these words a text speaks of what is to come.
const EXPECTED: &[&str] = &[
    " will ", "plan", " aim", "target", "expect", "hope", "intend", "goal", "计划", "预计", "目标", "将",
    "力争", "争取", "拟",
];

/// The numbers of a text that neither the record nor any other figure of the site states.
fn unhomed(checked: &Checked<'_>, own: &[&Figure], text: &str, locale: &Locale) -> Vec<Mention> {
    let lower = text.to_lowercase();
    let mut found = strangers(checked.site, &Drawn::all(own.to_vec()), text, locale);
    found.retain(|mention| {
        let states = |figure: &Figure| figure.quantity().map(|stated| stated.number()) == mention.number;
        let after = text.get(mention.range.end..).unwrap_or_default().trim_start_matches([' ', '-']);
        let is_name = OTHERWISE.iter().any(|word| after.starts_with(word));
        let is_expected = EXPECTED.iter().any(|word| lower.contains(word));
        let is_elsewhere = || {
            let others = checked.site.figures().map(|known| known.figure);
            others.filter(|other| !own.iter().any(|own| std::ptr::eq(*own, *other))).any(states)
        };
        !is_name && !is_expected && !is_elsewhere()
    });
    found
}

fn report(
    checked: &Checked<'_>,
    own: &[&Figure],
    owner: Owner<'_>,
    (words, mention): (&str, &Mention),
    (field, field_zh): Words,
    place: Place,
) -> Diagnostic {
    let found = Diagnostic::new(statements::NO_HOME, place)
        .with_some("id", owner.map(|(_, id)| id))
        .with("written", format!("“{words}”"))
        .with("field", field)
        .with("field_zh", field_zh);
    match nearest(own, mention) {
        Some(figure) => near(checked.site, found, figure),
        None => found,
    }
}
