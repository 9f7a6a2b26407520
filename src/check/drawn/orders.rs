//! A title that says which of two things is more.

use super::super::plain::{ChartTitle, chart_titles};
use super::super::texts::Texts;
use super::super::wording::stated_in;
use super::claims::{Thing, things};
use crate::diag::{Diagnostic, Diagnostics, table::statements};

/// What stands between the two: the first is more, or less, than the second.
const MORE: &[&str] = &[
    " outnumber",
    " exceed",
    " more than ",
    " higher than ",
    " larger than ",
    " greater than ",
    " ahead of ",
    "多于",
    "高于",
    "大于",
    "超过",
    "领先于",
];
const LESS: &[&str] = &[
    " fewer than ",
    " less than ",
    " lower than ",
    " smaller than ",
    " behind ",
    "少于",
    "低于",
    "小于",
    "不及",
    "落后于",
];

/// What may stand between the words of comparison and the second thing.
const BEFORE_THE_SECOND: &[&str] = &["", "the", "all", "those of", "that of", "the number of"];

const PUNCTUATION: &[char] = &[',', ';', ':', '.', '，', '；', '：', '。', '、'];

/// With these words a title says something else than one of two numbers is more: what is not so, by how much, or how fast.
const OTHERWISE: &[&str] = &[
    " not ",
    "n't ",
    "no longer",
    "growth",
    "grew",
    "rose",
    "fast",
    "nearly",
    "未",
    "并不",
    "增速",
    "增长",
    "增幅",
];

pub(in crate::check) fn titles_say_which_is_more(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let site = texts.site;
    for ChartTitle { text, chart, owner } in chart_titles(texts) {
        let Some(things) = things(site, chart, owner, text.locale) else { continue };
        let Some((words, more, less)) = order(text.text, &things) else { continue };
        if !is_certainly_less(more, less) {
            continue;
        }
        let language = text.locale.language();
        diags.push(
            Diagnostic::new(statements::TITLE_REFUTED, text.place_of(texts, words))
                .with("id", &chart.id)
                .with("claim", format!("“{}”", words.trim()))
                .with("more", &more.figure.id)
                .with("less", &less.figure.id)
                .with("more_value", stated_in(site, more.figure, language))
                .with("less_value", stated_in(site, less.figure, language))
                .also(more.figure.place)
                .also(less.figure.place),
        );
    }
}

/// The words of comparison of a title that names two things, with the one that is said to be more before the other.
fn order<'t, 's>(title: &'t str, things: &'t [Thing<'s>]) -> Option<(&'t str, &'t Thing<'s>, &'t Thing<'s>)> {
    // Lower case of other scripts may have other lengths, and then places in it would not be places in the title.
    let lower = title.to_lowercase();
    if lower.len() != title.len() || OTHERWISE.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let mut named: Vec<(usize, usize, &Thing<'_>)> = things
        .iter()
        .filter_map(|thing| {
            let names = thing.names.iter().filter(|name| !name.is_empty()).map(|name| name.to_lowercase());
            let (at, length) = names.filter_map(|name| Some((lower.find(&name)?, name.len()))).next()?;
            Some((at, at + length, thing))
        })
        .collect();
    named.sort_by_key(|(at, ..)| *at);
    let [(_, end, first), (start, _, second)] = named.as_slice() else { return None };
    let between = lower.get(*end..*start)?;
    let found = |list: &[&str]| list.iter().find_map(|word| Some((between.find(word)?, word.len())));
    let (at, length, is_more) = match (found(MORE), found(LESS)) {
        (Some((at, length)), None) => (at, length, true),
        (None, Some((at, length))) => (at, length, false),
        _ => return None,
    };
    // More than 1,600 experts are no experts beside whom there are more of others.
    let rest = between.get(at + length..)?;
    let rest = ["ed ", "s ", "ing "].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest);
    if between[..at].contains(PUNCTUATION) || !BEFORE_THE_SECOND.contains(&rest.trim()) {
        return None;
    }
    let words = title.get(end + at..end + at + length)?.trim();
    Some(if is_more { (words, first, second) } else { (words, second, first) })
}

/// Whether what is said to be more is less, whatever their bounds leave open.
fn is_certainly_less(more: &Thing<'_>, less: &Thing<'_>) -> bool {
    let bounds = |thing: &Thing<'_>| thing.figure.quantity().map(|stated| stated.bounds());
    let (Some((_, most)), Some((least, _))) = (bounds(more), bounds(less)) else { return false };
    most.zip(least).is_some_and(|(most, least)| most < least)
}
