//! Words beside a number that make an average, an estimate, a target or a rate of it, where its figure is none:
//! an estimated 326, 326 a year, 年均326家.

use std::ops::Range;

use crate::check::wording::words_of;
use crate::format::mention::{Agreement, agrees, mentions};
use crate::model::Site;
use crate::model::figure::{Figure, Status};
use crate::model::locale::{Language, Locale};
use crate::model::quantity::Quantity;
use crate::model::unit::UnitKind;

/// What a number may be, other than a count or a share of what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Nature {
    Average,
    Estimate,
    Target,
    Rate,
    /// A share or a state that is told as a change.
    Change,
}

impl Nature {
    /// The word for it in messages, in English and Chinese.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Nature::Average => ("an average", "平均数"),
            Nature::Estimate => ("an estimate", "估计数"),
            Nature::Target => ("a plan or a forecast", "计划数或预测数"),
            Nature::Rate => ("a number for each unit of time", "单位时间的数"),
            Nature::Change => ("a change", "变化量"),
        }
    }

    /// The status of a figure that says so, as an author writes it.
    pub fn status(self) -> Option<&'static str> {
        match self {
            Nature::Estimate => Some("estimated"),
            Nature::Target => Some("forecast"),
            Nature::Average | Nature::Rate | Nature::Change => None,
        }
    }

    /// Beginnings of words that say so in the label, the unit, the basis or a note of a figure.
    fn said_by(self) -> &'static [&'static str] {
        match self {
            Nature::Average => &["average", "mean ", "per ", "each", "均", "每"],
            Nature::Estimate => &["estimat", "approximat", "估", "推算", "测算"],
            Nature::Target => &[
                "target", "plan", "expect", "forecast", "project", "goal", "aim", "目标", "计划", "规划",
                "预计", "预期", "预测", "力争",
            ],
            Nature::Change => &[
                "chang",
                "grow",
                "grew",
                "increas",
                "decreas",
                "rise",
                "rising",
                "rose",
                "fall",
                "fell",
                "declin",
                "drop",
                "reduc",
                "gain",
                "lower",
                "higher",
                "shorten",
                "sav",
                "up on",
                "down on",
                "year-on-year",
                "增",
                "减",
                "降",
                "升",
                "涨",
                "跌",
                "提高",
                "缩短",
                "压缩",
                "同比",
                "环比",
                "变化",
                "幅",
                "节约",
                "节省",
            ],
            Nature::Rate => {
                &["per ", "a year", "annual", "yearly", "each", "every", "rate", "均", "每", "率", "/"]
            }
        }
    }

    fn is_of(self, site: &Site, figure: &Figure) -> bool {
        let by_status = match self {
            Nature::Estimate => matches!(figure.status, Status::Estimated | Status::Forecast),
            Nature::Target => figure.status == Status::Forecast,
            Nature::Average | Nature::Rate | Nature::Change => false,
        };
        let unit = [&figure.unit.english.other, &figure.unit.chinese.before, &figure.unit.chinese.after];
        let words = words_of(site, figure).into_iter().chain(unit.into_iter().map(String::as_str));
        by_status
            || words.into_iter().any(|said| {
                let said = said.to_lowercase();
                self.said_by().iter().any(|word| said.contains(word))
            })
    }
}

/// The bytes of the words that give another nature to a number which says the figure, with that number.
///
/// `own` are the bytes of `text` in which the number stands: the words of a link, or all.
pub(in crate::check) fn other_nature(
    text: &str,
    own: Range<usize>,
    locale: &Locale,
    (site, figure, stated): (&Site, &Figure, &Quantity),
) -> Option<(Range<usize>, Nature)> {
    let words = text.get(own.clone())?;
    mentions(words, locale.language()).into_iter().find_map(|mention| {
        if agrees(stated, figure.unit.kind, &mention) != Agreement::Agrees {
            return None;
        }
        let whole = own.start + mention.whole.start..own.start + mention.whole.end;
        let found = nature_beside(text, whole.clone(), locale.language());
        // Counts rise by counts; a share that rises by its own number is another share.
        let found = match figure.unit.kind {
            UnitKind::Percent => found.or_else(|| change_beside(text, whole, locale.language())),
            _ => found,
        };
        let (range, nature) = found?;
        (!nature.is_of(site, figure)).then_some((range, nature))
    })
}

/// The nature that the words of a clause give to the number in it, with the bytes from the first of both to the last.
fn nature_beside(text: &str, number: Range<usize>, language: Language) -> Option<(Range<usize>, Nature)> {
    let (before, after) = (&text[..number.start], &text[number.end..]);
    let (before, after) = (clause_end(before), clause_start(after));
    let leads = match language {
        Language::English => english_before(before),
        Language::Chinese => chinese_before(before),
    };
    if let Some((length, nature)) = leads {
        return Some((number.start - length..number.end, nature));
    }
    let (length, nature) = match language {
        Language::English => english_after(after),
        Language::Chinese => chinese_after(after),
    }?;
    Some((number.start..number.end + length, nature))
}

