//! Directions of numbers in Chinese, where the word stands right before the number: 下降35%, 降至8, 增加网点12个.

use std::ops::Range;

use super::{Moved, Way, clause};
use crate::check::translations::numbers::said::Said;
use crate::format::mention::{Mention, MentionKind, Sign};

/// Ends of the words before a number; longer before shorter.
const UP: [&str; 23] = [
    "上升",
    "上涨",
    "提升",
    "增长率",
    "增幅",
    "涨幅",
    "升幅",
    "增长",
    "增加",
    "增多",
    "延长",
    "提高",
    "走高",
    "调高",
    "扩大",
    "高出",
    "多出",
    "上调",
    "新增",
    "增",
    "升",
    "涨",
    "扩",
];
const DOWN: [&str; 21] = [
    "下降", "下跌", "降幅", "跌幅", "减幅", "缩短", "减少", "降低", "走低", "调低", "压缩", "缩减", "压减",
    "下滑", "精简", "削减", "下调", "降", "减", "跌", "缩",
];
/// What may stand between such a word and the number.
const BETWEEN: [&str; 15] = [
    "幅度达到",
    "幅度达",
    "幅度为",
    "幅度",
    "率达",
    "率为",
    "达到",
    "达",
    "了",
    "至",
    "到",
    "为",
    "约",
    "近",
    "整",
];
/// Verbs that may have their object before the number: 增加网点12个.
const WITH_OBJECT: [(&str, Way); 7] = [
    ("增加", Way::Up),
    ("新增", Way::Up),
    ("延长", Way::Up),
    ("减少", Way::Down),
    ("压减", Way::Down),
    ("缩短", Way::Down),
    ("精简", Way::Down),
];
/// Characters before a word for a direction that turn it round or make another word of it.
const UNCLEAR: &str = "不未没反缓窄难防免止遏抑避转非无";

pub(super) fn moved(said: &Said) -> Vec<Moved<'_>> {
    let quantities = || said.numbers.iter().filter(|mention| mention.kind == MentionKind::Quantity);
    quantities()
        .filter_map(|mention| {
            let clause = clause(&said.text, &mention.whole);
            let last = quantities().filter(|other| other.whole.end <= mention.whole.start);
            let from = last.map(|other| other.whole.end).max().unwrap_or(0).max(clause.start);
            let before = before(&said.text, from..mention.whole.start);
            let after = after(&said.text, mention, &clause);
            let is_one =
                before.as_ref().zip(after.as_ref()).is_none_or(|(before, after)| before.0 == after.0);
            let (way, word) = before.or(after).filter(|_| is_one)?;
            Some(Moved { mention, way, word })
        })
        .collect()
}

fn before(text: &str, within: Range<usize>) -> Option<(Way, Range<usize>)> {
    let mut stretch = text.get(within.clone())?.trim_end();
    while let Some(rest) = BETWEEN.iter().find_map(|word| stretch.strip_suffix(word)) {
        stretch = rest;
    }
    let ends = |words: &[&'static str]| words.iter().copied().find(|word| stretch.ends_with(word));
    let up = ends(&UP).map(|word| (Way::Up, word));
    let found = up.or_else(|| ends(&DOWN).map(|word| (Way::Down, word)));
    let (way, start, length) = match found {
        Some((way, word)) => (way, stretch.len() - word.len(), word.len()),
        None => {
            let (way, at, word) = WITH_OBJECT
                .iter()
                .filter_map(|(word, way)| Some((*way, stretch.rfind(word)?, *word)))
                .max_by_key(|(_, at, _)| *at)?;
            let object = &stretch[at + word.len()..];
            let is_object = object.chars().count() <= 6
                && object.chars().all(char::is_alphabetic)
                && !object.contains(|c: char| "的为对向在和及等由从个家".contains(c))
                && !object.contains(['增', '减', '升', '降']);
            (is_object.then_some(way)?, at, word.len())
        }
    };
    // A rate of bad loans (不良率) goes up and down like any other.
    let lead = stretch[..start].replace("不良", "").replace("不合格", "");
    let lead: Vec<char> = lead.chars().rev().take(4).collect();
    let opposite = match way {
        Way::Up => "减降跌缩",
        Way::Down => "增升涨",
    };
    let is_unclear = lead.iter().any(|c| UNCLEAR.contains(*c) || opposite.contains(*c));
    let start = within.start + start;
    (!is_unclear).then_some((way, start..start + length))
}

/// 35%的增长
fn after(text: &str, mention: &Mention, clause: &Range<usize>) -> Option<(Way, Range<usize>)> {
    if !matches!(mention.sign, Sign::Percent | Sign::PercentagePoint) {
        return None;
    }
    let near = text.get(mention.whole.end..clause.end)?.strip_prefix('的')?;
    let words = [
        ("增长", Way::Up),
        ("增幅", Way::Up),
        ("涨幅", Way::Up),
        ("升幅", Way::Up),
        ("降幅", Way::Down),
        ("跌幅", Way::Down),
        ("减幅", Way::Down),
        ("下降", Way::Down),
    ];
    let (word, way) = words.iter().find(|(word, _)| near.starts_with(word))?;
    let start = mention.whole.end + '的'.len_utf8();
    Some((*way, start..start + word.len()))
}
