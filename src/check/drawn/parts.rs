//! A title that speaks of shares of a whole where nothing says that there is one.

use super::super::plain::{ChartTitle, chart_titles};
use super::super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::Site;
use crate::model::chart::{Chart, ChartKind, Comparability};
use crate::model::locale::Language;
use crate::model::reference::Kind;
use crate::model::statistic::BreakdownKind;
use crate::model::unit::UnitKind;

/// With these words a title gives one of several counts a place among the parts of all of them.
const ENGLISH: &[&str] = &[
    "the largest share",
    "the biggest share",
    "the highest share",
    "the greatest share",
    "the smallest share",
    "the lowest share",
    "the largest part",
    "the biggest part",
    "the largest proportion",
    "the highest proportion",
    "the lowest proportion",
    "the majority of",
];
const CHINESE: &[&str] = &["占比最", "比重最", "份额最", "占多数", "占大多数", "占绝大多数", "占绝对多数"];

/// With these words a title says that it is not so.
const OTHERWISE: &[&str] = &[" not ", "n't ", "no longer", "不是", "并非", "未必"];

/// Counts that may overlap, and the figures of a case, of which nothing says that they make up one whole, have no shares in it. Stated
/// percentages are shares of a whole of their own.
pub(in crate::check) fn titles_speak_of_parts_of_a_whole(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for ChartTitle { text, chart, owner } in chart_titles(texts) {
        let lower = text.text.to_lowercase();
        let list = match text.locale.language() {
            Language::English => ENGLISH,
            Language::Chinese => CHINESE,
        };
        let Some(words) = list.iter().find(|words| lower.contains(*words)) else { continue };
        let is_denied = OTHERWISE.iter().any(|word| lower.contains(word));
        if chart.comparability == Comparability::Comparable
            && !is_denied
            && have_no_whole(texts.site, chart, owner)
        {
            diags.push(
                Diagnostic::new(statements::TITLE_REFUTED, text.place_of(texts, words))
                    .with("id", &chart.id)
                    .with("parts", &chart.id)
                    .with("claim", format!("“{words}”")),
            );
        }
    }
}

/// Whether a chart draws several counts that nothing says to be the parts of one whole.
fn have_no_whole(site: &Site, chart: &Chart, (kind, id): (Kind, &str)) -> bool {
    if matches!(chart.kind, ChartKind::Timeline | ChartKind::Pathway) {
        return false;
    }
    match kind {
        Kind::Statistic => site.statistics.get(id).is_some_and(|statistic| {
            let kind = statistic.breakdown.as_ref().map(|breakdown| breakdown.kind);
            let may_overlap =
                matches!(kind, Some(BreakdownKind::RelatedCounts | BreakdownKind::MultiResponse));
            may_overlap && statistic.unit.kind != UnitKind::Percent
        }),
        Kind::Case => {
            let figures =
                super::of_chart(site, chart, (kind, id)).map(|drawn| drawn.figures).unwrap_or_default();
            figures.len() > 1 && figures.iter().all(|figure| figure.unit.kind != UnitKind::Percent)
        }
        _ => false,
    }
}
