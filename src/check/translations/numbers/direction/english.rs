//! Directions of numbers in English.

use std::ops::Range;

use super::{Moved, Way, clause};
use crate::check::translations::numbers::said::Said;
use crate::format::mention::{Mention, MentionKind, Sign};

/// Verbs and nouns before a number.
const UP: [&str; 38] = [
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "grow",
    "grows",
    "grew",
    "grown",
    "growing",
    "growth",
    "climb",
    "climbs",
    "climbed",
    "climbing",
    "jump",
    "jumped",
    "surge",
    "surged",
    "soared",
    "raise",
    "raised",
    "raising",
    "improve",
    "improved",
    "improvement",
    "boosted",
    "lifted",
    "expanded",
    "lengthened",
    "extended",
    "extending",
    "prolonged",
    "up",
];
const DOWN: [&str; 36] = [
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "decline",
    "declines",
    "declined",
    "declining",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "reduce",
    "reduces",
    "reduced",
    "reducing",
    "reduction",
    "cut",
    "cuts",
    "cutting",
    "shrink",
    "shrank",
    "shrunk",
    "shorten",
    "shortened",
    "shortening",
    "lowered",
    "lowering",
    "slashed",
    "plunged",
    "down",
];
/// With these before it, a word for a direction says something else.
const UNCLEAR: [&str; 24] = [
    "not",
    "no",
    "never",
    "without",
    "slowed",
    "slow",
    "slowing",
    "slower",
    "narrowed",
    "narrowing",
    "prevent",
    "prevented",
    "avoid",
    "avoided",
    "stopped",
    "halted",
    "reversed",
    "offset",
    "recovered",
    "hardly",
    "neither",
    "nor",
    "than",
    "against",
];
/// After the number; those that are no share of anything (`35 higher courts`) only after a percentage.
const UP_AFTER: [&str; 7] = ["increase", "rise", "growth", "higher", "longer", "increases", "jump"];
const DOWN_AFTER: [&str; 9] =
    ["decrease", "decline", "fall", "drop", "reduction", "cut", "lower", "less", "shorter"];
/// Words that may stand between a direction and its number.
const BESIDE: [&str; 14] = [
    "year", "on", "a", "an", "the", "just", "only", "another", "further", "some", "over", "more", "again",
    "annual",
];
/// What grows to a number: the number of outlets.
const COUNTS: [&str; 9] =
    ["number", "total", "share", "rate", "count", "proportion", "average", "time", "ratio"];
/// Verbs that make other words with up and down.
const WITH_PARTICLE: [&str; 24] = [
    "set", "sign", "signed", "make", "makes", "made", "making", "take", "takes", "took", "taken", "pick",
    "picked", "open", "opened", "follow", "followed", "back", "backed", "build", "built", "broken", "come",
    "came",
];

/// A direction that was found before a number, for the second number of a change.
struct Before {
    way: Way,
    word: Range<usize>,
    preposition: Option<&'static str>,
    end: usize,
}

pub(super) fn moved(said: &Said) -> Vec<Moved<'_>> {
    let mut found: Vec<Moved<'_>> = Vec::new();
    let mut last: Option<Before> = None;
    for mention in said.numbers.iter().filter(|mention| mention.kind == MentionKind::Quantity) {
        let clause = clause(&said.text, &mention.whole);
        let previous = last.take();
        let before = before(said, mention, &clause, previous.as_ref());
        let after = after(said, mention, &clause);
        let is_one = before.as_ref().zip(after.as_ref()).is_none_or(|(before, after)| before.way == after.0);
        let bound = before.as_ref().map(|before| (before.way, before.word.clone())).or(after);
        if let Some((way, word)) = bound.filter(|_| is_one) {
            found.push(Moved { mention, way, word });
        }
        // Of a number without a direction the place counts all the same.
        last = before.map(|before| Before { end: mention.whole.end, ..before });
    }
    found
}

/// The words of a stretch of text in small letters, with their bytes; a hyphen holds words together.
fn words(text: &str, within: Range<usize>) -> Vec<(Range<usize>, String)> {
    let stretch = text.get(within.clone()).unwrap_or_default();
    let letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '’' | '\'');
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = stretch[rest..].find(letter).map(|at| rest + at) {
        let end = stretch[start..].find(|c| !letter(c)).map_or(stretch.len(), |at| start + at);
        words.push((within.start + start..within.start + end, stretch[start..end].to_lowercase()));
        rest = end;
    }
    words
}

