//! A year beside a linked number that is none of the years that the figure holds for.
//!
//! A sentence may name a year for many reasons: when something was founded, published or compared with. So only a year that
//! stands right beside the number in the form of its time is held against it, and only in a sentence that names no other.

use std::ops::Range;

use crate::format::mention::{Mention, MentionKind, mentions};
use crate::model::figure::Time;
use crate::model::locale::Language;

/// With these words a year is not that of the number, or the number is not of the year alone.
const ENGLISH_OTHERWISE: &[&str] = &[
    "since",
    "from",
    "than",
    "compar",
    "against",
    "versus",
    "before",
    "after",
    "until",
    "till",
    "earlier",
    "previous",
    "plan",
    "target",
    "goal",
    "report",
    "publish",
    "announc",
    "wrote",
    "said",
    "release",
    "survey",
    "edition",
    "to date",
    "so far",
    "now",
    "today",
    "has ",
    "have ",
    "which",
    "who",
    "when",
    "that ",
    " and has",
    "found",
    "launch",
    "establish",
    "introduc",
    "began",
    "start",
    "open",
    "list",
    "catalogue",
    "expect",
];

const CHINESE_OTHERWISE: &[&str] = &[
    "自", "从", "由", "以来", "起", "比", "较", "同期", "上年", "此前", "之前", "之后", "后", "前", "报道",
    "报告", "公布", "发布", "规划", "计划", "目标", "预计", "累计", "至今", "目前", "现", "成立", "设立",
    "启动", "建立", "推行", "实施", "印发", "出台", "届", "名单", "批", "评选", "入选",
];

/// The words that name a year which is none of the figure's; `own` are the bytes of the link's words in `text`.
pub(in crate::check) fn other_year(
    text: &str,
    own: Range<usize>,
    language: Language,
    time: &Time,
) -> Option<String> {
    let years = years(time)?;
    let sentence = sentence(text, &own, language);
    let own = own.start - sentence.start..own.end - sentence.start;
    let text = &text[sentence];
    let lower = text.to_lowercase();
    let otherwise = match language {
        Language::English => ENGLISH_OTHERWISE,
        Language::Chinese => CHINESE_OTHERWISE,
    };
    if otherwise.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let found = mentions(text, language);
    let mut named = found.iter().filter(|mention| mention.kind == MentionKind::Year);
    let named = named.next().filter(|_| named.next().is_none())?;
    let written = text.get(named.range.clone())?;
    // 2024–25 and 1990s are no single years.
    let year: i16 = written.trim_end_matches('年').parse().ok()?;
    if text[named.range.end..].starts_with(['s', '/', '-', '–', '—']) || years.contains(&year) {
        return None;
    }
    let number = found.iter().find(|mention| {
        mention.kind == MentionKind::Quantity
            && own.start <= mention.range.start
            && mention.range.end <= own.end
    })?;
    let is_beside = match language {
        Language::English => english(text, &own, named, number, time),
        Language::Chinese => chinese(text, named, number, time),
    };
    is_beside.then(|| match language {
        Language::English => written.to_owned(),
        Language::Chinese => format!("{}年", written.trim_end_matches('年')),
    })
}

/// The years that a figure holds for; nothing where it has no day. What is known early in a year is often of the year before.
fn years(time: &Time) -> Option<std::ops::RangeInclusive<i16>> {
    let (start, end) = (time.period().start()?, time.period().end()?);
    let early = matches!(time, Time::AsOf(_)) && end.month() <= 3;
    Some(start.year() - i16::from(early)..=end.year())
}

/// The sentence around the link; a mark that ends one stands before a space or is Chinese.
fn sentence(text: &str, own: &Range<usize>, language: Language) -> Range<usize> {
    let ends = |at: usize, c: char| match language {
        Language::Chinese => matches!(c, '。' | '；' | '！' | '？' | '\n'),
        Language::English => {
            let rest = &text[at + c.len_utf8()..];
            c == '\n' || matches!(c, '.' | ';' | '!' | '?') && (rest.is_empty() || rest.starts_with(' '))
        }
    };
    let start = text[..own.start].char_indices().rev().find(|(at, c)| ends(*at, *c));
    let end = text[own.end..].char_indices().find(|(at, c)| ends(own.end + at, *c));
    start.map_or(0, |(at, c)| at + c.len_utf8())..end.map_or(text.len(), |(at, _)| own.end + at)
}

/// How many bytes may stand between a year and the number of that year.
const ENGLISH_APART: usize = 32;
const CHINESE_APART: usize = 12 * 3;

fn english(text: &str, own: &Range<usize>, year: &Mention, number: &Mention, time: &Time) -> bool {
    let lead = text[..year.range.start].trim_end_matches(' ').to_lowercase();
    let says = |words: &[&str]| {
        words.iter().any(|word| {
            let rest = lead.strip_suffix(word);
            rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()))
        })
    };
    let state = says(&["as of", "by the end of", "at the end of", "end of", "by"]);
    let during = says(&["in", "during", "throughout", "for"]);
    if year.range.start > number.range.start {
        let gap = &text[number.range.end..year.range.start];
        // Words in the link itself belong to its number.
        let is_near = year.range.end <= own.end || gap.len() <= ENGLISH_APART;
        return (state || during) && is_near && is_plain(gap);
    }
    let gap = &text[year.range.end..number.range.start];
    let after = gap.strip_prefix(',').unwrap_or(gap);
    match time {
        _ if after.trim().is_empty() => state || during,
        Time::Over(_) => (state || during) && gap.len() <= ENGLISH_APART && is_plain(after),
        Time::AsOf(_) => state && gap.len() <= ENGLISH_APART && is_plain(after),
    }
}

fn chinese(text: &str, year: &Mention, number: &Mention, time: &Time) -> bool {
    if year.range.start > number.range.start {
        return false;
    }
    let gap = text[year.range.end..number.whole.start.max(year.range.end)].trim_start_matches('年');
    let after = ["底", "末", "全年", "度"].into_iter().find_map(|word| gap.strip_prefix(word)).unwrap_or(gap);
    let after = after.strip_prefix('，').unwrap_or(after);
    let direct = ["", "共", "共有", "有", "达", "达到", "约", "超过"].contains(&after.trim());
    match time {
        _ if direct => true,
        Time::Over(_) => after.len() <= CHINESE_APART && is_plain(after),
        Time::AsOf(_) => {
            let state = text[..year.range.start].ends_with("截至") || gap.starts_with(['底', '末']);
            state && after.len() <= CHINESE_APART && is_plain(after)
        }
    }
}

/// Whether no other clause, number or figure stands in a gap.
fn is_plain(gap: &str) -> bool {
    let breaks = |c: char| c.is_ascii_digit() || ",，、:：()（）\u{fffc}".contains(c);
    !gap.contains(breaks) && !gap.contains(" and ")
}
