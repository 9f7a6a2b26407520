//! Words of a chart that say how many times one of its numbers is another: twice, half of, 翻番, 不到一半.

use std::ops::Range;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::super::texts::Texts;
use super::{Drawn, words_of_charts};
use crate::check::words::{Finder, Match};
use crate::diag::Diagnostics;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::unit::UnitKind;

/// One number as a multiple of another, as words say it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Multiple {
    /// The bytes of its words.
    words: Range<usize>,
    factor: Decimal,
    bound: Bound,
}

/// Which side of its factor a multiple is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Near,
    More,
    Less,
}

/// In charts of more numbers than these a pair of nearly any ratio can be found.
const MOST: usize = 60;

pub(in crate::check) fn multiples_are_drawn(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for words in words_of_charts(texts) {
        for multiple in unfounded(&words.drawn, words.text, words.locale.language()) {
            let claim = &words.text[multiple.words];
            let found = words.report(texts, claim).with("claim", format!("“{claim}”"));
            diags.push(found.also(words.chart.place));
        }
    }
}

/// The multiples that no two numbers of a chart, or of the rest of its record, stand in.
fn unfounded(drawn: &Drawn<'_>, text: &str, language: Language) -> Vec<Multiple> {
    let mut found = multiples(text, language);
    if found.is_empty() || drawn.figures.len() + drawn.beside.len() > MOST {
        return Vec::new();
    }
    let ratios = ratios(&drawn.figures, &drawn.beside);
    found.retain(|multiple| !ratios.iter().any(|ratio| multiple.holds(*ratio)));
    found
}

/// Every number drawn as a multiple of every other, of their sum, and of a hundred per cent.
fn ratios(figures: &[&Figure], beside: &[&Figure]) -> Vec<Decimal> {
    let value = |figure: &&Figure| figure.quantity().map(|stated| stated.number().value());
    let values: Vec<Decimal> = figures.iter().filter_map(value).collect();
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
    let beside: Vec<Decimal> = beside.iter().filter_map(value).collect();
    let pairs = values.iter().flat_map(|one| {
        let others = values.iter().chain(&beside).copied().chain(sum).filter(move |other| other != one);
        others.filter_map(move |other| one.checked_div(other))
    });
    let is_percent = |figure: &&&Figure| figure.unit.kind == UnitKind::Percent;
    let shares = figures.iter().filter(is_percent).filter_map(value).flat_map(|value| {
        let share = value.checked_div(Decimal::ONE_HUNDRED);
        [share, share.and_then(|share| share.checked_add(Decimal::ONE))].into_iter().flatten()
    });
    let ratio_itself = figures.iter().filter(|figure| figure.unit.kind == UnitKind::Ratio).filter_map(value);
    pairs.chain(shares).chain(ratio_itself).collect()
}

impl Multiple {
    /// Whether a ratio may be told so; words round as much as an eighth away.
    fn holds(&self, ratio: Decimal) -> bool {
        let parts = |parts: i64| self.factor.checked_mul(Decimal::new(parts, 3));
        let within = |least: i64, most: i64| {
            parts(least).zip(parts(most)).is_some_and(|(least, most)| least <= ratio && ratio <= most)
        };
        match self.bound {
            Bound::Near => within(875, 1125),
            Bound::More => within(1000, 1500),
            Bound::Less => within(667, 1000),
        }
    }
}

fn multiples(text: &str, language: Language) -> Vec<Multiple> {
    match language {
        Language::English => english(text),
        Language::Chinese => chinese(text),
    }
}

const ENGLISH: &[(&str, i64, i64)] = &[
    ("doubled", 2, 1),
    ("doubles", 2, 1),
    ("twofold", 2, 1),
    ("twice as", 2, 1),
    ("twice the", 2, 1),
    ("double the", 2, 1),
    ("tripled", 3, 1),
    ("trebled", 3, 1),
    ("threefold", 3, 1),
    ("quadrupled", 4, 1),
    ("fourfold", 4, 1),
    ("halved", 1, 2),
    ("half of", 1, 2),
    ("half the", 1, 2),
    ("by half", 1, 2),
    ("one third of", 1, 3),
    ("a third of", 1, 3),
    ("two thirds of", 2, 3),
    ("two-thirds of", 2, 3),
    ("a quarter of", 1, 4),
    ("one quarter of", 1, 4),
    ("one fifth of", 1, 5),
    ("a fifth of", 1, 5),
    ("two fifths of", 2, 5),
    ("three fifths of", 3, 5),
    ("four fifths of", 4, 5),
    ("three quarters of", 3, 4),
    ("three-quarters of", 3, 4),
];

/// Words, each with a factor as a fraction.
type Fractions = LazyLock<Finder<(i64, i64)>>;

static ENGLISH_WORDS: Fractions = LazyLock::new(|| fractions(ENGLISH));
static CHINESE_WORDS: Fractions = LazyLock::new(|| fractions(CHINESE));

