//! Figures on the page: in a strip, in a sentence, in a cell.

use super::context::Context;
use super::notes::{Key, mark_html};
use super::prose;
use super::svg::escape;
use super::view::{ChangeView, FigureView, NoteRef};
use crate::format::ordinal::edition;
use crate::format::quantity::{Parts, noun, quantity};
use crate::model::figure::{Figure, ShareOf, Status, Value};
use crate::model::locale::Language;
use crate::model::unit::UnitKind;

/// Whether the page has notes at its foot that marks can lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Shown,
    Left,
}

/// A figure for a strip.
pub(super) fn view(cx: &mut Context<'_>, figure: &Figure, within: Option<&str>, marks: Marks) -> FigureView {
    let parts = parts(cx, figure);
    let note_refs = match marks {
        Marks::Shown => note_refs(cx, figure, within),
        Marks::Left => Vec::new(),
    };
    let empty = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (before, number, after, unit) = match &parts {
        Some(parts) => {
            let unit = match cx.locale.language() {
                Language::English if figure.unit.kind == UnitKind::Count => None,
                _ => empty(&parts.unit),
            };
            (empty(&parts.before), parts.number.clone(), empty(&parts.after), unit)
        }
        None => (None, String::new(), None, None),
    };
    FigureView {
        key: figure.id.clone(),
        label: label(cx, figure),
        before,
        number,
        after,
        unit,
        value: figure.quantity().map(|value| value.number().machine_text()).unwrap_or_default(),
        missing: missing(cx, figure),
        qualifier: figure.quantity().map(|value| value.qualifier().to_string()).unwrap_or_default(),
        note_refs,
        period: Some(cx.time(&figure.time)),
        source_short: None,
        status: status(cx, figure),
        detail: Some(detail(cx, figure)),
        href: None,
        changes: changes(cx, figure, within),
    }
}

/// The written number, where there is one.
pub(super) fn parts(cx: &Context<'_>, figure: &Figure) -> Option<Parts> {
    let value = figure.quantity()?;
    Some(quantity(value, &figure.unit, cx.locale.language(), &cx.style()))
}

/// Qualifier and number without a counted noun: `over 5,000`, `45.7%`, `超过5000人次`.
pub(super) fn short_text(cx: &Context<'_>, figure: &Figure) -> String {
    match parts(cx, figure) {
        Some(mut parts) => {
            if cx.locale.language() == Language::English && figure.unit.kind == UnitKind::Count {
                parts.unit.clear();
            }
            parts.text()
        }
        None => cx.word("value.missing"),
    }
}

/// What an empty link is filled in with: in English the noun follows, in Chinese the classifier.
fn full_text(cx: &Context<'_>, figure: &Figure) -> String {
    let (Some(mut parts), Some(value)) = (parts(cx, figure), figure.quantity()) else {
        return cx.word("value.missing");
    };
    if cx.locale.language() == Language::English
        && figure.unit.kind == UnitKind::Count
        && let Some(label) = figure.label.get(cx.locale)
        && label.one != label.other
    {
        parts.unit = noun(&value.upper().unwrap_or(value.number()), label).to_owned();
    }
    parts.text()
}

/// The name of what is counted, in the form that the number takes.
pub(super) fn label(cx: &Context<'_>, figure: &Figure) -> String {
    let Some(forms) = figure.label.get(cx.locale) else { return String::new() };
    match figure.quantity() {
        Some(value) => noun(&value.upper().unwrap_or(value.number()), forms).to_owned(),
        None => forms.other.clone(),
    }
}

/// What a share is a share of, in words.
pub(super) fn whole(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    match figure.share_of.as_ref()? {
        ShareOf::Text(text) => text.get(cx.locale).map(|phrase| prose::plain(cx, phrase, None)),
        ShareOf::Scheme { scheme, edition: number, whole } => {
            if let Some(phrase) = whole.as_ref().and_then(|whole| whole.get(cx.locale)) {
                return Some(prose::plain(cx, phrase, None));
            }
            let name = cx.site().registry.schemes.get(scheme).map(|scheme| cx.text(&scheme.name))?;
            Some(match (number, cx.locale.language()) {
                (Some(number), Language::English) => {
                    format!("{} {name}", edition(*number, Language::English, &cx.style()))
                }
                (Some(number), Language::Chinese) => {
                    format!("{}{name}", edition(*number, Language::Chinese, &cx.style()))
                }
                (None, _) => name,
            })
        }
        ShareOf::Figure(_) => None,
    }
}

