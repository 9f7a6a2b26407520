//! Pictures and files beside the text whose link is not read: for a blank in the name, or for full-width brackets.

use super::{BLANKS, Problem, ProblemKind, label};
use crate::model::prose::problem::LinkFault;

/// The link to a file whose address begins with the round bracket at `open`, if it is one.
///
/// CommonMark ends an address at the first blank, so that `![…](photo (1).jpg)` is plain text, as phones and chat programs name their
/// files. Only what ends as a file does is taken for one, and a number in brackets before it is a mark of the author's own.
pub(super) fn misspelt(source: &str, open: usize) -> Option<Problem> {
    let before = source[..open].trim_end_matches(BLANKS);
    let is_parted = before.len() < open;
    let label = label(before)?;
    let is_mark = label.text.trim().chars().all(char::is_numeric) || label.marks != ('[', ']');
    if !label.is_image && (is_parted || is_mark) {
        return None;
    }
    let bracket = source[open..].chars().next()?;
    let rest = &source[open + bracket.len_utf8()..];
    let (written, close) = within_brackets(rest)?;
    let name = written.trim_matches(BLANKS);
    let ending = ending(name).filter(|_| !name.contains(['"', '<', '>', ':']))?;
    let mut wrong = label.wide_marks([bracket, close]);
    let (fault, right) = match name.contains(BLANKS) {
        true => {
            let instead = plain_name(name, ending);
            let right = label.link_to(&instead);
            (LinkFault::BlankInName { name: name.to_owned(), instead }, right)
        }
        false => {
            wrong.extend(is_parted.then_some(' '));
            if wrong.is_empty() {
                return None;
            }
            (LinkFault::Marks(wrong.into_iter().collect()), label.link_to(name))
        }
    };
    let end = open + bracket.len_utf8() + written.len() + close.len_utf8();
    Some(Problem { kind: ProblemKind::MisspeltLink { fault, right }, range: label.start..end })
}

/// What stands up to the bracket that closes the one before, on the same line, and that bracket.
fn within_brackets(rest: &str) -> Option<(&str, char)> {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '\n' => return None,
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return Some((&rest[..at], c)),
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The ending of a name, if it is that of a picture or a document that authors publish.
pub(super) fn ending(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ENDINGS.into_iter().find(|known| !stem.is_empty() && ending.eq_ignore_ascii_case(known))
}

/// Pictures first; see [`is_picture`].
const ENDINGS: [&str; 16] = [
    "jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "csv", "txt", "doc", "docx", "xls", "xlsx", "ppt",
    "pptx", "zip",
];

fn is_picture(ending: &str) -> bool {
    ENDINGS[..6].contains(&ending)
}

/// A name of ASCII letters, digits and hyphens, made of what the old one has of these.
fn plain_name(name: &str, ending: &str) -> String {
    let stem = name[..name.len() - ending.len() - 1].to_ascii_lowercase();
    let words: Vec<&str> =
        stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A name of nothing but numbers says nothing to those who look for the file.
    let is_worded = words.iter().any(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
    let kind = (!is_worded).then_some(if is_picture(ending) { "picture" } else { "file" });
    let stem: Vec<&str> = kind.into_iter().chain(words).collect();
    format!("{}.{ending}", stem.join("-"))
}
