//! Figures on the page: in a strip, in a sentence, in a cell.

use super::context::Context;
use super::notes::{self, Key, mark_html};
use super::prose;
use super::svg::escape;
use super::theme::Arg;
use super::view::{ChangeView, FigureView, NoteRef};
use crate::format::number::MINUS;
use crate::format::ordinal::edition;
use crate::format::quantity::{Parts, among, noun, quantity};
use crate::format::scaling::Scaling;
use crate::model::Lookup;
use crate::model::figure::{Figure, ShareOf, Status, Value};
use crate::model::label::Label;
use crate::model::locale::{Language, Localized};
use crate::model::quantity::Quantity;
use crate::model::reader::Phrase;
use crate::model::unit::{Unit, UnitKind};

/// Whether the page has notes at its foot that marks can lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Shown,
    Left,
    /// Left, and of the markup the words alone are kept.
    Stripped,
}

/// A figure for a strip.
pub(super) fn view(cx: &mut Context<'_>, figure: &Figure, within: Option<&str>, marks: Marks) -> FigureView {
    view_among(cx, figure, Scaling::Each, within, marks)
}

/// The same beside others, as they are written.
pub(super) fn view_among(
    cx: &mut Context<'_>,
    figure: &Figure,
    scaling: Scaling,
    within: Option<&str>,
    marks: Marks,
) -> FigureView {
    let (language, style) = (cx.locale.language(), cx.style());
    let parts = figure.quantity().map(|value| among(value, &figure.unit, scaling, language, &style));
    let said = match scaling {
        Scaling::Each => Said::with(cx, figure, parts.as_ref()),
        _ => Said::of(cx, figure),
    };
    let note_refs = match marks {
        Marks::Shown => marked(cx, figure, &said.number, within),
        Marks::Left | Marks::Stripped => Vec::new(),
    };
    let detail = sentence(cx, figure, &said, whole(cx, figure, within));
    let unit = match &parts {
        Some(_) if language == Language::English && figure.unit.kind == UnitKind::Count => String::new(),
        Some(parts) => parts.unit.clone(),
        None => String::new(),
    };
    let (before, number, after) = match parts {
        Some(parts) => (parts.before, parts.number, parts.after),
        None => Default::default(),
    };
    let filled = |text: String| (!text.is_empty()).then_some(text);
    FigureView {
        key: figure.id.clone(),
        label: said.label,
        before: filled(before),
        number,
        after: filled(after),
        unit: filled(unit),
        value: figure.quantity().map(|value| value.number().machine_text()).unwrap_or_default(),
        missing: missing(cx, figure),
        qualifier: figure.quantity().map(|value| value.qualifier().to_string()).unwrap_or_default(),
        note_refs,
        period: Some(said.time),
        source_short: None,
        status: status(cx, figure),
        detail: Some(detail),
        href: None,
        changes: changes(cx, figure, within),
    }
}

/// What a figure says wherever it stands: its name, its number without a counted noun, and its time.
struct Said {
    label: String,
    number: String,
    time: String,
}

impl Said {
    fn of(cx: &Context<'_>, figure: &Figure) -> Said {
        Said::with(cx, figure, parts(cx, figure).as_ref())
    }

    /// The same where the number was written already, as it is written alone.
    fn with(cx: &Context<'_>, figure: &Figure, parts: Option<&Parts>) -> Said {
        let number = match parts {
            Some(parts) => without_noun(cx, parts.clone(), &figure.unit),
            None => cx.word("value.missing"),
        };
        Said { label: label(cx, figure), number, time: cx.time_of(figure) }
    }
}

/// The written number, where there is one.
pub(super) fn parts(cx: &Context<'_>, figure: &Figure) -> Option<Parts> {
    let value = figure.quantity()?;
    Some(quantity(value, &figure.unit, cx.locale.language(), &cx.style()))
}

/// Qualifier and number without a counted noun: `over 5,000`, `45.7%`, `超过5000人次`.
pub(super) fn short_text(cx: &Context<'_>, figure: &Figure, scaling: Scaling) -> String {
    match figure.quantity() {
        Some(value) => short_value(cx, value, &figure.unit, scaling),
        None => cx.word("value.missing"),
    }
}

