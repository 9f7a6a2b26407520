//! Downloads are read back, each with a reader of its format, and hold what the record says.

mod described;
mod formulas;
mod read;
#[path = "../site/mod.rs"]
mod site;
mod steps;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use casebook::Options;
use casebook::files::Files;
use casebook::output::Digest;
use read::{FOLDERS, cell, csv, json, site_with, text};
use serde_json::{Value, json as said};

/// Texts that a spreadsheet would run, a number below zero, a range, a number longer than spreadsheets keep, one that is missing,
/// one in a scale word that is a bound.
const CASE: &str = r#"title: {en: Delta, zh-Hans: 丁}
summary: {en: A case., zh-Hans: 案例。}
status: published
defaults: {source: meeting-report, as_of: 2025}
figures:
  formula: {label: {en: "=1+1", zh-Hans: "＝1+1"}, unit: person, value: 3, note: {en: "@SUM(A1), with a comma", zh-Hans: "@SUM(A1)"}}
  negative: {label: {en: Change, zh-Hans: 变动}, unit: person, value: -2.50, as_of: 2025-03-31}
  range: {label: {en: Range, zh-Hans: 范围}, unit: person, value: 30, upper: 40}
  long: {label: {en: Long, zh-Hans: 长数}, unit: person, value: 12345678901234567}
  gone: {label: {en: Gone, zh-Hans: 缺失项}, unit: person, value: missing, reason: {en: not stated, zh-Hans: 未公布}}
  open: {label: {en: Open, zh-Hans: 下限}, unit: person, value: 4.76 million, qualifier: over, as_of: to-date, locator: {en: page 3, zh-Hans: 第3页}}
charts:
  spread: {kind: bar, title: {en: Two counts, zh-Hans: 两个数}, figures: [harbour/participants, range]}
"#;

fn files() -> Files {
    site_with(&[
        ("content/cases/delta/case.yaml", CASE),
        ("content/cases/delta/en.md", "What the office does.\n"),
        ("content/cases/delta/zh-Hans.md", "服务站的工作。\n"),
    ])
}

#[test]
fn the_csv_of_ids_is_the_model() {
    let files = files();
    let (ready, _) = casebook::prepare(&files, &Options::default());
    let ready = ready.expect("a site without errors is ready");
    let case = ready.site.cases.get("delta").expect("the case is there");
    let published = site::render(&files);
    for folder in FOLDERS {
        let table = csv(&published, &format!("{folder}cases/delta/figures.ids.csv"));
        let ids: Vec<&str> = table.1.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(ids, case.figures.ids().collect::<Vec<_>>());
        for (id, figure) in case.figures.iter() {
            let quantity = figure.quantity();
            let value = quantity.map(|stated| stated.number().machine_text()).unwrap_or_default();
            assert_eq!(cell(&table, id, "value"), value);
            let upper = quantity.and_then(|stated| stated.upper()).map(|upper| upper.machine_text());
            assert_eq!(cell(&table, id, "upper"), upper.unwrap_or_default());
            let qualifier = quantity.map(|stated| stated.qualifier().to_string()).unwrap_or_default();
            assert_eq!(cell(&table, id, "qualifier"), qualifier);
            assert_eq!(cell(&table, id, "unit"), figure.unit.id);
            assert_eq!(cell(&table, id, "as_of"), figure.time.period().to_string());
            assert_eq!(cell(&table, id, "source"), figure.sources.join(" "));
        }
        assert_eq!(cell(&table, "gone", "status"), "missing");
        assert_eq!(cell(&table, "long", "status"), "normal");
    }
}

