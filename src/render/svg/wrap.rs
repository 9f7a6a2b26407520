//! Breaking a label into lines: between words, and in Chinese between characters by the rules of the trade
//! (GB/T 15834, CLREQ 3.1.2: no closing mark begins a line, no opening mark ends one).

use super::measure::{Weight, is_wide, width};

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
/// A word that is wider than the limit alone is broken where it must be. An empty text has no lines.
#[must_use]
pub fn wrap(text: &str, setting: Setting, limit: f64) -> Vec<String> {
    let lines = fill(text, setting, limit);
    if lines.len() < 2 {
        return lines;
    }
    // Narrow the measure while the number of lines stays, so that no last line holds one lonely character.
    // It stays wide enough for the longest word.
    let longest = pieces(text).iter().map(|piece| setting.width(piece.trim_end())).fold(0.0, f64::max);
    let (mut low, mut high) = ((limit / 2.0).max(longest).min(limit), limit);
    for _ in 0..7 {
        let middle = f64::midpoint(low, high);
        let tried = fill(text, setting, middle);
        let fits = tried.iter().all(|line| setting.width(line) <= middle);
        if tried.len() <= lines.len() && fits { high = middle } else { low = middle }
    }
    fill(text, setting, high)
}

/// Whether a text can be broken into lines of at most `limit` pixels between words or by the rules alone, no word divided.
#[must_use]
pub fn fits(text: &str, setting: Setting, limit: f64) -> bool {
    pieces(text).iter().all(|piece| setting.width(piece.trim_end()) <= limit)
}

/// The width of the widest part with a digit that no line break divides, in pixels; zero where there is none.
#[must_use]
pub fn widest_number(text: &str, setting: Setting) -> f64 {
    let pieces = pieces(text).into_iter().filter(|piece| piece.contains(|c: char| c.is_ascii_digit()));
    pieces.map(|piece| setting.width(piece.trim_end())).fold(0.0, f64::max)
}

fn fill(text: &str, setting: Setting, limit: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let joined = format!("{line}{piece}");
        if setting.width(joined.trim_end()) <= limit {
            line = joined;
            continue;
        }
        push(&mut lines, &line);
        line = String::new();
        for c in piece.chars() {
            if !line.is_empty()
                && setting.width(&line) + setting.width(c.encode_utf8(&mut [0; 4])) > limit
                && c != ' '
            {
                push(&mut lines, &line);
                line.clear();
            }
            line.push(c);
        }
    }
    push(&mut lines, &line);
    lines
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
    for c in text.chars().map(|c| if c.is_whitespace() && c != '\u{A0}' { ' ' } else { c }) {
        match (before, pieces.last_mut()) {
            (Some(b), Some(last)) if !may_break(b, c) => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
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

    #[test]
    fn lines_break_by_words_and_by_chinese_rules() {
        let cases: [(&str, f64, &[&str]); 9] = [
            ("2,000–3,000", 40.0, &["2,000–", "3,000"]),
            ("", 50.0, &[]),
            ("officers", 100.0, &["officers"]),
            ("chief intellectual property officers", 100.0, &["chief intellectual", "property officers"]),
            ("Jiangsu and neighbouring provinces", 100.0, &["Jiangsu and", "neighbouring", "provinces"]),
            ("首席知识产权官", 50.0, &["首席知识", "产权官"]),
            ("培训，学员《专利》", 30.0, &["培训，", "学员", "《专", "利》"]),
            ("超过5000人次", 60.0, &["超过5000", "人次"]),
            ("aaaaaaaa", 20.0, &["aaa", "aaa", "aa"]),
        ];
        for (text, limit, expected) in cases {
            assert_eq!(wrap(text, SETTING, limit), expected, "{text} at {limit}");
        }
    }
}
