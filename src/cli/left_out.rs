//! What is written and not on the site: drafts, and what is not published yet or has expired. And what this program makes of no site.

use super::args::Common;
use super::words;
use crate::cache::Said;
use crate::diag::{Format, Language, Pattern};
use crate::model::bundle::LeftOut;

/// More names of one kind than these are counted and not told; `casebook list drafts` tells all.
const NAMED_MOST: usize = 5;

/// Says what a program that was compiled without some features makes of no site, where this one would have it.
pub(super) fn say_of_program(common: &Common, said: &Said) {
    let is_wanted = !common.quiet && common.format() == Format::Human;
    if is_wanted && said.has_pictures && !cfg!(feature = "pictures") {
        words::say(words::WITHOUT_PICTURES, common.language(), &[]);
    }
    if is_wanted && said.has_downloads && !cfg!(feature = "spreadsheets") {
        words::say(words::WITHOUT_WORKBOOKS, common.language(), &[]);
    }
}

/// Says which records were left out, so that nobody looks for them in vain.
pub(super) fn say(common: &Common, left_out: &[(String, LeftOut)]) {
    if common.quiet || common.format() != Format::Human || left_out.is_empty() {
        return;
    }
    let language = common.language();
    let parts: Vec<String> = [LeftOut::Draft, LeftOut::NotYet, LeftOut::Expired]
        .into_iter()
        .filter_map(|why| part(why, left_out, language))
        .collect();
    let joint = match language {
        Language::English => "; ",
        Language::Chinese => "；",
    };
    words::say(words::LEFT_OUT, language, &[("parts", &parts.join(joint))]);
}

fn part(why: LeftOut, left_out: &[(String, LeftOut)], language: Language) -> Option<String> {
    let records: Vec<&str> =
        left_out.iter().filter(|(_, other)| *other == why).map(|(record, _)| record.as_str()).collect();
    let pattern = match why {
        LeftOut::Draft => DRAFTS,
        LeftOut::NotYet => NOT_YET,
        LeftOut::Expired => EXPIRED,
    };
    let (comma, more) = match language {
        Language::English => (", ", ", …"),
        Language::Chinese => ("、", "等"),
    };
    let more = if records.len() > NAMED_MOST { more } else { "" };
    let named = records.iter().take(NAMED_MOST).copied().collect::<Vec<_>>().join(comma) + more;
    let said = pattern.filled(language, &[("count", &records.len()), ("named", &named)]);
    (!records.is_empty()).then_some(said)
}

const DRAFTS: Pattern = Pattern { en: "drafts: {count} ({named})", zh: "草稿 {count} 项（{named}）" };

const NOT_YET: Pattern = Pattern {
    en: "not published yet: {count} ({named})",
    zh: "尚未到发布日期 {count} 项（{named}）",
};

const EXPIRED: Pattern =
    Pattern { en: "expired: {count} ({named})", zh: "已过期 {count} 项（{named}）" };
