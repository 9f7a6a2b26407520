//! Reading in two passes: first for the [`Shape`] of a text (what is a scalar, a list, a map), then along that shape with every scalar asked
//! for as a string, which gives its characters as written.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_yaml::Deserializer;

use super::super::{Entry, Node, Value};
use super::entries::{Entries, Reading};
use crate::diag::{Diagnostic, Diagnostics, table::reading};
use crate::files::FileId;

/// # Errors
/// The fault of syntax; what else is found is added to `diags`.
pub(super) fn read(file: FileId, text: &str, diags: &mut Diagnostics) -> Result<Node, serde_yaml::Error> {
    let shape = Shape::deserialize(Deserializer::from_str(text))?;
    let mut reading = Reading::of(file, diags);
    Seed { shape: &shape, reading: &mut reading }.deserialize(Deserializer::from_str(text))
}

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
        let mut out = Entries::default();
        for (key_shape, shape) in self.shapes {
            let key = entries
                .next_key_seed(Seed { shape: key_shape, reading: self.reading })?
                .ok_or_else(|| A::Error::custom("a map ended early"))?;
            let value = entries.next_value_seed(Seed { shape, reading: self.reading })?;
            out.add(key, value, self.reading);
        }
        Ok(out.done())
    }
}
