//! What figures and observations say about themselves.

use rust_decimal::Decimal;

use super::Checked;
use super::wording::{stated, stated_in};
use crate::diag::{Diagnostic, Diagnostics, table::figures};
use crate::format::mention::{Verdict, verdict};
use crate::model::Site;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::quantity::Qualifier;
use crate::model::unit::UnitKind;

/// Every figure of every case and statistic.
fn all(site: &Site) -> impl Iterator<Item = &Figure> {
    site.figures().map(|found| found.figure)
}

pub(super) fn as_stated_agrees_with_the_value(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in all(checked.site) {
        let (Some((words, place)), Some(value)) = (&figure.as_stated, figure.quantity()) else { continue };
        let has_han = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let language = if has_han { Language::Chinese } else { Language::English };
        if verdict(words, language, value, figure.unit.kind) != Verdict::Agrees {
            let differs =
                Diagnostic::new(figures::STATED_DIFFERS, *place).with("written", format!("“{words}”"));
            diags.push(differs.with("stated", stated_in(checked.site, figure, language)).also(figure.place));
        }
    }
}

pub(super) fn shares_are_no_more_than_the_whole(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in all(checked.site) {
        let is_share = figure.share_of.is_some() && figure.unit.kind == UnitKind::Percent;
        let most = figure.quantity().map(|value| value.upper().unwrap_or(value.number()).value());
        // Over 100 is more than the whole too.
        let is_over = figure.quantity().is_some_and(|value| value.qualifier() == Qualifier::Over);
        let is_more = |most| most > Decimal::ONE_HUNDRED || is_over && most == Decimal::ONE_HUNDRED;
        if is_share && most.is_some_and(is_more) {
            diags.push(
                Diagnostic::new(figures::OVER_100, figure.place).with("stated", stated(checked.site, figure)),
            );
        }
    }
}

pub(super) fn decimals_are_those_of_the_indicator(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in all(checked.site) {
        let Some(indicator) =
            figure.indicator.as_deref().and_then(|id| checked.site.registry.indicators.get(id))
        else {
            continue;
        };
        let (Some(known), Some(value)) = (indicator.decimals, figure.quantity()) else { continue };
        // A number stated with a scale word (4.76 million) is not published to the last digit.
        let odd = [Some(value.number()), value.upper()]
            .into_iter()
            .flatten()
            .find(|number| number.scale().is_none() && number.decimals() != known);
        if let Some(number) = odd {
            let wrong =
                Diagnostic::new(figures::DECIMALS, figure.place).with("stated", stated(checked.site, figure));
            diags.push(wrong.with("found", number.decimals()).with("known", known).with("id", &indicator.id));
        }
    }
}
