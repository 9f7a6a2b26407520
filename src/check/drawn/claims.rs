//! A title that says which is the largest or the smallest.

use rust_decimal::Decimal;

use super::super::plain::{ChartTitle, chart_titles};
use super::super::texts::Texts;
use super::super::wording::stated_in;
use super::of_chart;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::Site;
use crate::model::chart::{Chart, Comparability};
use crate::model::figure::Figure;
use crate::model::locale::{Language, Locale};
use crate::model::reference::Kind;
use crate::model::statistic::{Arrangement, BreakdownKind, Data, Statistic};

/// What is claimed of one of the things drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    Most,
    Least,
}

const ENGLISH: &[(&str, Claim)] = &[
    ("the largest", Claim::Most),
    ("the biggest", Claim::Most),
    ("the highest", Claim::Most),
    ("the most", Claim::Most),
    ("the smallest", Claim::Least),
    ("the lowest", Claim::Least),
    ("the fewest", Claim::Least),
];

const CHINESE: &[(&str, Claim)] = &[
    ("最多", Claim::Most),
    ("最大", Claim::Most),
    ("最高", Claim::Most),
    ("居首", Claim::Most),
    ("最少", Claim::Least),
    ("最小", Claim::Least),
    ("最低", Claim::Least),
];

/// With these words a title says something else: among the largest, the second largest, 之一.
const OTHERWISE: &[&str] = &[
    "among ",
    "one of ",
    "second",
    "third",
    "next to",
    " not ",
    "n't ",
    "no longer",
    "except",
    "after",
    "increase",
    "growth",
    "rose",
    "grew",
    "fell",
    "之一",
    "第二",
    "第三",
    "不是",
    "并非",
    "除",
    "仅次",
    "增长",
    "增幅",
    "降幅",
];

/// A thing drawn: its names in one language, and its figure.
pub(super) struct Thing<'s> {
    pub names: Vec<&'s str>,
    pub figure: &'s Figure,
}

pub(in crate::check) fn titles_say_which_is_most(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let site = texts.site;
    for ChartTitle { text, chart, owner } in chart_titles(texts) {
        // Whether right or wrong, values that are not compared are not ranked, which is reported by itself.
        if chart.comparability == Comparability::NotComparable {
            continue;
        }
        let language = text.locale.language();
        let (Some((words, claim)), Some(things)) =
            (claim(text.text, language), things(site, chart, owner, text.locale))
        else {
            continue;
        };
        let Some(subject) = subject(text.text, &things) else { continue };
        let Some(other) = refuted_by(subject, &things, claim) else { continue };
        diags.push(
            Diagnostic::new(statements::TITLE_REFUTED, text.place_of(texts, words))
                .with("id", &chart.id)
                .with("what", format!("`{}`", subject.figure.id))
                .with("claim", format!("“{words}”"))
                .with("other", &other.figure.id)
                .with("value", stated_in(site, other.figure, language))
                .also(subject.figure.place)
                .also(other.figure.place),
        );
    }
}

/// The one claim of a title, with its words.
pub(super) fn claim(title: &str, language: Language) -> Option<(&'static str, Claim)> {
    let lower = title.to_lowercase();
    let list = match language {
        Language::English => ENGLISH,
        Language::Chinese => CHINESE,
    };
    let mut found = list.iter().filter(|(words, _)| lower.contains(words));
    let claim = *found.next()?;
    (found.next().is_none() && !OTHERWISE.iter().any(|word| lower.contains(word))).then_some(claim)
}

/// What is drawn side by side, each with one value; nothing where values stand along time.
pub(super) fn things<'s>(
    site: &'s Site,
    chart: &Chart,
    (kind, id): (Kind, &str),
    locale: &Locale,
) -> Option<Vec<Thing<'s>>> {
    if kind == Kind::Statistic {
        return categories(site.statistics.get(id)?, locale);
    }
    let drawn = of_chart(site, chart, (kind, id))?;
    let thing = |figure: &&'s Figure| {
        let noun = figure.label.get(locale)?;
        Some(Thing { names: vec![noun.other.as_str(), noun.one.as_str()], figure })
    };
    drawn.figures.iter().map(thing).collect()
}

