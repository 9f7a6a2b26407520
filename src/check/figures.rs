//! What figures and observations say about themselves.

use rust_decimal::Decimal;

use super::Checked;
use super::prose::{other_nature, other_unit, other_year};
use super::wording::{stated, stated_in, time_in, words_of};
use crate::diag::{Diagnostic, Diagnostics, table::figures, table::statements};
use crate::format::mention::{Mention, Sign, Verdict, mentions, verdict};
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
        let Some((words, place)) = figure.as_stated.as_deref() else { continue };
        let language = language_of(words);
        if is_misquoted(figure) {
            let differs =
                Diagnostic::new(figures::STATED_DIFFERS, *place).with("written", format!("“{words}”"));
            let differs = differs.with_some("percent", percent_of_count(figure, words, language));
            diags.push(differs.with("stated", stated_in(checked.site, figure, language)).also(figure.place));
        } else if let Some(found) = stated_of_another(checked.site, figure, language) {
            diags.push(found);
        }
    }
}

/// Whether the number is not the one in the words of its source, so that nobody can tell which of the two is right.
pub(super) fn is_misquoted(figure: &Figure) -> bool {
    let (Some((words, _)), Some(value)) = (figure.as_stated.as_deref(), figure.quantity()) else {
        return false;
    };
    verdict(words, language_of(words), value, figure.unit.kind) != Verdict::Agrees
}

/// The percentage in the words of a source, whose number is that of a figure which is said to count something.
fn percent_of_count(figure: &Figure, words: &str, language: Language) -> Option<String> {
    let number = figure.quantity().filter(|_| figure.unit.kind != UnitKind::Percent)?.number();
    let is_it = |mention: &Mention| mention.sign == Sign::Percent && mention.number == Some(number);
    let mention = mentions(words, language).into_iter().find(is_it)?;
    words.get(mention.whole).map(|words| format!("“{words}”"))
}

fn language_of(words: &str) -> Language {
    let has_han = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if has_han { Language::Chinese } else { Language::English }
}

/// The words of a source whose number agrees, and that count other things, name another year or make an estimate of it.
fn stated_of_another(site: &Site, figure: &Figure, language: Language) -> Option<Diagnostic> {
    let ((words, place), value) = (figure.as_stated.as_deref()?, figure.quantity()?);
    let words = words.as_str();
    let locale = site.config.locales.iter().find(|locale| locale.language() == language)?;
    let all = || 0..words.len();
    let found = |written: &str, (states, states_zh): (String, String), (advice, advice_zh): (&str, &str)| {
        Diagnostic::new(figures::STATED_OTHERWISE, *place)
            .with("id", &figure.id)
            .with("written", format!("“{written}”"))
            .with("states", states)
            .with("states_zh", states_zh)
            .with("advice", advice)
            .with("advice_zh", advice_zh)
            .also(figure.place)
    };
    if let Some(range) = other_unit(words, all(), locale, (figure, value)) {
        let unit = &figure.unit;
        let states = format!("counts {}", unit.english.other);
        let states_zh = format!("的单位是“{}”", unit.chinese.after);
        return Some(found(&words[range], (states, states_zh), ("correct its `unit`", "请更正 `unit`")));
    }
    if let Some(year) = other_year(words, all(), language, &figure.time) {
        let [time, time_zh] = [Language::English, Language::Chinese].map(|said| time_in(&figure.time, said));
        let advice = ("correct its `as_of` or `period`", "请更正 `as_of` 或 `period`");
        return Some(found(&year, (format!("holds {time}"), format!("的时间是{time_zh}")), advice));
    }
    let (range, nature) = other_nature(words, all(), locale, (site, figure, value))?;
    let (name, name_zh) = nature.words();
    let advice = match nature.status() {
        Some("forecast") => ("write `status: forecast` at the figure", "请在该数字处写 `status: forecast`"),
        Some(_) => ("write `status: estimated` at the figure", "请在该数字处写 `status: estimated`"),
        None => ("say so in its `label` or `unit`", "请在其 `label` 或 `unit` 中写明"),
    };
    let states = (format!("is not said to be {name}"), format!("未注明是{name_zh}"));
    Some(found(&words[range], states, advice))
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

/// A count below zero is a slip, unless it is named as a change or a balance.
pub(super) fn counts_are_not_below_zero(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let site = checked.site;
    for figure in all(site).filter(|figure| figure.unit.kind == UnitKind::Count) {
        let is_below = figure.quantity().is_some_and(|stated| stated.number().value() < Decimal::ZERO);
        let is_change = || {
            let words = words_of(site, figure).into_iter().chain([figure.unit.english.other.as_str()]);
            words.map(str::to_lowercase).any(|said| CHANGING.iter().any(|word| said.contains(word)))
        };
        if is_below && !is_change() {
            diags.push(
                Diagnostic::new(figures::BELOW_ZERO, figure.place)
                    .with("id", &figure.id)
                    .with("unit", &figure.unit.english.other)
                    .with("unit_zh", &figure.unit.chinese.after)
                    .with("stated", stated(site, figure)),
            );
        }
    }
}

/// A bound on a negative number is said in the words of its source, or as a positive fall. Words that differ are reported already.
pub(super) fn bounds_below_zero_are_the_source_s(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in all(checked.site).filter(|figure| figure.as_stated.is_none()) {
        let Some(stated_as) = figure.quantity() else { continue };
        let is_bound = match stated_as.qualifier() {
            Qualifier::Over | Qualifier::AtLeast | Qualifier::Under | Qualifier::AtMost => true,
            Qualifier::Exact | Qualifier::About | Qualifier::Between => false,
        };
        let number = stated_as.number();
        if is_bound && number.value() < Decimal::ZERO {
            let as_written = number.to_string();
            diags.push(
                Diagnostic::new(figures::BOUND_BELOW_ZERO, figure.place)
                    .with("id", &figure.id)
                    .with("stated", stated_in(checked.site, figure, Language::English))
                    .with("stated_zh", stated_in(checked.site, figure, Language::Chinese))
                    .with("size", as_written.trim_start_matches('-'))
                    .with("number", as_written.replace('-', "−")),
            );
        }
    }
}

/// Beginnings of words for what may be less than nothing.
const CHANGING: &[&str] = &[
    "chang", "growth", "grow", "increas", "decreas", "rise", "fall", "declin", "net ", "balance", "differ",
    "surplus", "deficit", "gain", "loss", "flow", "degree", "变化", "增", "减", "净", "差", "结余", "盈亏",
    "涨", "降",
];

/// Whether a figure is said to be a growth, a multiple, an index, a rate of completion or of return.
fn may_exceed(site: &Site, figure: &Figure) -> bool {
    let mut words = words_of(site, figure);
    words.extend(figure.as_stated.as_deref().map(|(words, _)| words.as_str()));
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
