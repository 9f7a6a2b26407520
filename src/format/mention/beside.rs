//! What stands beside a linked number and makes another number of it.

use std::ops::Range;

use super::numeral::digit;
use super::words::{before_chinese, before_english, classifier};
use super::{Agreement, Mention, MentionKind, agrees, mentions};
use crate::model::locale::Language;
use crate::model::quantity::{Qualifier, Quantity};
use crate::model::unit::Unit;

/// The words that contradict a figure, where its number in `own` says the figure by itself and something else together with
/// the text around it: `nearly 12`, `12 thousand`, `112`, `12倍`.
///
/// `text` is what a reader sees, without markup; `own` are the bytes of the link's words in it.
pub fn changed_beside(
    text: &str,
    own: Range<usize>,
    language: Language,
    stated: &Quantity,
    unit: &Unit,
) -> Option<Range<usize>> {
    let around = mentions(text, language);
    mentions(text.get(own.clone())?, language).into_iter().find_map(|mut inside| {
        if inside.kind == MentionKind::Year && inside.number == Some(stated.number()) {
            inside.kind = MentionKind::Quantity;
        }
        if agrees(stated, unit.kind, &inside) != Agreement::Agrees {
            return None;
        }
        let number = own.start + inside.range.start..own.start + inside.range.end;
        let beside = Beside { text, number, language, unit };
        let outer = around
            .iter()
            .find(|outer| outer.whole.start < beside.number.end && beside.number.start < outer.whole.end);
        let changed = outer.and_then(|outer| beside.read_otherwise(stated, &inside, outer));
        changed
            .or_else(|| beside.multiplied())
            .or_else(|| beside.lessened())
            .or_else(|| beside.qualified_again(stated, own.start + inside.whole.start))
    })
}

/// A number that says a figure, and the text that it stands in.
struct Beside<'a> {
    text: &'a str,
    number: Range<usize>,
    language: Language,
    unit: &'a Unit,
}

/// What multiplies or divides the number before it, after at most one space or hyphen.
const ENGLISH_AFTER: [&str; 28] = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "dozen",
    "dozens",
    "score",
    "lakh",
    "crore",
    "fold",
    "times as",
    "times more",
    "times the",
    "times higher",
    "times larger",
    "times greater",
    "per hundred",
    "per thousand",
    "per million",
    "per mille",
    "bn",
    "mn",
];

/// The same in letters that touch the number.
const GLUED_AFTER: [&str; 17] =
    ["k", "K", "m", "M", "mn", "bn", "b", "B", "tn", "T", "w", "W", "x", "X", "th", "nd", "rd"];

/// The words, and the characters that make another word of them when they follow: 成立, 百强, 千瓦.
const CHINESE_AFTER: [(&str, &str); 10] = [
    ("倍", ""),
    ("折", "合算扣旧射"),
    ("番", "禺茄"),
    ("百", "强年姓货科度"),
    ("千", "瓦米克赫卡伏字焦"),
    ("万", "元户"),
    ("亿", "元"),
    ("成", "立功果员长为本效绩分熟就都品套批群不是因人型了交渝"),
    ("分之", ""),
    ("个点", ""),
];

const ENGLISH_BEFORE: [&str; 2] = ["minus", "negative"];

/// The characters that make another word of 负 when they stand before it.
const BEFORE_MINUS: &str = "减肩担背抱欠自辜胜不";

const SIGNS_AFTER: [char; 12] = ['‰', '‱', '½', '¼', '¾', '⅓', '⅔', '×', '²', '³', '％', '%'];

/// Verbs and prepositions before a change and what it led to: up 12 to 27, 增加12到27.
const CHANGES: [&str; 20] = [
    "by",
    "up",
    "down",
    "rose",
    "fell",
    "grew",
    "increased",
    "decreased",
    "gained",
    "lost",
    "added",
    "增加",
    "增长",
    "减少",
    "提高",
    "上升",
    "下降",
    "降低",
    "提升",
    "新增",
];

