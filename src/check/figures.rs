//! What figures and observations say about themselves.

use rust_decimal::Decimal;

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, table::figures};
use crate::files::Place;
use crate::format::date;
use crate::format::mention::{Verdict, verdict};
use crate::format::quantity::quantity;
use crate::model::Site;
use crate::model::figure::{Figure, Time};
use crate::model::indicator::Additivity;
use crate::model::locale::{Language, Locale};
use crate::model::period::Period;
use crate::model::quantity::WhyNot;
use crate::model::statistic::gather::{self, Reason, Refusal};
use crate::model::statistic::{BreakdownKind, Data, Observation, Show, Statistic};
use crate::model::unit::UnitKind;

/// Every figure of every case and statistic.
fn all(site: &Site) -> impl Iterator<Item = &Figure> {
    site.figures().map(|found| found.figure)
}

/// The figure in the site's first language, for messages.
fn stated(site: &Site, figure: &Figure) -> String {
    stated_in(site, figure, site.config.default_locale().language())
}

pub(super) fn stated_in(site: &Site, figure: &Figure, language: Language) -> String {
    let locale = site.config.locales.iter().find(|locale| locale.language() == language);
    let style = site.config.style(locale.unwrap_or(site.config.default_locale()));
    figure
        .quantity()
        .map_or_else(String::new, |stated| quantity(stated, &figure.unit, language, &style).text())
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
        if is_share && most.is_some_and(|most| most > Decimal::ONE_HUNDRED) {
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

pub(super) fn parts_make_up_the_whole(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for statistic in checked.site.statistics.values() {
        let (Data::Own(observations), Some(breakdown)) = (&statistic.data, &statistic.breakdown) else {
            continue;
        };
        let Some(total_id) = breakdown.total.as_deref().filter(|_| breakdown.kind == BreakdownKind::Whole)
        else {
            continue;
        };
        let is_total = |observation: &&Observation| observation.category.as_deref() == Some(total_id);
        for total in observations.values().filter(is_total) {
            let parts: Vec<&Observation> = observations
                .values()
                .filter(|part| !is_total(part) && part.figure.time == total.figure.time)
                .collect();
            if let Some(found) = mismatch(statistic, total, &parts) {
                diags.push(found);
            }
        }
    }
}

/// Only exact parts, all of them there, can be held against a total.
fn mismatch(statistic: &Statistic, total: &Observation, parts: &[&Observation]) -> Option<Diagnostic> {
    let breakdown = statistic.breakdown.as_ref()?;
    let exact = |observation: &Observation| {
        let value = observation.figure.quantity()?;
        (value.bounds() == (Some(value.number().value()), Some(value.number().value())))
            .then(|| value.number().value())
    };
    let whole = exact(total)?;
    let parts_are = parts.iter().map(|part| exact(part)).collect::<Option<Vec<Decimal>>>()?;
    let all_there = parts.len() + 1 == breakdown.categories.len();
    // A sum of more digits than a decimal holds is not rounded into agreement, and is no crash.
    let sum = parts_are.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    let Some((sum, off)) = sum.and_then(|sum| Some((sum, sum.checked_sub(whole)?.abs()))) else {
        let too_long = Diagnostic::new(figures::PARTS_TOO_LONG, total.figure.place);
        return Some(too_long.also(breakdown.place));
    };
    if !all_there || off <= breakdown.tolerance || breakdown.mismatch_note.is_some() {
        return None;
    }
    let period = *total.figure.time.period();
    let found = Diagnostic::new(figures::PARTS_AND_WHOLE, total.figure.place);
    let found =
        found.with("period", in_language(period, "en")).with("period_zh", in_language(period, "zh-Hans"));
    Some(found.with("sum", sum).with("total", whole).also(breakdown.place))
}

fn in_language(period: Period, tag: &str) -> String {
    tag.parse::<Locale>()
        .map_or_else(|_| period.to_string(), |locale| crate::format::date::period(period, &locale))
}

pub(super) fn only_what_may_be_added_is_added(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for statistic in checked.site.statistics.values() {
        let Data::Across(across) = &statistic.data else { continue };
        if across.show != Show::Sum {
            continue;
        }
        let refuse = |reason: &str, reason_zh: &str| {
            let found = Diagnostic::new(figures::CANNOT_ADD, across.place).with("reason", reason);
            found.with("reason_zh", reason_zh)
        };
        let indicator =
            statistic.indicator.as_deref().and_then(|id| checked.site.registry.indicators.get(id));
        match indicator {
            Some(indicator) if indicator.additive == Additivity::Additive => {
                let gathered = gather::gather(checked.site, statistic, across);
                for refusal in &gathered.refusals {
                    let [reason, reason_zh] = words(refusal);
                    let found = refuse(&reason, &reason_zh);
                    diags.push(places(refusal).into_iter().fold(found, Diagnostic::also));
                }
            }
            Some(_) => diags
                .push(refuse("the indicator does not say `additive: true`", "指标没有声明 `additive: true`")),
            None => diags.push(refuse(
                "only an indicator says whether its values may be added",
                "只有指标才说明能否相加",
            )),
        }
    }
}

/// `as of 2025` or `in 2025`, which are different times.
fn time_in(time: &Time, tag: &str) -> String {
    match (tag.parse::<Locale>(), time) {
        (Ok(locale), Time::AsOf(period)) => date::as_of(*period, &locale),
        (Ok(locale), Time::Over(period)) => date::during(*period, &locale),
        (Err(_), time) => time.period().to_string(),
    }
}

/// Why a group is not summed, in English and in Chinese.
fn words(refusal: &Refusal<'_>) -> [String; 2] {
    let [why, why_zh] = match &refusal.reason {
        Reason::Missing(_) => ["a value is missing".to_owned(), "缺少数值".to_owned()],
        Reason::Withdrawn(_) => ["a value was withdrawn".to_owned(), "有数值已撤回".to_owned()],
        Reason::Times(left, right) => {
            let said = |tag: &str| [left, right].map(|figure| time_in(&figure.time, tag));
            let ([left, right], [left_zh, right_zh]) = (said("en"), said("zh-Hans"));
            [
                format!("the values hold for different times: {left} and {right}"),
                format!("时期不同：{left_zh}与{right_zh}"),
            ]
        }
        Reason::Numbers(why, ..) => [why.to_string(), in_chinese(*why)],
    };
    [format!("for `{}`, {why}", refusal.group), format!("`{}` 组：{why_zh}", refusal.group)]
}

fn in_chinese(why: WhyNot) -> String {
    match why {
        WhyNot::BoundsDisagree { left, right } => {
            format!("限定为 `{left}` 与 `{right}` 的数值方向不一致，无法如实合计")
        }
        WhyNot::TooLong => "合计的位数过多".to_owned(),
    }
}

fn places(refusal: &Refusal<'_>) -> Vec<Place> {
    match &refusal.reason {
        Reason::Missing(figure) | Reason::Withdrawn(figure) => vec![figure.place],
        Reason::Times(left, right) | Reason::Numbers(_, left, right) => vec![left.place, right.place],
    }
}
