//! What of a site decides its addresses and lists: where that is the same, so is the plan.

use std::collections::BTreeSet;

use super::plan::is_drawn;
use crate::model::Site;
use crate::model::bundle::{Alias, Assets};
use crate::model::case::Case;
use crate::model::statistic::{Data, Statistic};
use crate::model::table::Table;

/// Whether two readings of a site, under the same options, have the same [`super::Plan`] but for the theme's files.
pub fn is_planned_alike(a: &Site, b: &Site) -> bool {
    a.has_the_settings_of(b)
        && a.statics == b.statics
        && a.ended == b.ended
        && are_alike(&a.cases, &b.cases, |x, y| case(a, x) == case(b, y))
        && are_alike(&a.statistics, &b.statistics, |x, y| statistic(x) == statistic(y))
        && are_alike(&a.events, &b.events, |x, y| {
            files(&x.aliases, &x.assets) == files(&y.aliases, &y.assets)
        })
        && are_alike(&a.pages, &b.pages, |x, y| files(&x.aliases, &x.assets) == files(&y.aliases, &y.assets))
}

/// Whether two tables have the same records, but for what no address depends on.
fn are_alike<T>(a: &Table<T>, b: &Table<T>, is_alike: impl Fn(&T, &T) -> bool) -> bool {
    let mut pairs = a.iter().zip(b.iter());
    a.len() == b.len() && pairs.all(|((x, a), (y, b))| x == y && (std::ptr::eq(a, b) || is_alike(a, b)))
}

fn case<'a>(site: &Site, case: &'a Case) -> impl PartialEq + use<'a> {
    let indicators = case.figures.values().map(|figure| figure.indicator.as_deref());
    let charts = case.charts.iter().map(|(id, chart)| (id, is_drawn(site, case, chart)));
    (
        case.year,
        &case.terms,
        case.figures.is_empty(),
        indicators.collect::<BTreeSet<_>>(),
        charts.collect::<Vec<_>>(),
        files(&case.aliases, &case.assets),
    )
}

fn statistic(statistic: &Statistic) -> impl PartialEq + '_ {
    let own = match &statistic.data {
        Data::Own(observations) => Some(observations),
        Data::Across(_) => None,
    };
    let observed = own.into_iter().flat_map(Table::values);
    (
        &statistic.indicator,
        observed
            .map(|observation| (&observation.case, &observation.figure.indicator))
            .collect::<BTreeSet<_>>(),
        statistic.chart.is_some(),
        files(&statistic.aliases, &statistic.assets),
    )
}

/// The old addresses of a record, and the files beside it.
fn files<'a>(aliases: &'a [Alias], assets: &'a Assets) -> (Vec<&'a str>, &'a Assets) {
    (aliases.iter().map(|alias| alias.address.as_str()).collect(), assets)
}
