//! A text as readers see it: escapes, character references and percent signs resolved, marks of emphasis and tags within a line taken
//! out, lines joined that a paragraph joins. A number that is written so that its digits do not stand together in the file stands together
//! here.
//!
//! One walk does for YAML, Markdown, HTML, SVG and JSON alike, for each resolves what would never be written for another reason within
//! a number. It is done by the forms of the text and not by a parser of each, so that it also looks into what no parser shows: comments,
//! attributes, scripts, broken files.

mod block;
mod escape;
mod holding;

use std::ops::Range;

pub(super) use block::Block;
use escape::Escape;
use holding::has_sign;
pub(super) use holding::may_hold;

/// How the lines of a text are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Each stands for itself: tables, code.
    Apart,
    /// A paragraph or a folded value goes on in the next line: Markdown, YAML, HTML, SVG.
    Flowing,
}

impl Lines {
    /// How the lines of a file are read, going by the ending of its name.
    pub fn of(path: &str) -> Lines {
        const FLOWING: [&str; 7] = [".md", ".yaml", ".yml", ".html", ".htm", ".svg", ".xml"];
        match FLOWING.iter().any(|ending| path.ends_with(ending)) {
            true => Lines::Flowing,
            false => Lines::Apart,
        }
    }
}

/// Hands each part of a text, as readers see it, to `take`.
pub(super) fn blocks(text: &str, lines: Lines, mut take: impl FnMut(&Block)) {
    let mut walk = Walk {
        text,
        lines,
        block: Block::default(),
        tags: Vec::new(),
        is_broken: false,
        link_end: None,
        open_until: 0,
    };
    let mut at = 0;
    while at < text.len() {
        at = walk.step(at, text.len(), &mut take);
    }
    walk.finish(&mut take);
}

struct Walk<'t> {
    text: &'t str,
    lines: Lines,
    block: Block,
    /// The insides of tags that were passed over within the block.
    tags: Vec<Range<usize>>,
    /// Whether a line ended, and what follows has yet to say whether the block goes on.
    is_broken: bool,
    /// Where in the block the last link ended, where one did.
    link_end: Option<usize>,
    /// Up to here no comment ends, so that one is not looked for again.
    open_until: usize,
}

impl Walk<'_> {
    /// Takes what stands at a byte; gives where the next stands.
    fn step(&mut self, at: usize, end: usize, take: &mut impl FnMut(&Block)) -> usize {
        let rest = &self.text[at..end];
        if !self.is_broken {
            let plain = plain_length(rest, &MARKS);
            if plain > 0 {
                self.block.push_as_written(&rest[..plain], at);
                return at + plain;
            }
        }
        let Some(character) = rest.chars().next() else { return end };
        let next = at + character.len_utf8();
        if self.is_broken {
            // Indentation, marks of quotations and of emphasis.
            if matches!(character, ' ' | '\t' | '\r' | '\n' | '>' | '*' | '_' | '`') {
                // An empty line ends a paragraph.
                if character == '\n' {
                    self.flush(take);
                }
                return next;
            }
            if character != '<' {
                self.join(rest, at, take);
            }
        }
        match character {
            '\n' => {
                self.end_line(take);
                next
            }
            '<' => match self.tag_length(rest, at) {
                Some(length) => {
                    self.tag(at, length, take);
                    at + length
                }
                None => self.plain(character, at..next),
            },
            '*' | '_' | '`' | '~' => {
                let run = rest.bytes().take_while(|byte| *byte == character as u8).count();
                let after = rest[run..].chars().next();
                let parts_digits = self.block.follows_digit() || after.is_some_and(|c| c.is_ascii_digit());
                // A longer run is a mask; a low line within a word is part of it.
                let is_word = character == '_'
                    && !(self.block.follows_digit() && after.is_some_and(|c| c.is_ascii_digit()));
                if run > EMPHASIS_MOST || !parts_digits || is_word {
                    for place in at..at + run {
                        self.plain(character, place..place + 1);
                    }
                } else {
                    self.block.is_changed = true;
                }
                at + run
            }
            _ => match escape::at(rest, &self.block.text) {
                Some(Escape { character, length, trims }) => {
                    if trims {
                        self.trim();
                    }
                    self.block.is_changed = true;
                    if let Some(character) = character {
                        self.block.push(character, at..at + length);
                    }
                    at + length
                }
                None => self.plain(character, at..next),
            },
        }
    }

    fn plain(&mut self, character: char, original: Range<usize>) -> usize {
        self.block.push_as_written(character.encode_utf8(&mut [0; 4]), original.start);
        original.end
    }

    fn end_line(&mut self, take: &mut impl FnMut(&Block)) {
        let last = self.block.text.trim_end_matches([' ', '\t', '\r', '\\']).chars().next_back();
        let may_go_on = last.is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | ')' | '+'));
        match self.lines == Lines::Flowing && may_go_on {
            true => self.is_broken = true,
            false => self.flush(take),
        }
    }

    /// Goes on with the block after the end of a line where a number may go on, and begins another elsewhere.
    fn join(&mut self, rest: &str, at: usize, take: &mut impl FnMut(&Block)) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.as_bytes().get(digits).copied().unwrap_or(b'\n');
        let is_item = after == b':'
            || matches!(after, b'.' | b')')
                && digits <= 9
                && matches!(rest.as_bytes().get(digits + 1), Some(b' '));
        let goes_on = digits > 0 && !is_item || matches!(rest.chars().next(), Some('\\' | '&'));
        if goes_on {
            self.is_broken = false;
            self.block.is_changed = true;
            self.trim();
            self.block.push(' ', at..at);
        } else {
            self.flush(take);
        }
    }

    /// Takes off the blanks at the end.
    fn trim(&mut self) {
        while self.block.last().is_some_and(|c| matches!(c, ' ' | '\t' | '\r' | '\\')) {
            self.block.pop();
        }
    }

    fn tag_length(&mut self, rest: &str, at: usize) -> Option<usize> {
        if !rest.starts_with("<!--") {
            return tag(rest);
        }
        if at < self.open_until {
            return None;
        }
        let end = rest.find("-->");
        if end.is_none() {
            self.open_until = self.text.len();
        }
        end.map(|end| end + 3)
    }

    /// A tag within a line is passed over, and what it holds is looked at afterwards; any other ends the block.
    fn tag(&mut self, at: usize, length: usize, take: &mut impl FnMut(&Block)) {
        let inside = &self.text.as_bytes()[at + 1..at + length - 1];
        let name = name(inside);
        // The numbers of links that stand in a row are one each, as those that lead back from a note.
        let is_next_link = name == b"a"
            && self
                .link_end
                .is_some_and(|end| self.block.text.get(end..).is_some_and(|text| text.trim().is_empty()));
        if !is_within(name) || is_next_link && !inside.starts_with(b"/") {
            self.flush(take);
        }
        if name == b"a" {
            self.link_end = inside.starts_with(b"/").then_some(self.block.text.len());
        }
        self.block.is_changed = true;
        if inside.len() > 8 && has_sign(inside) {
            self.tags.push(at + 1..at + length - 1);
        }
    }

    fn flush(&mut self, take: &mut impl FnMut(&Block)) {
        self.is_broken = false;
        self.link_end = None;
        self.hand_over(take);
        let mut tags = std::mem::take(&mut self.tags);
        for range in tags.drain(..) {
            self.inside_of_tag(range, take);
        }
        self.tags = tags;
    }

    fn hand_over(&mut self, take: &mut impl FnMut(&Block)) {
        if !self.block.text.is_empty() {
            take(&self.block);
        }
        self.block.clear();
    }

    fn inside_of_tag(&mut self, range: Range<usize>, take: &mut impl FnMut(&Block)) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let plain = plain_length(rest, &ESCAPING);
            if plain == range.len() && !may_hold(rest) {
                // So is most of a page, which need not be copied.
                return;
            }
            if plain > 0 {
                self.block.push_as_written(&rest[..plain], at);
                at += plain;
                continue;
            }
            let Some(character) = rest.chars().next() else { break };
            at = match escape::at(rest, &self.block.text) {
                Some(Escape { character, length, .. }) => {
                    self.block.is_changed = true;
                    if let Some(character) = character {
                        self.block.push(character, at..at + length);
                    }
                    at + length
                }
                None => self.plain(character, at..at + character.len_utf8()),
            };
        }
        self.hand_over(take);
    }

    fn finish(mut self, take: &mut impl FnMut(&Block)) {
        self.flush(take);
    }
}

