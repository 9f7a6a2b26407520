//! The nodes and entries of a text in reading order.

use std::collections::BTreeMap;

use super::super::{Entry, Node, Value};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Place};

/// What a reading carries along.
pub(super) struct Reading<'d> {
    file: FileId,
    next: u32,
    pub diags: &'d mut Diagnostics,
}

impl Reading<'_> {
    pub fn of(file: FileId, diags: &mut Diagnostics) -> Reading<'_> {
        Reading { file, next: 0, diags }
    }

    /// The place of the next node in reading order.
    pub fn place(&mut self) -> Place {
        let node = self.next;
        self.next += 1;
        Place::Node { file: self.file, node }
    }
}

/// The entries of a map, of which each key stands once.
#[derive(Default)]
pub(super) struct Entries {
    out: Vec<Entry>,
    first: BTreeMap<Box<str>, Place>,
}

impl Entries {
    /// Takes the next entry; one that is no key with its value, or whose key came before, is reported and left out.
    pub fn add(&mut self, key: Node, value: Node, reading: &mut Reading<'_>) {
        let place = key.place;
        let text: Box<str> = match key.value {
            Value::Scalar(text) => text,
            Value::Null => "null".into(),
            Value::List(_) | Value::Map(_) | Value::Unreadable => {
                let words =
                    Diagnostic::new(reading::WRONG_SHAPE, place).with("expected", "a key (a plain word)");
                let words = words.with("expected_zh", "键（一个词）");
                let words = words.with("found", "a list or a map").with("found_zh", "列表或映射");
                reading.diags.push(words.with("example", "key: value"));
                return;
            }
        };
        match self.first.get(&text) {
            Some(&earlier) => {
                let twice = Diagnostic::new(reading::DUPLICATE_KEY, place).with("key", &text).also(earlier);
                let before = self.out.iter().find(|entry| entry.key == text);
                let is_other = before.is_some_and(|before| are_two_records(&before.value, &value));
                let other = is_other.then(|| format!("{text}-2"));
                reading.diags.push(twice.with_some("other", other));
            }
            None => {
                self.first.insert(text.clone(), place);
                self.out.push(Entry { key: text, key_place: place, value });
            }
        }
    }

    pub fn done(self) -> Vec<Entry> {
        self.out
    }
}

/// Whether two values under one key are records that say different things, so that the key of one of them is what is wrong.
fn are_two_records(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Map(a), Value::Map(b)) => !is_same_map(a, b),
        _ => false,
    }
}

fn is_same_map(a: &[Entry], b: &[Entry]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && is_same(&a.value, &b.value))
}

fn is_same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Scalar(a), Value::Scalar(b)) => a == b,
        (Value::Map(a), Value::Map(b)) => is_same_map(a, b),
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Value::Null, Value::Null) => true,
        _ => false,
    }
}
