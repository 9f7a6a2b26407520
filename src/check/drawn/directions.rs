//! A title that says that what is drawn went up, or down.

use super::super::Checked;
use super::super::plain::{Field, plain_texts};
use super::super::wording::stated_in;
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
struct Course<'s> {
    name: Option<&'s str>,
    figures: Vec<&'s Figure>,
}

pub(in crate::check) fn titles_say_which_way(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let site = checked.site;
    for text in plain_texts(checked).iter().filter(|text| text.field == Field::ChartTitle) {
        let (Some(chart), Some(owner)) = (text.chart, text.owner) else { continue };
        let language = text.locale.language();
        let Some((words, way)) = claim(text.text, language) else { continue };
        let Some(courses) = courses(site, chart, owner, text.locale) else { continue };
        let Some((first, last)) = refuting(text.text, &courses, way) else { continue };
        diags.push(
            Diagnostic::new(statements::NOT_THE_MOST, text.place_of(checked, words))
                .with("id", &chart.id)
                .with("claim", format!("“{words}”"))
                .with("first", stated_in(site, first, language))
                .with("last", stated_in(site, last, language))
                .also(first.place)
                .also(last.place),
        );
    }
}

/// The one direction that a title gives, with its word as it stands there.
fn claim(title: &str, language: Language) -> Option<(&str, Way)> {
    let lower = format!(" {} ", title.to_lowercase());
    // A title that names a year of its own may speak of a part of what is drawn.
    let names_year = mentions(title, language).iter().any(|mention| mention.kind == MentionKind::Year);
    if names_year && lower.contains("since") || OTHERWISE.iter().any(|word| lower.contains(word)) {
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
fn courses<'s>(
    site: &'s Site,
    chart: &Chart,
    (kind, id): (Kind, &str),
    locale: &Locale,
) -> Option<Vec<Course<'s>>> {
    let drawn = of_chart(site, chart, (kind, id))?;
    let statistic = (kind == Kind::Statistic).then(|| site.statistics.get(id)).flatten();
    let mut courses: Vec<(Option<&str>, Course<'s>)> = Vec::new();
    for figure in drawn.figures {
        let category = statistic.and_then(|statistic| category(statistic, figure));
        let key = category.or(figure.indicator.as_deref());
        match courses.iter_mut().find(|(known, _)| *known == key) {
            Some((_, course)) => course.figures.push(figure),
            None => courses.push((
                key,
                Course { name: name(statistic, category, figure, locale), figures: vec![figure] },
            )),
        }
    }
    let courses: Vec<Course<'_>> = courses.into_iter().map(|(_, course)| course).collect();
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

/// The first and the last number of something that certainly went the other way, where all that the title may speak of did.
fn refuting<'s>(title: &str, courses: &[Course<'s>], way: Way) -> Option<(&'s Figure, &'s Figure)> {
    let title = title.to_lowercase();
    let is_named = |course: &&Course<'_>| {
        course.name.is_some_and(|name| !name.is_empty() && title.contains(&name.to_lowercase()))
    };
    let named: Vec<&Course<'_>> = courses.iter().filter(is_named).collect();
    let meant: Vec<&Course<'_>> = if named.is_empty() { courses.iter().collect() } else { named };
    let speaks_of_each =
        ["both", "all", "each", "every", "均", "都", "各"].iter().any(|word| title.contains(word));
    let against: Vec<_> = meant.iter().filter_map(|course| goes_against(course, way)).collect();
    let is_refuted = if speaks_of_each { !against.is_empty() } else { against.len() == meant.len() };
    against.into_iter().next().filter(|_| is_refuted)
}

/// The ends of a course, where the last is certainly on the other side of the first.
fn goes_against<'s>(course: &Course<'s>, way: Way) -> Option<(&'s Figure, &'s Figure)> {
    let end = |figure: &&&Figure| figure.time.period().end();
    let first = course.figures.iter().min_by_key(end)?;
    let last = course.figures.iter().max_by_key(end)?;
    let bounds = |figure: &Figure| figure.quantity().map(|stated| stated.bounds());
    let ((first_least, first_most), (last_least, last_most)) = (bounds(first)?, bounds(last)?);
    let is_against = match way {
        Way::Up => last_most.zip(first_least).is_some_and(|(last, first)| last < first),
        Way::Down => last_least.zip(first_most).is_some_and(|(last, first)| last > first),
    };
    is_against.then_some((*first, *last))
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
