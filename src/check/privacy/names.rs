//! Names of persons, as far as their form tells: by a title in prose, and by themselves where a line is known to name somebody.
//!
//! Nothing but a register of all people could find every name, and a false alarm teaches an author to look away; so a name without a title in
//! prose is left alone.

mod words;

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::words::Finder;
use words::{
    ACTS, BEFORE, BODIES, COMMONEST, COMPOUND, LABELS, OFFICIAL, OPENING, SURNAMES, TITLES, WAYS_TO_REACH,
    WORDS,
};

/// What tells that a name stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    EnglishTitle,
    Title,
    Label,
    Contact,
}

static SIGNS: LazyLock<Finder<Sign>> = LazyLock::new(|| {
    let english = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"];
    let english = english.into_iter().map(|word| (word, Sign::EnglishTitle));
    let titles = TITLES.iter().map(|word| (*word, Sign::Title));
    let labels = LABELS.iter().map(|word| (*word, Sign::Label));
    Finder::of(english.chain(titles).chain(labels).chain([("联系", Sign::Contact)]))
});

/// The names with a title in a text, without the title: Professor Li Hua, 张三局长.
pub(super) fn titled(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in SIGNS.all(text) {
        let (before, after) = (sign.at, sign.at + sign.word.len());
        match sign.known {
            Sign::EnglishTitle => found.extend(english_titled(text, before, after)),
            Sign::Title => {
                found.extend(chinese_titled(text, before));
                found.extend(introduced(text, *sign.known, after));
            }
            Sign::Label | Sign::Contact => found.extend(introduced(text, *sign.known, after)),
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// A Chinese name after a title or a label, whose end is given: 科长李四介绍, 联系人：钱七.
fn introduced(text: &str, sign: Sign, end: usize) -> Option<Range<usize>> {
    let ends = |after: &str| !after.starts_with(is_han);
    let acts = |after: &str| ends(after) || ACTS.iter().any(|act| after.starts_with(act));
    let is_common = |name: &[char]| name.first().is_some_and(|c| COMMONEST.contains(*c));
    match sign {
        // After a title many a word begins like a name, so the name ends the part or somebody is said to act.
        Sign::Title => name_at(text, end, |name, after| (name.len() > 2 || is_common(name)) && acts(after)),
        Sign::Label => {
            let rest = &text[end..];
            let blanks = rest.len() - rest.trim_start_matches(['：', ':', ' ', '*']).len();
            match rest[..blanks].contains(['：', ':']) {
                true => name_at(text, end + blanks, |_, after| ends(after)),
                // Without a colon a surname alone says little: 联系人李华负责, but 联系人方便.
                false => name_at(text, end + blanks, |name, after| is_common(name) && acts(after)),
            }
        }
        // Not 联系方式, 联系电话: the name is followed by how to reach the person.
        Sign::Contact => name_at(text, end, |_, after| {
            let after = after.trim_start_matches(['，', ',', '、', '：', ':', '（', '(', ' ']);
            after.starts_with(|c: char| c.is_ascii_digit())
                || WAYS_TO_REACH.iter().any(|way| after.starts_with(way))
        }),
        Sign::EnglishTitle => None,
    }
}

/// The longest Chinese name that begins at a place and `fits` what follows it.
fn name_at(text: &str, start: usize, fits: impl Fn(&[char], &str) -> bool) -> Option<Range<usize>> {
    let characters: Vec<(usize, char)> = text[start..].char_indices().take(4).collect();
    let end = [4, 3, 2].into_iter().find_map(|length| {
        let own: Vec<char> = characters.get(..length)?.iter().map(|(_, c)| *c).collect();
        let (last, c) = characters[length - 1];
        let end = start + last + c.len_utf8();
        (is_chinese_name(&own) && fits(&own, &text[end..])).then_some(end)
    })?;
    Some(start..end)
}

/// The names of a line that says who wrote, edited or photographed: `Li Hua, Wang Wei`, 张三、李四.
pub(super) fn named(line: &str) -> Vec<&str> {
    let parts = line.split(['、', '，', ',', ';', '；', '/', '／', '&', '|', '·']);
    let parts = parts.flat_map(|part| part.split(" and ")).flat_map(|part| part.split('和'));
    parts.map(without_label).filter(|part| is_person(part)).collect()
}

/// Words before a name: 摄影：, 文/, Photo: and the like.
fn without_label(part: &str) -> &str {
    let part = part.rsplit_once(['：', ':']).map_or(part, |(_, name)| name).trim();
    let labels = [
        "by ",
        "By ",
        "Photo by ",
        "Photograph by ",
        "photo by ",
        "Dr ",
        "Dr. ",
        "Mr ",
        "Mr. ",
        "Ms ",
        "Ms. ",
        "Mrs ",
        "Prof. ",
        "Professor ",
        "通讯员",
        "记者",
        "摄影",
        "作者",
        "编辑",
    ];
    labels.iter().find_map(|label| part.strip_prefix(label)).unwrap_or(part).trim()
}

fn is_person(part: &str) -> bool {
    let characters: Vec<char> = part.chars().filter(|c| *c != ' ').collect();
    match characters.iter().all(|c| is_han(*c)) {
        true => is_chinese_name(&characters),
        false => is_english_name(part),
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A surname and a given name of one or two characters, none of which belongs to bodies and offices.
fn is_chinese_name(characters: &[char]) -> bool {
    let text: String = characters.iter().collect();
    let surname = if COMPOUND.iter().any(|name| text.starts_with(name)) { 2 } else { 1 };
    let starts = surname == 2 || characters.first().is_some_and(|c| SURNAMES.contains(*c));
    let given = characters.get(surname..).unwrap_or_default();
    starts
        && matches!(given.len(), 1 | 2)
        // Of all these one is common in given names too, beside another character: 申长雨.
        && !given.iter().any(|c| OFFICIAL.contains(*c) && !(*c == '长' && given.len() == 2 && given.iter().any(|c| *c != '长' && !OFFICIAL.contains(*c))))
        && !WORDS.iter().any(|word| text.starts_with(word))
}

/// Two or three words in capitals, none of which belongs to bodies.
fn is_english_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_name = |word: &&str| {
        let letters = word.trim_end_matches('.');
        let mut characters = letters.chars();
        characters.next().is_some_and(char::is_uppercase)
            && characters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'))
    };
    matches!(words.len(), 2 | 3)
        && words.first().is_some_and(|word| !OPENING.contains(word))
        && words.iter().all(is_name)
        && !words.iter().any(|word| BODIES.contains(&word.to_lowercase().as_str()))
}

/// The longest name that ends before a title and begins where a word may begin.
fn chinese_titled(text: &str, title: usize) -> Option<Range<usize>> {
    let before: Vec<(usize, char)> =
        text[..title].char_indices().rev().take(5).take_while(|(_, c)| is_han(*c)).collect();
    let start = [4, 3, 2].into_iter().find_map(|length| {
        let characters: Vec<char> = before.get(..length)?.iter().rev().map(|(_, c)| *c).collect();
        let begins = before.get(length).is_none_or(|(_, c)| BEFORE.contains(*c));
        (begins && is_chinese_name(&characters)).then(|| before[length - 1].0)
    })?;
    Some(start..title)
}

/// The name after a title that is a word of its own.
fn english_titled(text: &str, title: usize, end: usize) -> Option<Range<usize>> {
    let after = &text[end..];
    let rest = after.strip_prefix('.').unwrap_or(after);
    let start = text.len() - rest.len() + 1;
    let is_word = !text[..title].ends_with(|c: char| c.is_alphanumeric());
    if !is_word || !rest.starts_with([' ', '\u{a0}']) || !text.is_char_boundary(start) {
        return None;
    }
    let length = name_length(&text[start..]);
    (length > 0).then(|| start..start + length)
}

/// The length of up to three words in capitals.
fn name_length(text: &str) -> usize {
    let mut length = 0;
    let mut at = 0;
    for word in text.split(' ').take(3) {
        let name = word
            .split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')))
            .next()
            .unwrap_or_default();
        let name = name.trim_end_matches(['.', '-', '\'', '’']);
        let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name);
        // After "Dr." of a street or a title of its own a sentence may begin.
        if at == 0 && OPENING.contains(&name) {
            break;
        }
        let is_body = BODIES.contains(&name.to_lowercase().as_str());
        let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() >= 2;
        if is_body || !is_name || is_han(name.chars().next().unwrap_or(' ')) {
            break;
        }
        length = at + name.len();
        if word.len() > name.len() {
            break;
        }
        at += word.len() + 1;
    }
    length
}
