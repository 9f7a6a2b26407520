//! YAML with places: the only user of `serde_yaml`.
//!
//! [`Document::parse`] reads a text into [`Node`]s whose scalars keep the characters that the author wrote (`45.70` stays
//! `45.70`), and [`Cursor`] and [`Record`] let readers ask for what they need, gathering every problem on the way. Nodes are numbered in
//! reading order, so that a place can be looked up later; see [`crate::files`].

mod cursor;
mod fault;
mod nodes;
mod parse;

use crate::files::Place;

pub use cursor::{Cursor, Record, listed, nearest};
pub use parse::Document;

/// A value of a YAML document.
#[derive(Clone, Debug)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing was written, or `~` or `null`.
    Null,
    /// The characters of a scalar, as written, without its quotes.
    Scalar(Box<str>),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// A value that was reported already.
    Unreadable,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: Box<str>,
    pub key_place: Place,
    pub value: Node,
}
