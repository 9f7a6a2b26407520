//! Words beside a link that speak of other things, another year or another nature than its figure.

use super::around::Around;
use super::names::Names;
use super::other_label::other_label;
use super::{other_nature, other_unit, other_year, quoted};
use crate::check::passages::Passage;
use crate::check::wording::time_in;
use crate::diag::{Diagnostic, table::statements};
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::prose::{Link, Target};
use crate::model::reference::FigureRef;

/// How many characters on either side of a link are read for its sentence.
const SENTENCE: usize = 300;

/// Words beside a number that agrees with its figure, and that speak of another thing or another year.
pub(super) fn said_of_another(
    names: &Names<'_>,
    passage: &Passage<'_>,
    link: &Link,
    figure: &Figure,
) -> Vec<Diagnostic> {
    let (Target::Data { rest, .. }, Some(stated)) = (&link.target, figure.quantity()) else {
        return Vec::new();
    };
    if link.text.trim().is_empty() {
        return Vec::new();
    }
    let found = |code| Diagnostic::new(code, passage.place(&link.range)).with("id", rest).also(figure.place);
    let around = Around::of(passage, link, &link.text, SENTENCE);
    let own = || around.own.clone();
    let words = |range: std::ops::Range<usize>| quoted(&around.text[range]);
    let unit = other_unit(&around.text, own(), passage.locale, (figure, stated)).map(|range| {
        found(statements::OTHER_UNIT)
            .with("written", words(range))
            .with("unit", &figure.unit.english.other)
            .with("unit_zh", &figure.unit.chinese.after)
    });
    let year = other_year(&around.text, own(), passage.locale.language(), &figure.time);
    let year = year.map(|written| {
        found(statements::OTHER_YEAR)
            .with("written", quoted(&written))
            .with("time", time_in(&figure.time, Language::English))
            .with("time_zh", time_in(&figure.time, Language::Chinese))
    });
    let address = FigureRef::parse(rest);
    let label = other_label(&around.text, own(), passage.locale, (names, passage.within), &address);
    let label = label.map(|other| {
        found(statements::OTHER_UNIT)
            .with("written", quoted(&other.name))
            .with("other", other.id)
            .with("label", figure.label.get(passage.locale).map_or("", |label| &label.other))
    });
    let nature = other_nature(&around.text, own(), passage.locale, (names.site, figure, stated));
    let nature = nature.map(|(range, nature)| {
        let (name, name_zh) = nature.words();
        found(statements::OTHER_NATURE)
            .with("written", words(range))
            .with("nature", name)
            .with("nature_zh", name_zh)
            .with_some("status", nature.status())
    });
    unit.into_iter().chain(label).chain(year).chain(nature).collect()
}
