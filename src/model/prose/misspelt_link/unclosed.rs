//! Links of which a bracket was forgotten.

use super::{LONGEST_LABEL, Problem, ProblemKind, Scheme, file, is_of_address};
use crate::model::prose::problem::LinkFault;

/// `[120](figure:x enterprises`: the round bracket at `open` is not closed after the address.
pub(super) fn address(source: &str, open: usize) -> Option<Problem> {
    let label = super::label(&source[..open])?;
    let bracket = source[open..].chars().next()?;
    let start = open + bracket.len_utf8();
    let address = address_of(&source[start..]).or_else(|| picture_of(&source[start..], label.is_image))?;
    let end = start + address.len();
    // A bracket within the address is a matter of its own; a title in quotation marks belongs to the link.
    let next = source[end..].trim_start().chars().next();
    if next.is_some_and(|c| matches!(c, '(' | ')' | '（' | '）' | '"' | '\'')) {
        return None;
    }
    let kind =
        ProblemKind::MisspeltLink { fault: LinkFault::Unclosed { mark: ')' }, right: label.link_to(address) };
    Some(Problem { kind, range: label.start..end })
}

/// `[text(figure:x)`: the square bracket before the round one at `open` is not closed.
pub(super) fn label(source: &str, open: usize) -> Option<Problem> {
    let bracket = source[open..].chars().next().filter(|c| *c == '(')?;
    let address = address_of(&source[open + bracket.len_utf8()..])?;
    let end = open + bracket.len_utf8() + address.len();
    let after = source[end..].strip_prefix(')')?;
    let line = source[..open].rsplit('\n').next()?;
    let at = line.rfind(['[', ']']).filter(|at| line[*at..].starts_with('['))?;
    let text = &line[at + 1..];
    let is_escaped = line[..at].ends_with('\\');
    // What is closed after the address is a remark in brackets.
    let is_remark = after.split('\n').next()?.split('[').next()?.contains(']');
    if is_escaped || is_remark || text.trim().is_empty() || text.len() > LONGEST_LABEL {
        return None;
    }
    let start = open - text.len() - 1;
    let right = format!("[{text}]({address})");
    let kind = ProblemKind::MisspeltLink { fault: LinkFault::Unclosed { mark: ']' }, right };
    Some(Problem { kind, range: start..end + 1 })
}

/// The address of a record or a website that a text begins with, without the punctuation of the sentence after it.
fn address_of(rest: &str) -> Option<&str> {
    let (word, target) = rest.split_once(':')?;
    let is_web = matches!(word, "http" | "https");
    if !is_web && !Scheme::ALL.iter().any(|scheme| scheme.as_str() == word) {
        return None;
    }
    let is_part = |c: char| match is_web {
        true => c.is_ascii_graphic() && !"()<>\"'[]".contains(c),
        false => is_of_address(c),
    };
    let length = target.find(|c| !is_part(c)).unwrap_or(target.len());
    let target = target[..length].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let is_whole = if is_web { target.starts_with("//") && target.len() > 2 } else { !target.is_empty() };
    is_whole.then(|| &rest[..word.len() + 1 + target.len()])
}

/// The name of a picture that a text begins with.
fn picture_of(rest: &str, is_image: bool) -> Option<&str> {
    let length =
        rest.find(|c: char| c.is_whitespace() || "()（）<>\"，。；：".contains(c)).unwrap_or(rest.len());
    let name = rest[..length].trim_end_matches(['.', ',']);
    (is_image && file::ending(name).is_some()).then_some(name)
}
