//! A site with a thousand problems of many kinds, for the test that counts them and for the bench that times `check`.

use std::collections::BTreeMap;

use casebook::files::Files;
use include_dir::{Dir, include_dir};

/// A site, and how many findings of each code it must give.
pub struct Problems {
    pub files: Files,
    pub expected: BTreeMap<&'static str, usize>,
}

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The five records of one number have ten problems.
const KINDS: [fn(usize) -> Faulty; 5] =
    [case_with_wrong_words, case_with_wrong_figures, statistic, page, case_that_cannot_be_read];

/// How many records there are of each kind.
const TIMES: usize = 100;

struct Faulty {
    folder: String,
    record: (&'static str, String),
    english: String,
    chinese: String,
    codes: &'static [&'static str],
}

/// A thousand problems in five hundred records.
pub fn thousand() -> Problems {
    let mut texts: Vec<(String, String)> =
        BASE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut folders = vec![&THEME];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        texts.extend(folder.files().filter_map(|file| {
            Some((format!("themes/{}", file.path().to_str()?), file.contents_utf8()?.to_owned()))
        }));
    }
    let mut expected = BTreeMap::new();
    for faulty in (0..TIMES).flat_map(|number| KINDS.map(|kind| kind(number))) {
        let Faulty { folder, record: (name, record), english, chinese, codes } = faulty;
        for (name, text) in [(name, record), ("en.md", english), ("zh-Hans.md", chinese)] {
            texts.push((format!("content/{folder}/{name}"), text));
        }
        for code in codes {
            *expected.entry(*code).or_default() += 1;
        }
    }
    let files = Files::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    Problems { files, expected }
}

const BASE: [(&str, &str); 3] = [
    (
        "content/site.yaml",
        "title: {en: Problems, zh-Hans: 问题集}\ndescription: {en: A site to mend., zh-Hans: 待改正的网站。}\nlocales: [en, zh-Hans]\n\
         as_of: 2026-01-31\n",
    ),
    (
        "content/sources.yaml",
        "report:\n  kind: report\n  title: {en: Report, zh-Hans: 报告}\n  published: 2025-06\n",
    ),
    (
        "content/indicators.yaml",
        "officers:\n  label: {en: {one: officer, other: officers}, zh-Hans: 专员}\n  unit: person\n  measure: stock\n\
         talks:\n  label: {en: talks held, zh-Hans: 讲座}\n  unit: activity\n  measure: flow\n",
    ),
];

/// The head of a case that is right so far.
fn case(number: usize, kind: &str) -> String {
    format!(
        "title: {{en: {kind} {number}, zh-Hans: 案例{kind}{number}}}\nsummary: {{en: A case., zh-Hans: 一个案例。}}\nstatus: published\n\
         defaults: {{source: report, as_of: 2025}}\n"
    )
}

fn case_with_wrong_words(number: usize) -> Faulty {
    let value = 1_000 + number;
    let (less, more) = (value - 1, value + 1);
    Faulty {
        folder: format!("cases/words-{number}"),
        record: (
            "case.yaml",
            case(number, "Words") + &format!("figures:\n  people: {{indicator: officers, value: {value}}}\n"),
        ),
        english: format!("There are [{less}](figure:people) officers, and <b>more</b> to come.\n"),
        chinese: format!("共有[{more}](figure:people)名专员。\n"),
        codes: &["CB253", "CB253", "CB233"],
    }
}

fn case_with_wrong_figures(number: usize) -> Faulty {
    Faulty {
        folder: format!("cases/figures-{number}"),
        record: (
            "case.yaml",
            case(number, "Figures")
                + &format!(
                    "figures:\n  a: {{indicator: officers, value: {number}人}}\n  b: {{indicator: officers, value: 5, as_of: 2025-02-30}}\n"
                ),
        ),
        english: "Officers work here.\n".to_owned(),
        chinese: "专员在此工作。\n".to_owned(),
        codes: &["CB110", "CB111"],
    }
}

fn statistic(number: usize) -> Faulty {
    Faulty {
        folder: format!("statistics/talks-{number}"),
        record: (
            "statistic.yaml",
            format!(
                "title: {{en: Talks {number}, zh-Hans: 讲座{number}}}\nindicator: talks\ndefaults: {{source: report}}\nobservations:\n  \
                 - {{period: 2024, value: {number}}}\n  - {{period: 2024, value: 1{number}}}\n"
            ),
        ),
        english: format!("As [said](#nowhere-{number}).\n"),
        chinese: format!("如[前述](#nowhere-{number})。\n"),
        codes: &["CB261", "CB231", "CB231"],
    }
}

fn page(number: usize) -> Faulty {
    Faulty {
        folder: format!("pages/page-{number}"),
        record: (
            "page.yaml",
            format!("title: {{en: Page {number}, zh-Hans: 页面{number}}}\ntitel: {number}\n"),
        ),
        english: "Text.\n".to_owned(),
        chinese: "正文。\n".to_owned(),
        codes: &["CB104"],
    }
}

fn case_that_cannot_be_read(number: usize) -> Faulty {
    Faulty {
        folder: format!("cases/broken-{number}"),
        record: ("case.yaml", format!("title: {{en: Broken {number}\nstatus: published\n")),
        english: format!("A [link](case:nowhere-{number}).\n"),
        chinese: format!("[链接](case:nowhere-{number})。\n"),
        codes: &["CB101"],
    }
}
