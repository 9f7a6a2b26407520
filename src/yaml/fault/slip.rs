//! Slips that the parser swallows and stumbles over only later, so that it blames a line which is right.
//!
//! Each is looked for only in a text that the parser has refused, and named only where no other reading is likely.

use super::{Known, Where};

/// The slip behind what the parser said at an offset: what it is, and where it stands.
pub(super) fn find(text: &str, said: &str, at: usize) -> Option<(Known, usize)> {
    open_quote(text, at)
        .or_else(|| Some((NO_SPACE, no_space(text, said, at)?)))
        .or_else(|| Some((FULL_WIDTH_HASH, full_width_hash(text, at)?)))
        .or_else(|| Some((FULL_WIDTH_COLON, full_width_colon(text, said, at)?)))
        .or_else(|| Some((FULL_WIDTH_COMMA, full_width_comma(text, said, at)?)))
}

const OPEN_QUOTE: Known = Known {
    problem: ("the quotation mark opened here is not closed in this line", "此处的引号在本行没有闭合"),
    advice: ("close it at the end of the text", "请在文字末尾补上引号"),
    place: Where::Here,
};

const OPEN_QUOTE_BEFORE_KEY: Known = Known {
    problem: (
        "the quotation mark opened here is not closed before the next key",
        "此处的引号在下一个键之前没有闭合",
    ),
    ..OPEN_QUOTE
};

const FULL_WIDTH_HASH: Known = Known {
    problem: ("a full-width `＃` begins no comment", "全角“＃”不能开始注释"),
    advice: ("write a plain `#`", "请改为半角 `#`"),
    place: Where::Here,
};

const FULL_WIDTH_COLON: Known = Known {
    problem: super::NO_KEY,
    advice: (
        "write the key, a plain colon (not `：`) and a space before the value",
        "请写键名、半角冒号（不是“：”）、空格，再写值",
    ),
    place: Where::Here,
};

pub(super) const NO_SPACE: Known = Known {
    problem: ("there is no space after the colon of this key", "此键的冒号后缺少空格"),
    advice: ("write a space after the colon", "请在冒号后加空格"),
    place: Where::Here,
};

const FULL_WIDTH_COMMA: Known = Known {
    problem: ("a full-width comma parts nothing in YAML", "此处用了全角逗号，YAML 中须用半角逗号"),
    advice: ("write a plain comma and a space, `, `", "请写半角逗号加空格（`, `）"),
    place: Where::Here,
};

/// A quoted text that ends only where the next one was meant to begin. A text that is meant to go on over several lines is
/// indented below its key; here the line below is a key or an item of its own.
fn open_quote(text: &str, at: usize) -> Option<(Known, usize)> {
    let mut start = 0;
    let mut block = None;
    while start <= at && start < text.len() {
        let mut end = line_end(text, start);
        let line = &text[start..end];
        let indent = line.len() - line.trim_start().len();
        // The lines of a block text (`|`, `>`) hold quotation marks as they please.
        if line.trim().is_empty() || block.is_some_and(|block| indent > block) {
            start = end + 1;
            continue;
        }
        let (mut line_start, mut from) = (start, start);
        while let Some(open) = opening_mark(text, line_start, from, end) {
            let close = closing_mark(text, open)?;
            let rest = text[close..line_end(text, close)].trim();
            let goes_on = !rest.is_empty() && !rest.starts_with([',', ']', '}', ':', '#']);
            if close > end {
                if goes_on && is_followed_by_key(text, line_start, open) {
                    return Some((OPEN_QUOTE, open));
                }
                line_start = text[..close].rfind('\n').map_or(0, |newline| newline + 1);
                end = line_end(text, close);
            } else if goes_on && ends_with_key(&text[open + 1..close - 1]) {
                return Some((OPEN_QUOTE_BEFORE_KEY, open));
            }
            from = close;
        }
        let indicator = text[from..end].trim_end().rsplit(' ').next().unwrap_or_default();
        block = matches!(indicator, "|" | "|-" | "|+" | ">" | ">-" | ">+").then_some(indent);
        start = end + 1;
    }
    None
}

/// The first quotation mark from an offset on that stands where a value or a key begins.
fn opening_mark(text: &str, line_start: usize, from: usize, end: usize) -> Option<usize> {
    if end - line_start > LINE_MOST {
        return None;
    }
    let comment = text[from..end].find(" #").map_or(end, |at| from + at);
    text[from..comment].match_indices(['"', '\'']).map(|(at, _)| from + at).find(|&at| {
        let before = &text[line_start..at];
        let word = before.trim_end();
        let is_apart = word.len() < before.len();
        word.trim_start_matches([' ', '-']).is_empty()
            || word.ends_with(['[', '{'])
            || (is_apart && word.ends_with(':'))
            || (is_apart && word.ends_with(',') && word.contains(['[', '{']))
    })
}

