//! Breaking a label into lines: between words, which in Chinese have no spaces between them, and by the rules of the trade
//! (GB/T 15834, CLREQ 3.1.2: no closing mark begins a line, no opening mark ends one).

use super::bonds::{Bond, bound};
use super::measure::{Weight, is_wide, width};
use super::words;

/// Letters of a word that stay together at either side of a hyphen.
const LEAST: usize = 3;

/// How a text is set, as far as breaking and measuring it matter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Font size in pixels.
    pub size: f64,
    /// Regular or bold.
    pub weight: Weight,
    /// Whether the reader's font is a Chinese one.
    pub han: bool,
}

impl Setting {
    /// Upper bound of the width of `text` in pixels.
    #[must_use]
    pub fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.weight, self.han)
    }
}

/// Breaks `text` into the fewest lines of at most `limit` pixels, of about equal length.
///
/// A date, and a number with its unit, stay on one line where the limit lets them; a word that is wider than the limit alone is
/// broken where it must be. A Chinese word is broken where its text would take a line more without. An empty text has no lines.
#[must_use]
pub fn wrap(text: &str, setting: Setting, limit: f64) -> Vec<String> {
    let whole: String = text.chars().map(as_space).collect();
    if setting.width(whole.trim_end()) <= limit {
        let whole = whole.trim();
        return if whole.is_empty() { Vec::new() } else { vec![whole.to_owned()] };
    }
    let mut parts = parts(text, setting, limit);
    let lines = fill(&parts, setting, limit);
    if lines.len() < 2 {
        return lines;
    }
    let of_words = words::whole(&parts).filter(|words| {
        let are_whole = words.iter().all(|word| setting.width(word.trim_end()) <= limit);
        are_whole && fill(words, setting, limit).len() <= lines.len()
    });
    parts = of_words.unwrap_or(parts);
    let of_brackets = Some(bracketed(&parts)).filter(|whole| {
        let fit = whole.iter().all(|part| setting.width(part.trim_end()) <= limit);
        fit && fill(whole, setting, limit).len() <= lines.len()
    });
    parts = of_brackets.unwrap_or(parts);
    // Narrow the measure while the number of lines stays, so that no last line holds one lonely character.
    // It stays wide enough for the longest part.
    let longest = parts.iter().map(|part| setting.width(part.trim_end())).fold(0.0, f64::max);
    let (mut low, mut high) = ((limit / 2.0).max(longest).min(limit), limit);
    for _ in 0..7 {
        let middle = f64::midpoint(low, high);
        let tried = fill(&parts, setting, middle);
        let fits = tried.iter().all(|line| setting.width(line) <= middle);
        if tried.len() <= lines.len() && fits { high = middle } else { low = middle }
    }
    fill(&parts, setting, high)
}

/// Joins the parts of what stands in brackets where it is short: a reader takes it in as one.
fn bracketed(parts: &[String]) -> Vec<String> {
    /// Characters, the brackets included.
    const SHORT: usize = 10;
    let mut joined: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let rest = &parts[at..];
        let end = part
            .starts_with(['（', '('])
            .then(|| rest.iter().position(|p| p.contains(['）', ')'])))
            .flatten();
        let whole = rest[..=end.unwrap_or(0)].concat();
        let is_short = whole.trim_end().chars().count() <= SHORT;
        joined.push(if is_short { whole } else { part.clone() });
        at += if is_short { end.unwrap_or(0) + 1 } else { 1 };
    }
    joined
}

/// The parts of a text that are kept whole at a limit: what belongs together, or where that is too wide what it is made of.
fn parts(text: &str, setting: Setting, limit: f64) -> Vec<String> {
    let mut parts = bound(&pieces(text), Bond::Tail);
    for bond in [Some(Bond::Date), Some(Bond::Unit), Some(Bond::Scale), Some(Bond::Digits), None] {
        let smaller = |part: String| match (setting.width(part.trim_end()) <= limit, bond) {
            (true, _) => vec![part],
            (false, Some(bond)) => bound(&pieces(&part), bond),
            (false, None) => pieces(&part),
        };
        parts = parts.into_iter().flat_map(smaller).collect();
    }
    parts
}

/// Whether a text can be broken into lines of at most `limit` pixels between words or by the rules alone, no word divided.
#[must_use]
pub fn fits(text: &str, setting: Setting, limit: f64) -> bool {
    pieces(text).iter().all(|piece| setting.width(piece.trim_end()) <= limit)
}

