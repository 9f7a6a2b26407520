//! `casebook list`

mod registers;
mod translations;

use super::args::{Common, Listed};
use super::report::{self, Warnings};
use super::table::Table;
use super::{CONTENT, DONE, words};
use crate::diag::{self, Diagnostics, Format};
use crate::error::Result;
use crate::format;
use crate::model::bundle::{Drafts, Lifetime};
use crate::model::figure::{Figure, Time, Value};
use crate::model::locale::{Language, Locale};
use crate::model::statistic::Data;
use crate::model::{self, Site};

pub(super) fn run(common: &Common, what: Listed) -> Result<u8> {
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let Some(site) = model::read(&files, &mut diags).filter(|site| site.config.is_whole) else {
        report::show(&files, diags, Warnings::Pass, words::STOPPED_READING, common);
        return Ok(CONTENT);
    };
    let (form, language) = (common.format(), common.language());
    let locale = locale_of(&site, form, language);
    let table = match what {
        Listed::Cases => Some(cases(&site, locale)),
        Listed::Figures => Some(figures(&site, locale)),
        Listed::Statistics => Some(registers::statistics(&site, locale)),
        Listed::Events => Some(registers::events(&site, locale)),
        Listed::Pages => Some(registers::pages(&site, locale)),
        Listed::Sources => Some(registers::sources(&site, locale)),
        Listed::Indicators => Some(registers::indicators(&site, locale)),
        Listed::Organizations => Some(registers::organizations(&site, locale)),
        Listed::Programmes => Some(registers::programmes(&site, locale)),
        Listed::Schemes => Some(registers::schemes(&site, locale)),
        Listed::Terms => Some(registers::terms(&site, locale)),
        Listed::Drafts => Some(drafts(&site)),
        Listed::Units => Some(units(&site)),
        Listed::Translations => None,
    };
    let text = match table {
        Some(table) => table.text(form, language),
        None => translations::text(&site, &files, (form, language), &mut diags),
    };
    anstream::print!("{text}");
    if diags.has_errors() {
        words::say(words::INCOMPLETE_LIST, language, &[]);
        return Ok(CONTENT);
    }
    Ok(DONE)
}

/// The locale in which people read titles and numbers: that of their language, where the site has it. Programs get the first of the site
/// whatever the terminal speaks.
fn locale_of(site: &Site, form: Format, language: diag::Language) -> &Locale {
    let spoken = match language {
        diag::Language::English => Language::English,
        diag::Language::Chinese => Language::Chinese,
    };
    let mut locales = site.config.locales.iter().filter(|_| form == Format::Human);
    locales.find(|locale| locale.language() == spoken).unwrap_or(site.config.default_locale())
}

fn cases(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["case", "status", "figures", "charts", "title"]);
    for (id, case) in site.cases.iter() {
        let title = case.title.get(locale).cloned().unwrap_or_default();
        let (figures, charts) = (case.figures.len().to_string(), case.charts.len().to_string());
        table.row([id.to_owned(), case.lifetime.status.word().to_owned(), figures, charts, title]);
    }
    table
}

fn figures(site: &Site, locale: &Locale) -> Table {
    let mut table = Table::new(["figure", "value", "time", "source", "label"]);
    for (case, record) in site.cases.iter() {
        for (id, figure) in record.figures.iter() {
            table.row(figure_row(format!("{case}/{id}"), figure, (site, locale)));
        }
    }
    for (statistic, record) in site.statistics.iter() {
        if let Data::Own(observations) = &record.data {
            for (key, observation) in observations.iter() {
                table.row(figure_row(format!("{statistic}@{key}"), &observation.figure, (site, locale)));
            }
        }
    }
    table
}

fn figure_row(address: String, figure: &Figure, (site, locale): (&Site, &Locale)) -> [String; 5] {
    let value = match &figure.value {
        Value::Stated(stated) => {
            format::quantity::quantity(stated, &figure.unit, locale.language(), &site.config.style(locale))
                .text()
        }
        Value::Missing { .. } => "missing".to_owned(),
    };
    let time = match &figure.time {
        Time::AsOf(period) | Time::Over(period) => period.to_string(),
    };
    let label = figure.label.get(locale).map(|label| label.other.clone()).unwrap_or_default();
    [address, value, time, figure.sources.join(" "), label]
}

fn drafts(site: &Site) -> Table {
    let mut table = Table::new(["record", "status", "publish", "expires"]);
    let mut add = |record: String, lifetime: &Lifetime| {
        if !lifetime.is_shown(site.config.as_of, Drafts::HoldBack) {
            let day =
                |day: Option<model::period::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
            table.row([
                record,
                lifetime.status.word().to_owned(),
                day(lifetime.publish),
                day(lifetime.expires),
            ]);
        }
    };
    site.lifetimes().for_each(|(kind, id, lifetime)| add(format!("{kind}/{id}"), lifetime));
    table
}

fn units(site: &Site) -> Table {
    let mut table = Table::new(["unit", "one", "other", "zh-Hans"]);
    for (id, unit) in site.registry.units.iter() {
        let chinese = format!("{}…{}", unit.chinese.before, unit.chinese.after);
        table.row([id.to_owned(), unit.english.one.clone(), unit.english.other.clone(), chinese]);
    }
    table
}
