//! The corners of a site in which time could grow faster than content: one record or list that is far larger than any other, and to which
//! every case leads.

use std::str::FromStr;

use crate::corpus::words::{CHINESE, ENGLISH, Words};
use crate::corpus::{Chance, File, letters};

/// A corner, and how large it is.
#[derive(Clone, Copy, Debug)]
pub enum Corner {
    /// So many short cases in one term.
    Term(usize),
    /// One case with so many figures, each of them in its prose.
    Figures(usize),
    /// One statistic with so many observations.
    Observations(usize),
    /// So many taxonomies of five terms, of each of which every case has one.
    Taxonomies(usize),
    /// One case whose write-up has so many bytes in each language.
    WriteUp(usize),
}

impl FromStr for Corner {
    type Err = String;

    /// Reads `term=5000` and the like.
    fn from_str(text: &str) -> Result<Corner, String> {
        let refusal = || {
            format!(
                "{text} is no corner; write term=, figures=, observations=, taxonomies= or write-up= and a number"
            )
        };
        let (name, size) = text.split_once('=').ok_or_else(refusal)?;
        let size = size.parse().map_err(|_| refusal())?;
        match name {
            "term" => Ok(Corner::Term(size)),
            "figures" => Ok(Corner::Figures(size)),
            "observations" => Ok(Corner::Observations(size)),
            "taxonomies" => Ok(Corner::Taxonomies(size)),
            "write-up" => Ok(Corner::WriteUp(size)),
            _ => Err(refusal()),
        }
    }
}

impl Corner {
    /// A file of the site without the corner, with what leads there.
    pub fn adapt(self, (path, mut text): File) -> File {
        let target = match self {
            Corner::Term(_) => "term:corner/all",
            Corner::Figures(_) | Corner::WriteUp(_) => "case:corner",
            Corner::Observations(_) => "statistic:corner",
            Corner::Taxonomies(_) => "term:corner-a/b",
        };
        match path.rsplit('/').next() {
            Some("en.md") => text += &format!("More stands [elsewhere]({target}).\n"),
            Some("zh-Hans.md") => text += &format!("更多内容见[此处]({target})。\n"),
            Some("taxonomies.yaml") => text += &self.taxonomies(),
            Some("case.yaml") => {
                if let Corner::Taxonomies(count) = self {
                    let chosen: String = (0..count)
                        .map(|n| format!("  {}: [{}]\n", taxonomy(n), TERMS[(n + text.len()) % TERMS.len()]))
                        .collect();
                    text = text.replacen("terms:\n", &format!("terms:\n{chosen}"), 1);
                }
            }
            _ => {}
        }
        (path, text)
    }

    fn taxonomies(self) -> String {
        match self {
            Corner::Term(_) => {
                "corner:\n  title: {en: Corner, zh-Hans: 角落}\n  terms:\n    all: {en: All, zh-Hans: 全部}\n"
                    .to_owned()
            }
            Corner::Taxonomies(count) => (0..count)
                .map(|n| {
                    let name = letters(n);
                    let terms: String = TERMS
                        .iter()
                        .map(|term| {
                            format!("    {term}: {{en: Term {name} {term}, zh-Hans: 词{name}{term}}}\n")
                        })
                        .collect();
                    format!(
                        "{}:\n  title: {{en: Corner {name}, zh-Hans: 角落{name}}}\n  terms:\n{terms}",
                        taxonomy(n)
                    )
                })
                .collect(),
            _ => String::new(),
        }
    }

    /// The files that only the site with the corner has.
    pub fn files(self) -> Vec<File> {
        match self {
            Corner::Term(count) => (0..count).flat_map(short_case).collect(),
            Corner::Figures(count) => figures(count),
            Corner::Observations(count) => observations(count),
            Corner::Taxonomies(_) => Vec::new(),
            Corner::WriteUp(bytes) => write_up(bytes),
        }
    }
}

/// The terms of each taxonomy.
const TERMS: [&str; 5] = ["b", "c", "d", "e", "f"];