/// The width of the widest number with its unit, in pixels; zero where there is none.
#[must_use]
pub fn widest_number(text: &str, setting: Setting) -> f64 {
    let pieces = bound(&pieces(text), Bond::Unit)
        .into_iter()
        .filter(|piece| piece.contains(|c: char| c.is_ascii_digit()));
    pieces.map(|piece| setting.width(piece.trim_end())).fold(0.0, f64::max)
}

/// The width of the widest word of a text in pixels; where every character may begin a line, of the widest of them.
#[must_use]
pub fn widest_word(text: &str, setting: Setting) -> f64 {
    pieces(text).iter().map(|piece| setting.width(piece.trim_end())).fold(0.0, f64::max)
}

fn fill(parts: &[String], setting: Setting, limit: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in parts {
        let joined = format!("{line}{piece}");
        if setting.width(joined.trim_end()) <= limit {
            line = joined;
            continue;
        }
        push(&mut lines, &line);
        let (whole, rest) = divide(piece, setting, limit);
        whole.iter().for_each(|part| push(&mut lines, part));
        line = rest;
    }
    push(&mut lines, &line);
    lines
}

/// Divides a piece that is wider than a line alone: the lines that it fills, and what is left. A word of Latin letters gets a hyphen
/// and leaves a syllable's worth of letters on either side, where the limit has room for that.
fn divide(piece: &str, setting: Setting, limit: f64) -> (Vec<String>, String) {
    let mut lines = Vec::new();
    let mut rest: Vec<char> = piece.chars().collect();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    while rest.len() > 1 && setting.width(text(&rest).trim_end()) > limit {
        let hyphenated = |at: usize| text(&rest[..at]) + "-";
        let is_word = |at: usize| {
            rest.get(at.saturating_sub(LEAST)..at + LEAST)
                .is_some_and(|near| near.len() == 2 * LEAST && near.iter().all(char::is_ascii_alphabetic))
        };
        let at_hyphen =
            (LEAST..rest.len()).rev().find(|at| is_word(*at) && setting.width(&hyphenated(*at)) <= limit);
        let line = at_hyphen.map(|at| (at, hyphenated(at))).unwrap_or_else(|| {
            let at =
                (1..rest.len()).rev().find(|at| setting.width(&text(&rest[..*at])) <= limit).unwrap_or(1);
            (at, text(&rest[..at]))
        });
        lines.push(line.1);
        rest.drain(..line.0);
    }
    (lines, text(&rest))
}

fn push(lines: &mut Vec<String>, line: &str) {
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
}

