//! Words beside a number that make an average, an estimate, a target or a rate of it, where its figure is none:
//! an estimated 326, 326 a year, 年均326家.

mod chinese;
mod english;

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
            Nature::Estimate => {
                matches!(figure.status, Status::Estimated | Status::Forecast | Status::Target)
            }
            Nature::Target => matches!(figure.status, Status::Forecast | Status::Target),
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
        Language::English => english::before(before),
        Language::Chinese => chinese::before(before),
    };
    if let Some((length, nature)) = leads {
        return Some((number.start - length..number.end, nature));
    }
    let (length, nature) = match language {
        Language::English => english::after(after),
        Language::Chinese => chinese::after(after),
    }?;
    Some((number.start..number.end + length, nature))
}

/// The bytes of a percentage with the verb before it or the noun after it that makes a change of it.
fn change_beside(text: &str, number: Range<usize>, language: Language) -> Option<(Range<usize>, Nature)> {
    let (before, after) = (&text[..number.start], &text[number.end..]);
    let range = match language {
        Language::English => {
            let (lead, rest) = english::change(before, after)?;
            number.start - lead..number.end + rest
        }
        Language::Chinese => number.start - chinese::change(before)?..number.end,
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

#[cfg(test)]
mod tests;
