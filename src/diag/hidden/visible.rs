//! Texts as reports may show them.

use std::ops::Range;

use super::find;

/// A text in which all can be seen, and the way from places in the original.
pub struct Visible {
    pub text: String,
    /// Where characters were replaced: the original's range, and the range of the mark.
    replaced: Vec<(Range<usize>, Range<usize>)>,
}

impl Visible {
    /// Puts a mark such as `<U+202E>` in the place of each character that deceives, so that a report neither repeats the deception nor
    /// sends a sequence to the terminal that it would obey.
    pub fn of(text: &str) -> Visible {
        let returns = text
            .match_indices('\r')
            .filter(|(at, _)| !text[at + 1..].starts_with('\n') && at + 1 < text.len());
        let mut marks: Vec<(Range<usize>, char)> = returns.map(|(at, _)| (at..at + 1, '\r')).collect();
        marks.extend(find(text).into_iter().map(|found| (found.range, found.character)));
        marks.sort_by_key(|(range, _)| range.start);
        let mut out =
            Visible { text: String::with_capacity(text.len()), replaced: Vec::with_capacity(marks.len()) };
        let mut at = 0;
        for (range, character) in marks {
            out.text.push_str(&text[at..range.start]);
            let start = out.text.len();
            out.text.push_str(&format!("<U+{:04X}>", character as u32));
            out.replaced.push((range.clone(), start..out.text.len()));
            at = range.end;
        }
        out.text.push_str(&text[at..]);
        out
    }

    /// The place in the visible text of a range of the original, with the whole of each mark that it touches.
    pub fn range(&self, original: Range<usize>) -> Range<usize> {
        let map = |at: usize, is_end: bool| {
            let before = self.replaced.partition_point(|(range, _)| range.end <= at);
            let shift =
                before.checked_sub(1).map_or(0, |last| self.replaced[last].1.end - self.replaced[last].0.end);
            match self.replaced.get(before) {
                Some((range, mark)) if range.start < at => {
                    if is_end {
                        mark.end
                    } else {
                        mark.start
                    }
                }
                _ => at + shift,
            }
        };
        map(original.start, false)..map(original.end, true)
    }
}

/// A text in which all can be seen; see [`Visible::of`].
pub fn visible(text: &str) -> String {
    Visible::of(text).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_as_a_mark() {
        for (text, shown) in [
            ("plain 文字\n", "plain 文字\n"),
            ("a\u{1b}[2Jb", "a<U+001B>[2Jb"),
            ("a\u{1b}]0;title\u{7}", "a<U+001B>]0;title<U+0007>"),
            ("a\u{9b}31m", "a<U+009B>31m"),
            ("abc\rX", "abc<U+000D>X"),
            ("abc\r\n", "abc\r\n"),
            ("a\u{202e}b", "a<U+202E>b"),
            ("a\u{e0041}", "a<U+E0041>"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn places_lead_to_the_marks() {
        let shown = Visible::of("a\u{200b}bc\u{200b}d");
        assert_eq!(shown.text, "a<U+200B>bc<U+200B>d");
        assert_eq!(shown.range(0..1), 0..1);
        assert_eq!(shown.range(1..4), 1..9);
        assert_eq!(shown.range(4..6), 9..11);
        assert_eq!(shown.range(6..9), 11..19);
        assert_eq!(shown.range(0..10), 0..20);
        assert_eq!(&shown.text[shown.range(9..10)], "d");
    }
}
