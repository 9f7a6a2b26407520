//! Texts of tables whose numbers and dates stay on one line.
//!
//! Chinese may break before any character (Unicode line breaking, UAX 14, class ID), so that a narrow column parts 2000 from 年; in
//! English a day falls from its month. What belongs together is set in a span that does not break; the rest still does.

use super::scan;
use super::svg::escape;
use crate::model::prose::east_asian::is_han;

/// The text as safe HTML.
pub(super) fn html(text: &str) -> String {
    // Only numbers and what told them belong together.
    if !scan::any(text.as_bytes(), |byte| byte.is_ascii_digit())
        && !REPORTS.iter().any(|word| text.contains(word))
    {
        return escape(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut start = 0;
    for at in 1..=characters.len() {
        if at < characters.len() && belongs(&characters, at) {
            continue;
        }
        let run = characters.get(start..at).unwrap_or_default();
        let written = escape(&run.iter().collect::<String>());
        match is_parted(run) {
            true => out.push_str(&format!("<span class=\"nowrap\">{written}</span>")),
            false => out.push_str(&written),
        }
        start = at;
    }
    out
}

/// What told a number: 据2021年6月29日报道.
const REPORTS: [&str; 2] = ["报道", "公布"];

/// Whether a run has a number, and a place in it where a line could break; or is the word behind the day of a report.
fn is_parted(run: &[char]) -> bool {
    let is_word = matches!(run, ['报', '道'] | ['公', '布']);
    is_word || run.iter().any(char::is_ascii_digit) && run.iter().any(|c| *c == ' ' || is_han(*c))
}

/// Whether the character at a place belongs on the line of the one before it.
fn belongs(text: &[char], at: usize) -> bool {
    let (Some(&before), Some(&after)) = (at.checked_sub(1).and_then(|at| text.get(at)), text.get(at)) else {
        return false;
    };
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%' | '-' | '–' | '−');
    match (before, after) {
        // A number and what it counts; the parts of a date; an ordinal.
        (before, after) if before.is_ascii_digit() && is_han(after) => true,
        // Authors also write 285 名 and 5 万.
        (before, ' ') if before.is_ascii_digit() && text.get(at + 1).is_some_and(|next| is_han(*next)) => {
            true
        }
        (' ', after) if is_han(after) => {
            at.checked_sub(2).and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit)
        }
        ('年' | '月', '末') => true,
        // 据2021年6月29日报道: what told a number, and what it did.
        ('报', '道') | ('公', '布') => true,
        ('年' | '月' | '第' | '据', after) => after.is_ascii_digit(),
        // 16 October 2024: a month or a name beside a number, and no word of the sentence.
        (before, ' ') => is_word(before) && is_beside(text, at),
        (' ', after) => is_word(after) && at.checked_sub(1).is_some_and(|space| is_beside(text, space)),
        (before, after) => is_word(before) && is_word(after),
    }
}

/// Whether a space stands between a number and a word with a capital, as in `October 2024` and `16 October`.
fn is_beside(text: &[char], space: usize) -> bool {
    let first = text[..space].iter().rev().take_while(|c| !c.is_whitespace()).last();
    let (before, after) = (space.checked_sub(1).and_then(|at| text.get(at)), text.get(space + 1));
    let (Some(first), Some(before), Some(after)) = (first, before, after) else { return false };
    let has_capital = first.is_ascii_uppercase() && before.is_ascii_alphabetic();
    let word: String = text[space + 1..].iter().take_while(|c| c.is_ascii_alphabetic()).collect();
    let is_of_number = after.is_ascii_uppercase() || WITH_NUMBERS.contains(&word.as_str());
    before.is_ascii_digit() && is_of_number || has_capital && after.is_ascii_digit()
}

/// Small words that a number says little without, and short units.
const WITH_NUMBERS: &[&str] = &[
    "thousand", "million", "billion", "trillion", "percent", "per", "points", "km", "m", "kg", "g", "t",
    "ha", "kW", "kWh",
];

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn numbers_and_dates_stay_on_one_line_and_words_do_not() {
        for (text, parts) in [
            ("2000年", vec!["2000年"]),
            ("2024年末", vec!["2024年末"]),
            ("2025年6月末", vec!["2025年6月末"]),
            ("截至2024年10月16日", vec!["2024年10月16日"]),
            ("据2021年6月29日报道", vec!["据2021年6月29日", "报道"]),
            ("截至2025年6月公布时", vec!["2025年6月", "公布"]),
            ("2016年1月至2018年12月", vec!["2016年1月", "2018年12月"]),
            ("第25届中国专利奖", vec!["第25届"]),
            ("as of 16 October 2024", vec!["16 October 2024"]),
            ("January 2016 to December 2018", vec!["January 2016", "December 2018"]),
            ("4.76 million patents", vec!["4.76 million"]),
            ("4.76 millions", vec![]),
            ("已有285 名学员", vec!["285 名"]),
            // Nothing here could break.
            ("2024", vec![]),
            ("45.7%", vec![]),
            ("to date", vec![]),
            ("新增企业 & 就业", vec![]),
            // A number of the sentence may stand at the end of a line.
            ("over 5,000 participants in 12 towns", vec![]),
        ] {
            let written = html(text);
            let spans = written.split("<span class=\"nowrap\">").skip(1);
            let found: Vec<&str> = spans.filter_map(|piece| piece.split("</span>").next()).collect();
            assert_eq!(found, parts, "{written}");
            let bare = written.replace("<span class=\"nowrap\">", "").replace("</span>", "");
            assert_eq!(bare, text.replace('&', "&amp;"));
        }
    }
}
