//! English words that give a number another nature.

use super::Nature;

/// Words before a number, and how many of the words right before it may be the first of them.
const BEFORE: &[(&str, usize, Nature)] = &[
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
const OTHERWISE: &[&str] = &[
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

pub(super) fn before(before: &str) -> Option<(usize, Nature)> {
    let lower = before.to_ascii_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.iter().any(|word| OTHERWISE.contains(word)) {
        return None;
    }
    BEFORE.iter().find_map(|(said, reach, nature)| {
        let said: Vec<&str> = said.split(' ').collect();
        let first = words.len().saturating_sub(*reach);
        let at = (first..words.len()).find(|at| words[*at..].starts_with(&said))?;
        let start = words[at].as_ptr() as usize - lower.as_ptr() as usize;
        Some((before.len() - start, *nature))
    })
}

const TIMES: &[&str] = &["year", "month", "week", "day", "quarter", "hour"];

/// What makes another thing of `a year` when it follows: 12 a year ago.
const POINTS: &[&str] = &["ago", "earlier", "later", "before", "after", "in"];

/// What makes a span of `a year` when it stands before: 12 in a year.
const SPANS: &[&str] = &["in", "of", "for", "within", "over", "during", "after"];

pub(super) fn after(after: &str) -> Option<(usize, Nature)> {
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
            if TIMES.contains(&time)
                && !POINTS.contains(&word(at + 2))
                && !at.checked_sub(1).is_some_and(|at| SPANS.contains(&word(at))) =>
        {
            Some((end_of(at + 1), Nature::Rate))
        }
        _ => None,
    })
}

/// Verbs right before a percentage, and nouns right after it, that make a change of it.
const CHANGES: &[&str] = &[
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
const CHANGED: &[&str] = &["increase", "decrease", "rise", "growth", "decline", "fall", "drop", "reduction"];

/// How many bytes before and after a percentage make a change of it.
pub(super) fn change(before: &str, after: &str) -> Option<(usize, usize)> {
    let lower = before.trim_end().to_ascii_lowercase();
    let ends = |word: &&&str| {
        let rest = lower.strip_suffix(**word);
        // Women make up 72%.
        let makes_up =
            |rest: &str| ["make ", "makes ", "made ", "making "].iter().any(|verb| rest.ends_with(verb));
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()) && !makes_up(rest))
    };
    let longest = CHANGES.iter().filter(ends).max_by_key(|word| word.len());
    let next = after.trim_start().to_ascii_lowercase();
    let noun = CHANGED.iter().find(|word| {
        next.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    });
    let blanks = after.len() - after.trim_start().len();
    match (longest, noun) {
        (Some(word), _) => Some((before.len() - lower.len() + word.len(), 0)),
        (None, Some(noun)) => Some((0, blanks + noun.len())),
        (None, None) => None,
    }
}