/// Verbs right before a percentage, and nouns right after it, that make a change of it.
const ENGLISH_CHANGES: &[&str] = &[
    "up",
    "down",
    "rose",
    "fell",
    "grew",
    "rose by",
    "fell by",
    "grew by",
    "increased by",
    "decreased by",
    "declined by",
    "dropped by",
    "increase of",
    "decrease of",
    "rise of",
    "fall of",
    "growth of",
    "up by",
    "down by",
];
const ENGLISH_CHANGED: &[&str] =
    &["increase", "decrease", "rise", "growth", "decline", "fall", "drop", "reduction"];
const CHINESE_CHANGES: &[&str] = &[
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

fn change_beside(text: &str, number: Range<usize>, language: Language) -> Option<(Range<usize>, Nature)> {
    let (before, after) = (&text[..number.start], &text[number.end..]);
    let range = match language {
        Language::English => {
            let lower = before.trim_end().to_ascii_lowercase();
            let ends = |word: &&&str| {
                let rest = lower.strip_suffix(**word);
                // Women make up 72%.
                let makes_up = |rest: &str| {
                    ["make ", "makes ", "made ", "making "].iter().any(|verb| rest.ends_with(verb))
                };
                rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()) && !makes_up(rest))
            };
            let longest = ENGLISH_CHANGES.iter().filter(ends).max_by_key(|word| word.len());
            let next = after.trim_start().to_ascii_lowercase();
            let noun = ENGLISH_CHANGED.iter().find(|word| {
                next.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
            });
            let blanks = after.len() - after.trim_start().len();
            match (longest, noun) {
                (Some(word), _) => lower.len() - word.len()..number.end,
                (None, Some(noun)) => number.start..number.end + blanks + noun.len(),
                (None, None) => return None,
            }
        }
        Language::Chinese => {
            let verb = CHINESE_CHANGES
                .iter()
                .filter(|verb| before.ends_with(**verb))
                .max_by_key(|verb| verb.len())?;
            before.len() - verb.len()..number.end
        }
    };
    Some((range, Nature::Change))
}

const ENDS_CLAUSE: &[char] = &[
    ',', ';', ':', '!', '?', '(', ')', '，', '。', '；', '：', '、', '！', '？', '（', '）', '\n', '\u{fffc}',
];

fn clause_end(before: &str) -> &str {
    let from =
        before.rfind(ENDS_CLAUSE).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let clause = &before[from..];
    clause.rfind(". ").map_or(clause, |at| &clause[at + 2..])
}

fn clause_start(after: &str) -> &str {
    let clause = after.find(ENDS_CLAUSE).map_or(after, |at| &after[..at]);
    clause.find(". ").map_or(clause, |at| &clause[..at])
}

/// Words before a number, and how many of the words right before it may be the first of them.
const ENGLISH_BEFORE: &[(&str, usize, Nature)] = &[
    ("average of", 2, Nature::Average),
    ("average", 3, Nature::Average),
    ("averages", 2, Nature::Average),
    ("averaged", 2, Nature::Average),
    ("averaging", 2, Nature::Average),
    ("estimate of", 2, Nature::Estimate),
    ("estimated", 3, Nature::Estimate),
    ("estimates", 3, Nature::Estimate),
    ("potentially", 2, Nature::Estimate),
    ("possibly", 2, Nature::Estimate),
    ("perhaps", 2, Nature::Estimate),
    ("maybe", 2, Nature::Estimate),
    ("probably", 2, Nature::Estimate),
    ("planned", 2, Nature::Target),
    ("projected", 2, Nature::Target),
    ("projected to", 4, Nature::Target),
    ("expected", 2, Nature::Target),
    ("expected to", 4, Nature::Target),
    ("anticipated", 2, Nature::Target),
    ("forecast", 2, Nature::Target),
    ("targeted", 2, Nature::Target),
    ("target of", 2, Nature::Target),
    ("target is", 2, Nature::Target),
    ("target was", 2, Nature::Target),
    ("goal of", 2, Nature::Target),
    ("aims to", 4, Nature::Target),
    ("aimed to", 4, Nature::Target),
    ("plans to", 4, Nature::Target),
    ("planned to", 4, Nature::Target),
    ("plans for", 3, Nature::Target),
    ("hopes to", 4, Nature::Target),
    ("hoped to", 4, Nature::Target),
    ("will reach", 2, Nature::Target),
    ("annual", 1, Nature::Rate),
    ("yearly", 1, Nature::Rate),
    ("monthly", 1, Nature::Rate),
    ("daily", 1, Nature::Rate),
];

/// With these before it a number is set beside an average or was reached as planned.
const ENGLISH_OTHERWISE: &[&str] = &[
    "above",
    "below",
    "than",
    "met",
    "meets",
    "reached",
    "exceeded",
    "exceeds",
    "surpassed",
    "beat",
    "hit",
    "achieved",
    "against",
    "not",
    "no",
];

