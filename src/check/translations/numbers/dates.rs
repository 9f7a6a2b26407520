//! Months and days: March 2025 and 2025年5月, 5 March and 3月6日.
//!
//! Only where both texts name as many dates do they answer to each other: a date may be left out, or stand as the same day.

use std::ops::Range;

use super::difference::Contradiction;
use super::said::Said;
use crate::model::locale::Language;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month, with the days of it that are named.
#[derive(Debug)]
struct Named {
    month: u32,
    days: Vec<u32>,
    range: Range<usize>,
}

impl Named {
    /// A day may be left out, and of a range one end.
    fn is_like(&self, other: &Named) -> bool {
        self.month == other.month && (self.days.len() != other.days.len() || self.days == other.days)
    }
}

pub(super) fn on_other_days(one: &Said, other: &Said) -> Option<Contradiction> {
    let [mut ours, mut theirs] = [one, other].map(dates);
    if ours.len() != theirs.len() {
        return None;
    }
    ours.retain(|date| match theirs.iter().position(|other| other.is_like(date)) {
        Some(at) => {
            theirs.remove(at);
            false
        }
        None => true,
    });
    let (first, second) = (ours.first()?, theirs.first()?);
    Some(Contradiction::with_instead(
        [one.words(&first.range), other.words(&second.range)],
        [written(second, one.language), written(first, other.language)],
    ))
}

fn written(date: &Named, language: Language) -> String {
    let days = match (date.days.as_slice(), language) {
        ([], _) => String::new(),
        ([day], Language::English) => format!("{day} "),
        ([day, .., last], Language::English) => format!("{day}–{last} "),
        ([day], Language::Chinese) => format!("{day}日"),
        ([day, .., last], Language::Chinese) => format!("{day}日至{last}日"),
    };
    match language {
        Language::English => {
            let name = MONTHS.get(date.month as usize - 1).copied().unwrap_or_default();
            let (first, rest) = name.split_at(name.len().min(1));
            format!("{days}{}{rest}", first.to_uppercase())
        }
        Language::Chinese => format!("{}月{days}", date.month),
    }
}

fn dates(said: &Said) -> Vec<Named> {
    let mut found = match said.language {
        Language::English => english(said),
        Language::Chinese => chinese(&said.text),
    };
    found.extend(iso(&said.text));
    found.sort_by_key(|date| date.range.start);
    found
}

/// `2025-03-05`
fn iso(text: &str) -> Vec<Named> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('-') {
        let (before, rest) = (&text[..at], &text[at + 1..]);
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let Some(day) = rest.get(2..).and_then(|rest| rest.strip_prefix('-')) else { continue };
        if year != 4 || digits(rest) != 2 || digits(day) != 2 {
            continue;
        }
        let (Ok(month @ 1..=12), Ok(day)) = (rest[..2].parse(), day[..2].parse()) else { continue };
        found.push(Named { month, days: vec![day], range: at - 4..at + 6 });
    }
    found
}

/// The day of a month, with or without the ending of an ordinal.
fn day(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let is_plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|day| is_plain && (1..=31).contains(day))
}

