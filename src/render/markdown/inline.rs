//! Text, breaks, links and images.

use super::writer::Writer;
use super::{Form, Request, Resolved, escape};
use crate::model::prose::flow::{end_of, line_end_joins, plain_text};
use crate::model::prose::raw_html::{AllowedTag, allowed, is_comment};
use crate::model::prose::target::{self, Target};
use crate::render::unbroken;
use pulldown_cmark::{Event, LinkType, Tag};

/// The browser knows the place of a picture that it loads late; one that does not understand `auto` takes the width of the window.
const SIZES: &str = "auto, (min-width: 52rem) 38rem, 100vw";

/// What an image became.
enum Shown {
    /// Something that stands in a line.
    Words,
    /// Markup that takes its paragraph's place.
    Block,
}

impl Writer<'_> {
    /// Writes an event without content.
    pub fn leaf(&mut self, event: &Event<'static>, index: usize) {
        match event {
            Event::Text(text) if self.is_in_cell && self.links == 0 && !self.is_commonmark() => {
                self.out.push_str(&unbroken::html(text));
            }
            Event::Text(text) => escape::text(&mut self.out, text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape::text(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html),
            Event::FootnoteReference(label) => self.note_reference(&Self::note_key(label), label),
            Event::SoftBreak if !self.is_commonmark() && line_end_joins(self.events, index) => {}
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => {
                let end = self.void_end();
                self.out.push_str(&format!("<br{end}\n"));
            }
            Event::Rule => {
                self.line_start();
                let end = self.void_end();
                self.out.push_str(&format!("<hr{end}\n"));
            }
            Event::TaskListMarker(done) => {
                let labels = &self.options.labels;
                let (mark, label) =
                    if *done { ("\u{2611}", &labels.done) } else { ("\u{2610}", &labels.open) };
                self.out.push_str("<span class=\"task\" role=\"img\"");
                escape::attribute(&mut self.out, "aria-label", label);
                self.out.push_str(&format!(">{mark}</span> "));
            }
            // Mathematics is not enabled; starts and ends are handled by the walk.
            Event::InlineMath(text) | Event::DisplayMath(text) => escape::text(&mut self.out, text),
            Event::Start(_) | Event::End(_) => {}
        }
    }

    /// Writes a link whose content has been rendered.
    pub fn link(&mut self, start: usize, html: &str) {
        let (Event::Start(Tag::Link { link_type, dest_url, title, .. }), range) = &self.events[start] else {
            return;
        };
        if self.is_commonmark() {
            self.out.push_str("<a href=\"");
            if *link_type == LinkType::Email {
                self.out.push_str("mailto:");
            }
            escape::address(&mut self.out, dest_url);
            self.out.push('"');
            if !title.is_empty() {
                escape::attribute(&mut self.out, "title", title);
            }
            self.out.push('>');
            self.out.push_str(html);
            self.out.push_str("</a>");
            return;
        }
        let target = match link_type {
            LinkType::Email => Target::Mail(dest_url.to_string()),
            _ => target::read(dest_url),
        };
        let known = Some(title.as_ref()).filter(|title| !title.is_empty());
        match &target {
            Target::Web(address) => self.web_link(address, known, html),
            Target::Mail(address) => self.anchor(&format!("mailto:{address}"), known, &[], html),
            Target::Phone(number) => self.anchor(&format!("tel:{number}"), known, &[], html),
            Target::Anchor(id) => {
                let own = self.anchors.contains(id);
                let prefix = if own { self.options.id_prefix.as_str() } else { "" };
                self.anchor(&format!("#{prefix}{id}"), known, &[], html);
            }
            Target::Refused(_) => self.out.push_str(html),
            Target::Data { .. } | Target::File { .. } => {
                let text = plain_text(&self.events[start..=end_of(self.events, start)]);
                let range = range.clone();
                let request = Request { form: Form::Link, target: &target, text: &text, html, title, range };
                match self.resolver.resolve(&request) {
                    Resolved::Link { href, title, attributes } => {
                        self.anchor(&href, title.as_deref(), &attributes, html);
                    }
                    Resolved::Html(html) => self.out.push_str(&html),
                    Resolved::Text | Resolved::Picture { .. } => self.out.push_str(html),
                }
            }
        }
    }

    /// Writes the image that starts at `index` among words, and gives the index after it.
    pub fn image(&mut self, index: usize) -> usize {
        let end = end_of(self.events, index);
        self.image_as(Form::Image, index, end);
        end + 1
    }

    /// Writes a paragraph that holds one image: the resolver's markup takes the paragraph's place.
    pub fn block_image(&mut self, index: usize) -> usize {
        let end = end_of(self.events, index + 1);
        self.line_start();
        let before = std::mem::take(&mut self.out);
        let shown = self.image_as(Form::Block, index + 1, end);
        let html = std::mem::replace(&mut self.out, before);
        match shown {
            Shown::Block => {
                self.out.push_str(&html);
                self.line_start();
            }
            Shown::Words if html.is_empty() => {}
            Shown::Words => self.out.push_str(&format!("<p>{html}</p>\n")),
        }
        end + 2
    }

    fn image_as(&mut self, form: Form, index: usize, end: usize) -> Shown {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = &self.events[index] else {
            return Shown::Words;
        };
        let text = plain_text(&self.events[index..=end]);
        if self.is_commonmark() {
            self.out.push_str("<img src=\"");
            escape::address(&mut self.out, dest_url);
            self.out.push('"');
            escape::attribute(&mut self.out, "alt", &text);
            if !title.is_empty() {
                escape::attribute(&mut self.out, "title", title);
            }
            self.out.push_str(" />");
            return Shown::Words;
        }
        let mut html = String::new();
        escape::text(&mut html, &text);
        let target = target::read(dest_url);
        match &target {
            // A picture on another host would tell that host who reads the page: a link stands in for it.
            Target::Web(address) if self.links == 0 => self.web_link(address, None, &html),
            Target::Data { .. } | Target::File { .. } => {
                let range = range.clone();
                let request = Request { form, target: &target, text: &text, html: &html, title, range };
                match self.resolver.resolve(&request) {
                    Resolved::Link { href, title, attributes } => {
                        self.out.push_str("<img");
                        escape::attribute(&mut self.out, "src", &href);
                        escape::attribute(&mut self.out, "alt", &text);
                        self.attributes(title.as_deref(), &attributes);
                    }
                    Resolved::Picture { src, webp, size } => {
                        self.picture(&src, &text, webp.as_deref(), size);
                    }
                    Resolved::Html(html) => {
                        self.out.push_str(&html);
                        return if form == Form::Block { Shown::Block } else { Shown::Words };
                    }
                    Resolved::Text => self.out.push_str(&html),
                }
            }
            _ => self.out.push_str(&html),
        }
        Shown::Words
    }

    /// A picture stands below the title and the figures of its page, so that a browser may wait for it until it comes into view.
    fn picture(&mut self, src: &str, alt: &str, webp: Option<&str>, size: Option<(u32, u32)>) {
        if let Some(webp) = webp {
            self.out.push_str("<picture><source type=\"image/webp\"");
            escape::attribute(&mut self.out, "srcset", webp);
            escape::attribute(&mut self.out, "sizes", SIZES);
            self.out.push('>');
        }
        self.out.push_str("<img");
        escape::attribute(&mut self.out, "src", src);
        escape::attribute(&mut self.out, "alt", alt);
        for (name, pixels) in
            size.into_iter().flat_map(|(width, height)| [("width", width), ("height", height)])
        {
            escape::attribute(&mut self.out, name, &pixels.to_string());
        }
        self.out.push_str(" loading=\"lazy\">");
        if webp.is_some() {
            self.out.push_str("</picture>");
        }
    }

    fn web_link(&mut self, address: &str, title: Option<&str>, html: &str) {
        let mut href = String::new();
        // The address is escaped once more as an attribute, which leaves percent-encoding alone.
        for c in address.chars() {
            if c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^') {
                href.push(c);
            } else {
                let mut bytes = [0; 4];
                href.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            }
        }
        let attributes = [("class", "external".to_owned()), ("rel", "noopener".to_owned())];
        self.anchor(&href, title, &attributes, html);
    }

    fn anchor(&mut self, href: &str, title: Option<&str>, attributes: &[(&'static str, String)], html: &str) {
        self.out.push_str("<a");
        escape::attribute(&mut self.out, "href", href);
        self.attributes(title, attributes);
        self.out.push_str(html);
        self.out.push_str("</a>");
    }

    fn attributes(&mut self, title: Option<&str>, attributes: &[(&'static str, String)]) {
        if let Some(title) = title {
            escape::attribute(&mut self.out, "title", title);
        }
        for (name, value) in attributes {
            escape::attribute(&mut self.out, name, value);
        }
        self.out.push('>');
    }

    fn raw_html(&mut self, html: &str) {
        if self.is_commonmark() {
            self.out.push_str(html);
            return;
        }
        match allowed(html) {
            Some(AllowedTag::Void(name)) => self.out.push_str(&format!("<{name}>")),
            Some(AllowedTag::Open(name)) if self.raw.len() < crate::model::prose::parse::DEEPEST_NESTING => {
                self.raw.push(name);
                self.out.push_str(&format!("<{name}>"));
            }
            // A closing tag counts only for a tag opened inside the same element.
            Some(AllowedTag::Close(name))
                if self.raw.len() > self.raw_floor() && self.raw.last() == Some(&name) =>
            {
                self.raw.pop();
                self.out.push_str(&format!("</{name}>"));
            }
            _ if is_comment(html) => {}
            _ => escape::text(&mut self.out, html),
        }
    }
}
