//! The same headings, links, pictures and footnotes in every language.
//!
//! Each translation is held against the original alone: with three languages, what one of them lacks is told once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::paragraphs::paragraphs;
use super::{Pair, Told, pairs, place_in, starts};
use crate::check::texts::Texts;
use crate::diag::{Code, Diagnostics, table::translations};
use crate::files::{FileId, Place};
use crate::model::locale::Locale;
use crate::model::prose::{Link, LinkKind, Problem, ProblemKind, Scheme, Target};

pub(crate) fn the_same_structure_in_every_locale(
    texts: &Texts<'_>,
    told: &Told<'_>,
    diags: &mut Diagnostics,
) {
    let own: BTreeSet<(FileId, u32)> = starts(diags).collect();
    // A link that leads nowhere was reported where it stands.
    let is_reported = |file: FileId, range: &Range<usize>| {
        let within = (file, range.start as u32)..(file, range.end as u32);
        [&told.starts, &own].into_iter().any(|starts| starts.range(within.clone()).next().is_some())
    };
    for pair in pairs(texts).into_iter().filter(|pair| !told.unread.holds(pair.record)) {
        let [original, other] = pair.sides;
        match [original, other].map(|side| side.passage.text.trim().is_empty()) {
            [false, false] => {}
            [true, true] => continue,
            [is_empty, _] => {
                let (empty, full) = if is_empty { (original, other) } else { (other, original) };
                let found = pair.found(translations::EMPTY_WRITEUP, Place::File(empty.file));
                let found = found.with("here", empty.passage.locale).with("there", full.passage.locale);
                diags.push(found.also(Place::File(full.file)));
                continue;
            }
        }
        let before = diags.len();
        headings(&pair, diags);
        footnotes(&pair, diags);
        for kind in
            [(translations::LINKS_DIFFER, links as Targets), (translations::PICTURES_DIFFER, pictures)]
        {
            lacking(&pair, kind, &is_reported, diags);
            lacking(&pair.turned(), kind, &is_reported, diags);
        }
        // A link or a picture that one side lacks stands in the paragraph that it lacks, and what is misspelt may be one.
        let is_sound = |side: super::Side<'_>| side.passage.prose.problems.is_empty();
        if diags.len() == before && pair.sides.into_iter().all(is_sound) {
            paragraphs(&pair, diags);
        }
    }
}

/// Tells the first heading at which the two part; what follows is mostly the same heading one further.
fn headings(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides.map(|side| &side.passage.prose.headings);
    let parts = |index: &usize| there.get(*index).map(|h| h.level) != here.get(*index).map(|h| h.level);
    let is_known = |side: super::Side<'_>| {
        let reported = |problem: &Problem| {
            matches!(
                problem.kind,
                ProblemKind::FrontMatter
                    | ProblemKind::BadHeadingId { .. }
                    | ProblemKind::StuckHeading { .. }
            )
        };
        side.passage.prose.problems.iter().any(reported)
    };
    if pair.sides.into_iter().any(is_known) {
        return;
    }
    let Some(index) = (0..there.len().max(here.len())).find(parts) else { return };
    let [original, other] = pair.sides;
    let at = |index: usize, side: super::Side<'_>| match side.passage.prose.headings.get(index) {
        Some(heading) => side.passage.place(&heading.range),
        None => Place::File(side.file),
    };
    let found = match (there.get(index), here.get(index)) {
        (Some(original), Some(other)) => {
            let found = pair.found(translations::HEADINGS_DIFFER, at(index, pair.sides[1]));
            let found = found.also(at(index, pair.sides[0])).with("level", other.level);
            pair.named(found).with("level_there", original.level).with("text", &other.text)
        }
        (Some(heading), None) => {
            let found = pair.found(translations::HEADINGS_DIFFER, Place::File(other.file));
            pair.named(found.also(at(index, original))).with("text", &heading.text)
        }
        (None, Some(heading)) => {
            let found = pair.found(translations::HEADINGS_DIFFER, Place::File(original.file));
            pair.turned().named(found.also(at(index, other))).with("text", &heading.text)
        }
        (None, None) => return,
    };
    diags.push(found.with("number", index + 1));
}

fn footnotes(pair: &Pair<'_>, diags: &mut Diagnostics) {
    let [there, here] = pair.sides.map(|side| &side.passage.prose.footnotes);
    if there.len() == here.len() || pair.sides.into_iter().any(has_loose_notes) {
        return;
    }
    let [original, other] = pair.sides;
    let first = |side: super::Side<'_>| match side.passage.prose.footnotes.last() {
        Some(note) => side.passage.place(&note.range),
        None => Place::File(side.file),
    };
    let found = pair.named(pair.found(translations::NOTES_DIFFER, first(other)).also(first(original)));
    diags.push(found.with("count", here.len()).with("count_there", there.len()));
}

/// Whether a footnote is reported already.
fn has_loose_notes(side: super::Side<'_>) -> bool {
    let is_of_notes = |problem: &Problem| {
        matches!(
            problem.kind,
            ProblemKind::UndefinedFootnote { .. }
                | ProblemKind::UnusedFootnote { .. }
                | ProblemKind::DuplicateFootnote { .. }
        )
    };
    side.passage.prose.problems.iter().any(is_of_notes)
}