fn categories<'s>(statistic: &'s Statistic, locale: &Locale) -> Option<Vec<Thing<'s>>> {
    let (Data::Own(table), Some(breakdown)) = (&statistic.data, &statistic.breakdown) else { return None };
    let observations: Vec<_> = table.values().collect();
    let Arrangement::Categories { observations, .. } = Arrangement::of(statistic, &observations) else {
        return None;
    };
    let is_left_out =
        |category: &str| statistic.chart.as_ref().is_some_and(|chart| chart.leaves_out(Some(category)));
    let is_part = |category: &str| breakdown.total.as_deref() != Some(category) && !is_left_out(category);
    let things = observations.iter().filter_map(|observation| {
        let category = observation.category.as_deref().filter(|category| is_part(category))?;
        let name = breakdown.categories.get(category)?.get(locale)?;
        Some(Thing { names: vec![name.as_str()], figure: &observation.figure })
    });
    let things: Vec<Thing<'_>> = things.collect();
    // Of two counts that may contain each other, the larger may be the whole of the smaller.
    (breakdown.kind != BreakdownKind::RelatedCounts || things.len() > 2).then_some(things)
}

/// The one thing that a title names.
fn subject<'t, 's>(title: &str, things: &'t [Thing<'s>]) -> Option<&'t Thing<'s>> {
    let title = title.to_lowercase();
    let length = |thing: &Thing<'_>| {
        let names = thing.names.iter().map(|name| name.to_lowercase());
        names.filter(|name| !name.is_empty() && title.contains(name.as_str())).map(|name| name.len()).max()
    };
    let mut named = things.iter().filter(|thing| length(thing).is_some());
    let subject = named.next()?;
    named.next().is_none().then_some(subject)
}

/// The thing that is certainly more, or less, than the one that is said to be the most, or the least.
fn refuted_by<'t, 's>(subject: &Thing<'s>, things: &'t [Thing<'s>], claim: Claim) -> Option<&'t Thing<'s>> {
    let bounds = |thing: &Thing<'_>| thing.figure.quantity().map_or((None, None), |value| value.bounds());
    let (least, most) = bounds(subject);
    let is_other = |thing: &&Thing<'_>| !std::ptr::eq(thing.figure, subject.figure);
    match claim {
        Claim::Most => things.iter().filter(is_other).find(|thing| {
            let more = bounds(thing).0.zip(most).is_some_and(|(other, most)| other > most);
            more && !may_be_whole(thing, things)
        }),
        Claim::Least => things
            .iter()
            .filter(is_other)
            .find(|thing| bounds(thing).1.zip(least).is_some_and(|(other, least)| other < least)),
    }
}

/// Whether a thing is the whole beside its parts: all others together make it up, or its name says so.
fn may_be_whole(thing: &Thing<'_>, things: &[Thing<'_>]) -> bool {
    let value = |thing: &Thing<'_>| thing.figure.quantity().map(|value| value.number().value());
    let mut others =
        things.iter().filter(|other| !std::ptr::eq(other.figure, thing.figure)).filter_map(value);
    let sum = others.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
    things.len() > 2 && (value(thing) == sum || thing.names.iter().any(|name| names_a_whole(name)))
}

/// Whether a name has a word for all of something.
pub(in crate::check) fn names_a_whole(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_word = |part: &str| WHOLES.contains(&part);
    name.split(|c: char| !c.is_alphanumeric()).any(is_word)
        || WHOLES_ZH.iter().any(|word| name.contains(word))
}

/// Words in the names of wholes.
const WHOLES: &[&str] = &["all", "total", "world", "country", "national", "overall"];
const WHOLES_ZH: &[&str] = &["合计", "总", "全", "世界"];
