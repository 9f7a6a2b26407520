//! Words that were left to stand for what is to be written.

use std::ops::Range;
use std::sync::LazyLock;

use super::published::{found_in, whole_texts};
use crate::check::texts::Texts;
use crate::check::words::{Finder, Match};
use crate::diag::{Diagnostic, Diagnostics, table::privacy as table};

/// Placeholders in what will be published.
pub(in crate::check) fn nothing_is_left_to_be_written(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let find =
        |text: &str| find(text).into_iter().map(|range| (range.clone(), text[range].to_owned())).collect();
    for (place, found) in found_in(texts, &[".yaml", ".md", ".csv", ".html", ".txt"], find) {
        let path = &texts.files.get(place.file()).path;
        let found = Diagnostic::new(table::PLACEHOLDER, place).with("found", found);
        diags.push(found.with_some("draft", draft(path)));
    }
    for (place, text, path) in whole_texts(texts, may_say_nothing) {
        let text = text.trim();
        // What holds one of the words above was reported at that word.
        if is_nothing(text, path) && self::find(text).is_empty() {
            let found = Diagnostic::new(table::PLACEHOLDER, place).with("found", text);
            diags.push(found.with_some("draft", draft(path)));
        }
    }
}

/// The word by which the record of a file can be kept off the site; nothing for files that have no status.
fn draft(path: &str) -> Option<&'static str> {
    let (folder, rest) = path.strip_prefix("content/")?.split_once('/')?;
    let has_status = ["cases", "events", "statistics", "pages"].contains(&folder) && rest.contains('/');
    has_status.then_some("draft")
}

/// Whether a whole text says nothing: dots, a word that only announces it, or the title that `casebook new` gives a record.
fn is_nothing(text: &str, path: &str) -> bool {
    let bare = text.trim_end_matches(['。', '.']);
    let id = || path.strip_prefix("content/").and_then(|path| path.split('/').nth(1)).unwrap_or_default();
    is_all_dots(text)
        || ANNOUNCED.iter().any(|words| bare.eq_ignore_ascii_case(words))
        || text.starts_with("Title of") && text == new_title(id())
        || text.ends_with("的标题") && text == new_title_in_chinese(id())
}

/// Whether a text is made of dots or question marks; one dot alone may be meant.
fn is_all_dots(text: &str) -> bool {
    text.chars().all(is_dot) && (text.chars().count() > 1 || text.starts_with(['…', '⋯', '?', '？']))
}

fn is_dot(c: char) -> bool {
    matches!(c, '…' | '.' | '。' | '·' | '⋯' | '?' | '？')
}

/// Whether a value of a YAML text may say nothing, going by its characters alone, so that most texts need not be read as YAML for it.
fn may_say_nothing(yaml: &str) -> bool {
    let is_border =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '[' | ']' | '{' | '}' | ',' | ':');
    let mut parts = yaml.split(is_border).filter(|part| !part.is_empty());
    // An escape may stand for any character.
    yaml.contains('\\') || parts.any(is_all_dots) || {
        let lower = yaml.to_ascii_lowercase();
        BEGINNINGS.all(&lower).into_iter().any(|found| {
            let mut after = &lower[found.at + found.word.len()..];
            // A line end stands for a blank.
            found.known.split_whitespace().all(|word| {
                let next = after.trim_start().strip_prefix(word);
                after = next.unwrap_or(after);
                next.is_some()
            })
        })
    }
}

/// The first words of what says nothing, in small letters, each with the others.
static BEGINNINGS: LazyLock<Finder<&str>> = LazyLock::new(|| {
    let titles = ["title of", "的标题"];
    Finder::of(
        ANNOUNCED.iter().copied().chain(titles).map(|words| words.split_once(' ').unwrap_or((words, ""))),
    )
});

/// The title that `casebook new` gives a record, in English.
pub(crate) fn new_title(id: &str) -> String {
    format!("Title of {id}")
}

/// The title that `casebook new` gives a record, in Chinese.
pub(crate) fn new_title_in_chinese(id: &str) -> String {
    format!("{id} 的标题")
}

/// Whether words stand for something that is to be written, by the text before and after them.
type Fits = fn(&str, &str, &str) -> bool;