/// What a link leads to, as both languages name it, and as a message names it; nothing for what may differ.
type Targets = fn(&Link, &[Locale]) -> Option<(String, String)>;

/// Reports each target of the original that the other side has not.
fn lacking(
    pair: &Pair<'_>,
    (code, targets): (&'static Code, Targets),
    is_reported: &impl Fn(FileId, &Range<usize>) -> bool,
    diags: &mut Diagnostics,
) {
    let [there, here] = pair.sides;
    // A link that cannot be read is reported, and may be the one that seems to be missing.
    if here.passage.has_misspelt_link() {
        return;
    }
    let named = |side: super::Side<'_>| -> BTreeMap<String, (String, Range<usize>)> {
        let mut named = BTreeMap::new();
        for link in &side.passage.prose.links {
            if let Some((key, shown)) = targets(link, pair.locales) {
                named.entry(key).or_insert_with(|| (shown, link.range.clone()));
            }
        }
        named
    };
    let have = named(here);
    for (_, (shown, range)) in named(there).into_iter().filter(|(key, _)| !have.contains_key(key)) {
        if is_reported(there.file, &range) {
            continue;
        }
        let place = place_in(there, range.start, here);
        let found = pair.named(pair.found(code, place)).with("target", shown);
        diags.push(found.also(there.passage.place(&range)));
    }
}

/// Figures have a rule of their own, and addresses on the page follow from the headings.
fn links(link: &Link, _: &[Locale]) -> Option<(String, String)> {
    match &link.target {
        Target::Data { scheme: Scheme::Figure, .. } => None,
        Target::Data { scheme, rest } => {
            // A chart brings its table along: either shows the same data.
            let kind = if *scheme == Scheme::Table { Scheme::Chart } else { *scheme };
            Some((format!("{}:{rest}", kind.as_str()), format!("`{}:{rest}`", scheme.as_str())))
        }
        Target::Web(address) => Some((website(address), address.clone())),
        _ => None,
    }
}

fn pictures(link: &Link, locales: &[Locale]) -> Option<(String, String)> {
    let is_picture = matches!(link.kind, LinkKind::Image | LinkKind::BlockImage);
    match &link.target {
        Target::File { path, .. } if is_picture => Some((without_locale(path, locales), format!("`{path}`"))),
        _ => None,
    }
}

/// The website of an address, by the name that its owner registered: `english.cnipa.gov.cn` and `www.cnipa.gov.cn` are one, since an
/// owner mostly has a page, or a host, for each language.
fn website(address: &str) -> String {
    let after = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or(after);
    let host = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or(host).to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    // Numbers are no names, and most country codes have such groups below them.
    let is_number = labels.iter().all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    let has_group = labels.len() > 2 && GROUPS.contains(&labels[labels.len() - 2]);
    let kept = if is_number { labels.len() } else { 2 + usize::from(has_group) };
    // `english.www.gov.cn` belongs to gov.cn itself.
    let own = &labels[labels.len().saturating_sub(kept)..];
    let own = if has_group && LANGUAGES.contains(&own[0]) { &own[1..] } else { own };
    own.join(".")
}

const GROUPS: &[&str] = &["ac", "co", "com", "edu", "gov", "net", "org"];

const LANGUAGES: &[&str] = &["www", "en", "english", "cn", "zh", "chinese"];

/// `map.en.png`, `map-zh-Hans.png` -> `map.png`: the same picture with words in each language.
fn without_locale(path: &str, locales: &[Locale]) -> String {
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    let own = locales.iter().find_map(|locale| {
        let rest = stem.strip_suffix(locale.as_str())?;
        rest.strip_suffix(['.', '-', '_'])
    });
    format!("{}.{ending}", own.unwrap_or(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_owner_are_one_website() {
        for (one, other, are_one) in [
            ("https://www.cnipa.gov.cn/art/1", "https://english.cnipa.gov.cn/2", true),
            ("https://www.wipo.int/en/x", "https://www.wipo.int/zh/x", true),
            ("https://en.wikipedia.org/wiki/A", "https://zh.wikipedia.org/wiki/B", true),
            ("https://english.www.gov.cn/a", "https://www.gov.cn/b", true),
            ("https://www.bl.uk/", "HTTPS://BL.UK", true),
            ("https://cnipa.gov.cn", "https://moj.gov.cn", false),
            ("https://example.org", "https://example.com", false),
            ("http://10.1.2.3/", "http://10.9.2.3/", false),
        ] {
            assert_eq!(website(one) == website(other), are_one, "{one} {other}");
        }
    }

    #[test]
    fn pictures_with_words_in_them_are_named_by_locale() {
        let locales: Vec<Locale> = ["en", "zh-Hans"].iter().map(|tag| tag.parse().unwrap()).collect();
        for (path, expected) in [
            ("map.en.png", "map.png"),
            ("map-zh-Hans.png", "map.png"),
            ("map.png", "map.png"),
            ("open.png", "open.png"),
            ("en", "en"),
        ] {
            assert_eq!(without_locale(path, &locales), expected);
        }
    }
}
