//! A title that says that what is drawn went up, or down.

use super::super::plain::{ChartTitle, chart_titles};
use super::super::texts::Texts;
use super::super::wording::{period_in, stated_in};
use super::of_chart;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::format::mention::{MentionKind, mentions};
use crate::model::Site;
use crate::model::chart::Chart;
use crate::model::figure::Figure;
use crate::model::locale::{Language, Locale};
use crate::model::reference::Kind;
use crate::model::statistic::{Data, Statistic};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// Words of an English title; each stands as a whole word, or begins one where it ends in `-`.
const ENGLISH: &[(&str, Way)] = &[
    ("rose", Way::Up),
    ("risen", Way::Up),
    ("rising", Way::Up),
    ("grew", Way::Up),
    ("grown", Way::Up),
    ("growing", Way::Up),
    ("growth", Way::Up),
    ("increas-", Way::Up),
    ("climb-", Way::Up),
    ("higher", Way::Up),
    ("fell", Way::Down),
    ("fallen", Way::Down),
    ("falling", Way::Down),
    ("declin-", Way::Down),
    ("decreas-", Way::Down),
    ("dropped", Way::Down),
    ("shrank", Way::Down),
    ("shrinking", Way::Down),
    ("lower", Way::Down),
];

const CHINESE: &[(&str, Way)] = &[
    ("增长", Way::Up),
    ("上升", Way::Up),
    ("增加", Way::Up),
    ("提高", Way::Up),
    ("攀升", Way::Up),
    ("递增", Way::Up),
    ("下降", Way::Down),
    ("减少", Way::Down),
    ("降低", Way::Down),
    ("回落", Way::Down),
    ("下滑", Way::Down),
    ("递减", Way::Down),
];

/// With these words a title speaks of something else than the numbers from first to last: a rate of growth, a slower rise, what
/// did not happen, or one thing beside another.
const OTHERWISE: &[&str] = &[
    " not ",
    "n't ",
    " no ",
    "rate",
    "slow",
    "fast",
    " than ",
    "except",
    "after",
    "before",
    "until",
    "halt",
    "未",
    "没有",
    "不再",
    "增速",
    "增幅",
    "降幅",
    "增长率",
    "增长点",
    "放缓",
    "较快",
    "止",
    "转",
    "除",
    "于",
];

/// What is drawn of one thing along time, oldest first.
pub(super) struct Course<'s> {
    /// The category, or nothing where there is one course.
    id: Option<&'s str>,
    name: Option<&'s str>,
    figures: Vec<&'s Figure>,
}

/// Two numbers of one course that refute what a title says.
struct Refuting<'s> {
    what: Option<&'s str>,
    first: &'s Figure,
    last: &'s Figure,
}

pub(in crate::check) fn titles_say_which_way(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let site = texts.site;
    for ChartTitle { text, chart, owner } in chart_titles(texts) {
        let language = text.locale.language();
        let Some((words, way)) = claim(text.text, language) else { continue };
        let Some(courses) = courses(site, chart, owner, text.locale) else { continue };
        let Some(Refuting { what, first, last }) = refuting(text.text, language, &courses, way) else {
            continue;
        };
        let at = |figure: &Figure| {
            let (value, time) =
                (stated_in(site, figure, language), period_in(*figure.time.period(), language));
            match language {
                Language::English => format!("{value} ({time})"),
                Language::Chinese => format!("{value}（{time}）"),
            }
        };
        diags.push(
            Diagnostic::new(statements::TITLE_REFUTED, text.place_of(texts, words))
                .with("id", &chart.id)
                .with("claim", format!("“{words}”"))
                .with("course", what.unwrap_or(&chart.id))
                .with("first", at(first))
                .with("last", at(last))
                .also(first.place)
                .also(last.place),
        );
    }
}

