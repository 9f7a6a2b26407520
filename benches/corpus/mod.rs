//! A site of any number of cases, the same for the same number: test data, of which nothing is a fact.
//!
//! Each case has ten figures with sources and qualifiers, six of which are a series with a chart; write-ups of 600 to 900 words in English and as
//! much in Chinese, with figures and links to other cases; and terms of three taxonomies.

pub mod record;
pub mod words;

use record::Record;
use words::{CHINESE, ENGLISH, Words};

/// A file of the site: its path below the root, and its text.
pub type File = (String, String);

/// How many regions, pillars and topics there are.
pub const REGIONS: usize = 12;
pub const PILLARS: usize = 6;
pub const TOPICS: usize = 20;
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
    let sources: String = (1..=record::SOURCES)
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
                locales: [en, zh-Hans]\nas_of: 2026-01-31\n\
                base_url: https://example.org/\ncases_per_page: 50\n";
    vec![
        ("content/site.yaml".to_owned(), site.to_owned()),
        ("content/taxonomies.yaml".to_owned(), taxonomies.concat()),
        ("content/sources.yaml".to_owned(), sources),
    ]
}

/// The files of case `number` of `cases`.
pub fn case(number: usize, cases: usize) -> [File; 3] {
    let folder = format!("content/cases/{}", id(number));
    let [english, chinese] = write_ups(number, cases);
    [
        (format!("{folder}/case.yaml"), Record::of(number).yaml()),
        (format!("{folder}/en.md"), english),
        (format!("{folder}/zh-Hans.md"), chinese),
    ]
}

/// The Markdown of case `number` of `cases`, in English and in Chinese.
pub fn write_ups(number: usize, cases: usize) -> [String; 2] {
    [&ENGLISH, &CHINESE].map(|words| write_up(number, cases, words))
}

/// The id of a case.
pub fn id(number: usize) -> String {
    format!("case-{number:06}")
}

/// A number in capital letters, since a number in a title would have to be a figure.
pub fn letters(number: usize) -> String {
    // Without T and X, of which the check takes some words of three letters for marks of unfinished text.
    const LETTERS: &[u8; 24] = b"ABCDEFGHIJKLMNOPQRSUVWYZ";
    let letter = char::from(LETTERS[number % LETTERS.len()]);
    match number / LETTERS.len() {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

fn write_up(number: usize, cases: usize, words: &Words) -> String {
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
