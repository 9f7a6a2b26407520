//! Reading typed values from nodes, with every problem gathered.

mod shape;

use super::{Entry, Node, Value};
use crate::diag::hidden::fold;
use crate::diag::{Diagnostic, Diagnostics, Pattern, table::reading};
use crate::files::Place;
use shape::Shape;

/// A node and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    node: &'a Node,
    /// The key that leads here, for messages; empty at the root and in lists.
    key: &'a str,
    /// Where that key stands.
    key_place: Option<Place>,
    within: Within,
}

/// Whether a node is all that stands under its key, or one item of the list there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Key,
    List,
}

impl<'a> Cursor<'a> {
    pub fn new(node: &'a Node) -> Cursor<'a> {
        Cursor { node, key: "", key_place: None, within: Within::Key }
    }

    pub fn place(self) -> Place {
        self.node.place
    }

    /// The key that leads to this node; empty in a list.
    pub fn key(self) -> &'a str {
        self.key
    }

    pub fn is_map(self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    pub fn is_list(self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    pub fn is_null(self) -> bool {
        matches!(self.node.value, Value::Null)
    }

    /// The characters of a scalar, where it is one.
    pub fn scalar(self) -> Option<&'a str> {
        match &self.node.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// A plain text that is not empty.
    pub fn text(self, cx: &mut impl AsMut<Diagnostics>) -> Option<&'a str> {
        match &self.node.value {
            Value::Scalar(text) if text.trim().is_empty() => {
                cx.as_mut().push(Diagnostic::new(reading::EMPTY, self.place()).with("key", self.key));
                None
            }
            Value::Scalar(text) => Some(text),
            _ => {
                self.wrong_shape(Shape::Text, cx);
                None
            }
        }
    }

    /// One of a fixed set of words, through `parse`; `known` lists them for the message.
    pub fn choice<T>(
        self,
        known: &[&str],
        parse: impl Fn(&str) -> Option<T>,
        cx: &mut impl AsMut<Diagnostics>,
    ) -> Option<T> {
        let text = self.text(cx)?;
        let found = parse(text);
        if found.is_none() {
            cx.as_mut().push(
                Diagnostic::new(reading::NOT_A_CHOICE, self.place())
                    .with("value", text)
                    .with("key", self.key)
                    .with("known", listed(known.iter().copied()))
                    .with_some("near", nearest(text, known.iter().copied())),
            );
        }
        found
    }

    /// A whole number between two bounds.
    pub fn whole(self, least: u32, most: u32, cx: &mut impl AsMut<Diagnostics>) -> Option<u32> {
        let text = self.text(cx)?;
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            cx.as_mut().push(
                Diagnostic::new(reading::BAD_WHOLE, self.place())
                    .with("key", self.key)
                    .with("least", least)
                    .with("most", most)
                    .with("example", most.min(least.max(10))),
            );
        }
        number
    }

    /// `true` or `false`.
    pub fn yes_or_no(self, cx: &mut impl AsMut<Diagnostics>) -> Option<bool> {
        self.choice(&["true", "false"], |text| text.parse().ok(), cx)
    }

    /// The items of a list.
    pub fn list(self, cx: &mut impl AsMut<Diagnostics>) -> Option<Vec<Cursor<'a>>> {
        match &self.node.value {
            Value::List(items) => {
                let item = |node| Cursor { node, key: self.key, key_place: None, within: Within::List };
                Some(items.iter().map(item).collect())
            }
            _ => {
                self.wrong_shape(Shape::List, cx);
                None
            }
        }
    }

    /// The items of a list, or the one value that stands in its place.
    pub fn one_or_list(self, cx: &mut impl AsMut<Diagnostics>) -> Option<Vec<Cursor<'a>>> {
        if self.is_list() { self.list(cx) } else { Some(vec![self]) }
    }

    /// Reads every item of a list; unreadable items are reported and left out.
    pub fn each<T, C: AsMut<Diagnostics>>(
        self,
        cx: &mut C,
        mut read: impl FnMut(Cursor<'a>, &mut C) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.list(cx)?;
        Some(items.into_iter().filter_map(|item| read(item, cx)).collect())
    }

    /// The entries of a map, keys with their places.
    pub fn entries(self, cx: &mut impl AsMut<Diagnostics>) -> Option<Vec<(&'a str, Place, Cursor<'a>)>> {
        let entries = self.map(cx)?;
        Some(entries.iter().map(|entry| self.enter(entry)).collect())
    }

    /// A map as a record that is asked for its keys; `what` names the record in messages.
    pub fn record(self, what: Pattern, cx: &mut impl AsMut<Diagnostics>) -> Option<Record<'a>> {
        let entries = self.map(cx)?;
        Some(Record { cursor: self, what, entries, asked: Vec::new(), missing: Vec::new() })
    }

    fn map(self, cx: &mut impl AsMut<Diagnostics>) -> Option<&'a [Entry]> {
        match &self.node.value {
            Value::Map(entries) => Some(entries),
            _ => {
                self.wrong_shape(Shape::Map, cx);
                None
            }
        }
    }

    fn enter(self, entry: &'a Entry) -> (&'a str, Place, Cursor<'a>) {
        let (key, key_place) = (&entry.key, Some(entry.key_place));
        let cursor = Cursor { node: &entry.value, key, key_place, within: Within::Key };
        (&entry.key, entry.key_place, cursor)
    }
}

