//! Each key of each record, with values of every shape: what the reader refuses for its form, the schema refuses, and nothing else.

use std::collections::BTreeSet;

use casebook::diag::{Diagnostic, Diagnostics};
use casebook::files::Files;
use casebook::model;
use casebook::schema::{Form, KINDS, Key, Kind, Need, Presence, Record, Shape};
use serde_json::{Map, Value, json};

use crate::judge::Judge;

/// Codes that speak of a document's form; a schema must see these faults too.
const FORM: &[&str] =
    &["CB104", "CB105", "CB106", "CB108", "CB109", "CB110", "CB111", "CB113", "CB117", "CB124", "CB125"];

/// Codes of which a schema sees a part: the locales of this very site, and what keys mean together.
const PARTLY: &[&str] = &["CB112", "CB119", "CB120", "CB251", "CB257", "CB301"];

/// What a reader asks for besides the keys of its record: to tell a borrowed figure from an observation.
const ASKED_BESIDES: &[(&str, &str)] = &[("observation", "figure")];

#[test]
fn the_sample_of_every_record_is_taken_by_both() {
    each_spot(&mut |spot, judge| {
        let document = (spot.wrap)(sample(spot.record));
        let found = forms(spot.kind, &document);
        assert!(found.is_empty(), "{}: {document}\n{found:?}", spot.record.name);
        assert_eq!(judge.refusal(&document), None, "{}: {document}", spot.record.name);
    });
}

#[test]
fn a_schema_has_the_keys_that_the_reader_asks_for() {
    each_spot(&mut |spot, _| {
        let mut record = sample(spot.record);
        record["zz-probe"] = json!("x");
        let found = found(spot.kind, &(spot.wrap)(record));
        let asked = found.iter().find(|found| found.words.get("key").is_some_and(|key| key == "zz-probe"));
        let asked = match asked {
            Some(unknown) => unknown.words["keys"].clone(),
            None => panic!("{}: {found:?}", spot.record.name),
        };
        let besides = |key: &&str| !ASKED_BESIDES.contains(&(spot.record.name, *key));
        let mut asked: Vec<&str> = asked.split(' ').filter(besides).collect();
        asked.sort_unstable();
        asked.dedup();
        let mut written: Vec<&str> = spot.record.keys.iter().map(|key| key.name).collect();
        written.sort_unstable();
        assert_eq!(written, asked, "src/schema/records lacks or has too much for {}", spot.record.name);
    });
}

#[test]
fn a_schema_refuses_what_the_reader_refuses_for_its_form() {
    let mut differences = Vec::new();
    let mut seen = BTreeSet::new();
    each_spot(&mut |spot, judge| {
        if !seen.insert(spot.record.name) {
            return;
        }
        for key in spot.record.keys {
            // What the locales are decides how all texts are read; `tests/diagnostics` holds that.
            if (spot.record.name, key.name) == ("site", "locales") {
                continue;
            }
            for value in values(&key.shape) {
                // Whether a category is named is decided by there being any.
                if key.name == "category" && value.is_null() {
                    continue;
                }
                let document = (spot.wrap)(with(spot.record, key, value.clone()));
                compare(&spot, judge, &document, &format!("{}: {value}", key.name), &mut differences);
            }
            if key.presence == Presence::Required {
                let mut record = sample(spot.record);
                record.as_object_mut().expect("a record").shift_remove(key.name);
                let document = (spot.wrap)(record);
                compare(&spot, judge, &document, &format!("no {}", key.name), &mut differences);
            }
        }
    });
    let shown: Vec<&String> = differences.iter().take(40).collect();
    assert!(differences.is_empty(), "{} differences, among them {shown:#?}", differences.len());
}

fn compare(spot: &Spot<'_>, judge: &Judge, document: &Value, what: &str, differences: &mut Vec<String>) {
    let found = found(spot.kind, document);
    let of = |codes: &[&str]| found.iter().any(|found| codes.contains(&found.code.id));
    let takes = judge.takes(document);
    let place = format!("{} {}, {what}", spot.kind.id, spot.record.name);
    if of(FORM) && takes {
        let codes: Vec<&str> = found.iter().map(|found| found.code.id).collect();
        differences.push(format!("{place}: the reader alone refuses, with {codes:?}"));
    }
    if !takes && !of(FORM) && !of(PARTLY) {
        differences.push(format!("{place}: the schema alone refuses"));
    }
}

