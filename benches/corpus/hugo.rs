//! The same site for Hugo: the same Markdown, and what the records state as front matter in each language.
//!
//! Templates and configuration stand in `benches/hugo/`; links to figures, charts and cases in the prose are resolved by its render hooks.

use crate::corpus::record::{Figure, Record};
use crate::corpus::{File, PILLARS, REGIONS, TOPICS, id, record, write_ups};

/// The files of case `number` of `cases`.
pub fn case(number: usize, cases: usize) -> [File; 2] {
    let record = Record::of(number);
    let [english, chinese] = write_ups(number, cases);
    let file = |language: Language, text: String| {
        let path = format!("content/{}/cases/{}.md", language.folder(), id(number));
        (path, front_matter(&record, language) + &text)
    };
    [file(Language::English, english), file(Language::Chinese, chinese)]
}

/// What is there once: terms and sources as data, and the pages of the site that are no cases.
pub fn map_files() -> Vec<File> {
    let taxonomy = |id: &str, en: &str, zh: &str, terms: usize| {
        let terms: String =
            (1..=terms).map(|n| format!("    {id}-{n}: {{en: {en} {n}, zh: {zh}{n}}}\n")).collect();
        format!("{id}:\n  title: {{en: {en}, zh: {zh}}}\n  terms:\n{terms}")
    };
    let terms = [
        taxonomy("region", "Region", "地区", REGIONS),
        taxonomy("pillar", "Pillar", "支柱", PILLARS),
        taxonomy("topic", "Topic", "主题", TOPICS),
    ];
    let sources: String = (1..=record::SOURCES)
        .map(|n| {
            format!(
                "report-{n}:\n  order: {n}\n  title: {{en: Service report {n}, zh: 服务报告{n}}}\n  \
                 publisher: {{en: Office {n}, zh: 服务处{n}}}\n  published: \"2025-03-{:02}\"\n  url: https://example.org/report/{n}\n",
                n % 28 + 1
            )
        })
        .collect();
    let page = |language: Language, name: &str, layout: &str, title: &str| {
        let path = format!("content/{}/{name}.md", language.folder());
        (path, format!("---\ntitle: {title}\nlayout: {layout}\n---\n"))
    };
    vec![
        ("data/terms.yaml".to_owned(), terms.concat()),
        ("data/sources.yaml".to_owned(), sources),
        page(Language::English, "cases/_index", "section", "Cases"),
        page(Language::Chinese, "cases/_index", "section", "案例"),
        page(Language::English, "sources", "sources", "Sources"),
        page(Language::Chinese, "sources", "sources", "来源"),
        page(Language::English, "corrections", "note", "Corrections"),
        page(Language::Chinese, "corrections", "note", "更正"),
        page(Language::English, "organizations", "note", "Organizations"),
        page(Language::Chinese, "organizations", "note", "机构"),
        page(Language::English, "search", "note", "Search"),
        page(Language::Chinese, "search", "note", "搜索"),
    ]
}

#[derive(Clone, Copy)]
enum Language {
    English,
    Chinese,
}

impl Language {
    fn folder(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-Hans",
        }
    }
}

fn front_matter(record: &Record, language: Language) -> String {
    let Record { name, year, region, pillar, topics: [first, second], source, .. } = record;
    let (title, summary, chart, subtitle) = match language {
        Language::English => (
            format!("Service {name} and what it did"),
            "The service reached [](figure:people) in a year.",
            "Visits to the office",
            "Visits, by year",
        ),
        Language::Chinese => {
            (format!("{name}服务及其成效"), "该服务一年惠及[](figure:people)。", "到访情况", "历年到访")
        }
    };
    let figures: String = record.figures.iter().map(|figure| line(figure, language)).collect();
    format!(
        "---\ntitle: {title}\nyear: [\"{year}\"]\nregion: [region-{region}]\npillar: [pillar-{pillar}]\ntopic: [topic-{first}, topic-{second}]\n\
         params:\n  group: \"{year}\"\n  standfirst: \"{summary}\"\n  source: report-{source}\n  key_figures: {}\n  figures:\n{figures}  \
         charts:\n    visits: {{title: \"{chart}\", subtitle: \"{subtitle}\", figures: {}}}\n---\n",
        Record::KEY_FIGURES,
        Record::SERIES,
    )
}

fn line(figure: &Figure, language: Language) -> String {
    let Figure { id, label, unit, value, qualifier, period } = figure;
    let label = match language {
        Language::English => label[0],
        Language::Chinese => label[1],
    };
    let qualifier = qualifier.unwrap_or("exact");
    format!(
        "    {id}: {{label: \"{label}\", unit: {unit}, value: {value}, qualifier: {qualifier}, period: {period}}}\n"
    )
}
