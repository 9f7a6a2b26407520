//! A title that claims a cause. Numbers show what there was and when, and never why; what a source says of the reason has its place in
//! the text, with the source beside it.

use std::ops::Range;

use super::super::plain::{Field, Plain};
use super::super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::model::locale::Language;
use crate::model::reference::Kind;

pub(in crate::check) fn titles_claim_no_cause(texts: &Texts<'_>, diags: &mut Diagnostics) {
    for text in texts.plain.iter().filter(|text| stands_over_numbers(text)) {
        let Some(words) = cause(text.text, text.locale.language()) else { continue };
        let words = &text.text[words];
        let id = text.chart.map(|chart| chart.id.as_str()).or(text.owner.map(|(_, id)| id));
        diags.push(
            Diagnostic::new(statements::CAUSE_IN_TITLE, text.place_of(texts, words))
                .with("claim", format!("“{words}”"))
                .with_some("id", id),
        );
    }
}

/// Whether a text is the title of a chart, or of a statistic.
fn stands_over_numbers(text: &Plain<'_>) -> bool {
    let is_of_statistic = matches!(text.owner, Some((Kind::Statistic, _)));
    text.field == Field::ChartTitle || text.field == Field::Title && is_of_statistic
}

/// Words of a cause that mean nothing else.
const ENGLISH: &[&str] = &[
    "thanks to",
    "because of",
    "because",
    "owing to",
    "as a result of",
    "as a consequence of",
    "led to",
    "has led to",
    "leads to",
    "resulted in",
    "resulting from",
    "caused by",
    "driven by",
    "spurred by",
    "boosted by",
    "fuelled by",
    "fueled by",
    "brought about",
];

/// What is due to expire is no effect; before these words it is.
const DUE_TO: &[&str] = &[
    "the", "a", "an", "its", "their", "this", "these", "new", "better", "higher", "lower", "more", "fewer",
    "rising", "falling", "strong", "weak",
];

const CHINESE: &[&str] =
    &["由于", "得益于", "受益于", "归功于", "归因于", "有赖于", "带动", "促使", "致使", "导致", "促成"];

/// What begins with, or ends before, these words names something else: jobs that a programme counts, and what is free of something.
const NAMES_AFTER: &[&str] = &["就业", "作用", "效应", "系数"];
const NAMES_BEFORE: &[&str] = &["自", "不"];

/// The words of a title that claim a cause.
fn cause(title: &str, language: Language) -> Option<Range<usize>> {
    match language {
        Language::English => english(title),
        Language::Chinese => chinese(title),
    }
}

fn english(title: &str) -> Option<Range<usize>> {
    // Unlike other small letters these take as many bytes as the great ones.
    let lower = title.to_ascii_lowercase();
    let is_word = |range: &Range<usize>| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_letter(lower[..range.start].chars().next_back()) && !is_letter(lower[range.end..].chars().next())
    };
    let is_denied = |range: &Range<usize>| lower[..range.start].trim_end().ends_with("not");
    let known = ENGLISH.iter().filter_map(|words| {
        let start = lower.find(words)?;
        Some(start..start + words.len()).filter(|range| is_word(range) && !is_denied(range))
    });
    let due = || {
        let start = lower.find("due to ")?;
        let range = start..start + "due to".len();
        let next = lower[range.end..].split_whitespace().next()?;
        (is_word(&range) && !is_denied(&range) && DUE_TO.contains(&next)).then_some(range)
    };
    known.chain(due()).min_by_key(|range| range.start)
}

fn chinese(title: &str) -> Option<Range<usize>> {
    let known = CHINESE.iter().filter_map(|words| {
        let start = title.find(words)?;
        let range = start..start + words.len();
        let (before, after) = (&title[..range.start], &title[range.end..]);
        let is_name = NAMES_AFTER.iter().any(|name| after.starts_with(name))
            || NAMES_BEFORE.iter().any(|name| before.ends_with(name));
        (!is_name).then_some(range)
    });
    known.chain(influence(title)).min_by_key(|range| range.start)
}

/// 受……影响, with what had the influence between the two.
fn influence(title: &str) -> Option<Range<usize>> {
    let start = title.find('受')?;
    let end = title[start..].find("影响")? + start;
    let between = title[start + '受'.len_utf8()..end].chars().count();
    // 受影响 says what was met, and not by what; further apart the two belong to different clauses.
    let is_one = (1..=10).contains(&between) && !title[start..end].contains(['，', '；', '、']);
    is_one.then(|| start..end + "影响".len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_claims_a_cause_or_none() {
        for (title, language, expected) in [
            ("Filings rose thanks to the new desk", Language::English, Some("thanks to")),
            ("Training led to more filings", Language::English, Some("led to")),
            ("Fewer visits due to the closure", Language::English, Some("due to")),
            ("Patents due to expire in 2026", Language::English, None),
            ("Talks rose, not because of the desk", Language::English, None),
            ("The desk that enabled to search", Language::English, None),
            ("Filings rose after the desk opened", Language::English, None),
            ("得益于新窗口，申请量增加", Language::Chinese, Some("得益于")),
            ("培训带动申请量增长", Language::Chinese, Some("带动")),
            ("受疫情影响，场次减少", Language::Chinese, Some("受疫情影响")),
            ("带动就业人数", Language::Chinese, None),
            ("受影响的场次", Language::Chinese, None),
            ("知识产权促进中心数量", Language::Chinese, None),
        ] {
            let found = cause(title, language).map(|range| &title[range]);
            assert_eq!(found, expected, "{title}");
        }
    }
}
