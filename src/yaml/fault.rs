//! Faults of syntax in the words of people who do not know YAML.

mod slip;

use crate::diag::{Diagnostic, table::reading};
use crate::files::{FileId, Place};

/// What the parser refused, at the place where an author will find it.
pub(super) fn fault(file: FileId, text: &str, error: &serde_yaml::Error) -> Diagnostic {
    let said = error.to_string();
    let at = error.location().map(|at| at.index().min(text.len()));
    let line = at.map_or("", |at| line_around(text, at));
    let slip = at.filter(|&at| text.is_char_boundary(at)).and_then(|at| slip::find(text, &said, at));
    let (known, at) = match slip {
        Some((slip, at)) => (Some(slip), Some(at)),
        None => (known(&said, line, at.map_or("", |at| before_on_line(text, at))), at),
    };
    let at = at.or_else(|| second_document(text));
    let place = match known.map_or(Where::Here, |known| known.place) {
        Where::Opening => opening(text, &said).or(at),
        Where::Here => at,
    };
    let parts_wrongly =
        known.is_some_and(|known| [NO_KEY.0, slip::NO_SPACE.problem.0].contains(&known.problem.0));
    let meant =
        place.filter(|&at| parts_wrongly && text.is_char_boundary(at)).and_then(|at| slip::meant(text, at));
    let place = place.map_or(Place::File(file), |at| Place::bytes(file, one_character(text, at)));
    let fault = Diagnostic::new(reading::YAML_SYNTAX, place).with_some("meant", meant);
    match known {
        Some(known) => fault
            .with("problem", known.problem.0)
            .with("problem_zh", known.problem.1)
            .with("advice", known.advice.0)
            .with("advice_zh", known.advice.1),
        None => {
            let problem = said.split(" at line ").next().unwrap_or(&said);
            fault.with("problem", problem).with("problem_zh", problem)
        }
    }
}

/// More brackets than any record opens, found before the parser is asked.
pub(super) fn too_deep(file: FileId, at: usize) -> Diagnostic {
    let fault = Diagnostic::new(reading::YAML_SYNTAX, Place::bytes(file, at..at + 1));
    let fault = fault.with("problem", NESTED.0.0).with("problem_zh", NESTED.0.1);
    fault.with("advice", NESTED.1.0).with("advice_zh", NESTED.1.1)
}

/// A line in which key and value are not parted as they should be.
const NO_KEY: (&str, &str) = ("this line is no `key: value`", "此行不是 `键: 值`");

/// Problem and advice, each in English and Chinese.
const NESTED: ((&str, &str), (&str, &str)) = (
    ("lists and maps are nested too deep here", "此处列表或映射嵌套过深"),
    ("take out some levels of brackets or indentation", "请减少括号或缩进的层级"),
);

/// A fault that authors meet: what it is and what to do, each in English and Chinese.
#[derive(Clone, Copy)]
struct Known {
    problem: (&'static str, &'static str),
    advice: (&'static str, &'static str),
    place: Where,
}

#[derive(Clone, Copy)]
enum Where {
    /// Where the parser stopped.
    Here,
    /// Where the quotation mark or bracket stands that is never closed.
    Opening,
}

