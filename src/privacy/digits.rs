//! Numbers that are written in groups, and what stands around them.

use std::ops::Range;

use super::class::Class;
use super::fold::Folded;
use super::{Kind, card, identity, mobile};

/// Some neighbouring groups of digits.
pub(super) struct Window<'a> {
    pub folded: &'a Folded<'a>,
    pub groups: &'a [Range<usize>],
    /// The digits of all groups.
    pub digits: &'a [u8],
}

/// The shortest of the numbers that are looked for.
pub(super) const DIGITS_LEAST: usize = 11;

/// Longer numbers than the longest card are none of the numbers that are looked for.
const DIGITS_MOST: usize = 19;

/// Looks at every run of groups that could be one number.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let text = folded.text();
    for run in runs(text) {
        let groups = groups(&text[run.clone()]).map(|group| run.start + group.start..run.start + group.end);
        let groups: Vec<Range<usize>> = groups.collect();
        let chains = groups.chunk_by(|one, next| is_gap(&text[one.end..next.start]));
        let length = |chain: &[Range<usize>]| chain.iter().map(ExactSizeIterator::len).sum::<usize>();
        chains.filter(|chain| length(chain) >= DIGITS_LEAST).for_each(|chain| in_chain(folded, chain, found));
    }
}

/// The runs of digits and of what may part them that have as many digits as the shortest number.
fn runs(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let is_of_run = |byte: &&u8| Class::of(**byte).has(Class::DIGIT.and(Class::GAP));
    let mut from = 0;
    std::iter::from_fn(move || {
        // Each takes up one of these places.
        while let Some(at) = Some(from + DIGITS_LEAST - 1).filter(|at| *at < text.len()) {
            let after = text[at..].iter().take_while(is_of_run).count();
            if after == 0 {
                from = at + 1;
                continue;
            }
            let run = at - text[from..at].iter().rev().take_while(is_of_run).count()..at + after;
            from = run.end;
            if are_enough(&text[run.clone()]) {
                return Some(run);
            }
        }
        None
    })
}

/// Whether a text has as many digits as the shortest number.
pub(super) fn are_enough(text: &[u8]) -> bool {
    // Counted by parts that a byte can count, so that many bytes are looked at at once.
    let count = |part: &[u8]| part.iter().fold(0u8, |sum, byte| sum + u8::from(byte.is_ascii_digit()));
    text.len() >= DIGITS_LEAST
        && text.chunks(255).map(|part| usize::from(count(part))).sum::<usize>() >= DIGITS_LEAST
}

/// Looks at every run of some groups that nothing but gaps part.
fn in_chain(folded: &Folded<'_>, chain: &[Range<usize>], found: &mut Vec<(Kind, Range<usize>)>) {
    let mut digits = Vec::with_capacity(DIGITS_MOST);
    for first in 0..chain.len() {
        digits.clear();
        for last in first..chain.len() {
            if digits.len() + chain[last].len() > DIGITS_MOST {
                break;
            }
            digits.extend_from_slice(&folded.text()[chain[last].clone()]);
            if !matches!(digits.len(), 11..=13 | 15..=19) {
                continue;
            }
            let window = Window { folded, groups: &chain[first..=last], digits: &digits };
            found.extend(identity::find(&window).map(|range| (Kind::Identity, range)));
            found.extend(card::find(&window).map(|range| (Kind::Card, range)));
            found.extend(mobile::find(&window).map(|range| (Kind::Mobile, range)));
        }
    }
}

/// The runs of digits of a text.
pub(super) fn groups(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + Class::DIGIT.first_in(&text[end..])?;
        end = start + text[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..end)
    })
}

/// Whether it may part the groups of one number. Longer runs of asterisks are a mask.
fn is_gap(between: &[u8]) -> bool {
    let marks = || between.iter().filter(|byte| matches!(byte, b'*' | b'_')).count();
    let is_part = |byte: &u8| Class::of(*byte).has(Class::GAP);
    between.len() <= 4 && between.iter().all(is_part) && marks() <= 2
}

/// What parts two groups, marks of emphasis apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Emphasis and nothing else.
    Marks,
    Blank,
    Hyphen,
    Dot,
    Slash,
    Bracket,
    /// Of several kinds.
    Mixed,
}

