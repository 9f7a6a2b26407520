//! Templates that count their rounds, so that none goes on for ever without writing a word.
//!
//! Tera has no limit on steps. So a call that counts is written into each loop, block and component, and behind each `include` and `set`;
//! a page may spend so much and no more. The words `t(key="…")` of a fixed key become calls without arguments, as Tera makes a map of the
//! arguments of each call. What is reported is mapped back to the template as its author wrote it.

use std::ops::Range;

use super::calls::{Calls, HELD};

/// A template with its counting calls.
#[derive(Debug)]
pub(super) struct Metered {
    pub text: String,
    pub original: String,
    edits: Vec<Edit>,
}

/// A call that was written into a template.
#[derive(Debug)]
struct Edit {
    /// Its bytes in the text.
    written: Range<usize>,
    /// The bytes of the original in whose place it stands; none of a call that counts.
    replaced: Range<usize>,
    /// The part of the original that it stands or counts for.
    of: Range<usize>,
}

impl Metered {
    /// Writes the calls into a template whose syntax is right. Gives where a list is made by `for` within an expression, if anywhere:
    /// there is no place for a call in it.
    pub fn of(original: &str, known: &mut Calls) -> Result<Metered, Range<usize>> {
        let tags = tags(original);
        if let Some(comprehension) = tags.iter().find_map(|tag| tag.comprehension.clone()) {
            return Err(comprehension);
        }
        let mut calls: Vec<(Range<usize>, String, Range<usize>)> = Vec::new();
        let mut open: Vec<Open<'_>> = Vec::new();
        let is_child = tags.iter().any(|tag| tag.name == "extends");
        for tag in &tags {
            for (range, key) in &tag.words {
                calls.push((range.clone(), known.word(key), range.clone()));
            }
            if !tag.is_block {
                continue;
            }
            let call = |text: String| {
                let end = if tag.trims { " -}}" } else { " }}" };
                (tag.range.end..tag.range.end, format!("{{{{ {text}{end}"), tag.range.clone())
            };
            // Beside its blocks a child of another template may hold no output.
            let is_output_fit = !is_child || !open.is_empty();
            match tag.name {
                "for" | "block" | "component" => {
                    open.push(Open {
                        name: tag.name,
                        call: Some(calls.len()),
                        start: tag.range.end,
                        held: "",
                    });
                    calls.push(call(String::new()));
                }
                "include" if is_output_fit => calls.push(call(known.step(1))),
                "set" | "set_global" if tag.is_inline && is_output_fit => calls.push(call(held(tag.second))),
                "set" | "set_global" if !tag.is_inline => {
                    open.push(Open { name: "set", call: None, start: tag.range.end, held: tag.second });
                }
                "endset" => {
                    if let Some(at) = open.iter().rposition(|open| open.name == "set") {
                        let name = open.remove(at).held;
                        if !is_child || !open.is_empty() {
                            calls.push(call(held(name)));
                        }
                    }
                }
                "endfor" | "endblock" | "endcomponent" => {
                    let at = open.iter().rposition(|open| Some(open.name) == tag.name.strip_prefix("end"));
                    let Some(Open { call: Some(index), start, .. }) = at.map(|at| open.remove(at)) else {
                        continue;
                    };
                    let cost = 1 + (tag.range.start - start) / BYTES_OF_A_STEP;
                    let (_, text, opening) = &mut calls[index];
                    let end = if original[..opening.end].ends_with("-%}") { " -}}" } else { " }}" };
                    *text = format!("{{{{ {}{end}", known.step(cost));
                }
                _ => {}
            }
        }
        Ok(Metered::with(original, calls))
    }

    fn with(original: &str, calls: Vec<(Range<usize>, String, Range<usize>)>) -> Metered {
        let mut text = String::with_capacity(original.len() + 64 * calls.len());
        let mut done = 0;
        let mut edits = Vec::new();
        for (replaced, call, of) in calls {
            text.push_str(&original[done..replaced.start]);
            let start = text.len();
            text.push_str(&call);
            done = replaced.end;
            edits.push(Edit { written: start..text.len(), replaced, of });
        }
        text.push_str(&original[done..]);
        Metered { text, original: original.to_owned(), edits }
    }