/// The length of what a text begins with that stands for itself, up to one of some marks or a character that may be an escape.
fn plain_length(text: &str, marks: &[bool; 256]) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes[at..].iter().take_while(|byte| !marks[usize::from(**byte)]).count();
        if bytes.get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        match text[at..].chars().next() {
            Some(character) if !escape::may_begin(character) => at += character.len_utf8(),
            _ => return at,
        }
    }
}

/// Marks that may begin a tag or emphasis, end a line, or begin an escape, and all that is not ASCII.
const MARKS: [bool; 256] = bytes_of(b"\n<*_`~\\&%([{#");

/// Marks that may begin an escape, and all that is not ASCII; see [`escape::at`].
const ESCAPING: [bool; 256] = bytes_of(b"\\&%([{#");

const fn bytes_of(marks: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    let mut byte = 128;
    while byte < table.len() {
        table[byte] = true;
        byte += 1;
    }
    table
}

/// Marks of emphasis come in ones, twos and threes.
const EMPHASIS_MOST: usize = 3;

/// Elements that stand within a line and part no word, and comments.
#[rustfmt::skip]
fn is_within(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr" | b"b" | b"bdi" | b"bdo" | b"big" | b"cite" | b"code" | b"data" | b"del" | b"em" | b"font" | b"i" | b"ins"
            | b"kbd" | b"mark" | b"q" | b"s" | b"samp" | b"small" | b"span" | b"strike" | b"strong" | b"time" | b"tspan" | b"tt"
            | b"u" | b"var" | b"wbr" | b"!--"
    )
}

/// The name of a tag in lower case is not needed: who hides a number in capitals is not meant.
fn name(inside: &[u8]) -> &[u8] {
    let inside = inside.strip_prefix(b"/").unwrap_or(inside);
    if inside.starts_with(b"!--") {
        return b"!--";
    }
    let mut start = 0;
    for (at, byte) in inside.iter().enumerate() {
        match byte {
            b':' => start = at + 1,
            _ if byte.is_ascii_alphanumeric() => {}
            _ => return &inside[start..at],
        }
    }
    &inside[start..]
}

/// The length of a tag that begins here; nothing for a `<` that is none.
fn tag(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let most = bytes.len().min(TAG_MOST);
    let begins =
        matches!(bytes.get(1), Some(b'/' | b'!' | b'?')) || bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
    if !begins {
        return None;
    }
    let mut at = 1;
    while at < most {
        match bytes[at] {
            quote @ (b'"' | b'\'') if bytes[at - 1] == b'=' => {
                at += 1 + bytes[at + 1..most].iter().position(|byte| *byte == quote)?;
            }
            b'>' => return Some(at + 1),
            b'<' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// A longer tag is read as text; the bound keeps a file of open brackets from costing its square.
const TAG_MOST: usize = 16 * 1024;