fn fractions(words: &[(&'static str, i64, i64)]) -> Finder<(i64, i64)> {
    Finder::of(words.iter().map(|(word, over, under)| (*word, (*over, *under))))
}

const ENGLISH_NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What follows `times` where it multiplies, and does not count occasions.
const ENGLISH_TIMES: &[&str] =
    &["times as", "times the", "times more", "times higher", "times that", "times what"];

const ENGLISH_MORE: &[&str] = &["more than", "over", "at least"];
const ENGLISH_LESS: &[&str] = &["less than", "fewer than", "under", "not even"];

/// Halves that are parts of a time and not of a number.
const ENGLISH_HALVES: &[&str] = &["first", "second", "other", "last", "latter", "year and a"];

fn english(text: &str) -> Vec<Multiple> {
    let lower = text.to_ascii_lowercase();
    let mut out = Vec::new();
    let mut add = |start: usize, end: usize, factor: Option<Decimal>| {
        let before = lower[..start].trim_end();
        if ENGLISH_HALVES.iter().any(|word| before.ends_with(word)) {
            return;
        }
        let bound = |words: &[&str], bound| {
            let word = words.iter().find(|word| before.ends_with(**word))?;
            Some((bound, before.len() - word.len()))
        };
        let (bound, start) = bound(ENGLISH_MORE, Bound::More)
            .or_else(|| bound(ENGLISH_LESS, Bound::Less))
            .unwrap_or((Bound::Near, start));
        out.extend(factor.map(|factor| Multiple { words: start..end, factor, bound }));
    };
    for Match { at, word, known } in ENGLISH_WORDS.all(&lower) {
        if is_word(&lower, at, word.len()) {
            add(at, at + word.len(), Decimal::from(known.0).checked_div(known.1.into()));
        }
    }
    for (at, _) in lower.match_indices(" times ") {
        let Some(word) = ENGLISH_TIMES.iter().find(|word| lower[at + 1..].starts_with(**word)) else {
            continue;
        };
        let from = lower[..at].rfind(' ').map_or(0, |blank| blank + 1);
        let number = &lower[from..at];
        let spelled =
            ENGLISH_NUMBERS.iter().position(|word| *word == number).map(|index| Decimal::from(index + 2));
        add(from, at + 1 + word.len(), spelled.or_else(|| number.parse().ok()));
    }
    out
}

fn is_word(text: &str, start: usize, length: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text[..start].chars().next_back()) && !letter(text[start + length..].chars().next())
}

/// The words, and the factor as a fraction.
const CHINESE: &[(&str, i64, i64)] = &[
    ("翻了一番", 2, 1),
    ("翻一番", 2, 1),
    ("翻番", 2, 1),
    ("翻倍", 2, 1),
    ("翻了两番", 4, 1),
    ("翻两番", 4, 1),
    ("增长一倍", 2, 1),
    ("增加一倍", 2, 1),
    ("增加了一倍", 2, 1),
    ("增长了一倍", 2, 1),
    ("减半", 1, 2),
    ("一半", 1, 2),
    ("半数", 1, 2),
    ("三分之一", 1, 3),
    ("三分之二", 2, 3),
    ("四分之一", 1, 4),
    ("四分之三", 3, 4),
    ("五分之一", 1, 5),
    ("五分之二", 2, 5),
    ("五分之三", 3, 5),
    ("五分之四", 4, 5),
];

const CHINESE_MORE: &[&str] = &["超过", "多于", "高于", "逾", "超", "过"];
const CHINESE_LESS: &[&str] = &["不到", "不足", "少于", "低于", "未到"];
const CHINESE_DIGITS: &str = "零一二三四五六七八九十";

/// Verbs after which the multiple is of what was added: 增长两倍 is three times as much.
const CHINESE_ADDED: &[&str] = &["增长", "增加", "提高", "增长了", "增加了", "提高了", "上升", "提升"];

fn chinese(text: &str) -> Vec<Multiple> {
    let mut out: Vec<Multiple> = Vec::new();
    let mut add = |start: usize, end: usize, factor: Option<Decimal>| {
        let before = &text[..start];
        let clause = before.rfind(['，', '。', '；', '、', '：', ',']).map_or(before, |at| &before[at..]);
        let bound = |words: &[&str], bound| {
            if let Some(word) = words.iter().find(|word| before.ends_with(**word)) {
                return Some((bound, start - word.len()));
            }
            // Further off only what cannot be part of another word, as 超 is of 超级.
            let is_long = |word: &&&str| word.chars().count() > 1;
            let at = words.iter().filter(is_long).filter_map(|word| clause.rfind(word)).max()?;
            Some((bound, before.len() - clause.len() + at))
        };
        let above = text[end..].starts_with("以上").then_some((Bound::More, start));
        let (bound, start) = bound(CHINESE_LESS, Bound::Less)
            .or_else(|| bound(CHINESE_MORE, Bound::More))
            .or(above)
            .unwrap_or((Bound::Near, start));
        let is_new = !out.iter().any(|known| known.words.start < end && start < known.words.end);
        out.extend(factor.filter(|_| is_new).map(|factor| Multiple { words: start..end, factor, bound }));
    };
    for Match { at, word, known } in CHINESE_WORDS.all(text) {
        add(at, at + word.len(), Decimal::from(known.0).checked_div(known.1.into()));
    }
    for (at, unit) in text.match_indices('倍') {
        let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == '两' || CHINESE_DIGITS.contains(c);
        let from =
            at - text[..at].chars().rev().take_while(|c| is_digit(*c)).map(char::len_utf8).sum::<usize>();
        let number = &text[from..at];
        let mut digits = number.chars();
        let spelled = match (digits.next(), digits.next()) {
            (Some('两'), None) => Some(Decimal::TWO),
            (Some(digit), None) => CHINESE_DIGITS.chars().position(|known| known == digit).map(Decimal::from),
            _ => None,
        };
        let is_added = CHINESE_ADDED.iter().any(|verb| text[..from].ends_with(verb));
        let factor = spelled.or_else(|| number.parse().ok()).filter(|factor| !factor.is_zero());
        let factor =
            if is_added { factor.and_then(|factor| factor.checked_add(Decimal::ONE)) } else { factor };
        add(from, at + unit.len(), factor);
    }
    out
}

#[cfg(test)]
mod tests;
