//! Numbers of which only the report is dated.
//!
//! A record that dates a state by the day on which its source was published knows when it was told, and not when it was so. Pages say
//! that much and no more. Registers and data sets are drawn up on their day, and a law states what it orders: theirs is the day of the fact.

use super::context::Context;
use crate::format::date::{self, Report};
use crate::model::figure::{Figure, Status, Time};
use crate::model::period::{PartialDate, Period};
use crate::model::source::{Published, SourceKind};

/// The time of a figure in words, where it is that of the report of it; nothing where the record knows more.
pub(super) fn time(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    let Time::AsOf(period) = &figure.time else { return None };
    let (on, by) = report(cx, figure)?;
    match *period {
        Period::ToDate => Some(date::reported_to_date(on, by, cx.locale)),
        Period::Date(of) if of == on && figure.status != Status::Target => {
            Some(date::reported(on, by, cx.locale))
        }
        _ => None,
    }
}

/// The one day on which all sources of a figure were published, where all of them are reports.
fn report(cx: &Context<'_>, figure: &Figure) -> Option<(PartialDate, Report)> {
    let mut reports = figure.sources.iter().map(|id| {
        let source = cx.site().registry.sources.get(id)?;
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
