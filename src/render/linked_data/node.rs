//! Nodes of JSON-LD and their addresses.

use serde_json::{Map, Value};

use crate::render::context::Context;
use crate::route::{Page, Route};

/// A node that is being said, property by property.
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A node of a type of schema.org.
    pub fn new(kind: &str) -> Node {
        Node(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    /// Says a property.
    pub fn say(mut self, property: &str, value: impl Into<Value>) -> Node {
        self.0.insert(property.to_owned(), value.into());
        self
    }

    /// Says a property where the record has it; an empty text or list says nothing.
    pub fn some(self, property: &str, value: Option<impl Into<Value>>) -> Node {
        let is_said = |value: &Value| match value {
            Value::String(text) => !text.is_empty(),
            Value::Array(values) => !values.is_empty(),
            _ => true,
        };
        match value.map(Into::into).filter(is_said) {
            Some(value) => self.say(property, value),
            None => self,
        }
    }

    pub fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The name of what a page of any language is about: the address of the page in the default language and a word for the thing.
/// Data catalogues name data sets so too (`catalog.jsonld`).
pub(super) fn id(cx: &Context<'_>, page: Page, thing: &str) -> String {
    format!("{}#{thing}", cx.address(&Route::Page(page, cx.site().config.default_locale().clone())))
}
