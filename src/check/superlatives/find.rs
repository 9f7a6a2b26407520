//! Finding superlatives in a text.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::words as w;
use crate::check::words::{Finder, lowered};
use crate::model::locale::Language;

/// A superlative in a text, by its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Superlative {
    pub range: Range<usize>,
    pub reach: Reach,
}

/// Of how much a superlative speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Of the country, the world, a trade: no chart on a page shows all of it.
    Wide,
    /// It does not say.
    Unsaid,
}

/// All superlatives of a text, in order, none within another.
pub(super) fn superlatives(text: &str, language: Language) -> Vec<Superlative> {
    match language {
        Language::English => english(text),
        Language::Chinese => chinese(text),
    }
}

/// A word with its place; `ends` tells whether a comma or the like stands after it.
struct Word<'t> {
    lower: Cow<'t, str>,
    range: Range<usize>,
    ends: bool,
}

fn english(text: &str) -> Vec<Superlative> {
    if !TELLING.is_in(&lowered(text)) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match english_at(&words, at) {
            Some((start, end, reach)) => {
                found.push(Superlative { range: words[start].range.start..words[end].range.end, reach });
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '.')]) {
        match (is_part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let lower = match lowered(&text[from..at]) {
                    Cow::Owned(lower) => Cow::Owned(lower.replace('’', "'")),
                    plain => plain,
                };
                words.push(Word { lower, range: from..at, ends: false });
                start = None;
            }
            _ => {}
        }
        if !is_part(c)
            && !c.is_whitespace()
            && let Some(last) = words.last_mut()
        {
            last.ends = true;
        }
    }
    words
}

/// One of these stands in every superlative; most sentences have none.
static TELLING: LazyLock<Finder<()>> = LazyLock::new(|| {
    let longest = |phrase: &&'static str| phrase.split(' ').max_by_key(|word| word.len());
    let phrases = w::ENGLISH.iter().filter_map(longest);
    let heads = w::ENGLISH_HEADS.iter().map(|(word, _)| *word);
    let words = phrases.chain(heads).chain(w::ENGLISH_SCOPED.iter().copied()).chain(["most"]);
    Finder::of(words.map(|word| (word, ())))
});

/// By the first word of a phrase, the words after it.
static PHRASES: LazyLock<BTreeMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for phrase in w::ENGLISH {
        let mut words = phrase.split(' ');
        phrases.entry(words.next().unwrap_or_default()).or_default().push(words.collect());
    }
    phrases
});

