//! What the words of a chart say of its numbers.
//!
//! A title, a subtitle, a description or an alternative text cannot hold a link, so its numbers are held against all that the
//! chart draws, and against the other figures of its case.

mod breaks;
mod causes;
mod claims;
mod directions;
mod multiples;
mod orders;
mod parts;
mod ranks;

use std::ops::Range;

use rust_decimal::Decimal;

use super::Checked;
use super::plain::Plain;
use super::prose::{other_nature, other_unit};
use super::texts::Texts;
use super::wording::stated_in;
use crate::diag::{Diagnostic, Diagnostics, table::statements};
use crate::files::Place;
use crate::format::mention::{Mention, MentionKind, Sign, mentions};
use crate::model::chart::{Chart, ChartKind};
use crate::model::figure::Figure;
use crate::model::locale::{Language, Locale};
use crate::model::prose::{Scheme, Target};
use crate::model::quantity::{Number, Qualifier, Quantity, shift};
use crate::model::reference::Kind;
use crate::model::statistic::Data;
use crate::model::unit::UnitKind;
use crate::model::{Lookup, Site};
use crate::privacy;

pub(super) use breaks::titles_state_no_change_across_a_break;
pub(super) use causes::titles_claim_no_cause;
pub(super) use claims::{names_a_whole, titles_say_which_is_most};
pub(super) use directions::titles_say_which_way;
pub(super) use multiples::multiples_are_drawn;
pub(super) use orders::titles_say_which_is_more;
pub(super) use parts::titles_speak_of_parts_of_a_whole;
pub(super) use ranks::titles_rank_what_is_compared;

/// The numbers of a chart.
pub(super) struct Drawn<'s> {
    /// What the chart draws; nothing where it draws no numbers, or some of them could not be read.
    figures: Vec<&'s Figure>,
    /// What else its record states.
    beside: Vec<&'s Figure>,
}

pub(super) fn numbers_in_words_are_drawn(texts: &Texts<'_>, diags: &mut Diagnostics) {
    let site = texts.site;
    for words in words_of_charts(texts) {
        for mention in strangers(site, &words.drawn, words.text, words.locale) {
            let written = &words.text[mention.whole.clone()];
            let found = words.report(texts, written).with("written", format!("“{written}”"));
            diags.push(match nearest(&words.drawn.figures, &mention) {
                Some(figure) => near(site, found, figure),
                None => found.also(words.chart.place),
            });
        }
    }
}

/// A text that stands for a chart, with what the chart draws.
struct Words<'a> {
    text: &'a str,
    locale: &'a Locale,
    /// The word for it in messages, in English and Chinese.
    field: (&'static str, &'static str),
    chart: &'a Chart,
    drawn: Drawn<'a>,
    stands: Stands<'a>,
}

/// Where the words of a chart stand.
enum Stands<'a> {
    InField(Plain<'a>),
    /// As the alternative text of a link to the chart.
    InLink(Place),
}

impl Words<'_> {
    /// That some of the words are not what the chart draws.
    fn report(&self, checked: &Checked<'_>, written: &str) -> Diagnostic {
        let place = match &self.stands {
            Stands::InField(text) => text.place_of(checked, written),
            Stands::InLink(place) => *place,
        };
        let (field, field_zh) = self.field;
        let found = Diagnostic::new(statements::NOT_DRAWN, place).with("id", &self.chart.id);
        found.with("field", field).with("field_zh", field_zh)
    }
}

/// The titles, subtitles, descriptions and alternative texts of all charts that draw numbers.
fn words_of_charts<'a>(texts: &'a Texts<'_>) -> Vec<Words<'a>> {
    let site = texts.site;
    let fields = texts.plain.iter().copied().filter_map(|plain| {
        let (chart, owner) = (plain.chart?, plain.owner?);
        let drawn = of_chart(site, chart, owner)?;
        let Plain { text, locale, .. } = plain;
        Some(Words { text, locale, field: plain.field.words(), chart, drawn, stands: Stands::InField(plain) })
    });
    let links = texts.passages.iter().flat_map(|passage| {
        let images = passage.prose.links.iter().filter(|link| link.is_image());
        images.filter_map(move |link| {
            let Target::Data { scheme: Scheme::Chart, rest } = &link.target else { return None };
            let own = passage
                .within
                .and_then(|case| Some((Kind::Case, case, site.cases.get(case)?.charts.get(rest)?)));
            let of_statistic =
                || Some((Kind::Statistic, rest.as_str(), site.statistics.get(rest)?.chart.as_ref()?));
            let (kind, id, chart) = own.or_else(of_statistic)?;
            Some(Words {
                text: &link.text,
                locale: passage.locale,
                field: ("alternative text", "替代文字"),
                chart,
                drawn: of_chart(site, chart, (kind, id))?,
                stands: Stands::InLink(passage.place(&link.text_range)),
            })
        })
    });
    fields.chain(links).collect()
}

