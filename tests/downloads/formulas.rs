//! No text of a download is run by a spreadsheet, and no number is taken for a text.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

use crate::read::{FOLDERS, csv, json, site_with};
use crate::{files, site};

#[test]
fn what_would_run_as_a_formula_is_text_and_numbers_stay_numbers() {
    let published = site::render(&files());
    for folder in FOLDERS {
        for name in ["figures.csv", "figures.ids.csv"] {
            let (_, rows) = csv(&published, &format!("{folder}cases/delta/{name}"));
            let row = rows.iter().find(|row| row[0] == "formula").expect("the row");
            assert_eq!(row.iter().filter(|text| text.starts_with('\'')).count(), 2, "{row:?}");
            for text in rows.iter().flatten() {
                let runs = text.starts_with(['=', '+', '-', '@', '＝']);
                assert!(!runs || text == "-2.50", "{text:?} would run");
            }
        }
    }
}

/// What begins a formula, or hides that it does.
const ATTACKS: [&str; 6] = ["=", "@", "＋", "－", "\\\"=\\\" ", " ="];

/// A case that writes an attack wherever its author may write words.
fn case(attack: &str) -> String {
    format!(
        r#"title: {{en: "{attack}title", zh-Hans: "{attack}标题"}}
summary: {{en: A case., zh-Hans: 案例。}}
status: published
programme: talks
defaults: {{source: letter, as_of: 2025}}
figures:
  negative: {{label: {{en: "{attack}change", zh-Hans: "{attack}变动"}}, unit: person, value: -2.50, locator: {{en: "{attack}page", zh-Hans: "{attack}页"}}, note: {{en: "{attack}note", zh-Hans: "{attack}说明"}}}}
charts:
  course: {{kind: timeline, title: {{en: The course, zh-Hans: 历程}}, note: {{en: "{attack}note", zh-Hans: "{attack}说明"}}}}
  form: {{kind: pathway, title: {{en: Two steps, zh-Hans: 两个环节}}}}
milestones:
  - {{date_text: {{en: "{attack}spring", zh-Hans: "{attack}春天"}}, text: {{en: "{attack}text", zh-Hans: "{attack}内容"}}, source: letter}}
"#
    )
}

fn sources(attack: &str) -> String {
    format!(
        r#"meeting-report: {{kind: report, title: {{en: Report, zh-Hans: 报告}}, published: 2025-06}}
letter: {{kind: report, title: {{en: "{attack}letter", zh-Hans: "{attack}来信"}}, publisher: {{en: "{attack}office", zh-Hans: "{attack}站"}}, published: 2025}}
"#
    )
}

fn programme(attack: &str) -> String {
    format!(
        r#"talks: {{name: {{en: Talks, zh-Hans: 讲座}}, source: letter, stages: [{{name: {{en: "{attack}course", zh-Hans: "{attack}课程"}}, text: {{en: "{attack}days", zh-Hans: "{attack}天"}}}}]}}
"#
    )
}

/// Whether a cell of a CSV is run once what programs tidy away is gone.
fn runs(cell: &str) -> bool {
    let tidy = cell.trim_start_matches(['"', ' ']);
    tidy.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && cell.parse::<f64>().is_err()
}

#[test]
fn no_column_of_any_file_lets_a_formula_through() {
    for attack in ATTACKS {
        let (case, sources, programme) = (case(attack), sources(attack), programme(attack));
        let published = site::render(&site_with(&[
            ("content/cases/delta/case.yaml", &case),
            ("content/cases/delta/en.md", "Words.\n"),
            ("content/cases/delta/zh-Hans.md", "文字。\n"),
            ("content/sources.yaml", &sources),
            ("content/programmes.yaml", &programme),
        ]));
        let mut guarded = std::collections::BTreeSet::new();
        for path in published.keys().filter(|path| path.ends_with(".csv")) {
            let (head, rows) = csv(&published, path);
            for (column, cell) in rows.iter().flat_map(|row| head.iter().zip(row)) {
                assert!(!runs(cell), "{path}: {column} is {cell:?}");
                if cell.starts_with('\'') {
                    guarded.insert(column.clone());
                }
            }
        }
        // Each column of words was attacked, by its name for programs and for people in both languages.
        for column in
            ["label", "locator", "note", "title", "text", "date_text", "source_title", "source_publisher"]
        {
            assert!(guarded.contains(column), "{attack:?} is not written under {column}: {guarded:?}");
        }
        assert!(guarded.contains("Case or statistic") && guarded.contains("案例或统计"), "{guarded:?}");
        for (path, body) in published.iter().filter(|(path, _)| path.ends_with(".xlsx")) {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(body.as_slice())).expect("a workbook");
            for name in book.sheet_names() {
                let formulas = book.worksheet_formula(&name).expect("a sheet");
                assert!(formulas.is_empty(), "{path} has formulas on {name}");
            }
        }
        let whole = json(&published, "cases/delta/figures.json");
        let label = whole["figures"]["delta/negative"]["label"]["en"].as_str().expect("a label");
        assert!(
            label.ends_with("change") && !label.starts_with('\''),
            "JSON has the words as they are: {label}"
        );
        assert_eq!(whole["figures"]["delta/negative"]["value"], "-2.50");
    }
}