    /// The bytes of the original that bytes of the text stand for: of a call what it stands or counts for.
    pub fn range_in_original(&self, range: &Range<usize>) -> Range<usize> {
        match self.edits.iter().find(|edit| edit.written.contains(&range.start)) {
            Some(edit) => edit.of.clone(),
            None => self.place_in_original(range.start)..self.place_in_original(range.end),
        }
    }

    fn place_in_original(&self, at: usize) -> usize {
        match self.edits.iter().rev().find(|edit| edit.written.start < at) {
            Some(edit) => edit.replaced.end + at.saturating_sub(edit.written.end),
            None => at,
        }
    }
}

/// So much text of a template, written once, counts like a round.
const BYTES_OF_A_STEP: usize = 64;

fn held(name: &str) -> String {
    format!("{HELD}(value={name} | default(value=\"\"))")
}

/// A tag whose end is still to come.
struct Open<'t> {
    name: &'t str,
    call: Option<usize>,
    start: usize,
    /// The variable that a `set` fills.
    held: &'t str,
}

/// A tag or a value of a template.
struct Tag<'t> {
    /// With its delimiters.
    range: Range<usize>,
    /// Whether it is `{% … %}`.
    is_block: bool,
    /// Whether it takes away the blanks that follow.
    trims: bool,
    name: &'t str,
    second: &'t str,
    /// Whether a `=` stands in it.
    is_inline: bool,
    comprehension: Option<Range<usize>>,
    /// The calls `t(key="…")` of a fixed key alone, each with its key.
    words: Vec<(Range<usize>, &'t str)>,
}

/// The tags and values of a template, without comments and raw text.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = next_mark(text, at) {
        let rest = &text[start..];
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(text.len(), |end| start + end + 2);
        } else if let Some(body) = rest.strip_prefix("{%").and_then(|inner| word_tag(inner, "raw")) {
            at = start + 2 + body + after_raw(&text[start + 2 + body..]);
        } else {
            let tag = read(text, start);
            at = tag.range.end;
            tags.push(tag);
        }
    }
    tags
}

fn next_mark(text: &str, at: usize) -> Option<usize> {
    let marks = text.as_bytes()[at..].windows(2).position(|pair| matches!(pair, b"{{" | b"{%" | b"{#"));
    marks.map(|found| at + found)
}

/// The length of a tag that is one word, from behind its `{%`.
fn word_tag(inner: &str, word: &str) -> Option<usize> {
    let rest =
        inner.strip_prefix('-').unwrap_or(inner).trim_ascii_start().strip_prefix(word)?.trim_ascii_start();
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(inner.len() - rest.len())
}

/// The length of raw text with the tag that ends it.
fn after_raw(text: &str) -> usize {
    let ends = text.match_indices("{%");
    let mut ends = ends.filter_map(|(at, _)| Some(at + 2 + word_tag(&text[at + 2..], "endraw")?));
    ends.next().unwrap_or(text.len())
}