impl<'s> Drawn<'s> {
    /// The numbers of a record as a whole, drawn or not.
    pub fn all(figures: Vec<&'s Figure>) -> Drawn<'s> {
        Drawn { figures, beside: Vec::new() }
    }
}

/// The numbers of a chart of a case or a statistic.
pub(super) fn of_chart<'s>(site: &'s Site, chart: &Chart, (kind, id): (Kind, &str)) -> Option<Drawn<'s>> {
    if matches!(chart.kind, ChartKind::Timeline | ChartKind::Pathway) {
        return None;
    }
    let drawn = match kind {
        Kind::Case => {
            let found = |address| match site.figure(Some(id), address) {
                Lookup::Found(figure) => Some(figure),
                Lookup::Broken | Lookup::Unknown => None,
            };
            let figures: Vec<&Figure> = chart.figures.iter().filter_map(found).collect();
            let is_whole = figures.len() == chart.figures.len();
            let beside = site.cases.get(id)?.figures.values().collect();
            Drawn { figures: figures.into_iter().filter(|_| is_whole).collect(), beside }
        }
        Kind::Statistic => match &site.statistics.get(id)?.data {
            Data::Own(table) if table.ids().count() == table.len() => {
                let figures = table.values().map(|observation| &observation.figure).collect();
                Drawn { figures, beside: Vec::new() }
            }
            Data::Own(_) | Data::Across(_) => return None,
        },
        _ => return None,
    };
    (!drawn.figures.is_empty()).then_some(drawn)
}

/// The numbers of a text that are none of a chart's, each with the words that make another of it.
pub(super) fn strangers(site: &Site, drawn: &Drawn<'_>, text: &str, locale: &Locale) -> Vec<Mention> {
    let mut found = mentions(text, locale.language());
    found.retain(is_telling);
    if found.is_empty() {
        return found;
    }
    let named: Vec<Mention> = named_numbers(drawn, locale);
    // A report must not show, even in parts, what may not be published.
    let private = privacy::scan(text);
    let is_private = |mention: &Mention| {
        private
            .iter()
            .any(|found| found.range.start < mention.whole.end && mention.whole.start < found.range.end)
    };
    found.retain(|mention| !is_private(mention) && !named.iter().any(|name| name.number == mention.number));
    found.into_iter().filter_map(|mention| stranger(site, drawn, (text, locale), mention)).collect()
}

/// The mention, where it can be no figure; with the words beside it where those are why.
fn stranger(
    site: &Site,
    drawn: &Drawn<'_>,
    (text, locale): (&str, &Locale),
    mention: Mention,
) -> Option<Mention> {
    let all = || drawn.figures.iter().chain(&drawn.beside).copied();
    let written = mention.number?;
    let states = |figure: &&Figure| figure.quantity().is_some_and(|stated| is_end_of(stated, written));
    let covers = |figure: &&Figure| !states(figure) && may_be(figure, &mention);
    // The very number of a figure is meant for that figure; only a round one may be a bound of another.
    let is_meant =
        all().any(|figure| states(&figure)) && !(is_round(written) && drawn.figures.iter().any(covers));
    if !is_meant {
        // A bound holds for what is drawn; nearly everything is more than something beside it.
        let is_bound = mention.qualifier != Qualifier::Exact;
        let beside = drawn.beside.iter().filter(|_| !is_bound);
        let mut may_mean = drawn.figures.iter().chain(beside);
        return (!may_mean.any(|figure| may_be(figure, &mention))).then_some(mention);
    }
    let mut beside = None;
    for figure in all().filter(states).filter(|figure| says(figure, &mention)) {
        beside = Some(speaks_of_another(site, figure, (text, locale), &mention)?);
    }
    let whole = beside.unwrap_or_else(|| mention.whole.clone());
    Some(Mention { whole, ..mention })
}

/// Whether a number has one digit other than zero: 50, 3,000.
fn is_round(number: Number) -> bool {
    let digits = number.value().normalize().mantissa().to_string();
    digits.trim_start_matches('-').trim_end_matches('0').len() <= 1
}

/// Whether a mention of a figure's number says it with the figure's qualifier; the end of a range stands for itself.
fn says(figure: &Figure, mention: &Mention) -> bool {
    use Qualifier::{AtLeast, AtMost, Over, Under};
    let Some(stated) = figure.quantity() else { return false };
    let near = |pair: [Qualifier; 2]| pair.contains(&mention.qualifier) && pair.contains(&stated.qualifier());
    let is_like = mention.qualifier == stated.qualifier() || near([Over, AtLeast]) || near([Under, AtMost]);
    may_be(figure, mention) && (is_like || stated.upper().is_some())
}