/// The figure in one plain sentence, with what it is a share of.
pub(super) fn detail(cx: &Context<'_>, figure: &Figure) -> String {
    sentence(cx, figure, whole(cx, figure))
}

fn sentence(cx: &Context<'_>, figure: &Figure, whole: Option<String>) -> String {
    let colon = cx.word("punctuation.colon");
    let list = cx.word("punctuation.list");
    let mut text =
        format!("{}{colon}{}{list}{}", label(cx, figure), short_text(cx, figure), cx.time(&figure.time));
    if let Some(whole) = whole {
        text.push_str(&format!("{}{whole}", cx.word("punctuation.semicolon")));
    }
    if let Some((words, _)) = &figure.as_stated {
        let (open, close) = ("“", "”");
        text.push_str(&format!("{}{open}{words}{close}", cx.word("punctuation.semicolon")));
    }
    text
}

/// The marks of a figure's sources and of its note.
pub(super) fn note_refs(cx: &mut Context<'_>, figure: &Figure, within: Option<&str>) -> Vec<NoteRef> {
    let locator = cx.some_text(&figure.locator);
    let shown = short_text(cx, figure);
    let mut refs = Vec::new();
    for id in &figure.sources {
        let mark = cx.notes.mark(Key::Source { id: id.clone(), locator: locator.clone() });
        cx.notes.stands_for(&mark, &shown);
        refs.push(mark);
    }
    if let Some(note) = figure.note.as_ref().and_then(|note| note.get(cx.locale)) {
        let html = prose::inline_without_marks(cx, note, within);
        refs.push(cx.notes.mark(Key::Text(html)));
    }
    refs
}

/// A figure in a sentence; `html` are the author's own words, or nothing.
pub(super) fn inline(
    cx: &mut Context<'_>,
    figure: &Figure,
    html: &str,
    within: Option<&str>,
    marks: Marks,
) -> String {
    let words = if html.trim().is_empty() { escape(&full_text(cx, figure)) } else { html.to_owned() };
    // The words of a whole are written without marks and may name figures themselves. Those leave their own wholes out, so
    // that figures which name each other come to an end.
    let title = escape(&match marks {
        Marks::Shown => detail(cx, figure),
        Marks::Left => sentence(cx, figure, None),
    });
    let value = figure.quantity().map(|value| value.number().machine_text());
    let shown = match &value {
        Some(value) => format!("<data value=\"{value}\" title=\"{title}\">{words}</data>"),
        None => format!("<span class=\"figure-missing\" title=\"{title}\">{words}</span>"),
    };
    if marks == Marks::Left {
        return format!("<span class=\"figure\">{shown}</span>");
    }
    let status =
        status(cx, figure).map(|status| format!(" <span class=\"figure-status\">{}</span>", escape(&status)));
    let refs = note_refs(cx, figure, within);
    let marks: String = refs.iter().map(|mark| mark_html(cx, mark)).collect();
    // A mark never begins a line: short words stay together with it.
    let class = if words.chars().count() <= SHORT { "figure figure-short" } else { "figure" };
    format!("<span class=\"{class}\">{shown}{}{marks}</span>", status.unwrap_or_default())
}

/// The most characters that are kept on one line.
const SHORT: usize = 24;

/// The state of a figure in words, unless it is settled.
pub(super) fn status(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    (figure.status != Status::Normal).then(|| cx.word(&format!("status.{}", figure.status.word())))
}

/// Why there is no number.
pub(super) fn missing(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    match &figure.value {
        Value::Missing { reason } => Some(cx.text(reason)),
        Value::Stated(_) => None,
    }
}

fn changes(cx: &mut Context<'_>, figure: &Figure, within: Option<&str>) -> Vec<ChangeView> {
    let mut changes: Vec<_> = figure.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date.start()));
    changes
        .into_iter()
        .map(|change| ChangeView {
            date: cx.date(change.date),
            kind: cx.word(&format!("change.{}", change.kind.word())),
            from: Some(cx.text(&change.from)),
            to: Some(cx.text(&change.to)),
            reason: change
                .reason
                .get(cx.locale)
                .map(|phrase| prose::plain(cx, phrase, within))
                .unwrap_or_default(),
        })
        .collect()
}
