//! A title that ranks what its chart says is not to be compared.

use super::super::plain::{Field, Plain};
use super::super::texts::Texts;
use super::claims::claim;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::Site;
use crate::model::chart::{Chart, Comparability};
use crate::model::reference::Kind;

/// With these words a title names something, or sets a bound, and ranks nothing: the supreme court, the most recent, at most.
const NAMES: &[&str] = &[
    "the most recent",
    "the most common",
    "the most important",
    "the highest court",
    "the highest level",
    "最高人民",
    "最高法",
    "最高检",
    "最高级",
    "最大限度",
    "最大程度",
    "最多可",
    "最少须",
];

/// Holds the title of a chart with `comparable: false`, and that of its statistic, against what the chart says of itself.
pub(in crate::check) fn titles_rank_what_is_compared(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for text in &texts.plain {
        let Some(chart) = chart_of(texts.site, text) else { continue };
        let Some(words) = ranking(text) else { continue };
        if chart.comparability == Comparability::NotComparable {
            diags.push(
                Diagnostic::new(statements::TITLE_REFUTED, text.place_of(texts, words))
                    .with("id", &chart.id)
                    .with("apart", &chart.id)
                    .with("claim", format!("“{words}”")),
            );
        }
    }
}

/// The chart that a title stands for: its own, or the one of its statistic.
fn chart_of<'s>(site: &'s Site, text: &Plain<'s>) -> Option<&'s Chart> {
    match (text.field, text.owner) {
        (Field::ChartTitle, _) => text.chart,
        (Field::Title, Some((Kind::Statistic, id))) => site.statistics.get(id)?.chart.as_ref(),
        _ => None,
    }
}

/// The words of a title that call something the most or the least, as they are written there.
fn ranking<'t>(text: &Plain<'t>) -> Option<&'t str> {
    let (words, _) = claim(text.text, text.locale.language())?;
    // Unlike other small letters these take as many bytes as the great ones, so that a place in the one text is one in the other.
    let lower = text.text.to_ascii_lowercase();
    let at = lower.find(words)?;
    let is_name = NAMES.iter().any(|name| lower.contains(name));
    // Before a number these words are a bound: 最多10件.
    let is_bound = lower[at + words.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    (!is_name && !is_bound).then(|| &text.text[at..at + words.len()])
}