/// The superlative that begins with a word, by its first and last word.
fn english_at(words: &[Word<'_>], at: usize) -> Option<(usize, usize, Reach)> {
    let word = |at: usize| words.get(at).map(|word| word.lower.as_ref());
    let phrases = PHRASES.get(word(at)?).into_iter().flatten();
    for rest in phrases {
        let is_whole =
            words.get(at..=at + rest.len()).is_some_and(|of| of[..rest.len()].iter().all(|word| !word.ends));
        if is_whole && rest.iter().enumerate().all(|(step, part)| word(at + 1 + step) == Some(part)) {
            return Some((at, at + rest.len(), Reach::Wide));
        }
    }
    let scope_of = |lower: &str| lower.strip_suffix("'s").is_some_and(|of| w::ENGLISH_SCOPES.contains(&of));
    let is_possessive = word(at).is_some_and(scope_of);
    let is_article = matches!(word(at), Some("the" | "a" | "an" | "our" | "its" | "their"));
    if !is_possessive && !is_article || words[at].ends {
        return None;
    }
    let head = at + 1;
    let next = word(head + 1).filter(|_| words.get(head).is_some_and(|head| !head.ends));
    let is_scoped = w::ENGLISH_SCOPED.contains(&word(head)?)
        && !(word(head) == Some("first") && next.is_none_or(|next| w::ENGLISH_ORDER.contains(&next)));
    let wide = || is_possessive || word(at) == Some("the") && scope_after(words, head).is_some();
    if is_scoped && wide() {
        return Some((at, scope_after(words, head).unwrap_or(head), Reach::Wide));
    }
    let next = next?;
    let among = (head + 1..head + 4).any(|of| {
        word(of) == Some("of")
            && matches!(word(of + 1), Some("the" | "these" | "those" | "them" | "its" | "all"))
    });
    let is_head = w::ENGLISH_HEADS.iter().any(|(known, after)| {
        word(head) == Some(known) && !after.contains(&next) && !(among && *known != "unique")
    });
    if is_head {
        return Some((at, head, Reach::Unsaid));
    }
    let is_most = word(at) == Some("the") && word(head) == Some("most") && w::ENGLISH_MOST.contains(&next);
    (is_most && !among).then_some((at, head + 1, Reach::Unsaid))
}

/// The last word of `in the country`, `in China`, `nationwide` after a word in the same clause.
fn scope_after(words: &[Word<'_>], head: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).map(|word| word.lower.as_ref());
    let mut at = head;
    while at < head + SCOPE_WITHIN && words.get(at).is_some_and(|word| !word.ends) {
        at += 1;
        let is_scope = |at: usize| word(at).is_some_and(|word| w::ENGLISH_SCOPES.contains(&word));
        match word(at)? {
            here if w::ENGLISH_EVERYWHERE.contains(&here) => return Some(at),
            "in" | "of" | "across" if is_scope(at + 1) => return Some(at + 1),
            "in" | "of" | "across" if word(at + 1) == Some("the") && is_scope(at + 2) => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// How many words after a superlative its scope may begin.
const SCOPE_WITHIN: usize = 7;

fn chinese(text: &str) -> Vec<Superlative> {
    let mut found: Vec<Superlative> = Vec::new();
    let mut free_from = 0;
    let places: BTreeSet<usize> = CLAIMS.all(text).into_iter().map(|claim| claim.at).collect();
    for at in places {
        if at < free_from {
            continue;
        }
        let claims = |(word, not_before): &&(&str, &[&str])| {
            text[at..]
                .strip_prefix(*word)
                .is_some_and(|rest| !not_before.iter().any(|next| rest.starts_with(next)))
        };
        let scoped = w::CHINESE_SCOPED.iter().find(claims);
        let scoped = scoped.and_then(|found| Some((found, scope_before(&text[..at])?)));
        let (start, end, reach) = match (scoped, w::CHINESE.iter().find(claims)) {
            (Some(((word, _), scope)), _) => (scope, at + word.len(), Reach::Wide),
            (None, Some((word, _))) => (at, at + word.len(), Reach::Unsaid),
            (None, None) => continue,
        };
        found.push(Superlative { range: start.max(free_from)..end, reach });
        free_from = end;
    }
    found
}

static CLAIMS: LazyLock<Finder<()>> =
    LazyLock::new(|| Finder::of(w::CHINESE_SCOPED.iter().chain(w::CHINESE).map(|(word, _)| (*word, ()))));

/// Where a scope begins that stands at most a few characters before the end of a text.
fn scope_before(before: &str) -> Option<usize> {
    let near: Vec<usize> = before.char_indices().rev().map(|(at, _)| at).take(GAP + 3).collect();
    near.into_iter().find(|at| {
        w::CHINESE_SCOPES.iter().any(|scope| {
            before[*at..].strip_prefix(scope).is_some_and(|gap| {
                gap.chars().count() <= GAP
                    // In 中国的申请量居首 the country is what is compared and not the extent.
                    && gap.chars().all(|c| c.is_alphanumeric() && c != '的')
                    && !w::CHINESE_NAMES.iter().any(|name| gap.contains(name))
            })
        })
    })
}

/// How many characters may stand between a scope and what is claimed: 全国知识产权系统首家.
const GAP: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<(&str, Reach)> {
        superlatives(text, language)
            .into_iter()
            .map(|found| (&text[found.range.clone()], found.reach))
            .collect()
    }

    #[test]
    fn claims_are_found() {
        use Language::{Chinese, English};
        use Reach::{Unsaid, Wide};
        for (language, text, expected) in [
            (English, "It is the first service in the country.", ("the first service in the country", Wide)),
            (English, "China's first training base opened.", ("China's first", Wide)),
            (English, "The country’s largest library", ("country’s largest", Wide)),
            (English, "It runs the largest network.", ("the largest", Unsaid)),
            (English, "a leading provider of advice", ("a leading", Unsaid)),
            (English, "This is a unique model.", ("a unique", Unsaid)),
            (English, "the only city in China that does so", ("the only city in China", Wide)),
            (English, "a world-class service", ("world-class", Wide)),
            (English, "It ranked first.", ("ranked first", Wide)),
            (English, "the most advanced system", ("the most advanced", Unsaid)),
            (English, "the best library", ("the best", Unsaid)),
            (Chinese, "该做法属全国首创。", ("全国首创", Wide)),
            (Chinese, "这是全国首个试点", ("全国首个", Wide)),
            (Chinese, "全国知识产权系统首家服务站", ("全国知识产权系统首家", Wide)),
            (Chinese, "获奖数居全市第一", ("全市第一", Wide)),
            (Chinese, "率先推行该制度", ("率先", Unsaid)),
            (Chinese, "国内唯一的基地", ("国内唯一", Wide)),
            (Chinese, "数量全国最多", ("全国最多", Wide)),
            (Chinese, "是规模最大的一次培训", ("规模最大", Unsaid)),
            (Chinese, "技术水平国际领先", ("国际领先", Wide)),
            (Chinese, "全国率先建立", ("全国率先", Wide)),
        ] {
            assert_eq!(found(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_no_claims() {
        for text in [
            "at least 30 sessions, at first and at best",
            "Most of the founders are women.",
            "This is best practice, and the best practice of others.",
            "The first annual meeting of the alliance in the province",
            "the city's first quarter",
            "the first evaluation covers the years 2016 to 2018",
            "IP specialists are the largest of the three groups.",
            "They are the largest group.",
            "leading to more applications, and leading enterprises in the city",
            "Each has a unique identifier.",
            "It is offered only in the city.",
            "The last and the first; the only source of the number",
            "the first three of the five steps",
            "the highest level of maturity",
            "One number, one home",
            "training that a library is a good place for",
        ] {
            assert_eq!(found(text, Language::English), [], "{text}");
        }
        for text in [
            "第一届年会在广州举行",
            "第一次评估",
            "全国第一次会议",
            "第一产业，第一季度",
            "最大限度方便公众",
            "全国首批备案的网点",
            "世界知识产权组织首个报告",
            "中国专利奖首位评审",
            "最高人民法院",
            "首届年会，首次发布",
            "三类人员中知识产权专员人数最多",
            "发扬首创精神",
            "每条记录有唯一标识",
            "首席知识产权官",
            "来源地为中国的申请量居首位",
        ] {
            assert_eq!(found(text, Language::Chinese), [], "{text}");
        }
    }
}