impl Beside<'_> {
    fn before(&self) -> &str {
        &self.text[..self.number.start]
    }

    fn after(&self) -> &str {
        &self.text[self.number.end..]
    }

    /// The number with the bytes after it up to `length`.
    fn with_after(&self, length: usize) -> Option<Range<usize>> {
        Some(self.number.start..self.number.end + length)
    }

    /// What the number is read as together with its surroundings, where that is another number or none.
    fn read_otherwise(&self, stated: &Quantity, inside: &Mention, outer: &Mention) -> Option<Range<usize>> {
        let whole = outer.whole.start.min(self.number.start)..outer.whole.end.max(self.number.end);
        let near = self.after().trim_start_matches(' ');
        let counts_otherwise = |marks: &[char]| {
            near.chars()
                .next()
                .filter(|mark| marks.contains(mark) && !self.unit.chinese.after.starts_with(*mark))
        };
        match outer.kind {
            MentionKind::Quantity if outer.upper.is_some() && inside.upper.is_none() => {
                (!self.is_change(outer)).then_some(whole)
            }
            MentionKind::Quantity => {
                (agrees(stated, self.unit.kind, outer) != Agreement::Agrees).then_some(whole)
            }
            MentionKind::Ordinal => Some(whole),
            MentionKind::Date => {
                counts_otherwise(&['月', '日', '号']).map(|mark| whole.start..self.end_of(mark, whole.end))
            }
            MentionKind::Year if inside.kind == MentionKind::Year => None,
            MentionKind::Year => {
                counts_otherwise(&['年']).map(|mark| whole.start..self.end_of(mark, whole.end))
            }
            MentionKind::Other => {
                let touches = |c: char| c.is_ascii_alphanumeric() || matches!(c, '#' | '_');
                let before = self.before();
                let decimal = |text: &str| text.strip_prefix(['.', ',']).is_some_and(starts_with_digit);
                let fraction = before.ends_with("1/") || before.ends_with("分之");
                let is_joined = before.ends_with(touches)
                    || fraction
                    || starts_with_digit(self.after())
                    || decimal(self.after())
                    || before.strip_suffix(['.', ',']).is_some_and(ends_with_digit);
                is_joined.then_some(whole)
            }
        }
    }

    fn end_of(&self, mark: char, least: usize) -> usize {
        let found = self.after().find(mark).map(|at| self.number.end + at + mark.len_utf8());
        found.unwrap_or(least).max(least)
    }

    /// Whether a range is a change and what it led to.
    fn is_change(&self, outer: &Mention) -> bool {
        let before = self.text[..outer.range.start].trim_end_matches(' ').to_lowercase();
        CHANGES.iter().any(|word| before.ends_with(word))
    }

    /// A word or mark after the number that makes it greater or a part of something.
    fn multiplied(&self) -> Option<Range<usize>> {
        let after = self.after();
        if let Some(mark) = after.chars().next().filter(|mark| SIGNS_AFTER.contains(mark)) {
            return self.with_after(mark.len_utf8());
        }
        if let Some(digits) = digits_after(after) {
            return self.with_after(digits);
        }
        let own = &self.unit.english.other;
        let glued = GLUED_AFTER.iter().find(|word| starts_with_word(after, word));
        if let Some(word) = glued.filter(|word| !own.starts_with(**word)) {
            return self.with_after(word.len());
        }
        let gap = usize::from(after.starts_with([' ', '-']));
        let near = after.get(gap..)?;
        let lower = near.get(..near.len().min(16)).map_or_else(|| near.to_lowercase(), str::to_lowercase);
        let english = ENGLISH_AFTER.iter().filter(|word| !own.contains(**word));
        if let Some(word) = english.clone().find(|word| starts_with_word(&lower, word)) {
            return self.with_after(gap + word.len());
        }
        // A percentage that turns out to be a difference.
        let is_share = self.text[self.number.clone()].ends_with(['%', '％']);
        let points = ["percentage points", "points", "个百分点", "百分点"];
        if let Some(word) = points.iter().find(|word| is_share && starts_with_word(near, word)) {
            return self.with_after(gap + word.len());
        }
        if self.language != Language::Chinese {
            return None;
        }
        if let Some(rest) = near.strip_prefix(['来', '几']).filter(|rest| classifier(rest)) {
            return self.with_after(after.len() - rest.len());
        }
        let (word, _) = CHINESE_AFTER.iter().find(|(word, others)| {
            let follows = near.strip_prefix(word).map(|rest| rest.chars().next());
            follows.is_some_and(|next| !next.is_some_and(|next| others.contains(next)))
        })?;
        (!self.unit.chinese.after.starts_with(word)).then_some(())?;
        self.with_after(gap + word.len())
    }

    /// A second qualifier before one that the link has itself: nearly [over 5,000].
    fn qualified_again(&self, stated: &Quantity, start: usize) -> Option<Range<usize>> {
        let before = self.text.get(..start)?;
        let (_, from) = match self.language {
            Language::English => before_english(before),
            Language::Chinese => before_chinese(before),
        }?;
        (stated.qualifier() != Qualifier::Exact && start < self.number.start).then_some(from..self.number.end)
    }

    /// A word or number before it that makes it less than nothing, or the end of a longer number.
    fn lessened(&self) -> Option<Range<usize>> {
        let before = self.before();
        let near = before.strip_suffix(' ').unwrap_or(before);
        let english = ENGLISH_BEFORE.iter().find(|word| {
            let rest = near.len().checked_sub(word.len()).and_then(|at| near.get(at..).map(|end| (at, end)));
            rest.is_some_and(|(at, end)| {
                let lead = near[..at].trim_end_matches(' ');
                // Twenty minus 8 is a sum.
                end.eq_ignore_ascii_case(word)
                    && !near[..at].ends_with(|c: char| c.is_alphanumeric())
                    && !ends_with_digit(lead)
            })
        });
        if let Some(word) = english {
            return Some(near.len() - word.len()..self.number.end);
        }
        if let Some(rest) = near.strip_suffix("零下").or_else(|| {
            near.strip_suffix('负').filter(|rest| !rest.ends_with(|c: char| BEFORE_MINUS.contains(c)))
        }) {
            return Some(rest.len()..self.number.end);
        }
        // 三十[5], 3万[12]
        let lead = before.strip_suffix(['十', '百', '千', '万', '亿']);
        let numeral = |c: char| digit(c).is_some() || "一二两三四五六七八九十百千".contains(c);
        if let Some(lead) = lead.filter(|lead| lead.ends_with(numeral)) {
            let start = lead.trim_end_matches(numeral).len();
            return Some(start..self.number.end);
        }
        self.grouped_before()
    }

    /// `1 200`, with a space that does not break and so holds one number together.
    fn grouped_before(&self) -> Option<Range<usize>> {
        let lead = self.before().strip_suffix('\u{a0}')?;
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        let before = lead.chars().rev().take_while(char::is_ascii_digit).count();
        let is_group = digits(&self.text[self.number.start..]) == 3 && (1..=3).contains(&before);
        is_group.then(|| lead.len() - before..self.number.end)
    }
}

/// The bytes of a group of three digits after a space (12 000), or of digits after a hyphen that make no range (12-2).
fn digits_after(after: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let spaced = after.strip_prefix(' ').or_else(|| after.strip_prefix('\u{a0}'));
    let group = spaced.filter(|rest| digits(rest) == 3).map(|rest| after.len() - rest.len() + 3);
    let joined = after.strip_prefix(['-', '–', '−']).filter(|rest| digits(rest) > 0);
    group.or_else(|| joined.map(|rest| after.len() - rest.len() + digits(rest)))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c| digit(c).is_some())
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c| digit(c).is_some())
}

/// Whether a text begins with a word that ends there, or with Chinese.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        !word.ends_with(|c: char| c.is_ascii_alphabetic())
            || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests;