fn before(
    said: &Said,
    mention: &Mention,
    clause: &Range<usize>,
    previous: Option<&Before>,
) -> Option<Before> {
    let is_before =
        |other: &&Mention| other.kind == MentionKind::Quantity && other.whole.end <= mention.whole.start;
    let last_end = said.numbers.iter().filter(is_before).map(|other| other.whole.end).max().unwrap_or(0);
    let mut words = words(&said.text, clause.start.max(last_end)..mention.whole.start);
    let is_share = matches!(mention.sign, Sign::Percent | Sign::PercentagePoint);
    let preposition = ["by", "to", "of", "from"].into_iter().find(|word| ends_with(&words, word));
    if preposition.is_some() {
        words.pop();
    }
    // From 12 to 8, to 8 from 12, by 4 to 12.
    let continues = previous.filter(|previous| {
        previous.preposition.is_some()
            && matches!(preposition, Some("to" | "from"))
            && previous.end == last_end
            && clause.start <= previous.word.start
            && words.len() <= 2
            && words.iter().all(|(_, word)| way(word).is_none())
    });
    if let Some(previous) = continues {
        return Some(Before {
            way: previous.way,
            word: previous.word.clone(),
            preposition,
            end: mention.whole.end,
        });
    }
    while words.last().is_some_and(|(_, word)| {
        BESIDE.contains(&word.as_str()) || word.ends_with("ly") || word == "year-on-year"
    }) {
        words.pop();
    }
    let reach = match preposition {
        Some("by") => 7,
        // Cut the number of documents from 12 to 5.
        Some("from")
            if said.text.get(mention.whole.end..clause.end).is_some_and(|after| after.contains(" to ")) =>
        {
            7
        }
        Some("of" | "to") if is_share => 6,
        Some("to") => 7,
        _ => 1,
    };
    let at = words.iter().rposition(|(_, word)| way(word).is_some())?;
    let (range, word) = words.get(at)?;
    let distance = words.len() - at;
    let between = words.get(at + 1..)?;
    let counts = between.iter().any(|(_, word)| COUNTS.contains(&word.as_str()));
    let is_far = distance > 1 && preposition == Some("to") && !is_share && !counts;
    let lead = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |(_, word)| word);
    let is_particle = match word.as_str() {
        "up" | "down" => {
            distance > 1
                || WITH_PARTICLE.contains(&lead(1))
                || !(is_share || matches!(preposition, Some("by" | "from")))
        }
        // The season.
        "fall" => {
            let seasons = ["in", "this", "last", "next", "each", "every", "early", "late"];
            seasons.contains(&lead(1)) || lead(1) == "the" && ["in", "since", "during"].contains(&lead(2))
        }
        _ => false,
    };
    let way = way(word)?;
    let is_unclear = (1..=4).any(|back| {
        let word = lead(back);
        UNCLEAR.contains(&word) || self::way(word).is_some_and(|other| other != way)
    }) || between.iter().any(|(_, word)| UNCLEAR.contains(&word.as_str()));
    (distance <= reach && !is_far && !is_particle && !is_unclear).then(|| Before {
        way,
        word: range.clone(),
        preposition,
        end: mention.whole.end,
    })
}

fn after(said: &Said, mention: &Mention, clause: &Range<usize>) -> Option<(Way, Range<usize>)> {
    let words = words(&said.text, mention.whole.end..clause.end);
    let is_share = matches!(mention.sign, Sign::Percent | Sign::PercentagePoint);
    // A number that touches the next word, or whose next number stands between, has no word of its own here.
    let gap = said.text.get(mention.whole.end..words.first()?.0.start)?;
    let (range, first) = words.first()?;
    let first_word = first.trim_start_matches('-');
    if !matches!(gap, "" | " ") || gap.is_empty() && !first.starts_with('-') {
        return None;
    }
    if !is_share {
        return match first_word {
            "more" => Some((Way::Up, range.clone())),
            "fewer" => Some((Way::Down, range.clone())),
            _ => None,
        };
    }
    let skipped = ["year-on-year", "year", "on", "annual", "net", "overall", "real", "sharp", "steady"];
    let (range, word) = words.iter().take(5).find(|(_, word)| !skipped.contains(&word.as_str()))?;
    let word = word.trim_start_matches('-');
    let up = UP_AFTER.contains(&word).then_some(Way::Up);
    let way = up.or_else(|| DOWN_AFTER.contains(&word).then_some(Way::Down))?;
    Some((way, range.clone()))
}

fn ends_with(words: &[(Range<usize>, String)], last: &str) -> bool {
    words.last().is_some_and(|(_, word)| word == last)
}

fn way(word: &str) -> Option<Way> {
    let up = UP.contains(&word).then_some(Way::Up);
    up.or_else(|| DOWN.contains(&word).then_some(Way::Down))
}