impl Gap {
    fn of(between: &[u8]) -> Gap {
        let kind = |byte: &u8| match byte {
            b' ' => Gap::Blank,
            b'-' => Gap::Hyphen,
            b'.' => Gap::Dot,
            b'/' => Gap::Slash,
            b'(' | b')' => Gap::Bracket,
            _ => Gap::Marks,
        };
        let kinds: Vec<Gap> = between.iter().map(kind).filter(|gap| *gap != Gap::Marks).collect();
        let told: Vec<Gap> = kinds.iter().copied().filter(|gap| *gap != Gap::Blank).collect();
        match (told.as_slice(), kinds.len()) {
            ([], 0) => Gap::Marks,
            ([], 1 | 2) => Gap::Blank,
            ([one], _) => *one,
            ([Gap::Hyphen, Gap::Hyphen], 2) => Gap::Hyphen,
            (rest, _) if rest.contains(&Gap::Bracket) => Gap::Bracket,
            _ => Gap::Mixed,
        }
    }
}

impl Window<'_> {
    pub fn start(&self) -> usize {
        self.groups.first().map_or(0, |group| group.start)
    }

    pub fn end(&self) -> usize {
        self.groups.last().map_or(0, |group| group.end)
    }

    /// The lengths of the groups.
    pub fn lengths(&self) -> Vec<usize> {
        self.groups.iter().map(ExactSizeIterator::len).collect()
    }

    /// What stands between the groups.
    pub fn gaps(&self) -> Vec<Gap> {
        let between = self.groups.windows(2).map(|pair| &self.folded.text()[pair[0].end..pair[1].start]);
        between.map(Gap::of).collect()
    }

    /// Whether no letter, further digit or decimal place touches the number on either side.
    pub fn stands_alone(&self) -> bool {
        self.begins_cleanly() && self.ends_cleanly(self.end())
    }

    pub fn begins_cleanly(&self) -> bool {
        let (text, start) = (self.folded.text(), self.start());
        match self.folded.before(start) {
            b'.' => start < 2 || !text[start - 2].is_ascii_digit(),
            byte if byte.is_ascii_alphabetic() => self.is_labelled(),
            _ => true,
        }
    }

    /// A word such as "Tel" or somebody's name that runs into the number, and is no mark of a register (`ZL`, `ISBN`).
    fn is_labelled(&self) -> bool {
        let text = self.folded.text();
        let start = self.start();
        let letters = text[..start].iter().rev().take(WORD_MOST + 1);
        let letters = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = text[start - letters..start].to_ascii_lowercase();
        let before = self.folded.before(start - letters);
        let is_parted =
            !before.is_ascii_alphanumeric() && !matches!(before, b'-' | b'_' | b'%' | b'#' | b'\\' | b'/');
        let is_label = LABELS.iter().any(|label| label.as_bytes() == word);
        let is_word =
            (2..=WORD_MOST).contains(&letters) && !REGISTERS.iter().any(|mark| mark.as_bytes() == word);
        is_label && !before.is_ascii_digit() || is_word && is_parted
    }

    pub fn ends_cleanly(&self, end: usize) -> bool {
        let text = self.folded.text();
        match self.folded.at(Some(end)) {
            b'.' => !text.get(end + 1).is_some_and(u8::is_ascii_digit),
            byte => !byte.is_ascii_alphanumeric(),
        }
    }

    /// Whether a word that is no unit runs on from the number: `…5678wang`.
    pub fn runs_into_word(&self) -> bool {
        let rest = &self.folded.text()[self.end()..];
        let letters = rest.iter().take(WORD_MOST + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest[..letters].to_ascii_lowercase();
        let is_parted = rest
            .get(letters)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'));
        (2..=WORD_MOST).contains(&letters) && is_parted && !UNITS.iter().any(|unit| unit.as_bytes() == word)
    }

    /// Whether the number is part of an address on the web, where long numbers are ids of pages, or of a DOI (ISO 26324).
    pub fn is_in_address(&self) -> bool {
        let text = self.folded.text();
        let before = text[..self.start()].iter().rev().take(ADDRESS_MOST);
        // An address ends at a comma, a quotation mark or a bracket: what follows stands beside it.
        let is_of_address = |byte: &&u8| byte.is_ascii_graphic() && !b",\"'<>()[]".contains(byte);
        let mut word: Vec<u8> = before.take_while(is_of_address).map(u8::to_ascii_lowercase).collect();
        word.reverse();
        let is_number = ["phone=", "tel=", "mobile=", "telephone=", "tel:", "sms:", "wa.me/", "wa.me/+"];
        let is_address = word.windows(3).any(|part| part == b"://") || begins_with_host(&word);
        (is_address || is_doi(&word)) && !is_number.iter().any(|end| word.ends_with(end.as_bytes()))
    }

    /// Whether the words around say that it is the number of a thing.
    pub fn is_number_of_a_thing(&self) -> bool {
        let before = self.folded.words_before(self.start(), 24).to_lowercase();
        let after = self.folded.words_after(self.end(), 3);
        let checked = after.strip_prefix('.').and_then(|rest| rest.chars().next());
        let has_check = checked.is_some_and(|c| c.is_ascii_digit() || c.eq_ignore_ascii_case(&'x'));
        let is_numbered = before.trim_end().ends_with('第') && after.trim_start().starts_with('号');
        let before = before
            .trim_end_matches([' ', ':', '：', '#', '"', '\'', '“', '(', '（', '=', '为', '是', '.', '第']);
        let is_named = THINGS.iter().any(|thing| {
            before
                .strip_suffix(thing)
                .is_some_and(|rest| !thing.is_ascii() || !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
        });
        has_check || is_numbered || is_named
    }
}

/// Whether a word begins with the name of a host and goes on with a path, as addresses are shown to readers: `example.org/news/`.
fn begins_with_host(word: &[u8]) -> bool {
    let length =
        word.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')).count();
    let (host, path) = word.split_at(length);
    let last = host.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    path.starts_with(b"/")
        && host.contains(&b'.')
        && last.len() >= 2
        && last.iter().all(u8::is_ascii_alphabetic)
}

/// Whether a word is a DOI so far: `10.`, the registrant, a slash.
fn is_doi(word: &[u8]) -> bool {
    word.windows(3).enumerate().any(|(at, part)| {
        let rest = &word[at + 3..];
        let registrant =
            rest.iter().take(9).take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
        part == b"10." && registrant >= 4 && rest.get(registrant) == Some(&b'/')
    })
}

/// How far back the beginning of an address is looked for.
const ADDRESS_MOST: usize = 300;

/// Longer words run into a number by chance only.
const WORD_MOST: usize = 16;

/// Words that people write directly before a number of their own.
const LABELS: &[&str] =
    &["tel", "mobile", "phone", "mob", "cell", "wechat", "weixin", "wx", "vx", "id", "no", "t", "m", "n"];

/// Marks of registers and of countries in numbers of patents, before which a number is that of a thing.
const REGISTERS: &[&str] = &[
    "au", "bn", "br", "ca", "cn", "de", "doi", "ean", "ep", "fr", "gb", "hk", "icp", "ipc", "isbn", "ismn",
    "issn", "jp", "kr", "nbn", "pct", "pmid", "qb", "ref", "ru", "sg", "sku", "sn", "tm", "tw", "uid", "upc",
    "us", "ver", "wo", "zl",
];

/// Units that run on from a number.
const UNITS: &[&str] = &[
    "bytes", "cny", "eur", "gb", "hkd", "hz", "kb", "kg", "km", "kwh", "mb", "mm", "ms", "ns", "px", "rmb",
    "sec", "th", "usd", "yuan",
];

/// Words that name the number of a thing, in lower case. English ones are words of their own: `in order` names none.
const THINGS: &[&str] = &[
    "订单号",
    "订单编号",
    "单号",
    "流水号",
    "交易号",
    "合同编号",
    "合同号",
    "受理号",
    "受理编号",
    "申请号",
    "申请编号",
    "注册号",
    "注册证号",
    "登记号",
    "专利号",
    "专利",
    "商标",
    "公开号",
    "公告号",
    "证书号",
    "证书编号",
    "文号",
    "批号",
    "档案号",
    "案号",
    "zl",
    "cn",
    "order number",
    "order no",
    "order id",
    "invoice no",
    "invoice number",
    "application no",
    "application number",
    "registration no",
    "registration number",
    "publication no",
    "publication number",
    "certificate no",
    "certificate number",
    "patent no",
    "patent number",
    "patent",
    "trademark no",
    "trademark number",
    "trademark",
    "trade mark no",
    "trade mark",
    "reference no",
    "reference number",
    "serial no",
    "serial number",
    "docket no",
    "case no",
    "case number",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Groups that are too few are not looked at, nor is a text with too few digits.
        #[test]
        fn numbers_are_found_as_with_a_look_at_all_groups(
            parts in proptest::collection::vec("138|0000|1234|6212345678901232|44060019000101002X|[0-9]{1,5}|[ *_./()a字-]{1,5}", 0..16),
        ) {
            let text = parts.concat();
            let folded = Folded::of(&text);
            let (mut found, mut plainly) = (Vec::new(), Vec::new());
            find(&folded, &mut found);
            let groups: Vec<Range<usize>> = groups(folded.text()).collect();
            for first in 0..groups.len() {
                let gaps = groups[first..].windows(2).map(|two| &folded.text()[two[0].end..two[1].start]);
                let chain = 1 + gaps.take_while(|between| is_gap(between)).count();
                let mut own = Vec::new();
                in_chain(&folded, &groups[first..first + chain], &mut own);
                let start = |range: &Range<usize>| range.start == groups[first].start;
                plainly.extend(own.into_iter().filter(|(_, range)| start(range)));
            }
            prop_assert_eq!(found, plainly, "{:?}", text);
        }
    }
}