fn taxonomy(number: usize) -> String {
    format!("corner-{}", letters(number).to_lowercase())
}

/// The lines with which the record of a case begins.
fn head(name: &str) -> String {
    format!(
        "title: {{en: Corner {name}, zh-Hans: 角落{name}}}\nsummary: {{en: A corner., zh-Hans: 角落。}}\n\
         status: published\nyear: 2025\nterms: {{region: [region-1]}}\ndefaults: {{source: report-1, period: 2024}}\n"
    )
}

fn short_case(number: usize) -> [File; 3] {
    let folder = format!("content/cases/corner-{number:06}");
    let record = head(&letters(number)).replace("{region: [region-1]}", "{corner: [all]}");
    [
        (format!("{folder}/case.yaml"), record),
        (format!("{folder}/en.md"), "A short case.\n".to_owned()),
        (format!("{folder}/zh-Hans.md"), "简短案例。\n".to_owned()),
    ]
}

fn figures(count: usize) -> Vec<File> {
    let mut record = head("case") + "figures:\n";
    let [mut english, mut chinese] = [String::new(), String::new()];
    for number in 0..count {
        let name = letters(number);
        record += &format!(
            "  f-{number}:\n    label: {{en: people in group {name}, zh-Hans: {name}组人数}}\n    unit: person\n    value: {}\n",
            1000 + number
        );
        english += &format!("It reached [](figure:f-{number}).\n\n");
        chinese += &format!("惠及[](figure:f-{number})。\n\n");
    }
    case(record, english, chinese)
}

fn write_up(bytes: usize) -> Vec<File> {
    // A paragraph has about so many bytes in either language.
    let paragraphs = bytes.div_ceil(360);
    let text = |words: &Words, sentences: usize| {
        let mut chance = Chance(1);
        let mut text = String::new();
        for paragraph in 0..paragraphs {
            if paragraph % 10 == 0 {
                text += &format!("## {}\n\n", words.headings[paragraph / 10 % 4]);
            }
            let sentences: Vec<String> = (0..sentences).map(|_| words.sentence(&mut chance)).collect();
            text += &sentences.join(words.between);
            text += "\n\n";
        }
        text
    };
    case(head("case"), text(&ENGLISH, 4), text(&CHINESE, 4))
}

fn case(record: String, english: String, chinese: String) -> Vec<File> {
    vec![
        ("content/cases/corner/case.yaml".to_owned(), record),
        ("content/cases/corner/en.md".to_owned(), english),
        ("content/cases/corner/zh-Hans.md".to_owned(), chinese),
    ]
}

/// Observations of a hundred years and so many categories that it makes up their number.
fn observations(count: usize) -> Vec<File> {
    const YEARS: usize = 100;
    let categories: String = (0..count.div_ceil(YEARS))
        .map(|n| format!("    c-{n}: {{en: Group {0}, zh-Hans: {0}组}}\n", letters(n)))
        .collect();
    let mut csv = "period,category,value\n".to_owned();
    for number in 0..count {
        csv += &format!("{},c-{},{}\n", 1925 + number % YEARS, number / YEARS, 1000 + number);
    }
    let record = format!(
        "title: {{en: A corner, zh-Hans: 角落统计}}\nsummary: {{en: A corner., zh-Hans: 角落。}}\nstatus: published\n\
         label: {{en: people served, zh-Hans: 服务人数}}\nunit: person\nmeasure: flow\ndefaults: {{source: report-1}}\ndata: corner.csv\n\
         breakdown:\n  title: {{en: Group, zh-Hans: 组}}\n  kind: related-counts\n  categories:\n{categories}"
    );
    let file = |name: &str, text: String| (format!("content/statistics/corner/{name}"), text);
    vec![
        file("statistic.yaml", record),
        file("corner.csv", csv),
        file("en.md", "How this is counted.\n".to_owned()),
        file("zh-Hans.md", "统计口径说明。\n".to_owned()),
    ]
}
