//! A word right after a linked number that names what the figure does not count: 12 companies, of cases.
//!
//! Only kinds of things that cannot be each other are told apart. 个 and 项 count almost anything, and so do items and
//! times; between patents and applications, or between centres and outlets, the label decides and no list of words could.

use std::ops::Range;

use crate::format::mention::{Agreement, agrees, mentions};
use crate::model::figure::Figure;
use crate::model::locale::{Language, Locale};
use crate::model::prose::east_asian::is_han;
use crate::model::quantity::Quantity;
use crate::model::unit::UnitKind;

/// What a unit counts, as far as one thing cannot be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    People,
    Visits,
    Bodies,
    Papers,
    Events,
    Spans,
    Places,
    Jobs,
}

const ENGLISH: &[(Sort, &[&str])] = &[
    (
        Sort::People,
        &["people", "persons", "individuals", "participants", "trainees", "employees", "visitors"],
    ),
    (Sort::Visits, &["visits", "inquiries", "enquiries", "consultations"]),
    (
        Sort::Bodies,
        &[
            "companies",
            "enterprises",
            "businesses",
            "firms",
            "institutions",
            "agencies",
            "organizations",
            "organisations",
            "universities",
            "centres",
            "centers",
            "outlets",
            "workstations",
            "networks",
        ],
    ),
    (
        Sort::Papers,
        &["cases", "patents", "applications", "trademarks", "trade marks", "publications", "documents"],
    ),
    (Sort::Events, &["sessions", "activities", "events", "courses", "meetings", "lectures", "talks"]),
    (Sort::Spans, &["days", "hours", "months", "years", "weeks", "minutes"]),
    (Sort::Places, &["cities", "countries", "provinces", "counties"]),
    (Sort::Jobs, &["jobs"]),
];

/// Classifiers, and the characters that make another word of them when they follow: 家长, 场所, 名单.
const CHINESE: &[(Sort, &str, &str)] = &[
    (Sort::Visits, "人次", ""),
    (Sort::People, "人", "才均民工次（("),
    (Sort::People, "名", "单称录牌师医企校优"),
    (Sort::People, "位", "置于居列"),
    (Sort::Bodies, "家", "长庭属具电"),
    (Sort::Bodies, "户", "籍外均口"),
    (Sort::Papers, "件", "套"),
    (Sort::Papers, "宗", ""),
    (Sort::Papers, "篇", "章"),
    (Sort::Events, "场", "所地景馆"),
    (Sort::Events, "期", "间刊限货"),
    (Sort::Spans, "天", "津然河"),
    (Sort::Spans, "年", "度来"),
    (Sort::Spans, "小时", ""),
    (Sort::Spans, "个月", ""),
    (Sort::Spans, "分钟", ""),
];

/// The bytes of the number with the word after it, where that word is the name of something else than what the figure counts.
///
/// `own` are the bytes of the link's words in `text`.
pub(in crate::check) fn other_unit(
    text: &str,
    own: Range<usize>,
    locale: &Locale,
    (figure, stated): (&Figure, &Quantity),
) -> Option<Range<usize>> {
    if figure.unit.kind != UnitKind::Count {
        return None;
    }
    let language = locale.language();
    let words = text.get(own.clone())?;
    mentions(words, language).into_iter().find_map(|mention| {
        if agrees(stated, figure.unit.kind, &mention) != Agreement::Agrees {
            return None;
        }
        let start = own.start + mention.whole.start;
        let after = text.get(own.start + mention.whole.end..)?;
        let length = match language {
            Language::English => english(after, figure, locale),
            Language::Chinese => chinese(after, figure, locale),
        }?;
        Some(start..text.len() - after.len() + length)
    })
}

fn english(after: &str, figure: &Figure, locale: &Locale) -> Option<usize> {
    let near = after.strip_prefix([' ', '\u{a0}'])?;
    let lower = near.to_ascii_lowercase();
    let (found, word) = ENGLISH.iter().find_map(|(sort, words)| {
        let word = words.iter().find(|word| begins_with(&lower, word))?;
        Some((*sort, *word))
    })?;
    let noun = figure.unit.english.other.to_lowercase();
    let counts = |words: &[&str]| words.iter().any(|word| noun.split(' ').any(|part| part == *word));
    let own = ENGLISH.iter().find(|(_, words)| counts(words) || words.contains(&noun.as_str()))?.0;
    let label = figure.label.get(locale).map(|label| label.other.to_lowercase()).unwrap_or_default();
    let stem = word.strip_suffix("ies").or(word.strip_suffix('s')).unwrap_or(word);
    (found != own && !is_near(found, own) && !label.contains(stem))
        .then_some(after.len() - near.len() + word.len())
}

/// Whoever visits is a person, and who takes part in English may be either.
fn is_near(one: Sort, other: Sort) -> bool {
    matches!((one, other), (Sort::People, Sort::Visits) | (Sort::Visits, Sort::People))
}

/// A whole word, and no owner of what follows: companies' patents.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-')))
}

fn chinese(after: &str, figure: &Figure, locale: &Locale) -> Option<usize> {
    let near = after.trim_start_matches(' ');
    let (own, _) = classified(&figure.unit.chinese.after)?;
    let length = match classified(near) {
        Some((found, word)) => (found != own).then_some(word.len()),
        None if own == Sort::People => {
            let label = figure.label.get(locale).map(|label| label.other.as_str()).unwrap_or_default();
            no_people(near, label)
        }
        None => None,
    };
    Some(after.len() - near.len() + length?)
}

/// The length of a 个 that counts no people: it counts almost anything, but persons are 人 or 名, and 个 only before a word for them.
fn no_people(near: &str, label: &str) -> Option<usize> {
    let rest = near.strip_prefix('个')?;
    let clause: String =
        rest.chars().take_while(|c| is_han(*c) || c.is_ascii_alphanumeric()).take(REACH).collect();
    let is_of_people =
        PEOPLE.iter().any(|word| clause.contains(word)) || !label.is_empty() && clause.contains(label);
    (!clause.is_empty() && !is_of_people).then_some('个'.len_utf8())
}

/// So many characters after 个 may name what it counts.
const REACH: usize = 16;

/// Words for persons, and their endings: 学员, 专家, 负责人, 律师.
const PEOPLE: &[&str] = &[
    "人",
    "员",
    "者",
    "官",
    "师",
    "生",
    "专家",
    "代表",
    "干部",
    "客户",
    "用户",
    "教授",
    "博士",
    "硕士",
    "经理",
    "总监",
    "主任",
    "厂长",
    "局长",
    "处长",
    "院长",
    "会长",
    "企业家",
    "嘉宾",
    "志愿",
    "孩",
    "同志",
    "骨干",
    "老板",
    "农户",
];

/// Whether a text begins with a classifier, of whatever it counts.
pub(super) fn is_classified(text: &str) -> bool {
    classified(text).is_some()
        || text.starts_with(['个', '项', '名', '人', '家', '件', '届', '种', '次', '批', '起'])
}

fn classified(text: &str) -> Option<(Sort, &'static str)> {
    CHINESE.iter().find_map(|(sort, word, others)| {
        let next = text.strip_prefix(word)?.chars().next();
        (!next.is_some_and(|next| others.contains(next))).then_some((*sort, *word))
    })
}