#[test]
fn the_csv_for_people_says_the_same_in_their_words() {
    let published = site::render(&files());
    let english = csv(&published, "cases/delta/figures.csv");
    let chinese = csv(&published, "zh-Hans/cases/delta/figures.csv");
    for (table, column, said) in [
        (&english, "Unit", "people"),
        (&english, "Qualifier", "over"),
        (&english, "As of", "to date"),
        (&english, "Status", "as published"),
        (&english, "Place in the source", "page 3"),
        (&chinese, "限定", "超过"),
        (&chinese, "状态", "按来源公布"),
        (&chinese, "出处位置", "第3页"),
    ] {
        assert!(
            cell(table, "open", column).contains(said),
            "{column}: {} is not {said}",
            cell(table, "open", column)
        );
    }
    assert_eq!(cell(&english, "gone", "Note"), "not stated");
    // Nobody meets the keys of YAML where words are expected.
    for (head, rows) in [&english, &chinese] {
        let keys = ["share_of", "as_of", "as_stated", "to-date", "at-least", "meeting-report", "normal"];
        // The ids of sources have a column of their own, which leads to the sheet and the list of sources.
        let ids =
            head.iter().position(|name| ["Identifier of the source", "来源标识"].contains(&name.as_str()));
        let ids = [Some(0), ids];
        let words = |row: &Vec<String>| -> Vec<String> {
            let cells = row.iter().enumerate().filter(|(at, _)| !ids.contains(&Some(*at)));
            cells.map(|(_, text)| text.clone()).collect()
        };
        let shown: Vec<String> = head.iter().cloned().chain(rows.iter().flat_map(words)).collect();
        let shown = shown.iter();
        let found: Vec<&String> = shown.filter(|text| keys.contains(&text.as_str())).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn json_has_the_entries_of_the_register_and_the_records_of_its_sources() {
    let published = site::render(&files());
    let (register, own) = (json(&published, "figures.json"), json(&published, "cases/delta/figures.json"));
    let figures = own["figures"].as_object().expect("figures by address");
    assert_eq!(figures.len(), 6);
    for (address, entry) in figures {
        for (key, said) in register["figures"][address].as_object().expect("the register has it") {
            assert_eq!(&entry[key], said, "{address}: {key}");
        }
        for source in entry["source"].as_array().expect("sources") {
            let id = source.as_str().expect("an id");
            assert!(own["sources"][id]["title"]["zh-Hans"].is_string(), "{id} is not resolved");
        }
        let unit = entry["unit"].as_str().expect("a unit");
        assert!(own["units"][unit].is_object(), "{unit} is not resolved");
    }
    assert_eq!(figures["delta/formula"]["note"]["zh-Hans"], "@SUM(A1)");
    assert_eq!(figures["delta/open"]["locator"]["en"], "page 3");
    assert!(!published.contains_key("zh-Hans/cases/delta/figures.json"), "one file serves all languages");
}

#[test]
fn packages_and_metadata_describe_the_files_beside_them() {
    let published = site::render(&files());
    for folder in FOLDERS {
        let beside = |name: &str| format!("{folder}cases/delta/{name}");
        let resource = &json(&published, &beside("datapackage.json"))["resources"][0];
        let path = beside(resource["path"].as_str().expect("a path"));
        let bytes = &published[&path];
        assert_eq!(resource["bytes"], bytes.len());
        assert_eq!(resource["hash"], format!("sha256:{}", Digest::of(bytes)));
        let names = resource["schema"]["fields"].as_array().expect("fields").iter();
        let names: Vec<&str> = names.filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(names, csv(&published, &path).0);
        for name in ["figures.csv", "figures.ids.csv"] {
            let metadata = json(&published, &beside(&format!("{name}-metadata.json")));
            // The charts of the case come after its own table.
            let metadata = &metadata["tables"][0];
            assert_eq!(metadata["url"], name);
            let columns = metadata["tableSchema"]["columns"].as_array().expect("columns");
            let (head, _) = csv(&published, &beside(name));
            assert_eq!(columns.len(), head.len());
            for (column, head) in columns.iter().zip(&head) {
                let titles = match column["titles"].as_object() {
                    Some(titles) => vec![titles["en"].to_string(), titles["zh-Hans"].to_string()],
                    None => vec![column["titles"].to_string()],
                };
                assert!(
                    titles.iter().all(|title| title.contains(&format!("\"{head}\""))),
                    "{head}: {titles:?}"
                );
                assert_eq!(titles.len(), if name == "figures.csv" { 1 } else { 2 });
            }
        }
    }
}

#[test]
fn a_chart_of_a_case_has_files_of_its_own_rows() {
    let published = site::render(&files());
    for folder in FOLDERS {
        let beside = |name: &str| format!("{folder}cases/delta/{name}");
        for (form, ids) in [("csv", false), ("ids.csv", true)] {
            let own = csv(&published, &beside(&format!("spread.{form}")));
            let names: Vec<&str> = own.1.iter().map(|row| row[0].as_str()).collect();
            assert_eq!(names, ["harbour/participants", "range"], "in the order of the chart");
            let whole = csv(&published, &beside(&format!("figures.{form}")));
            let other = csv(&published, &format!("{folder}cases/harbour/figures.{form}"));
            let rest = |table: &(Vec<String>, Vec<Vec<String>>), id: &str| {
                table.1.iter().find(|row| row[0] == id).map(|row| row[1..].to_vec())
            };
            assert_eq!(own.0, whole.0);
            assert_eq!(rest(&own, "range"), rest(&whole, "range"));
            assert_eq!(rest(&own, "harbour/participants"), rest(&other, "participants"));
            let metadata = json(&published, &beside(&format!("figures.{form}-metadata.json")));
            let tables = metadata["tables"].as_array().expect("a group of tables");
            let urls: Vec<&str> = tables.iter().filter_map(|table| table["url"].as_str()).collect();
            assert_eq!(urls, [format!("figures.{form}"), format!("spread.{form}")]);
            assert_eq!(tables[1]["tableSchema"]["primaryKey"].is_array(), ids);
            assert!(!published.contains_key(&beside(&format!("spread.{form}-metadata.json"))));
        }
        let resources = json(&published, &beside("datapackage.json"))["resources"].clone();
        assert_eq!(resources.as_array().map(Vec::len), Some(2));
        let bytes = &published[&beside("spread.ids.csv")];
        assert_eq!(resources[1]["path"], "spread.ids.csv");
        assert_eq!(resources[1]["hash"], format!("sha256:{}", Digest::of(bytes)));
        let book = &published[&beside("spread.xlsx")];
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.as_slice())).expect("a workbook");
        assert_eq!(book.worksheets().first().map(|(_, data)| data.rows().count()), Some(3));
        let page = text(&published, &beside("index.html"));
        for name in ["spread.csv", "spread.xlsx", "spread.svg", "spread.json"] {
            assert!(page.contains(&format!("{name}\"")), "{folder} has no link to {name}");
        }
    }
    let own = json(&published, "cases/delta/spread.json");
    assert_eq!((&own["case"], &own["chart"]), (&said!("delta"), &said!("spread")));
    let addresses = own["figures"].as_object().expect("figures by address");
    assert_eq!(addresses.keys().collect::<Vec<_>>(), ["harbour/participants", "delta/range"]);
    let whole = json(&published, "cases/delta/figures.json");
    assert_eq!(addresses["delta/range"], whole["figures"]["delta/range"]);
}

