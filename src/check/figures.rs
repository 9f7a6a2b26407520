//! What figures and observations say about themselves.

use rust_decimal::Decimal;

use super::Checked;
use super::wording::{stated, stated_in};
use crate::diag::{Diagnostic, Diagnostics, table::figures, table::statements};
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

/// More than a hundred per cent is mostly a slip. What may grow past its beginning is known by its words, and nothing is said of it.
pub(super) fn percentages_over_100_say_what_of(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in all(checked.site) {
        let is_percent = figure.share_of.is_none() && figure.unit.kind == UnitKind::Percent;
        let least = figure.quantity().map(|value| value.number().value());
        if is_percent
            && least.is_some_and(|least| least > Decimal::ONE_HUNDRED)
            && !may_exceed(checked.site, figure)
        {
            let found = Diagnostic::new(statements::PERCENT_OVER_100, figure.place).with("id", &figure.id);
            let path = &checked.files.get(figure.place.file()).path;
            diags.push(found.with("stated", stated(checked.site, figure)).with("path", path));
        }
    }
}

/// Whether a figure is said to be a growth, a multiple, an index, a rate of completion or of return.
fn may_exceed(site: &Site, figure: &Figure) -> bool {
    let indicator = figure.indicator.as_deref().and_then(|id| site.registry.indicators.get(id));
    let labels = [Some(&figure.label), indicator.map(|indicator| &indicator.label)].into_iter().flatten();
    let labels = labels.flat_map(|label| site.config.locales.iter().filter_map(|locale| label.get(locale)));
    let mut words: Vec<&str> = labels.flat_map(|noun| [noun.one.as_str(), noun.other.as_str()]).collect();
    words.extend(figure.as_stated.as_ref().map(|(words, _)| words.as_str()));
    let phrases = [figure.basis.as_ref(), figure.note.as_ref()];
    let of_indicator =
        indicator.map(|known| [known.definition.as_ref(), known.scope.as_ref(), known.basis.as_ref()]);
    let phrases = phrases.into_iter().chain(of_indicator.into_iter().flatten()).flatten();
    let phrases =
        phrases.flat_map(|phrase| site.config.locales.iter().filter_map(|locale| phrase.get(locale)));
    words.extend(phrases.map(|phrase| phrase.markdown.as_str()));
    words.extend([figure.id.as_str()].into_iter().chain(indicator.map(|known| known.id.as_str())));
    words.into_iter().any(|said| {
        let said = said.to_lowercase();
        EXCEEDING.iter().any(|word| said.contains(word))
    })
}

/// Beginnings of words, so that grow, growth and growing are one.
const EXCEEDING: &[&str] = &[
    "grow",
    "grew",
    "increas",
    "rise",
    "rising",
    "rose",
    "chang",
    "gain",
    "up on",
    "compared",
    "year-on-year",
    "ratio",
    "index",
    "multiple",
    "fold",
    "times",
    "return",
    "complet",
    "achiev",
    "fulfil",
    "target",
    "premium",
    "增",
    "涨",
    "升",
    "提高",
    "变化",
    "变动",
    "比上年",
    "较上年",
    "同比",
    "环比",
    "倍",
    "指数",
    "完成",
    "达成",
    "超额",
    "回报",
    "收益",
    "溢价",
    "翻番",
    "翻一番",
];

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
