//! Lines that were meant as a list, a table or a paragraph, and that Markdown reads as something else.

use super::east_asian::{Class, class, is_han};
use super::flow::{Placed, end_of, is_inline};
use super::text_problem::is_escaped;
use super::{Problem, ProblemKind, TableFault};
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// At most one problem a paragraph or block of code, at its first line that is read otherwise than it was meant.
pub fn lost_layout(source: &str, events: &[Placed]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut lines = Lines::default();
    let mut index = 0;
    while let Some((event, range)) = events.get(index) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::Table(_) | Tag::HtmlBlock) => {
                problems.extend(read_as_paragraph(source, &lines.take()));
                let end = end_of(events, index);
                if matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))) {
                    problems.extend(indented_prose(source, &events[index..=end]));
                }
                index = end;
            }
            Event::SoftBreak => lines.end(range.start),
            Event::Start(tag) if is_inline(&tag.to_end()) => lines.reach(range),
            Event::End(tag) if is_inline(tag) => {}
            // Lines that the author ends with a hard break stand below each other.
            Event::Start(_) | Event::End(_) | Event::HardBreak | Event::Rule => {
                problems.extend(read_as_paragraph(source, &lines.take()));
            }
            _ => lines.reach(range),
        }
        index += 1;
    }
    problems
}

/// The lines of a paragraph, without the marks of quotations and lists before them.
#[derive(Default)]
struct Lines {
    ended: Vec<Range<usize>>,
    open: Option<Range<usize>>,
}

impl Lines {
    fn reach(&mut self, range: &Range<usize>) {
        let open = self.open.get_or_insert_with(|| range.clone());
        open.end = open.end.max(range.end);
    }

    fn end(&mut self, at: usize) {
        self.ended.extend(self.open.take().map(|open| open.start..at.max(open.start)));
    }

    fn take(&mut self) -> Vec<Range<usize>> {
        self.ended.extend(self.open.take());
        std::mem::take(&mut self.ended)
    }
}

fn read_as_paragraph(source: &str, lines: &[Range<usize>]) -> Option<Problem> {
    let texts: Vec<&str> =
        lines.iter().map(|line| source.get(line.clone()).unwrap_or_default().trim()).collect();
    let is_escaped = |index: usize| is_escaped(source, lines[index].start);
    let pair = |is_meant: &dyn Fn(&str, &str) -> bool| {
        (1..texts.len())
            .find(|&second| {
                is_meant(texts[second - 1], texts[second]) && !is_escaped(second - 1) && !is_escaped(second)
            })
            .map(|second| second - 1)
    };
    let (first, kind) = if let Some(first) = pair(&|a, b| is_row(a) && is_row(b)) {
        let rule = rule(texts[first].matches(BARS).count() - 1);
        let fault = if texts[first].contains('｜') { TableFault::WideBars } else { TableFault::NoRule };
        (first, ProblemKind::LooseTable { fault, rule })
    } else if let Some(first) = pair(&|a, b| list_mark(a).is_some() && list_mark(a) == list_mark(b)) {
        (first, ProblemKind::LooseList)
    } else {
        let tabs = |text: &str| text.matches('\t').count();
        let first = pair(&|a, b| tabs(a) > 0 && tabs(a) == tabs(b))?;
        let rule = rule(tabs(texts[first]) + 1);
        (first, ProblemKind::LooseTable { fault: TableFault::Tabs, rule })
    };
    let line = source.get(lines[first].clone()).unwrap_or_default();
    let start = lines[first].start + line.len() - line.trim_start().len();
    Some(Problem { kind, range: start..start + texts[first].len() })
}

const BARS: [char; 2] = ['|', '｜'];

fn is_row(line: &str) -> bool {
    line.matches(BARS).count() > 1 && line.starts_with(BARS) && line.ends_with(BARS)
}

/// The line below the head of a table with so many columns.
fn rule(columns: usize) -> String {
    format!("|{}", "---|".repeat(columns))
}

/// What stands for the kind of mark with which a line begins that was meant as an item of a list, and that Markdown takes for text.
fn list_mark(line: &str) -> Option<char> {
    let line = line.trim_start_matches(['*', '_', '~']);
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    match first {
        '•' | '●' | '○' | '◦' | '▪' | '■' | '◆' | '➢' => Some(first),
        // Such points also part the words of a row that goes on in the next line.
        '·' => (!rest.contains('·')).then_some(first),
        '–' | '—' => rest.starts_with([' ', '\t', '\u{3000}']).then_some(first),
        '-' => rest.starts_with(is_wide).then_some(first),
        '①'..='⑳' => Some('①'),
        '（' | '(' => {
            let (number, _) = rest.split_once(['）', ')'])?;
            let is_number = counts(number, |c| c.is_ascii_digit()) || counts(number, is_chinese_digit);
            is_number.then_some('(')
        }
        _ => {
            let after = line.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_digit(c));
            let number = &line[..line.len() - after.len()];
            let mark = after.chars().next()?;
            let words = after[mark.len_utf8()..].chars().next()?;
            let is_number = match mark {
                '、' => counts(number, |c| c.is_ascii_digit()) || counts(number, is_chinese_digit),
                '）' | '．' => counts(number, |c| c.is_ascii_digit()),
                '.' => counts(number, |c| c.is_ascii_digit()) && is_wide(words),
                _ => false,
            };
            // `3、4 号楼` and `一、二等奖` count things in a sentence.
            (is_number && !words.is_ascii_digit() && !is_chinese_digit(words)).then_some(mark)
        }
    }
}

fn is_wide(c: char) -> bool {
    matches!(class(c), Class::Wide)
}