/// The same of a number that is no figure.
pub(super) fn short_value(cx: &Context<'_>, value: &Quantity, unit: &Unit, scaling: Scaling) -> String {
    without_noun(cx, among(value, unit, scaling, cx.locale.language(), &cx.style()), unit)
}

fn without_noun(cx: &Context<'_>, mut parts: Parts, unit: &Unit) -> String {
    if cx.locale.language() == Language::English && unit.kind == UnitKind::Count {
        parts.unit.clear();
    }
    parts.text()
}

/// A unit in words; a bare ratio has none.
pub(super) fn unit_words(unit: &Unit, language: Language) -> String {
    match (unit.kind, language) {
        (UnitKind::Percent, _) => "%".to_owned(),
        (_, Language::English) => unit.english.other.clone(),
        // 名 is said beside a number only; a table counts 人.
        (_, Language::Chinese) if unit.chinese.before.is_empty() && unit.chinese.after == "名" => {
            "人".to_owned()
        }
        (_, Language::Chinese) if unit.chinese.before.is_empty() => unit.chinese.after.clone(),
        // 每万人…件 is, as a unit, 件/万人.
        (_, Language::Chinese) => {
            format!("{}/{}", unit.chinese.after, unit.chinese.before.trim_start_matches('每'))
        }
    }
}

