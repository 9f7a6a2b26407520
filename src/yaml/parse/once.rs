//! Reading in one pass.
//!
//! Each node is first asked for as the name of a variant: a scalar gives its characters as written, and a list or a map is refused before
//! anything is taken of it, so that it can be asked for again as what it is. Aliases would be taken and refused, and a tag may say that a
//! scalar is something else; texts that may hold either, or are wrong in any way, are not read here.

use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess as _, Visitor};
use serde_yaml::Deserializer;

use super::super::{Node, Value};
use super::entries::{Entries, Reading};
use crate::diag::Diagnostics;
use crate::files::FileId;

/// The list or map that a text is; nothing, and no finding, where it takes two passes to read.
pub(super) fn read(file: FileId, text: &str, diags: &mut Diagnostics) -> Option<Node> {
    if text.bytes().any(|byte| matches!(byte, b'*' | b'!')) {
        return None;
    }
    let mut found = Diagnostics::default();
    let mut reading = Reading::of(file, &mut found);
    let root = Seed { asked: Asked::Tree, reading: &mut reading }.deserialize(Deserializer::from_str(text));
    let root = root.ok()?;
    diags.extend(found);
    Some(root)
}

/// What a node is asked for as.
enum Asked {
    Scalar,
    /// A list or a map.
    Tree,
}

/// Reads one node, where it is what it is asked for as.
struct Seed<'r, 'd> {
    asked: Asked,
    reading: &'r mut Reading<'d>,
}

/// Reads the node that comes next; `ask` has the parser read it.
fn node<T, E>(reading: &mut Reading<'_>, mut ask: impl FnMut(Seed<'_, '_>) -> Result<T, E>) -> Result<T, E> {
    ask(Seed { asked: Asked::Scalar, reading }).or_else(|_| ask(Seed { asked: Asked::Tree, reading }))
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        match self.asked {
            Asked::Scalar => deserializer.deserialize_enum("", &[], self),
            Asked::Tree => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list or a map")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, scalar: A) -> Result<Node, A::Error> {
        let (text, rest): (Option<Box<str>>, _) = scalar.variant()?;
        rest.unit_variant()?;
        Ok(Node { place: self.reading.place(), value: text.map_or(Value::Null, Value::Scalar) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let place = self.reading.place();
        let mut nodes = Vec::new();
        while let Some(item) = node(self.reading, |seed| items.next_element_seed(seed))? {
            nodes.push(item);
        }
        Ok(Node { place, value: Value::List(nodes) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let place = self.reading.place();
        let mut out = Entries::default();
        while let Some(key) = node(self.reading, |seed| entries.next_key_seed(seed))? {
            let value = node(self.reading, |seed| entries.next_value_seed(seed))?;
            out.add(key, value, self.reading);
        }
        Ok(Node { place, value: Value::Map(out.done()) })
    }
}
