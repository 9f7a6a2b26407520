//! From tables to JSON Schema.

use serde_json::{Map, Value, json};

use super::shape::{Key, Need, Presence, Record, Shape};
use super::{Form, Kind};
use crate::diag::{Hold, Language, Pattern, table};

/// The schema of a kind of file, its titles and descriptions in one language.
pub fn schema(kind: &Kind, language: Language) -> Value {
    let mut writing = Writing { language, defined: Map::new() };
    let root = match &kind.form {
        Form::Record(record) => writing.body(record),
        // A file without any record in it is as good as none.
        Form::Map(shape) => {
            let mut map = writing.by_id(shape);
            map.insert("type".to_owned(), json!(["object", "null"]));
            map
        }
        Form::Value(shape) => writing.shape(shape),
    };
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.extend(writing.about(kind.about));
    out.extend(root);
    writing.locale_maps();
    out.insert("$defs".to_owned(), Value::Object(writing.defined));
    Value::Object(out)
}

type Object = Map<String, Value>;

struct Writing {
    language: Language,
    /// Records that were met, by name.
    defined: Object,
}

impl Writing {
    /// `Title: description`, as the tables write it.
    fn about(&self, about: &Pattern) -> Object {
        let text = about.text(self.language);
        let (title, description) =
            text.split_once(": ").or_else(|| text.split_once('：')).unwrap_or((text, text));
        object(json!({ "title": title, "description": description }))
    }

    fn body(&mut self, record: &'static Record) -> Object {
        let mut out = self.about(&record.about);
        let keys = record.keys.iter().map(|key| (key.name.to_owned(), Value::Object(self.key(key))));
        let properties: Object = keys.collect();
        let required: Vec<&str> =
            record.keys.iter().filter(|key| key.presence == Presence::Required).map(|key| key.name).collect();
        out.insert("type".to_owned(), json!("object"));
        out.insert("properties".to_owned(), Value::Object(properties));
        out.insert("additionalProperties".to_owned(), json!(false));
        if !required.is_empty() {
            out.insert("required".to_owned(), json!(required));
        }
        let needs: Vec<Value> = record.needs.iter().flat_map(needs).collect();
        if !needs.is_empty() {
            out.insert("allOf".to_owned(), json!(needs));
        }
        out
    }

    fn key(&mut self, key: &'static Key) -> Object {
        let shape = self.shape(&key.shape);
        let mut out = self.about(&key.about);
        match key.presence {
            Presence::Required => out.extend(shape),
            // A key with nothing after it counts as absent.
            Presence::Optional => {
                out.insert("anyOf".to_owned(), json!([shape, { "type": "null" }]));
            }
        }
        out
    }

    fn shape(&mut self, shape: &'static Shape) -> Object {
        match shape {
            Shape::Text | Shape::Prose => {
                object(json!({ "anyOf": [plain(), { "$ref": "#/$defs/text-per-locale" }] }))
            }
            Shape::Label => object(json!({
                "anyOf": [plain(), { "$ref": "#/$defs/plural" }, { "$ref": "#/$defs/label-per-locale" }]
            })),
            Shape::Word => plain(),
            Shape::Choice(words) => object(json!({ "enum": words })),
            Shape::Form(pattern) => object(json!({ "type": "string", "pattern": pattern })),
            Shape::Date => dated(DATE),
            Shape::Day => object(json!({ "type": "string", "pattern": format!("^{DAY}$") })),
            Shape::Period => dated(&format!("{DATE}|{YEAR}-(Q[1-4]|H[12])|({DATE})/({DATE})|to-date")),
            Shape::Number => object(json!({
                "type": ["number", "string"],
                "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\s*(thousand|million|billion|trillion|万|亿|万亿)?$"
            })),
            Shape::NotNegative => object(json!({
                "type": ["number", "string"],
                "minimum": 0,
                "pattern": r"^(0|[1-9][0-9]*)(\.[0-9]+)?\s*(thousand|million|billion|trillion|万|亿|万亿)?$"
            })),
            Shape::Whole(least, most) => {
                let digits = format!("^0*[0-9]{{{},{}}}$", least.to_string().len(), most.to_string().len());
                object(json!({
                    "type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": digits,
                }))
            }
            Shape::YesOrNo => object(json!({ "enum": [true, false, "true", "false"] })),
            Shape::Address => object(json!({
                "type": "string",
                "pattern": r#"^https?://[^/.?#\s<>"][^\s<>"]*$"#
            })),
            Shape::List(item) => object(json!({ "type": "array", "items": self.shape(item) })),
            Shape::OneOrList(item) => {
                let item = self.shape(item);
                object(json!({ "anyOf": [item, { "type": "array", "items": item }] }))
            }
            Shape::OneOrMore(item) => {
                let item = self.shape(item);
                object(json!({ "anyOf": [item, { "type": "array", "items": item, "minItems": 1 }] }))
            }
            Shape::ById(of) => self.by_id(of),
            Shape::ByName(of) => object(json!({ "type": "object", "additionalProperties": self.shape(of) })),
            Shape::ByLocale(of) => {
                let mut map = per_locale(self.shape(of));
                map.shift_remove("minProperties");
                map
            }
            Shape::ByCode(of) => self.by_code(of),
            Shape::Record(record) => self.reference(record),
            Shape::Either(shapes) => {
                let shapes: Vec<Object> = shapes.iter().map(|shape| self.shape(shape)).collect();
                object(json!({ "anyOf": shapes }))
            }
        }
    }

