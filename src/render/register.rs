//! The register of all figures; see [`crate::output::Register`].

use super::context::Context;
use super::download::standing;
use super::reported;
use crate::model::Site;
use crate::model::addressed::{Addressed, At};
use crate::model::config::Config;
use crate::model::figure::{Change, Time, Value};
use crate::model::locale::Localized;
use crate::model::period::Period;
use crate::model::quantity::Number;
use crate::output::{ChangeEntry, FigureEntry, RegisterWriter, Texts};

/// Every figure and observation, sorted by address.
pub(super) fn register(cx: &mut Context<'_>) -> Vec<u8> {
    let site = cx.site();
    let config = &site.config;
    let locales: Vec<String> = config.locales.iter().map(ToString::to_string).collect();
    // They come almost in their order.
    let mut sorted: Vec<Addressed<'_>> = site.figures().collect();
    sorted.sort_by(|a, b| a.written().cmp(b.written()));
    let mut writer = RegisterWriter::new(&config.as_of.to_string(), &locales, sorted.len());
    for addressed in &sorted {
        cx.from.insert(addressed.file);
        writer.add(&addressed.address().to_string(), &entry(site, addressed));
    }
    writer.finish()
}

/// What the register says of one figure.
pub(super) fn entry(site: &Site, addressed: &Addressed<'_>) -> FigureEntry {
    let config = &site.config;
    let figure = addressed.figure;
    let quantity = figure.quantity();
    let plain = |number: Number| number.machine_text();
    let reported = reported::on(site, figure);
    let [as_of, period] = match &figure.time {
        // The day of the report is none that the number holds for.
        Time::AsOf(Period::Date(_)) if reported.is_some() => [None, None],
        Time::AsOf(period) => [Some(period.to_string()), None],
        Time::Over(period) => [None, Some(period.to_string())],
    };
    FigureEntry {
        label: texts(config, &figure.label, |noun| noun.other.clone()),
        indicator: figure.indicator.clone(),
        value: quantity.map(|stated| plain(stated.number())),
        written: quantity
            .map(|stated| stated.number())
            .filter(|number| number.scale().is_some())
            .map(|number| number.to_string()),
        upper: quantity.and_then(|stated| stated.upper()).map(plain),
        qualifier: quantity.map(|stated| stated.qualifier().to_string()),
        unit: figure.unit.id.clone(),
        as_of,
        as_reported: reported.map(|on| on.to_string()),
        period,
        status: standing(figure).to_owned(),
        reason: match &figure.value {
            Value::Missing { reason } => texts(config, reason, String::clone),
            Value::Stated(_) => Texts::new(),
        },
        source: figure.sources.clone(),
        figure: match addressed.at {
            At::Borrowed(case, id) if !id.is_empty() => Some(format!("{case}/{id}")),
            _ => None,
        },
        changes: figure.changes.iter().map(|change| of_change(config, change)).collect(),
    }
}

fn of_change(config: &Config, change: &Change) -> ChangeEntry {
    ChangeEntry {
        date: change.date.to_string(),
        kind: change.kind.word().to_owned(),
        from: texts(config, &change.from, String::clone),
        to: texts(config, &change.to, String::clone),
        reason: texts(config, &change.reason, |phrase| phrase.markdown.clone()),
    }
}

/// A text in each locale of the site, also where it was written once for all.
pub(super) fn texts<T>(config: &Config, text: &Localized<T>, of: impl Fn(&T) -> String) -> Texts {
    let locales = config.locales.iter();
    locales.filter_map(|locale| Some((locale.to_string(), of(text.get(locale)?)))).collect()
}