/// A map whose keys are asked for one by one; [`Record::finish`] reports the keys that nobody asked for.
pub struct Record<'a> {
    cursor: Cursor<'a>,
    what: Pattern,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    /// Required keys that are not there, with the words that they may take where these are few.
    missing: Vec<(&'static str, &'static [&'static str])>,
}

impl<'a> Record<'a> {
    /// Where the record is named: at its key, or at the file for the record that is the whole file.
    pub fn place(&self) -> Place {
        match (self.cursor.key_place, self.cursor.place()) {
            (Some(key), _) => key,
            (None, Place::Node { file, node: 0 }) => Place::File(file),
            (None, place) => place,
        }
    }

    /// The value of a key, where it is there and not empty.
    pub fn get(&mut self, key: &'static str) -> Option<Cursor<'a>> {
        // Some readers look at a key before they read it.
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let entry = self.entries.iter().find(|entry| &*entry.key == key)?;
        let (_, _, cursor) = self.cursor.enter(entry);
        (!cursor.is_null()).then_some(cursor)
    }

    /// The place of a key's value, or of the record where it is absent.
    pub fn place_of(&self, key: &str) -> Place {
        let entry = self.entries.iter().find(|entry| &*entry.key == key);
        entry.map_or(self.place(), |entry| self.cursor.enter(entry).2.place())
    }

    /// The value of a key that may be absent; what cannot be read is reported and counts as absent.
    pub fn optional<T, C: AsMut<Diagnostics>>(
        &mut self,
        key: &'static str,
        cx: &mut C,
        read: impl FnOnce(Cursor<'a>, &mut C) -> Option<T>,
    ) -> Option<T> {
        self.get(key).and_then(|cursor| read(cursor, cx))
    }

    /// The value of a key that must be there.
    pub fn require<T, C: AsMut<Diagnostics>>(
        &mut self,
        key: &'static str,
        cx: &mut C,
        read: impl FnOnce(Cursor<'a>, &mut C) -> Option<T>,
    ) -> Option<T> {
        self.require_one_of(key, &[], cx, read)
    }

    /// The value of a key that must be there and takes one of these words, which are named where it is missing.
    pub fn require_one_of<T, C: AsMut<Diagnostics>>(
        &mut self,
        key: &'static str,
        words: &'static [&'static str],
        cx: &mut C,
        read: impl FnOnce(Cursor<'a>, &mut C) -> Option<T>,
    ) -> Option<T> {
        match self.get(key) {
            Some(cursor) => read(cursor, cx),
            None => {
                match self.entries.iter().find(|entry| &*entry.key == key) {
                    Some(entry) => cx.as_mut().push(
                        Diagnostic::new(reading::EMPTY, entry.key_place)
                            .with("key", key)
                            .with("advice", "write a value after the colon")
                            .with("advice_zh", "请在冒号后填写内容"),
                    ),
                    None => self.missing.push((key, words)),
                }
                None
            }
        }
    }

    /// Reports every key that was not asked for, and every required key that is not there. A misspelt key is one problem, not two.
    ///
    /// Gives the known keys that misspelt ones probably mean, so that what follows from their absence can be left unsaid.
    pub fn finish(mut self, cx: &mut impl AsMut<Diagnostics>) -> Vec<&'static str> {
        let mut meant_keys = Vec::new();
        for entry in self.entries {
            if self.asked.iter().any(|asked| **asked == *entry.key) {
                continue;
            }
            let (key, place, value) = self.cursor.enter(entry);
            let run_together = value.is_null().then(|| run_together(key, &self.asked)).flatten();
            let near =
                run_together.map(|(meant, _)| meant).or_else(|| nearest(key, self.asked.iter().copied()));
            self.missing.retain(|(missing, _)| Some(*missing) != near);
            // A key that stands here rightly is not what a misspelt one stands for.
            meant_keys.extend(near.filter(|near| self.entries.iter().all(|entry| *entry.key != **near)));
            // A text with a comma in `{…}` breaks in two, and its end looks like a key.
            let cut_off = (value.is_null() && key.contains(' ')).then_some(CUT_OFF);
            let advice = match (run_together, cut_off) {
                (Some((meant, rest)), _) => Some((
                    format!("write `{meant}: {rest}`, with a plain colon and a space"),
                    format!("请写 `{meant}: {rest}`（半角冒号加空格）"),
                )),
                (None, cut_off) => cut_off.map(|advice| (advice.en.to_owned(), advice.zh.to_owned())),
            };
            let (advice, advice_zh) = advice.unzip();
            cx.as_mut().push(
                Diagnostic::new(reading::UNKNOWN_KEY, place)
                    .with("key", key)
                    .with("where", self.what.en)
                    .with("where_zh", self.what.zh)
                    .with("known", listed(self.asked.iter().copied()))
                    // In full, for programs: the report for people names a few.
                    .with("keys", self.asked.join(" "))
                    .with_some("advice", advice)
                    .with_some("advice_zh", advice_zh)
                    .with_some("near", near),
            );
        }
        self.leave_the_rest(cx);
        meant_keys
    }

    /// Reports the required keys that are not there and lets all other keys stand: for maps whose keys are the author's own.
    pub fn leave_the_rest(self, cx: &mut impl AsMut<Diagnostics>) {
        for (key, words) in &self.missing {
            cx.as_mut().push(
                Diagnostic::new(reading::MISSING_KEY, self.place())
                    .with("key", key)
                    .with("where", self.what.en)
                    .with("where_zh", self.what.zh)
                    .with_some("choices", (!words.is_empty()).then(|| listed(words.iter().copied())))
                    .with_some("example", example(key)),
            );
        }
    }
}

/// What the value of a required key looks like, for somebody who sees the key for the first time.
fn example(key: &str) -> Option<&'static str> {
    Some(match key {
        "title" | "summary" | "description" | "label" | "name" | "text" | "alt" => "{en: …, zh-Hans: …}",
        "locales" => "[en, zh-Hans]",
        "as_of" | "date" => "2026-01-31",
        "status" => "draft",
        _ => return None,
    })
}

/// A key and its value that a full-width colon, or one without a space, makes one word within `{…}`.
fn run_together<'k>(word: &'k str, known: &[&'static str]) -> Option<(&'static str, &'k str)> {
    let (key, value) = word.split_once(['：', ':'])?;
    let meant = known.iter().find(|known| **known == key.trim())?;
    (!value.trim().is_empty()).then_some((meant, value.trim()))
}

const CUT_OFF: Pattern = Pattern {
    en: "this looks like the end of a text that holds a comma; put the whole text in double quotes",
    zh: "这像是一段含逗号文字的后半部分，请给整段文字加双引号",
};

/// The known word that a misspelt one probably means; full-width and other letters count as those that they look like.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain: String = word.chars().map(|c| fold(c).unwrap_or(c)).collect();
    let word = plain.to_lowercase().replace('_', "-");
    let score = |known: &str| strsim::jaro_winkler(&word, &known.to_lowercase().replace('_', "-"));
    let best = known.into_iter().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(best) >= 0.8).then_some(best)
}

/// Words as a list for a message, each in backticks, at most a dozen.
pub fn listed<'k>(words: impl IntoIterator<Item = &'k str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.dedup();
    let more = words.len().saturating_sub(LISTED_MOST);
    let shown: Vec<String> = words.iter().take(LISTED_MOST).map(|word| format!("`{word}`")).collect();
    match more {
        0 => shown.join(", "),
        more => format!("{}, and {more} more", shown.join(", ")),
    }
}

/// More names than this would bury the message.
const LISTED_MOST: usize = 16;
