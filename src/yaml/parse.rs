//! From text to nodes.
//!
//! `serde_yaml` would hand over `45.70` as a float. So a text is read twice: first for its [`Shape`] (what is a scalar, a list, a
//! map), then along that shape with every scalar asked for as a string, which gives its characters as written.

use std::fmt;

use serde_yaml::Deserializer;

use serde::de::{
    Deserialize, DeserializeSeed, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::fault::{fault, too_deep};
use super::{Entry, Node, Value};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::{FileId, Place};

/// A YAML file as a tree of nodes.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    pub root: Node,
}

impl Document {
    /// Reads a text; a fault of syntax is added to the diagnostics and gives nothing.
    pub fn parse(file: FileId, text: &str, diags: &mut Diagnostics) -> Option<Document> {
        if text.len() > BYTES_MOST {
            let found = format!("{} MB", text.len() / 1_000_000);
            diags.push(
                Diagnostic::new(reading::TOO_LARGE, Place::File(file))
                    .with("found", found)
                    .with("limit", "4 MB"),
            );
            return None;
        }
        if let Some(at) = endless_brackets(text) {
            diags.push(too_deep(file, at));
            return None;
        }
        let shape = match Shape::deserialize(Deserializer::from_str(text)) {
            Ok(shape) => shape,
            Err(error) => {
                diags.push(fault(file, text, &error));
                return None;
            }
        };
        let mut reading = Reading { file, next: 0, diags };
        let root = Seed { shape: &shape, reading: &mut reading }.deserialize(Deserializer::from_str(text));
        match root {
            Ok(root) => Some(Document { file, root }),
            Err(error) => {
                diags.push(fault(file, text, &error));
                None
            }
        }
    }
}

/// Larger tables belong into a CSV.
const BYTES_MOST: usize = 4_000_000;

/// Where so many brackets are open that the text is no record. The parser refuses them too, but only after a time that grows
/// with the square of their number. Brackets within texts are counted as well, which the bound leaves room for.
fn endless_brackets(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > BRACKETS_MOST
    })
}

/// Many times what the parser takes.
const BRACKETS_MOST: usize = 2_000;

/// The shape of a document without its texts.
enum Shape {
    Null,
    Scalar,
    List(Vec<Shape>),
    Map(Vec<(Shape, Shape)>),
    Tagged,
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Shape, D::Error> {
        struct ShapeVisitor;

        impl<'de> Visitor<'de> for ShapeVisitor {
            type Value = Shape;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("any value")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_str<E>(self, _: &str) -> Result<Shape, E> {
                Ok(Shape::Scalar)
            }
            fn visit_unit<E>(self) -> Result<Shape, E> {
                Ok(Shape::Null)
            }
            fn visit_none<E>(self) -> Result<Shape, E> {
                Ok(Shape::Null)
            }
            fn visit_some<D: serde::Deserializer<'de>>(self, inner: D) -> Result<Shape, D::Error> {
                Shape::deserialize(inner)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
                let mut shapes = Vec::new();
                while let Some(shape) = items.next_element()? {
                    shapes.push(shape);
                }
                Ok(Shape::List(shapes))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Shape, A::Error> {
                let mut shapes = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    shapes.push(entry);
                }
                Ok(Shape::Map(shapes))
            }
            fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Shape, A::Error> {
                let (_, inner): (IgnoredAny, _) = tagged.variant()?;
                serde::de::VariantAccess::newtype_variant::<IgnoredAny>(inner)?;
                Ok(Shape::Tagged)
            }
        }

        deserializer.deserialize_any(ShapeVisitor)
    }
}

/// What the second reading carries along.
struct Reading<'d> {
    file: FileId,
    next: u32,
    diags: &'d mut Diagnostics,
}

impl Reading<'_> {
    /// The place of the next node in reading order.
    fn place(&mut self) -> Place {
        let node = self.next;
        self.next += 1;
        Place::Node { file: self.file, node }
    }
}

/// Reads one node along its shape.
struct Seed<'s, 'r, 'd> {
    shape: &'s Shape,
    reading: &'r mut Reading<'d>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, '_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let place = self.reading.place();
        let value = match self.shape {
            Shape::Null => {
                IgnoredAny::deserialize(deserializer)?;
                Value::Null
            }
            Shape::Scalar => Value::Scalar(String::deserialize(deserializer)?.into()),
            Shape::List(shapes) => {
                Value::List(deserializer.deserialize_seq(ListVisitor { shapes, reading: self.reading })?)
            }
            Shape::Map(shapes) => {
                Value::Map(deserializer.deserialize_map(MapVisitor { shapes, reading: self.reading })?)
            }
            Shape::Tagged => {
                IgnoredAny::deserialize(deserializer)?;
                self.reading.diags.push(Diagnostic::new(reading::YAML_TAG, place));
                Value::Unreadable
            }
        };
        Ok(Node { place, value })
    }
}

struct ListVisitor<'s, 'r, 'd> {
    shapes: &'s [Shape],
    reading: &'r mut Reading<'d>,
}

impl<'de> Visitor<'de> for ListVisitor<'_, '_, '_> {
    type Value = Vec<Node>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Node>, A::Error> {
        let mut nodes = Vec::with_capacity(self.shapes.len());
        for shape in self.shapes {
            let node = items.next_element_seed(Seed { shape, reading: self.reading })?;
            nodes.push(node.ok_or_else(|| A::Error::custom("a list ended early"))?);
        }
        Ok(nodes)
    }
}

struct MapVisitor<'s, 'r, 'd> {
    shapes: &'s [(Shape, Shape)],
    reading: &'r mut Reading<'d>,
}

impl<'de> Visitor<'de> for MapVisitor<'_, '_, '_> {
    type Value = Vec<Entry>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Vec<Entry>, A::Error> {
        let mut out: Vec<Entry> = Vec::with_capacity(self.shapes.len());
        let mut first: std::collections::BTreeMap<Box<str>, Place> = std::collections::BTreeMap::new();
        for (key_shape, shape) in self.shapes {
            let key = entries
                .next_key_seed(Seed { shape: key_shape, reading: self.reading })?
                .ok_or_else(|| A::Error::custom("a map ended early"))?;
            let value = entries.next_value_seed(Seed { shape, reading: self.reading })?;
            let place = key.place;
            let text: Box<str> = match key.value {
                Value::Scalar(text) => text,
                Value::Null => "null".into(),
                Value::List(_) | Value::Map(_) | Value::Unreadable => {
                    let words =
                        Diagnostic::new(reading::WRONG_SHAPE, place).with("expected", "a key (a plain word)");
                    let words = words.with("expected_zh", "键（一个词）");
                    let words = words.with("found", "a list or a map").with("found_zh", "列表或映射");
                    self.reading.diags.push(words.with("example", "key: value"));
                    continue;
                }
            };
            match first.get(&text) {
                Some(&earlier) => {
                    let twice =
                        Diagnostic::new(reading::DUPLICATE_KEY, place).with("key", &text).also(earlier);
                    let before = out.iter().find(|entry| entry.key == text);
                    let is_other = before.is_some_and(|before| are_two_records(&before.value, &value));
                    let other = is_other.then(|| format!("{text}-2"));
                    self.reading.diags.push(twice.with_some("other", other));
                }
                None => {
                    first.insert(text.clone(), place);
                    out.push(Entry { key: text, key_place: place, value });
                }
            }
        }
        Ok(out)
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