/// The parser's words (libyaml's) to ours; `line` is the line on which it stopped, `before` its part up to that place.
fn known(said: &str, line: &str, before: &str) -> Option<Known> {
    let here = |problem, advice| Some(Known { problem, advice, place: Where::Here });
    let opening = |problem, advice| Some(Known { problem, advice, place: Where::Opening });
    if line.trim_start_matches(' ').starts_with('\t') {
        here(
            ("this line is indented with a tab", "此行用制表符缩进"),
            (
                "delete the tab at the beginning, and type as many spaces as stand before the key of the same record above",
                "请删去行首的制表符，再输入与上面同级的键前面一样多的空格",
            ),
        )
    } else if said.contains("cannot start any token") {
        here(
            ("a text cannot begin with this character", "文字不能以此字符开头"),
            ("put the whole text in double quotes", "请给整段文字加双引号"),
        )
    } else if said.contains("mapping values are not allowed") && before.contains(['｛', '［']) {
        here(
            ("a full-width bracket opens nothing in YAML", "全角括号不能用于 YAML 的列表或映射"),
            (
                "write plain brackets, `{ }` or `[ ]`, and plain commas between",
                "请改为半角括号（`{ }` 或 `[ ]`），其间用半角逗号",
            ),
        )
    } else if said.contains("mapping values are not allowed")
        && [": “", ": ‘"].iter().any(|opening| before.contains(opening))
    {
        here(
            (
                "a text holds a colon followed by a space, and the curly marks “ ” around it are no quotation marks of YAML",
                "文字中含有冒号加空格，而两端的弯引号“ ”在 YAML 中不起引号作用",
            ),
            ("put the whole text in straight double quotes: \"…\"", "请给整段文字加半角直引号：\"…\""),
        )
    } else if said.contains("mapping values are not allowed") && before.contains(": ") {
        here(
            ("a text holds a colon followed by a space", "文字中含有冒号加空格"),
            ("put the whole text in double quotes", "请给整段文字加双引号"),
        )
    } else if said.contains("mapping values are not allowed") {
        here(
            (
                "the indentation of this line and that of the line above do not fit each other",
                "此行与上一行的缩进不一致",
            ),
            (
                "look at both: each begins in the same column as the other keys of its record; or put the text above in double quotes if it goes on here",
                "两行都请核对，使之与同一记录的其他键左对齐；若此行是上一行文字的延续，请给整段文字加双引号",
            ),
        )
    } else if said.contains("quoted scalar") {
        opening(
            ("the quotation mark here is never closed", "此处的引号没有闭合"),
            (
                "close it at the end of the text; within double quotes, write \\\" for a quotation mark",
                "请在文字末尾补上引号；双引号之内的引号写作 \\\"",
            ),
        )
    } else if said.contains("flow sequence") || said.contains("flow mapping") {
        opening(
            (
                "the bracket here is not closed, or a comma is missing after it",
                "此处的括号没有闭合，或其后缺少逗号",
            ),
            (
                "close it, put commas between the items, and put a text that holds brackets or quotation marks in double quotes",
                "请补上括号，各项之间用逗号分隔；含括号或引号的文字请加双引号",
            ),
        )
    } else if said.contains("could not find expected ':'") {
        opening(
            NO_KEY,
            (
                "write the key, a plain colon (not `：`) and a space before the value",
                "请写键名、半角冒号（不是“：”）、空格，再写值",
            ),
        )
    } else if said.contains("did not find expected key") && !before.trim().is_empty() {
        here(
            (
                "the text goes on after the quotation mark or bracket that closes it",
                "引号或括号闭合之后还有文字",
            ),
            (
                "put the whole text in double quotes; a quotation mark within it is written \\\"",
                "请给整段文字加双引号，其中的引号写作 \\\"",
            ),
        )
    } else if said.contains("more than one document") {
        here(
            (
                "a line of three hyphens begins a second document, and a file has one",
                "三个连字符会另起一个文档，而每个文件只有一个文档",
            ),
            (
                "take the line out, or move what follows to a file of its own",
                "请删去此行，或将其后内容移到单独的文件",
            ),
        )
    } else if said.contains("did not find expected key")
        || said.contains("did not find expected '-' indicator")
    {
        here(
            ("this line does not fit in with the lines above", "此行的写法与上文不一致"),
            (
                "let the keys of a record and the items of a list begin in the same column; put a text that begins with a quotation mark or bracket wholly in double quotes",
                "请让同一记录的键、同一列表的项左对齐；以引号或括号开头的文字请整段加双引号",
            ),
        )
    } else if said.contains("anchor") {
        here(
            (
                "a text that begins with `*` or `&` means something else in YAML",
                "以 `*` 或 `&` 开头的文字在 YAML 中另有含义",
            ),
            ("put the whole text in double quotes", "请给整段文字加双引号"),
        )
    } else if said.contains("recursion limit") {
        here(NESTED.0, NESTED.1)
    } else if said.contains("repetition limit") {
        here(
            (
                "the aliases (`*name`) of this file stand for far too many values",
                "本文件的别名（`*name`）展开后数量过大",
            ),
            (
                "write the values out instead of `&name` and `*name`",
                "请直接写出各值，不用 `&name` 和 `*name`",
            ),
        )
    } else {
        None
    }
}

/// The line that begins a second document; the parser names no place for it.
fn second_document(text: &str) -> Option<usize> {
    text.match_indices("\n---")
        .map(|(at, _)| at + 1)
        .find(|&at| text[at + 3..].starts_with(['\n', '\r', ' ']))
}

/// The place that the parser names second: `… at line 5 column 1, while scanning a quoted scalar at line 3 column 10`.
fn opening(text: &str, said: &str) -> Option<usize> {
    let (_, at) = said.rsplit_once(" at line ")?;
    let (line, column) = at.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let within: usize = text[start..].chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
    Some(start + within)
}

/// The range of the character at or before an offset; the end of the text is shown at its last line.
fn one_character(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = at.min(text.trim_end().len());
    let start = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    start..text[start..].chars().next().map_or(start, |next| start + next.len_utf8())
}

fn line_around(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = at + rest.find('\n').unwrap_or(rest.len());
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    text.get(start..end).unwrap_or_default()
}

fn before_on_line(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}