fn is_chinese_digit(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Whether a word is one to three of such characters.
fn counts(word: &str, is_digit: impl Fn(char) -> bool) -> bool {
    (1..=3).contains(&word.chars().count()) && word.chars().all(is_digit)
}

/// Text between four blanks and the end of its line, where it reads as language and not as a program.
fn indented_prose(source: &str, block: &[Placed]) -> Option<Problem> {
    let texts = || {
        block.iter().filter_map(|(event, range)| match event {
            Event::Text(text) => Some((text, range)),
            _ => None,
        })
    };
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        !word.is_empty() && word.chars().all(char::is_alphabetic)
    };
    let is_program = texts().any(|(text, _)| text.contains(['{', '}', '=', '<', '>', '$', '\\', '`']));
    let has_han = texts().any(|(text, _)| text.contains(is_han));
    let words: usize = texts().map(|(text, _)| text.split_whitespace().filter(is_word).count()).sum();
    let (_, first) = texts().next()?;
    let line = source.get(first.clone())?.lines().next()?;
    let start = first.start + (line.len() - line.trim_start().len());
    ((has_han || words >= WORDS_LEAST) && !is_program)
        .then(|| Problem { kind: ProblemKind::IndentedProse, range: start..start + line.trim().len() })
}

/// Fewer words may be the call of a program.
const WORDS_LEAST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prose::Prose;

    /// What is found in a text, with the words at its place.
    fn found(text: &str) -> Vec<(ProblemKind, &str)> {
        Prose::scan(text).problems.into_iter().map(|found| (found.kind, &text[found.range])).collect()
    }

    #[test]
    fn lines_with_the_marks_of_another_list_are_told_at_the_first() {
        for (text, first) in [
            ("服务如下：\n• 咨询\n• 检索\n• 培训\n", "• 咨询"),
            ("·咨询\n·检索", "·咨询"),
            ("●\t咨询\n●\t检索", "●\t咨询"),
            ("○ one\n○ two", "○ one"),
            ("▪ one\n▪ two", "▪ one"),
            ("– Advice\n– Searches", "– Advice"),
            ("— 咨询\n— 检索", "— 咨询"),
            ("-咨询\n-检索", "-咨询"),
            ("1、咨询\n2、检索", "1、咨询"),
            ("1）咨询\n2）检索", "1）咨询"),
            ("1.咨询\n2.检索", "1.咨询"),
            ("一、咨询\n二、检索", "一、咨询"),
            ("（1）咨询\n（2）检索", "（1）咨询"),
            ("(1) Advice\n(2) Searches", "(1) Advice"),
            ("**（一）**咨询\n**（二）**检索", "**（一）**咨询"),
            ("①咨询\n②检索", "①咨询"),
            ("- Services:\n  • Advice\n  • Searches", "• Advice"),
            ("> 服务：\n> 1、咨询\n> 2、检索", "1、咨询"),
        ] {
            assert_eq!(found(text), [(ProblemKind::LooseList, first)], "{text}");
        }
    }

    #[test]
    fn rows_that_are_no_table_are_told_with_what_they_lack() {
        use TableFault::{NoRule, Tabs, WideBars};
        for (text, fault, rule, first) in [
            ("| 类别 | 数量 |\n| 咨询 | 很多 |\n", NoRule, "|---|---|", "| 类别 | 数量 |"),
            ("| a | b |\n|---|\n| c | d |", NoRule, "|---|---|", "| a | b |"),
            ("如下：\n| a | b | c |\n| d | e | f |", NoRule, "|---|---|---|", "| a | b | c |"),
            ("｜类别｜数量｜\n｜咨询｜很多｜", WideBars, "|---|---|", "｜类别｜数量｜"),
            ("\u{b}A\tA\t¡\r$\t\tA\u{b}", Tabs, "|---|---|---|", "A\tA\t¡"),
            ("类别\t数量\t备注\n咨询\t很多\t无", Tabs, "|---|---|---|", "类别\t数量\t备注"),
        ] {
            let kind = ProblemKind::LooseTable { fault, rule: rule.to_owned() };
            assert_eq!(found(text), [(kind, first)], "{text}");
        }
    }

    #[test]
    fn indented_language_is_told_and_programs_are_not() {
        for (text, first) in [
            ("甲\n\n    本中心为企业服务。\n    欢迎咨询。\n", "本中心为企业服务。"),
            ("\t本中心为企业服务。", "本中心为企业服务。"),
            ("    The office helps enterprises with patents.", "The office helps enterprises with patents."),
        ] {
            assert_eq!(found(text), [(ProblemKind::IndentedProse, first)], "{text}");
        }
    }

    #[test]
    fn honest_layouts_are_left_alone() {
        for text in [
            "• 咨询\n",
            "• 咨询\n\n• 检索\n",
            "服务：\\\n• 咨询\\\n• 检索",
            "1、咨询\n（2）检索",
            "1、2 号楼与\n3、4 号楼",
            "一、二等奖与\n三、四等奖",
            "甲 · 乙\n· 丙 · 丁\n· 戊 · 己",
            "- 咨询\n- 检索\n\n1. 甲\n2. 乙\n",
            "-5 °C at night,\n-2 °C by day",
            "2.5 of them and\n3.5 of those",
            "(see above) and\n(see below)",
            "\\(1) one\n\\(2) two",
            "| a | b |\n|---|---|\n| • c | d |\n| • e | f |\n",
            "one | two\nthree | four",
            "如下：\n| a | b |\n|---|---|\n| c | d |",
            "| alone |",
            "one\ttab\nand none",
            "```\n• 甲\n• 乙\n| a |\n| b |\n```\n",
            "    casebook check --deny-warnings\n",
            "    title: {zh-Hans: 标题}\n",
            "# • 甲\n\n# • 乙\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
