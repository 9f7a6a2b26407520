//! What a figure says about its own changes.

use super::Checked;
use super::wording::stated_in;
use crate::diag::{Diagnostic, Diagnostics, table::earlier};
use crate::format::mention::{Verdict, verdict};
use crate::model::Site;
use crate::model::figure::{Change, ChangeKind, Figure};
use crate::model::locale::{Language, Localized};
use crate::model::quantity::{Number, Qualifier, Quantity};
use crate::model::unit::UnitKind;

/// All figures that have their home here; what a statistic borrows of a case is looked at there.
fn changed(site: &Site) -> impl Iterator<Item = &Figure> {
    site.figures()
        .filter(|found| !found.is_borrowed())
        .map(|found| found.figure)
        .filter(|figure| !figure.changes.is_empty())
}

pub(super) fn a_change_changes_something(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in changed(checked.site) {
        for change in &figure.changes {
            if change.kind != ChangeKind::Retraction && change.from == change.to {
                let value = change.from.iter().next().map(|(_, text)| text.clone()).unwrap_or_default();
                let same = Diagnostic::new(earlier::UNCHANGED, change.place).with("id", &figure.id);
                diags.push(same.with("value", value));
            }
        }
    }
}

pub(super) fn changes_lead_to_the_present_value(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in changed(checked.site) {
        let Some(last) = elsewhere(figure) else { continue };
        let said = last.to.iter().next().map(|(_, text)| text.clone()).unwrap_or_default();
        let found =
            Diagnostic::new(earlier::ENDS_ELSEWHERE, last.place).with("id", &figure.id).with("said", said);
        let found = found.with("stated", stated_in(checked.site, figure, Language::English));
        diags.push(
            found.with("stated_zh", stated_in(checked.site, figure, Language::Chinese)).also(figure.place),
        );
    }
}

/// The last change, where it ends at another number than the figure's.
///
/// One from before the end of the figure's own time says nothing of it: a newer number may have followed. Of several of the
/// last day any may be the last, since they may stand in either order.
pub(super) fn elsewhere(figure: &Figure) -> Option<&Change> {
    let last = figure.changes.iter().max_by_key(|change| change.date.start())?;
    let is_after = figure.time.period().end().is_some_and(|end| last.date.end() >= end);
    let quantity = figure.quantity().filter(|_| is_after)?;
    let of_that_day = || figure.changes.iter().filter(|change| change.date.start() == last.date.start());
    let may_end_here = |change: &Change| {
        let kind = figure.unit.kind;
        // Words without a number say nothing that could be wrong.
        change.kind == ChangeKind::Retraction
            || says(&change.to, quantity, kind)
            || !has_number(&change.to, quantity, kind)
    };
    (!of_that_day().any(may_end_here)).then_some(last)
}

pub(super) fn changes_have_come_about(checked: &Checked<'_>, diags: &mut Diagnostics) {
    let as_of = checked.site.config.as_of;
    for figure in changed(checked.site) {
        for change in figure.changes.iter().filter(|change| change.date.start() > as_of.end()) {
            let ahead = Diagnostic::new(earlier::CHANGE_AHEAD, change.place).with("id", &figure.id);
            diags.push(ahead.with("date", change.date).with("as_of", as_of));
        }
    }
}

pub(super) fn changes_stand_in_order(checked: &Checked<'_>, diags: &mut Diagnostics) {
    for figure in changed(checked.site) {
        let days: Vec<_> = figure.changes.iter().map(|change| change.date.start()).collect();
        // The newest first is an order too.
        if !days.is_sorted() && !days.iter().rev().is_sorted() {
            diags.push(Diagnostic::new(earlier::DISORDER, figure.changes[0].place).with("id", &figure.id));
        }
    }
}

/// Whether the texts of a change state this quantity, each in its own language.
pub(super) fn says(texts: &Localized<String>, quantity: &Quantity, kind: UnitKind) -> bool {
    texts.iter().all(|(locale, text)| {
        let language = locale.map_or_else(|| language_of(text), |locale| locale.language());
        let is_bare = || {
            // A percentage may stand without its sign, as in `value`.
            let number = text.parse::<Number>().ok();
            number == Some(quantity.number()) && quantity.qualifier() == Qualifier::Exact
        };
        is_bare() || verdict(text, language, quantity, kind) == Verdict::Agrees
    })
}

fn has_number(texts: &Localized<String>, quantity: &Quantity, kind: UnitKind) -> bool {
    texts.iter().any(|(locale, text)| {
        let language = locale.map_or_else(|| language_of(text), |locale| locale.language());
        text.parse::<Number>().is_ok()
            || matches!(verdict(text, language, quantity, kind), Verdict::Differs { .. })
    })
}

fn language_of(text: &str) -> Language {
    let has_han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if has_han { Language::Chinese } else { Language::English }
}