    fn by_id(&mut self, of: &'static Shape) -> Object {
        object(json!({
            "type": "object",
            "propertyNames": { "pattern": "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$" },
            "additionalProperties": self.shape(of),
        }))
    }

    /// The codes that a site may set, each with what it is about.
    fn by_code(&mut self, of: &'static Shape) -> Object {
        let of = self.shape(of);
        let codes = table::all().filter(|code| code.hold == Hold::Adjustable);
        let property = |code: &crate::diag::Code| {
            let mut property = object(json!({
                "title": code.id,
                "description": code.explain.outline(self.language),
            }));
            property.insert("allOf".to_owned(), json!([of]));
            (code.id.to_owned(), Value::Object(property))
        };
        let properties: Object = codes.map(property).collect();
        object(json!({ "type": "object", "properties": properties, "additionalProperties": false }))
    }

    fn reference(&mut self, record: &'static Record) -> Object {
        if !self.defined.contains_key(record.name) {
            // The name is taken first, so that a record may hold its own kind.
            self.defined.insert(record.name.to_owned(), Value::Null);
            let body = self.body(record);
            self.defined.insert(record.name.to_owned(), Value::Object(body));
        }
        object(json!({ "$ref": format!("#/$defs/{}", record.name) }))
    }

    fn locale_maps(&mut self) {
        let both = |en: &'static str, zh: &'static str| Pattern { en, zh };
        let forms = [
            (
                "text-per-locale",
                per_locale(plain()),
                both(
                    "Text per locale: one for each language of the site",
                    "各语言文本：网站每种语言各写一个",
                ),
            ),
            (
                "label-per-locale",
                per_locale(object(json!({ "anyOf": [plain(), { "$ref": "#/$defs/plural" }] }))),
                both(
                    "Name per locale: one for each language of the site",
                    "各语言名称：网站每种语言各写一个",
                ),
            ),
            (
                "plural",
                object(json!({
                    "type": "object",
                    "properties": { "one": plain(), "other": plain() },
                    "required": ["one", "other"],
                    "additionalProperties": false,
                })),
                both(
                    "Plural forms: `one` for 1, `other` for all other numbers",
                    "单复数形式：`one` 用于 1，`other` 用于其他数目",
                ),
            ),
        ];
        for (name, form, about) in forms {
            let mut body = self.about(&about);
            body.extend(form);
            self.defined.insert(name.to_owned(), Value::Object(body));
        }
    }
}

const YEAR: &str = "[0-9]{4}";
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const DATE: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";

/// A date as text; YAML reads a year alone as a number.
fn dated(pattern: &str) -> Object {
    object(json!({
        "type": ["string", "integer"],
        "pattern": format!("^({pattern})$"),
        "minimum": 1000,
        "maximum": 9999,
    }))
}

/// Any plain value that is not empty: the readers take the characters as written, `2025` and `true` as well.
fn plain() -> Object {
    object(json!({ "type": ["string", "number", "boolean"], "pattern": r"\S" }))
}

/// A map from the locales that a site may have. Those of the samples stand first, so that editors offer them.
fn per_locale(of: Object) -> Object {
    object(json!({
        "type": "object",
        "properties": { "en": of, "zh-Hans": of },
        "patternProperties": { "^(en|zh)(-[A-Za-z0-9]{1,8})*$": of },
        "additionalProperties": false,
        "minProperties": 1,
    }))
}

fn needs(need: &Need) -> Vec<Value> {
    match need {
        Need::AnyOf(sets) => {
            let sets: Vec<Value> = sets.iter().map(|keys| stated(keys)).collect();
            vec![json!({ "anyOf": sets })]
        }
        Need::OneAtMost(keys) => {
            let pairs =
                keys.iter().enumerate().flat_map(|(at, a)| keys[at + 1..].iter().map(move |b| [*a, *b]));
            pairs.map(|pair| json!({ "not": stated(&pair) })).collect()
        }
        Need::Where { key, is, then } => vec![json!({ "if": one_of(key, is), "then": stated(&[then]) })],
        Need::Unless { key, is, then } => vec![json!({
            "if": one_of(key, is),
            "then": { "properties": { *then: false } },
            "else": stated(&[then]),
        })],
    }
}

/// That a key has one of the words; `true` and `false` are no texts in YAML.
fn one_of(key: &str, words: &[&str]) -> Value {
    let values: Vec<Value> = words
        .iter()
        .map(|word| word.parse::<bool>().map_or_else(|_| json!(word), |truth| json!(truth)))
        .collect();
    json!({ "properties": { key: { "enum": values } }, "required": [key] })
}

/// That keys are there with something after them.
fn stated(keys: &[&str]) -> Value {
    let properties: Object =
        keys.iter().map(|key| ((*key).to_owned(), json!({ "not": { "type": "null" } }))).collect();
    json!({ "properties": properties, "required": keys })
}

/// The entries of an object that was written out.
fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        other => Object::from_iter([("const".to_owned(), other)]),
    }
}
