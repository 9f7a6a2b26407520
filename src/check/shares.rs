//! A stated share fits the numbers that it is formed of.

use rust_decimal::Decimal;

use super::Checked;
use super::wording::stated;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::figure::{Figure, ShareOf};
use crate::model::quantity::{Number, Qualifier};
use crate::model::reference::FigureRef;
use crate::model::statistic::Data;
use crate::model::unit::UnitKind;
use crate::model::{Lookup, Site};

/// How a stated percentage stands to the quotient of its part and its whole.
#[derive(Debug, PartialEq, Eq)]
enum Fit {
    Rounded,
    Truncated,
    Neither,
}

/// Sources round or cut off, and it is not for a publisher to put that right: cut off is a remark, and neither of the two a
/// mistake in one of the three numbers.
pub(super) fn shares_fit_their_parts(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for (figure, within) in figures(checked.site) {
        let Some(ShareOf::Figure { whole, part: Some(part) }) = figure.share_of.as_deref() else { continue };
        let is_percent = figure.unit.kind == UnitKind::Percent;
        let of = |address: &FigureRef| match checked.site.figure(within, address) {
            Lookup::Found(figure) => Some(figure),
            Lookup::Broken | Lookup::Unknown => None,
        };
        let (Some(whole), Some(part)) = (of(whole), of(part)) else { continue };
        let (Some(share), Some(of_part), Some(of_whole)) = (exact(figure), exact(part), exact(whole)) else {
            continue;
        };
        // A number with a scale word was rounded by its source already, so its last digits say nothing.
        if !is_percent || of_part.scale().is_some() || of_whole.scale().is_some() {
            continue;
        }
        let code = match fit(share, of_part.value(), of_whole.value()) {
            None | Some(Fit::Rounded) => continue,
            Some(Fit::Truncated) => statements::TRUNCATED,
            Some(Fit::Neither) => statements::FITS_NEITHER,
        };
        let exact = quotient(of_part.value(), of_whole.value(), share.decimals() + 2);
        diags.push(
            Diagnostic::new(code, figure.place)
                .with("id", &figure.id)
                .with("stated", stated(checked.site, figure))
                .with("part", of_part)
                .with("whole", of_whole)
                .with_some("exact", exact)
                .also(part.place)
                .also(whole.place),
        );
    }
}

fn figures(site: &Site) -> impl Iterator<Item = (&Figure, Option<&str>)> {
    let of_cases = site
        .cases
        .iter()
        .flat_map(|(case, record)| record.figures.values().map(move |figure| (figure, Some(case))));
    let of_statistics = site.statistics.values().flat_map(|statistic| {
        let own = match &statistic.data {
            Data::Own(observations) => Some(observations),
            Data::Across(_) => None,
        };
        let own = own.into_iter().flat_map(|observations| observations.values());
        own.filter(|observation| observation.case.is_none()).map(|observation| (&observation.figure, None))
    });
    of_cases.chain(of_statistics)
}

/// Bounds and rough numbers cannot be held against a quotient.
fn exact(figure: &Figure) -> Option<Number> {
    figure.quantity().filter(|value| value.qualifier() == Qualifier::Exact).map(|value| value.number())
}

/// Nothing where the numbers are too long to be compared.
fn fit(share: Number, part: Decimal, whole: Decimal) -> Option<Fit> {
    if whole <= Decimal::ZERO {
        return Some(Fit::Neither);
    }
    // Off by, in units of the whole: part * 100 - share * whole, against the last stated place of the share.
    let off = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_sub(share.value().checked_mul(whole)?)?;
    let place = Decimal::try_new(1, share.decimals()).ok()?.checked_mul(whole)?;
    Some(match off {
        off if off.abs().checked_mul(Decimal::TWO)? <= place => Fit::Rounded,
        off if off >= Decimal::ZERO && off < place => Fit::Truncated,
        _ => Fit::Neither,
    })
}

fn quotient(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(exact.trunc_with_scale(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_cut_off_or_neither() {
        for (share, part, whole, expected) in [
            ("45.7", "59", "129", Some(Fit::Rounded)),
            ("42.9", "12", "28", Some(Fit::Rounded)),
            ("42.8", "12", "28", Some(Fit::Truncated)),
            ("42.7", "12", "28", Some(Fit::Neither)),
            ("43.0", "12", "28", Some(Fit::Neither)),
            ("43", "12", "28", Some(Fit::Rounded)),
            ("12.5", "1", "8", Some(Fit::Rounded)),
            // Half a unit may have been rounded either way.
            ("12", "1", "8", Some(Fit::Rounded)),
            ("13", "1", "8", Some(Fit::Rounded)),
            ("100", "8", "8", Some(Fit::Rounded)),
            ("0", "0", "8", Some(Fit::Rounded)),
            ("50", "1", "0", Some(Fit::Neither)),
            ("33.3333333333333333333333333", "1", "3000000000000000000000000000", None),
        ] {
            let found = fit(share.parse().unwrap(), part.parse().unwrap(), whole.parse().unwrap());
            assert_eq!(found, expected, "{share} of {part} in {whole}");
        }
    }
}