const KINDS: [(&[&str], Fits); 6] = [
    (MARKS, |word, before, after| {
        !before.ends_with(is_word)
            && !after.starts_with(is_word)
            && !LISTS.iter().any(|list| after.starts_with(list))
            && !is_roman(word, before)
    }),
    (CERTAIN, |_, _, _| true),
    (PENDING, |_, before, after| {
        let is_announced =
            || AWAITED.iter().any(|awaited| before.strip_suffix(awaited).is_some_and(ends_a_part));
        let is_left = || {
            let rest = before.strip_suffix('以');
            rest.is_some_and(|rest| ends_a_part(rest) || rest.ends_with(['，', ',']))
        };
        begins_a_part(after) && (ends_a_part(before) || is_announced() || is_left())
    }),
    (QUESTIONS, |_, before, after| ends_a_part(before) && begins_a_part(after)),
    (WHOLE, |_, before, after| is_line_start(before) && is_line_end(after)),
    (CROSSES, is_blank_in_a_name),
];

static WORDS: LazyLock<Finder<Fits>> = LazyLock::new(|| {
    Finder::of(KINDS.into_iter().flat_map(|(words, fits)| words.iter().map(move |word| (*word, fits))))
});

/// All placeholders of a text, in their order; no two overlap.
fn find(text: &str) -> Vec<Range<usize>> {
    let whole = |found: Match<'_, Fits>| {
        let end = found.at + found.word.len();
        (found.known)(found.word, &text[..found.at], &text[end..]).then_some(found.at..end)
    };
    let mut found: Vec<Range<usize>> = WORDS.all(text).into_iter().filter_map(whole).collect();
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// Marks that authors and programmers leave; as words of their own and in capitals only, for "to do" is ordinary prose. They are written in two
/// parts, so that none of them stands in the source.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), "TBD", "TBC", concat!("XX", "X")];

/// Words after which the mark names a list of tasks or a program for one.
const LISTS: &[&str] = &[" list", " List", "清单", "列表"];

/// Whether three crosses are thirty in Roman numerals, after a word that is numbered so.
fn is_roman(word: &str, before: &str) -> bool {
    let numbered = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with("XX")
        && before.ends_with([' ', '\u{a0}'])
        && NUMBERED.contains(&numbered.to_lowercase().as_str())
}

const NUMBERED: &[&str] = &[
    "annex", "appendix", "article", "book", "chapter", "class", "classes", "clause", "figure", "part",
    "rule", "section", "session", "table", "title", "volume",
];

/// Words that mean nothing else; those of `casebook new` and `casebook init` too.
const CERTAIN: &[&str] = &[
    "lorem ipsum",
    "Lorem ipsum",
    "Lorem Ipsum",
    "LOREM IPSUM",
    "此处填写",
    "在此填写",
    "待填写",
    "待定稿",
    "Text to be written.",
    "正文待撰写",
    "What was done, and with what result.",
    "做了什么，成效如何。",
    "Date to be written",
    "(to be added)",
    "(to be completed)",
    "(to be confirmed)",
    "（to be added）",
    "(replace)",
    "（请替换）",
    "Write here what the service did",
    "Write here who publishes this site",
    "请在此说明服务的内容",
    "请在此说明本站由谁发布",
];

/// Words that ordinary sentences have too (制度有待完善); alone between marks they stand for something.
const PENDING: &[&str] = &["待补充", "待完善", "待补", "待更新", "待续", "未完待续"];

/// What is announced to be awaited, as the only word before it (数据待补充); a longer sentence may be the record's own (有关数据有待核实).
const AWAITED: &[&str] = &["此处", "数据", "内容", "正文", "信息", "资料", "文字", "图片"];

const QUESTIONS: &[&str] = &["???", "？？？"];

/// Words that may be a true state of things within a text; as all of a text they announce one.
const ANNOUNCED: &[&str] = &[
    "待定",
    "有待完善",
    "有待补充",
    "有待更新",
    "有待核实",
    "待核实",
    "数据待核实",
    "此处待核实",
    "to be added",
    "to be completed",
    "to be confirmed",
    "to be written",
];

