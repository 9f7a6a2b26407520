//! Nodes of JSON-LD and their addresses.

use serde::{Serialize, Serializer};
use serde_json::Number;

use crate::render::context::Context;
use crate::route::Page;

/// What can be said of a property. Its keys are words of the program, in the order in which they are said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Text(String),
    Number(Number),
    List(Vec<Said>),
    Node(Vec<(&'static str, Said)>),
}

impl Said {
    /// The `@id` of a node that has one.
    pub fn id(&self) -> Option<&str> {
        let Said::Node(properties) = self else { return None };
        properties.iter().find_map(|(property, value)| match value {
            Said::Text(id) if *property == "@id" => Some(id.as_str()),
            _ => None,
        })
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Said::Text(text) => to.serialize_str(text),
            Said::Number(number) => number.serialize(to),
            Said::List(values) => to.collect_seq(values),
            Said::Node(properties) => {
                to.collect_map(properties.iter().map(|(property, value)| (property, value)))
            }
        }
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Said {
        Said::Text(text.to_owned())
    }
}

impl From<String> for Said {
    fn from(text: String) -> Said {
        Said::Text(text)
    }
}

impl<T: Into<Said>> From<Vec<T>> for Said {
    fn from(values: Vec<T>) -> Said {
        Said::List(values.into_iter().map(Into::into).collect())
    }
}

/// A node that is being said, property by property.
pub(super) struct Node(Vec<(&'static str, Said)>);

impl Node {
    /// A node of a type of schema.org.
    pub fn new(kind: &str) -> Node {
        Node::bare().say("@type", kind)
    }

    /// A node whose type is said elsewhere, or that needs none.
    pub fn bare() -> Node {
        Node(Vec::new())
    }

    /// Says a property, which was not said before.
    pub fn say(mut self, property: &'static str, value: impl Into<Said>) -> Node {
        self.0.push((property, value.into()));
        self
    }

    /// Says a property where the record has it; an empty text or list says nothing.
    pub fn some(self, property: &'static str, value: Option<impl Into<Said>>) -> Node {
        let is_said = |value: &Said| match value {
            Said::Text(text) => !text.is_empty(),
            Said::List(values) => !values.is_empty(),
            Said::Number(_) | Said::Node(_) => true,
        };
        match value.map(Into::into).filter(is_said) {
            Some(value) => self.say(property, value),
            None => self,
        }
    }

    pub fn done(self) -> Said {
        Said::Node(self.0)
    }
}

/// The name of what a page of any language is about: the address of the page in the default language and a word for the thing.
/// Data catalogues name data sets so too (`catalog.jsonld`).
pub(super) fn id(cx: &Context<'_>, page: &Page, thing: &str) -> String {
    thing_on(&address(cx, page), thing)
}

/// What the names of all things that a page is about begin with.
pub(super) fn address(cx: &Context<'_>, page: &Page) -> String {
    cx.page_address(page, cx.site().config.default_locale())
}

/// The name of a thing that the page of an [`address`] is about.
pub(super) fn thing_on(address: &str, thing: &str) -> String {
    [address, "#", thing].concat()
}
