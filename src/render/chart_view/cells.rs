//! How the numbers of a table are written: the unit stands once above the table, as in yearbooks, and decimal points stand in line.
//!
//! A number keeps the decimals that its source gives. Where another of its column has more, the room of those that it lacks is left
//! empty, so that 45.7 and 20 stand in line and 20 is not made 20.0. Where units differ each number has its own. Numbers of one unit
//! have one scale word or none, see [`Scales`].

use crate::format::quantity::{Parts, among};
use crate::format::scaling::Scaling;
use crate::model::figure::Figure;
use crate::model::locale::Language;
use crate::model::quantity::Quantity;
use crate::model::unit::{Unit, UnitKind};
use crate::render::context::Context;
use crate::render::figure;
use crate::render::notes::mark_html;
use crate::render::scale_words::Scales;
use crate::render::svg::escape;
use crate::render::theme::Arg;
use crate::render::view::RowCell;

/// How the numbers of one column are written.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Form {
    /// Whether the unit stands above the table.
    is_bare: bool,
    /// The most decimals of the column; none where scale words differ and points have no line.
    places: Option<usize>,
    scales: Scales,
}

impl Form {
    /// The form of the numbers of a column, each with its unit; `shared` is the unit above the table, `scales` are those of all
    /// that stand together.
    pub(in crate::render) fn of<'n>(
        cx: &Context<'_>,
        shared: Option<&Unit>,
        scales: &Scales,
        numbers: impl Iterator<Item = (&'n Quantity, &'n Unit)>,
    ) -> Form {
        let bare = Form { is_bare: shared.is_some(), places: None, scales: scales.clone() };
        let written: Vec<String> = numbers.map(|(value, unit)| bare.parts(cx, value, unit).number).collect();
        let word = |number: &str| split(number).1.to_owned();
        let is_in_line = written.windows(2).all(|pair| match pair {
            [one, other] => word(one) == word(other),
            _ => true,
        });
        let places = written.iter().map(|number| decimals(split(number).0)).max();
        Form { places: places.filter(|_| is_in_line), ..bare }
    }

    /// The form of figures.
    pub(in crate::render) fn of_figures<'f>(
        cx: &Context<'_>,
        shared: Option<&Unit>,
        scales: &Scales,
        figures: impl Iterator<Item = &'f Figure>,
    ) -> Form {
        Form::of(
            cx,
            shared,
            scales,
            figures.filter_map(|figure| Some((figure.quantity()?, figure.unit.as_ref()))),
        )
    }

    /// How the numbers of a unit are written.
    pub(in crate::render) fn scaling(&self, unit: &Unit) -> Scaling {
        self.scales.of_unit(unit)
    }

    fn parts(&self, cx: &Context<'_>, value: &Quantity, unit: &Unit) -> Parts {
        let mut parts = among(value, unit, self.scaling(unit), cx.locale.language(), &cx.style());
        if self.is_bare {
            parts.unit.clear();
            parts.basis.clear();
            let sign = match unit.kind {
                UnitKind::Percent => "%",
                UnitKind::Currency { sign: Some(sign) } if cx.locale.language() == Language::English => sign,
                _ => "",
            };
            if !sign.is_empty() {
                parts.number = parts.number.replace(sign, "");
            }
        }
        parts
    }

    /// A number in its form, as safe HTML: the room of the decimals that it lacks is left by the style sheet.
    pub(in crate::render) fn html(&self, cx: &Context<'_>, value: &Quantity, unit: &Unit) -> String {
        let parts = self.parts(cx, value, unit);
        let text = parts.text();
        let (digits, _) = split(&parts.number);
        let lacking = self.places.unwrap_or_default().saturating_sub(decimals(digits));
        let start = text.find(&parts.number).filter(|_| (1..=PLACES_MOST).contains(&lacking));
        let Some(start) = start else { return escape(&text) };
        let (before, rest) = text.split_at(start);
        let (digits, after) = rest.split_at(digits.len());
        let class = if digits.contains('.') { "short" } else { "whole" };
        format!(
            "{}<span class=\"{class}-{lacking}\">{}</span>{}",
            escape(before),
            escape(digits),
            escape(after)
        )
    }

    /// The same for reader and machine.
    pub(in crate::render) fn cell(&self, cx: &Context<'_>, value: &Quantity, unit: &Unit) -> String {
        let (machine, shown) = (value.number().machine_text(), self.html(cx, value, unit));
        format!("<data value=\"{machine}\">{shown}</data>")
    }
}

