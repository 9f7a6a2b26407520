//! What the record of a case states, before it is written for one program or another.

use super::{Chance, PILLARS, REGIONS, TOPICS, letters};

/// How many sources there are; a case cites one of them for all its figures.
pub const SOURCES: usize = 20;
/// So many cases at most cite one source, so that none of their figures states again what another does.
const CASES_OF_A_SOURCE: u64 = 2503;

/// The record of a case. Taxonomies and sources are numbered from 1.
pub struct Record {
    /// What the title calls it.
    pub name: String,
    pub year: usize,
    pub region: usize,
    pub pillar: usize,
    pub topics: [usize; 2],
    pub source: usize,
    /// Four figures that stand alone, then the six of the series.
    pub figures: Vec<Figure>,
}

/// A number that a case states.
pub struct Figure {
    pub id: String,
    /// In English and in Chinese.
    pub label: [&'static str; 2],
    pub unit: &'static str,
    pub value: u64,
    pub qualifier: Option<&'static str>,
    /// A year; most figures are of the case's own.
    pub period: u64,
}

impl Record {
    /// The year that figures are of unless they say otherwise.
    pub const PERIOD: u64 = 2024;
    /// The figures that stand first on the page.
    pub const KEY_FIGURES: &'static str = "[people, businesses, sessions]";
    /// The figures of the chart.
    pub const SERIES: &'static str =
        "[visits-2019, visits-2020, visits-2021, visits-2022, visits-2023, visits-2024]";

    /// The record of case `number`.
    pub fn of(number: usize) -> Record {
        let mut chance = Chance(number as u64 + 1);
        let turn = (number / SOURCES) as u64;
        let stated = [
            ("people", ["people served", "服务人数"], "person", Some("over")),
            ("businesses", ["businesses supported", "支持企业"], "business", Some("at-least")),
            ("sessions", ["training sessions held", "举办培训"], "session", None),
            ("inquiries", ["inquiries by telephone", "电话咨询"], "inquiry", Some("about")),
        ];
        let stated = stated.map(|(id, label, unit, qualifier)| {
            let value = 1000 + chance.below(36) * CASES_OF_A_SOURCE + turn;
            Figure { id: id.to_owned(), label, unit, value, qualifier, period: Record::PERIOD }
        });
        let visits = (2019..=Record::PERIOD).map(|period| Figure {
            id: format!("visits-{period}"),
            label: ["visits to the office", "到访"],
            unit: "inquiry",
            value: 200 + chance.below(28) * CASES_OF_A_SOURCE + turn,
            qualifier: None,
            period,
        });
        Record {
            name: letters(number),
            year: 2016 + number % 10,
            region: number % REGIONS + 1,
            pillar: number % PILLARS + 1,
            topics: [number % TOPICS + 1, (number + 7) % TOPICS + 1],
            source: number % SOURCES + 1,
            figures: stated.into_iter().chain(visits).collect(),
        }
    }

    /// The record as Casebook reads it.
    pub fn yaml(&self) -> String {
        let figures: String = self.figures.iter().map(Figure::yaml).collect();
        let Record { name, year, region, pillar, topics: [first, second], source, .. } = self;
        format!(
            "title: {{en: Service {name} and what it did, zh-Hans: {name}服务及其成效}}\n\
             summary: {{en: \"The service reached [](figure:people) in a year.\", zh-Hans: \"该服务一年惠及[](figure:people)。\"}}\n\
             status: published\nyear: {year}\n\
             terms:\n  region: [region-{region}]\n  pillar: [pillar-{pillar}]\n  topic: [topic-{first}, topic-{second}]\n\
             defaults: {{source: report-{source}, period: {}}}\nfigures:\n{figures}key_figures: {}\n\
             charts:\n  visits:\n    kind: line\n    title: {{en: Visits to the office, zh-Hans: 到访情况}}\n    \
             subtitle: {{en: \"Visits, by year\", zh-Hans: 历年到访}}\n    figures: {}\n",
            Record::PERIOD,
            Record::KEY_FIGURES,
            Record::SERIES,
        )
    }
}

impl Figure {
    fn yaml(&self) -> String {
        let Figure { id, label: [en, zh], unit, value, qualifier, period } = self;
        let mut yaml = format!(
            "  {id}:\n    label: {{en: {en}, zh-Hans: {zh}}}\n    unit: {unit}\n    value: {value}\n"
        );
        if let Some(qualifier) = qualifier {
            yaml += &format!("    qualifier: {qualifier}\n");
        }
        if *period != Record::PERIOD || id.starts_with("visits") {
            yaml += &format!("    period: {period}\n");
        }
        yaml
    }
}
