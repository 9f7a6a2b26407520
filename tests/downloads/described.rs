//! Catalogues and packages say what a catalogue of open data asks for, as far as records say it.

use casebook::output::Digest;
use serde_json::{Value, json as said};

use crate::read::{json, site_with};
use crate::site;

const SITE: &str = concat!(
    include_str!("../diagnostics/base/content/site.yaml"),
    "publisher: office\nlicense: CC-BY-4.0\nbase_url: https://example.org/books/\n"
);

const ORGANIZATIONS: &str =
    "office: {kind: government, name: {en: The office, zh-Hans: 服务站}, url: https://example.org/office}\n";

const TAXONOMIES: &str = "pillar:
  title: {en: Pillar, zh-Hans: 支柱}
  terms:
    talent: {en: Talent, zh-Hans: 人才}
";

const CASE: &str = r#"title: {en: The harbour office, zh-Hans: 港口服务站}
summary: {en: An office that helps., zh-Hans: 提供帮助的服务站。}
status: published
terms: {pillar: [talent]}
defaults: {source: meeting-report, as_of: 2025}
figures:
  officers: {indicator: officers, value: 285}
  participants: {label: participants, unit: person, value: 5000, qualifier: over}
"#;

#[test]
fn data_sets_have_keywords_sources_contact_and_digests() {
    let published = site::render(&site_with(&[
        ("content/site.yaml", SITE),
        ("content/organizations.yaml", ORGANIZATIONS),
        ("content/taxonomies.yaml", TAXONOMIES),
        ("content/cases/harbour/case.yaml", CASE),
    ]));
    let catalogue = json(&published, "catalog.jsonld");
    let sets = catalogue["dcat:dataset"].as_array().expect("data sets");
    let named =
        |id: &str| -> &Value { sets.iter().find(|set| set["dct:identifier"] == id).unwrap_or(&Value::Null) };
    let case = named("harbour");
    let word = |locale: &str, word: &str| said!({"@language": locale, "@value": word});
    assert_eq!(case["dcat:keyword"], said!([word("en", "Talent"), word("zh-Hans", "人才")]));
    assert_eq!(case["dcat:contactPoint"]["vcard:hasURL"]["@id"], "https://example.org/office");
    assert_eq!(case["dct:source"][0]["@id"], "https://example.org/books/sources/#source-meeting-report");
    assert_eq!(
        named("talks")["dcat:keyword"].as_array().map(Vec::len),
        Some(2),
        "its indicator in two languages"
    );
    assert!(named("figures.json")["dct:temporal"].is_object());
    let mut digests = 0;
    for file in sets.iter().filter_map(|set| set["dcat:distribution"].as_array()).flatten() {
        let Some(digest) = file["spdx:checksum"]["spdx:checksumValue"]["@value"].as_str() else { continue };
        let address = file["dcat:downloadURL"]["@id"].as_str().expect("an address");
        let path = address.strip_prefix("https://example.org/books/").expect("an address of the site");
        assert_eq!(digest, Digest::of(&published[path]).to_string(), "{path}");
        digests += 1;
    }
    assert!(digests >= 15, "{digests} digests");
    for (folder, words) in [("", "Talent"), ("zh-Hans/", "人才")] {
        let package = json(&published, &format!("{folder}cases/harbour/datapackage.json"));
        assert_eq!(package["keywords"], said!([words]));
        assert_eq!(package["homepage"], format!("https://example.org/books/{folder}cases/harbour/"));
        let fields = package["resources"][0]["schema"]["fields"].as_array().expect("fields");
        let field = |name: &str| fields.iter().find(|field| field["name"] == name).expect("a field");
        assert!(
            field("qualifier")["constraints"]["enum"]
                .as_array()
                .is_some_and(|codes| codes.contains(&said!("over")))
        );
        assert!(
            field("status")["constraints"]["enum"]
                .as_array()
                .is_some_and(|codes| codes.contains(&said!("missing")))
        );
        assert!(fields.iter().all(|field| field["description"].as_str().is_some_and(|text| text.len() > 5)));
        let metadata = json(&published, &format!("{folder}cases/harbour/figures.csv-metadata.json"));
        assert_eq!(metadata["dcat:keyword"], said!([words]));
    }
}
