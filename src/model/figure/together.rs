//! One report of what several figures of a record lack.

use crate::diag::{Code, Diagnostic, table::figures};
use crate::files::Place;
use crate::model::reader::Reader;
use crate::yaml::{Record, listed};

/// Figures that lack a source, or a time, most often lack the one line of `defaults` that would serve them all. Of what was
/// found after there were `before` findings, each of the two is told once, at `defaults` where the record has it, with the
/// names of all figures that lack it.
pub(in crate::model) fn tell_together(record: &mut Record<'_>, before: usize, cx: &mut Reader<'_>) {
    let defaults = record.get("defaults").map(|_| record.place_of("defaults"));
    for code in [figures::NO_SOURCE, figures::NO_TIME] {
        let mut index = 0;
        let mut lacking = Vec::new();
        cx.diags.take_back(|found| {
            index += 1;
            let is_one = index > before && found.code == code;
            if is_one {
                lacking.push(found.clone());
            }
            is_one
        });
        if let Some(told) = told(code, lacking, defaults) {
            cx.problem(told);
        }
    }
}

fn told(code: &'static Code, mut lacking: Vec<Diagnostic>, defaults: Option<Place>) -> Option<Diagnostic> {
    if lacking.len() < 2 {
        return lacking.pop();
    }
    let place = defaults.or_else(|| lacking.first().and_then(|first| first.place));
    let first = lacking.first()?;
    let words = |word: &'static str| {
        lacking.iter().filter_map(move |found| found.words.get(word).map(String::as_str))
    };
    let told = Diagnostic::new(code, place).with("count", lacking.len());
    // All are of one list, and called alike.
    let told = match (first.words.get("item"), first.words.get("line")) {
        (Some(_), _) => {
            told.with("items", numbered(words("item"), ", ")).with("items_zh", numbered(words("item"), "、"))
        }
        (None, Some(line)) => told
            .with("lines", numbered(words("line"), ", "))
            .with("lines_zh", numbered(words("line"), "、"))
            .with("line", line),
        (None, None) => told.with("ids", listed(words("id"))),
    };
    let others = lacking.iter().filter_map(|found| found.place).filter(|other| Some(*other) != place);
    Some(others.take(SHOWN_MOST).fold(told, Diagnostic::also))
}

/// So many of the figures are shown where they stand.
const SHOWN_MOST: usize = 3;

/// More numbers than this would bury the message.
const NUMBERED_MOST: usize = 16;

fn numbered<'n>(numbers: impl Iterator<Item = &'n str>, comma: &str) -> String {
    let mut numbers: Vec<&str> = numbers.collect();
    if numbers.len() > NUMBERED_MOST {
        numbers.truncate(NUMBERED_MOST);
        numbers.push("…");
    }
    numbers.join(comma)
}
