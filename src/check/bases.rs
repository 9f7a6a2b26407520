//! A series, a comparison and a sum have one counting basis.

use super::Checked;
use super::charts::charts;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::Place;
use crate::model::Site;
use crate::model::figure::{Figure, may_share_basis};
use crate::model::locale::Language;
use crate::model::statistic::gather::{self, Shown};
use crate::model::statistic::{BreakdownKind, Data, Show};

pub(super) fn what_is_compared_has_one_basis(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let site = checked.site;
    for (chart, figures) in charts(site) {
        hold(site, &chart.id, chart.place, &figures, diags);
    }
    for statistic in site.statistics.values() {
        match (&statistic.data, &statistic.breakdown) {
            (Data::Own(observations), Some(breakdown)) if breakdown.kind != BreakdownKind::Whole => {
                // Counts that stand beside each other may have bases of their own, which their categories name; each of
                // them along time is one series.
                for category in breakdown.categories.ids() {
                    let series: Vec<&Figure> = observations
                        .values()
                        .filter(|observation| observation.category.as_deref() == Some(category))
                        .map(|observation| &observation.figure)
                        .collect();
                    hold(site, &statistic.id, None, &series, diags);
                }
            }
            (Data::Own(observations), _) => {
                let all: Vec<&Figure> =
                    observations.values().map(|observation| &observation.figure).collect();
                hold(site, &statistic.id, None, &all, diags);
            }
            // A sum refuses what it cannot add by itself.
            (Data::Across(across), _) if matches!(across.show, Show::Values | Show::Latest) => {
                let gathered = gather::gather(site, statistic, across);
                let stated = gathered.entries.iter().filter_map(|entry| match &entry.shown {
                    Shown::Stated(member) => Some(member.figure),
                    Shown::Formed(_) => None,
                });
                hold(site, &statistic.id, Some(across.place), &stated.collect::<Vec<_>>(), diags);
            }
            (Data::Across(_), _) => {}
        }
    }
}

/// Reports the first two that differ, at the place of what compares them or else of the second.
fn hold<'s>(
    site: &'s Site,
    id: &str,
    place: impl Into<Option<Place>>,
    figures: &[&'s Figure],
    diags: &mut Diagnostics,
) {
    let mut with_basis = figures.iter().filter(|figure| site.basis(figure).is_some());
    let Some(first) = with_basis.next() else { return };
    let Some(other) = with_basis.find(|figure| !may_share_basis(site.basis(first), site.basis(figure)))
    else {
        return;
    };
    let place = place.into();
    let mixed = Diagnostic::new(statements::MIXED_BASES, place.unwrap_or(other.place))
        .with("id", id)
        .with("a", &first.id)
        .with("b", &other.id)
        .with("basis_a", words(site, first, Language::English))
        .with("basis_b", words(site, other, Language::English))
        .with("basis_a_zh", words(site, first, Language::Chinese))
        .with("basis_b_zh", words(site, other, Language::Chinese))
        .also(first.place);
    diags.push(match place {
        Some(_) => mixed.also(other.place),
        None => mixed,
    });
}

/// The basis as the author wrote it, in a language or else in the site's first.
fn words(site: &Site, figure: &Figure, language: Language) -> String {
    let locale = site.config.locales.iter().find(|locale| locale.language() == language);
    let basis =
        site.basis(figure).and_then(|basis| basis.get(locale.unwrap_or(site.config.default_locale())));
    basis.map_or_else(String::new, |basis| format!("“{}”", basis.markdown))
}