/// In a quotation `[…]` tells that words were left out; alone on its line nothing was put in.
const WHOLE: &[&str] = &["[…]", "[...]", "［…］", "……待续", "First heading", "小标题"];

const CROSSES: &[&str] = &["××", "XX", "ＸＸ", "???", "？？？"];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && c.is_ascii() || c == '_' || c == '-'
}

fn ends_a_part(before: &str) -> bool {
    before.chars().next_back().is_none_or(is_mark)
}

fn begins_a_part(after: &str) -> bool {
    after.chars().next().is_none_or(is_mark)
}

/// Blanks, brackets, quotes and punctuation; commas join what is still one sentence.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "\"'“”‘’()（）[]［］【】{}<>《》:：;；。.!！*_|—-".contains(c)
}

fn is_line_start(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|c| c.is_whitespace() || "#>-*\"'".contains(c))
        || line.trim_end_matches(['"', '\'']).ends_with(": ")
}

fn is_line_end(after: &str) -> bool {
    let line = after.split('\n').next().unwrap_or_default();
    line.chars().all(|c| c.is_whitespace() || "\"'}],".contains(c))
}

/// Crosses in the place of a name: before a Chinese word for a body or a person, and no part of a masked number or a longer run of letters.
fn is_blank_in_a_name(cross: &str, before: &str, after: &str) -> bool {
    let first = cross.chars().next();
    let touches = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_alphanumeric() || Some(c) == first || matches!(c, '*' | '＊'))
    };
    let is_parted = !touches(before.chars().next_back()) && !touches(after.chars().next());
    is_parted && BODIES.iter().any(|body| after.starts_with(body))
}

const BODIES: &[&str] = &[
    "市",
    "省",
    "区",
    "县",
    "镇",
    "公司",
    "有限公司",
    "局",
    "单位",
    "企业",
    "集团",
    "大学",
    "学院",
    "学校",
    "中心",
    "银行",
    "先生",
    "女士",
    "同志",
    "年",
    "月",
    "日",
    "万元",
    "亿元",
    "家",
    "个",
    "名",
    "人次",
    "余家",
    "余人",
    "项",
    "件",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::files::Files;
    use crate::yaml::{Document, Node, Value};

    fn says_nothing(node: &Node) -> bool {
        match &node.value {
            Value::Scalar(text) => is_nothing(text.trim(), "content/cases/harbour/case.yaml"),
            Value::List(items) => items.iter().any(says_nothing),
            Value::Map(entries) => entries.iter().any(|entry| says_nothing(&entry.value)),
            Value::Null | Value::Unreadable => false,
        }
    }

    #[test]
    fn no_value_that_says_nothing_is_passed_over() {
        for (yaml, expected) in [
            ("title: ...", true),
            ("title: {en: …, zh-Hans: ？}", true),
            ("title: [\"..\", a]", true),
            ("title: '。。'", true),
            ("title: \"\\u2026\"", true),
            ("title: >\n  to be\n  added\nyear: 2025", true),
            ("title: To  be added.", false),
            ("title: To be confirmed.", true),
            ("title: TO\n  BE WRITTEN", true),
            ("- 待定。", true),
            ("- 有待核实", true),
            ("title: Title of harbour", true),
            ("title: Title\n  of harbour", true),
            ("title: \"harbour 的标题\"", true),
            ("title: Title of another", false),
            ("summary: {en: \"The service is to be found in [](figure:people) places.\"}", false),
            ("summary: 接待来访者……共[](figure:people)名。", false),
            ("title: \".\"", false),
        ] {
            let files = Files::from_texts([("content/cases/harbour/case.yaml", yaml)]);
            let (file, _) = files.iter().next().expect("there is a file");
            let document = Document::parse(file, yaml, &mut Diagnostics::default()).expect("it is YAML");
            assert_eq!(says_nothing(&document.root), expected, "{yaml}");
            assert!(may_say_nothing(yaml) || !expected, "{yaml}");
        }
        for yaml in ["title: A year. And more.", "year: 2025 # What a year?", "summary: 接待来访者。"] {
            assert!(!may_say_nothing(yaml), "{yaml}");
        }
    }
}