/// A record where it stands in a file.
struct Spot<'a> {
    kind: &'static Kind,
    record: &'static Record,
    /// Puts a value in the record's place, into a file that is right besides.
    wrap: &'a dyn Fn(Value) -> Value,
}

/// Goes through every record of every kind that has a reader of its own; a theme's file is read for one key alone.
fn each_spot(visit: &mut dyn FnMut(Spot<'_>, &Judge)) {
    for kind in KINDS.iter().filter(|kind| kind.id != "theme") {
        let judge = Judge::of(kind);
        match &kind.form {
            Form::Record(record) => enter(kind, record, &|value| value, &mut |spot| visit(spot, &judge)),
            Form::Map(shape) => {
                shapes(kind, shape, &|value| json!({ "a": value }), &mut |spot| visit(spot, &judge))
            }
            Form::Value(shape) => shapes(kind, shape, &|value| value, &mut |spot| visit(spot, &judge)),
        }
    }
}

fn enter(
    kind: &'static Kind,
    record: &'static Record,
    wrap: &dyn Fn(Value) -> Value,
    visit: &mut dyn FnMut(Spot<'_>),
) {
    visit(Spot { kind, record, wrap });
    for key in record.keys {
        shapes(kind, &key.shape, &|value| wrap(with(record, key, value)), visit);
    }
}

fn shapes(
    kind: &'static Kind,
    shape: &'static Shape,
    wrap: &dyn Fn(Value) -> Value,
    visit: &mut dyn FnMut(Spot<'_>),
) {
    match shape {
        Shape::Record(record) => enter(kind, record, wrap, visit),
        Shape::List(of) | Shape::OneOrList(of) | Shape::OneOrMore(of) => {
            shapes(kind, of, &|value| wrap(json!([value])), visit)
        }
        Shape::ById(of) | Shape::ByName(of) => shapes(kind, of, &|value| wrap(json!({ "a": value })), visit),
        Shape::ByLocale(of) => shapes(kind, of, &|value| wrap(json!({ "en": value })), visit),
        Shape::ByCode(of) => shapes(kind, of, &|value| wrap(json!({ "CB256": value })), visit),
        Shape::Either(any) => any.iter().for_each(|of| shapes(kind, of, wrap, visit)),
        _ => {}
    }
}

/// The smallest record that is right.
fn sample(record: &'static Record) -> Value {
    let mut out = Map::new();
    let mut add = |name: &str| {
        let key = record.keys.iter().find(|key| key.name == name).expect("a rule names a key of its record");
        out.insert(name.to_owned(), sample_of(record, key));
    };
    for key in record.keys.iter().filter(|key| key.presence == Presence::Required) {
        add(key.name);
    }
    for need in record.needs {
        match need {
            Need::AnyOf(sets) => sets[0].iter().for_each(|key| add(key)),
            Need::Unless { then, .. } => add(then),
            Need::OneAtMost(_) | Need::Where { .. } => {}
        }
    }
    match record.name {
        // Observations are told apart by a category where there is a breakdown, and need a name and a unit.
        "observation" | "borrowed-figure" => add("category"),
        // The first kind, a folder, needs one.
        "deploy-target" => add("path"),
        "statistic" => {
            ["breakdown", "label", "unit", "measure"].iter().for_each(|key| add(key));
            out.shift_remove("indicator");
        }
        _ => {}
    }
    Value::Object(out)
}

fn sample_of(record: &Record, key: &'static Key) -> Value {
    match (record.name, key.name) {
        ("site", "locales") => json!(["en", "zh-Hans"]),
        (_, "category") => json!("a"),
        _ => sample_shape(&key.shape),
    }
}

fn sample_shape(shape: &'static Shape) -> Value {
    match shape {
        Shape::Text | Shape::Prose | Shape::Label => json!("A"),
        // The id of a built-in unit; any other reference leads nowhere, which is no fault of form.
        Shape::Word => json!("person"),
        Shape::Choice(words) => json!(words[0]),
        Shape::Form(form) if form.contains("page") => json!("page:a"),
        Shape::Form(_) => json!("https://example.org/"),
        Shape::Date | Shape::Period => json!(2025),
        Shape::Day => json!("2026-01-31"),
        Shape::Number | Shape::NotNegative => json!(5),
        Shape::Whole(least, _) => json!(least),
        Shape::YesOrNo => json!(true),
        Shape::Address => json!("https://example.org/a"),
        Shape::List(_) => json!([]),
        Shape::OneOrList(of) | Shape::OneOrMore(of) => sample_shape(of),
        Shape::ById(of) | Shape::ByName(of) => json!({ "a": sample_shape(of) }),
        Shape::ByLocale(of) => json!({ "en": sample_shape(of) }),
        Shape::ByCode(of) => json!({ "CB256": sample_shape(of) }),
        Shape::Record(record) => sample(record),
        Shape::Either(any) => sample_shape(&any[0]),
    }
}

/// The sample with a value under a key, without what excludes that key.
fn with(record: &'static Record, key: &Key, value: Value) -> Value {
    let mut out = sample(record);
    let entries = out.as_object_mut().expect("a record");
    for need in record.needs {
        if let Need::OneAtMost(keys) = need
            && keys.contains(&key.name)
        {
            keys.iter().for_each(|other| drop(entries.shift_remove(*other)));
        }
    }
    entries.insert(key.name.to_owned(), value);
    out
}

/// Values of every shape that authors could write under any key, and those that nearly are what this key takes.
fn values(shape: &Shape) -> Vec<Value> {
    let near: &[&str] = match shape {
        Shape::Date | Shape::Day | Shape::Period => &[
            "2025-06-30",
            "2025-06",
            "2025-13",
            "2025-6-1",
            "2025-Q3",
            "2025-Q5",
            "2016-01/2018-12",
            "to-date",
        ],
        Shape::Number | Shape::NotNegative | Shape::Whole(..) => {
            &["45.70", "4.76 million", "476万", "1,000", "about 5", "-3", "007", "5"]
        }
        Shape::Address | Shape::Form(_) => {
            &["https://example.org/a?b", "example.org", "javascript:alert(1)", "https://", "page:a"]
        }
        Shape::YesOrNo => &["true", "yes"],
        Shape::Choice(words) => words,
        _ => &["two words"],
    };
    let mut values: Vec<Value> = near.iter().map(|text| json!(text)).collect();
    if let Shape::Either(shapes) = shape {
        values.extend(shapes.iter().flat_map(values_near));
    }
    values.extend(values_of_every_shape());
    values
}

fn values_near(shape: &Shape) -> Vec<Value> {
    let every = values_of_every_shape().len();
    let mut values = values(shape);
    values.truncate(values.len() - every);
    values
}

fn values_of_every_shape() -> [Value; 19] {
    [
        json!(null),
        json!(" "),
        json!("person"),
        json!(12),
        json!(1.5),
        json!(99999),
        json!(2025),
        json!(true),
        json!([]),
        json!(["person"]),
        json!([null]),
        json!([{}]),
        json!({}),
        json!({ "A b": "person" }),
        json!({ "a": {} }),
        json!({ "a": ["person"] }),
        json!({ "en": "A", "zh-Hans": "B" }),
        json!({ "one": "a", "other": "b" }),
        json!({ "one": "a" }),
    ]
}

/// What the readers find in a document of a kind, as a file of a small site.
fn found(kind: &Kind, document: &Value) -> Vec<Diagnostic> {
    let path = kind.home.replace("ID", "a");
    let text = document.to_string();
    let site = "title: A\ndescription: B\nlocales: [en, zh-Hans]\nas_of: 2026-01-31\n";
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (english, chinese) = (format!("{folder}/en.md"), format!("{folder}/zh-Hans.md"));
    let mut texts = vec![("content/site.yaml", site), (path.as_str(), text.as_str())];
    if folder.ends_with("/a") {
        texts.extend([(english.as_str(), "Text.\n"), (chinese.as_str(), "文字。\n")]);
    }
    let files = Files::from_texts(texts);
    let mut diags = Diagnostics::default();
    model::read(&files, &mut diags);
    // The categories are those of this very file.
    let is_of_the_file = |found: &Diagnostic| {
        found.code.id == "CB108"
            && path != "content/site.yaml"
            && found
                .words
                .get("key")
                .is_some_and(|key| ["category", "total", "leave_out"].contains(&key.as_str()))
    };
    diags.into_sorted(&files).into_iter().filter(|found| !is_of_the_file(found)).collect()
}

fn forms(kind: &Kind, document: &Value) -> Vec<Diagnostic> {
    found(kind, document).into_iter().filter(|found| FORM.contains(&found.code.id)).collect()
}
