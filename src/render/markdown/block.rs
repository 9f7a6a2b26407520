//! What opens and closes elements.

use super::escape;
use super::writer::{End, Writer};
use crate::model::prose::flow::{end_of, holds_one_image};
use crate::model::prose::raw_html::visible_part;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag};

impl Writer<'_> {
    /// Writes what opens an element and gives the index to go on from.
    pub fn start(&mut self, tag: &Tag<'static>, index: usize) -> usize {
        if self.is_too_deep() {
            self.push(End::Nothing);
            return index + 1;
        }
        match tag {
            Tag::Image { .. } => return self.image(index),
            Tag::Paragraph if !self.is_commonmark() && holds_one_image(self.events, index) => {
                return self.block_image(index);
            }
            Tag::HtmlBlock if !self.is_commonmark() => return self.html_block(index),
            _ => {}
        }
        let end = match tag {
            Tag::Paragraph => self.block("<p>", "</p>\n"),
            Tag::Heading { level, .. } => self.heading(*level as u8, index),
            Tag::BlockQuote(_) => self.block("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => {
                self.line_start();
                End::HtmlBlock
            }
            Tag::List(None) => self.block("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
            Tag::Item => self.block("<li>", "</li>\n"),
            Tag::FootnoteDefinition(label) => {
                End::Note { before: std::mem::take(&mut self.out), label: Self::note_key(label) }
            }
            Tag::DefinitionList => self.block("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => self.block("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.block("<dd>", "</dd>\n"),
            Tag::Table(columns) => self.table(columns),
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.out.push_str("<thead>\n<tr>\n");
                End::TableHead
            }
            Tag::TableRow => {
                self.column = 0;
                self.block("<tr>\n", "</tr>\n")
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.inline("<em>", "</em>"),
            Tag::Strong => self.inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.inline("<del>", "</del>"),
            Tag::Superscript => self.inline("<sup>", "</sup>"),
            Tag::Subscript => self.inline("<sub>", "</sub>"),
            Tag::Link { .. } => {
                self.links += 1;
                End::Link { before: std::mem::take(&mut self.out), start: index }
            }
            // Images are written above; metadata blocks are not enabled.
            Tag::Image { .. } | Tag::MetadataBlock(_) => End::Nothing,
        };
        self.push(end);
        index + 1
    }

    /// Writes what closes an element.
    pub fn finish(&mut self, end: End) {
        match end {
            End::Nothing => {}
            End::Markup(markup) => self.out.push_str(markup),
            End::Heading(level) => self.out.push_str(&format!("</h{level}>\n")),
            End::Link { before, start } => {
                self.links = self.links.saturating_sub(1);
                let html = std::mem::replace(&mut self.out, before);
                self.link(start, &html);
            }
            End::Note { before, label } => {
                let html = std::mem::replace(&mut self.out, before);
                self.notes.define(label, html);
            }
            End::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            End::TableBody => {
                self.out.push_str("</tbody>\n</table>\n</div>\n");
            }
            End::Cell(markup) => {
                self.column += 1;
                self.is_in_cell = false;
                self.out.push_str(markup);
            }
            End::HtmlBlock => self.line_start(),
        }
    }

    fn block(&mut self, open: &str, close: &'static str) -> End {
        self.line_start();
        self.out.push_str(open);
        End::Markup(close)
    }

    fn inline(&mut self, open: &str, close: &'static str) -> End {
        self.out.push_str(open);
        End::Markup(close)
    }

    fn heading(&mut self, level: u8, index: usize) -> End {
        let level = level.saturating_add(self.options.heading_shift).clamp(1, 6);
        self.line_start();
        self.out.push_str(&format!("<h{level}"));
        if let Some(id) = self.headings.get(&index) {
            escape::attribute(&mut self.out, "id", &format!("{}{id}", self.options.id_prefix));
        }
        self.out.push('>');
        End::Heading(level)
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> End {
        self.line_start();
        self.out.push_str("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_ascii_whitespace().next()
        {
            escape::attribute(&mut self.out, "class", &format!("language-{language}"));
        }
        self.out.push('>');
        End::Markup("</code></pre>\n")
    }

    fn table(&mut self, columns: &[Alignment]) -> End {
        self.tables += 1;
        self.columns = columns.to_vec();
        self.line_start();
        // A wide table scrolls by itself, so it must be reachable by keyboard and have a name.
        self.out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\"");
        escape::attribute(&mut self.out, "aria-label", &Self::label(&self.options.labels.table, self.tables));
        self.out.push_str(">\n<table>\n");
        End::TableBody
    }

    fn cell(&mut self) -> End {
        let (open, close) = if self.in_head { ("<th scope=\"col\"", "</th>\n") } else { ("<td", "</td>\n") };
        self.out.push_str(open);
        self.out.push_str(match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.is_in_cell = true;
        End::Cell(close)
    }

    /// An author's block of raw HTML, shown as the text it is; comments are left out.
    fn html_block(&mut self, index: usize) -> usize {
        let end = end_of(self.events, index);
        let html: String = self.events[index..=end]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Html(line) | Event::Text(line) => Some(line.as_ref()),
                _ => None,
            })
            .collect();
        let visible = visible_part(&html);
        if !visible.is_empty() {
            self.line_start();
            self.out.push_str("<p>");
            escape::text(&mut self.out, visible);
            self.out.push_str("</p>\n");
        }
        end + 1
    }
}
