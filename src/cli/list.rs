//! `casebook list`

mod translations;

use super::args::{Common, Listed};
use super::table::Table;
use super::{CONTENT, DONE, report};
use crate::diag::{Diagnostics, Language};
use crate::error::Result;
use crate::format;
use crate::model::bundle::{Drafts, Lifetime};
use crate::model::figure::{Figure, Time, Value};
use crate::model::statistic::Data;
use crate::model::{self, Site};

pub(super) fn run(common: &Common, what: Listed) -> Result<u8> {
    let mut diags = Diagnostics::default();
    let files = crate::load::load(&common.root, &mut diags)?;
    let Some(site) = model::read(&files, &mut diags) else {
        report::show(&files, diags, false, common);
        return Ok(CONTENT);
    };
    let form = common.format();
    let text = match what {
        Listed::Cases => cases(&site).text(form),
        Listed::Figures => figures(&site).text(form),
        Listed::Translations => translations::text(&site, &files, (form, common.language()), &mut diags),
        Listed::Drafts => drafts(&site).text(form),
        Listed::Units => units(&site).text(form),
    };
    anstream::print!("{text}");
    if diags.has_errors() {
        match common.language() {
            Language::English => anstream::eprintln!(
                "casebook: some records cannot be read and may be missing here; see casebook check"
            ),
            Language::Chinese => {
                anstream::eprintln!("casebook：部分内容无法读取，列表可能不全；请运行 casebook check 查看")
            }
        }
        return Ok(CONTENT);
    }
    Ok(DONE)
}

fn cases(site: &Site) -> Table {
    let mut table = Table::new(["case", "status", "figures", "charts", "title"]);
    let locale = site.config.default_locale();
    for (id, case) in site.cases.iter() {
        let title = case.title.get(locale).cloned().unwrap_or_default();
        let (figures, charts) = (case.figures.len().to_string(), case.charts.len().to_string());
        table.row([id.to_owned(), case.lifetime.status.word().to_owned(), figures, charts, title]);
    }
    table
}

fn figures(site: &Site) -> Table {
    let mut table = Table::new(["figure", "value", "time", "source", "label"]);
    for (case, record) in site.cases.iter() {
        for (id, figure) in record.figures.iter() {
            table.row(figure_row(format!("{case}/{id}"), figure, site));
        }
    }
    for (statistic, record) in site.statistics.iter() {
        if let Data::Own(observations) = &record.data {
            for (key, observation) in observations.iter() {
                table.row(figure_row(format!("{statistic}@{key}"), &observation.figure, site));
            }
        }
    }
    table
}

fn figure_row(address: String, figure: &Figure, site: &Site) -> [String; 5] {
    let locale = site.config.default_locale();
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
    site.cases.iter().for_each(|(id, case)| add(format!("cases/{id}"), &case.lifetime));
    site.events.iter().for_each(|(id, event)| add(format!("events/{id}"), &event.lifetime));
    site.statistics.iter().for_each(|(id, statistic)| add(format!("statistics/{id}"), &statistic.lifetime));
    site.pages.iter().for_each(|(id, page)| add(format!("pages/{id}"), &page.lifetime));
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