/// The bytes of a number that is a figure's with the words beside it that count something else or give it another nature.
fn speaks_of_another(
    site: &Site,
    figure: &Figure,
    (text, locale): (&str, &Locale),
    mention: &Mention,
) -> Option<Range<usize>> {
    let stated = figure.quantity()?;
    let own = || mention.whole.clone();
    let nature = || other_nature(text, own(), locale, (site, figure, stated)).map(|(range, _)| range);
    other_unit(text, own(), locale, (figure, stated)).or_else(nature)
}

/// The numbers in the labels of what is drawn, which a title may repeat.
fn named_numbers(drawn: &Drawn<'_>, locale: &Locale) -> Vec<Mention> {
    let labels = drawn.figures.iter().filter_map(|figure| figure.label.get(locale));
    labels.flat_map(|noun| mentions(&noun.other, locale.language())).collect()
}

/// Whether a number states more than how many things a title speaks of: three groups, 5 of 12 cities.
fn is_telling(mention: &Mention) -> bool {
    let Some(number) = mention.number else { return false };
    let is_small = mention.sign == Sign::None
        && mention.qualifier == Qualifier::Exact
        && number.decimals() == 0
        && number.scale().is_none()
        && number.value() <= Decimal::from(SMALL);
    mention.kind == MentionKind::Quantity && !is_small
}

/// Up to here a number without a sign may count what is in the picture.
const SMALL: u32 = 20;

/// Whether a figure may be meant: its number, its number rounded as far as the text states it, or one within the bound that
/// the text gives (more than two fifths, for 45.7 per cent).
fn may_be(figure: &Figure, mention: &Mention) -> bool {
    let (Some(stated), Some(written)) = (figure.quantity(), mention.number) else { return false };
    // A rate of growth is none of the counts that it was computed of.
    if mention.sign == Sign::Percent && figure.unit.kind != UnitKind::Percent {
        return false;
    }
    let is_same =
        stated.number() == written && mention.upper.is_none_or(|upper| stated.upper() == Some(upper));
    is_same && mention.qualifier == stated.qualifier()
        || mention.qualifier == Qualifier::Exact && stated.upper().is_some() && is_end_of(stated, written)
        || is_near(stated, mention)
}

/// Whether a number is one of the ends of a range.
fn is_end_of(stated: &Quantity, written: Number) -> bool {
    stated.number() == written || stated.upper() == Some(written)
}

/// Whether a number is that of a figure, rounded as far as the text states it, or a bound that holds for it.
pub(super) fn is_near(stated: &Quantity, mention: &Mention) -> bool {
    let Some(written) = mention.number else { return false };
    let (value, said) = (stated.number().value(), written.value());
    let rounds_to = || {
        let place = written.scale().map_or(0, |scale| scale.exponent()) as i32 - written.decimals() as i32;
        let unit = shift(Decimal::ONE, place)?;
        let off = value.checked_sub(said)?.abs().checked_mul(Decimal::TWO)?;
        Some(off <= unit)
    };
    match mention.qualifier {
        Qualifier::Exact => {
            value != said
                && rounds_to() == Some(true)
                && (written.scale().is_some() || written.decimals() > 0)
                && matches!(stated.qualifier(), Qualifier::Exact | Qualifier::About)
        }
        Qualifier::Over => value > said || value == said && stated.qualifier() == Qualifier::Over,
        Qualifier::AtLeast => value >= said,
        Qualifier::Under => value < said || value == said && stated.qualifier() == Qualifier::Under,
        Qualifier::AtMost => value <= said,
        Qualifier::About => {
            let reach = said.abs().checked_div(Decimal::TEN);
            value.checked_sub(said).zip(reach).is_some_and(|(off, reach)| off.abs() <= reach)
        }
        Qualifier::Between => said <= value && mention.upper.is_some_and(|upper| value <= upper.value()),
    }
}

/// The figure whose number is least away, if it is at most half as much again or less.
pub(super) fn nearest<'s>(figures: &[&'s Figure], mention: &Mention) -> Option<&'s Figure> {
    let said = mention.number?.value();
    let off = |figure: &&&Figure| {
        figure.quantity().and_then(|value| value.number().value().checked_sub(said)).map(|off| off.abs())
    };
    let near = figures.iter().filter(|figure| off(figure).is_some()).min_by_key(off)?;
    let off = off(&near)?;
    (off.checked_mul(Decimal::TWO)? <= said.abs()).then_some(*near)
}

/// Names the figure that was probably meant.
pub(super) fn near(site: &Site, found: Diagnostic, figure: &Figure) -> Diagnostic {
    let words = |language| stated_in(site, figure, language);
    found
        .with("near", format!("{} (`{}`)", words(Language::English), figure.id))
        .with("near_zh", format!("{}（`{}`）", words(Language::Chinese), figure.id))
        .also(figure.place)
}