#[test]
fn the_table_of_the_site_is_the_tables_of_its_records() {
    let published = site::render(&files());
    for folder in FOLDERS {
        for (name, of_case, of_statistic) in
            [("all.csv", "figures.csv", "data.csv"), ("all.ids.csv", "figures.ids.csv", "data.ids.csv")]
        {
            let (head, rows) = csv(&published, &format!("{folder}data/{name}"));
            let mut expected: Vec<BTreeMap<String, String>> = Vec::new();
            let is_own = |path: &str| {
                let path = path.strip_prefix(folder).unwrap_or_default();
                path.starts_with("cases/") && path.ends_with(&format!("/{of_case}"))
                    || path.starts_with("statistics/") && path.ends_with(&format!("/{of_statistic}"))
            };
            let files: Vec<&String> = published.keys().filter(|path| is_own(path)).collect();
            assert!(files.len() > 2, "{files:?}");
            for path in files {
                let (head, rows) = csv(&published, path);
                expected.extend(rows.into_iter().map(|row| head.iter().cloned().zip(row).collect()));
            }
            assert_eq!(rows.len(), expected.len());
            for (row, expected) in rows.into_iter().zip(expected) {
                let row: BTreeMap<String, String> = head.iter().cloned().zip(row).collect();
                for (column, said) in expected {
                    assert_eq!(row[&column], said, "{column} of {row:?}");
                }
            }
        }
        let (head, rows) = csv(&published, &format!("{folder}data/all.ids.csv"));
        assert_eq!(head[..3], ["address", "record", "id"]);
        let register = json(&published, "figures.json");
        let addresses: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(addresses.len(), rows.len(), "an address stands for one row");
        let registered = register["figures"].as_object().expect("figures by address");
        assert_eq!(
            addresses,
            registered.keys().map(String::as_str).collect(),
            "nothing is gathered on this site"
        );
        for row in &rows {
            let home = registered[&row[0]]["figure"].as_str().unwrap_or_default();
            assert_eq!(row.last().map(String::as_str), Some(home), "{row:?}");
        }
        let whole = json(&published, "data/all.json");
        assert_eq!(whole["figures"].as_object().expect("figures").len(), rows.len());
        assert_eq!(whole["figures"]["delta/open"]["record"], "cases/delta");
        for page in ["statistics/index.html", "sources/index.html"] {
            let page = text(&published, &format!("{folder}{page}"));
            for file in ["all.csv", "all.xlsx", "all.json", "all.ids.csv", "datapackage.json"] {
                assert!(page.contains(&format!("data/{file}\"")), "{folder} has no link to {file}");
            }
        }
    }
}