/// The one direction that a title gives, with its word as it stands there.
fn claim(title: &str, language: Language) -> Option<(&str, Way)> {
    let lower = format!(" {} ", title.to_lowercase());
    if OTHERWISE.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let mut found = match language {
        Language::English => english(title),
        Language::Chinese => chinese(title),
    };
    let claim = found.pop()?;
    found.iter().all(|(_, way)| *way == claim.1).then_some(claim)
}

fn english(title: &str) -> Vec<(&str, Way)> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let way = |word: &str| {
        let word = word.to_lowercase();
        let is = |known: &str| match known.strip_suffix('-') {
            Some(start) => word.starts_with(start),
            None => word == known,
        };
        ENGLISH.iter().find(|(known, _)| is(known)).map(|(_, way)| *way)
    };
    words.filter_map(|word| Some((word, way(word)?))).collect()
}

fn chinese(title: &str) -> Vec<(&str, Way)> {
    let found = CHINESE.iter().filter_map(|(word, way)| {
        let at = title.find(word)?;
        Some((title.get(at..at + word.len())?, *way))
    });
    found.collect()
}

/// What a chart draws along time; nothing where any of it stands at one time only.
pub(super) fn courses<'s>(
    site: &'s Site,
    chart: &Chart,
    (kind, id): (Kind, &str),
    locale: &Locale,
) -> Option<Vec<Course<'s>>> {
    let drawn = of_chart(site, chart, (kind, id))?;
    let statistic = (kind == Kind::Statistic).then(|| site.statistics.get(id)).flatten();
    let mut courses: Vec<Course<'s>> = Vec::new();
    for figure in drawn.figures {
        let category = statistic.and_then(|statistic| category(statistic, figure));
        let id = category.or(figure.indicator.as_deref());
        match courses.iter_mut().find(|course| course.id == id) {
            Some(course) => course.figures.push(figure),
            None => {
                let name = name(statistic, category, figure, locale);
                courses.push(Course { id, name, figures: vec![figure] });
            }
        }
    }
    let end = |figure: &&Figure| figure.time.period().end();
    courses.iter_mut().for_each(|course| course.figures.sort_by_key(end));
    courses.iter().all(|course| course.figures.len() > 1).then_some(courses)
}

fn category<'s>(statistic: &'s Statistic, figure: &Figure) -> Option<&'s str> {
    let Data::Own(table) = &statistic.data else { return None };
    let of = table.values().find(|observation| std::ptr::eq(&raw const observation.figure, figure))?;
    of.category.as_deref()
}

fn name<'s>(
    statistic: Option<&'s Statistic>,
    category: Option<&str>,
    figure: &'s Figure,
    locale: &Locale,
) -> Option<&'s str> {
    let of_category =
        || statistic?.breakdown.as_ref()?.categories.get(category?)?.get(locale).map(String::as_str);
    of_category().or_else(|| Some(figure.label.get(locale)?.other.as_str()))
}

/// Numbers that went the other way, where all that the title may speak of did.
fn refuting<'s>(title: &str, language: Language, courses: &[Course<'s>], way: Way) -> Option<Refuting<'s>> {
    let (lower, meant) = (title.to_lowercase(), meant(title, courses));
    let speaks_of_each = EACH.iter().any(|word| lower.contains(word));
    let years = years(title, language);
    let against: Vec<Refuting<'s>> =
        meant.iter().filter_map(|course| goes_against(course, &years, way)).collect();
    let is_refuted = if speaks_of_each { !against.is_empty() } else { against.len() == meant.len() };
    against.into_iter().next().filter(|_| is_refuted)
}

/// The courses that a title names, or all where it names none.
pub(super) fn meant<'c, 's>(title: &str, courses: &'c [Course<'s>]) -> Vec<&'c Course<'s>> {
    let lower = title.to_lowercase();
    let named: Vec<&Course<'s>> = courses.iter().filter(|course| is_named(course, &lower)).collect();
    if named.is_empty() { courses.iter().collect() } else { named }
}

