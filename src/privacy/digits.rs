//! Numbers that are written in groups, and what stands around them.

use std::ops::Range;

use super::fold::Folded;
use super::{Kind, card, identity, mobile};

/// Some neighbouring groups of digits.
pub(super) struct Window<'a> {
    pub folded: &'a Folded<'a>,
    pub groups: &'a [Range<usize>],
}

/// Longer numbers than the longest card are none of the numbers that are looked for.
const DIGITS_MOST: usize = 19;

/// Looks at every run of groups that could be one number.
pub(super) fn find(folded: &Folded<'_>, found: &mut Vec<(Kind, Range<usize>)>) {
    let groups = groups(folded.text());
    for first in 0..groups.len() {
        let mut digits = 0;
        for last in first..groups.len() {
            digits += groups[last].len();
            if digits > DIGITS_MOST
                || last > first && !is_gap(&folded.text()[groups[last - 1].end..groups[last].start])
            {
                break;
            }
            if !matches!(digits, 11 | 13 | 15..=19) {
                continue;
            }
            let window = Window { folded, groups: &groups[first..=last] };
            found.extend(identity::find(&window).map(|range| (Kind::Identity, range)));
            found.extend(card::find(&window).map(|range| (Kind::Card, range)));
            found.extend(mobile::find(&window).map(|range| (Kind::Mobile, range)));
        }
    }
}

fn groups(text: &[u8]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match groups.last_mut() {
            Some(group) if group.end == at => group.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// What may part the groups of one number: blanks, hyphens, and the marks of emphasis in Markdown. Longer runs of asterisks are a mask.
fn is_gap(between: &[u8]) -> bool {
    let marks = between.iter().filter(|byte| matches!(byte, b'*' | b'_')).count();
    between.len() <= 4 && marks <= 2 && between.iter().all(|byte| matches!(byte, b' ' | b'-' | b'*' | b'_'))
}

impl Window<'_> {
    pub fn start(&self) -> usize {
        self.groups.first().map_or(0, |group| group.start)
    }

    pub fn end(&self) -> usize {
        self.groups.last().map_or(0, |group| group.end)
    }

    pub fn digits(&self) -> Vec<u8> {
        self.groups.iter().flat_map(|group| &self.folded.text()[group.clone()]).copied().collect()
    }

    /// The lengths of the groups.
    pub fn lengths(&self) -> Vec<usize> {
        self.groups.iter().map(ExactSizeIterator::len).collect()
    }

    /// What stands between the groups.
    pub fn gaps(&self) -> impl Iterator<Item = &[u8]> {
        self.groups.windows(2).map(|pair| &self.folded.text()[pair[0].end..pair[1].start])
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

    /// A word such as "Tel" that runs into the number.
    fn is_labelled(&self) -> bool {
        let text = self.folded.text();
        let start = self.start();
        let letters =
            text[..start].iter().rev().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = text[start - letters..start].to_ascii_lowercase();
        let parted = !self.folded.before(start - letters).is_ascii_digit();
        parted && LABELS.iter().any(|label| label.as_bytes() == word)
    }

    pub fn ends_cleanly(&self, end: usize) -> bool {
        let text = self.folded.text();
        match self.folded.at(Some(end)) {
            b'.' => !text.get(end + 1).is_some_and(u8::is_ascii_digit),
            byte => !byte.is_ascii_alphanumeric(),
        }
    }

    /// Whether the number is part of an address on the web, where long numbers are ids of pages.
    pub fn is_in_address(&self) -> bool {
        let text = self.folded.text();
        let before = text[..self.start()].iter().rev().take(ADDRESS_MOST);
        // An address ends at a comma, a quotation mark or a bracket: what follows stands beside it.
        let is_of_address = |byte: &&u8| byte.is_ascii_graphic() && !b",\"'<>()[]".contains(byte);
        let word: Vec<u8> = before.take_while(is_of_address).copied().collect();
        let is_number = ["=enohp", "=let", "=elibom", "=enohpelet", ":let", "/em.aw"];
        word.windows(3).any(|part| part == b"//:")
            && !is_number.iter().any(|end| word.to_ascii_lowercase().starts_with(end.as_bytes()))
    }

    /// Whether the words before say that it is the number of a thing.
    pub fn is_number_of_a_thing(&self) -> bool {
        let before = self.folded.words_before(self.start(), 24).to_lowercase();
        let before =
            before.trim_end_matches([' ', ':', '：', '#', '"', '\'', '“', '(', '（', '=', '为', '是']);
        THINGS.iter().any(|thing| before.ends_with(thing))
    }
}

/// How far back the beginning of an address is looked for.
const ADDRESS_MOST: usize = 300;

/// Words that people write directly before a number of their own.
const LABELS: &[&str] =
    &["tel", "mobile", "phone", "mob", "cell", "wechat", "weixin", "wx", "vx", "id", "no", "t", "m", "n"];

/// Words that name the number of a thing, in lower case.
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
    "注册号",
    "登记号",
    "专利号",
    "公开号",
    "文号",
    "批号",
    "档案号",
    "order number",
    "order no.",
    "order no",
    "order",
    "invoice no.",
    "application no.",
    "registration no.",
    "reference no.",
    "serial no.",
];