/// Reads one tag or value, past the strings in it.
fn read(text: &str, start: usize) -> Tag<'_> {
    let is_block = text[start..].starts_with("{%");
    let close = if is_block { "%}" } else { "}}" };
    let (mut words, mut is_inline, mut comprehension) = (Vec::new(), false, None);
    let mut of_theme = Vec::new();
    let mut at = start + 2;
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(close) {
            break;
        }
        let length = match c {
            '"' | '\'' | '`' => string(&text[at..], c),
            _ if is_letter(c) => text[at..].find(|c| !is_letter(c)).unwrap_or(text.len() - at),
            _ => c.len_utf8(),
        };
        if is_letter(c) {
            let word = &text[at..at + length];
            let follows = text[at + length..].trim_ascii_start().starts_with(is_letter);
            let is_first = is_block && words.is_empty();
            if word == "for" && !is_first && follows && !text[..at].ends_with('.') {
                comprehension.get_or_insert(at..at + length);
            }
            if word == "t"
                && let Some((key, _)) = text[at..].strip_prefix(WORD).and_then(|rest| rest.split_once('"'))
                && text[at + WORD.len() + key.len()..].starts_with("\")")
            {
                of_theme.push((at..at + WORD.len() + key.len() + 2, key));
            }
            words.push(word);
        }
        is_inline |= c == '=';
        at += length;
    }
    let end = (at + 2).min(text.len());
    let word = |index: usize| words.get(index).copied().unwrap_or_default();
    let trims = text[..at].ends_with('-');
    let (name, second) = (word(0), word(1));
    Tag { range: start..end, is_block, trims, name, second, is_inline, comprehension, words: of_theme }
}

/// How a call of a word begins, up to its key.
const WORD: &str = "t(key=\"";

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The length of a string with its quotation marks.
fn string(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_stand_where_rounds_begin() {
        for (original, expected) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ casebook_step_1() }}x{% endfor %}"),
            (
                "{%- for a in b -%} x{%- endfor -%}",
                "{%- for a in b -%}{{ casebook_step_1() -}} x{%- endfor -%}",
            ),
            ("{% include \"a.html\" %}", "{% include \"a.html\" %}{{ casebook_step_1() }}"),
            ("{% extends \"a\" %}{% set b = 1 %}", "{% extends \"a\" %}{% set b = 1 %}"),
            (
                "{% set b = \"%}\" ~ c %}",
                "{% set b = \"%}\" ~ c %}{{ casebook_held(value=b | default(value=\"\")) }}",
            ),
            (
                "{# {% for a in b %} #}{% raw %}{% for %}{% endraw %}",
                "{# {% for a in b %} #}{% raw %}{% for %}{% endraw %}",
            ),
            (
                "{{ t(key=\"a\") }}{% if t(key=\"b\") ~ t(key=\"a\") %}{{ t(key=\"a\", n=1) }}{{ 't(key=\"a\")' }}t(key=\"a\")",
                "{{ casebook_word_0() }}{% if casebook_word_1() ~ casebook_word_0() %}{{ t(key=\"a\", n=1) }}{{ 't(key=\"a\")' }}t(key=\"a\")",
            ),
        ] {
            let metered = Metered::of(original, &mut Calls::default());
            assert_eq!(metered.expect("no list is made").text, expected);
        }
    }

    #[test]
    fn a_list_made_within_an_expression_is_found() {
        assert_eq!(Metered::of("{{ [a for a in b] }}", &mut Calls::default()).err(), Some(6..9));
        for honest in ["{{<label for={x} />}}", "{{ \"a for b\" }}", "{{ a.for }}", "for all {{ a }}"] {
            assert!(Metered::of(honest, &mut Calls::default()).is_ok(), "{honest}");
        }
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let original = "一{% for a in b %}{{ a.none }}{{ t(key=\"二\") }}{% endfor %}{{ c }}";
        let metered = Metered::of(original, &mut Calls::default()).expect("no list is made");
        for part in ["一", "{% for a in b %}", "a.none", "{{ c }}"] {
            let start = metered.text.find(part).expect("it is there");
            let range = metered.range_in_original(&(start..start + part.len()));
            assert_eq!(&original[range], part);
        }
        for (call, of) in [("casebook_step", "{% for a in b %}"), ("casebook_word", "t(key=\"二\")")] {
            let start = metered.text.find(call).expect("it is there");
            assert_eq!(&original[metered.range_in_original(&(start..start + 4))], of);
        }
        let around = metered.text.find("{{ casebook_word").expect("it is there");
        let around = around..around + "{{ casebook_word_0() }}".len();
        assert_eq!(&original[metered.range_in_original(&around)], "{{ t(key=\"二\") }}");
    }
}