/// With these words a title speaks of every course.
const EACH: &[&str] = &["both", " all ", "each", "均", "都", "各"];

/// Whether a title names a course: by its name, or by what the name says before it explains itself (China, of "China including
/// Hong Kong").
fn is_named(course: &Course<'_>, lower: &str) -> bool {
    let Some(name) = course.name.map(str::to_lowercase) else { return false };
    let ends = [" including ", " excluding ", " (", "（", "，", ", "];
    let short = ends.iter().filter_map(|end| name.find(end)).min().map_or(name.as_str(), |end| &name[..end]);
    !short.is_empty() && lower.contains(short)
}

/// The years that a title names, oldest first.
pub(super) fn years(title: &str, language: Language) -> Vec<i16> {
    let named = mentions(title, language).into_iter().filter(|mention| mention.kind == MentionKind::Year);
    let mut years: Vec<i16> =
        named.filter_map(|mention| mention.number?.value().to_string().parse().ok()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The ends of what a title speaks of in a course, where the last is on the other side of the first. A bound or an estimate counts by
/// its number: that the number after `over 900` is 1,667 is no fall.
fn goes_against<'s>(course: &Course<'s>, years: &[i16], way: Way) -> Option<Refuting<'s>> {
    let (figures, from, to) = span(course, years)?;
    let last = figures.len().checked_sub(1)?;
    let refuting = |from: usize, to: usize| {
        let (first, last) = (figures[from], figures[to]);
        let number = |figure: &Figure| figure.quantity().map(|stated| stated.number().value());
        let (before, after) = (number(first)?, number(last)?);
        let is_against = match way {
            Way::Up => after < before,
            Way::Down => after > before,
        };
        is_against.then_some(Refuting { what: course.id, first, last })
    };
    let found = refuting(from, to)?;
    // Of a title that names the last year only, nobody can tell whether it means the step or the whole way.
    (years.len() != 1 || to != last || from + 1 != last || refuting(0, last).is_some()).then_some(found)
}

/// What a course states, and the positions in it of the first and the last number that a title which names these years speaks of.
pub(super) fn span<'s>(course: &Course<'s>, years: &[i16]) -> Option<(Vec<&'s Figure>, usize, usize)> {
    let figures: Vec<&Figure> =
        course.figures.iter().copied().filter(|figure| figure.quantity().is_some()).collect();
    let of_year = |year: i16| {
        figures.iter().position(|figure| figure.time.period().end().map(|end| end.year()) == Some(year))
    };
    let last = figures.len().checked_sub(1)?;
    let (from, to) = match years {
        [] => (0, last),
        // Since a year, or in the year after the one before.
        [year] => match of_year(*year)? {
            at if at == last => (last.checked_sub(1)?, last),
            at => (at, last),
        },
        [first, .., end] => (of_year(*first)?, of_year(*end)?),
    };
    Some((figures, from, to))
}

/// The first word of a title that says that something went up or down, whatever else the title says.
pub(super) fn change_words(title: &str, language: Language) -> Option<&str> {
    let found = match language {
        Language::English => english(title),
        Language::Chinese => chinese(title),
    };
    found.first().map(|(words, _)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_a_direction_or_none() {
        use Language::{Chinese, English};
        for (title, language, expected) in [
            ("Grants fell from 2020 to 2021", English, Some(("fell", Way::Down))),
            ("Both lower in 2021", English, Some(("lower", Way::Down))),
            ("Increasingly many grants", English, Some(("Increasingly", Way::Up))),
            ("Growth slowed", English, None),
            ("Grants rose, applications fell", English, None),
            ("Inventions grew faster than designs", English, None),
            ("Grants did not fall", English, None),
            ("Follower numbers", English, None),
            ("授权量逐年下降", Chinese, Some(("下降", Way::Down))),
            ("授权量增速放缓", Chinese, None),
            ("授权量", Chinese, None),
        ] {
            assert_eq!(claim(title, language), expected, "{title}");
        }
    }
}
