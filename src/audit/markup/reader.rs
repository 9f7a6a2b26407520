//! Any page, broken ones too, through the tokeniser.
//!
//! What is not asked for is not kept: text of most elements, comments, doctypes, and errors of the standard: the rules of the audit are
//! others, and looking for such errors takes longer than all the rest.

use std::borrow::Cow;
use std::convert::Infallible;
use std::mem;

use html5gum::{Emitter, Error, State, Tokenizer};

use super::tree::{Scripts, Tree, local};
use super::{Attribute, Dialect, Markup, Span};

pub(super) struct Reader<'t> {
    /// The whole file, of which names and values are parts wherever they stand there as they are meant.
    source: &'t str,
    /// Where in the file the text begins that is read.
    offset: usize,
    tree: Tree<'t>,
    /// Text that was read since the last tag, where it is kept.
    text: Vec<u8>,
    comment: Vec<u8>,
    /// Where in the text the tokeniser stands.
    position: usize,
    tag: Tag<'t>,
    attribute: Written,
    /// The name of the start tag before this tag, if that is an end tag: where a script or style ends.
    last_start_tag: Vec<u8>,
}

/// The tag that is being read.
#[derive(Default)]
struct Tag<'t> {
    start: usize,
    name: Vec<u8>,
    is_end: bool,
    closes_itself: bool,
    attributes: Vec<Attribute<'t>>,
}

/// The attribute that is being read, with the places of its name and its value.
#[derive(Default)]
struct Written {
    name: Vec<u8>,
    name_start: usize,
    name_end: usize,
    value: Vec<u8>,
    value_start: usize,
    value_end: usize,
}

impl<'t> Reader<'t> {
    /// Reads a text that stands in a file from an offset on.
    pub fn read(
        source: &'t str,
        (text, offset): (&str, usize),
        dialect: Dialect,
        scripts: Scripts,
    ) -> Markup<'t> {
        let mut reader = Reader {
            source,
            offset,
            tree: Tree::new(dialect, scripts),
            text: Vec::new(),
            comment: Vec::new(),
            position: 0,
            tag: Tag::default(),
            attribute: Written::default(),
            last_start_tag: Vec::new(),
        };
        let Ok(()) = Tokenizer::new_with_emitter(text, Tokens(&mut reader)).finish();
        reader.tree.finish()
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            let text = mem::take(&mut self.text);
            self.tree.text(&String::from_utf8_lossy(&text));
        }
    }

    fn end_attribute(&mut self) {
        let Written { name, name_start, name_end, value, value_start, value_end } = &self.attribute;
        // Those of end tags mean nothing.
        if !name.is_empty() && !self.tag.is_end {
            // With the quotation mark behind the value.
            let end = if value.is_empty() { *name_end } else { value_end + 1 };
            let name = self.word(name, *name_start);
            // Of two of one name the first counts (HTML standard, 13.2.5.33), whatever other prefixes say.
            if !self.tag.attributes.iter().any(|known| known.name == name) {
                let value = self.word(value, *value_start);
                let range = Span::of(name_start + self.offset..end + self.offset);
                self.tag.attributes.push(Attribute { name, value, range });
            }
        }
        self.attribute.name.clear();
        self.attribute.value.clear();
    }

    /// Gives the state in which the text after the tag is read, where the tag says one.
    fn start_tag(&mut self) -> Option<State> {
        let name = self.word(&self.tag.name, self.tag.start + 1);
        for attribute in self.tag.attributes.drain(..) {
            self.tree.attribute(Attribute { name: local(attribute.name), ..attribute });
        }
        let range = self.tag.start + self.offset..self.position + self.offset;
        let state = self.tree.start_tag(local(name), range, self.tag.closes_itself);
        mem::swap(&mut self.last_start_tag, &mut self.tag.name);
        state
    }

    fn end_tag(&mut self) {
        self.last_start_tag.clear();
        self.tree.end_tag(&self.tag.name);
    }

    /// What was read at an offset of the text: a part of the file, unless it is written there in another way.
    fn word(&self, read: &[u8], start: usize) -> Cow<'t, str> {
        if read.is_empty() {
            return Cow::Borrowed("");
        }
        let start = start + self.offset;
        match self.source.get(start..start + read.len()).filter(|word| word.as_bytes() == read) {
            Some(word) => Cow::Borrowed(word),
            None => Cow::Owned(String::from_utf8_lossy(read).into_owned()),
        }
    }
}

/// What the tokeniser reports to; see [`Emitter`] for what each of these must do.
struct Tokens<'r, 't>(&'r mut Reader<'t>);

impl Emitter for Tokens<'_, '_> {
    type Token = Infallible;

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.0.position = self.0.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.0.last_start_tag = name.unwrap_or_default().to_vec();
    }

    fn emit_eof(&mut self) {
        self.0.end_text();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline]
    fn emit_string(&mut self, text: &[u8]) {
        if self.0.tree.keeps_text() {
            self.0.text.extend_from_slice(text);
        }
    }

    fn start_open_tag(&mut self) {
        self.0.tag.start = self.0.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.0.tag.name.clear();
        self.0.tag.is_end = false;
        self.0.tag.closes_itself = false;
    }

    fn init_end_tag(&mut self) {
        self.0.tag.name.clear();
        self.0.tag.is_end = true;
    }

    #[inline]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.0.tag.name.extend_from_slice(name);
    }

    fn set_self_closing(&mut self) {
        self.0.tag.closes_itself = true;
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let Reader { tag, last_start_tag, .. } = &self.0;
        tag.is_end && !last_start_tag.is_empty() && *last_start_tag == tag.name
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.0.end_attribute();
        self.0.end_text();
        match self.0.tag.is_end {
            true => {
                self.0.end_tag();
                None
            }
            false => self.0.start_tag(),
        }
    }

    fn init_attribute(&mut self) {
        self.0.end_attribute();
        self.0.attribute.name_start = self.0.position.saturating_sub(1);
    }

    #[inline]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.0.attribute.name.extend_from_slice(name);
        self.0.attribute.name_end = self.0.position;
    }

    fn init_attribute_value(&mut self) {
        self.0.attribute.value_start = self.0.position;
    }

    #[inline]
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.0.attribute.value.extend_from_slice(value);
        self.0.attribute.value_end = self.0.position;
    }

    fn init_comment(&mut self) {
        self.0.end_text();
        self.0.comment.clear();
    }

    fn push_comment(&mut self, text: &[u8]) {
        if self.0.tree.keeps_text() {
            self.0.comment.extend_from_slice(text);
        }
    }

    fn emit_current_comment(&mut self) {
        let comment = mem::take(&mut self.0.comment);
        // XML may wrap the text of a style or script so.
        if let Some(data) = String::from_utf8_lossy(&comment).strip_prefix("[CDATA[") {
            self.0.tree.text(data);
        }
    }

    fn init_doctype(&mut self) {
        self.0.end_text();
    }

    fn emit_current_doctype(&mut self) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn set_force_quirks(&mut self) {}

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