fn english(said: &Said) -> Vec<Named> {
    const LEADS: [&str; 16] = [
        "in", "since", "from", "until", "by", "to", "of", "early", "late", "mid", "during", "last", "this",
        "every", "and", "through",
    ];
    let (text, words) = (said.text.as_str(), said.english.ranges());
    let word = |at: Option<usize>| at.map_or("", |at| said.english.word(at));
    let gap = |one: usize, other: usize| {
        let ends = words.get(one).zip(words.get(other));
        ends.and_then(|(one, other)| text.get(one.end..other.start)).unwrap_or_default()
    };
    let is_joint = |gap: &str| matches!(gap, "–" | "-" | "—" | " – ");
    let month = |word: &str| {
        let at = MONTHS.iter().position(|name| *name == word || word.len() == 3 && name.starts_with(word));
        at.or((word == "sept").then_some(8)).and_then(|at| u32::try_from(at + 1).ok())
    };
    let mut found = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let name = said.english.word(at);
        let is_capital = text[range.clone()].starts_with(|c: char| c.is_ascii_uppercase());
        let Some(month_here) = is_capital.then(|| month(name)).flatten() else { continue };
        let mut days = Vec::new();
        let mut named = range.clone();
        let back = |back: usize| at.checked_sub(back);
        if let Some(last) = day(word(back(1))).filter(|_| gap(at - 1, at) == " ") {
            named.start = words[at - 1].start;
            let between = at >= 2 && is_joint(gap(at - 2, at - 1));
            let spoken = matches!(word(back(2)), "to" | "and");
            let first = if between { back(2) } else { back(3).filter(|_| spoken) };
            if let Some(first) = first
                && let Some(day) = day(word(Some(first)))
            {
                days.push(day);
                named.start = words[first].start;
            }
            days.push(last);
        } else if let Some(first) = day(word(Some(at + 1))).filter(|_| gap(at, at + 1).trim() == "") {
            days.push(first);
            named.end = words[at + 1].end;
            if let Some(last) = day(word(Some(at + 2))).filter(|_| is_joint(gap(at + 1, at + 2))) {
                days.push(last);
                named.end = words[at + 2].end;
            }
        }
        let year = word(Some(at + 1));
        let has_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let next = if is_joint(gap(at, at + 1)) { Some(at + 1) } else { Some(at + 2) };
        let is_range = (is_joint(gap(at, at + 1)) || matches!(year, "to" | "and" | "through"))
            && month(word(next)).is_some();
        let has_lead = name.len() > 3 && back(1).is_some_and(|lead| LEADS.contains(&word(Some(lead))))
            || name == "may" && matches!(word(back(1)), "in" | "since" | "early" | "late");
        let follows = at >= 1 && is_joint(gap(at - 1, at)) && month(word(back(1))).is_some();
        if !days.is_empty() || has_year || is_range || has_lead || follows {
            found.push(Named { month: month_here, days, range: named });
        }
    }
    found
}

fn chinese(text: &str) -> Vec<Named> {
    const DASHES: [&str; 7] = ["——", "—", "–", "-", "至", "到", "～"];
    // The number in digits at the end of a text, and where it starts.
    let number_before = |text: &str| {
        let length = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = text.len() - length;
        let number = text[start..].parse::<u32>().ok().filter(|_| (1..=2).contains(&length));
        number.map(|number| (number, start))
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices('月') {
        let before = text[..at].trim_end_matches(' ');
        let Some((month, start)) = number_before(before).filter(|(month, _)| (1..=12).contains(month)) else {
            continue;
        };
        let joint = DASHES.iter().find_map(|dash| text[..start].strip_suffix(dash));
        if let Some((first, from)) =
            joint.and_then(number_before).filter(|(first, _)| (1..=12).contains(first))
        {
            found.push(Named { month: first, days: Vec::new(), range: from..at + '月'.len_utf8() });
        }
        let mut end = at + '月'.len_utf8();
        let mut days = Vec::new();
        let mut rest = &text[end..];
        loop {
            let near = rest.trim_start_matches(' ');
            let digits = near.bytes().take_while(u8::is_ascii_digit).count();
            let Some(number) = near.get(..digits).and_then(day) else { break };
            let after = near[digits..].trim_start_matches(' ');
            let marked = after.strip_prefix(['日', '号']);
            let joints = || DASHES.iter().chain(&["、", "和"]);
            let joint = joints().find_map(|dash| marked.unwrap_or(after).strip_prefix(dash));
            if marked.is_none() && joint.is_none() {
                break;
            }
            days.push(number);
            end = text.len() - marked.unwrap_or(after).len();
            // The day after the mark may belong to another month: 9月30日至10月2日.
            match joint.filter(|next| {
                let digits = next.bytes().take_while(u8::is_ascii_digit).count();
                digits > 0 && next[digits..].starts_with(['日', '号'])
            }) {
                Some(next) => rest = next,
                None => break,
            }
        }
        found.push(Named { month, days, range: start..end });
    }
    found
}