/// The parts of a text that no line break may divide, each with the spaces that follow it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars().map(as_space) {
        match (before, pieces.last_mut()) {
            (Some(b), Some(last)) if !may_break(b, c) => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

/// Every space of a text is one that may end a line, but for the one that joins.
fn as_space(c: char) -> char {
    if c.is_whitespace() && c != '\u{A0}' { ' ' } else { c }
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || closes(after) || opens(before) || (before == '—' && after == '—') {
        return false;
    }
    before == ' '
        || matches!(before, '-' | '/' | '–') && after.is_alphabetic()
        || matches!(before, '–' | '—') && after.is_ascii_digit()
        || is_wide(before)
        || is_wide(after)
}

fn closes(c: char) -> bool {
    "，。、；：？！）》〉」』】〕〗％‰…—”’·～,.;:?!)]}%".contains(c)
}

fn opens(c: char) -> bool {
    "（《〈「『【〔〖“‘￥$([{".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting { size: 10.0, weight: Weight::Regular, han: true };

    #[test]
    fn a_text_fits_where_no_word_has_to_be_divided() {
        for (text, limit, expected) in [
            ("Guang-zhou", 40.0, true),
            ("Guangzhou", 40.0, false),
            ("over 5,000", 40.0, true),
            ("超过5000件", 30.0, true),
            ("235000件", 30.0, false),
            ("", 0.0, true),
        ] {
            assert_eq!(fits(text, SETTING, limit), expected, "{text} at {limit}");
        }
    }

    /// What a reader takes in as one: a date, a number with what it counts.
    #[test]
    fn dates_and_numbers_with_their_units_stay_whole_where_they_fit() {
        let cases: [(&str, f64, &[&str]); 19] = [
            // A unit that no list has, at the end of a value.
            ("累计超过1234件次", 70.0, &["累计超过", "1234件次"]),
            ("about 1,234 national outlets", 140.0, &["about", "1,234 national outlets"]),
            ("1万亿个", 30.0, &["1万亿", "个"]),
            ("共12个服务网点", 75.0, &["共", "12个服务网点"]),
            ("数据来源：国家知识产权局，2000年", 160.0, &["数据来源：国家", "知识产权局，2000年"]),
            ("据2025年6月30日公布", 90.0, &["据", "2025年6月30日", "公布"]),
            // Too narrow for the date, wide enough for each of its numbers.
            ("2025年6月30日", 50.0, &["2025年", "6月30日"]),
            ("2025年6月30日", 25.0, &["202", "5年", "6月", "30日"]),
            ("共授予532万件专利", 50.0, &["共授予", "532万件", "专利"]),
            ("约1.5亿美元左右", 55.0, &["约", "1.5亿美元", "左右"]),
            ("占比45.7个百分点", 75.0, &["占比", "45.7个百分点"]),
            ("2021—2025年", 50.0, &["2021—", "2025年"]),
            ("新创企业（2016—2018年）", 100.0, &["新创企业", "（2016—2018年）"]),
            ("Report of 30 June 2025", 90.0, &["Report of", "30 June 2025"]),
            ("Report of June 30, 2025", 95.0, &["Report of", "June 30, 2025"]),
            ("as of June 2025", 65.0, &["as of", "June 2025"]),
            ("some 62 million people", 75.0, &["some", "62 million", "people"]),
            ("for 45.7 per cent of all", 70.0, &["for", "45.7 per cent", "of all"]),
            // A year is no number of what comes after it.
            ("since 2000 World totals", 65.0, &["since 2000", "World totals"]),
        ];
        let wrong = cases.iter().filter_map(|(text, limit, expected)| {
            let lines = wrap(text, SETTING, *limit);
            (lines != *expected).then(|| format!("{text} at {limit}: {lines:?}"))
        });
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn no_line_is_wider_than_the_limit_whatever_belongs_together() {
        for text in ["截至2025年12月31日共532万件", "30 September 2025 and 1,234,567 participants"] {
            for limit in 12_u8..200 {
                let limit = f64::from(limit);
                for line in wrap(text, SETTING, limit) {
                    assert!(SETTING.width(&line) <= limit, "{line} at {limit}");
                }
            }
        }
    }

    #[test]
    fn chinese_lines_end_between_words_where_that_takes_no_more_of_them() {
        let cases: [(&str, f64, &[&str]); 8] = [
            // What stands in brackets is one, where that takes no more lines and it is short.
            ("中国（含香港）", 65.0, &["中国", "（含香港）"]),
            ("中国（含香港）", 45.0, &["中国（含", "香港）"]),
            ("知识产权服务覆盖企业", 60.0, &["知识产权服务", "覆盖企业"]),
            ("国家知识产权优势企业培育", 70.0, &["国家知识产权", "优势企业培育"]),
            ("广东省专利申请情况", 50.0, &["广东省专利", "申请情况"]),
            // A word more than a line would hold, or a line more than without it.
            ("知识产权", 30.0, &["知识", "产权"]),
            ("企业家", 20.0, &["企业", "家"]),
            ("专利a商标", 30.0, &["专利a", "商标"]),
        ];
        let wrong = cases.iter().filter_map(|(text, limit, expected)| {
            let lines = wrap(text, SETTING, *limit);
            (lines != *expected).then(|| format!("{text} at {limit}: {lines:?}"))
        });
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn lines_break_by_words_and_by_chinese_rules() {
        let cases: [(&str, f64, &[&str]); 11] = [
            ("2,000–3,000", 40.0, &["2,000–", "3,000"]),
            ("", 50.0, &[]),
            ("officers", 100.0, &["officers"]),
            ("chief intellectual property officers", 100.0, &["chief intellectual", "property officers"]),
            ("Jiangsu and neighbouring provinces", 100.0, &["Jiangsu and", "neighbouring", "provinces"]),
            ("首席知识产权官", 50.0, &["首席", "知识产权官"]),
            ("培训，学员《专利》", 30.0, &["培训，", "学员", "《专", "利》"]),
            ("超过5000人次", 60.0, &["超过", "5000人次"]),
            ("aaaaaaaa", 20.0, &["aaa", "aaa", "aa"]),
            // A word that is wider than the line is divided with a hyphen, and no letter is left alone.
            ("enterprises surveyed", 45.0, &["enterpri-", "ses", "surve-", "yed"]),
            ("surveyed", 43.0, &["surve-", "yed"]),
        ];
        for (text, limit, expected) in cases {
            assert_eq!(wrap(text, SETTING, limit), expected, "{text} at {limit}");
        }
    }
}
