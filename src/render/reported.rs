//! Numbers of which only the report is dated.
//!
//! A record that dates a state by the day on which its source was published knows when it was told, and not when it was so. Pages say
//! that much and no more. Registers and data sets are drawn up on their day, and a law states what it orders: theirs is the day of the fact.

use super::context::Context;
use crate::format::date::{self, Report};
use crate::model::Site;
use crate::model::figure::{Figure, Status, Time};
use crate::model::period::{PartialDate, Period};
use crate::model::source::{Published, SourceKind};

/// The time of a figure in words, where it is that of the report of it; nothing where the record knows more.
pub(super) fn time(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    let on = on(cx.site(), figure)?;
    let (_, by) = report(cx.site(), figure)?;
    Some(match figure.time.period() {
        Period::ToDate => date::reported_to_date(on, by, cx.locale),
        _ => date::reported(on, by, cx.locale),
    })
}

/// The day of the report of a figure, where nobody knows more of its time than that, or that it holds to date.
///
/// A download has it in a column of its own, so that no program takes it for the day that the number holds for.
pub(super) fn on(site: &Site, figure: &Figure) -> Option<PartialDate> {
    let Time::AsOf(period) = &figure.time else { return None };
    let (on, _) = report(site, figure)?;
    match *period {
        Period::ToDate => Some(on),
        Period::Date(of) => (of == on && figure.status != Status::Target).then_some(on),
        _ => None,
    }
}

/// The one day on which all sources of a figure were published, where all of them are reports.
fn report(site: &Site, figure: &Figure) -> Option<(PartialDate, Report)> {
    let mut reports = figure.sources.iter().map(|id| {
        let source = site.registry.sources.get(id)?;
        let by = match source.kind {
            SourceKind::News => Report::News,
            SourceKind::Report | SourceKind::WebPage | SourceKind::Notice => Report::Publication,
            SourceKind::Dataset | SourceKind::Law | SourceKind::InternalRecord => return None,
        };
        match source.published {
            Published::On(date) => Some((date, by)),
            Published::Unknown { .. } => None,
        }
    });
    let (on, by) = reports.next()??;
    reports.try_fold((on, by), |(on, by), other| {
        let (other, its) = other?;
        (other == on).then_some((on, if its == by { by } else { Report::Publication }))
    })
}
