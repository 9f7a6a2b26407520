//! One number that goes up in one language and down in the other: rose by 35% and 下降35%.
//!
//! A number has a direction only where a word for it belongs to the number beyond doubt: next to it, or before `by`, `of`, `to`,
//! `from` and the number. Of a fall that slows, an increase that was cut, or what did not rise, nothing is said.

mod chinese;
mod english;

use std::ops::Range;

use super::difference::{Contradiction, is_like};
use super::said::Said;
use crate::format::mention::{Mention, MentionKind};
use crate::model::locale::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// A number with its direction.
struct Moved<'a> {
    mention: &'a Mention,
    way: Way,
    /// The bytes of the word for the direction.
    word: Range<usize>,
}

/// What readers are glad to see go down: where one language speaks of it and the other does not, the same fact may be a fall in
/// one (of costs) and a rise in the other (of savings).
const LESS_IS_BETTER: [&str; 39] = [
    "cost",
    "fee",
    "expens",
    "price",
    "waiting",
    "processing time",
    "lead time",
    "turnaround",
    "time taken",
    "time needed",
    "average time",
    "duration",
    "burden",
    "backlog",
    "error",
    "dispute",
    "infring",
    "complain",
    "vacan",
    "delay",
    "loss",
    "成本",
    "费用",
    "时间",
    "时限",
    "时长",
    "周期",
    "耗时",
    "用时",
    "负担",
    "价格",
    "投诉",
    "纠纷",
    "侵权",
    "积压",
    "差错",
    "误差",
    "空置",
    "损失",
];

pub(super) fn in_opposite_directions(one: &Said, other: &Said) -> Option<Contradiction> {
    let [ours, theirs] = [one, other].map(moved);
    ours.iter().find_map(|first| {
        let same = |moved: &&Moved<'_>| is_same(moved.mention, first.mention);
        let second = theirs.iter().find(same)?;
        // A number that stands in a text twice may be another thing each time.
        let is_only = |said: &Said, moved: &[Moved<'_>], way: Way| {
            let all = said.numbers.iter().filter(|mention| is_same(mention, first.mention)).count();
            moved.iter().filter(same).filter(|moved| moved.way == way).count() == all
        };
        let is_opposite = first.way != second.way
            && is_only(one, &ours, first.way)
            && is_only(other, &theirs, second.way)
            && less_is_better(one, first) == less_is_better(other, second);
        is_opposite.then(|| {
            Contradiction::with_instead(
                [written(one, first), written(other, second)],
                [named(one, first, second.way), named(other, second, first.way)],
            )
        })
    })
}

fn is_same(one: &Mention, other: &Mention) -> bool {
    one.kind == MentionKind::Quantity
        && other.kind == MentionKind::Quantity
        && one.number.is_some()
        && one.number == other.number
        && is_like(one.sign, other.sign)
}

fn moved(said: &Said) -> Vec<Moved<'_>> {
    match said.language {
        Language::English => english::moved(said),
        Language::Chinese => chinese::moved(said),
    }
}

fn less_is_better(said: &Said, moved: &Moved<'_>) -> bool {
    let ends = ['。', '；', '！', '？', ';', '!', '?'];
    let before = &said.text[..moved.mention.whole.start];
    let start = before.rfind(ends).or_else(|| before.rfind(". ")).unwrap_or(0);
    let after = &said.text[moved.mention.whole.end..];
    let end = after.find(ends).or_else(|| after.find(". ")).unwrap_or(after.len());
    let sentence = said.text[start..moved.mention.whole.end + end].to_lowercase();
    LESS_IS_BETTER.iter().any(|word| sentence.contains(word))
}

fn written<'a>(said: &'a Said, moved: &Moved<'_>) -> &'a str {
    said.words(
        &(moved.word.start.min(moved.mention.whole.start)..moved.word.end.max(moved.mention.whole.end)),
    )
}

/// The number with the other direction.
fn named(said: &Said, moved: &Moved<'_>, way: Way) -> String {
    let number = said.words(&moved.mention.range);
    match (said.language, way) {
        (Language::English, Way::Up) => format!("up {number}"),
        (Language::English, Way::Down) => format!("down {number}"),
        (Language::Chinese, Way::Up) => format!("上升{number}"),
        (Language::Chinese, Way::Down) => format!("下降{number}"),
    }
}

/// Where the clause of a number starts and ends: at punctuation that no number holds.
fn clause(text: &str, number: &Range<usize>) -> Range<usize> {
    let ends = |c: char| "。！？；，：、（）——;()!?".contains(c);
    let breaks = |at: usize, c: char, text: &str| {
        ends(c)
            || matches!(c, ',' | '.' | ':')
                && text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    };
    let before = text[..number.start].char_indices().rev();
    let start = before
        .clone()
        .find(|(at, c)| breaks(*at, *c, &text[..number.start]))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let after = &text[number.end..];
    let end = after
        .char_indices()
        .find(|(at, c)| breaks(*at, *c, after))
        .map_or(text.len(), |(at, _)| number.end + at);
    start..end
}
