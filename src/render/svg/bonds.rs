//! What a reader takes in as one, so that no line ends within it where there is room: a date, and a number with what it counts.

use crate::format::mention::MONTHS;

/// How strongly two neighbouring pieces of a text belong together, the later the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// Not at all.
    None,
    /// As a number and the few words that end the text after it, which are its unit if anything is: 1234 and 件次.
    Tail,
    /// As parts of one date or range: 2025年 and 6月, 30 and June, 2021— and 2025.
    Date,
    /// As a number and its unit: 532万 and 件, 62 and people.
    Unit,
    /// As a number and its scale: 62 and million, 532万 and 余.
    Scale,
    /// As digits and 万 or 亿, which are as good as digits.
    Digits,
}

/// What stands between digits and the unit.
const SCALES: &str = "百千万亿余多个";

/// Units of more than one character; any other is one (件, 家, 人, 年).
const UNITS: [&str; 14] = [
    "人次",
    "美元",
    "欧元",
    "英镑",
    "公里",
    "平方公里",
    "小时",
    "分钟",
    "百分点",
    "月份",
    "年度",
    "年底",
    "年末",
    "工作日",
];

const SCALE_WORDS: [&str; 5] = ["hundred", "thousand", "million", "billion", "trillion"];

/// Words after which a unit is not yet whole: per cent, percentage points, square metres.
const OPEN_WORDS: [&str; 4] = ["per", "percentage", "square", "working"];

/// Words that are no unit of the number before them.
const NO_UNITS: [&str; 22] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "of", "on", "or", "than", "that",
    "the", "to", "was", "were", "when", "with",
];

/// What the pieces so far end with.
enum State {
    Nothing,
    /// A number, with what followed it without a gap in sense.
    Number(String),
    Month,
    /// A month and its day, which its year may follow.
    Day,
}

/// Joins the pieces that belong together at least as strongly as `least`.
pub(super) fn bound(pieces: &[String], least: Bond) -> Vec<String> {
    let mut state = State::Nothing;
    let mut joined: Vec<String> = Vec::new();
    let tail = tail(pieces);
    for (at, piece) in pieces.iter().enumerate() {
        let (bond, next) = follow(&state, piece.trim_end());
        state = next;
        let bond = if bond == Bond::None && at >= tail { Bond::Tail } else { bond };
        match joined.last_mut() {
            Some(last) if bond != Bond::None && bond >= least => last.push_str(piece),
            _ => joined.push(piece.clone()),
        }
    }
    joined
}

/// From which piece on a text ends with a number's unit; past the last where it does not.
fn tail(pieces: &[String]) -> usize {
    /// Characters of the longest Chinese unit, and words of the longest English one.
    const LONGEST: [usize; 2] = [5, 2];
    let none = pieces.len();
    let Some(number) = pieces.iter().rposition(|piece| piece.contains(|c: char| c.is_ascii_digit())) else {
        return none;
    };
    let after = &pieces[number + 1..];
    let is_han = |piece: &String| piece.chars().all(|c| c.is_alphanumeric() && !c.is_ascii());
    let is_word = |piece: &String| {
        let word = piece.trim_end();
        word.chars().all(|c| c.is_ascii_lowercase()) && !NO_UNITS.contains(&word)
    };
    let ends_with_digit = pieces[number].trim_end().ends_with(|c: char| c.is_ascii_digit());
    let [han, words] = LONGEST;
    let is_unit =
        after.len() <= han && after.iter().all(is_han) || after.len() <= words && after.iter().all(is_word);
    if ends_with_digit && is_unit { number + 1 } else { none }
}

/// How a piece belongs to what stands before it, and what the text then ends with.
fn follow(before: &State, piece: &str) -> (Bond, State) {
    let first = piece.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return (before_number(before), after_number(before, piece));
    }
    // In brackets a number begins anew, and may be the first of a range: （2016—2018年）.
    if piece.trim_start_matches(['（', '(', '《', '“', '[']).starts_with(|c: char| c.is_ascii_digit()) {
        return (Bond::None, after_number(&State::Nothing, piece));
    }
    let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_whole = word.len() < piece.len();
    if MONTHS.contains(&word) {
        let bond =
            if matches!(before, State::Number(said) if said.is_empty()) { Bond::Date } else { Bond::None };
        return (bond, State::Month);
    }
    let State::Number(said) = before else { return (Bond::None, State::Nothing) };
    let Some(bond) = as_unit(said, word) else { return (Bond::None, State::Nothing) };
    let next = if is_whole { State::Nothing } else { State::Number(format!("{said} {word}")) };
    (bond, next)
}

fn before_number(before: &State) -> Bond {
    let is_date = match before {
        State::Month | State::Day => true,
        State::Number(said) => ["—", "–"].contains(&said.as_str()) || said.ends_with(['年', '月']),
        State::Nothing => false,
    };
    if is_date { Bond::Date } else { Bond::None }
}

fn after_number(before: &State, piece: &str) -> State {
    let is_day = matches!(before, State::Month) && piece.len() < 4;
    match piece.chars().last() {
        _ if is_day => State::Day,
        Some(dash @ ('—' | '–')) => State::Number(dash.to_string()),
        Some(last) if last.is_ascii_digit() => State::Number(String::new()),
        // After a comma, a bracket or a per cent sign nothing more is counted.
        _ => State::Nothing,
    }
}

/// How a word or a character belongs to a number that `said` followed; nothing where the number is whole without it.
fn as_unit(said: &str, word: &str) -> Option<Bond> {
    let so_far: String = said.split(' ').collect();
    let first = word.chars().next()?;
    if first.is_ascii_alphabetic() {
        let last = said.rsplit(' ').next().unwrap_or_default();
        let is_open = said.is_empty() || SCALE_WORDS.contains(&last) || OPEN_WORDS.contains(&last);
        let is_unit = first.is_ascii_lowercase() && !NO_UNITS.contains(&word);
        let bond = if said.is_empty() && SCALE_WORDS.contains(&word) { Bond::Scale } else { Bond::Unit };
        return (is_open && is_unit).then_some(bond);
    }
    let is_open = so_far.chars().all(|c| SCALES.contains(c));
    if is_open && SCALES.contains(first) {
        return Some(if "百千万亿".contains(first) { Bond::Digits } else { Bond::Scale });
    }
    let grown = format!("{so_far}{first}");
    let begins =
        |unit: &str| unit.char_indices().skip(1).any(|(at, c)| grown.ends_with(&unit[..at + c.len_utf8()]));
    (is_open && first.is_alphanumeric() || UNITS.iter().any(|unit| begins(unit))).then_some(Bond::Unit)
}
