//! The line of reading that a link stands in: what a reader sees, through emphasis, entities and line ends.

use std::ops::Range;

use crate::check::passages::Passage;
use crate::format::mention::qualifier_said;
use crate::model::locale::Language;
use crate::model::prose::{Link, Scheme, Target, TextRun};
use crate::model::quantity::Qualifier;

/// A link's words with the text of its paragraph, heading or cell around them.
pub(super) struct Around {
    pub text: String,
    /// The bytes of the link's words in it.
    pub own: Range<usize>,
}

/// What stands for another figure or a picture, whose words are held against the data by themselves.
const OPAQUE: char = '\u{fffc}';

impl Around {
    /// `words` are those that the reader sees for the link; as many characters as `reach` are read on either side.
    pub fn of(passage: &Passage<'_>, link: &Link, words: &str, reach: usize) -> Around {
        let runs = &passage.prose.text_runs;
        let first = runs.partition_point(|run| run.range.start < link.range.start);
        let next = runs.partition_point(|run| run.range.start < link.range.end);
        let block = block_of(passage, link, (first, next));
        let mut pieces: Vec<String> = Vec::new();
        let (mut at, mut length) = (link.range.start, 0);
        for run in runs[..first].iter().rev().take_while(|run| Some(run.block) == block) {
            let gap = passage.text.get(run.range.end..at).unwrap_or_default();
            let mut piece = shown(passage, run, at == link.range.start && gap.is_empty());
            piece.push_str(line_end(passage, gap));
            (at, length) = (run.range.start, length + piece.chars().count());
            pieces.push(piece);
            if length >= reach {
                break;
            }
        }
        let before: String = pieces.into_iter().rev().collect();
        let mut near: Vec<char> = spaced(before.chars().rev()).take(reach).collect();
        near.reverse();
        let before: String = near.into_iter().collect();
        let (mut after, mut at) = (String::new(), link.range.end);
        for run in runs[next..].iter().take_while(|run| Some(run.block) == block) {
            let gap = passage.text.get(at..run.range.start).unwrap_or_default();
            after.push_str(line_end(passage, gap));
            after.push_str(&shown(passage, run, at == link.range.end && gap.is_empty()));
            at = run.range.end;
            if after.len() >= reach * 4 {
                break;
            }
        }
        let after: String = spaced(after.chars()).take(reach).collect();
        let own = before.len()..before.len() + words.len();
        Around { text: format!("{before}{words}{after}"), own }
    }
}

/// The block of a link; of one without words that of a neighbour, if no line is empty between them.
fn block_of(passage: &Passage<'_>, link: &Link, (first, next): (usize, usize)) -> Option<usize> {
    let runs = &passage.prose.text_runs;
    if first < next {
        return Some(runs[first].block);
    }
    let touches = |from: usize, to: usize| {
        passage.text.get(from..to).is_some_and(|gap| !gap.contains(['\n', '|']) && gap.len() < 8)
    };
    let before = first.checked_sub(1).map(|index| &runs[index]);
    let before = before.filter(|run| touches(run.range.end, link.range.start));
    let after = runs.get(next).filter(|run| touches(link.range.end, run.range.start));
    before.or(after).map(|run| run.block)
}

/// The words of a piece of text; another figure that does not touch the link speaks for itself.
fn shown(passage: &Passage<'_>, run: &TextRun, touches: bool) -> String {
    let link = run.in_link.and_then(|index| passage.prose.links.get(index));
    let is_figure =
        |link: &Link| matches!(&link.target, Target::Data { scheme: Scheme::Figure, .. }) && !touches;
    match link.is_some_and(|link| link.is_image() || is_figure(link)) {
        true => OPAQUE.to_string(),
        false => run.text(passage.text).to_owned(),
    }
}

/// What a line end between two pieces is read as.
fn line_end(passage: &Passage<'_>, gap: &str) -> &'static str {
    let ends = gap.contains('\n') || gap.contains("<br");
    match passage.locale.language() {
        Language::English if ends => " ",
        _ => "",
    }
}

/// The text with one kind of space and without what nobody sees, read in either direction; a space that does not break stays one.
fn spaced(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut text = text.peekable();
    let (mut last, mut is_after_space) = (None, false);
    let next = move || {
        let c = text.next()?;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let quotes = match c {
            '“' | '”' | '"' | '「' | '」' | '‘' => true,
            '’' => !letter(last) || !letter(text.peek().copied()),
            _ => false,
        };
        last = Some(c);
        let shown = match c {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
            '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(c),
            _ if c.is_whitespace() => (!is_after_space).then_some(' '),
            _ => (!quotes).then_some(c),
        };
        is_after_space = shown.map_or(is_after_space, |shown| shown == ' ');
        Some(shown)
    };
    std::iter::from_fn(next).flatten()
}

/// The qualifier beside an exact number, as written and as meant; nothing where other words or a scale change the number.
pub(super) fn said_beside(written: &str, language: Language) -> Option<(&str, Qualifier)> {
    let is_of_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '%');
    qualifier_said(written.trim_matches(is_of_number), language)
}

/// The qualifier before one that the link has itself: nearly, of nearly over 5,000.
pub(super) fn said_before(written: &str, language: Language) -> Option<&str> {
    let mut ends = written.char_indices().map(|(at, _)| at).skip(1);
    ends.find_map(|end| Some(qualifier_said(&written[..end], language)?.0))
}
