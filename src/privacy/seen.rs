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
mod tag;

use std::ops::Range;

use super::class::Class;
use super::fold::Folded;
pub(super) use block::Block;
use escape::Escape;
#[cfg(test)]
pub(super) use holding::may_hold_plainly;
use tag::Tag;

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

/// Whether the inside of a tag that is written as it is seen need not be taken.
pub(super) type PassesOver<'p> = &'p dyn Fn(&Folded<'_>) -> bool;

/// Hands each part of a text, as readers see it, to `take`. Insides of tags that are written as they are seen are most of a page; of them
/// those are not handed over that `passes_over` is true of, nor any without a digit or an `@`.
pub(super) fn blocks<'t>(
    text: &'t str,
    lines: Lines,
    passes_over: PassesOver<'t>,
    mut take: impl FnMut(&Block),
) {
    let mut walk = Walk {
        text,
        lines,
        passes_over,
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
    passes_over: PassesOver<'t>,
    block: Block,
    /// The insides of tags that were passed over within the block, and what stands in them.
    tags: Vec<(Range<usize>, Class)>,
    /// Whether a line ended, and what follows has yet to say whether the block goes on.
    is_broken: bool,
    /// Where in the block the last link ended, where one did.
    link_end: Option<usize>,
    /// Up to here no comment ends, so that one is not looked for again.
    open_until: usize,
}

impl<'t> Walk<'t> {
    /// Takes what stands at a byte; gives where the next stands.
    fn step(&mut self, at: usize, end: usize, take: &mut impl FnMut(&Block)) -> usize {
        let rest = &self.text[at..end];
        let is_mark =
            rest.bytes().next().is_some_and(|byte| byte.is_ascii() && Class::of(byte).has(Class::MARK));
        if !self.is_broken && !is_mark {
            let (plain, class) = plain_length(rest, Class::MARK);
            if plain > 0 {
                self.block.push_as_written(&rest[..plain], at, class);
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
            '<' => match self.tag_at(at, end) {
                Some(tag) => {
                    self.tag(at, tag, take);
                    at + tag.length
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
        let class = Class::of_char(character);
        self.block.push_as_written(character.encode_utf8(&mut [0; 4]), original.start, class);
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

    #[inline]
    fn tag_at(&mut self, at: usize, end: usize) -> Option<Tag<'t>> {
        let rest = &self.text[at..end];
        if !rest.starts_with("<!--") {
            return Tag::at(rest);
        }
        if at < self.open_until {
            return None;
        }
        let end = rest.find("-->");
        if end.is_none() {
            self.open_until = self.text.len();
        }
        end.map(|end| Tag::comment(&rest[..end + 3]))
    }

    /// A tag within a line is passed over, and what it holds is looked at afterwards; any other ends the block.
    fn tag(&mut self, at: usize, tag: Tag<'_>, take: &mut impl FnMut(&Block)) {
        let range = at + 1..at + tag.length - 1;
        let inside = &self.text.as_bytes()[range.clone()];
        let (is_link, ends) = (tag.name == b"a", inside.starts_with(b"/"));
        // The numbers of links that stand in a row are one each, as those that lead back from a note.
        let is_next_link = || {
            let since = self.link_end.and_then(|end| self.block.text.get(end..));
            since.is_some_and(|text| text.trim().is_empty())
        };
        if !tag.is_within() || is_link && !ends && is_next_link() {
            self.flush(take);
        }
        if is_link {
            self.link_end = ends.then_some(self.block.text.len());
        }
        self.block.is_changed = true;
        let class = if inside.len() > 8 { Class::of_bytes(inside) } else { Class::NONE };
        if class.has(Class::SIGN) {
            self.tags.push((range, class));
        }
    }

    fn flush(&mut self, take: &mut impl FnMut(&Block)) {
        self.is_broken = false;
        self.link_end = None;
        self.hand_over(take);
        if self.tags.is_empty() {
            return;
        }
        let mut tags = std::mem::take(&mut self.tags);
        for (range, class) in tags.drain(..) {
            self.inside_of_tag(range, class, take);
        }
        self.tags = tags;
    }

    fn hand_over(&mut self, take: &mut impl FnMut(&Block)) {
        if !self.block.text.is_empty() {
            take(&self.block);
        }
        self.block.clear();
    }

    fn inside_of_tag(&mut self, range: Range<usize>, class: Class, take: &mut impl FnMut(&Block)) {
        let is_as_seen = !class.has(Class::ESCAPING);
        if is_as_seen && (self.passes_over)(&Folded::with(&self.text[range.clone()], class)) {
            return;
        }
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let (plain, class) = plain_length(rest, Class::ESCAPING);
            if plain > 0 {
                self.block.push_as_written(&rest[..plain], at, class);
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

/// The length of what a text begins with that stands for itself, up to a byte of some class that is no bracket of its own, or a character
/// that may be an escape; and what stands in it.
fn plain_length(text: &str, end: Class) -> (usize, Class) {
    let bytes = text.as_bytes();
    let (mut at, mut class) = (0, Class::NONE);
    while let Some(length) = class.add_until(&bytes[at..], end) {
        at += length;
        // In what goes on from a character outside ASCII it would seldom pay to look at many bytes at once.
        while let Some(byte) = bytes.get(at) {
            let own = Class::of(*byte);
            if !own.has(end) {
                (class, at) = (class.and(own), at + 1);
            } else if escape::is_plain(&bytes[at..]) {
                (class, at) = (class.and(Class::UNEVEN), at + escape::PLAIN_LENGTH);
            } else {
                let Some(character) = text[at..].chars().next() else { break };
                if escape::may_begin(text, at, character) {
                    return (at, class);
                }
                (class, at) = (class.and(Class::of_char(character)), at + character.len_utf8());
                if character.is_ascii() {
                    break;
                }
            }
        }
    }
    (bytes.len(), class)
}

/// Marks of emphasis come in ones, twos and threes.
const EMPHASIS_MOST: usize = 3;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_passed_over_is_no_escape(
            before in "[0-9]{0,12}|[a-z字]",
            parts in proptest::collection::vec(
                "[0-9]{1,3}|一|二|〇|三四五六七八九零一|[字旧丁服務务]{1,3}|[（(\\[{【](at|dot|点|@|AT)?[)）\\]】}]?|[a-z]{1,9}|[，。：０＠ <&%#\\\\*\n①é]",
                0..12,
            ),
        ) {
            let text = parts.concat();
            for end in [Class::MARK, Class::ESCAPING] {
                let (length, class) = plain_length(&text, end);
                for (at, character) in text[..length].char_indices() {
                    let is_bracket = "([{".contains(character);
                    let is_end = character.is_ascii() && !is_bracket && Class::of_char(character).has(end);
                    let escape = escape::at(&text[at..], &format!("{before}{}", &text[..at]));
                    prop_assert!(!is_end && escape.is_none(), "{:?} at {}", text, at);
                }
                let all = text[..length].chars().fold(Class::NONE, |all, own| all.and(Class::of_char(own)));
                for own in [Class::DIGIT, Class::AT, Class::UNEVEN, Class::NAMING, Class::WIDE_DIGIT] {
                    prop_assert!(class.has(own) || !all.has(own), "{:?}", text);
                }
            }
        }
    }
}