#[test]
fn the_catalogue_leads_to_every_file_of_data() {
    for base in [None, Some("https://example.org/books/")] {
        let files = files();
        let options = Options { base_url: base.map(str::to_owned), ..Options::default() };
        let (ready, _) = casebook::prepare(&files, &options);
        let ready = ready.expect("a site without errors is ready");
        let body = |path: &str| {
            let path = ready.plan.routes.keys().find(|known| known.as_str() == path)?;
            Some(ready.render(&files, path)?.expect("the theme is whole").body)
        };
        let catalogue: Value =
            serde_json::from_slice(&body("catalog.jsonld").expect("a catalogue")).expect("JSON");
        let mut seen = 0;
        for dataset in catalogue["dcat:dataset"].as_array().expect("data sets") {
            for file in dataset["dcat:distribution"].as_array().expect("distributions") {
                let address = file["dcat:downloadURL"]["@id"].as_str().expect("an address");
                let path = address.strip_prefix(base.unwrap_or_default()).expect("the address of the site");
                let bytes = body(path).unwrap_or_else(|| panic!("{path} is not published"));
                if let Some(size) = file["dcat:byteSize"]["@value"].as_str() {
                    assert_eq!(size, bytes.len().to_string(), "{path}");
                }
                seen += 1;
            }
        }
        let forms = ["csv", "ids.csv", "xlsx", "json"];
        let data: Vec<String> = ["/figures", "/data", "/all", "/spread", "/people"]
            .iter()
            .flat_map(|stem| forms.map(|form| format!("{stem}.{form}")))
            .chain(["figures.json".to_owned()])
            .collect();
        let all = ready
            .plan
            .routes
            .keys()
            .filter(|path| data.iter().any(|end| path.as_str().ends_with(end.as_str())));
        assert_eq!(seen, all.count());
        let named = |id: &str| {
            let datasets = catalogue["dcat:dataset"].as_array().expect("data sets").iter();
            datasets.clone().find(|dataset| dataset["dct:identifier"] == id).cloned().unwrap_or_default()
        };
        // The numbers of a chart are a part of those of its case.
        let whole = named("delta")["@id"].clone();
        assert_eq!(named("delta/spread")["dct:isPartOf"]["@id"], whole);
        assert_eq!(named("delta/spread")["dcat:distribution"].as_array().map(Vec::len), Some(7));
        for id in ["delta", "delta/spread", "site"] {
            assert_eq!(named(id)["dct:temporal"]["dcat:endDate"]["@value"], "2025-12-31", "{id}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert!(site::render(&files()) == site::render(&files()), "two renderings differ");
}
