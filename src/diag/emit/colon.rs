//! The renderer of reports puts an English colon behind its words; in a Chinese report they have a Chinese one.

/// Gives the first word of a report, and the word before its help, full-width colons; excerpts and messages stay as they are.
pub(super) fn full_width(report: &str, first: &str, help: &str) -> String {
    let mut out = String::with_capacity(report.len());
    for (number, line) in report.split_inclusive('\n').enumerate() {
        let colon = match number {
            0 => line.find(first).and_then(|at| colon_after(line, at + first.len())),
            _ => line
                .find(help)
                .filter(|&at| is_frame(&line[..at]))
                .and_then(|at| colon_after(line, at + help.len())),
        };
        match colon {
            Some(at) => out.extend([&line[..at], "：", &line[at + COLON.len()..]]),
            None => out.push_str(line),
        }
    }
    out
}

/// The colon of the renderer and its space, which are as wide as a full-width colon.
const COLON: &str = ": ";

/// Where the colon stands behind a word, with nothing but colours between.
fn colon_after(line: &str, word_end: usize) -> Option<usize> {
    let at = word_end + line[word_end..].find(COLON)?;
    without_colours(&line[word_end..at]).is_empty().then_some(at)
}

/// Whether nothing but the frame of the report stands before the word.
fn is_frame(before: &str) -> bool {
    let plain = without_colours(before);
    plain.contains('=') && plain.chars().all(|c| c == '=' || c == ' ')
}

/// A text without the sequences that colour it (`ESC [ … m`).
fn without_colours(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once('m')).fold(first, |plain, (_, rest)| plain + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_the_report_get_the_colon() {
        let report = "错误[CB101]: 写的是: 甲\n  |\n3 | a: 提示: b\n  = 提示: 请写 `a: b`";
        let expected = "错误[CB101]：写的是: 甲\n  |\n3 | a: 提示: b\n  = 提示：请写 `a: b`";
        assert_eq!(full_width(report, "[CB101]", "提示"), expected);
    }

    #[test]
    fn colours_may_stand_between() {
        let report = "\u{1b}[31m错误[CB101]\u{1b}[0m\u{1b}[1m: 甲";
        assert_eq!(full_width(report, "[CB101]", "提示"), "\u{1b}[31m错误[CB101]\u{1b}[0m\u{1b}[1m：甲");
    }
}
