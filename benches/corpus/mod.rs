//! A site of any number of cases, the same for the same number: test data, of which nothing is a fact.
//!
//! Each case has ten figures with sources and qualifiers, six of which are a series with a chart; write-ups of 600 to 900 words in English and as
//! much in Chinese, with figures and links to other cases; and terms of three taxonomies.

mod words;

/// A file of the site: its path below the root, and its text.
pub type File = (String, String);

/// The regions, pillars and topics that cases have.
const REGIONS: usize = 12;
const PILLARS: usize = 6;
const TOPICS: usize = 20;
/// The paragraphs of a write-up, in sections of three.
const PARAGRAPHS: usize = 12;

/// What stands directly in `content/`.
pub fn map_files() -> Vec<File> {
    let taxonomy = |id: &str, en: &str, zh: &str, terms: usize| {
        let terms: String =
            (1..=terms).map(|n| format!("    {id}-{n}: {{en: {en} {n}, zh-Hans: {zh}{n}}}\n")).collect();
        format!("{id}:\n  title: {{en: {en}, zh-Hans: {zh}}}\n  terms:\n{terms}")
    };
    let taxonomies = [
        taxonomy("region", "Region", "地区", REGIONS),
        taxonomy("pillar", "Pillar", "支柱", PILLARS),
        taxonomy("topic", "Topic", "主题", TOPICS),
    ];
    let sources: String = (1..=20)
        .map(|n| {
            format!(
                "report-{n}:\n  kind: report\n  title: {{en: Service report {n}, zh-Hans: 服务报告{n}}}\n  \
                 publisher: {{en: Office {n}, zh-Hans: 服务处{n}}}\n  published: 2025-03-{:02}\n  url: https://example.org/report/{n}\n",
                n % 28 + 1
            )
        })
        .collect();
    let site = "title: {en: Casebook of services, zh-Hans: 服务案例集}\n\
                description: {en: A site of test data., zh-Hans: 测试数据网站。}\n\
                locales: [en, zh-Hans]\nas_of: 2026-01-31\ncases_per_page: 50\n";
    vec![
        ("content/site.yaml".to_owned(), site.to_owned()),
        ("content/taxonomies.yaml".to_owned(), taxonomies.concat()),
        ("content/sources.yaml".to_owned(), sources),
    ]
}

/// The files of case `number` of `cases`.
pub fn case(number: usize, cases: usize) -> [File; 3] {
    let mut chance = Chance(number as u64 + 1);
    let folder = format!("content/cases/{}", id(number));
    [
        (format!("{folder}/case.yaml"), record(number, &mut chance)),
        (format!("{folder}/en.md"), write_up(number, cases, &words::ENGLISH)),
        (format!("{folder}/zh-Hans.md"), write_up(number, cases, &words::CHINESE)),
    ]
}

/// The id of a case.
pub fn id(number: usize) -> String {
    format!("case-{number:06}")
}

/// A number in capital letters, since a number in a title would have to be a figure.
fn letters(number: usize) -> String {
    let letter = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

fn record(number: usize, chance: &mut Chance) -> String {
    let year = 2016 + number % 10;
    let mut figures = String::new();
    let stated = [
        ("people", "people served", "服务人数", "person", Some("over")),
        ("businesses", "businesses supported", "支持企业", "business", Some("at-least")),
        ("sessions", "training sessions held", "举办培训", "session", None),
        ("inquiries", "inquiries by telephone", "电话咨询", "inquiry", Some("about")),
    ];
    for (id, en, zh, unit, qualifier) in stated {
        let value = 1000 + chance.below(90_000);
        figures += &format!(
            "  {id}:\n    label: {{en: {en}, zh-Hans: {zh}}}\n    unit: {unit}\n    value: {value}\n"
        );
        if let Some(qualifier) = qualifier {
            figures += &format!("    qualifier: {qualifier}\n");
        }
    }
    for point in 2019..2025 {
        let value = 200 + chance.below(7_000);
        figures += &format!(
            "  visits-{point}:\n    label: {{en: visits to the office, zh-Hans: 到访}}\n    unit: inquiry\n    value: {value}\n    period: {point}\n"
        );
    }
    let name = letters(number);
    let points: Vec<String> = (2019..2025).map(|point| format!("visits-{point}")).collect();
    format!(
        "title: {{en: Service {name} and what it did, zh-Hans: {name}服务及其成效}}\n\
         summary: {{en: \"The service reached [](figure:people) in a year.\", zh-Hans: \"该服务一年惠及[](figure:people)。\"}}\n\
         status: published\nyear: {year}\n\
         terms:\n  region: [region-{}]\n  pillar: [pillar-{}]\n  topic: [topic-{}, topic-{}]\n\
         defaults: {{source: report-{}, period: 2024}}\nfigures:\n{figures}key_figures: [people, businesses, sessions]\n\
         charts:\n  visits:\n    kind: line\n    title: {{en: Visits to the office, zh-Hans: 到访情况}}\n    \
         subtitle: {{en: \"Visits, by year\", zh-Hans: 历年到访}}\n    figures: [{}]\n",
        number % REGIONS + 1,
        number % PILLARS + 1,
        number % TOPICS + 1,
        (number + 7) % TOPICS + 1,
        number % 20 + 1,
        points.join(", "),
    )
}

fn write_up(number: usize, cases: usize, words: &words::Words) -> String {
    let mut chance = Chance(number as u64 + 1);
    let mut text = String::new();
    for paragraph in 0..PARAGRAPHS {
        if paragraph % 3 == 0 {
            text += &format!("## {}\n\n", words.headings[paragraph / 3]);
        }
        let mut sentences: Vec<String> =
            (0..4 + chance.below(2)).map(|_| words.sentence(&mut chance)).collect();
        if let Some(figures) = words.with_figures.get(paragraph) {
            sentences.push((*figures).to_owned());
        }
        if paragraph % 4 == 3 {
            let other = id(chance.below(cases as u64) as usize);
            sentences.push(words.with_case.replace("{}", &other));
        }
        text += &sentences.join(words.between);
        text += "\n\n";
        if paragraph == 5 {
            text += &format!("![{}](chart:visits)\n\n", words.chart);
        }
    }
    text
}

/// Numbers that look like chance and are the same each time: SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0, below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    /// One of several.
    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len() as u64) as usize]
    }
}