/// The style sheet leaves room for as many decimals.
const PLACES_MOST: usize = 4;

/// The digits of a written number, and the scale word after them.
fn split(number: &str) -> (&str, &str) {
    let end = number.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    number.split_at(end)
}

fn decimals(digits: &str) -> usize {
    digits.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// The one unit of several numbers, if they have one.
pub(super) fn shared<'u>(mut units: impl Iterator<Item = &'u Unit>) -> Option<Unit> {
    let first = units.next()?;
    units.all(|unit| unit.id == first.id).then(|| first.clone())
}

/// The line above a table: `Unit: patents`, `单位：件`. A bare ratio has no unit to name.
pub(in crate::render) fn unit_line(cx: &Context<'_>, unit: Option<&Unit>) -> Option<String> {
    let words = figure::unit_words(unit?, cx.locale.language());
    (!words.is_empty()).then(|| cx.words("table.unit_of", &[("unit", Arg::Text(&words))]))
}

/// Whether cells carry marks of their own: where all rest on the same place in a source, the mark at the chart's title says
/// it once. A table without a chart has no such title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Marked {
    EachCell,
    ByTheTitle,
}

impl Marked {
    /// How the figures of a chart are marked in its table.
    pub(super) fn of<'f>(figures: impl Iterator<Item = &'f Figure> + Clone) -> Marked {
        let mut others = figures.clone();
        let Some(first) = others.next() else { return Marked::EachCell };
        let same = others.all(|figure| figure.sources == first.sources && figure.locator == first.locator);
        let noted = figures.clone().any(|figure| figure.note.is_some());
        if same && !noted && figures.count() > 1 { Marked::ByTheTitle } else { Marked::EachCell }
    }
}

/// A value with its status and marks; a missing one is a dash with its reason.
pub(in crate::render) fn value(
    cx: &mut Context<'_>,
    figure: &Figure,
    case: Option<&str>,
    marked: Marked,
    form: &Form,
) -> RowCell {
    if let Some(reason) = figure::missing(cx, figure) {
        return RowCell {
            html: format!("– <span class=\"figure-missing\">{}</span>", escape(&reason)),
            numeric: true,
        };
    }
    let refs = match marked {
        Marked::EachCell => figure::note_refs(cx, figure, form.scaling(&figure.unit), case),
        Marked::ByTheTitle => Vec::new(),
    };
    let marks: String = refs.iter().map(mark_html).collect();
    let Some(stated) = figure.quantity() else { return RowCell::default() };
    let shown = form.html(cx, stated, &figure.unit);
    cell(&stated.number().machine_text(), &shown, figure::status(cx, figure), &marks)
}

/// The cell of a number: for machines, as it reads (safe HTML), how settled it is, and its marks as HTML.
pub(in crate::render) fn cell(machine: &str, shown: &str, status: Option<String>, marks: &str) -> RowCell {
    let status = status.map(|status| format!(" <span class=\"figure-status\">{}</span>", escape(&status)));
    let status = status.unwrap_or_default();
    let marks = match marks.is_empty() {
        true => String::new(),
        false => format!("<span class=\"marks\">{marks}</span>"),
    };
    RowCell { html: format!("<data value=\"{machine}\">{shown}</data>{marks}{status}"), numeric: true }
}
