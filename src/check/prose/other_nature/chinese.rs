//! Chinese words that give a number another nature.

use super::Nature;

/// Words of a clause before its number, and what makes another word of them when it follows.
const BEFORE: &[(&str, &str, Nature)] = &[
    ("平均", "水线", Nature::Average),
    ("年均", "", Nature::Average),
    ("月均", "", Nature::Average),
    ("日均", "", Nature::Average),
    ("周均", "", Nature::Average),
    ("人均", "", Nature::Average),
    ("户均", "", Nature::Average),
    ("每年", "", Nature::Rate),
    ("每月", "", Nature::Rate),
    ("每周", "", Nature::Rate),
    ("每天", "", Nature::Rate),
    ("每日", "", Nature::Rate),
    ("估计", "", Nature::Estimate),
    ("估算", "", Nature::Estimate),
    ("预估", "", Nature::Estimate),
    ("可能", "性", Nature::Estimate),
    ("或达", "", Nature::Estimate),
    ("预计", "", Nature::Target),
    ("预期", "", Nature::Target),
    ("有望", "", Nature::Target),
    ("力争", "", Nature::Target),
    ("或将", "", Nature::Target),
    ("将达", "", Nature::Target),
    ("拟于", "", Nature::Target),
];

/// How many characters may stand between such a word and the number.
const REACH: usize = 12;

/// Words that must stand right before the number, a verb between them at most.
const NEAR: &[(&str, Nature)] =
    &[("目标", Nature::Target), ("目标值", Nature::Target), ("目标数", Nature::Target)];

const VERBS: &[&str] = &["达到", "达", "为", "是", "有"];

/// With these before them a plan was carried out, or another average is compared with.
const OTHERWISE: &[&str] = &["完成", "实现", "超", "高于", "低于", "多于", "少于", "不"];

pub(super) fn before(before: &str) -> Option<(usize, Nature)> {
    if OTHERWISE.iter().any(|word| before.contains(word)) {
        return None;
    }
    let from = before.char_indices().rev().take(REACH + 2).last().map_or(0, |(at, _)| at);
    let near = &before[from..];
    let found = BEFORE.iter().find_map(|(word, others, nature)| {
        let at = near.rfind(word)?;
        let next = near[at + word.len()..].chars().next();
        (!next.is_some_and(|next| others.contains(next))).then_some((near.len() - at, *nature))
    });
    found.or_else(|| {
        let bare = before.trim_end();
        let bare = VERBS.iter().find_map(|verb| bare.strip_suffix(verb)).unwrap_or(bare);
        let (word, nature) = NEAR.iter().find(|(word, _)| bare.ends_with(word))?;
        Some((before.len() - bare.len() + word.len(), *nature))
    })
}

const AFTER: &[&str] = &["/年", "/月", "/天", "/日", "/周", "每年", "每月", "每天", "每日", "每周"];

/// How many characters of a classifier and a noun may stand between a number and what it is of.
const NOUN: usize = 4;

pub(super) fn after(after: &str) -> Option<(usize, Nature)> {
    for (at, c) in after.char_indices().take(NOUN + 1) {
        if let Some(word) = AFTER.iter().find(|word| after[at..].starts_with(**word)) {
            return Some((at + word.len(), Nature::Rate));
        }
        if !c.is_alphabetic() && c != ' ' {
            break;
        }
    }
    None
}

/// Verbs right before a percentage that make a change of it.
const CHANGES: &[&str] = &[
    "增长",
    "增长了",
    "增加",
    "增加了",
    "上升",
    "上升了",
    "提高",
    "提高了",
    "提升",
    "提升了",
    "下降",
    "下降了",
    "减少",
    "减少了",
    "降低",
    "降低了",
    "增幅",
    "增幅为",
    "增幅达",
    "降幅为",
    "降幅达",
];

/// How many bytes before a percentage make a change of it.
pub(super) fn change(before: &str) -> Option<usize> {
    CHANGES.iter().filter(|verb| before.ends_with(**verb)).map(|verb| verb.len()).max()
}
