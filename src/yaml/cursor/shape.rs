//! What stands where something of another form was expected.

use super::{Cursor, Within};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::Place;
use crate::yaml::Value;

impl Cursor<'_> {
    /// Reports that something else was expected here; what was reported already is not reported again.
    pub(super) fn wrong_shape(self, expected: Shape, cx: &mut impl AsMut<Diagnostics>) {
        let (found, found_zh) = match &self.node.value {
            Value::Unreadable => return,
            Value::Null => {
                let key = Some(self.key).filter(|key| !key.is_empty());
                let place = if key.is_some() { self.place() } else { Place::File(self.place().file()) };
                let advice = key.is_none().then_some((
                    "write what belongs into it, or take the file out",
                    "请写入内容，或删去此文件",
                ));
                let empty = Diagnostic::new(reading::EMPTY, place).with_some("key", key);
                let empty = empty.with_some("advice", advice.map(|advice| advice.0));
                cx.as_mut().push(empty.with_some("advice_zh", advice.map(|advice| advice.1)));
                return;
            }
            Value::Scalar(_) => ("a text", "一段文字"),
            Value::List(_) => ("a list", "一个列表"),
            Value::Map(_) => ("a map", "若干行“键: 值”"),
        };
        let (expected, expected_zh, value) = match (expected, self.within) {
            (Shape::Text, Within::Key) => ("a text", "一段文字", "some text"),
            (Shape::Text, Within::List) => ("a list of texts", "由若干段文字组成的列表", "[some text]"),
            (Shape::List, _) if self.is_map() => ("a list", "一个列表", list_of_maps(self.key)),
            (Shape::List, _) => ("a list", "一个列表", list(self.key)),
            (Shape::Map, Within::Key) => ("a map (lines of `key: value`)", "若干行“键: 值”", "{key: value}"),
            (Shape::Map, Within::List) => (
                "a list of maps (each with its own `key: value`)",
                "一个列表，其中每项为若干行“键: 值”",
                list_of_maps(self.key),
            ),
        };
        let example = match self.key {
            "" => value.trim_matches(['{', '}']).to_owned(),
            key => format!("{key}: {value}"),
        };
        let found = match self.within {
            Within::Key => found.to_owned(),
            Within::List => format!("a list with {found} in it"),
        };
        let found_zh = match self.within {
            Within::Key => found_zh.to_owned(),
            Within::List => format!("含有{found_zh}的列表"),
        };
        cx.as_mut().push(
            Diagnostic::new(reading::WRONG_SHAPE, self.place())
                .with_some("key", Some(self.key).filter(|key| !key.is_empty()))
                .with("expected", expected)
                .with("expected_zh", expected_zh)
                .with("found", found)
                .with("found_zh", found_zh)
                .with("example", example),
        );
    }
}

/// The forms that a value may have.
pub(super) enum Shape {
    Text,
    List,
    Map,
}

/// What a list under a key looks like; those of which the items are maps by their keys.
fn list(key: &str) -> &'static str {
    match list_of_maps(key) {
        OF_MAPS => "[one, two]",
        known => known,
    }
}

fn list_of_maps(key: &str) -> &'static str {
    match key {
        "allow" => "[{value: \"…\", reason: …}]",
        "people" => "[{name: …, consent: …}]",
        "changes" => "[{date: …, kind: …, from: …, to: …, reason: …}]",
        "withdrawn" => "[{address: …, reason: …}]",
        _ => OF_MAPS,
    }
}

/// A list of maps whose keys are not known here.
const OF_MAPS: &str = "[{key: value}]";