fn english_before(before: &str) -> Option<(usize, Nature)> {
    let lower = before.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.iter().any(|word| ENGLISH_OTHERWISE.contains(word)) {
        return None;
    }
    ENGLISH_BEFORE.iter().find_map(|(said, reach, nature)| {
        let said: Vec<&str> = said.split(' ').collect();
        let first = words.len().saturating_sub(*reach);
        let at = (first..words.len()).find(|at| words[*at..].starts_with(&said))?;
        let start = words[at].as_ptr() as usize - lower.as_ptr() as usize;
        Some((before.len() - start, *nature))
    })
}

const ENGLISH_TIMES: &[&str] = &["year", "month", "week", "day", "quarter", "hour"];

/// What makes another thing of `a year` when it follows: 12 a year ago.
const ENGLISH_POINTS: &[&str] = &["ago", "earlier", "later", "before", "after", "in"];

/// What makes a span of `a year` when it stands before: 12 in a year.
const ENGLISH_SPANS: &[&str] = &["in", "of", "for", "within", "over", "during", "after"];

fn english_after(after: &str) -> Option<(usize, Nature)> {
    let lower = after.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let word = |at: usize| words.get(at).copied().unwrap_or_default().trim_end_matches('.');
    let end_of = |at: usize| {
        let word = word(at);
        word.as_ptr() as usize - lower.as_ptr() as usize + word.len()
    };
    let adjective = match word(0) {
        "planned" | "projected" | "expected" | "anticipated" | "targeted" => Some(Nature::Target),
        "estimated" | "possible" | "potential" | "probable" => Some(Nature::Estimate),
        _ => None,
    };
    if let Some(nature) = adjective {
        return Some((end_of(0), nature));
    }
    (0..3).find_map(|at| match (word(at), word(at + 1)) {
        ("on", "average") => Some((end_of(at + 1), Nature::Average)),
        ("annually" | "yearly" | "monthly" | "daily", _) => Some((end_of(at), Nature::Rate)),
        ("a" | "an" | "per" | "each" | "every", time)
            if ENGLISH_TIMES.contains(&time)
                && !ENGLISH_POINTS.contains(&word(at + 2))
                && !at.checked_sub(1).is_some_and(|at| ENGLISH_SPANS.contains(&word(at))) =>
        {
            Some((end_of(at + 1), Nature::Rate))
        }
        _ => None,
    })
}

/// Words of a clause before its number, and what makes another word of them when it follows.
const CHINESE_BEFORE: &[(&str, &str, Nature)] = &[
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
const CHINESE_REACH: usize = 12;

/// Words that must stand right before the number, a verb between them at most.
const CHINESE_NEAR: &[(&str, Nature)] =
    &[("目标", Nature::Target), ("目标值", Nature::Target), ("目标数", Nature::Target)];

const CHINESE_VERBS: &[&str] = &["达到", "达", "为", "是", "有"];

/// With these before them a plan was carried out, or another average is compared with.
const CHINESE_OTHERWISE: &[&str] = &["完成", "实现", "超", "高于", "低于", "多于", "少于", "不"];

fn chinese_before(before: &str) -> Option<(usize, Nature)> {
    if CHINESE_OTHERWISE.iter().any(|word| before.contains(word)) {
        return None;
    }
    let from = before.char_indices().rev().take(CHINESE_REACH + 2).last().map_or(0, |(at, _)| at);
    let near = &before[from..];
    let found = CHINESE_BEFORE.iter().find_map(|(word, others, nature)| {
        let at = near.rfind(word)?;
        let next = near[at + word.len()..].chars().next();
        (!next.is_some_and(|next| others.contains(next))).then_some((near.len() - at, *nature))
    });
    found.or_else(|| {
        let bare = before.trim_end();
        let bare = CHINESE_VERBS.iter().find_map(|verb| bare.strip_suffix(verb)).unwrap_or(bare);
        let (word, nature) = CHINESE_NEAR.iter().find(|(word, _)| bare.ends_with(word))?;
        Some((before.len() - bare.len() + word.len(), *nature))
    })
}

const CHINESE_AFTER: &[&str] = &["/年", "/月", "/天", "/日", "/周", "每年", "每月", "每天", "每日", "每周"];

/// How many characters of a classifier and a noun may stand between a number and what it is of.
const CHINESE_NOUN: usize = 4;

fn chinese_after(after: &str) -> Option<(usize, Nature)> {
    for (at, c) in after.char_indices().take(CHINESE_NOUN + 1) {
        if let Some(word) = CHINESE_AFTER.iter().find(|word| after[at..].starts_with(**word)) {
            return Some((at + word.len(), Nature::Rate));
        }
        if !c.is_alphabetic() && c != ' ' {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests;
