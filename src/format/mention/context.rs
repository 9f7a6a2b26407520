//! What a number is by what stands around it, where it is no quantity.

use super::numeral::{Numeral, currency_before, digit, starts_with_digit};
use super::words::{before_chinese, before_english, classifier};
use super::{Mention, MentionKind};
use crate::model::locale::Language;
use crate::model::quantity::Qualifier;

/// A number and the text on both sides of it.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub start: usize,
    pub numeral: &'a Numeral,
    pub language: Language,
    pub previous: Option<&'a Mention>,
}

const DASHES: [char; 5] = ['–', '—', '-', '～', '~'];

/// As English writes them in full.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words that a number belongs to as a label; the capitals that begin a sentence or title are put aside.
const LABELS: [&str; 50] = [
    "version",
    "page",
    "pages",
    "section",
    "sections",
    "chapter",
    "chapters",
    "article",
    "articles",
    "table",
    "figure",
    "fig",
    "appendix",
    "annex",
    "paragraph",
    "clause",
    "note",
    "volume",
    "step",
    "level",
    "levels",
    "phase",
    "part",
    "rule",
    "route",
    "room",
    "line",
    "stage",
    "tier",
    "grade",
    "art",
    "para",
    "vol",
    "no",
    "p",
    "pp",
    "iso",
    "iec",
    "rfc",
    "gb/t",
    "gb",
    "by",
    "iso/iec",
    "wcag",
    "item",
    "question",
    "option",
    "case",
    "day",
    "top",
];

const CHINESE_LABELS: [(&str, &str); 7] = [
    ("附件", ""),
    ("附录", ""),
    ("步骤", ""),
    ("图", "试地企意力"),
    ("表", "代发列"),
    ("等级", ""),
    ("标准", ""),
];

/// Words between 每 and the number of a basis: 每投入1英镑.
const PER_WORDS: [&str; 8] = ["投入", "支出", "花费", "花", "隔", "新增", "增加", "满"];

