//! Files of what is gathered say what is counted, of whom, and from how many cases.

use serde_json::Value;

use super::{Shown, files, shown, site};

#[test]
fn files_say_what_is_gathered_and_how() {
    let own = (
        "content/indicators/helped.yaml",
        r#"label: {en: enterprises helped, zh-Hans: 服务企业}
unit: enterprise
measure: cumulative
definition: {en: Enterprises that came., zh-Hans: 前来的企业。}
scope: {en: The harbour, zh-Hans: 港口}
"#,
    );
    let files = files("{group_by: organization, show: values}", &[own]);
    let Shown { rows, words, json, page } = shown(&files, "");
    assert!(rows.iter().all(|row| row["measure"] == "cumulative" && row["scope"] == "The harbour"));
    assert!(words.iter().all(|row| row["Definition"] == "Enterprises that came."));
    assert_eq!(json["counted"]["definition"]["zh-Hans"], "前来的企业。");
    assert_eq!(json["counted"]["scope"]["en"], "The harbour");
    assert_eq!(json["counted"]["measure"]["zh-Hans"], "累计数");
    assert_eq!(json["counted"]["observations"]["en"], "From the 2 of 3 cases that report it.");
    assert!(json["counted"]["basis"].is_null(), "what is not stated is not said");
    assert!(page.contains("<dd>counted from the beginning up to a point in time</dd>"), "{page}");
    let published = site::render(&files);
    let of = |path: &str| -> Value {
        let (_, bytes) = published.iter().find(|(known, _)| known.as_str() == path).expect("it is published");
        serde_json::from_slice(bytes).expect("JSON")
    };
    for (path, key) in [
        ("zh-Hans/statistics/talks/datapackage.json", "description"),
        ("zh-Hans/statistics/talks/data.csv-metadata.json", "dc:description"),
    ] {
        let said = of(path)[key].as_str().expect("a description").to_owned();
        for told in ["指标解释：前来的企业。", "统计范围：港口", "指标类型：累计数"]
        {
            assert!(said.contains(told), "{path}: {said}");
        }
    }
}