/// No person writes a longer line, and looking through one for every mark in it would take too long.
const LINE_MOST: usize = 10_000;

/// The offset after the mark that closes the one at an offset: `\"` and `''` stand within a text.
fn closing_mark(text: &str, open: usize) -> Option<usize> {
    let mark = text.as_bytes().get(open).copied()?;
    let mut rest = text.bytes().enumerate().skip(open + 1).peekable();
    while let Some((at, byte)) = rest.next() {
        if mark == b'"' && byte == b'\\' {
            rest.next();
        } else if byte == mark && (mark == b'"' || rest.next_if(|&(_, next)| next == mark).is_none()) {
            return Some(at + 1);
        }
    }
    None
}

/// Whether the line below is a key or an item that begins no deeper than the key of the text that opens at an offset.
fn is_followed_by_key(text: &str, line_start: usize, open: usize) -> bool {
    let before = &text[line_start..open];
    let column = before.len() - before.trim_start_matches([' ', '-']).len();
    let end = line_end(text, open);
    let next = text[end..].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let content = next.trim_start_matches(' ');
    let is_key = content.split(' ').next().is_some_and(|word| word.len() > 1 && word.ends_with(':'));
    next.len() - content.len() <= column && (is_key || content.starts_with("- "))
}

/// Whether a text ends with a comma and a key: `Chief officers, zh-Hans: `.
fn ends_with_key(text: &str) -> bool {
    let key = text.strip_suffix(": ").and_then(|text| text.rsplit_once(", "));
    key.is_some_and(|(_, key)| is_key(key))
}

/// The key with `：` after it in the lines above, which YAML has read as one text with the line that it refuses.
fn full_width_colon(text: &str, said: &str, at: usize) -> Option<usize> {
    if !said.contains("mapping values are not allowed") {
        return None;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    if text[line_start..at].contains(": ") {
        return None;
    }
    let mut found = None;
    let mut end = line_start;
    for line in text[..line_start].split_inclusive('\n').rev() {
        let start = end - line.len();
        end = start;
        let content = line.trim_start_matches([' ', '-']).trim_end();
        let column = line.len() - line.trim_start_matches([' ', '-']).len();
        if content.split_once('：').is_some_and(|(key, _)| is_key(key)) {
            found = Some((start + column, column));
        } else if content.contains(": ") {
            // Below a text that is indented less, the line is the text's second.
            return found.filter(|&(_, deep)| deep <= column).map(|(at, _)| at);
        } else if content.ends_with(':') {
            break;
        }
    }
    found.map(|(at, _)| at)
}

/// A key whose value begins directly behind its colon: `title:{en: …`.
fn no_space(text: &str, said: &str, at: usize) -> Option<usize> {
    if !said.contains("mapping values are not allowed") {
        return None;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let content = text[line_start..at].trim_start_matches([' ', '-']);
    let (key, rest) = content.split_once(':')?;
    (is_key(key) && rest.starts_with(['{', '[', '"', '\''])).then_some(at - content.len())
}

/// The line of an offset as it was probably meant, where a key and its value are parted wrongly in it: by a full-width colon, by a colon
/// without a space, or by a space alone.
pub(super) fn meant(text: &str, at: usize) -> Option<String> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[line_start..line_end(text, at)];
    let content = line.trim_start_matches([' ', '-']);
    let content = content.split(" #").next()?.trim_end();
    let (key, value) = content.split_once(['：', ':']).or_else(|| content.split_once(' '))?;
    let value = value.trim();
    // A row of words is a sentence, and no key with its value.
    let is_parted = content.contains(['：', ':']) || !value.contains(' ');
    (is_key(key) && is_parted && !value.is_empty() && value.len() <= SHOWN_MOST && !value.starts_with(':'))
        .then(|| format!("{key}: {value}"))
}

/// A longer line is not written out.
const SHOWN_MOST: usize = 80;

/// The `＃` at the beginning of the line that the parser refuses, or of the last one before, which it had taken for a text.
fn full_width_hash(text: &str, at: usize) -> Option<usize> {
    let lines = [&text[..line_end(text, at)], text[..at].trim_end()];
    lines.into_iter().find_map(|above| {
        let start = above.rfind('\n').map_or(0, |newline| newline + 1);
        let content = above[start..].trim_start();
        content.starts_with('＃').then_some(above.len() - content.len())
    })
}

/// The `，` before the place where the parser misses a comma: there itself, or before the key that was meant to follow.
fn full_width_comma(text: &str, said: &str, at: usize) -> Option<usize> {
    if !said.contains("flow sequence") && !said.contains("flow mapping") {
        return None;
    }
    if text[at..].starts_with('，') {
        return Some(at);
    }
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let (before, key) = text[line_start..at].rsplit_once('，')?;
    is_key(key.trim()).then_some(line_start + before.len())
}

/// Whether a word is written as Casebook's keys and ids are.
fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Where the line of an offset ends, before its newline.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}