impl Context<'_> {
    fn before(&self) -> &str {
        &self.text[..self.start]
    }

    fn rest(&self) -> &str {
        &self.text[self.numeral.end..]
    }

    /// The kind of a number that is no quantity, and where it ends.
    pub fn other_kind(&self) -> Option<(MentionKind, usize)> {
        let numeral = self.numeral;
        let plain = numeral.is_plain();
        let ordinal =
            ["st", "nd", "rd", "th"].into_iter().find_map(|ending| self.rest().strip_prefix(ending));
        if plain && ordinal.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric())) {
            return Some((MentionKind::Ordinal, numeral.end + 2));
        }
        if let Some(found) = self.joined().filter(|_| plain || numeral.number.is_none()) {
            return Some(found);
        }
        if let Some(end) = self.year() {
            return Some((MentionKind::Year, end));
        }
        if self.in_name()
            || numeral.number.is_none()
            || self.is_listed()
            || self.is_labelled()
            || self.is_basis()
        {
            return Some((MentionKind::Other, numeral.end));
        }
        if plain && self.is_date() {
            return Some((MentionKind::Date, numeral.end));
        }
        self.chained().map(|kind| (kind, numeral.end))
    }

    /// A letter on either side makes it a part of a name, as in GB2312, COVID-19 or 3D; 亿 does in 3亿4500万, and
    /// 年代 in 80年代.
    fn in_name(&self) -> bool {
        let letter = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '#';
        let before = self.before();
        let hyphen =
            before.strip_suffix('-').is_some_and(|name| name.ends_with(|c: char| c.is_ascii_uppercase()));
        let money = currency_before(before).is_some();
        let wan = |text: &str| text.ends_with(['万', '亿']);
        let mixed = wan(&self.text[..self.numeral.end]) && starts_with_digit(self.rest())
            || wan(before) && self.previous.is_some_and(|last| last.range.end == self.start)
            || self.rest().starts_with("年代");
        !money && (before.ends_with(letter) || hyphen || mixed) || self.rest().starts_with(letter)
    }

    /// Digits joined to more digits: a date, a telephone number, a ratio (6:1), a fraction (1/6), a sum (1+1+28), 24/7.
    fn joined(&self) -> Option<(MentionKind, usize)> {
        let (end, rest) = (self.numeral.end, self.rest());
        // Longer runs are cut, for a number is read from each joint on and the whole must stay linear.
        let run = |allowed: &[char]| {
            let ends = |c: char| !(c.is_ascii_digit() || allowed.contains(&c));
            let length = rest.char_indices().take(24).find(|(_, c)| ends(*c)).map(|(at, _)| at);
            let length = length.unwrap_or_else(|| {
                rest.char_indices().take(24).map(|(at, c)| at + c.len_utf8()).last().unwrap_or(0)
            });
            rest[..length].trim_end_matches(allowed)
        };
        let before = self.before();
        if before.ends_with('+') {
            let joined = run(&[' ', '-']);
            let digits = joined.bytes().filter(u8::is_ascii_digit).count() + self.numeral.plain.len();
            if digits >= 9 {
                return Some((MentionKind::Other, end + joined.len()));
            }
        }
        let joints = [':', '：', '/', '+', '＋'];
        let after = |mark: char| rest.strip_prefix(mark);
        let digits_after = joints.into_iter().filter_map(after).any(starts_with_digit);
        let letter_after =
            after('+').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let digits_before =
            before.strip_suffix(joints).is_some_and(|last| last.ends_with(|c| digit(c).is_some()));
        if digits_after || letter_after || digits_before {
            let joined = run(&joints);
            let kind = match joined.matches('/').count() {
                1 if self.numeral.is_year() && joined.len() == 3 => MentionKind::Year,
                2 => MentionKind::Date,
                _ => MentionKind::Other,
            };
            return Some((kind, end + joined.len()));
        }
        let joined = run(&['-']);
        let landline = self.text[self.start..].starts_with('0') && joined.len() > 6;
        let date = end - self.start == 4
            && (joined.len() == 6
                || joined.len() == 3 && (joined.starts_with("-0") || joined.starts_with("-1")));
        let kind = if date && !landline { MentionKind::Date } else { MentionKind::Other };
        (joined.starts_with('-') && (landline || date || joined.matches('-').count() > 1))
            .then_some((kind, end + joined.len()))
    }

    /// The end of a year, with the short second year of 2020–22.
    fn year(&self) -> Option<usize> {
        let (end, rest, before) = (self.numeral.end, self.rest(), self.before());
        if !self.numeral.is_year() || currency_before(before).is_some() || before.ends_with(['#', '_']) {
            return None;
        }
        let near = rest.trim_start_matches(' ');
        if let Some(after) = rest.strip_prefix(DASHES) {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let decimal =
                after.get(2..).and_then(|after| after.strip_prefix('.')).is_some_and(starts_with_digit);
            if digits == 2 && !decimal && !after[2..].starts_with(['%', '％', '万']) {
                return Some(end + rest.len() - after.len() + 2);
            }
        }
        let dash = rest.strip_prefix(DASHES).or_else(|| rest.strip_prefix(['至', '、', '和', '到']));
        let century = |text: &str| {
            (text.starts_with("19") || text.starts_with("20"))
                && text.bytes().take_while(u8::is_ascii_digit).count() == 4
        };
        let counted = |text: &str| {
            classifier(text) && !text.starts_with('年') || text.starts_with(['万', '亿', '余', '多', '%'])
        };
        let is_year = match self.language {
            _ if near.starts_with('年') => true,
            Language::English => {
                let counts = [Qualifier::Over, Qualifier::AtLeast, Qualifier::Under];
                let counted = before_english(before).is_some_and(|(qualifier, at)| {
                    counts.contains(&qualifier) && !before[at..].starts_with(['u', 'b', 'a'])
                        || before[at..].starts_with("at least")
                });
                // 1990s is a year, 2000x is a name.
                let ends = !rest.starts_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with('s');
                let starts = !before.ends_with(|c: char| c.is_ascii_alphabetic());
                !counted && ends && starts
            }
            Language::Chinese => {
                dash.is_some_and(|second| century(second) && !counted(&second[4..]))
                    || self.chained() == Some(MentionKind::Year) && !counted(rest)
            }
        };
        is_year.then_some(end)
    }

    /// A number at the start of a line before a full stop or bracket, or one digit in brackets.
    fn is_listed(&self) -> bool {
        let (rest, before) = (self.rest(), self.before());
        let line = before.trim_end_matches([' ', '\t']);
        let bracket = line.ends_with(['(', '（', '[']);
        let short = self.numeral.is_plain() && self.numeral.plain.len() <= 2;
        let starts = line.is_empty() || line.ends_with('\n');
        let one = bracket && self.numeral.plain.len() == 1 && rest.starts_with([')', '）', ']']);
        short && (one || starts && (rest.starts_with(". ") || rest.starts_with([')', '）', '、'])))
    }

    /// Whether a word such as `page` or `version` stands directly before, or it is the number of a release: 4.0.
    fn is_labelled(&self) -> bool {
        let before = self.before();
        let numeral = self.numeral;
        let bare = numeral.sign == super::Sign::None && !numeral.scaled && !numeral.grouped && !numeral.over;
        if !bare {
            return false;
        }
        let release = numeral.plain.len() == 3 && numeral.plain.ends_with(".0");
        if release && (before.ends_with("署名") || self.rest().starts_with('版')) {
            return true;
        }
        let trimmed = before.strip_suffix([' ', '\u{a0}']);
        let chinese = |(label, blockers): &(&str, &str)| {
            let rest = trimmed.unwrap_or(before).strip_suffix(label);
            rest.is_some_and(|rest| !rest.ends_with(|c: char| blockers.contains(c)))
        };
        if self.language == Language::Chinese && CHINESE_LABELS.iter().any(chinese) {
            return true;
        }
        let Some(trimmed) = trimmed else { return false };
        let word = last_word(trimmed);
        if release && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1 {
            return true;
        }
        let label = word.trim_end_matches('.');
        // These are labels with a capital only: CC BY 4.0, No. 5, Figure 7.
        let label_word = !matches!(
            label,
            "by" | "no" | "day" | "case" | "part" | "item" | "line" | "art" | "note" | "figure" | "table"
        );
        label_word && LABELS.iter().any(|known| label.eq_ignore_ascii_case(known))
    }

    /// What a rate counts by: per 10,000 people, per £1, for every £1, 每10万人, 每投入1英镑.
    fn is_basis(&self) -> bool {
        let before = self.before();
        let before = currency_before(before).map_or(before, |(_, at)| &before[..at]);
        let word = last_word(before.strip_suffix([' ', '\n', '\u{a0}']).unwrap_or(before));
        if ["per", "every", "each"].iter().any(|per| word.eq_ignore_ascii_case(per)) {
            return true;
        }
        let verb = PER_WORDS.iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before);
        verb.ends_with('每')
    }

    /// Whether it is the day or the month of a date.
    fn is_date(&self) -> bool {
        let (rest, before) = (self.rest(), self.before());
        if self.numeral.plain.len() > 2
            || !self.numeral.plain.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        {
            return false;
        }
        // 16–18 October, 6—8日: the second number tells.
        let rest = match rest.strip_prefix(DASHES).or_else(|| rest.strip_prefix('至')) {
            Some(second) => {
                let digits = second.bytes().take_while(u8::is_ascii_digit).count();
                if digits == 1 || digits == 2 { &second[digits..] } else { rest }
            }
            None => rest,
        };
        let near = rest.trim_start_matches(' ');
        if near.starts_with('月') {
            return true;
        }
        if near.starts_with('日') && !near.starts_with("日内") {
            return true;
        }
        let first_word = |text: &str| -> usize { text.bytes().take_while(u8::is_ascii_alphabetic).count() };
        let month_after =
            rest.strip_prefix([' ', '\u{a0}']).is_some_and(|next| is_month(&next[..first_word(next)]));
        let month_before = before.strip_suffix([' ', '\u{a0}']).is_some_and(|last| is_month(last_word(last)));
        month_after || month_before
    }

    /// The kind of the number before, where a dash joins this one to it: pages 12–15, 16–18 October, 2020、2021年.
    fn chained(&self) -> Option<MentionKind> {
        let last = self.previous?;
        let gap = self.text.get(last.range.end..self.start)?;
        let numeral = self.numeral;
        let dash = matches!(gap, "–" | "-" | "至" | "到" | "～" | "~")
            || (gap == "—" && self.language == Language::Chinese);
        let years = matches!(gap, "、" | "年、" | "和" | "年和" | "年至" | "年—" | "年-" | "年–" | "年到");
        match last.kind {
            MentionKind::Year => (numeral.is_year() && (dash || years)).then_some(MentionKind::Year),
            MentionKind::Date => {
                (numeral.is_plain() && numeral.plain.len() <= 2 && dash).then_some(MentionKind::Date)
            }
            MentionKind::Ordinal if matches!(gap, "届至" | "届到" | "届—" | "届、" | "、") => {
                numeral.is_plain().then_some(last.kind)
            }
            MentionKind::Ordinal | MentionKind::Other => (numeral.is_plain() && dash).then_some(last.kind),
            MentionKind::Quantity => None,
        }
    }
}

/// Whether the number after a text is the second state of a change (from 30 to 40, 从30到40) and not the end of a range.
pub(super) fn is_change(before: &str, language: Language) -> bool {
    let before = before.trim_end_matches([' ', '\n', '\u{a0}']);
    match language {
        Language::Chinese => before.ends_with(['从', '由', '自']) && before_chinese(before).is_none(),
        Language::English => {
            let word = last_word(before);
            let verb = last_word(before[..before.len() - word.len()].trim_end_matches(' '));
            word.eq_ignore_ascii_case("from")
                && !["rang", "vary", "vari", "anywhere"].iter().any(|stem| verb.starts_with(stem))
        }
    }
}

fn is_month(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    MONTHS.iter().any(|month| word == *month || word.len() == 3 && month.starts_with(word)) || word == "Sept"
}

/// The letters, points and slashes at the end of a text; longer words than any that matters are cut.
fn last_word(text: &str) -> &str {
    let letters =
        text.bytes().rev().take(20).take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'/'));
    &text[text.len() - letters.count()..]
}