/// What an empty link is filled in with: in English the noun follows, in Chinese the classifier.
fn full_text(cx: &Context<'_>, figure: &Figure, parts: Option<Parts>) -> String {
    let (Some(mut parts), Some(value)) = (parts, figure.quantity()) else {
        return missing(cx, figure).unwrap_or_default();
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

/// The name of what is counted, of no number in particular.
pub(super) fn label_of(cx: &Context<'_>, label: &Label) -> String {
    label.get(cx.locale).map(|forms| forms.other.clone()).unwrap_or_default()
}

/// What a share is a share of, in words; `case` is the case that the figure stands in.
pub(super) fn whole(cx: &Context<'_>, figure: &Figure, case: Option<&str>) -> Option<String> {
    let said = |text: &Localized<Phrase>| text.get(cx.locale).map(|phrase| prose::plain(cx, phrase, case));
    match figure.share_of.as_deref()? {
        ShareOf::Text(text) => said(text),
        ShareOf::Scheme { scheme, edition: number, whole } => {
            let name = cx.site().registry.schemes.get(scheme).map(|scheme| cx.text(&scheme.name))?;
            let language = cx.locale.language();
            let named = match (number, language) {
                (Some(number), Language::English) => {
                    format!("{} {name}", edition(*number, language, &cx.style()))
                }
                (Some(number), Language::Chinese) => {
                    format!("{}{name}", edition(*number, language, &cx.style()))
                }
                (None, _) => name,
            };
            Some(match whole.as_ref().and_then(said) {
                Some(whole) => format!("{whole}{}{named}", cx.word("punctuation.list")),
                None => named,
            })
        }
        ShareOf::Figure { whole: address, .. } => match cx.site().figure(case, address) {
            Lookup::Found(whole) => Some(label(cx, whole)),
            Lookup::Broken | Lookup::Unknown => None,
        },
    }
}

/// The figure in one plain sentence, with what it is a share of.
fn sentence(cx: &Context<'_>, figure: &Figure, said: &Said, whole: Option<String>) -> String {
    let (colon, list) = (cx.joint("punctuation.colon"), cx.joint("punctuation.list"));
    let Said { label, number, time } = said;
    let mut text = [label.as_str(), &colon, number, &list, time].concat();
    if let Some(whole) = whole {
        text.push_str(&format!("{}{whole}", cx.word("punctuation.semicolon")));
    }
    if let Some((words, _)) = figure.as_stated.as_deref() {
        let (open, close) = ("“", "”");
        text.push_str(&format!("{}{open}{words}{close}", cx.word("punctuation.semicolon")));
    }
    text
}

/// The marks of a figure's sources and of its note; the notes name it as it is written here.
pub(super) fn note_refs(
    cx: &mut Context<'_>,
    figure: &Figure,
    scaling: Scaling,
    within: Option<&str>,
) -> Vec<NoteRef> {
    let shown = short_text(cx, figure, scaling);
    marked(cx, figure, &shown, within)
}

fn marked(cx: &mut Context<'_>, figure: &Figure, shown: &str, within: Option<&str>) -> Vec<NoteRef> {
    let locator = cx.some_text(&figure.locator);
    let mut refs = Vec::new();
    for id in &figure.sources {
        let mark = notes::mark(cx, Key::Source { id: id.clone(), locator: locator.clone() });
        cx.notes.stands_for(&mark, shown);
        refs.push(mark);
    }
    if let Some(basis) = figure.basis.as_ref().and_then(|basis| basis.get(cx.locale)) {
        let html = prose::inline_without_marks(cx, basis, within);
        let said = format!("{}{}{html}", escape(&cx.word("fact.basis")), cx.word("punctuation.colon"));
        refs.push(notes::mark(cx, Key::Text(said)));
    }
    if let Some(note) = figure.note.as_ref().and_then(|note| note.get(cx.locale)) {
        let html = prose::inline_without_marks(cx, note, within);
        refs.push(notes::mark(cx, Key::Text(html)));
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
    let is_named = !html.trim().is_empty();
    // Where words alone are kept and the author has some, nothing asks for the number.
    let parts = if is_named && marks == Marks::Stripped { None } else { parts(cx, figure) };
    let said = (marks != Marks::Stripped).then(|| Said::with(cx, figure, parts.as_ref()));
    let words = match is_named {
        true => with_minus(figure, html),
        false => escape(&full_text(cx, figure, parts)),
    };
    // That a series breaks here is nothing to say within a sentence.
    let status = status(cx, figure).filter(|_| figure.status != Status::Break || is_retracted(figure));
    let status = status.map(|status| {
        let said = cx.words("figure.status", &[("status", Arg::Text(&status))]);
        format!("<span class=\"figure-status\">{}</span>", escape(&said))
    });
    let status = status.unwrap_or_default();
    let Some(said) = said else { return words + &status };
    // The words of a whole are written without marks and may name figures themselves. Those leave their own wholes out, so
    // that figures which name each other come to an end.
    let title = escape(&match marks {
        Marks::Shown => sentence(cx, figure, &said, whole(cx, figure, within)),
        Marks::Left | Marks::Stripped => sentence(cx, figure, &said, None),
    });
    let value = figure.quantity().map(|value| value.number().machine_text());
    let shown = match &value {
        Some(value) => format!("<data value=\"{value}\" title=\"{title}\">{words}</data>"),
        None => format!("<span class=\"figure-missing\" title=\"{title}\">{words}</span>"),
    };
    if marks == Marks::Left {
        return format!("<span class=\"figure\">{shown}{status}</span>");
    }
    let refs = marked(cx, figure, &said.number, within);
    let marks: String = refs.iter().map(mark_html).collect();
    // A mark never begins a line: short words stay together with it.
    let class = if words.chars().count() <= SHORT { "figure figure-short" } else { "figure" };
    format!("<span class=\"{class}\">{shown}{status}{marks}</span>")
}

/// An author's words for a negative figure, whose hyphen is a minus sign to readers: `-3%` on a keyboard is −3%.
fn with_minus(figure: &Figure, html: &str) -> String {
    if figure.quantity().is_none_or(|stated| !stated.number().value().is_sign_negative()) {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut before = None;
    let mut letters = html.chars().peekable();
    while let Some(letter) = letters.next() {
        let begins = before.is_none_or(|before: char| !before.is_alphanumeric() || !before.is_ascii());
        let counts = letters.peek().is_some_and(|next| next.is_ascii_digit() || "£€¥$".contains(*next));
        out.push(if letter == '-' && begins && counts { MINUS } else { letter });
        before = Some(letter);
    }
    out
}

/// The most characters that are kept on one line.
const SHORT: usize = 24;

/// The state of a figure in words, unless it is settled. A number that was withdrawn is said to be so wherever it stands.
pub(super) fn status(cx: &Context<'_>, figure: &Figure) -> Option<String> {
    if is_retracted(figure) {
        return Some(cx.word("status.retracted"));
    }
    status_word(cx, figure.status)
}

/// A state in words, unless it is settled.
pub(super) fn status_word(cx: &Context<'_>, status: Status) -> Option<String> {
    (status != Status::Normal).then(|| cx.word(&format!("status.{}", status.word())))
}

/// Whether the last change of a figure withdrew it.
pub(super) fn is_retracted(figure: &Figure) -> bool {
    figure.is_retracted()
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
            label: None,
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
